"""What is the public form of a record?

`to_json` gives the form of format 1, `from_json` reads it back, and `dumps` is its one line: compact, UTF-8, keys in one
order, so that the same record is the same bytes on every machine. Spans are {"start", "end"}, in code points of `body`.
An evidence entry has "start" and "end" where there is a span, and "origin" where that is not the body.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, cast

from corpus.dates import PartialDate
from corpus.errors import FormError
from corpus.records import (
    FORMAT,
    Actor,
    DateMention,
    Evidence,
    InstrumentMention,
    Quote,
    Record,
    Source,
    Span,
    TopicMention,
)

Json = dict[str, Any]

_encoder = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False, check_circular=False)


def to_json(record: Record) -> Json:
    """The record as plain dicts, lists, strings, numbers and None, keys in the public order."""
    return {
        "format": FORMAT,
        "id": record.id,
        "kind": record.kind,
        "title": record.title,
        "date": record.date.iso if record.date else None,
        "dates": {name: record.dates[name].iso for name in sorted(record.dates)},
        "actors": [_actor(actor) for actor in record.actors],
        "topics": [{"id": topic.id, "label": topic.label, "spans": _spans(topic.spans)} for topic in record.topics],
        "instruments": [
            {"id": found.id, "label": found.label, "provision": found.provision, "spans": _spans(found.spans)}
            for found in record.instruments
        ],
        "quotes": [_quote(quote) for quote in record.quotes],
        "body": record.body,
        "language": record.language,
        "url": record.url,
        "duplicate_of": record.duplicate_of,
        "evidence": {key: [_evidence(proof) for proof in record.evidence[key]] for key in sorted(record.evidence)},
        "source": {
            "path": record.source.path,
            "member": record.source.member,
            "format": record.source.format,
            "source": record.source.source,
            "sha256": record.source.sha256,
        },
        "provenance": {key: record.provenance[key] for key in sorted(record.provenance)},
        "date_mentions": [_date_mention(mention) for mention in record.date_mentions],
        "references": {name: record.references[name] for name in sorted(record.references)},
    }


def dumps(record: Record) -> str:
    """The record as one deterministic line of JSON, without a line end."""
    return dump_line(to_json(record))


def dump_line(value: object) -> str:
    """Any JSON value in the compact form that records use."""
    return _encoder.encode(value)


def loads(line: str) -> Record:
    """The record of one line. Raises FormError."""
    try:
        value = json.loads(line)
    except ValueError as error:
        raise FormError(f"a record's JSON cannot be parsed: {error}") from error
    if not isinstance(value, dict):
        raise FormError("a record must be a JSON object")
    return from_json(value)


def from_json(value: Mapping[str, object]) -> Record:
    """The record that `to_json` gave. Raises FormError for another format and for missing or ill-typed keys."""
    if value.get("format") != FORMAT:
        raise FormError(f"record format {value.get('format')!r} is not known; this version reads format {FORMAT}")
    try:
        return _record(cast(Json, value))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise FormError(f"record {value.get('id')!r} is not in the form of format {FORMAT}: {error!r}") from error


def _record(value: Json) -> Record:
    return Record(
        id=value["id"],
        kind=value["kind"],
        title=value["title"],
        date=_date(value["date"]),
        dates=MappingProxyType({name: PartialDate(iso) for name, iso in value["dates"].items()}),
        actors=tuple(_read_actor(actor) for actor in value["actors"]),
        topics=tuple(TopicMention(topic["id"], topic["label"], _read_spans(topic["spans"])) for topic in value["topics"]),
        instruments=tuple(
            InstrumentMention(found["id"], found["label"], found["provision"], _read_spans(found["spans"]))
            for found in value["instruments"]
        ),
        quotes=tuple(_read_quote(quote) for quote in value["quotes"]),
        body=value["body"],
        language=value["language"],
        url=value["url"],
        duplicate_of=value["duplicate_of"],
        evidence=MappingProxyType({key: tuple(map(_read_evidence, proofs)) for key, proofs in value["evidence"].items()}),
        source=Source(**value["source"]),
        provenance=MappingProxyType(dict(value["provenance"])),
        date_mentions=tuple(_read_date_mention(mention) for mention in value.get("date_mentions", ())),
        references=MappingProxyType(dict(value.get("references", {}))),
    )


def _spans(spans: Iterable[Span]) -> list[Json]:
    return [{"start": span.start, "end": span.end} for span in spans]


def _actor(actor: Actor) -> Json:
    return {
        "id": actor.id,
        "name": actor.name,
        "type": actor.type,
        "roles": list(actor.roles),
        "aliases": list(actor.aliases),
        "mentions": _spans(actor.mentions),
    }


def _quote(quote: Quote) -> Json:
    return {
        "text": quote.text,
        "speaker": quote.speaker,
        "actor_id": quote.actor_id,
        "direct": quote.direct,
        "start": quote.start,
        "end": quote.end,
        "rule": quote.rule,
    }


def _evidence(proof: Evidence) -> Json:
    span = {"start": proof.span.start, "end": proof.span.end} if proof.span else {}
    origin = {"origin": proof.origin} if proof.origin != "body" else {}
    return {**span, "rule": proof.rule, "surface": proof.surface, **origin}


def _date_mention(mention: DateMention) -> Json:
    return {
        "date": mention.date.iso,
        "type": mention.type,
        "surface": mention.surface,
        "start": mention.span.start,
        "end": mention.span.end,
        "rule": mention.rule,
        "relative": mention.relative,
    }


def _date(iso: str | None) -> PartialDate | None:
    return PartialDate(iso) if iso is not None else None


def _read_spans(spans: Iterable[Json]) -> tuple[Span, ...]:
    return tuple(Span(span["start"], span["end"]) for span in spans)


def _read_actor(actor: Json) -> Actor:
    return Actor(
        actor["id"],
        actor["name"],
        actor["type"],
        tuple(actor["roles"]),
        tuple(actor["aliases"]),
        _read_spans(actor["mentions"]),
    )


def _read_quote(quote: Json) -> Quote:
    return Quote(
        quote["text"],
        quote["speaker"],
        quote["start"],
        quote["end"],
        quote["direct"],
        quote["actor_id"],
        quote["rule"],
    )


def _read_evidence(proof: Json) -> Evidence:
    span = Span(proof["start"], proof["end"]) if "start" in proof else None
    return Evidence(proof["rule"], proof["surface"], span, proof.get("origin", "body"))


def _read_date_mention(mention: Json) -> DateMention:
    return DateMention(
        Span(mention["start"], mention["end"]),
        mention["surface"],
        PartialDate(mention["date"]),
        mention["type"],
        mention["rule"],
        mention["relative"],
    )
