"""What does a page of questions tell as a whole of who asks and answers, once each of its lines has been read?"""

from __future__ import annotations

import re

from corpus.layouts.names import BRACKETS, OFFICE, is_name
from corpus.layouts.question_names import DAY_BEHIND, is_member_line, may_be_person, printed_parts
from corpus.layouts.record_headings import is_topic
from corpus.layouts.verbs import BODY
from corpus.lines import Line, lines_with, split_filled
from corpus.records import Part, Span

DASHED = re.compile(r"[—–-]{1,2}\s*")
SIGNING = 3  # lines at the end of an answer among which somebody signs it
_NAMED = (
    r"(?: together)?(?: (?:on )?\d[\d/. \w-]{5,18}?)? by (?P<name>[A-Z][^.;|:()\[\]\d\n]{3,60}?)(?= on \d|,? \(| \d|[.;|:,]|$)"
)
TOLD_BY = {  # "...; answered by Ann Lee on 3 May 2022"
    "asker": re.compile(r"\b(?:[Qq]uestion )?(?:[Tt]abled|[Aa]sked|[Ll]odged|[Pp]ut down)" + _NAMED, re.MULTILINE),
    "answerer": re.compile(r"\b(?:[Aa]nswered|[Rr]eplied|[Rr]eply|[Aa]nswer)" + _NAMED, re.MULTILINE),
}
TOLD_HINTS = {"asker": ("abled", "sked", "odged", "ut down"), "answerer": ("nswer", "epl")}  # one is in what each looks for


def _is_named(heading: str, names: list[str]) -> bool:
    """Is a line above a question the name of who asks or answers, printed twice?"""
    plain = BRACKETS.sub("", heading).strip()
    return " " in plain and any(plain in name or (" " in name and plain.startswith(name)) for name in names)


def _of_member(parts: list[Part], text: str) -> list[Part]:
    """The parts of a page that no line says who asks on: the member asks whose name is a heading, below that of the site."""
    for part in parts:
        if part.name == "heading" and is_member_line(text[part.span.start : part.span.end]):
            topic = [other for other in parts if other.name == "heading" and is_topic(text[other.span.start : other.span.end])]
            below = [other for other in parts if other.name != "heading" or other.span > part.span or other in topic]
            return [part._replace(name="asker"), *below]
    return parts


def _told(parts: list[Part], text: str) -> list[Part]:
    """The parts of a page, with whom a clause names of which no other line says that they ask or answer."""
    for role, pattern in TOLD_BY.items():
        if " by " in text and not any(part.name == role for part in parts):
            spoken = [part.span for part in parts if part.name in ("question", "answer")]
            told = [line for line in lines_with(text, TOLD_HINTS[role]) if " by " in text[slice(*line)]]
            for match in [match for line in told for match in pattern.finditer(text, *line)]:
                name = match["name"]
                within = any(span.start <= match.start() < span.end for span in spoken)
                if not within and " " in name and is_name(name) and not BODY.search(name) and not OFFICE.search(name):
                    line = Line(match.start("name"), match.end("name"), name)
                    parts = [*parts, *printed_parts(role, line, 0, len(name))]
                    break
    return parts


def _signed(parts: list[Part], text: str) -> list[Part]:
    """The parts of a page on which nobody is said to answer, with whoever signs the answer: a name over or before an office."""
    last = parts[-1] if parts else None
    if last is None or last.name != "answer" or any(part.name == "answerer" for part in parts):
        return parts
    below = split_filled(text[last.span.start : last.span.end])
    for number in range(max(1, len(below) - SIGNING), len(below)):
        line = below[number]
        led = DASHED.match(line.text)
        start = led.end() if led else 0
        day = DAY_BEHIND.search(line.text, start)
        signed = line.text[start : day.start() if day else None]
        boxed = BRACKETS.fullmatch(line.text) is not None and number == len(below) - 1
        name = signed.strip("()") if boxed else BRACKETS.sub("", signed).partition(", ")[0].strip()
        signs = signed[len(name) :].strip("() ") or " ".join(other.text for other in below[number + 1 :])
        if (
            may_be_person(name)
            and (boxed or led or OFFICE.search(signs))
            and not any(other.text[-1] in ".?!" for other in below[number:])
        ):
            at = last.span.start
            printed = line._replace(start=at + line.start)
            return [
                *parts[:-1],
                last._replace(span=Span(at, at + below[number - 1].end)),
                *printed_parts("answerer", printed, start, start + len(signed)),
                *([Part("answered_on", printed.part(day.start("day"), len(line.text)))] if day else []),
            ]
    return parts


def settled(parts: list[Part], text: str) -> tuple[Part, ...]:
    """The parts in the order of the text, without the headings that print the name of who asks or answers once more."""
    if not any(part.name == "asker" for part in parts):
        parts = _of_member(parts, text)
    parts = _signed(_told(parts, text), text)
    names = [text[part.span.start : part.span.end] for part in parts if part.name in ("asker", "answerer")]
    kept = [part for part in parts if part.name != "heading" or not _is_named(text[part.span.start : part.span.end], names)]
    return tuple(sorted(kept, key=lambda part: (part.span, part.name)))
