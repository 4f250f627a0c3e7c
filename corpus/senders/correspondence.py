"""Who writes, signs and is addressed: in a letter by its layout, and in a story that reports one by its prose?"""

from __future__ import annotations

import re

from corpus.knowledge import any_of, prose
from corpus.layouts.letter_lines import CONTACT, is_sign_off
from corpus.lines import holds
from corpus.names.departments import body_of_office
from corpus.names.words import COMMON, HEAD, HONORIFIC, NATION, OFFICE, OPEN, OTHER, PLACE, POLICY, SMALL, WEAK, sort_of
from corpus.records import Document, Evidence, Findings, Mention, Part, RoleMention, Span
from corpus.senders.copied import copied, copied_in_prose
from corpus.senders.mastheads import masthead
from corpus.senders.page_owners import owns_page
from corpus.senders.role_mentions import role_of, within
from corpus.senders.signing import signer_end

_CHAMBERS = prose("chambers")
_NEWSPAPER = re.compile(rf"\b(?:{any_of('newspapers')})\b", re.IGNORECASE)
_TO_EDITOR = re.compile(
    r"\b(?:Letters? to the [Ee]ditor|LETTERS? TO THE EDITOR|Dear Editor|[Tt]he Editor)\b|^Sirs?,", re.MULTILINE
)
_LIST_LINE = re.compile(r"^[^\n]*;[^\n]*;[^\n]*$", re.MULTILINE)
_SURNAME = re.compile(r"(?:[A-Z][\w’']*-)?[A-Z][\w’']*[a-z]")
_DEAR = re.compile(r"^(?:(?:My )?Dear|Annwyl|A|The) ")
_HEADS_OF_ALL = ("Prime Minister", "First Minister", "Deputy First Minister", "Taoiseach", "Tánaiste")  # of no department
_LIST_OF_SIGNATURES = 3
_MAILS = ("eml", "mbox", "msg")
_BOTH = 2  # who sign together and are no list


def letter_roles(document: Document, found: Findings) -> list[RoleMention]:
    """Who writes, signs, is addressed and copied."""
    roles = _signed(document, found)
    editor = _TO_EDITOR.search(document.text) if holds(document.text, ("ditor", "EDITOR", "Sir")) else None
    bodies = [role.name.casefold() for role in roles if role.role == "signatory" and role.type == "organisation"]
    listed = frozenset(bodies if len(bodies) >= _LIST_OF_SIGNATURES else ())  # all of whom head the letter, and none alone
    authored = False  # by a body of a part of the letterhead above
    site = found.parts_named("letterhead")[:1] if found.parts_named("menu") else ()  # the name of the page's site
    for part in site or found.parts_named("letterhead", "sender"):
        authored = authored or any(role.role == "author" and role.type == "organisation" for role in roles)
        for body in within(found, part.span):
            if part.name == "letterhead" and (
                (body.name or body.surface).casefold() in listed or not _heads_letter(document.text, part, body, authored)
            ):
                continue
            if body.type == "person" and part.name == "sender" and not any(role.role == "signatory" for role in roles):
                roles += [role_of(document, "author", body, "role.sender")]
            elif body.type == "organisation" and (body.name or body.surface).lower() not in _CHAMBERS:
                to_editor = editor is not None and _NEWSPAPER.search(body.surface) is not None
                page = part.name == "letterhead" and (bool(site) or owns_page(document, body.surface))
                roles += [
                    role_of(document, role, body, f"role.{part.name}")
                    for role in (("publisher", "addressee") if to_editor else ("publisher",) if page else ("author",))
                ]
                if page and (signed := _signs_for(document, found, body)):
                    roles.append(role_of(document, "author", body, "role.on-behalf", signed))
    if editor and not any(role.role == "publisher" for role in roles) and (head := masthead(document, found)):
        roles += [head, head._replace(role="addressee")]
    roles += _mailed_for(document, found, roles)
    signing = {_last_word(role.name) for role in roles if role.role == "signatory"}
    for part in found.parts_named("recipient", "salutation"):
        roles += [role for role in _addressed(document, found, part) if _last_word(role.name) not in signing]
    for part in found.parts_named("copy_list"):
        roles += copied(document, found, part)
    return roles + copied_in_prose(document, found) + _of_thread(document, found, roles)


def _signs_for(document: Document, found: Findings, body: Mention) -> Span | None:
    """Where the signatures say that they stand "on behalf of" the body, None where they do not."""
    for part in found.parts_named("signature", "affiliation"):
        signed = document.text[part.span.start : part.span.end]
        at = signed.lower().find("n behalf of ")
        if at >= 0 and body.surface in signed[at:]:
            return part.span
    return None


def _of_thread(document: Document, found: Findings, roles: list[RoleMention]) -> list[RoleMention]:
    """Who wrote the earlier messages of a thread, and to whom, as far back as each answers the one before it.

    A message is answered by whom it was sent to; what stands below was forwarded, and its people are only mentioned. One that
    nobody signed off is quoted in part, to show what is answered.
    """
    if any(part.name == "quoted_history" for part in document.parts):
        return []
    earlier: list[RoleMention] = []
    sent_to = [role.name for role in roles if role.role == "addressee" and not role.evidence.rule.startswith("role.copied")]
    parts = found.parts_named("thread_writer", "thread_recipient")
    for number, part in enumerate(parts):
        people = within(found, part.span, "person")
        if part.name == "thread_recipient":
            sent_to += [person.name or person.surface for person in people]
            earlier += [role_of(document, "addressee", person, "role.thread", part.span) for person in people]
        elif people and _is_among(people[0].name or people[0].surface, sent_to) and _is_whole(document, parts[number:]):
            sent_to = []
            earlier += [role_of(document, role, people[0], "role.thread", part.span) for role in ("signatory", "author")]
        else:
            break
    return earlier


def _is_whole(document: Document, parts: tuple[Part, ...]) -> bool:
    """Does a sign-off close the message that the first of these parts opens, above the next writer's?"""
    end = next((part.span.start for part in parts[1:] if part.name == "thread_writer"), len(document.text))
    return any(is_sign_off(line.strip("> ")) for line in document.text[parts[0].span.end : end].split("\n") if line.strip("> "))


def _is_among(name: str, others: list[str]) -> bool:
    """Is it one of these, who may be greeted by a given name alone?"""
    words = frozenset(name.casefold().split())
    return any(words & frozenset(other.casefold().split()) for other in others)


def _heads_letter(text: str, part: Part, body: Mention, authored: bool) -> bool:
    """Is a body at the head of a line of the letterhead, and not in the address below the name of another?"""
    before = text[part.span.start : body.span.start].rpartition("\n")[2]
    if before.strip(" |•·–-\t([") and not before.endswith(("The ", "the ", "| ", "/ ", "• ", "   ")):
        return False
    return not authored or CONTACT.search(text[part.span.start : part.span.end].rpartition("\n")[2]) is None


def _last_word(name: str) -> str:
    return name.casefold().split()[-1]


def listed_signatories(document: Document, found: Findings) -> list[RoleMention]:
    """Those in the list of names below a paper that is no letter."""
    signing = [
        (one, part.span)
        for part in found.parts_named("signature")
        for one in [*_signers(document.text, found, part)[:1], *_signing_body(found, part)]
    ]
    return [role_of(document, "signatory", one, "role.signature", proof) for one, proof in signing]


def _signed(document: Document, found: Findings) -> list[RoleMention]:
    """The signatures. Who signs alone, or with one other, is the author; in a list of names all are only signatories."""
    signed = [(person, part.span) for part in found.parts_named("signature") for person in _signers(document.text, found, part)]
    if not signed:
        for match in _LIST_LINE.finditer(document.text):
            people = within(found, Span(*match.span()), "person")
            if len(people) > 2:
                signed = [(person, Span(*match.span())) for person in people]
    bodies = [(body, part.span) for part in found.parts_named("signature") for body in _signing_body(found, part)]
    authors = signed or bodies
    names = [one.name or one.surface for one, _ in signed]
    alone = _is_one(names) or (len(signed) == _BOTH and len(bodies) < _LIST_OF_SIGNATURES) or (not signed and len(bodies) == 1)
    roles = [role_of(document, "signatory", one, "role.signature", proof) for one, proof in signed + bodies]
    return roles + [role_of(document, "author", one, "role.signature", proof) for one, proof in authors if alone]


def _is_one(names: list[str]) -> bool:
    """Are all these names of one person: "Lorcan", "Lorcan McAteer", "L. McAteer"?"""
    words = [frozenset(name.casefold().split()) for name in names]
    longest = max(words, key=len, default=frozenset())
    return bool(words) and all(_last_word(name) in longest for name in names)


def _signers(text: str, found: Findings, part: Part) -> list[Mention]:
    """The people at the head of a signature; where the office stands first, whoever follows it."""
    people = within(found, part.span, "person")
    end = signer_end(text, part)
    return [person for person in people if person.span.start < end] or people


def _signing_body(found: Findings, part: Part) -> list[Mention]:
    """The organisation that fills a line of a list of signatures, with nobody who signs for it."""
    parts = found.parts_named("signature")
    if within(found, part.span, "person"):
        return []
    if len(parts) < _LIST_OF_SIGNATURES and any(within(found, other.span, "person") for other in parts):
        return []
    bodies = within(found, part.span, "organisation")[:1]
    return [body for body in bodies if body.span.end - body.span.start + 5 > part.span.end - part.span.start]


def _mailed_for(document: Document, found: Findings, roles: list[RoleMention]) -> list[RoleMention]:
    """The body for which a mail is written: a mail has no letterhead, and whoever signs names it at the end of a line."""
    signing = [role.name for role in roles if role.role == "signatory"]
    mailed = document.format in _MAILS or found.parts_named("sender")
    if not mailed or not _is_one(signing) or any(_is_author(role) for role in roles):
        return []
    bodies = [body for part in found.parts_named("signature") for body in within(found, part.span, "organisation")]
    bodies = [body for body in bodies if document.text[body.span.end : body.span.end + 1] in ("", "\n")]
    return [role_of(document, "author", body, "role.mailed-for", body.span) for body in bodies[-1:]]


def _is_author(role: RoleMention) -> bool:
    return role.role == "author" and role.type == "organisation"


def _addressed(document: Document, found: Findings, part: Part) -> list[RoleMention]:
    """The people of the address; where it names none, its first body."""
    people = within(found, part.span, "person")
    if people:
        return [role_of(document, "addressee", person, f"role.{part.name}", part.span) for person in people]
    both = found.parts_named("recipient", "salutation")
    if any(within(found, other.span, "person") for other in both):
        return []
    bodies = within(found, part.span)[:1]
    if bodies and _TO_EDITOR.search(document.text, part.span.start, part.span.end):
        return [role_of(document, role, bodies[0], "role.to-editor", part.span) for role in ("publisher", "addressee")]
    if part.name == "salutation" and not any(within(found, other.span) for other in both):
        return _after_office(document, part) or _office(document, found, part)
    if part.name == "salutation" and any(within(found, other.span) for other in both if other.name == "recipient"):
        return []
    return [role_of(document, "addressee", body, f"role.{part.name}", part.span) for body in bodies] or _office(
        document, found, part
    )


def _after_office(document: Document, part: Part) -> list[RoleMention]:
    """The surname that stands alone behind the words of an office: "Dear Director Byron"."""
    greeted = document.text[part.span.start : part.span.end]
    *office, name = _DEAR.sub("", greeted).strip(" ,:").split() or ("",)
    known = COMMON | SMALL | OFFICE | HONORIFIC | PLACE | NATION | HEAD | WEAK | OPEN | OTHER | POLICY
    if not office or not _SURNAME.fullmatch(name) or sort_of(name) & known:
        return []
    if not all(sort_of(word) & (OFFICE | HONORIFIC) for word in office):
        return []
    start = part.span.start + greeted.rindex(name)
    span = Span(start, start + len(name))
    return [RoleMention("addressee", name, "person", Evidence("role.salutation", name, span), span)]


def _office(document: Document, found: Findings, part: Part) -> list[RoleMention]:
    """The body of an office without a name: "Dear Home Secretary"."""
    for line in document.text[part.span.start : part.span.end].split("\n"):
        office = _DEAR.sub("", line).strip(" ,:")
        body = body_of_office(office, found.date) if office not in _HEADS_OF_ALL else None
        if body:
            evidence = Evidence("role.addressed-office", document.text[part.span.start : part.span.end], part.span)
            return [RoleMention("addressee", body, "organisation", evidence)]
    return []
