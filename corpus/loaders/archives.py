"""How is an archive read? Each member as a file of its own, in order, within the limits for what it may unpack to."""

from __future__ import annotations

import stat
import tarfile
import zipfile
from collections.abc import Iterator

from corpus.errors import LoadError
from corpus.limits import ARCHIVE_BYTES, ARCHIVE_MEMBERS, ARCHIVE_RATIO, ARCHIVE_RATIO_FROM, MB, PAPER_BYTES
from corpus.loaders.inputs import InputFile, inside, too_large
from corpus.loaders.members import load_member, shown_name
from corpus.records import RawDocument, Rejection

Loaded = RawDocument | Rejection

_OF_A_PROGRAM = ("__MACOSX/", ".git/")


def load_zip(file: InputFile) -> Iterator[Loaded]:
    """The papers of a ZIP archive. Raises LoadError where it is broken, empty or a bomb."""
    unpacked, members = 0, 0
    try:
        with file.open() as stream, zipfile.ZipFile(stream) as archive:
            for entry in archive.infolist():
                if entry.is_dir() or _is_left_out(entry.filename) or stat.S_ISLNK(entry.external_attr >> 16):
                    continue
                members, unpacked = members + 1, unpacked + entry.file_size
                _stop_at_limits(file, members, unpacked)
                if entry.file_size > max(ARCHIVE_RATIO_FROM, ARCHIVE_RATIO * entry.compress_size):
                    yield _rejected(file, entry.filename, f"unpacks to more than {ARCHIVE_RATIO} times its size")
                elif entry.file_size > PAPER_BYTES:
                    yield Rejection(place := inside(file.locator, shown_name(entry.filename)), "load", str(too_large(place)))
                elif entry.flag_bits & 1:
                    yield _rejected(file, entry.filename, "is encrypted")
                else:
                    yield from _zip_member(file, archive, entry)
    except (zipfile.BadZipFile, RuntimeError) as error:
        raise LoadError(f"{file.locator} is a broken ZIP archive: {error}. Fetch it again.") from error
    if not members:
        raise LoadError(f"{file.locator} is an archive without a file in it.")


def _zip_member(file: InputFile, archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[Loaded]:
    try:
        with archive.open(entry) as packed:
            content = packed.read(entry.file_size + 1)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError) as error:
        yield _rejected(file, entry.filename, f"cannot be unpacked ({error})")
    else:
        yield from load_member(file, entry.filename, content)


def load_tar(file: InputFile) -> Iterator[Loaded]:
    """The papers of a TAR archive, packed or not. Raises LoadError where it is broken, empty or a bomb."""
    unpacked, members = 0, 0
    try:
        with file.open() as stream, tarfile.open(fileobj=stream, mode="r|") as archive:
            for entry in archive:
                if not entry.isfile() or _is_left_out(entry.name):
                    continue
                members, unpacked = members + 1, unpacked + entry.size
                _stop_at_limits(file, members, unpacked)
                if entry.size > PAPER_BYTES:
                    yield Rejection(place := inside(file.locator, shown_name(entry.name)), "load", str(too_large(place)))
                    continue
                packed = archive.extractfile(entry)
                yield from load_member(file, entry.name.removeprefix("./"), packed.read() if packed else b"")
    except tarfile.TarError as error:
        raise LoadError(f"{file.locator} is a broken TAR archive: {error}. Fetch it again.") from error
    if not members:
        raise LoadError(f"{file.locator} is an archive without a file in it.")


def _is_left_out(name: str) -> bool:
    """Hidden files and what programs leave in archives, as in a folder."""
    parts = name.replace("\\", "/").removeprefix("./").split("/")
    return name.startswith(_OF_A_PROGRAM) or any(part.startswith(".") and part != ".." for part in parts)


def _stop_at_limits(file: InputFile, members: int, unpacked: int) -> None:
    if members > ARCHIVE_MEMBERS:
        raise LoadError(f"{file.locator} holds more than {ARCHIVE_MEMBERS:,} files. Unpack it and ingest the folder.")
    if unpacked > ARCHIVE_BYTES:
        raise LoadError(f"{file.locator} unpacks to more than {ARCHIVE_BYTES // MB} MB. Unpack it by hand if you trust it.")


def _rejected(file: InputFile, name: str, what: str) -> Rejection:
    place = inside(file.locator, shown_name(name))
    return Rejection(place, "load", f"{place} {what}. Unpack it by hand if you trust it.")
