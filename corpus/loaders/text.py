"""How is plain text read? As one paper, in whatever encoding it is.

Text that is written in Markdown is read as the text that it stands for, whatever its file is called.
"""

from __future__ import annotations

from collections.abc import Iterator

from corpus.errors import LoadError
from corpus.loaders.encoding import decode, has_word, tidy
from corpus.loaders.inputs import InputFile, read_whole
from corpus.loaders.mail_text import unfolded
from corpus.loaders.margins import unmargined
from corpus.loaders.markdown import is_markdown, plain
from corpus.records import RawDocument


def load_text(file: InputFile) -> Iterator[RawDocument]:
    """The one paper of a text file. Raises LoadError for one without a letter or digit."""
    text = unfolded(unmargined(tidy(decode(read_whole(file)))))
    if not has_word(text):
        raise LoadError(f"{file.locator} holds no words.")
    text = plain(text) if is_markdown(text) else text
    yield RawDocument(file.locator, "text", file.sha256, text=text)
