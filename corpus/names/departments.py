"""Which body does an office or a Hansard heading mean at a date? "Secretary of State for Health" was two departments."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from corpus.dates import PartialDate
from corpus.knowledge import name_key, table
from corpus.layouts.positions import DEPARTMENT_NAME
from corpus.lines import split_filled
from corpus.names.gazetteer import known_end
from corpus.names.names import SURE, read
from corpus.names.runs import find_runs
from corpus.nouns import NamedTuple
from corpus.records import Document, Evidence, Findings, Mention, RoleMention, Span
from corpus.vocabulary import vocabulary

_ASKED = re.compile(
    r"\b(?:[Tt]o ask|asked|asks|Question (?:to|for)) (?:the )?(?:hon\. Member for [^,\n]{2,60}, representing the )?"
    r"(?P<office>[A-Z][^.;:?\n]{2,110}?)"
    r"(?=:|,? (?:what|whether|when|how|if|which|why|for what|who|where|pursuant|further|on|by|with|to|under|about|\()|$)"
)
_THE_OFFICE = re.compile(
    r"\b[Tt]he (?P<office>(?:Home|Foreign|Health|Education|Justice|Defence|Transport|Business|Environment) Secretary"
    r"|Secretary of State for [A-Z][a-z]+(?: and [A-Z][a-z]+)?)(?=[.;:]|,? [a-z(])"
)
_OFFICE = re.compile(
    r"(?:(?:Parliamentary )?Under[- ]Secretary of State|Secretary of State|Minister of State|Minister"
    r"|Parliamentary Secretary|Cabinet Secretary|Secretary)"
    r"(?:,| for| of| to| at)? ?(?:the )?"
)
_MINISTER = re.compile(
    r"(?:the )?(?:Deputy |Cabinet |First )?(?:Minister|Secretary|Gweinidog|Counsel General|Lord Advocate|Trefnydd)\b"
)
_DEVOLVED = (
    (re.compile(r"\bS\d[WOFT]-\d|\bMSPs?\b|Scottish Parliament"), "Scottish Government"),
    (re.compile(r"\b(?:WQ|OQ|WAQ|TQ)\d{4,}|Senedd|National Assembly for Wales|Welsh Parliament"), "Welsh Government"),
)


_DEVOLVED_NUMBER = re.compile(r"\bS\dW-\d+|\b(?:WQ|OQ|WAQ)\d{5}\b")


_OF_STATE = re.compile(r"\b(?:Secretary of State|Minister of State) for ")
_NATIONS = (  # letters first, since these are quick to look for
    re.compile(r"A(?<!\w.)Q[WOT]\s?\d|N(?<!\w.)orthern Ireland Assembly\b"),
    re.compile(
        r"D(?<!\w.)[áa]il\b|S(?<!\w.)eanad\b|[oO](?<!\w.)(?i:ireachtai?s)\b|T(?<!\w.)\.D\.|KildareStreet|\[\d{1,6}/\d\d\]"
    ),
)
_MINISTER_OF = re.compile(
    r"\b(?:[Tt]o ask|asked|asks) the (?P<office>Minister (?:of|for) "
    r"(?P<subject>(?:the )?[A-Z][\w-]+(?:(?:,? and |, | )[A-Z][\w-]+)*))"
)
_OFFICE_LINE = re.compile(r"^(?:Secretary of State for [A-Z][^\n]{3,60}|(?:Home|Foreign) Secretary)$", re.MULTILINE)
_FIRST_WORDS = re.compile(r"(?:The )?(?P<body>[A-Z][\w&’'-]+(?: (?:[A-Z][\w&’'-]+,?|of|for|and|the|&)){0,8}) (?=[a-z])")
_ELECTED = re.compile(r"(?:the )?(?:(?:deputy )?mayor(?: of [A-Z][\w ]+)?|police,? (?:fire )?(?:and|&) crime commissioner)", re.I)
_LONDON = re.compile(r"\bLondon Assembly\b|\bMayor of London\b|\bMQT\b|\bGreater London Authority\b")
_COUNCILLOR = re.compile(r"\b(?:Cllr|Councillor|CLLR|COUNCILLOR)s?\b")
_COUNCIL = re.compile(
    r"(?!Full |Ordinary |Annual |Extraordinary |Questions )"
    r"[A-Z][\w’'.&-]+(?: (?:[A-Z][\w’'.&-]+|of|and|the|upon|on)){0,6} (?:Council|COUNCIL)(?=$|\W*[–—|:,-]\W)"
)
_HEAD = 10  # lines of a page in which a council's name stands
_SHORTEST_HEAD = 40  # characters above an answer that may hold its question
_DEPARTMENTS_FOR = ("Communities", "Infrastructure", "the Economy")


class Meaning(NamedTuple):
    """A body, between two dates as ISO text; empty where open."""

    body: str
    since: str
    until: str


@cache
def _meanings() -> dict[str, tuple[Meaning, ...]]:
    found: dict[str, tuple[Meaning, ...]] = {}
    for subject, body, since, until in table("departments"):
        found[name_key(subject)] = (*found.get(name_key(subject), ()), Meaning(body, since, until))
    return found


def body_of_office(office: str, when: PartialDate | None = None) -> str | None:
    """The body that an office or a heading stands for, at a date where that matters.

    >>> body_of_office("Secretary of State for the Home Department"), body_of_office("HEALTH", PartialDate("2009"))
    ('Home Office', 'Department of Health')
    """
    subject = _OFFICE.sub("", office).strip() or office
    for candidate in (office, subject, subject.removesuffix(" Secretary")):
        meanings = _meanings().get(name_key(candidate).removeprefix("the "), ())
        chosen = [
            m
            for m in meanings
            if when is None or ((not m.since or m.since <= when.iso + "~") and (not m.until or when.iso <= m.until))
        ]
        if chosen:
            open_ended = [m for m in chosen if not m.until] if when is None else []
            return (open_ended or chosen)[-1].body
    return None


def given_body(document: Document, name: str, when: PartialDate | None) -> str:
    """The body that a heading given with a file means: "HOME DEPARTMENT"; the name itself outside Westminster."""
    if any(pattern.search(document.original) for pattern in (*_NATIONS, *(pattern for pattern, _ in _DEVOLVED))):
        return name
    body = body_of_office(name, when) or name
    return body if "&" in name else body.replace(" & ", " and ")


def _devolved(document: Document, office: str) -> str | None:
    """The government that a minister of Scotland or Wales answers for, by the number or the house of the question."""
    if not _MINISTER.match(office):
        return None
    for pattern, body in _DEVOLVED:
        if pattern.search(document.original):
            return body
    return None


def _elected(document: Document, office: str) -> str | None:
    """Whoever is elected to an office in which nobody is named and that answers for itself: the Mayor of London."""
    if not _ELECTED.fullmatch(office.strip(" :")):
        return None
    return "Mayor of London" if "ayor" in office and _LONDON.search(document.original) else office.strip(" :")


def _of_members(document: Document) -> RoleMention | None:
    """The council whose name is a line above its members' questions."""
    if not _COUNCILLOR.search(document.text):
        return None
    for line in split_filled(document.original)[:_HEAD]:
        if match := _COUNCIL.match(line.text):
            evidence = Evidence("role.council", match[0], line.part(*match.span()), "source")
            return RoleMention("answering_body", match[0], "organisation", evidence)
    return None


def _of_nation(document: Document) -> RoleMention | None:
    """The department of Ireland or Northern Ireland whose minister is asked: those of Westminster bear the same subjects."""
    asked = _MINISTER_OF.search(document.text) if "minister" in vocabulary(document.text) else None
    if not asked or not any(pattern.search(document.original) for pattern in _NATIONS):
        return None
    subject = asked["subject"]
    northern = _NATIONS[0].search(document.original) is not None
    link = "for" if northern and subject in _DEPARTMENTS_FOR else "of"
    return _body(document, f"Department {link} {subject}", Span(*asked.span("office")), "role.asked-office")


def _longest(office: str, when: PartialDate | None) -> str | None:
    """The body of the longest beginning that ends at a comma, or at the end, and is known."""
    while office:
        body = body_of_office(office, when)
        if body:
            return body
        office = office.rpartition(",")[0]
    return None


def answering_body(document: Document, found: Findings) -> list[RoleMention]:
    """The body that a question was put to: printed as such, else by the office in the question, the answer or the heading."""
    text = document.text
    for part in found.parts_named("answering_body"):
        name = text[part.span.start : part.span.end].strip(" :.,")
        printed = body_of_office(name, found.date) or _devolved(document, name) or _elected(document, name) or name
        return [_body(document, printed, part.span, "role.answering-body")]
    national = _of_nation(document)
    if national:
        return [national]
    answers = found.parts_named("answer")  # in which others may have been asked something
    match = _ASKED.search(text, 0, answers[0].span.start if answers and answers[0].span.start > _SHORTEST_HEAD else len(text))
    if match:
        asked = _longest(match["office"], found.date) or _named_body(match["office"])
        if asked:
            return [_body(document, asked, Span(*match.span("office")), "role.asked-office")]
    for part in found.parts_named("office"):
        surface = text[part.span.start : part.span.end]
        office_body = _named_body(surface)
        for piece in (surface, *surface.split(", ")):
            office_body = office_body or body_of_office(piece, found.date)
        office_body = _devolved(document, surface) or _elected(document, surface) or office_body
        if office_body:
            return [_body(document, office_body, part.span, "role.answerer-office")]
    for part in found.parts_named("heading"):
        heading = text[part.span.start : part.span.end]
        body = body_of_office(heading, found.date) if heading.isupper() or heading.endswith(("Executive", "Government")) else None
        body = heading if not body and DEPARTMENT_NAME.fullmatch(heading) else body
        if body:
            return [_body(document, body, part.span, "role.heading")]
    for part in found.parts_named("answer"):
        named = _FIRST_WORDS.match(text, part.span.start, part.span.end)
        if named and any(one.body == named["body"] for meanings in _meanings().values() for one in meanings):
            return [_body(document, named["body"], Span(*named.span("body")), "role.answer-begins")]
    if council := _of_members(document):
        return [council]
    match = _DEVOLVED_NUMBER.search(document.original)
    government = {"S": "Scottish Government", "W": "Welsh Government", "O": "Welsh Government"}[match[0][0]] if match else None
    return [_in_source(government, match)] if match and government else []


def _named_body(surface: str) -> str | None:
    """The last organisation that an office names: "Minister of State, Home Office"."""
    body, reach = None, 0
    for start, end in find_runs(surface):
        for r in read(surface[start:end]):
            if r.type == "organisation" and r.weight == SURE and start + r.start >= reach:
                reach = known_end(surface, start + r.start, start + r.end)
                body = surface[start + r.start : reach]
    return body


def _in_source(body: str, match: re.Match[str]) -> RoleMention:
    evidence = Evidence("role.question-number", match[0], Span(*match.span()), "source")
    return RoleMention("answering_body", body, "organisation", evidence)


def _body(document: Document, body: str, span: Span, rule: str) -> RoleMention:
    if " & " in body and " & " not in document.text[span.start : span.end] and body not in document.text:
        body = body.replace(" & ", " and ")
    return RoleMention("answering_body", body, "organisation", Evidence(rule, document.text[span.start : span.end], span), None)


def heading_bodies(document: Document, found: Findings) -> list[RoleMention]:
    """The departments whose headings ("HOME DEPARTMENT") stand above a debate, or whose ministers speak: mentioned."""
    roles = []
    for part in found.parts_named("heading"):
        heading = document.text[part.span.start : part.span.end]
        body = body_of_office(heading, found.date) if heading.isupper() else None
        if body:
            role = _body(document, body, part.span, "role.heading")
            roles.append(RoleMention("mentioned", role.name, role.type, role.evidence, part.span))
    for part in found.parts_named("office"):
        office = document.text[part.span.start : part.span.end]
        body = _longest(office, found.date) if _OF_STATE.search(office) else None
        if body:
            role = _body(document, body.replace(" & ", " and "), part.span, "role.office")
            roles.append(RoleMention("mentioned", role.name, role.type, role.evidence, part.span))
    return roles


def named_by_office(text: str, addresses: Iterable[Span] = ()) -> list[Mention]:
    """Departments that a letter names only by their minister's office: "the Home Secretary", or a line of the address."""
    found = []
    for span in addresses:
        for match in _OFFICE_LINE.finditer(text, span.start, span.end):
            body = body_of_office(match[0])
            if body and body not in text:
                name = body if "&" in match[0] else body.replace(" & ", " and ")
                found.append(Mention(Span(*match.span()), match[0], "organisation", "organisation.office", name))
    for match in _THE_OFFICE.finditer(text) if "Secretary" in text else ():
        body = body_of_office(match["office"])
        if body and body not in text:
            span = Span(*match.span("office"))
            found.append(Mention(span, match["office"], "organisation", "organisation.office", body))
    return found
