"""How is Markdown read? As the text that it stands for: marks of headings and emphasis taken off, links by their words.

What a front matter says (title, date, author, url, kind, language, publisher; who asked and answered when) is given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.dates import PartialDate
from corpus.errors import LoadError
from corpus.loaders.encoding import decode, has_word, tidy
from corpus.loaders.inputs import InputFile, read_whole
from corpus.records import KINDS, Given, RawDocument

_FRONT = re.compile(r"\A---[ \t]*\n(.{0,8000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^([A-Za-z_-]{2,30}):[ \t]*(\S.*)?$((?:\n[ \t]*- .+)*)", re.MULTILINE)
_FIELDS = {
    "title": "title",
    "date": "date",
    "author": "author",
    "authors": "author",
    "url": "url",
    "kind": "kind",
    "lang": "language",
    "language": "language",
    "publisher": "publisher",
    "asker": "asker",
    "asked_by": "asker",
    "answerer": "answerer",
    "answered_by": "answerer",
    "department": "answering_body",
    "answering_body": "answering_body",
    **dict.fromkeys(("asked", "asked_on", "date_asked", "tabled"), "asked"),
    **dict.fromkeys(("answered", "answered_on", "date_answered"), "answered"),
}
_DAYS = frozenset(("date", "asked", "answered"))
_MARKS = (
    (re.compile(r"<!--.{0,20000}?-->", re.DOTALL), ""),
    (re.compile(r"^[ \t]*(?:```|~~~)[^\n]*$", re.MULTILINE), ""),
    (re.compile(r"!\[([^\]\n]{0,300})\]\([^)\n]{0,2000}\)"), r"\1"),
    (re.compile(r"(?<!!)\[([^\]\n]{1,500})\](?:\([^)\n]{0,2000}\)|\[[^\]\n]{0,100}\])"), r"\1"),
    (re.compile(r"^\[[^\]\n]{1,100}\]:[ \t]+\S+[^\n]*$", re.MULTILINE), ""),
    (re.compile(r"^[ ]{0,3}#{1,6}[ \t]+([^\n]*?)[ \t]*#*[ \t]*$", re.MULTILINE), r"\1"),
    (re.compile(r"(?<=[^\n])\n(?:={3,}|-{3,})[ \t]*$", re.MULTILINE), "\n"),
    (re.compile(r"^[ ]{0,3}(?:[-*_][ \t]*){3,}$", re.MULTILINE), ""),
    (re.compile(r"(\*\*|__)(?=\S)([^\n]{1,1000}?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])\*(?=\S)([^*\n]{1,1000}?)(?<=\S)\*(?![\w*])"), r"\1"),
    (re.compile(r"(?<!\w)_(?=\S)([^_\n]{1,1000}?)(?<=\S)_(?!\w)"), r"\1"),
    (re.compile(r"`([^`\n]{1,500})`"), r"\1"),
    (re.compile(r"<(https?://[^>\s]{1,2000})>"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!|>~-])"), r"\1"),
    (re.compile(r"(?:[ ]{2,}|\\)\n"), "\n"),
)

_TABLE = re.compile(r"^[ \t]*\|(?:[ \t]*:?-{3,}:?[ \t]*\|)+[ \t]*$", re.MULTILINE)  # below its head
_LABEL = re.compile(
    r"(?:title|subject|topic|heading|uin|reference|ref|department|house|party|constituency|member|minister|status|published|author"
    r"|(?:asked|answered|tabled|lodged|question|answer|date|session|answering)\b.{0,24})",
    re.IGNORECASE,
)
_SIGNS = (
    ("# ", re.compile(r"^#{1,6} [^\s#]", re.MULTILINE)),
    ("**", re.compile(r"\*\*(?=[^\s*])[^\n*]{1,200}(?<=\S)\*\*")),
    ("|-", _TABLE),
    ("| -", _TABLE),
    ("](", re.compile(r"\[[^\]\n]{1,200}\]\((?:https?:|/|#|mailto:)[^)\s]{0,500}\)")),
)


_ROW = re.compile(r"^[ \t]*\|(?P<cells>[^\n]*)\|[ \t]*$", re.MULTILINE)
_RULE = re.compile(r"[ \t|:-]*")
_BOLD = re.compile(r"(\*\*|__)[^\n*_]+:?\1")
_COLUMNS = "    "  # between the cells of a row


def load_markdown(file: InputFile) -> Iterator[RawDocument]:
    """The one paper of a Markdown file. Raises LoadError for one without words."""
    text = tidy(decode(read_whole(file)))
    given: tuple[Given, ...] = ()
    front = _FRONT.match(text)
    if front:
        given, text = tuple(_front(front.group(1))), text[front.end() :]
    text = plain(text)
    if not has_word(text):
        raise LoadError(f"{file.locator} holds no words.")
    yield RawDocument(file.locator, "markdown", file.sha256, text=text, given=given)


def is_markdown(text: str) -> bool:
    """Is a plain text written in Markdown: is there a heading with its marks, a word in bold or a link?

    >>> is_markdown("**Asked by:** Ann Lee"), is_markdown("* required   # # #   item #4 [1]")
    (True, False)
    """
    return any(sign in text and pattern.search(text) is not None for sign, pattern in _SIGNS)


def plain(markdown: str) -> str:
    r"""Markdown as plain text.

    >>> plain("# Peers vote\\n\\nThe **House** said [no](https://example.org/).")
    'Peers vote\\n\\nThe House said no.'
    >>> plain("| **Asked by** | Bo Lund |")
    'Asked by: Bo Lund'
    """
    markdown = _ROW.sub(_row, markdown)
    for pattern, words in _MARKS:
        markdown = pattern.sub(words, markdown)
    return markdown.strip("\n")


def _row(match: re.Match[str]) -> str:
    """A row of a table as a line: a label in bold before what it labels, other cells side by side."""
    if _RULE.fullmatch(match["cells"]):
        return ""
    cells = [cell.strip() for cell in match["cells"].split("|")]
    if len(cells) == 2 and cells[1] and (_BOLD.fullmatch(cells[0]) or _LABEL.fullmatch(cells[0])):
        return f"{cells[0].strip('*_:')}: {cells[1]}"
    return _COLUMNS.join(cell for cell in cells if cell)


def _front(front: str) -> Iterator[Given]:
    for name, written, below in _FIELD.findall(front):
        for value in [written] if written else below.split("\n"):
            yield from _fact(name, value.strip().removeprefix("- ").strip("\"'[] "))


def _fact(name: str, value: str) -> Iterator[Given]:
    """What one value of a field says; nothing where it is not known."""
    field = _FIELDS.get(name.lower())
    if field in _DAYS:
        try:
            yield Given(field, PartialDate(value[:10]).iso, f"field:{name}")
        except ValueError:
            return  # a date in words is left to the text
    elif field and value and (field != "kind" or value in KINDS):
        yield Given(field, value, f"field:{name}")
