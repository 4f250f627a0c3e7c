"""What is the public form of a record?

`dumps` gives the form of format 1 in one line, and `from_json` reads it back: compact, UTF-8, keys in one order, so that the same
record is the same bytes on every machine. Spans are {"start", "end"}, in code points of `body`. An evidence entry has "start" and
"end" where there is a span, and "origin" where that is not the body.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType

from corpus.dates import PartialDate
from corpus.errors import FormError
from corpus.nouns import TYPE_CHECKING
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

if TYPE_CHECKING:
    from typing import Any

    Json = dict[str, Any]


_encoder = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False, check_circular=False)
_quoted = json.encoder.encode_basestring  # a string of JSON


def dumps(record: Record) -> str:
    """The record as one deterministic line of JSON, without a line end."""
    return line_and_content(record)[0]


def line_and_content(record: Record) -> tuple[str, str]:
    """The record's line, and what it says wherever it was found: without its id, its source, and what it is a copy of.

    The line is written piece by piece, in half the time of making dicts and having them encoded.
    """
    said = (
        f'"kind":{_quoted(record.kind)},"title":{_text(record.title)},"date":{_iso(record.date)}'
        f',"dates":{_object([(name, _iso(date)) for name, date in sorted(record.dates.items())])}'
        f',"actors":[{",".join(map(_actor, record.actors))}],"topics":[{",".join(map(_topic, record.topics))}]'
        f',"instruments":[{",".join(map(_instrument, record.instruments))}],"quotes":[{",".join(map(_quote, record.quotes))}]'
        f',"body":{_quoted(record.body)},"language":{_quoted(record.language)},"url":{_text(record.url)},"duplicate_of":'
    )
    proved = _object([(key, f"[{','.join(map(_evidence, proofs))}]") for key, proofs in sorted(record.evidence.items())])
    source = record.source
    found = (
        f'"path":{_quoted(source.path)},"member":{_text(source.member)},"format":{_quoted(source.format)}'
        f',"source":{_quoted(source.source)},"sha256":{_quoted(source.sha256)}'
    )
    made = (
        f'"provenance":{_texts(record.provenance)},"date_mentions":[{",".join(map(_date_mention, record.date_mentions))}]'
        f',"references":{_texts(record.references)}}}'
    )
    line = (
        f'{{"format":{FORMAT},"id":{_quoted(record.id)},{said}{_text(record.duplicate_of)},"evidence":{proved}'
        f',"source":{{{found}}},{made}'
    )
    return line, f'{{"format":{FORMAT},{said}null,"evidence":{proved},{made}'


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
    form: Any = value  # its keys are read as what they should be
    try:
        return _record(form, _read_spans if proofs else _nowhere, proofs)
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


def _text(value: str | None) -> str:
    return "null" if value is None else _quoted(value)


def _iso(date: PartialDate | None) -> str:
    return "null" if date is None else _quoted(date.iso)


def _object(members: Iterable[tuple[str, str]]) -> str:
    """A JSON object of names and what is JSON already."""
    return f"{{{','.join([f'{_quoted(name)}:{value}' for name, value in members])}}}"


def _texts(texts: Mapping[str, str]) -> str:
    return _object([(name, _quoted(text)) for name, text in sorted(texts.items())])


def _spans(spans: Iterable[Span]) -> str:
    return ",".join([f'{{"start":{start},"end":{end}}}' for start, end in spans])


def _actor(actor: Actor) -> str:
    return (
        f'{{"id":{_quoted(actor.id)},"name":{_quoted(actor.name)},"type":{_quoted(actor.type)}'
        f',"roles":[{",".join(map(_quoted, actor.roles))}],"aliases":[{",".join(map(_quoted, actor.aliases))}]'
        f',"mentions":[{_spans(actor.mentions)}]}}'
    )


def _topic(topic: TopicMention) -> str:
    return f'{{"id":{_quoted(topic.id)},"label":{_quoted(topic.label)},"spans":[{_spans(topic.spans)}]}}'


def _instrument(found: InstrumentMention) -> str:
    return (
        f'{{"id":{_quoted(found.id)},"label":{_quoted(found.label)},"provision":{_text(found.provision)}'
        f',"spans":[{_spans(found.spans)}]}}'
    )


def _quote(quote: Quote) -> str:
    return (
        f'{{"text":{_quoted(quote.text)},"speaker":{_text(quote.speaker)},"actor_id":{_text(quote.actor_id)}'
        f',"direct":{"true" if quote.direct else "false"},"start":{quote.start},"end":{quote.end},"rule":{_quoted(quote.rule)}}}'
    )


def _evidence(proof: Evidence) -> str:
    place = f'"start":{proof.span.start},"end":{proof.span.end},' if proof.span else ""
    origin = "" if proof.origin == "body" else f',"origin":{_quoted(proof.origin)}'
    return f'{{{place}"rule":{_quoted(proof.rule)},"surface":{_quoted(proof.surface)}{origin}}}'


def _date_mention(mention: DateMention) -> str:
    return (
        f'{{"date":{_quoted(mention.date.iso)},"type":{_quoted(mention.type)},"surface":{_quoted(mention.surface)}'
        f',"start":{mention.span.start},"end":{mention.span.end},"rule":{_quoted(mention.rule)}'
        f',"relative":{"true" if mention.relative else "false"}}}'
    )


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
