"""Who writes a release or a news story: a press office or a reporter?

Their layout is the same, so the words are weighed: those of the paper and of the lines that were removed, the byline, the
voice, the menu of the site. The words are knowledge and lie in corpus/data/kind_words.txt.
"""

from __future__ import annotations

import re
from importlib.resources import files
from urllib.parse import urlsplit

from corpus.genres.other_papers import names_itself, without_story
from corpus.knowledge import media, name_key, prose, table
from corpus.layouts.bylines import byline_names
from corpus.layouts.names import is_body_name, is_name
from corpus.layouts.releases import ENDS
from corpus.lines import Line, holds, split_filled
from corpus.records import Document, Evidence, Span
from corpus.vocabulary import vocabulary, words

FOOT, LONGEST_FOOT = 14, 40  # filled lines at the end of a paper, and the characters of one that ends it
ENDS_WEIGHT, DESK_WEIGHT = 5, 3
DESK = re.compile(  # whom journalists may ring, beside how
    r"\W*(?:(?:media|press|comms|communications|interviews?|spokes(?:people|person|m[ae]n|wom[ae]n)|journalists"
    r"|for (?:media|press|(?:an )?interviews?|pictures|comment))\b|.{0,80}\bout[ -]of[ -]hours\b).{0,80}?(?:\b0\d{3}|@\w)",
    re.IGNORECASE,
)
NOTES = frozenset(("notes", "nodiadau", "nótaí"))  # over a numbered list
DESK_HINTS = ("0", "@")  # DESK ends in one
TODAY = re.compile(r"\b[Tt]oday\b")
MEMBER = re.compile(
    r"\((?:R|D|I) ?[-–,] ?[A-Z][^()]{1,16}\)|\([A-Z]{2} ?[-–] ?\d{1,2}\)|\b(?:Congressman|Congresswoman|U\.S\. Senator|"
    r"Rep\.|Sen\.) [A-Z]"
)  # how American members' releases name them
RELEASED = re.compile(
    r"\b(?:for immediate release|(?:press|media|news|cabinet|written|oral|ministerial) (?:release|notice|statement)\b(?!s)"
    r"|\A\W*(?:for )?immediate (?:release|use|publication)\W*\Z)"
    r"|\A\W*(?:to|for|attn)\s?:?\s+(?:all |the )?(?:news ?desks?|news editors|correspondents|journalists)(?![@\w])",
    re.IGNORECASE,
)
# RELEASED holds one, in small letters
RELEASED_HINTS = ("release", "notice", "statement", "immediate", "news", "journalists", "correspondents")
OWN_VOICE = re.compile(
    r"\b(?:[Oo]ur|[Ww]e(?:’ve|'ve| have| are| will| also)) "
)  # outside quotations: the writer is an organisation
OWN_VOICE_HINTS = ("ur ", "ve ", "e are ", "e will ", "e also ")  # OWN_VOICE holds one
MENUS = frozenset(("navigation", "after", "footer", "edge"))
MENU_WEIGHT = 2
OWN_VOICE_WEIGHT = 2
WIRE_WEIGHT = -3  # what an agency stamps on its copy
BYLINE_WEIGHT, MEMBER_WEIGHT, LABEL_WEIGHT = -4, 3, 4
HEAD_WEIGHT, COLUMN_WEIGHT, ABOUT_WEIGHT = 3, -4, 3
NEWSLETTER = re.compile(  # what a body calls what it sends to those who follow it
    r"(?=(?:[^.?!]|\b[Nn]o\.){4,80}$)(?:.*\b(?:e-?newsletter|newsletter|e-?bulletin|e-?news|e-?zine)\b|news from (?:the )?[A-Z])",
    re.IGNORECASE,
)
NEWSLETTER_HINTS = ("ewsletter", "EWSLETTER", "ulletin", "ULLETIN", "-news", "-zine", "ews from", "EWS FROM")
MAILING = re.compile(r"unsubscribe|update your (?:e-?mail )?preferences|forward (?:this )?to a friend", re.IGNORECASE)
NEWSLETTER_WEIGHT, MAILING_WEIGHT = 4, 2
PRESS_OFFICE = re.compile(
    r"\b(?:communications|comms|press office|media (?:office|team|relations)|web ?team|admin)\b", re.IGNORECASE
)
ABOUT = re.compile(r"About (?:the )?[A-Z][^.:?!]{2,60}:?")  # heads what a body says of itself
FIRST_PERSON = re.compile(r"I(?<!\w.)(?:['’](?:m|ve|d|ll))?\b|m(?<!\w.)[ey]\b")  # outside quotations: a column
QUOTES = '“”"'
CELL = re.compile(r"\s{2,}|\s+(?:[|·•–—/»>-]|--)\s+|\t")  # between the names and links in a row above a story
MEDIA = frozenset(  # the last word of a newspaper's or a station's name
    word.lower() for word in (*prose("newspapers"), *prose("stations"), "Media")
)
HEAD_LINES, LONGEST_HEAD = 8, 140  # lines above a page's headline, and the characters of each
GOVERNMENT = re.compile(
    r"(?:www\.)?(?:[\w-]+\.)*(?:gov\.(?:uk|scot|wales|ie)|llyw\.cymru|police\.uk|nhs\.uk)", re.IGNORECASE
)  # whose site it is
PRESS_PAGES = prose("press_pages")  # how an organisation's site calls those of its press office
LETTERS = re.compile(r"[a-z]+")
LONGEST, HEAD, TAIL, ABOVE = 4_000, 1_600, 1_800, 300  # characters: of a longer paper its beginning and end are weighed


Cues = tuple[tuple[str, int], ...]  # what stands in a paper, and what it weighs


def _load() -> tuple[Cues, dict[str, list[int]], frozenset[str], frozenset[str]]:
    """The cues, the numbers of those that hold a word, by their longest; the menus of the two kinds of site."""
    cues: dict[str, int] = {}
    menus: dict[str, list[str]] = {"menu of an organisation": [], "menu of a newspaper": []}
    section = ""
    for line in files("corpus.data").joinpath("kind_words.txt").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("# "):
            continue
        if line[0] == "[" and line[-1] == "]":
            section = line[1:-1]
        elif section in menus:
            menus[section] += [word.strip() for word in line.split("|") if word.strip()]
        else:
            weight, words, _ = line.split("|")
            cues[words.replace("\\n", "\n")] = int(weight)
    by_word: dict[str, list[int]] = {}
    for number, cue in enumerate(cues):
        by_word.setdefault(max(LETTERS.findall(cue), key=len, default=""), []).append(number)
    return tuple(cues.items()), by_word, frozenset(menus["menu of an organisation"]), frozenset(menus["menu of a newspaper"])


CUES, CUES_BY_WORD, OWN_MENU, PAPER_MENU = _load()
CUE_WORDS = frozenset(CUES_BY_WORD)


def is_released(text: str) -> bool:
    """Does a text call itself a release, a statement, a notice?"""
    return holds(text.lower(), RELEASED_HINTS) and RELEASED.search(text) is not None


def release_or_news(document: Document, lines: tuple[Line, ...]) -> tuple[str, Evidence]:
    """Weighs the words of press offices against those of reporters; removed lines count as well."""
    if not lines:
        return "other", Evidence("kind.empty", "", None, "default")
    said = [
        *_weights(document),
        *_of_the_writer(lines),
        *_of_the_menu(document),
        *_of_the_head(document),
        *_of_the_foot(document),
        *_of_the_list(document),
    ]
    weights = [*said, *_of_the_voice(lines, newsletter=newsletter_line(document) is not None)]
    total = sum(weight for weight, _ in weights)
    labelled = any(is_released(words) for _, words in said)
    other = None if labelled else names_itself(lines) or without_story(document, lines, sum(weight for weight, _ in said))
    if other is not None:
        return "other", other
    kind = "press_release" if total > 0 else "news"
    strongest = max(weights, key=lambda pair: pair[0] if total > 0 else -pair[0], default=(0, ""))[1]
    at = document.text.find(strongest) if strongest else -1
    if at < 0 and strongest:
        small = document.text.lower()
        at = small.find(strongest.lower()) if len(small) == len(document.text) else -1
    if at >= 0:
        span = Span(at, at + len(strongest))
        return kind, Evidence("kind.words", document.text[span.start : span.end], span)
    return kind, Evidence("kind.words", strongest.strip(), None, "source" if strongest else "default")


def _weights(document: Document) -> list[tuple[int, str]]:
    """The words that stand in a paper, removed lines included, with what they weigh."""
    original = document.original
    if len(original) > LONGEST:  # as it stood around the first line that stayed and around the last
        top = document.pieces[0][1] if document.pieces else 0
        end = document.pieces[-1][1] + document.pieces[-1][2] if document.pieces else len(original)
        around_top = original[max(0, top - ABOVE) : top + HEAD]
        around_end = original[max(top + HEAD, end - TAIL) : end + ABOVE]
        original = f"{around_top}\n{around_end}\n{original[-ABOVE:]}"
    wire = next((document.original[cut.span.start : cut.span.end] for cut in document.furniture if cut.kind == "wire"), "")
    text = original.lower()
    held = ("", *(vocabulary(original) & CUE_WORDS))
    numbers = sorted([number for word in held for number in CUES_BY_WORD.get(word, ())])
    said = [(weight, cue) for cue, weight in map(CUES.__getitem__, numbers) if cue in text]
    return [*said, (WIRE_WEIGHT, wire)] if wire else said


def _of_the_menu(document: Document) -> list[tuple[int, str]]:
    """What the menu of the site weighs: an organisation's or a newspaper's?"""
    menu = {document.original[cut.span.start : cut.span.end].lower() for cut in document.furniture if cut.kind in MENUS}
    own, paper = sorted(menu & OWN_MENU), sorted(menu & PAPER_MENU)
    if len(own) > 1 and len(own) > len(paper):
        return [(MENU_WEIGHT, own[0])]
    return [(-MENU_WEIGHT, paper[0])] if len(paper) > 1 and len(paper) > len(own) else []


def _of_the_head(document: Document) -> list[tuple[int, str]]:
    """What the name over the page, or of the publisher that is given, weighs: a newspaper's, or a body's with a press office?"""
    for fact in document.given_values("publisher"):
        if is_medium(fact.value) or is_body_name(fact.value):
            return [(-HEAD_WEIGHT if is_medium(fact.value) else HEAD_WEIGHT, fact.value)]
    for fact in document.given_values("url"):
        host = urlsplit(fact.value).netloc.removeprefix("www.")
        if any(host == known or host.endswith(f".{known}") for known, _ in table("hosts")):
            return [(HEAD_WEIGHT, fact.value)]
    for line in split_filled(document.original)[:HEAD_LINES]:
        if len(line.text) > LONGEST_HEAD:
            break
        for cell in CELL.split(line.text):
            if GOVERNMENT.fullmatch(cell) or cell.lower() in PRESS_PAGES:
                return [(HEAD_WEIGHT, cell)]
            if " " not in cell:
                continue  # "News" in a menu
            if is_body_name(cell):
                return [(-HEAD_WEIGHT if is_medium(cell) else HEAD_WEIGHT, cell)]
            if is_medium(cell) and is_name(cell):
                return [(-HEAD_WEIGHT, cell)]
    return []


def _of_the_foot(document: Document) -> list[tuple[int, str]]:
    """What it weighs that the paper ends as releases do: a line that says so, and whom the press may ring."""
    weights = []
    last = split_filled(document.original)[-FOOT:]
    for line, below in zip(last, [*last[1:], Line(0, 0, "")], strict=True):
        noted = below.text[:1] == "1" and line.text.strip(": ").lower() in NOTES
        if len(line.text) < LONGEST_FOOT and ENDS.match(line.text) and any(map(str.isalnum, line.text)):
            weights.append((ENDS_WEIGHT, line.text))
        elif noted or (holds(line.text, DESK_HINTS) and DESK.match(line.text)):
            weights.append((DESK_WEIGHT, line.text))
    return weights[:2]


def newsletter_line(document: Document) -> Line | None:
    """The line above a paper that calls it a newsletter or bulletin."""
    if not holds(document.original, NEWSLETTER_HINTS):
        return None
    return next((line for line in split_filled(document.original)[:HEAD_LINES] if NEWSLETTER.match(line.text)), None)


def _of_the_list(document: Document) -> list[tuple[int, str]]:
    """What it weighs that a body sends the paper to those who follow it: what it is called, and how to leave the list."""
    line = newsletter_line(document)
    last = (
        split_filled(document.original)[-FOOT:] if holds(document.original, ("nsubscribe", "references", "to a friend")) else ()
    )
    leaving = next((found[0] for below in last if (found := MAILING.search(below.text))), "")
    return [*([(NEWSLETTER_WEIGHT, line.text)] if line else []), *([(MAILING_WEIGHT, leaving)] if leaving else [])]


def is_medium(name: str) -> bool:
    """Is this the name of a newspaper or of a station?"""
    return name_key(name) in media() or (name[-1:].isalpha() and not MEDIA.isdisjoint(words(name.partition(" of ")[0])[-1:]))


def _of_the_writer(lines: tuple[Line, ...]) -> list[tuple[int, str]]:
    """What the byline, the label and the first paragraph of the paper weigh."""
    weights: list[tuple[int, str]] = []
    byline = next((line for line in lines[:12] if byline_names(line.text)), None)
    if byline is not None:
        weights.append((-BYLINE_WEIGHT if PRESS_OFFICE.search(byline.text) else BYLINE_WEIGHT, byline.text))
    called = (line.text for line in lines[:8] if RELEASED.match(line.text) or (len(line.text) < 80 and is_released(line.text)))
    label = next(called, "")
    if label:
        weights.append((LABEL_WEIGHT, label))
    first = next((line.text for line in lines[:12] if len(line.text) > 110), "")
    today = TODAY.search(first)
    member = MEMBER.search(first)
    about = next((line.text for line in lines[len(lines) // 2 :] if line.text[0] == "A" and ABOUT.fullmatch(line.text)), "")
    if about:
        weights.append((ABOUT_WEIGHT, about))
    if today:
        weights.append((1, today[0]))
    if member:
        weights.append((MEMBER_WEIGHT, member[0]))
    return weights


def _of_the_voice(lines: tuple[Line, ...], *, newsletter: bool = False) -> list[tuple[int, str]]:
    """What it weighs that somebody speaks for himself, or for a body, outside quotations."""
    plain = [line.text for line in lines if not holds(line.text, QUOTES)]
    column = [text for text in plain if "I" in text and FIRST_PERSON.search(text)]
    if len(column) > 1 and not newsletter:
        return [(COLUMN_WEIGHT, column[0][:80])]
    own = next((text for text in plain if holds(text, OWN_VOICE_HINTS) and OWN_VOICE.search(text)), "")
    return [(OWN_VOICE_WEIGHT, own[:80])] if own else []
