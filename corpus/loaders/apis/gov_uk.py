"""What does GOV.UK's Content API answer? One paper: a news story, a release, a speech, a statement, a publication."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from corpus.loaders.apis.values import Object, day, fact, inner, prose, text
from corpus.loaders.contributions import Contribution, distinct, speaker_name
from corpus.records import Given

SITE = "https://www.gov.uk"
KINDS = {  # GOV.UK's document types, as the kinds of record; all others are "other"
    "press_release": "press_release",
    "government_response": "press_release",
    "fatality_notice": "press_release",
    "news_story": "news",
    "world_news_story": "news",
    "written_statement": "debate",
    "oral_statement": "debate",
    "correspondence": "letter",
}
_SPOKEN = ("speech", "written_statement", "oral_statement")
_TEXTS = ("body", "final_outcome_detail", "public_feedback_detail")


def content_items(value: object) -> Iterator[Contribution]:
    """The document of an answer, or each of a list of them."""
    for fields in value if isinstance(value, list) else (value,):
        if isinstance(fields, Mapping) and "content_id" in fields and "details" in fields:
            kind = text(fields, "document_type") or text(fields, "schema_name")
            details = inner(fields, "details")
            part = "speech" if kind in _SPOKEN else ""
            lead = (("", text(fields, "description")),) if not part else ()
            said = (*lead, *((part, prose(details, name)) for name in _TEXTS))
            yield Contribution(tuple(one for one in said if one[1]), distinct(_facts(fields, kind)), text(fields, "content_id"))


def _facts(fields: Object, kind: str) -> Iterator[Given]:
    details, links = inner(fields, "details"), inner(fields, "links")
    yield Given("id", f"govuk-{text(fields, 'content_id')}", "field:content_id")
    yield Given("kind", KINDS.get(kind, "other"), "field:document_type")
    yield from fact("title", text(fields, "title"), "title")
    published = [(fields, "first_published_at"), (details, "first_public_at"), (fields, "public_updated_at")]
    for where, name in published:
        if first := day(where, name):
            yield Given("published", first, f"field:{name}")
            break
    yield from fact("date", day(details, "delivered_on"), "delivered_on")
    yield from fact("language", text(fields, "locale")[:2], "locale")
    for name in ("primary_publishing_organisation", "organisations"):
        for title in _titles(links, name):
            yield Given("publisher", title, f"field:links.{name}")
    yield from _people(links, kind)
    path = text(fields, "base_path")
    yield from fact("url", f"{SITE}{path}" if path else "", "base_path")


def _people(links: Object, kind: str) -> Iterator[Given]:
    """Who speaks in a speech, writes an article, or stands beside the sender of a release."""
    role = "speaker" if kind in _SPOKEN else "author"
    for name in ("speaker", "people"):
        for title in _titles(links, name):
            yield Given(role, speaker_name(title), f"field:links.{name}")
        if _titles(links, name):
            return


def _titles(links: Object, name: str) -> list[str]:
    found = links.get(name)
    return [
        title
        for each in (found if isinstance(found, list) else ())
        if isinstance(each, Mapping) and (title := text(each, "title"))
    ]
