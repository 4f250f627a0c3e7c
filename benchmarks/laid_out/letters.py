"""How do offices print a letter: letterhead, address, reference, day, subject and signatures?"""

from __future__ import annotations

import random

from benchmarks.laid_out.facts import BODIES, PEOPLE, POSTS, STYLES, Facts, Paper, a_day, printed

SUBJECTS = (
    "Safe reporting for migrant victims",
    "Cuts to night shelters in the county",
    "Delays in the family courts",
    "Data shared with Immigration Enforcement",
    "The closing of the Wexcombe advice line",
    "Article 59 of the Istanbul Convention",
)
PARAGRAPHS = (
    "I am writing to ask what you intend to do about the growing number of people who are turned away from our door each week.",
    "Our staff tell us that people who need help are afraid to ask for it. They have been told that to speak is to be listed.",
    "We would be glad to meet you or your officials to talk about this, and to show you the figures on which this letter rests.",
    "As you know, the review which your predecessor promised in 2021 has not been published. We should like to know when it is.",
)
ADDRESSEES = (  # as printed, the name, the post, the body, the address, the greeting
    ("The Rt Hon Eleanor Pryce MP", "Eleanor Pryce", "Home Secretary", "Home Office", "London SW1P 4DF", "Home Secretary"),
    ("Lord Ockham", "Lord Ockham", "Minister of State for Justice", "Ministry of Justice", "London SW1H 9AJ", "Lord Ockham"),
    ("Councillor Bo Lindqvist", "Bo Lindqvist", "Leader", "Ashby Vale District Council", "Ashby AB1 2CD", "Councillor Lindqvist"),
    ("Ms Nkechi Obi", "Nkechi Obi", "Chief Constable", "Wexshire Police", "Wexcombe WX3 4AB", "Ms Obi"),
    ("Chris Fane MSP", "Chris Fane", "Cabinet Secretary for Justice", "Scottish Government", "Edinburgh EH1 3DG", "Mr Fane"),
)
PLACES = (
    ("14 Mill Lane", "Tarnside", "TN4 8QP"),
    ("The Old Chapel, 3 Bridge Street, Wexcombe WX1 1AA",),
    ("Dock Road", "CP2 6YY"),
)
REACHED = ("Tel: 01632 960 118", "T 01632 960118 | E office@example.org | www.example.org", "")
REGISTERED = ("Registered charity no. 1098765", "", "")
PARTINGS = ("Yours sincerely,", "Yours faithfully,", "With best wishes,", "Kind regards,", "Yours,")


def paper(die: random.Random) -> Paper:
    """A letter on paper, or one in four as a mail."""
    signers = [(name, die.choice(POSTS)) for name in die.sample(PEOPLE, die.choice((1, 1, 1, 2, 3)))]
    body, day, subject = die.choice(BODIES), a_day(die), die.choice(SUBJECTS)
    printed_name, name, post, office, place, greeting = die.choice(ADDRESSEES)
    told = printed(day, die.randrange(STYLES))
    paragraphs = die.sample(PARAGRAPHS, 3)
    copied = die.choice([one for one in PEOPLE if one not in dict(signers)]) if die.random() < 0.35 else ""
    salutation = f"Dear {greeting}{die.choice((',', '', ':'))}"
    below = [die.choice(PARTINGS), *_signatures(die, signers, body), *(["", f"cc: {copied}"] if copied else [])]
    roles = {"signatory": tuple(dict(signers)), "addressee": (name, copied) if copied else (name,)}
    if die.random() < 0.25:
        sender = signers[0][0]
        head = [
            f"From: {sender} <office@example.org>",
            f"To: {name} <private.office@example.gov>",
            f"{die.choice(('Date', 'Sent'))}: {told} 09:14",
            f"Subject: {subject}",
            "",
            salutation,
        ]
    else:
        if len(signers) == 1:
            roles["author"] = (body.removeprefix("The "), signers[0][0])
        over = die.choice((subject, subject.upper(), f"Re: {subject}", f"Subject: {subject}", f"**{subject}**"))
        letterhead = [die.choice((body, body.upper())), *die.choice(PLACES), die.choice(REACHED), die.choice(REGISTERED)]
        reference = die.choice(("", "Our ref: AV/24/7", "Ref: 7/HO", "Our Ref: 7A   Your Ref: HS/7"))
        address = die.choice(
            ([printed_name, post, office, place], [f"{printed_name}, {post}", office, place], [f"To: {printed_name}, {post}"])
        )
        blocks = die.choice(
            (
                [letterhead, [reference], [told], address],
                [letterhead, [told], [reference], address],
                [letterhead, address, [told], [reference]],
                [[told], letterhead, address, [reference]],
            )
        )
        head = [line for block in blocks if (kept := [line for line in block if line]) for line in (*kept, "")]
        head += die.choice(([salutation, "", over], [over, "", salutation]))
    lines = [*head, "", *(line for paragraph in paragraphs for line in (paragraph, "")), *below]
    return Paper("\n".join(lines), (Facts("letter", subject, {"": day.isoformat()}, roles, tuple(paragraphs)),))


def _signatures(die: random.Random, signers: list[tuple[str, str]], body: str) -> list[str]:
    """Those who sign, printed alike."""
    way = die.randrange(5)
    lines: list[str] = []
    for name, post in signers:
        ways = (
            ["", name, post, body],
            [f"{name}, {post}, {body}"],
            ["", name, f"{post}, {body}"],
            ["", name.upper(), post],
            ["", f"{name} ({post}, {body})"],
        )
        lines += ways[way]
    return lines
