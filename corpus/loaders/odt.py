"""How is an OpenDocument text read? Paragraph by paragraph, apart by blank lines where a gap is shown; tables as tabbed lines.

Deleted passages, comments and running heads are left out; notes stand after the paragraph that they belong to.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator

from lxml import etree

from corpus.errors import LoadError
from corpus.loaders.docx import joined, office_facts, office_parts
from corpus.loaders.encoding import has_word, tidy
from corpus.loaders.inputs import InputFile
from corpus.loaders.xml import local
from corpus.records import RawDocument

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_NAME, _STYLED = f"{_STYLE}name", f"{_TEXT}style-name"
_SKIPPED = frozenset(
    ("annotation", "annotation-end", "tracked-changes", "sequence-decls", "forms", "note-citation", "bibliography-mark")
)
_POINTS = {"cm": 28.35, "mm": 2.835, "in": 72.0, "pt": 1.0, "pc": 12.0, "px": 0.75}
_LENGTH = re.compile(r"([\d.]+)(cm|mm|in|pt|pc|px)")
_GAP = 3.0  # points: from here a reader sees a gap
_DEEPEST = 12  # styles based on styles
_SPACE = re.compile(r"[ \t\r\n]+")


def load_odt(file: InputFile) -> Iterator[RawDocument]:
    """The one paper of an OpenDocument text. Raises LoadError for one that is encrypted, broken or without words."""
    try:
        with file.open() as stream, zipfile.ZipFile(stream) as archive:
            part = office_parts(file, archive)
            manifest = part("META-INF/manifest.xml")
            if manifest is not None and any(local(element) == "encryption-data" for element in manifest.iter()):
                raise LoadError(f"{file.locator} is a document with a password. Save it without one and ingest that.")
            content = part("content.xml")
            body = content.find(f"{_OFFICE}body/{_OFFICE}text") if content is not None else None
            gaps = _Gaps(content, part("styles.xml"))
            text = tidy(joined(list(_blocks(body, gaps)))) if body is not None else ""
            title = _title(content, body) if content is not None and body is not None else ""
            about = part("meta.xml")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, RecursionError) as error:
        raise LoadError(f"{file.locator} is a broken OpenDocument text: {error}. Save it again.") from error
    if not has_word(text):
        raise LoadError(f"{file.locator} is an OpenDocument text without words.")
    given = office_facts(title, about, "initial-creator", text)
    yield RawDocument(file.locator, "odt", file.sha256, text=text, given=given)


def _title(content: etree._Element, body: etree._Element) -> str:
    """The words of the one paragraph that bears the style of titles; empty where there is none, or several."""
    styles = {
        style.get(f"{_STYLE}name")
        for style in content.iter(f"{_STYLE}style")
        if style.get(f"{_STYLE}parent-style-name") == "Title"
    }
    styles.add("Title")
    titles = [p for p in body.iterchildren(f"{_TEXT}p", f"{_TEXT}h") if p.get(_STYLED) in styles]
    return tidy(" ".join(_flow(titles[0], []).split())) if len(titles) == 1 else ""


class _Gaps:
    """Whether a paragraph of a style shows a gap before and after, by the style itself or what it is based on."""

    def __init__(self, *roots: etree._Element | None) -> None:
        found = (style for root in roots if root is not None for style in root.iter(f"{_STYLE}style"))
        self._styles = {style.get(_NAME) or "": style for style in found}
        self._known: dict[str, tuple[bool, bool]] = {}

    def around(self, name: str) -> tuple[bool, bool]:
        """Is there a gap before a paragraph of the style of that name, and one after it?"""
        if name not in self._known:
            self._known[name] = self._points(name, "margin-top") >= _GAP, self._points(name, "margin-bottom") >= _GAP
        return self._known[name]

    def _points(self, name: str | None, side: str) -> float:
        for _ in range(_DEEPEST):
            style = self._styles.get(name or "")
            if style is None:
                break
            own = style.find(f"{_STYLE}paragraph-properties")
            length = _LENGTH.match((own.get(f"{_FO}{side}") or "") if own is not None else "")
            if length:
                return float(length[1]) * _POINTS[length[2]] if length[1].count(".") < 2 else 0.0
            name = style.get(f"{_STYLE}parent-style-name")
        return 0.0


def _blocks(parent: etree._Element, gaps: _Gaps, mark: str = "") -> Iterator[tuple[str, bool, bool]]:
    """The paragraphs and rows, each with whether a gap is shown before and after it."""
    for element in parent:
        name = local(element)
        if name in ("p", "h"):
            notes: list[str] = []
            words = (_flow(element, notes) if len(element) else _spaced(element.text or "")).strip(" ")
            before, after = gaps.around(element.get(_STYLED) or "")
            yield f"{mark if words.strip() else ''}{words}", before or name == "h", after or name == "h"
            mark = ""
            for note in notes:
                yield note, True, True
        elif name == "list-item":
            yield from _blocks(element, gaps, "• ")
        elif name == "table":
            rows = [_row(row) for row in element.iter() if local(row) == "table-row"]
            yield "\n".join(row for row in rows if row.strip()), True, True
        elif name and name not in _SKIPPED:
            yield from _blocks(element, gaps, mark)


def _row(row: etree._Element) -> str:
    cells = (cell for cell in row if local(cell) == "table-cell")
    return "\t".join(" ".join(_flow(cell, []).split()) for cell in cells).rstrip("\t")


def _flow(element: etree._Element, notes: list[str]) -> str:
    """The running text of a paragraph; its notes are put aside."""
    words = [_spaced(element.text or "")]
    for child in element:
        name = local(child)
        if name == "s":
            words.append(" ")
        elif name == "tab":
            words.append("\t")
        elif name == "line-break":
            words.append("\n")
        elif name == "note":
            notes.append(" ".join("".join(_flow(part, []) for part in child if local(part) == "note-body").split()))
        elif name and name not in _SKIPPED:
            words.append(_flow(child, notes))
            if name in ("p", "h"):
                words.append("\n")
        if tail := child.tail:
            words.append(_spaced(tail))
    return "".join(words)


def _spaced(text: str) -> str:
    """The text with one space wherever the file has white space: a space too many is an element of its own."""
    return _SPACE.sub(" ", text) if "  " in text or "\n" in text or "\t" in text or "\r" in text else text
