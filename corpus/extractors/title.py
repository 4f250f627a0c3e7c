"""What is the paper called, as it prints itself?"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from corpus.cleaning.page import to_original
from corpus.evidence import given_evidence, shown_in
from corpus.extractors.record_titles import record_heading
from corpus.genres.other_papers import NOTHING, is_own_title
from corpus.layouts.headlines import is_candidate, is_meta
from corpus.layouts.letter_head import HEADLINED
from corpus.layouts.letter_lines import ABOUT, LABEL_SUBJECT, LETTER_FROM, RE, is_date, is_salutation
from corpus.layouts.names import PEOPLE_TITLES, is_body_name, is_name
from corpus.layouts.record_headings import is_heading
from corpus.layouts.releases import find_headline
from corpus.lines import CELL, Line, split_filled
from corpus.records import Document, Findings, Span

LONGEST = 120  # characters of a line that is a title
INLINE = 40  # characters of a line on which a salutation and the letter's first words stand
OPENING = "\"'“‘«„([{£$€#@¿¡.…"
OPEN_LETTER_TO = re.compile(r"\W*(?:an )?(?:open|joint) letter to\b", re.IGNORECASE)
FEWEST = 4  # words of a heading over the line that says so
LETTER_OF = re.compile(
    r"\W*an? (?:open |joint )?letter (?:from|to|by)\b.{4,120}[^.,:;]$", re.IGNORECASE
)  # below a letter's title
WORD = re.compile(r"\w{2,}")
ITEM = re.compile(
    r"(?:\d{1,2}[.)]?\s{2,}|[\[(]\d{1,2}(?:/| of )\d{1,2}[\])]\s+)(?=[^\W\d_]|[“\"'‘])"
)  # the number of an item, printed apart from its heading
SUBJECT = "field:Subject"  # of a mail: that of a release announces it, and its headline stands in the text
MARKS = " \t*_#–—-:|•~=<>"
_MARKED = r"[\[(](?:official|unclassified|restricted|confidential|sensitive|external|secure|encrypted)\b[^\])]*[\])]"
MARKING = re.compile(rf"\s*{_MARKED}$", re.IGNORECASE)  # who may read a mail, or that it came from outside
SITE = re.compile(r"(?<=[\w?!”’\"']) \| [^|\s]+(?: [^|\s]+){0,3}$")  # behind the title, as a browser shows it
PREFIX = re.compile(
    rf"(?:{_MARKED}\s*|(?:teitl / )?title\s{{2,}}|(?:{RE}|{ABOUT}|fwd?|aw|wg|ref(?:erence)?|title|headline|heading"
    rf"|letter|(?:press|media|news) (?:release|statement|notice)|datganiad i[’']r wasg|(?:{ABOUT}) / (?:{RE}|topic|title))"
    r"(?:\s*[:;–—]\s*|-\s+|\s+-\s*))+",
    re.IGNORECASE,
)

HEAD, TOP = 12, 3  # filled lines of a page's head, and of the top of a list or note
LETTERS_PAGE = re.compile(  # what a newspaper calls it
    r"\W*(?:your |readers['’] |our )?letters?(?: page|s? of the (?:week|day)| to (?:the )?(?:editor|us))?\W*"
    r"|(?:your )?(?:post|mail)bag\W*"
    r"|from our readers\W*|your (?:views|say)\W*",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"[^<>@]{3,60} <[^\s<>@]{1,80}@[^\s<>@]{1,80}>")  # "Ann Lee <a.lee@example.org>"
MAIL_LINE = re.compile(r"@|\d|^(?:to|cc|from|at)\b", re.IGNORECASE)
TO_EDITOR = re.compile(r"(?:Dear )?(?:Sirs?|SIRS?|Madam|MADAM|(?:To )?(?:[Tt]he )?Editor)\b")
MENU = ("navigation", "cookies", "sharing")  # furniture of a site above what it prints; a letter has footers of its own
PAGE_HEAD = 25  # lines above the salutation of a letter on a page
CRUMB = re.compile(r"\s[>›»▸|/]\s")
ADDRESSING = re.compile(r"(?:To|For|Cc|From)\b")
RULES = ("kind.judgment", "kind.motion", "kind.minutes", "kind.newsletter")  # by whose layout a paper is known
VERSUS = re.compile(r" (?:[vV]\.?|-v-|–v–|vs\.?) ")  # between the parties of a case


def extract(document: Document, found: Findings) -> Findings:
    """The title with its evidence; none where the paper bears none."""
    given = next(iter(document.given_values("title")), None)
    if given is not None and given.origin == SUBJECT:
        given = given._replace(value=MARKING.sub("", PREFIX.sub("", given.value)) or given.value)
    mailed = given is not None and given.origin == SUBJECT and found.kind == "press_release"
    chosen = TITLES[found.kind](document, found) if given is None or mailed else None
    if given is not None and chosen is None:
        return found._replace(title=given.value, evidence=(*found.evidence, ("title", given_evidence("title.given", given))))
    if chosen is None:
        return found
    rule, span = chosen
    span = _trimmed(document.text, span)
    if span.end <= span.start:
        return found
    title = " ".join(document.text[span.start : span.end].split())
    return found._replace(title=title, evidence=(*found.evidence, ("title", shown_in(document, rule, span))))


def _trimmed(text: str, span: Span) -> Span:
    """The span without a prefix such as "Subject:" and without marks around it."""
    surface = text[span.start : span.end]
    prefix = PREFIX.match(surface)
    start = span.start + (prefix.end() if prefix else 0)
    marking = MARKING.search(surface) or SITE.search(surface)
    end = span.start + marking.start() if marking else span.end
    numbered = ITEM.match(text, start, end)
    start = numbered.end() if numbered else start
    if end - start > 2 and text[start] + text[end - 1] == "[]":
        start, end = start + 1, end - 1
    while start < end and (text[start] in MARKS or not (text[start].isalnum() or text[start] in OPENING)):
        start += 1
    while end > start and text[end - 1] in MARKS:
        end -= 1
    return Span(start, end)


def _subject(document: Document, found: Findings) -> tuple[str, Span] | None:
    """A letter's subject line; the heading over a letter that is printed elsewhere."""
    lines = split_filled(document.text)
    heading = _over_page_letter(document, lines)
    for part in found.parts_named("subject"):
        if heading and HEADLINED.fullmatch(CELL.split(document.text[part.span.start : part.span.end])[0]):
            continue  # the label over it: "OPEN LETTER | HOUSING"
        over = _over_open_letter(document.text, part.span, lines)
        return ("title.heading", over) if over else ("title.subject", part.span)
    for over_it, line in pairwise(lines[:8]):
        if LETTER_OF.match(line.text) and _is_over_letter(over_it.text):
            return "title.heading", over_it.span
    page = any(map(LETTERS_PAGE.fullmatch, (line.text for line in split_filled(document.original)[:HEAD])))
    for number, line in enumerate(lines[:8]):
        if page and number and TO_EDITOR.match(line.text) and _heads_letter(lines[number - 1].text):
            return "title.heading", lines[number - 1].span
        if LETTER_FROM.match(line.text):
            above = [other for other in lines[:number] if is_heading(other.text)]
            return ("title.heading", above[-1].span) if above else None
        if is_salutation(line.text):
            above = [other for other in lines[:number] if _is_over_letter(other.text)]
            if above and len(line.text) > INLINE:
                return "title.heading", above[-1].span
            break
    if heading is not None:
        return "title.heading", heading.span
    if (mailed := _of_printed_mail(document, lines)) is not None:
        return "title.mail", mailed.span
    if found.parts_named("salutation", "letterhead"):
        return None
    headline = find_headline(lines)
    named = headline is not None and PEOPLE_TITLES.match(document.text, headline.start) is not None
    return ("title.headline", headline) if headline and not named else None


def _over_page_letter(document: Document, lines: Sequence[Line]) -> Line | None:
    """The heading over a letter that a site prints, below its menu: the first above a date, else the first, that names nobody."""
    greeting = next((number for number, line in enumerate(lines[:PAGE_HEAD]) if is_salutation(line.text)), 0)
    top = (to_original(document.pieces, lines[greeting].start) or 0) if greeting else 0
    if not any(cut.kind in MENU and cut.span.start < top for cut in document.furniture):
        return None
    above = [
        (line, below)
        for line, below in pairwise(lines[: greeting + 1])
        if len(line.text.split()) >= FEWEST and _names_nobody(line.text)
    ]
    dated = [line for line, below in above if is_meta(below.text)]
    return dated[0] if dated else above[0][0] if above else None


def _names_nobody(text: str) -> bool:
    """Could a line be a heading, and neither an address nor the way to a page?"""
    return (
        is_heading(text)
        and is_candidate(text)
        and not (is_name(text) or is_body_name(text) or ADDRESSING.match(text) or CRUMB.search(text))
    )


def _of_printed_mail(document: Document, lines: Sequence[Line]) -> Line | None:
    """The subject of a mail as programs print it, without a label: the one line above the salutation that nobody is named on."""
    head = [line.text for line in split_filled(document.original)[:HEAD]]
    address = next((text for text in head if ADDRESS.search(text)), None)
    end = next((number for number, line in enumerate(lines[:HEAD]) if is_salutation(line.text)), 0)
    if address is None or any(map(LABEL_SUBJECT.match, head)):
        return None
    above = [line for line in lines[:end] if is_heading(line.text) and not MAIL_LINE.search(line.text)]
    above = [line for line in above if not is_date(line.text) and line.text not in address]
    return above[0] if len(above) == 1 else None


def _heads_letter(text: str) -> bool:
    """Is the line above a letter on a page of letters its heading, however short?"""
    return is_heading(text) and not (is_date(text) or LETTERS_PAGE.fullmatch(text) or is_body_name(text))


def _over_open_letter(text: str, subject: Span, lines: Sequence[Line]) -> Span | None:
    """The heading right above a line that only says to whom an open letter goes."""
    called = text[subject.start : subject.end]
    if not OPEN_LETTER_TO.match(called) or ": " in called:
        return None
    above = next((line for line, below in pairwise(lines) if below.start <= subject.start < below.end), None)
    if above is None or len(WORD.findall(above.text)) < FEWEST or not _is_over_letter(above.text):
        return None
    signs = is_name(above.text) and above.text in text[above.end :]  # a masthead, whose body signs the letter
    return None if signs else above.span


def _is_over_letter(text: str) -> bool:
    """Could a line be the heading that a newspaper prints over a letter?"""
    return (
        is_heading(text)
        and len(text.split()) > 2
        and "letters" not in text.lower()
        and not any(char.isdigit() or char == "@" for char in text)
    )


def _headline(_document: Document, found: Findings) -> tuple[str, Span] | None:
    """The headline."""
    return next((("title.headline", part.span) for part in found.parts_named("headline")), None)


def _could_be_title(text: str) -> bool:
    return len(text) < LONGEST and text[-1] != "." and is_candidate(text)


def _name_or_headline(document: Document, found: Findings) -> tuple[str, Span] | None:
    """The headline; of a paper that stands among lines of names (a judgment, a decision) the word for what it is.

    A paper that tells no story, a list or a note, has its title on top or none; one whose layout is known has its own heading.
    """
    shown = next((proof for key, proof in found.evidence if key == "kind"), NOTHING)
    lines = split_filled(document.text)
    if shown.span is not None and is_own_title(shown.surface):
        return "title.names-itself", shown.span
    if shown.rule == NOTHING.rule:
        on_top = next(
            (
                ("title.headline", part.span)
                for part in found.parts_named("headline")
                if part.span.start < lines[min(TOP, len(lines) - 1)].start
            ),
            None,
        )
        return on_top or next((("title.first-line", line.span) for line in lines[:1] if _could_be_title(line.text)), None)
    if shown.span is None or shown.rule not in RULES:
        return _headline(document, found)
    at = next((number for number, line in enumerate(lines) if line.start == shown.span.start), 0)
    if shown.rule == RULES[0]:  # a judgment is called by its parties
        named = lines[at : at + 1] if VERSUS.search(lines[at].text) else [line for line in lines if is_own_title(line.text)]
        return ("title.heading", named[0].span) if named else None
    above = shown.rule == RULES[1] and at and is_heading(lines[at - 1].text)  # a motion by what stands over its number
    return "title.heading", lines[at - 1 if above else at].span


TITLES: dict[str, Callable[[Document, Findings], tuple[str, Span] | None]] = {
    "letter": _subject,
    "written_answer": record_heading,
    "debate": record_heading,
    "press_release": _headline,
    "news": _headline,
    "other": _name_or_headline,
}
