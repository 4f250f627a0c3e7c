"""What do the worker processes of an ingest do in tests? They import the module in which their work stands, and nothing more."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from multiprocessing import get_context

from corpus import workers
from corpus.files import FoundFile
from corpus.records import Record, Span, TopicMention


def firewall_topic(record: Record) -> tuple[TopicMention, ...]:
    """A matcher of one topic."""
    found = record.body.find("firewall")
    return (TopicMention("firewall", "Firewall", (Span(found, found + 8),)),) if found >= 0 else ()


def forked(patch: Callable[[object, str, object], None]) -> None:
    """Workers are copies of this process, where it does not matter that they start with nothing: they take no time to start."""
    patch(workers.multiprocessing, "get_context", partial(_forking, get_context))


def _forking(get: Callable[[str], object], method: str) -> object:
    assert method == "spawn"
    return get("fork")


def dies(files: Sequence[FoundFile], number: int, jobs: int) -> Iterator[workers.Chunk]:
    """Work for a crew that loses a worker at the file named so."""
    for file in files:
        if file.shown == "dies":
            os._exit(9)
        if file.shown == "hangs":
            time.sleep(60)
        yield workers.Chunk((), 0, workers.ReadFile(0, 0, file.shown))
