"""What the extractors find in a sentence: a document of its own for each."""

from __future__ import annotations

from corpus.extractors import actors, kind, layout, quotes, roles
from corpus.records import Document, Findings, Given, Locator
from corpus.resolve import Resolved, resolve


def document(text: str, *given: Given) -> Document:
    """A clean document of these words."""
    return Document(Locator("paper.txt"), "text", "generic", "0" * 64, text, text, ((0, 0, len(text)),), (), given)


def findings(text: str, *given: Given, kind_of: str | None = None) -> Findings:
    """Everything that the extractors of actors, roles and quotes find, after kind and layout."""
    paper = document(text, *([Given("kind", kind_of, "metadata.csv")] if kind_of else []), *given)
    found = Findings()
    for extract in (kind.extract, layout.extract, actors.extract, roles.extract, quotes.extract):
        found = extract(paper, found)
    return found


def resolved(text: str, *given: Given, kind_of: str | None = None) -> Resolved:
    """The actors, quotations and evidence of a text."""
    return resolve(document(text, *given), findings(text, *given, kind_of=kind_of))


def named(text: str, type: str, kind_of: str | None = "news") -> list[str]:
    """The names of the people or organisations that a text mentions, in its order."""
    mentions = findings(text, kind_of=kind_of).mentions
    return [mention.name or mention.surface for mention in mentions if mention.type == type]


def roles_of(text: str, *given: Given, kind_of: str | None = None) -> dict[str, set[str]]:
    """The names by role, but for those who are only mentioned."""
    found: dict[str, set[str]] = {}
    for actor in resolved(text, *given, kind_of=kind_of).actors:
        for role in actor.roles:
            if role != "mentioned":
                found.setdefault(role, set()).add(actor.name)
    return found


def unproved(text: str) -> list[str]:
    """The names of those whose role is not proved by the words at its place."""
    wrong = []
    for role in findings(text).roles:
        span = role.evidence.span
        if span is None or role.evidence.surface != document(text).text[span.start : span.end]:
            wrong.append(role.name)
    return wrong
