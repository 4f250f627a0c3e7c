"""How do sites of parliaments print a question with its answer: one to a page, or several?"""

from __future__ import annotations

import random
from datetime import timedelta

from benchmarks.laid_out.facts import DEPARTMENTS, PARTIES, PEERS, PEOPLE, SEATS, STYLES, Facts, Paper, a_day, printed

HEADINGS = (
    "Domestic Abuse: Migrants",
    "Refuges: Finance",
    "Asylum: Housing",
    "Police: Data Protection",
    "Bus Services: Rural Areas",
    "Family Courts: Delays",
    "Immigrants: Fees",
    "Roads: Gritting",
)
ASKED = (
    "what assessment she has made of the adequacy of funding for such services in rural areas",
    "how many people were refused help in each of the last five years",
    "what discussions they have had with councils on the closure of day centres",
    "whether he plans to publish the findings of the review before the summer recess",
)
ANSWERED = (
    "The Government is committed to supporting everybody who needs help, and officials meet providers each month.",
    "The information requested is not held centrally.",
    "We have had no such discussions. Decisions on day centres are a matter for each council, which knows its area best.",
    "I refer the hon. Member to the answer given on 4 March. We keep the matter under review.",
)
OFFICES = ("Minister of State", "Parliamentary Under-Secretary of State", "The Minister for Safeguarding")
HEADS = (
    "WrittenWatch — every question, every answer\nHome | Members | Departments | Search",
    "Written questions and answers",
    "",
)
FOOTS = ("", "© WrittenWatch 2024")
GAPS = ("    ", " | ", ": ", " – ", "\t")
WAYS = 8  # to print who asks, and who answers


def paper(die: random.Random) -> Paper:
    """A page of one question, or of two to four that are printed alike."""
    ways = (die.randrange(WAYS), die.randrange(WAYS), die.randrange(WAYS), die.randrange(STYLES))
    gap = die.choice(("\n", "\n\n"))
    several = [_question(die, ways, gap) for _ in range(die.choice((1, 1, 2, 3, 4)))]
    between = die.choice(("\n\n", "\n\n\n", "\n\n---\n\n", "\n\n* * *\n\n"))
    text = between.join(text for text, _ in several)
    head, foot = die.choice(HEADS), die.choice(FOOTS)
    return Paper("\n\n".join(filter(None, (head, text, foot))), tuple(facts for _, facts in several))


def _question(die: random.Random, ways: tuple[int, int, int, int], gap: str) -> tuple[str, Facts]:
    """A question with its answer as it is printed, and what it says; the ways are those of its heading, halves and days."""
    heads, asks, answers, style = ways
    asker, answerer = die.sample((*PEOPLE, *PEERS), 2)
    body = die.choice(tuple(DEPARTMENTS))
    heading, asked, answer = die.choice(HEADINGS), die.choice(ASKED), die.choice(ANSWERED)
    day = a_day(die)
    later = day + timedelta(days=die.randint(2, 20))
    number = f"HL{die.randint(100, 9000)}" if asker in PEERS else str(die.randint(1000, 199999))
    above = _headings(heading, body, number, printed(day, style))[heads]
    told = "" if "tabled on" in "".join(above) else f"{die.choice(('Asked on', 'Tabled on', 'Date tabled:', 'Lodged on'))} "
    lines = [
        *above,
        *_asking(die, asker, body, asked, told + printed(day, style) if told else "")[asks],
        *_answering(die, answerer, body, answer, printed(later, style))[answers],
    ]
    roles = {"asker": (asker,), "answerer": (answerer,)}
    dates = {"asked": day.isoformat(), "answered": later.isoformat()}
    return gap.join(filter(None, lines)), Facts("written_answer", heading, dates, roles, (asked[1:], answer))


def _headings(heading: str, body: str, number: str, day: str) -> tuple[tuple[str, ...], ...]:
    """What may stand over a question."""
    return (
        (heading,),
        (heading.upper(),),
        (f"{heading} (UIN {number})",),
        (heading, body),
        (body, heading),
        (heading, f"UIN {number}"),
        (f"Written question {number}: {heading}",),
        (heading, f"UIN {number}, tabled on {day}"),
    )


def _asking(die: random.Random, asker: str, body: str, asked: str, told: str) -> tuple[tuple[str, ...], ...]:
    """The ways to print who asks what, and when."""
    party, seat = die.choice(PARTIES), die.choice(SEATS)
    beside = (f"({seat}) ({party})", f"({party}, {seat})", "MP", f"({seat})", f"(Member of Parliament for {seat})")
    who = die.choice((asker, f"{asker} ({party})")) if asker in PEERS else f"{asker} {die.choice(beside)}"
    to = "His Majesty’s Government" if asker in PEERS else f"the {DEPARTMENTS[body]},"
    formula = f"To ask {to} {asked}."
    card = (asker, party) if asker in PEERS else (asker, party, seat)
    return (
        (f"Asked by {who}", told, formula),
        (f"{who}: {formula}", told),
        (die.choice(("Question", "QUESTION", "Question:")), who, told, formula),
        (f"Tabled by: {who}", told, f"{die.choice(('Question', 'Q'))}: {formula}"),
        (f"{die.choice(('QUESTION', 'Question'))}{die.choice(GAPS)}{who}", told, formula),
        ("Asked by", *card, told, formula),
        (told, f"{who} asked the {DEPARTMENTS[body]} {asked}."),
        (f"Asking member: {who}", f"Department: {body}", told, "Question text:", formula),
    )


def _answering(die: random.Random, answerer: str, body: str, answer: str, day: str) -> tuple[tuple[str, ...], ...]:
    """The ways to print who answers what, and when."""
    office = die.choice(OFFICES)
    beside = ("", f" ({office}, {body})", f", {office}, {body}", f" ({body})")
    who = answerer + die.choice(beside)
    told = f"{die.choice(('Answered on', 'Answered:', 'Date answered:', 'Replied on'))} {day}"
    return (
        (f"Answered by {who}", told, answer),
        (die.choice(("Answer", "ANSWER", "Answer:")), who, told, answer),
        (told, f"{answerer}: {answer}"),
        (told, f"The {office.removeprefix('The ')}, {body} ({answerer}): {answer}"),
        (f"{die.choice(('ANSWER', 'Answer'))}{die.choice(GAPS)}{who}", told, answer),
        (f"Answer given by {answerer} on {day}:", answer),
        (f"Answer ({day})", answer, f"Answered by: {who}"),
        (f"A: {answer}", f"— {who}, {day}"),
    )
