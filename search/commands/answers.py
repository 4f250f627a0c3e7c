"""What does the reader of a search see: a page of hits with their facets, or how many there are?"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator

from corpus import statuses
from corpus.errors import HomeError
from corpus.home import Home
from corpus.reading import address_of, line_of, wrapped
from corpus.session import Session
from corpus.terminal import Screen, columns
from corpus.wording import counted
from search.commands.ask import Asked, hints, parsed
from search.commands.collection import Collection, open_collection
from search.commands.hits import hit_lines
from search.commands.last import remember
from search.commands.look import facet_lines
from search.commands.paging import page_lines
from search.commands.question import BadValue, read_facet
from search.query import FacetRequest, Node, Range, SearchRequest, has_words
from search.run import Page, page_form, search

FOR_READERS = ("text", "json")  # these come in pages; the other formats give every hit
PAGE = 10  # hits of a page, where the home's dossier.toml says nothing else
Tell = Callable[[Collection, SearchRequest, float], int]  # tells the answer, of a search begun then, and how many papers match


def answer(
    session: Session,
    question: Asked,
    *,
    facets: tuple[FacetRequest, ...],
    sort: str | None,
    limit: int | None,
    offset: int,
    form: str,
    count: bool,
    collapse: bool,
) -> int:
    """Print a page of hits as text or JSON, or the number of papers alone; returns the exit status."""

    def number(collection: Collection, request: SearchRequest, started: float) -> int:
        total = counted_papers(collection, request)
        print(total)
        return total

    def page(collection: Collection, request: SearchRequest, started: float) -> int:
        return print_page(collection, request, question, form, started=started, session=session)

    def request(collection: Collection, tree: Node, order: str) -> SearchRequest:
        wanted = 0 if count else page_size(limit, collection)
        shown = facets or (usual_facets(collection) if form == "text" else ())
        return SearchRequest(tree, question.filters, shown, order, wanted, offset, collapse)

    return told(session, question, sort, request, number if count else page)


def told(
    session: Session,
    question: Asked,
    sort: str | None,
    request_of: Callable[[Collection, Node, str], SearchRequest],
    tell: Tell,
) -> int:
    """Ask the collection of the session, and have the answer told; says what may explain that there is none."""
    tree = parsed(question, session)
    with open_collection(session.existing_home(), session.say) as collection:
        request = request_of(collection, tree, sort or ("relevance" if has_words(tree) else "-date"))
        started = time.perf_counter()
        if question.any_word and request.limit != 0:
            from search.feedback import with_feedback  # what most searches need not have

            request = with_feedback(request, collection.searcher, collection.store)
        total = tell(collection, request, started)
        if not total:
            for hint in hints(collection, request):
                session.say(hint)
        elif 0 < total <= request.offset:
            session.say(f"there is no hit {request.offset + 1}; --offset {total - 1} shows the last")
    return statuses.DONE if total else statuses.NOTHING_FOUND


def counted_papers(collection: Collection, request: SearchRequest) -> int:
    """How many papers match; copies once where they are collapsed."""
    if not request.collapse:
        return collection.searcher.search(request).total
    return len(collection.searcher.search(request._replace(limit=None, offset=0)).hits)


def page_size(limit: int | None, collection: Collection) -> int | None:
    """How many hits a page has: as asked, else as the home's dossier.toml says; None means all. Raises HomeError."""
    if limit is not None:
        return limit or None
    size = collection.home.config().get("search", {}).get("results", PAGE)
    if not isinstance(size, int) or size < 1:
        raise HomeError(f"{collection.home.config_path}: [search] results is {size!r}; write a number from 1.")
    return size


def usual_facets(collection: Collection) -> tuple[FacetRequest, ...]:
    """The facets that the home's dossier.toml wants beside every page. Raises HomeError."""
    names = collection.home.config().get("search", {}).get("facets", [])
    wanted = names if isinstance(names, list) else [names]
    try:
        return tuple(read_facet(str(name)) for name in wanted)
    except BadValue as error:
        raise HomeError(f"{collection.home.config_path}: [search] facets: {error}") from error


def print_page(
    collection: Collection, request: SearchRequest, question: Asked, form: str, *, started: float, session: Session
) -> int:
    """Print a page of hits as text or JSON, and remember it; returns how many papers match."""
    page = search(request, collection.searcher, collection.store, started)
    if page.hits:  # before they are printed, as whoever reads them may stop at the first
        remember(collection.home, page.hits[0].number, [hit.record.id for hit in page.hits])
    if form == "json":
        print(json.dumps(page_form(page, question.text), ensure_ascii=False))
    else:
        page_lines(list(answer_lines(page, question, collection.home, session.screen)), session)
    return page.result.total


def answer_lines(page: Page, question: Asked, home: Home, screen: Screen) -> Iterator[str]:
    """A page as people read it: a line about all, the hits, the facets, and what can be done next."""
    first, second = heading(page.result.total, question), footing(page, screen)
    if not screen.terminal or columns(first) + columns(second) + 2 <= screen.width:
        yield screen.justified(screen.style(first, "bold"), screen.style(second, "dim"))
    else:
        yield from (screen.style(line, "bold") for line in wrapped(first, screen))
        yield screen.style(second, "dim")
    if page.hits:
        yield ""
    digits = max(2, len(str(page.request.offset + len(page.hits))))
    for hit in page.hits:
        address = address_of(hit.record, home.root)
        pieces = hit.snippet.pieces
        yield from hit_lines(
            hit.number, digits, hit.record, pieces, screen, matched=hit.matched, address=address, copies=hit.copies
        )
    if page.result.facets:
        yield ""
        yield from facet_lines(page.result.facets, screen)
    if screen.terminal and page.hits:
        yield ""
        yield screen.style(next_steps(page, question, screen), "dim")


def heading(total: int, question: Asked) -> str:
    """How many papers match what, in words."""
    papers, words = counted(total, "paper"), line_of(question.words)
    if question.everything:
        return papers
    if question.text:
        return f"{papers} {'matches' if total == 1 else 'match'} {words}"
    only_dates = all(isinstance(choice, Range) for filter in question.filters for choice in filter.choices)
    return f"{papers} {words}" if only_dates else f"{papers}: {words}"


def footing(page: Page, screen: Screen) -> str:
    """The revision and the time, and which hits these are where they are not the first."""
    first = page.request.offset + 1
    place = f"hits {first}–{first + len(page.hits) - 1} · " if page.request.offset and page.hits else ""
    return screen.mark(f"{place}revision {page.revision} · {page.took_ms:.0f} ms")


def next_steps(page: Page, question: Asked, screen: Screen) -> str:
    """Commands that go on from here, as many as fit on a line."""
    import shlex  # what output into a pipe need not import

    words = shlex.quote(line_of(question.text)) if question.text else "'*'"
    last = page.hits[-1].number
    steps = [f"show {page.hits[0].number} --why"]
    if not page.request.filters:
        steps += [f"search {words} --offset {last}"] if last < page.result.total else []
        steps += [] if page.request.facets else [f"search {words} --facet topic"]
        steps += [f"export {words} --format ris"]
    while len(steps) > 1 and columns(screen.mark(" · ").join(steps)) > screen.width:
        steps.pop()
    return screen.mark(" · ").join(steps)
