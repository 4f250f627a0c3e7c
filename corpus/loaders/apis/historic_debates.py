"""What do sets of historic debates hold, a list of debates with their speeches? One paper for each speech."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from corpus.date_text import parse_date
from corpus.loaders.apis.values import Object, fact, prose, text
from corpus.loaders.contributions import Contribution, speaker_name
from corpus.records import Given

_SUFFIX = re.compile(r"\s*\(Hansard, [^()]*\)$")


def historic_debates(value: object) -> Iterator[Contribution]:
    """The speeches of every debate of a list, in order."""
    for debate in value if isinstance(value, list) else (value,):
        if isinstance(debate, dict) and "debate_id" in debate and isinstance(debate.get("speeches"), list):
            yield from _speeches(debate)


def _speeches(debate: Object) -> Iterator[Contribution]:
    speeches, name = debate["speeches"], text(debate, "debate_id")
    about = (
        *fact("title", _SUFFIX.sub("", text(debate, "title")).lstrip("> "), "title"),
        *fact("date", _day(text(debate, "date") or text(debate, "year")), "date"),
        *fact("house", text(debate, "chamber"), "chamber"),
    )
    for number, speech in enumerate(speeches if isinstance(speeches, list) else (), 1):
        if isinstance(speech, dict):
            member = f"{name}.{text(speech, 'sequence_number') or number}"
            own = (Given("id", member, "field:debate_id"), Given("kind", "debate", "field:speeches"))
            speaker = text(speech, "speaker")
            said = fact("speaker", speaker_name(speaker) if speaker else "", "speaker")
            yield Contribution((("speech", prose(speech, "text")),), (*own, *about, *said), member)


@lru_cache(maxsize=256)  # a debate's speeches are of one day
def _day(written: str) -> str:
    try:
        return parse_date(written).iso
    except ValueError:
        return ""
