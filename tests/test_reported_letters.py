"""Who wrote the letter that a story reports, and to whom? Each case is a story written for it."""

from __future__ import annotations

import pytest
from names_found import roles_of


def test_a_story_reports_who_wrote_to_whom() -> None:
    text = (
        "Jersey's harbours minister Mair Hughes and Guernsey's ferries minister Tom Okafor have sent an open letter to the UK's"
        " rail minister, Anna Kowalska.\n"
    )
    assert roles_of(text, kind_of="news") == {"signatory": {"Mair Hughes", "Tom Okafor"}, "addressee": {"Anna Kowalska"}}


def test_whom_a_story_writes_to_is_named_next() -> None:
    text = "Wells go unmapped\n\nHe had written to every county, and nine gave him the number of the Home Office library.\n"
    assert "addressee" not in roles_of(text, kind_of="news")


ROLES_OF_LETTERS = [
    (
        "Refuge has written an open letter to the ports minister, Anna Kowalska.",
        {"author": {"Refuge"}, "addressee": {"Anna Kowalska"}},
    ),
    (
        "Forty bodies, among them Liberty and Mencap, have signed a letter to the ports minister, Anna Kowalska.",
        {"signatory": {"Liberty", "Mencap"}, "addressee": {"Anna Kowalska"}},
    ),
    (
        "Tom Okafor signed the letter, which was sent to Anna Kowalska on Monday.",
        {"signatory": {"Tom Okafor"}, "addressee": {"Anna Kowalska"}},
    ),
    (
        "In a joint letter to Anna Kowalska, Tom Okafor and Mair Hughes say that the quay is rotten.",
        {"signatory": {"Tom Okafor", "Mair Hughes"}, "addressee": {"Anna Kowalska"}},
    ),
    (
        "On 2 May the Rt Rev Tom Okafor, Bishop of Marl, wrote to the minister, Anna Kowalska. His letter is short.",
        {"signatory": {"Tom Okafor"}, "addressee": {"Anna Kowalska"}},
    ),
    (
        "The letter, to Anna Kowalska, is signed by Tom Okafor of Tarn Council.",
        {"signatory": {"Tom Okafor"}, "addressee": {"Anna Kowalska"}},
    ),
    (
        "Her MP, Tom Okafor, has written to the ports minister, Anna Kowalska. The letter says so.",
        {"signatory": {"Tom Okafor"}, "addressee": {"Anna Kowalska"}},
    ),
    (
        "Four members have written to Anna Kowalska.\n\nTom Okafor and Mair Hughes wrote that the letter was short.",
        {"signatory": {"Tom Okafor", "Mair Hughes"}, "addressee": {"Anna Kowalska"}},
    ),
    ("A letter from Tom Okafor to Anna Kowalska says so.", {"signatory": {"Tom Okafor"}, "addressee": {"Anna Kowalska"}}),
    ("Anna Kowalska received a letter from Tom Okafor.", {"signatory": {"Tom Okafor"}, "addressee": {"Anna Kowalska"}}),
    (
        "The letter, drafted by Mair Hughes, was handed to Anna Kowalska.",
        {"author": {"Mair Hughes"}, "addressee": {"Anna Kowalska"}},
    ),
    ("Mair Hughes wrote home every week. She met Anna Kowalska.", {}),
    ("Tom Okafor asked Anna Kowalska about the letter of the law.", {}),
]


@pytest.mark.parametrize(("story", "expected"), ROLES_OF_LETTERS, ids=range(len(ROLES_OF_LETTERS)))
def test_a_letter_that_a_story_reports_has_its_roles(story: str, expected: dict[str, set[str]]) -> None:
    told = roles_of(f"The quay at Marl has sunk by a foot since the spring.\n\n{story}\n", kind_of="news")
    assert {role: names for role, names in told.items() if role in ("author", "signatory", "addressee")} == expected
