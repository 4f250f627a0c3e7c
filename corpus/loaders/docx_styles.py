"""What do Word's styles and lists say of a paragraph: is there a gap around it, and which mark stands before it?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_GAP = 60  # twentieths of a point: from here a reader sees a gap
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"))
_SMALL_ROMAN = ((5, "v"), (4, "iv"), (1, "i"))
_DEEPEST = 12  # styles based on styles
_MOST_LISTED = 5_000  # higher numbers are of no list


class Spacing:
    """The gaps before and after a paragraph, by itself, its style, what that is based on, and the document's default."""

    def __init__(self, styles: etree._Element | None) -> None:
        self._styles: dict[str, etree._Element] = {}
        self._known: dict[str, tuple[str | None, str | None]] = {}
        self._default: etree._Element | None = None
        self._normal: str | None = None
        if styles is not None:
            for style in styles.iterchildren(f"{W}style"):
                if style.get(f"{W}type") == "paragraph":
                    name = style.get(f"{W}styleId") or ""
                    self._styles[name] = style
                    if style.get(f"{W}default") in ("1", "true"):
                        self._normal = name
            self._default = styles.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr")

    def around(self, paragraph: etree._Element) -> tuple[bool, bool]:
        """Is there a gap before the paragraph, and one after it?"""
        own = child(paragraph, f"{W}pPr")
        style = child(own, f"{W}pStyle") if own is not None else None
        named = style.get(f"{W}val") if style is not None else self._normal
        before, after = self._of_style(named or "")
        spacing = child(own, f"{W}spacing") if own is not None else None
        if spacing is not None:
            before, after = spacing.get(f"{W}before") or before, spacing.get(f"{W}after") or after
        return _points(before) >= _GAP, _points(after) >= _GAP

    def _of_style(self, named: str) -> tuple[str | None, str | None]:
        """The distances before and after that a style gives, by itself, what it is based on, or the default."""
        if named not in self._known:
            before: str | None = None
            after: str | None = None
            for place in (*self._chain(named), self._default):
                spacing = place.find(f"{W}spacing") if place is not None else None
                if spacing is not None:
                    before, after = before or spacing.get(f"{W}before"), after or spacing.get(f"{W}after")
            self._known[named] = (before, after)
        return self._known[named]

    def _chain(self, named: str) -> Iterator[etree._Element | None]:
        for _ in range(_DEEPEST):
            found = self._styles.get(named)
            if found is None:
                return
            yield found.find(f"{W}pPr")
            based = found.find(f"{W}basedOn")
            named = (based.get(f"{W}val") or "") if based is not None else ""


class Lists:
    """The marks of list paragraphs, counted as Word counts them. It has to be asked for each paragraph in order."""

    def __init__(self, numbering: etree._Element | None) -> None:
        self._levels: dict[tuple[str, int], tuple[str, str, int]] = {}
        self._abstract: dict[str, str] = {}
        self._counts: Counter[tuple[str, int]] = Counter()
        if numbering is None:
            return
        for abstract in numbering.iterchildren(f"{W}abstractNum"):
            for level in abstract.iterchildren(f"{W}lvl"):
                key = (abstract.get(f"{W}abstractNumId") or "", _integer(level.get(f"{W}ilvl")))
                self._levels[key] = (_value(level, "numFmt"), _value(level, "lvlText"), _integer(_value(level, "start") or "1"))
        for number in numbering.iterchildren(f"{W}num"):
            self._abstract[number.get(f"{W}numId") or ""] = _value(number, "abstractNumId")

    def mark(self, paragraph: etree._Element) -> str:
        """What stands before the paragraph, with a space: "3. ", "(a) ", "• "; empty for one in no list."""
        if not self._levels:
            return ""
        layout = child(paragraph, f"{W}pPr")
        own = child(layout, f"{W}numPr") if layout is not None else None
        if own is None:
            return ""
        number, level = _value(own, "numId"), _integer(_value(own, "ilvl"))
        abstract = self._abstract.get(number, "")
        if (abstract, level) not in self._levels:
            return ""
        form, pattern, start = self._levels[abstract, level]
        if form == "bullet":
            return "• "
        if form == "none" or not pattern:
            return ""
        self._counts[abstract, level] += 1 if self._counts[abstract, level] else max(start, 1)
        for other in [key for key in self._counts if key[0] == abstract and key[1] > level]:
            del self._counts[other]
        for upper in range(level + 1):
            form_of = self._levels.get((abstract, upper), ("decimal", "", 1))[0]
            pattern = pattern.replace(f"%{upper + 1}", _written(self._counts[abstract, upper] or 1, form_of))
        return f"{pattern} "


def child(parent: etree._Element, tag: str) -> etree._Element | None:
    """The first child of that name."""
    return next(parent.iterchildren(tag), None)


def _value(parent: etree._Element, name: str) -> str:
    element = child(parent, f"{W}{name}")
    return (element.get(f"{W}val") or "") if element is not None else ""


def _integer(value: str | None) -> int:
    return int(value) if value and value.isdecimal() else 0


def _points(value: str | None) -> float:
    if value is None:
        return 0.0
    try:
        return float(value or 0)
    except ValueError:
        return 0.0


def _written(number: int, form: str) -> str:
    """A number in the form of a list.

    >>> [_written(4, form) for form in ("decimal", "lowerLetter", "upperRoman")]
    ['4', 'd', 'IV']
    """
    if form.endswith("Letter") and number <= 26:
        letter = chr(ord("a") + number - 1)
    elif form.endswith("Roman") and number <= _MOST_LISTED:
        letter = ""
        for value, sign in (*_ROMAN, *_SMALL_ROMAN):
            letter += sign * (number // value)
            number %= value
    else:
        return str(number)
    return letter.upper() if form.startswith("upper") else letter
