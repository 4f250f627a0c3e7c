"""What does a file written for a test give: its papers, its rejections, what is said of a paper?"""

from pathlib import Path

from corpus.loaders import load, open_input
from corpus.records import Rejection


def loaded(path: Path):
    """The good papers of a file, and what was rejected in it."""
    outcomes = list(load(open_input(path, path.name)))
    return [one for one in outcomes if not isinstance(one, Rejection)], [one for one in outcomes if isinstance(one, Rejection)]


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def one(folder: Path, name: str, content: str | bytes):
    (raw,), bad = loaded(write(folder, name, content))
    assert bad == []
    return raw


def facts(raw, *names):
    return [(fact.name, fact.value) for fact in raw.given if fact.name in names]
