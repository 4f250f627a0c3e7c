"""Where does everything of one collection lie?

A home is a folder with `dossier.toml` in it: the store (the truth), the index (a cache), and what the user wrote: topics,
actors, saved searches. Files of a home are for its owner only.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from corpus.errors import HomeError
from corpus.nouns import NamedTuple

CONFIG = "dossier.toml"

_CONFIG_TEXT = """\
# A Dossier home: everything of one collection lies in this folder.
#
#   store.db       the records: the truth; a plain SQLite database
#   index/         the search index: a cache, made anew by `dossier rebuild`
#   topics/        your topics, one TOML file each
#   actors.toml    people and organisations that you know
#   people.db      the people of `dossier actors import`
#
# Every setting is optional; what stands behind a # is the default.

# [ingest]
# jobs = 0                # worker processes; 0 means one for each processor

# [fields]                # of your JSON, CSV and TSV files: our name = theirs; see docs/formats.md
# text = "body"
# date = "meta.published"

# [search]
# results = 10            # hits on a page
# facets = []             # counted beside every page, such as ["topic:5", "kind"]
"""

_ACTORS_TEXT = """\
# People and organisations that you know. A name here is recognised in every paper, under each of its aliases.
#
# [[actor]]
# id = "rowan-ashdown"
# name = "Rowan Ashdown"
# type = "person"                      # or "organisation"
# aliases = ["Councillor Ashdown", "Cllr Ashdown"]
"""

_TOPIC_TEXT = """\
# A topic is a query that has been tested. Copy this file to <id>.toml, take the # away, and run `dossier topics`.
#
# label = "Safe reporting"
# query = '"safe reporting" OR "report safely"'
# must_match = ["Victims must be able to report safely."]
# must_not_match = ["The minister will report to the House."]
"""


class Home(NamedTuple):
    """The folder of one collection, and the place of each thing in it."""

    root: Path

    @property
    def config_path(self) -> Path:
        """What makes the folder a home."""
        return self.root / CONFIG

    @property
    def store_path(self) -> Path:
        """The SQLite file of the records."""
        return self.root / "store.db"

    @property
    def index_path(self) -> Path:
        """The folder of the index."""
        return self.root / "index"

    @property
    def topics_path(self) -> Path:
        """The folder of the user's topics."""
        return self.root / "topics"

    @property
    def actors_path(self) -> Path:
        """The user's people and organisations."""
        return self.root / "actors.toml"

    @property
    def people_path(self) -> Path:
        """The people that were imported."""
        return self.root / "people.db"

    @property
    def saved_path(self) -> Path:
        """The user's saved searches."""
        return self.root / "saved.toml"

    @property
    def last_search_path(self) -> Path:
        """The hits of the last search, so that `show 1` means the first of them."""
        return self.root / "last-search.json"

    @property
    def exists(self) -> bool:
        """Is there a home here?"""
        return self.config_path.is_file()

    def config(self) -> Mapping[str, Mapping[str, object]]:
        """The tables of dossier.toml; empty where there is none. Raises HomeError for a file that is no TOML."""
        try:
            text = self.config_path.read_text("utf-8")
            if all(line.startswith("#") for line in text.split("\n") if line):
                return {}  # as it was made: nothing is set
            import tomllib

            tables = tomllib.loads(text)
        except FileNotFoundError:
            return {}
        except (ValueError, OSError) as error:
            raise HomeError(f"{self.config_path} cannot be read: {error}. Correct it, or move it away.") from error
        return {name: table for name, table in tables.items() if isinstance(table, dict)}

    def relative(self, path: Path) -> str:
        """A path as records name it: from the home where it lies inside it, else absolute; always with slashes."""
        whole = path.resolve()
        root = self.root.resolve()
        return (whole.relative_to(root) if whole.is_relative_to(root) else whole).as_posix()


def create_home(root: Path) -> Home:
    """Makes the folder a home and returns it; what is there already stays as it is. Raises HomeError."""
    home = Home(root.absolute())
    try:
        for folder in (home.root, home.topics_path):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        for path, text in (
            (home.config_path, _CONFIG_TEXT),
            (home.actors_path, _ACTORS_TEXT),
            (home.topics_path / "example.toml.txt", _TOPIC_TEXT),
        ):
            if not path.exists():
                write_private(path, text)
    except OSError as error:
        raise HomeError(f"cannot make a home at {home.root}: {error.strerror or error}. Choose another folder.") from error
    return home


def find_home(explicit: Path | None, env: Mapping[str, str], cwd: Path) -> Home:
    """The home to use: the one named, else DOSSIER_HOME, else the nearest parent that is one, else the user's own.

    It need not exist yet: see `Home.exists`.
    """
    if explicit is not None:
        return Home(explicit.expanduser().absolute())
    if env.get("DOSSIER_HOME"):
        return Home(Path(env["DOSSIER_HOME"]).expanduser().absolute())
    for folder in (cwd.absolute(), *cwd.absolute().parents):
        if (folder / CONFIG).is_file():
            return Home(folder)
    given = env.get("XDG_DATA_HOME", "")
    user_data = Path(given) if Path(given).is_absolute() else Path(env.get("HOME") or Path.home()) / ".local" / "share"
    return Home(user_data / "dossier")


def write_private(path: Path, text: str, *, lasting: bool = True) -> None:
    """Writes a small file of a home, for its owner only, whole or not at all; `lasting` waits until the disk has it."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            if lasting:
                os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
