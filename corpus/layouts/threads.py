"""Who wrote the earlier messages of a thread of mails, and to whom, as their headers say?

From: LISLE, Harold (MP)                              writer
To: Nora Whitcombe Lisle                               recipient
On 5 Oct 2018, at 16:40, Ada Poe wrote:                writer
> Hi Harold                                            recipient
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.layouts.letter_lines import SALUTATION, is_salutation
from corpus.lines import Line
from corpus.records import Part

WRITER, RECIPIENT = "thread_writer", "thread_recipient"
MARKS = re.compile(r"[> ]+")
WROTE = re.compile(
    r"(?:On|At|Ar|Am|Le) .{6,70}?(?:\d[:.]\d\d(?::\d\d)?(?: ?[ap]\.?m\b\.?)?|\b(?:19|20)\d\d)(?: \([A-Z]{2,5}\))?,? "
    r"(?P<name>[^\d<:]{3,60}?)(?: [<(\[][^>\n]*[>)\]])? (?:wrote|a écrit|ysgrifennodd) ?:$",
    re.IGNORECASE,
)
FROM = re.compile(r"\*?(?:From|Oddi wrth)\s?:\*?\s*(?P<name>[^<\n]{3,80}?)\s*(?:[<\[(]\S+@.*)?$")
TO = re.compile(r"\*?(?:To|Cc|At)\s?:\*?\s*(?P<name>\S.{2,200})$", re.IGNORECASE)
HEADER_LINES = 6  # in which the recipients stand below the writer


def thread_parts(lines: Sequence[Line]) -> list[Part]:
    """The writers and recipients of the earlier messages, from the filled lines in which these stand."""
    parts: list[Part] = []
    since = HEADER_LINES  # lines since the last writer
    for line in lines:
        marks = MARKS.match(line.text)
        at = marks.end() if marks else 0
        text = line.text[at:]
        since += 1
        writer = WROTE.match(text) or FROM.match(text)
        to = TO.match(text) if since <= HEADER_LINES and not writer else None
        if writer:
            parts.append(Part(WRITER, line.part(at + writer.start("name"), at + writer.end("name"))))
            since = 0
        elif to:
            parts.append(Part(RECIPIENT, line.part(at + to.start("name"), at + to.end("name"))))
        elif text and is_salutation(text):
            greeting = SALUTATION.match(text)
            parts.append(Part(RECIPIENT, line.part(at, at + (greeting.end() if greeting else len(text)))))
    return parts
