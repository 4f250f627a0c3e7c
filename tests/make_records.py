"""A record from the few of its values that a test cares about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from corpus.dates import PartialDate
from corpus.ids import slug
from corpus.records import Actor, InstrumentMention, Quote, Record, Source, Span, TopicMention


def make_record(
    id: str,
    body: str = "",
    *,
    title: str | None = None,
    kind: str = "other",
    date: str | None = None,
    dates: Mapping[str, str] = MappingProxyType({}),
    actors: Sequence[Mapping[str, object]] = (),
    topics: Sequence[str] = (),
    instruments: Sequence[str] = (),
    quotes: Sequence[str] = (),
    language: str = "en",
    duplicate_of: str | None = None,
    source: str = "generic",
) -> Record:
    """A record. An actor is {"name", and any of "id", "roles", "aliases"}; a quote's text must stand in the body;
    an instrument is "id" or "id/provision"; a topic's label is its id with spaces."""
    return Record(
        id=id,
        kind=kind,
        title=title,
        date=PartialDate(date) if date else None,
        dates=MappingProxyType({name: PartialDate(iso) for name, iso in dates.items()}),
        actors=tuple(_actor(actor) for actor in actors),
        topics=tuple(TopicMention(topic, topic.replace("-", " ").capitalize()) for topic in topics),
        instruments=tuple(_instrument(name) for name in instruments),
        quotes=tuple(Quote(text, "", body.index(text), body.index(text) + len(text)) for text in quotes),
        body=body,
        language=language,
        url=None,
        duplicate_of=duplicate_of,
        evidence=MappingProxyType({}),
        source=Source(f"{id}.txt", None, "text", source, ""),
        provenance=MappingProxyType({}),
    )


def _actor(given: Mapping[str, object]) -> Actor:
    name = str(given["name"])
    roles, aliases = given.get("roles", ()), given.get("aliases", ())
    assert isinstance(roles, Sequence) and isinstance(aliases, Sequence)
    return Actor(str(given.get("id") or slug(name)), name, "person", tuple(roles), tuple(aliases), (Span(0, 0),))


def _instrument(name: str) -> InstrumentMention:
    instrument, _, provision = name.partition("/")
    return InstrumentMention(instrument, instrument.replace("-", " ").title(), provision or None)
