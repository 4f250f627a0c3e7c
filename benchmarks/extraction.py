"""How well are papers read? The figures on the labelled sets, and the floors below which they may not fall.

    python -m benchmarks.extraction            print the figures of each set beside their floors
    python -m benchmarks.extraction --check    the same, and exit 1 where a figure is below its floor

The floors are in benchmarks/baseline.json; lowering one is a decision with a reason in CHANGELOG.md. A set is named there by
its folder: one of the labelled sets beside the checkout ("gold-dev"), or a folder inside it ("tests/examples/papers").
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
BASELINE = ROOT / "benchmarks" / "baseline.json"


def shared() -> Path:
    """The folder that holds the labelled sets and their scorer."""
    return Path(os.environ.get("DOSSIER_SHARED") or ROOT.parent / "shared")


def labelled_set(name: str) -> Path:
    """The folder of a labelled set, with its docs/ and gold.jsonl: inside the checkout, else among the shared ones."""
    inside = ROOT / name
    return inside if (inside / "gold.jsonl").is_file() else shared() / "data" / name


def figures(name: str) -> dict[str, float]:
    """The scorer's figures for one labelled set."""
    return score(labelled_set(name))


def score(folder: Path) -> dict[str, float]:
    """The scorer's figures for a folder with docs/ and gold.jsonl, from what `dossier extract --json` prints."""
    with tempfile.TemporaryDirectory() as scratch:
        predictions = Path(scratch, "records.jsonl")
        with predictions.open("wb") as out:
            command = [sys.executable, "-m", "cli", "extract", "--json", str(folder / "docs")]
            subprocess.run(command, stdout=out, check=True, cwd=ROOT)
        scorer = [sys.executable, str(shared() / "tools" / "score_extraction.py"), str(folder), str(predictions), "--json"]
        found: dict[str, float] = json.loads(subprocess.run(scorer, capture_output=True, check=True).stdout)
    return found


def main() -> int:
    """Print the table; the exit status says whether every floor holds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="exit 1 where a figure is below its floor")
    check = parser.parse_args().check
    if not (shared() / "data").is_dir():
        print(f"the labelled sets are not at {shared()} (set DOSSIER_SHARED)", file=sys.stderr)
        return 1 if os.environ.get("DOSSIER_REQUIRE_SHARED") or not check else 0
    below = 0
    for name, floors in json.loads(BASELINE.read_text(encoding="utf-8"))["extraction"].items():
        print(name)
        found = figures(name)
        for figure, floor in floors.items():
            ok = found.get(figure, 0.0) >= floor
            below += not ok
            print(f"  {figure:10} {found.get(figure, 0.0):.4f}  floor {floor:.3f}{'' if ok else '  BELOW'}")
    return 1 if check and below else 0


if __name__ == "__main__":
    sys.exit(main())
