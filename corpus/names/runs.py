"""Where do words with capitals run together?

A run is a stretch of one line such as "Department for Work and Pensions" or "Wales' Ann Poe": words with a capital, and the
small words between them. What a run means without its surroundings is read by `corpus.names.names`, once for each run.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate

from corpus.knowledge import organisation_forms, prose

_UPPER = "".join(chr(c) for c in range(0x41, 0x1F00) if chr(c).isupper() and (c < 0x250 or c >= 0x1E00))
UPPER = f"[{re.escape(_UPPER)}]"
_ABBREVIATIONS = (
    ("Mr", "Ms", "Dr", "St", "Rt", "Lt", "Jr", "Sr", "Co", "Fr", "No"),
    ("Mrs", "Hon", "Rev", "Sen", "Rep", "Gov", "Gen", "Col", "Maj", "Sgt", "Ltd", "Inc", "Det", "Adm"),
    ("Prof", "Sens", "Reps", "Capt", "Corp", "Supt", "Cllr", "Insp", "Brig", "Govs"),
)
_POINTS = "|".join(rf"(?<=\b(?:{'|'.join(same)})\.)" for same in _ABBREVIATIONS)
_WORDS = re.compile(  # splits a text into its words with capitals and what is between them
    rf"({UPPER}(?:(?<![\w@#./].)|(?<=\b[ht].))(?!(?<=[A-Z])[A-Z]{{0,7}}/\S{{0,20}}\d)"  # of no reference as "PA/31/B" is
    rf"(?:\w+|(?:\.{UPPER})*\.(?![^\W\d_]{{2}})|)"  # a word, or initials with their points
    rf"(?:\.(?:{_POINTS}))?(?:['’&-]\w+)*(?:['’](?=\s)(?<=[sS].)| ['’]s\b|/S\b(?<= A/S))?)"  # a Danish firm ends in A/S
)
_LINKING = (
    "of for and the & on in against to upon de da do dos di del della degli des du la le les las los van der den ter von zu zur"
    " für und af bin ibn bint abu al el en ap y e i na nan no et à ní uí"
)
_TWO_LINKS = "of the|for the|on the|in the|against the|of the|de la|de las|de los|van der|van den|von der|in den|en van"
_GAPS = frozenset(f" {link} " for link in [*_LINKING.split(), *_TWO_LINKS.split("|")]) | {
    " ",
    "\xa0",
    " borough of ",
    " products ",
}
_GAPS |= {f" {article}-" for article in ("al", "el", "ul", "ad", "as", "ar", "an", "at", "abu")}  # Mohammed al-Rashid
_GAPS |= {f" {elided}{mark}" for elided in ("d", "de l", "dell", "dall", "degl") for mark in "'’"}  # Lucien d'Aubrac
_GAPS |= {" h", " t", " an t", " na h"}  # Ó hEochaidh, Mac an tSaoir
_RARE_GAPS = frozenset((" from ", " as ", " with ", " vs ", " not ", "? "))  # only inside names that are known
_WIDE_GAPS = frozenset(("  ", "   "))
_TAIL = re.compile(
    r" (?:police|party|parties|governments?|council|coalition|campaign|county council|city council|borough council"
    r"|district council|constabulary|plc|ltd|llp|\d{1,3}(?![\d,.]*\d))\b"
)
_OPENERS, _LONE_OPENERS = prose("openers"), prose("lone_openers")
_TAIL_STARTS = frozenset("pgcdl0123456789")
_LONGEST = 300  # characters; no name is as long
_NUMBER_GAP = re.compile(r" \d{1,3} ")


@cache
def _joined_words() -> frozenset[tuple[str, str]]:
    """The words before and after the rare gaps in the gazetteer's names: "Freedom" and "Torture"."""
    pairs = set()
    for form in organisation_forms():
        for gap in _RARE_GAPS:
            before, found, after = form.partition(gap)
            if found:
                pairs.add((before.rpartition(" ")[2], after.partition(" ")[0]))
    return frozenset(pairs)


def find_runs(text: str) -> list[tuple[int, int]]:
    """Where the runs of a text start and end; the small words that open a sentence are left out."""
    found: list[tuple[int, int]] = []
    pieces = _WORDS.split(text)
    ends = list(accumulate(map(len, pieces)))
    start = end = -1
    for gap, word, begins, stop in zip(pieces[::2], pieces[1::2], ends[::2], ends[1::2], strict=False):  # a gap is left
        if start >= 0:
            joined = gap in _GAPS or (len(gap) < 6 and gap[1:2].isdigit() and _NUMBER_GAP.fullmatch(gap))
            if not joined and gap in _WIDE_GAPS:  # a letterhead's spaced capitals
                joined = len(word) > 1 and word.isupper() and text[start:end].isupper()
            elif not joined and gap in _RARE_GAPS:
                joined = (text[start:end].rpartition(" ")[2], word) in _joined_words()
            if joined and stop - start < _LONGEST:
                end = stop
                continue
            if text[start:end] not in _LONE_OPENERS:
                found.append((start, end))
        start, end = (-1, -1) if word in _OPENERS else (begins, stop)
    if start >= 0 and text[start:end] not in _LONE_OPENERS:
        found.append((start, end))
    return [(start, _tail_end(text, end) if text[end + 1 : end + 2] in _TAIL_STARTS else end) for start, end in found]


def _tail_end(text: str, end: int) -> int:
    """The end of a run with the head in lower case, or the number, that belongs to it: "Metropolitan police", "Catch 22"."""
    tail = _TAIL.match(text, end)
    return tail.end() if tail else end
