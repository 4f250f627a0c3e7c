"""What is the public form of a record?

`to_json` gives the form of format 1, `from_json` reads it back, and `dumps` is its one line: compact, UTF-8, keys in one
order, so that the same record is the same bytes on every machine. Spans are {"start", "end"}, in code points of `body`.
An evidence entry has "start" and "end" where there is a span, and "origin" where that is not the body.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
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
    """The record as plain dicts, sequences, strings, numbers and None, keys in the public order."""
    source = record.source
    return {
        "format": FORMAT,
        "id": record.id,
        "kind": record.kind,
        "title": record.title,
        "date": record.date.iso if record.date else None,
        "dates": {name: date.iso for name, date in sorted(record.dates.items())},
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
        "evidence": {key: [_evidence(proof) for proof in proofs] for key, proofs in sorted(record.evidence.items())},
        "source": {
            "path": source.path,
            "member": source.member,
            "format": source.format,
            "source": source.source,
            "sha256": source.sha256,
        },
        "provenance": dict(sorted(record.provenance.items())),
        "date_mentions": [_date_mention(mention) for mention in record.date_mentions],
        "references": dict(sorted(record.references.items())),
    }


def dumps(record: Record) -> str:
    """The record as one deterministic line of JSON, without a line end."""
    return dump_line(to_json(record))


def line_and_content(record: Record) -> tuple[str, str]:
    """The record's line, and what it says wherever it was found: without its id, its source, and what it is a copy of."""
    form = to_json(record)
    line = dump_line(form)
    if record.duplicate_of is None:  # cut out of the line; no text can look like these keys, as its quotes are escaped
        content = line.replace(f'"id":{dump_line(record.id)},', "", 1)
        before, _, after = content.rpartition(f'"source":{dump_line(form["source"])},')
        return line, before + after
    del form["id"], form["source"]
    form["duplicate_of"] = None
    return line, dump_line(form)


def dump_line(value: object) -> str:
    """Any JSON value in the compact form that records use."""
    return _encoder.encode(value)


def loads(line: str, *, proofs: bool = True) -> Record:
    """The record of one line; `proofs` as in `from_json`. Raises FormError."""
    try:
        value = json.loads(line)
    except ValueError as error:
        raise FormError(f"a record's JSON cannot be parsed: {error}") from error
    if not isinstance(value, dict):
        raise FormError("a record must be a JSON object")
    return from_json(value, proofs=proofs)


def from_json(value: Mapping[str, object], *, proofs: bool = True) -> Record:
    """The record of a line's JSON. Raises FormError for another format and for missing or ill-typed keys.

    Without `proofs` it knows what is so and not where the text says so, which takes a third of the time: no mentions of actors,
    topics and instruments, no dates of the text, and of the evidence only for what there is any.
    """
    if value.get("format") != FORMAT:
        raise FormError(f"record format {value.get('format')!r} is not known; this version reads format {FORMAT}")
    try:
        return _record(cast(Json, value), _read_spans if proofs else _nowhere, proofs)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise FormError(f"record {value.get('id')!r} is not in the form of format {FORMAT}: {error!r}") from error


def _record(value: Json, spans: Callable[[Iterable[Json]], tuple[Span, ...]], proofs: bool) -> Record:
    return Record(
        id=value["id"],
        kind=value["kind"],
        title=value["title"],
        date=_date(value["date"]),
        dates=MappingProxyType({name: _known_date(iso) for name, iso in value["dates"].items()}),
        actors=tuple(
            [
                Actor(one["id"], one["name"], one["type"], tuple(one["roles"]), tuple(one["aliases"]), spans(one["mentions"]))
                for one in value["actors"]
            ]
        ),
        topics=tuple([TopicMention(topic["id"], topic["label"], spans(topic["spans"])) for topic in value["topics"]]),
        instruments=tuple(
            [
                InstrumentMention(found["id"], found["label"], found["provision"], spans(found["spans"]))
                for found in value["instruments"]
            ]
        ),
        quotes=tuple(map(_read_quote, value["quotes"])),
        body=value["body"],
        language=value["language"],
        url=value["url"],
        duplicate_of=value["duplicate_of"],
        evidence=MappingProxyType(
            {key: tuple(map(_read_evidence, found)) for key, found in value["evidence"].items()}
            if proofs
            else dict.fromkeys(value["evidence"], ())
        ),
        source=Source(**value["source"]),
        provenance=MappingProxyType(dict(value["provenance"])),
        date_mentions=tuple(map(_read_date_mention, value.get("date_mentions", ()))) if proofs else (),
        references=MappingProxyType(dict(value.get("references", {}))),
    )


_known_date = lru_cache(maxsize=4096)(PartialDate)  # as many records share a day


def _nowhere(spans: Iterable[Json]) -> tuple[Span, ...]:
    return ()


def _spans(spans: Iterable[Span]) -> list[Json]:
    return [{"start": start, "end": end} for start, end in spans]


def _actor(actor: Actor) -> Json:
    return {
        "id": actor.id,
        "name": actor.name,
        "type": actor.type,
        "roles": actor.roles,
        "aliases": actor.aliases,
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
    form: Json = {"start": proof.span.start, "end": proof.span.end} if proof.span else {}
    form |= {"rule": proof.rule, "surface": proof.surface}
    return form if proof.origin == "body" else {**form, "origin": proof.origin}


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
    return _known_date(iso) if iso is not None else None


def _read_spans(spans: Iterable[Json]) -> tuple[Span, ...]:
    return tuple([Span(span["start"], span["end"]) for span in spans])


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
        _known_date(mention["date"]),
        mention["type"],
        mention["rule"],
        mention["relative"],
    )
