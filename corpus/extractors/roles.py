"""Who does what in a paper: who asks, answers, signs, is addressed, publishes? From the layout, the prose and given facts."""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.extractors.departments import answering_body, body_of_office
from corpus.extractors.names import read
from corpus.records import Document, Evidence, Findings, Mention, Part, RoleMention, Span

_GIVEN_ROLES = ("asker", "answerer", "answering_body", "speaker", "author", "signatory", "addressee", "publisher")
_BODIES = ("answering_body", "publisher")
_TRIM = re.compile(r"\s*(?:\(.*|\[.*|,.*)$", re.DOTALL)
_HONORIFICS = re.compile(
    r"(?:(?:The )?(?:Rt\.?|Right) (?:Hon\.?|Honourable) |(?:Hon|Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Professor|Prof|Cllr|Councillor)\.? )+"
)
_POST_NOMINALS = re.compile(r"(?:,? (?:MP|MSP|MS|MLA|TD|AM|MEP|KC|QC|CBE|OBE|MBE|DBE|QPM))+$")
_LETTER_TO = re.compile(r"\b(?:letter|letters|written|wrote|writing|write)\b[^.!?\n]{0,60}? to (?=[^.!?\n])")
_HAS_WRITTEN = re.compile(r"\b(?:have|has) (?:both |jointly |also )?(?:written|signed)\b[^.!?\n]{0,30}\bletter\b")
_SIGNED_BY = re.compile(r"\bsigned (?:\w+ )?by\b")
_SENTENCE = re.compile(r"[.!?][”\"’')]*\s+(?=[A-Z“\"‘])|\n")
_COPYRIGHT = re.compile(r"(?:©|\(c\)|Copyright)\s*(?:\d{4}(?:\s?[-–]\s?\d{4})?\s*)?(?:by )?(?P<name>[A-Z][^\n.,|©]{2,60})")
_FROM = re.compile(r"^(?:From|Issued by|Published by|Released by|Source)\s*:\s*\n?\s*(?P<name>[A-Z][^\n]{2,100})", re.MULTILINE)


def extract(document: Document, found: Findings) -> Findings:
    """The roles that the kind of paper has, each with its evidence."""
    roles = _given(document)
    told = {role.role for role in roles}
    for role in (*_from_layout(document, found), *_by_kind(document, found)):
        if role.role not in told or role.role in ("addressee", "signatory", "author"):
            roles.append(role)
    return replace(found, roles=(*found.roles, *roles))


def _given(document: Document) -> list[RoleMention]:
    """Facts that came with the file."""
    roles = []
    for fact in document.given:
        if fact.name in _GIVEN_ROLES and fact.value.strip():
            name = _plain(fact.value)
            kind = "organisation" if fact.name in _BODIES else _type_of(name)
            at = document.text.find(name)
            span = Span(at, at + len(name)) if at >= 0 else None
            roles.append(RoleMention(fact.name, name, kind, Evidence("role.given", fact.value, None, fact.origin), span))
    return roles


def _plain(value: str) -> str:
    """A printed name without brackets, honorifics and letters after it."""
    name = _TRIM.sub("", value.strip()) or value.strip()
    return _POST_NOMINALS.sub("", _HONORIFICS.sub("", name)).strip(" :") or name


def _type_of(name: str) -> str:
    readings = read(name)
    return "organisation" if any(reading.type == "organisation" and reading.weight for reading in readings) else "person"


def _role(document: Document, role: str, name: str, kind: str, span: Span, rule: str, proof: Span | None = None) -> RoleMention:
    proof = proof or span
    return RoleMention(role, name, kind, Evidence(rule, document.text[proof.start : proof.end], proof), span)


def _within(found: Findings, span: Span, kind: str | None = None) -> list[Mention]:
    return [m for m in found.mentions if span.start <= m.span.start < span.end and kind in (None, m.type)]


def _from_layout(document: Document, found: Findings) -> list[RoleMention]:
    """Askers, answerers and speakers by their parts; the body that is asked."""
    roles = []
    for part in found.parts:
        if part.name in ("asker", "answerer", "speaker"):
            roles.append(_named_part(document, found, part))
    if found.kind == "written_answer":
        roles += answering_body(document, found)
    return [role for role in roles if role]


def _named_part(document: Document, found: Findings, part: Part) -> RoleMention:
    people = _within(found, part.span, "person")
    if people:
        return _role(
            document, part.name, people[0].name or people[0].surface, "person", people[0].span, f"role.{part.name}", part.span
        )
    name = _plain(document.text[part.span.start : part.span.end])
    return _role(document, part.name, name, "person", part.span, f"role.{part.name}")


def _by_kind(document: Document, found: Findings) -> list[RoleMention]:
    if found.kind == "letter":
        return _letter(document, found)
    if found.kind in ("press_release", "news", "other"):
        return [*_reported_letter(document, found), *_bylines(document, found), *_publisher(document, found)]
    return []


def _letter(document: Document, found: Findings) -> list[RoleMention]:
    """Who writes, signs, is addressed and copied."""
    roles: list[RoleMention] = []
    signatures = found.parts_named("signature")
    signed = [(part, _within(found, part.span, "person")) for part in signatures]
    count = sum(len(people) for _, people in signed) or len(signatures)
    for part, people in signed:
        for person in people:
            name = person.name or person.surface
            roles.append(_role(document, "signatory", name, "person", person.span, "role.signature", part.span))
            if count == 1:
                roles.append(_role(document, "author", name, "person", person.span, "role.signature", part.span))
    for part in found.parts_named("letterhead", "sender"):
        for body in _within(found, part.span):
            if body.type == "organisation":
                roles.append(_role(document, "author", body.name or body.surface, body.type, body.span, f"role.{part.name}"))
    for part in found.parts_named("recipient", "salutation"):
        roles += _addressees(document, found, part)
    for part in found.parts_named("copy_list"):
        roles += _copied(document, found, part)
    return roles


def _addressees(document: Document, found: Findings, part: Part) -> list[RoleMention]:
    people = _within(found, part.span, "person")
    if people:
        return [
            _role(document, "addressee", p.name or p.surface, "person", p.span, f"role.{part.name}", part.span) for p in people
        ]
    if part.name == "salutation" or any(_within(found, other.span, "person") for other in found.parts_named("recipient")):
        return []
    bodies = _within(found, part.span, "organisation")
    return [_role(document, "addressee", b.name or b.surface, b.type, b.span, f"role.{part.name}", part.span) for b in bodies[:1]]


def _copied(document: Document, found: Findings, part: Part) -> list[RoleMention]:
    """A person of the copy list, or the body of an item without one."""
    roles = []
    start = part.span.start
    for item in re.split(r"[;\n]", document.text[part.span.start : part.span.end]):
        span = Span(start, start + len(item))
        start += len(item) + 1
        chosen = _within(found, span, "person") or _within(found, span)
        roles += [_role(document, "addressee", m.name or m.surface, m.type, m.span, "role.copied", part.span) for m in chosen[:1]]
    return roles


def _sentence(text: str, at: int) -> Span:
    start = 0
    for match in _SENTENCE.finditer(text, max(0, at - 600), at):
        start = match.end()
    start = start or max(0, text.rfind("\n", 0, at) + 1)
    end = _SENTENCE.search(text, at)
    return Span(start, end.start() + 1 if end else len(text))


def _reported_letter(document: Document, found: Findings) -> list[RoleMention]:
    """A letter that the story reports: who signed it and to whom it went."""
    roles: list[RoleMention] = []
    text = document.text
    for match in _HAS_WRITTEN.finditer(text):
        sentence = _sentence(text, match.start())
        for person in _within(found, Span(sentence.start, match.start()), "person"):
            roles.append(
                _role(document, "signatory", person.name or person.surface, "person", person.span, "role.has-written", sentence)
            )
    for match in _SIGNED_BY.finditer(text):
        sentence = _sentence(text, match.start())
        if "letter" in text[max(0, sentence.start - 400) : sentence.end]:
            for person in _within(found, Span(match.end(), sentence.end), "person"):
                roles.append(
                    _role(document, "signatory", person.name or person.surface, "person", person.span, "role.signed-by", sentence)
                )
    for match in _LETTER_TO.finditer(text):
        sentence = _sentence(text, match.start())
        near = [m for m in _within(found, Span(match.end(), min(sentence.end, match.end() + 90)))]
        chosen = [m for m in near if m.type == "person"] or near
        if chosen:
            first = chosen[0]
            roles.append(
                _role(document, "addressee", first.name or first.surface, first.type, first.span, "role.letter-to", sentence)
            )
    return roles


def _bylines(document: Document, found: Findings) -> list[RoleMention]:
    roles = []
    for part in found.parts_named("byline"):
        for author in _within(found, part.span):
            roles.append(
                _role(document, "author", author.name or author.surface, author.type, author.span, "role.byline", part.span)
            )
    return roles


def _publisher(document: Document, found: Findings) -> list[RoleMention]:
    """Who puts the paper out: by its own "From:", or by the page's copyright."""
    text = document.text
    match = _FROM.search(text)
    if match:
        bodies = _within(found, Span(*match.span("name")), "organisation")
        if bodies:
            return [
                _role(document, "publisher", bodies[0].name or bodies[0].surface, "organisation", bodies[0].span, "role.from")
            ]
    match = _COPYRIGHT.search(document.original)
    if match:
        name = match["name"].strip()
        return [
            RoleMention(
                "publisher", name, "organisation", Evidence("role.copyright", match.group(), Span(*match.span()), "source"), None
            )
        ]
    return []


__all__ = ["body_of_office", "extract"]
