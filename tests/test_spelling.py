"""Are names found that are spelt nearly as what was typed, and no others?"""

import pytest

from search.spelling import near_names

NAMES = {
    name: name
    for name in (
        "Baroness Vandenberghe",
        "Home Office",
        "Home Secretary",
        "Article 59",
        "Article 60",
        "The Severn Courier",
        "Leeds",
    )
}


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("vandenburghe", ["Baroness Vandenberghe"]),
        ("baronness vandenberg", ["Baroness Vandenberghe"]),
        ("home", ["Home Office", "Home Secretary"]),
        ("HOME OFICE", ["Home Office"]),
        ("artcle-59", ["Article 59"]),
        ("article 61", []),  # a number is never a misspelling
        ("severn curier", ["The Severn Courier"]),
        ("leds", ["Leeds"]),
        ("led", []),  # too short to be a misspelling
        ("nobody at home", []),
        ("?", []),
    ],
)
def test_names_that_are_spelt_nearly_so(typed, expected):
    assert near_names(typed, NAMES) == expected


def test_the_words_of_a_name_may_be_others_than_those_shown():
    assert near_names("no-recourse", {"NRPF": "NRPF no-recourse"}) == ["NRPF"]
