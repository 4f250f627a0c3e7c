"""Which of a file's own properties are true of the paper? Those that the paper prints.

A program fills them in by itself: the title is often that of a template or a file, the author whoever first opened it. So a title
is believed where the head of the paper has it, an author where the name stands on a line of its own at its head or its end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.loaders.encoding import tidy
from corpus.records import Given

_HEAD, _END = 3_000, 1_500  # characters in which a title or a name has to stand
_MOST_LINES = 4  # of a title
_SHORTEST = 8  # letters of a title
_IS_FILE = re.compile(r"^(?:microsoft word|untitled|document\d*$|slide \d)|\.(?:docx?|pdf|indd|qxd|rtf|odt|wpd)$|[\\/]", re.I)
_BETWEEN = re.compile(r"[\W_]+")  # what is neither letter nor figure
_LABEL = re.compile(r"^\s*(?:by\s|[A-Za-z ]{2,20}:)\s*", re.I)  # "By ", "Subject: "


def believed(title: str, authors: str, text: str, title_field: str = "Title", author_field: str = "Author") -> Iterator[Given]:
    r"""The title and the authors that the properties give and the paper prints; the fields are what the format calls them.

    >>> [fact.value for fact in believed("Draft 3.doc", "Ada Byron; typist", "On shelter\n\nBy Ada Byron\n\nIt is scarce.")]
    ['Ada Byron']
    """
    title = " ".join(tidy(title).split())
    if len(title) >= _SHORTEST and not _IS_FILE.search(title) and _stands_in(_folded(title), text[:_HEAD].split("\n")):
        yield Given("title", title, f"field:{title_field}")
    names = [" ".join(tidy(name).split()) for name in authors.split(";")]
    if names := [name for name in names if " " in name or "." in name]:  # a word alone is an account
        lines = {_folded(_LABEL.sub("", line)) for line in f"{text[:_HEAD]}\n{text[-_END:]}".split("\n") if len(line) < 80}
        yield from (Given("author", name, f"field:{author_field}") for name in names if _folded(name) in lines)


def _stands_in(title: str, lines: list[str]) -> bool:
    """Are these the words of a line, or of several that follow each other? A program cuts a title where a sentence ends."""
    folded = [line for line in (_folded(_LABEL.sub("", line)) for line in lines) if line]
    return any(
        title.startswith(first) and title in ("".join(folded[at : at + count]) for count in range(1, _MOST_LINES + 1))
        for at, first in enumerate(folded)
    )


def _folded(text: str) -> str:
    return _BETWEEN.sub("", text.casefold())
