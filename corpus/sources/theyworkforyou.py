"""TheyWorkForYou, theyworkforyou.com, by mySociety: debates and written answers of the UK's parliaments, as pages.

The words are Parliament's, under the Open Parliament Licence. (The site's XML, which is made first, has a loader of its own.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import Tag

from corpus.layouts.speakers import speaker_name, split_position
from corpus.records import Document, Given, RawDocument
from corpus.sources.markup import address, cut_out, first_date, line, of_class, page_of, paragraphs
from corpus.sources.passages import Paper, Passage
from corpus.sources.reading import documents, fields_or_text
from corpus.vocabulary import vocabulary

TITLE = "TheyWorkForYou"
READS_TEXT = True
YIELDS = (
    "a record for each speech of a debate or statement; for each question with its answer: who asks, who answers, for whom, when"
)

SLUG = "theyworkforyou"
WORDS = frozenset(("theyworkforyou", "citation", "above"))  # one stands in each of the signs
SIGNS = ("theyworkforyou", "(citation: hc deb", "(citation: hl deb", "does this answer the above question?")
LEAD = re.compile(r"(?P<body>.+?) written questions?\b", re.IGNORECASE)
ASKED = re.compile(r"\b(?:asked|tabled)\b", re.IGNORECASE)
ANSWERED = re.compile(r"\banswered\b", re.IGNORECASE)
SPEECH_ID = re.compile(r"\.(?P<part>[qr])\d+$")
TO_ASK = re.compile(r"To ask\b|(?:What|How|Whether|If|When|Which) .*\?$", re.DOTALL)
BESIDE = frozenset(("speaker", "debate-speech__speaker", "debate-speech__meta", "debate-speech__links"))
PHOTO = "Photo of "


def recognises(raw: RawDocument) -> bool:
    """A page that names the site, or that cites Hansard as its pages do."""
    if raw.format not in ("text", "html", "mhtml"):
        return False
    if any("theyworkforyou" in fact.value for fact in raw.given if fact.name == "url"):
        return True
    if raw.text and WORDS.isdisjoint(vocabulary(raw.text)):
        return False
    text = (raw.text or raw.markup or "")[:4_000].lower()
    return any(sign in text for sign in SIGNS)


def read(raw: RawDocument) -> Iterator[Document]:
    """The questions or speeches of a page, from its fields where it is saved as a page."""
    return documents(raw, SLUG) if raw.markup is None or raw.text else fields_or_text(raw, SLUG, papers)


def papers(raw: RawDocument) -> Iterator[Paper]:
    """The papers of a page in order: one for a question with its answers, one for each speech of a debate."""
    root = page_of(raw.markup or "")
    box = cut_out(root, '//main[.//*[contains(@class, "debate-speech")]]', '//body[.//*[contains(@class, "debate-speech")]]')
    if box is None:
        return
    lead, title = _lead(box), line(box.find("h1"))
    speeches = [speech for speech in box.find_all(class_="debate-speech") if isinstance(speech, Tag)]
    url = address(root)
    shared = tuple(_shared(title, url))
    question = LEAD.match(lead) is not None
    above = ((title, "heading", "" if question else "heading"), (lead, "", "frame"))
    head = tuple(Passage(text, part, cut) for text, part, cut in above if text)
    if question:
        yield Paper(*_question(head, shared, lead, speeches))
    else:
        day = first_date(lead)
        dated = (Given("date", day, "field:lead"),) if day else ()
        for number, speech in enumerate(speeches, 1):
            yield _speech(head, shared + dated, speech, number)


def _lead(box: Tag) -> str:
    """The line below the heading that says which house, when."""
    heading = box.find("h1")
    below = heading.find_next("p") if isinstance(heading, Tag) else None
    return line(of_class(box, "debate-context", "lead") or below)


def _shared(title: str, url: str | None) -> Iterator[Given]:
    if title:
        yield Given("title", title, "field:h1")
    if url:
        yield Given("url", url, "field:canonical")


def _question(
    head: tuple[Passage, ...], shared: tuple[Given, ...], lead: str, speeches: list[Tag]
) -> tuple[tuple[Passage, ...], tuple[Given, ...]]:
    """A question page: those who ask, then those who answer."""
    passages, facts = list(head), [Given("kind", "written_answer", "field:lead"), *shared]
    asking = True
    for speech in speeches:
        text = list(_content(speech))
        asking = _asks(speech, text, asking)
        role, part = ("asker", "question") if asking else ("answerer", "answer")
        name, position = _who(speech)
        if name:
            passages.append(Passage(name, role))
            facts.append(Given(role, speaker_name(name), "field:speaker"))
        if position:
            passages.append(Passage(position, cut="office"))
        passages += [Passage(paragraph, part) for paragraph in text]
    found = LEAD.match(lead)
    if found:
        facts.append(Given("answering_body", found["body"].strip(), "field:lead"))
    asked, answered = _dates(lead)
    if answered:
        facts += [Given("date", answered, "field:lead"), Given("answered", answered, "field:lead")]
    if asked:
        facts.append(Given("asked", asked, "field:lead"))
    return tuple(passages), tuple(dict.fromkeys(facts))


def _asks(speech: Tag, text: list[str], asking: bool) -> bool:
    """Is it a question? Its number says so ("...q0", "...r0"), else its first words; after an answer none follows."""
    number = SPEECH_ID.search(str(speech.get("id") or ""))
    if number:
        return number["part"] == "q"
    return asking and bool(text) and TO_ASK.match(text[0]) is not None


def _dates(lead: str) -> tuple[str | None, str | None]:
    """When it was asked and answered, as the line says: "asked on 3rd ..., answered on 17th December 2020"."""
    asked, answered = ASKED.search(lead), ANSWERED.search(lead)
    end = answered.start() if asked and answered and answered.start() > asked.end() else None
    return first_date(lead[asked.end() : end]) if asked else None, first_date(lead[answered.end() :]) if answered else None


def _speech(head: tuple[Passage, ...], shared: tuple[Given, ...], speech: Tag, number: int) -> Paper:
    name, position = _who(speech)
    facts = [Given("kind", "debate", "field:debate-speech"), *shared]
    passages = list(head)
    if name:
        passages.append(Passage(name, "speaker"))
        facts.append(Given("speaker", speaker_name(name), "field:speaker"))
    if position:
        passages.append(Passage(position, cut="office"))
    passages += [Passage(paragraph, "speech") for paragraph in _content(speech)]
    return Paper(tuple(passages), tuple(facts), str(speech.get("id") or f"speech {number}"))


def _who(speech: Tag) -> tuple[str, str]:
    """The name and the party or office printed beside it; both empty where nobody is named."""
    name = of_class(speech, "debate-speech__speaker__name")
    if name is not None:
        return line(name), line(of_class(speech, "debate-speech__speaker__position"))
    printed = line(of_class(speech, "debate-speech__speaker", "speaker")).removeprefix(PHOTO)
    return split_position(printed)


def _content(speech: Tag) -> Iterator[str]:
    """The paragraphs of a speech, without the name above and the links below."""
    content = of_class(speech, "debate-speech__content")
    yield from paragraphs(content if content is not None else speech, _beside)


def _beside(tag: Tag) -> bool:
    return not BESIDE.isdisjoint(tag.get("class") or [])
