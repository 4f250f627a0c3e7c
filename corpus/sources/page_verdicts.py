"""What is a block of a web page by itself: of the article, or which kind of furniture?

The blocks that the extractors vote for show where the article lies. A block belongs to it that was voted for, or that stands
among those in the same elements or looks as they do (headings, list items, quoted posts, paragraphs of a second container).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from corpus.sources.page_blocks import LINES, Block
from corpus.sources.page_votes import Sketch, key, signs_within, weigh
from corpus.sources.page_wording import CRUMBS, DATED, EMBARGO, PROMPT, RELATED, TO_READER

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
# An extractor's vote does not outweigh these.
CERTAIN = ("cookies", "comments", "sharing", "promotion", "advert", "related", "navigation", "caption", "<figcaption>")


@dataclass(frozen=True, slots=True)
class Ground:
    """Where on the page the article lies, as told by the prose that was voted for: its core."""

    first: int
    last: int
    signs: tuple[frozenset[str], ...]  # of each block, those of elements around the whole article left out
    inside: tuple[bool, ...]  # in the innermost element that holds four fifths of the core
    around: tuple[bool, ...]  # in the innermost element that holds all of it
    homes: frozenset[int]  # the elements in which its paragraphs stand
    looks: frozenset[tuple[str, str]]  # how a sizeable share of them looks, with their parent


def survey(page: Sketch) -> Ground | None:
    """Where the article lies; None on a page without one."""
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
        looks[look(page.blocks[number])] += page.size(number)
    return Ground(
        core[0],
        core[-1],
        tuple(signs_within(block, wrappers) for block in page.blocks),
        tuple(any(place.number == main for place in block.path) for block in page.blocks),
        tuple(any(place.number == whole for place in block.path) for block in page.blocks),
        frozenset(page.blocks[number].path[1].number for number in core if len(page.blocks[number].path) > 1),
        frozenset(look for look, weight in looks.items() if weight >= 0.15 * total),
    )


def look(block: Block) -> tuple[str, str]:
    """How a block looks, with its parent."""
    return block.path[0].look, block.path[1].look if len(block.path) > 1 else ""


def kind_of(block: Block, signs: frozenset[str]) -> str:
    """What a block is that is no part of the article."""
    for sign, kind in FURNITURE.items():
        if sign in signs:
            return kind
    if RELATED.search(block.text):
        return "related"
    return "navigation" if block.linked > 0.8 else "other"


def verdict_of(page: Sketch, ground: Ground, number: int, titles: set[str]) -> str:
    """What a block is: "" where it belongs to the article, else the kind of furniture."""
    block, signs = page.blocks[number], ground.signs[number]
    if not _belongs(page, ground, number):
        return kind_of(block, signs)
    if key(block.text) in titles:
        return "title"
    if number < ground.first and CRUMBS.match(block.text):
        return "navigation"
    certain = [sign for sign in CERTAIN if sign in signs]
    if certain and ("<blockquote>" not in signs or certain[0].strip("<fig>") == "caption"):
        return kind_of(block, signs)
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


def _belongs(page: Sketch, ground: Ground, number: int) -> bool:
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
        alike = ground.around[number] and look(block) in ground.looks
        if alike or (between and (home or (ground.inside[number] and block.tag in LINES | {"p", "blockquote"}))):
            return True
    if not (between and ground.inside[number]):
        return False
    if block.tag in LINES and block.linked < 0.3 and page.size(number) >= 3:
        return True
    return page.nearly[number] and block.linked < 0.5


def _prompts(page: Sketch, ground: Ground, number: int) -> bool:
    """Does it ask the reader to subscribe, follow, share, or say who wrote and owns the page?"""
    block, size = page.blocks[number], page.size(number)
    if not PROMPT.search(block.text):
        return False
    if number >= ground.last - 3:
        return size < 20 or (size <= 45 and (block.linked > 0 or TO_READER.search(block.text) is not None))
    return block.tag not in HEADINGS and (size < 12 or (size <= 30 and block.linked > 0.05))
