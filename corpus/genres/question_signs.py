"""Does a paper hold a question put to a government, and its answer?

No page of questions bears all signs, and each lays them out in its own way: words that ask, in a set form or below a number; a
line that says who asks or when; one that says who answers or when. One of each is enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.date_text import find_dates
from corpus.dating.date_labels import label_of, may_tell_day
from corpus.layouts.labels import is_numbered
from corpus.layouts.question_labels import field_at
from corpus.layouts.verbs import TO_ASK, reported, verb
from corpus.lines import Line, holds, split_filled
from corpus.records import Document, Evidence, Span

HINTS = ("sk", "abled", "odged", "ABLED", "ODGED", "SK", "uestion", "UESTION", "Q ", "UIN", "yflwyn", "Ceist")
ANSWER_HINTS = ("nswer", "NSWER", "epl", "EPL", "espon", "ESPON", "A ", "tebwyd", "Freagra")
PUTS = re.compile(r"\b(?:Will|Could|Can|Would) the (?:\w+ ){0,3}(?:Minister|Secretary|Mayor)\b|\bA wnaiff\b")
NUMBER = re.compile(
    r"\b(?:[Ww]ritten|[Pp]arliamentary|[Mm]ayor[’']s|MAYOR[’']S) (?:[Qq]uestion|QUESTION) (?:no\.? ?)?[A-Z#]?\d|\bPQ\W{0,2}\d{2,}"
)
NUMBER_HINTS = ("uestion", "UESTION", "PQ")  # one stands in what NUMBER matches, and of the others in what PUTS does
PUTS_HINTS = ("ill the ", "ould the ", "an the ", "wnaiff")
LETTERED = re.compile(  # "A   Ann Lee MP, Minister for Roads, 3 May 2022", "[Q] WQ1"
    r"(?P<letter>[QA])[:.)]?\s+[A-Z][^?]{3,90}\d{4}$|\[(?P<boxed>[QA])\]\s"
)
COUNCIL = re.compile(
    r"\b(?:[Qq]uestions?|QUESTIONS?) (?:[Aa]nd|AND|[Bb]y|BY|[Ff]rom|FROM|[Tt]o|TO|[Ww]ith|WITH) [A-Za-z][\w ]{3,40}$"
)
NUMBERED = re.compile(r"(?:Question|QUESTION|Q)\.? ?(?:[Nn]o\.? ?)?\d{1,3}\W*")  # alone on its line
LONGEST = 160  # characters of a line that says who asks or answers
HEAD, SHORT = 8, 20  # lines in which a council heads its questions; characters of a line that bears a number alone
LINES = 80  # of a paper that are looked at
WANTED = frozenset(("asked", "answered"))
OF_ASKING = frozenset(("asker", "number", "body"))
_PLAIN = "from by to for member minister subject title date in out put reply response department a q mp at"
PLAIN = frozenset(_PLAIN.split())  # labels of any form


def question_signs(document: Document, lines: tuple[Line, ...]) -> Evidence | None:
    """The line by which somebody asks, of a paper with a question and an answer; None for other papers."""
    text = document.original
    if not (holds(text, HINTS) and holds(text, ANSWER_HINTS)):
        return None
    formula = next((line for line in lines[:LINES] if _asks(line.text)), None) or _of_council(lines)
    if formula is None:
        return None
    told = {"asked"} if NUMBERED.fullmatch(formula.text) else set[str]()
    for line in split_filled(text)[:LINES]:
        told.update(_signs(line.text))
        if told >= WANTED:
            return _shown(formula)
    return None


def _of_council(lines: tuple[Line, ...]) -> Line | None:
    """The numbered question of a paper that a council heads so: "Questions by members", "Question 3", "Reply"."""
    if not any(len(line.text) < LONGEST and COUNCIL.search(line.text) for line in lines[:HEAD]):
        return None
    return next((line for line in lines[:LINES] if len(line.text) < SHORT and NUMBERED.fullmatch(line.text)), None)


def _asks(text: str) -> bool:
    """Is a line a question in the form that is put to ministers, or does it bear the number of one?"""
    if "sk" in text and TO_ASK.search(text):
        return True
    if len(text) < LONGEST and (is_numbered(text) or (holds(text, NUMBER_HINTS) and NUMBER.search(text))):
        return True
    return holds(text, PUTS_HINTS) and PUTS.search(text) is not None


def _signs(text: str) -> Iterator[str]:
    """What a short line says of asking or answering."""
    if len(text) > LONGEST:
        return
    does = verb(text)
    if does in OF_ASKING:
        yield "asked"
    elif does in ("answerer", "answer"):
        yield "answered"
    field = field_at(text)
    if field and text[: field.start].strip(" :.|\t→").casefold() not in PLAIN:
        if field.sort in ("asker", "asked_on", "question"):
            yield "asked"
        elif field.sort in ("answerer", "answered_on", "answer"):
            yield "answered"
    if (told := reported(text)) is not None:
        yield "asked" if told.does == "ask" else "answered"
    if lettered := LETTERED.match(text):
        yield "asked" if "Q" in (lettered["letter"], lettered["boxed"]) else "answered"
    for dated in find_dates(text) if may_tell_day(text) else ():
        yield label_of(text[: dated.start])


def _shown(line: Line) -> Evidence:
    surface = line.text[:80]
    return Evidence("kind.signs", surface, Span(line.start, line.start + len(surface)))
