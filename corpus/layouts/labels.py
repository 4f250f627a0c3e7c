"""Does a line of a parliamentary page bear a label, a number or words of a question in writing?"""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.layouts.houses import UIN
from corpus.lines import holds

LABELLED = re.compile(
    r"\W*(?:this (?:question|answer) (?:was|is|has)|(?:re)?asked (?:by\b|on\b|in\b|this\b|\d)|tabled\b|lodged\b"
    r"|(?:first |originally )?answered\b|replied (?:on\b|by\b|\d)|corrected\b|uin\b"
    r"|date\s(?:put|tabled|lodged|answered|asked|of)\b|holding answer\b|named day\b|submitted on\b|answer(?:ing)?"
    r"(?: due| expected| by| from| given| body| department| date|$|:)"
    r"|due(?: for| on|\W{1,3}\d)|put(?: down)?(?: on|:| \d)"
    r"|ref(?:erence)?(?:\s*:|\W{1,3}\d)|atebwyd\b|cyflwynwyd\b|(?:written|oral) (?:questions?|answers?)"
    r"\b(?!:)|question\s+[–—-]\s+[a-z]{2,4}\s?\d"
    r"|ceisteanna\s?[(\d]|questions?(?: (?:for|to|by|from|number|no|asked|of|tabled|put|lodged|submitted)\b|"
    r"\s?[(\d]|$|:)|reply(?:$|:| from)"
    r"|(?:house|session|department|constituency|party|status|source|date|priority|type|subject|member|minister|published|"
    r"topic)s?\s*(?::|$)"
    r"|(?:session|meeting|member|minister|question|answer|party|document)s? (?:name|date|type|status|number|id)\s*:"
    r"|(?:mqt|pqt|plenary) on \d|(?:organi[sz]ation|asked of|attachments?|directorate)\s*:"
    r"|(?:hl|wq|aq[wot]|s\d[woft]|pq|oq|tq|waq|q)[\s-]?\d|citation\b|\d{1,2}(?:st|nd|rd|th)? [a-z]+ \d{4}\b"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day(?=\W*(?:$|\d|[a-z]+ \d))|\(?\d{1,2}[.:]\d{2} ?[ap]\.?m|volume \d"
    r"|on\s+\d{1,2}\s[a-z]+\s\d{4}$|received between\b|week (?:ending|commencing)\b|w/[ec]\b"
    r"|in the house of|[qa]\s+(?:[a-z]+day,?\s+)?\d{1,2}\s|view (?:answer|question)|$)",
    re.IGNORECASE,
)
LABELLED_WITHIN = re.compile(r"\W*(?:.{0,40}\bwritten question\s[–—-]|.{0,60}debated on)", re.IGNORECASE)
WITHIN_HINTS = ("ritten ", "RITTEN ", "ebated ", "EBATED ")
WRITTEN = re.compile(
    r"\b(?:UIN\b|HL\s?\d{3}|WQ\s?\d{3}|(?:AQ[WO]|WAQ)\s?\d|S\dW-|PQ\s?\d{3}|[Tt]abled\b|[Ww]ritten [Qq]uestion"
    r"|[Ww]ritten [Aa]nswer|[Aa]nswered (?:by|on)\b|[Ll]odged\b)"
)
WRITTEN_HINTS = ("UIN", "HL", "Q", "W-", "abled", "ritten ", "nswered", "odged")  # in all that WRITTEN looks for


@lru_cache(maxsize=1024)  # a line is asked about when its page is cut up, and several times when it is laid out
def is_labelled(text: str) -> bool:
    """Does a line begin with a label of a parliamentary page, or hold one: "Tabled:", "Status", "UIN 12", a day?

    >>> is_labelled("Answered on 3 May 2022"), is_labelled("Roads: written question – answered"), is_labelled("Roads: Safety")
    (True, True, False)
    """
    if LABELLED.match(text):
        return True
    return holds(text, WITHIN_HINTS) and LABELLED_WITHIN.match(text) is not None


def is_numbered(text: str) -> bool:
    """Does a line hold the number of a question?

    >>> is_numbered("UIN 12345"), is_numbered("HL Deb")
    (True, False)
    """
    return ("Q" in text or "HL" in text or "UIN" in text or "-" in text) and UIN.search(text) is not None


def is_written(text: str) -> bool:
    """Does a text speak of a question in writing: a number, "tabled", "written answer"?

    >>> is_written("Tabled by Ann Lee"), is_written("She had written twice")
    (True, False)
    """
    return holds(text, WRITTEN_HINTS) and WRITTEN.search(text) is not None
