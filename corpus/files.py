"""Which files lie at these paths, and what is known of each without opening it?"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from operator import attrgetter
from pathlib import Path

from corpus.home import CONFIG
from corpus.ignoring import NAME as IGNORE
from corpus.ignoring import Ignoring, ignoring_in, is_ignored
from corpus.metadata_csv import NAME, Metadata, read_metadata
from corpus.nouns import NamedTuple
from corpus.records import Given, Locator, Rejection

_OF_A_HOME = {
    CONFIG,
    "store.db",
    "store.db-wal",
    "store.db-shm",
    "store.db.lock",
    "index.key",
    "index.lock",
    "actors.toml",
    "people.db",
    "people.lock",
    "saved.toml",
    "saved.lock",
    "last-search.json",
}
_FOLDERS_OF_A_HOME = {"index", "topics", "seen"}
_LEAVINGS = ("~", ".tmp", ".part", ".crdownload")  # of editors and browsers
HERE = "."  # the home itself, as a root


class FoundFile(NamedTuple):
    """A file to ingest, as its folder lists it. `shown` is its name in records: from the home, else absolute."""

    path: str
    shown: str
    size: int
    mtime_ns: int
    given: tuple[Given, ...] = ()


@dataclass(slots=True)
class Found:
    """Everything at the paths that were named. What is known below a root and was not found is missing."""

    home: Path | None  # None: files are shown as their paths were typed
    files: dict[str, FoundFile] = field(default_factory=dict)
    roots: list[str] = field(default_factory=list)
    folders: list[str] = field(default_factory=list)
    rejections: list[Rejection] = field(default_factory=list)
    absent: list[Rejection] = field(default_factory=list)  # paths that were named and are not there
    tables: dict[Path, Metadata] = field(default_factory=dict)

    def sorted_files(self) -> tuple[FoundFile, ...]:
        """The files, each once, in the order of their names, whatever the folder lists first."""
        return tuple(self.files[shown] for shown in sorted(self.files))


def find_files(paths: Iterable[Path], home: Path | None) -> Found:
    """Every file at or below the paths. Left out are hidden files, what belongs to a home, leavings of programs, and what a
    .dossierignore names; a file that is named itself is never left out for that.
    """
    found = Found(home.resolve() if home is not None else None)
    for path in paths:
        whole = path.resolve() if home is not None else path
        shown = _shown(found, whole)
        found.roots.append(shown)
        try:
            status = whole.stat()
        except OSError as error:
            (found.absent if isinstance(error, FileNotFoundError) else found.rejections).append(_unreadable(shown, error))
            continue
        if stat.S_ISDIR(status.st_mode):
            found.folders.append(shown)
            if found.home and found.home != whole and found.home.is_relative_to(whole):
                found.roots.append(HERE)
            for file in _below(found, whole, {}, _above(found, whole)):
                found.files.setdefault(file.shown, file)
        elif not stat.S_ISREG(status.st_mode):
            found.rejections.append(_no_file(shown, status.st_mode))
        elif whole.name != NAME:
            given = _table(found, whole.parent).given.get(whole.name, ())
            found.files.setdefault(shown, FoundFile(str(whole), shown, status.st_size, status.st_mtime_ns, given))
    found.rejections = list(dict.fromkeys(found.rejections))  # one folder may lie in another
    return found


def _above(found: Found, folder: Path) -> Ignoring:
    """The .dossierignore files between the home and a folder in it."""
    if found.home is None or not folder.is_relative_to(found.home):
        return ()
    outer = [path for path in reversed(folder.parents) if path.is_relative_to(found.home)]
    return tuple(rule for path in outer for rule in ignoring_in(path))


def _below(found: Found, folder: Path, above: dict[str, tuple[Given, ...]], ignoring: Ignoring) -> Iterator[FoundFile]:
    given = {**above, **_table(found, folder).given}
    shown = _shown(found, folder)
    prefix = "" if shown == HERE else f"{shown.rstrip('/')}/"
    try:
        entries = sorted(os.scandir(folder), key=attrgetter("name"))
    except OSError as error:
        found.rejections.append(_unreadable(shown, error))
        return
    names = {entry.name for entry in entries}
    of_a_home = CONFIG in names
    if IGNORE in names:
        ignoring = (*ignoring, *ignoring_in(folder))
    for entry in entries:
        if entry.name.startswith(".") or entry.name == NAME or entry.name.endswith(_LEAVINGS):
            continue
        if of_a_home and entry.name in (_FOLDERS_OF_A_HOME if entry.is_dir() else _OF_A_HOME):
            continue
        if ignoring and is_ignored(ignoring, entry.path, folder=entry.is_dir(follow_symlinks=False)):
            continue
        name = _printable(entry.name)
        if entry.is_dir(follow_symlinks=False):
            inside = {key.removeprefix(f"{name}/"): facts for key, facts in given.items() if key.startswith(f"{name}/")}
            yield from _below(found, folder / entry.name, inside, ignoring)
            continue
        at = prefix + name
        try:
            status = entry.stat()
        except OSError as error:
            found.rejections.append(_unreadable(at, error, link=entry.is_symlink()))
            continue
        if stat.S_ISREG(status.st_mode):
            yield FoundFile(entry.path, at, status.st_size, status.st_mtime_ns, given.get(name, ()))
        else:
            found.rejections.append(_no_file(at, status.st_mode))


def _table(found: Found, folder: Path) -> Metadata:
    if folder not in found.tables:
        found.tables[folder] = read_metadata(folder, _shown(found, folder))
        found.rejections.extend(found.tables[folder].rejections)
    return found.tables[folder]


def _shown(found: Found, path: Path) -> str:
    """A path as records name it: from the home where it lies inside it, so that a home can move with its papers."""
    inside = found.home is not None and path.is_relative_to(found.home)
    return _printable((path.relative_to(found.home) if inside and found.home else path).as_posix())


def _printable(name: str) -> str:
    """A name as text; bytes that are no UTF-8 become escapes."""
    if name.isascii():
        return name
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _no_file(shown: str, mode: int) -> Rejection:
    if stat.S_ISDIR(mode):
        return Rejection(
            Locator(shown), "load", f"{shown} is a link to a folder, and is not followed. Ingest that folder itself."
        )
    return Rejection(Locator(shown), "load", f"{shown} is a pipe, a socket or a device, not a file. Leave it out.")


def _unreadable(shown: str, error: OSError, *, link: bool = False) -> Rejection:
    if isinstance(error, FileNotFoundError) and link:
        reason = f"{shown} is a link to a file that is not there. Mend the link, or take it away."
        return Rejection(Locator(shown), "load", reason)
    if isinstance(error, FileNotFoundError):
        return Rejection(Locator(shown), "load", f"there is no file or folder {shown}. Check the path.")
    return Rejection(Locator(shown), "load", f"{shown} cannot be read: {error.strerror}. Check that it may be read.")


def covered(path: str, roots: Iterable[str]) -> bool:
    """Is it one of the roots, or below one?"""
    for root in roots:
        if path == root or (not path.startswith("/") if root == HERE else path.startswith(f"{root.rstrip('/')}/")):
            return True
    return False
