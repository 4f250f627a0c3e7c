"""Which files shall not be ingested? What a `.dossierignore` says, in the form of .gitignore, for its folder and those below."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

NAME = ".dossierignore"

Ignoring = tuple[tuple[str, "GitIgnoreSpec"], ...]  # a folder, with a slash, and what its file says; the outermost first


def ignoring_in(folder: Path) -> Ignoring:
    """The rules of a folder's own .dossierignore; none where it has none."""
    try:
        content = (folder / NAME).read_bytes()
    except OSError:
        return ()
    from pathspec import GitIgnoreSpec  # seldom needed

    from corpus.loaders.encoding import decode

    return ((f"{folder.as_posix().rstrip('/')}/", GitIgnoreSpec.from_lines(decode(content).splitlines())),)


def is_ignored(ignoring: Ignoring, path: str, *, folder: bool) -> bool:
    """Is a path left out? The innermost file that says anything of it decides, and in it the last line that fits."""
    for base, rules in reversed(ignoring):
        verdict = rules.check_file(Path(path).as_posix().removeprefix(base) + ("/" if folder else "")).include
        if verdict is not None:
            return verdict
    return False
