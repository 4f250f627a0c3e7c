"""What a paper is, told from its layout and its words."""

from __future__ import annotations

import pytest
from reading_examples import findings

from corpus import sources
from corpus.extractors.language import guess_language
from corpus.records import Findings, Given, Locator, RawDocument

PROSE = "The council said that the refuge would open its doors to twelve families before the end of the year."
ANSWER = "We have set aside two million pounds for the scheme, which will run until the end of March."
KINDS = {
    f"Dear Minister\n\n{PROSE}\n\nYours sincerely\n\nJane Doe": "letter",
    f"Sir, {PROSE}\n\nJane Doe, Leeds": "letter",
    f"Letters\nBeds\n{PROSE}\n{PROSE}\nJane Doe Leader, Tarn council, Ann Poe Chair, Tarn Trust, Bo Lund Vicar, Hull": "letter",
    f"Answers issued to Members on 3 May 2011\n\nBeds\n\nAnn Poe (Towy East): How many beds has each refuge? (WAQ54872)\n\n"
    f"The Minister for Housing (Bo Lund): {ANSWER}": "written_answer",
    f"SIR –\n\n{PROSE}\n\nJane Doe\nLeeds": "letter",
    f"Madam—{PROSE}\n\nJane Doe\nLeeds": "letter",
    f"Your Worship,\n\n{PROSE}\n\nYours faithfully,\n\nJane Doe": "letter",
    f"Most Reverend Father,\n\n{PROSE}\n\nYours respectfully,\n\nJane Doe": "letter",
    f"To the Board:\n\n{PROSE}\n\nYours,\n\nJane Doe": "letter",
    f"Ann, a chara,\n\n{PROSE}\n\nIs mise le meas,\n\nJane Doe TD": "letter",
    f"Dear Mr. Speaker:\n\n{PROSE}\n\nRespectfully,\n\nJane Doe\nGovernor": "letter",
    f"Equality Committee\nHouse of Lords\nLondon SW1A 0PW\n\n6 December 2022\n\nLord Roe of Leeds\nMinistry of Justice"
    f"\nLondon SW1H 9AJ\n\nBeds in refuges\n\n{PROSE}\n\nYours sincerely,\n\nBaroness Poe\nChair of the Committee": "letter",
    f"HOUSES OF THE OIREACHTAS\nJoint Committee on Justice\n\nMr John Roe TD\nMinister for Justice\n\nDear Minister,\n\n"
    f"{PROSE}\n\nLe meas,\n\nJane Doe TD\nCathaoirleach": "letter",
    f"OPEN LETTER\n\nProtect every survivor\n\nWe, the undersigned, write to you. {PROSE}\n\nYours sincerely\n\n"
    f"Jane Doe": "letter",
    f"Allowances: Wales\n\nLetter from Jil Mathers, dated October 2009:\n\n{PROSE}": "letter",
    f"Refuges\n\nJane Doe: To ask the Home Secretary how many refuges there are.\n\nJohn Roe: {ANSWER}": "written_answer",
    f"Refuges\n\nAsked by Lord Osei of Leeds\n\nTo ask His Majesty's Government how many refuges there are.\n\nBaroness "
    f"Roe: {ANSWER}": "written_answer",
    f"UIN 1234, tabled on 2 March 2022\n\nWhat funds are there for refuges this year in England?\n\nAnswered on 8 March "
    f"2022\n\n{ANSWER}": "written_answer",
    f"Refuges\n\nMr. Roe: asked the Minister of Housing whether he will make a statement. {PROSE}": "debate",
    f"26 Oct 2009 : Column 212\n\nTRANSPORT\n\nTopical Questions\n\nAlan Roe: {PROSE} {ANSWER}": "debate",
    f"Commons Chamber\nVolume 678: debated on Monday 6 July 2020\n\nJane Doe (Leeds East) (Lab)\n{PROSE}": "debate",
    f"Jane Doe: To ask the Home Secretary about refuges.\n\nJohn Roe: {ANSWER}\n\nJane Doe: And when? That is the question.\n\n"
    f"John Roe: In May, as I said.\n\nAnn Poe: Will the Minister meet me? He promised it.\n\nJohn Roe: I will meet her next "
    f"week.": "debate",
    f"Freedom of Information Act 2000\nRequest 118\n\nYour request of 2 May is closed.\n\nThe information you requested is below."
    f"\n\n{PROSE}": "letter",
    f"[2022] EWHC 12 (Admin)\nCase No: CO/1/2022\nIN THE HIGH COURT OF JUSTICE\nBefore:\nMRS JUSTICE POE\n\nJane Doe v Leeds\n\n"
    f"JUDGMENT\n\nMrs Justice Poe:\n\n1. {PROSE}": "other",
    f"Leeds Council\n\nMinutes of the Housing Committee\n\nPresent: Councillors Doe and Roe\nApologies: Councillor Poe\n\n"
    f"1. Refuges\n{PROSE}\n\nRESOLVED that the report be noted.": "other",
    "Beds in refuges\nEDM 944: tabled on 8 March 2023\n\nThat this House notes that beds in refuges are too few; and calls on "
    "the Government to pay for more.": "other",
    f"Oral Answers to Questions\n\nHousing\n\n4. Ms Jane Doe asked the Minister for Communities how many are housed. "
    f"(AQO 771/22-27)\n\nMr John Roe: {PROSE}\n\nMs Doe: I thank the Minister.": "debate",
    f"Statement made on 6 July 2021\nHCWS144\nStatement made by\nJane Doe\nSecretary of State\n\n{PROSE}": "debate",
    f"Refuges\n\nJane Doe\nLabour, Leeds\n2:30 pm, 4 May 2022\n{PROSE}\n\nJohn Roe\nConservative, York\n2:41 pm, 4 May 2022\n"
    f"I congratulate the hon. Member.": "debate",
    f"LEEDS POLICE\n\nHorses for the moor\nPosted 16:15 on 12/09/2018 by Media Relations\n\n{PROSE}": "press_release",
    f"NEWS RELEASE\n\nRefuge opens in Leeds\n\n{PROSE}\n\nENDS\n\nNotes to editors\n\n"
    f"The refuge has twelve rooms.": "press_release",
    f"Lamp Trust\nE-bulletin no. 9 | Friday 4 May 2022\n\nDear friend,\n\nTHE LAMPS STAY LIT\n\n{PROSE} {PROSE}"
    "\n\nUnsubscribe": "press_release",
    f"LAMP POST   May 2018   40p   8\n\nTHE WOMEN OF LEEDS:\na talk\n\nby Jane Doe\n\n{PROSE}\n\nLAMP POST   May 2018   40p   9"
    f"\n\n{PROSE}": "news",
    f"Refuge opens in Leeds\n\nFOR IMMEDIATE RELEASE\n\n{PROSE}": "press_release",
    f"gov.scot\nAbout | Topics | News\n\nCanal to open\n\nPublished: 4 May 2022\n\n{PROSE}\n\nShe said so.": "press_release",
    f"Refuge opens in Leeds\n\nPRESS RELEASE For Immediate Release: May 4, 2008 Contact: Jane Doe. Leeds -- {PROSE}\n\n{PROSE}": (
        "press_release"
    ),
    f"Refuge opens in Leeds\n\nBy Jane Doe\n\n{PROSE}\n\nA Home Office spokesman said it would reply. He told the Gazette "
    f"so on Tuesday.": "news",
    f"Refuge opens in Leeds\n\n{PROSE}\n\nA spokeswoman for the council told reporters that it declined to comment.": "news",
}


def read(text: str, *given: Given) -> Findings:
    (document,) = sources.read(RawDocument(Locator("paper.txt"), "text", "0" * 64, text, given=given))
    return findings(document)


@pytest.mark.parametrize(("text", "kind"), KINDS.items(), ids=[f"{kind}-{i}" for i, kind in enumerate(KINDS.values())])
def test_kind(text: str, kind: str) -> None:
    assert read(text).kind == kind


def test_a_release_that_prints_a_letter_is_a_release() -> None:
    text = (
        f"FOR IMMEDIATE RELEASE\n\nSenators write to the agency\n\n{PROSE} {PROSE}\n\n{PROSE} {PROSE}\n\n"
        f"Dear Administrator,\n\n{PROSE}\n\nSincerely,\n\nJane Doe"
    )
    assert read(text).kind == "press_release"


def test_the_given_kind_wins() -> None:
    found = read(f"Dear Minister\n\n{PROSE}\n\nYours sincerely\n\nJane Doe", Given("kind", "news", "metadata.csv"))
    assert found.kind == "news"
    assert found.evidence[0][1].origin == "metadata.csv"


def test_an_unknown_given_kind_is_not_taken() -> None:
    assert read(f"Dear Minister\n\n{PROSE}\n\nYours sincerely", Given("kind", "memo", "metadata.csv")).kind == "letter"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (PROSE, "en"),
        ("Mae'r Llywodraeth wedi bod yn glir am hyn ac mae gan y bobl hawl i wybod beth sydd yn digwydd", "cy"),
        ("A note\n\na    b\n\na    c\n\na    d", "en"),
        ("Le ministre a dit que les refuges et les centres seront ouverts dans tout le pays pour les femmes", "fr"),
        ("Tá an tAire ag obair leis na húdaráis agus beidh an scéim ar fáil sa bhliain seo chugainn", "ga"),
        ("£88,000.", "en"),
    ],
)
def test_language(text: str, code: str) -> None:
    assert guess_language(text) == code


LIST = "\n".join(f"{number}. Beds in the refuge" for number in range(30))
FILED = "IN THE HIGH COURT\n\nCase No.: 12/2020\nFiled: 6 March 2020\n\nDoe v Roe\n\nJUDGMENT\n\nDate of Judgment: 4 March 2020"
SET_OUT = "This document sets out agreements reached between the councils. We have agreed them."
OTHERS = (  # a paper, and its title
    ("Test of the printer", "Test of the printer"),
    (LIST, None),
    (f"{FILED}\n\n{PROSE} The court's press office: www.court.gov.uk. {PROSE}", "Doe v Roe"),
    (f"Reference: FS1\n\nDecision notice\n\nDate: 4 March 2020\n\n{PROSE} We find that our duty was met.", "Decision notice"),
    (f"Refuges in many towns\n\nAbstract\n\n{PROSE} Our study is the first. {PROSE}", "Refuges in many towns"),
    (f"Talks on refuges\n\n{SET_OUT} {PROSE}", "Talks on refuges"),
    (
        f"Harbour & Lantern: annual report 2022-23\n\n{PROSE} {PROSE}\n\n{PROSE} {PROSE}",
        "Harbour & Lantern: annual report 2022-23",
    ),
)


@pytest.mark.parametrize(("text", "title"), OTHERS, ids=[f"other-{i}" for i in range(len(OTHERS))])
def test_a_paper_of_another_sort_is_told_by_its_name_or_by_the_lack_of_a_story(text: str, title: str | None) -> None:
    found = read(text)
    assert (found.kind, found.title) == ("other", title)


def test_a_release_that_speaks_of_a_judgment_is_a_release() -> None:
    assert read(f"PRESS RELEASE\n\nJudgment\n\n{PROSE} {PROSE}\n\nENDS").kind == "press_release"


def test_a_reply_to_a_request_for_information_is_a_letter_though_it_greets_nobody() -> None:
    text = (
        f"FREEDOM OF INFORMATION REQUEST\n\nSubject: Refuges\n\nWe have completed the search for the information you requested. "
        f"{PROSE}\n\nIf you are unhappy with how your request was handled, you may ask for a review."
    )
    assert read(text).kind == "letter"


def test_a_judgment_is_of_the_day_that_it_says() -> None:
    found = read(f"{FILED}\n\n{PROSE}")
    assert (found.kind, found.date and found.date.iso) == ("other", "2020-03-04")


@pytest.mark.parametrize(("role", "kind"), [("speaker", "debate"), ("asker", "written_answer"), ("addressee", "letter")])
def test_a_row_is_what_those_whom_its_fields_name_do(role: str, kind: str) -> None:
    raw = RawDocument(Locator("a.csv"), "csv", "0" * 64, PROSE, given=(Given(role, "Jane Doe", f"field:{role}"),))
    (document,) = sources.read(raw)
    assert findings(document).kind == kind


def test_what_a_body_puts_out_at_its_own_address_or_under_its_name_is_a_release() -> None:
    story = "The plan for the refuges of the islands must be made by the people who live there, and by nobody else."
    assert read(story, Given("url", "https://news.gov.scot/news/plan", "field:link")).kind == "press_release"
    assert read(story, Given("publisher", "Scottish Government", "field:publisher")).kind == "press_release"
    assert read(story, Given("publisher", "Leeds Gazette", "field:publisher")).kind == "news"
