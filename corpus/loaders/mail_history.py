"""Which lines of a mail are of earlier mails? What is quoted is kept, and known as quoted."""

from __future__ import annotations

import re

from corpus.loaders.fragments import visible_text
from corpus.records import Part, Span

_OPENER = re.compile(
    r"^(?:-{2,} ?(?:original message|forwarded (?:message|by|mail)|message d'origine|ursprüngliche nachricht)\b.*"
    r"|begin forwarded message:|_{20,}\s*(?=\n+from:)"
    r"|(?:on|le|am|el|op|em|il) (?=.{0,140}\d)[^\n]{4,140}(?:\n[^\n]{0,80})?(?:wrote|a écrit|schrieb|escribió|schreef|escreveu"
    r"|ha scritto|пишет) ?:"
    r"|from: [^\n]{2,120}\n+(?:(?:sent|date|to|cc|subject|importance|reply-to): ?[^\n]*\n+){2,}"
    r"|(?:\"[^\"\n]{2,60}\"|[\w.' ()-]{2,60}) <[^>\n]+@[^>\n]+>\s*\n+[^\n]{0,20}\d\d?[./ ][^\n]{4,30}\d\d[:.]\d\d)",
    re.IGNORECASE | re.MULTILINE,
)
_CITED = re.compile(  # how mail programs mark what they quote
    r"<(?P<tag>blockquote)\b[^>]{0,400}?(?:\btype\s*=\s*[\"']?cite|quote)|<div\b[^>]{0,300}?class\s*=\s*[\"'](?:gmail|yahoo)_quote",
    re.IGNORECASE,
)
_QUOTED_RUN = re.compile(r"(?:^>[^\n]*(?:\n(?=>|\n+>)\n*)?)+", re.MULTILINE)


def quoted_parts(text: str) -> tuple[Part, ...]:
    r"""The stretches of a mail that it quotes: all that follows "On Monday Ada wrote:", and lines that begin with ">".

    >>> [text[part.span.start :] for text in ["No.\n\nOn 1 May 2021, Ada wrote:\n> May I?"] for part in quoted_parts(text)]
    ['On 1 May 2021, Ada wrote:\n> May I?']
    """
    opener = next((found for found in _OPENER.finditer(text) if text[: found.start()].strip()), None)
    end = len(text.rstrip())
    if opener is not None and not _answers_below(text, opener.end()):
        before = [Part("quoted_history", Span(*run.span())) for run in _QUOTED_RUN.finditer(text, 0, opener.start())]
        return (*before, Part("quoted_history", Span(opener.start(), end)))
    runs = [Span(run.start(), run.start() + len(run[0].rstrip())) for run in _QUOTED_RUN.finditer(text)]
    return tuple(Part("quoted_history", run) for run in runs if run.end > run.start)


def marked_history(markup: str) -> str:
    """The text of a mail in HTML; what its sender's program wrapped as quoted has ">" before each line, as in plain text."""
    opening = _CITED.search(markup)
    if opening is None:
        return visible_text(markup)
    end = markup.lower().rfind("</blockquote>") if opening["tag"] else len(markup)
    end = end if end > opening.start() else len(markup)
    quoted = "\n".join(f"> {line}".rstrip() for line in visible_text(markup[opening.start() : end]).split("\n"))
    return "\n\n".join(filter(None, (visible_text(markup[: opening.start()]), quoted, visible_text(markup[end:]))))


def unflowed(text: str) -> str:
    r"""Joins the lines that the sender's program broke (RFC 3676): a space at the end means that the line goes on.

    >>> unflowed("one \ntwo\n-- \nAda")
    'one two\n-- \nAda'
    """
    lines: list[str] = []
    for line in (line.removeprefix(" ") for line in text.split("\n")):
        if lines and lines[-1].endswith(" ") and lines[-1] != "-- " and line != "-- " and not line.startswith(">"):
            lines[-1] += line
        else:
            lines.append(line)
    return "\n".join(lines)


def _answers_below(text: str, start: int) -> bool:
    """Does the sender write on below what is quoted with ">"?"""
    lines = [line for line in text[start:].split("\n") if line.strip()]
    return any(line.startswith(">") for line in lines[:2]) and any(not line.startswith(">") for line in lines)
