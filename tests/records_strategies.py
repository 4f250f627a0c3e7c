"""Generated records: small vocabularies, so that generated queries hit; every span proves what it says."""

from types import MappingProxyType

from hypothesis import strategies as st

from corpus.dates import PartialDate
from corpus.ids import slug
from corpus.records import (
    KINDS,
    ROLES,
    Actor,
    DateMention,
    Evidence,
    InstrumentMention,
    Quote,
    Record,
    Source,
    Span,
    TopicMention,
)

WORDS = [
    "firewall",
    "police",
    "data",
    "sharing",
    "victims",
    "victim's",
    "refuge",
    "refuges",
    "Article",
    "article",
    "59",
    "3",
    "8",
    "a",
    "the",
    "of",
    "Sir",
    "Señora",
    "café",
    "naïve",
    "O’Neill",
    "reporting",
    "report",
    "reports",
    "migrant",
    "migration",
    "Home",
    "Office",
    "answer",
    "answered",
    "2021",
    "£3m",
    "well-being",
    "data-sharing",
    "12.5",
    "‘safe’",
    "Ystrad",
]
GLUE = (" ", " ", " ", " ", ", ", ". ", ".\n\n", "\n", " – ", "-", "! ", "’s ")
NAMES = (
    ("Baroness Williams of Trafford", "person"),
    ("Nicole Jacobs", "person"),
    ("Zoë Brân", "person"),
    ("Jane Hutt", "person"),
    ("Home Office", "organisation"),
    ("Refuge", "organisation"),
    ("Llamau", "organisation"),
)
ALIASES = ("Lady Williams", "Ms Hutt", "the Home Office", "Jacobs", "The Commissioner")
TOPICS = (("firewall", "Firewall"), ("article-59", "Article 59"), ("data-sharing", "Data sharing"), ("refuges", "Refuges"))
INSTRUMENTS = (("istanbul-convention", "Istanbul Convention"), ("equality-act-2010", "Equality Act 2010"))
DATES = ("2019", "2020", "2020-02", "2020-02-29", "2020-12-17", "2021-03", "2021-03-04", "2022", "2023-07-31")
LANGUAGES = ("en", "cy", "gd")
RULES = ("date.line", "role.tabled-by", "quote.before-verb")

dates = st.sampled_from(DATES).map(PartialDate)


PIECES = st.sampled_from([word + after for word in WORDS for after in GLUE])


def bodies(longest: int = 40) -> st.SearchStrategy[str]:
    """Text of known words, with punctuation, line ends and accents between them."""
    return st.lists(PIECES, max_size=longest).map(lambda pieces: "".join(pieces).strip())


BODIES, TITLES = bodies(), st.none() | bodies(6)


@st.composite
def spans(draw: st.DrawFn, body: str) -> Span:
    """A stretch of the body that is not empty; of an empty body, its one empty span."""
    if not body:
        return Span(0, 0)
    start = draw(st.integers(0, len(body) - 1))
    return Span(start, draw(st.integers(start + 1, min(len(body), start + 60))))


def span_tuples(body: str, most: int = 3) -> st.SearchStrategy[tuple[Span, ...]]:
    return st.lists(spans(body), max_size=most, unique=True).map(lambda found: tuple(sorted(found)))


@st.composite
def actors(draw: st.DrawFn, body: str) -> tuple[Actor, ...]:
    chosen = draw(st.lists(st.sampled_from(NAMES), max_size=4, unique=True))
    return tuple(
        Actor(
            slug(name),
            name,
            type_,
            tuple(draw(st.lists(st.sampled_from(ROLES), min_size=1, max_size=3, unique=True))),
            tuple(draw(st.lists(st.sampled_from(ALIASES), max_size=2, unique=True))),
            draw(span_tuples(body)),
        )
        for name, type_ in chosen
    )


@st.composite
def quotes(draw: st.DrawFn, body: str, speakers: tuple[Actor, ...]) -> tuple[Quote, ...]:
    found = []
    for span in draw(span_tuples(body)):
        actor = draw(st.sampled_from(speakers)) if speakers else None
        name = actor.name if actor else "a spokesman"
        direct, rule = draw(st.booleans()), draw(st.sampled_from(RULES))
        text = body[span.start : span.end]
        found.append(Quote(text, name, span.start, span.end, direct, actor.id if actor else None, rule))
    return tuple(found)


@st.composite
def evidence(draw: st.DrawFn, body: str) -> Evidence:
    rule = draw(st.sampled_from(RULES))
    if draw(st.booleans()):
        span = draw(spans(body))
        return Evidence(rule, body[span.start : span.end], span)
    return Evidence(rule, draw(st.sampled_from(DATES)), None, draw(st.sampled_from(("metadata.csv", "field:date", "url"))))


@st.composite
def date_mentions(draw: st.DrawFn, body: str) -> tuple[DateMention, ...]:
    return tuple(
        DateMention(span, body[span.start : span.end], draw(dates), draw(st.sampled_from(("event", "deadline"))), "date.day")
        for span in draw(span_tuples(body, 2))
    )


@st.composite
def records(draw: st.DrawFn, ids: st.SearchStrategy[str] | None = None) -> Record:
    """One record; `ids` says which ids it may have."""
    body = draw(BODIES)
    people = draw(actors(body))
    kept = st.dictionaries(st.sampled_from(("kind", "title", "date", "dates.asked")), evidence(body).map(lambda e: (e,)))
    return Record(
        id=draw(ids or st.from_regex(r"r[0-9]{1,4}", fullmatch=True)),
        kind=draw(st.sampled_from(KINDS)),
        title=draw(TITLES),
        date=draw(st.none() | dates),
        dates=MappingProxyType(draw(st.dictionaries(st.sampled_from(("asked", "answered", "published", "sent")), dates))),
        actors=people,
        topics=tuple(
            TopicMention(name, label, draw(span_tuples(body)))
            for name, label in draw(st.lists(st.sampled_from(TOPICS), max_size=3, unique=True))
        ),
        instruments=tuple(
            InstrumentMention(name, label, draw(st.sampled_from((None, "59", "82(1)"))), draw(span_tuples(body)))
            for name, label in draw(st.lists(st.sampled_from(INSTRUMENTS), max_size=2, unique=True))
        ),
        quotes=draw(quotes(body, people)),
        body=body,
        language=draw(st.sampled_from(LANGUAGES)),
        url=draw(st.none() | st.just("https://example.org/paper")),
        duplicate_of=None,
        evidence=MappingProxyType(draw(kept)),
        source=Source("papers/one.txt", draw(st.sampled_from((None, "2"))), "text", "generic", "0" * 64),
        provenance=MappingProxyType({"loader": "text", "rules": "1"}),
        date_mentions=draw(date_mentions(body)),
        references=MappingProxyType(draw(st.dictionaries(st.sampled_from(("house", "uin", "column")), st.sampled_from(WORDS)))),
    )


def a_record(record_id: str = "r1", body: str = "A firewall for victims.", **fields: object) -> Record:
    """A plain record to write examples with."""
    plain: dict[str, object] = {
        "id": record_id,
        "kind": "letter",
        "title": "A letter",
        "date": PartialDate("2021-03-04"),
        "dates": MappingProxyType({}),
        "actors": (),
        "topics": (),
        "instruments": (),
        "quotes": (),
        "body": body,
        "language": "en",
        "url": None,
        "duplicate_of": None,
        "evidence": MappingProxyType({}),
        "source": Source("papers/one.txt", None, "text", "generic", "0" * 64),
        "provenance": MappingProxyType({"loader": "text", "rules": "1"}),
    }
    return Record(**{**plain, **fields})  # type: ignore[arg-type]
