"""How is a file inside a file read? By the loader of its own format, to a depth; what is wrong with it costs it alone."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.errors import LoadError
from corpus.ids import CONTENT
from corpus.limits import ARCHIVE_DEPTH
from corpus.loaders.encoding import tidy
from corpus.loaders.inputs import InputFile, inside
from corpus.records import Given, RawDocument, Rejection

_UNSAFE = re.compile(r"(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|^[A-Za-z]:[/\\]")


def load_member(file: InputFile, name: str, content: bytes, given: tuple[Given, ...] = ()) -> Iterator[RawDocument | Rejection]:
    """The papers of one member, and a rejection where it cannot be read. `given` holds for each paper that does not say it.

    A member that is one paper is known by its own bytes, so it is the same record inside and outside of its archive.
    """
    from corpus.loaders import load

    place = inside(file.locator, shown_name(name))
    if _UNSAFE.search(name):
        yield Rejection(place, "load", f"{place} has a name that leads out of its archive. Unpack it by hand if you trust it.")
        return
    if file.depth >= ARCHIVE_DEPTH:
        yield Rejection(
            place, "load", f"{place} lies more than {ARCHIVE_DEPTH} archives deep. Unpack it and ingest what is in it."
        )
        return
    own = hashlib.sha256(content).hexdigest()
    member = replace(file, locator=place, open=lambda: io.BytesIO(content), size=len(content), sha256=own, depth=file.depth + 1)
    try:
        for raw in load(member):
            yield raw if isinstance(raw, Rejection) else _known(raw, member, given)
    except LoadError as error:
        yield Rejection(place, "load", str(error))


def shown_name(name: str) -> str:
    """A member's name as records show it: one line of plain characters, with slashes."""
    return " ".join(tidy(name.replace("\\", "/")).split()) or "without a name"


def _known(raw: RawDocument, member: InputFile, given: tuple[Given, ...]) -> RawDocument:
    said = {fact.name for fact in raw.given}
    more = tuple(fact for fact in given if fact.name not in said)
    if raw.locator == member.locator and "id" not in said:
        more += (Given("id", f"{CONTENT}{raw.sha256[:12]}", "content"),)
    return raw._replace(given=raw.given + more)
