"""How well are the articles of saved web pages read, and how fast, beside trafilatura alone?

    python -m benchmarks.articles            both sets: F1 of four-word runs, and of single words; the held-out third apart
    python -m benchmarks.articles --check    ours alone, and exit 1 where a figure is below its floor in benchmarks/baseline.json

The third of the pages whose ids hash to it was out of sight while the rules were written.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import importlib.util
import json
import os
import re
import sys
import time
from collections import Counter
from collections.abc import Callable
from types import ModuleType
from typing import Any

from benchmarks.extraction import BASELINE, shared
from corpus.errors import CleanError
from corpus.sources.article import read_article

SETS = ("articles", "articles-wcxb")
Extractor = Callable[[str], str]


def ours(markup: str) -> str:
    """The program's own reading."""
    try:
        return read_article(markup).text
    except CleanError:
        return ""


def trafilatura(**options: bool) -> Extractor:
    """Trafilatura in one of its modes."""
    from trafilatura import extract

    return lambda markup: extract(markup, include_comments=False, **options) or ""


def held_out(page: str) -> bool:
    """Is a page of the third that no rule was made on?"""
    return int(hashlib.sha256(f"held-out:{page}".encode()).hexdigest(), 16) % 3 == 0


def scorer() -> ModuleType:
    """The set's own scorer."""
    path = shared() / "data" / "articles" / "score.py"
    spec = importlib.util.spec_from_file_location("score", path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path} cannot be imported")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def pages(name: str) -> tuple[dict[str, str], dict[str, Any]]:
    """The markup and the labels of a set, by page."""
    folder = shared() / "data" / name
    labels = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    return {page: gzip.decompress((folder / "html" / f"{page}.html.gz").read_bytes()).decode() for page in labels}, labels


def word_f1(truth: str, text: str) -> float:
    """The F1 of a page's words as a bag, lower case."""
    wanted, found = (Counter(re.findall(r"\w+", part.lower())) for part in (truth, text))
    common = sum((wanted & found).values())
    return 2 * common / (sum(wanted.values()) + sum(found.values())) if wanted or found else 1.0


def figures(score: ModuleType, labels: dict[str, Any], texts: dict[str, str]) -> dict[str, float]:
    """The figures of a set: f1, precision, recall, exact (of runs), words."""
    runs = score.combine([score.score_page(labels[page]["articleBody"], text) for page, text in texts.items()])
    words = sum(word_f1(labels[page]["articleBody"], text) for page, text in texts.items()) / len(texts)
    return {"f1": runs["f1"], "precision": runs["precision"], "recall": runs["recall"], "exact": runs["accuracy"], "words": words}


def measure(name: str, label: str, extract: Extractor) -> dict[str, float]:
    """The figures of one extractor on one set, printed."""
    score = scorer()
    markups, labels = pages(name)
    extract(next(iter(markups.values())))  # what is imported and compiled on first use is not timed
    started = time.perf_counter()
    texts = {page: extract(markup) for page, markup in markups.items()}
    rate = len(texts) / (time.perf_counter() - started)
    found = figures(score, labels, texts)
    held = figures(score, labels, {page: text for page, text in texts.items() if held_out(page)})
    shown = "  ".join(f"{figure} {value:.4f}" for figure, value in found.items())
    print(f"{name:14} {label:26} {shown}  held out: f1 {held['f1']:.4f} words {held['words']:.4f}  {rate:5.1f} pages/s")
    return found


def check() -> int:
    """1 where a figure of ours is below its floor."""
    below = 0
    for name, floors in json.loads(BASELINE.read_text(encoding="utf-8"))["articles"].items():
        found = measure(name, "dossier", ours)
        for figure, floor in floors.items():
            if found[figure] < floor:
                print(f"  {figure} {found[figure]:.4f} is BELOW its floor {floor}")
                below += 1
    return 1 if below else 0


def main() -> int:
    """Print the table, or check the floors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="exit 1 where a figure is below its floor")
    checking = parser.parse_args().check
    if not (shared() / "data").is_dir():
        print(f"the pages are not at {shared()} (set DOSSIER_SHARED)", file=sys.stderr)
        return 1 if os.environ.get("DOSSIER_REQUIRE_SHARED") or not checking else 0
    if checking:
        return check()
    for name in SETS:
        for label, extract in (
            ("dossier", ours),
            ("trafilatura", trafilatura()),
            ("trafilatura fast", trafilatura(fast=True)),
            ("trafilatura precision", trafilatura(favor_precision=True)),
        ):
            measure(name, label, extract)
    return 0


if __name__ == "__main__":
    sys.exit(main())
