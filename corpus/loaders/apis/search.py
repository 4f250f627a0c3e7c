"""What does the UK Parliament's search answer? One paper for each written question that it found, with the answer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from corpus.loaders.apis.values import Object, day, fact, inner, prose, text
from corpus.loaders.contributions import Contribution, distinct, speaker_name
from corpus.records import Given

_COLUMNS = re.compile(r"\bcc?(\d+[-–]?\d*[A-Z]*)$")


def search_results(value: object) -> Iterator[Contribution]:
    """The written questions among the documents of a search's answer."""
    found = inner(value, "response").get("docs") if isinstance(value, Mapping) else None
    for fields in found if isinstance(found, list) else ():
        if isinstance(fields, Mapping) and "questionText_t" in fields:
            paragraphs = (("question", prose(fields, "questionText_t")), ("answer", prose(fields, "answerText_t")))
            said = tuple(paragraph for paragraph in paragraphs if paragraph[1])
            yield Contribution(said, distinct(_facts(fields)), text(fields, "uin_t") or text(fields, "uri") or "question")


def _facts(fields: Object) -> Iterator[Given]:
    answered = day(fields, "dateOfAnswer_dt")
    yield from fact("id", text(fields, "uin_t"), "uin_t")
    yield Given("kind", "written_answer", "field:questionText_t")
    yield from fact("title", text(fields, "title_t"), "title_t")
    yield from fact("date", answered or day(fields, "date_dt"), "dateOfAnswer_dt" if answered else "date_dt")
    yield from fact("answered", answered, "dateOfAnswer_dt")
    yield from fact("asked", day(fields, "dateTabled_dt"), "dateTabled_dt")
    for field, role in (("askingMemberPrinted_t", "asker"), ("answeringMemberPrinted_t", "answerer")):
        yield from fact(role, speaker_name(text(fields, field)), field)
    yield from fact("answering_body", text(fields, "answeringDept_t"), "answeringDept_t")
    cited = text(fields, "bibliographicCitation_t")
    if cited.startswith(("HC ", "HL ")):
        yield Given("house", "Lords" if cited.startswith("HL") else "Commons", "field:bibliographicCitation_t")
    yield from fact("volume", text(fields, "volume_t"), "volume_t")
    column = _COLUMNS.search(cited)
    yield from fact("column", column[1] if column else "", "bibliographicCitation_t")
    yield from fact("url", text(fields, "externalLocation_uri"), "externalLocation_uri")
