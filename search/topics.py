"""Which topics are there, and what does the file of each say?

A topic is a tested query: one TOML file, whose name is the topic's id.

    label = "Refuges"
    description = "Safe houses for people who flee abuse."
    query = 'refuge "women domestic"~20'    # the words that show it, in the query language
    context = "women OR abuse OR victim*"   # optional: has to match as well ...
    window = 30                             # ... within so many words of a place of the query; left out: anywhere
    beside = "NOT motorway*"                # optional: has to match as well, anywhere, and shows nothing by itself
    exclude = '"refuge island"~2'           # optional: a place of the query that overlaps one of this does not count
    outside_names = true                    # optional: nor does one inside the name of a person, a body, an office or a street
    strong = '"safe house"'                 # optional: a place of the query that overlaps one of this counts for two
    min_hits = 3                            # optional: so many places, for a subject rather than a word in passing
    per_thousand = 4.0                      # optional: and so many for each thousand words of the text
    includes = ["safe-houses"]              # optional: narrower topics, whose papers are all of this one too
    both = ["housing", "domestic-abuse"]    # optional: topics of which a paper that has them all has this one too
    must_match = ["The refuge has eleven rooms for women."]
    must_not_match = ["A refuge island was built on the A75."]

A place in the title counts for as many as are wanted; with a window, where the title has the context too. In an example of
several paragraphs the first is the title.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path

from search.lexer import QueryError
from search.parser import parse
from search.query import Node
from search.topic_matching import Topic, TopicMatcher

KEYS = tuple(field.name for field in fields(Topic) if field.name not in ("id", "parts", "halves", "path"))  # of a topic's file
TOPIC_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")


class TopicError(Exception):
    """A topic's file that cannot be used: which file, which line, what is wrong."""

    def __init__(self, path: Path, line: int, message: str) -> None:
        super().__init__(f"{path}, line {line}: {message}")
        self.path = path
        self.line = line


def load_topics(folders: Iterable[Path]) -> tuple[Topic, ...]:
    """The topics of all folders, by id; a file in a later folder replaces one of that name in an earlier.

    A file with nothing but comments is passed over. Raises TopicError.
    """
    found: dict[str, Topic] = {}
    for folder in folders:
        for path in sorted(folder.glob("*.toml")):
            topic = load_topic(path)
            if topic is not None:
                found[topic.id] = topic
    for topic in found.values():
        for key, others in (("includes", topic.includes), ("both", topic.both)):
            for name in others:
                if name not in found or name == topic.id:
                    raise mistake(topic.path, key, f"there is no other topic {name!r}; `dossier topics` lists them")
    whole = {name: replace(topic, parts=tuple(found[part] for part in topic.includes)) for name, topic in found.items()}
    return tuple(replace(whole[name], halves=tuple(whole[half] for half in whole[name].both)) for name in sorted(whole))


def shipped_topics() -> Path:
    """The folder of the topics that come with Dossier."""
    return Path(__file__).parent.parent / "corpus" / "data" / "topics"


def matcher(topics: Iterable[Topic]) -> TopicMatcher:
    """A callable from a record to its topic mentions; it can be pickled."""
    return TopicMatcher(tuple(topics))


def load_topic(path: Path) -> Topic | None:
    """The topic of one file; None where the file is empty but for comments."""
    try:
        text = path.read_text(encoding="utf-8")
        table = tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise TopicError(path, 1, f"the file is not UTF-8 text ({error.reason})") from None
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        raise TopicError(path, int(line.group(1)) if line else text.count("\n") + 1, f"not valid TOML: {error}") from None
    if not table:
        return None
    return Reader(path, table).topic()


def mistake(path: Path, key: str, message: str) -> TopicError:
    """An error at the line of a topic's file where the key stands."""
    text = path.read_text(encoding="utf-8")
    place = re.search(rf"^[\s\[]*[\"']?{re.escape(key)}\b", text, re.MULTILINE)
    return TopicError(path, text.count("\n", 0, place.end()) + 1 if place else 1, f"{key}: {message}")


@dataclass(frozen=True, slots=True)
class Reader:
    """One topic's file, read but not yet understood."""

    path: Path
    table: Mapping[str, object]

    def topic(self) -> Topic:
        """The topic. Raises TopicError."""
        if not TOPIC_ID.match(self.path.stem):
            raise TopicError(self.path, 1, "a topic's file is named after its id: lower-case letters, digits and hyphens")
        unknown = [key for key in self.table if key not in KEYS]
        if unknown:
            raise self.wrong(unknown[0], f"unknown key; the keys are {', '.join(KEYS)}")
        query = self.query("query")
        if query is None:
            raise TopicError(self.path, 1, "there is no query")
        return Topic(
            id=self.path.stem,
            label=self.string("label") or self.path.stem,
            query=query,
            description=self.string("description"),
            context=self.query("context"),
            window=self.whole("window", None),
            beside=self.query("beside"),
            exclude=self.query("exclude"),
            strong=self.query("strong"),
            outside_names=self.flag("outside_names"),
            min_hits=self.whole("min_hits", 1) or 1,
            per_thousand=self.share("per_thousand"),
            includes=self.strings("includes"),
            both=self.strings("both"),
            must_match=self.strings("must_match"),
            must_not_match=self.strings("must_not_match"),
            path=self.path,
        )

    def wrong(self, key: str, message: str) -> TopicError:
        """An error at the line where the key stands."""
        return mistake(self.path, key, message)

    def string(self, key: str) -> str:
        """A text, empty where there is none."""
        found = self.table.get(key, "")
        if not isinstance(found, str):
            raise self.wrong(key, "a text is wanted")
        return found

    def strings(self, key: str) -> tuple[str, ...]:
        """A list of texts."""
        found = self.table.get(key, [])
        if not isinstance(found, list) or not all(isinstance(text, str) and text.strip() for text in found):
            raise self.wrong(key, "a list of texts is wanted")
        return tuple(found)

    def whole(self, key: str, default: int | None) -> int | None:
        """A whole number from 1."""
        found = self.table.get(key, default)
        if found is not None and (not isinstance(found, int) or isinstance(found, bool) or found < 1):
            raise self.wrong(key, "a whole number from 1 is wanted")
        return found

    def flag(self, key: str) -> bool:
        """True or false; false where nothing is said."""
        found = self.table.get(key, False)
        if not isinstance(found, bool):
            raise self.wrong(key, "true or false is wanted")
        return found

    def share(self, key: str) -> float:
        """A number from 0."""
        found = self.table.get(key, 0.0)
        if not isinstance(found, int | float) or isinstance(found, bool) or found < 0:
            raise self.wrong(key, "a number from 0 is wanted")
        return float(found)

    def query(self, key: str) -> Node | None:
        """The tree of a query; None where there is none."""
        text = self.string(key)
        return self.tree(key, text) if text.strip() else None

    def tree(self, key: str, text: str) -> Node:
        """The tree of a text in the query language."""
        try:
            parsed = parse(text)
        except QueryError as error:
            raise self.wrong(key, str(error)) from None
        if parsed.warnings:
            raise self.wrong(key, parsed.warnings[0])
        return parsed.tree
