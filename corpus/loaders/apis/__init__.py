"""Which JSON comes from an API whose fields are known? One file for each: an answer of the API in, papers out.

A shape takes the whole value of a JSON file and gives the contributions in it; none, where the value is not of that shape.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from corpus.loaders.apis.bills import bills
from corpus.loaders.apis.gov_uk import content_items
from corpus.loaders.apis.hansard import debates
from corpus.loaders.apis.historic_debates import historic_debates
from corpus.loaders.apis.questions import questions, statements
from corpus.loaders.apis.search import search_results
from corpus.loaders.contributions import Contribution, paper, spoken
from corpus.loaders.inputs import InputFile
from corpus.records import RawDocument

SHAPES: tuple[tuple[str, Callable[[object], Iterator[Contribution]]], ...] = (  # the source, and what reads its answers
    ("gov-uk", content_items),
    ("written-questions", questions),
    ("written-questions", statements),
    ("written-questions", search_results),
    ("hansard", debates),
    ("uk-bills", bills),
    ("historic-hansard", historic_debates),
)


def api_papers(file: InputFile, value: object) -> tuple[RawDocument, ...]:
    """The papers of an API's answer; none where no API is known that answers so."""
    for source, read in SHAPES:
        found = [contribution for contribution in read(value) if spoken(contribution)]
        papers = tuple(paper(file, "json", source, contribution) for contribution in found)
        if len(papers) == 1 and isinstance(value, Mapping) and source == "gov-uk":
            return (papers[0]._replace(locator=file.locator),)  # the file is the paper
        if papers:
            return papers
    return ()
