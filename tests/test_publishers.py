"""Who publishes a paper, and who wrote it, where no letter says so?"""

from __future__ import annotations

import pytest
from names_found import roles_of

from corpus.loaders.encoding import tidy


@pytest.mark.parametrize(
    "text",
    [
        "From:\nHome Office\nPublished 3 May 2021\n\n{story}\n",
        "{story}\n\n© 2021 Home Office\n",
        "Home Office\n\nPress release\n\n{story}\n",
        "Home Office (United Kingdom)\n\nPress release\n\n{story}\n",
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


@pytest.mark.parametrize(
    "lead",
    [
        "Haven Row Trust today called on the county to open two hundred rooms that have stood empty since the spring.",
        "LEEDS, 3 May – Haven Row Trust (HRT) has today published a list of two hundred rooms that have stood empty.",
        "Two hundred rooms have stood empty since the spring, according to a list published today by the Haven Row Trust.",
    ],
)
def test_a_release_is_published_by_the_body_that_acts_today(lead: str) -> None:
    text = f"Press release\n\nBeds are short\n\n{lead}\n\nTom Okafor, chair of Tarn Council, said: “It cannot last.”\n"
    assert roles_of(text, kind_of="press_release")["publisher"] == {"Haven Row Trust"}


@pytest.mark.parametrize(
    ("headline", "lead", "publishers"),
    [
        ("Haven Row Trust statement on the floods", "We are sad.", {"Haven Row Trust"}),
        ("Haven Row Trust and Tarn Council call for beds", "We are sad.", {"Haven Row Trust", "Tarn Council"}),
        ("Beds are short", "Tom Okafor, Haven Row Trust's head of beds, said: “It cannot last.”", {"Haven Row Trust"}),
        ("Beds are short", "“It cannot last,” said Tom Okafor, chair of Haven Row Trust.", {"Haven Row Trust"}),
        ("Beds are short", "“It cannot last,” Tom Okafor of Haven Row Trust said.", {"Haven Row Trust"}),
        ("Beds are short", "Haven Row Trust's interim chair Tom Okafor said: “It cannot last.”", {"Haven Row Trust"}),
    ],
)
def test_a_release_is_published_by_whom_its_headline_or_first_speaker_speaks_for(
    headline: str, lead: str, publishers: set[str]
) -> None:
    story = "The county has had fewer rooms than ever since the floods of the spring, and those who fled from them are waiting."
    assert roles_of(f"Press release\n\n{headline}\n\n{story}\n\n{lead}\n", kind_of="press_release")["publisher"] == publishers


def test_a_label_in_a_row_of_links_owns_no_page() -> None:
    foot = "Share this page\n\nAccessibility  Archive  Crown Copyright  Privacy"
    roles = roles_of(f"Beds are short\n\nThe county has had fewer rooms than ever since the floods.\n\n{foot}\n", kind_of="news")
    assert "publisher" not in roles


def test_the_years_of_a_copyright_are_no_owner() -> None:
    foot = "Share this page\n\n© Copyright 2012 – 2023 | All Rights Reserved"
    roles = roles_of(f"Beds are short\n\nThe county has had fewer rooms than ever since the floods.\n\n{foot}\n", kind_of="news")
    assert "publisher" not in roles


KELP = "Boats that cut weed for fertiliser must stay in port until the sheriff has heard both of the islands, a court ruled."


@pytest.mark.parametrize(
    "byline",
    [
        "OTTOLINE TREGANNIE",
        "Ottoline Tregannie, Kelp Coast news",
        "Ottoline Tregannie Yesterday",
        "BYOttoline Tregannie",
        "Report by OTTOLINE TREGANNIE",
        "Text by Ottoline Tregannie",
        "By : Ottoline Tregannie",
    ],
)
def test_a_name_in_capitals_or_beside_a_newsroom_s_over_the_story_is_the_writer_s(byline: str) -> None:
    assert roles_of(f"Harvest of kelp halted by a judge\n\n{byline}\n\n{KELP}\n", kind_of="news")["author"] == {
        "Ottoline Tregannie"
    }


def test_whose_owner_is_named_at_the_foot_is_the_publisher() -> None:
    foot = "© 2019 Oakum Titles plc\n\nKelp Coast Evening Star, published by Oakum Titles"
    told = roles_of(f"Harvest of kelp halted by a judge\n\n{KELP}\n\n{KELP}\n\n{foot}\n", kind_of="news")
    assert told["publisher"] == {"Kelp Coast Evening Star"}


def test_names_alone_above_the_date_are_the_writers() -> None:
    text = (
        "Harvest of kelp halted by a judge\n\nAda Quillon and Piet Osterley in Kirkwall\nTuesday, 11th June 2019\n\n"
        "Boats that cut weed for fertiliser must stay in port until the sheriff has heard both of the islands, a court ruled.\n\n"
        "No day has been set. (Editing by B. Trencher)\n"
    )
    assert roles_of(text, kind_of="news")["author"] == {"Ada Quillon", "Piet Osterley"}


def test_a_page_is_published_by_whom_its_acronym_stands_for() -> None:
    text = "Isles and Estuary Harbour Board\n\nDredging starts on the north quay\n\nTwo barges will work by day.\n\n© IEHB 2019\n"
    assert roles_of(text, kind_of="press_release")["publisher"] == {"Isles and Estuary Harbour Board"}


def test_the_mark_that_closes_a_release_wrote_nothing() -> None:
    assert "author" not in roles_of(f"Harvest of kelp halted by a judge\n\n{KELP}\n\n{KELP}\n\nEND\n\nAda Quillon will speak.\n")


def test_whom_a_mail_goes_to_does_not_publish_it() -> None:
    text = f"TO: NEWSDESKS\n\nHarvest of kelp halted by a judge\n\n{KELP} Newsdesks may ring.\n"
    assert "publisher" not in roles_of(text, kind_of="press_release")


def test_a_byline_names_the_author() -> None:
    text = (
        "Buses cut again in the valley this week\nBy Anna Kowalska\n\nThe last bus has gone from the valley, and nobody was told"
        " of it until the very morning, passengers say.\n"
    )
    assert roles_of(text, kind_of="news")["author"] == {"Anna Kowalska"}


def test_a_release_is_published_by_whom_it_is_about_at_its_end() -> None:
    text = (
        "Half of all callers wait an hour\n\nHalf of the farmers who rang us last winter were left to wait for an hour, "
        "and every tenth had sold part of the herd before anybody spoke to him about the debt.\n\n"
        "About The Heron Desk\nThe Heron Desk was founded in 1987, and nine retired vets answer its telephone in the evening."
    )
    assert roles_of(text, kind_of="press_release") == {"publisher": {"The Heron Desk"}}


def test_a_newsletter_is_published_by_the_name_beside_its_number() -> None:
    text = (
        "WESTERN LOCK GAZETTE                          No. 77 | 14.09.18\n\nNo date yet for the summit pound\n\n"
        "Boaters who had hoped to cross the hills this autumn were told on Friday that the reservoirs are still half empty."
    )
    assert roles_of(text, kind_of="news")["publisher"] == {"Western Lock Gazette"}


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
        "Frost 'will finish' the pear growers, buyers told\n\nBy Morag Adeyemi-Flint\nFarming Editor, Tarn Evening Post\n\n"
        "Orchards in the valley lost two thirds of their blossom in one night of April, the growers told a hearing."
    )
    assert roles_of(text, kind_of="news") == {"author": {"Morag Adeyemi-Flint"}, "publisher": {"Tarn Evening Post"}}


RELEASE = "\n\nLamps for eighty shelters\n\nEighty shelters will be lit all night from Monday until the spring.\n\nENDS\n"
STORY = "\n\nThe ferry will stop for good\n\nNobody told the eleven people who cross each morning that the boat is to be sold.\n"


@pytest.mark.parametrize(
    ("head", "publishers"),
    [
        (
            "UNIVERSITY OF TARNSIDE\nwith the West Marl Mayor's Office for Policing",
            {"University of Tarnside", "West Marl Mayor's Office for Policing"},
        ),
        ("PRESS RELEASE\nMarl Council and Northmoor Police\n4 May 2022", {"Marl Council", "Northmoor Police"}),
        ("Joint press release from Refuge and Tarn Women's Aid", {"Refuge", "Tarn Women's Aid"}),
        ("Issued jointly by Tarn Women's Aid and the Marl Law Centre", {"Tarn Women's Aid", "Marl Law Centre"}),
        ("From: Marl Town Council Press <press@marltc.example>\nSubject: lamps", {"Marl Town Council"}),
        ("KIND   DOOR  ·  NEWS RELEASE  ·  NUACHT\nKind Door runs two houses.", {"Kind Door"}),
    ],
)
def test_a_release_is_published_by_all_whom_its_head_names(head: str, publishers: set[str]) -> None:
    assert roles_of(head + RELEASE, kind_of="press_release")["publisher"] == publishers


@pytest.mark.parametrize(
    ("head", "publishers"),
    [
        ("WAYMARK\nThe magazine of the Tarn Ramblers' Association\nIssue 44, May 2022", {"Tarn Ramblers' Association"}),
        ("Tarn Women's Aid Newsletter\nSpring 2021", {"Tarn Women's Aid"}),
        (
            "THE LANTERN & ANCHOR               quarterly of the National Union of Ferrymen",
            {"The Lantern & Anchor", "National Union of Ferrymen"},
        ),
        ("Fell Star-Times\nHome  News  Sport\nSubscribe to the Fell Star-Times", {"Fell Star-Times"}),
    ],
)
def test_a_magazine_is_published_by_the_body_whose_it_is(head: str, publishers: set[str]) -> None:
    assert roles_of(head + STORY, kind_of="news")["publisher"] == publishers


@pytest.mark.parametrize(
    "standfirst", ["The ford is lost, and nobody has looked for it. Ada Quillon reports", "Words: Ada Quillon"]
)
def test_whoever_ends_the_line_under_the_headline_wrote_the_story(standfirst: str) -> None:
    text = f"The last ford\n\n{standfirst}\n\nNobody has crossed here on foot since the flood of last January, the smith says.\n"
    assert roles_of(text, kind_of="news")["author"] == {"Ada Quillon"}


@pytest.mark.parametrize(
    ("head", "kind", "publisher"),
    [
        ("INSPECTORATE OF CANAL SAFETY -- NEWS RELEASE 14/22\n\n9 May 2022", "press_release", "Inspectorate of Canal Safety"),
        ("Redcar FM 103.2\nOn air: the lunch show\n\nRedcar FM News", "news", "Redcar FM"),
        ("        T U R N K E Y S\n        for open doors\n\nNews from Turnkeys", "news", "Turnkeys"),
        ("Radio Redcar 106.5 FM\nOn air: the lunch show", "news", "Radio Redcar"),
        ("Radio Redcar 97.4\nOn air: the lunch show\n\nAsk for Radio Redcar", "news", "Radio Redcar"),
    ],
)
def test_a_masthead_stands_beside_its_number_or_frequency(head: str, kind: str, publisher: str) -> None:
    text = f"{head}\n\nLocks to close at noon\n\nThe locks of the canal will close for repairs, the owners have said.\n"
    assert roles_of(tidy(text), kind_of=kind)["publisher"] == {publisher}


def test_a_newsletter_is_signed_at_its_foot() -> None:
    text = "Doors stay open\n\nThe doors of the lock house stay open all winter, we hear.\n\nCora\n\nCora Lindqvist-Oke\n"
    assert roles_of(text, kind_of="news")["author"] == {"Cora Lindqvist-Oke"}
