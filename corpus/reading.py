"""How does a record read on a screen? What it is, who did what in it, what was found, and the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePath

from corpus.hyperlinks import web_or_file
from corpus.provisions import instrument_words
from corpus.records import Evidence, Record, Rejection, Span
from corpus.terminal import Screen, clip, columns, pad
from corpus.terminal_text import safe_for_terminal
from corpus.wording import ROLE_WORDS, date_words, kind_words

TEXT_WIDTH = 100  # longer lines are hard to read
LABEL = 12  # columns of the words before the values
REJECTIONS_SHOWN = 10
WIDEST = 40  # columns to which shorter values are filled up, so that those beside them stand in line
OPENING = 60  # columns of the words that stand for a missing title
SURFACE = 60  # columns of the words that prove a value


def address_of(record: Record, root: Path) -> str:
    """The address of a paper for a link: where it was published, else its file. `root` is the home's folder."""
    return web_or_file(record.url, root / record.source.path)


def title_or_opening(record: Record, screen: Screen, room: int = 1000) -> str:
    """What a paper is called in a list: its title, else its first words, in at most so many columns of a terminal."""
    return screen.fit(line_of(record.title), room) if record.title else opening(record, screen, room)


def opening(record: Record, screen: Screen, room: int) -> str:
    """What stands for the title of a paper without one: its first words."""
    words = line_of(record.body[: OPENING * 4])
    room = min(OPENING, room) if screen.terminal else OPENING
    if columns(words) <= room:
        return words or "(empty)"
    return clip(words, room - 4).rpartition(" ")[0] + screen.mark(" …")


def record_lines(record: Record, screen: Screen, root: Path | None = None, copies: Sequence[str] = ()) -> Iterator[str]:
    """The whole record: header, actors by role, topics, instruments, quotations, text. With the home's folder, also links.

    `copies` are the ids of the records that are copies of it.
    """
    yield from (screen.style(line, "bold") for line in wrapped(line_of(record.title or "(untitled)"), screen))
    yield from wrapped(screen.mark(f"{kind_words(record.kind)} · {date_words(record.date)} · id {line_of(record.id)}"), screen)
    yield ""
    links = {"source": (root / record.source.path).absolute().as_uri(), "address": address_of(record, root)} if root else {}
    for label, values in facts(record):
        if values:
            yield from labelled(label, ", ".join(values), screen, links.get(label))
    if copies:
        yield from labelled("copies", ", ".join(map(line_of, copies)), screen)
    if record.quotes:
        yield ""
        yield screen.style("quotations", "dim")
        for quote in record.quotes:
            words = f"{line_of(quote.text)} {screen.mark('—')} {line_of(quote.speaker)}"
            yield from wrapped(words, screen, "  ", "    ")
    yield ""
    yield screen.style("text", "dim")
    for paragraph in safe_for_terminal(record.body).split("\n"):
        yield from wrapped(paragraph, screen) if screen.terminal else [paragraph]


def facts(record: Record) -> Iterator[tuple[str, list[str]]]:
    """Labels and values between the title and the text, in the order in which they are shown."""
    yield "dates", [f"{name} {date_words(date)}" for name, date in sorted(record.dates.items(), key=lambda pair: pair[1].iso)]
    for role, words in ROLE_WORDS.items():
        told = [actor for actor in record.actors_with(role) if role != "mentioned" or actor.roles == ("mentioned",)]
        yield words, [line_of(actor.name) for actor in told]
    yield "topics", [line_of(topic.label) for topic in record.topics]
    yield "instruments", [line_of(instrument_words(found.label, found.provision)) for found in record.instruments]
    yield "source", [line_of(place) for place in (str(record.source.path), record.source.member, record.source.format) if place]
    yield "address", [line_of(record.url)] if record.url else []
    yield "copy of", [line_of(record.duplicate_of)] if record.duplicate_of else []


def labelled(label: str, text: str, screen: Screen, address: str | None = None) -> Iterator[str]:
    """A label and its values, wrapped beside it on a terminal, perhaps as a link."""
    head = pad(label, LABEL) if columns(label) < LABEL else f"{label} "
    margins = " " * columns(head), " " * LABEL
    for number, line in enumerate(wrapped(text, screen, *margins)):
        margin = margins[min(number, 1)]
        yield (margin if number else screen.style(head, "dim")) + screen.link(line[len(margin) :], address)


def wrapped(text: str, screen: Screen, first: str = "", rest: str = "") -> list[str]:
    """The text in lines that are comfortable on a terminal; in a pipe, on one line."""
    if not screen.terminal:
        return [first + text]
    width = min(screen.width, TEXT_WIDTH)
    room = width - max(columns(first), columns(rest))
    return list(filled((piece for word in text.split() for piece in pieces(word, room)), width, first, rest)) or [""]


def filled(words: Iterable[str], width: int, first: str = "", rest: str = "") -> Iterator[str]:
    """The words in lines of that many columns, the first after `first`, the others after `rest`."""
    line, begun = first, False
    for word in words:
        if begun and columns(line) + 1 + columns(word) > width:
            yield line
            line, begun = rest, False
        line += f" {word}" if begun else word
        begun = True
    if begun:
        yield line


def pieces(word: str, room: int) -> Iterator[str]:
    """A word in pieces that fit into that many columns."""
    while columns(word) > room:
        head = clip(word, room) or word[0]
        yield head
        word = word[len(head) :]
    if word:
        yield word


def why_lines(record: Record, screen: Screen) -> list[str]:
    """Every value with the words that prove it and the rule that found it: a line each, or two where one is too narrow."""
    rows = [(what, line_of(value), proof, rule) for what, value, proof, rule in proofs(record, screen)]
    rooms = [min(WIDEST, max((columns(row[place]) for row in rows), default=0)) for place in range(3)]
    lines = [
        f"{pad(what, rooms[0])}  {pad(value, rooms[1])}  {pad(proof, rooms[2])}  {rule}" for what, value, proof, rule in rows
    ]
    if not screen.terminal or max(map(columns, lines), default=0) <= screen.width:
        return lines
    lines = []
    margin = " " * (rooms[0] + 2)
    for what, value, proof, rule in rows:
        shown = screen.style(screen.fit(value, screen.width - len(margin) - columns(rule) - 2), "bold")
        lines.append(screen.justified(f"{pad(what, rooms[0])}  {shown}", screen.style(rule, "dim")))
        lines += wrapped(proof, screen, margin, margin)
    return lines


def proofs(record: Record, screen: Screen) -> Iterator[tuple[str, str, str, str]]:
    """What it is, its value, the words with their line, and the rule, for each value of the record."""
    shown = {"kind": kind_words(record.kind), "title": record.title or "none", "date": str(record.date or "none")}
    shown |= {f"dates.{name}": date.iso for name, date in record.dates.items()}
    shown |= {f"references.{name}": value for name, value in record.references.items()}
    words = {f"dates.{name}": name for name in record.dates} | {f"references.{name}": name for name in record.references}
    for actor in record.actors:
        for role in actor.roles:
            key = f"actors.{actor.id}.{role}"
            shown[key] = actor.name
            words[key] = ROLE_WORDS.get(role, role)
        key = f"actors.{actor.id}.identity"
        shown[key], words[key] = actor.name, "is"
    for key, value in shown.items():
        for evidence in record.evidence.get(key, ()):
            yield words.get(key, key), value, proof_words(record, evidence, screen), evidence.rule
    for evidence in record.evidence.get("date.conflict", ()):
        yield "also dated", evidence.surface, proof_words(record, evidence, screen), evidence.rule
    for topic in record.topics:
        yield "topic", topic.label, spans_words(record, topic.spans, screen), f"topics/{topic.id}.toml"
    for found in record.instruments:
        name = instrument_words(found.label, found.provision)
        yield "instrument", name, spans_words(record, found.spans, screen), f"instrument.{found.id}"
    for quote in record.quotes:
        yield "quote", quote.speaker, spans_words(record, (Span(quote.start, quote.end),), screen), quote.rule


def proof_words(record: Record, evidence: Evidence, screen: Screen) -> str:
    """The words that prove a value, quoted, and where they stand: a line of the text, or another origin."""
    where = evidence.origin
    if evidence.origin == "body" and evidence.span:
        where = f"line {line_number(record.body, evidence.span.start)}"
    return f'"{short(evidence.surface, screen)}", {line_of(where)}' if evidence.surface else line_of(where)


def spans_words(record: Record, spans: Iterable[Span], screen: Screen) -> str:
    """The words of the first span with its line, and how many more there are."""
    places = list(spans)
    if not places:
        return "in the title"
    more = f", and {len(places) - 1} more" if len(places) > 1 else ""
    surface = record.body[places[0].start : places[0].end]
    return f'"{short(surface, screen)}", line {line_number(record.body, places[0].start)}{more}'


def line_number(text: str, offset: int) -> int:
    """The line, from 1, in which an offset lies."""
    return text.count("\n", 0, offset) + 1


def short(surface: str, screen: Screen) -> str:
    """Proving words on one line: cut at the end on a terminal, so that the place after them stays."""
    return screen.shorten(line_of(surface), SURFACE)


def rejection_lines(rejections: Sequence[Rejection], screen: Screen) -> Iterator[str]:
    """The papers that could not be read, the first of them with stage and reason; faults of a metadata.csv stand last."""
    from corpus.metadata_csv import NAME as METADATA  # what a search need not import

    papers_first = sorted(rejections, key=lambda rejection: PurePath(rejection.locator.path).name == METADATA)
    for rejection in papers_first[:REJECTIONS_SHOWN]:
        yield f"  {screen.style(line_of(str(rejection.locator)), 'bold')}"
        reason = rejection.reason.removeprefix(f"{rejection.locator} ")  # it stands on the line above
        yield from wrapped(f"{rejection.stage}: {line_of(reason)}", screen, "    ", "    ")
    if len(rejections) > REJECTIONS_SHOWN:
        yield f"  and {len(rejections) - REJECTIONS_SHOWN:,} more: dossier status --json lists them all"


def line_of(text: str) -> str:
    """Text of a paper on one line, harmless to a terminal."""
    return " ".join(safe_for_terminal(text).split())
