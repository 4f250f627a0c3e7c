"""What does a line of a parliamentary page do: ask, name who asks, answer, name who answers?

Asking is "X: To ask ...", "X asked the Minister ...", "Asked by X", "Question S6W-1: X, ..."; answering is "Y: ...",
"Answered by Y", "A: [Y] ...", "Answer".
"""

from __future__ import annotations

import re

from corpus.layouts.names import BRACKETS, OFFICE, is_name, lead_end

TO_ASK = re.compile(
    r"\b[Tt]o ask (?=the |Her |His |HM |Ministers?\b|Mr |what |whether |when |how |if |which |why |for |[A-Z(])"
    r"|\b(?:I ofyn|Gofyn) i[’']r "
    r"|\b(?:asked|asks) (?=(?:the|Her|His) (?:Majesty|[A-Z]))"
)
ASKED_BY = re.compile(
    r"(?:(?i:asked by|tabled by|lodged by|question (?:by|from)|asking member)(?=\s*:|\s|$)|(?:Member|M):)[\s:]*"
)
ANSWERED_BY = re.compile(
    r"(?i:(?:this (?:question|answer) (?:was|has been) )?(?:answered|answer given|answer|reply|response|replied to|corrected|correction)"
    r" (?:by|from)|answering (?:member|minister)|minister responding)(?=\s*:|\s|$)[\s:]*"
)
ANSWER = re.compile(r"(?:(?i:answer|reply|response|written answer)(?:\s*:|$|\s[–—-]\s)|A:)\s*")
QUESTION = re.compile(r"(?:Q|QUESTION|Question|PQ)(?:\s*:|$|\.\s|\s[–—-]\s)\s*")
NUMBERED = re.compile(
    r"(?:(?i:question|cwestiwn|pq|q)\s+)?[\[(]?(?:S\d[WOFT]-|HL\s?|UIN\s?|WQ|OQ|AQ[WOT]\s?|WAQ|TQ|PQ\s?)\d[\d/.-]*(?:\s\(\w\))?[\])]?\s*(?::|[–—-]\s)\s*"
)
BODY_ASKED = re.compile(
    r"(?i:(?:written answers? \()?question (?:to|for)|department asked|answering (?:body|department)|to be answered by|department(?=\s*(?::|$)))"
    r"(?:\s*:\s*|\s+|$)(?:[Tt]he )?"
)
REMARK = re.compile(
    r"(?:[(\[][^()\[\]]*\d[^()\[\]]*[)\]]|[,|]?\s*(?:on \d|(?:Date )?(?:Lodged|Tabled|Answered|Asked)\b).*)?[\s:|]*\Z",
    re.IGNORECASE,
)
LABELLED = re.compile(
    r"\W*(?:this (?:question|answer) (?:was|is|has)|(?:re)?asked (?:by|on|in)\b|tabled\b|lodged\b|(?:first |originally )?answered\b|corrected\b|uin\b"
    r"|date\s(?:tabled|lodged|answered|asked|of)\b|holding answer\b|named day\b|answer(?:ing)?(?: due| by| from| given| body| department| date|$|:)"
    r"|due (?:for|on)|(?:written|oral) (?:questions?|answers?)\b(?!:)|questions?(?: (?:for|to|by|from|number|no|asked|of)\b|\s?[(\d]|$|:)|reply(?:$|:| from)"
    r"|(?:house|session|department|constituency|party|status|source|date|priority|type|subject|member|minister|published|topic)s?\s*(?::|$)"
    r"|.{0,40}\bwritten question\s[–—-]|(?:hl|wq|aqw|s\dw|pq|oq|waq)[\s-]?\d|citation\b|\d{1,2}(?:st|nd|rd|th)? [a-z]+ \d{4}\b"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day(?=\W*(?:$|\d|[a-z]+ \d))|\(?\d{1,2}[.:]\d{2} ?[ap]\.?m|volume \d|.{0,60}debated on|in the house of|view (?:answer|question)|$)",
    re.IGNORECASE,
)
MASTHEAD = re.compile(
    r"(?:(?:the )?(?:uk|scottish|welsh|parallel|european)? ?(?:parliament|senedd(?: cymru)?|hansard|theyworkforyou|kildarestreet)(?: of .{3,20})?"
    r"|(?:northern ireland|national) assembly(?: for wales)?|(?:daily )?(?:written|oral) (?:questions?|answers?)\b.{0,40}|house of (?:commons|lords)(?: hansard)?"
    r"|d[áa]il [ée]ireann(?: debate)?|seanad .{0,20}|official report|find written questions|.{0,30}search results|hansard and .{3,60}|(?:today|this) .{0,10}answers?"
    r"|commons|lords|order paper.{0,20}|business bulletin.{0,20}|all of this (?:answer|debate|speech))\W*",
    re.IGNORECASE,
)
UIN = re.compile(r"\b(?:UIN|HL|WQ|PQ|AQW|S\dW-|WAQ|OQ)\s?\d{2,}")
BODY = re.compile(r"(?:Department|Ministry|Office|Treasury|Government|Executive|Agency|Commission|Directorate)\b")
PROSE = 150  # characters; no heading is as long


def verb(text: str, *, asking: bool = False) -> str:
    """What a line does: ask, asker, body, number, answerer, answer, lead, query, or "" where nothing marks it.

    `asking` is whether a question stands open, so that "Name: ..." answers it; "Name: ...?" may ask one (a query).

    >>> verb("Lord Condon: To ask Her Majesty's Government what"), verb("Answered by"), verb("Lord Adonis: We have not.", asking=True)
    ('ask', 'answerer', 'lead')
    """
    first = text[:1]
    if first in "AaTtRrCcMm":
        if ANSWERED_BY.match(text):
            return "answerer"
        if ANSWER.match(text):
            return "answer"
    short = len(text) < PROSE
    if first in "AaTtLlQqM" and short and ASKED_BY.match(text):
        return "asker"
    if NUMBERED.match(text):
        return "number"
    if short and first in "QqDdAaTtWw" and BODY_ASKED.match(text):
        return "body"
    if "sk" in text[:320] or "fyn" in text[:320]:
        asked = TO_ASK.search(text, 0, 320)
        if asked and (asked.start() < 5 or is_asker(text[: asked.start()])):
            return "ask"
    if first in "QP" and QUESTION.match(text):
        return "ask"
    end = lead_end(text)
    if end > 0 and (len(text) - end > 60 or text[-1] in '.?!”":—' or (asking and not _is_topic(text, end))):
        return "query" if not asking and text[-1] == "?" else "lead"
    return ""


def _is_topic(text: str, end: int) -> bool:
    """Is "Armed Forces: Housing" a heading, and no answer of a word?"""
    return text[-1].isalnum() and len(text) - end < 60


def is_asker(before: str) -> bool:
    """Are these the words before "to ask": a name with its brackets, a number?"""
    plain = BRACKETS.sub(" ", before).strip(" :,.*0123456789")
    return not plain or is_name(plain.removeprefix("Question").removeprefix("Q").strip(": .0123456789") or "A")


def is_person_line(text: str) -> bool:
    """Could a line be nothing but a person's name?

    >>> is_person_line("Sarah Bloomfield"), is_person_line("Legal Aid: Immigration"), is_person_line("Home Office")
    (True, False, False)
    """
    words = text.split()
    if not 2 <= len(words) <= 7 or len(text) > 60 or not text[-1].isalpha() or ":" in text or text.isupper():
        return False
    return is_name(text) and not LABELLED.match(text) and not BODY.search(text) and not OFFICE.search(text)


def is_heading(text: str) -> bool:
    """Could a line be the heading of a question or debate: short, no label, no date, no sentence?"""
    if len(text) >= PROSE or LABELLED.match(text[:80]) or UIN.search(text) or MASTHEAD.fullmatch(text):
        return False
    return text[-1] not in ".;,:" or text.isupper()
