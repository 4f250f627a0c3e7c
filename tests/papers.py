"""Small records for tests of what is printed and exported; `paper()` makes one, every field can be given."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

from corpus.dates import PartialDate
from corpus.records import (
    Actor,
    Evidence,
    InstrumentMention,
    Quote,
    Record,
    Source,
    Span,
    TopicMention,
)

BODY = "Rowan Ashdown asked about safe reporting.\nMina Okoro said: “A firewall keeps people safe.”\nIt follows Article 59."


def span_of(surface: str, body: str = BODY) -> Span:
    """Where those words stand in the body."""
    start = body.index(surface)
    return Span(start, start + len(surface))


def actor(name: str, *roles: str, type: str = "person", **more: Any) -> Actor:
    """An actor whose id is made from the name."""
    return Actor(name.lower().replace(" ", "-"), name, type, roles, **more)


def paper(**values: Any) -> Record:
    """A written answer with everything in it, but for what is given."""
    quote = span_of("A firewall keeps people safe.")
    known: dict[str, Any] = {
        "id": "uin-1",
        "kind": "written_answer",
        "title": "Safe reporting",
        "date": PartialDate("2023-07-31"),
        "dates": MappingProxyType({"asked": PartialDate("2023-07-03"), "answered": PartialDate("2023-07-31")}),
        "actors": (
            actor("Rowan Ashdown", "asker", mentions=(span_of("Rowan Ashdown"),)),
            actor("Mina Okoro", "answerer", "quoted"),
            actor("Office for Harbours", "answering_body", type="organisation"),
        ),
        "topics": (TopicMention("firewall", "Firewall", (span_of("firewall"),)),),
        "instruments": (InstrumentMention("istanbul-convention", "Istanbul Convention", "59", (span_of("Article 59"),)),),
        "quotes": (
            Quote("A firewall keeps people safe.", "Mina Okoro", quote.start, quote.end, True, "mina-okoro", "quote.after-verb"),
        ),
        "body": BODY,
        "language": "en",
        "url": "https://harbours.example/answers/1",
        "duplicate_of": None,
        "evidence": MappingProxyType(
            {
                "kind": (Evidence("kind.questions", "asked about", span_of("asked about")),),
                "actors.rowan-ashdown.asker": (Evidence("role.asked", "Rowan Ashdown asked", span_of("Rowan Ashdown asked")),),
            }
        ),
        "source": Source("papers/one.html", None, "html", "generic", "0" * 64),
        "provenance": MappingProxyType({"loader": "html", "rules": "1"}),
    }
    return Record(**{**known, **values})
