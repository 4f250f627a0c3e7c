"""What do the engines index? As many documents as wanted, made from the shared Hansard sample.

The first 20,000 are the sample's own. Each further one takes the heading, date and names of one of them at random, and as many
paragraphs as another has, each from anywhere. Paragraphs alone would bring no new words, and a real collection does: so
words are replaced with made-up ones at the rate at which the sample's own vocabulary grows (Heaps: V = K * n ** beta,
fitted to its first and second half), and made-up words recur. The same number and seed always give the same documents.
"""

from __future__ import annotations

import gzip
import json
import math
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from types import MappingProxyType
from typing import NamedTuple

from corpus.dates import PartialDate
from corpus.ids import slug
from corpus.records import Actor, Record, Source

WORD = re.compile(r"[^\W_]+")
NOTHING: MappingProxyType[str, object] = MappingProxyType({})


class Paper(NamedTuple):
    """A document as every engine gets it."""

    id: str
    title: str
    body: str
    kind: str
    department: str  # empty where none is known
    speaker: str  # empty where none is known
    date: str


def sample() -> list[Paper]:
    """The shared sample; raises SystemExit where it is not there."""
    folder = Path(os.environ.get("DOSSIER_SHARED") or Path(__file__).parents[2] / "shared")
    path = folder / "data" / "hansard-20k.jsonl.gz"
    if not path.exists():
        raise SystemExit(f"the benchmarks need the shared data: {path} is not there (set DOSSIER_SHARED)")
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    return [
        Paper(
            row["id"],
            row["title"] or "",
            row["text"],
            row["kind"],
            row["department"] or "",
            row["speaker"] or "",
            row["date"] or "",
        )
        for row in rows
    ]


def papers(many: int, seed: int = 1) -> Iterator[Paper]:
    """So many documents."""
    own = sample()
    yield from own[:many]
    random = Random(seed)
    paragraphs = [part for paper in own for part in paper.body.split("\n\n") if part.strip()]
    words, growth = _growth(own)
    invented: list[str] = []
    vocabulary = growth(words)
    for number in range(len(own), many):
        like, sized = random.choice(own), random.choice(own)
        body = "\n\n".join(random.choices(paragraphs, k=sized.body.count("\n\n") + 1))
        words += len(body) // 6
        due = growth(words) - vocabulary
        vocabulary += int(due)
        body = _with_new_words(body, int(due), invented, random)
        yield like._replace(id=f"made-{number}", body=body)


def _growth(own: list[Paper]) -> tuple[int, Callable[[int], float]]:
    """How many words the sample has, and how many different ones a collection of any number of words has."""
    seen: set[str] = set()
    counts = []
    total = 0
    for half in (own[: len(own) // 2], own[len(own) // 2 :]):
        for paper in half:
            found = WORD.findall(paper.body)
            total += len(found)
            seen.update(found)
        counts.append((total, len(seen)))
    (n1, v1), (n2, v2) = counts
    beta = math.log(v2 / v1) / math.log(n2 / n1)
    return n2, lambda n: v2 * (n / n2) ** beta


def _with_new_words(body: str, new: int, invented: list[str], random: Random) -> str:
    """The text with so many words replaced by new ones, and as many again by ones that were new before."""
    for _ in range(new):
        invented.append(_invent(random))
        for word in (invented[-1], random.choice(invented)):
            place = body.find(" ", random.randrange(max(1, len(body))))
            end = body.find(" ", place + 1)
            if 0 <= place < end:
                body = f"{body[: place + 1]}{word}{body[end:]}"
    return body


def _invent(random: Random) -> str:
    return "".join(random.choice("bcdfghlmnprstvw") + random.choice("aeiou") for _ in range(random.randint(3, 5)))


def record(paper: Paper) -> Record:
    """The document as a record."""
    named = ((paper.speaker, "speaker", "person"), (paper.department, "answering_body", "organisation"))
    return Record(
        id=paper.id,
        kind=paper.kind,
        title=paper.title or None,
        date=PartialDate(paper.date) if paper.date else None,
        dates=NOTHING,
        actors=tuple(Actor(slug(name) or "unnamed", name, type, (role,)) for name, role, type in named if name),
        topics=(),
        instruments=(),
        quotes=(),
        body=paper.body,
        language="en",
        url=None,
        duplicate_of=None,
        evidence=NOTHING,
        source=Source(paper.id, None, "jsonl", "hansard", ""),
        provenance=NOTHING,
    )
