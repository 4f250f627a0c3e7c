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
_LAYOUT, _STYLE, _SPACING, _NUMBERED, _VALUE = (f"{W}{name}" for name in ("pPr", "pStyle", "spacing", "numPr", "val"))

Layout = dict[str, etree._Element]  # what a paragraph says of itself, by the tag of each setting


class Spacing:
    """The gaps before and after a paragraph, by itself, its style, what that is based on, and the document's default."""

    def __init__(self, styles: etree._Element | None) -> None:
        self._styles: dict[str, etree._Element] = {}
        self._known: dict[str, tuple[bool, bool]] = {}
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

    def around(self, layout: Layout) -> tuple[bool, bool]:
        """Is there a gap before a paragraph of that layout, and one after it?"""
        style = layout.get(_STYLE)
        gaps = self._of_style((style.get(_VALUE) if style is not None else self._normal) or "")
        spacing = layout.get(_SPACING)
        if spacing is None:
            return gaps
        before, after = spacing.get(f"{W}before"), spacing.get(f"{W}after")
        return _is_gap(before) if before else gaps[0], _is_gap(after) if after else gaps[1]

    def _of_style(self, named: str) -> tuple[bool, bool]:
        """The gaps before and after that a style gives, by itself, what it is based on, or the default."""
        if named not in self._known:
            before: str | None = None
            after: str | None = None
            for place in (*self._chain(named), self._default):
                spacing = place.find(f"{W}spacing") if place is not None else None
                if spacing is not None:
                    before, after = before or spacing.get(f"{W}before"), after or spacing.get(f"{W}after")
            self._known[named] = _is_gap(before), _is_gap(after)
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

    def mark(self, layout: Layout) -> str:
        """What stands before a paragraph of that layout, with a space: "3. ", "(a) ", "• "; empty for one in no list."""
        own = layout.get(_NUMBERED)
        if own is None or not self._levels:
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


def layout_of(paragraph: etree._Element) -> Layout:
    """What the paragraph itself says of its layout; nothing, where it leaves all to its style."""
    if not len(paragraph) or (own := paragraph[0]).tag != _LAYOUT:  # it stands first where there is one
        return {}
    return {str(setting.tag): setting for setting in reversed(own)}


def child(parent: etree._Element, tag: str) -> etree._Element | None:
    """The first child of that name."""
    return next(parent.iterchildren(tag), None)


def _value(parent: etree._Element, name: str) -> str:
    element = child(parent, f"{W}{name}")
    return (element.get(f"{W}val") or "") if element is not None else ""


def _integer(value: str | None) -> int:
    return int(value) if value and value.isdecimal() else 0


def _is_gap(distance: str | None) -> bool:
    try:
        return float(distance or 0) >= _GAP
    except ValueError:
        return False


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
