"""The same paper in another format, or with a web site's page around it, gives the same record but for its source."""

from __future__ import annotations

import json
import re
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from loading import write
from made_in_formats import FORMATS, MAILS, docx, mail, pdf

from corpus.json_form import dumps
from corpus.papers import extract
from corpus.records import Record

LETTER = """Saltings Light Trust
9 Beacon Row
Orrmouth OM4 7QT

3 February 2021

Rt Hon Osbert Quennell MP
Secretary of State for Transport
Department for Transport
33 Horseferry Road
London SW1P 4DR

Dear Secretary of State

The lamps of Orr Sound

We write for the seven trusts that keep the lamps of Orr Sound lit.

In 2020 a trawler struck the Gannet Rock because nobody had paid for its bulb. We ask you to:

• pay for the bulbs until March 2024;
• visit the Gannet before Easter.

As Sir Amyas Trelling has said, “a dark lamp is a tall rock”.

Yours sincerely

Petronella Vaux
Chair, Saltings Light Trust

cc: Maritime and Coastguard Agency
"""
STORY = """Harbour lamps to be lit again after nine dark years

The trust that keeps them has been given £41,000

By Winifred Astley

14 June 2022

Four lamps above Orrmouth harbour will be lit on Friday for the first time since the council switched them off in 2013.

The Saltings Light Trust said that it would keep them burning until December 2026.

Who pays?

Orrmouth Town Council will pay for the bulbs, which cost £80 each. Volunteers climb the ladder.

"I have been up there in worse than this," said Petronella Vaux, who chairs the trust. "You can see who is coming home."

The Department for Transport said that it had no plans to light any more of them, at Orrmouth or elsewhere on that coast.
"""
RELEASE = (
    STORY.replace("By Winifred Astley", "For immediate release")
    + "\nENDS\n\nNotes to editors\n\n1. The lamps were built in 1871.\n"
)
PAPERS = {"letter": LETTER, "story": STORY, "release": RELEASE}
MENU = "Skip to main content\nSign in\nSubscribe\nThe Orrmouth Gull\nNews\nSport\nJobs\nCookie settings\nFollow us on Facebook\n"
FOOT = "\nShare this article\nSign up for our newsletter\nMost read\nMan finds spoon\nAccept all cookies\n"


def record(folder: Path, name: str, content: str | bytes) -> dict[str, Any]:
    """What a paper says, without where its words stand and whose file it is."""
    (found,) = extract([write(folder, name, content)])
    assert isinstance(found, Record)
    made = json.loads(dumps(found))
    actors = {(actor["name"], actor["type"], *sorted(actor["roles"])) for actor in made["actors"]}
    return {
        **{name: made[name] for name in ("kind", "title", "date", "dates", "language")},
        "actors": sorted(actors),
        "quotes": [(quote["text"], quote["speaker"]) for quote in made["quotes"]],
        "body": re.sub(r"[\s•]+", " ", made["body"]).replace("’", "'"),
    }


@pytest.mark.parametrize(("paper", "name"), [pair for pair in product(PAPERS, FORMATS) if pair != ("letter", "two.pdf")])
def test_a_paper_gives_the_same_record_in_each_format(tmp_path: Path, paper: str, name: str) -> None:
    assert record(tmp_path, name, FORMATS[name](PAPERS[paper])) == record(tmp_path, "paper.txt", PAPERS[paper])


@pytest.mark.parametrize("name", MAILS)
@pytest.mark.parametrize("paper", PAPERS)
def test_a_mail_gives_the_same_record_whichever_of_its_parts_is_read(tmp_path: Path, paper: str, name: str) -> None:
    plain = record(tmp_path, "plain.eml", mail(PAPERS[paper], plain=True, page=False))
    assert record(tmp_path, name, MAILS[name](PAPERS[paper])) == plain


@pytest.mark.parametrize("name", ["page.txt", "page.docx", "page.pdf"])
def test_a_page_that_was_printed_or_pasted_loses_its_site_as_a_saved_one_does(tmp_path: Path, name: str) -> None:
    made = {"page.txt": str, "page.docx": docx, "page.pdf": pdf}[name](f"{MENU}\n{STORY}{FOOT}")
    found = record(tmp_path, name, made)
    bare = record(tmp_path, "bare.txt", STORY)
    assert {key: found[key] for key in ("title", "date", "quotes", "body")} == {
        key: bare[key] for key in ("title", "date", "quotes", "body")
    }
