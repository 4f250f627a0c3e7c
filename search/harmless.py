"""What may stand in an exported value? Text that no program will run or obey."""

from __future__ import annotations

import re

FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")  # how a cell begins that a spreadsheet might run
HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")
ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x20\x7f-\x9f]{1,2000}", re.IGNORECASE)


def visible(text: str) -> str:
    r"""The text without control, surrogate and direction-changing characters; tabs and newlines stay.

    >>> visible("a\x1b[2Jb\u202ec")
    'a[2Jbc'
    """
    return HIDDEN.sub("", text)


def one_line(text: str | None) -> str:
    """The text on one line, with single spaces; empty for None."""
    return visible(" ".join((text or "").split()))


def harmless(cell: str) -> str:
    """A cell that a spreadsheet shows and never runs: an apostrophe goes before what looks like a formula.

    >>> harmless("=HYPERLINK(1)"), harmless("-5 per cent"), harmless("plain")
    ("'=HYPERLINK(1)", "'-5 per cent", 'plain')
    """
    return "'" + cell if FORMULA.match(cell) else cell


def web_address(url: str | None) -> str:
    """The address where it is one of the web, else nothing: no script, no file, nothing that ends a link early.

    >>> web_address("https://example.org/a?b=1"), web_address("javascript:alert(1)")
    ('https://example.org/a?b=1', '')
    """
    return url if url and ADDRESS.fullmatch(url) and visible(url) == url else ""
