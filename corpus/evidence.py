"""How does a value say what proves it?"""

from __future__ import annotations

from corpus.records import Document, Evidence, Furniture, Given, Span


def given_evidence(rule: str, fact: Given) -> Evidence:
    """The evidence of a value that came with the file."""
    return Evidence(rule, fact.value, None, fact.origin)


def shown_in(document: Document, rule: str, span: Span) -> Evidence:
    """The evidence of a value that the clean text prints at a span."""
    return Evidence(rule, document.text[span.start : span.end], span)


def shown_in_source(document: Document, rule: str, span: Span) -> Evidence:
    """The evidence of a value that the original text prints at a span, in a line that was removed."""
    return Evidence(rule, document.original[span.start : span.end], span, "source")


def removed_text(document: Document, removed: Furniture) -> str:
    """The words of a stretch of furniture."""
    return document.original[removed.span.start : removed.span.end]
