"""What does it cost to ask for help? The table of commands must not import what it lists."""

import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import click
import pytest

import cli
from corpus import statuses

ROOT = Path(__file__).parents[1]
ROWS = {name: row for section in cli.COMMANDS.values() for name, row in section.items()}
HEAVY = {"click", "sqlite3", "numpy", "whoosh", "bs4", "lxml", "Stemmer", "dateutil", "dataclasses", "multiprocessing"}


def imported(*lines: list[str]) -> set[str]:
    """The modules that command lines import, one after the other in a process of its own."""
    code = (
        "import sys, io, contextlib\n"
        "import cli\n"
        "with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):\n"
        f"    for line in {lines!r}:\n"
        "        cli.run(line)\n"
        "print(*sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.fixture(scope="module")
def ingest(tmp_path_factory) -> list[str]:
    """The line that has put one letter into a collection."""
    folder = tmp_path_factory.mktemp("letter")
    (folder / "letter.txt").write_text("Dear Minister,\n\nThe refuge is full.", encoding="utf-8")
    line = ["--home", str(folder / "home"), "ingest", str(folder / "letter.txt")]
    assert cli.run([*line]) == statuses.DONE
    return line


def test_help_imports_next_to_nothing():
    assert not imported(["--help"], ["-h"]) & HEAVY


def test_light_commands_import_no_parser_and_no_engine():
    lines = [[name, "--help"] for name in ("init", "status", "show")]
    assert not imported(*lines) & {"numpy", "whoosh", "bs4", "lxml", "dateutil"}


def test_a_run_over_unchanged_files_imports_nothing_that_reads(ingest):
    found = imported(ingest)
    assert "corpus.plan" in found
    assert not found & {"numpy", "whoosh", "bs4", "lxml", "dateutil", "multiprocessing"}


def test_a_search_imports_no_more_than_it_needs(ingest):
    """What only other searches need, such as those on a terminal, of mistyped names or with settings, costs each one its time."""
    found = imported([*ingest[:2], "search", "refuge", "--facet", "kind"])
    assert "search.engines.plain" in found
    seldom = {
        "click",
        "inspect",
        "numpy",
        "whoosh",
        "tomllib",
        "difflib",
        "shutil",
        "shlex",
        "calendar",
        "hashlib",
        "atexit",
        "threading",
    }
    ours = {
        "search.engines.arrays",
        "search.feedback",
        "search.exporters",
        "search.harmless",
        "indexer.engines.arrays",
        "indexer.engines.array_columns",
    }
    assert not found & (seldom | ours)


def test_other_commands_that_ask_little_import_no_numpy_either(ingest):
    lines = [
        ["facets", "refuge"],
        ["timeline", "refuge"],
        ["coverage"],
        ["compare", "refuge", "minister"],
        ["similar", "1"],
        ["show", "1"],
    ]
    found = imported(*([*ingest[:2], *line] for line in [["search", "refuge"], *lines]))
    assert {"search.commands.similar", "search.engines.plain"} <= found
    assert not found & {"numpy", "whoosh", "difflib", "search.commands.hints"}


def test_the_help_page_has_a_line_for_every_command(capsys):
    assert cli.run(["--help"]) == statuses.DONE
    page = capsys.readouterr().out
    assert all(len(line) <= 80 for line in page.splitlines())
    for name, (_, text) in ROWS.items():
        assert re.search(rf"^  {name} +{re.escape(text)}$", page, re.MULTILINE)


def test_the_help_page_names_every_global_option():
    options = {name for option in cli.dossier().params for name in (*option.opts, *option.secondary_opts)}
    named = set(re.findall(r"(?<![\w-])--?[a-z-]+", " ".join(cli.OPTIONS)))
    assert options | {"-h", "--help"} == named


@pytest.mark.parametrize("name", ROWS)
def test_every_command_is_there_and_helps(name):
    module, _, function = ROWS[name][0].partition(":")
    command = getattr(import_module(module), function)
    assert function == f"{name}_command"
    assert isinstance(command, click.Command)
    commands = [command, *(command.commands.values() if isinstance(command, click.Group) else ())]
    for one in commands:
        assert one.help, one.name
        unexplained = [
            option.opts
            for option in one.params
            if isinstance(option, click.Option) and not option.help and option.opts[0] != "--format"
        ]
        assert not unexplained


@pytest.mark.parametrize("name", ROWS)
def test_every_command_prints_its_help(name, capsys):
    assert cli.run([name, "--help"]) == statuses.DONE
    assert f"Usage: dossier {name}" in capsys.readouterr().out


def test_every_option_of_a_field_is_an_option_of_search():
    from indexer.fields import FIELDS
    from search.commands.search import search_command

    options = {name for option in search_command.params for name in option.opts}
    assert {row.option for row in FIELDS.values() if row.option} <= options
    assert {"--since", "--until", "--asked-since", "--sent-until"} <= options


def test_failures_name_exceptions_that_exist():
    for place, status in cli.FAILURES:
        module, _, name = place.partition(":")
        assert issubclass(getattr(import_module(module), name), Exception)
        assert status in vars(statuses).values()
