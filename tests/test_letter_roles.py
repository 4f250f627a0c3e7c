"""Who writes, signs, is addressed and copied? Each case is a letter written for it, and the roles in it."""

from __future__ import annotations

import pytest
from names_found import document, roles_of, unproved

from corpus.extractors import actors, layout, roles
from corpus.loaders.encoding import tidy
from corpus.records import Findings, Furniture, Span

LETTER = """Tarn Valley Women's Centre Ltd
4 Mill Lane, Redcar

Cllr Imran Aziz
Leader, Tarn Valley Council
Town Hall, Redcar

5 May 2022

Dear Imran,

We have not had a reply to our letter of March, and three women are still waiting for a room while it lies on somebody's desk.

Yours sincerely,

Lena Ruiz
Director

cc: Anna Kowalska MP; Chair, Health Committee
"""


def test_a_letter_has_its_author_addressee_and_copies() -> None:
    assert roles_of(LETTER) == {
        "author": {"Lena Ruiz", "Tarn Valley Women's Centre Ltd"},
        "signatory": {"Lena Ruiz"},
        "addressee": {"Imran Aziz", "Anna Kowalska", "Health Committee"},
    }


SIGNED = (
    "Dear Minister\n\nThree women are still waiting for a room while the form lies on somebody's desk.\n\nYours sincerely\n\n"
)


@pytest.mark.parametrize(
    ("foot", "people", "bodies"),
    [
        (
            "Junia Halloran-Voss               Emil Teague III\nMember of Congress                Member of Congress\n",
            {"Junia Halloran-Voss", "Emil Teague III"},
            set(),
        ),
        (
            "• Mehrin Baig-Thorn – The Hot Lunch Campaign\n• Ngozi Uchen – Praxis\n• Prof Raimund Achter – University of Kent\n",
            {"Mehrin Baig-Thorn", "Ngozi Uchen", "Raimund Achter"},
            set(),
        ),
        (
            "Mehrin Baig-Thorn\nMayor of Tarn\n\nCllr Jonti Ravens\nLeader, Tarn Council\n",
            {"Mehrin Baig-Thorn", "Jonti Ravens"},
            set(),
        ),
        (
            "Signed on behalf of:\n\nLiberty\nAsha House\nTarn Women's Aid\n",
            set(),
            {"Liberty", "Asha House", "Tarn Women's Aid"},
        ),
        (
            "Mehrin Baig-Thorn\nDirector\n\nTrustees: A. Bell (Chair), J. Okafor\nPrinted on recycled paper\n",
            {"Mehrin Baig-Thorn"},
            set(),
        ),
        (
            "Mehrin Baig-Thorn\nRúnaí\n\nCóip chuig: Praxis; Seanadóir Jonti Ravens\n\nCláraithe in Éirinn Uimh. 599\n",
            {"Mehrin Baig-Thorn"},
            set(),
        ),
        ("pp  J. Okafor\n\nCouncillor Mehrin Baig-Thorn\nLeader of the Council\n", {"Mehrin Baig-Thorn"}, set()),
        (
            "Mehrin Baig-Thorn, Director, Praxis\nDr Jonti Ravens, Reader in Law\nWelsh Women's Aid\n"
            "Nell Poe, Chief Executive, Refuge\nLiberty\nBaroness Quill of Tarn\n",
            {"Mehrin Baig-Thorn", "Jonti Ravens", "Nell Poe", "Baroness Quill of Tarn"},
            {"Welsh Women's Aid", "Liberty"},
        ),
        ("Mehrin Baig-Thorn, College of Wrights\nJonti Ravens, Marsh Action\n", {"Mehrin Baig-Thorn", "Jonti Ravens"}, set()),
        (
            "The Lamp Trust\nTarn Women's Aid\nPraxis\nArticle 19\nRefuge\nKalayaan\n",
            set(),
            {"Lamp Trust", "Tarn Women's Aid", "Praxis", "Article 19", "Refuge", "Kalayaan"},
        ),
        ("Mehrin Baig-Thorn\nMatron\n\nTo: Jonti Ravens MP\n", {"Mehrin Baig-Thorn"}, set()),
        ("+Ada Tarn\nThe Rt Revd Ada Quillon\nBishop of Tarn\n", {"Ada Quillon"}, set()),
    ],
    ids=[
        "side by side",
        "bullets",
        "blocks",
        "bodies",
        "small print",
        "Irish",
        "for another",
        "bodies among people",
        "two of bodies",
        "a figure among bodies",
        "to",
        "see",
    ],
)
def test_all_who_sign_are_signatories(foot: str, people: set[str], bodies: set[str]) -> None:
    assert roles_of(SIGNED + foot)["signatory"] == people | bodies


def test_names_in_capitals_over_towns_and_sees_sign_a_letter_to_the_editor() -> None:
    text = (
        "Sir, - All three of us have walked the sea wall at Holme, which the county means to leave to the tides from next year.\n"
        "It can be mended for less than the bypass costs, and the fields behind it would be safe for another forty winters.\n"
        "ADA QUILLON\nBishop of Tarn\n+PIET OSTERLEY\nRC Bishop of Wyre\nRABBI NELL TRENCHER\nScarborough\n"
    )
    assert roles_of(text, kind_of="letter")["signatory"] == {"Ada Quillon", "Piet Osterley", "Nell Trencher"}


def test_a_letter_names_those_to_whom_it_is_copied() -> None:
    text = SIGNED.replace(
        "\n\nYours", "\n\nI am copying this letter to Dame Rosalba Keane-Otto, and to Cllr Ned Fothergill.\n\nYours"
    )
    assert roles_of(text + "Ann Poe\n")["addressee"] >= {"Rosalba Keane-Otto", "Ned Fothergill"}


THREAD = """From: VARGA, Leopold (MP) <leopold.varga@parliament.example>
Sent: 9 October 2018 11:06
To: Ottilie Marsh
Subject: RE: Beds

Dear Ms Marsh,

Thank you. I shall raise it with the minister when the House returns, and I hope that we can meet before then.

Kind regards,
Leopold Varga

> On 8 Oct 2018, at 16:40, Marsh, Ottilie wrote:
>
> Dear Leopold
>
> We have eleven women on the list and no bed for any of them before the spring.
>
> Best wishes
> Ottilie
"""


JOINT = """14 June 2017

Dear Home Secretary

Neither of our governments was told that the ferries would be searched, and we should like to hear from you who chose it.

Yours sincerely

Olwen Trask MS
Minister for Social Justice

Catriona Bell MSP
Minister for Equalities
"""


def test_all_who_write_in_a_thread_of_mails_write_and_are_addressed() -> None:
    both = {"Leopold Varga", "Ottilie Marsh"}
    assert roles_of(THREAD) == {"author": both, "signatory": both, "addressee": both}


def test_whom_a_forwarded_mail_names_neither_wrote_nor_were_addressed() -> None:
    forwarded = THREAD.replace("Marsh, Ottilie wrote", "Poole, Ingrid wrote").replace("Dear Leopold\n", "Dear Ada Quill\n")
    assert roles_of(forwarded) == {"author": {"Leopold Varga"}, "signatory": {"Leopold Varga"}, "addressee": {"Ottilie Marsh"}}


def test_bodies_that_sign_in_a_list_are_no_authors_for_heading_the_letter() -> None:
    bodies = ["Ferrymen's Association", "Harbour Workers' Union", "Lighthouse Keepers' Trust"]
    heads = f"{' + '.join(bodies[:2]).upper()}\n{bodies[2].upper()}\n\n3 May 2019\n\nDear Ms Marsh\n\n"
    text = heads + "The pier is falling down, and those who work on it ask for a new one before winter.\n\nYours sincerely\n\n"
    told = roles_of(text + "\n".join(bodies) + "\n")
    assert told["signatory"] == set(bodies)
    assert "author" not in told


def test_two_people_in_a_list_of_bodies_are_no_authors() -> None:
    told = roles_of(
        SIGNED.replace("Yours sincerely", "Signed,") + "1. Refuge\n2. Liberty\n3. Kalayaan\n4. Ann Poe\n5. Dr Tom Okafor\n"
    )
    assert told["signatory"] == {"Refuge", "Liberty", "Kalayaan", "Ann Poe", "Tom Okafor"}
    assert "author" not in told


def test_whose_mail_is_quoted_in_part_did_not_write_the_answer() -> None:
    part = THREAD.replace("> Best wishes\n> Ottilie\n", "")
    assert roles_of(part) == {"author": {"Leopold Varga"}, "signatory": {"Leopold Varga"}, "addressee": {"Ottilie Marsh"}}


def test_two_who_sign_together_are_both_authors() -> None:
    both = {"Olwen Trask", "Catriona Bell"}
    assert roles_of(JOINT) == {"author": both, "signatory": both, "addressee": {"Home Office"}}


def test_whose_page_a_letter_stands_on_publishes_it_and_did_not_write_it() -> None:
    page = "Quiet Lanes Forum\n\nDear Honoria Beech,\n\n" + LETTER.split("Dear Imran,\n\n")[1]
    menu = "\n\nHome | About | Donate\nShare this: Facebook Twitter\nQuiet Lanes Forum is a friendly society"
    at = len(page) + 2
    lines = menu.strip().split("\n")
    cuts = []
    for line in lines:
        cuts.append(Furniture(Span(at, at + len(line)), "navigation"))
        at += len(line) + 1
    paper = document(page)._replace(original=page + menu, furniture=tuple(cuts))
    found = Findings(kind="letter")
    for extract in (layout.extract, actors.extract, roles.extract):
        found = extract(paper, found)
    told = {(role.role, role.name) for role in found.roles}
    assert ("publisher", "Quiet Lanes Forum") in told
    assert ("author", "Quiet Lanes Forum") not in told


def test_a_body_copied_beside_a_person_is_addressed_too() -> None:
    text = LETTER.replace(
        "We have not had",
        "I am copying this to the Refugee Council and to Dame Ann Poe, Chair of the Health Committee. We have not had",
    )
    assert {"Refugee Council", "Ann Poe"} <= roles_of(text)["addressee"]


def test_a_comma_on_its_own_in_a_list_of_signatures_is_nobody() -> None:
    text = "3 May 2021\n\nDear Ms Roe,\n\nWe ask you to meet us before the end of June.\n\nYours sincerely,\n\n"
    text += "Gulnara Poe, Director, Haven Row\n, Reader in Law, University of Upland\nMedina Johnson-Roe, Chief Executive, Lamp\n"
    assert "Gulnara Poe" in roles_of(text, kind_of="letter")["signatory"]


def test_every_role_of_a_letter_is_proved_by_its_words() -> None:
    assert unproved(LETTER) == []


@pytest.mark.parametrize(
    "signed", ["Len Ruiz-Oke\n(Lennox Ruiz-Oke)", "Lennox Ruiz Oke\n(Lennox Ruiz-Oke)", "Len\n\nLennox Ruiz-Oke"]
)
def test_who_signs_by_hand_is_called_by_the_name_in_type(signed: str) -> None:
    letter = LETTER.replace("Lena Ruiz", signed)
    assert roles_of(letter)["signatory"] == {"Lennox Ruiz-Oke"}


def test_a_letterhead_may_set_its_letters_apart() -> None:
    letter = LETTER.replace("Tarn Valley Women's Centre Ltd", "T a r n   &   D a l e   H o m e s")
    assert "Tarn & Dale Homes" in roles_of(tidy(letter))["author"]
    letter = LETTER.replace("Tarn Valley Women's Centre Ltd", "TARN VALLEY TENANTS' UNION          TV/20/117  4/22")
    assert "Tarn Valley Tenants' Union" in roles_of(letter)["author"]


def test_names_before_their_posts_without_a_comma_sign_a_newspapers_letter() -> None:
    told = "Five miles of the river bank were mended by our own members last year, and the council has not paid for one of them."
    signed = "Harriet Shaw Leader, Wend council, Dr Edmund Acre Director, Oxlode Trust, Marian Teasdale Chair, Ash Fen"
    assert roles_of(f"Letters\nA bill for the bank\n{told}\n{told}\n{signed}")["signatory"] == {
        "Harriet Shaw",
        "Edmund Acre",
        "Marian Teasdale",
    }


def test_who_signs_by_the_given_name_is_named_in_full_below() -> None:
    mail = LETTER.partition("Lena Ruiz")[0] + "Lena\n\nLena Ruiz\nDirector\nTarn House | 4 Mill Lane, Redcar TS10 4QT\n"
    assert roles_of(mail)["signatory"] == {"Lena Ruiz"}
