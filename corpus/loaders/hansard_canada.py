"""Who says what in Canada's House of Commons or one of its committees, under which heading, on which day?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import cast

from lxml import etree

from corpus.dates import PartialDate
from corpus.loaders.contributions import Contribution, distinct, speaker_name
from corpus.loaders.xml import local
from corpus.records import Given

_PARAGRAPHS = ("ParaText", "ProceduralText", "QuotePara", "Prayer", "ThroneSpeechPara")
_INNER = tuple(f"{{*}}{name}" for name in _PARAGRAPHS)
_HEADINGS = ("OrderOfBusinessTitle", "SubjectOfBusinessTitle", "SubjectOfBusinessQualifier", "CatchLine")
_STRING = etree.XPath("string()", smart_strings=False)
_UNSAID = frozenset((*_HEADINGS, "FloorLanguage", "Timestamp", "PersonSpeaking", "ForceColumnBreak"))


@dataclass(frozen=True, slots=True)
class _Where:
    """The headings above: the order of business, and the subject."""

    order: str = ""
    subject: str = ""


def canadian(root: etree._Element) -> Iterator[Contribution]:
    """Every intervention of a sitting, and what nobody in particular says, in order."""
    about = {str(item.get("Name")): _line(item) for item in root.iter("{*}ExtractedItem", "ExtractedItem")}
    language = (root.get("{http://www.w3.org/XML/1998/namespace}lang") or "").lower()
    body = next((child for child in root if local(child) == "HansardBody"), None)
    if body is None:
        return
    sitting = distinct(_sitting(about, language))
    for number, (where, speaker, paragraphs, anchor) in enumerate(_said(body, _Where()), 1):
        facts = (*_facts(where, speaker, anchor, about.get("InstitutionDebate", "")), *sitting)
        member = f"canada-{anchor}" if anchor else f"part {number}"
        yield Contribution(tuple(("speech", text) for text in paragraphs), facts, member)


def _facts(where: _Where, speaker: str, anchor: str, institution: str) -> Iterator[Given]:
    """What holds for one contribution."""
    if anchor:
        yield Given("id", f"canada-{anchor}", "field:id")
    yield Given("kind", "debate", "field:Intervention")
    fields = ("SubjectOfBusinessTitle", "OrderOfBusinessTitle", "InstitutionDebate")
    for title, field in zip((where.subject, where.order, institution), fields, strict=True):
        if title:
            yield Given("title", title, f"field:{field}")
            break
    if speaker:
        yield Given("speaker", speaker_name(speaker), "field:PersonSpeaking")


def _sitting(about: Mapping[str, str], language: str) -> Iterator[Given]:
    """What holds for the whole sitting."""
    day = "-".join(about.get(f"MetaDateNum{name}", "").zfill(2) for name in ("Year", "Month", "Day"))
    with suppress(ValueError):
        yield Given("date", PartialDate(day).iso, "field:MetaDateNum")
    if language:
        yield Given("language", language[:2], "field:lang")
    if about.get("Institution", "").upper() in ("HOUSE OF COMMONS", "CHAMBRE DES COMMUNES"):
        yield Given("house", "House of Commons (Canada)", "field:Institution")
    volume = re.search(r"\d+", about.get("MetaVolumeNumber", "") or about.get("Volume", ""))
    if volume:
        yield Given("volume", volume[0], "field:Volume")


def _said(element: etree._Element, where: _Where) -> Iterator[tuple[_Where, str, list[str], str]]:
    """Heading, speaker, paragraphs and number of each contribution; paragraphs of nobody's that follow each other are one."""
    loose: list[str] = []
    subject = ""  # of the subject before: one that bears a qualifier alone is under the same title
    for child in element:
        name = local(child)
        if name in _PARAGRAPHS:
            loose += _paragraphs(child)
            continue
        if loose and name not in ("FloorLanguage", "Timestamp"):
            yield where, "", loose, ""
            loose = []
        if name == "Intervention":
            speaker = next((_line(part) for part in child if local(part) == "PersonSpeaking"), "")
            yield where, speaker, list(_paragraphs(child)), child.get("id") or ""
        elif name in _HEADINGS:
            where = _under(where, name, _line(child))
        elif name and name not in _UNSAID:
            titles = {local(heading): _line(heading) for heading in child if local(heading) in _HEADINGS}
            subject = titles.get("SubjectOfBusinessTitle") or subject
            goes_on = "SubjectOfBusinessQualifier" in titles and "SubjectOfBusinessTitle" not in titles
            yield from _said(child, replace(where, subject=subject) if goes_on else where)
    if loose:
        yield where, "", loose, ""


def _under(where: _Where, name: str, text: str) -> _Where:
    if not text or (name == "CatchLine" and where.order):
        return where
    if name in ("OrderOfBusinessTitle", "CatchLine"):
        return _Where(order=text)
    if name == "SubjectOfBusinessTitle":
        return replace(where, subject=text)
    return replace(where, subject=f"{where.subject}: {text}" if where.subject else text)


def _paragraphs(element: etree._Element) -> Iterator[str]:
    """The paragraphs of an element; a quotation's within a paragraph are paragraphs of their own."""
    name = local(element)
    if name in _UNSAID:
        return
    if name in _PARAGRAPHS and not any(len(child) or local(child) in _PARAGRAPHS for child in element):
        if text := _line(element):
            yield text
        return
    words = [element.text or ""] if name in _PARAGRAPHS else []
    for child in element:
        if local(child) in _PARAGRAPHS or next(child.iterdescendants(_INNER), None) is not None:
            if text := " ".join("".join(words).split()):
                yield text
            words = []
            yield from _paragraphs(child)
        elif name in _PARAGRAPHS and local(child) not in _UNSAID:
            words.append(_line(child))
        if name in _PARAGRAPHS:
            words.append(child.tail or "")
    if text := " ".join("".join(words).split()):
        yield text


def _line(element: etree._Element) -> str:
    text = cast(str, _STRING(element)) if len(element) else element.text or ""
    return " ".join(text.split())
