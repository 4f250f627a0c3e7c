"""Which fields does a web page carry, and what do they hold?

Publishers state the same fact in several vocabularies: schema.org in JSON-LD, Open Graph, Dublin Core and others in `meta`
elements. Here they are read; page_metadata decides between them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import lxml.html

from corpus.sources.page_tree import parse

ARTICLE = re.compile(r"(?:Article|BlogPosting|Report|LiveBlogPosting|PressRelease|SocialMediaPosting)$")
DEEPEST = 12  # levels of a JSON-LD value
LONGEST_JSON = 2_000_000  # characters


@dataclass(frozen=True, slots=True)
class Fact:
    """A value and the field of the page that holds it: "meta:og:title", "json-ld:datePublished", "h1", "time" ..."""

    value: str
    where: str


@dataclass(frozen=True, slots=True)
class Fields:
    """Everything that a page states in fields: its `meta` by lower-case name, and its JSON-LD objects, empty where missing."""

    root: lxml.html.HtmlElement
    meta: Mapping[str, str]
    article: Mapping[str, object]
    site: Mapping[str, object]

    def metas(self, names: Iterable[str]) -> list[Fact]:
        """The values of these `meta` fields, in this order."""
        return [Fact(self.meta[name], f"meta:{name}") for name in names if name in self.meta]


def read_fields(root: lxml.html.HtmlElement) -> Fields:
    """The fields of a page."""
    article, site = _linked_data(root)
    return Fields(root, _meta(root), article, site)


def squeeze(text: str) -> str:
    """The text with single spaces."""
    return " ".join(text.split())


def _meta(root: lxml.html.HtmlElement) -> dict[str, str]:
    """The page's `meta` fields by lower-case name, the first of each."""
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = squeeze(element.get("content") or "")
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _linked_data(root: lxml.html.HtmlElement) -> tuple[Mapping[str, object], Mapping[str, object]]:
    """The JSON-LD object of the article, and that of the site or organisation; both empty where there is none."""
    objects: list[Mapping[str, object]] = []
    for script in root.iter("script"):
        text = script.text or ""
        if (script.get("type") or "").strip().lower() == "application/ld+json" and len(text) <= LONGEST_JSON:
            try:
                objects.extend(_objects(json.loads(text.strip().rstrip(";"), strict=False), 0))
            except (ValueError, RecursionError):
                continue
    articles = [each for each in objects if any(ARTICLE.search(kind) for kind in _kinds(each))]
    pages = [each for each in objects if "datePublished" in each or "articleBody" in each]
    sites = [each for each in objects if {"WebSite", "Organization", "NewsMediaOrganization"} & set(_kinds(each))]
    return next(iter(articles or pages), {}), next(iter(sites), {})


def _objects(value: object, depth: int) -> Iterator[Mapping[str, object]]:
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        for each in value:
            yield from _objects(each, depth + 1)
    elif isinstance(value, dict):
        yield value
        for name in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart"):
            yield from _objects(value.get(name), depth + 1)


def _kinds(node: Mapping[str, object]) -> list[str]:
    kinds = node.get("@type")
    return [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]


def values(node: Mapping[str, object], name: str, *, spaces: bool = False) -> list[Fact]:
    """The texts of a JSON-LD property: a text, an object with a name, or a list of these."""
    value = node.get(name)
    found = []
    for each in value if isinstance(value, list) else [value]:
        text = each.get("name") if isinstance(each, dict) else each
        if isinstance(text, list):
            text = text[0] if text else None
        if isinstance(text, str) and (plain := _plain(text, spaces)):
            found.append(Fact(plain, f"json-ld:{name}"))
    return found


def _plain(text: str, spaces: bool) -> str:
    """A JSON-LD text without the markup and entities that some publishers leave in it; empty where no tree can be made of it."""
    if "<" in text or "&" in text:
        try:
            text = str(parse(f"<div>{text}</div>").text_content())
        except ValueError:
            return ""
    return text.strip() if spaces else squeeze(text)
