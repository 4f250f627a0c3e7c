"""What does the API of Hansard online answer? One paper for each contribution to a debate, or that a search found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from corpus.loaders.apis.values import Object, day, fact, inner, objects, prose, text
from corpus.loaders.contributions import Contribution, distinct, speaker_name
from corpus.records import Given

SITE = "https://hansard.parliament.uk"
_DEEPEST = 20  # debates within debates
_SAID = ("Contribution", "")  # the types of an item that are words of the debate; others are columns and time stamps


def debates(value: object) -> Iterator[Contribution]:
    """The contributions to a debate and to the debates in it; or those that a search of contributions found."""
    if isinstance(value, Mapping) and isinstance(value.get("Overview"), Mapping):
        yield from _debate(value, (), 0)
        return
    if isinstance(value, list):
        for each in value:
            if isinstance(each, Mapping) and "Overview" in each:
                yield from _debate(each, (), 0)
    for fields in objects(value, "ContributionText"):
        said = prose(fields, "ContributionTextFull") or prose(fields, "ContributionText")
        yield Contribution(
            (("speech", said),), distinct(_found(fields)), text(fields, "ContributionExtId") or text(fields, "ItemId")
        )


def _debate(debate: Object, above: tuple[Given, ...], depth: int) -> Iterator[Contribution]:
    about = inner(debate, "Overview")
    shared = distinct(iter((*_shared(about), *above)))
    column = ""
    items = debate.get("Items")
    for number, item in enumerate(items if isinstance(items, list) else ()):
        if not isinstance(item, Mapping):
            continue
        column = text(item, "HansardSection") or column
        words = prose(item, "Value")
        if words and text(item, "ItemType") in _SAID:
            anchor = text(item, "ExternalId") or text(item, "ItemId")
            facts = (*_item(item, anchor), *shared)
            yield Contribution((("speech", words),), facts, anchor or f"item {number + 1}")
    children = debate.get("ChildDebates")
    for child in children if isinstance(children, list) and depth < _DEEPEST else ():
        if isinstance(child, Mapping):
            yield from _debate(child, shared, depth + 1)


def _shared(about: Object) -> Iterator[Given]:
    date, house, number = day(about, "Date"), text(about, "House"), text(about, "ExtId")
    yield from fact("title", text(about, "Title"), "Overview.Title")
    yield from fact("date", date, "Overview.Date")
    yield from fact("house", house, "Overview.House")
    yield from fact("volume", text(about, "VolumeNo"), "Overview.VolumeNo")
    if date and house and number:
        yield Given("url", f"{SITE}/{house.lower()}/{date}/debates/{number}", "field:Overview.ExtId")


def _item(item: Object, anchor: str) -> Iterator[Given]:
    if anchor:
        yield Given("id", anchor, "field:ExternalId" if text(item, "ExternalId") else "field:ItemId")
    yield Given("kind", "debate", "field:ItemType")
    speaker = text(item, "AttributedTo") or text(item, "MemberName")
    yield from fact("speaker", speaker_name(speaker) if speaker else "", "AttributedTo")


def _found(fields: Object) -> Iterator[Given]:
    """The facts of a contribution that a search found."""
    date, house, number = day(fields, "SittingDate"), text(fields, "House"), text(fields, "ContributionExtId")
    yield from fact("id", number, "ContributionExtId")
    yield Given("kind", "debate", "field:ContributionText")
    yield from fact("title", text(fields, "DebateSection"), "DebateSection")
    yield from fact("date", date, "SittingDate")
    speaker = text(fields, "MemberName") or text(fields, "AttributedTo")
    yield from fact("speaker", speaker_name(speaker) if speaker else "", "MemberName")
    yield from fact("house", house, "House")
    debate = text(fields, "DebateSectionExtId")
    if date and house and debate and number:
        yield Given("url", f"{SITE}/{house.lower()}/{date}/debates/{debate}/#contribution-{number}", "field:DebateSectionExtId")
