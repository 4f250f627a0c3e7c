"""Every form, option and column of an export is documented, and every example prints what docs/exports.md shows."""

import re
import shlex
from pathlib import Path

import click
import pytest
from command_line import home_of
from papers import paper

import cli
from indexer.fields import FIELDS
from search.commands.export import export_command
from search.exporters import EXPORTERS, SUFFIXES
from search.exporters.columns import BESIDE

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "exports.md").read_text("utf-8")
SECTIONS = dict(re.findall(r"^## ([a-z-]+)\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL))


def commands(text: str) -> list[tuple[str, str]]:
    """The examples: each command as typed, and what is shown below it."""
    blocks = re.findall(r"(?:^(?:    .*)?\n)+", text, re.MULTILINE)
    lines = "\n".join(re.sub(r"^    ", "", block, flags=re.MULTILINE).strip("\n") for block in blocks if "    $ " in block)
    return [
        (first, rest) for first, _, rest in (one.partition("\n") for one in re.split(r"^\$ ", lines, flags=re.MULTILINE) if one)
    ]


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return home_of(tmp_path_factory.mktemp("exported") / "home", [paper()])


@pytest.mark.parametrize("form", EXPORTERS)
def test_every_form_has_a_section_and_an_example_that_is_true(form, home, capsysbinary, monkeypatch, tmp_path):
    assert form in SECTIONS, f"docs/exports.md has no section on {form}"
    examples = commands(SECTIONS[form])
    assert examples, f"docs/exports.md has no example of {form}"
    monkeypatch.chdir(tmp_path)
    for typed, shown in examples:
        assert form in typed or any(typed.endswith(suffix) for suffix, name in SUFFIXES.items() if name == form)
        assert cli.run(["--home", str(home.root), *shlex.split(typed)[1:]]) == 0
        out, err = capsysbinary.readouterr()
        printed = (out + err).decode("utf-8").replace("\r\n", "\n")
        assert printed.split() == shown.split(), typed


def test_the_examples_of_manifests_are_true(home, capsysbinary, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    examples = commands(PAGE.partition("## Manifests")[2])
    assert {shlex.split(typed)[1] for typed, _ in examples} == {"export", "verify"}
    for typed, shown in examples:
        assert cli.run(["--home", str(home.root), *shlex.split(typed)[1:]]) == 0
        out, err = capsysbinary.readouterr()
        assert (out + err).decode("utf-8").split() == shown.split(), typed


def test_every_suffix_is_in_the_table():
    rows = dict(re.findall(r"^\| \[`([a-z-]+)`\]\(#[a-z-]+\) \| (.*?) \|", PAGE, re.MULTILINE))
    assert {form: re.findall(r"`([^`]+)`", names) for form, names in rows.items()} == {
        form: [suffix for suffix, name in SUFFIXES.items() if name == form] for form in EXPORTERS
    }


def test_every_option_and_column_is_documented():
    filters = {row.option for row in FIELDS.values()}
    options = [option.opts[0] for option in export_command.params if isinstance(option, click.Option)]
    own = [name for name in options if name not in filters and not name.endswith(("-since", "-until"))]
    assert {name for name in own if name not in PAGE} <= {"--any", "--since", "--until"}  # those of every search
    assert [name for name in BESIDE if f"`{name}`" not in SECTIONS["csv"]] == []
