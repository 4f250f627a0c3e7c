"""What was asked on the command line, and what does it mean?"""

from __future__ import annotations

from corpus.errors import NoHome
from corpus.nouns import NamedTuple
from corpus.session import Session
from indexer.errors import IndexerError
from search.commands.collection import Collection, facet_of, open_collection
from search.parser import parse
from search.query import All, Filter, Node, SearchRequest


class Asked(NamedTuple):
    """What was asked on the command line: the query as typed, and the filters beside it."""

    text: str
    any_word: bool
    filters: tuple[Filter, ...]
    words: str  # all of it as a reader would say it: "firewall" topic "article-59" since 2022

    @property
    def everything(self) -> bool:
        """Was nothing asked for in particular?"""
        return not self.text.strip() and not self.filters


def topic_counts(session: Session) -> dict[str, int]:
    """How many papers each topic has; empty where there is no index to ask."""
    try:
        with open_collection(session.existing_home(), session.say) as collection:
            return {bucket.value: bucket.count for bucket in facet_of(collection, All(), "topic").buckets}
    except (NoHome, IndexerError):
        return {}


def parsed(question: Asked, session: Session) -> Node:
    """The tree of the query; what its writer may not have meant is said on stderr. Raises QueryError."""
    found = parse(question.text, any_word=question.any_word, saved=lambda name: saved_search(session, name))
    for warning in found.warnings:
        session.say(f"warning: {warning}")
    return found.tree


def saved_search(session: Session, name: str) -> str | None:
    """The text of a saved search, None where there is none; what reads it is imported where a query names one."""
    from search.saved import lookup

    return lookup(session.home_at(), name)


def hints(collection: Collection, request: SearchRequest) -> list[str]:
    """What may explain that nothing matches; what works it out is imported where nothing does."""
    from search.commands import hints as explaining

    return explaining.hints(collection, request)
