"""How does a hit look in a terminal: the paper, who did what in it, and the words that match?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from corpus.reading import TEXT_WIDTH, filled, line_of, opening
from corpus.records import Actor, Record
from corpus.terminal import Screen, clip, columns
from corpus.terminal_text import safe_for_terminal
from corpus.wording import ROLE_WORDS, counted, date_words, kind_words
from search.matched import ANY, Matched
from search.snippets import ELLIPSIS

Piece = tuple[str, bool]  # a text, and whether it matches
TITLE = 24  # columns that a title needs beside kind and date; in less, these go below it
NAMES = 3  # of one role in a hit's line
GAP = "   "  # between two roles
ROLES = {
    "publisher": "",
    **{
        role: ROLE_WORDS[role]
        for role in ("asker", "answerer", "author", "signatory", "addressee", "speaker", "quoted", "mentioned")
    },
}  # role → how it is told


def hit_lines(
    number: int,
    digits: int,
    record: Record,
    snippet: Sequence[Piece],
    screen: Screen,
    *,
    matched: Matched = frozenset(),
    address: str | None = None,
    copies: int = 0,
) -> Iterator[str]:
    """The lines of one hit: title with kind and date at the right, who did what, and the words that match.

    The title links to `address`; the actors and roles in `matched` come first and are highlighted as the words are.
    `copies` counts the matches that it stands for.
    """
    more = f"+{counted(copies, 'copy', 'copies')} · " if copies else ""
    right = screen.mark(f"{more}{kind_words(record.kind)} · {date_words(record.date, short=True)}")
    margin = " " * (digits + 2)
    beside = not screen.terminal or screen.width - digits - columns(right) - 4 >= TITLE
    room = screen.width - len(margin) - (columns(right) + 2 if beside else 0)
    title = screen.style(screen.fit(line_of(record.title), room), "bold") if record.title else opening(record, screen, room)
    first = f"{number:>{digits}}  {screen.link(title, address)}"
    if beside:
        yield screen.justified(first, screen.style(right, "dim"))
    else:
        yield from (first, margin + screen.style(right, "dim"))
    roles = clipped(role_pieces(record, matched), screen, screen.width - len(margin))
    if roles:
        yield margin + marked(roles, screen).rstrip()
    words = highlighted(snippet, screen)
    if screen.terminal:
        yield from filled(words, min(screen.width, TEXT_WIDTH), margin, margin)
    elif words:
        yield margin + " ".join(words)


def role_pieces(record: Record, matched: Matched) -> list[Piece]:
    """Who did what: the publisher by name alone, an answer with its body, each name once but for the roles that match.

    A role that matches is marked with its first name, and comes before the others.
    """
    bodies = record.actors_with("answering_body")
    told: list[list[Piece]] = []
    shown: set[str] = set()
    for role, label in ROLES.items():
        named = [actor for actor in record.actors_with(role) if is_new(actor, role, shown, matched)]
        shown |= {actor.id for actor in record.actors_with(role)}
        names = marked_names(named, role, matched)
        if role == "answerer" and bodies:
            names = join([names, marked_names(bodies, "answering_body", matched)], ", ")
        if names:
            (first, hit), *others = names
            told.append([(f"{label}: {first}" if label else first, hit), *others])
    told.sort(key=lambda pieces: not any(hit for _, hit in pieces))
    return join(told, GAP)


def is_new(actor: Actor, role: str, shown: set[str], matched: Matched) -> bool:
    """Is an actor told in this role: not told before, or what was asked for? Who is only mentioned is told only if asked for."""
    if role == "mentioned":
        return actor.id not in shown and (actor.id, ANY) in matched
    return actor.id not in shown or (actor.id, role) in matched


def marked_names(actors: Sequence[Actor], role: str, matched: Matched) -> list[Piece]:
    """The first names, those that match before the others, and how many more there are."""
    names = [(line_of(actor.name), bool({(actor.id, role), (actor.id, ANY)} & matched)) for actor in actors]
    names.sort(key=lambda name: not name[1])
    more: list[Piece] = [(f" +{len(names) - NAMES}", False)] if len(names) > NAMES else []
    return [*join([[name] for name in names[:NAMES]], ", "), *more]


def join(parts: Iterable[Sequence[Piece]], between: str) -> list[Piece]:
    """The pieces of all parts that have any, with a text between the parts."""
    found: list[Piece] = []
    for part in parts:
        found += [*([(between, False)] if found and part else []), *part]
    return found


def clipped(pieces: Sequence[Piece], screen: Screen, room: int) -> list[Piece]:
    """The pieces cut at the end to that many columns on a terminal; in a pipe, all of them."""
    marks = 0 if screen.colour else 2 * columns(screen.mark("«"))
    if not screen.terminal or sum(columns(text) + marks * hit for text, hit in pieces) <= room:
        return list(pieces)
    found: list[Piece] = []
    room -= columns(screen.mark("…"))
    for text, hit in pieces:
        short = clip(text, max(0, room - marks * hit))
        found += [(short, hit)] if short else []
        room -= columns(text) + marks * hit
        if room <= 0:
            break
    return [*found, (screen.mark("…"), False)]


def marked(pieces: Iterable[Piece], screen: Screen) -> str:
    """The text, with what matches in bold, or between marks where there is no colour."""
    text = ""
    for piece, hit in pieces:
        shown = safe_for_terminal(piece) if piece.strip() != ELLIPSIS else screen.mark(piece)
        if hit and screen.colour:
            shown = " ".join(screen.style(word, "match") for word in shown.split())
        text += screen.mark(f"«{shown}»") if hit and not screen.colour else shown
    return text


def highlighted(pieces: Iterable[Piece], screen: Screen) -> list[str]:
    """The words of a text, marked where they match."""
    return marked(pieces, screen).split()
