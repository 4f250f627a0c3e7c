"""Historic Hansard, 1803 to 2005: the volumes that the UK Parliament had digitised, as XML and as sets made of them.

The words are Parliament's, under the Open Parliament Licence; api.parliament.uk/historic-hansard shows the same. The loaders
give every contribution with its speaker, day, heading, volume and column.
"""

from __future__ import annotations

from collections.abc import Iterator

from corpus.records import Document, RawDocument
from corpus.sources.passages import verbatim

TITLE = "Historic Hansard (UK, 1803 to 2005), XML and JSON"
YIELDS = "a record for each contribution, and for each written question with its answer: who, when, heading, volume, column"


def recognises(raw: RawDocument) -> bool:
    """Only what its loader calls so."""
    return raw.source == "historic-hansard"


def read(raw: RawDocument) -> Iterator[Document]:
    """The contribution as it is."""
    yield verbatim(raw, "historic-hansard")
