"""Could a line above a story be its headline, by its own words: or is it a label, a date, a byline, a caption, a row of links?"""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.date_text import find_dates, names_day
from corpus.layouts.bylines import byline_names, has_first_name, is_person
from corpus.layouts.letter_lines import POSTED, is_date
from corpus.layouts.names import is_body_name
from corpus.lines import CELL, holds

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
SLOGAN = re.compile(  # under a masthead, "for clean rivers", "Beds for all since 1974"; an item of a list; the place of a picture
    r"[a-z]+\s|<!--|[-–—_*=]{3,}.*[-–—_*=]{3,}$|\[(?:logo|crest|coat of arms|image|photo|picture|banner|icon|seal|advert)\b"
    r"|.{2,60}\s//\s"  # a name and what it stands for
    r"|.{4,140}\((?:see )?(?:p|pp|page|pages|tud|lch)\.? ?\d{1,3}\)$"  # where else something is printed
    r"|.{4,140}\((?:far )?(?:left|right|centre|center)\)"
    r"|.{4,80}\b(?:[Nn]o|NO|[Ii]ssue|ISSUE|[Vv]ol|VOL)\.? ?\d{1,4}$"
    r"|[•▪◦‣*]\s|.{4,90}\b(?:[Ss]ince|[Ee]st(?:ablished|d?\.)?(?: in)?|[Ff]ounded(?: in)?) (?:1[789]|20)\d\d\W*$"
)
DECORATED = re.compile(r"([-–—_*=~•·])\1*\s.*\s\1+$")  # "— The paper of the Fens —"
LABELLED = re.compile(  # "Category: Press releases"
    r"\W*(?:sensitivity|classification|categor(?:y|ies)|topics?|(?:reading|read) time|date|time|(?:our |your )?ref(?:erence)?|"
    r"issued?|status|location|region|authors?|tags?|section|filed under|posted (?:in|on|by)|release (?:no|number|date)|"
    r"distribution|priority|(?:media |press )?contacts?|please ask for|keywords?|language|"
    r"type|catch(?:line)?|slug|words|pictures?|photos?|(?:also )?in(?:side)? this (?:issue|edition|week)|contents)\s*:",
    re.IGNORECASE,
)
CAPTION = re.compile(
    r"[(\[](?:(?i:image|picture|photo|photograph|pic|file|credit|source|video)s?\b[^()]*|(?i:supplied|pictured|handout)[^()]{0,30}|"
    r"(?i:library|file|archive|stock) (?i:photo|picture|image)|"
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
LABEL = re.compile(  # what a site calls such papers, perhaps more than once
    r"(?:\W*(?:(?:press|media|news|joint) (?:releases?|statements?|notices?|story|article)|exclusive|statement|speech|case study"
    r"|(?:written |oral )?statement to parliament|authored article|correspondence|policy paper|guidance|transparency data"
    r"|research and analysis|(?:open |closed )?consultation(?: outcome)?|blog(?: post)?|opinion|comment|analysis|editorial"
    r"|explainer|interview|feature|(?:long|big) read|in depth|investigations?|special report|briefing)(?!\w))+\W*",
    re.IGNORECASE,
)
HEAD_LABEL = re.compile(  # a letterhead that says what is printed below it
    r"[^.:?!]{2,60}?(?:\s?(?:[-–—|:]|--)\s?(?i:(?:press|media|news) (?:release|statement|notice))|"
    r"\s{1,3}(?:(?:Press|Media|News) (?:Release|Statement|Notice)|(?:PRESS|MEDIA|NEWS) (?:RELEASE|STATEMENT|NOTICE)))"
    r"(?: (?i:no\.? ?)?\d[\d/.-]*)?"
)
DAY_NAME = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
ITEM = re.compile(r"\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]\s")  # of a numbered list
_SECTION_WORDS = (
    "news home sport sports politics world business comment opinion culture life lifestyle entertainment climate weather video "
    "radio tv travel features events jobs search menu contact about money health science tech environment podcasts more help"
)
SECTIONS = frozenset(_SECTION_WORDS.split())
FEWEST_SECTIONS = 3  # of a menu printed on one line
LONGEST_CAPTION = 300  # characters
LONG_CREDIT = 60  # of a photographer's name and paper
NEWS_FROM = len("news from ")
FEWEST = 5  # words of most headlines
MOST_BESIDE, APART = 6, frozenset("|,-–—•·/")  # words on either side of a date that stands for itself, and what parts them
LINES = 512  # that are remembered: those above the stories of papers that are read together are asked by cleaning and by layout


@lru_cache(maxsize=LINES)
def is_candidate(text: str) -> bool:
    """Could a line be a headline by its own words: no label, date, byline, caption or row of links?"""
    if (
        text[-1] in ":,;"
        or TICKER in text
        or not any(char.isalpha() for char in text)
        or SLOGAN.match(text)
        or DECORATED.match(text)
    ):
        return False
    if " - " in text or "|" in text or "–" in text or "—" in text:
        cells = CELL.split(text)
        if any(LABEL.fullmatch(cell.strip()) for cell in cells) and all(len(cell.split()) < FEWEST for cell in cells):
            return False  # "HARBOUR PILOTS UNION - NEWS RELEASE"
    return (
        not ITEM.match(text)
        and not LABEL.fullmatch(text)
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
    if byline_names(text) or (POSTED.fullmatch(text) and find_dates(text)):
        return True
    if (text[-1] == "." and text[-3:] != ".m.") or not names_day(text):
        return False
    for found in find_dates(text):
        before, after = text[: found.start].split(), text[found.end :].split()
        if found.date is not None and len(before) <= MOST_BESIDE >= len(after) and _is_apart(text, found.start, found.end):
            return True
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


def _is_apart(text: str, start: int, end: int) -> bool:
    """Does a date have a cell of its line for itself: "Water news team, 4 May 2021 - Rivers, Towns"?"""
    return (not start or text[:start].rstrip()[-1:] in APART) and (end == len(text) or text[end:].lstrip()[:1] in APART)
