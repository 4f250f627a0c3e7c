"""Does Whoosh itself work on our codec? Whoosh's own tests, with our codec as its default.

    python -m benchmarks.whoosh_own_tests [--sdist FILE] [pytest arguments]

The tests are those of the installed version, from its source distribution, which pip fetches. They run in a folder
that is thrown away. Those of Whoosh's own repository (its examples, its pages, its release scripts) are left out; those of
EXPECTED fail here and have to, each for the reason given: a test that passes against expectation fails the run as well.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import tempfile
from importlib.metadata import version
from pathlib import Path
from types import SimpleNamespace

ROOT = Path(__file__).parents[1]
REPOSITORY = ("bump_version", "example", "site_version", "downstream", "mcp", "langchain", "llamaindex")  # no tests of an index

EXACT = "our field lengths are exact; it expects those that Whoosh's own codec rounds to fit a byte"
ALONE = "it asks for lengths of a segment whose documents were never written; ours come from there"
CHILD = "it starts a fresh interpreter, in which nothing sets our codec as the default"
BLOCKS = "it looks inside the postings blocks of Whoosh's own codec; tests/test_codec.py holds ours to the same promise"
EXPECTED = {
    "test_codecs.py::test_corrupt_postings_block_raises_clear_error": BLOCKS,
    "test_codecs.py::test_tiny_blocks_stored_uncompressed_round_trip": BLOCKS,
    "test_codecs.py::test_fieldwriter_multiblock": ALONE,
    "test_codecs.py::test_fieldwriter_single_term": ALONE,
    "test_codecs.py::test_fieldwriter_two_terms": ALONE,
    "test_indexing.py::test_lengths": EXACT,
    "test_indexing.py::test_many_lengths": EXACT,
    "test_mpwriter.py::test_merge_multi": EXACT,
    "test_mpwriter.py::test_merge_serial": EXACT,
    "test_mpwriter.py::test_mpwriter_explicit_start_method[forkserver]": CHILD,
    "test_mpwriter.py::test_mpwriter_explicit_start_method[spawn]": CHILD,
    "test_quality.py::test_max_field_length": EXACT,
    "test_quality.py::test_minmax_field_length": EXACT,
}


def pytest_configure(config: object) -> None:
    """Make our codec Whoosh's default; pytest calls this in each of its processes."""
    import whoosh.codec

    from indexer.codec.segment import ArrayCodec

    whoosh.codec.default_codec = lambda *_args, **_options: ArrayCodec()


def pytest_collection_modifyitems(items: list[SimpleNamespace]) -> None:
    """Mark the tests that are expected to fail."""
    import pytest

    for test in items:
        reason = EXPECTED.get(f"{Path(test.fspath).name}::{test.name}")
        if reason:
            test.add_marker(pytest.mark.xfail(reason=reason, strict=True))


def main(arguments: list[str]) -> int:
    """Fetch the tests where no file is given, and run them."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if arguments[:1] == ["--sdist"]:
            sdist, arguments = Path(arguments[1]), arguments[2:]
        else:
            wanted = f"whoosh3=={version('whoosh3')}"
            command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--no-binary", ":all:", "-d", name, wanted]
            if subprocess.run(command, check=False).returncode:
                print(f"{wanted} could not be fetched: is there a network? (--sdist FILE needs none)", file=sys.stderr)
                return 1
            sdist = next(folder.glob("*.tar.gz"))
        with tarfile.open(sdist) as archive:
            archive.extractall(folder, filter="data")
        tests = next(folder.glob("*/tests"))
        files = [path.name for path in sorted(tests.glob("test_*.py")) if not any(word in path.name for word in REPOSITORY)]
        command = [sys.executable, "-m", "pytest", "-q", "-p", "benchmarks.whoosh_own_tests", *arguments, *files]
        return subprocess.run(command, cwd=tests, env=environment(), check=False).returncode


def environment() -> dict[str, str]:
    """This environment, with the checkout on the path."""
    return os.environ | {"PYTHONPATH": str(ROOT)}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
