"""Who puts a paper out? By its "From:", the page's copyright, the letterhead, an address on the web, or who speaks for it."""

from __future__ import annotations

import re

from corpus.genres.other_papers import NAMED
from corpus.knowledge import name_key, prose, table
from corpus.layouts.letter_lines import POSTCODE
from corpus.layouts.names import is_name
from corpus.lines import Line, has_figure, holds, split_filled
from corpus.names.names import LIKELY
from corpus.names.scenes import line_start
from corpus.records import Document, Evidence, Findings, Mention, RoleMention, Span
from corpus.senders.mastheads import masthead
from corpus.senders.organs import all_named_in, by_organ, by_sender, joined_line, together
from corpus.senders.page_owners import CELLS, HEAD, by_charity, by_copyright, in_source
from corpus.senders.release_speakers import by_headline, by_lead, by_spokesperson
from corpus.senders.role_mentions import role_of
from corpus.senders.web_hosts import hosts_in, squeezed

_FROM = re.compile(
    r"\n[ \t]*(?:From|(?:This (?:press |news |media )?release (?:was|is) i|I)ssued (?:jointly )?by|(?:Published|Released) by|"
    r"(?i:(?:joint )?(?:press|news|media) release (?:from|by)|(?:joint )?statement (?:by|from))|Issued for|Source:|"
    r"(?i:news from|news provided by))\s*:?[ \t]*\n?[ \t\n]*(?:the )?"
    r"(?P<office>(?:press|media|news|communications) (?:office|team|desk) (?:of|at) (?:the )?)?(?P<name>[A-Z][^\n]{2,100})"
)
_SOURCE = re.compile(r"[|·–—-] ?(?:Source|SOURCE): ?(?P<name>[A-Z][^\n|·:]{2,60})$", re.MULTILINE)
_ABOUT = re.compile(r"\nAbout (?:the )?(?P<name>[A-Z][^\n:.?]{2,70})[:.]?(?=\n|\Z)")
_NOT_HOSTS = prose("host_parts")
_BARE_ENDINGS = (".wales", ".cymru", ".scot")  # of hosts that stand at the head of a page without www
_POSTCODE = re.compile(POSTCODE)
_NOT_RESPONSIBLE = re.compile(r"(?P<name>(?:The )?[A-Z][^\n.,|©;]{2,60}?) (?:is|are) not responsible for\b")
_REGISTERED = re.compile(r"\b(?:charity|company|registered|registration) (?:no|number|reg)", re.IGNORECASE)
_REGISTERS = ("charity", "company", "regist")  # _REGISTERED needs one of them
_IMPRINT = re.compile(r"^(?P<name>[A-Z][^\n.,|©;:]{2,60}?)(?:,| is) published (?:\w+ )?by [A-Z]", re.MULTILINE)
_FIRST_CELL = re.compile(r"[.,|(]\s*|\s+is a\b|\s{2,}")
_IN_BRACKETS = re.compile(r" \([^()]{2,40}\)$")
_FOOT_LINES = 14
_NAMED_LINE = 90  # characters of a line that is hardly more than a name


def publisher(document: Document, found: Findings) -> list[RoleMention]:
    """The publisher by the strongest sign there is, several who put a paper out together; empty where nothing tells."""
    released = found.kind == "press_release"
    told_of = _by_from(document, found) or (by_sender(document) if released else [])
    if told_of:
        return told_of
    if organ := by_organ(document):
        head = masthead(document, found)
        return [*organ, head] if head and name_key(head.name) != name_key(organ[0].name) else organ
    named = next((proof.rule for key, proof in found.evidence if key == "kind"), "") == NAMED  # its head names the parties
    by_name = () if named else (masthead,)
    signs = (_by_foot, _by_disclaimer, _by_imprint, by_copyright, by_charity, _by_about, _by_first_line, _by_header, _by_address)
    for told in (*by_name, *signs):
        role = told(document, found)
        if role:
            return [role, *together(document, role)]
    if released:
        if several := joined_line(document):
            return several
        return by_lead(document, found) or by_spokesperson(document, found) or by_headline(document, found)
    return []


def _bodies(found: Findings, start: int, end: int) -> list[Mention]:
    return [m for m in found.mentions if start <= m.span.start < end and m.type == "organisation"]


def _named_in(line: str) -> str:
    """The first organisation that a line of the source names."""
    return next(iter(all_named_in(line)), "")


def _by_from(document: Document, found: Findings) -> list[RoleMention]:
    """Those behind "From:", "Issued by", or the source that a service for releases names beside the date."""
    source = _SOURCE.search(document.original, 0, HEAD * 2)
    if source:
        return [in_source(source["name"].strip(), source, "role.source")]
    match = _FROM.search("\n" + document.original)
    if not match or "@" in match["name"]:
        return []
    names = all_named_in(match["name"], LIKELY)
    if not names and ("provided by" in match[0].lower() or match["office"]) and is_name(match["name"].strip()):
        names = [match["name"].strip()]
    return [in_source(name, match, "role.from", shift=-1) for name in names]


def _by_foot(document: Document, found: Findings) -> RoleMention | None:
    """An organisation whose address or register number closes the page: its name, then a street or "charity no".

    A decision ends in the address of who decided, line by line.
    """
    lines = split_filled(document.original)[-_FOOT_LINES:]
    if found.kind == "other" and lines and _POSTCODE.fullmatch(lines[-1].text):
        for line in reversed(lines[:-1]):
            if len(line.text) > _NAMED_LINE:
                break
            if role := _of_foot(line, line.text):
                return role
    short = (line for line in lines if len(line.text) < _NAMED_LINE * 2)
    told = (line for line in short if _is_postal(line.text) or _is_of_register(line.text))
    return next((role for line in told if (role := _of_foot(line, _FIRST_CELL.split(line.text, maxsplit=1)[0]))), None)


def _is_postal(text: str) -> bool:
    """Does a line bear a postcode?"""
    return has_figure(text) and _POSTCODE.search(text) is not None


def _is_of_register(text: str) -> bool:
    """Does a line give the number of a charity or a company?"""
    return holds(text.lower(), _REGISTERS) and _REGISTERED.search(text) is not None


def _of_foot(line: Line, name: str) -> RoleMention | None:
    """The organisation that a line names first; None where these words are none."""
    if name_key(_named_in(name)) != name_key(name):
        return None
    return RoleMention("publisher", name, "organisation", Evidence("role.foot", name, line.part(0, len(name)), "source"))


def _by_disclaimer(document: Document, found: Findings) -> RoleMention | None:
    """Who is "not responsible for the content of external sites"."""
    told = "not responsible for" in document.original
    match = _NOT_RESPONSIBLE.search(document.original, len(document.original) // 2) if told else None
    return in_source(match["name"], match, "role.disclaimer") if match and is_name(match["name"]) else None


def _by_imprint(document: Document, found: Findings) -> RoleMention | None:
    """The paper whose owner is named at the page's foot: "The Fenside Mail is published by Oakum Press Ltd"."""
    told = " published " in document.original
    match = _IMPRINT.search(document.original, len(document.original) // 2) if told else None
    return in_source(match["name"], match, "role.imprint") if match and is_name(match["name"]) else None


def _by_about(document: Document, found: Findings) -> RoleMention | None:
    match = _ABOUT.search(document.text, len(document.text) // 2)
    if match:
        bodies = _bodies(found, *match.span("name"))
        if bodies and len(bodies[0].surface) * 2 > len(match["name"]):
            return role_of(document, "publisher", bodies[0], "role.about")
        again = document.text[match.end() :].lstrip("\n")
        if found.kind == "press_release" and again.startswith((match["name"], f"The {match['name']}")) and is_name(match["name"]):
            article = "The " if again.startswith("The ") and not match["name"].startswith("The ") else ""
            span = Span(*match.span("name"))
            return RoleMention(
                "publisher", article + match["name"], "organisation", Evidence("role.about", match["name"], span), None
            )
    return None


def _by_first_line(document: Document, found: Findings) -> RoleMention | None:
    """An organisation that fills a short line above the first paragraph, alone or beside the place and number of the paper."""
    text = document.text
    for body in _bodies(found, 0, HEAD):
        begin = line_start(text, body.span.start)
        end = text.find("\n", body.span.end)
        line = text[begin : end if end >= 0 else len(text)]
        if len(line) > 200 or any(len(above) > _NAMED_LINE * 1.5 for above in text[:begin].split("\n")):
            return None
        if any(name_key(_IN_BRACKETS.sub("", cell)) == name_key(body.surface) for cell in CELLS.split(line)):
            return role_of(document, "publisher", body, "role.first-line")
    return None


def _by_header(document: Document, found: Findings) -> RoleMention | None:
    """An organisation that fills a line at the head of the page, though the line was removed as no part of the paper."""
    start = 0
    for line in document.original[:HEAD].split("\n"):
        if len(line) > _NAMED_LINE * 2:
            break
        for cell in CELLS.split(line) if "  " in line or " | " in line or " / " in line or "•" in line else (line,):
            name = cell.strip(" \t#*|[]")
            if (
                5 < len(name) < _NAMED_LINE
                and name[0].isupper()
                and name[-1] not in ".:,;?!"
                and name_key(_named_in(name)) == name_key(name)
            ):
                begin = start + line.index(name)
                return RoleMention(
                    "publisher", name, "organisation", Evidence("role.header", name, Span(begin, begin + len(name)), "source")
                )
        start += len(line) + 1
    return None


def _by_address(document: Document, found: Findings) -> RoleMention | None:
    """An organisation whose name is in the paper's e-mail or web address."""
    urls = [fact.value for fact in document.given_values("url")]
    linked = frozenset(hosts_in(document.original, "://", "www."))
    hosts = frozenset(
        [*hosts_in(document.original, "@"), *hosts_in("\n".join(urls), "://"), *(linked if len(linked) == 1 else ())]
    )
    owners = {row[0]: row[1] for row in table("hosts")}
    head = document.original[:HEAD].lower()
    bare = [host for host in owners if host in head] if any(ending in head for ending in _BARE_ENDINGS) else []
    for host in (*sorted(hosts), *bare):
        owner = owners.get(host) or owners.get(host.partition(".")[2])
        if owner:
            return RoleMention("publisher", owner, "organisation", Evidence("role.host", host, None, "source"))
    labels = {label.replace("-", "") for host in hosts for label in host.split(".")}
    labels = {label for label in labels - _NOT_HOSTS if len(label) > 2}
    if not labels:
        return None
    for body in _bodies(found, 0, len(document.text)):
        for form in squeezed(body.name or body.surface):
            if form in labels:
                return role_of(document, "publisher", body, "role.address")
    return None
