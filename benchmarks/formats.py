"""What does each kind of file give, and how fast is its loader beside the bare library?

python -m benchmarks.formats --table     write the table of docs/formats.md anew, from the sample files
python -m benchmarks.formats --expect    write tests/formats_expected.json anew; read the difference before you commit it
python -m benchmarks.formats             files a second of each loader, and of the library that it stands on; the ratio of the two
python -m benchmarks.formats --check     exit 1 where a loader takes more than twice its library's time
"""

from __future__ import annotations

import argparse
import email
import email.policy
import email.utils
import io
import json
import mailbox
import sys
import tempfile
import time
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import datetime
from email.message import EmailMessage
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, cast

from lxml import etree

from benchmarks.extraction import shared
from corpus.loaders import format_of, load, open_input
from corpus.papers import extract
from corpus.records import Record, Rejection

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "formats.md"
EXPECTED = ROOT / "tests" / "formats_expected.json"
BEGIN, END = "<!-- table: made by python -m benchmarks.formats --table -->", "<!-- end of the table -->"
SHOWN = 2  # records of a file that are shown one by one
LONGEST = 80  # characters of a title
ROLES = ("author", "signatory", "addressee", "asker", "answerer", "answering_body", "speaker", "publisher")
FIELDS = ("id", "kind", "title", "url", "date", "speaker", "author", "publisher")  # that the bare reader of JSON Lines takes
PARTS = (  # of an Office document, that hold its text, or say how it looks or what it is
    *(f"word/{name}.xml" for name in ("document", "styles", "numbering", "footnotes", "endnotes")),
    *("docProps/core.xml", "content.xml", "styles.xml", "meta.xml"),
)
HANSARD = ("p", "title", "td", "li", "ParaText", "ProceduralText", "PersonSpeaking", "OrderOfBusinessTitle", "CatchLine")
PARAGRAPHS = ("p", "li", "h1", "h2", "h3", "h4", "td", "th", "dd", "dt", "blockquote")  # of HTML
MOST = 2.0  # times the bare library's time that a loader may take
ROUNDS, SPENT = 5, 3.0  # rounds at least, and seconds of the processor

Facts = dict[str, object]


def samples() -> list[Path]:
    """The sample files, in order."""
    folder = shared() / "data" / "formats"
    return sorted(path for path in folder.rglob("*") if path.is_file() and path.name != "INDEX.md")


def facts_of(path: Path) -> Facts:
    """What a file gives, in short facts: counts, kinds, sources, dates, and its first records with who does what."""
    folder = shared() / "data" / "formats"
    found = list(extract([path]))
    records = [one for one in found if isinstance(one, Record)]
    dates = sorted(str(record.date) for record in records if record.date)
    return {
        "records": len(records),
        "kinds": dict(sorted(Counter(record.kind for record in records).items())),
        "sources": sorted({record.source.source for record in records}),
        "dated": len(dates),
        "dates": [dates[0], dates[-1]] if dates else [],
        "first": [_short(record) for record in records[:SHOWN]],
        "rejected": [_reason(one, str(folder)) for one in found if isinstance(one, Rejection)][:5],
    }


def _short(record: Record) -> Facts:
    actors = {
        role: [actor.name[:LONGEST] for actor in record.actors_with(role)][:4] for role in ROLES if record.actors_with(role)
    }
    return {
        "kind": record.kind,
        "title": (record.title or "")[:LONGEST],
        "date": str(record.date) if record.date else "",
        "actors": actors,
    }


def _reason(bad: Rejection, folder: str) -> str:
    return bad.reason.replace(folder + "/", "")[:160]


def all_facts(jobs: int = 2) -> dict[str, Facts]:
    """The facts of every sample, by its path below the samples' folder."""
    folder = shared() / "data" / "formats"
    paths = samples()
    with ProcessPoolExecutor(jobs) as workers:
        return {str(path.relative_to(folder)): facts for path, facts in zip(paths, workers.map(facts_of, paths), strict=True)}


def table(facts: dict[str, Facts]) -> Iterator[str]:
    """The table of docs/formats.md, line by line."""
    yield "| file | gives | kind | title of the first | date | who |"
    yield "|---|---|---|---|---|---|"
    for name, one in facts.items():
        first = one["first"][0] if one["first"] else {}  # type: ignore[index]
        gives = [f"{one['records']} record{'s' if one['records'] != 1 else ''}"] if one["records"] else []
        rejected = one["rejected"]
        gives += [f"rejected: {rejected[0]}"] if rejected and not one["records"] else []  # type: ignore[index]
        gives += [f"{len(rejected)} rejected"] if rejected and one["records"] else []  # type: ignore[arg-type]
        kinds = ", ".join(f"{kind} {count}" if len(one["kinds"]) > 1 else kind for kind, count in one["kinds"].items())  # type: ignore[attr-defined,arg-type]
        dates = one["dates"]
        days = "" if not dates else dates[0] if dates[0] == dates[1] else f"{dates[0]} to {dates[1]}"  # type: ignore[index]
        who = "; ".join(f"{role}: {', '.join(names)}" for role, names in first.get("actors", {}).items())
        cells = (name, ", ".join(gives), kinds, first.get("title", ""), days, who)
        yield "| " + " | ".join(_cell(cell) for cell in cells) + " |"


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").replace("<", "&lt;").split())


def write_table(facts: dict[str, Facts]) -> None:
    """Puts the table into docs/formats.md, between its marks."""
    page = PAGE.read_text("utf-8")
    before, _, rest = page.partition(BEGIN)
    after = rest.partition(END)[2]
    PAGE.write_text(f"{before}{BEGIN}\n\n" + "\n".join(table(facts)) + f"\n\n{END}{after}", "utf-8")


# speed


def _words_of(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def _shown(markup: str) -> list[str]:
    """A text as a clean line; a piece of HTML as one for each paragraph, heading, item and cell in it."""
    from lxml import html

    if "<" not in markup:
        return [" ".join(markup.split())]
    root = cast(html.HtmlElement, html.fromstring(markup))
    return [" ".join(str(one.text_content()).split()) for one in root.iter(*PARAGRAPHS)] or [str(root.text_content())]


def _bare_pdf(content: bytes) -> object:
    import pypdfium2

    with pypdfium2.PdfDocument(content) as document:
        return [page.get_textpage().get_text_range() for page in document]


def _bare_office(content: bytes) -> object:
    """The paragraphs and notes, their styles, the marks of their lists and the metadata: what a loader needs, no other parts."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        roots = [etree.fromstring(archive.read(name)) for name in archive.namelist() if name in PARTS]
    return [["".join(map(str, p.itertext())) for p in root.iter("{*}p", "{*}h")] for root in roots]


def _bare_rtf(content: bytes) -> object:
    from striprtf.striprtf import rtf_to_text

    return rtf_to_text(content.decode("latin-1"), errors="replace")  # type: ignore[no-untyped-call]


def _bare_msg(content: bytes) -> object:
    """The streams, those of text as text, and the headers that came with the message."""
    import olefile

    with olefile.OleFileIO(content) as ole:
        streams = {"/".join(name): ole.openstream(name).read() for name in ole.listdir()}
    texts = {name: value.decode("utf-16-le") for name, value in streams.items() if name.endswith("001F")}
    carried = email.message_from_string(texts.get("__substg1.0_007D001F", ""), policy=email.policy.default)
    return streams, texts, [str(carried[name]) for name in ("Message-ID", "Subject", "Date", "From", "To", "Cc")]


def _bare_doc(content: bytes) -> object:
    """The streams, and the properties: title, author."""
    import olefile

    with olefile.OleFileIO(content) as ole:
        about = ole.get_metadata()
        return about.title, about.author, [ole.openstream(name).read() for name in ole.listdir()]


def _bare_mail(content: bytes) -> object:
    return _of_message(email.message_from_bytes(content, policy=email.policy.default))


def _of_message(message: EmailMessage) -> object:
    """Headers, the body, and what is attached, by the library of each."""
    found: list[object] = [str(message[name]) for name in ("Message-ID", "Subject", "Date", "From", "To", "Cc")]
    body = message.get_body(("plain", "html"))
    if body is not None:
        found.append(body.get_content() if body.get_content_type() == "text/plain" else _shown(body.get_content()))
    for part in message.iter_attachments():
        if part.is_multipart() and part.get_content_maintype() != "message":
            found.append(_of_message(part))
            continue
        attached = part.get_content()
        if isinstance(attached, EmailMessage):
            found.append(_of_message(attached))
        elif isinstance(attached, bytes) and attached.startswith(b"%PDF-"):
            found.append(_bare_pdf(attached))
        elif isinstance(attached, bytes) and attached.startswith(b"PK\3\4"):
            found.append(_bare_office(attached))
        elif part.get_content_type() == "text/html":
            found.append(_shown(attached))
        else:
            found.append(attached)
    return found


def _bare_mbox(content: bytes) -> object:
    """As `mailbox` reads it, from a file of its own in memory."""

    def read(stream: BinaryIO) -> EmailMessage:
        return email.message_from_binary_file(stream, policy=email.policy.default)

    with tempfile.NamedTemporaryFile() as file:
        file.write(content)
        file.flush()
        return [_of_message(message) for message in mailbox.mbox(file.name, factory=read)]  # type: ignore[arg-type]


def _bare_json(content: bytes) -> object:
    """Every string as clean lines, those of HTML as their paragraphs."""
    return _strings(json.loads(content))


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return _shown(value)
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for one in inner for text in _strings(one)]


def _bare_jsonl(content: bytes) -> object:
    """Each line's text in its normal form, its fields, its day, and its hash: the name of a paper that has no other."""
    return [_of_line(line, json.loads(line)) for line in content.split(b"\n") if line.strip()]


def _of_line(line: bytes, fields: dict[str, str]) -> object:
    text = unicodedata.normalize("NFC", fields["text"]).replace("\r\n", "\n")
    day = datetime.fromisoformat(fields["date"]).date()
    return sha256(line).hexdigest(), text, day, {name: fields.get(name) for name in FIELDS}


def _bare_feed(content: bytes) -> object:
    """Each entry's fields by their names: HTML as its text, links as their target, days as days."""
    return [
        {(name := etree.QName(child).localname): _of_entry(name, child) for child in entry.iterchildren(etree.Element)}
        for entry in _root(content).iter("{*}item", "{*}entry")
    ]


def _of_entry(name: str, child: etree._Element) -> object:
    text = child.get("href") or child.text or ""
    if name == "pubDate":
        return email.utils.parsedate_to_datetime(text)
    return datetime.fromisoformat(text) if name in ("published", "updated") else _shown(text)


def _bare_tei(content: bytes) -> object:
    return [
        _words_of(element)
        for element in _root(content).iter("{*}p", "{*}head", "{*}opener", "{*}closer", "{*}title", "{*}persName")
    ]


def _bare_parlparse(content: bytes) -> object:
    return [
        (dict(one.attrib), [_words_of(child) for child in one.iterchildren(etree.Element)])
        for one in _root(content).iter("speech", "ques", "reply", "major-heading", "minor-heading")
    ]


def _bare_hansard(content: bytes) -> object:
    """Headings, paragraphs, speakers, and the cells of tables, each with its attributes."""
    return [(dict(one.attrib), _words_of(one)) for one in _root(content).iter(*HANSARD)]


def _root(content: bytes) -> etree._Element:
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))


def _bare_text(content: bytes) -> object:
    return content.decode("utf-8", "replace")


LIBRARIES: dict[str, tuple[str, Callable[[bytes], object]]] = {
    "pdf": ("pypdfium2", _bare_pdf),
    "docx": ("zipfile and lxml", _bare_office),
    "odt": ("zipfile and lxml", _bare_office),
    "rtf": ("striprtf", _bare_rtf),
    "doc": ("olefile", _bare_doc),
    "msg": ("olefile and email", _bare_msg),
    "eml": ("email", _bare_mail),
    "mbox": ("mailbox", _bare_mbox),
    "json": ("json and lxml", _bare_json),
    "jsonl": ("json", _bare_jsonl),
    "feed": ("lxml", _bare_feed),
    "tei": ("lxml", _bare_tei),
    "parlparse": ("lxml", _bare_parlparse),
    "hansard": ("lxml", _bare_hansard),
    "html": ("reading alone", _bare_text),
    "text": ("reading alone", _bare_text),
    "sgml": ("reading alone", _bare_text),
}


def by_format() -> dict[str, list[Path]]:
    """The samples that can be read, by format."""
    found: dict[str, list[Path]] = {}
    for path in samples():
        try:
            list(load(opened := open_input(path, path.name)))
            found.setdefault(format_of(opened), []).append(path)
        except Exception:  # a rejection; a bare library may do anything with it
            continue
    return found


def seconds(*readers: Callable[[], object]) -> list[float]:
    """The best of many rounds of each, in seconds of the processor; in turns, so that none has the quieter time."""
    best = [float("inf")] * len(readers)
    spent, rounds = 0.0, 0
    while rounds < ROUNDS or spent < SPENT:
        for number, read in enumerate(readers):
            started = time.process_time()
            read()
            took = time.process_time() - started
            best[number] = min(best[number], took)
            spent += took
        rounds += 1
    return best


def speed() -> bool:
    """Prints the table of speeds; returns whether every loader keeps to its bound.

    Both sides get the bytes of the files as they lie in memory: finding, reading and hashing a file costs both the same.
    """
    kept = True
    print(f"{'format':<11}{'files':>6}{'ours /s':>10}{'library /s':>12}{'ratio':>7}  library")
    for name, paths in sorted(by_format().items()):
        if name not in LIBRARIES:
            continue
        library, bare = LIBRARIES[name]
        opened = [open_input(path, path.name) for path in paths]
        contents = [path.read_bytes() for path in paths]
        ours, theirs = seconds(
            lambda opened=opened: [list(load(file)) for file in opened],  # type: ignore[misc]
            lambda bare=bare, contents=contents: [bare(content) for content in contents],  # type: ignore[misc]
        )
        ratio = ours / theirs
        reading = library == "reading alone"  # no library does any of the work, so there is nothing to keep to
        kept &= ratio <= MOST or reading
        print(f"{name:<11}{len(paths):>6}{len(paths) / ours:>10.0f}{len(paths) / theirs:>12.0f}{ratio:>7.2f}  {library}")
    return kept


def main() -> None:
    """The command line."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("table", "expect", "check"):
        arguments.add_argument(f"--{name}", action="store_true")
    chosen = arguments.parse_args()
    if chosen.table or chosen.expect:
        facts = all_facts()
        if chosen.expect:
            EXPECTED.write_text(json.dumps(facts, ensure_ascii=False, indent=1) + "\n", "utf-8")
        if chosen.table:
            write_table(facts)
    elif not speed() and chosen.check:
        sys.exit(1)


if __name__ == "__main__":
    main()
