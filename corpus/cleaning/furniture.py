"""Which single lines are furniture by their own words, whatever page they stand on?

The words are knowledge and lie in corpus/data/furniture.txt. Its rows are looked up by a line's first word, so that a long
table costs no more than a short one.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from corpus.cleaning.furniture_forms import ALL_HINTS, COLUMN, Hints, form_kind
from corpus.lines import has_figure
from corpus.nouns import NamedTuple
from corpus.vocabulary import words

LONGEST = 320  # characters; a longer line is a paragraph
LONGEST_ANSWER = 6  # characters of a word that is a sentence by itself
LONG_ROW = 5  # words of a row that is read link by link, and not word by word
FEWEST_CELLS, MOST_CELL_WORDS = 4, 5  # of a row of links, most of them of this site alone
SENTENCE = 60  # characters of a line that, where it ends in a full stop, only its first word can make furniture
LEADING = " \t\xa0|·•›»«‹<>→←▶▲▼✕×⚠★☆+–—-*_[]{}:."
AROUND = LEADING + ",!?"
TRAILING = LEADING.replace("*", "")
_NETWORKS_WORDS = (
    "facebook twitter linkedin whatsapp youtube instagram pinterest reddit telegram bluesky threads mastodon flipboard "
    "messenger tiktok tumblr"
    " snapchat flickr x vimeo tweet digg rss"
)
SOCIAL = frozenset(_NETWORKS_WORDS.split())
_SOCIAL_FILLERS_WORDS = (
    "share on via to by and with or the this us follow link copy print email e-mail mail page icon logo in opens new window "
    "tab save more pin"
    " like"
)
SOCIAL_WORDS = SOCIAL | frozenset(_SOCIAL_FILLERS_WORDS.split())
SOCIAL_RUN = re.compile(
    rf"(?:(?:linked ?in|e-?card|e-?mail|whats ?app|{'|'.join(sorted(SOCIAL - {'x'}))}|print|share)[ ,/]*){{3,}}"
)
SOCIAL_LETTERS = frozenset("abdefilmprstvwy")
LINK_ROW = re.compile(r"\s+[|·•/]\s+|\s*\]\s*\[\s*|\s{2,}|\t+")
DASHES = re.compile(r"(?:^|\s+)[-–—](?:\s+[-–—])*(?:\s+|$)")
REGISTERED = re.compile(  # what a body is in law: its forms, registers and numbers, and nothing that it does
    r"[^.]{2,90}(?:\. (?:A|The)\b| (?:is|are) (?:an? |the )?)(?=.{0,40}(?:compan(?:y|ies)|charit(?:y|ies)|society|trust))"
    r"[^“”\"]{0,160}"
    r"\bregistered (?:charity |company |in |with |number |as )[^“”\"]{0,60}\d{5,}[^“”\"]{0,160}"
)
SEPARATOR = re.compile(r"[_=—–-]{2,}|(?:[_=—–-] ){2,}[_=—–-]")

WORD_LISTS = ("link words", "section words", "site words", "site phrases", "site hints", "appeal words", "appeal hints")


def _load() -> tuple[dict[str, tuple[tuple[str, str], ...]], dict[str, tuple[str, ...]]]:
    """The rows by first word, each its kind and what may follow, and the lists of words by name, of the data file."""
    rows: dict[str, list[tuple[str, str]]] = {}
    words: dict[str, list[str]] = {name: [] for name in WORD_LISTS}
    kind = ""
    for line in files("corpus.data").joinpath("furniture.txt").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        if line[0] == "[" and line[-1] == "]":
            kind = line[1:-1]
        elif kind in words:
            words[kind] += [word.strip() for word in line.split("|") if word.strip()]
        else:
            heads, _, rest = line.partition(" :: ")
            for head in heads.split("/"):
                rows.setdefault(head.strip(), []).append((kind, rest.strip()))
    return {head: tuple(found) for head, found in rows.items()}, {name: tuple(found) for name, found in words.items()}


COLUMN_CELLS = frozenset(("col", "wa ", "ws "))  # begin the number of a column, in a head printed across a page
ROWS, WORDS = _load()
LINK_WORDS, SECTION_WORDS = frozenset(WORDS["link words"]), frozenset(WORDS["section words"])
LINKS = LINK_WORDS | SECTION_WORDS
LINK_BEGINNINGS = frozenset(link.split(" ", 1)[0] for link in LINKS)
ROW_WORDS = SOCIAL_WORDS | {word for link in LINKS for word in link.split()}  # of which a row consists, mostly
STRONG, WEAK = 2, 1  # how loudly a word speaks of the site that it stands on


@cache
def rows_of(word: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The rows that begin with a word, compiled for the first line that does: a few papers ask for a few of them."""
    return tuple([(kind, re.compile(rf" ?(?:{rest})\W*\Z")) for kind, rest in ROWS[word]])


class SiteSign(NamedTuple):
    """A word or phrase of web sites."""

    among: str  # in small letters with a blank around each word, as they stand among those of a line
    loudness: int
    words: frozenset[str]


def signs_of(*lists: tuple[str, int]) -> dict[str, tuple[SiteSign, ...]]:
    """The words and phrases of some lists, each with how loudly it speaks, by their longest word."""
    found: dict[str, tuple[SiteSign, ...]] = {}
    for name, loudness in lists:
        for printed in WORDS[name]:
            parts = words(printed)
            longest = max(parts, key=len)
            found[longest] = (*found.get(longest, ()), SiteSign(f" {' '.join(parts)} ", loudness, frozenset(parts)))
    return found


SITE_SIGNS = signs_of(("site words", STRONG), ("site phrases", STRONG), ("site hints", WEAK))


def furniture_kind(text: str, hints: Hints = ALL_HINTS) -> str:
    """The kind of furniture that a line is by its own words, else ""; `hints` are those of the forms that its page may hold.

    >>> furniture_kind("Share on Facebook (opens in new tab)"), furniture_kind("Share prices fell sharply on Monday.")
    ('sharing', '')
    """
    length = len(text)
    if length > LONGEST:
        return "cookies" if length < LONGEST * 3 and "ookie" in text and _about_cookies(text.lower()) else ""
    if "egistered" in text and REGISTERED.fullmatch(text):
        return "footer"
    if length > SENTENCE and text[-1] == "." and "ookie" not in text:
        first = text.lstrip(LEADING).partition(" ")[0].lower().strip(AROUND)
        if first and first not in ROWS:
            return ""  # an ordinary sentence
    if length < LONGEST_ANSWER and text[-1] == "." and text[0].isupper() and text[:-1].isalpha():
        return ""  # "Yes." is what somebody says, and no link
    small = text.lower().lstrip(LEADING).rstrip(TRAILING).strip()
    if not small:
        return "separator" if SEPARATOR.fullmatch(text) else ""
    if length < 40 and small in LINK_WORDS:
        return "navigation"
    first = small.split(None, 1)[0]
    head = first.rstrip(":,.!?*")
    for word in (first,) if head == first else (first, head):
        for kind, pattern in rows_of(word) if word in ROWS else ():
            if pattern.match(small, len(word)):
                return kind
    if "cookie" in small and _about_cookies(small):
        return "cookies"
    if (length < 90 or (length < 200 and text[-1] != ".")) and (form := form_kind(text, hints)):
        return form
    return _row_kind(text, small, hints) if length < 200 and text[-1] != "." else ""


def _about_cookies(small: str) -> bool:
    """Does a sentence with the word "cookie" tell of a web site's cookies, and not of biscuits or of policy on them?"""
    return any(
        word in small
        for word in (
            "your browser",
            "setting",
            "our website",
            "this website",
            "this site",
            "consent",
            "strictly necessary",
            "your experience",
            "preferences",
            "we use",
            "accept",
        )
    )


def _row_kind(text: str, small: str, hints: Hints) -> str:
    """A row of links or of social networks, on one line."""
    cells = small.replace("|", " ").replace(",", " ").split()
    if len(cells) < 4 and small[0] in SOCIAL_LETTERS and SOCIAL_RUN.fullmatch(small):
        return "sharing"
    telling = sum(map(ROW_WORDS.__contains__, cells)) * 3 >= len(cells) * 2
    if telling and len(cells) < 13 and not SOCIAL.isdisjoint(cells) and SOCIAL_WORDS.issuperset(cells):
        return "sharing"
    if telling and len(cells) > 3:
        known = _known_words(cells) if len(cells) > LONG_ROW else sum(map(LINKS.__contains__, cells))
        if known * 4 >= len(cells) * 3 or (cells[0] == "home" and known * 3 >= len(cells) * 2):
            return "navigation"
    if " - " in text or text[0] in "-–":
        cells = [cell for cell in DASHES.split(small) if cell]
        if LINKS.issuperset(cells) and not LINK_WORDS.isdisjoint(cells):
            return "navigation"
    if "|" in text or "·" in text or "•" in text or "] [" in text or " / " in text or "  " in text:
        cells = [cell for cell in (cell.strip(LEADING) for cell in LINK_ROW.split(small)) if cell]
        if len(cells) == 2 and " / " in text and not LINK_WORDS.isdisjoint(cells):  # a link in two languages
            return "navigation"
        if len(cells) > 1 and "  " in text and any(_is_column(cell) for cell in cells):
            return "column"
        known = sum(cell in LINKS or (len(cell) < len(small) and furniture_kind(cell, hints) != "") for cell in cells)
        if len(cells) > 1 and (known * 3 >= len(cells) * 2 or (known > 1 and _is_menu(text, len(cells)))):
            return "navigation"
    return ""


def _is_column(cell: str) -> bool:
    """Is a cell the number of a column, the day of the sitting before it perhaps?"""
    return (cell[:3] in COLUMN_CELLS or ": col" in cell) and COLUMN.fullmatch(cell.upper()) is not None


def _is_menu(text: str, cells: int) -> bool:
    """Are at least so many cells as a menu has each a few words with a capital at their head, and no figures between them?"""
    if cells < FEWEST_CELLS or ":" in text or has_figure(text):
        return False
    printed = [cell for cell in (cell.strip(LEADING) for cell in LINK_ROW.split(text)) if cell]
    return all(cell[0].isupper() and cell.count(" ") < MOST_CELL_WORDS for cell in printed)


def _known_words(words: list[str]) -> int:
    """How many words of a row belong to links of one to three words."""
    known = at = 0
    while at < len(words):
        size = 0
        if words[at] in LINK_BEGINNINGS:
            size = next((size for size in (3, 2, 1) if at + size <= len(words) and " ".join(words[at : at + size]) in LINKS), 0)
        known += size
        at += size or 1
    return known


def is_link_word(small: str) -> bool:
    """Is it a whole line or cell of navigation, in small letters?"""
    return small in LINKS
