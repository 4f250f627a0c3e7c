"""What stands below a letter's sign-off: who signs, copies, enclosures, a postscript, or the small print of the office?

A letter's foot is read downwards. Names and posts are signatures until something else is said: a copy list, a note of what is
enclosed, a postscript, an annex, or the first line that speaks of the office and not of who signs. What follows small print is
small print.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.layouts.letter_lines import CONTACT, COPY_LIST, ENCLOSED, QUOTED, is_date
from corpus.layouts.names import BODY, OFFICE, PEOPLE_TITLES
from corpus.layouts.positions import LETTERS
from corpus.layouts.posts import SEPARATOR, is_post, person_like
from corpus.lines import Line

SIGNATURE, COPIES, ENCLOSURE, POSTSCRIPT, FOOTER, BEYOND = "signature", "copies", "enclosure", "postscript", "footer", "beyond"
LONGEST_FOOTER = 320  # characters; a longer paragraph belongs to something else that stands below the letter
LONGEST_SIGNATURE = 110  # characters of a line, but for a list of names
AFTERWORD = re.compile(r"(?:P\.? ?P?\.? ?S\b|N\.?B\.?)")
ANNEX = re.compile(
    r"(?:Annex|ANNEX|Appendix|APPENDIX|Attachment|ATTACHMENT|Schedule|SCHEDULE|Notes?|NOTES?|References|Footnotes)\b"
)
SMALL_PRINT = re.compile(
    r".{0,80}\b(?:registered (?:charity|company|office|in|number|no)|(?:charity|company|vat) (?:no|number|reg|nic|\d{6,})"
    r"|uimhir|croesawn"
    r"|limited by guarantee|incorporated (?:in|by)|privacy (?:notice|policy)|supported by|funded by|member of the|accredited"
    r"|investors in people|(?:I|we) (?:often |sometimes )?work (?:flexibly|part[ -]time)"
    r"|correspondence in|croesawu|croeso i chi|croesewir|gohebiaeth|(?:first )?point of contact|head office"
    r"|constituency (?:office|clinics?)"
    r"|regulated by|affiliated to|working from home|(?:reached|available) (?:on|by|via)|first aider|ally of|proud (?:to|of)"
    r"|cláraithe|stiúrthóirí|cofrestredig"
    r"|lobbying|large print|another language|confidential(?:ity)?|intended (?:only|solely)|disclaimer|viruses"
    r"|in error|calls (?:may|are|will)|recorded|recycled?\b|opinions?|appointments?|surger(?:y|ies)|clinics?|office hours"
    r"|(?:follow|find|like|visit) (?:us|me|\w+) (?:on|at)|working (?:flexibly|hours|pattern|days)|my (?:usual )?working)\b"
    r"|(?:(?:vice-)?(?:presidents?|patrons?)|trustees|partners|directors|chair ?(?:man)?|chief executive|president)\s?:\s"
    r"|.{3,80}\b(?:no|number|nos)\b\.?:? ?(?:[A-Z]{1,3} ?)?[\doOlI]{5,}\w?\W*$"  # in which it is registered, as a scan reads it
    r"|@\w+.{0,40}\b(?:twitter|x|instagram|facebook|bluesky)\b",
    re.IGNORECASE,
)
SPEAKING = re.compile(
    r"\b(?:I|[Ww]e|[Yy]ou|[Yy]our|[Oo]ur|[Mm]y|[Pp]lease|is|are|was|were|has|have|do|not|should|if|If|This|this|here|For|See)\b"
)
OTHERS = re.compile(
    r"(?:and|plus|with) (?:\d+|[a-z-]+(?: [a-z-]+){0,2}) (?:others?|more|further)\b", re.IGNORECASE
)  # who sign, unnamed
ADDRESSING = re.compile(r"\b(?:I|we|you|your|our|my)\b")  # somebody is spoken to
NAMED_AS = re.compile(rf"\b(?:{LETTERS}|Cllr|Councillor|Chair|Convener|Clerk|Director|Chief|Members?|All)\b")
REACH = re.compile(r"\S+@\S+|(?:https?://|www\.)\S+|\+?\(?\b0\d[\d ().-]{7,}\d|(?<!\S)@\w+")
MOST_LABELS = 4
CLASSIFIED = re.compile(r"OFFICIAL(?:[ -]SENSITIVE)?(?: .{0,30})?|PROTECT|RESTRICTED|UNCLASSIFIED")


def foot_zones(lines: Sequence[Line]) -> list[str]:
    """For each line below the sign-off the part of the letter's foot that it belongs to; blank lines have none.

    >>> foot_zones((Line(0, 7, "Ann Poe"), Line(8, 8, ""), Line(9, 23, "cc Jane Doe MP")))
    ['signature', '', 'copies']
    """
    zones: list[str] = []
    zone, opens, signed, reached = SIGNATURE, True, False, False  # reached: below a telephone number or address
    for number, line in enumerate(lines):
        if not line.text:
            opens, reached = True, False
            zones.append("")
            continue
        if opens and signed and zone == SIGNATURE and _opens_address(lines, number):
            zone = FOOTER
        if signed and zone == SIGNATURE and (_only_reach(line.text) or (reached and _is_slogan(line.text))):
            zones.append(FOOTER)
            opens, reached = False, True
            continue
        reached = False
        zone = _zone(line.text, zone, opens, signed)
        signed = signed or zone == SIGNATURE
        opens = False
        zones.append(zone)
    return zones


def _opens_address(lines: Sequence[Line], number: int) -> bool:
    """Does a block begin here that is the office's address, and names nobody?"""
    first = lines[number].text
    following = lines[number + 1].text if number + 1 < len(lines) else ""
    if person_like(first) and following and is_post(following):
        return False
    if len(first) > LONGEST_SIGNATURE or ";" in first or _is_somebody(first):
        return False
    for line in lines[number : number + 6]:
        if not line.text:
            return False
        if CONTACT.search(line.text):
            return True
    return False


def _only_reach(text: str) -> bool:
    """Does a line hold nothing but a telephone number or an address on the web, and a label or two?"""
    if REACH.search(text) is None or person_like(text):
        return False
    return sum(len(word) > 1 for word in re.findall(r"[^\W\d_]+", REACH.sub("", text))) <= MOST_LABELS


def _is_slogan(text: str) -> bool:
    """Is a line right below how to reach somebody no name, post, body, copy list or other part of a letter?"""
    return len(text.split()) > MOST_LABELS and not (
        person_like(text) or is_post(text) or COPY_LIST.match(text) or ENCLOSED.match(text) or AFTERWORD.match(text)
    )


def _zone(text: str, before: str, opens: bool, signed: bool) -> str:
    """The part that a line belongs to, by itself and by what stands before it."""
    if before == BEYOND or len(text) > LONGEST_FOOTER or QUOTED.match(text):
        return BEYOND
    if COPY_LIST.match(text):
        return COPIES
    if ENCLOSED.match(text):
        return ENCLOSURE
    if AFTERWORD.match(text):
        return POSTSCRIPT
    if ANNEX.match(text):
        return BEYOND
    if before == POSTSCRIPT and not opens:
        return POSTSCRIPT
    if before == FOOTER:
        return FOOTER
    if not opens and before == SIGNATURE and person_like(SEPARATOR.split(text, maxsplit=1)[0]):
        return SIGNATURE
    small = SMALL_PRINT.match(text) is not None or CLASSIFIED.fullmatch(text) is not None
    if before in (COPIES, ENCLOSURE) and not small and (not opens or _is_somebody(text)):
        return before
    if small and (signed or before != SIGNATURE):
        return FOOTER
    if before != SIGNATURE or (signed and not is_date(text) and _is_no_signature(text, opens)):
        return FOOTER
    return SIGNATURE


def _is_somebody(text: str) -> bool:
    """Could a line be an item of a copy list: somebody with a title, an office or the name of a body?"""
    if text[-1] == "." and len(text) > 60:
        return False
    return any(sign.search(text) for sign in (NAMED_AS, OFFICE, BODY, PEOPLE_TITLES)) and not CONTACT.search(text)


def _is_no_signature(text: str, opens: bool) -> bool:
    """Is a line below a signature a sentence, or only says how to reach the office?"""
    if ";" in text or OTHERS.match(text):
        return False
    if opens and (CONTACT.search(text) or len(text) > LONGEST_SIGNATURE):
        return True
    words = text.split()
    lower = sum(word[0].islower() for word in words)
    return len(words) > 3 and (
        (text[-1] in ".!" and lower * 2 >= len(words)) or (lower * 3 >= len(words) and SPEAKING.search(text) is not None)
    )
