"""How is a web page read? Decoded as it declares; what its markup means is left to the sources."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.errors import LoadError
from corpus.loaders.encoding import decode, tidy
from corpus.loaders.inputs import InputFile, read_whole
from corpus.records import RawDocument

_DECLARED = re.compile(
    rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)""", re.I
)
_TEXT = re.compile(r">[^<>]*\w")


def load_html(file: InputFile) -> Iterator[RawDocument]:
    """The one page of an HTML file. Raises LoadError for one without text."""
    content = read_whole(file)
    declared = _DECLARED.search(content, 0, 8192)
    name = (declared.group(1) or declared.group(2)).decode("ascii") if declared else None
    markup = tidy(decode(content, name))
    if not _TEXT.search(markup):
        raise LoadError(f"{file.locator} is a web page without any text.")
    yield RawDocument(file.locator, "html", file.sha256, markup=markup)
