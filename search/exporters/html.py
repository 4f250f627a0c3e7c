"""How do the papers found become one page that works without a network, with facets that count and choose?

Everything stands in the one file. The papers are written as they come, each with the numbers of its facet values; the table of
the values comes last, so that memory follows the values and not the papers. Without a script the page is a plain list. Text of
papers is escaped, and the page's own policy lets no script run but the one whose hash it names, and loads nothing.
"""

from __future__ import annotations

import hashlib
from binascii import b2a_base64
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from typing import BinaryIO

from corpus.json_form import dump_line
from corpus.records import Record
from corpus.wording import ROLE_WORDS, counted, date_words, kind_words
from indexer.fields import FIELDS, keywords
from search.citations import oscola
from search.exporters.selection import Selection
from search.harmless import one_line, web_address

FACETS = ("kind", "year", "topic", "said-by", "asked-by", "answered-by", "signed-by", "addressed-to", "publisher", "instrument")
OPENING = 300  # characters of a paper's text that stand under its title

Values = dict[tuple[int, str], tuple[int, str]]  # facet and value → number and label


def export_html(records: Iterable[Record], stream: BinaryIO, selection: Selection) -> int:
    """One page of HTML 5 in UTF-8."""
    style, script = asset("page.css"), asset("page.js")
    stream.write(head(selection, style, script).encode("utf-8"))
    values: Values = {}
    count = 0
    for record in records:
        count += 1
        stream.write("".join(article(count, record, values)).encode("utf-8"))
    table = [[facet, label] for (facet, _), (_, label) in values.items()]
    stream.write(f"</main>\n<script type='application/json' id='values'>{data([FACETS, table])}</script>\n".encode())
    stream.write(f"<script>{script}</script>\n</body>\n</html>\n".encode())
    return count


def asset(name: str) -> str:
    """A piece of the page that lies beside this module."""
    return Path(__file__).with_name(name).read_text("utf-8")


def source_hash(text: str) -> str:
    """A piece of the page as its policy names it."""
    return "'sha256-" + b2a_base64(hashlib.sha256(text.encode("utf-8")).digest(), newline=False).decode() + "'"


def head(selection: Selection, style: str, script: str) -> str:
    """Everything before the first paper."""
    allowed = f"style-src {source_hash(style)}; script-src {source_hash(script)}"
    policy = f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"
    words = text(selection.words)
    return (
        "<!DOCTYPE html>\n<html lang='en'>\n<head>\n<meta charset='utf-8'>\n"
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        "<meta name='viewport' content='width=device-width'>\n<meta name='referrer' content='no-referrer'>\n"
        f"<title>{words}</title>\n<style>{style}</style>\n</head>\n<body>\n<header>\n<h1>{words}</h1>\n"
        f"<p id='told'>{counted(selection.total, 'paper')}, revision {selection.revision}</p>\n</header>\n"
        "<nav id='facets' aria-label='Facets'></nav>\n<main>\n"
    )


def article(number: int, record: Record, values: Values) -> Iterator[str]:
    """One paper: title, what it is, who did what, the first words, the quotations, the citation."""
    numbers = " ".join(str(value) for value in facet_numbers(record, values))
    title, url = text(record.title or "Untitled"), web_address(record.url)
    link = f"<a href='{escape(url)}' rel='noreferrer noopener'>{title}</a>" if url else title
    yield f"<article data-v='{numbers}' id='p{number}'>\n<h2>{link}</h2>\n"
    yield f"<p class='what'>{kind_words(record.kind)}, {date_words(record.date)}</p>\n"
    roles = []
    for role, words in ROLE_WORDS.items():
        names = ", ".join(text(actor.name) for actor in record.actors_with(role))
        if names and role != "mentioned":
            roles.append(f"<dt>{words}</dt><dd>{names}</dd>")
    if record.topics:
        roles.append(f"<dt>topics</dt><dd>{', '.join(text(topic.label) for topic in record.topics)}</dd>")
    if roles:
        yield f"<dl>{''.join(roles)}</dl>\n"
    yield f"<p class='opening'>{text(opening(record))}</p>\n"
    for quote in record.quotes:
        yield f"<blockquote><p>{text(quote.text)}</p><footer>{text(quote.speaker)}</footer></blockquote>\n"
    place = record.source.path + (f"#{record.source.member}" if record.source.member else "")
    yield f"<p class='source'><cite>{text(oscola(record))}</cite> <span>{text(place)}, id {text(record.id)}</span></p>\n"
    yield "</article>\n"


def facet_numbers(record: Record, values: Values) -> Iterator[int]:
    """The numbers of the record's facet values; a new value gets the next one."""
    for place, name in enumerate(FACETS):
        for value in keywords(FIELDS[name], record):
            label = kind_words(value.label) if name == "kind" else one_line(value.label)
            yield values.setdefault((place, value.value), (len(values), label))[0]


def opening(record: Record) -> str:
    """The first words of a paper, whole ones."""
    words = one_line(record.body[: OPENING * 2])
    return words if len(words) <= OPENING else words[:OPENING].rpartition(" ")[0] + " …"


def text(value: str) -> str:
    """Text of a paper on one line, as text of HTML."""
    return escape(one_line(value))


def data(value: object) -> str:
    """JSON that cannot end the element it stands in."""
    return dump_line(value).replace("<", "\\u003c").replace("&", "\\u0026")
