"""Which segments does an index have at its last commit? Read without Whoosh, so that a search does not import it.

Whoosh's table of contents is a few numbers, the pickled schema, and the pickled segments. The schema is passed over. Of the
segments, only our own class is let through, and what comes out is a plain `Entry`: nothing in the file can run.
"""

from __future__ import annotations

import io
import re
import struct
import time
import zlib
from collections.abc import Mapping
from pathlib import Path

from corpus.nouns import TYPE_CHECKING, NamedTuple
from indexer.codec.arrayfile import ArrayFile, DamagedIndexError
from indexer.codec.postings import FieldPostings
from indexer.errors import IndexMissing

if TYPE_CHECKING:
    from pickle import Unpickler, UnpicklingError
    from typing import Any
else:
    try:
        from _pickle import Unpickler, UnpicklingError  # what `pickle` itself gives, without the half of it that is not asked for
    except ImportError:
        from pickle import Unpickler, UnpicklingError

NAME = "MAIN"  # Whoosh's own default, so that whoosh.index.open_dir finds the index
DOCUMENTS = ".docs"  # what is known of each document
TERMS = ".terms"  # which documents hold a term

_FILE = re.compile(f"_{NAME}_([0-9]+)[.]toc")
_SIZES = (struct.calcsize("i"), struct.calcsize("q"), struct.calcsize("f"))
_START = struct.Struct("!ii")  # a mark, and the version of the format
_VERSION = -111
_TRIES = 20  # a reader looks again as often, where a commit took away what it was about to open

_WRONG = (UnpicklingError, ArithmeticError, AttributeError, EOFError, LookupError, TypeError, ValueError, struct.error)


class Entry(NamedTuple):
    """A segment as the table of contents knows it."""

    name: str
    documents: int  # deleted ones too
    deleted: tuple[int, ...]  # ascending


class OpenSegment:
    """A segment and its two files, mapped."""

    def __init__(self, folder: Path, entry: Entry) -> None:
        """Raises FileNotFoundError where a file is missing, DamagedIndexError where one is not whole."""
        self.entry = entry
        self.documents = ArrayFile.map(folder / f"{entry.name}{DOCUMENTS}")
        self.terms = ArrayFile.map(folder / f"{entry.name}{TERMS}")
        self._fields: dict[str, FieldPostings | None] = {}
        if self.documents.meta["documents"] != entry.documents:
            raise DamagedIndexError(self.documents.name, "it is not of the segment that the table of contents names")

    def __len__(self) -> int:
        """Documents, deleted ones too."""
        return self.entry.documents

    def field(self, name: str) -> FieldPostings | None:
        """The postings of a field, or None where no document has a term in it; kept, for every engine that asks."""
        if name not in self._fields:
            self._fields[name] = FieldPostings(self.terms, name) if f"{name}/docs" in self.terms else None
        return self._fields[name]


def state_sum(segid: str, documents: int, deleted: tuple[int, ...]) -> int:
    """A checksum of what the table of contents says of a segment."""
    return zlib.crc32(repr((segid, documents, deleted)).encode())


class _State:
    """Stands for our segment class while a table of contents is read."""

    def __setstate__(self, state: Mapping[str, Any]) -> None:
        self.state = state

    def entry(self) -> Entry:
        state = self.state
        deleted = tuple(state["deleted"])
        if state["sum"] != state_sum(state["segid"], state["documents"], deleted):
            raise ValueError(f"what it says of segment {state['segid']} does not match its checksum")
        return Entry(f"{state['indexname']}_{state['segid']}", state["documents"], deleted)


class _Unpickler(Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == ("indexer.codec.segment", "ArraySegment"):
            return _State
        if (module, name) in {("copyreg", "_reconstructor"), ("copy_reg", "_reconstructor")}:
            return _reconstruct
        if (module, name) in {("builtins", "object"), ("__builtin__", "object")}:
            return object
        raise UnpicklingError(f"it holds a {module}.{name}, which no index of arrays does")


def _reconstruct(kind: type, base: type, state: object) -> object:
    if kind is not _State or base is not object:
        raise UnpicklingError("it holds an object that no index of arrays does")
    return _State()


def latest(folder: Path) -> tuple[int, Path]:
    """The generation of the last commit, and its table of contents; raises IndexMissing where there is none."""
    found = [(int(match[1]), path) for path in folder.glob(f"_{NAME}_*.toc") if (match := _FILE.fullmatch(path.name))]
    if not found:
        raise IndexMissing(f"there is no index in {folder}. Run `dossier rebuild`.")
    return max(found)


def read_contents(path: Path) -> list[Entry]:
    """The segments that a table of contents names; raises FileNotFoundError, or DamagedIndexError."""
    stream = io.BytesIO(path.read_bytes())
    try:
        if tuple(_varint(stream) for _ in _SIZES) != _SIZES or _START.unpack(stream.read(8)) != (-12345, _VERSION):
            raise ValueError("it is of another version, or of another machine")
        for _ in range(3):
            _varint(stream)  # Whoosh's release
        stream.seek(_varint(stream), io.SEEK_CUR)  # the schema
        stream.seek(8, io.SEEK_CUR)  # the generation, and an unused number
        found = _Unpickler(stream).load()
        return [state.entry() for state in found]
    except _WRONG as error:
        raise DamagedIndexError(path.name, str(error)) from error


def _varint(stream: io.BytesIO) -> int:
    """A number in seven bits a byte, the lowest first."""
    number = shift = 0
    while True:
        byte = stream.read(1)[0]
        number |= (byte & 127) << shift
        if byte < 128:
            return number
        shift += 7


def open_segments(folder: Path) -> list[OpenSegment]:
    """The segments of the last commit. Raises IndexMissing or DamagedIndexError.

    Where another process commits just then and sweeps a file away, the new commit is opened.
    """
    for left in reversed(range(_TRIES)):
        _, path = latest(folder)
        try:
            return [OpenSegment(folder, entry) for entry in read_contents(path)]
        except FileNotFoundError as error:
            if not left:
                raise DamagedIndexError(Path(error.filename or path).name, "it is missing") from error
            time.sleep(0.01)
    raise AssertionError
