"""Whom does a byline name, whether the names are known or not?

By Ann Cole and Bo Lund, PA                            after "By", up to a comma, a post, a date
NEWS  15/11/23   BY WINIFRED CALLOWAY-ADEBAYO       in capitals, beside the date
Ann Cole  Home affairs correspondent | Bo Lund         before a reporter's post
Ann Cole · Maritime News · Posted: Apr 12, 2022        the first of several cells with a date,
                                                       or of two, where its words are no ordinary ones
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.date_text import MONTH, names_day
from corpus.knowledge import prose
from corpus.knowledge import words as listed
from corpus.layouts.names import PARTICLES, is_body_name
from corpus.lines import holds

BY = re.compile(
    r"^B[Yy](?=[A-Z][a-z]+ [A-Z])|(?:(?:^|\s{2}|\d )by|(?:^|\s)(?:(?:[Ww]ords|[Tt]ext|[Rr]eport(?:ing)?|[Ii]nterview|[Ff]eature|"
    r"[Ee]xclusive|[Ww]ritten|[Pp]osted|[Ss]tory|[Aa]nalysis) by|By|BY)|"
    r"^(?:Words|Text|Story|Author|Reporter|Writer)s?(?=:))(?:\s?:)?\s+(?=[^\W\d_])"
)
POST = re.compile(
    r"\b(?:correspondent|reporter|editor|writer|columnist|journalist|commentator|bureau chief|political staff|staff)\b",
    re.IGNORECASE,
)
UNNAMED = re.compile(  # "by our Leeds correspondent"
    r"(?:by|from) (?:the|our|a|an)\b.{0,40}\b(?:correspondent|reporter|editor|writer)s?(?:,? (?:in|at) [A-Z].*)?$", re.IGNORECASE
)
BY_HINTS = ("by", "By", "BY", "Words", "Text", "Story", "Author", "Reporter", "Writer")  # BY holds one,
POST_HINTS = (
    "correspondent",
    "reporter",
    "editor",
    "writer",
    "columnist",
    "journalist",
    "commentator",
    "chief",
    "staff",
)  # and POST
CELL = re.compile(r"\s{2,}|\s*[|•·]\s*|\s[–—-]\s|,\s")
AGO = re.compile(r"\s(?:[Yy]esterday|[Tt]oday|[Jj]ust now|\d{1,2} (?:hours?|hrs?|days?|mins?|minutes?|weeks?) ago)$")
BETWEEN_CELLS = (",", "|", "•", "·", "-", "–", "—", "  ", "\t", "\xa0")  # CELL holds one
JOINT = re.compile(r"\s(?:and|AND|&|with)\s")
END = re.compile(r"\s(?:for|FOR|in|IN|at|AT|of|OF|on|is)\s|\s(?=\d)|[,;:(@]")
FROM_TOWN = re.compile(r" in (?:[A-Z][\w’'-]+ ?){1,3}$")
WORD = re.compile(r"(?:[A-Z]\.|(?:[^\W\d_]+['’])?[^\W\d_]+(?:['’-][^\W\d_]+)*)")
LONGEST = 130  # characters
MOST_WORDS = 4
FIRST_NAMED = 2  # words of a byline that gives a first name
_NOT_FIRST_WORDS = "the our a an by from in at staff local news view print read share home follow more all your my"
_NO_NAMES = frozenset(
    [
        "release",
        "immediate",
        "news",
        "press",
        "media",
        "statement",
        "notice",
        "embargo",
        "newsroom",
        "communications",
        "corporate",
        "admin",
        "office",
        "team",
        "department",
    ]
)
NOT_FIRST = frozenset(_NOT_FIRST_WORDS.split())


def byline_names(text: str) -> tuple[tuple[int, int], ...]:
    """Where the names stand in a line that is a byline; empty for any other line.

    >>> text = "NEWS  15/11/23   BY WINIFRED CALLOWAY-ADEBAYO"
    >>> [text[start:end] for start, end in byline_names(text)]
    ['WINIFRED CALLOWAY-ADEBAYO']
    >>> byline_names("By Friday it was gone"), byline_names("The editor said so"), byline_names("Ann Cole | 3 May 2022")
    ((), (), ((0, 8),))
    """
    if len(text) > LONGEST or not text or text[-1] in ".?!":
        return ()
    by = BY.search(text) if holds(text, BY_HINTS) else None
    if by:
        stop = MONTH.search(text, by.end())
        return tuple(_names(text, by.end(), stop.start() if stop else len(text)))
    if (ago := AGO.search(text)) and is_person(text[: ago.start()]):
        return ((0, ago.start()),)
    post = names_post(text)
    if post and (end := named_end(text)) < len(text):
        return ((0, end),)
    if not holds(text, BETWEEN_CELLS) or not (post or names_day(text)):
        return ()
    cells = list(_cells(text))
    if len(cells) < 2:
        return ()
    if post:
        return tuple((start, end) for start, end in cells if is_person(text[start:end]))
    first = text[slice(*cells[0])]
    if first.isupper() or not is_person(first):
        return ()
    ordinary = any(word.lower() in listed("common_words") for word in first.split())
    return (cells[0],) if len(cells) > 2 or has_first_name(first) or not ordinary else ()


def opens_byline(text: str) -> bool:
    """Is a line below a headline a byline, though it begins small as the rest of the headline would?

    >>> [opens_byline(text) for text in ("by our Leeds correspondent", "by Edith", "by Ann Cole, aged 11", "by council staff")]
    [True, True, True, False]
    """
    if UNNAMED.match(text) or byline_names(text):
        return True
    by, _, name = text.partition(" ")
    return by in ("by", "By") and len(name.split()) <= FIRST_NAMED and has_first_name(name)


def names_alone(text: str) -> tuple[tuple[int, int], ...]:
    """Where the names stand in a line that holds nothing else but the town from which they write.

    >>> text = "Ann Cole and Bo Lund in Kingston"
    >>> [text[start:end] for start, end in names_alone(text)]
    ['Ann Cole', 'Bo Lund']
    """
    stop = FROM_TOWN.search(text)
    end = stop.start() if stop else len(text)
    names = tuple(_names(text, 0, end)) if end < LONGEST else ()
    return names if names and names[-1][1] == end else ()


def named_end(text: str) -> int:
    """Where a name ends that a reporter's post follows without a mark between; else the text's end.

    >>> "Edith Pargeter Local democracy reporter"[: named_end("Edith Pargeter Local democracy reporter")]
    'Edith Pargeter'
    """
    for gap in re.finditer(r"\s+", text) if names_post(text) else ():
        beat = text[gap.end() :].partition(" ")[0]
        if beat in prose("beats") and is_person(text[: gap.start()]):
            return gap.start()
    return len(text)


def names_post(text: str) -> bool:
    """Do words hold a reporter's post?

    >>> names_post("Home Affairs Editor"), names_post("Editorial")
    (True, False)
    """
    return holds(text.lower(), POST_HINTS) and POST.search(text) is not None


def _cells(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in CELL.finditer(text):
        if match.start() > start:
            yield start, match.start()
        start = match.end()
    if start < len(text):
        yield start, len(text)


def _names(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """The names from one place of a line to another: "Ann Cole and Bo Lund"."""
    while start < stop:
        joint = JOINT.search(text, start, stop)
        end = joint.start() if joint else stop
        ended = END.search(text, start, end)
        first = len(text[start : ended.start() if ended else end].rstrip(" |•·-–—"))
        cell = CELL.search(text, start, start + first)
        finish = cell.start() if cell else start + first
        finish = start + named_end(text[start:finish])
        if not is_person(text[start:finish]):
            return
        yield start, finish
        if not joint:
            return
        start = joint.end()


def is_person(text: str) -> bool:
    """Could these words be the name of a person alone: two to four of them, capitals but for particles, no post, no body?

    >>> is_person("Siân ap Rhys"), is_person("Home Affairs Editor"), is_person("Morning News")
    (True, False, False)
    """
    words = text.split()
    if not 2 <= len(words) <= MOST_WORDS or names_post(text) or is_body_name(text):
        return False
    if not all(WORD.fullmatch(word) and (word[0].isupper() or word.lower() in PARTICLES) for word in words):
        return False
    if not _NO_NAMES.isdisjoint(text.lower().split()):
        return False
    return words[0][0].isupper() and words[-1][0].isupper() and words[0].lower() not in NOT_FIRST


def has_first_name(text: str) -> bool:
    """Does a line begin with a first name that is known?

    >>> has_first_name("SIÂN REES FOR THE POST"), has_first_name("Legal Aid")
    (True, False)
    """
    return text.partition(" ")[0].title() in listed("first_names")


def in_name_case(name: str) -> str:
    """A name printed in capitals as it is usually written.

    >>> in_name_case("DASHIELL OKONEDO-FIRTH"), in_name_case("Jo O'Neil")
    ('Dashiell Okonedo-Firth', "Jo O'Neil")
    """
    if not name.isupper():
        return name
    return re.sub(r"[^\W\d_]+", lambda match: match[0].capitalize(), name)
