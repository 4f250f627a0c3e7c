"""Does the time grow with the length of a text, whatever the text? Four times the length may take at most eight times as long.

    python -m benchmarks.hostile            the milliseconds of each text at two lengths, and how often longer
    python -m benchmarks.hostile --check    the same, and exit 1 where one grows faster than that

Every pattern meets every text: cleaning, all extractors and the parser of queries run on each. Process time is measured, the
best of three, so that a busy machine does not show; what takes under 20 ms at full length is not judged. What grows too fast
is measured anew, and has to do so each of three times: a text that takes the square of its length always does.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable

from corpus import sources
from corpus.annotate import annotate
from corpus.records import Locator, RawDocument
from search.parser import QueryError, parse

UNITS = (
    *(
        "a-",
        "A ",
        "1 ",
        "(",
        "a@",
        "Share ",
        "\n- ",
        "Dear A.\n",
        "To ask ",
        "x" * 50 + "\n",
        "www.",
        "31/12/",
        "“",
        '"A," said B. ',
    ),
    *("Act ", "the A of B ", "section 1, ", "(Act ", "Article 1 of the ", "Convention on A ", "1–", "Care Act 2014 article 1 "),
    *(
        "Lord A of B ",
        "Mr A: ",
        "and A, B and ",
        "A (B) ",
        "Ms ",
        "said A, ",
        "‘a ",
        "[1] ",
        "cc A\n",
        "1. From Cllr Ann Lee to Bo\n",
        "Yours sincerely,\n",
        "A B C D ",
    ),
)
QUERIES = ("‘a ", "a( ", "a(b(", "\\", "a:", "~", "«»", "-a ", "a*", "@a", "((", "OR ", '"a ')
FACTOR, GROWTH, JUDGED = 4, 8.0, 0.020


def read(text: str) -> None:
    """All that happens to a paper between loader and store, but topics."""
    for document in sources.read(RawDocument(Locator("hostile.txt"), "text", "0" * 64, text)):
        annotate(document)


def ask(text: str) -> None:
    """What happens to a query before an engine sees it."""
    try:
        parse(text)
    except QueryError as error:
        str(error)


def seconds(call: Callable[[str], None], text: str) -> float:
    """The least process time of three calls."""
    times = []
    for _ in range(3):
        started = time.process_time()
        call(text)
        times.append(time.process_time() - started)
    return min(times)


def main() -> int:
    """Print the table; the exit status says whether all of it is linear."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="exit 1 where a text takes more than its share")
    check = parser.parse_args().check
    steep = 0
    for what, call, units, length in (("paper", read, UNITS, 40_000), ("query", ask, QUERIES, 8_000)):
        call("A warm start.")
        for unit in units:
            full = (unit * length)[:length]
            for _ in range(3):
                small, large = seconds(call, full[: length // FACTOR]), seconds(call, full)
                bad = large > JUDGED and large > GROWTH * small
                if not bad:
                    break
            steep += bad
            times = f"{1000 * small:8.1f} ms {1000 * large:8.1f} ms  ×{large / max(small, 1e-6):.1f}"
            print(f"{what}  {unit!r:28} {times}{'  STEEP' * bad}")
    return 1 if check and steep else 0


if __name__ == "__main__":
    sys.exit(main())
