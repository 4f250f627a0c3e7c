"""Small corpora and requests about them, drawn from a seed: few words and names, so that they meet often."""

from __future__ import annotations

from random import Random

from make_records import make_record

from corpus.dates import PartialDate
from corpus.records import KINDS, ROLES, Record
from indexer.fields import FIELDS
from search.engines.checks import SORTS
from search.query import All, And, FacetRequest, Filter, Fuzzy, Match, Node, Not, Or, Phrase, Prefix, Range, SearchRequest, Word

WORDS = """
firewall firewalls police policing data sharing data-sharing share Article article 3 59 8 victims victim's victims’
Réseau reseau refuge refugee refuges don’t a b migrant migration ﬁre x-y-z Ⅳ ½ 日本 naïve & — co-operate
""".split()  # noqa: SIM905 - easier to read
OFTEN = [1 / (1 + place // 4) for place in range(len(WORDS))]  # how often each comes up: the first most
NAMES = ["Rowan Ash", "Ash", "Lord Élan of Wye", "Home Office", "Ministry", "Minister"]
ALIASES = ["Ms Ash", "the Minister", "Office", "rowan-ash", "LORD ÉLAN", "ash"]
TOPICS = ["firewall", "article-59", "data-sharing"]
INSTRUMENTS = ["treaty", "treaty/59", "act/8"]
DATES = ["2020", "2020-02", "2020-02-29", "2021-12", "2021-12-31", "2022-01-01", "2022", "1999-07"]
BOUNDS = [None, *map(PartialDate, DATES)]
TEXT_FIELDS = [None, None, None, "title", "body", "quote"]
FACETS = [name for name, field in FIELDS.items() if field.facet]
KEYWORDS = [name for name in FACETS if FIELDS[name].keywords]


def text(random: Random, most: int) -> str:
    """Some words, with single spaces."""
    return " ".join(random.choices(WORDS, OFTEN, k=random.randint(0, most)))


def some(random: Random, of: list[str], most: int) -> list[str]:
    """Some of them, none twice."""
    return random.sample(of, random.randint(0, most))


def record(random: Random, id: str) -> Record:
    """Any record."""
    quotes = [text(random, 4) for _ in range(random.choice([0, 0, 1, 2]))]
    actors = [
        {
            "id": random.choice([None, "ash"]),
            "name": name,
            "roles": some(random, list(ROLES), 3),
            "aliases": some(random, ALIASES, 2),
        }
        for name in some(random, NAMES, 3)
    ]
    return make_record(
        id,
        " ".join([text(random, 30), *(f"“{quote}” {text(random, 3)}" for quote in quotes)]),
        title=random.choice([None, "", text(random, 3), text(random, 3), "—"]),
        kind=random.choice(KINDS[:3]),
        date=random.choice([None, *DATES]),
        dates={name: random.choice(DATES) for name in some(random, ["asked", "answered", "published"], 2)},
        actors=actors,
        topics=some(random, TOPICS, 2),
        instruments=some(random, INSTRUMENTS, 2),
        quotes=quotes,
        duplicate_of=random.choice([None, None, None, "r1", "r2", "elsewhere"]),
        source=random.choice(["generic", "gazette"]),
    )


def records(random: Random, most: int = 10) -> list[Record]:
    """A corpus, in no order."""
    ids = [f"r{number}" for number in range(random.choice([0, 1, *range(4, most + 1)]))]
    random.shuffle(ids)
    return [record(random, id) for id in ids]


def node(random: Random, depth: int = 3) -> Node:
    """Any tree."""
    if depth and random.random() < 0.45:
        if random.random() < 0.25:
            return Not(node(random, depth - 1))
        parts = tuple(node(random, depth - 1) for _ in range(random.choice([0, 1, 2, 2, 2, 3])))
        return random.choice([And, Or, Or])(parts)
    return random.choice([every, word, word, phrase, phrase, near, prefix, fuzzy, match, date_range])(random)


def every(_: Random) -> All:
    """Every record."""
    return All()


def word(random: Random) -> Word:
    """One word as typed."""
    return Word(random.choices(WORDS, OFTEN)[0], random.choice(TEXT_FIELDS))


def phrase(random: Random) -> Phrase:
    """Some words in order."""
    return Phrase(text(random, 3), random.choice(TEXT_FIELDS))


def near(random: Random) -> Phrase:
    """Some words near each other."""
    return Phrase(text(random, 3), random.choice(TEXT_FIELDS), random.choice([1, 2, 5, 1_500]))


def prefix(random: Random) -> Prefix:
    """The beginning of a word."""
    return Prefix(random.choice(WORDS)[: random.randint(0, 8)], random.choice(TEXT_FIELDS))


def fuzzy(random: Random) -> Fuzzy:
    """A word with a letter changed or left out."""
    whole = random.choice(WORDS)
    return Fuzzy(whole[:2] + random.choice(["", "x"]) + whole[3:], random.choice(TEXT_FIELDS), random.choice([1, 1, 2]))


def match(random: Random, field: str | None = None) -> Match:
    """A value of a keyword field."""
    field = field or random.choice([*KEYWORDS, "actor", "topic", "id"])
    named = {
        "kind": KINDS[:4],
        "topic": [*TOPICS, "Firewall"],
        "instrument": [*INSTRUMENTS, "Treaty, 59"],
        "source": ["generic", "gazette"],
        "language": ["en", "cy"],
        "year": ["2020", "2021", "2022"],
        "month": ["2020-02", "2021-12"],
        "id": ["r1", "r2"],
    }
    return Match(field, random.choice([*named.get(field, [*NAMES, *ALIASES, "  rowan   ASH "]), "nobody", ""]))


def date_range(random: Random) -> Range:
    """A range of a date field, perhaps open, perhaps empty."""
    return Range(random.choice(["date", "date", "asked", "sent"]), random.choice(BOUNDS), random.choice(BOUNDS))


def filter(random: Random) -> Filter:
    """A filter with some choices."""
    if random.random() < 0.2:
        choice = date_range(random)
        days = [Range("date", PartialDate(day), PartialDate(day)) for day in some(random, DATES, 2)]
        return random.choice([Filter(choice.field, (choice,)), Filter("date", tuple(days))])
    field = random.choice(["kind", "actor", "topic", "said-by", "instrument", "year"])
    return Filter(field, tuple(match(random, field) for _ in range(random.randint(1, 3))))


def request(random: Random) -> SearchRequest:
    """Any request."""
    return SearchRequest(
        node(random),
        filters=tuple(filter(random) for _ in range(random.choice([0, 0, 0, 1, 2]))),
        facets=tuple(
            FacetRequest(name, random.choice([0, 1, 2, 10]))
            for name in some(random, ["kind", "actor", "topic", "said-by", "instrument", "date", "year", "source"], 3)
        ),
        sort=random.choice(["relevance", "relevance", *SORTS]),
        limit=random.choice([None, 10, 10, 3, 1, 0]),
        offset=random.choice([0, 0, 0, 0, 1, 4]),
        collapse=random.random() < 0.25,
        boosts=tuple((word(random), random.choice([0.1, 0.5, 2.0])) for _ in range(random.choice([0, 0, 1, 3]))),
    )
