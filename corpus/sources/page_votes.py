"""Which blocks of a page do the extractors take for the article, and which would the page's own structure suggest?

Trafilatura knows thousands of sites' habits, but loses headings, list items and whole containers, and cannot say where its
text stands. So it only votes: a block is voted for where half of its runs of four words are in trafilatura's text.
It is asked in its careful mode, and again in its generous one where the careful text is less than the page's own structure
promises.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import lxml.html

from corpus.sources.page_blocks import Block

WORD = re.compile(r"\w+")
SENTENCE_END = re.compile(r"[.!?…:;]['\"”’»)\]]*$")
RUN = 4  # words; a shorter block is compared as a whole line
ENOUGH = 0.5  # of a block's runs
POOR = 0.5  # a careful text of fewer words than this share of the generous one has lost something
FAILED = 0.25  # a text of fewer words than this share of the page's densest part is no article
NEVER = frozenset({"comments", "footer", "cookies", "popup", "related", "<footer>", "<nav>", "<aside>"})
SELDOM = frozenset({"promotion", "side", "caption", "advert", "<figcaption>"})

Ask = Callable[[bool], str]  # the extractor's text of the page; True: in its careful mode


@dataclass(frozen=True, slots=True)
class Sketch:
    """A page's blocks with what is known of each, by its number."""

    blocks: tuple[Block, ...]
    words: tuple[tuple[str, ...], ...]
    prose: tuple[bool, ...]  # sentences, not labels or links
    voted: tuple[bool | None, ...]  # None: a short line that occurs in the text, maybe from elsewhere
    nearly: tuple[bool, ...]  # voted for by the generous mode only

    def size(self, number: int) -> int:
        """The words of a block."""
        return len(self.words[number])


def ask_trafilatura(root: lxml.html.HtmlElement) -> Ask:
    """Trafilatura on this page, to be asked when its vote is needed; the tree is left as it was."""

    def ask(careful: bool) -> str:
        from trafilatura import extract  # a third of a second, that reading plain text need not wait for

        logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it reports pages without text, which is no error here
        text = extract(root, fast=True, favor_precision=careful, favor_recall=not careful, include_comments=False)
        return text or ""

    return ask


def key(text: str) -> str:
    """Text as it is compared: its words, folded."""
    return " ".join(WORD.findall(text)).casefold()


def sketch(blocks: Sequence[Block], ask: Ask) -> Sketch:
    """The blocks with their words, which of them are prose, and the votes."""
    words = tuple(tuple(WORD.findall(block.text)) for block in blocks)
    prose = tuple(is_prose(block, len(found)) for block, found in zip(blocks, words, strict=True))
    dense = densest(blocks, words, prose)
    promised = sum(len(words[number]) for number in dense)
    voted = votes(words, ask(True))
    generous = voted
    if _voted_words(words, voted) < promised:
        generous = votes(words, ask(False))
        if _voted_words(words, voted) < POOR * _voted_words(words, generous):
            voted = generous
    if _voted_words(words, voted) < FAILED * promised:
        voted = tuple(vote or number in dense for number, vote in enumerate(voted))
    nearly = tuple(bool(vote) for vote in generous)
    return Sketch(tuple(blocks), words, prose, voted, nearly)


def is_prose(block: Block, size: int) -> bool:
    """Does a block of that many words hold sentences?"""
    if size >= 25 and block.linked < 0.4:
        return True
    return size >= 8 and block.linked < 0.5 and SENTENCE_END.search(block.text) is not None


def votes(words: Sequence[tuple[str, ...]], text: str) -> tuple[bool | None, ...]:
    """For each block whether the text has it; None for a few words that are a line of the text."""
    known = set(_runs(WORD.findall(text)))
    lines = {key(line) for line in text.split("\n")}
    found: list[bool | None] = []
    for block in words:
        if len(block) < RUN:
            found.append(None if " ".join(block).casefold() in lines else False)
        else:
            runs = list(_runs(block))
            found.append(sum(run in known for run in runs) >= ENOUGH * len(runs))
    return tuple(found)


def _runs(words: Sequence[str]) -> Iterable[tuple[str, ...]]:
    return zip(*(words[start:] for start in range(RUN)), strict=False)


def _voted_words(words: Sequence[tuple[str, ...]], voted: Sequence[bool | None]) -> int:
    return sum(len(block) for block, vote in zip(words, voted, strict=True) if vote)


def densest(blocks: Sequence[Block], words: Sequence[tuple[str, ...]], prose: Sequence[bool]) -> frozenset[int]:
    """The prose of the innermost element that holds seven tenths of all prose, without what its names call furniture."""
    likely = [
        number
        for number, block in enumerate(blocks)
        if prose[number] and len(words[number]) >= 10 and not any(NEVER & place.signs for place in block.path[:4])
    ]
    mass = weigh(blocks, words, likely)
    total = sum(len(words[number]) for number in likely)
    main = max((element for element, weight in mass.items() if weight >= 0.7 * total), default=0)
    wrappers = {element for element, weight in mass.items() if weight >= 0.5 * total}
    return frozenset(
        number
        for number in likely
        if any(place.number == main for place in blocks[number].path)
        and not (NEVER | SELDOM) & signs_within(blocks[number], wrappers)
    )


def weigh(blocks: Sequence[Block], words: Sequence[tuple[str, ...]], numbers: Iterable[int]) -> Counter[int]:
    """How many words of these blocks each element of the page holds."""
    mass: Counter[int] = Counter()
    for number in numbers:
        for place in blocks[number].path:
            mass[place.number] += len(words[number])
    return mass


def signs_within(block: Block, wrappers: set[int]) -> frozenset[str]:
    """What the elements around a block say, without those that hold half of the article: "comments-open" on the body."""
    return frozenset().union(*(place.signs for place in block.path if place.number not in wrappers))
