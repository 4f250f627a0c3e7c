"""What do the named fields of a paper mean: of a line or value of JSON, of a row of a table?

The text is in `text` (or `body`, `content`, `full_text`, `article`). Every other known field is a given fact:

    id, kind, title, url, language              as they are
    speaker, asker, answerer, author, addressee, publisher, signatory    the names of those who play the role
    department, answering_body                  the body that answered
    house, uin, volume, column                  where a paper of a parliament stands
    signature_lines                             those of its lines that are plainly a name
    date, date_asked, date_answered, ...        ISO dates; date_precision "month" leaves the day out

Where dossier.toml maps our names to others, that map comes first. A question's `date` is the day it was tabled where the paper
has `date_answered` or comes from a set that says so; otherwise it is the day of the sitting, on which it was answered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from corpus.date_text import parse_date
from corpus.dates import PartialDate
from corpus.field_maps import FACTS, FieldMap
from corpus.loaders.encoding import tidy
from corpus.loaders.fragments import text_of
from corpus.records import KINDS, Given

Fields = Mapping[str, object]

TEXTS = ("text", "body", "content", "full_text", "article")
_ANSWERING = ("department", "answering_body")
_NAMES = {field: name for name in FACTS for field in (_ANSWERING if name == "answering_body" else (name,))}
_ALSO = {
    "headline": "title",
    "subject": "title",
    "link": "url",
    "lang": "language",
}  # where the paper has no field of our own name
_KNOWN = (*_NAMES.items(), *_ALSO.items())
_DATES = {"date_asked": "asked", "date_answered": "answered", "date_published": "published", "date_sent": "sent"}
_ALSO_DATES = ("published", "published_at", "pub_date", "publication_date")
_TABLED = ("mysociety/uk-parl-written-questions",)  # sets whose questions bear the day on which they were tabled
_RELEASED = ("press_release", "news")
_NAME_LINE = re.compile(r"(?:[A-Z][\w.'’-]*|de|van|von|of|la|ap|ab|y|the)(?: (?:[A-Z][\w.'’-]*|de|van|von|of|la|ap|ab|y))*", re.U)
_NO_NAME = re.compile(
    r"\b(?:member|congress|senator|representative|secretary|chair\w*|president|director|united|states|committee|ranking"
    r"|article|page|print|email|share|tweet|office|department|sincerely|regards|faithfully|enclosures?|cc|leader|house)\b",
    re.I,
)


def text_in(fields: Fields, mapped: FieldMap) -> str:
    """The text of a paper; several mapped fields are put one below the other. HTML is turned into the text that it shows."""
    own = dict(mapped.names).get("text") if mapped.names else None
    if own:
        parts = [text_of(value) for name in own if isinstance(value := lookup(fields, name), str)]
        return "\n\n".join(part for part in parts if part)
    for name in TEXTS:
        if isinstance(value := fields.get(name), str):
            return tidy(value)
    return ""


def given_in(fields: Fields, mapped: FieldMap) -> Iterator[Given]:
    """The facts that the fields give, each with the field as its proof."""
    if not mapped.names:
        return _by_default(fields)
    return _as_mapped(fields, mapped)


def _as_mapped(fields: Fields, mapped: FieldMap) -> Iterator[Given]:
    told: set[str] = set()
    for name, theirs in mapped.names:
        if name != "text":
            for fact in _mapped(fields, name, theirs):
                told.add(name)
                yield fact
    yield from (fact for fact in _by_default(fields) if fact.name not in told)


def lookup(fields: Fields, path: str) -> object:
    """The value of a field, or of one further in: "details.body"; None where there is none."""
    value: object = fields
    if path in fields:
        return fields[path]
    for step in path.split("."):
        if isinstance(value, list) and step.isdecimal() and int(step) < len(value):
            value = value[int(step)]
        elif isinstance(value, list):
            value = [inner for one in value if isinstance(one, dict) and (inner := one.get(step)) is not None]
        elif isinstance(value, dict):
            value = value.get(step)
        else:
            return None
    return value


def _mapped(fields: Fields, name: str, theirs: tuple[str, ...]) -> Iterator[Given]:
    for field in theirs:
        for value in words(lookup(fields, field)):
            if name in ("date", "asked", "answered", "published", "sent"):
                day = iso_date(value) or _printed_date(value)
                if day:
                    yield Given(name, day, f"field:{field}")
            elif name == "kind":
                kind = kind_of(value)
                if kind:
                    yield Given("kind", kind, f"field:{field}")
            else:
                yield Given(name, value, f"field:{field}")


def _by_default(fields: Fields) -> Iterator[Given]:
    kind = kind_of(fields["kind"]) if "kind" in fields else None
    if kind:
        yield Given("kind", kind, "field:kind")
    for field, name, origin in _known_in(tuple(fields)):
        if (said := fields[field]) and (field in _NAMES or not fields.get(name)):
            for value in words(said):
                yield Given(name, value, origin)
    if "signature_lines" in fields:
        for line in words(fields["signature_lines"]):
            if is_name_line(line):
                yield Given("signatory", line, "field:signature_lines")
    yield from _dates(fields, kind)


@lru_cache(maxsize=64)  # the lines of a file have the same fields
def _known_in(names: tuple[str, ...]) -> tuple[tuple[str, str, str], ...]:
    """Those fields of a paper that mean something, each with our name for it and its proof, in our order."""
    return tuple((field, name, f"field:{field}") for field, name in _KNOWN if field in names)


def kind_of(value: object) -> str | None:
    """The kind, where a value names one of ours, in whatever spelling."""
    if not isinstance(value, str):
        return None
    if value in KINDS:
        return value
    kind = re.sub(r"[\s-]+", "_", value.strip().lower())
    return kind if kind in KINDS else None


def _dates(fields: Fields, kind: str | None) -> Iterator[Given]:
    """The dates of a paper, each under the name of what happened on that day; `date` is the paper's own."""
    by = "date" if fields.get("date") else next((name for name in _ALSO_DATES if fields.get(name)), "date")
    date, origin = iso_date(fields.get(by), month=fields.get("date_precision") == "month"), f"field:{by}"
    dated = {
        name: (value, f"field:{field}")
        for field, name in _DATES.items()
        if field in fields and (value := iso_date(fields[field]))
    }
    if kind == "written_answer" and date:
        tabled = "date_answered" in fields or fields.get("source_repo") in _TABLED
        dated.setdefault("asked" if tabled else "answered", (date, origin))
    elif date and (kind in _RELEASED or by != "date"):
        dated.setdefault("published", (date, origin))
    if kind == "written_answer" and "answered" in dated:
        date, origin = dated["answered"]
    if date:
        yield Given("date", date, origin)
    for name, (value, field) in sorted(dated.items()):
        yield Given(name, value, field)


def iso_date(value: object, *, month: bool = False) -> str | None:
    """A date as our ISO prefix, without the time that may follow it; None for what is no ISO date."""
    return _prefix(value[:40], month) if value and isinstance(value, str) else None


def _printed_date(value: str) -> str | None:
    """A date as people write it, "4 May 2021", day first: the user says that it is one."""
    try:
        return parse_date(value[:40]).iso
    except ValueError:
        return None


@lru_cache(maxsize=1024)  # many papers are of one day
def _prefix(text: str, month: bool) -> str | None:
    text = text.strip()
    if len(text) > 10 and text[10] in "T ":  # a time follows
        text = text[:10]
    text = text[:7] if month else text
    try:
        return PartialDate(text).iso
    except ValueError:
        return None


def words(value: object) -> list[str]:
    """A field's values as clean strings: none, one, or several for a list."""
    if isinstance(value, str):
        clean = " ".join((value if value.isascii() and value.isprintable() else tidy(value)).split())
        return [clean] if clean else []
    values = value if isinstance(value, list) else [value]
    texts = [str(v) for v in values if isinstance(v, str | int) and not isinstance(v, bool)]
    return [clean for text in texts if (clean := " ".join(tidy(text).split()))]


def is_name_line(line: str) -> bool:
    """Is a line under a letter one person's name and nothing else?

    >>> [is_name_line(line) for line in ("Mary L. Okafor", "Member of Congress", "###", "A. Lee B. Kay C. Dow D. Poe")]
    [True, False, False, False]
    """
    parts = line.split()
    return 2 <= len(parts) <= 5 and bool(_NAME_LINE.fullmatch(line)) and not _NO_NAME.search(line)
