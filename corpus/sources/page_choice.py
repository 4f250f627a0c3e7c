"""Which blocks of a web page are the article, and what are the others?

`choose` gives a verdict on every block: "" where it stays, else the kind of furniture it is. It begins with what each block is
by itself, and looks at what stands around it: who signed is kept, a heading goes with what is below it, and so do captions,
links to other stories and what the page says twice. The rules look at places, link density and common wording, never at one site.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.cleaning.furniture import furniture_kind
from corpus.sources.page_verdicts import FURNITURE, HEADINGS, Ground, kind_of, look, survey, verdict_of
from corpus.sources.page_votes import Sketch, key
from corpus.sources.page_wording import ENDS, PROMPT, RELATED, SALUTATION

ASKS = re.compile(r"\W*[Tt]o ask (?:the|Her|His|HM) [A-Z]")
TITLES = frozenset({"h1", "h2"})
SHORT = 14  # words of a line that asks the reader something, or links
PULLED = 6  # words; a shorter repetition is chance
PLAIN = 0.05  # the share of words in links up to which a page may be a letter


def choose(page: Sketch, titles: Iterable[str]) -> tuple[str, ...]:
    """A verdict for each block: "" where it belongs to the article, else the kind of furniture."""
    if _is_plain(page):
        return ("",) * len(page.blocks)
    ground = survey(page)
    if ground is None:
        return tuple(kind_of(block, frozenset().union(*(place.signs for place in block.path))) for block in page.blocks)
    names = {key(title) for title in titles}
    verdicts = [verdict_of(page, ground, number, names) for number in range(len(page.blocks))]
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


def _keep_signatures(page: Sketch, ground: Ground, verdicts: list[str]) -> None:
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


def _keep_headings(page: Sketch, ground: Ground, verdicts: list[str]) -> None:
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


def _keep_cards(page: Sketch, ground: Ground, verdicts: list[str]) -> None:
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
            if look(page.blocks[other]) != look(page.blocks[number]) and keys[number] in keys[other]:
                verdicts[number] = "duplicate"


def _cut_last_headings(page: Sketch, verdicts: list[str]) -> None:
    """A heading below which nothing is left goes as well."""
    for number in range(len(verdicts) - 1, -1, -1):
        if verdicts[number]:
            continue
        if page.blocks[number].tag not in HEADINGS:
            return
        verdicts[number] = "related"
