"""Imports point right only, and each library stays behind its fence (docs/architecture.md)."""

import re
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[1]
ORDER = ["corpus", "indexer", "search", "cli"]
READING = ["layouts", "cleaning", "names", "speech", "dating", "genres", "senders", "extractors"]  # packages of corpus
FENCES = {
    "click": ("cli.py", "corpus/commands.py", "corpus/arguments.py", "indexer/commands.py", "search/commands/"),
    "sqlite3": ("corpus/store.py", "corpus/schema.py", "corpus/people_file.py"),
    "bs4": ("corpus/sources/", "corpus/loaders/"),
    "lxml": ("corpus/sources/", "corpus/loaders/"),
    "trafilatura": ("corpus/sources/page_votes.py",),
    "pypdfium2": ("corpus/loaders/",),
    "olefile": ("corpus/loaders/",),
    "striprtf": ("corpus/loaders/",),
    "pathspec": ("corpus/ignoring.py",),
    "dateutil": ("corpus/dating/date_mentions.py",),
    "whoosh": ("indexer/engines/whoosh.py", "search/engines/whoosh.py", "search/engines/whoosh_segment.py", "indexer/codec/"),
    "Stemmer": ("indexer/analysis.py",),
    "rensa": ("corpus/copies.py",),
    "xlsxwriter": ("search/exporters/xlsx.py",),
    "PIL": ("search/plot_png.py",),
    "numpy": ("indexer/engines/", "indexer/codec/", "search/engines/array", "search/engines/whoosh", "search/engines/columns.py"),
}
FILES = sorted(
    path.relative_to(ROOT)
    for path in [ROOT / "cli.py", *(p for package in ("corpus", "indexer", "search") for p in (ROOT / package).rglob("*.py"))]
    if path.exists()
)


IMPORT = re.compile(r"import (\([^)]*\)|.*)")  # one a line, which the lint sees to
BEFORE = re.compile(r"([ \t]*)(?:from ([\w.]+) )?")


class Import(NamedTuple):
    """What one line imports: names from a module, or the module alone."""

    later: bool  # it stands in a function
    module: str
    names: tuple[str, ...] = ()


@cache
def imports() -> dict[Path, list[Import]]:
    """The imports of each file."""
    return {path: list(imports_of((ROOT / path).read_text("utf-8"))) for path in FILES}


def imports_of(text: str) -> Iterator[Import]:
    for match in IMPORT.finditer(text):
        before = BEFORE.fullmatch(text, text.rfind("\n", 0, match.start()) + 1, match.start())
        if before and before[2]:
            yield Import(bool(before[1]), before[2], tuple(re.findall(r"\w+", match[1])))
        elif before:
            yield Import(bool(before[1]), match[1].partition(" ")[0])


def packages(path: Path) -> set[str]:
    """The packages and libraries that a file imports."""
    return {one.module.partition(".")[0] for one in imports()[path]}


def test_imports_point_right() -> None:
    wrong = {
        str(path): found
        for path in FILES
        if (found := packages(path) & set(ORDER[ORDER.index(path.parts[0].removesuffix(".py")) + 1 :]))
    }
    assert not wrong, "each imports what lies to its left"


def steps(path: Path) -> set[str]:
    """The packages of corpus that a file imports."""
    return {one.module.split(".")[1] for one in imports()[path] if one.module.startswith("corpus.")}


def test_the_steps_of_reading_import_only_earlier_ones() -> None:
    wrong = {
        str(path): found
        for path in FILES
        if path.parts[0] == "corpus" and path.parts[1] in READING
        if (found := steps(path) & set(READING[READING.index(path.parts[1]) + 1 :]))
    }
    assert not wrong, f"of {READING}, each imports what lies to its left"


def imported_by(path: Path) -> set[str]:
    """Our files that a file imports, at once or later; of a package's table not those that it names, which use its nouns."""
    wanted = set()
    for one in imports()[path]:
        if not (one.later and path.name == "__init__.py"):
            wanted |= {one.module, *(f"{one.module}.{name}" for name in one.names)}
    return {name.replace(".", "/") + ending for name in wanted for ending in (".py", "/__init__.py")}


def test_no_files_import_each_other_in_a_circle() -> None:
    known = {str(path) for path in FILES}
    graph = {str(path): imported_by(path) & known - {str(path)} for path in FILES}
    assert sum(map(len, graph.values())) > 1_000
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as circle:
        pytest.fail(" imports ".join(reversed(circle.args[1])))


def test_annotations_of_nouns_are_text() -> None:
    """From Python 3.14 on a class has no others while it is made, and a noun without them has no fields."""
    made = {path for path, found in imports().items() for one in found if "NamedTuple" in one.names}
    assert len(made) > 20
    assert not [str(path) for path in made if "__future__" not in packages(path)]


def test_libraries_stay_behind_their_fences() -> None:
    outside = {
        (str(path), library)
        for path in FILES
        for library in packages(path) & set(FENCES)
        if not any(str(path) == place or str(path).startswith(place) for place in FENCES[library])
    }
    assert not outside, "docs/architecture.md says where each may be imported"


def test_the_packages_are_there() -> None:
    assert {path.parts[0] for path in FILES} >= {"corpus", "indexer", "search", "cli.py"}
    assert set(FENCES) <= set().union(*map(packages, FILES)), "each is imported somewhere"
