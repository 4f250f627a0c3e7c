"""Is every command, option, field and operator documented with an example that is true, and are the pages as the program is?"""

import re
import shlex
import shutil
import subprocess
from typing import get_args

import click
import pytest

import cli
from benchmarks.command_facts import DOCS, STATUSES, examples, options
from benchmarks.pages import PAGES, page
from corpus import statuses
from indexer.fields import FIELDS
from search.grammar import OPERATORS
from search.parser import parse, to_text
from search.query import Match, Node, Phrase, Prefix, Range, Word, walk

GROUP = cli.dossier()


def all_commands() -> dict[str, click.Command]:
    found: dict[str, click.Command] = {}
    for name in GROUP.list_commands(click.Context(GROUP)):
        command = GROUP.get_command(click.Context(GROUP), name)
        found[name] = command
        if isinstance(command, click.Group):
            found.update({f"{name} {sub}": below for sub, below in command.commands.items()})
    return found


COMMANDS = all_commands()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_as_it_would_be_written(name):
    assert (DOCS / name).read_text("utf-8") == page(PAGES[name]), "run: python -m benchmarks.pages"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_explained_and_has_an_example(name):
    command = COMMANDS[name]
    assert command.help
    assert [option.opts for option in options(command) if not option.help] == []
    lines = examples(command)
    assert any(shlex.split(line, comments=True)[:1] == ["dossier"] or "$(dossier " in line for line in lines), (
        f"{name} has no example"
    )


def test_every_operator_means_what_it_says():
    for row in OPERATORS:
        tree = parse(row.example, saved={"firewall": "firewall"}.get).tree
        assert isinstance(tree, row.node), row.example
        assert parse(to_text(tree)).tree == tree, row.example


def test_every_kind_of_node_can_be_written():
    assert {row.node for row in OPERATORS} == set(get_args(Node))


def test_every_field_is_documented_with_an_example_that_uses_it():
    text = (DOCS / "query-language.md").read_text("utf-8")
    for field in FIELDS.values():
        assert f"| `{field.name}` | {field.help} |" in text
        assert f"`{field.example}`" in text
        nodes = [node for node in walk(parse(field.example).tree) if isinstance(node, Word | Phrase | Prefix | Match | Range)]
        assert {node.field for node in nodes} == {field.name}


def test_every_exit_status_is_documented():
    known = {value for name, value in vars(statuses).items() if name.isupper()}
    assert set(STATUSES) == known


MANUALS = [name for name in PAGES if name.startswith("man/")]
REQUESTS = {"TH", "SH", "SS", "PP", "TP", "br", "nf", "fi", "RS", "RE", '\\"'}


def test_there_is_a_manual_of_every_command_and_of_no_other():
    names = {"dossier", *(f"dossier-{name}" for name in COMMANDS if " " not in name)}
    assert {path.stem for path in (DOCS / "man").iterdir()} == names


def test_no_text_of_a_manual_is_taken_for_a_request():
    for line in (line for name in MANUALS for line in (DOCS / name).read_text("utf-8").splitlines()):
        assert not line.startswith("'")
        assert not line.startswith(".") or line[1:].split()[0] in REQUESTS, line
        assert re.fullmatch(r'(?:[^\\]|\\[e&\-"]|\\f[BIR]|\\\((?:aq|ga|ha|ti))*', line), line


@pytest.mark.skipif(shutil.which("groff") is None, reason="there is no groff")
def test_manuals_are_set_without_a_warning():
    done = subprocess.run(
        ["groff", "-man", "-ww", "-z", "-Tutf8", *(DOCS / name for name in MANUALS)], capture_output=True, check=True
    )
    assert done.stderr == b""
