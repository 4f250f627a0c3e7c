"""What does the UK Parliament's API of written questions and statements answer? One paper for each question or statement."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.loaders.apis.values import Object, day, fact, inner, objects, prose, text
from corpus.loaders.contributions import Contribution, distinct, speaker_name
from corpus.records import Given

SITE = "https://questions-statements.parliament.uk"


def questions(value: object) -> Iterator[Contribution]:
    """The written questions of an answer, each with its own answer where there is one."""
    for fields in objects(value, "questionText"):
        number = text(fields, "uin")
        paragraphs = (("question", prose(fields, "questionText")), ("answer", prose(fields, "answerText")))
        said = tuple(paragraph for paragraph in paragraphs if paragraph[1])
        yield Contribution(said, distinct(_question(fields)), number or text(fields, "id") or "question")


def _question(fields: Object) -> Iterator[Given]:
    number, tabled, answered = text(fields, "uin"), day(fields, "dateTabled"), day(fields, "dateAnswered")
    yield from fact("id", number, "uin")
    yield Given("kind", "written_answer", "field:questionText")
    yield from fact("title", text(fields, "heading"), "heading")
    yield from fact("date", answered or tabled, "dateAnswered" if answered else "dateTabled")
    yield from fact("answered", answered, "dateAnswered")
    yield from fact("asked", tabled, "dateTabled")
    for field, role in (("askingMember", "asker"), ("answeringMember", "answerer")):
        yield from fact(role, speaker_name(text(inner(fields, field), "name")), f"{field}.name")
    yield from fact("answering_body", text(fields, "answeringBodyName"), "answeringBodyName")
    yield from fact("house", text(fields, "house"), "house")
    if number and tabled:
        yield Given("url", f"{SITE}/written-questions/detail/{tabled}/{number}", "field:uin")


def statements(value: object) -> Iterator[Contribution]:
    """The written statements of an answer."""
    for fields in objects(value, "dateMade"):
        yield Contribution((("speech", prose(fields, "text")),), distinct(_statement(fields)), text(fields, "uin") or "statement")


def _statement(fields: Object) -> Iterator[Given]:
    number, made = text(fields, "uin"), day(fields, "dateMade")
    yield from fact("id", number, "uin")
    yield Given("kind", "debate", "field:dateMade")
    yield from fact("title", text(fields, "title"), "title")
    yield from fact("date", made, "dateMade")
    yield from fact("speaker", speaker_name(text(inner(fields, "member"), "name")), "member.name")
    yield from fact("publisher", text(fields, "answeringBodyName"), "answeringBodyName")
    yield from fact("house", text(fields, "house"), "house")
    if number and made:
        yield Given("url", f"{SITE}/written-statements/detail/{made}/{number.lower()}", "field:uin")
