"""Where does a paper of a parliament stand: in which house, volume and column, under which number?

house    Commons, Lords, Scottish Parliament, Northern Ireland Assembly, Senedd
uin      the number of a written question of the UK Parliament: 151806, HL4471
number   that of another parliament: S3W-27797
volume, column   of the Official Report (Hansard): 741, 205-206WA

What came with the file wins; then the publisher's number, the address, the lines that were removed as furniture, the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import MappingProxyType

from corpus.dating.hansard_columns import LONGEST, columns_of, joined_columns, place_in_original
from corpus.evidence import given_evidence, removed_text, shown_in, shown_in_source
from corpus.lines import holds
from corpus.records import Document, Evidence, Findings, Given, Span
from corpus.vocabulary import vocabulary

Found = Iterator[tuple[str, str, Evidence]]  # name, value, proof

NAMES = ("house", "uin", "number", "volume", "column")
HOUSES = {  # how parlparse, TheyWorkForYou and the parliaments' own sites name a house in a number or an address
    "debate": "Commons",
    "debates": "Commons",
    "commons": "Commons",
    "cm": "Commons",
    "westminhall": "Commons",
    "whall": "Commons",
    "lords": "Lords",
    "ld": "Lords",
    "ni": "Northern Ireland Assembly",
    "sp": "Scottish Parliament",
    "spor": "Scottish Parliament",
    "spwa": "Scottish Parliament",
    "spwrans": "Scottish Parliament",
    "senedd": "Senedd",
}
SHORT_HOUSES = {"scotland": "Scottish Parliament", "northern ireland": "Northern Ireland Assembly", "wales": "Senedd"}
QUESTIONS = ("wrans", "spwa", "spwrans")  # written questions, by number
GID = re.compile(r"uk\.org\.publicwhip/([a-z]+)/\d{4}-\d{2}-\d{2}[a-z]?\.([\w-]+)\.(\w+)")
GID_PAGE = re.compile(r"theyworkforyou\.com/([a-z]+)/\?(?:g?id)=\d{4}-\d{2}-\d{2}[a-z]?\.([\w-]+)\.(\w+)")
UIN = re.compile(r"(?:HL)?\d{1,7}")
DEVOLVED = re.compile(r"S\d[WOFT]-\d+")
URL_UIN = re.compile(
    r"/(?:question|written-questions?/detail/[\d-]+|written-question/(?:commons|lords)/[\d-]+)/((?:HL)?\d{2,7})(?:[/?#]|$)",
    re.IGNORECASE,
)
URL_HOUSE = re.compile(
    r"(?:hansard\.parliament\.uk|historic-hansard|written-question)/(commons|lords)(?:/|$)|publications\.parliament\.uk/pa/(cm|ld)\d",
    re.IGNORECASE,
)
URL_COLUMN = re.compile(r"#col(?:umn)?_(\d+\w{0,2})$")
LABEL = re.compile(
    r"\bUIN\s{0,2}:?\s{0,2}(?P<label>(?:HL\s?)?\d{1,7})\b|\[(?P<bracket>HL\s?\d{1,7}|\d{4,7})\]"
    r"|\b(?P<number>S\d[WOFT]-\d+|(?:WQ|OQ|TQ|WAQ)\d{4,}|AQ[WOT] ?\d+/\d\d-\d\d)\b"
)
LABEL_HINTS = ("UIN", "WQ", "OQ", "TQ", "AQ", "W-", "O-", "F-", "T-")  # LABEL holds one, or begins so:
BRACKETED = re.compile(r"\[(?:HL|\d)")
BRACKET = re.compile(r"\[(HL\s?\d{1,7}|\d{4,7})\]")
HOUSE_LINE = re.compile(r"^[ \t]*(?:UK Parliament\W+)?House of (Commons|Lords)\b[^.\n]{0,40}$", re.MULTILINE)
ASKED_IN = (
    ("Lords", re.compile(r"[Tt]o ask (?:Her|His) Majesty[’']s Government\b")),
    ("Scottish Parliament", re.compile(r"[Tt]o ask the Scottish (?:Executive|Government|Ministers)\b")),
    (
        "Commons",
        re.compile(
            r"[Tt]o ask the (?:Secretary of State for|Prime Minister\b|Chancellor of the (?:Exchequer|Duchy)"
            r"|Attorney[ -]General\b|Solicitor[ -]General\b|Minister for the Cabinet Office|Leader of the House\b|hon\. Member\b)"
            r"|[Tt]o ask Mr\.? Chancellor\b"
        ),
    ),
)
AROUND = 40  # characters at the end of a question in which its number may stand


def extract(document: Document, found: Findings) -> Findings:
    """The findings with the references of a written answer or a debate; the first that is found of each name counts."""
    if found.kind not in ("written_answer", "debate"):
        return found
    values: dict[str, str] = {}
    proofs: dict[str, list[Evidence]] = {}
    for name, value, proof in everything(document, found):
        if values.setdefault(name, value) == value and proof not in proofs.setdefault(name, []):
            proofs[name].append(proof)
    if "uin" in values and "house" not in values:  # only the two Houses at Westminster number their questions so
        values["house"], proofs["house"] = "Commons", proofs["uin"]
    evidence = ((f"references.{name}", proof) for name in NAMES for proof in proofs.get(name, ()))
    ordered = {name: values[name] for name in NAMES if name in values}
    return found._replace(references=MappingProxyType(ordered), evidence=(*found.evidence, *evidence))


def everything(document: Document, found: Findings) -> Found:
    """Every reference that anything shows, the strongest first."""
    yield from from_given(document)
    for fact in document.given_values("id"):
        yield from from_gid(GID.match(fact.value), fact)
        if found.kind == "written_answer" and document.source not in ("generic", "") and UIN.fullmatch(fact.value.strip()):
            yield from from_uin(fact.value, given_evidence("references.id", fact))
    for fact in document.given_values("url"):
        yield from from_url(fact)
    yield from columns_of(document, found)
    if found.kind == "written_answer":
        yield from from_labels(document, found)
        yield from from_formula(document, found)
    yield from from_house_line(document)


def from_given(document: Document) -> Found:
    """What the file or the user says; several columns are one range."""
    for fact in document.given_values("house"):
        yield "house", house_named(fact.value.strip()), given_evidence("references.given", fact)
    for fact in document.given_values("uin"):
        yield from from_uin(fact.value, given_evidence("references.given", fact))
    for fact in document.given_values("volume"):
        yield "volume", fact.value.strip(), given_evidence("references.given", fact)
    facts = document.given_values("column")
    columns = joined_columns(fact.value for fact in facts)
    for fact in facts if columns else ():
        yield "column", columns, given_evidence("references.given", fact)


def house_named(name: str) -> str:
    """A house as records call it, whatever a file calls it.

    >>> house_named("House of Lords"), house_named("Scotland"), house_named("Fiji")
    ('Lords', 'Scottish Parliament', 'Fiji')
    """
    short = name.lower().removeprefix("the ").removeprefix("house of ")
    return HOUSES.get(short) or SHORT_HOUSES.get(short) or name


def from_uin(number: str, proof: Evidence) -> Found:
    """A question's number, and the Lords where it is one of theirs."""
    number = "".join(number.split()).upper()
    yield "uin", number, proof
    if number.startswith("HL"):
        yield "house", "Lords", proof


def from_gid(match: re.Match[str] | None, fact: Given) -> Found:
    """A gid of parlparse: the report, the day, and the column or the question's number."""
    if match is None:
        return
    proof = given_evidence("references.gid", fact)
    report, place, tail = match.groups()
    if report in HOUSES:
        yield "house", HOUSES[report], proof
    if report in QUESTIONS:
        if DEVOLVED.fullmatch(place):
            yield "number", place, proof
        elif place.startswith("HL") or not tail.isdigit():
            yield from from_uin(place, proof)
        else:
            yield "column", place, proof
    elif place.isdigit() and report != "ni":
        yield "column", f"{place}WH" if HOUSES.get(report) == "Commons" and "hall" in report else place, proof


def from_url(fact: Given) -> Found:
    """An address on a parliament's own site, on TheyWorkForYou or on Parallel Parliament."""
    yield from from_gid(GID_PAGE.search(fact.value), fact)
    proof = given_evidence("references.url", fact)
    if uin := URL_UIN.search(fact.value):
        yield from from_uin(uin[1], proof)
    if house := URL_HOUSE.search(fact.value):
        yield "house", HOUSES[(house[1] or house[2]).lower()], proof
    if column := URL_COLUMN.search(fact.value):
        yield "column", column[1].upper(), proof


def from_labels(document: Document, found: Findings) -> Found:
    """A number that stands by itself, outside the question and the answer, or in brackets where the question ends."""
    parts = found.parts_named("question", "answer")
    for part in parts:
        if part.name == "question":
            start = max(part.span.start, part.span.end - AROUND)
            for match in BRACKET.finditer(document.text, start, part.span.end + AROUND // 2):
                yield from from_uin(match[1], shown_in(document, "references.bracket", Span(*match.span())))
    for match in LABEL.finditer(document.text) if holds(document.text, LABEL_HINTS) or BRACKETED.search(document.text) else ():
        if not any(part.span.start <= match.start() < part.span.end for part in parts):
            yield from labelled(match, shown_in(document, "references.label", Span(*match.span())))
    if not document.furniture:
        return
    start, end = place_in_original(document, found)
    before = [each for each in document.furniture if each.span.start < start]
    inside = [each for each in document.furniture if start <= each.span.start < end]
    for furniture in (*reversed(before), *inside):
        if removed := LABEL.search(removed_text(document, furniture)[:LONGEST]):
            begin = furniture.span.start
            span = Span(begin + removed.start(), begin + removed.end())
            yield from labelled(removed, shown_in_source(document, "references.label", span))


def labelled(match: re.Match[str], proof: Evidence) -> Found:
    """A number as LABEL found it."""
    if match["number"]:
        yield "number", match["number"], proof
    else:
        yield from from_uin(match["label"] or match["bracket"], proof)


def from_formula(document: Document, found: Findings) -> Found:
    """The words by which a question begins: each parliament has its own."""
    for part in found.parts_named("question"):
        end = min(part.span.end, part.span.start + 320)
        for house, formula in ASKED_IN if document.text.find("o ask ", part.span.start, end) >= 0 else ():
            if match := formula.search(document.text, part.span.start, end):
                yield "house", house, shown_in(document, "references.formula", Span(*match.span()))
                return


def from_house_line(document: Document) -> Found:
    """A line that names the house, in the text's head or in what was removed."""
    if "house" in vocabulary(document.text) and (match := HOUSE_LINE.search(document.text, 0, 600)):
        yield "house", match[1], shown_in(document, "references.house", Span(*match.span()))
    for furniture in document.furniture:
        if match := HOUSE_LINE.fullmatch(removed_text(document, furniture)):
            yield "house", match[1], shown_in_source(document, "references.house", furniture.span)
