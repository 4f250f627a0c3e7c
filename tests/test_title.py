"""How a paper is called, as it prints itself."""

from __future__ import annotations

import pytest
from reading_examples import findings

from corpus import sources
from corpus.layouts.headline_choice import find_headline
from corpus.records import Document, Given, Locator, RawDocument

PROSE = "The council said that the refuge would open its doors to twelve families before the end of the year."
SAID = (
    '"Nobody will be sent away again," said Jane Doe of the council, who has asked for the money since the spring of last year.'
)
LETTER = f"{PROSE}\n\nYours sincerely\n\nJane Doe"
ADDRESS = "Haven Wales\nCardiff CF10 1AA\n\n3 May 2021\n\nMs Ann Roe MP\nHouse of Commons\n\n"
RENTS = (
    "Ann Dole (Marsh East) (Lab): I rise to speak to the Bill.\n\nMark Dray (Wick) (Con): Will she give way?\n\nAnn Dole: Yes."
)
BUSES = (
    "Lord Wickmere (Crossbench) to ask Her Majesty's Government what assessment they have made of the cost of rural buses.\n\n"
    "    asked 18/02/21\n    answered 04/03/21\n\nAnswer by Baroness Tollmarsh, Minister of State (Department for Transport)\n\n"
    "No assessment has been made."
)
TITLES = {
    "Renters (Fair Notice) Bill\n\n12 Feb 2020 : Column 77\n\n[Relevant documents: Second Report of the Housing Committee, "
    f"HC 99, and the Government response.]\n\n3.10 pm\n\n{RENTS}": "Renters (Fair Notice) Bill",
    f"HL2201     LORDS WRITTEN QUESTIONS     Rural Buses: Funding\n\n{BUSES}": "Rural Buses: Funding",
    f"HL2201, HL2202     LORDS WRITTEN QUESTIONS     Buses in Villages\n\n{BUSES}": "Buses in Villages",
    f"Dear Minister\n\nRe: Beds in refuges\n\n{LETTER}": "Beds in refuges",
    f"Dear Minister\n\nBEDS IN REFUGES\n\n{LETTER}": "BEDS IN REFUGES",
    f"Haven Wales\n\nThe Minister\nCardiff\n\nBeds in refuges: our evidence\n\nDear Minister\n\n"
    f"{LETTER}": "Beds in refuges: our evidence",
    f"To: Jane Doe <j@example.org>\nSubject: Beds in refuges\n\nDear Jane\n\n{LETTER}": "Beds in refuges",
    f"Dear Minister\n\n{LETTER}": None,
    f"FROM: J DOE\nTO: A ROE\nDATE: 3 MAY 2021\nSUBJ: AW: Re[2]: Beds in refuges\n\nDear Ann,\n\n{LETTER}": "Beds in refuges",
    f"Beds in refuges\n\nJane Doe <j.doe@wyre.example>          3 May 2021 at 10:14\nTo: Ann Roe\n\nDear Ann,\n\n"
    f"{LETTER}": "Beds in refuges",
    f"Jane Doe <j.doe@wyre.example>\nto ann@wyre.example\nMon, 3 May 2021 at 10:14\n\nBeds in refuges\n\nDear Ann,\n\n"
    f"{LETTER}": "Beds in refuges",
    f"Jane Doe <j.doe@wyre.example>\nto ann@wyre.example\n\nDear Ann,\n\n{LETTER}": None,
    f"Dear Minister\n\nRe. Beds in refuges\n\n{LETTER}": "Beds in refuges",
    f"Dear Minister\n\nBeds in refuges: what next?\n\n{LETTER}": "Beds in refuges: what next?",
    f"Dear Minister\n\nBEDS IN REFUGES\n===========\n\n{LETTER}": "BEDS IN REFUGES",
    f"Dear Minister\n\nCase 21 004 771: Mrs Bell\n\n{LETTER}": "Case 21 004 771: Mrs Bell",
    f"Dear Minister\n\nCould you help us?\n\n{LETTER}": None,
    f"Dear Minister\n\nI am writing to you about beds\n\n{LETTER}": None,
    f"Dear Minister\nBeds in refuges (2nd letter)\n{LETTER}": "Beds in refuges (2nd letter)",
    f"Dear Minister\n*Beds in refuges*\n-----\n{LETTER}": "Beds in refuges",
    f"Dear Minister\nBeds in refuges and the\nmothers of them\n{LETTER}": "Beds in refuges and the mothers of them",
    f"Dear Minister\n\nSubject matter: Beds in refuges\n\n{LETTER}": "Beds in refuges",
    f"Dear Minister\n\nReference: Beds in refuges\n\n{LETTER}": "Beds in refuges",
    f"Dear Minister\n\nReference: AB/12/beds\n\n{LETTER}": None,
    f"Dear Minister\n\nMaidir le / Re: Beds in refuges\n\n{LETTER}": "Beds in refuges",
    f"Dear Minister\n\nRc: Beds in refuges\n\n{LETTER}": "Beds in refuges",  # as text recognition reads Re:
    f"{ADDRESS}Beds in refuges\n=====\n\nDear Ann\n\n{LETTER}": "Beds in refuges",
    f"{ADDRESS}Refuge beds\n\nDear Ann\n\n{LETTER}": "Refuge beds",
    f"{ADDRESS}Beds in refuges and the\nmothers who wait\n\nDear Ann\n\n{LETTER}": "Beds in refuges and the mothers who wait",
    f"{ADDRESS}Domestic Abuse Bill\n\nDear Ann\n\n{LETTER}": "Domestic Abuse Bill",
    f"{ADDRESS}NOTICE OF A PENALTY TO BE PAID\n\nDear Ann\n\n{LETTER}": "NOTICE OF A PENALTY TO BE PAID",
    f"{ADDRESS}Hospital number: 4471882\n\nDear Ann\n\n{LETTER}": None,
    f"{ADDRESS}Please ask for: Colin Beck\n\nDear Ann\n\n{LETTER}": None,
    f"# Letter to the Minister\n\n**Date:** 3 May 2021\n\nDear Ann\n\n{LETTER}": "Letter to the Minister",
    f"Beds that stay empty\n\nSir, {PROSE}\n\nJane Doe, Leeds": "Beds that stay empty",
    f"The Wyre Echo\n\nLETTERS TO THE EDITOR\n\nOur beds\n\nSir –\n\n{PROSE}\n\nJane Doe, Leeds": "Our beds",
    f"The Wyre Echo\n\nLetters\n\nOUR EMPTY BEDS\n\nSir—{PROSE}\n\nJane Doe, Leeds": "OUR EMPTY BEDS",
    f"The Wyre Echo\n\nLetters\n\nOur beds\n\nEditor – {PROSE}\n\nJane Doe, Leeds": "Our beds",
    f"Allowances: Wales\n\nLetter from Jil Mathers, dated October 2009:\n\n{PROSE}": "Allowances: Wales",
    f"HEALTH\n\nHIV Infection\n\nJane Doe: To ask the Secretary of State for Health what he will do.\n\n"
    f"John Roe: {PROSE}": "HIV Infection",
    f"Coroners Bill\n\nReport (3rd Day)\n\nLord Osei of Leeds: My Lords, {PROSE}": "Coroners Bill",
    f"Forestry Commission (Employees)\n\nMr. Roe: Yes. {PROSE}": "Forestry Commission (Employees)",
    f"[HL4471]   Lords   Written Answer\nCrime: Victims\n\nBaroness Osei (Crossbench) to ask the Government when they will "
    f"reply.\n\nLord Roe (Con): {PROSE}": "Crime: Victims",
    f"ATTRACTIVE HOMES ASSOCIATION\nHomes for all.\n\nNEWS RELEASE\n5 May 2022\n\nNew homes for families in "
    f"Leeds\n\n{PROSE}\n\nENDS": "New homes for families in Leeds",
    f'*** STRICTLY EMBARGOED UNTIL 20 June 2023 ***\n\n"NOT SAFE": THEY SPEAK\n\n{PROSE}\n\nENDS': '"NOT SAFE": THEY SPEAK',
    f"OFFICE OF THE HARBOUR COMMISSIONER\nFOR IMMEDIATE RELEASE\n\nBEDS FOR TWELVE FAMILIES IN THE REFUGE\n\n{PROSE}": "BEDS FOR "
    "TWELVE FAMILIES IN THE REFUGE",
    f"HARBOUR WORKERS UNION - NEWS RELEASE\n\nTwelve families get beds\n\n{PROSE}": "Twelve families get beds",
    f"Twelve families get beds\n5 May 2022\n\nRooms in Leeds\nRooms in Leeds\n\n{PROSE}": "Twelve families get beds",
    f"THE LAST FERRY\nA letter by the islands' clergy\n\nTo: Lord Roe\n\nMy Lord,\n\n{LETTER}": "THE LAST FERRY",
    f"{ADDRESS}WITHOUT PREJUDICE save as to costs\n\nDear Ann\n\nSubject: Beds in refuges\n\n{LETTER}": "Beds in refuges",
    f"NEWS RELEASE\n\nReleased by the Office of the Commissioner for Leeds\nReleased on: 6 April 2018\n\nTwelve families get "
    f"beds\n\n{PROSE}\n\nENDS": "Twelve families get beds",
    f"Y Cyfarfod Llawn          Plenary\nSenedd Cymru          08/03/2017\n\n17:05\n\n7. Short Debate: Boats and bread: harbours "
    f"on the Llŷn coast\n\nY Dirprwy Lywydd\nThe Deputy Presiding Officer\nWe move now to the debate, and I call Jane Doe.\n\n"
    f"Jane Doe MS\n17:05:12\n{PROSE}": "Short Debate: Boats and bread: harbours on the Llŷn coast",
    f"Written Answers — Ministry of Justice: Prisons: Beds (24 Sep 2020)\n\nJane Doe (Leeds, Labour)\n\nTo ask the Secretary of "
    f"State for Justice what he will do.\n\nJohn Roe (The Minister of State, Ministry of Justice)\n\n{PROSE}": "Prisons: Beds",
    f"Domestic Abuse Bill\nReport (3rd Day) (Continued)\n\nAmendment 70\n\nLord Osei of Leeds (CB): My Lords, "
    f"{PROSE}": "Domestic Abuse Bill",
    f"Beds: Immigrants    [HL9920] [HL9921]\n\nLady Roe asked the Government for beds.\n\nAsked on 8 October 2024\n\nLord Poe "
    f"replied:\n\n{PROSE}": "Beds: Immigrants",
    f"Flood Defences\nMotion made, and Question proposed, That this House do now adjourn.\n\n10.1 pm\n\n"
    f"Dame Jane Doe (Leeds) (Con): {PROSE}": "Flood Defences",
    f"Watchdog Northern Isles\n3rd December 2018\nImmediate release\n\nFerries to open their doors to families\n\n"
    f"{PROSE} So the Watchdog Northern Isles has ruled.\n\n/ends": "Ferries to open their doors to families",
    f"Safety at home\n\nExpert asks for beds in every town of Britain\n\nForty bodies write to the minister for refuges\n\n"
    f"By Jane Doe\n\n{PROSE}": "Expert asks for beds in every town of Britain",
    f"BEDS ‘WILL NOT\nBE EMPTY AGAIN’\n\nDoors open to twelve families from the county\nand its four harbours\n\nBy JANE DOE\n\n"
    f"{PROSE}": "BEDS ‘WILL NOT BE EMPTY AGAIN’",
    f"Twelve families get beds\n\nKey findings\n\nThe refuge will open its doors in the spring\n\nThe council said twelve "
    f"families had no beds this year\n\n{PROSE}": "Twelve families get beds",
    f"Wyre Council in brief\n\nBlog\n\nTwelve families get beds in a year\n\nWyre news team, 3 May 2021 - Homes, Doors\n\n"
    f"{PROSE}\n\n{SAID}": "Twelve families get beds in a year",
    f"------- Forwarded message -------\nDate: Mon, 3 May 2021 at 08:00\n\nNEWS RELEASE\n\nRefuge opens doors to families\n\n"
    f"{PROSE}\n\n{SAID}\n\nENDS": "Refuge opens doors to families",
    f"Our townJobsHome\nLive showsTideWatchNorth Wyre and Fell\nBreaking news\nRefuge opens doors to families\n\n3 May 2021\n\n"
    f"{PROSE}\n\n{SAID}": "Refuge opens doors to families",
    f"Meeting of the Parliament (Hybrid)\nTuesday 3 May 2022\nSession 6\nThe Deputy Presiding Officer: The last item is on beds "
    f"in refuges.\nBeds in Refuges\n17:04\nJane Doe (Leeds) (Lab):\n{PROSE}\n17:09\nJohn Roe (Fife) (SNP):\n"
    f"{PROSE}": "Beds in Refuges",
    f"Homes (No. 3) Bill (Fourth sitting)\nPublic Bill Committee\nClause 12\nDoors: width\nQuestion proposed, That the clause "
    f"stand part of the Bill.\nJane Doe: {PROSE}\nJohn Roe: {PROSE}": "Homes (No. 3) Bill",
    f"Lords debate: Homes Bill — Third Reading\n3 May 2022, 3:40 pm\nBaroness Doe of Leeds: My Lords, {PROSE}\nLord Roe: "
    f"My Lords, {PROSE}": "Homes Bill",
    f"Northern Ireland Assembly\nAQW 4417/22-27\nMs Jane Doe (Foyle, SDLP)\nPriority Written: No\nTo ask the Minister of Health "
    f"how many beds there are.\nMinister of Health\n{PROSE}": None,
    f"Haven Wales\nTo whom it may concern,\n3 May 2021\nRE: Beds in refuges\n{LETTER}": "Beds in refuges",
    f"3 May 2021\nHousing Department, Wyre Council\nHousing plan 23: sixty beds at the lodge\nDear Ms Roe,\n"
    f"{LETTER}": "Housing plan 23: sixty beds at the lodge",
    f"Haven Wales\n3 May 2021\nDear Sirs\nLETTER BEFORE A CLAIM\nCLAIM: HAVEN v SECRETARY OF STATE\n1. We act for the mothers of "
    f"the refuge.\n{LETTER}": "LETTER BEFORE A CLAIM CLAIM: HAVEN v SECRETARY OF STATE",
    f"From:\tDoe, Jane (Wyre) <j.doe@wyre.example>\nSent:\t3 May 2021 09:12\nTo:\tAnn Roe\nSubject:\t[EXTERNAL] Beds in refuges "
    f"[OFFICIAL-SENSITIVE]\n\nDear Ann,\n\n{LETTER}": "Beds in refuges",
    f"Harbour Trust of Wyre\n\n** MEDIA RELEASE ** MEDIA RELEASE **\n\n3 May 2021\n\nThe lodge opens its doors\n\n"
    f"Jane Doe said:\n\n{SAID}\n\n{PROSE}\n\n** ENDS **": "The lodge opens its doors",
    "Department for Harbours\nWritten statement to Parliament\nIsland refuges\nThe minister set out the beds that the islands "
    f"get.\nFrom: Department for Harbours\nPublished: 3 May 2021\n{PROSE}\n{SAID}": "Island refuges",
    f"NEWYDDION | NEWS\nDrysau newydd ar y lloches | New doors on the refuge\n03.05.2021\n{PROSE}\n{SAID}\n"
    "ENDS": "Drysau newydd ar y lloches | New doors on the refuge",
    "Research Service Note\nRefuges of the islands: a guide for members\nMay 2021\n- Beds are few.\n"
    "- Doors are old.": "Refuges of the islands: a guide for members",
    "Haven Wales\n\nDear Ann,\nYour note of 3 May: beds in refuges\nThank you for the petition.\n"
    f"{LETTER}": "Your note of 3 May: beds in refuges",
    "The Wyre Post, Sunday May 3, 2021\n\nREFUGES FULL AS\nBEDS RUN OUT\n\nDoors shut to twelve families until the year ends\n\n"
    f"By JANE DOE, Homes Editor\n\n{PROSE}\n\n{SAID}": "REFUGES FULL AS BEDS RUN OUT",
    "Home & Garden > My week\n“I slept in a refuge. It has good doors”\nAs told to Jane Doe\n3/5/2021 06:30\n"
    f"{PROSE}\n{SAID}": "“I slept in a refuge. It has good doors”",
    f"The Wyre Boat\n— The weekly newspaper of the Wyre valley —\nHomes / Doors\nWhy the lodge is shut at noon\n"
    f"by our Fleetwood correspondent\n{PROSE}\n{SAID}": "Why the lodge is shut at noon",
    f"The quarterly magazine of the Boatmen's Guild\n\nFEATURE\n\nNo dry bed\n\nWhen the lodge is shut, where does a family "
    f"with twelve bags sleep? Jane Doe asks the boatmen\n\n{PROSE}": "No dry bed",
    f"NEWS RELEASE\n\nUnion of Lodge and Ferry Keepers (ULFK)\n\nWHOSE KEY, WHOSE FERRY, WHOSE BED\n\nFamilies who wait get "
    f"a new ferry, says union\n\n{PROSE} The Union of Lodge and Ferry Keepers said so.": "WHOSE KEY, WHOSE FERRY, WHOSE BED",
    f"WATCHDOG OF THE HARBOURS -- NEWS RELEASE 4/19\n\nFersiwn hir ar gael (tud. 9)\n\nTwelve families get beds\n\n"
    f"{PROSE}\n\nENDS": "Twelve families get beds",
    f"Seanad Éireann debate -\nThursday, 3 May 2018\n\nHarbour Lodges\n\nActing Chairperson (Senator Jane Doe)\nI thank the "
    f"Minister of State for his visit.\n\nSenator John Roe\n{PROSE}\n\nSenator Jane Doe\n{PROSE}": "Harbour Lodges",
    f"Harbours and Lodges Bill [HL]\n\nCommons Amendments\n\n4.12 pm\n\nLord Roe of Leeds: My Lords, {PROSE}\n\nBaroness Doe: My "
    f"Lords, {PROSE}": "Harbours and Lodges Bill [HL]",
    f"Beds in lodges that nobody pays for\n\nReply to Written Question No. 12\n\nHarbour Conference\n\nWRITTEN QUESTION No. 12 "
    f"(Doc. 7, 3 May 2018) by Ms Jane Doe\n\nTo ask the Harbour Conference how many beds there are.\n\nREPLY of the Harbour "
    f"Conference, adopted at its meeting in Leeds (8 June 2018)\n\n{PROSE}": "Beds in lodges that nobody pays for",
    f"The Wyre Boat\n\nWhat they say on the quay\n\nFERRY WEEK 2018\n\nA cook's reasons for rowing\n\nBy Jane Doe\n\n"
    f"{PROSE}\n\n{SAID}": "A cook's reasons for rowing",
    f"THE WYRE BOAT, 3 MAY 2018\n\nFERRY SUNK AT NOON\n\nTwelve families who had sold beds wait on the quay with the cook\n\n"
    f"By JANE DOE\n\n{PROSE}\n\n{SAID}": "FERRY SUNK AT NOON",
    "[2/5]  Harbours: Repairs\n\nAsker ..... Lord Roe\nAsked ..... 3 May 2018\nAnswered .. 8 May 2018 (Lord Doe)\n"
    "Q  To ask the Government what repairs they plan.\nA  None is planned.": "Harbours: Repairs",
    f"National Guild Union of Cooks & Ferry Keepers (NGCFK)\n\nServing boats for a century\n\n3 May 2018\n\n"
    f"PRESS RELEASE: NGCFK: 'no cook, no boat'\n\n{PROSE}\n\nENDS": "NGCFK: 'no cook, no boat'",
    f"WRITTEN STATEMENT BY THE HARBOUR GOVERNMENT\n\nTEITL / TITLE  The Day of the Boats\n\nDYDDIAD / DATE  3 May 2018\n\n"
    f"{PROSE}\n\nENDS": "The Day of the Boats",
    f"{ADDRESS}URGENT: boats and their cooks\n\nDear Ann\n\n{LETTER}": "URGENT: boats and their cooks",
    f"FRIENDS OF THE QUAY IN BRITAIN\n\n3 May 2018\nFor immediate release\n\nTwelve families get new doors\n\n"
    f"{PROSE}\n\nENDS": "Twelve families get new doors",
    f"Lords Chamber\nFerry Fares\n3.42 pm\n3 May 2018\nBaroness Doe (Con)\nMy Lords, {PROSE}\nLord Roe (Lab)\n{PROSE}\n"
    f"Baroness Doe\n{PROSE}": "Ferry Fares",
    f"[HL2207] Harbours: Repairs\nLords | asked 3.5.18 | answered 9.5.18\nLord Roe: To ask the Government what they will mend.\n"
    f"Lady Doe: {PROSE}": "Harbours: Repairs",
    f"Ombudsman for the North\n\n3 May 2018\n\nOmbudsman: twelve families had no beds\n\n{PROSE} So the Ombudsman for the North "
    f"has found.": "Ombudsman: twelve families had no beds",
    f"{PROSE}\n\n{PROSE}": None,
}

SITTINGS = (
    "Official Report: Wednesday 15 November 2023",
    "Westminster Hall, Wednesday 15 November 2023",
    "Hansard, 15 November 2023, vol 740 col 112",
    "Meeting of the Parliament 15 November 2023",
    "15.xi.2023 (afternoon sitting)",
)


@pytest.mark.parametrize("line", SITTINGS)
def test_when_the_house_sat_is_no_title_below_one(line: str) -> None:
    speech = f"Jane Doe (Leeds) (Lab): I beg to move that this House has considered beds. {PROSE}\n\nJohn Roe: Will she give way?"
    raw = RawDocument(Locator("paper.txt"), "text", "0" * 64, f"Beds in Refuges\n\n{line}\n\n{speech}")
    (document,) = sources.read(raw)
    assert findings(document).title == "Beds in Refuges"


@pytest.mark.parametrize(("text", "title"), TITLES.items(), ids=[str(title) for title in TITLES.values()])
def test_title(text: str, title: str | None) -> None:
    (document,) = sources.read(RawDocument(Locator("paper.txt"), "text", "0" * 64, text))
    assert findings(document).title == title


def test_the_subject_of_a_mail_is_its_title_but_for_a_release_with_a_headline() -> None:
    def read(text: str, kind: str, subject: str) -> str | None:
        given = (Given("kind", kind, "field:From"), Given("title", subject, "field:Subject"))
        (document,) = sources.read(RawDocument(Locator("p.eml"), "eml", "0" * 64, text, given=given))
        return findings(document).title

    assert read(f"Dear Jane\n\n{LETTER}", "letter", "RE: Fwd: Beds in refuges") == "Beds in refuges"
    released = f"NEWS RELEASE\n\nTwelve families get beds in Leeds\n\n{PROSE}"
    assert read(released, "press_release", "RELEASE - not before Monday") == "Twelve families get beds in Leeds"


def test_the_given_title_wins() -> None:
    raw = RawDocument(Locator("p.txt"), "text", "0" * 64, PROSE, given=(Given("title", "Beds", "metadata.csv"),))
    (document,) = sources.read(raw)
    found = findings(document)
    assert found.title == "Beds"
    assert next(proof.origin for key, proof in found.evidence if key == "title") == "metadata.csv"


def test_a_heading_printed_twice_under_a_menu_is_no_caption() -> None:
    above = [
        "Together we will end bad weather",
        "Media centre",
        "The refuge opens its doors",
        "The refuge opens its doors",
        "07.12.2021",
    ]
    assert find_headline(above, PROSE) == 2
    above[0] = "Twelve families move into the refuge"
    assert find_headline(above, PROSE) == 0


def test_a_headline_that_a_page_s_first_line_repeats_is_found_below_it() -> None:
    above = [
        "Sheep may sail by the new boat - Wyre Council",
        "Hay for the poorest holdings of the hills",
        "Sheep may sail by the new boat",
    ]
    story = "The county council will run a boat to the northern islands from May, and farmers there may send their sheep by it."
    assert find_headline(above, story) == 2


def of_text(text: str) -> Document:
    return next(sources.read(RawDocument(Locator("a.txt"), "text", "0" * 64, text)))


MENU = "Skip to main content\nAccept all cookies\nSign in / Register\nSearch this site\nHome\nNews\n"


def test_a_headline_below_the_crumb_that_repeats_it_is_no_caption() -> None:
    headline = "Empty mill to become nine flats for families fleeing abuse"
    page = f"{MENU}May 2023\n{headline}\n{headline}\nPublished: Monday 8 May 2023\n{PROSE}\n{SAID}\nShare this page\nPrint"
    assert findings(of_text(page)).title == headline


def test_the_line_below_a_caption_s_label_is_no_headline() -> None:
    headline = "Housing: Wales asks for more money"
    caption = "The refuge would open its doors to twelve families"
    page = (
        f"{MENU}{headline}\nPublished\n8 May 2023\nImage source, Haven Wales\nImage caption,\n{caption}\nJane Doe\n"
        f"Political reporter\n{PROSE}\n{SAID}\nShare this page\nPrint"
    )
    assert findings(of_text(page)).title == headline


@pytest.mark.parametrize("above", ["Home > News > Letters\n", "Home > News > Letters\nOPEN LETTER\n"])
def test_a_letter_printed_by_a_site_has_the_heading_above_its_day(above: str) -> None:
    page = (
        f"{MENU}{above}A bed without a door is a bench\n22 January 2024\nTo Ann Roe, Minister for Housing\n"
        f"Dear Ms Roe,\n{PROSE}\n{SAID}\nYours sincerely,\nJane Doe\nShare this page\nPrint"
    )
    assert findings(of_text(page)).title == "A bed without a door is a bench"
