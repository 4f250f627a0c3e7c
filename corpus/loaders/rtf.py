"""How is Rich Text read? By striprtf, which knows its characters and leaves out its fonts, styles and pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from striprtf.striprtf import rtf_to_text

from corpus.errors import LoadError
from corpus.loaders.encoding import has_word, tidy
from corpus.loaders.inputs import InputFile, read_whole
from corpus.records import RawDocument

_SPACED = re.compile(r"[ \t\u00a0]+$", re.MULTILINE)
_BLANK = re.compile(r"\n{3,}")


def load_rtf(file: InputFile) -> Iterator[RawDocument]:
    """The one paper of an RTF document. Raises LoadError for one that is cut off or without words."""
    content = read_whole(file)
    if b"\\rtf1" not in content[:20]:
        raise LoadError(f"{file.locator} is an RTF document of an unknown version. Save it again as .docx or .rtf.")
    text = rtf_to_text(content.decode("latin-1"), errors="replace")  # type: ignore[no-untyped-call]
    text = _BLANK.sub("\n\n", _SPACED.sub("", tidy(text))).strip()
    if not has_word(text):
        raise LoadError(f"{file.locator} is an RTF document without words.")
    yield RawDocument(file.locator, "rtf", file.sha256, text=text)
