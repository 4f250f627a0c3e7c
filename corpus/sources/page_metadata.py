"""Who published a web page, when, under which title, and which of its fields says so?

The first field that holds a usable value wins, and its name is the evidence; where no field does, the heading and the lines
around it serve.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

import lxml.html

from corpus.date_text import find_dates
from corpus.dates import PartialDate
from corpus.sources.page_blocks import Block
from corpus.sources.page_fields import Fact, linked_data, meta_fields, squeeze, values
from corpus.sources.page_votes import key

TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title", "parsely-title", "headline", "title")
_DATES = (
    "article:published_time article.published datepublished og:article:published_time pubdate publishdate publish-date"
    " publish_date publication_date published-date date_published dc.date.issued dcterms.issued dc.date dcterms.date"
    " dcterms.created dc.date.created dcterms.available citation_publication_date citation_date parsely-pub-date sailthru.date"
    " originalpublicationdate bt:pubdate rnews:datepublished displaydate date article:published og:published_time"
)
DATES = tuple(_DATES.split())
AUTHORS = (
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "citation_author",
    "parsely-author",
    "sailthru.author",
    "byl",
)
SITES = ("og:site_name", "dc.publisher", "dcterms.publisher", "citation_publisher", "publisher", "application-name")
ADDRESS = re.compile(r"^https?://|@|^www\.|/")
NOBODY = frozenset({"admin", "administrator", "editor", "staff", "author", "webmaster", "none", "null", "unknown", "user"})
BY = re.compile(r"^\W*(?:words|text|written|posted|published)?\s*by:?\s+(?=[^\W\d_])", re.I)
TITLE_BREAK = re.compile(r"\s+(?:[|–—·•»]|::|-)\s+|\s*\|\s*")
ISO_DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?!\d)")
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
    """The facts of a page. A heading and a line with a date or a name below it serve where no field does."""
    meta = meta_fields(root)
    article, site = linked_data(root)
    headings = [block.text for block in blocks if block.tag == "h1"]
    stated = [*values(article, "headline"), *(Fact(meta[name], f"meta:{name}") for name in TITLES if name in meta)]
    whole = squeeze(root.findtext(".//title") or "")
    publisher = _publisher(meta, article, site)
    title = _title(headings, stated, whole, publisher)
    head = _head_lines(blocks, title)
    address = url or _canonical(root, meta)
    return PageFacts(
        title,
        _authors(root, meta, article, head, publisher),
        _published(root, meta, article, head, address),
        publisher or _named_in_title(whole, title),
        _language(root, meta, article),
        Fact(address, "url" if url else "canonical") if address else None,
        "\n\n".join(fact.value for fact in values(article, "articleBody", spaces=True)[:1]),
        _printed_titles(headings, [fact.value for fact in stated], whole),
    )


def _title(headings: list[str], stated: list[Fact], whole: str, publisher: Fact | None) -> Fact | None:
    """The heading that a field confirms; else the field, else the only heading, else the window's title."""
    confirming = " \n ".join(key(text) for text in [*(fact.value for fact in stated), whole])
    for heading in headings:
        if len(heading) > 3 and key(heading) in confirming and not (publisher and key(heading) == key(publisher.value)):
            return Fact(squeeze(heading), "h1")
    if stated:
        return Fact(_without_site(stated[0].value, publisher), stated[0].where)
    if len(headings) == 1:
        return Fact(squeeze(headings[0]), "h1")
    return Fact(_without_site(whole, publisher), "title") if whole else None


def _without_site(title: str, publisher: Fact | None) -> str:
    """The title without the site's name behind it."""
    parts = TITLE_BREAK.split(title)
    if len(parts) > 1 and (publisher is None or key(parts[-1]) in key(publisher.value) or key(publisher.value) in key(parts[-1])):
        return title[: title.rindex(parts[-1])].rstrip(" |–—·•»:-") if len(key(parts[-1]).split()) <= 5 else title
    return title


def _named_in_title(whole: str, title: Fact | None) -> Fact | None:
    """The site's name where the window's title is the page's title and then a name of a few words."""
    rest = whole.removeprefix(title.value) if title else whole
    name = rest.strip(" |–—·•»:-")
    return Fact(name, "title") if name and rest != whole and len(name.split()) <= 6 else None


def _printed_titles(headings: list[str], stated: list[str], whole: str) -> tuple[str, ...]:
    """The page's titles in full, and without what follows or precedes a break."""
    found: list[str] = []
    for title in [*headings[:3], *stated, whole]:
        parts = TITLE_BREAK.split(title)
        found += [title, parts[0], " ".join(parts[:-1]) or title]
    return tuple(dict.fromkeys(filter(None, found)))


def _publisher(meta: Mapping[str, str], article: Mapping[str, object], site: Mapping[str, object]) -> Fact | None:
    facts = [Fact(meta["og:site_name"], "meta:og:site_name")] if "og:site_name" in meta else []
    facts += values(article, "publisher") + values(site, "name")
    facts += [Fact(meta[name], f"meta:{name}") for name in SITES if name in meta]
    return next((fact for fact in facts if not ADDRESS.search(fact.value)), None)


def _head_lines(blocks: Sequence[Block], title: Fact | None) -> list[str]:
    """The short lines around the title, in which papers without fields print their date and author."""
    wanted = key(title.value) if title else ""
    at = next((number for number, block in enumerate(blocks) if wanted and key(block.text) == wanted), None)
    if at is None:
        return []
    return [block.text for block in blocks[at + 1 : at + 9] if len(block.text) <= 120]


def _published(
    root: lxml.html.HtmlElement, meta: Mapping[str, str], article: Mapping[str, object], head: list[str], address: str | None
) -> Fact | None:
    facts = values(article, "datePublished")
    facts += [Fact(meta[name], f"meta:{name}") for name in DATES if name in meta]
    for element in root.iter():
        if element.get("itemprop") == "datePublished":
            facts.append(
                Fact(element.get("content") or element.get("datetime") or element.text_content(), "itemprop:datePublished")
            )
    times = [element for element in root.iter("time") if element.get("datetime")]
    stamped = [element for element in times if element.get("pubdate") is not None] or times[:1]
    facts += [Fact(element.get("datetime") or "", "time") for element in stamped]
    facts += [Fact(line, "line") for line in head]
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


def _authors(
    root: lxml.html.HtmlElement,
    meta: Mapping[str, str],
    article: Mapping[str, object],
    head: list[str],
    publisher: Fact | None,
) -> tuple[Fact, ...]:
    groups: list[list[Fact]] = [values(article, "author")]
    groups += [[Fact(meta[name], f"meta:{name}")] for name in AUTHORS if name in meta]
    marked = root.xpath('//*[@itemprop="author" or contains(concat(" ", @rel, " "), " author ")]')
    groups.append([Fact(squeeze(element.text_content()), "rel:author") for element in marked[:3]])
    groups.append([Fact(line, "line") for line in head if BY.match(line)])
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
        for name in re.split(r"\s+(?:and|&)\s+|\s*[;|•]\s*|,\s+(?=[^\W\d_]+\s[^\W\d_])", text):
            bare = name.strip(" ,.-–")
            if bare and len(bare) <= 80 and bare.casefold() not in NOBODY and not any(c.isdigit() for c in bare):
                yield Fact(bare, fact.where)


def _language(root: lxml.html.HtmlElement, meta: Mapping[str, str], article: Mapping[str, object]) -> Fact | None:
    facts = [Fact(root.get("lang") or root.get("xml:lang") or "", "html:lang")]
    facts += values(article, "inLanguage")
    facts += [
        Fact(meta[name], f"meta:{name}") for name in ("og:locale", "content-language", "dc.language", "language") if name in meta
    ]
    for fact in facts:
        code = re.split(r"[-_]", fact.value.strip().lower())[0]
        if re.fullmatch(r"[a-z]{2,3}", code):
            return Fact(code, fact.where)
    return None


def _canonical(root: lxml.html.HtmlElement, meta: Mapping[str, str]) -> str | None:
    """The page's own address, where it states one."""
    links = [element.get("href") or "" for element in root.iter("link") if (element.get("rel") or "").lower() == "canonical"]
    return next((url for url in [*links, meta.get("og:url", "")] if urlsplit(url).scheme in {"http", "https"}), None)
