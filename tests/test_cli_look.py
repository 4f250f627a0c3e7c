"""What fits on a screen, what is cut and where, and what falls back to ASCII."""

import re
from types import SimpleNamespace

import pytest
from papers import BODY, actor, paper

from corpus.dates import PartialDate
from corpus.progress import ProgressBar
from corpus.reading import labelled, record_lines, why_lines, wrapped
from corpus.terminal import Screen, columns, cut_middle, screen_of, table
from search.commands.compare import Side, comparison_lines
from search.commands.hits import highlighted, hit_lines
from search.commands.look import bar_lines, facet_lines
from search.commands.quotes import quote_lines
from search.commands.timeline import split_lines
from search.commands.verify import rows
from search.compare import Comparison
from search.plot import Series
from search.query import All
from search.quotes import FoundQuote
from search.results import Bucket, FacetCounts
from search.timeline import Bar, Timeline
from search.verifying import Difference

WIDE = Screen(width=120, terminal=True)
NARROW = Screen(width=80, terminal=True)
TINY = Screen(width=40, terminal=True)
PIPE = Screen()
LONG = "Independent Commissioner for the Protection of Harbour Workers and Their Families in the Northern Isles"


def stream(terminal=True, encoding="utf-8"):
    return SimpleNamespace(isatty=lambda: terminal, encoding=encoding)


def facet(field="actor", *counts, other=0, missing=0, selected=()):
    buckets = [Bucket(f"v{n}", LONG if n == 0 else f"Value {n}", count, n in selected) for n, count in enumerate(counts)]
    return FacetCounts(field, tuple(buckets), other, missing)


@pytest.mark.parametrize(
    ("environ", "colour", "terminal", "expected"),
    [
        ({}, "auto", True, True),
        ({}, "auto", False, False),
        ({"NO_COLOR": "1"}, "auto", True, False),
        ({"NO_COLOR": ""}, "auto", True, True),
        ({"TERM": "dumb"}, "auto", True, False),
        ({"NO_COLOR": "1"}, "always", False, True),
        ({}, "never", True, False),
    ],
)
def test_when_there_is_colour(environ, colour, terminal, expected):
    assert screen_of(stream(terminal), colour, environ).colour is expected


@pytest.mark.parametrize(
    ("environ", "encoding", "expected"),
    [
        ({"LANG": "en_GB.UTF-8"}, "utf-8", True),
        ({}, "utf-8", True),
        ({"LC_ALL": "C"}, "utf-8", False),
        ({"LANG": "C", "LC_CTYPE": "C.UTF-8"}, "utf-8", False),
        ({"LANG": "en_GB"}, "iso-8859-1", False),
    ],
)
def test_when_marks_are_ascii(environ, encoding, expected):
    screen = screen_of(stream(encoding=encoding), "auto", environ)
    assert screen.unicode is expected
    lines = [*facet_lines([facet("topic", 5, 2, selected={1})], screen), *hit_lines(1, 2, paper(), [("x", True)], screen)]
    assert expected or all(line.isascii() for line in lines), lines


def test_a_name_is_cut_in_the_middle():
    for width in range(5, 40):
        short = cut_middle(LONG, width)
        assert columns(short) == width
        begin, _, end = short.partition("…")
        assert LONG.startswith(begin) and LONG.endswith(end), width


def test_wide_and_combining_characters_are_counted_as_shown():
    assert columns("日本") == 4
    assert columns("e\u0301") == 1
    assert columns("\x1b[1mbold\x1b[0m") == 4
    assert columns(cut_middle("日本語の長い名前", 7)) <= 7


@pytest.mark.parametrize("screen", [WIDE, NARROW, TINY])
def test_everything_fits_the_terminal(screen):
    many = tuple(actor(f"{LONG} {n}", "quoted", "mentioned") for n in range(9))
    record = paper(title=f"{LONG} {LONG}", actors=(*paper().actors, *many))
    lines = [
        *hit_lines(1, 2, record, [(BODY * 3, False), ("Article 59", True)], screen),
        *facet_lines([facet(name, 12345, 77, 3, other=9, missing=4) for name in ("topic", "said-by", "kind")], screen),
        *bar_lines([("2020", 12345), ("2021", 3)], screen),
        *table([(LONG, "1,234", LONG)], screen, numbers=(1,)),
        *labelled("answering-body", LONG, screen),
        *record_lines(record, screen),
        *quote_lines([FoundQuote(record.quotes[0], record)], screen),
        *comparison_lines(Comparison((12, 3), 1, ()), Side(LONG, All()), Side("日本" * 20, All()), screen),
        *wrapped("日本語" * 40, screen),
    ]
    too_long = [line for line in lines if columns(line) > screen.width]
    assert not too_long


def test_numbers_are_never_cut():
    for screen in (WIDE, NARROW, TINY):
        assert any("12,345" in line for line in facet_lines([facet("actor", 12345, 3)], screen))
        assert table([(LONG, "1,234,567")], screen, numbers=(1,))[0].endswith("1,234,567")


def test_a_pipe_gets_full_values_and_no_colour():
    text = "\n".join([*facet_lines([facet("actor", 7, 3)], PIPE), *hit_lines(1, 1, paper(title=LONG * 3), [], PIPE)])
    assert LONG in text
    assert LONG * 3 in text
    assert "\x1b" not in text


def test_facets_stand_beside_each_other_where_there_is_room():
    facets = [facet(name, 5) for name in ("topic", "said-by", "kind")]
    assert sum("topic" in line and "said by" in line for line in facet_lines(facets, NARROW)) == 1
    assert not any("topic" in line and "said by" in line for line in facet_lines(facets, TINY))
    assert next(iter(facet_lines(facets, WIDE))).split() == ["topic", "said", "by", "kind"]


def test_bars_are_in_proportion():
    lines = list(facet_lines([facet("kind", 40, 20, 1, 0)], NARROW))
    lengths = [line.count("█") for line in lines]
    assert lengths[1:3] == [12, 6]
    assert lines[3].rstrip()[-1] in "▏▎▍▌▋▊▉", "anything above zero shows"
    assert lines[4].rstrip().endswith("0")
    assert "(other 0, none 0)" in lines[5]


def test_a_selected_value_is_marked():
    assert "✓ Value 1" in "\n".join(facet_lines([facet("kind", 4, 2, selected={1})], NARROW))


def test_highlights_are_marks_without_colour_and_bold_with_it():
    pieces = [("a ", False), ("firewall", True)]
    assert highlighted(pieces, PIPE) == ["a", "«firewall»"]
    assert highlighted(pieces, Screen(colour=True)) == ["a", "\x1b[1;33mfirewall\x1b[0m"]
    assert highlighted([("article 59", True), (".", False)], PIPE) == ["«article", "59»."]


def test_hits_say_who_did_what():
    first, roles, snippet = hit_lines(3, 2, paper(), [("a ", False), ("firewall", True)], NARROW)
    assert first.startswith(" 3  Safe reporting") and first.endswith("written answer · 31 Jul 2023")
    assert columns(first) == 80
    assert roles == "    asked: Rowan Ashdown   answered: Mina Okoro, Office for Harbours"
    assert snippet == "    a «firewall»"


def test_text_of_papers_gives_no_orders_to_the_terminal():
    hostile = "\x1b[2J\x1b]0;title\x07\u202eevil"
    record = paper(
        title=hostile, body=hostile, quotes=(), topics=(), instruments=(), evidence={}, actors=(actor(hostile, "author"),)
    )
    for screen in (PIPE, NARROW):
        text = "\n".join([*hit_lines(1, 1, record, [], screen), *record_lines(record, screen), *why_lines(record, screen)])
        assert "evil" in text
        assert not any(character in text for character in "\x1b\x07\u202e")


def test_a_record_reads_well():
    text = "\n".join(record_lines(paper(), NARROW))
    assert text.startswith("Safe reporting\nwritten answer · 31 July 2023 · id uin-1\n")
    assert "asked       Rowan Ashdown" in text
    assert "dates       asked 3 July 2023, answered 31 July 2023" in text
    assert "A firewall keeps people safe. — Mina Okoro" in text
    assert "It follows Article 59." in text


def test_why_gives_value_words_and_rule():
    rows = [re.split("  +", line) for line in why_lines(paper(), PIPE)]
    assert ["kind", "written answer", '"asked about", line 1', "kind.questions"] in rows
    assert ["asked", "Rowan Ashdown", '"Rowan Ashdown asked", line 1', "role.asked"] in rows
    assert ["topic", "Firewall", '"firewall", line 2', "topics/firewall.toml"] in rows
    assert ["quote", "Mina Okoro", '"A firewall keeps people safe.", line 2', "quote.after-verb"] in rows


def test_undated_and_untitled_papers():
    first, *_ = hit_lines(1, 2, paper(title=None, date=None), [], NARROW)
    assert first.startswith(" 1  Rowan Ashdown asked about safe reporting") and " …  " in first and first.endswith("undated")
    assert next(iter(hit_lines(1, 1, paper(date=PartialDate("2021-03")), [], NARROW))).endswith("Mar 2021")


def test_a_progress_bar_says_how_far_it_is():
    bar = ProgressBar("reading", NARROW)
    assert bar.line(50, 200, 2.0) == "reading  ██████··················   25%  50  25/s  0:06 left"
    assert bar.line(7, 0, 1.0) == "reading  7  7/s"
    assert ProgressBar("reading", Screen(unicode=False)).line(1, 1, 1.0).isascii()


def test_a_progress_bar_stays_on_its_line(capsys):
    ProgressBar("reading", TINY)(7, 200_000)
    assert columns(capsys.readouterr().err.removeprefix("\r")) == 39


def test_a_label_never_touches_its_value():
    assert list(labelled("answering-body", "7", NARROW)) == ["answering-body 7"]


def test_no_progress_in_a_pipe(capsys):
    bar = ProgressBar("reading", PIPE)
    bar(1, 2)
    bar.clear()
    assert capsys.readouterr().err == ""


def test_a_split_timeline_fits_a_narrow_screen():
    line = Timeline("year", (Bar("2023", 12),), 3)
    series = [
        Series("all", line),
        *(Series(name, line) for name in ("letter", "press release", "written answer", "news", "debate")),
    ]
    shown = split_lines("year", series, TINY)
    assert max(columns(text) for text in shown) <= TINY.width
    assert shown[-1].split() == ["undated", *["3"] * 6]


def test_a_paper_without_title_is_named_so_by_verify():
    assert "(untitled)" in rows([Difference("added", "sha-1", None, "added to the collection")], WIDE)[1]
