"""What does the UK Parliament's API of bills answer? One paper for each bill: its titles, what it is about, who sponsors it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from corpus.loaders.apis.values import Object, day, fact, inner, objects, prose, text
from corpus.loaders.contributions import Contribution, distinct, speaker_name
from corpus.records import Given

SITE = "https://bills.parliament.uk/bills"


def bills(value: object) -> Iterator[Contribution]:
    """The bills of an answer."""
    for fields in objects(value, "billId"):
        stage = text(inner(fields, "currentStage"), "description")
        said = [("", text(fields, name)) for name in ("shortTitle", "longTitle")] + [("", prose(fields, "summary"))]
        said += (
            [("", f"Stage: {stage}, House of {text(fields, 'currentHouse')}")] if stage and text(fields, "currentHouse") else []
        )
        yield Contribution(tuple(one for one in said if one[1]), distinct(_facts(fields)), f"bill-{text(fields, 'billId')}")


def _facts(fields: Object) -> Iterator[Given]:
    number = text(fields, "billId")
    yield Given("id", f"bill-{number}", "field:billId")
    yield Given("kind", "other", "field:billId")
    yield from fact("title", text(fields, "shortTitle"), "shortTitle")
    yield from fact("published", day(fields, "lastUpdate"), "lastUpdate")
    sponsors = fields.get("sponsors")
    for sponsor in sponsors if isinstance(sponsors, list) else ():
        if isinstance(sponsor, Mapping):
            yield from fact("author", _name(inner(sponsor, "member")), "sponsors.member.name")
            yield from fact("publisher", text(inner(sponsor, "organisation"), "name"), "sponsors.organisation.name")
    yield Given("url", f"{SITE}/{number}", "field:billId")


def _name(member: Object) -> str:
    name = text(member, "name")
    return speaker_name(name) if name else ""
