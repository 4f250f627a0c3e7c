"""Who writes what an engine reads?"""

from __future__ import annotations

from pathlib import Path

from indexer.engines import WRITERS, Writer


def writer_for(engine: str, folder: Path) -> Writer:
    """A writer of indexes that the engine answers from: the plain one reads those of arrays."""
    return WRITERS["arrays" if engine == "plain" else engine](folder)
