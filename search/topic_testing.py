"""Does each topic do what the examples of its file promise?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from corpus.records import Document, Locator, Record
from search.topic_matching import Topic
from search.topics import matcher


@dataclass(frozen=True, slots=True)
class TopicTest:
    """How a topic did on the examples of its own file."""

    id: str
    missed: tuple[str, ...]  # must match, and do not
    wrong: tuple[str, ...]  # must not match, and do
    found: int  # must match, and do

    @property
    def precision(self) -> float:
        """The share of the matching examples that should match; 1 where none matches."""
        matched = self.found + len(self.wrong)
        return self.found / matched if matched else 1.0

    @property
    def recall(self) -> float:
        """The share of the examples that should match and do; 1 where there are none."""
        wanted = self.found + len(self.missed)
        return self.found / wanted if wanted else 1.0

    @property
    def passed(self) -> bool:
        """Is every example as its file promises?"""
        return not self.missed and not self.wrong


def test_topics(topics: Iterable[Topic]) -> tuple[TopicTest, ...]:
    """Every topic's own examples, tried."""
    return tuple(test_topic(topic) for topic in topics)


def test_topic(topic: Topic) -> TopicTest:
    """One topic's own examples, tried."""
    match = matcher((topic,))
    missed = tuple(text for text in topic.must_match if not match(example(text)))
    wrong = tuple(text for text in topic.must_not_match if match(example(text)))
    return TopicTest(topic.id, missed, wrong, len(topic.must_match) - len(missed))


def example(text: str) -> Record:
    """The record of an example, annotated as a paper is; its first paragraph is the title where it has several."""
    from corpus.annotate import annotate  # the extractors and their knowledge, which only the examples need

    text = text.strip()
    title, gap, _ = text.partition("\n\n")
    document = Document(Locator("example"), "text", "generic", "", text, text, ((0, 0, len(text)),))
    return annotate(document)._replace(title=title if gap else None)
