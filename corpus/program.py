"""Which program read this file? What another program could not read is tried again, and what it read may be read anew."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

_READERS = ("*.py", "*.toml", "*.txt", "*.csv")


@cache
def program() -> str:
    """A name for the code and the knowledge that read papers: the same code bears the same name on every machine."""
    folder = Path(__file__).parent
    found = hashlib.sha256()
    paths = sorted(path.relative_to(folder) for ending in _READERS for path in folder.rglob(ending))
    for path in paths:
        if path.parts[0] != "sample":
            found.update(path.as_posix().encode() + b"\0" + (folder / path).read_bytes())
    return found.hexdigest()[:12]
