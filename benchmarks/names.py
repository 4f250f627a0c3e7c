"""Are people and organisations found in political text that is not Westminster's? The figures, and their floors.

    python -m benchmarks.names [PART]          print the figures of a part (train or dev; dev, unless another is named)
    python -m benchmarks.names --check         the same for dev, and exit 1 where a figure is below its floor

Each labelled sentence of `ner-politics` is read as a paper of its own. The set lies beside the checkout with its scorer.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.extraction import BASELINE, shared
from corpus.extractors import actors
from corpus.records import Document, Findings, Locator

SET = "ner-politics"
PARTS = ("train", "dev")


def figures(part: str) -> dict[str, float]:
    """The scorer's precision, recall and F1 of the mentions found in each sentence of a part."""
    scorer, labels = shared() / "tools" / "score_names.py", shared() / "data" / SET / f"{part}.txt"
    listed = subprocess.run([sys.executable, str(scorer), "sentences", str(labels)], capture_output=True, check=True)
    with tempfile.TemporaryDirectory() as scratch:
        predictions = Path(scratch, "mentions.jsonl")
        predictions.write_text("".join(_mentions(listed.stdout.decode().splitlines())), encoding="utf-8")
        command = [sys.executable, str(scorer), "score", str(labels), str(predictions)]
        found: dict[str, float] = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    return found


def _mentions(sentences: list[str]) -> Iterator[str]:
    """A JSON line for each sentence: its number, and the mentions found in it."""
    for line in sentences:
        sentence = json.loads(line)
        mentions = [
            {"start": mention.span.start, "end": mention.span.end, "type": mention.type}
            for mention in actors.extract(_paper(sentence["text"]), Findings()).mentions
        ]
        yield json.dumps({"id": sentence["id"], "mentions": mentions}) + "\n"


def _paper(text: str) -> Document:
    return Document(Locator("sentence.txt"), "text", "generic", "0" * 64, text, text, ((0, 0, len(text)),), (), ())


def main() -> int:
    """Print the figures; the exit status says whether every floor holds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part", nargs="?", choices=PARTS, default="dev")
    parser.add_argument("--check", action="store_true", help="exit 1 where a figure of dev is below its floor")
    arguments = parser.parse_args()
    if not (shared() / "data" / SET).is_dir():
        print(f"the labelled sentences are not at {shared() / 'data' / SET} (set DOSSIER_SHARED)", file=sys.stderr)
        return 1 if os.environ.get("DOSSIER_REQUIRE_SHARED") or not arguments.check else 0
    part = "dev" if arguments.check else arguments.part
    floors = json.loads(BASELINE.read_text(encoding="utf-8"))["names"][SET] if part == "dev" else {}
    print(f"{SET} {part}")
    below = 0
    for figure, reached in figures(part).items():
        floor = floors.get(figure, 0.0)
        below += reached < floor
        print(f"  {figure:10} {reached:.4f}" + (f"  floor {floor:.3f}{'' if reached >= floor else '  BELOW'}" if floor else ""))
    return 1 if arguments.check and below else 0


if __name__ == "__main__":
    sys.exit(main())
