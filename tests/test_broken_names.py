"""Is a body whole whose name a letterhead breaks, and does a line that only ends in a comma stay alone?"""

from pathlib import Path

import pytest

from corpus.papers import extract
from corpus.records import Record

LETTER = """{head}

19 September 2023

Dear Ms Osgodby,

Your letter of 4 August asks how many bandstands there are in Harborough.

Yours sincerely,

Edmund Kershaw
"""


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("DEPARTMENT FOR LEVELLING UP,\nHOUSING & COMMUNITIES", "Department for Levelling Up, Housing & Communities"),
        ("Department for Levelling Up,\nHousing and Communities", "Department for Levelling Up, Housing and Communities"),
        ("Ministry\nof Justice", "Ministry of Justice"),
        (
            "Department\nfor Digital,\nCulture, Media\n& Sport\n7 Staithe Lane",
            "Department for Digital, Culture, Media & Sport",
        ),
        ("Home Office,\n2 Marsham Street", "Home Office"),
    ],
)
def test_a_name_over_several_lines_is_one(head: str, name: str, tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text(LETTER.format(head=head), encoding="utf-8")
    (record,) = (one for one in extract([path]) if isinstance(one, Record))
    assert [actor.name for actor in record.actors if actor.type == "organisation"] == [name]


def test_a_label_at_the_head_of_a_letter_is_nobody(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text(LETTER.format(head="AN OPEN LETTER"), encoding="utf-8")
    (record,) = (one for one in extract([path]) if isinstance(one, Record))
    assert [actor.name for actor in record.actors if actor.type == "organisation"] == []
