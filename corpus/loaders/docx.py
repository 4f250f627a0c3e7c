"""How is a Word document read? Paragraph by paragraph, apart by blank lines where Word shows a gap; tables as tabbed lines.

The header of the first page is kept, as a letter's head often stands there; running heads, comments, deleted and hidden words are
left out; inserted ones count. Numbers and bullets of lists are written out; notes follow the text.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import cast

from lxml import etree

from corpus.errors import LoadError
from corpus.limits import PAPER_BYTES
from corpus.loaders.docx_styles import Lists, Spacing, W, child, layout_of
from corpus.loaders.encoding import has_word, tidy
from corpus.loaders.inputs import InputFile, too_large
from corpus.loaders.properties import believed
from corpus.loaders.xml import local, parse_xml
from corpus.records import Given, RawDocument

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_SKIPPED = frozenset(("del", "moveFrom", "Fallback", "pPr", "rPr", "instrText", "delText", "commentReference", "sectPr", "tblPr"))
_MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_ODD = ("del", "moveFrom", "Fallback", "txbxContent", "vanish")  # a paragraph with one of these is read with care
_SAID = tuple(f"{{*}}{name}" for name in ("p", "t", *_MARKS, *_ODD))
_PARAGRAPH, _WORDS, _STOP = f"{W}p", f"{W}t", f"{W}pos"
_TITLES = etree.XPath("w:p[w:pPr/w:pStyle/@w:val = 'Title']", namespaces={"w": W[1:-1]})
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")

Part = Callable[[str], etree._Element | None]
_Plain = dict[etree._Element, list[str]]  # the words of paragraphs, piece by piece


@dataclass(frozen=True, slots=True)
class _Reading:
    """What is known before a part is read block by block."""

    spacing: Spacing
    lists: Lists
    plain: _Plain


def load_docx(file: InputFile) -> Iterator[RawDocument]:
    """The one paper of a Word document. Raises LoadError for one that is broken or without words."""
    try:
        with file.open() as stream, zipfile.ZipFile(stream) as archive:
            part = office_parts(file, archive)
            text, title = _text(part)
            text = tidy(text)
            about = part("docProps/core.xml")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, RecursionError) as error:
        raise LoadError(f"{file.locator} is a broken Word document: {error}. Save it again.") from error
    if not has_word(text):
        raise LoadError(f"{file.locator} is a Word document without words.")
    given = office_facts(title, about, "creator", text)
    yield RawDocument(file.locator, "docx", file.sha256, text=text.strip("\n"), given=given)


def office_facts(title: str, about: etree._Element | None, author: str, text: str) -> tuple[Given, ...]:
    """The title that bears the style of titles, and what is true of the properties; `author` is the name of that element."""
    styled = (Given("title", title, "field:style Title"),) if title else ()
    if about is None:
        return styled
    said = {name: next((one.text or "" for one in about.iter(f"{{*}}{name}")), "") for name in ("title", author)}
    facts = believed(said["title"], said[author], text, "title", author)
    return (*styled, *(fact for fact in facts if not (styled and fact.name == "title")))


def office_parts(file: InputFile, archive: zipfile.ZipFile) -> Part:
    """What gives the root of a part of the package by its name, or None where there is no such part."""

    def part(name: str) -> etree._Element | None:
        try:
            entry = archive.getinfo(name)
        except KeyError:
            return None
        if entry.flag_bits & 1:
            raise LoadError(f"{file.locator} is a document with a password. Save it without one and ingest that.")
        with archive.open(entry) as stream:
            content = stream.read(PAPER_BYTES + 1)
        if len(content) > PAPER_BYTES:
            raise too_large(file.locator)
        if b"<!DOCTYPE" in content[:1000] or b"<!ENTITY" in content[:1000]:
            raise LoadError(f"{file.locator} defines XML entities, as no Office program does. Leave it out.")
        return parse_xml(file, content)

    return part


def _text(part: Part) -> tuple[str, str]:
    """The text, and the title where one paragraph bears the style of titles."""
    document = part("word/document.xml")
    body = document.find(f"{W}body") if document is not None else None
    if body is None:
        return "", ""
    reading = _Reading(Spacing(part("word/styles.xml")), Lists(part("word/numbering.xml")), _plain(body))
    blocks = [*_header(part, body), *_blocks(body, reading)]
    for name in _NOTES:
        notes = part(name)
        if notes is not None:
            plain = _plain(notes)
            written = (_line(note, plain) for note in notes if note.get(f"{W}type") is None)
            blocks.extend((words, True, True) for words in written if words)
    titles = cast(list[etree._Element], _TITLES(body))
    return joined(blocks), tidy(" ".join(_run(titles[0]).split())) if len(titles) == 1 else ""


def _plain(root: etree._Element) -> _Plain:
    """The words of the paragraphs in which all stands to be read, in one pass; where there are boxes, of none."""
    found: _Plain = {}
    paragraph, words = root, []
    for below in root.iter(*_SAID):
        if below.tag == _WORDS:
            words.append(below.text or "")
        elif below.tag == _PARAGRAPH:
            paragraph, words = below, found.setdefault(below, [])
        elif (mark := _MARKS.get(name := local(below))) is None:
            if name == "txbxContent":
                return {}
            found.pop(paragraph, None)
        elif below.get(_STOP) is None:  # a tab, and no place where one stops
            words.append(mark)
    return found


def _header(part: Part, body: etree._Element) -> Iterator[tuple[str, bool, bool]]:
    """The header of the first page."""
    section = next(body.iter(f"{W}sectPr"), None)
    relations = part("word/_rels/document.xml.rels")
    if section is None or relations is None:
        return
    wanted = "first" if section.find(f"{W}titlePg") is not None else "default"
    for reference in section.iter(f"{W}headerReference"):
        if reference.get(f"{W}type") == wanted:
            target = next((row.get("Target") for row in relations if row.get("Id") == reference.get(f"{_R}id")), None)
            header = part(f"word/{target}") if target else None
            if header is not None and sum(c.isalpha() for c in _run(header)) > 3:
                yield from _blocks(header, _Reading(Spacing(None), Lists(None), {}))
                yield "", True, True


def _blocks(parent: etree._Element, reading: _Reading) -> Iterator[tuple[str, bool, bool]]:
    """The paragraphs and rows, each with whether a gap is shown before and after it."""
    for element in parent:
        if element.tag == _PARAGRAPH:
            plain = reading.plain.get(element)
            words = "".join(plain) if plain is not None else _run(element)
            layout = layout_of(element)
            mark = reading.lists.mark(layout) if words.strip() else ""
            yield f"{mark}{words}".strip(" \n"), *reading.spacing.around(layout)
            for box in element.iter(f"{W}txbxContent") if plain is None else ():
                if not any(local(above) == "Fallback" for above in box.iterancestors()):
                    yield from _blocks(box, reading)
        elif (name := local(element)) == "tbl":
            rows = [_row(row, reading.plain) for row in element.iterchildren(f"{W}tr")]
            yield "\n".join(row for row in rows if row.strip()), True, True
        elif name not in _SKIPPED:  # a content control, an insertion
            yield from _blocks(element, reading)


def _row(row: etree._Element, plain: _Plain) -> str:
    return "\t".join(_line(cell, plain) for cell in row.iter(f"{W}tc")).rstrip("\t")


def _line(parent: etree._Element, plain: _Plain) -> str:
    """The words of all paragraphs of a cell or a note, in one line."""
    paragraphs = parent.iter(_PARAGRAPH)
    return " ".join(word for p in paragraphs for word in ("".join(plain[p]) if p in plain else _run(p)).split())


def _run(element: etree._Element) -> str:
    """The words below an element: as they stand, without those of boxes in it."""
    words = []
    for below in element:
        name = local(below)
        if name == "t":
            words.append(below.text or "")
        elif name in _MARKS:
            words.append(_MARKS[name])
        elif name == "r" and _is_hidden(below):
            continue
        elif name not in _SKIPPED and name != "txbxContent" and len(below):
            words.append(_run(below))
            if name == "p":
                words.append("\n")
    return "".join(words)


def _is_hidden(run: etree._Element) -> bool:
    own = child(run, f"{W}rPr")
    hidden = child(own, f"{W}vanish") if own is not None and len(own) else None
    return hidden is not None and hidden.get(f"{W}val") not in ("0", "false")


def joined(blocks: list[tuple[str, bool, bool]]) -> str:
    """The blocks one below the other, with a blank line where there is a gap or an empty paragraph."""
    parts: list[str] = []
    gap = False
    for words, before, after in blocks:
        if words.strip():
            parts += ["\n\n" if gap or before else "\n"] if parts else []
            parts.append(words)
            gap = after
        else:
            gap = True
    return "".join(parts)
