"""Whose is the page that a paper stands on? By its copyright, or by the line that gives a charity's number.

"© 2024 Tarn Voice", "Tarn Voice is a registered charity", "Tarn Voice, Charity No. 1234567".
"""

from __future__ import annotations

import re

from corpus.knowledge import is_acronym
from corpus.layouts.names import is_name
from corpus.lines import split_filled
from corpus.records import Document, Evidence, Findings, RoleMention, Span

_COPYRIGHT = re.compile(
    r"(?:(?:©|\(c\)|\(C\)|(?<!Crown )Copyright(?!\s\s))[^\S\n]*)+(?:\d{4}(?:\s?[-–]\s?\d{4})?,?\s*)?(?:by |The contents of )?"
    r"(?P<name>(?:[Tt]he )?(?!Copyright)[A-Z][^\n.,|©;]{1,60})"
)
_MEDIA_OWNERS = re.compile(r"\b(?:All [Rr]ights [Rr]eserved|Limited|Ltd|Inc|a Digital|Media Group).*$")
_YEARS = re.compile(r",? (?:19|20)\d\d(?:\s?[-–]\s?\d{2,4})?$")
_CHARITY = re.compile(
    r"(?:The )?(?P<name>[A-Z][^|·,.(\n]{3,60}?) is a (?:(?:UK )?registered |national |local )?(?:charity|charitable)\b"
    r"|(?:The )?(?P<numbered>[A-Z][^|·,.(\n]{3,60}?), (?:[Rr]egistered )?[Cc]harity (?:[Nn]o|[Nn]umber)\b"
)
_OF_THE_WEB = frozenset(("navigation", "sharing", "newsletter", "cookies", "related", "comments"))
_FEWEST_OF_THE_WEB = 3  # removed lines of a page
_NO_OWNERS = ("Crown", "Parliamentary")  # whose copyright is a parliament's or a government's
_SHORTEST_ACRONYM = 3
CELLS = re.compile(r"\s{3,}|\s[|•·–—/]\s|\t")
HEAD = 400  # characters in which a paper's own head stands


def page_publisher(document: Document, found: Findings) -> list[RoleMention]:
    """Whose web page a letter stands on: by the copyright or the charity's line at its foot; empty where it is no page."""
    if not of_the_web(document):
        return []
    role = by_copyright(document, found) or by_charity(document, found)
    return [role] if role else []


def of_the_web(document: Document) -> bool:
    """Was the paper saved as a page of the web, with its menus and links?"""
    return sum(cut.kind in _OF_THE_WEB for cut in document.furniture) >= _FEWEST_OF_THE_WEB


def owns_page(document: Document, name: str) -> bool:
    """Is it the site's own name that heads a saved page, since the page's furniture bears it too?"""
    small = name.casefold()
    return of_the_web(document) and any(
        small in document.original[cut.span.start : cut.span.end].casefold() for cut in document.furniture
    )


def by_copyright(document: Document, found: Findings) -> RoleMention | None:
    """Whoever bears the page's copyright, but for a parliament's or a government's."""
    if not any(sign in document.original for sign in ("©", "(c)", "(C)", "Copyright")):
        return None
    match = _COPYRIGHT.search(document.original)
    if not match:
        return None
    name = _YEARS.sub("", _MEDIA_OWNERS.sub("", match["name"])).strip(" ,|–-")
    if any(word in name for word in _NO_OWNERS) or len(name) < 3:
        return None
    return in_source(_in_full(document, name), match, "role.copyright")


def _in_full(document: Document, name: str) -> str:
    """The name at the head of the page that an acronym stands for: "Isles and Estuary Harbour Board" for IEHB."""
    if not is_acronym(name) or len(name) < _SHORTEST_ACRONYM:
        return name
    for line in split_filled(document.original[: HEAD * 2]):
        for cell in CELLS.split(line.text):
            initials = "".join([word[0] for word in cell.split() if word[0].isupper()])
            if initials == name and is_name(cell):
                return cell
    return name


def by_charity(document: Document, found: Findings) -> RoleMention | None:
    """The charity whose small print ends the page."""
    for cut in reversed(document.furniture):
        match = _CHARITY.match(document.original, cut.span.start, cut.span.end)
        if match:
            group = "name" if match["name"] else "numbered"
            span, name = Span(*match.span(group)), match[group]
            return RoleMention("publisher", name, "organisation", Evidence("role.charity", name, span, "source"))
    return None


def in_source(name: str, match: re.Match[str], rule: str, shift: int = 0) -> RoleMention:
    """The publisher that a match shows in the paper's source."""
    span = Span(max(0, match.start() + shift), match.end() + shift)
    return RoleMention("publisher", name, "organisation", Evidence(rule, match.group().strip(), span, "source"))
