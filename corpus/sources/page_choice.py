"""Which blocks of a web page are the article, and what are the others?

`choose` gives a verdict on every block: "" where it stays, else the kind of furniture it is. It begins with the blocks that
the extractors vote for, fills in what stands between them in the same elements (headings, list items, quoted posts,
paragraphs of a second container), and takes out what an article never needs: its own title, bylines, captions, links to
other stories, prompts to subscribe or follow. The rules look at places, link density and common wording, never at one site.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.cleaning.furniture import furniture_kind
from corpus.sources.page_blocks import LINES, Block
from corpus.sources.page_votes import Sketch, key, signs_within, weigh
from corpus.sources.page_wording import CRUMBS, DATED, EMBARGO, ENDS, PROMPT, RELATED, SALUTATION, TO_READER

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# What the signs of a block make it, the first that applies; the key of a tag is its name in angle brackets.
FURNITURE = {
    "cookies": "cookies",
    "popup": "popup",
    "comments": "comments",
    "sharing": "sharing",
    "promotion": "promotion",
    "advert": "advert",
    "related": "related",
    "<figcaption>": "caption",
    "caption": "caption",
    "navigation": "navigation",
    "<nav>": "navigation",
    "footer": "footer",
    "<footer>": "footer",
    "byline": "byline",
    "tags": "tags",
    "side": "side",
    "<aside>": "side",
    "<form>": "form",
}
ASKS = re.compile(r"\W*[Tt]o ask (?:the|Her|His|HM) [A-Z]")
TITLES = frozenset({"h1", "h2"})
SHORT = 14  # words of a line that asks the reader something, or links
PULLED = 6  # words; a shorter repetition is chance
PLAIN = 0.05  # the share of words in links up to which a page may be a letter
# An extractor's vote does not outweigh these.
CERTAIN = ("cookies", "comments", "sharing", "promotion", "advert", "related", "navigation", "caption", "<figcaption>")


@dataclass(frozen=True, slots=True)
class _Ground:
    """Where on the page the article lies, as told by the prose that was voted for: its core."""

    first: int
    last: int
    signs: tuple[frozenset[str], ...]  # of each block, those of elements around the whole article left out
    inside: tuple[bool, ...]  # in the innermost element that holds four fifths of the core
    around: tuple[bool, ...]  # in the innermost element that holds all of it
    homes: frozenset[int]  # the elements in which its paragraphs stand
    looks: frozenset[tuple[str, str]]  # how a sizeable share of them looks, with their parent


def choose(page: Sketch, titles: Iterable[str]) -> tuple[str, ...]:
    """A verdict for each block: "" where it belongs to the article, else the kind of furniture."""
    if _is_plain(page):
        return ("",) * len(page.blocks)
    ground = _survey(page)
    if ground is None:
        return tuple(_kind(block, frozenset().union(*(place.signs for place in block.path))) for block in page.blocks)
    names = {key(title) for title in titles}
    verdicts = [_verdict(page, ground, number, names) for number in range(len(page.blocks))]
    _keep_signatures(page, ground, verdicts)
    _keep_headings(page, ground, verdicts)
    _keep_cards(page, ground, verdicts)
    _cut_trailing_links(page, verdicts)
    _cut_edge(page, verdicts)
    _cut_duplicates(page, verdicts)
    _cut_last_headings(page, verdicts)
    return tuple(verdicts)


def _is_plain(page: Sketch) -> bool:
    """Is it a letter or a mail rather than a page of a site: hardly a link, and no element that its names call furniture?"""
    words = sum(map(len, page.words))
    linked = sum(block.linked * len(found) for block, found in zip(page.blocks, page.words, strict=True))
    return linked <= PLAIN * words and not any(FURNITURE.keys() & place.signs for block in page.blocks for place in block.path)


def _survey(page: Sketch) -> _Ground | None:
    long = [number for number, vote in enumerate(page.voted) if vote]
    core = [number for number in long if page.prose[number]] or long
    if not core:
        return None
    mass = weigh(page.blocks, page.words, core)
    total = sum(page.size(number) for number in core)
    wrappers = {element for element, weight in mass.items() if weight >= 0.5 * total}
    main = max(element for element, weight in mass.items() if weight >= 0.8 * total)
    whole = max(element for element, weight in mass.items() if weight == total)
    looks: Counter[tuple[str, str]] = Counter()
    for number in core:
        looks[_look(page.blocks[number])] += page.size(number)
    return _Ground(
        core[0],
        core[-1],
        tuple(signs_within(block, wrappers) for block in page.blocks),
        tuple(any(place.number == main for place in block.path) for block in page.blocks),
        tuple(any(place.number == whole for place in block.path) for block in page.blocks),
        frozenset(page.blocks[number].path[1].number for number in core if len(page.blocks[number].path) > 1),
        frozenset(look for look, weight in looks.items() if weight >= 0.15 * total),
    )


def _look(block: Block) -> tuple[str, str]:
    return block.path[0].look, block.path[1].look if len(block.path) > 1 else ""


def _kind(block: Block, signs: frozenset[str]) -> str:
    """What a block is that is no part of the article."""
    for sign, kind in FURNITURE.items():
        if sign in signs:
            return kind
    if RELATED.search(block.text):
        return "related"
    return "navigation" if block.linked > 0.8 else "other"


def _verdict(page: Sketch, ground: _Ground, number: int, titles: set[str]) -> str:
    block, signs = page.blocks[number], ground.signs[number]
    if not _belongs(page, ground, number):
        return _kind(block, signs)
    if key(block.text) in titles:
        return "title"
    if number < ground.first and CRUMBS.match(block.text):
        return "navigation"
    certain = [sign for sign in CERTAIN if sign in signs]
    if certain and ("<blockquote>" not in signs or certain[0].strip("<fig>") == "caption"):
        return _kind(block, signs)
    size = page.size(number)
    if {"byline", "tags"} & signs and not (page.prose[number] and size > 25):
        return "byline"
    if _prompts(page, ground, number):
        return "promotion"
    if (RELATED.search(block.text) and (block.linked > 0.3 or size < 8)) or (block.linked > 0.8 and block.tag in HEADINGS):
        return "related"
    if number < ground.first and block.tag in HEADINGS and (size > 12 or block.text.endswith(".")):
        return "standfirst"
    if (
        number < ground.first
        and not page.prose[number]
        and size < 15
        and DATED.search(block.text)
        and not EMBARGO.search(block.text)
    ):
        return "byline"
    return ""


def _belongs(page: Sketch, ground: _Ground, number: int) -> bool:
    """Is it voted for, or does it stand among what is, in the same elements or alike?"""
    vote = page.voted[number]
    if vote or (vote is None and ground.inside[number]):
        return True
    block, signs = page.blocks[number], ground.signs[number]
    between = ground.first <= number <= ground.last
    furniture = signs & FURNITURE.keys()
    if "<blockquote>" in signs and between and ground.inside[number]:
        return not furniture - {"sharing", "caption", "related"}
    if furniture:
        return False
    if page.prose[number]:
        home = len(block.path) > 1 and block.path[1].number in ground.homes
        alike = ground.around[number] and _look(block) in ground.looks
        if alike or (between and (home or (ground.inside[number] and block.tag in LINES | {"p", "blockquote"}))):
            return True
    if not (between and ground.inside[number]):
        return False
    if block.tag in LINES and block.linked < 0.3 and page.size(number) >= 3:
        return True
    return page.nearly[number] and block.linked < 0.5


def _prompts(page: Sketch, ground: _Ground, number: int) -> bool:
    """Does it ask the reader to subscribe, follow, share, or say who wrote and owns the page?"""
    block, size = page.blocks[number], page.size(number)
    if not PROMPT.search(block.text):
        return False
    if number >= ground.last - 3:
        return size < 20 or (size <= 45 and (block.linked > 0 or TO_READER.search(block.text) is not None))
    return block.tag not in HEADINGS and (size < 12 or (size <= 30 and block.linked > 0.05))


def _keep_signatures(page: Sketch, ground: _Ground, verdicts: list[str]) -> None:
    """Lines right below the last sentence, in the same element or a list beside it, are who signed it; "Dear" opens a letter."""
    for number in range(max(0, ground.first - 2), ground.first):
        if SALUTATION.match(page.blocks[number].text):
            verdicts[number] = ""
    homes = {place.number for place in page.blocks[ground.last].path[1:3]} & ground.homes
    for number in range(ground.last + 1, len(verdicts)):
        block = page.blocks[number]
        beside = any(place.number in homes for place in block.path[1:3])
        if block.tag in HEADINGS or block.linked > 0.1 or not beside or ground.signs[number] & FURNITURE.keys():
            return
        if verdicts[number] == "other":
            verdicts[number] = ""


def _keep_headings(page: Sketch, ground: _Ground, verdicts: list[str]) -> None:
    """A heading in the article stays where something below it does."""
    for number in range(ground.first, ground.last):
        block = page.blocks[number]
        if not verdicts[number] or block.tag not in HEADINGS or not ground.inside[number] or block.linked >= 0.5:
            continue
        if ground.signs[number] & FURNITURE.keys() or RELATED.search(block.text) or verdicts[number] == "title":
            continue
        following = range(number + 1, min(number + 4, len(verdicts)))
        if any(not verdicts[other] and page.blocks[other].tag not in HEADINGS for other in following):
            verdicts[number] = ""


def _keep_cards(page: Sketch, ground: _Ground, verdicts: list[str]) -> None:
    """Short lines above a parliamentary question, and down to its answer, say who asks and answers when."""
    asked = next((number for number, block in enumerate(page.blocks) if ASKS.match(block.text)), -1)
    if asked < 0:
        return
    for number in range(ground.first if asked > ground.first else asked, -1, -1):
        if page.blocks[number].tag in TITLES:  # above it stands what belongs to the site
            first = number + 1
            break
    else:
        return
    for number in range(first, ground.last):
        block = page.blocks[number]
        if verdicts[number] in ("other", "byline") and page.size(number) < SHORT and block.linked < 0.5:
            verdicts[number] = furniture_kind(block.text)


def _cut_trailing_links(page: Sketch, verdicts: list[str]) -> None:
    """Lines that are links and nothing else, below the last sentence, lead to other stories; a list of sources stays.

    So do the lines under a heading of such stories, though no link shows in them.
    """
    last = max((number for number, verdict in enumerate(verdicts) if not verdict and page.prose[number]), default=-1)
    related = False
    for number in range(last + 1, len(verdicts)):
        block = page.blocks[number]
        if block.tag in HEADINGS:
            related = bool(verdicts[number]) and (RELATED.search(block.text) or PROMPT.search(block.text)) is not None
        if related and not verdicts[number] and block.text[-1] not in ENDS:
            verdicts[number] = "related"
        if not verdicts[number] and block.linked > 0.8 and block.tag != "li" and page.size(number) <= 25:
            verdicts[number] = "related"


def _cut_edge(page: Sketch, verdicts: list[str]) -> None:
    """Short lines at the end of the article that are furniture by their own words go; the first that is none ends the search."""
    for number in range(len(verdicts) - 1, -1, -1):
        if verdicts[number]:
            continue
        kind = furniture_kind(page.blocks[number].text) if page.size(number) < SHORT else ""
        if not kind:
            return
        verdicts[number] = kind


def _cut_duplicates(page: Sketch, verdicts: list[str]) -> None:
    """What stands on the page again in another form is a pulled quotation or a teaser; a refrain looks the same."""
    keys = [key(block.text) for block in page.blocks]
    holders: dict[str, int] = {}  # the first sentence block in which a run of words occurs
    for number, verdict in enumerate(verdicts):
        if not verdict and page.prose[number]:
            words = keys[number].split()
            for start in range(len(words) - PULLED + 1):
                holders.setdefault(" ".join(words[start : start + PULLED]), number)
    seen: dict[str, int] = {}
    for number, verdict in enumerate(verdicts):
        if verdict or page.size(number) < PULLED:
            continue
        holder = holders.get(" ".join(keys[number].split()[:PULLED]), number)
        whole = seen.setdefault(keys[number], number)
        pulled = page.size(holder) > page.size(number) and page.blocks[number].tag not in HEADINGS
        for other in (whole, holder if pulled else number):
            if _look(page.blocks[other]) != _look(page.blocks[number]) and keys[number] in keys[other]:
                verdicts[number] = "duplicate"


def _cut_last_headings(page: Sketch, verdicts: list[str]) -> None:
    """A heading below which nothing is left goes as well."""
    for number in range(len(verdicts) - 1, -1, -1):
        if verdicts[number]:
            continue
        if page.blocks[number].tag not in HEADINGS:
            return
        verdicts[number] = "related"
