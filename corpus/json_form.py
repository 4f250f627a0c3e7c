"""What is the public form of a record?

`dumps` gives the form of format 1 as one line, and `loads` reads it back: compact, UTF-8, keys in one order, so that the same
record is the same bytes on every machine. Spans are {"start", "end"}, in code points of `body`.
An evidence entry has "start" and "end" where there is a span, and "origin" where that is not the body.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from json.encoder import encode_basestring
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
_text = encode_basestring  # a string in quotation marks


def dumps(record: Record) -> str:
    """The record as one deterministic line of JSON, without a line end."""
    return line_and_content(record)[0]


def line_and_content(record: Record) -> tuple[str, str]:
    """The record's line, and what it says wherever it was found: the same without its id, its source, and what it is a copy of.

    Put together from text, as records hold dozens of small objects: half the time that `json` takes for dicts.
    """
    source = record.source
    said = (
        f'"kind":{_text(record.kind)},"title":{_maybe(record.title)},"date":{_iso(record.date)}'
        f',"dates":{_object((name, _iso(date)) for name, date in record.dates.items())}'
        f',"actors":{_list(map(_actor, record.actors))},"topics":{_list(map(_topic, record.topics))}'
        f',"instruments":{_list(map(_instrument, record.instruments))},"quotes":{_list(map(_quote, record.quotes))}'
        f',"body":{_text(record.body)},"language":{_text(record.language)},"url":{_maybe(record.url)}'
    )
    proofs = _object((key, _list(map(_evidence, proofs))) for key, proofs in record.evidence.items())
    found = (
        f'"provenance":{_object((key, _text(value)) for key, value in record.provenance.items())}'
        f',"date_mentions":{_list(map(_date_mention, record.date_mentions))}'
        f',"references":{_object((name, _text(value)) for name, value in record.references.items())}}}'
    )
    place = (
        f'{{"path":{_text(source.path)},"member":{_maybe(source.member)},"format":{_text(source.format)}'
        f',"source":{_text(source.source)},"sha256":{_text(source.sha256)}}}'
    )
    line = (
        f'{{"format":{FORMAT},"id":{_text(record.id)},{said},"duplicate_of":{_maybe(record.duplicate_of)}'
        f',"evidence":{proofs},"source":{place},{found}'
    )
    return line, f'{{"format":{FORMAT},{said},"duplicate_of":null,"evidence":{proofs},{found}'


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


def _list(found: Iterable[str]) -> str:
    return f"[{','.join(found)}]"


def _object(found: Iterable[tuple[str, str]]) -> str:
    """Keys and written values, by key."""
    return f"{{{','.join([f'{_text(key)}:{value}' for key, value in sorted(found)])}}}"


def _maybe(value: str | None) -> str:
    return "null" if value is None else _text(value)


def _iso(date: PartialDate | None) -> str:
    return "null" if date is None else f'"{date.iso}"'


def _spans(spans: Iterable[Span]) -> str:
    return _list([f'{{"start":{start},"end":{end}}}' for start, end in spans])


def _actor(actor: Actor) -> str:
    return (
        f'{{"id":{_text(actor.id)},"name":{_text(actor.name)},"type":{_text(actor.type)},"roles":{_list(map(_text, actor.roles))}'
        f',"aliases":{_list(map(_text, actor.aliases))},"mentions":{_spans(actor.mentions)}}}'
    )


def _topic(topic: TopicMention) -> str:
    return f'{{"id":{_text(topic.id)},"label":{_text(topic.label)},"spans":{_spans(topic.spans)}}}'


def _instrument(found: InstrumentMention) -> str:
    return (
        f'{{"id":{_text(found.id)},"label":{_text(found.label)},"provision":{_maybe(found.provision)}'
        f',"spans":{_spans(found.spans)}}}'
    )


def _quote(quote: Quote) -> str:
    return (
        f'{{"text":{_text(quote.text)},"speaker":{_text(quote.speaker)},"actor_id":{_maybe(quote.actor_id)}'
        f',"direct":{_flag(quote.direct)},"start":{quote.start},"end":{quote.end},"rule":{_text(quote.rule)}}}'
    )


def _evidence(proof: Evidence) -> str:
    span = f'"start":{proof.span.start},"end":{proof.span.end},' if proof.span else ""
    origin = f',"origin":{_text(proof.origin)}' if proof.origin != "body" else ""
    return f'{{{span}"rule":{_text(proof.rule)},"surface":{_text(proof.surface)}{origin}}}'


def _date_mention(mention: DateMention) -> str:
    return (
        f'{{"date":{_iso(mention.date)},"type":{_text(mention.type)},"surface":{_text(mention.surface)}'
        f',"start":{mention.span.start},"end":{mention.span.end},"rule":{_text(mention.rule)}'
        f',"relative":{_flag(mention.relative)}}}'
    )


def _flag(value: bool) -> str:
    return "true" if value else "false"


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
