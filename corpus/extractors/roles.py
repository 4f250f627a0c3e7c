"""Who does what in a paper: who asks, answers, signs, is addressed, publishes? From given facts, the layout and the prose."""

from __future__ import annotations

import re

from corpus.dates import PartialDate
from corpus.knowledge import name_key, organisations
from corpus.layouts.positions import LETTERS
from corpus.names.departments import answering_body, given_body, heading_bodies
from corpus.names.names import SURE, read
from corpus.names.scenes import line_start
from corpus.names.words import FIRST, sort_of
from corpus.records import Document, Evidence, Findings, Given, Part, RoleMention, Span
from corpus.senders.bylines import byline_roles
from corpus.senders.correspondence import letter_roles, listed_signatories
from corpus.senders.page_owners import page_publisher
from corpus.senders.publishers import publisher
from corpus.senders.reported_letters import reported_letter
from corpus.senders.role_mentions import role_of, within

_GIVEN_ROLES = ("asker", "answerer", "answering_body", "speaker", "author", "signatory", "addressee", "publisher")
_MAIL_FIELDS = ("field:From", "field:To", "field:Cc")
_BODIES = ("answering_body", "publisher")
_BRACKETS = re.compile(r"\s*(?:\(.*|\[.*|,.*)$", re.DOTALL)
_TURNED = re.compile(r"(?P<last>[^\W\d_a-z][\w'’-]+), (?P<first>[^\W\d_a-z][\w'’-]+)")  # as mail programs sort people
_MAILBOXES = frozenset(
    [
        "desk",
        "newsdesk",
        "office",
        "inbox",
        "enquiries",
        "correspondence",
        "press",
        "list",
        "mailbox",
        "noreply",
        "releases",
        "newsroom",
        "sites",
        "staff",
        "comms",
        "communications",
    ]
)
_HONORIFICS = re.compile(
    r"(?:(?:The )?(?:Rt\.?|Right) (?:Hon\.?|Honourable) |(?:Hon|Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Professor|Prof|Cllr|Councillor)\.? )+"
)
_ASKING_LABEL = re.compile(
    r"(?:From|By|Gan|Oddi wrth|Asked by|Tabled by|Member|Question (?:from|by))\s*:?\s*(?:[\w.]+ ){0,3}", re.IGNORECASE
)
_TO_ASK = re.compile(r"\b[Tt]o ask (?:the|Her|His)\b")
_NEAR = 200  # characters between the asker's name and the question
_SHORT_LINE = 160
_ANSWERING_LABEL = re.compile(
    r"(?:Minister|Answering member|(?:Answered|Replied) by|Answer(?: given)? (?:by|from)|(?:Reply|Response) (?:by|from))"
    r"\s*:?\s*(?:[\w.]+ ){0,3}",
    re.IGNORECASE,
)
_SEATED = re.compile(rf"(?: (?:{LETTERS}))?,? [(\[]")
_POST_NOMINALS = re.compile(rf"(?:,? (?:{LETTERS}|KC|QC|CBE|OBE|MBE|DBE|QPM))+$")


def extract(document: Document, found: Findings) -> Findings:
    """The roles that the kind of paper has, each with its evidence; what came with the file stands above what the text tells."""
    given = _given(document, found.date)
    told = {role.role for role in given}
    read_off = [role for role in _read_off(document, found) if role.role not in told]
    return found._replace(roles=(*found.roles, *given, *read_off))


def _read_off(document: Document, found: Findings) -> list[RoleMention]:
    roles = [_of_part(document, found, part) for part in found.parts_named("asker", "answerer", "speaker")]
    if found.kind == "written_answer":
        roles += _asker(document, found, roles)
        return roles + _answerer(document, found, roles) + answering_body(document, found)
    if found.kind == "letter":
        return roles + letter_roles(document, found) + page_publisher(document, found)
    if found.kind == "debate":
        return roles + heading_bodies(document, found)
    roles += listed_signatories(document, found) + reported_letter(document, found)
    return roles + byline_roles(document, found) + publisher(document, found)


def _given(document: Document, when: PartialDate | None) -> list[RoleMention]:
    """Facts that came with the file; their place in the text is known where it prints the name too."""
    roles = []
    for fact in document.given:
        if fact.name in _GIVEN_ROLES and fact.value.strip() and not _is_mailbox(fact):
            name = " ".join(fact.value.split()) if fact.name in _BODIES else plain_name(fact.value)
            if fact.name == "answering_body":
                name = given_body(document, name, when)
            kind = "organisation" if fact.name in _BODIES or _is_body(name) else "person"
            at = document.text.find(name)
            span = Span(at, at + len(name)) if at >= 0 else None
            roles.append(RoleMention(fact.name, name, kind, Evidence("role.given", fact.value, None, fact.origin), span))
    return roles


def _is_mailbox(fact: Given) -> bool:
    """Is a mail from or to an office that is nobody's name: "News desk", "RNB Press Office"?"""
    last = re.split(r"[\s.-]", fact.value.partition("@")[0])[-1].casefold()
    return fact.origin in _MAIL_FIELDS and last in _MAILBOXES and organisations().get(name_key(fact.value)) is None


def plain_name(printed: str) -> str:
    """A printed name without brackets, honorifics and letters after it.

    >>> plain_name("Mrs. Shelly Glover (Parliamentary Secretary, CPC)"), plain_name("Rt Hon Humphrey Boyd MP")
    ('Shelly Glover', 'Humphrey Boyd')
    >>> plain_name("Pargeter, Edith")
    'Edith Pargeter'
    """
    turned = _TURNED.fullmatch(printed.strip())
    if turned and (sort_of(turned["first"]) & FIRST or not sort_of(turned["first"])):
        return f"{turned['first']} {turned['last']}"
    name = _BRACKETS.sub("", printed.strip()) or printed.strip()
    return _POST_NOMINALS.sub("", _HONORIFICS.sub("", name)).strip(" :") or name


def _is_body(name: str) -> bool:
    return any(reading.type == "organisation" and reading.weight == SURE for reading in read(name))


def _of_part(document: Document, found: Findings, part: Part) -> RoleMention:
    """Whoever a part of the layout names."""
    people = within(found, part.span, "person")
    if people:
        return role_of(document, part.name, people[0], f"role.{part.name}", part.span)
    surface = document.text[part.span.start : part.span.end]
    return RoleMention(part.name, plain_name(surface), "person", Evidence(f"role.{part.name}", surface, part.span), part.span)


def _asker(document: Document, found: Findings, roles: list[RoleMention]) -> list[RoleMention]:
    """Where the layout shows nobody who asks: who stands after "From:" or with a seat, else right before the question."""
    if any(role.role == "asker" for role in roles):
        return []
    text = document.text
    answering = [role.span.start for role in roles if role.role == "answerer" and role.span]
    people = [m for m in found.mentions if m.type == "person" and m.span.start not in answering]
    for person in people:
        begin = line_start(text, person.span.start)
        labelled = _ASKING_LABEL.fullmatch(text[begin : person.span.start])
        if labelled or (person.span.start == begin and _SEATED.match(text, person.span.end)):
            return [role_of(document, "asker", person, "role.asker", Span(begin, person.span.end))]
    question = _TO_ASK.search(text)
    before = [person for person in people if question and 0 <= question.start() - person.span.end < _NEAR]
    return [role_of(document, "asker", before[-1], "role.asker-before")] if before else []


def _answerer(document: Document, found: Findings, roles: list[RoleMention]) -> list[RoleMention]:
    """Where the layout shows only who asks: the person who heads a later line, before a colon or on a short line of their own."""
    asked = [role.span.end for role in roles if role.role == "asker" and role.span]
    if not asked or any(role.role == "answerer" for role in roles):
        return []
    text = document.text
    question = _TO_ASK.search(text, asked[0])
    start = text.find("\n", question.end()) if question else asked[0]
    for person in found.mentions:
        begin = line_start(text, person.span.start)
        if person.type != "person" or person.span.start < asked[0]:
            continue
        end = text.find("\n", person.span.end)
        labelled = _ANSWERING_LABEL.fullmatch(text[begin : person.span.start])
        own_line = person.span.start > start and end - begin < _SHORT_LINE and end > 0 and question is not None
        heads_line = person.span.start > start and begin == person.span.start
        if (heads_line and text[person.span.end : person.span.end + 1] == ":") or own_line or labelled:
            return [role_of(document, "answerer", person, "role.answerer", Span(begin, person.span.end))]
    return []
