"""Who is named surname first in the header of a mail: "LISLE, Harold (MP)"?"""

from __future__ import annotations

import re

from corpus.layouts.bylines import in_name_case
from corpus.names.words import COMMON, FIRST, HEAD, OFFICE, OTHER, PLACE, sort_of
from corpus.records import Mention, Part, Span

PARTS = ("sender", "recipient", "copy_list", "thread_writer", "thread_recipient")
TURNED = re.compile(
    r"(?:^|[;\"'<>]) ?(?P<name>(?P<last>[^\W\d_][\w'’-]+(?: [^\W\d_][\w'’-]+)?), (?P<first>[A-Z][\w'’-]+(?: [A-Z]\.?)?))"
    r"(?=\s*(?:[(<;\"\[\n]|$))"
)
_NO_GIVEN_NAME = PLACE | HEAD | OTHER | OFFICE | COMMON


def turned_names(text: str, parts: tuple[Part, ...]) -> list[Mention]:
    """The people whose surnames stand first, each with the name as it is usually written."""
    found = []
    for part in parts:
        surface = text[part.span.start : part.span.end] if part.name in PARTS else ""
        for match in TURNED.finditer(surface) if ", " in surface else ():
            sort = sort_of(match["first"])
            street = sort_of(match["last"].rpartition(" ")[2]) & OTHER
            if (
                match["last"][0].isupper()
                and not match["first"].isupper()
                and not street
                and (sort & FIRST or not sort & _NO_GIVEN_NAME)
            ):
                name = f"{match['first']} {in_name_case(match['last'])}"
                start, end = (part.span.start + at for at in match.span("name"))
                found.append(Mention(Span(start, end), match["name"], "person", "person.header", name))
    return found
