"""How is a JSON file read? As one paper, or as a list of them: the whole file's, or the one under a name that lists bear.

A value that a publisher's source knows (the GOV.UK Content API, say) is left to it as JSON, in `markup`; its text is filled in
where the fields are those of `corpus/loaders/fields.py`, or dossier.toml maps them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from corpus.errors import LoadError
from corpus.loaders.apis import api_papers
from corpus.loaders.encoding import decode
from corpus.loaders.fields import lookup
from corpus.loaders.fragments import text_of
from corpus.loaders.inputs import InputFile, inside, read_whole
from corpus.loaders.jsonl import paper_of
from corpus.records import RawDocument, Rejection

_LISTS = ("results", "items", "documents", "records", "entries", "papers", "articles", "response.docs", "data")
Object = dict[str, object]


def load_json(file: InputFile) -> Iterator[RawDocument | Rejection]:
    """The papers of a JSON file. Raises LoadError where it is broken or holds none."""
    try:
        value = json.loads(decode(read_whole(file)))
    except (ValueError, RecursionError) as error:
        raise LoadError(f"{file.locator} is broken JSON: {error}. Correct it, or fetch it again.") from error
    if known := () if file.fields.records else api_papers(file, value):
        yield from known
        return
    papers = _papers(value, file)
    if not papers:
        raise LoadError(f"{file.locator} is JSON without a paper: wanted an object, or a list of objects.")
    for number, fields in enumerate(papers, 1):
        place = "" if len(papers) == 1 else f"item {number}"
        content = json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
        try:
            yield _with_markup(paper_of(fields, content, file, place, "json"), content, file, alone=len(papers) == 1)
        except LoadError as error:
            yield Rejection(inside(file.locator, place) if place else file.locator, "load", str(error))


def _with_markup(paper: RawDocument, content: bytes, file: InputFile, *, alone: bool) -> RawDocument:
    """The paper with its JSON beside its text; what is alone in its file bears the file's name and bytes."""
    paper = paper._replace(markup=paper.markup or decode(content))
    if not alone:
        return paper
    given = tuple(fact for fact in paper.given if fact.origin != "content")
    return paper._replace(locator=file.locator, sha256=file.sha256, given=given)


def _papers(value: object, file: InputFile) -> list[Object]:
    if isinstance(value, dict) and str(value.get("version")).startswith("https://jsonfeed.org/version/"):
        return [_of_feed(entry) for entry in _objects(value.get("items"))]
    if file.fields.records and isinstance(value, dict):
        value = lookup(value, file.fields.records)
    if isinstance(value, dict):
        listed = next((found for name in _LISTS if (found := _objects(lookup(value, name)))), None)
        return listed or [value]
    return _objects(value)


def _of_feed(entry: Object) -> Object:
    """An entry of a JSON Feed under the names that `fields.py` knows."""
    writer = next(iter(_objects(entry.get("authors"))), entry.get("author"))
    named = {"author": writer.get("name")} if isinstance(writer, dict) else {}
    text = next((words for name in ("content_html", "content_text", "summary") if (words := entry.get(name))), "")
    return {**entry, "text": text_of(text) if isinstance(text, str) else "", **named}


def _objects(value: object) -> list[Object]:
    """The objects of a list; of one that wraps each in {"value": ...}, what is wrapped."""
    if not isinstance(value, list):
        return []
    found = [one for one in value if isinstance(one, dict)]
    return [inner if isinstance(inner := one.get("value"), dict) else one for one in found]
