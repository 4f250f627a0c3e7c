"""Which line is the headline, of those above a story's first paragraph?

Every line that could be it is weighed by the CLUES below, row by row, and the heaviest wins. Of two that weigh nearly the
same the upper is it, since what stands between a headline and its story (a standfirst, a caption) speaks of the same words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from corpus.layouts.bylines import is_person
from corpus.layouts.headlines import BY_ALONE, FEWEST, LABEL, LINES, is_candidate, is_meta
from corpus.layouts.names import is_body_name, is_name
from corpus.lines import OPEN_WORDS, PARTICLES
from corpus.nouns import NamedTuple
from corpus.vocabulary import words
from corpus.weighing import Clue, weigh

ROW = re.compile(r"\s(?:[|·•→»›▸▶►❯⟩]|//|::)\s|[£$€]\d[\d.,]* (?:a|per) (?:week|month|year)|\s{3,}|\t")
TWICE = re.compile(r"[^|\s\d]+(?: [^|\s\d]+){3,} \| [^|\s\d]+(?: [^|\s\d]+){3,}")  # a headline in two languages
CRUMBS = re.compile(r"\S+(?: \S+)?(?: [/>] \S+(?: \S+)?)+|[^>]{2,30}(?: > [^>]{2,30})+")  # "News / Community safety"
INVITATION = re.compile(
    r"(?:share|follow|continue|submit|search|get|sign|explore|learn|view|see|watch|listen|subscribe|add|find|click|join|"
    r"close|open|download|try|read|these are"
    r"|on air|now playing|chat with|ask our|welcome to"
    r"|this (?:article|newsletter|page)|supported|sponsored|do you want|let us)\b",
    re.IGNORECASE,
)
ABOVE_OTHERS = re.compile(
    r"\W*(?:sharelines?|live|trending|read more|(?:related|more on\b).{0,20}"
    r"|(?:most|more|previous|recent|top|latest) (?:read|popular|stories|articles))\W*",
    re.IGNORECASE,
)
STRAPLINE = re.compile(  # of a paper below its name: "The weekly newspaper of the Fens"
    r"\W*(?:(?:the|a|an|your|our)\b )?(?:[\w'’-]+ ){0,3}"
    r"(?:newspaper|magazine|journal|weekly|quarterly|voice|newsletter|paper|site) (?:of|for|by)\b(?! the (?:year|month)).{3,60}",
    re.IGNORECASE,
)
DOING = re.compile(r"\A[A-Z][a-z]+ing\b(?!:)")  # "Representing 900 pilots"
ISSUE = re.compile(r"\b(?:newsletter|bulletin|digest|round-?up|briefing)\b", re.IGNORECASE)  # what comes out each week or day
GLUED = re.compile(r"[a-z]{2}[!?.]?(?<!Mac)[A-Z][a-z]{2}")  # "Live showsNew York"
INITIALS = re.compile(r" \([A-Z]{2,8}\)$| \([A-Z][a-z]+(?: [A-Z][a-z]+)?\)$")  # or a country, behind a body's name
_TELLING_WORDS = "AT TO IN ON BY OVER AFTER AS UP OUT OFF FROM IS ARE WITH"
TELLING = frozenset(_TELLING_WORDS.split())  # in capitals, as in headlines
PREFIXED = re.compile(  # "Press release: Beds run out", "TITLE   Beds"
    r"\A\W*(?:(?:press|media|news) (?:release|statement|notice)\s*[:–—-]\s|(?:\w+ / )?(?:title|headline)(?:\s*:|\s{2}))"
    r"(?=.*\s\S+\s)",
    re.IGNORECASE,
)
SUMMARY = re.compile(
    r"\W*(?:(?:the )?key (?:findings|points|facts|messages|figures|takeaways)|main points|highlights|summary|at a glance)\W*",
    re.IGNORECASE,
)
CAPTION_LABEL = re.compile(r"\W*(?:(?:image|photo|picture) )?caption\W*", re.IGNORECASE)
POINTS = range(1, 5)  # lines below "Key findings"
WORD = re.compile(r"[^\W\d_]+")
BEYOND = re.compile(r"[^\x00-\x7f‘’“”–—…•£€\xa0]")  # perhaps a letter beyond A to Z
SHORTEST_WORD = 4  # letters of a word that tells something
_SMALL_WORDS = (
    "from with that this have will their they been were when what which into over after more than your news about says said"
)
SMALL = frozenset(word[:5] for word in _SMALL_WORDS.split())  # stand in every story
STEM = 5  # letters by which two words are taken for forms of one
BODY = 800  # characters of the first paragraphs
MOST, LONG = 22, 32  # words of most headlines, and of a few
LONGEST_STRAPLINE = 11  # words
BREAKING_OFF = OPEN_WORDS - PARTICLES
LABEL_WORDS = 5  # of a section at the most
NAMED = 5  # words of a name that heads a page and is no headline in capitals
KICKER = 3  # words at the most
FEW = 2  # words of no headline
GROUP, REACH = 4, 6  # long lines on end above a date or byline, one of which is the headline; with the short ones among them
SHORTEST = 12  # characters of a line that may be a headline printed again
LIKE = 0.8  # of its words stand in a line that repeats it
SHARED = 2  # words of the story in the headline over a caption
RIGHT_ABOVE = 1.6  # what stands right below the headline may be its standfirst, which shares more words with the story
NEAR, CLOSE = 1.0, 12  # a line that scores so little less than the best, and stands so few lines above it, is the headline
FARTHEST = 20  # lines above the story
WORST = 0.3  # what scores less is none


class Sight(NamedTuple):
    """A line that could be the headline, as one sees it among the others."""

    number: int
    text: str
    length: int  # in words
    above: Sequence[str]  # all lines over the first paragraph
    own: frozenset[str]  # stems of its words
    told: frozenset[str]  # those of the story
    stems: dict[int, frozenset[str]]  # those of each line
    body: str
    beside: bool  # is it among the lines right above a date or a byline,
    topmost: bool  # as their first?

    def line(self, by: int) -> str:
        """The line that stands so many lines below it, or above it by a negative number; nothing beyond the ends."""
        at = self.number + by
        return self.above[at] if 0 <= at < len(self.above) else ""


def _has(pattern: re.Pattern[str], text: str) -> bool:
    return pattern.search(text) is not None


def _is(pattern: re.Pattern[str], text: str) -> bool:
    return pattern.fullmatch(text) is not None


def _length(words: int) -> float:
    """How much a number of words is that of a headline."""
    if FEWEST <= words <= MOST:
        return 2.0
    return 1.2 if words == FEWEST - 1 or MOST < words <= LONG else 0.0 if words > 1 else -0.5


def _is_caption_twice(sight: Sight) -> bool:
    """Does a line stand twice on end, under one that could be the headline? Under a menu alone it is the headline."""
    if sight.length <= FEW + 1 or sight.text not in (sight.line(-1), sight.line(1)):
        return False
    over = range(max(0, sight.number - CLOSE), sight.number)
    others = (
        i for i in over if sight.above[i] != sight.text and len(sight.above[i].split()) >= FEWEST and is_candidate(sight.above[i])
    )
    return any(len(sight.stems.get(i, frozenset()) & sight.told) >= SHARED for i in others)


def _is_masthead(sight: Sight) -> bool:
    """Does a page begin with it in capitals, over a date or label, while a longer line below could be the headline as well?"""
    if sight.number or not sight.text.isupper() or is_candidate(sight.line(1) or "-"):
        return False
    return any(
        len(text.split()) >= FEWEST and not text.isupper() and text[-1] != "." and is_candidate(text) for text in sight.above[1:]
    )


def _is_repeated(sight: Sight) -> bool:
    """Do nearly all of its words stand in another line: the page's title, its crumbs, its share links?"""
    if sight.length <= FEW + 1:
        return False
    fewest = max(3, LIKE * len(sight.own))
    return any(i != sight.number and len(sight.own & others) >= fewest for i, others in sight.stems.items())


CLUES: tuple[Clue[Sight], ...] = (
    Clue("it is as long as headlines are", 1.0, lambda s: _length(s.length)),
    Clue("the story has its words", 3.0, lambda s: len(s.own & s.told) / max(4, len(s.own))),
    Clue("it stands among the lines above a date or byline", 1.5, lambda s: s.beside),
    Clue("it is the first of those", 0.5, lambda s: s.topmost),
    Clue("a date or byline stands right above it", 0.7, lambda s: s.length > FEW and is_meta(s.line(-1) or "-")),
    Clue(
        "the word for such papers stands right above it",
        2.0,
        lambda s: s.length > 1 and _is(LABEL, s.line(-1)) and not _is_somebody(s.text, s.body),
    ),
    Clue("a word that says so stands before it", 2.5, lambda s: _has(PREFIXED, s.text)),
    Clue(
        "it is in capitals, and what stands below is not",
        1.0,
        lambda s: (
            s.number > 0
            and s.length > FEW + 1
            and s.text.isupper()
            and not s.line(1).isupper()
            and not _is_somebody(s.text, s.body)
        ),
    ),
    Clue("the page prints it again", 1.5, lambda s: _is_repeated(s) and not _is_caption_twice(s)),
    Clue("it stands twice on end under a headline, as captions do", -4.0, _is_caption_twice),
    Clue("a caption's label stands right above it", -4.0, lambda s: _is(CAPTION_LABEL, s.line(-1))),
    Clue("it is the first of other stories", -2.0, lambda s: s.length > FEW and _is(ABOVE_OTHERS, s.line(-1))),
    Clue("it ends as a sentence does", -2.0, lambda s: s.text.rstrip("”’\"'")[-1:] == "." and s.text[-3:] != "..."),
    Clue(
        "it is a row of links or the way to a page",
        -4.0,
        lambda s: (_has(ROW, s.text) and not _is(TWICE, s.text)) or _is(CRUMBS, s.text),
    ),
    Clue("it is called an issue of something", -2.0, lambda s: s.length <= LABEL_WORDS and _has(ISSUE, s.text)),
    Clue("it says whose paper it stands in", -2.5, lambda s: s.length <= LONGEST_STRAPLINE and _is(STRAPLINE, s.text)),
    Clue("it says what the body above it does", -2.5, lambda s: _has(DOING, s.text) and is_body_name(s.line(-1) or "-")),
    Clue("it breaks off", -2.0, lambda s: s.text.rpartition(" ")[2] in BREAKING_OFF),
    Clue("it runs words together, as links on end do", -1.0, lambda s: _has(GLUED, s.text)),
    Clue("it is one of the points of a summary", -2.0, lambda s: any(_is(SUMMARY, s.line(-i)) for i in POINTS)),
    Clue("it asks the reader to do something", -3.0, lambda s: s.length < 9 and INVITATION.match(s.text) is not None),
    Clue("it names a body, or somebody of whom the story tells", -2.5, lambda s: _is_somebody(s.text, s.body)),
    Clue("it may be a name", -1.5, lambda s: s.length <= NAMED and not _is_somebody(s.text, s.body) and _may_name(s.text)),
    Clue("it may be a name, over the word for such papers", -2.0, lambda s: _is(LABEL, s.line(1)) and is_name(s.text)),
    Clue("it stands first, alone in capitals, above no standfirst", -3.0, _is_masthead),
    Clue("a menu stands right below it, as below a masthead", -1.5, lambda s: s.number < 2 and _has(ROW, s.line(1))),
    Clue("it stands far from the story", -0.1, lambda s: min(FARTHEST, len(s.above) - s.number)),
)


def find_headline(above: Sequence[str], body: str, furniture: frozenset[int] = frozenset()) -> int | None:
    """The number of the headline among the lines above the first paragraph; None where none stands out.

    >>> find_headline(["The Gazette", "Refuge to close", "5 May 2022"], "A refuge for twelve families is to close.")
    1
    """
    named = {i + 1 for i, text in enumerate(above) if len(text) < SHORTEST and BY_ALONE.fullmatch(text)}
    candidates = [i for i in range(len(above)) if i not in furniture and i not in named and is_candidate(above[i])]
    if not candidates:
        return None
    told = stems_of(body[:BODY])
    stems = {i: stems_of(text) for i, text in enumerate(above) if len(text) > SHORTEST and text.count(" ") > 1}
    groups = _groups(above, set(candidates), furniture)
    beside, topmost = {i for group in groups for i in group}, {group[0] for group in groups}
    scores: dict[int, float] = {}
    for i in candidates:
        text = above[i]
        own = stems.get(i) or stems_of(text)
        sight = Sight(i, text, len(text.split()), above, own, told, stems, body, i in beside, i in topmost)
        scores[i] = weigh(CLUES, sight)
    best = max(scores.values())
    if best < WORST:
        return None
    at = next(i for i in candidates if scores[i] == best)
    right_above = at - 1 if at and len(above[at - 1].split()) >= _fewest(above, at - 1) else -1
    near = (
        i
        for i in candidates
        if at - CLOSE <= i < at
        and scores[i] >= best - (RIGHT_ABOVE if i == right_above else NEAR)
        and not any(_is_kicker(above[j]) for j in range(i + 1, at))
        and (i == right_above or told.isdisjoint(stems_of(above[at])) or not told.isdisjoint(stems_of(above[i])))
    )
    return next((i for i in near if not _is_somebody(above[i], body)), at)


def _is_kicker(text: str) -> bool:
    """Are these a few words in capitals, as stand over a headline for its section?"""
    return text.isupper() and len(text.split()) <= KICKER and not is_person(text)


def _fewest(above: Sequence[str], number: int) -> int:
    """How few words the line over a standfirst may have to be the headline: fewer in capitals, or below a label."""
    if number and LABEL.fullmatch(above[number - 1]):
        return FEW
    return FEWEST - 1 if above[number].isupper() else FEWEST


def _is_somebody(text: str, body: str) -> bool:
    """Is a line the name of a body, by its form or since the story names it so, if in capitals then in small letters?"""
    text = INITIALS.sub("", text)
    if is_body_name(text) or (f" {text} " in f" {body} " and is_name(text)):
        return True
    at = body.lower().find(text.lower()) if text.isupper() and " " in text else -1
    return at >= 0 and is_name(body[at : at + len(text)])


def _may_name(text: str) -> bool:
    """Could a line be a name? In capitals every line could, but for words that say where or when something is done."""
    return is_name(text) and not (text.isupper() and not TELLING.isdisjoint(text.split()))


@lru_cache(maxsize=LINES)
def stems_of(text: str) -> frozenset[str]:
    """The beginnings of the words of a text that tell something.

    >>> sorted(stems_of("Ferries to the isles, and their ferrymen"))
    ['ferri', 'ferry', 'isles']
    """
    found = WORD.findall(text.lower()) if BEYOND.search(text) else words(text)
    return frozenset([word[:STEM] for word in found if len(word) >= SHORTEST_WORD]) - SMALL


def _groups(above: Sequence[str], candidates: set[int], furniture: frozenset[int]) -> list[list[int]]:
    """The possible headlines on end right above each date or byline; a lone name between is a byline itself.

    A note to the reader ("This article is more than a year old") may stand between headline and standfirst.
    """
    groups = []
    for number, text in enumerate(above):
        if number - 1 not in candidates or not is_meta(text):
            continue
        group: list[int] = []
        for i in range(number - 1, max(-1, number - 1 - REACH), -1):
            if len(group) == GROUP:
                break
            if i not in candidates:
                if group and i in furniture and len(above[i].split()) > LABEL_WORDS and not ROW.search(above[i]):
                    continue
                break
            if group and _is_kicker(above[i]):
                break
            if len(above[i].split()) > FEW and not is_body_name(above[i]):
                group.insert(0, i)
        if len(group) > 2 and len(above[group[0]].split()) <= LABEL_WORDS and len(above[group[1]].split()) > NAMED + 1:
            del group[0]  # the section's name over the headline and its standfirst
        if group:
            groups.append(group)
    return groups
