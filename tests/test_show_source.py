"""Does `show --format source` mark what of the original was kept?"""

from pathlib import Path

import pytest
from command_line import commands_on
from library import write

from corpus import statuses
from corpus.originals import source_lines, stretches
from corpus.records import Document, Furniture, Locator, Span
from corpus.terminal import Screen

PAGE = """Home | News | Contact us
Share this page

PRESS RELEASE

Alliance welcomes safe reporting

Published: 6 February 2024

The Harbour Workers' Alliance today welcomed a vote on safe reporting for migrant victims, after a debate of three hours.

Rowan Ashdown, director of the Harbour Workers' Alliance, said: "A firewall keeps people safe, and it keeps the peace."

ENDS
"""


def document(original: str, *kept: str, furniture: tuple[Furniture, ...] = ()) -> Document:
    pieces, text = [], ""
    for piece in kept:
        pieces.append((len(text), original.index(piece), len(piece)))
        text += piece
    return Document(Locator("a.txt"), "text", "generic", "0", text, original, tuple(pieces), furniture)


def test_every_character_of_the_original_is_kept_or_not():
    paper = document("one two\nthree\n\nfour", "two", "four")
    lines = list(stretches(paper))
    assert "\n".join("".join(one.text for one in line) for line in lines) == paper.original
    assert "".join(one.text for line in lines for one in line if one.kept) == paper.text


def test_a_pipe_has_signs_and_reasons():
    paper = document("Share\none two\nkept\n", "two", "kept", furniture=(Furniture(Span(0, 5), "sharing"),))
    assert list(source_lines(paper, Screen())) == ["- Share  (sharing)", "~ [-one -]two", "  kept", ""]


def test_a_terminal_has_colours_and_no_signs():
    paper = document("Share\nkept", "kept")
    assert list(source_lines(paper, Screen(80, True, True))) == ["\x1b[2mShare\x1b[0m", "\x1b[32mkept\x1b[0m"]


def test_orders_to_the_terminal_are_taken_out():
    paper = document("a\x1b[31mred\u202e\nb\x07", "b\x07")
    shown = "\n".join(source_lines(paper, Screen()))
    assert "\x1b" not in shown and "\u202e" not in shown and "\x07" not in shown


@pytest.fixture
def run(tmp_path, capsys):
    return commands_on(tmp_path / "home", capsys)


@pytest.fixture
def page(run, tmp_path) -> Path:
    folder = write(
        tmp_path / "press",
        {"page.txt": PAGE, "two.jsonl": '{"id": "q-1", "text": "One lamp."}\n{"id": "q-2", "text": "Two lamps."}\n'},
    )
    run(f"ingest {folder}")
    return folder / "page.txt"


def test_the_file_is_read_again(run, page):
    run("search firewall")
    out, err = run("show 1 --format source")
    assert "- Share this page" in out
    assert "  Alliance welcomes safe reporting\n" in out
    assert err == ""
    assert run("show q-2 --format source")[0].strip() == "Two lamps."


def test_a_file_that_changed_or_is_gone_is_told(run, page):
    run("search firewall")
    page.write_text(PAGE.replace("three hours", "two hours"), "utf-8")
    assert "gives another text now than the record has" in run("show 1 --format source")[1]
    page.unlink()
    assert "it is not there" in run("show 1 --format source", statuses.USAGE)[1]
    (page.parent / "two.jsonl").write_text('{"id": "q-1", "text": "One lamp."}\n', "utf-8")
    assert "does not hold it any more" in run("show q-2 --format source", statuses.USAGE)[1]


@pytest.mark.parametrize("other", ["--why", "--json"])
def test_it_goes_with_no_other_form(run, page, other):
    assert "does not go with" in run(f"show q-1 --format source {other}", statuses.USAGE)[1]
