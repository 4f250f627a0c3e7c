"""Which lines from a story's headline to its end are not the story's: captions, counts, invitations, lists of tags?

A paragraph, a subheading, a quotation, an item of a list stays. What goes is told by what the line does: it credits a
picture, counts, asks the reader to do something on the site; and by its neighbours: the other lines of a newsletter's box or
of a caption stand right beside the one that gives them away.
"""

from __future__ import annotations

import re
from itertools import pairwise

from corpus.cleaning.page import CLOSING, Page, in_sentence, is_prose
from corpus.cleaning.records import speakers
from corpus.layouts.headlines import LABELLED, is_caption, is_meta
from corpus.layouts.labels import is_numbered
from corpus.layouts.letter_lines import is_salutation
from corpus.layouts.releases import CONTACTS, ENDS, NOTES
from corpus.layouts.verbs import verb

COUNT = re.compile(
    r"\W*\d[\d,.]*k?\W*(?:min(?:ute)?s?|comments?|shares?|likes?|views?|words|reactions?)?(?: (?:read|ago))?\W*", re.IGNORECASE
)
_INVITING_WORDS = (
    "sign subscribe follow share click tap join read watch listen see get find download enter register log view visit check "
    "explore discover support donate help send e-mail email tell contact report add save print make try buy order book "
    "unlock start continue accept reject manage choose select search leave post write keep stay like please submit vote "
    "meet rate browse become create set update use nominate advertise gift"
)
INVITING = frozenset(_INVITING_WORDS.split())
ASKING = re.compile(
    r"(?:do|did|have|are|would|could|can|want|need|got|looking|know|fancy|is|was|what do|how) (?:you|your|this|to)\b",
    re.IGNORECASE,
)
LAST = re.compile(r"Will you (?=[^?]+\?$)|.*[a-z][.?!] (?=[A-Z])")  # what stands before an order
TO_READER = re.compile(
    r"\b(?:you|your|us|my|our (?:\w+ )?(?:videos?|newsletters?|apps?|journalism|coverage|stories|site|website|page|"
    r"channels?|podcasts?)|this (?:article|page|story|site|video|post)|here|now)\b",
    re.IGNORECASE,
)
PRICE = re.compile(r"\bfrom [£$€]\d[\d.]*$")
QUOTED = frozenset('“”"‘')
NO_INVITATION = frozenset(":;,")
INSERTS = frozenset(("newsletter", "advert", "caption", "related", "sharing", "comments", "navigation", "cookies", "appeal"))
BOXES = frozenset(
    ("newsletter", "advert", "related", "cookies", "appeal")
)  # whose other lines stand right beside the one that tells
LONGEST_INVITATION = 120  # characters
LONGEST_BESIDE = 160  # characters of a line in a box
LONG_ASKED = 9  # blanks in a question that is no heading
INITIALS = re.compile(r"[a-z]{2,4}")  # of whoever typed wire copy
BUTTON = re.compile(r"[a-z]|in")  # of Facebook, X or LinkedIn
TOP = 5  # lines at the top of a page, where its site is named
HEAD = 30  # lines that tell a letter or a question from a story
NO_QUESTION = frozenset(("", "lead"))  # of what a line does: "Trending:" leads nowhere
ITEM_END = (";", ",", " and", " or", ":")


def cut_story(page: Page) -> Page:
    """Cuts captions, counts and invitations from the first line that stays to the last paragraph, and labels below it."""
    filled = [i for i, line in enumerate(page.lines) if line.text]
    kept = [i for i in filled if not page.verdicts[i]]
    paragraphs = {i for i in kept if is_prose(page.lines[i].text)}
    if not paragraphs:
        return page
    first, last = min(paragraphs), max(paragraphs)
    named = frozenset([page.lines[i].text.lower() for i in filled[:TOP] if page.verdicts[i]])
    kinds: dict[int, str] = {}
    for at, number in enumerate(filled):
        if page.verdicts[number] or number <= kept[0] or number in paragraphs:
            continue
        text = page.lines[number].text
        if is_caption(text):
            kinds[number] = "caption"
            kinds |= _beside(page, filled, at)
        elif _is_described(page, filled, at):
            kinds[number] = "caption"
        elif text[-1] not in NO_INVITATION and (kind := _told(text, named)) and not in_sentence(page, number):
            kinds[number] = kind
        elif number > last and BUTTON.fullmatch(text):
            kinds[number] = "sharing"
        elif number > last and INITIALS.fullmatch(text) and not ENDS.match(text):
            kinds[number] = "wire"
        elif number > last and LABELLED.match(text) and not CONTACTS.match(text):
            kinds[number] = "label"
    boxes = any(page.verdicts[i] in BOXES for i in range(first, last)) or any(page.verdicts[i] for i in filled if i > last)
    if (not kinds and not boxes) or is_other(page, kept):
        return page
    return _cut_boxes(page.cut_lines(kinds), [i for i in filled if first <= i <= last])


def _told(text: str, named: frozenset[str]) -> str:
    """What a line does for the site, named in one of these lines, where it counts or invites."""
    if text[-1] != "." and COUNT.fullmatch(text) and not is_meta(text):
        return "count"
    first, _, rest = text.lower().partition(" ")
    return "invitation" if invites(text) or (first in INVITING and rest in named) else ""


def is_other(page: Page, kept: list[int]) -> bool:
    """Is the paper a letter, a question with its answer, or a record of speeches?"""
    texts = [page.lines[i].text for i in kept[:HEAD]]
    return any(is_salutation(text) or verb(text) not in NO_QUESTION or is_numbered(text) for text in texts) or bool(
        speakers(page)
    )


def _is_described(page: Page, filled: list[int], at: int) -> bool:
    """Does a line stand right above or below a credit, or twice on end, as a picture's description and its caption do?"""
    text = page.lines[filled[at]].text
    above, below = filled[at - 1] if at else 0, filled[at + 1] if at + 1 < len(filled) else 0
    if page.verdicts[below] == "caption" and _adjoins(filled[at], below) and _may_go(text) and len(text.split()) > 3:
        return True
    if at and page.verdicts[above] == "caption" and _adjoins(above, filled[at]) and _may_go(text):
        return True
    twice = any(number and page.lines[number].text == text and not page.verdicts[number] for number in (above, below))
    return twice and len(text.split()) > 2  # where one is cut already, the other is the headline under its crumb


def _adjoins(upper: int, lower: int) -> bool:
    return lower - upper == 1


def _may_go(text: str) -> bool:
    """Is a line beside a caption or in a box no paragraph, no quotation, no date, no heading of the paper's own?"""
    if (
        len(text) > LONGEST_BESIDE
        or is_prose(text)
        or is_statement(text)
        or (text[-1] == "?" and text.count(" ") >= LONG_ASKED and not TO_READER.search(text))
        or text[0] in QUOTED
        or text.endswith(ITEM_END)
        or is_meta(text)
    ):
        return False
    return not (ENDS.match(text) or NOTES.match(text) or CONTACTS.match(text))


def _beside(page: Page, filled: list[int], at: int) -> dict[int, str]:
    """The line right above a credit, where it is the picture's description and not the headline."""
    if at < 2 or not _adjoins(filled[at - 1], filled[at]):
        return {}
    text = page.lines[filled[at - 1]].text
    first = all(page.verdicts[i] for i in filled[: at - 1])
    return {filled[at - 1]: "caption"} if not first and _may_go(text) and len(text.split()) > 3 else {}


def invites(text: str) -> bool:
    """Does a line ask the reader to do something on the site or for it?

    >>> invites("Help keep friends informed by sharing this article"), invites("Help for families who flee abuse")
    (True, False)
    """
    if len(text) > LONGEST_INVITATION or text[-1] in NO_INVITATION:
        return False
    first = text.split(None, 1)[0].lower()
    asks = text[-1] == "?" and ASKING.match(text) is not None
    orders = first in INVITING and (TO_READER.search(text, len(first)) or PRICE.search(text))
    if not (asks or orders or (TO_READER.search(text) and _ends_in_order(text))):
        return False
    return QUOTED.isdisjoint(text) and not is_prose(text)


def _ends_in_order(text: str) -> bool:
    """Does an order follow another sentence, or a question ask for something? "Not a member? Join today"."""
    above = LAST.match(text)
    return above is not None and text[above.end() :].split(None, 1)[0].lower() in INVITING


def is_statement(text: str) -> bool:
    """Does a line, however short, tell something in a sentence?

    >>> is_statement("The trial continues."), is_statement("Sign up today."), is_statement("Terms apply")
    (True, False, False)
    """
    first, *others = text.split()
    if text.rstrip(CLOSING)[-1:] != "." or len(others) < 2 or first.strip(",").lower() in INVITING:
        return False
    return sum(word[0].islower() for word in others) * 2 >= len(others)


def _cut_boxes(page: Page, inside: list[int]) -> Page:
    """Cuts the lines of the story that stand right beside one that tells of a box, without a blank line between.

    Where no blank lines part the paragraphs, only those between two lines of furniture: the others may be subheadings.
    """
    down, up = _beside_boxes(page, inside), _beside_boxes(page, inside[::-1])
    parted = [lower - upper > 1 for upper, lower in pairwise(inside) if page.prose[lower]]
    if sum(parted) * 2 < len(parted):
        return page.cut_lines({number: kind for number, kind in down.items() if number in up})
    return page.cut_lines(down | up)


def _beside_boxes(page: Page, order: list[int]) -> dict[int, str]:
    """The lines that follow one that tells of a box, in this order, each right beside the one before."""
    kinds: dict[int, str] = {}
    kind, before = "", -2
    for number in order:
        verdict = page.verdicts[number]
        if abs(number - before) != 1:
            kind = ""
        before = number
        if verdict:
            kind = verdict if verdict in BOXES else kind if verdict in INSERTS else ""
        elif kind and _may_go(page.lines[number].text):
            kinds[number] = kind
        else:
            kind = ""
    return kinds
