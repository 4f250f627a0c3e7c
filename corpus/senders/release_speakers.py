"""Who puts a release out that bears no name of its own: whoever acts today, speaks in it first, or acts in its headline?

"Y today called on ministers", "figures published today by Y"; "X, director of Y, said", "“...,” X of Y said", "Y's director X
said", "The Z Commissioner, X, says"; "Y responds to the Budget", "Y: scrap the fee".
"""

from __future__ import annotations

import re

from corpus.lines import split_filled
from corpus.records import Document, Findings, Mention, RoleMention, Span
from corpus.senders.role_mentions import role_of, within

_POST_OF = re.compile(r"(?:, [^,.“\"\n]{2,80}|,)? (?:of|at|for|from) (?:the )?")
_SAID = re.compile(r"[,.?!][”’\"'] (?:said|says|added|commented) $")  # before who speaks
_OWN_POST = re.compile(r"['’]s? [^,.;:“\"\n]{2,80}")  # "the Trust's interim director"
_POST_BEHIND = re.compile(r"(?:['’]s?)? [^,.;:“\"\n]{2,80}(?=,)")
_SAYS = re.compile(r",?(?: (?:today|has|also))? (?:said|says|commented|added|comments)\b")
_ACTS = re.compile(
    r"(?:['’]s?)?,? (?:(?:joint )?(?:statement|response|reaction|comment)\b|(?:responds?|reacts?|comments?|welcomes?|calls?"
    r"|urges?|warns?|condemns?|backs?|launch(?:es)?|joins?|demands?|celebrates?|publish(?:es)?|wins?|says?|announces?)\b)|: ",
    re.IGNORECASE,
)
_TODAY = re.compile(r"(?: \([A-Z]{2,8}\))?,? (?:(?:has|have) )?today,? (?:(?:has|have) )?[a-z]{4,}")
_TODAY_BY = re.compile(r"\b(?:published|released|launched|issued|announced) today by (?:the )?$")
_DATELINE = re.compile(r"(?:[A-Z][^\n.]{2,50} [–—-]{1,2} )?(?:The )?")
PARAGRAPH = 80  # characters; no line above the first paragraph is as long
LEAD = 16  # characters that "said" and what stands before it fill
_JOINED = re.compile(r",? and (?:the )?|, (?:the )?", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:The )?", re.IGNORECASE)


def by_lead(document: Document, found: Findings) -> list[RoleMention]:
    """The body of which the first paragraph tells that it does something today, or that something is published by it."""
    text = document.text
    lead = next((Span(line.start, line.end) for line in split_filled(text) if len(line.text) > PARAGRAPH), Span(0, 0))
    for body in within(found, lead):
        opens = _DATELINE.fullmatch(text, lead.start, body.span.start) and _TODAY.match(text, body.span.end)
        if body.type == "organisation" and (opens or _TODAY_BY.search(text, lead.start, body.span.start)):
            return [role_of(document, "publisher", body, "role.lead")]
    return []


def by_spokesperson(document: Document, found: Findings) -> list[RoleMention]:
    """The body for which the first speaker of a release speaks."""
    text = document.text
    for before, person, after in zip((None, *found.mentions), found.mentions, (*found.mentions[1:], None), strict=False):
        if person.type != "person":
            continue
        said = _SAID.search(text, person.span.start - LEAD, person.span.start)
        if after and after.type == "organisation":
            speaks_for = _POST_OF.fullmatch(text, person.span.end, after.span.start)
            if speaks_for and (said or _SAYS.match(text, after.span.end)):
                return [role_of(document, "publisher", after, "role.spokesperson")]
            behind = text[person.span.end : after.span.start] in (", ", ", the ")
            post = _POST_BEHIND.match(text, after.span.end) if behind else None
            if post and _SAYS.match(text, post.end()):
                return [role_of(document, "publisher", after, "role.spokesperson")]
        says = said or _SAYS.match(text, person.span.end)
        if before and before.type == "organisation" and says:
            own = _OWN_POST.fullmatch(text, before.span.end, person.span.start)
            if own or text[before.span.end : person.span.start] == ", ":
                return [role_of(document, "publisher", before, "role.spokesperson")]
        if says:
            return []
    return []


def by_headline(document: Document, found: Findings) -> list[RoleMention]:
    """The bodies with which the headline begins, and of which it tells that they speak or act."""
    for part in found.parts_named("headline")[:1]:
        bodies: list[Mention] = []
        at = part.span.start
        for body in within(found, part.span):
            if body.type != "organisation" or not (_JOINED if bodies else _ARTICLE).fullmatch(document.text, at, body.span.start):
                break
            bodies.append(body)
            at = body.span.end
        if bodies and _ACTS.match(document.text, at):
            return [role_of(document, "publisher", body, "role.headline") for body in bodies]
    return []
