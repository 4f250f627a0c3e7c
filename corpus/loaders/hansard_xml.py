"""How is Hansard read that a parliament gives as XML of its own: the UK's digitised volumes (1803 to 2005), Canada's since 2006?

Every contribution is a paper; a written question and its answer are one. What the XML says is given: speaker, date, heading,
house, volume and column.
"""

from __future__ import annotations

from collections.abc import Iterator

from corpus.errors import LoadError
from corpus.loaders.contributions import paper, spoken
from corpus.loaders.hansard_canada import canadian
from corpus.loaders.hansard_historic import historic
from corpus.loaders.inputs import InputFile, read_whole
from corpus.loaders.xml import local, parse_xml, refuse_entities
from corpus.records import RawDocument

CANADIAN = "Hansard"  # the root of Canada's files; that of the UK's is written small


def load_hansard_xml(file: InputFile) -> Iterator[RawDocument]:
    """The contributions of a day or a committee's sitting, in order. Raises LoadError where the XML is broken or holds none."""
    refuse_entities(file)
    root = parse_xml(file, read_whole(file))
    read, source = (canadian, "canada-hansard") if local(root) == CANADIAN else (historic, "historic-hansard")
    found = False
    for contribution in read(root):
        if spoken(contribution):
            found = True
            yield paper(file, "hansard", source, contribution)
    if not found:
        raise LoadError(f"{file.locator} is Hansard XML without a contribution.")
