"""What does a line of a parliamentary page do: ask, name who asks, answer, name who answers?

Asking is "X: To ask ...", "X asked the Minister ...", "Asked by X", "Question S6W-1: X, ..."; answering is "Y: ...",
"Answered by Y", "A: [Y] ...", "Answer".
"""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.layouts.labels import is_labelled
from corpus.layouts.names import BRACKETS, OFFICE, PARTICLES, is_name, lead_end
from corpus.lines import holds
from corpus.nouns import NamedTuple

TO_ASK = re.compile(
    r"\b[Tt]o ask (?=the |Her |His |HM |Ministers?\b|Mr |what |whether |when |how |if |which |why |for |[A-Z(])"
    r"|\b(?:I ofyn|Gofyn) i[’']r "
    r"|\b(?:asked|asks) (?=(?:the|Her|His) (?:Majesty|[A-Z]))"
)
TITLED = re.compile(r"(?:Mrs?|Ms|Miss|Cllr|Councillor)\b\.? [A-Z]")
_PERSON = r"(?:Cllrs?|Councillor|Coun\.|Ald(?:erman)?|Mrs?|Ms|Miss|Mx|Dr|Sir|Dame|Lord|Lady|Baroness|Deputy|Senator)\b\.?\s"
_NUMBERED_BY = (  # "Question 1 - from Ann Lee", "2. From Cllr Ann Lee", "Q3  Cllr Ann Lee to Cllr Bo Ek"
    r"(?:(?i:(?:public |written |member[’']?s?[’']? )?(?:question|q)\s?(?:no\.?:?\s?)?\d{1,3}[a-z]?)\s?[.:)–—-]{0,2}\s+"
    r"(?:(?i:(?:asked |put |submitted |tabled )?(?:from|by)):?\s+(?=[A-Z])"
    rf"|(?={_PERSON}[^.?!]{{3,90}}? to (?:the )?[A-Z]))"
    r"|\(?\d{1,3}[.)]\s+(?:(?i:question )(?i:from|by):?\s+(?=[A-Z])"
    rf"|(?i:from:?|by:|(?:asked|put) by:?)\s+(?={_PERSON})"
    rf"|(?={_PERSON}[^.?!:]{{3,60}} to (?:the )?(?:{_PERSON}|Leader|Cabinet|Portfolio|Mayor|Chair|Deputy|Lead)[^.?!]{{3,80}}$)))"
)
ASKED_BY = re.compile(
    rf"{_NUMBERED_BY}|(?:(?i:(?:gofynnwyd|cyflwynwyd|holwyd) gan / )?(?i:(?:asked|tabled|lodged|put(?: down)?) by"
    r"|(?:question )?(?:submitted|put|raised) by|(?:question|q) (?:by|from)|asking member)"
    r"(?i: / (?:gofynnwyd|cyflwynwyd|holwyd) gan)?(?=\s*:|\s|$)|(?:Member|M):)[\s:|]*"
)
ASKED_IN_STORY = re.compile(
    r"Asked by [^:|()]{2,80}? (?:if|whether|about|why|how|what)\b"
)  # "Asked by reporters if ..., he said"
ANSWERED_BY = re.compile(
    r"(?:Answer|Reply|Response) ?\([^()]*\d{4}\),?\s+(?:(?:by|from) )?(?=[A-Z])"
    r"|(?i:answered|answer|reply|response)(?: given)?(?: on)? \d[\d/. \w-]{5,18}? (?:by|from|[–—-]) (?=(?-i:[A-Z]))"
    r"|(?i:(?:this (?:question|answer) (?:was|has been) )?(?:answered|(?:answer|reply) given|answer|reply|response|replied to|"
    r"corrected|correction) (?:by|from|of(?= (?-i:[A-Z])))(?: / atebwyd gan)?|atebwyd gan(?: / answered by)?"
    r"|answering (?:member|minister)|minister responding)"
    r"(?=\s*:|\s|$)[\s:|]*"
)
_BY = r"\s?(?=[(\[][A-Z\d][^()\[\]]{2,80}[)\]]\s*:)"  # who speaks, in brackets behind the label
_NAMED = (  # "Answer (Ann Lee)", "A  (Ann Lee, 3 May 2022)  We have."
    r"\s{0,4}(?=[(\[][A-Z][\w’'.-]*(?: [\w’'.-]+){1,7}(?:, (?:on )?\d[\d/. \w-]{5,18})?[)\]](?:$|\s{2}|\s+[A-Z]))"
)
_BESIDE = (  # "QUESTION    Ann Lee (Leeds)": a label in a cell of its own, and who asks or answers in the next one
    r"(?=\s{2}|\s?[|\t])[\s|]++"
    r"(?=[A-Z][^.:?!()]{3,60}?(?:(?:\([^()]{2,80}\) ?){1,3}|, [^.:?!()]{3,120}|\b(?:MP|MSP|MS|AM|TD|MLA))$"
    r"|(?:Lord|Lady|Baroness|Viscount|Earl|Mrs?|Ms|Dr|Sir|Dame)\b[^.:?!()]{3,60}$)"
)
ANSWER = re.compile(
    r"(?:(?:(?:Freagra|Ateb)\s?[–—/|-]\s?)?(?i:answer|reply|response|written answer|freagra|ateb)"
    r"(?:\s*:|$|\s[–—-]\s|\s?\([^()]{0,20}\d[^()]{0,20}\)\s*:?$"
    rf"|(?-i:{_BY}|{_NAMED}|{_BESIDE}))|A:|A>|\\[A\\]|A{_NAMED}|A{_BY}|A{_BESIDE}|The answer was as follows\\b:?"
    r"|A\.(?=\s{1,4}[A-Z][\w’'-]+ [^.:]{3,90}:\s)"
    r"|A\d{1,2}(?:[.:)]\s+|\s{2,})(?=[\W\dA-Z])|Answer for [A-Z][^.?!]{3,140}$"
    r"|(?:ANSWER|REPLY|RESPONSE)\s+(?=[A-Z][^.:?!]{3,80}:\s))\s*"
)
QUESTION = re.compile(
    r"(?!Question\s+[–—-]\s+[A-Z]{2,4}\s?\d)(?:(?:Ceist|Cwestiwn)\s?[–—/|-]\s?)?"
    rf"(?:Q|QUESTION|Question|PQ|Ceist|Cwestiwn)(?:\s*:|$|\.\s|\s[–—-]\s|{_BY}|{_BESIDE})\s*|(?:Q>|\[Q\])\s*"
)
NUMBERED = re.compile(
    r"(?:\(?\d{1,3}[.)]\s+)?(?:(?i:(?:(?:written|oral|parliamentary) )?question|cwestiwn|pq|q)\s+)?[\[(]?"
    r"(?:S\d[WOFT]-|HL\s?|UIN\s?|WQ|OQ|AQ[WOT]\s?|WAQ|TQ|"
    r"PQ\s?)\d[\d/.-]*(?:\s\(\w\))?[\])]?\s*(?::|[|–—-]\s|(?=(?:Tabled|Asked|Lodged) (?:(?:by|on)\b|\d))"
    r"|(?=[A-Z][\w’'-]+ [^().?]{2,40}\([^()]+\))"
    r"|(?=(?:The )?(?:Lord|Lady|Baroness|Viscount|Earl|Mrs?|Ms|Miss|Dr|Sir|Dame|Deputy) [A-Z][^.?:]{2,60}$))\s*"
    r"|(?i:question|q)\s(?i:no)[.:]{0,2}\s?\d[\d/]*\W*$|(?i:(?:written|oral|parliamentary) question (?:no\.? ?)?)\d{3,7}:\s+"
    r"|[\[(]?\d{5,7}[\])]?[.:]?\s+(?=[A-Z][\w’'-]+ [^().?\d]{2,40}\((?:[^()]+\)\s+[\[(][^()\[\]]+[\])]|[^(),]+, [^()]+\))$)"
)
NUMBERED_SIGNS = ("Q", "q", "HL", "UIN", "-")  # one stands in what NUMBERED matches
BODY_ASKED = re.compile(
    r"(?i:(?:written answers? \()?question (?:to|for)(?! (?:written|oral|priority)\b)|department asked"
    r"|answering (?:body|department)|to be answered by"
    r"|(?:(?:of|to|for)(?= the\b)|(?:asked of|put to)(?=\s*[:|]))"
    r"(?=[\s:|]+(?:the\s+)?(?-i:Department|Ministry|Treasury|Cabinet|[A-Z]\w+ Office)\b[^.?!]*$)|"
    r"department(?=\s*(?::|$)))"
    r"(?:\s*[:|]\s*|\s+|$)(?:[Tt]he\s+)?"
)
REMARK = re.compile(
    r"(?:[(\[][^()\[\]]*\d[^()\[\]]*[)\]]|[,|]?\s*(?:on (?:\w+day,? )?\d|(?:Date )?(?:Lodged|Tabled|Answered|Asked)\b).*)?"
    r"[\s:|]*\Z",
    re.IGNORECASE,
)
STATUS = re.compile(r"(?:current )?status\s*:\s*answered by (?P<name>[A-Z].{2,60}?)(?= on \d|$)", re.IGNORECASE)
ASKED_THIS = " asked this question"  # below the answer, where some sites say who asked
WRITTEN_TO = re.compile(  # under the heading, on some sites
    r"(?P<body>(?!(?:Lords|Commons)\b)[A-Z][^.:?!]{2,90}?)"
    r"(?: written questions? [–-]|,? [–-] in the [A-Z].{3,40} written answered).{0,60}"
)
ASKED_NUMBER = re.compile(
    r"\?\s*[(\[](?:UIN |HL|WQ|OQ|TQ|WAQ|S\dW-|AQW ?)?\d{3,7}(?:/\d\d)?(?:\s?\(\w\))?[)\]]$"
    r"|\?\s*(?:HL|WQ|OQ|TQ|O?WAQ|OAQ|S\d[WO]-|AQ[WO] ?)\d{3,}(?:/\d\d)?(?:\s?\(\w\))?$"  # behind it
)
NUMBER_BEHIND = re.compile(  # "Ann Lee: [8811]", over a question
    r"\s*(?:\[[RNW]\]\s*)?[\[(](?:HL|UIN |AQW |S\dW-)?\d{3,7}[\])](?:\s*\[[RNW]\])?"
)
QUESTION_NUMBER = re.compile(
    r"[\s\W]*(?:(?i:question|ceist)(?: (?i:no)\.?)?:?\s?\d{1,4}"
    r"|(?:S\d[WOFT]-|HL|UIN|WQ|OQ|AQ[WT]?O?|WAQ|TQ|PQ)\s?\d[\d/.-]*|\([A-Z][a-z]+ Question\))[\s\W]*"
)
LEADING_NUMBER = re.compile(
    r"[\s\W]*(?:(?:S\d[WOFT]-|HL|UIN|WQ|OQ|AQ[WT]?O?|WAQ|TQ|PQ)\s?\d[\d/.-]*|[\[(]\d{1,7}[\])])[\s:.|–—-]*"
)
Q_LABEL = re.compile(r"(?:Question|Q)(?![^\W\d_])")  # and not Quentin
BODY = re.compile(r"(?:Department|Ministry|Office|Treasury|Government|Executive|Agency|Commission|Directorate)\b")
REPORTED = re.compile(
    r"(?:[Oo]n (?:\w+day,? )?\d{1,2} [A-Z][a-z]+(?: \d{4})?,? )?(?:(?P<name>I|[A-Z][^:.?!|]{2,180}?),?\s+)"
    r"(?:(?P<ask>asks?|asked|tabled|wrote|writes)|(?P<answer>answers?|answered|repl(?:y|ies|ied)|responds?|responded))"
    r"(?: (?:(?:for|on behalf of) (?:the )?|(?:the|Her|His) )[A-Z][^:.?!()\[\]]{3,90}?)?"  # for or of which body
    r"(?:,?(?: on| [–—-])? (?:\w+day,? )?\d[^:.?!\[(]{3,24}\d)?(?: ?[(\[][^()\[\]]{2,60}[)\]])?\s*(?:[:,–—-]\s+|:?$)"
)
REPORTED_HINTS = ("ask", "tabled", "wr", "answer", "repl", "respond")
PRONOUNS = frozenset(("i", "she", "he", "they", "the member", "the minister", "the mp"))
FIGURES = frozenset("0123456789")
PROSE = 150  # characters; no heading is as long


def verb(text: str, *, asking: bool = False) -> str:
    """What a line does: ask, asker, asked, body, number, answerer, answer, lead, query, or "" where nothing marks it.

    `asking` is whether a question stands open, so that "Name: ..." answers it; "Name: ...?" may ask one (a query).

    >>> verb("Lord Condon: To ask the Government what"), verb("Answered by"), verb("Lord Adonis: We have not.", asking=True)
    ('ask', 'answerer', 'lead')
    >>> verb("Asked by Bo Lund"), verb("Asked by reporters if he would go, he said no.")
    ('asker', '')
    """
    return _verbs(text)[asking]


@lru_cache(maxsize=4096)  # a page's lines are asked about when it is cut up, when its kind is told, and when it is laid out
def _verbs(text: str) -> tuple[str, str]:
    """What a line does while no question stands open, and while one does."""
    plain = _verb(text)
    if plain:
        return plain, "lead" if plain == "query" else plain
    end = lead_end(text)
    return "", "lead" if end > 0 and not _is_topic(text, end) else ""


def _verb(text: str) -> str:
    """What a line does while no question stands open."""
    first = text[:1]
    if first in "AaTtRrCcMmFf[":
        if ANSWERED_BY.match(text):
            return "answerer"
        if ANSWER.match(text):
            return "answer"
    short = len(text) < PROSE
    if (
        (first in "AaTtLlQqMGgCcHhPpWw(" or first in FIGURES)
        and short
        and ASKED_BY.match(text)
        and not ASKED_IN_STORY.match(text)
    ):
        return "asker"
    if (holds(text, NUMBERED_SIGNS) or (short and first in FIGURES)) and NUMBERED.match(text):
        return "number"
    if short and text.endswith(ASKED_THIS):
        return "asked"
    if short and first in "QqDdAaTtWwoPpf" and BODY_ASKED.match(text):
        return "body"
    if "sk" in text[:320] or "fyn" in text[:320]:
        asked = TO_ASK.search(text, 0, 320)
        if asked and (asked.start() < 5 or is_asker(text[: asked.start()])):
            return "ask"
    if first in "QPC[" and QUESTION.match(text):
        return "ask"
    end = lead_end(text)
    if end > 0 and text[-1] in ")]" and NUMBER_BEHIND.fullmatch(text, end + 1):
        return "asker"
    if end <= 0:
        return ""
    if text[-1] == "?" or ASKED_NUMBER.search(text):
        return "query"
    if (len(text) - end > 60 and "     " not in text[end + 5 :]) or text[-1] in '.!”":—':
        return "lead"
    return ""


class Reported(NamedTuple):
    """What "X asked:", "X replies: ..." does, where the name begins and ends, and where the words begin."""

    does: str
    start: int
    end: int
    words: int


def reported(text: str) -> Reported | None:
    """Whom a line reports to ask or answer, as pages of questions print it.

    >>> reported("Rhys ab Elwyn MS asks: What funding")
    Reported(does='ask', start=0, end=16, words=23)
    """
    match = REPORTED.match(text[:240]) if holds(text[:240], REPORTED_HINTS) else None
    name = match["name"] if match else ""
    if match is None or not (
        (
            " " in name
            and name.rpartition(" ")[2] not in PARTICLES
            and is_name(BRACKETS.sub("", name).partition(", the ")[0].strip())
        )
        or name.lower() in PRONOUNS
    ):
        return None
    return Reported("ask" if match["ask"] else "answer", *match.span("name"), match.end())


def _is_topic(text: str, end: int) -> bool:
    """Is "Armed Forces: Housing" a heading, and no answer of a word or of a line that goes on below?"""
    return text[-1].isalnum() and len(text) - end < 60 and not TITLED.match(text)


ASKED_WORD = re.compile(r"(?:^I |,? )(?:asked|asks)$")  # between who asks and "To ask"


def is_asker(before: str) -> bool:
    """Are these the words before "to ask": a name with its brackets, a number?

    >>> is_asker("Q4. Ann Lee (Leeds): "), is_asker("Quentin Lee: "), is_asker("She went on ")
    (True, True, False)
    """
    numbered = LEADING_NUMBER.match(before)
    plain = BRACKETS.sub(" ", before[numbered.end() if numbered else 0 :]).strip(" :,.*0123456789\"“‘'")
    plain = ASKED_WORD.sub("", plain)
    return (
        not plain
        or QUESTION_NUMBER.fullmatch(before) is not None
        or is_name(Q_LABEL.sub("", plain).strip(": .0123456789") or "A")
    )


def is_person_line(text: str) -> bool:
    """Could a line be nothing but a person's name?

    >>> is_person_line("Sarah Bloomfield"), is_person_line("Legal Aid: Immigration"), is_person_line("Home Office")
    (True, False, False)
    """
    text = BRACKETS.sub("", text).rstrip() if text[-1] in ")]" else text
    words = text.split()
    if not 2 <= len(words) <= 7 or len(text) > 60 or not text[-1].isalpha() or ":" in text or text.isupper():
        return False
    return is_name(text) and not is_labelled(text) and not BODY.search(text) and not OFFICE.search(text)
