"""Which hosts do the addresses in a text name, and how would an organisation's name be written in one?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.knowledge import name_key

_HOST = re.compile(r"(?:www\.)?(?P<host>[a-z0-9-]+(?:\.[a-z0-9-]+)+)")
_LONGEST_HOST = 253  # characters, by RFC 1035


def hosts_in(text: str, *signs: str) -> Iterator[str]:
    """The hosts that follow these signs of an address."""
    for sign in signs:
        at = text.find(sign)
        while at >= 0:
            start = at if sign == "www." else at + len(sign)
            match = _HOST.match(text, start, start + _LONGEST_HOST)
            if match:
                yield match["host"]
            at = text.find(sign, at + 1)


def squeezed(name: str) -> Iterator[str]:
    """A name as an address writes it: childrenssociety, childrens-society, nspcc."""
    words = name_key(name).split()
    whole = "".join(words)
    if len(whole) > 3 or name.isupper():
        yield whole
    for place in (" for england", " for wales", " uk", " england", " and wales", " scotland"):
        if name_key(name).endswith(place):
            yield name_key(name).removesuffix(place).replace(" ", "")
    if len(words) > 2:
        yield "".join(word[0] for word in words)
