"""Which questions stand on a list of Parallel Parliament: a department's, a member's, those of a search?

Each begins with a line "Written Question"; then come its heading, the day, "Asked by:", "Question to the ...:", the question,
"Answered by ...", the answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import lxml.html

from corpus.layouts.speakers import speaker_name
from corpus.records import Given
from corpus.sources.markup import cut_out, first_date, paragraphs
from corpus.sources.parallel_debates import BOX, FRAME
from corpus.sources.passages import Paper, Passage

LABEL = "Written Question"
ASKED_BY = re.compile(r"Asked by:?\s*(?P<name>[^(]*?)\s*(?P<seat>\(.*)?", re.DOTALL)
TO_BODY = re.compile(r"Question to the (?P<body>.{3,80}?):?")
ANSWERED_BY = re.compile(r"Answered by:?\s*(?P<name>.*?)(?: [-–—] (?P<office>.*))?", re.DOTALL)


def questions(root: lxml.html.HtmlElement) -> Iterator[Paper]:
    """The questions of a list in order; none where the page is no list."""
    box = cut_out(root, *BOX)
    if box is None:
        return
    lines = [text for found in paragraphs(box, lambda tag: tag.name in FRAME) for text in found.split("\n")]
    starts = [number for number, text in enumerate(lines) if text == LABEL]
    for count, (start, end) in enumerate(pairwise([*starts, len(lines)]), 1):
        if paper := _question(lines[start + 1 : end], f"question {count}"):
            yield paper


def _question(lines: list[str], member: str) -> Paper | None:
    """The question of these lines; None where it has not what a question has."""
    passages: list[Passage] = [Passage(LABEL, cut="frame")]
    facts = [Given("kind", "written_answer", f"field:{LABEL}")]
    part = "heading"
    for number, text in enumerate(lines):
        if part == "heading" and not number:
            passages.append(Passage(text, "heading"))
            facts.append(Given("title", text, "field:heading"))
        elif part == "heading" and (found := ASKED_BY.fullmatch(text)):
            passages += [Passage(found["name"], "asker"), Passage(found["seat"] or "", cut="office")]
            facts.append(Given("asker", speaker_name(found["name"]), "field:Asked by"))
        elif part == "heading" and (found := TO_BODY.fullmatch(text)):
            part = "question"
            passages.append(Passage(text, cut="frame"))
            facts.append(Given("answering_body", found["body"], "field:Question to the"))
        elif part == "question" and (found := ANSWERED_BY.fullmatch(text)):
            part = "answer"
            passages += [Passage(found["name"], "answerer"), Passage(found["office"] or "", cut="office")]
            facts.append(Given("answerer", speaker_name(found["name"]), "field:Answered by"))
        elif part == "heading":
            passages.append(Passage(text, cut="frame"))
            facts += [Given("date", day, "field:day")] if (day := first_date(text)) else []
        else:
            passages.append(Passage(text, part))
    if part == "heading":
        return None
    return Paper(tuple(passage for passage in passages if passage.text), tuple(facts), member)
