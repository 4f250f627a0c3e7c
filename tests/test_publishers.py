"""Who publishes a paper, and who wrote it, where no letter says so?"""

from __future__ import annotations

import pytest
from names_found import roles_of


@pytest.mark.parametrize(
    "text",
    [
        "From:\nHome Office\nPublished 3 May 2021\n\n{story}\n",
        "{story}\n\n© 2021 Home Office\n",
        "Home Office\n\nPress release\n\n{story}\n",
        "{story}\n\nAbout the Home Office\nIt is a department.\n",
    ],
)
def test_the_publisher_is_read_off_the_page(text: str) -> None:
    story = (
        "More people will be helped with the cost of heating this winter, it was said today in a very long statement of policy."
    )
    assert roles_of(text.format(story=story), kind_of="press_release")["publisher"] == {"Home Office"}


def test_a_release_is_published_by_the_body_that_speaks_first() -> None:
    text = (
        "The county has fewer rooms than ever. Tom Okafor, director of the Tarn Valley Housing Trust, said: “It cannot last.”\n"
    )
    assert roles_of(text, kind_of="press_release")["publisher"] == {"Tarn Valley Housing Trust"}


def test_names_alone_above_the_date_are_the_writers() -> None:
    text = (
        "Row over reef goes to arbitration\n\nAda Quillon and Piet Marlowe in Kingston\nSaturday, 6th April 2019\n\n"
        "A quarrel about who may lay a cable over the reef will be settled under a clause that is seldom used, lawyers said.\n\n"
        "It is not the first. (Editing by B. Trencher)\n"
    )
    assert roles_of(text, kind_of="news")["author"] == {"Ada Quillon", "Piet Marlowe"}


def test_a_page_is_published_by_whom_its_acronym_stands_for() -> None:
    text = (
        "Tees and Wear Combined Authority\n\nNight buses to stop between stops\n\nThe scheme covers all routes.\n\n© TWCA 2024\n"
    )
    assert roles_of(text, kind_of="press_release")["publisher"] == {"Tees and Wear Combined Authority"}


def test_a_byline_names_the_author() -> None:
    text = (
        "Buses cut again in the valley this week\nBy Anna Kowalska\n\nThe last bus has gone from the valley, and nobody was told"
        " of it until the very morning, passengers say.\n"
    )
    assert roles_of(text, kind_of="news")["author"] == {"Anna Kowalska"}


def test_a_release_is_published_by_whom_it_is_about_at_its_end() -> None:
    text = (
        "Four in five were turned away\n\nFour of every five women who rang the line last year were turned away at the door, "
        "and one in three of them slept in a car, a mosque or a bus station before she rang again.\n\n"
        "About The Hyacinth Line\nThe Hyacinth Line is staffed by 41 volunteers, and it records no numbers of those who ring it."
    )
    assert roles_of(text, kind_of="press_release") == {"publisher": {"The Hyacinth Line"}}


def test_a_newsletter_is_published_by_the_name_beside_its_number() -> None:
    text = (
        "NORTHERN WAGON NOTES                          No. 318 | 23.01.25\n\nLeamside case is weeks away, again\n\n"
        "The case for reopening 21 miles of railway will be with the department in weeks and not months, a meeting was told."
    )
    assert roles_of(text, kind_of="news")["publisher"] == {"Northern Wagon Notes"}


def test_a_decision_is_published_by_the_body_whose_address_ends_it() -> None:
    text = (
        "Decision notice\n\nThe council did not answer within twenty working days, as the Act asks of every public body.\n\n"
        "You may appeal to the tribunal: www.justice.gov.uk\n\nSigned\n\nFaye Lund\nGroup Manager\n"
        "Information Commissioner’s Office\nWater Lane\nWilmslow\nSK9 5AF"
    )
    assert roles_of(text, kind_of="other")["publisher"] == {"Information Commissioner's Office"}


def test_a_row_of_people_under_the_title_of_a_study_wrote_it() -> None:
    text = (
        "Refuges in many towns\n\nAnn Lee , Bo Q. Lund, Cy Marsh\n\nAbstract\n\nWe asked every refuge in nine towns of the north."
    )
    assert roles_of(text, kind_of="other")["author"] == {"Ann Lee", "Bo Q. Lund", "Cy Marsh"}


def test_the_paper_of_a_post_below_the_byline_publishes() -> None:
    text = (
        "Parking is 'a tax on the sick', says union\n\nBy Delyth Okonkwo-James\nHealth Correspondent, Tarn Evening Post\n\n"
        "Porters at the hospital have voted to strike over a rise in the charges for parking there, their union said on Friday."
    )
    assert roles_of(text, kind_of="news") == {"author": {"Delyth Okonkwo-James"}, "publisher": {"Tarn Evening Post"}}
