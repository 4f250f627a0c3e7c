"""Which line is the headline, of those above a story's first paragraph?

A headline stands out among its neighbours: it is as long as headlines are, the paragraphs below speak of the same words, a
date or a byline stands beside it, and the page may print it again. Of two lines that could be it the upper is, since what
stands between a headline and its story (a standfirst, a caption) speaks of the same words too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from corpus.date_text import MONTH, NUMERIC, find_dates
from corpus.layouts.bylines import byline_names, has_first_name, is_person
from corpus.layouts.letter_lines import is_date
from corpus.layouts.names import is_body_name, is_name
from corpus.lines import holds
from corpus.vocabulary import words

BY = ("By", "BY", "Analysis by", "Words by", "From", "FROM", "Written by", "Posted by", "Author")
BYLINE = re.compile(rf"(?:{'|'.join(BY)})\b:?(?: .{{2,80}})?")
WRITER = re.compile(
    r".{3,60}(?:(?:[Cc]orrespondent|[Rr]eporter|[Ee]ditor)|Associated Press|Reuters|PA Media|Press Association|@\w+)"
)
POSTS = ("orrespondent", "eporter", "ditor", "Press", "Reuters", "PA Media", "@")  # WRITER holds one
PUBLISHED = frozenset(("published", "updated", "last updated", "date", "posted"))
BY_ALONE = re.compile(r"(?:From|By|BY|Authors?|Written by|Words by|Location|Venue)\s?:?")  # the next line says who or where
ISSUED = re.compile(
    r"(?:issued|released) (?:by|on|for)\b.{2,120}"
    r"|(?:press|media|news) (?:release|notice|statement)s? (?:issued )?(?:by|from|no)\b.{0,60}",
    re.IGNORECASE,
)
_CLOCK_WORDS = (
    "am pm a.m. p.m. gmt bst est edt pst pdt cet utc updated published posted on at last date mon tue wed thu fri sat sun"
)
CLOCK = frozenset(_CLOCK_WORDS.split())
ROW = re.compile(r"\s(?:[|·•→»›▸▶►❯⟩]|//|::)\s|[£$€]\d[\d.,]* (?:a|per) (?:week|month|year)|\s{3,}|\t")
CRUMBS = re.compile(r"\S+(?: \S+)?(?: [/>] \S+(?: \S+)?)+")  # "News / Community safety"
SLOGAN = re.compile(  # under a masthead, "for clean rivers", "Beds for all since 1974"; an item of a list; the place of a picture
    r"[a-z]+\s|<!--|\[(?:logo|crest|coat of arms|image|photo|picture|banner|icon|seal|advert)\b"
    r"|.{4,140}\((?:far )?(?:left|right|centre|center)\)"
    r"|.{4,80}\b(?:[Nn]o|NO|[Ii]ssue|ISSUE|[Vv]ol|VOL)\.? ?\d{1,4}$"
    r"|[•▪◦‣*]\s|.{4,90}\b(?:[Ss]ince|[Ee]st(?:ablished|d?\.)?(?: in)?|[Ff]ounded(?: in)?) (?:1[789]|20)\d\d\W*$"
)
INVITATION = re.compile(
    r"(?:share|follow|continue|submit|search|get|sign|explore|learn|view|see|watch|listen|subscribe|add|find|click|join|"
    r"close|open|download|try|read|these are"
    r"|this (?:article|newsletter|page)|supported|sponsored|do you want|let us)\b",
    re.IGNORECASE,
)
LABELLED = re.compile(  # "Category: Press releases"
    r"\W*(?:sensitivity|classification|categor(?:y|ies)|topics?|(?:reading|read) time|date|time|(?:our |your )?ref(?:erence)?|"
    r"issued?|status|location|region|authors?|tags?|section|filed under|posted (?:in|on|by)|release (?:no|number|date)|"
    r"distribution|priority|(?:media |press )?contacts?|please ask for|keywords?|language|"
    r"type|catch(?:line)?|slug|words|pictures?|photos?|(?:also )?in(?:side)? this (?:issue|edition|week)|contents)\s*:",
    re.IGNORECASE,
)
CAPTION = re.compile(
    r"[(\[](?:(?i:image|picture|photo|photograph|pic|file|credit|source|video)s?\b[^()]*|(?i:supplied|pictured|handout)[^()]{0,30}|"
    r"[A-Z][\w.’' -]{2,40}(?:/| via )[A-Z][^()]{1,40})[)\]]\.?$"
    r"|^\([A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3} for (?:[Tt]he )?[A-Z][^()]{2,30}\)$"
    r"|\b(?:Pictures?|Photographs?|Photos?|Images?|Pics?|Credit|Illustration|Composite|PICTURES?|PHOTOS?|IMAGES?|CREDIT):? ?"
    r"(?<=[: ])[^.:]{2,60}$"
)
COUNTER = re.compile(  # a label and its value, as they are now: "Waiting time: 3 hrs 20 mins", "FTSE 100: 7,412"
    r"[^:]{3,60}:\s*[£$€+-]?\d[\d.,:]*(?:\s?(?:°C|%|[A-Za-z]{1,7}))?(?:\s\d+\s?[a-z]{1,7})?\W*$"
)
TICKER = "+++"  # between headlines that run through a line
SLASHED = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){1,3}/[^\d/\s][^\d/]{1,29}")  # "ANN POE/TIMES"
CREDIT = re.compile(
    r"[A-Z][A-Z.’' -]{4,40} FOR (?:THE )?[A-Z][A-Z ]{2,30}|[A-Z]{3,20} PHOTOGRAPHER [A-Z][A-Z.’' -]{4,40}"
)  # "SIÂN REES FOR THE POST"
LABEL = re.compile(
    r"(?:press|media|news|joint) (?:releases?|statements?|notices?|story|article)|exclusive|statement", re.IGNORECASE
)
CELL = re.compile(r"\s+[|·•–—-]\s+")
HEAD_LABEL = re.compile(  # a letterhead that says what is printed below it
    r"[^.:?!]{2,60}?(?:\s?[-–—|:]\s?(?i:(?:press|media|news) (?:release|statement|notice))|"
    r"\s{1,3}(?:(?:Press|Media|News) (?:Release|Statement|Notice)|(?:PRESS|MEDIA|NEWS) (?:RELEASE|STATEMENT|NOTICE)))"
)
ABOVE_OTHERS = re.compile(
    r"\W*(?:breaking(?: news)?|sharelines?|live|trending|read more|(?:related|more on\b).{0,20}"
    r"|(?:most|more|previous|recent|top|latest) (?:read|popular|stories|articles))\W*",
    re.IGNORECASE,
)
WORD = re.compile(r"[^\W\d_]+")
BEYOND = re.compile(r"[^\x00-\x7f‘’“”–—…•£€\xa0]")  # perhaps a letter beyond A to Z
SHORTEST_WORD = 4  # letters of a word that tells something
ISSUE = re.compile(r"\b(?:newsletter|bulletin|digest|round-?up|briefing)\b", re.IGNORECASE)  # what comes out each week or day
DAY_NAME = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
ITEM = re.compile(r"\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]\s")  # of a numbered list
_SECTION_WORDS = (
    "news home sport sports politics world business comment opinion culture life lifestyle entertainment climate weather video "
    "radio tv travel features events jobs search menu contact about money health science tech environment podcasts more help"
)
SECTIONS = frozenset(_SECTION_WORDS.split())
FEWEST_SECTIONS = 3  # of a menu printed on one line
_SMALL_WORDS = (
    "from with that this have will their they been were when what which into over after more than your news about says said"
)
SMALL = frozenset(word[:5] for word in _SMALL_WORDS.split())  # stand in every story
STEM = 5  # letters by which two words are taken for forms of one
LONGEST_CAPTION = 300  # characters
LONG_CREDIT = 60  # of a photographer's name and paper
BODY = 800  # characters of the first paragraphs
FEWEST, MOST = 5, 22  # words of most headlines
NEWS_FROM = len("news from ")
LABEL_WORDS = 5  # of a section at the most
NAMED = 5  # words of a name that heads a page and is no headline in capitals
FEW, GROUP = 2, 4  # words of no headline; lines on end above a date or byline, one of which is the headline
SHORTEST = 12  # characters of a line that may be a headline printed again
BESIDE, TOPMOST = 1.5, 0.5  # for the lines above a date or byline, and for the first of them
LIKE = 0.8  # of its words stand in a line that repeats it
SHARED = 2  # words of the story in the headline over a caption
RIGHT_ABOVE = 1.6  # what stands right below the headline may be its standfirst, which shares more words with the story
NEAR, CLOSE = 1.0, 12  # a line that scores so little less than the best, and stands so few lines above it, is the headline
WORST = 0.3  # what scores less is none
LINES = 512  # that are remembered: those above the stories of papers that are read together are asked by cleaning and by layout


def find_headline(above: Sequence[str], body: str, furniture: frozenset[int] = frozenset()) -> int | None:
    """The number of the headline among the lines above the first paragraph; None where none stands out.

    >>> find_headline(["The Gazette", "Refuge to close", "5 May 2022"], "A refuge for twelve families is to close.")
    1
    """
    named = {i + 1 for i, text in enumerate(above) if len(text) < SHORTEST and BY_ALONE.fullmatch(text)}
    candidates = [i for i in range(len(above)) if i not in furniture and i not in named and is_candidate(above[i])]
    if not candidates:
        return None
    told = _stems(body[:BODY])
    stems = {i: _stems(text) for i, text in enumerate(above) if len(text) > SHORTEST and text.count(" ") > 1}
    groups = _groups(above, set(candidates), furniture)
    scores = {i: _score(above, i, told, stems, body) for i in candidates}
    for group in groups:
        for i in group:
            scores[i] += BESIDE + (TOPMOST if i == group[0] else 0)
    best = max(scores.values())
    if best < WORST:
        return None
    at = next(i for i in candidates if scores[i] == best)
    right_above = at - 1 if at and len(above[at - 1].split()) >= FEWEST else -1
    near = (i for i in candidates if at - CLOSE <= i < at and scores[i] >= best - (RIGHT_ABOVE if i == right_above else NEAR))
    return next((i for i in near if not _is_somebody(above[i], body)), at)


def _is_somebody(text: str, body: str) -> bool:
    """Is a line the name of a body, by its form or since the story names it so?"""
    return is_body_name(text) or (f" {text} " in body and is_name(text))


@lru_cache(maxsize=LINES)
def _stems(text: str) -> frozenset[str]:
    found = WORD.findall(text.lower()) if BEYOND.search(text) else words(text)
    return frozenset([word[:STEM] for word in found if len(word) >= SHORTEST_WORD]) - SMALL


@lru_cache(maxsize=LINES)
def is_candidate(text: str) -> bool:
    """Could a line be a headline by its own words: no label, date, byline, caption or row of links?"""
    if text[-1] in ":,;" or TICKER in text or not any(char.isalpha() for char in text) or SLOGAN.match(text):
        return False
    if " - " in text or "|" in text or "–" in text or "—" in text:
        cells = CELL.split(text)
        if any(LABEL.fullmatch(cell.strip()) for cell in cells) and all(len(cell.split()) < FEWEST for cell in cells):
            return False  # "HARBOUR PILOTS UNION - NEWS RELEASE"
    return (
        not ITEM.match(text)
        and not _is_menu(text)
        and not HEAD_LABEL.fullmatch(text)
        and not is_meta(text)
        and not LABELLED.match(text)
        and not (text[:NEWS_FROM].lower() == "news from " and is_body_name(text[NEWS_FROM:].removeprefix("the ")))
        and not (":" in text and COUNTER.match(text))
        and not ISSUED.fullmatch(text)
        and not (text.startswith("About ") and is_person(text[len("About ") :]))
        and not is_caption(text)
    )


def _is_menu(text: str) -> bool:
    """Is a line the sections of a site, printed one after the other?

    >>> _is_menu("News Sport World Politics Nuacht"), _is_menu("World news and sport at a glance")
    (True, False)
    """
    words = text.split()
    if len(words) <= FEWEST_SECTIONS or not all(word[0].isupper() for word in words):
        return False
    known = sum(word.lower() in SECTIONS for word in words)
    return known >= FEWEST_SECTIONS and 2 * known >= len(words)


def _groups(above: Sequence[str], candidates: set[int], furniture: frozenset[int]) -> list[list[int]]:
    """The possible headlines on end right above each date or byline; a lone name between is a byline itself.

    A note to the reader ("This article is more than a year old") may stand between headline and standfirst.
    """
    groups = []
    for number, text in enumerate(above):
        if number - 1 not in candidates or not is_meta(text):
            continue
        group: list[int] = []
        for i in range(number - 1, max(-1, number - 1 - GROUP), -1):
            if i not in candidates:
                if group and i in furniture and len(above[i].split()) > LABEL_WORDS and not ROW.search(above[i]):
                    continue
                break
            if len(above[i].split()) > FEW and not is_body_name(above[i]):
                group.insert(0, i)
        if len(group) > 2 and len(above[group[0]].split()) <= LABEL_WORDS and len(above[group[1]].split()) > NAMED + 1:
            del group[0]  # the section's name over the headline and its standfirst
        if group:
            groups.append(group)
    return groups


def _score(above: Sequence[str], number: int, told: frozenset[str], stems: dict[int, frozenset[str]], body: str) -> float:
    """How much a line looks like the headline by itself."""
    text = above[number]
    length = len(text.split())
    score = (
        2.0 if FEWEST <= length <= MOST else 1.2 if length == FEWEST - 1 or MOST < length <= 32 else 0.0 if length > 1 else -0.5
    )
    own = stems.get(number) or _stems(text)
    score += 3 * len(own & told) / max(4, len(own))
    if number and length > 2:
        score += 0.7 * is_meta(above[number - 1]) + 1.5 * (LABEL.fullmatch(above[number - 1]) is not None)
        score -= 2.0 * (ABOVE_OTHERS.fullmatch(above[number - 1]) is not None)
    if length > 3:
        score += _repeated(above, number, told, stems)
    score -= 1.5 * (text.rstrip("”’\"'")[-1:] == "." and text[-3:] != "...")
    score -= 4.0 * (ROW.search(text) is not None or CRUMBS.fullmatch(text) is not None)
    score -= 2.0 * (length <= LABEL_WORDS and ISSUE.search(text) is not None)
    score -= 3.0 * (INVITATION.match(text) is not None and length < 9)
    score -= 2.5 if _is_somebody(text, body) else 1.5 * (length <= NAMED and is_name(text))
    score -= 1.5 * (
        number + 1 < len(above) and number < 2 and ROW.search(above[number + 1]) is not None
    )  # a masthead over its menu
    return score - min(2.0, 0.1 * (len(above) - number))


def _repeated(above: Sequence[str], number: int, told: frozenset[str], stems: dict[int, frozenset[str]]) -> float:
    """A headline is printed again as a page's title, in its crumbs or beside its share links; a caption twice on end."""
    text = above[number]
    twice = text == (above[number - 1] if number else "") or text == (above[number + 1] if number + 1 < len(above) else "")
    others = (
        i
        for i in range(max(0, number - CLOSE), number)
        if above[i] != text and len(above[i].split()) >= FEWEST and is_candidate(above[i])
    )
    if twice and any(len(stems.get(i, frozenset()) & told) >= SHARED for i in others):  # under a menu alone it is the headline
        return -4.0
    own = stems.get(number) or _stems(text)
    again = (i for i, others in stems.items() if i != number and len(own & others) >= max(3, LIKE * len(own)))
    return 0.0 if next(again, None) is None else 2.0


def is_caption(text: str) -> bool:
    """Does a line end in, or consist of, the credit of a picture?

    >>> is_caption("Beds in Truro. (Robert Shortt/Maritime News)"), is_caption("Beds are short (see below)")
    (True, False)
    """
    if text.isupper() and (("/" in text and SLASHED.fullmatch(text)) or (" PHOTOGRAPHER " in text and len(text) < LONG_CREDIT)):
        return True
    told = text[-1] in ")]" or ":" in text or " FOR " in text or text.endswith(").")
    if not told or len(text) >= LONGEST_CAPTION or (":" in text and byline_names(text)):
        return False
    return CAPTION.search(text) is not None or (CREDIT.fullmatch(text) is not None and has_first_name(text))


@lru_cache(maxsize=LINES)
def is_meta(text: str) -> bool:
    """Is a line a date or a byline, as they stand between the headline and the article?"""
    if len(text) > 120:
        return False
    if text.startswith(BY) and BYLINE.fullmatch(text):
        return True
    if (holds(text, POSTS) and WRITER.fullmatch(text)) or is_date(text) or text.rstrip(":").lower() in PUBLISHED:
        return True
    if byline_names(text):
        return True
    if (text[-1] == "." and text[-3:] != ".m.") or not (MONTH.search(text) or NUMERIC.search(text)):
        return False
    for found in find_dates(text):
        before, after = text[: found.start].split(), text[found.end :].split()
        if len(before) + len(after) <= 4 and len(text) <= 60:
            return True
        if found.date is not None and is_body_name(DAY_NAME.sub("", text[: found.start]).strip(" ,")):
            return True
        if (
            found.date is not None
            and not any(word[0].isalpha() and word.lower() not in CLOCK for word in before)
            and len(text) < 80
        ):
            return True
    return False
