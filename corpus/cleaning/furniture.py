"""Which single lines are furniture by their own words, whatever page they stand on?

The words are knowledge and lie in corpus/data/furniture.txt. Its rows are looked up by a line's first word, so that a long
table costs no more than a short one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from importlib.resources import files

from corpus.lines import FIGURE, holds
from corpus.vocabulary import words

LONGEST = 320  # characters; a longer line is a paragraph
LONG_ROW = 5  # words of a row that is read link by link, and not word by word
FEWEST_CELLS, MOST_CELL_WORDS = 4, 5  # of a row of links, most of them of this site alone
SENTENCE = 60  # characters of a line that, where it ends in a full stop, only its first word can make furniture
LEADING = " \t\xa0|·•›»«‹<>→←▶▲▼✕×⚠★☆+–—-*_[]{}:."
AROUND = LEADING + ",!?"
TRAILING = LEADING.replace("*", "")
_SOCIAL_WORDS = (
    "facebook twitter linkedin whatsapp youtube instagram pinterest reddit telegram bluesky threads mastodon flipboard "
    "messenger tiktok tumblr"
    " snapchat flickr x vimeo tweet digg rss"
)
SOCIAL = frozenset(_SOCIAL_WORDS.split())
_SOCIAL_FILLERS_WORDS = (
    "share on via to by and with or the this us follow link copy print email e-mail mail page icon logo in opens new window "
    "tab save more pin"
    " like"
)
SOCIAL_FILLERS = frozenset(_SOCIAL_FILLERS_WORDS.split())
SOCIAL_RUN = re.compile(
    rf"(?:(?:linked ?in|e-?card|e-?mail|whats ?app|{'|'.join(sorted(SOCIAL - {'x'}))}|print|share)[ ,/]*){{3,}}"
)
SOCIAL_LETTERS = frozenset("abdefilmprstvwy")
LINK_ROW = re.compile(r"\s+[|·•/]\s+|\s*\]\s*\[\s*|\s{2,}|\t+")
DASHES = re.compile(r"(?:^|\s+)[-–—](?:\s+[-–—])*(?:\s+|$)")
SEPARATOR = re.compile(r"[_=—–-]{2,}|(?:[_=—–-] ){2,}[_=—–-]")
PATTERNS = (
    (
        "column",
        re.compile(
            r"\(Citation: [^()]{5,80}\)|(?:\[?\d{1,2} \w{3,9} \d{4}\]? ?: ?)?Col(?:umn|\.)?:? ?(?:WA|WS|GC|CWH)? ?\d+\w{0,3}"
            r"(?:[–-]\d+\w{0,3})?|"
            r"H[CL] Deb,? .{0,60}?(?:vol|"
            r"cc?\d|col).{0,40}"
            r"|Volume \d+(?:,? Column \d+)?",
            re.IGNORECASE,
        ),
    ),
    ("comments", re.compile(r"\d[\d,.]*k? (?:comments?|shares?|likes?|views?|replies|reactions?)", re.IGNORECASE)),
    ("portrait", re.compile(r"[^.,:;?!]{3,60} (?:[Pp]ortrait|Excerpts)|Photo of (?!(.{3,60}) \1\b)[A-Z][^.,:;?!]{3,60}")),
    (
        "page",
        re.compile(
            r"[/(.… ]*(?:[Cc]ontinued?|CONTINUED|[Cc]ont['’]?d|P\.?T\.?O)(?: over(?:leaf)?| on next page)?[/.…) ]*"
            r"|[-–—]\s?\d{1,4}\s?[-–—]"
            r"|(?:[Pp]age|[Tt]udalen|[Ll]eathanach|[Dd]uilleag) \d{1,4}(?: ?(?:of|o|de|as|/) ?\d{1,4})?|\d{1,3} (?:of|/) \d{1,3}"
        ),
    ),
    ("reading_aid", re.compile(r"(?:about )?\d{1,3}[ -]?min(?:ute)?s?\.? read\b.{0,40}|(?:a ){2,}a", re.IGNORECASE)),
    (
        "navigation",
        re.compile(
            r"[^.>›»→]{2,40}(?:[>›»→][^.>›»→]{2,80}){2,}|yes ?\d+ {1,3}no ?\d+|(?:about |updated |posted |published )?"
            r"(?:\d{1,3}|an?) (?:second|sec|minute|min|hour|hr|day|week|month|year)s? ago"
            r"|\((?:\d{1,3} (?:day|week|month|year)s?(?:,| and)? ){1,3}ago\)",
            re.IGNORECASE,
        ),
    ),
    (
        "attachment",
        re.compile(
            r".{3,90}[(\[](?:pdf|html|word|odt|docx?|rtf|xlsx?|csv|mp[34])"
            r"(?:[, –-]+[\d.,]+ ?[km]?b(?:ytes)?)?(?:, \d+ pages?)?[)\]]",
            re.IGNORECASE,
        ),
    ),
    ("advert", re.compile(r"[A-Za-z][^.]{2,40}\b\d{2,4} ?x ?\d{2,4}")),
    (
        "wire",
        re.compile(
            r"\(?(?:MORE|MORE FOLLOWS|more follows|more to come)\)?|[A-Z]{2,5} \d{1,2}[A-Z]{3}\d{2,4} \d{4}\b.{0,40}"
            r"|[A-Z]{2,5}-[A-Z]{2,3}-\d{2}-\d{2}-\d{2} ?\d{4}GMT|.{0,40}\b[a-z]\d{4}\b.{0,60}\(?BC-.*|"
            r".{0,60}\b(?:Ld-)?Writethru\b.*"
            r"|(?:[A-Z]{2,4} )?(?:\d{4} )?\d{6} [A-Z]{3} \d{2}|.{0,30}\b\d{4}GMT"
            r"|[A-Z]{2,6}\d{2,5}(?: [A-Z\d]{1,12}){1,3}(?: [\w-]+){0,2}"
            r"|.{0,40}\bSlug: .{2,100}|[A-Z]{2,6} \d{4} \d{1,2} [A-Z][a-z]{2} \d{4}"
            r"|(?:ADDS|UPDATES|CORRECTS|RECASTS|REPEATS|WITHDRAWS|UPDATED|CORRECTION)[ :].{3,100}"
            r"|(?:Received|Sent|Filed|Transmitted):? \d[\d/.: ]{5,24}|\d{2,4} words"
            r"|(?:Eds|EDS|Editors|Ed's note|Note to desks?)[:.] .+"
        ),
    ),
    (
        "advert",
        re.compile(
            r"(?=.*\b(?:subscri\w+|journalism|trial|access|offer|support us)\b)"
            r".*[£$€]\d[\d.]* (?:a|per|for)(?: \d+)? (?:week|month|year)s?.*",
            re.IGNORECASE,
        ),
    ),
    (
        "footer",
        re.compile(
            r".{2,60} (?:is|are) not responsible for (?:the )?(?:content|opinions|comments|views)\b.*"
            r"|.{2,60} is published (?:by|weekly|fortnightly|monthly)\b.*|.{0,140}\bISSN:? [\dX]{4}-?.*"
            r"|.{2,80} (?:is|are) (?:a )?registered (?:charity|charities|society|trade ?mark|company|with|in)\b.*"
            r"|.{0,60}\ball rights reserved\b.*|[^.]{0,60}©[^.]{0,100}",
            re.IGNORECASE,
        ),
    ),
)
HINTS = {  # what the patterns look for holds one of these, and the page its word,
    "Citation": "citation",
    "COLUMN": "column",
    "HC Deb": "deb",
    "HL Deb": "deb",
    "Portrait": "portrait",
    "portrait": "portrait",
    "Excerpts": "excerpts",
    "Photo of": "photo",
    " ago": "ago",
    "GMT": "gmt",
    "BC-": "bc",
    "Writethru": "writethru",
    "not responsible": "responsible",
    " is published ": "published",
    "ISSN": "issn",
    "ights reserved": "reserved",
    "IGHTS": "rights",
    "egistered": "registered",
    "A A": "a",
    "Volume": "volume",
    "Eds": "eds",
    "EDS": "eds",
    "Editors": "editors",
    "Ed's": "ed",
    "Note to d": "note",
    "ADDS": "adds",
    "UPDATES": "updates",
    "UPDATED": "updated",
    "CORRECTS": "corrects",
    "CORRECTION": "correction",
    "RECASTS": "recasts",
    "REPEATS": "repeats",
    "WITHDRAWS": "withdraws",
    "Slug": "slug",
    "PDF": "pdf",
    "(pdf": "pdf",
    "HTML": "html",
    "(html": "html",
    "(Word": "word",
    "DOC": "docx",
    "ODT": "odt",
    "XLS": "xlsx",
    "CSV": "csv",
    "ontinue": "continued",
    "CONTINUE": "continued",
    "ont'd": "cont",
    "ont’d": "cont",
    "PTO": "pto",
    "P.T.O": "p",
    "MORE": "more",
    "ore follows": "more",
    "ore to come": "more",
}
SIGNS = (">", "›", "»", "→", "£", "$", "€", "©")  # or one of these,
FIGURES = re.compile(  # or figures such as these
    r"^Yes ?\d|Col(?:umn|\.)?:? ?(?:[WGC]\w+)?\d|\d ?x ?\d|[A-Z]\d|d:? \d|\dk? \w+$|\d{6} [A-Z]|[A-Z] \d{4} \d"
    r"|\d[ -]?(?:min|MIN)|(?:[Pp]age|udalen|eathanach|uilleag) \d"
    r"|^\d+ (?:of|/) |^[-–—] ?\d"
)
PUBLISHED = re.compile(
    r"(?:first |originally )?(?:published|last updated|last modified|updated|posted|modified|page last updated|date "
    r"published|publication date|released|issued|date released|date issued|last reviewed|page last reviewed)"
    r"(?: (?:on|at|date))?\b[\s:,-]*(?:(?=\D{0,40}\d)[\w\s,.:/'’|()+–—-]{4,60})?",
    re.IGNORECASE,
)

Row = tuple[str, re.Pattern[str]]


WORD_LISTS = ("link words", "section words", "site words", "site phrases", "site hints")


def _load() -> tuple[dict[str, tuple[Row, ...]], dict[str, tuple[str, ...]]]:
    """The rows by first word, and the lists of words by name, of the data file."""
    rows: dict[str, list[Row]] = {}
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
            pattern = re.compile(rf" ?(?:{rest.strip()})\W*\Z")
            for head in heads.split("/"):
                rows.setdefault(head.strip(), []).append((kind, pattern))
    return {head: tuple(found) for head, found in rows.items()}, {name: tuple(found) for name, found in words.items()}


ROWS, WORDS = _load()
LINK_WORDS, SECTION_WORDS = frozenset(WORDS["link words"]), frozenset(WORDS["section words"])
LINKS = LINK_WORDS | SECTION_WORDS
LINK_BEGINNINGS = frozenset(link.split(" ", 1)[0] for link in LINKS)
STRONG, WEAK = 2, 1  # how loudly a word speaks of the site that it stands on


def _site_signs() -> dict[str, tuple[tuple[str, int], ...]]:
    """The words and phrases of web sites, each with its loudness, by their first word."""
    found: dict[str, tuple[tuple[str, int], ...]] = {}
    for name, loudness in (("site words", STRONG), ("site phrases", STRONG), ("site hints", WEAK)):
        for sign in WORDS[name]:
            first = words(sign)[0]
            found[first] = (*found.get(first, ()), (sign, loudness))
    return found


SITE_SIGNS = _site_signs()


def furniture_kind(text: str, hints: Sequence[str] = (*HINTS, *SIGNS)) -> str:
    """The kind of furniture that a line is by its own words, else ""; `hints` are those of HINTS and SIGNS that its page holds.

    >>> furniture_kind("Share on Facebook (opens in new tab)"), furniture_kind("Share prices fell sharply on Monday.")
    ('sharing', '')
    """
    length = len(text)
    if length > LONGEST:
        return "cookies" if length < LONGEST * 3 and "ookie" in text and _about_cookies(text.lower()) else ""
    if length > SENTENCE and text[-1] == "." and "ookie" not in text and text.split(None, 1)[0].lower().strip(AROUND) not in ROWS:
        return ""  # an ordinary sentence
    small = text.lower().lstrip(LEADING).rstrip(TRAILING).strip()
    if not small:
        return "separator" if SEPARATOR.fullmatch(text) else ""
    if length < 40 and small in LINK_WORDS:
        return "navigation"
    first = small.split(None, 1)[0]
    head = first.rstrip(":,.!?*")
    for word in (first,) if head == first else (first, head):
        for kind, pattern in ROWS.get(word, ()):
            if pattern.match(small, len(word)):
                return kind
    if "cookie" in small and _about_cookies(small):
        return "cookies"
    if (length < 90 or (length < 200 and text[-1] != ".")) and (
        holds(text, hints) or (FIGURE.search(text) and FIGURES.search(text))
    ):
        for kind, pattern in PATTERNS:
            if pattern.fullmatch(text):
                return kind
    return _row_kind(text, small) if length < 200 and text[-1] != "." else ""


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


def _row_kind(text: str, small: str) -> str:
    """A row of links or of social networks, on one line."""
    cells = small.replace("|", " ").replace(",", " ").split()
    if len(cells) < 4 and small[0] in SOCIAL_LETTERS and SOCIAL_RUN.fullmatch(small):
        return "sharing"
    if len(cells) < 13 and not SOCIAL.isdisjoint(cells) and all(word in SOCIAL or word in SOCIAL_FILLERS for word in cells):
        return "sharing"
    if len(cells) > 3 and not LINK_BEGINNINGS.isdisjoint(cells):
        known = _known_words(cells) if len(cells) > LONG_ROW else sum(map(LINKS.__contains__, cells))
        if known * 4 >= len(cells) * 3 or (cells[0] == "home" and known * 3 >= len(cells) * 2):
            return "navigation"
    if " - " in text or text[0] in "-–":
        cells = [cell for cell in DASHES.split(small) if cell]
        if all(map(is_link_word, cells)) and not LINK_WORDS.isdisjoint(cells):
            return "navigation"
    if "|" in text or "·" in text or "•" in text or "] [" in text or " / " in text or "  " in text:
        cells = [cell for cell in (cell.strip(LEADING) for cell in LINK_ROW.split(small)) if cell]
        if len(cells) == 2 and " / " in text and not LINK_WORDS.isdisjoint(cells):  # a link in two languages
            return "navigation"
        if len(cells) > 1 and "  " in text and any(cell.startswith("col") and PATTERNS[0][1].fullmatch(cell) for cell in cells):
            return "column"
        known = sum(is_link_word(cell) or (len(cell) < len(small) and furniture_kind(cell) != "") for cell in cells)
        if len(cells) > 1 and (known * 3 >= len(cells) * 2 or (known > 1 and _is_menu(text, len(cells)))):
            return "navigation"
    return ""


def _is_menu(text: str, cells: int) -> bool:
    """Are at least so many cells as a menu has each a few words with a capital at their head, and no figures between them?"""
    if cells < FEWEST_CELLS or ":" in text or FIGURE.search(text):
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
