"""What does each verb of a page of questions find on its line: who asks, who answers, the words?"""

from __future__ import annotations

from collections.abc import Callable

from corpus.layouts.names import lead_end
from corpus.layouts.question_heads import asked_at, body_asked, is_words, numbered_at
from corpus.layouts.question_names import COUNCILLOR, answerer_behind, answerer_end
from corpus.layouts.question_walk import Walk
from corpus.layouts.record_headings import is_heading, is_topic
from corpus.layouts.verbs import ANSWER, ANSWERED_BY, ASKED_BY, ASKED_THIS, PRONOUNS, REMARK, reported, verb
from corpus.lines import Line
from corpus.records import Part

SHORTEST_LEAD = 5  # characters before "To ask" that name somebody


def _reported(walk: Walk, line: Line) -> None:
    does, start, end, words = reported(line.text) or ("", 0, 0, 0)
    if does == "ask":
        walk.file_headings()
    else:
        walk.close("answerer")
    if line.text[start:end].lower() not in PRONOUNS:
        walk.name("asker" if does == "ask" else "answerer", line, start, end)
    if does == "ask" and words == len(line.text) and walk.following.text:
        walk.close()
        walk.opened, walk.state, walk.last_end = walk.following.start, "question", line.end
    elif does == "ask":
        walk.open_question(line, words, words)
    elif words < len(line.text):
        walk.open("answer", line, words)


def _asker(walk: Walk, line: Line) -> None:
    walk.new_question()
    match = ASKED_BY.match(line.text)
    walk.name_behind("asker", line, match.end() if match else 0)


def _number(walk: Walk, line: Line) -> None:
    walk.new_question()
    rest, asked = numbered_at(line.text)
    if asked is not None:
        walk.open_question(line, asked, rest)
    elif is_topic(line.text[rest:]) or is_words(line.text[rest:]):
        walk.parts.append(Part("heading", line.part(rest, len(line.text))))
    else:
        walk.name_behind("asker", line, rest)


def _body(walk: Walk, line: Line) -> None:
    walk.file_headings()
    walk.labelled = True
    body = body_asked(line.text)
    if body is None:
        walk.wanted = "answering_body"
    elif COUNCILLOR.match(line.text, body[0]):
        walk.name("answerer", line, *body)
    else:
        walk.name("answering_body", line, *body)


def _asked(walk: Walk, line: Line) -> None:
    walk.close("told")
    walk.name("asker", line, 0, len(line.text) - len(ASKED_THIS))


def _ask(walk: Walk, line: Line) -> None:
    asked = asked_at(line.text)
    if walk.state == "question" and asked.formula and asked.words < SHORTEST_LEAD:
        return  # a second question of the same member goes on
    if asked.named:
        walk.new_question()
        walk.name("asker", line, *asked.named)
    elif asked.words < len(line.text):
        walk.open_question(line, asked.words, asked.rest)
    else:
        walk.new_question()
        walk.headed = True


def _query(walk: Walk, line: Line) -> None:
    walk.open_question(line, lead_end(line.text) + 1, 0)


def _answerer(walk: Walk, line: Line) -> None:
    match = ANSWERED_BY.match(line.text)
    start = match.end() if match else 0
    given = walk.state == "answer"  # below the answer stands the body that gave it
    walk.close("answerer")
    if given and REMARK.fullmatch(line.text[start:]):
        walk.wanted = "answering_body" if walk.named == "answerer" else "answerer"
        return
    end = answerer_end(line.text, start)
    if end > 0:
        walk.name("answerer", line, start, end)
        walk.open("answer", line, end + 1)
    else:
        walk.name_behind("answerer", line, start)


def _answer(walk: Walk, line: Line) -> None:
    match = ANSWER.match(line.text)
    named, start = answerer_behind(line.text, match.end() if match else 0)
    walk.close("answerer")
    if named:
        walk.name("answerer", line, *named)
    if line.text[start:].strip():
        walk.open("answer", line, start)


def _lead(walk: Walk, line: Line) -> None:
    end = lead_end(line.text)
    words = line.text[end + 1 :].strip()
    below = walk.following.text
    over = walk.asked_below or below[-1:] == "?" or verb(below or "-") == "ask"  # the question
    asks = walk.state == "head" and over and not (walk.named or words)
    if walk.state == "head" and walk.asked_below and words and is_heading(line.text):  # a heading with a colon
        walk.plain.append(line)
        return
    if not asks:
        walk.close("answerer")
    walk.file_headings()
    walk.name("asker" if asks else "answerer", line, 0, end)
    if words:
        walk.open("answer", line, end + 1)


STEPS: dict[str, Callable[[Walk, Line], None]] = {
    "reported": _reported,
    "asker": _asker,
    "number": _number,
    "body": _body,
    "asked": _asked,
    "ask": _ask,
    "query": _query,
    "answerer": _answerer,
    "answer": _answer,
    "lead": _lead,
}
