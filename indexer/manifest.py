"""What does this index hold, and may it be opened?

`index/current` names the folder of the index in use, and `manifest.json` in it says what was written there: the engine, the
revision of the records, the versions of the rules, and the size and hash of each file. The manifest is sealed with a key that
lies in the home, since an index may hold pickles: a folder that comes from elsewhere is never opened.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

from corpus.home import Home, write_private
from corpus.nouns import TYPE_CHECKING, NamedTuple
from indexer import analysis
from indexer.errors import IndexDamaged, IndexerError, IndexMissing, IndexStale
from indexer.fields import FIELDS, SORT_KEYS
from indexer.fields import VERSION as FIELDS_VERSION
from indexer.sealing import digest, same, seal

if TYPE_CHECKING:
    from typing import Any, TypeVar

    T = TypeVar("T")

FORMAT = 1
FILE = "manifest.json"
POINTER = "current"
LOCK = "index.lock"  # in the home, held while an index is written
MEND = "Run `dossier rebuild`."
HASHED_ON_OPENING = 1 << 20  # files up to so many bytes: the tables of contents are among them


class Manifest(NamedTuple):
    """What an index folder holds. `files` maps each file's name to its size in bytes and its SHA-256."""

    engine: str
    revision: int
    records: int
    versions: Mapping[str, str | int]
    files: Mapping[str, tuple[int, str]]

    @property
    def digest(self) -> str:
        """One hash of everything that was written."""
        return digest(json.dumps(sorted(self.files.items())).encode())


def versions(engine: str) -> dict[str, str | int]:
    """The versions of all that an index depends on beside the records."""
    from indexer.engines import VERSIONS

    fields = repr([(field.name, field.kind, field.facet) for field in FIELDS.values()] + list(SORT_KEYS))
    return {
        "format": FORMAT,
        "engine": VERSIONS[engine],
        "analysis": analysis.VERSION,
        "fields": f"{FIELDS_VERSION}-{digest(fields.encode())[:12]}",
    }


def with_current(home: Home, use: Callable[[Path, Manifest], T]) -> T:
    """What `use` makes of the current index folder and its manifest.

    Raises IndexMissing, IndexStale or IndexDamaged. A folder that another process replaces just then is not damaged: the
    new one is used.
    """
    name = current_name(home)
    while True:
        folder = home.index_path / name
        try:
            return use(folder, read_manifest(home, folder))
        except (IndexDamaged, FileNotFoundError) as error:
            newer = current_name(home)
            if newer == name:
                if isinstance(error, IndexDamaged):
                    raise
                raise IndexDamaged(f"the index in {folder} has lost a file: {error}. {MEND}") from error
            name = newer


def current_name(home: Home) -> str:
    """The name of the current index folder. Raises IndexMissing."""
    try:
        name = (home.index_path / POINTER).read_text("utf-8").strip()
    except FileNotFoundError:
        raise IndexMissing(f"{home.root} has no index yet. {MEND}") from None
    except (OSError, ValueError) as error:
        raise IndexDamaged(f"{home.index_path / POINTER} cannot be read: {error}. {MEND}") from error
    if not name.isdecimal():
        raise IndexDamaged(f"{home.index_path / POINTER} names no index folder. {MEND}")
    return name


def read_manifest(home: Home, folder: Path) -> Manifest:
    """The manifest of an index folder that this home wrote with these rules, and whose files are there as written."""
    form = _sealed_form(home, folder)
    if form["versions"] != versions_or_none(form["engine"]):
        raise IndexStale(f"the index in {folder} was made by other rules than those of this version. {MEND}")
    files = {name: (size, hash) for name, (size, hash) in form["files"].items()}
    manifest = Manifest(form["engine"], form["revision"], form["records"], form["versions"], files)
    if damaged := damaged_files(folder, manifest, HASHED_ON_OPENING):
        raise IndexDamaged(f"the index in {folder} is damaged ({', '.join(damaged)}). {MEND}")
    return manifest


def outdated(home: Home) -> str | None:
    """What about the current index is of another version of Dossier; None where nothing is, or where this home wrote none."""
    from indexer.engines import DEFAULT

    try:
        form = _sealed_form(home, home.index_path / current_name(home))
    except IndexerError:
        return None
    if form["engine"] != DEFAULT:
        return f"its engine is {form['engine']!r}, and now {DEFAULT!r}"
    now = versions(DEFAULT)
    other = sorted(name for name in now.keys() | form["versions"].keys() if form["versions"].get(name) != now.get(name))
    return f"it was written by other rules ({', '.join(other)})" if other else None


def _sealed_form(home: Home, folder: Path) -> dict[str, Any]:
    """What the manifest of a folder says, which this home has to have written."""
    try:
        form: dict[str, Any] = json.loads((folder / FILE).read_text("utf-8"))
        trusted = same(form.pop("seal"), _seal(_key(home), form))
    except (OSError, ValueError, KeyError, AttributeError, TypeError) as error:
        raise IndexDamaged(f"the manifest of the index in {folder} cannot be read: {error!r}. {MEND}") from error
    if not trusted:
        raise IndexStale(f"the index in {folder} was not written by this home. {MEND}")
    return form


def versions_or_none(engine: str) -> dict[str, str | int] | None:
    """The versions of an engine; None for one that this version does not know."""
    from indexer.engines import WRITERS

    return versions(engine) if engine in WRITERS else None


def damaged_files(folder: Path, manifest: Manifest, hashed_up_to: int | None = None) -> tuple[str, ...]:
    """The names of the files that are not as they were written; hashes only files up to a size, where one is given."""

    def damaged(name: str, size: int, hash: str) -> bool:
        path = folder / name
        if not path.is_file() or path.stat().st_size != size:
            return True
        return (hashed_up_to is None or size <= hashed_up_to) and hash_of(path) != hash

    return tuple(name for name, (size, hash) in manifest.files.items() if damaged(name, size, hash))


def damaged_since(folder: Path) -> tuple[str, ...]:
    """The names of all files of a folder that are not as its manifest says; none where there is no manifest to say it."""
    try:
        form = json.loads((folder / FILE).read_text("utf-8"))
    except (OSError, ValueError):
        return ()
    return damaged_files(folder, Manifest("", 0, 0, {}, {name: (size, hash) for name, (size, hash) in form["files"].items()}))


def write_manifest(home: Home, folder: Path, engine: str, *, revision: int, records: int, known: Mapping[str, str]) -> Manifest:
    """Say what the finished folder holds. `known` maps the inodes of files that need not be hashed again to their hashes."""
    files = {}
    for path in sorted(folder.iterdir()):
        if path.is_file():
            state = path.stat()
            files[path.name] = (state.st_size, known.get(inode(path)) or hash_of(path))
    manifest = Manifest(engine, revision, records, versions(engine), files)
    form = {"engine": engine, "revision": revision, "records": records, "versions": manifest.versions, "files": files}
    sealed = {**form, "seal": _seal(_key(home, make=True), form)}
    write_private(folder / FILE, json.dumps(sealed, indent=1))
    return manifest


def inode(path: Path) -> str:
    """What is the same for two names of one file."""
    state = path.stat()
    return f"{state.st_dev}:{state.st_ino}"


def hash_of(path: Path) -> str:
    """The SHA-256 of a file."""
    if path.stat().st_size <= HASHED_ON_OPENING:
        return digest(path.read_bytes())
    import hashlib  # what a search need not load

    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _seal(key: str, form: Mapping[str, object]) -> str:
    return seal(key.encode(), json.dumps(form, sort_keys=True).encode())


def _key(home: Home, make: bool = False) -> str:
    """The home's key; without one, nothing was written by this home."""
    path = home.root / "index.key"
    if path.exists():
        return path.read_text("utf-8")
    import secrets

    key = secrets.token_hex(32)
    if make:
        write_private(path, key)
    return key
