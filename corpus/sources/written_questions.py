"""Written questions and statements, questions-statements.parliament.uk: pages, and answers of the site's API and search.

The words are Parliament's, under the Open Parliament Licence. A page states in fields of its own who asks, who answers for which
department, the number (UIN) and the days of tabling and of the answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from bs4 import Tag

from corpus.layouts.speakers import speaker_name
from corpus.records import Document, Given, RawDocument
from corpus.sources.markup import address, cut_out, first_date, line, of_class, page_of, paragraphs
from corpus.sources.passages import Paper, Passage
from corpus.sources.reading import fields_or_text

TITLE = "Written questions and statements (UK Parliament), pages and API"
YIELDS = (
    "a record for each question with its answer, or statement, alone or in a list: UIN, heading, who asks and answers,"
    " department, tabled and answered when"
)

SLUG = "written-questions"
SITE = "questions-statements.parliament.uk"
SIGN = re.compile(re.escape(SITE), re.IGNORECASE)
DETAIL = re.compile(r"/written-(?:questions|statements)/detail/")
_CARD = "self::div or self::article or self::li"
_HOLDS = 'contains(., "UIN") and (.//h2 or .//h3 or .//h4)'
CARDS = f"//*[{_CARD}][{_HOLDS}][not(.//*[{_CARD}][{_HOLDS}])]"
QUESTION_FOR = re.compile(r"(?:Question|Statement made by|Statement) (?:for|by|from) (?:the )?(?P<body>.+)")
UIN = re.compile(r"UIN:? ?(?P<uin>(?:HL|HC)?[A-Z]*\d+)")
TABLED = re.compile(r"(?:tabled|asked|date tabled) on:? (?P<date>.{6,30})", re.IGNORECASE)
ANSWERED = re.compile(r"(?:answered|made|corrected|statement made) on:? (?P<date>.{6,30})", re.IGNORECASE)
PERSON = ("primary-info", "person-name", "attributed-to", "name")
POSITION = ("secondary-info", "person-position", "constituency")
BESIDE = frozenset((*PERSON, *POSITION, "meta", "person", "person-block", "share"))
STATEMENT = re.compile(r"UIN HC?L?WS\d+|/written-statements/")


def recognises(raw: RawDocument) -> bool:
    """A page of the site, by its own address or the one it was saved from."""
    if raw.markup is None or raw.text:
        return False
    return SIGN.search(raw.markup, 0, 20_000) is not None and UIN.search(raw.markup) is not None


def read(raw: RawDocument) -> Iterator[Document]:
    """The question or statement of a page, or the one that the API gave."""
    return fields_or_text(raw, SLUG, papers)


def papers(raw: RawDocument) -> Iterator[Paper]:
    """The one paper of a page, or the several of a list."""
    root = page_of(raw.markup or "")
    cards = [card for card in (cut_out(found, "self::*") for found in root.xpath(CARDS)) if card is not None]
    if len(cards) > 1:
        for card in cards:
            yield from _paper(card, card.find(["h2", "h3", "h4"]), _detail(card), listed=True)
        return
    box = cut_out(root, '//main[contains(., "UIN")]', '//*[@id="main-content"]', '//body[contains(., "UIN")]')
    if box is not None:
        yield from _paper(box, box.find("h1"), address(root), listed=False)


def _detail(card: Tag) -> str | None:
    """The address of the question or statement that a card of a list shows."""
    link = card.find("a", href=DETAIL)
    return f"https://{SITE}{urlsplit(str(link['href'])).path}" if isinstance(link, Tag) else None


def _paper(box: Tag, heading: object, url: str | None, *, listed: bool) -> Iterator[Paper]:
    """The question or statement in a box; none without a heading."""
    if not isinstance(heading, Tag):
        return
    fields = box.find_all(["h1", "h2", "h3", "p", "div", "span", "li", "dt", "dd"])
    about = " ".join(line(tag) for tag in fields if isinstance(tag, Tag) and not tag.find(["p", "div"]))
    title = line(heading)
    statement = STATEMENT.search(f"{about} {url or ''}") is not None
    passages = [Passage(title, "heading")]
    facts = [Given("kind", "debate" if statement else "written_answer", "field:UIN")]
    facts += _stated(title, about, url, statement)
    for number, section in enumerate(_sections(box)):
        role, part = ("answerer", "answer") if number or _answers(section) else ("asker", "question")
        said, named = _said(section, *(("speaker", "speech") if statement else (role, part)))
        passages += said
        facts += named
    number_of = next((fact.value for fact in facts if fact.name == "id"), None)
    yield Paper(tuple(passages), tuple(dict.fromkeys(facts)), number_of if listed else None)


def _said(section: Tag, role: str, part: str) -> tuple[list[Passage], list[Given]]:
    """What stands in a section: the name, the seat or office beside it, the words."""
    passages: list[Passage] = []
    facts: list[Given] = []
    if name := line(of_class(section, *PERSON)):
        passages.append(Passage(name, role))
        facts.append(Given(role, speaker_name(name), f"field:{_class_of(section)}"))
    if position := line(of_class(section, *POSITION)):
        passages.append(Passage(position, cut="office"))
    content = of_class(section, "content", "question-text", "answer-text") or section
    return passages + [Passage(text, part) for text in paragraphs(content, _beside)], facts


def _sections(box: Tag) -> list[Tag]:
    """The elements of the question and of the answers."""
    found = box.find_all(class_=re.compile(r"^(?:question|answer|statement)(?:-(?:block|item|section|container))?$"))
    return [tag for tag in found if isinstance(tag, Tag) and not any(parent in found for parent in tag.parents)]


def _answers(section: Tag) -> bool:
    return any(str(name).startswith("answer") for name in section.get("class") or [])


def _class_of(section: Tag) -> str:
    return str(next(iter(section.get("class") or []), section.name))


def _stated(title: str, about: str, url: str | None, statement: bool) -> Iterator[Given]:
    """The facts that stand above the question."""
    number, body = UIN.search(about), QUESTION_FOR.search(about)
    if number:
        yield Given("id", number["uin"], "field:UIN")
    yield Given("title", title, "field:h1")
    if body and not statement:
        yield Given("answering_body", re.split(r"\s+UIN\b|,? tabled\b", body["body"])[0].strip(), "field:Question for")
    tabled, answered = TABLED.search(about), ANSWERED.search(about)
    if tabled and (day := first_date(tabled["date"])):
        yield Given("asked", day, "field:tabled on")
    if answered and (day := first_date(answered["date"])):
        yield Given("date", day, "field:answered on")
        if not statement:
            yield Given("answered", day, "field:answered on")
    if url:
        yield Given("url", url, "field:canonical")


def _beside(tag: Tag) -> bool:
    """Names, days and links beside the words."""
    return tag.name in ("h1", "h2", "h3") or not BESIDE.isdisjoint(tag.get("class") or [])
