"""What does Dossier know about a paper, and where does it say so?

A loader yields a `RawDocument`, a source turns it into clean `Document`s, extractors gather `Findings`, and `resolve`
makes the `Record` that is stored, indexed and cited. Everything here is a frozen value; nothing here reads or writes.
All are named tuples: an instance is made in a third of the time of a frozen data class, and the class itself, which every
command makes anew as it starts, in less than a tenth (docs/decisions/0020-start.md, 0026-nouns.md).
Offsets are half-open, in code points.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from corpus.dates import PartialDate
from corpus.nouns import NamedTuple

FORMAT = 1  # the version of the record's public JSON form

KINDS = ("letter", "written_answer", "debate", "press_release", "news", "other")
ROLES = (
    "asker",
    "answerer",
    "answering_body",
    "author",
    "signatory",
    "addressee",
    "speaker",
    "publisher",
    "quoted",
    "mentioned",
)
ACTOR_TYPES = ("person", "organisation")


class Span(NamedTuple):
    """A stretch of text, half-open, in code points.

    >>> "Dear Minister"[Span(5, 13).start : Span(5, 13).end]
    'Minister'
    """

    start: int
    end: int


class Evidence(NamedTuple):
    """Why a value is what it is: the rule that found it and the words that prove it.

    `origin` is "body" for a span into the clean text, "source" for a span into the original text (a removed line, say),
    else what supplied the value: "metadata.csv", "field:date" (a field of the file itself), "url", "file name", "default".
    """

    rule: str
    surface: str
    span: Span | None = None
    origin: str = "body"


class Locator(NamedTuple):
    """Which file, and which record in it: `member` is a message, an archive member, a line or an anchor."""

    path: str
    member: str | None = None

    def __str__(self) -> str:
        return f"{self.path}#{self.member}" if self.member else self.path


class Given(NamedTuple):
    """A fact that came with the file and was not read from its text; it wins over what the text suggests.

    `name` is a record field or a role: id, kind, title, date, asked, answered, published, sent, url, language, publisher,
    author, asker, answerer, answering_body, speaker, addressee, signatory, house, uin, volume, column. A name may be
    given more than once.
    """

    name: str
    value: str
    origin: str  # as in Evidence.origin


class Part(NamedTuple):
    """A piece of a paper's layout, as a span of the clean text.

    Letters: letterhead, sender, reference, date, recipient, salutation, subject, sign_off, signature, affiliation, copy_list.
    Questions and debates: heading, subject, asker, asked_on, question, answerer, answered_on, answering_body, due_on, answer,
    speaker, speech.
    Releases and news: headline, byline, dateline, embargo, signature, ends, notes, contacts. Mail: quoted_history, thread_writer,
    thread_recipient.
    """

    name: str
    span: Span


class RawDocument(NamedTuple):
    """One paper as its loader read it: plain text, or markup for a source to read."""

    locator: Locator
    format: str  # the loader's name: text, html, jsonl, parlparse, eml ...
    sha256: str  # of the file's bytes; of the paper's own where a file holds many (a line, a speech)
    text: str = ""  # NFC, line ends as \n; empty where only markup is known
    markup: str | None = None  # HTML or XML as text
    given: tuple[Given, ...] = ()
    parts: tuple[Part, ...] = ()  # spans of `text`, where the format itself tells the layout
    source: str | None = None  # the slug of the source, where the loader or the user knows it


class Furniture(NamedTuple):
    """A stretch of the original text that is no content: a share link, a column number, a running head."""

    span: Span  # of Document.original
    kind: str  # navigation, sharing, cookies, column, page, caption, related, footer, reading_aid, advert ...


class Document(NamedTuple):
    """One clean paper, with the way back from each character to its place in the original."""

    locator: Locator
    format: str
    source: str  # the slug of the source that read it
    sha256: str
    text: str  # what the record's body will be
    original: str  # the text before cleaning
    pieces: tuple[tuple[int, int, int], ...]  # (start in text, start in original, length), ascending
    furniture: tuple[Furniture, ...] = ()
    given: tuple[Given, ...] = ()
    parts: tuple[Part, ...] = ()  # of the clean text

    def given_values(self, name: str) -> tuple[Given, ...]:
        """Every given fact of that name, the strongest first."""
        return tuple([fact for fact in self.given if fact.name == name]) if self.given else ()


class Mention(NamedTuple):
    """A name found in a document's text, with the place that proves it."""

    span: Span  # of Document.text
    surface: str  # exactly document.text[span.start:span.end]
    type: str  # person or organisation
    rule: str
    name: str | None = None  # the name proper, where the surface holds a title or office as well
    actor_id: str | None = None  # filled in by resolve(), never by an extractor


class RoleMention(NamedTuple):
    """What somebody does in a paper: `name` as printed; `span` is of the name where it stands in the text."""

    role: str
    name: str
    type: str  # person or organisation
    evidence: Evidence
    span: Span | None = None


class DateMention(NamedTuple):
    """A date in the text. `type` is published, asked, answered, sent, event or deadline."""

    span: Span
    surface: str
    date: PartialDate
    type: str
    rule: str
    relative: bool = False  # worked out from the paper's own date


class TopicMention(NamedTuple):
    """A topic whose query the record matches, and where."""

    id: str
    label: str
    spans: tuple[Span, ...] = ()


class InstrumentMention(NamedTuple):
    """A treaty, Act or Bill that the text refers to, with the provision where one is named ("59", "82(1)")."""

    id: str
    label: str
    provision: str | None
    spans: tuple[Span, ...] = ()


class Quote(NamedTuple):
    """Somebody's own words. `text` is exactly body[start:end], without the outer quotation marks."""

    text: str
    speaker: str  # the name in its fullest form in this paper
    start: int
    end: int
    direct: bool = True
    actor_id: str | None = None
    rule: str = ""


class Actor(NamedTuple):
    """A person or an organisation in one record, with everything it is called there."""

    id: str
    name: str
    type: str
    roles: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()


class Findings(NamedTuple):
    """What the extractors have found so far; each one returns it with more filled in."""

    kind: str = "other"
    title: str | None = None
    date: PartialDate | None = None
    dates: Mapping[str, PartialDate] = MappingProxyType({})
    date_mentions: tuple[DateMention, ...] = ()
    parts: tuple[Part, ...] = ()
    mentions: tuple[Mention, ...] = ()
    roles: tuple[RoleMention, ...] = ()
    quotes: tuple[Quote, ...] = ()
    instruments: tuple[InstrumentMention, ...] = ()
    language: str = "en"
    references: Mapping[str, str] = MappingProxyType({})  # as in Record.references
    evidence: tuple[tuple[str, Evidence], ...] = ()  # key as in Record.evidence

    def parts_named(self, *names: str) -> tuple[Part, ...]:
        """The layout's parts of these names, in the order of the text."""
        return tuple([part for part in self.parts if part.name in names])


class Source(NamedTuple):
    """Where a record came from."""

    path: str
    member: str | None
    format: str
    source: str
    sha256: str


class Record(NamedTuple):
    """A clean document and what was found in it: the truth that the index is made from.

    `evidence` maps what is proved to its proofs: "kind", "title", "date", "dates.asked", "actors.<actor id>.<role>",
    "actors.<actor id>.identity" (who it is, where that was known or corrected), "references.uin". `references` says where a
    paper of a parliament stands: house, uin, number, volume, column.
    """

    id: str
    kind: str
    title: str | None
    date: PartialDate | None
    dates: Mapping[str, PartialDate]
    actors: tuple[Actor, ...]
    topics: tuple[TopicMention, ...]
    instruments: tuple[InstrumentMention, ...]
    quotes: tuple[Quote, ...]
    body: str
    language: str
    url: str | None
    duplicate_of: str | None
    evidence: Mapping[str, tuple[Evidence, ...]]
    source: Source
    provenance: Mapping[str, str]
    date_mentions: tuple[DateMention, ...] = ()
    references: Mapping[str, str] = MappingProxyType({})

    def actors_with(self, *roles: str) -> tuple[Actor, ...]:
        """The actors who play any of these roles, in the record's order."""
        wanted = set(roles)
        return tuple([actor for actor in self.actors if not wanted.isdisjoint(actor.roles)])


class Rejection(NamedTuple):
    """A paper that could not be read: stored, listed by `dossier status`, and seen in the exit status."""

    locator: Locator
    stage: str  # load, clean, extract, store
    reason: str  # what is wrong and what to do next


TopicMatcher = Callable[[Record], tuple[TopicMention, ...]]  # the topics are queries: their matcher is made above this package
