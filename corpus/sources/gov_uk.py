"""GOV.UK, www.gov.uk: news, releases, speeches, statements and publications of the UK Government, as pages and from its API.

Crown copyright, Open Government Licence. A page names its sender, its days and its people in fields of its own; the text stands
in an element of class "govspeak". The Content API gives the same as JSON.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import lxml.html

from corpus.dates import PartialDate
from corpus.loaders.apis.gov_uk import KINDS
from corpus.records import Document, Given, RawDocument
from corpus.sources.markup import address, cut_out, first_date, line, page_of, paragraphs
from corpus.sources.passages import Paper, Passage
from corpus.sources.reading import fields_or_text

TITLE = "GOV.UK, pages and Content API"
YIELDS = (
    "a record for each news story, press release, speech, statement, letter, consultation or publication: departments, people,"
    " first published when"
)

SLUG = "gov-uk"
SIGN = re.compile(r"<meta[^>]+govuk:|www\.gov\.uk/(?:government|guidance)/", re.IGNORECASE)
_BODY = 'contains(@class, "govspeak")'
BODIES = (f"//main//*[{_BODY}][not(ancestor::*[{_BODY}])]", f"//*[{_BODY}][not(ancestor::*[{_BODY}])]")
KIND_FIELDS = ("govuk:document-type", "govuk:format", "govuk:content-type", "govuk:schema-name")
DATED = '//main//*[contains(@class, "published-dates") or contains(@class, "publication-header__last-changed")]'
LABELS = {"From": "publisher", "Delivered by": "speaker"}


def recognises(raw: RawDocument) -> bool:
    """A page that bears GOV.UK's own fields."""
    return raw.markup is not None and not raw.text and SIGN.search(raw.markup, 0, 30_000) is not None and "govspeak" in raw.markup


def read(raw: RawDocument) -> Iterator[Document]:
    """The paper of a page, or the one that the API gave."""
    return fields_or_text(raw, SLUG, papers)


def papers(raw: RawDocument) -> Iterator[Paper]:
    """The one paper of a page: heading, summary and body; the body of a consultation has several parts."""
    root = page_of(raw.markup or "")
    found: list[lxml.html.HtmlElement] = next((parts for path in BODIES if (parts := root.xpath(path))), [])
    bodies = [body for body in (cut_out(part, "self::*") for part in found) if body is not None]
    heading = cut_out(root, "//main//h1", "//h1")
    if not bodies:
        return
    title, lead = line(heading), line(cut_out(root, '//main//*[contains(@class, "gem-c-lead-paragraph")]'))
    passages = [Passage(title, "headline")] if title else []
    passages += [Passage(lead)] if lead else []
    passages += [Passage(text) for body in bodies for text in paragraphs(body)]
    yield Paper(tuple(passages), tuple(_stated(root, title)))


def _stated(root: lxml.html.HtmlElement, title: str) -> Iterator[Given]:
    """What the page's fields state."""
    meta = {
        str(tag.get("name") or tag.get("property")): " ".join(str(tag.get("content") or "").split()) for tag in root.iter("meta")
    }
    content_id = meta.get("govuk:content-id")
    if content_id:
        yield Given("id", f"govuk-{content_id}", "field:govuk:content-id")
    field = next((name for name in KIND_FIELDS if meta.get(name)), KIND_FIELDS[-1])
    yield Given("kind", KINDS.get(meta.get(field, ""), "other"), f"field:{field}")
    if title:
        yield Given("title", title, "field:h1")
    if day := _day(meta.get("govuk:first-published-at")):
        yield Given("published", day, "field:govuk:first-published-at")
    elif shown := first_date(line(cut_out(root, DATED)).partition("updated")[0]):
        yield Given("published", shown, "field:published-dates")
    for label, value, link in _labelled(root):
        if role := LABELS.get(label.rstrip(":")):
            person = role == "publisher" and "/people/" in link
            yield Given("author" if person else role, value, f"field:{label.rstrip(':')}")
        elif label.rstrip(":") == "Delivered on" and (delivered := first_date(value)):
            yield Given("date", delivered, "field:Delivered on")
        elif label.rstrip(":") == "Published" and not day and (printed := first_date(value)):
            yield Given("published", printed, "field:Published")
    if url := address(root):
        yield Given("url", url, "field:canonical")


def _labelled(root: lxml.html.HtmlElement) -> Iterator[tuple[str, str, str]]:
    """The labels above the text with their values and links: each link of "From" by itself."""
    for term in root.xpath("//main//dt"):
        label = " ".join(str(term.text_content()).split())
        value = term.getnext()
        if value is None or value.tag != "dd":
            continue
        links = list(value.iter("a")) if label.rstrip(":") in LABELS else []
        for each in links or [value]:
            yield label, " ".join(str(each.text_content()).split()), str(each.get("href") or "")


def _day(stamp: str | None) -> str | None:
    try:
        return PartialDate((stamp or "")[:10]).iso
    except ValueError:
        return None
