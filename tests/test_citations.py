"""How papers are cited, in OSCOLA's form and as a sentence."""

from types import MappingProxyType

import pytest
from papers import actor, paper

from corpus.dates import PartialDate
from corpus.records import Record
from search.citations import oscola, plain

ASKED = (actor("Lord Ashby of Quay", "asker"), actor("Baroness Merrow", "answerer"))


def hansard(kind: str, date: str = "2009-10-26", **references: str) -> Record:
    return paper(
        kind=kind,
        title="Harbours: Lighting",
        date=PartialDate(date),
        actors=ASKED,
        url=None,
        references=MappingProxyType(references),
    )


def sent(*actors, **values) -> Record:
    return paper(**{"kind": "letter", "title": None, "date": PartialDate("2022-03-14"), "url": None, "actors": actors, **values})


ASHDOWN, MINISTER = actor("Rowan Ashdown", "signatory"), actor("Mina Okoro", "addressee")
ALLIANCE = actor("Harbour Alliance", "publisher", type="organisation")


@pytest.mark.parametrize(
    ("record", "citation"),
    [
        (hansard("debate", house="Commons", volume="389", column="973-976"), "HC Deb 26 October 2009, vol 389, cols 973–76"),
        (hansard("debate", house="Lords", volume="714", column="893"), "HL Deb 26 October 2009, vol 714, col 893"),
        (hansard("debate", house="Commons", column="45WH"), "HC Deb 26 October 2009, col 45WH"),
        (hansard("debate", house="Commons"), "HC Deb 26 October 2009"),
        (hansard("debate", house="Scottish Parliament", column="20531"), "SP OR 26 October 2009, col 20531"),
        (hansard("debate"), "‘Harbours: Lighting’ (Debate, 26 October 2009)"),
        (hansard("written_answer", house="Commons", volume="280", column="505W"), "HC Deb 26 October 2009, vol 280, col 505W"),
        (
            hansard("written_answer", house="Lords", volume="741", column="205-206WA", uin="HL3812"),
            "HL Deb 26 October 2009, vol 741, cols WA205–06 (HL3812)",
        ),
        (hansard("written_answer", house="Lords", column="102"), "HL Deb 26 October 2009, col WA102"),
        (
            hansard("written_answer", house="Commons", uin="151806"),
            "Lord Ashby of Quay, ‘Harbours: Lighting’ (HC Written Question UIN 151806, answered 26 October 2009)",
        ),
        (
            hansard("written_answer", house="Scottish Parliament", number="S6W-22510"),
            "Lord Ashby of Quay, ‘Harbours: Lighting’ (SP Written Question S6W-22510, answered 26 October 2009)",
        ),
        (
            hansard("written_answer", date="2009-10"),
            "Lord Ashby of Quay, ‘Harbours: Lighting’ (Written Question, answered October 2009)",
        ),
        (sent(ASHDOWN, MINISTER), "Letter from Rowan Ashdown to Mina Okoro (14 March 2022)"),
        (
            sent(ASHDOWN, *(actor(f"Signer {n}", "signatory") for n in "ABC"), MINISTER),
            "Letter from Rowan Ashdown and others to Mina Okoro (14 March 2022)",
        ),
        (sent(MINISTER, date=None), "Letter to Mina Okoro (undated)"),
        (sent(title="On lamps"), "Letter ‘On lamps’ (14 March 2022)"),
        (sent(title="Alliance’s ‘firewall’ vote"), "Letter ‘Alliance’s “firewall” vote’ (14 March 2022)"),
        (sent(title="The ‘workers’ rights’ vote"), "Letter ‘The ‘workers’ rights’ vote’ (14 March 2022)"),
        (
            sent(ALLIANCE, kind="press_release", title="Peers vote", url="https://harbour.example/vote"),
            "Harbour Alliance, ‘Peers vote’ (Press Release, 14 March 2022) <https://harbour.example/vote>",
        ),
        (
            sent(actor("Ada Quill", "author"), actor("The Lantern", "publisher"), kind="news", title="Lamps lit"),
            "Ada Quill, ‘Lamps lit’ The Lantern (14 March 2022)",
        ),
        (sent(kind="news", title="Lamps lit", date=PartialDate("2022-03")), "‘Lamps lit’ (March 2022)"),
        (sent(ALLIANCE, kind="other", title=None), "Harbour Alliance, ‘Untitled other’ (14 March 2022)"),
    ],
)
def test_oscola(record, citation):
    assert oscola(record) == citation


@pytest.mark.parametrize(
    ("record", "citation"),
    [
        (
            hansard("written_answer", house="Lords", volume="741", column="205-206WA", uin="HL3812"),
            "Harbours: Lighting. Written question HL3812, asked by Lord Ashby of Quay, answered by Baroness Merrow, House"
            " of Lords, 26 October 2009. HL Deb 26 October 2009, vol 741, cols WA205–06.",
        ),
        (sent(ASHDOWN, MINISTER), "Letter from Rowan Ashdown to Mina Okoro, 14 March 2022."),
        (
            sent(ALLIANCE, kind="press_release", title="Peers vote.", url="https://harbour.example/vote"),
            "Peers vote. Press release, published by Harbour Alliance, 14 March 2022. https://harbour.example/vote",
        ),
    ],
)
def test_plain(record, citation):
    assert plain(record) == citation


@pytest.mark.parametrize("cite", [oscola, plain])
def test_a_citation_is_one_harmless_line(cite):
    hostile = "a\r\nb\x1b[2J\u202e\u2028"
    record = paper(
        title=hostile,
        url="javascript:alert(1)",
        actors=(actor(hostile, "asker", "signatory", "publisher"),),
        references=MappingProxyType({"house": hostile, "uin": hostile, "volume": hostile, "column": hostile}),
    )
    for kind in ("letter", "written_answer", "debate", "press_release", "news", "other"):
        line = cite(paper(**{**{name: getattr(record, name) for name in ("title", "url", "actors", "references")}, "kind": kind}))
        assert line == line.strip()
        assert not any(ord(c) < 32 or c in "\x7f\u202e\u2028\x1b" for c in line)
        assert "javascript" not in line
