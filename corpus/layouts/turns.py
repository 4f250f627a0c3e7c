"""Where in a record of Parliament does somebody's turn begin: which lines bear the name, and where do the words start?

All that is printed says the same: a name, perhaps a party, a seat, an office and the time beside it, then a colon or the end of
the line, then the words. Brackets may fall onto lines of their own. What is beside the name makes it sure that it is no heading.

Name (Seat) (Party): words      The Minister (Name): words      Name  Party, Seat  5:15 pm      14:02:11 Name MS
"""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.layouts.letter_lines import is_date
from corpus.layouts.names import BRACKETS, NUMBER, OFFICE, PEOPLE_TITLES, is_chair, is_name, lead_end
from corpus.layouts.positions import LETTERS, POST, SEAT_NAMED, TIME, is_party, is_seat, may_hold_position, position_at
from corpus.layouts.verbs import TO_ASK, is_asker, is_person_line
from corpus.lines import Line, split_filled
from corpus.nouns import NamedTuple
from corpus.vocabulary import TEXTS

LONGEST = 200  # characters of a line that bears a name
SHORTEST_SPEECH = 40  # characters after the colon, on a line that ends in no full stop
BARE, NAMED, SURE = 1, 2, 3  # a name alone; one with a title, or who keeps order; one with a seat, a party or an office
STOPPED = re.compile(  # a name in capitals before a full stop, as America prints it
    r"(?P<name>(?:Mrs?|Ms|Miss|Dr|Sen|Rep)\. (?:[A-Z]\. ?)?[A-Z][A-Z'’-]{2,}(?: [A-Z][A-Z'’-]{2,})?"
    r"(?: of [A-Z][a-z]+(?: [A-Z][a-z]+)?)?"
    r"|The (?:[A-Z]{4,} ?){1,3}(?: ?pro tempore)?)\. (?=[A-Z])"
)
CLOCK = re.compile(r"\d{1,2}[:.]\d{2}(?::\d{2})?")  # alone on its line
STAMP = re.compile(r"\b\d{1,2}:\d{2}:\d{2}\b")  # of a recording, beside whoever begins to speak
DIGIT = re.compile(r"[0-9]")
MEMBER = re.compile(rf" (?:{LETTERS})$")
MOVED = re.compile(r"(?:(?:Amendment )?[Mm]oved|Asked|Tabled|(?:Statement )?[Mm]ade)(?: on behalf of .{3,60})? by:? ")
STOPS = ".?!:;,—"  # end no line that bears a name alone
NO_TITLE = re.compile(r"(?:An?|Several|The Rt|The Right) ")
SUBJECT_BEHIND = re.compile(r"\b(?:Shadow|Spokes\w+)\b")  # a post that bears its subject in brackets, and no name
BUSINESS_BEHIND = re.compile(r"\b(?:Bill|Act|Regulations|Order|Rules|Scheme|Fund|Report|Motion)$")  # in no name
BRACKETS_ALONE = re.compile(r"(?:\([^()]{2,80}\) ?){1,3}$")
LONGEST_HEADING, MOST_HEADINGS = 80, 8  # characters and lines between "Moved by" or "Made by" and the words
LONGEST_TURN_HEAD = 4  # lines of a name and what is printed beside it


class Header(NamedTuple):
    """The stretch of a line that bears a name with what belongs to it, and how sure that is."""

    start: int
    end: int
    weight: int


class Turn(NamedTuple):
    """A name at the head of somebody's words: its line's number, that of the first line below it, and where the words begin."""

    line: int
    below: int
    start: int
    end: int
    words: int
    weight: int
    colon: bool


def is_speech(text: str) -> bool:
    """Does a line open with a speaker's name and a speech?

    >>> is_speech("Alan Johnson: The burden is not confined to crimes."), is_speech("Legal Aid: Immigration")
    (True, False)
    >>> is_speech("Alan Johnson: “The burden is ours.”")  # as a release prints what its people say
    False
    """
    end = lead_end(text)
    if end < 0:
        return False
    rest = text[end + 1 :].strip()
    if rest[:1] in ("“", '"') and rest[-1] in '”"':
        return False
    if not rest or rest[-1] in '.?!—”"…-)' or len(rest) > SHORTEST_SPEECH:
        return True
    named = NUMBER.sub("", text[:end]).strip()
    weight = _weight(named)
    return weight == SURE or (weight == NAMED and rest[0].isalpha() and not is_chair(named))


@lru_cache(maxsize=4096)
def header(text: str) -> Header | None:
    """The name that a line bears and nothing else but what is printed beside names; None where it bears more, or none.

    >>> header("Lord Tilney   Crossbench   5:15 pm, 12 February 2024"), header("Legal Aid: Wales"), header("Legal Aid (Wales)")
    (Header(start=0, end=24, weight=3), None, None)
    """
    if not text or len(text) > LONGEST or text[-1] in STOPS or not (text[0].isupper() or text[0].isdigit()):
        return None
    start, end = 0, len(text)
    moved = MOVED.match(text) if text[0] in "MATS" else None
    if moved:
        start = moved.end()
    timed = False
    if DIGIT.search(text):
        for match in TIME.finditer(text):
            timed = True
            start, end = (match.end(), end) if match["before"] else (start, match.start())
    printed = text[start:end]
    if len(printed) < 3 or not printed[0].isupper() or DIGIT.search(printed) or ":" in printed:
        return None
    weight = _weight(printed)
    if timed and (weight == NAMED or (weight == BARE and STAMP.search(text))):
        weight = SURE
    return Header(start, end, weight) if weight else None


@lru_cache(maxsize=4096)
def _weight(printed: str) -> int:
    """How sure it is that these words are a name with what is printed beside names; 0 where they are none."""
    if printed[:1] == "[" and printed[-1] == "]":
        printed = printed[1:-1]
    if not printed or is_chair(printed):
        return NAMED if printed else 0
    if printed[-1] in ")]":
        return _bracketed(printed)
    at = position_at(printed)
    if at > 0:
        return SURE if is_name(printed[:at]) else 0
    if not is_name(printed) or OFFICE.search(printed):
        return 0
    if PEOPLE_TITLES.match(printed) and not NO_TITLE.match(printed) and " " in printed and len(printed.split()) < 9:
        return NAMED
    if MEMBER.search(printed) and is_person_line(printed):
        return NAMED
    return BARE if is_person_line(printed) else 0


def _bracketed(printed: str) -> int:
    """The same for words that end in a bracket: "Name (Seat) (Party)", "The Minister (Name)", "Name (The Minister)"."""
    plain = BRACKETS.sub(" ", printed).strip()
    if len(plain) > len(printed[: printed.find("(")].strip()) > 0 and BUSINESS_BEHIND.search(plain):
        return 0  # "Rivers (Bathing) Bill [HL]"
    inside = [first or second for first, second in BRACKETS.findall(printed)]
    if not is_name(plain):
        return 0
    if SUBJECT_BEHIND.search(plain):
        return 0
    if OFFICE.search(plain) or is_chair(plain):
        return SURE if any(is_name(inner) and not OFFICE.search(inner) for inner in inside) else 0
    titled = PEOPLE_TITLES.match(plain) is not None and not NO_TITLE.match(plain)
    if (" " not in plain and not titled) or len(plain.split()) > 8:
        return 0
    if any(OFFICE.search(inner) for inner in inside):
        return SURE
    if any(map(is_seat, inside)):
        sure = titled or len(inside) > 1 or any("," in inner or SEAT_NAMED.match(inner) for inner in inside)
        return SURE if sure else NAMED
    return NAMED if titled or len(inside) > 1 else 0


def shows_turn(text: str) -> bool:
    """Does a line by itself show that a page is a record of Parliament: a name with what only such records print beside it?

    >>> shows_turn("(Fenside) (Con)"), shows_turn("Ann Lee (Fenside) (Con): I do."), shows_turn("Ann Lee: I do.")
    (True, True, False)
    """
    if text[0] == "(":
        return (
            len(text) < LONGEST
            and BRACKETS_ALONE.match(text) is not None
            and any(is_seat(one) for one, _ in BRACKETS.findall(text))
        )
    if ":" in text[:LONGEST]:
        end = lead_end(text)
        return end > 0 and text[end - 1] == ")" and _weight(NUMBER.sub("", text[:end]).strip()) == SURE
    if text[-1] in STOPS or (text[-1] not in ")]" and DIGIT.search(text) is None and not may_hold_position(text)):
        return False  # nothing stands beside the name that could make it sure
    found = header(text)
    return found is not None and found.weight == SURE


@lru_cache(maxsize=TEXTS)
def find_turns(text: str) -> tuple[Turn, ...]:
    """The turns of a text, in order: all that are sure, and those of bare names that the page bears elsewhere too."""
    lines = split_filled(text)
    found: list[Turn] = []
    number = 0
    while number < len(lines):
        turn = _turn(lines, number)
        if turn:
            found.append(turn)
        number = turn.below if turn and not turn.colon else number + 1
    return _accepted(text, found, len(lines))


def _turn(lines: tuple[Line, ...], number: int) -> Turn | None:
    line = lines[number]
    text = line.text
    if "sk" in text[:LONGEST] and (asked := TO_ASK.search(text, 4, LONGEST)) and is_asker(text[: asked.start()]):
        weight = _weight(NUMBER.sub("", text[: asked.start()]).strip(" :,"))
        at = line.start + asked.start()
        return Turn(number, number, line.start, at, at, weight, colon=True) if weight else None
    if is_speech(text):
        end = lead_end(text)
        weight = _weight(NUMBER.sub("", text[:end]).strip())
        return Turn(number, number, line.start, line.start + end, line.start + end + 1, weight, colon=True)
    if text[0] in "MDST" and (stopped := STOPPED.match(text)):
        return Turn(number, number, line.start, line.start + stopped.end("name"), line.start + stopped.end(), SURE, colon=True)
    found = header(text)
    if not found:
        return _office_above_name(lines, number)
    below, weight = number + 1, found.weight
    if weight == BARE and number and CLOCK.fullmatch(lines[number - 1].text):
        weight = SURE  # the record of a recording prints the time above whoever begins to speak
    while below < len(lines) and below - number < LONGEST_TURN_HEAD and _is_beside(lines[below].text, weight):
        seats = [inner for inner, _ in BRACKETS.findall(lines[below].text)]
        weight = SURE if any(map(is_seat, seats)) or weight > BARE or is_party(lines[below].text) else NAMED
        below += 1
    if found.start and MOVED.match(text):  # headings may follow
        words = next((each.start for each in lines[below : below + MOST_HEADINGS] if _is_prose(each.text)), line.end)
    else:
        words = lines[below].start if below < len(lines) else line.end
    return Turn(number, below, line.start + found.start, line.start + found.end, words, weight, colon=False)


def _office_above_name(lines: tuple[Line, ...], number: int) -> Turn | None:
    """An office, and in brackets on the next line who holds it."""
    following = lines[number + 1] if number + 2 < len(lines) else None
    if following is None or following.text[0] != "(" or not OFFICE.search(lines[number].text):
        return None
    found = header(f"{lines[number].text} {following.text}")
    if not found or found.weight < SURE:
        return None
    return Turn(number, number + 2, lines[number].start, following.end, lines[number + 2].start, SURE, colon=False)


def is_broken_office(text: str, after: str) -> bool:
    """Is a speaker's office broken over two lines, with the name in brackets on the second?

    >>> is_broken_office("The Minister for the Home", "Department (Ann Lee): I do.")
    True
    """
    if "):" not in after[:LONGEST] or not OFFICE.search(text) or ":" in text:
        return False
    joined = f"{text} {after}"
    end, own = lead_end(joined), lead_end(after)
    return end > len(text) and _weight(joined[:end]) == SURE and (own < 0 or not _weight(after[:own]))


def _is_beside(text: str, weight: int) -> bool:
    """Does a line below a name bear nothing but a seat, a party, the time or, below one that is no bare name, a post?"""
    if text[0] == "(":
        return BRACKETS_ALONE.match(text) is not None
    if is_party(text) or TIME.fullmatch(text):
        return True
    return weight > BARE and text[-1].isalpha() and is_name(text) and (POST.match(text) is not None or is_chair(text))


def _is_prose(text: str) -> bool:
    return len(text) > LONGEST_HEADING or (text[-1] in ".?!" and len(text) > SHORTEST_SPEECH)


def _accepted(text: str, found: list[Turn], count: int) -> tuple[Turn, ...]:
    """Without names that no words follow, headings on a page that prints colons, and bare names that were not seen before."""
    colons = any(turn.colon for turn in found)
    sure = any(turn.weight == SURE and not turn.colon for turn in found)
    names = [surname(text[turn.start : turn.end]) for turn in found]
    kept: list[Turn] = []
    known: set[str] = set()
    for place, (turn, name) in enumerate(zip(found, names, strict=True)):
        following = found[place + 1] if place + 1 < len(found) else None
        if not turn.colon:
            if turn.weight < SURE and is_date(text[turn.words : text.find("\n", turn.words)] or "-"):
                continue  # a heading above its day
            if turn.below >= count or (following and not following.colon and following.line == turn.below):
                continue
            if turn.weight == BARE and name not in known and not (known and sure and names.count(name) > 1):
                continue
            if turn.weight == NAMED and colons and not sure and name not in known and not is_chair(text[turn.start : turn.end]):
                continue
        known.add(name)
        kept.append(turn)
    return tuple(kept)


def surname(printed: str) -> str:
    """The last word of a name, without what is printed beside it.

    >>> surname("The Minister for Safeguarding (Ann Lee)"), surname("Ann Lee (Fenside) (Con)"), surname("Ann Lee MS 15:02:30")
    ('lee', 'lee', 'lee')
    """
    plain = TIME.sub("", BRACKETS.sub(" ", printed)).strip(" ,.:")
    if OFFICE.search(plain) or is_chair(plain):
        plain = next((one for one, _ in BRACKETS.findall(printed) if is_name(one) and not OFFICE.search(one)), plain)
    at = position_at(plain)
    return MEMBER.sub("", plain[:at] if at > 0 else plain).strip(" ,.:").rpartition(" ")[2].casefold()
