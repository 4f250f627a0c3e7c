"""Is this a paper of another sort than a letter, a record of Parliament, a release or a news story?

A judgment, an agreement, a form, a list, a poem or a note of one line is "other". Such a paper names itself in a heading or in
its first words, or it has no paragraphs at all, or nothing in it speaks for a release or a story.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.lines import Line
from corpus.records import Document, Evidence, Span

OWN_TITLE = re.compile(  # the names that are also the paper's title
    r"(?:(?:approved|draft|final|interim|reserved) )?(?:judge?ment|ruling|decision(?: notice)?)(?: and reasons)?"
    r"|agenda|minutes(?: of .{3,60})?|terms of reference|memorandum of understanding"
)
NAMES_ITSELF = re.compile(  # a heading that is nothing but the name of a sort of paper
    rf"{OWN_TITLE.pattern}|.{{3,90}}(?::| [–-]) (?:terms of reference|call for (?:written )?evidence)"
    r"|(?:court|consent) order|abstract|memorandum|explanatory (?:notes?|memorandum)"
    r"|agreements?(?: reached)?|(?:call for|written|supplementary written) evidence|executive summary|table of contents"
    r"|(?:[^:–—]{2,60}[:–—] ?)?(?:annual|final|interim|progress) reports?(?: (?:and accounts|of|for|on|\d|-).{0,60})?"
    r"|resolution(?: no\.?)? \d.{0,80}|curriculum vitae|question ?naire|application form|annex(?: [a-z\d]+)?"
)
SELF = re.compile(
    r"This (?:document|agreement|memorandum|paper|guidance|guide|policy|protocol|form|briefing|factsheet|notice|annex|report)"
    r" (?:sets? out|explains|describes|provides|contains|summari[sz]es|records|covers|is (?:an?|the|intended|issued|made|for)) "
)
NAMED = "kind.names-itself"  # the rule of such a paper's kind
HEAD = 40  # lines of a paper in which it may name itself
LONGEST_NAME = 90  # characters of a heading
PARAGRAPH = 100  # characters of a line that is one
SENTENCE = 60  # characters of one that tells something
STOPS = frozenset(".!?…”\"'’")
SHARE = 0.4  # of the characters of a release or story that stand in paragraphs
STRONG = 4  # the weight of words that make even a list a release
FEWEST = 300  # characters of a story that nothing else shows to be one
OUT = ("feed", "html", "mhtml", "json", "jsonl", "csv")  # formats in which papers come that are out
NOTHING = Evidence("kind.no-story", "", None, "default")


def is_own_title(name: str) -> bool:
    """Is the name of a sort of paper a title as well?

    >>> is_own_title("JUDGMENT"), is_own_title("Abstract")
    (True, False)
    """
    return OWN_TITLE.fullmatch(_bare(name)) is not None


def names_itself(lines: tuple[Line, ...]) -> Evidence | None:
    """The heading in which a paper says that it is of another sort; or its first paragraph, where that begins so."""
    for line in lines[:HEAD]:
        if len(line.text) <= LONGEST_NAME and NAMES_ITSELF.fullmatch(_bare(line.text)):
            return _shown(NAMED, line)
        if len(line.text) > PARAGRAPH and line.text[-1] in ".:;":
            return _shown(NAMED, line) if SELF.match(line.text) else None
    return None


def without_story(document: Document, lines: tuple[Line, ...], weight: int) -> Evidence | None:
    """Why a paper is neither release nor story, though words that weigh so much were found: nothing is told in it."""
    size = sum(len(line.text) for line in lines)
    told = sum(length for length, ended in _runs(lines) if length > (SENTENCE if ended else PARAGRAPH))
    listed = told < SHARE * size and abs(weight) < STRONG
    return NOTHING if (listed or (not weight and size < FEWEST)) and not _is_published(document, lines) else None


def _runs(lines: tuple[Line, ...]) -> Iterator[tuple[int, bool]]:
    """The length of each line with those in which its sentence goes on, and whether it comes to an end."""
    length, last = 0, "."
    for line in lines:
        if not ((last.isalnum() or last == ",") and line.text[0].islower()):
            yield length, last in STOPS
            length = 0
        length, last = length + len(line.text), line.text[-1]
    yield length, last in STOPS


def _is_published(document: Document, lines: tuple[Line, ...]) -> bool:
    """Did it come out in a feed, or on a day that its page or fields state, by an author or with a sentence at least?"""
    dated = document.format == "feed" or any(fact.name in ("published", "date") for fact in document.given)
    written = any(fact.name == "author" for fact in document.given)
    return dated and document.format in OUT and (written or any(line.text[-1] in STOPS for line in lines))


def _bare(text: str) -> str:
    return text.strip(" .:-–—").lower()


def _shown(rule: str, line: Line) -> Evidence:
    surface = line.text[:80]
    return Evidence(rule, surface, Span(line.start, line.start + len(surface)))
