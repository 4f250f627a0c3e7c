"""Mails that were saved as plain text, and passed on: who wrote what to whom, and when?"""

from __future__ import annotations

import pytest

from corpus import sources
from corpus.annotate import annotate_all
from corpus.loaders.encoding import tidy
from corpus.loaders.mail_text import unfolded
from corpus.records import Locator, RawDocument, Record

OUTER = """From: Garth, Petra <p.garth@tarnley.example>
Sent: 12 May 2021 07:20
To: Ward Managers
Subject: {mark} Interpreters at night

Please read. P.

"""
INNER = """From: Odell, Miriam
Sent: 11 May 2021 22:40
To: Lionel Stagg; Mr Rowan
 Peake
Subject: Interpreters at night

Dear Lionel,

We had no interpreter on four nights in April, and on each of them a woman waited until the morning to be understood by anybody.

I would like a list of names by the desk.

Best wishes,

Miriam Odell
"""


def record(text: str) -> Record:
    loaded = unfolded(tidy(text))
    (found,) = annotate_all(list(sources.read(RawDocument(Locator("mail.txt"), "text", "0" * 64, loaded))))
    return found


def quoted(text: str) -> str:
    return "".join(f"> {line}".rstrip(" ") + "\n" for line in text.splitlines())


@pytest.mark.parametrize("mark", ["FW:", "Fwd:"])
@pytest.mark.parametrize("inner", [INNER, quoted(INNER), f"-----Original Message-----\n{quoted(INNER)}"])
def test_a_message_that_was_passed_on_is_the_paper(mark: str, inner: str) -> None:
    found = record(OUTER.format(mark=mark) + inner)
    assert (found.kind, found.title) == ("letter", "Interpreters at night")
    assert found.date is not None and found.date.iso == "2021-05-11"
    roles = {(role, actor.name) for actor in found.actors for role in actor.roles}
    assert {("author", "Miriam Odell"), ("addressee", "Lionel Stagg"), ("addressee", "Rowan Peake")} <= roles
    assert ">" not in found.body and "Petra" not in found.body


def test_lines_below_a_header_that_are_set_in_stay_apart() -> None:
    text = "From: Ann Lee\nTo: Bo Ek\nSubject: Roads\n\n   Dear Bo,\n   So it is.\n"
    assert unfolded(text) == text


RELEASE = """Tarnley Rowing Club

4 March 2019

Boathouse doors to be mended before the spring races

The doors of the boathouse have hung from one hinge since the storm. They will be mended by the end of the month, the club says.

“Nobody has been able to lock it since October,” said Lionel Stagg, its secretary. “Two oars are gone and a swan has moved in.”
"""


@pytest.mark.parametrize(
    "marker", ["-----Original Message-----", "Begin forwarded message:\n", "---------- Forwarded message ---------"]
)
@pytest.mark.parametrize("above", ["", "For you. M.\n\n"])
def test_a_paper_copied_into_a_mail_is_read_without_the_header(marker: str, above: str) -> None:
    found = record(f"{above}{marker}\nFrom: post@tarnley.example\nSent: 12 May 2021 07:20\nTo: Ward Managers\n\n{RELEASE}")
    assert found.date is not None and found.date.iso == "2019-03-04"
    assert found.title == "Boathouse doors to be mended before the spring races"
    assert "Ward Managers" not in found.body and "essage" not in found.body


def test_a_mail_that_was_passed_on_keeps_its_header() -> None:
    found = record(f"For you. M.\n\n-----Original Message-----\n{INNER}")
    assert (found.kind, found.title) == ("letter", "Interpreters at night")
    assert found.date is not None and found.date.iso == "2021-05-11"
