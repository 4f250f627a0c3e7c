"""Which treaties, Acts and Bills does a paper refer to, and which of their provisions?

Names are found first (corpus/instrument_names.py). A provision ("Article 59", "s.82(1)", "clauses 14 and 15") belongs to the
instrument that stands beside it; where it stands alone, to the nearest one named before it whose provisions are called so.
"Article 59 of the Treaty", "section 3 of that Act" mean the last treaty or Act; "section 3 of the report" means neither.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from corpus.instrument_names import Naming, namings
from corpus.instruments import Instrument, knowledge
from corpus.records import Document, Findings, InstrumentMention, Span

NUMBER = r"\d{1,4}[A-Z]{0,3}(?:\s?\((?:\d{1,3}|[a-z]{1,4})\))*(?![\d%])"
# It begins with a set of letters, so that the search can skip to them; what stands before is looked at afterwards.
PROVISION = re.compile(
    r"(?P<unit>[Aa](?:rticles?|RTICLES?|rts?\.?)|[Ss](?:ections?|ECTIONS?|ecs?\.|chedules?)|Schs?\.?|ss?\.?|§§?"
    r"|[Cc](?:lauses?|LAUSES?|hapters?)|cll?\.|[Pp](?:arts?|aragraphs?|aras?\.?)|[Rr](?:egulations?|egs?\.?))"
    rf"\s{{0,2}}(?P<numbers>{NUMBER}(?:(?:\s?,\s?(?:(?:and|or)\s)?|\s(?:and|or|to|&)\s|\s?[–-]\s?){NUMBER})*)"
)
FIGURES = re.compile(r"\d+")
UNIT_BEGINNINGS, UNIT_ENDS = frozenset("AaSsCcPpRr§"), frozenset("NSEsetnhrga.§")  # of what PROVISION calls a unit
LONGEST_UNIT = 16  # characters, with the white space behind it
NEXT_WORD = re.compile(r"\s([^\W\d_]+)")
PHRASE_BEGINNINGS = ("rticle ", "ection ")  # of words such as "section 21 notice", which need no instrument beside them
UNITS = {
    "ar": "article",
    "s": "section",
    "§": "section",
    "cl": "clause",
    "sch": "schedule",
    "para": "paragraph",
    "par": "part",
    "ch": "chapter",
    "reg": "regulation",
}
ONE_NUMBER = re.compile(rf"(?P<range>(?:\bto\s|[–-])\s?)?(?P<number>{NUMBER})")
TO_NAME = re.compile(
    r"(?:\s?\([^()]{0,60}\))?,?\s+(?:(?:of|to|in|under|from|within|into)\s+)?(?:(?:the|that|this|its|our|their|UK’s|UK's)\s+)?"
    r"(?:(?:draft|new|proposed|then|UK|EU)\s+)?[“\"‘']?|,?\s?\(?"
)
FROM_NAME = re.compile(
    r"(?:[’']s?)?\)?[”\"’']?\s*[,(:–—-]?\s*(?:(?:in|under|and|at|by|particularly|including|namely)\s+)?(?:its\s+)?"
)
CHAIN = re.compile(r"(?:\sof)?\s?(?:,|,?\s?and|,?\s?or|,?\s?of|,?\s?to|,?\s?in|\s?\(|,?\s?read with)\s{0,2}(?:under\s|in\s)?")
SHORT_NAME = re.compile(
    r",?\s+(?:of|to|in|under|from)\s+(?:the|that|this|said)\s+(?:same\s)?(?:(?P<year>(?:1[89]|20)\d\d)\s)?"
    r"(?P<kind>[Aa]ct|[Bb]ill|[Cc]onvention|[Tt]reaty|[Pp]rotocol|[Cc]ovenant|[Cc]harter|[Rr]egulations?|[Oo]rder|[Ll]egislation)\b"
)
OF_ANOTHER = re.compile(r"\s+of\s+(?:(?:the|this|that|our|its|your|his|her|their|a|an)\s+)?[^\W\d_]")
RESERVATION = re.compile(r"\breservations? (?:on|to|against|under|over|about|in respect of) (?:the )?\Z")
STANDS_ALONE = ("article", "section", "clause", "schedule", "regulation")


def extract(document: Document, found: Findings) -> Findings:
    """The findings with the instruments that the text names and the provisions that it refers to."""
    text = document.text
    names = namings(text, int(found.date.iso[:4]) if found.date else None)
    spans: dict[tuple[Instrument, str | None], list[Span]] = {}
    for naming in names:
        spans.setdefault((naming.instrument, None), []).append(naming.span)
        if naming.became is not None:
            spans.setdefault((naming.became, None), []).append(naming.span)
    for instrument, provision, span in provisions(text, Names(names)):
        spans.setdefault((instrument, provision), []).append(span)
    ordered = sorted(spans.items(), key=lambda entry: (min(entry[1]), entry[0][0].id, entry[0][1] or ""))
    mentions = (
        InstrumentMention(instrument.id, instrument.label, provision, tuple(sorted(set(places))))
        for (instrument, provision), places in ordered
    )
    return found._replace(instruments=tuple(mentions))


class Names:
    """The instruments that a text names, to be asked for what stands where."""

    def __init__(self, namings: tuple[Naming, ...]) -> None:
        self.namings = namings
        self.starts = [naming.span.start for naming in namings]
        self._fitting: dict[tuple[str, str | None], list[Naming]] = {}

    def before(self, at: int) -> Naming | None:
        """The last one that begins before an offset."""
        index = bisect_left(self.starts, at)
        return self.namings[index - 1] if index else None

    def after(self, at: int) -> Naming | None:
        """The first one that begins at an offset or later."""
        index = bisect_left(self.starts, at)
        return self.namings[index] if index < len(self.namings) else None

    def nearest(self, at: int, kind: str, year: str | None = None) -> Instrument | None:
        """The last instrument of a kind named before an offset, else the first after it."""
        if (kind, year) not in self._fitting:
            fitting = [naming for naming in self.namings if fits(naming.instrument, kind)]
            self._fitting[kind, year] = [naming for naming in fitting if year is None or year in naming.instrument.label]
        found = self._fitting[kind, year]
        index = bisect_left(found, at, key=lambda naming: naming.span.start)
        return found[max(0, index - 1)].instrument if found else None


def provisions(text: str, names: Names) -> list[tuple[Instrument, str, Span]]:
    """The provisions that the text refers to, each with its instrument."""
    known = knowledge().phrases
    if not names.namings and not any(beginning in text for beginning in PHRASE_BEGINNINGS):
        return []
    found: list[tuple[Instrument, str, Span]] = []
    following: tuple[re.Match[str], Instrument | None] | None = None
    for match in reversed(provision_matches(text, names)):
        phrase = NEXT_WORD.match(text, match.end())
        meant = known.get(f"{unit(match)} {match['numbers']} {phrase[1].lower()}") if phrase else None
        if phrase and meant:
            found.append((*meant, Span(match.start(), phrase.end())))
            continue
        instrument = beside(text, match, names) or reserved(text, match)
        if instrument is None and following and CHAIN.fullmatch(text, match.end(), following[0].start()):
            instrument = following[1]
        following = (match, instrument)
        if instrument is None and unit(match) in STANDS_ALONE and not OF_ANOTHER.match(text, match.end()):
            instrument = names.nearest(match.start(), unit(match))
        if instrument is not None:
            span = Span(match.start(), match.end())
            found += [(instrument, labelled(match, number, instrument), span) for number in numbers(match["numbers"])]
    return found[::-1]


def provision_matches(text: str, names: Names) -> list[re.Match[str]]:
    """The places that look like a reference to a provision, in order: whole words, and no part of an instrument's name."""
    found = []
    for match in _references(text):
        before = text[match.start() - 1] if match.start() else " "
        naming = names.before(match.end())
        if not (before.isalnum() or before in "_'’") and (naming is None or naming.span.end <= match.start()):
            found.append(match)
    return found


def _references(text: str) -> Iterator[re.Match[str]]:
    """The matches of PROVISION in order, looked for before each figure: most letters that may begin one begin none."""
    end = 0
    for figures in FIGURES.finditer(text):
        at = figures.start()
        before = text[at - 1 : at] if at and not text[at - 1].isspace() else text[max(0, at - 3) : at].rstrip()[-1:]
        if at < end or before not in UNIT_ENDS:
            continue
        for start in range(max(end, at - LONGEST_UNIT), at):
            if text[start] in UNIT_BEGINNINGS and (match := PROVISION.match(text, start)):
                yield match
                end = match.end()
                break


def beside(text: str, match: re.Match[str], names: Names) -> Instrument | None:
    """The instrument that stands directly after or before the provision, or the Act or treaty that "of the Act" means."""
    after = names.after(match.end())
    if after and after.span.start <= match.end() + 100 and TO_NAME.fullmatch(text, match.end(), after.span.start):
        return after.instrument
    if short := SHORT_NAME.match(text, match.end()):
        return names.nearest(match.start(), short["kind"].lower(), short["year"])
    before = names.before(match.start())
    if before is None or OF_ANOTHER.match(text, match.end()) or before.span.end < match.start() - 24:
        return None
    fitting = unit(match) in (before.instrument.unit, "schedule", "part")
    return before.instrument if fitting and FROM_NAME.fullmatch(text, before.span.end, match.start()) else None


def reserved(text: str, match: re.Match[str]) -> Instrument | None:
    """The treaty that a reservation on a provision of that number can only be to."""
    if not RESERVATION.search(text, max(0, match.start() - 40), match.start()):
        return None
    number = match["numbers"].split("(")[0].split()[0].rstrip(",")
    known = knowledge().phrases.get(f"reservation {unit(match)} {number}")
    return known[0] if known else None


def fits(instrument: Instrument, kind: str) -> bool:
    """Can the instrument be meant by a word: the name of a unit of it, or what it is called for short?"""
    if kind in ("schedule", "legislation"):
        return instrument.unit in ("section", "clause")
    if kind in ("convention", "treaty", "covenant", "charter", "protocol"):
        return instrument.unit == "article" and (kind in instrument.label.lower() or kind in ("convention", "treaty"))
    if kind == "regulation" and instrument.unit == "article":
        return "regulation" in instrument.label.lower()
    short = {"act": "section", "bill": "clause", "regulations": "regulation", "order": "article"}
    return instrument.unit == short.get(kind, kind)


def unit(match: re.Match[str]) -> str:
    """What the provision is called: article, section, clause, schedule ..."""
    typed = match["unit"].lower()
    return UNITS[max((beginning for beginning in UNITS if typed.startswith(beginning)), key=len)]


def labelled(match: re.Match[str], number: str, instrument: Instrument) -> str:
    """The provision as it is kept: the number alone where it is of the instrument's own unit, else with its kind."""
    return number if unit(match) == instrument.unit else f"{unit(match)}-{number}"


def numbers(text: str) -> list[str]:
    """The numbers of a list, with those that a range holds.

    >>> numbers("59 and 60(1)"), numbers("3 to 5")
    (['59', '60(1)'], ['3', '4', '5'])
    """
    found: list[str] = []
    for match in ONE_NUMBER.finditer(text):
        number = re.sub(r"\s", "", match.group("number"))
        if match.group("range") and found and found[-1].isdigit() and number.isdigit():
            first, last = int(found[-1]) + 1, int(number)
            found += [str(between) for between in range(first, last) if last - first <= 50]
        found.append(number)
    return found
