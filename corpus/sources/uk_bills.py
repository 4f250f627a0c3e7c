"""Bills before the UK Parliament, bills.parliament.uk, as the site's API gives them.

Parliamentary copyright, Open Parliament Licence. The loader gives each bill with its titles, its sponsors and its stage.
"""

from __future__ import annotations

from collections.abc import Iterator

from corpus.records import Document, RawDocument
from corpus.sources.passages import verbatim

TITLE = "Bills of the UK Parliament, API"
YIELDS = "a record for each bill: titles, sponsors, stage"


def recognises(raw: RawDocument) -> bool:
    """Only what its loader calls so."""
    return raw.source == "uk-bills"


def read(raw: RawDocument) -> Iterator[Document]:
    """The bill as it is."""
    yield verbatim(raw, "uk-bills")
