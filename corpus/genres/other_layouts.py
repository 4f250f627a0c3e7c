"""Is this a judgment, the minutes of a meeting, a motion or a newsletter: a paper whose layout is known, and of no other kind?

Several signs of one such layout have to stand on lines of their own near the top; a story about a judgment or a motion has one of
them at the most. What only names itself is other_papers.py's.
"""

from __future__ import annotations

import re

from corpus.lines import Line, holds
from corpus.nouns import NamedTuple
from corpus.vocabulary import vocabulary

TOP, HEAD = 45, 4_000  # filled lines, and characters, among which the signs of a layout stand
LONGEST = 140  # characters of a line that is such a sign


class Layout(NamedTuple):
    """A layout by its signs, of which several have to stand in a paper's head; the heading says what the paper is."""

    name: str
    words: frozenset[str]  # one of them is among the words of every such paper,
    hints: tuple[str, ...]  # and one of these stands in its head
    heading: re.Pattern[str]
    headed: bool  # does every such paper bear the heading?
    enough: int  # signs that show it, the heading among them
    signs: tuple[re.Pattern[str], ...]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _signs(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in patterns)


LAYOUTS = (
    Layout(
        "judgment",
        _words("citation case claim court courts tribunal tribunals judgment judgments judgement judgements judge"),
        ("Citation", "Case N", "Claim N", "COURT", "Court", "TRIBUNAL", "Tribunal", "JUDG", "Judgment"),
        re.compile(r".{3,120}? (?:[vV]\.?|-v-|–v–|vs\.?) .{3,120}"),
        False,
        3,
        _signs(
            r"(?i:neutral citation)|\W*\[(?:19|20)\d\d\] [A-Z][A-Za-z]{1,6}(?: (?:Civ|Crim|Admin))? \d+",
            r"(?i:(?:in the |the )?(?:[\w'’]+ ){0,4}(?:court|tribunal)\b(?: of [\w ,]{3,50})?[^.:]{0,40})$",
            r"(?i:(?:case|claim|appeal|action|suit|petition|file|record) (?:no|number|nos)\b)",
            r"(?i:before)\s*:?\s*(?:\S.{0,80}(?i:justice|judge|\b[LM]?J\b).*)?$",
            r".{0,90}\b(?i:claimants?|appellants?|respondents?|defendants?|plaintiffs?|petitioners?|applicants?)(?:\(s\))?\W*$",
            r"\W*(?i:(?:approved |final |draft )?(?:judge?ment|opinion of the court|order of the court)(?: \(\w+\))?)\W*$",
            r"(?i:hearing dates?|date of (?:judge?ment|hearing)|hand(?:ed)? down)\b",
            r".{0,120}\(instructed by .{3,80}\)",
        ),
    ),
    Layout(
        "minutes",
        _words("minutes agenda agendas"),
        ("inutes", "INUTES", "genda", "GENDA"),
        re.compile(r"\W*(?i:(?:draft|confirmed|approved|public) )*(?i:minutes|agenda)\b.{0,110}$|.{3,110}\b(?i:minutes|agenda)$"),
        True,
        3,
        _signs(
            r"(?i:(?:members |councillors |also |those )?(?:present|in attendance|attendance|attendees))\b(?:\s*:|\s*$|\s{2,})",
            r"[\W\d]*(?i:apologies)\b",
            r"[\W\d]*(?:RESOLVED|AGREED|Resolved|Agreed|IT WAS (?:RESOLVED|AGREED))\b",
            r"[\W\d]*(?i:declarations? of (?:[\w-]+ )?interests?|matters arising|any other business|date of next meeting"
            r"|public questions|minutes of the (?:last|previous) meeting|exclusion of the press)",
            r"(?i:the (?:meeting|chair(?:man|woman|person)?|mayor|convener)\b.{0,40}"
            r"\b(?:opened|closed|started|commenced|welcomed|began|ended|declared))",
        ),
    ),
    Layout(
        "motion",
        _words("edm edms early motion"),
        ("EDM", "arly Day Motion", "arly day motion", "EARLY DAY MOTION", "otion "),
        re.compile(
            r"\W*(?:[^.]{0,60}\b)?(?:EDMs?|(?i:early day motion))\b[^.]{0,80}$"
            r"|\W*(?i:motion (?:ref(?:erence)?|number|no)\b.{0,40}|motion S\dM-\d+.{0,60})"
        ),
        True,
        2,
        _signs(r"[“\"']?That (?:this|the) (?:House|(?:Scottish )?Parliament|Senedd|Assembly)\b"),
    ),
    Layout(
        "newsletter",
        _words("newsletter newsletters enewsletter bulletin bulletins digest news"),
        ("ewsletter", "EWSLETTER", "ulletin", "ULLETIN", "igest", "-news"),
        re.compile(r"(?=.{4,110}$)[^.]*\b(?i:e-?newsletter|newsletter|bulletin|digest|round-?up|e-news)\b[^.]*$"),
        True,
        2,
        _signs(
            r"\W*(?i:in this (?:issue|edition|month|week|bulletin|newsletter)|what['’]s in this (?:issue|edition)"
            r"|inside this issue)\b",
            r"(?i:welcome to (?:our|the|this) (?:[\w'’]+ ){0,3}(?:newsletter|bulletin|edition|issue|digest))",
        ),
    ),
)


def other_layout(text: str, lines: tuple[Line, ...]) -> tuple[str, Line] | None:
    """The layout that the lines at the top show, and the line that says what the paper is; None where they show none."""
    head, held = text[:HEAD], vocabulary(text)
    for layout in LAYOUTS:
        if held.isdisjoint(layout.words) or not holds(head, layout.hints):
            continue
        top = [line for line in lines[:TOP] if len(line.text) <= LONGEST or line.text.lstrip("“\"'").startswith("That ")]
        heading = next((line for line in top if layout.heading.match(line.text)), None)
        seen = [line for sign in layout.signs for line in [next((line for line in top if sign.match(line.text)), None)] if line]
        if len(seen) + (layout.headed and heading is not None) >= layout.enough and (heading is not None or not layout.headed):
            return layout.name, heading or min(seen)
    return None
