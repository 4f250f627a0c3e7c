"""Is this a letter, a written answer, a debate, a press release or a news story?

What came with the file wins. Then the layout tells: a formula of asking, a salutation with a sign-off, speakers before
colons. Releases and news share a layout, so there the words are weighed: who writes, and for whom?
"""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.evidence import given_evidence
from corpus.layouts.debates import is_speech
from corpus.layouts.letters import LETTER_FROM, is_salutation, is_sign_off
from corpus.layouts.verbs import verb
from corpus.lines import Line, split_filled
from corpus.records import KINDS, Document, Evidence, Findings, Span

ASKING = ("o ask ", "sked the ", "sked by", "SKED BY", "nswered by", "NSWERED BY", "ofyn i", "sked Her ", "sked His ", "sking ")
PARLIAMENT = re.compile(
    r"\b(?:hon\. (?:Friend|Member|Gentleman|Lady)|noble (?:Lord|Baroness|Lady|Earl|Friend|and learned)|My Lords\b|Mr\.? (?:Deputy )?Speaker|Madam (?:Deputy )?Speaker"
    r"|Presiding Officer|Ceann Comhairle|Llywydd|I beg to move|Question put|the House divided|Column \d+|Hansard|Deputy Speaker|Sitting suspended|in the Chair)"
)
SPEECH = 160  # characters of a line that is a speech and no heading with a colon
# Words that a press office writes (positive) and words that a reporter writes (negative), in lower case.
CUES = {
    "press release": 3,
    "for immediate release": 6,
    "media release": 4,
    "news release": 4,
    "press statement": 4,
    "press notice": 4,
    "notes to editors": 6,
    "note to editors": 6,
    "notes for editors": 6,
    "notes to editor": 6,
    "\nends\n": 5,
    "###": 4,
    "# # #": 4,
    "-ends-": 5,
    "- ends -": 5,
    "media contact": 4,
    "press contact": 4,
    "press office": 3,
    "press enquiries": 4,
    "media enquiries": 4,
    "media inquiries": 3,
    "for more information": 2,
    "for further information": 3,
    "embargo": 4,
    "contact:": 2,
    " is pleased to ": 2,
    " today announced": 2,
    " announced today": 1,
    " has today ": 2,
    " today released": 2,
    " today issued": 2,
    " today introduced": 2,
    " today published": 1,
    "publishes today": 2,
    "out today": 1,
    "released the following statement": 3,
    "issued the following statement": 3,
    "the following statement": 2,
    " says, “": 1,
    ' says, "': 1,
    ", said:\n": 2,
    " said:\n": 2,
    " calls on ": 1,
    " is calling on ": 1,
    " is calling for ": 1,
    " is urging ": 1,
    " welcomes ": 1,
    " we are ": 1,
    " our ": 1,
    "follow us": 1,
    "sign our ": 2,
    "click here": 1,
    "commissioner’s ": 1,
    "commissioner's ": 1,
    " spokesman said": -3,
    " spokeswoman said": -3,
    " spokesperson said": -2,
    " spokesperson for ": -2,
    " spokesman for ": -3,
    " spokeswoman for ": -3,
    "spokesman added": -2,
    "it comes a": -2,
    "it comes amid": -1,
    "the move came": -2,
    "the move comes": -2,
    " told the ": -2,
    " told reporters": -3,
    " news can reveal": -4,
    "has learned": -2,
    " according to ": -1,
    "reuters": -3,
    "associated press": -3,
    "pa media": -3,
    "press association": -3,
    " reporting by": -3,
    " correspondent": -3,
    "image caption": -4,
    "image source": -3,
    "freedom of information request": -2,
    " said on monday": -2,
    " said on tuesday": -2,
    " said on wednesday": -2,
    " said on thursday": -2,
    " said on friday": -2,
    " on tuesday": -1,
    " on wednesday": -1,
    " on monday": -1,
    " on thursday": -1,
    " on friday": -1,
    " declined to comment": -3,
    " asked to comment": -2,
    " were not immediately": -2,
    " reportedly ": -1,
    " he said": -1,
    " she said": -1,
    "'s bbc": -2,
    "bbc": -2,
    " mr ": -1,
    " mrs ": -1,
    " the ministers ": -1,
}


def extract(document: Document, found: Findings) -> Findings:
    """The kind, with the words that show it."""
    kind, evidence = _kind(document)
    return replace(found, kind=kind, evidence=(*found.evidence, ("kind", evidence)))


def _kind(document: Document) -> tuple[str, Evidence]:
    for fact in document.given_values("kind"):
        if fact.value in KINDS:
            return fact.value, given_evidence("kind.given", fact)
    parted = {part.name: part for part in document.parts}
    for name, kind in (("question", "written_answer"), ("speech", "debate"), ("salutation", "letter")):
        if name in parted:
            span = parted[name].span
            return kind, Evidence(
                f"kind.{name}", document.text[span.start : span.end][:80], Span(span.start, min(span.end, span.start + 80))
            )
    lines = split_filled(document.text)
    for rule in (_letter, _question, _debate):
        shown = rule(document, lines)
        if shown is not None:
            return shown
    return _release_or_news(document, lines)


def _question(document: Document, lines: tuple[Line, ...]) -> tuple[str, Evidence] | None:
    """A formula of asking at the head of a line, and no debate of many turns."""
    text = document.text
    if not any(cue in text for cue in ASKING):
        return None
    for number, line in enumerate(lines):
        if verb(line.text) in ("ask", "asker", "answerer"):
            turns = sum(is_speech(later.text) for later in lines[number + 1 :]) if len(lines) - number > 3 else 0
            if turns > 3:
                return None
            return "written_answer", _shown("kind.asks", line)
    return None


def _letter(_document: Document, lines: tuple[Line, ...]) -> tuple[str, Evidence] | None:
    """A salutation above the first paragraph, or a letter printed elsewhere with a line that says so."""
    seen = 0
    for number, line in enumerate(lines[:60]):
        if verb(line.text) in ("ask", "asker", "answerer", "number"):
            break
        if LETTER_FROM.match(line.text) and number < 6:
            return "letter", _shown("kind.letter-from", line)
        if is_salutation(line.text):
            return "letter", _shown("kind.salutation", line)
        seen += len(line.text) > 140
        if seen > 1:
            break
    closing = next((line for line in lines[-12:] if is_sign_off(line.text)), None) if seen == 0 else None
    return ("letter", _shown("kind.sign-off", closing)) if closing is not None else None


def _debate(document: Document, lines: tuple[Line, ...]) -> tuple[str, Evidence] | None:
    """A speaker before a colon where the first paragraph begins, and words of Parliament or several turns."""
    speeches = [line for line in lines[:80] if is_speech(line.text)]
    if not speeches:
        return None
    before = [line for line in lines if line.start < speeches[0].start and len(line.text) > 140]
    if before:
        return None
    parliament = PARLIAMENT.search(document.text) or any(cut.kind == "column" for cut in document.furniture)
    paragraph = len(speeches[0].text) > SPEECH and speeches[0].start < 300
    if parliament or len(speeches) > 2 or paragraph:
        return "debate", _shown("kind.speaker", speeches[0])
    return None


def _release_or_news(document: Document, lines: tuple[Line, ...]) -> tuple[str, Evidence]:
    """Weighs the words of press offices against those of reporters; removed lines count as well."""
    text = document.original.lower() if len(document.original) < 60_000 else document.text.lower()
    weights = [(weight, cue) for cue, weight in CUES.items() if cue in text]
    total = sum(weight for weight, _ in weights)
    if not lines:
        return "other", Evidence("kind.empty", "", None, "default")
    kind = "press_release" if total > 0 else "news"
    strongest = max(weights, key=lambda pair: pair[0] if total > 0 else -pair[0], default=(0, ""))[1]
    at = document.text.lower().find(strongest) if strongest else -1
    if at >= 0:
        span = Span(at, at + len(strongest))
        return kind, Evidence("kind.words", document.text[span.start : span.end], span)
    return kind, Evidence("kind.words", strongest.strip(), None, "source" if strongest else "default")


def _shown(rule: str, line: Line) -> Evidence:
    surface = line.text[:80]
    return Evidence(rule, surface, Span(line.start, line.start + len(surface)))
