"""Whom does a line of a page of questions name: somebody with a seat or an office, two together, one on behalf of a body?"""

from __future__ import annotations

import re

from corpus.knowledge import words
from corpus.layouts.bylines import has_first_name
from corpus.layouts.letter_lines import is_date
from corpus.layouts.names import BRACKETS, DAY_BEFORE, OFFICE, PEOPLE_TITLES, is_name, lead_end, name_parts
from corpus.layouts.positions import DEPARTMENT_NAME, is_party, is_seat
from corpus.layouts.record_headings import CELL, CELL_SIGNS
from corpus.layouts.turns import SURE, header
from corpus.layouts.verbs import BODY, LEADING_NUMBER, REMARK, is_person_line
from corpus.lines import Line, holds
from corpus.records import Part

BEHALF = " on behalf of "
COUNCILLOR = re.compile(r"(?:Councillor|Cllr|Mr|Mrs|Ms|Miss|Dr)\.? [A-Z]")  # to whom a council's question is put
NAME_END = re.compile(r",\s|\s[–—|-]\s|:")  # behind a name, before the body for which somebody answers
FOR_THE = re.compile(r"(?:(?:for|of|at|from|on behalf of) )?(?:the )?(?=[A-Z])")
ALSO_ANSWERED = re.compile(
    r"\W*(?:grouped(?: with)?|(?:this (?:answer )?)?also (?:answers|answered)|answered together)\b.*\d", re.IGNORECASE
)
NUMBERED_NAME = re.compile(r"(?:HL|UIN |WQ|PQ )?\d{3,}\s?\((?P<name>[A-Z][^()\d,]{3,60})(?:, [^()]{3,60})?\)")
DATED = re.compile(
    r"(?P<name>[A-Z][^\d.?!:\[]{3,120}?)[\s,|–-]+"
    r"(?:(?:tabled|lodged|asked|put|answered|replied)(?: on)?\s+)?(?=\d)[\d/. \w-]{6,24}(?:\s*[\[(][^\[\]()]{2,20}[\])])?$"
)
BEHIND = re.compile(  # "...; and if he will make a statement on the matter. (Deputy Ann Lee) [50122/23]"
    r"(?:\((?P<boxed>[A-Z][^()\d]{4,60})\)|[.;?] ?[—–]+ ?(?P<dashed>[A-Z][^()\d.]{4,60}))\.?\s*[\[(]\d{3,6}/\d\d[\])]$"
)
SEATED = frozenset(("MP", "MSP", "MS", "AM", "TD", "MLA", "MEP"))
DAY_FIRST = re.compile(r"(?:[A-Z][a-z]+day,? )?\d[\d/. \w-]{5,16}?(?:\s*[|·•:–—,-]\s+|\s{2,})(?=[A-Z])")
TITLE = re.compile(
    r"(?:Mrs?|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Baroness|Viscount|Earl|Professor|Prof|Cllr|Councillor|Deputy|Senator)\b"
)
WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
DAY_BEHIND = re.compile(r",? (?:on )?(?P<day>(?:[A-Z][a-z]+day,? )?\d[\d/. \w-]{5,18})$")  # "(Ann Lee, 3 May 2022)"
REMARK_INSIDE = re.compile(r"(?:,? on|,) \d.*$")  # "Answered by Ann Lee, on 4 March 2024: ..."
LONGEST_NAMED = 200  # characters of a line that names who answers


def printed_parts(role: str, line: Line, start: int, end: int) -> tuple[Part, ...]:
    """The parts of the name that stands in a stretch of a line, without remarks such as "on 4 March"."""
    text = line.text[start:end]
    remark = REMARK.search(text)
    text = text[: remark.start()] if remark else text
    behalf = text.find(BEHALF) if role == "answerer" else -1
    body: tuple[Part, ...] = ()
    if behalf > 0:
        begin = behalf + len(BEHALF)
        begin += 4 * text.startswith("the ", begin)
        body = (Part("answering_body", line.part(start + begin, start + len(text.rstrip(" |.,")))),)
        text = text[:behalf]
    numbered = LEADING_NUMBER.match(text)
    lead = numbered.end() if numbered else len(text) - len(text.lstrip(" :*.0123456789"))
    return (*body, *name_parts(role, text[lead:].rstrip(' |:"“‘'), line.start + start + lead))


def names_somebody(text: str) -> bool:
    """Does a line bear a name and what only records of Parliament print beside one?"""
    found = header(text)
    return found is not None and found.weight == SURE


def dated_name(text: str, start: int) -> tuple[int, int] | None:
    """Where the name on a line that bears only that, what stands in brackets beside it and a day, begins and ends.

    >>> dated_name("Q: Ann Lee (LAB, Leeds)  12/07/2022  [UIN 37662]", 3), dated_name("A: I met Ann Lee on 12/07/2022.", 3)
    ((3, 23), None)
    """
    match = DATED.match(text, start)
    named = match["name"].strip() if match else ""
    return (start, start + len(named)) if " " in named and is_name(BRACKETS.sub(" ", named)) else None


def row_name(text: str) -> tuple[int, int] | None:
    """Where the name stands on a line that bears a day, a name and what is printed beside it, in this order or the other.

    >>> row_name("13 Jan 2021   Ann Lee   Labour, Leeds"), row_name("Ann Lee MP, 3 May 2022"), row_name("3 Jan 2021  Roads: Wear")
    ((14, 21), (0, 10), None)
    """
    lead = DAY_FIRST.match(text)
    if lead and is_date(lead[0].strip(" ,:–—|·•-")):
        cell = CELL.search(text, lead.end())
        found: tuple[int, int] | None = (lead.end(), cell.start() if cell else len(text))
        beside = text[cell.end() :] if cell else ""
    else:
        found, beside = dated_name(text, 0), ""
    return found if found and _is_surely_named(text[slice(*found)], beside) else None


def _is_surely_named(printed: str, beside: str) -> bool:
    """Is a line's name one by its first word, its title, its letters, or what stands in the cell beside it?"""
    name = BRACKETS.sub("", printed).partition(",")[0].strip()
    if not may_be_person(name or "-") or WEEKDAY.search(name):
        return False
    boxed = [one or other for one, other in BRACKETS.findall(printed)]
    if (beside and (is_party(beside) or OFFICE.search(beside))) or any(is_seat(one) or OFFICE.search(one) for one in boxed):
        return True
    return has_first_name(name) or TITLE.match(name) is not None or name.rpartition(" ")[2] in SEATED


def asker_behind(text: str) -> tuple[int, int] | None:
    """Where the name of who asks stands, if that is between the question and its number.

    >>> asker_behind("To ask the Minister why. (Deputy Ann Lee) [50122/23]"), asker_behind("To ask the Minister why. [50122/23]")
    ((26, 40), None)
    """
    match = BEHIND.search(text) if text[-1] in ")]" else None
    if match is None:
        return None
    which = "boxed" if match["boxed"] else "dashed"
    return match.span(which) if " " in match[which] and is_name(match[which]) else None


def may_be_person(text: str) -> bool:
    """Is a line that could be a name none of ordinary words?

    >>> may_be_person("Corin Hathersage"), may_be_person("Lord Fares"), may_be_person("Hospital Parking Charges")
    (True, True, False)
    """
    if not is_person_line(text):
        return False
    bare = BRACKETS.sub("", text)
    ordinary = any(word.lower() in words("common_words") or word in words("policy_words") for word in bare.split())
    return not ordinary or has_first_name(text) or PEOPLE_TITLES.match(text) is not None


def beside_name(line: Line) -> Part:
    """The part of a line that stands beside a name: an office, or else a seat."""
    return Part("office" if OFFICE.search(line.text) else "seat", line.span)


def names_body(printed: str) -> bool:
    """Does a body answer, and nobody by name or office?

    >>> names_body("the Home Office"), names_body("Ann Lee (Home Office)"), names_body("Ann Lee on behalf of the Agency")
    (True, False, False)
    """
    first = NAME_END.split(BRACKETS.sub("", printed), maxsplit=1)[0]
    return BEHALF not in printed and BODY.search(first) is not None and not OFFICE.search(printed)


def answers_for(text: str) -> bool:
    """Does a line bear nothing but a name and the department for which somebody answers?

    >>> answers_for("Ann Lee, Department for Transport"), answers_for("Ann Lee, Department Store")
    (True, False)
    """
    name, *body = NAME_END.split(BRACKETS.sub("", text), maxsplit=1)
    department = DEPARTMENT_NAME.fullmatch(FOR_THE.sub("", body[0], count=1)) if body else None
    return department is not None and " " in name and is_name(name) and not BODY.search(name)


def names_answerer(text: str, following: str) -> bool:
    """Does a line below a question bear only who answers: a name, a name with a department, a department over a name?"""
    if len(text) > LONGEST_NAMED:
        return False
    if DEPARTMENT_NAME.fullmatch(text):
        return following != "" and is_person_line(following)
    if is_person_line(text) or names_somebody(text) or answers_for(text) or names_minister(text):
        return True
    named = dated_name(text.rstrip(" :"), 0)
    return named is not None and not WEEKDAY.search(text) and may_be_person(BRACKETS.sub("", text[slice(*named)]).strip() or "-")


def names_minister(text: str) -> bool:
    """Does a row of cells bear a name and the office or department of who bears it?

    >>> names_minister("Ann Lee | Minister of State | Home Office"), names_minister("Our MPs | Minister Watch")
    (True, False)
    """
    name, *beside = CELL.split(text) if holds(text, CELL_SIGNS) else [text]
    if not beside or not may_be_person(name or "-"):
        return False
    return any(OFFICE.search(cell) or DEPARTMENT_NAME.fullmatch(cell) for cell in beside)


def also_asked(line: Line) -> tuple[Part, ...]:
    """Who asked the questions that a line says were answered together: "Grouped: HL12 (Lady Poe), HL14 (Lord Roe)"."""
    named = NUMBERED_NAME.finditer(line.text) if ALSO_ANSWERED.match(line.text) else ()
    return tuple(Part("asker", line.part(*match.span("name"))) for match in named if is_name(match["name"]))


def answerer_end(text: str, start: int) -> int:
    """Where the name of who answers ends at a colon with the answer behind it, else -1."""
    end = text.find(": ", start)
    return end if end > 0 and is_name(REMARK_INSIDE.sub("", BRACKETS.sub("", text[start:end])).strip()) else -1


def answerer_behind(text: str, start: int) -> tuple[tuple[int, int] | None, int]:
    """Where the name of who answers stands behind a label that ends at `start`, if it does, and where the answer's words begin.

    >>> answerer_behind("A: [Ann Lee] We have.", 3), answerer_behind("Answer: We have.", 8)
    (((4, 11), 13), (None, 8))
    """
    named = BRACKETS.match(text, start)
    inside = (named[2] or named[1]) if named else ""
    name = DAY_BEHIND.sub("", DAY_BEFORE.sub("", inside, count=1))
    spoken = lead_end(text[start:]) if start else -1
    if named and name and is_name(name):
        words = named.end() + len(text[named.end() :]) - len(text[named.end() :].lstrip(" :"))
        at = start + 1 + inside.index(name)
        return (at, at + len(name)), words
    if spoken > 0:
        return (start, start + spoken), start + spoken + 1
    if start and (end := answerer_end(text, start)) > 0:
        return (start, end), end + 1
    if start and (named_on := dated_name(text, start)):
        return named_on, len(text)
    if start and (alone := named_alone(text, start)):
        return alone, len(text)
    return None, start


def named_alone(text: str, start: int) -> tuple[int, int] | None:
    """The rest of a line behind its label, if that bears nothing but a name and what is printed beside it, or a title before it.

    >>> named_alone("Question: Ann Lee (Leeds West)", 10), named_alone("Question: Roads (Wales)", 10)
    ((10, 30), None)
    """
    rest = text[start:].strip()
    name = BRACKETS.sub("", rest).strip()
    beside = name != rest or TITLE.match(name) is not None
    named = rest != "" and (names_somebody(rest) or answers_for(rest) or (beside and may_be_person(name or "-")))
    return (start, len(text)) if named else None


def is_member_line(text: str) -> bool:
    """Does a line bear nothing but a member's name, as the page of one does at its head?

    >>> is_member_line("Ann Lee MP"), is_member_line("Ann Lee"), is_member_line("Ask your MP")
    (True, False, False)
    """
    name, _, letters = text.rpartition(" ")
    return letters.replace(".", "") in SEATED and " " in name and is_person_line(name)


def is_banner(line: Line) -> bool:
    """Is the first line of a page a row of cells, as a site prints its name and what it is for?"""
    return line.start == 0 and CELL.search(line.text) is not None
