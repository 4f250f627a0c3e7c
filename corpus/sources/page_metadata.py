"""Who published a web page, when, under which title, and which of its fields says so?

The first field that holds a usable value wins, and its name is the evidence; where no field does, the heading and the lines
around it serve.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

import lxml.html

from corpus.date_text import find_dates
from corpus.dates import PartialDate
from corpus.layouts.bylines import named_end
from corpus.sources.page_blocks import Block
from corpus.sources.page_fields import Fact, Fields, read_fields, squeeze, values
from corpus.sources.page_votes import key

TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title", "parsely-title", "headline", "title")
_DATES = (
    "article:published_time article.published datepublished og:article:published_time pubdate publishdate publish-date"
    " publish_date publication_date published-date date_published dc.date.issued dcterms.issued dc.date dcterms.date"
    " dcterms.created dc.date.created dcterms.available citation_publication_date citation_date parsely-pub-date sailthru.date"
    " originalpublicationdate bt:pubdate rnews:datepublished displaydate date article:published og:published_time"
)
DATES = tuple(_DATES.split())
_AUTHORS = "author article:author dc.creator dcterms.creator citation_author parsely-author sailthru.author byl"
AUTHORS = tuple(_AUTHORS.split())
SITES = ("og:site_name", "dc.publisher", "dcterms.publisher", "citation_publisher", "publisher", "application-name")
ADDRESS = re.compile(r"^https?://|@|^www\.|/")
NOBODY = frozenset({"admin", "administrator", "editor", "staff", "author", "webmaster", "none", "null", "unknown", "user"})
BY = re.compile(
    r"^\W*(?:(?:words|text|written|posted|published|story)?(?: on [\w, ]{6,30}?)?\s*by:?|authors?:)\s+(?=[^\W\d_])", re.I
)
NAME = re.compile(r"(?:[^\W\d_a-z][\w'’.-]*\s+){1,3}[^\W\d_a-z][\w'’-]+")  # two to four words, each with a capital
BETWEEN_NAMES = re.compile(r"\s+(?:and|&)\s+|\s*[;|•·⋅]\s*|,\s+(?=[^\W\d_a-z][\w'’.-]*\s[^\W\d_a-z])")
OFFICE = re.compile(r",\s+[a-z].*$")  # "Ann Lee, health reporter"
HEAD_BEFORE, HEAD_AFTER = 3, 8  # blocks around the title in which a paper prints its date and author
TITLE_BREAK = re.compile(r"\s+(?:[|–—·•»‹›]|::|-)\s+|\s*\|\s*")
ISO_DAY = re.compile(r"(?!0001)(\d{4})-?(\d{2})-?(\d{2})(?!\d)")  # in the year 1 programs write that there is no day
PATH_DAY = re.compile(r"/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/-]|$)")


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What the page says of itself; `body` is the article's text where the page carries it in JSON-LD."""

    title: Fact | None = None
    authors: tuple[Fact, ...] = ()
    published: Fact | None = None  # an ISO date, at most to the day
    publisher: Fact | None = None
    language: Fact | None = None  # ISO 639-1, or 639-3 where there is no shorter code
    url: Fact | None = None
    body: str = ""
    titles: tuple[str, ...] = ()  # every form in which the page prints its title


def read_facts(root: lxml.html.HtmlElement, blocks: Sequence[Block], url: str | None) -> PageFacts:
    """The facts of a page. A heading and the lines around it serve where no field does."""
    fields = read_fields(root)
    headings = [squeeze(block.text) for block in blocks if block.tag == "h1"]
    stated = [*values(fields.article, "headline"), *fields.metas(TITLES)]
    whole = squeeze(root.findtext(".//title") or "")
    publisher = _publisher(fields)
    title = _title(headings, stated, whole, publisher)
    head = _head(blocks, title)
    address = url or _canonical(fields)
    return PageFacts(
        title,
        _authors(fields, head),
        _published(fields, head, address),
        publisher or _named_in_title(whole, title),
        _language(fields),
        Fact(address, "url" if url else "canonical") if address else None,
        "\n\n".join(fact.value for fact in values(fields.article, "articleBody", spaces=True)[:1]),
        _printed_titles(headings, [fact.value for fact in stated], whole),
    )


def _title(headings: list[str], stated: list[Fact], whole: str, publisher: Fact | None) -> Fact | None:
    """The fullest heading that a field confirms, else the only heading, else the field, else the window's title."""
    confirming = " \n ".join(key(text) for text in [*(fact.value for fact in stated), whole])
    site = key(publisher.value) if publisher else ""
    own = [heading for heading in headings if len(heading) > 3 and key(heading) != site]
    confirmed = [heading for heading in own if key(heading) in confirming]
    if confirmed:
        return Fact(_without_site(max(confirmed, key=len), publisher), "h1")
    if len(own) == 1 and (len(own[0].split()) > 2 or not stated):
        return Fact(_without_site(own[0], publisher), "h1")
    if stated:
        return Fact(_without_site(stated[0].value, publisher), stated[0].where)
    return Fact(_without_site(whole, publisher), "title") if whole else None


def _without_site(title: str, publisher: Fact | None) -> str:
    """The title without the site's name behind it."""
    parts = TITLE_BREAK.split(title)
    last, site = key(parts[-1]), key(publisher.value) if publisher else ""
    if len(parts) == 1 or len(last.split()) > 5 or (site and last not in site and site not in last):
        return title
    return title[: title.rindex(parts[-1])].rstrip(" |–—·•»‹›:-")


def _named_in_title(whole: str, title: Fact | None) -> Fact | None:
    """The site's name where the window's title is the page's title and then a name of a few words."""
    rest = whole.removeprefix(title.value) if title else whole
    name = TITLE_BREAK.split(rest.strip(" |–—·•»‹›:-"))[-1]
    return Fact(name, "title") if name and rest != whole and len(name.split()) <= 6 else None


def _printed_titles(headings: list[str], stated: list[str], whole: str) -> tuple[str, ...]:
    """The page's titles in full, and without what follows or precedes a break."""
    found: list[str] = []
    for title in [*headings[:3], *stated, whole]:
        parts = TITLE_BREAK.split(title)
        found += [title, parts[0], " ".join(parts[:-1]) or title]
    return tuple(dict.fromkeys(filter(None, found)))


def _publisher(fields: Fields) -> Fact | None:
    facts = fields.metas(SITES[:1]) + values(fields.article, "publisher") + values(fields.site, "name") + fields.metas(SITES[1:])
    return next((fact for fact in facts if not ADDRESS.search(fact.value)), None)


def _head(blocks: Sequence[Block], title: Fact | None) -> list[Block]:
    """The short blocks around the title, those below it first."""
    wanted = key(title.value) if title else ""
    at = next((number for number, block in enumerate(blocks) if wanted and wanted in key(block.text)), None)
    if at is None:
        return []
    around = [*blocks[at + 1 : at + 1 + HEAD_AFTER], *reversed(blocks[max(0, at - HEAD_BEFORE) : at])]
    return [block for block in around if len(block.text) <= 120]


def _published(fields: Fields, head: list[Block], address: str | None) -> Fact | None:
    facts = values(fields.article, "datePublished") + fields.metas(DATES)
    for element in fields.root.xpath('//*[@itemprop="datePublished"]'):
        stamp = element.get("content") or element.get("datetime") or element.text_content()
        facts.append(Fact(stamp, "itemprop:datePublished"))
    times = [element for element in fields.root.iter("time") if element.get("datetime")]
    stamped = [element for element in times if element.get("pubdate") is not None] or times[:1]
    facts += [Fact(element.get("datetime") or "", "time") for element in stamped]
    facts += [Fact(block.text, "line") for block in head]
    if address and (match := PATH_DAY.search(address)):
        facts.append(Fact("{}-{:0>2}-{:0>2}".format(*match.groups()), "url"))
    for fact in facts:
        if day := _day(fact.value):
            return Fact(day, fact.where)
    return None


def _day(text: str) -> str | None:
    """The date that a field states, as an ISO prefix."""
    match = ISO_DAY.match(text.strip())
    if match:
        try:
            return PartialDate("-".join(match.groups())).iso
        except ValueError:
            return None
    return next((found.date.iso for found in find_dates(text[:200]) if found.date and found.date.precision == "day"), None)


def _authors(fields: Fields, head: list[Block]) -> tuple[Fact, ...]:
    marked = fields.root.xpath('//*[@itemprop="author" or contains(concat(" ", @rel, " "), " author ")]')
    groups = [values(fields.article, "author"), *([fact] for fact in fields.metas(AUTHORS))]
    groups.append([Fact(squeeze(element.text_content()), "rel:author") for element in marked[:3]])
    groups.append([Fact(block.text, "line") for block in head if BY.match(block.text)])
    signed = [block for block in head if "byline" in block.path[0].signs]
    named = [block for block in signed if all(NAME.fullmatch(name) for name in BETWEEN_NAMES.split(block.text))]
    groups.append([Fact(block.text, "line") for block in named[:1]])
    for group in groups:
        if names := tuple(dict.fromkeys(_names(group))):
            return names
    return ()


def _names(facts: Iterable[Fact]) -> Iterator[Fact]:
    """The single names of bylines: "By Ann Lee and Bo Ray" are two."""
    for fact in facts:
        text = BY.sub("", squeeze(fact.value))
        if ADDRESS.search(text) and fact.where != "line":
            continue
        for part in BETWEEN_NAMES.split(text):
            name = OFFICE.sub("", part[: named_end(part)]).strip(" ,.-–")
            if name and len(name) <= 80 and name.casefold() not in NOBODY and not any(c.isdigit() for c in name):
                yield Fact(name, fact.where)


def _language(fields: Fields) -> Fact | None:
    root = fields.root
    facts = [Fact(root.get("lang") or root.get("xml:lang") or "", "html:lang"), *values(fields.article, "inLanguage")]
    facts += fields.metas(("og:locale", "content-language", "dc.language", "language"))
    for fact in facts:
        code = re.split(r"[-_]", fact.value.strip().lower())[0]
        if re.fullmatch(r"[a-z]{2,3}", code):
            return Fact(code, fact.where)
    return None


def _canonical(fields: Fields) -> str | None:
    """The page's own address, where it states one."""
    links = [link.get("href") or "" for link in fields.root.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    return next((url for url in [*links, fields.meta.get("og:url", "")] if urlsplit(url).scheme in {"http", "https"}), None)
