"""Imports point right only, and each library stays behind its fence (docs/architecture.md)."""

import re
from pathlib import Path

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


IMPORT = re.compile(r"^[ \t]*(?:from (\w+)[\w.]* import\b|import (\w+))", re.MULTILINE)  # one a line, which the lint sees to
WITHIN = re.compile(r"^[ \t]*(?:from|import) corpus\.(\w+)", re.MULTILINE)
IMPORTED = {path: {one or other for one, other in IMPORT.findall((ROOT / path).read_text("utf-8"))} for path in FILES}


def test_imports_point_right() -> None:
    wrong = {
        str(path): found
        for path, names in IMPORTED.items()
        if (found := names & set(ORDER[ORDER.index(path.parts[0].removesuffix(".py")) + 1 :]))
    }
    assert not wrong, "each imports what lies to its left"


def test_the_steps_of_reading_import_only_earlier_ones() -> None:
    wrong = {
        str(path): found
        for path in FILES
        if path.parts[0] == "corpus" and path.parts[1] in READING
        if (found := set(WITHIN.findall((ROOT / path).read_text("utf-8"))) & set(READING[READING.index(path.parts[1]) + 1 :]))
    }
    assert not wrong, f"of {READING}, each imports what lies to its left"


def test_libraries_stay_behind_their_fences() -> None:
    outside = {
        (str(path), library)
        for path, names in IMPORTED.items()
        for library in names & set(FENCES)
        if not any(str(path) == place or str(path).startswith(place) for place in FENCES[library])
    }
    assert not outside, "docs/architecture.md says where each may be imported"


def test_the_packages_are_there() -> None:
    assert {path.parts[0] for path in FILES} >= {"corpus", "indexer", "search", "cli.py"}
    assert set(FENCES) <= set().union(*IMPORTED.values()), "each is imported somewhere"
