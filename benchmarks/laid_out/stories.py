"""How do press offices print a release, and newspapers a story on the web?"""

from __future__ import annotations

import random

from benchmarks.laid_out.facts import BODIES, PEOPLE, POSTS, Facts, Paper, a_day, printed

PAPERS = ("The Calder Courier", "Wexshire Echo", "Tarnside Gazette", "The Northern Ledger")
HEADLINES = (
    "Night shelters turned away one in three, figures show",
    "Council to close its advice line after 30 years",
    'Women without papers "afraid to call police", study finds',
    "Peers back safe reporting for migrant victims",
    "Refuge wins reprieve as minister steps in",
    "Call for an end to data sharing with the Home Office",
)
STANDFIRSTS = ("Charity says winter funding must come by October", "Campaigners urge ministers to act before the summer", "", "")
LEADS = (
    "One in three people who came to a night shelter last winter was turned away, according to figures published today by {}.",
    "{} today called on ministers to end the passing of victims' details to immigration officers.",
)
TOLD = (
    "The figures cover 12 months and come from 41 shelters. In all, 2,118 people were refused a bed.",
    "A review of the rules was promised two years ago. It has not been published.",
    "Staff at the centre were told of the decision on Monday. Eleven of them will lose their jobs.",
)
SAID = (
    "People are being left on the street in the coldest months, and everyone who could stop it knows it",
    "We have asked for this for ten years, and we will ask for ten more",
    "No one should have to choose between a violent home and a cell",
)
MARKS = (("“", "”"), ('"', '"'), ("‘", "’"))
LABELS = ("PRESS RELEASE", "News release", "MEDIA RELEASE", "Press notice", "FOR IMMEDIATE RELEASE", "Media statement")
ISSUED = ("{}", "Date: {}", "For immediate release: {}", "Embargoed until 00.01, {}", "Release date: {}", "Issued {}")
ENDS = ("ENDS", "- ENDS -", "Ends", "###", "-ENDS-")
CONTACTS = (("Media contact: Jo Press, 01632 960 118, press@example.org",), ("Press office: 01632 960 118",))
NOTES = ("Notes to editors", "1. The survey was held between 3 March and 4 April among members.")
MENUS = (("Home | News | Sport | Opinion | Subscribe",), ("Skip to content", "Menu", "News", "Sport"), ("Home > News > Local",))
SHARING = (("Share this article", "Facebook Twitter WhatsApp Email"), ("Share  Tweet  Email  Print",))
BETWEEN = ("", "Read more: Bus lanes to go in spring", "Sign up to our newsletter for the day's stories", "ADVERTISEMENT")
RELATED = (("Related stories", "Bus lanes to go in spring", "Two swans rescued from weir"), ("Tags", "Housing", "Most Popular"))


def release(die: random.Random) -> Paper:
    """A press release of a body."""
    body, headline, day = die.choice(BODIES), die.choice(HEADLINES), a_day(die)
    paragraphs, speakers = _body(die, body)
    label, issued = die.choice(LABELS), die.choice(ISSUED).format(printed(day, die.randrange(4)))
    name = die.choice((body, body.upper(), ""))
    top = die.choice(([name, label, issued], [label, name, issued], [label, issued, name], [issued, label, name]))
    standfirst = die.choice(STANDFIRSTS)
    contacts = die.choice(CONTACTS)
    below = die.choice((("", *contacts, "", *NOTES), ("", *NOTES, "", *contacts)))
    lines = [
        *die.choice(([line for line in top if line], [part for line in top if line for part in (line, "")])),
        "",
        die.choice((headline, headline.upper(), f"**{headline}**")),
        "",
        *([die.choice((standfirst, f"• {standfirst}")), ""] if standfirst else []),
        *(line for paragraph in paragraphs for line in (paragraph, "")),
        die.choice(ENDS),
        *below,
    ]
    roles = {"publisher": (body.removeprefix("The "),), "quoted": speakers}
    return Paper("\n".join(lines), (Facts("press_release", headline, {"": day.isoformat()}, roles, tuple(paragraphs), contacts),))


def story(die: random.Random) -> Paper:
    """A newspaper's page with a story, as it is saved in text."""
    body, headline, day, paper = die.choice(BODIES), die.choice(HEADLINES), a_day(die), die.choice(PAPERS)
    paragraphs, speakers = _body(die, body)
    writer = die.choice([name for name in PEOPLE if name not in speakers])
    told = printed(day, die.randrange(4))
    byline = die.choice((f"By {writer}", f"by {writer}, home affairs correspondent", f"{writer}, Social affairs editor"))
    dated = die.choice((f"Published {told}", told, f"{told} at 09:14", f"Published: 09:14, {told}", f"{told} · 4 min read"))
    menu, sharing, related, between = die.choice(MENUS), die.choice(SHARING), die.choice(RELATED), die.choice(BETWEEN)
    foot = (f"© {day.year} {paper}", "Privacy policy | Terms | Contact us")
    lines = [
        die.choice((paper, f"{paper} | News", paper.upper())),
        *menu,
        die.choice(("", "Housing", "LOCAL NEWS")),
        headline,
        die.choice(STANDFIRSTS),
        *die.choice(((byline, dated), (dated, byline), (f"{writer} | {told}",))),
        *sharing,
        die.choice(("", "A shelter in Wexcombe (Image: Tarnside Gazette)")),
        *paragraphs[:3],
        between,
        *paragraphs[3:],
        *related,
        *foot,
    ]
    roles = {"publisher": (paper.removeprefix("The "),), "author": (writer,), "quoted": speakers}
    removed = tuple(filter(None, (*menu, *sharing, between, *related, *foot)))
    facts = Facts("news", headline, {"": day.isoformat()}, roles, tuple(paragraphs), removed)
    return Paper(die.choice(("\n", "\n\n")).join(filter(None, lines)), (facts,))


def _body(die: random.Random, body: str) -> tuple[list[str], tuple[str, ...]]:
    """The paragraphs, with what two say of it, and who they are."""
    first, second = die.sample(PEOPLE, 2)
    other = die.choice([one for one in BODIES if one != body])
    post = die.choice(POSTS).lower()
    opened, closed = die.choice(MARKS)
    said, added = die.sample(SAID, 2)
    small = said[0].lower() + said[1:]
    quoted = die.choice(
        (
            f"{opened}{said},{closed} said {first}, {post} of {body}.",
            f"{first}, {post} of {body}, said: {opened}{said}.{closed}",
            f"{first}, {body}'s {post}, said {opened}{small}{closed}.",
            f"{first} of {body} told a meeting in Wexcombe: {opened}{said}.{closed}",
        )
    )
    joined = die.choice(
        (
            f"{second} from {other} added: {opened}{added}.{closed}",
            f"{opened}{added},{closed} added {second}, of {other}.",
            f"A spokesperson for {other} said: {opened}{added}.{closed}",
        )
    )
    speakers = (first, other.removeprefix("The ") if joined.startswith("A ") else second)
    return [die.choice(LEADS).format(body), TOLD[0], quoted, TOLD[1], joined, TOLD[2]], speakers
