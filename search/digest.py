"""How does what changed in a saved search reach its reader? As an Atom feed (RFC 4287), and as a Markdown digest to mail."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

from corpus.dates import PartialDate
from corpus.wording import counted, date_words, kind_words
from search.changes import Change
from search.harmless import one_line, web_address
from search.manifest import Paper
from search.saved import SavedSearch

HEADS = {"new": "New", "changed": "Changed", "re-classified": "Re-classified", "gone": "Gone"}
MARKS = re.compile(r"([\\`*_{}\[\]#+!|<>~])")
EPOCH = "1970-01-01T00:00:00Z"  # of a revision that the store no longer knows
Link = Callable[[str], str | None]  # the web address of a record's paper


def atom(search: SavedSearch, recent: Sequence[Change], times: Mapping[int, str], link: Link) -> Iterator[str]:
    """The lines of a feed of the last changes, newest first; `times` tells when each revision was made."""
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield '<feed xmlns="http://www.w3.org/2005/Atom">'
    yield f"  <id>urn:dossier:saved:{escape(search.name)}</id>"
    yield f"  <title>{escape(one_line(search.name))}</title>"
    yield f"  <subtitle>{escape(one_line(search.text))}</subtitle>"
    yield f"  <updated>{max((time_of(change, times) for change in recent), default=EPOCH)}</updated>"
    yield "  <author><name>Dossier</name></author>"
    for change in recent:
        address = web_address(link(change.paper.id))
        yield "  <entry>"
        yield f"    <id>urn:sha256:{fingerprint(search, change)}</id>"
        yield f"    <title>{escape(f'{HEADS[change.what]}: {title_of(change.paper)}')}</title>"
        yield f"    <updated>{time_of(change, times)}</updated>"
        if address:
            yield f'    <link rel="alternate" href={quoteattr(address)}/>'
        yield f"    <category term={quoteattr(change.what)}/>"
        yield f"    <summary>{escape(one_line(f'{about(change.paper)}: {change.why}'))}</summary>"
        yield "  </entry>"
    yield "</feed>"


def time_of(change: Change, times: Mapping[int, str]) -> str:
    """When the revision was made in which a change was noticed."""
    return times.get(change.revision, EPOCH)


def fingerprint(search: SavedSearch, change: Change) -> str:
    """What tells one change from every other, and stays the same in every feed that holds it."""
    parts = (search.name, change.paper.id, change.what, change.paper.content, str(change.revision))
    return hashlib.sha256("\n".join(parts).encode("utf-8", "backslashreplace")).hexdigest()


def markdown(search: SavedSearch, found: Sequence[Change], since: int, revision: int, link: Link) -> Iterator[str]:
    """The lines of a digest: a section for each kind of change, a line for each paper."""
    yield f"# {plain(search.name)}"
    yield ""
    span = f"revision {since} to {revision}" if since else f"all up to revision {revision}"
    yield f"{counted(len(found), 'change')} · {span} · `{one_line(search.text).replace('`', chr(39))}`"
    for what, heading in HEADS.items():
        some = [change for change in found if change.what == what]
        if some:
            yield from ("", f"## {heading} ({len(some):,})", "")
        for change in some:
            address = web_address(link(change.paper.id))
            title = plain(title_of(change.paper))
            yield f"- {f'[{title}](<{address}>)' if address else title}, {plain(about(change.paper))}: {plain(change.why)}"


def title_of(paper: Paper) -> str:
    """The title, or what stands for one."""
    return one_line(paper.title) or "(untitled)"


def about(paper: Paper) -> str:
    """The kind, the date and the id of a paper."""
    return f"{kind_words(paper.kind)}, {date_words(PartialDate(paper.date) if paper.date else None)} ({one_line(paper.id)})"


def plain(text: str) -> str:
    """The text on one line, with nothing that Markdown would read as its own."""
    return MARKS.sub(r"\\\1", one_line(text))
