"""Is this a letter, a written answer, a debate, a press release or a news story?

What came with the file wins. Then the layout tells: a formula of asking, a salutation with a sign-off, speakers before
colons. Releases and news share a layout, so there the words are weighed: who writes, and for whom?
"""

from __future__ import annotations

import re

from corpus.dating.hansard_columns import in_columns
from corpus.evidence import given_evidence, shown_in_source
from corpus.genres.other_layouts import other_layout
from corpus.genres.printed_letters import printed_letter
from corpus.genres.question_signs import PUTS, question_signs
from corpus.genres.release_or_news import is_released, newsletter_line, release_or_news
from corpus.layouts.labels import is_written
from corpus.layouts.letter_lines import LETTER_FROM, LONGEST_HEAD, is_salutation, is_sign_off
from corpus.layouts.letter_signs import laid_out_as_letter
from corpus.layouts.question_labels import field_at
from corpus.layouts.turns import BARE, SURE, Turn, find_turns, is_speech, surname
from corpus.layouts.verbs import reported, verb
from corpus.lines import Line, holds, lines_with, split_filled
from corpus.records import KINDS, Document, Evidence, Findings, Span

PARLIAMENT = re.compile(
    r"\b(?:hon\. (?:Friend|Member|Gentleman|Lady)|noble (?:Lord|Baroness|Lady|Earl|Friend|and learned)|My Lords\b"
    r"|Mr\.? (?:Deputy )?Speaker|Madam (?:Deputy )?Speaker|Deputy Speaker|Presiding Officer|Ceann Comhairle|Cathaoirleach"
    r"|Ll?ywydd|Order of Business|give way|I beg to move|I rise to|that the House urge"
    r"|I thank the (?:Member|Minister)\b|Question (?:put|proposed)|the House divided|Column \d+|Hansard|Sitting suspended"
    r"|in the Chair)"
)
ASKED_ON = re.compile(
    r"^.{0,60}\b(?:[Tt]abled|TABLED|[Ll]odged|LODGED|[Aa]sked|ASKED|[Cc]yflwynwyd|gyflwyno|"
    r"[Ss]ubmitted)\b[^\n.?!]{0,50}?\b\d{1,2}\b[^\n?!]{0,70}$",
    re.MULTILINE,
)
ANSWERED_ON = re.compile(
    r"^.{0,90}\b(?:[Aa]nswered|ANSWERED|[Aa]nswer|ANSWER|[Rr]eplied|[Rr]eply|REPLY|"
    r"[Aa]tebwyd)\b[^\n.?!]{0,50}?\b\d{1,2}\b[^\n?!]{0,70}$",
    re.MULTILINE,
)
ASKED_HINTS = ("abled", "ABLED", "odged", "ODGED", "sked", "SKED", "yflwyn", "ubmitted")
ANSWERED_HINTS = ("nswer", "NSWER", "repl", "REPL", "Repl", "tebwyd")
DEMANDS = re.compile(r"[^,:]{2,60} asks (?:the )?[A-Z][^,:]{2,60}? to [a-z]{3,}")  # what a campaign does, and no member
FOR_HELP = ("To ask for ", "To ask about ")  # what a reader may ask, and no question to a minister
MOST_TURNS = 3  # speakers after a question; with more it is a debate
ROWS = frozenset(("csv", "json", "jsonl"))  # whose fields say who does what
OF_ROLES = (("answerer", "written_answer"), ("asker", "written_answer"), ("speaker", "debate"), ("addressee", "letter"))
HANSARD = re.compile(
    r"\bdebated on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? \d|\bHansard\s*$|\bin the (?:House of (?:Commons|Lords)|"
    r"Scottish Parliament|Northern Ireland Assembly|Senedd) at \d"
    r"|^House of (?:Commons|Lords) debates?, \d|^Cofnod y Trafodion\b"
    r"|^(?:Meeting of the Parliament|Plenary|Y Cyfarfod Llawn|(?:D[áa]il|Seanad) [ÉE]ireann [Dd]ebate|Official Report)\b"
)
AMERICAN_PLACE = re.compile(  # of a dateline: "AUGUSTA, ME: ..."
    r"[A-Z][A-Za-z. ]{2,24}, (?!M[PS]:|TD:|[KQ]C:|AM:)(?:[A-Z]\.?[A-Z]\.?|[A-Z][a-z]{2,5}\.): "
)
LORDS = "My Lords"  # to whom one speaks there
NEAR_TOP = 900  # characters
HANSARD_HINTS = ("debated on ", "Hansard", " at ", "Meeting of the", "Plenary", "Cyfarfod", "Cofnod", "ebate", "Official Report")
ORAL = re.compile(
    r"\(?\b(?:S\d[OT]-\d{3,}|AQO \d+(?:/[\d-]+)?|OQ\d{4,}|TQ\d{3,})\)?\s*$"
    r"|^(?:Oral Answers to Questions|Questions for Oral Answer)\b[^.?!]{0,60}$"
)
ORAL_HINTS = ("S6O-", "S5O-", "S6T-", "AQO ", "OQ", "TQ", "Oral Answer")
OPEN_LETTER = re.compile(r"\W*(?:an )?(?:open|joint) letter\b[^.]{0,80}$", re.IGNORECASE)
COPYING = re.compile(
    r"(?:I am|I’m|I'm|We are|I have|We have) (?:also )?(?:copy|copied|copying|sen(?:ding|t) a copy of) (?:of )?this letter\b"
)
UNDERSIGNED = re.compile(r"\b[Tt]he undersigned\b")
INFORMATION = ("Freedom of Information", "FREEDOM OF INFORMATION", "Information Commissioner")
YOUR_REQUEST = re.compile(
    r"\byour (?:\w+ ){0,3}request\b|\binformation (?:that |which )?you (?:have )?(?:requested|asked for|sought)\b", re.IGNORECASE
)
FEWEST_SPEAKING = 2  # lines that speak of the reader's request, in a reply to it
NEAR_TOP_LINES = 10  # above which a single speech is named
FIRST_LINES = 80  # of a paper, among which its layout shows
STATEMENT = re.compile(r"\bH[CL]WS\s?\d+\b")  # the number of a minister's written statement
MADE = re.compile(r"(?:Written |Oral |Ministerial )*[Ss]tatement\b.{0,30}\b(?:made|laid|by)\b|Made by\b")
LONGEST_LABEL = 140  # characters of a line that names what the paper is
SPEECH = 160  # characters of a line that is a speech and no heading with a colon


def extract(document: Document, found: Findings) -> Findings:
    """The kind, with the words that show it."""
    kind, evidence = _kind(document)
    return found._replace(kind=kind, evidence=(*found.evidence, ("kind", evidence)))


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
    for role, kind in OF_ROLES if document.format in ROWS else ():
        for fact in document.given_values(role):
            return kind, given_evidence("kind.role", fact)
    lines = split_filled(document.text)
    for rule in (_dated_question, _signed_letter, _signs, _other, _oral, _record, _letter, _question, _debate, _reply):
        shown = rule(document, lines)
        if shown is not None:
            return shown
    return release_or_news(document, lines)


def _question(document: Document, lines: tuple[Line, ...]) -> tuple[str, Evidence] | None:
    """A formula of asking at the head of a line, and no debate of many turns."""
    text = document.text
    top = text[:NEAR_TOP]
    written = is_written(top)
    for number, line in enumerate(lines):
        does = verb(line.text)
        if does == "ask" and (line.text.startswith(FOR_HELP) or DEMANDS.match(line.text)):
            continue
        told = reported(line.text) if written and not does else None
        if does in ("ask", "asker", "answerer", "number") or (written and (does == "query" or (told and told.does == "ask"))):
            after = lines[number + 1 :]
            turns = _turns_after(document.text, number)
            answered = turns or written or any(verb(later.text, asking=True) in ("answer", "answerer") for later in after)
            if turns > MOST_TURNS or (does == "ask" and "o ask" not in line.text and not answered):
                return None  # an oral question, of a debate
            return "written_answer", _shown("kind.asks", line)
    return None


def _signs(document: Document, lines: tuple[Line, ...]) -> tuple[str, Evidence] | None:
    """Signs of a question and its answer, whatever their layout."""
    shown = question_signs(document, lines)
    return ("written_answer", shown) if shown is not None else None


def _oral(document: Document, lines: tuple[Line, ...]) -> tuple[str, Evidence] | None:
    """A question that its number, or the heading of its page, calls oral: it is asked and answered in the House."""
    if not holds(document.text[:NEAR_TOP], ORAL_HINTS):
        return None
    shown = next((line for line in lines[:FIRST_LINES] if holds(line.text, ORAL_HINTS) and ORAL.search(line.text)), None)
    asked = shown is not None and (
        PUTS.search(shown.text) is not None or any(verb(line.text) in ("ask", "number") for line in lines[:NEAR_TOP_LINES])
    )
    return ("debate", _shown("kind.oral", shown)) if shown is not None and asked else None


def _turns_after(text: str, number: int) -> int:
    """How many speak below a line."""
    return sum(turn.line > number for turn in find_turns(text))


def _dated_question(document: Document, _lines: tuple[Line, ...]) -> tuple[str, Evidence] | None:
    """Short lines that say when a question was asked and when it was answered."""
    if not holds(document.original, ASKED_HINTS):
        return None
    asked = _first_line(document.original, ASKED_HINTS, ASKED_ON)
    if not asked or not _first_line(document.original, ANSWERED_HINTS, ANSWERED_ON):
        return None
    return "written_answer", shown_in_source(document, "kind.dates", asked)


def _first_line(text: str, hints: tuple[str, ...], pattern: re.Pattern[str]) -> Span | None:
    """What a pattern of one line matches first."""
    for start, end in lines_with(text, hints):
        if match := pattern.search(text[start:end]):
            return Span(start + match.start(), start + match.end())
    return None


def _record(document: Document, lines: tuple[Line, ...]) -> tuple[str, Evidence] | None:
    """Several turns whose speakers are printed as records of Parliament print them, and words of Parliament."""
    turns = [turn for turn in find_turns(document.text) if turn.line < FIRST_LINES and turn.weight > BARE]
    turns = [turn for turn in turns if field_at(lines[turn.line].text) is None]
    sure = [turn for turn in turns if turn.weight == SURE]
    statement = STATEMENT.search(document.text, 0, NEAR_TOP) if "WS" in document.text[:NEAR_TOP] else None
    made = next((line for line in lines[:NEAR_TOP_LINES] if MADE.match(line.text)), None) if statement else None
    if statement and (sure or made):
        return "debate", _shown("kind.statement", made or lines[sure[0].line])
    alone = len(turns) == 1 and bool(sure) and turns[0].line < NEAR_TOP_LINES
    if (len(turns) < 2 and not alone) or not (sure or len(turns) >= MOST_TURNS):
        return None
    in_writing = is_written(document.text[:NEAR_TOP]) and LORDS not in document.text
    if in_writing and any(verb(line.text) == "ask" for line in lines[:NEAR_TOP_LINES]):
        return None  # numbered, and put in writing
    asking = [turn for turn in turns if _asks(lines, turn)]
    if asking and asking[0] is turns[0] and not _is_oral(document.text, asking):
        return None
    if len(sure) < MOST_TURNS and not asking and not PARLIAMENT.search(document.text):
        return None
    return "debate", _shown("kind.turns", lines[(sure or turns)[0].line])


def _asks(lines: tuple[Line, ...], turn: Turn) -> bool:
    """Are the first words of a turn a question?"""
    return turn.below < len(lines) and (verb(lines[turn.line].text) == "ask" or verb(lines[turn.below].text) == "ask")


def _is_oral(text: str, asking: list[Turn]) -> bool:
    """Does somebody who asked go on after the answer, or do many speak? In writing nobody does."""
    if is_written(text[:NEAR_TOP]) and LORDS not in text:
        return False
    names = {surname(text[turn.start : turn.end]) for turn in asking}
    others = [turn for turn in find_turns(text) if turn not in asking]
    again = any(surname(text[turn.start : turn.end]) in names for turn in others)
    return again or (len(asking) == 1 and len(others) > MOST_TURNS)


def _signed_letter(document: Document, lines: tuple[Line, ...]) -> tuple[str, Evidence] | None:
    """A letter with a salutation and a sign-off, or its sender's name at the end, though names in it look like speakers."""
    greeted = next((number for number, line in enumerate(lines[:LONGEST_HEAD]) if is_salutation(line.text)), None)
    if greeted is None:
        return None
    shown = _letter(document, lines)
    if shown is None or shown[1].rule != "kind.salutation":
        return None
    sender = lines[-1].text.casefold()
    if any(line.text.casefold() == sender for line in lines[:greeted]):
        return shown
    return shown if any(is_sign_off(line.text) for line in lines[greeted + 1 :]) else None


def _letter(document: Document, lines: tuple[Line, ...]) -> tuple[str, Evidence] | None:
    """A salutation above the first paragraph, or a letter printed elsewhere with a line that says so."""
    seen = 0
    for number, line in enumerate(lines[:60]):
        if verb(line.text) in ("ask", "asker", "answerer", "number"):
            return None
        if number < 6 and LETTER_FROM.match(line.text):
            return "letter", _shown("kind.letter-from", line)
        if is_salutation(line.text):
            above = document.original[: document.original.find(line.text)]
            if newsletter_line(document) and not any(is_sign_off(other.text) for other in lines[number:]):
                return None  # its readers are greeted
            return None if is_released(above) else ("letter", _shown("kind.salutation", line))
        seen += len(line.text) > 140
        if seen > 1:
            break
    for line in lines[:8]:
        if OPEN_LETTER.match(line.text) and any(is_sign_off(other.text) or UNDERSIGNED.search(other.text) for other in lines):
            return "letter", _shown("kind.open-letter", line)
    copied = next((line for line in lines[len(lines) // 2 :] if COPYING.match(line.text)), None)
    if copied is not None and not _is_labelled(document):
        return "letter", _shown("kind.copied", copied)
    signed = next((line for line in lines[-12:] if is_sign_off(line.text)), None) if seen == 0 else None
    closing = signed or laid_out_as_letter(lines) or printed_letter(document, lines)
    if closing is None or _is_labelled(document):
        return None
    return "letter", _shown("kind.sign-off" if is_sign_off(closing.text) else "kind.laid-out", closing)


def _other(document: Document, lines: tuple[Line, ...]) -> tuple[str, Evidence] | None:
    """The layout of a judgment, of minutes, of a motion."""
    shown = other_layout(document.text, lines)
    return ("other", _shown(f"kind.{shown[0]}", shown[1])) if shown else None


def _reply(document: Document, lines: tuple[Line, ...]) -> tuple[str, Evidence] | None:
    """A body's reply to a request for information, which speaks to the one who asked though nobody is greeted."""
    if not holds(document.text, ("your", "Your")) or not holds(document.text, INFORMATION):
        return None
    speaking = [line for line in lines if YOUR_REQUEST.search(line.text)]
    if len(speaking) < FEWEST_SPEAKING or _is_labelled(document):
        return None
    return "letter", _shown("kind.reply", speaking[0])


def _debate(document: Document, lines: tuple[Line, ...]) -> tuple[str, Evidence] | None:
    """A speaker before a colon where the first paragraph begins, and words of Parliament or several turns."""
    if holds(document.text[:NEAR_TOP], HANSARD_HINTS):
        for line in lines[:12]:
            if len(line.text) < SPEECH and HANSARD.search(line.text):
                return "debate", _shown("kind.hansard", line)
    speeches = [line for line in lines[:80] if is_speech(line.text) and not AMERICAN_PLACE.match(line.text)]
    if speeches and speeches[0] is lines[0] and (len(lines[0].text) < SPEECH or lines[0].text[-1].isalnum()):
        speeches = speeches[1:]  # a headline with a colon
    if not speeches or is_released(speeches[0].text[:LONGEST_LABEL]):
        return None
    before = [line for line in lines if line.start < speeches[0].start and len(line.text) > 140]
    if before:
        return None
    paragraph = len(speeches[0].text) > SPEECH and speeches[0].start < 300
    if in_columns(document) or len(speeches) > 2 or PARLIAMENT.search(document.text):
        return "debate", _shown("kind.speaker", speeches[0])
    if paragraph and not _is_labelled(document):
        return "debate", _shown("kind.speaker", speeches[0])
    return None


def _is_labelled(document: Document) -> bool:
    """Does a short line near the top call the paper a release, as a sentence that speaks of one does not?"""
    return any(len(line) < LONGEST_LABEL and is_released(line) for line in document.original[:NEAR_TOP].split("\n"))


def _shown(rule: str, line: Line) -> Evidence:
    surface = line.text[:80]
    return Evidence(rule, surface, Span(line.start, line.start + len(surface)))
