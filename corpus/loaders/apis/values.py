"""How are the fields of an API's objects read, whatever else they hold?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from html import unescape

from corpus.dates import PartialDate
from corpus.loaders.fragments import text_of
from corpus.records import Given

Object = Mapping[str, object]

_WRAPS = ("value", "results", "Results", "items", "Items")  # under which the APIs put their objects


def objects(value: object, wanted: str, depth: int = 0) -> Iterator[Object]:
    """Every object that has a field of that name: the value itself, the items of a list, or what the APIs wrap them in.

    >>> [one["uin"] for one in objects({"results": [{"value": {"uin": "1"}}, {"value": {"uin": "2"}}]}, "uin")]
    ['1', '2']
    """
    if isinstance(value, list):
        for each in value:
            yield from objects(each, wanted, depth + 1)
    elif isinstance(value, dict):
        if wanted in value:
            yield value
        elif depth < 5:
            for name in _WRAPS:
                if name in value:
                    yield from objects(value[name], wanted, depth + 1)
                    return


def text(fields: Object, name: str) -> str:
    """A field as one line of text; of a list, its first value; empty where there is none."""
    value = fields.get(name)
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, str):
        return " ".join((unescape(value) if "&" in value else value).split())
    if isinstance(value, bool) or not isinstance(value, int):
        return ""
    return str(value)


def prose(fields: Object, name: str) -> str:
    """A field of HTML or plain text as paragraphs."""
    value = fields.get(name)
    forms = value if isinstance(value, list) else [value]
    rendered = [one["content"] for one in forms if isinstance(one, dict) and one.get("content_type") == "text/html"]
    first = next(iter(rendered or forms), "")  # GOV.UK gives a text in several forms
    return text_of(first) if isinstance(first, str) else ""


def day(fields: Object, name: str) -> str:
    """The day of a time stamp, as ISO; empty where there is none."""
    written = text(fields, name)[:10]
    return _iso(written) if written else ""


@lru_cache(maxsize=1024)  # many papers are of one day
def _iso(written: str) -> str:
    try:
        return PartialDate(written).iso
    except ValueError:
        return ""


def inner(fields: Object, name: str) -> Object:
    """An object in a field; an empty one where there is none."""
    value = fields.get(name)
    return value if isinstance(value, dict) else {}


def fact(name: str, value: str, field: str) -> tuple[Given, ...]:
    """The fact, where the field says something."""
    return (Given(name, value, f"field:{field}"),) if value else ()
