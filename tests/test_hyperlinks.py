"""Are there links where a terminal shows them, nowhere else, and never of more than an address?"""

from pathlib import Path
from types import SimpleNamespace

import pytest
from papers import paper

from corpus.hyperlinks import shows_links, web_or_file
from corpus.reading import record_lines
from corpus.terminal import Screen, columns, screen_of, uncoloured
from search.commands.hits import hit_lines

VTE = {"VTE_VERSION": "6800"}


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({}, False),
        ({"TERM": "xterm-256color"}, False),
        (VTE, True),
        ({"VTE_VERSION": "4800"}, False),
        ({"TERM_PROGRAM": "iTerm.app"}, True),
        ({"TERM": "xterm-kitty"}, True),
        ({"WT_SESSION": "1"}, True),
        ({**VTE, "TMUX": "/tmp/tmux", "TERM_PROGRAM": "tmux", "TERM_PROGRAM_VERSION": "3.3a"}, False),
        ({"TMUX": "/tmp/tmux", "TERM_PROGRAM": "tmux", "TERM_PROGRAM_VERSION": "3.5"}, True),
        ({**VTE, "FORCE_HYPERLINK": "0"}, False),
        ({"FORCE_HYPERLINK": "1"}, True),
    ],
)
def test_which_terminals_show_links(environ, expected):
    assert shows_links(environ) is expected


@pytest.mark.parametrize(
    ("terminal", "colour", "environ", "expected"),
    [
        (True, "auto", VTE, True),
        (False, "always", VTE, False),
        (True, "never", VTE, False),
        (True, "auto", {**VTE, "NO_COLOR": "1"}, False),
        (True, "auto", {**VTE, "TERM": "dumb"}, False),
    ],
)
def test_when_there_are_links(terminal, colour, environ, expected):
    stream = SimpleNamespace(isatty=lambda: terminal, encoding="utf-8")
    assert screen_of(stream, colour, environ).links is expected


LINKED, PLAIN = Screen(80, True, True, True, links=True), Screen(80, True, True, True)


def test_links_take_no_room_and_lead_to_the_paper():
    line = next(iter(hit_lines(1, 2, paper(), [], LINKED, address="https://harbours.example/answers/1")))
    assert "\x1b]8;;https://harbours.example/answers/1\x1b\\" in line and line.count("\x1b]8;;\x1b\\") == 1
    assert columns(line) == 80
    assert uncoloured(line) == uncoloured(next(iter(hit_lines(1, 2, paper(), [], PLAIN))))


def test_a_record_links_its_file_and_its_address():
    text = "\n".join(record_lines(paper(), LINKED, Path("/papers of mine")))
    assert "\x1b]8;;file:///papers%20of%20mine/papers/one.html\x1b\\papers/one.html, html" in text
    assert "\x1b]8;;https://harbours.example/answers/1\x1b\\" in text
    assert "\x1b]8" not in "\n".join(record_lines(paper(), PLAIN, Path("/papers of mine")))


@pytest.mark.parametrize(
    "url", ["https://x.example/\x1b\\\x07\u202e", "javascript:alert(1)", "https://x.example/ü b", None, "\x1b]8"]
)
def test_an_address_is_printable_ascii_of_the_web_or_a_file(url):
    address = web_or_file(url, Path("/a\x1b\x07"))
    assert address.isascii() and address.isprintable() and " " not in address
    assert address.startswith(("https://", "file:///"))
