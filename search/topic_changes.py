"""Which papers of a collection would a topic gain or lose, were they read again with its definition as it is now?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from corpus.nouns import NamedTuple
from corpus.records import Record
from search.topic_matching import Topic
from search.topics import matcher


class Paper(NamedTuple):
    """A paper as a list names it."""

    id: str
    title: str | None


@dataclass(frozen=True, slots=True)
class TopicChange:
    """What a topic's present definition makes of a collection, beside what its records say."""

    id: str
    papers: int  # that match now
    added: tuple[Paper, ...]  # match now, and their records do not say so
    removed: tuple[Paper, ...]  # their records say so, and they match no longer

    @property
    def unchanged(self) -> bool:
        """Do the records already say what the definition says?"""
        return not self.added and not self.removed


def topic_changes(topics: Iterable[Topic], records: Iterable[Record]) -> tuple[TopicChange, ...]:
    """The changes of each topic, in the order given; every record is read once."""
    topics = tuple(topics)
    match = matcher(topics)
    papers = dict.fromkeys((topic.id for topic in topics), 0)
    added: dict[str, list[Paper]] = {name: [] for name in papers}
    removed: dict[str, list[Paper]] = {name: [] for name in papers}
    for record in records:
        now = {mention.id for mention in match(record)}
        before = {mention.id for mention in record.topics} & papers.keys()
        for name in now:
            papers[name] += 1
        for name in now - before:
            added[name].append(Paper(record.id, record.title))
        for name in before - now:
            removed[name].append(Paper(record.id, record.title))
    return tuple(TopicChange(name, papers[name], tuple(added[name]), tuple(removed[name])) for name in papers)
