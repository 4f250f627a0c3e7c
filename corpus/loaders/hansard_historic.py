"""Who says what in a digitised volume of the UK's Hansard, under which heading, on which day, in which column?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from corpus.date_text import parse_date
from corpus.loaders.contributions import Contribution, calm, distinct, speaker_name
from corpus.loaders.xml import local
from corpus.records import Given

_ASKED = re.compile(
    r"(?:\d+\. )?(?P<name>[^:]{3,90}?),? asked (?=the\b|Her\b|His\b|Mr\b|whether\b|if\b|what\b|how\b|hon\b|my\b)", re.I
)
_ASKED_HMG = re.compile(r"asked (?:Her|His) Majesty|\b[Tt]o ask\b")
_VOLUME = re.compile(r"S\d(?P<house>[CL])V(?P<volume>\d{4})P")
_NUMBER = re.compile(r"(?:§ ?)?\*?[\d., and]*$")
_BLOCKS = frozenset(("table", "ol", "ul", "quote", "division", "blockquote"))
_UNSAID = frozenset(("image", "col", "title", "date"))
_WRITTEN = ("writtenanswers", "lordswrittenanswers", "commonswrittenanswers")


@dataclass(frozen=True, slots=True)
class _Where:
    """Where in the volume we are: the titles above, the outermost first, and the running day and column."""

    titles: tuple[str, ...] = ()
    written: bool = False


@dataclass(slots=True)
class _Open:
    """The contribution that stands open."""

    where: _Where
    column: str
    paragraphs: list[tuple[str, str]] = field(default_factory=list)
    facts: list[Given] = field(default_factory=list)
    number: str = ""
    answered: bool = False
    named: bool = False


def historic(root: etree._Element) -> Iterator[Contribution]:
    """The contributions of a volume, a day or one of its parts, in order."""
    walk = _Walk()
    yield from walk.into(root, _Where())
    yield from walk.close()


class _Walk:
    """A walk through a volume."""

    def __init__(self) -> None:
        self.open: _Open | None = None
        self.date = self.column = self.volume = ""
        self.count = 0

    def into(self, element: etree._Element, where: _Where) -> Iterator[Contribution]:
        """Takes in an element and what it holds."""
        if not where.written and local(element) in _WRITTEN:
            where = replace(where, written=True)
        for child in element:
            name = local(child)
            if name == "title":
                yield from self.close()
                where = replace(where, titles=(*where.titles, _line(child)))
            elif name == "date":
                self.date = child.get("format") or self.date
            elif name == "col":
                self.column = _line(child)
            elif name == "image":
                self.volume = child.get("src") or self.volume
            elif name == "p":
                yield from self._paragraph(child, where)
                if len(child):
                    for column in child.iter("{*}col"):  # what follows stands in the column that the paragraph ends in
                        self.column = _line(column)
            elif name in _BLOCKS:
                if text := _rows(child):
                    self._opened(child, where).paragraphs.append((self._part(), text))
            elif name:
                yield from self.into(child, where)
                yield from self.close()

    def _paragraph(self, element: etree._Element, where: _Where) -> Iterator[Contribution]:
        text = _line(element)
        member = next(element.iterchildren("{*}member"), None) if len(element) else None
        lead = _line_of(element.text) if member is not None else ""
        asked = _ASKED.match(text) if where.written else None
        if not text:
            return
        if member is not None and _NUMBER.fullmatch(lead) and not asked:
            asks = where.written and "ask" in text[:400] and _ASKED_HMG.search(text, 0, 400) is not None
            yield from self._turn(asks, where)
            said = _line_of(_flow(element, without=member)).removeprefix(lead).lstrip(" :")
            self._say(element, where, _line(member), said, asks)
        elif asked:
            yield from self._turn(True, where)
            self._say(element, where, asked["name"], text, True)
        else:
            if self._is_procedure(element, text):
                yield from self.close()
            self._dated(element, text)
            self._opened(element, where).paragraphs.append((self._part(), text))

    def _turn(self, asks: bool, where: _Where) -> Iterator[Contribution]:
        """Closes what stands open, but for a written question to which this is the answer, or another like it."""
        if not (where.written and self.open and self.open.named) or (asks and self.open.answered):
            yield from self.close()

    def _is_procedure(self, element: etree._Element, text: str) -> bool:
        """Does a paragraph all in italics break off somebody's speech?"""
        if self.open is None or not self.open.named:
            return False
        return len(" ".join(_line(child) for child in element.iterchildren("{*}i"))) > 0.9 * len(text)

    def _dated(self, element: etree._Element, text: str) -> None:
        if not self.date and len(text) < 40 and not text.endswith("clock."):
            try:
                self.date = parse_date(text).iso
            except ValueError:
                return

    def _say(self, element: etree._Element, where: _Where, name: str, said: str, asks: bool) -> None:
        role, part = ("asker", "question") if asks else ("answerer", "answer") if where.written else ("speaker", "speech")
        opened = self._opened(element, where)
        opened.facts.append(Given(role, speaker_name(name), "field:member" if not asks else "field:p"))
        opened.paragraphs.append((part, said))
        opened.named = True
        opened.answered = opened.answered or part == "answer"

    def _opened(self, element: etree._Element, where: _Where) -> _Open:
        if self.open is None:
            self.open = _Open(where, self.column, number=element.get("id") or "")
        return self.open

    def _part(self) -> str:
        """What a paragraph without a name goes on with."""
        paragraphs = self.open.paragraphs if self.open else []
        return paragraphs[-1][0] if paragraphs else "" if self.open and self.open.where.written else "speech"

    def close(self) -> Iterator[Contribution]:
        """The contribution that stands open, if any."""
        opened, self.open = self.open, None
        if opened is None:
            return
        self.count += 1
        yield Contribution(tuple(opened.paragraphs), distinct(self._facts(opened)), opened.number or f"contribution {self.count}")

    def _facts(self, opened: _Open) -> Iterator[Given]:
        where = opened.where
        if opened.number:
            yield Given("id", opened.number, "field:id")
        written = where.written and any(part == "question" for part, _ in opened.paragraphs)
        yield Given("kind", "written_answer" if written else "debate", "field:member" if opened.named else "field:p")
        if where.titles:
            yield Given("title", where.titles[-1], "field:title")
        if self.date:
            yield Given("date", self.date, "field:date")
            if opened.answered:
                yield Given("answered", self.date, "field:date")
        yield from opened.facts
        if where.written and len(where.titles) > 2:
            yield Given("answering_body", calm(where.titles[-2]), "field:title")
        volume = _VOLUME.match(opened.number) or _VOLUME.match(self.volume)
        if volume:
            yield Given("house", "Commons" if volume["house"] == "C" else "Lords", "field:id")
            yield Given("volume", str(int(volume["volume"])), "field:id")
        if opened.column:
            yield Given("column", opened.column, "field:col")


def _line(element: etree._Element) -> str:
    return _line_of(_flow(element) if len(element) else element.text)


def _line_of(text: str | None) -> str:
    return " ".join((text or "").split())


def _flow(element: etree._Element, without: etree._Element | None = None) -> str:
    """The running text of an element, without columns and images, and without one child."""
    pieces = [element.text or ""]
    for child in element:
        if child is not without and (name := local(child)) not in _UNSAID:
            pieces.append(" " if name == "lb" else _flow(child) if len(child) else child.text or "")
        pieces.append(child.tail or "")
    return "".join(pieces)


def _rows(block: etree._Element) -> str:
    """A table's rows, a list's items or a quotation's paragraphs, a line each."""
    rows = ("\t".join(map(_line, row)) if local(row) == "tr" else _line(row) for row in block.iter("{*}tr", "{*}li"))
    return "\n".join(row for row in rows if row.strip()) or _line(block)
