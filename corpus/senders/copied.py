"""Who is sent a copy of a letter: by the list at its foot, and by its prose?"""

from __future__ import annotations

import re

from corpus.names.scenes import sentence_end, sentence_start
from corpus.records import Document, Findings, Part, RoleMention, Span
from corpus.senders.role_mentions import role_of, within

_COPYING = re.compile(
    r"\b(?:cop(?:y|ying|ied) (?:this(?: letter| reply| response)?|my (?:letter|reply|response)|it|them) (?:also )?to"
    r"|sen(?:t|ding) (?:a )?cop(?:y|ies) (?:of (?:this|it) )?to"
    r"|(?:this letter|this reply|it) (?:is|has been) (?:also )?copied to|cop(?:y|ies) of this (?:letter|reply|response)"
    r"(?: (?:has|have|is|are|will|goes?|being|also|been|be)){0,3} (?:sent |going |provided |shared )?(?:to|with)) "
)
_SENT_COPY = re.compile(
    r"\b(?:has|have|is being|are being|is|are|will be) (?:also )?(?:been )?sent (?:a )?cop(?:y|ies)\b(?! of (?!this\b|it\b))"
)
_CHAIRED = re.compile(r"(?:\b(?:to|and|[Cc]hairs?|[Cc]lerks?|[Cc]onveners?)(?: of| at)? (?:the )?|, (?:the )?|^(?:the )?)$")
_NAMED_NEXT = re.compile(r"(?:^|\bto )(?:the )?$")
_TITLED = re.compile(r"(?:, |and )(?:(?:The |Rt |Right |Hon\.? |Honou?rable |Dr |Sir |Cllr |M\. ))+$")
_ATTENTION = re.compile(r" \([^)\n]*\b(?:attn|f\.?a\.?o|for the attention of|attention)\b", re.IGNORECASE)
_LABEL = 12  # characters of "Copied to: " before the first name


def copied(document: Document, found: Findings, part: Part) -> list[RoleMention]:
    """The person of each item of the copy list, or the body of one without a person."""
    roles = []
    start = part.span.start
    for item in re.split(r"[;\n]", document.text[part.span.start : part.span.end]):
        span = Span(start, start + len(item))
        start += len(item) + 1
        people = [one for one in within(found, span, "person") if _heads_item(document.text, span.start, one.span.start)]
        named = within(found, span)
        headed = named and named[0].type == "organisation" and _ATTENTION.match(document.text, named[0].span.end)
        chosen = named[:1] if headed else people or within(found, span, "person") or named
        if people and not headed:
            roles += [role_of(document, "addressee", person, "role.copied", part.span) for person in chosen]
        else:
            roles += [role_of(document, "addressee", one, "role.copied", part.span) for one in chosen[:1]]
    return roles


def _heads_item(text: str, start: int, at: int) -> bool:
    """Does a name in a copy list begin an item, and not belong to somebody's post?"""
    before = text[start:at]
    return at - start < _LABEL or before.rstrip("\u00a0 ").endswith((",", " and", "&", ":")) or _TITLED.search(before) is not None


def copied_in_prose(document: Document, found: Findings) -> list[RoleMention]:
    """Those whom a sentence of the letter names: "I am copying this letter to X, and to Y"; the bodies where it names nobody."""
    if "cop" not in document.text:
        return []
    roles = []
    for match in _COPYING.finditer(document.text):
        end = sentence_end(document.text, match.end(), len(document.text))
        line = document.text.find("\n", match.end())
        named = within(found, Span(match.end(), min(end, line if line > 0 else end)))
        people = [mention for mention in named if mention.type == "person"]
        bodies = [body for body in named if _CHAIRED.search(document.text[match.end() : body.span.start])]
        sentence = Span(match.start(), end)
        if people:
            bodies = [body for body in bodies if _NAMED_NEXT.search(document.text[match.end() : body.span.start])]
        roles += [role_of(document, "addressee", one, "role.copied-in-prose", sentence) for one in (*people, *bodies)]
    for match in _SENT_COPY.finditer(document.text):  # "The Law Society has been sent a copy."
        begin = sentence_start(document.text, document.text.rfind("\n", 0, match.start()) + 1, match.start())
        sent = within(found, Span(begin, match.start()))
        roles += [role_of(document, "addressee", one, "role.copied-in-prose", Span(begin, match.end())) for one in sent]
    return roles
