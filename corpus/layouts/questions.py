"""Which words on a page of questions are the heading, who asks and answers, and what do they say?"""

from __future__ import annotations

from corpus.layouts.labels import is_labelled
from corpus.layouts.member_cards import member_cards
from corpus.layouts.names import BRACKETS, OFFICE, is_name
from corpus.layouts.positions import DEPARTMENT_NAME, is_party
from corpus.layouts.question_fields import DAYS, cut_fields, field_parts, is_day, is_worded, same_columns
from corpus.layouts.question_heads import told_above, without_letter
from corpus.layouts.question_labels import Field, columns, field_at
from corpus.layouts.question_names import (
    also_asked,
    beside_name,
    dated_name,
    is_member_line,
    may_be_person,
    names_answerer,
    row_name,
)
from corpus.layouts.question_steps import STEPS
from corpus.layouts.question_walk import END, Walk
from corpus.layouts.question_whole import settled
from corpus.layouts.verbs import (
    is_person_line,
    reported,
    verb,
)
from corpus.lines import Line, holds, split_filled, unbulleted
from corpus.records import Part

APART = ("\t", "   ")  # between the columns of a table
LONGEST_ROW = 120  # characters of a line with a name and a day
LONGEST_LABEL, SHORTEST_QUESTION = 30, 40  # characters of a label alone on its line; of a question that no formula opens
SPEAKS = frozenset(("ask", "query", "asker", "answerer", "answer"))  # what no value of a label above it does
GIVES_WAY = frozenset(("", "lead", "query"))  # what a line does only if it is no field
LEADS_ON = frozenset(":)]0123456789")  # end a line that says who asks what stands below it
SENTENCE_END = '.?!])”"'


def question_parts(text: str) -> tuple[Part, ...]:
    """heading, asker, question, answering_body, answerer and answer, with office and seat, in the order of the text."""
    walk = Walk()
    lines = split_filled(text)
    cards = member_cards(lines)
    last = max((number for number, line in enumerate(lines) if "sk " in line.text and verb(line.text) == "ask"), default=-1)
    for number, line in enumerate(lines):
        walk.asked_below = number < last
        if number in cards:
            _card(walk, cards[number], line)
        elif row := columns(lines[number - 1], line) if number and holds(line.text, APART) else ():
            _columns(walk, line, row)
        elif walk.columns and (beside := same_columns(walk.columns, line)):
            for role, start, end in beside:
                walk.name(role, line, start, end)
        elif holds(line.text, APART) and number + 1 < len(lines) and columns(line, lines[number + 1]):
            continue
        else:
            walk.columns = ()
            walk.following = lines[number + 1] if number + 1 < len(lines) else END
            for each in cut_fields(unbulleted(line)) if walk.state != "answer" else (unbulleted(line),):
                _step(walk, each)
    walk.close()
    walk.file_headings()
    return settled(walk.parts, text)


def _step(walk: Walk, line: Line) -> None:
    """Takes in one line."""
    line = without_letter(line)
    if line.text[:3] == "by " and walk.state in ("head", "answerer") and is_person_line(line.text[3:] or "-"):
        walk.labelled = True
        walk.name_behind("asker" if walk.state == "head" else "answerer", line, len("by "))
        walk.last = line.text
        return
    text = line.text
    field = field_at(text) if walk.state != "answer" else None
    valued = field is not None and field.start < len(text) and not field.spaced
    if walk.wanted and not valued and text[-1] != "?" and verb(text) not in SPEAKS and _may_be_wanted(walk, text):
        _wanted_name(walk, line)
    else:
        walk.wanted = ""  # the question stands where a name was looked for
        asking = walk.state in ("question", "answerer")
        does = verb(text, asking=asking)
        if not does or (does in ("ask", "lead", "query") and text[-1] in LEADS_ON):
            does = _reported_verb(walk, text) or does
        if walk.state == "answer" and does in ("lead", "query", "answer", "body"):
            does = ""
        if field and does in GIVES_WAY:
            _field(walk, line, field)
        elif does:
            STEPS[does](walk, line)
        else:
            _plain_line(walk, line)
    labelled = is_labelled(text[:80]) or (field is not None and field.sort not in ("question", "answer"))
    if text[-1] == ":" or not labelled:
        walk.last = text
    if walk.opened is not None and not labelled:
        walk.last_end = line.end


def _may_be_wanted(walk: Walk, text: str) -> bool:
    """Could a line be the value of the label above it?"""
    if walk.wanted in DAYS:
        return is_day(text)
    return walk.wanted not in ("asker", "answerer") or not is_person_line(text) or may_be_person(text)


def _columns(walk: Walk, line: Line, row: tuple[tuple[str, int, int], ...]) -> None:
    """Takes in a row of a table whose columns are headed."""
    walk.columns = tuple(sort for sort, _, _ in row)
    for sort, start, end in row:
        walk.parts += field_parts(Field(sort, start, spaced=False), Line(line.start, line.start + end, line.text[:end]))


def _card(walk: Walk, role: str, line: Line) -> None:
    """Takes in a line of a member's card."""
    if role == "answerer":
        walk.close("answerer")
    walk.name(role or "seat", line, 0, len(line.text))


def _reported_verb(walk: Walk, text: str) -> str:
    """Tells "X asks: ..." and "X replied:" where they can do what they say."""
    told = reported(text) if walk.state != "answer" else None
    return "" if told is None or (told.does == "answer") != (walk.state in ("question", "answerer")) else "reported"


def _plain_line(walk: Walk, line: Line) -> None:
    """A line that does nothing by itself: a heading, a name, an office, the beginning or the rest of an answer."""
    text = line.text
    row = row_name(text) if walk.state != "answer" and len(text) < LONGEST_ROW else None
    others = also_asked(line)
    if others:
        walk.close("answerer" if walk.state == "question" else "told" if walk.state == "answer" else walk.state)
        walk.parts += others
    elif row:
        _row(walk, line, row)
    elif walk.state == "head" and walk.named == "asker" and _is_of_card(walk, text):
        walk.parts.append(beside_name(line))
    elif walk.state == "head" and walk.named == "asker" and BRACKETS.fullmatch(text):  # below the name, the party and the seat
        walk.parts.append(beside_name(Line(line.start + 1, line.end - 1, text[1:-1])))
    elif walk.state == "head":
        above = told_above(line)
        if above is not None:
            walk.labelled = True
            walk.parts += above
            walk.name_above()
            walk.file_headings()
        elif text[-1] == "?" and (walk.named == "asker" or (walk.labelled and len(text) > SHORTEST_QUESTION)):
            walk.open_question(line, 0, 0)
        elif walk.last[-1:] != ":" or len(walk.last) > LONGEST_LABEL or verb(walk.last) == "body":
            walk.plain.append(line)
    elif walk.state == "question" and walk.named != "asker" and text.endswith(("TD", "T.D.")) and is_member_line(text):
        walk.close("question")
        walk.name("asker", line, 0, text.rindex(" "))
    elif walk.state == "question" and walk.last[-1:] in SENTENCE_END and names_answerer(text, walk.following.text):
        walk.close("answerer")
        named_on = dated_name(text.rstrip(" :"), 0) or (0, len(text))
        walk.name("answering_body" if DEPARTMENT_NAME.fullmatch(text) else "answerer", line, *named_on)
    elif walk.state == "answerer" and walk.opened is None and not is_labelled(text[:80]):
        _before_answer(walk, line)


def _is_of_card(walk: Walk, text: str) -> bool:
    """Is a line below who asks the party, or the seat below that, on a page whose heading stands above?"""
    headed = walk.parts and walk.parts[-1].name in ("asker", "seat") and any(part.name == "heading" for part in walk.parts)
    return bool(headed) and (is_party(text) or (is_party(walk.last or "-") and text.istitle() and is_name(text)))


def _field(walk: Walk, line: Line, field: Field) -> None:
    """A line that is a label with its value, or a label over its value."""
    field = field._replace(sort=walk.dated()) if field.sort == "dated" else field
    value = line.text[field.start :]
    if field.sort in ("question", "answer"):
        if field.sort == "answer":
            walk.close("answerer")
            if value:
                walk.open("answer", line, field.start)
        elif value and is_worded(value):
            walk.open_question(line, field.start)
        return
    if walk.state == "head":
        walk.labelled = True
        walk.name_above()
        walk.file_headings()
    elif walk.state == "question" and field.sort in ("answerer", "answered_on"):
        walk.close("answerer")
    if value:
        found = field_parts(field, line)
        walk.parts += found
        walk.named = next((part.name for part in reversed(found) if part.name in ("asker", "answerer")), walk.named)
    elif field.sort not in ("other", "status"):
        walk.wanted = field.sort


def _row(walk: Walk, line: Line, row: tuple[int, int]) -> None:
    """A line with a day and a name: who asks, or who answers the question that stands above it."""
    asks = walk.state == "head" and walk.named != "asker"
    if not asks and walk.state != "answerer":
        walk.close("answerer")
    walk.file_headings()
    walk.labelled = True
    walk.name("asker" if asks else "answerer", line, *row)


def _before_answer(walk: Walk, line: Line) -> None:
    """Between "Answered by" and the answer: a name, an office, a seat, or the answer's first line."""
    text = line.text
    named_on = dated_name(text, 0) if walk.named != "answerer" else None
    if named_on or (walk.named != "answerer" and (is_person_line(text) or _has_office(text))):
        walk.name("answerer", line, *(named_on or (0, len(text))))
    elif text[-1] in ".?!;:" or (len(text) > 60 and not OFFICE.search(text)):
        walk.opened, walk.state = line.start, "answer"
    else:
        walk.parts.append(beside_name(line))


def _has_office(text: str) -> bool:
    """Does a line bear a name with an office behind a comma: "Ann Lee, Minister of State, Home Office"?"""
    name, _, office = text.partition(", ")
    return OFFICE.search(office) is not None and may_be_person(name or "-") and text[-1] not in ".?!;:"


def _wanted_name(walk: Walk, line: Line) -> None:
    role, walk.wanted = walk.wanted, ""
    walk.name(role, line, 0, len(line.text))
