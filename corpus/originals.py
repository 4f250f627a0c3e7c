"""What did a paper say before it was cleaned, and what of it was kept?

The original is read again from the file, as nothing of it is stored but what was kept; each kept character knows its place there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from corpus import sources as readers
from corpus.errors import CorpusError, LoadError
from corpus.field_maps import field_maps, fields_for
from corpus.files import find_files
from corpus.guard import limited
from corpus.home import Home
from corpus.loaders import load, open_input
from corpus.records import Document, RawDocument, Record
from corpus.terminal import Screen
from corpus.terminal_text import safe_for_terminal


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of one line of the original; `why` names the furniture that it is part of, where that is known."""

    text: str
    kept: bool
    why: str = ""


def original_of(record: Record, home: Home, named: str | None) -> Document:
    """The document that gave the record, read again; `named` is the source that the user named for its file.

    Raises LoadError where the file is gone, cannot be read, or holds the paper no longer.
    """
    path = home.root / record.source.path
    gone = f"{record.source.path}, where {record.id} comes from, cannot be read again"
    try:
        files = find_files([path], home.root).sorted_files()
        if not files:
            raise LoadError(f"{gone}: it is not there. Put it back, or ingest the folder where it is now.")
        file = files[0]
        fields = fields_for(field_maps(home.config()), file.shown)
        papers = (one for one in load(open_input(Path(file.path), file.shown, fields)) if isinstance(one, RawDocument))
        seen: dict[str, int] = {}
        while (raw := limited(lambda: next(papers, None), file.shown)) is not None:
            if _may_hold(raw, record):
                raw = raw._replace(given=file.given + raw.given, source=named or raw.source)
                for document in limited(partial(_documents, raw), raw.locator):
                    member = document.locator.member or ""
                    seen[member] = seen.get(member, 0) + 1
                    if record.source.member in (member or None, f"{member}~{seen[member]}"):
                        return document
    except LoadError:
        raise
    except (CorpusError, OSError) as error:
        raise LoadError(f"{gone}: {error}") from error
    raise LoadError(f"{gone}: the file does not hold it any more. Run: dossier update")


def _documents(raw: RawDocument) -> list[Document]:
    return list(readers.read(raw))


def _may_hold(raw: RawDocument, record: Record) -> bool:
    """Can the paper be in it? A record's member begins with that of what the loader read."""
    return (record.source.member or "").startswith(raw.locator.member or "")


def stretches(document: Document) -> Iterator[list[Stretch]]:
    """The original line by line, each in stretches that were kept or not."""
    kept = bytearray(len(document.original))
    for _, start, length in document.pieces:
        kept[start : start + length] = b"\1" * length
    why: Mapping[int, str] = {
        place: one.kind for one in document.furniture for place in range(one.span.start, min(one.span.end, len(kept)))
    }
    start = 0
    for line in document.original.split("\n"):
        end = start + len(line)
        found: list[Stretch] = []
        while start < end:
            stop = kept.find(0 if kept[start] else 1, start, end)
            stop = end if stop < 0 else stop
            found.append(Stretch(document.original[start:stop], bool(kept[start]), "" if kept[start] else why.get(start, "")))
            start = stop
        yield found
        start = end + 1


def source_lines(document: Document, screen: Screen) -> Iterator[str]:
    """The original with what was kept marked: in colour on a terminal, else by a sign before each line and brackets within.

    A line that was removed begins with "-", one that was kept in part with "~"; what it lost stands in [-brackets-].
    """
    for line in stretches(document):
        told = [one for one in line if one.text.strip()]
        reasons = ", ".join(dict.fromkeys(one.why for one in told if one.why not in ("", "other")))
        if screen.colour:
            shown = "".join(screen.style(_safe(one.text), "green" if one.kept else "dim") for one in line)
        elif all(not one.kept for one in told):
            shown = ("- " if told else "") + "".join(_safe(one.text) for one in line)
        else:
            partly = any(not one.kept for one in told)
            shown = ("~ " if partly else "  ") + "".join(_marked(one) for one in line)
        yield (shown + (screen.style(f"  ({reasons})", "cyan") if reasons else "")).rstrip()


def _marked(one: Stretch) -> str:
    text = _safe(one.text)
    return text if one.kept or not text.strip() else f"[-{text}-]"


def _safe(text: str) -> str:
    return safe_for_terminal(text).replace("\n", " ")
