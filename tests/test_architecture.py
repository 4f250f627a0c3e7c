"""Imports point right only, and each library stays behind its fence (docs/architecture.md)."""

import ast
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ORDER = ["corpus", "indexer", "search", "cli"]
FENCES = {
    "click": ("cli.py", "corpus/commands.py", "indexer/commands.py", "search/commands/"),
    "sqlite3": ("corpus/store.py", "corpus/schema.py", "corpus/people_file.py"),
    "bs4": ("corpus/sources/", "corpus/loaders/"),
    "lxml": ("corpus/sources/", "corpus/loaders/", "corpus/cleaning.py"),
    "trafilatura": ("corpus/sources/",),
    "pypdfium2": ("corpus/loaders/",),
    "olefile": ("corpus/loaders/",),
    "striprtf": ("corpus/loaders/",),
    "pathspec": ("corpus/ignoring.py",),
    "dateutil": ("corpus/extractors/date_mentions.py",),
    "whoosh": ("indexer/engines/whoosh.py", "search/engines/whoosh.py", "search/engines/whoosh_segment.py", "indexer/codec/"),
    "Stemmer": ("indexer/analysis.py",),
    "rensa": ("corpus/copies.py",),
    "xlsxwriter": ("search/exporters/xlsx.py",),
    "PIL": ("search/plot_png.py",),
    "numpy": ("indexer/engines/", "indexer/codec/", "search/engines/"),
}
FILES = sorted(
    path.relative_to(ROOT)
    for path in [ROOT / "cli.py", *(p for package in ("corpus", "indexer", "search") for p in (ROOT / package).rglob("*.py"))]
    if path.exists()
)


@cache
def imported(path: Path) -> set[str]:
    """The top-level names that a file imports, at whatever depth it does so."""
    names: set[str] = set()
    for node in ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            names.add(node.module.split(".")[0])
    return names


@pytest.mark.parametrize("path", FILES, ids=str)
def test_imports_point_right(path: Path) -> None:
    own = ORDER.index(path.parts[0].removesuffix(".py"))
    forbidden = {name for name in ORDER[own + 1 :] if name in imported(path)}
    assert not forbidden, f"{path} imports {forbidden}, which lies to its left"


@pytest.mark.parametrize("path", FILES, ids=str)
def test_libraries_stay_behind_their_fences(path: Path) -> None:
    outside = {
        library
        for library in imported(path) & set(FENCES)
        if not any(str(path) == place or str(path).startswith(place) for place in FENCES[library])
    }
    assert not outside, f"{path} imports {outside}; docs/architecture.md says where each may be imported"


def test_the_packages_are_there() -> None:
    assert {path.parts[0] for path in FILES} >= {"corpus", "indexer", "search", "cli.py"}
