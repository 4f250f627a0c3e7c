"""Who says what? Each case is a text written for it, with the quotations and speakers that a careful reader finds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from names_found import findings, resolved, roles_of

from corpus.speech.quotation_marks import find_marked

HEADLINE = "The valley council meets again on Tuesday\n\n"  # else a text of one line would be its own headline
SAID = [
    (
        "“We will appeal,” said Mair Hughes of Safe Harbour Trust. “It is wrong.”",
        [("We will appeal,", "Mair Hughes"), ("It is wrong.", "Mair Hughes")],
    ),
    ('Tom Okafor, a nurse, said: "Nobody asked us."', [("Nobody asked us.", "Tom Okafor")]),
    (
        "“It’s a start,” Anna Kowalska told reporters. “But it is late,” she added.",
        [("It’s a start,", "Anna Kowalska"), ("But it is late,", "Anna Kowalska")],
    ),
    (
        "Anna Kowalska said:\n\n“The first point is money.\n\n“The second is time.”\n",
        [("The first point is money.", "Anna Kowalska"), ("The second is time.", "Anna Kowalska")],
    ),
    (
        'A Home Office spokesman said: "No comment yet.”\n\nThe spokesman added: "That is all."',
        [("No comment yet.", "Home Office"), ("That is all.", "Home Office")],
    ),
    ("A spokesperson for Tarn Valley Council said it was “deeply sorry”.", [("deeply sorry", "Tarn Valley Council")]),
    (
        "Baroness Quill of Redcar, who spoke from London, called it “as thin as paper”.",
        [("as thin as paper", "Baroness Quill of Redcar")],
    ),
    ("Cora Lindqvist asked for calm. She said the plan “needs a year”.", [("needs a year", "Cora Lindqvist")]),
    ("Tom Okafor told Anna Kowalska that there was “no money left”.", [("no money left", "Tom Okafor")]),
    ("The Tarn Review quoted the words of Cora Lindqvist that “nobody is above it”.", [("nobody is above it", "Cora Lindqvist")]),
    ("‘I never saw it,’ said Tom Okafor.", [("I never saw it,", "Tom Okafor")]),
    (
        "Mair Hughes and Tom Okafor wrote: “Nobody has told us.”\n\nThey added: “It can wait.”",
        [("Nobody has told us.", "Mair Hughes"), ("It can wait.", "Mair Hughes")],
    ),
    ("Tom Okafor will speak today. He will say: “The bus is gone.”", [("The bus is gone.", "Tom Okafor")]),
    (
        "Tarn Valley Council owns the site. Safe Harbour Trust rents it. The council said it was “for whoever rents it”.",
        [("for whoever rents it", "Tarn Valley Council")],
    ),
    (
        "Anna Kowalska of Safe Harbour Trust said that it would go “to the letter”.",
        [("to the letter", "Anna Kowalska")],
    ),
    (
        "Tom Okafor left after Safe Harbour Trust called it “wholly wrong”, but nobody knew.",
        [("wholly wrong", "Safe Harbour Trust")],
    ),
    (
        "Dame Anna Kowalska said that she had asked the secretary, Sir Tom Okafor. “It is careless,” she said.",
        [("It is careless,", "Anna Kowalska")],
    ),
    (
        "The Home Office said the rule was under review. Asked about dates, its official spokesman said: “I have none.”",
        [("I have none.", "Home Office")],
    ),
    ("In the words of our director, Dr Anna Kowalska, figures should be “open to all”.", [("open to all", "Anna Kowalska")]),
    ("According to Mair Hughes, the shop was “a disgrace to us”.", [("a disgrace to us", "Mair Hughes")]),
    ("The plan is “a disgrace to us”, according to Mair Hughes.", [("a disgrace to us", "Mair Hughes")]),
    ("The plan was called “a disgrace” by Mair Hughes.", [("a disgrace", "Mair Hughes")]),
    ("The plan was described by the leader, Mair Hughes, as “a disgrace”.", [("a disgrace", "Mair Hughes")]),
    ("Staff were told by an officer, Mr Tom Okafor, that it was “not at liberty”.", [("not at liberty", "Tom Okafor")]),
    ("Mair Hughes, of Tarn Valley Council, put it like this: “Nobody waits.”", [("Nobody waits.", "Mair Hughes")]),
    ("Mr Justice Leopold Varga said it was “plainly wrong”.", [("plainly wrong", "Leopold Varga")]),
    ("Mair Hughes was blunt: “It's gone.”", [("It's gone.", "Mair Hughes")]),
    ("Anna Kowalska, director:\n“We are delighted.”", [("We are delighted.", "Anna Kowalska")]),
    ("“We thank all who helped.” – Tom Okafor, nurse", [("We thank all who helped.", "Tom Okafor")]),
    ("“We are delighted.”\n— Anna Kowalska, director of Safe Harbour Trust", [("We are delighted.", "Anna Kowalska")]),
    (
        "“It's wrong,” said Cllr Mair Hughes, leader of Tarn Valley Council, “and it must stop.”",
        [("It's wrong,", "Mair Hughes"), ("and it must stop.", "Mair Hughes")],
    ),
    (
        "“A frost is a frost,” Tom Okafor said.\n\n“I'd sooner save the pears.”\n\nNobody came.",
        [("A frost is a frost,", "Tom Okafor"), ("I'd sooner save the pears.", "Tom Okafor")],
    ),
    (
        "It is “a choice of two doors”, a United Nations expert has said.\n\nMair Hughes, an adviser, wrote on Monday.",
        [("a choice of two doors", "Mair Hughes")],
    ),
    (
        "Mair Hughes told Tom Okafor: “You promised.” He replied: “I did.”",
        [("You promised.", "Mair Hughes"), ("I did.", "Tom Okafor")],
    ),
    (
        "I asked Safe Harbour Trust what it hears. Its caseworker said: “They are afraid.”",
        [("They are afraid.", "Safe Harbour Trust")],
    ),
    (
        "Tarn Valley Council was fined. A council spokesman said: “It will be paid.”",
        [("It will be paid.", "Tarn Valley Council")],
    ),
    (
        "Rabbi Tom Okafor has made the following statement from the island.\n\n“I saw the quay.\n\n“It has gone.”",
        [("I saw the quay.", "Tom Okafor"), ("It has gone.", "Tom Okafor")],
    ),
    ("A DHSC spokesperson said: “We have given £3 million.”", [("We have given £3 million.", "DHSC")]),
    (
        "The Department of Health and Social Care said: “It is being read.”",
        [("It is being read.", "Department of Health and Social Care")],
    ),
    ("Safe Harbour Trust has called the crossing a “game of dice”.", [("game of dice", "Safe Harbour Trust")]),
    ("Mair Hughes, Tarn's harbour chief, said the toll was a “dog's dinner”.", [("dog's dinner", "Mair Hughes")]),
    (
        'A spokesman for Tarn Valley Council said: "We were told." He added: "By a fax."',
        [("We were told.", "Tarn Valley Council"), ("By a fax.", "Tarn Valley Council")],
    ),
    (
        "“Our boat”, says skipper Tom Okafor, “has left the quay each day.”",
        [("Our boat", "Tom Okafor"), ("has left the quay each day.", "Tom Okafor")],
    ),
    (
        "Mair Hughes was quoted by the Guardian as saying that Tarn was “carrying more than its share”.",
        [("carrying more than its share", "Mair Hughes")],
    ),
    (
        "Mair Hughes said it was her “dream”. Asked by Labour's Cora Lindqvist if she was sorry, she replied: “No, not at all.”",
        [("dream", "Mair Hughes"), ("No, not at all.", "Mair Hughes")],
    ),
    ("Detective Chief Inspector Mair Hughes, Tarn Police: “It is open.”", [("It is open.", "Mair Hughes")]),
    ("Outside, Mair Hughes praised the “quiet nerve” of the crew.", [("quiet nerve", "Mair Hughes")]),
    ("‘It’s cheaper than a ferry,’ Mair Hughes laughs.", [("It’s cheaper than a ferry,", "Mair Hughes")]),
    (
        "Mair Hughes said it was “fair”. Asked by SNP MP Cora Lindqvist whether she rowed, she replied: “Not since spring.”",
        [("fair", "Mair Hughes"), ("Not since spring.", "Mair Hughes")],
    ),
    ("We were told by Serco's ferry manager, Tom Okafor, that “nobody swims”.", [("nobody swims", "Tom Okafor")]),
    ("Mair Hughes went home with Anna Kowalska.\n\nThe 51-year-old said: “I swim.”", [("I swim.", "Mair Hughes")]),
    (
        "Mair Hughes came to the quay alongside Cora Lindqvist MP and Tom Okafor. Speaking there she said: “It floats.”",
        [("It floats.", "Mair Hughes")],
    ),
    (
        "Safe Harbour Trust, where Mair Hughes took on the case, said she had been “a rock”.",
        [("a rock", "Safe Harbour Trust")],
    ),
    (
        "Ms Anna Kowalska found the note in which Harbour Minister Tom Okafor says that the pier “was never sound”.",
        [("was never sound", "Tom Okafor")],
    ),
    (
        "Anna Kowalska said that it was her “mission”. The Harbour Minister told a meeting: “It has begun.”",
        [("mission", "Anna Kowalska"), ("It has begun.", "Anna Kowalska")],
    ),
    (
        "Nobody asked Tarn Valley Council. Superintendent Mair Hughes, who wrote it, said: “It’s a postcard.”",
        [("It’s a postcard.", "Mair Hughes")],
    ),
    (
        "“It is fair,” said Tom Okafor.\n\nThe rota was written with Mair Hughes, who drives.\n\n“He lied,” she said.",
        [("It is fair,", "Tom Okafor"), ("He lied,", "Mair Hughes")],
    ),
    (
        "“I want one rule,” Mair Hughes told Tom Okafor.\n\n“So you agree?” said Tom Okafor.\n\n“I said it in March.”",
        [("I want one rule,", "Mair Hughes"), ("So you agree?", "Tom Okafor"), ("I said it in March.", "Mair Hughes")],
    ),
    (
        "Mair Hughes, 24, took the ferry in May. Her shop has closed.\n\n“I sold the last lamp.”\n\nTom Okafor left.",
        [("I sold the last lamp.", "Mair Hughes")],
    ),
    (
        "Safe Harbour Trust wrote to us. It found that\n\n“on one isle in nine no boat calls”—\n\nand it went on to say of us\n\n"
        "“it is empty.”",
        [("on one isle in nine no boat calls", "Safe Harbour Trust"), ("it is empty.", "Safe Harbour Trust")],
    ),
    (
        "Anna Kowalska called the tram “a folly”, while Tom Okafor described it as “a lifeline”.",
        [("a folly", "Anna Kowalska"), ("a lifeline", "Tom Okafor")],
    ),
    (
        "“It is done,” Tom Okafor told the hall, before Mair Hughes shouted: “Never!”",
        [("It is done,", "Tom Okafor"), ("Never!", "Mair Hughes")],
    ),
    ("“The passengers pay,” was Anna Kowalska's verdict.", [("The passengers pay,", "Anna Kowalska")]),
    ("Mair Hughes’s view is that the fare is “daylight robbery”.", [("daylight robbery", "Mair Hughes")]),
    ("Described by Mair Hughes as “daylight robbery”, the fare rises in May.", [("daylight robbery", "Mair Hughes")]),
    ("Tom Okafor of Safe Harbour Trust was scathing. “They never rang.”", [("They never rang.", "Tom Okafor")]),
    (
        "'It is late,' said Tom Okafor. 'It is dark too.'",
        [("It is late,", "Tom Okafor"), ("It is dark too.", "Tom Okafor")],
    ),
    ("Tom Okafor rose. He went on: “They never rang.”", [("They never rang.", "Tom Okafor")]),
    (
        "Mair Hughes, director of Safe Harbour Trust, met the mayor, Tom Okafor.\n\n“It went well,” the director said.",
        [("It went well,", "Mair Hughes")],
    ),
    (
        "The note was sent in May by Sir Tom Okafor to Mair Hughes.\n\n“It leaks,” he wrote.",
        [("It leaks,", "Tom Okafor")],
    ),
    (
        'Thanks to Dame Anna Kowalska. We heard from Dr Mair Hughes, of the clinic, who was asked why. "It leaks," she said.',
        [("It leaks,", "Mair Hughes")],
    ),
    ("The pledge was put to us by Commander Tom Okafor as “a folly”.", [("a folly", "Tom Okafor")]),
    ("Safe Harbour Trust found in December that the office had “mislaid” it.", [("mislaid", "Safe Harbour Trust")]),
    ("Safe Harbour Trust's nurse, the Hon. Mair Hughes: “It is shut.”", [("It is shut.", "Mair Hughes")]),
    ("Det Ch Insp Anna Kowalska, of the river unit, said: “We have a name.”", [("We have a name.", "Anna Kowalska")]),
    ("Gudrun Thwaite, 58, walked there from Keld. “Nobody gave me a lift.”", [("Nobody gave me a lift.", "Gudrun Thwaite")]),
    ("Gudrun Thwaite keeps bees. ``They know more than I do'', she said.", [("They know more than I do", "Gudrun Thwaite")]),
    ("Gudrun Thwaite said it was »late, and long«.", [("late, and long", "Gudrun Thwaite")]),
    ('Gudrun Thwaite said that it was " hardly news ".', [("hardly news", "Gudrun Thwaite")]),
    ("“We have honey,” beamed Gudrun Thwaite.", [("We have honey,", "Gudrun Thwaite")]),
    ("“We have honey,” sobbed retired baker Gudrun Thwaite.", [("We have honey,", "Gudrun Thwaite")]),
    (
        "Gudrun Thwaite said:\n\n'The first hive is full.\n\n'The second isn't \"full\".'\n",
        [("The first hive is full.", "Gudrun Thwaite"), ('The second isn\'t "full".', "Gudrun Thwaite")],
    ),
    ("“We have honey,” Gudrun Thwaite beamed.", [("We have honey,", "Gudrun Thwaite")]),
    ("Gudrun Thwaite was cheered at the gate: “Bees have no visa!”", [("Bees have no visa!", "Gudrun Thwaite")]),
    ("Gudrun Thwaite keeps bees. “They sting,” the retired midwife explained.", [("They sting,", "Gudrun Thwaite")]),
    ("A study published by Safe Harbour Trust in May warned of “a slow frost”.", [("a slow frost", "Safe Harbour Trust")]),
    ("Safe Harbour Trust found the new scheme “fair but slow”.", [("fair but slow", "Safe Harbour Trust")]),
    ("Cora Lindqvist is the county’s Bee Commissioner. The Secretary of State said it was “no plan of hers”.", []),
    ("Cora Lindqvist signed the form. “We care for hives” is printed on it.", []),
    ("“Ask the smith,” said the farrier PJ Thwaite.", [("Ask the smith,", "PJ Thwaite")]),
]
UNSAID = [
    "Safe Harbour Trust gave evidence in May. The committee's report says: “Figures are missing.”",
    "The so-called “firewall” divides the parties, Tom Okafor believes.",
    "Tom Okafor wrote a book entitled “The Long Road Home”.",
    "Anna Kowalska stopped short of a “firewall”.",
    "One woman, who gave no name, said: “I was afraid.”",
    "“It was late,” says “Amara”, who is helped by Safe Harbour Trust. “I had no coat.”",
    "The report, “Nine Dry Summers”, asks ministers to act.",
    "Sir Tom Okafor is thought by colleagues to be “livid”.",
    "Foresters, and those on the “close to nature” plots which Safe Harbour Trust listed for you, are few.",
    "The Treasury gave a range that one official described as “a shrug”.",
    "Tom Okafor lost his seat.\n\n“I couldn't see them doing it,” said one analyst.",
    "The phrase “no public funds” is stamped in the passport.",
]


@pytest.mark.parametrize(("text", "said"), SAID)
def test_speech_has_its_speaker(text: str, said: list[tuple[str, str]]) -> None:
    assert [(quote.text, quote.speaker) for quote in resolved(HEADLINE + text, kind_of="news").quotes] == said


@pytest.mark.parametrize("text", UNSAID)
def test_scare_quotes_titles_and_nobodys_words_are_left_out(text: str) -> None:
    assert resolved(HEADLINE + text, kind_of="news").quotes == ()


def test_everybody_who_says_it_together_is_quoted() -> None:
    text = "Mair Hughes and Tom Okafor wrote: “Nobody has told us.”"
    assert roles_of(text, kind_of="news")["quoted"] == {"Mair Hughes", "Tom Okafor"}


def test_words_without_marks_after_a_colon_give_the_role_and_no_quotation() -> None:
    text = "Professor Lena Ruiz, director of the Tarn Institute, said:\n\nPeople are busy.\n\nTom Okafor said:\n\nThey are.\n"
    found = resolved(text, kind_of="press_release")
    assert found.quotes == ()
    assert roles_of(text, kind_of="press_release")["quoted"] == {"Lena Ruiz", "Tom Okafor"}


def test_a_letter_says_you_to_whom_it_greets_and_quotes_nobody_of_its_address() -> None:
    text = (
        "Piers Abercorn MP\nMinister of State\nHome Office\n\nDear Piers,\n\nWe heard from Marisol Lund, an advocate at "
        "Safe Harbour Trust. “My growers count every drop of it,” she testified.\n\nYou wrote that the drafts had lain there "
        "it “since the spring at least”.\n\nYou asked for “a list of wells”.\n\nYours sincerely,\n\nMair Hughes"
    )
    said = [(quote.text, quote.speaker) for quote in resolved(text, kind_of="letter").quotes]
    assert said == [("My growers count every drop of it,", "Marisol Lund"), ("since the spring at least", "Piers Abercorn")]


def test_who_speaks_in_a_debate_is_not_quoted_for_what_they_quote() -> None:
    text = "Pay\n\nTom Okafor: The Tarn Institute said that it was “a disgrace”. I agree with every word that it wrote on it.\n"
    assert roles_of(text, kind_of="debate") == {"speaker": {"Tom Okafor"}, "quoted": {"Tarn Institute"}}


def test_the_headline_is_nobodys_speech() -> None:
    text = "“We are tired,” says nurse Tom Okafor\n\nTom Okafor, a nurse in Leeds, said that he would leave the service.\n"
    assert findings(text, kind_of="news").quotes == ()


@given(st.text(alphabet="Aa .,\n“”\"'‘’:", max_size=160))
def test_marked_words_stand_between_their_marks(text: str) -> None:
    reach = 0
    for marked in find_marked(text):
        assert reach <= marked.start < marked.end <= len(text)
        assert text[marked.start - 1] in "“\"„«‘'"
        assert "\n" not in text[marked.start : marked.end]
        reach = marked.end


@given(
    st.lists(st.sampled_from(["Tom Okafor said: “", "yes", "”", " ", "\n", '"', "no.", " he added, ", "“Well,” "]), max_size=14)
)
def test_a_quotation_is_what_stands_at_its_place(pieces: list[str]) -> None:
    text = "".join(pieces)
    for quote in resolved(text, kind_of="news").quotes:
        assert quote.text == text[quote.start : quote.end]
        assert quote.speaker == "Tom Okafor"
