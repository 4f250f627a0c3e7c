"""What is furniture, and how does each character that stays know its place in the original?

Cleaning is a row of small pure steps over a `Page`. A step says of some lines what kind of furniture they are, or that a
line goes on in the next one; nothing is cut before `finish`, which writes the clean text and the map back.
When in doubt a line stays.
"""

from __future__ import annotations

from collections.abc import Iterable

from corpus.cleaning.above import cut_above
from corpus.cleaning.appeals import cut_appeals
from corpus.cleaning.below import cut_below
from corpus.cleaning.contacts import cut_contacts
from corpus.cleaning.edges import cut_edges
from corpus.cleaning.filled import refilled
from corpus.cleaning.forwarding import cut_forwarding
from corpus.cleaning.frame import cut_frame
from corpus.cleaning.hemmed import cut_hemmed
from corpus.cleaning.inside import cut_inside_lines
from corpus.cleaning.letters import cut_letter_foot, cut_letter_head, cut_other_letters
from corpus.cleaning.notes import cut_below_ends
from corpus.cleaning.page import Cleaned, Page, Step, finish, move_parts, open_page, to_clean, to_original
from corpus.cleaning.phrases import cut_captions, cut_phrases
from corpus.cleaning.records import cut_mastheads
from corpus.cleaning.running_heads import cut_running_heads
from corpus.cleaning.stamps import cut_stamps
from corpus.cleaning.story import cut_story
from corpus.cleaning.teasers import cut_teasers
from corpus.cleaning.wrapping import join_lines

STEPS: tuple[Step, ...] = (
    cut_forwarding,
    cut_phrases,
    cut_stamps,
    cut_running_heads,
    cut_captions,
    cut_contacts,
    cut_mastheads,
    cut_appeals,
    cut_edges,
    cut_frame,
    cut_teasers,
    cut_story,
    cut_below,
    cut_below_ends,
    cut_above,
    cut_hemmed,
    cut_other_letters,
    cut_letter_head,
    cut_letter_foot,
    cut_inside_lines,
    join_lines,
)

__all__ = [
    "STEPS",
    "Cleaned",
    "Page",
    "Step",
    "clean",
    "finish",
    "mark",
    "mark_all",
    "move_parts",
    "open_page",
    "to_clean",
    "to_original",
]


def mark(text: str, steps: tuple[Step, ...] = STEPS) -> Page:
    """The page of a text after every step, with nothing cut yet."""
    return mark_all([text], steps)[0]


def mark_all(texts: Iterable[str], steps: tuple[Step, ...] = STEPS) -> list[Page]:
    """The pages of some texts; each step is done for all of them before the next one, which is quicker."""
    pages = [open_page(text, refilled(text)) for text in texts]
    for step in steps:
        pages = [step(page) for page in pages]
    return pages


def clean(text: str, steps: tuple[Step, ...] = STEPS) -> Cleaned:
    r"""The text without its furniture.

    >>> clean("4 Mar 2008 : Column 212\n\nAnn Poe: The bridge should be painted.\n\nShare this page").text
    'Ann Poe: The bridge should be painted.'
    """
    return finish(mark(text, steps))
