"""What can be searched, filtered and counted? One table; schema, query help, facets and export columns follow from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

from corpus.dates import PartialDate
from corpus.nouns import TYPE_CHECKING, NamedTuple
from corpus.provisions import instrument_words, provision_words
from corpus.records import Actor, Record
from indexer.analysis import TOKEN, fold, fold_value

if TYPE_CHECKING:
    from typing import Literal

VERSION = 2  # part of the index manifest: raise it when a getter gives something else, and every index is made anew


class Keyword(NamedTuple):
    """A value of a keyword field: what it is counted as, how it reads, and what else a filter may call it."""

    value: str
    label: str
    also: tuple[str, ...] = ()


class Field(NamedTuple):
    """One searchable field. The getter yields str for text, Keyword for keyword, PartialDate for date fields."""

    name: str
    kind: Literal["text", "keyword", "date"]
    help: str
    example: str  # a query that uses it
    texts: Callable[[Record], tuple[str, ...]] | None = None
    keywords: Callable[[Record], tuple[Keyword, ...]] | None = None
    dates: Callable[[Record], tuple[PartialDate, ...]] | None = None
    facet: bool = False
    option: str | None = None  # the filter option of `dossier search`, where there is one


def names(found: Keyword) -> tuple[str, ...]:
    """Everything that a filter may call it, folded and sorted; nothing that folds to nothing.

    >>> names(Keyword("jane-hutt", "Jane Hutt", ("Ms  Hutt",)))
    ('jane hutt', 'jane-hutt', 'ms hutt')
    """
    if found.value == found.label and not found.also:  # an id, a year, a language
        return (name,) if (name := fold_value(found.value)) else ()
    return tuple(sorted({fold_value(name) for name in {found.value, found.label, *found.also}} - {""}))


def keywords(field: Field, record: Record) -> tuple[Keyword, ...]:
    """A record's values of a keyword field, each once."""
    return distinct(field.keywords(record)) if field.keywords else ()


def distinct(found: tuple[Keyword, ...]) -> tuple[Keyword, ...]:
    """Each value once: what it is called twice, it is called by both names."""
    if len(found) < 2:
        return found
    once: dict[str, Keyword] = {}
    for new in found:
        old = once.get(new.value)
        once[new.value] = Keyword(old.value, old.label, (*old.also, new.label, *new.also)) if old else new
    return tuple(once.values())


def plain(value: str | None) -> tuple[Keyword, ...]:
    """A keyword that is its own label; nothing for None and empty."""
    return (Keyword(value, value),) if value else ()


few = lru_cache(maxsize=4_096)(plain)  # for values that many records share


class ActorsWith:
    """A getter of the actors in these roles (none: in any), known by id, name and aliases."""

    __slots__ = ("roles",)

    def __init__(self, roles: tuple[str, ...]) -> None:
        self.roles = roles

    def __call__(self, record: Record) -> tuple[Keyword, ...]:
        """The actors of a record."""
        chosen = record.actors_with(*self.roles) if self.roles else record.actors
        return tuple([actor_keyword(actor) for actor in chosen])


def actor_keyword(actor: Actor) -> Keyword:
    """An actor as a value."""
    return Keyword(actor.id, actor.name, actor.aliases)


def actors(*roles: str) -> ActorsWith:
    """A getter of the actors in these roles (none: in any)."""
    return ActorsWith(roles)


def dated(name: str) -> Callable[[Record], tuple[PartialDate, ...]]:
    """A getter of one of the record's typed dates."""

    def get(record: Record) -> tuple[PartialDate, ...]:
        found = record.dates.get(name)
        return (found,) if found else ()

    return get


def instruments(record: Record) -> tuple[Keyword, ...]:
    """The instruments, and each with its provision: istanbul-convention, istanbul-convention/59."""
    found: dict[str, Keyword] = {}
    for mention in record.instruments:
        found.setdefault(mention.id, Keyword(mention.id, mention.label))
        if mention.provision:
            value = f"{mention.id}/{mention.provision}"
            of = f"{provision_words(mention.label, mention.provision)} of the {mention.label}"
            found.setdefault(value, Keyword(value, instrument_words(mention.label, mention.provision), (of,)))
    return tuple(found.values())


def conflicts(record: Record) -> tuple[Keyword, ...]:
    """The values on which the paper's sources disagree: the date, where file, address, header and text tell different days."""
    return tuple(
        Keyword(name.removesuffix(".conflict"), name.removesuffix(".conflict"))
        for name in sorted(record.evidence)
        if name.endswith(".conflict")
    )


def date_prefix(length: int) -> Callable[[Record], tuple[Keyword, ...]]:
    """A getter of the year (4) or month (7) of the record's date, where it is known so far."""

    def get(record: Record) -> tuple[Keyword, ...]:
        return few(record.date.iso[:length]) if record.date and len(record.date.iso) >= length else ()

    return get


def keyword(name: str, get: Callable[[Record], tuple[Keyword, ...]], help: str, example: str, option: bool = True) -> Field:
    """A row for a keyword field, which is always a facet too."""
    return Field(name, "keyword", help, example, keywords=get, facet=True, option=f"--{name}" if option else None)


def date_field(name: str, get: Callable[[Record], tuple[PartialDate, ...]], help: str, example: str) -> Field:
    """A row for a date field. The paper's own date is a facet too, of years and their months."""
    counted = name == "date"
    return Field(name, "date", help, example, dates=get, facet=counted, option="--date" if counted else None)


FIELDS: dict[str, Field] = {
    row.name: row
    for row in (
        Field("title", "text", "words of the title", "title:firewall", texts=lambda r: (r.title,) if r.title else ()),
        Field("body", "text", "words of the text", 'body:"article 59"', texts=lambda r: (r.body,)),
        Field("quote", "text", "words inside quotations", "quote:moratorium", texts=lambda r: tuple(q.text for q in r.quotes)),
        keyword("kind", lambda r: few(r.kind), "the kind of paper", "kind:letter"),
        keyword("actor", actors(), "anybody named, in any role", 'actor:"Home Office"'),
        keyword("asked-by", actors("asker"), "who asked the question", 'asked-by:"Lord Alton of Liverpool"'),
        keyword("answered-by", actors("answerer"), "who answered", 'answered-by:"Baroness Williams of Trafford"'),
        keyword("answering-body", actors("answering_body"), "the department or body asked", 'answering-body:"Home Office"'),
        keyword("author", actors("author"), "who wrote it", 'author:"Jane Hutt"'),
        keyword("signed-by", actors("signatory"), "who signed the letter", 'signed-by:"Christina McKelvie"'),
        keyword(
            "addressed-to", actors("addressee"), "to whom the letter is addressed or copied", 'addressed-to:"Amanda Solloway"'
        ),
        keyword("speaker", actors("speaker"), "who spoke in the debate", 'speaker:"Vera Baird"'),
        keyword("said-by", actors("quoted", "speaker"), "whose own words it gives", 'said-by:"Nicole Jacobs"'),
        keyword("publisher", actors("publisher"), "who published it", 'publisher:"Domestic Abuse Commissioner"'),
        keyword(
            "topic",
            lambda r: tuple(Keyword(t.id, t.label) for t in r.topics),
            "a topic, by id or label (`dossier topics` lists them)",
            "topic:article-59",
        ),
        keyword("instrument", instruments, "a treaty, Act or Bill, with /provision", "instrument:istanbul-convention/59"),
        keyword("source", lambda r: few(r.source.source), "the source that read it", "source:parallel-parliament"),
        keyword("format", lambda r: few(r.source.format), "the file format it came in", "format:html", option=False),
        keyword("language", lambda r: few(r.language), "the language, as an ISO 639-1 code", "language:cy"),
        keyword("year", date_prefix(4), "the year of its date", "year:2023", option=False),
        keyword("month", date_prefix(7), "the month of its date", "month:2023-07", option=False),
        keyword(
            "conflict", conflicts, "what its sources disagree on; date:conflict means the same", "conflict:date", option=False
        ),
        Field("id", "keyword", "the record's id", "id:uin-123456", keywords=lambda r: plain(r.id)),
        date_field("date", lambda r: (r.date,) if r.date else (), "the paper's own date", "date:2020..2022-06"),
        date_field("asked", dated("asked"), "when the question was asked", "asked:2020-12"),
        date_field("answered", dated("answered"), "when it was answered", "answered:2020-12-17"),
        date_field("published", dated("published"), "when it was published", "published:2024.."),
        date_field("sent", dated("sent"), "when the letter or mail was sent", "sent:..2019"),
    )
}

DEFAULT_TEXT = ("title", "body")  # where a word without a field is looked for


def nearest_fields(name: str, among: Iterable[str], most: int) -> list[str]:
    """The fields that an unknown name may mean: that of the role so called, else those spelt most like it.

    >>> nearest_fields("asker", FIELDS, 3), nearest_fields("topics", FIELDS, 1)
    (['asked-by'], ['topic'])
    """
    from difflib import get_close_matches  # what a line without a slip need not import

    role = (name.replace("-", "_"),)
    meant = [row.name for row in FIELDS.values() if isinstance(row.keywords, ActorsWith) and row.keywords.roles[:1] == role]
    return meant or get_close_matches(name, list(among), most)


def title_key(record: Record) -> str | None:
    """What titles sort by: their words, folded; None where there is no word."""
    return " ".join(TOKEN.findall(fold(record.title or ""))) or None


# What a result can be sorted by beside relevance. A key sorts as text; records without one come last in either direction.
SORT_KEYS: dict[str, Callable[[Record], str | None]] = {
    "date": lambda record: record.date.iso if record.date else None,
    "title": title_key,
}
