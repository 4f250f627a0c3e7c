"""Where are the files of a segment in Whoosh's storage, and how are they opened?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from whoosh.codec import base
from whoosh.filedb.filestore import FileStorage

from indexer.codec.arrayfile import ArrayFile
from indexer.codec.arraywriter import ArrayFileWriter


def create(storage: Any, segment: base.Segment, ext: str) -> ArrayFileWriter:
    """Begin one of the segment's files in Whoosh's storage."""
    return ArrayFileWriter(segment.create_file(storage, ext))


def open_arrays(storage: Any, segment: base.Segment, ext: str) -> ArrayFile:
    """Open one of the segment's files, by memory map where it is a file on disk."""
    name = segment.make_filename(ext)
    if isinstance(storage, FileStorage):
        return ArrayFile.map(Path(storage.folder) / name)
    return ArrayFile(storage.open_file(name).read(), name)
