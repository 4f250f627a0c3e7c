"""How are JSON Lines read? One paper a line, as a stream; a bad line is rejected and the rest goes on.

What the fields mean is in `corpus/loaders/fields.py`. A line without a text is left as JSON to the source that
knows it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import BinaryIO

from corpus.errors import LoadError
from corpus.ids import CONTENT
from corpus.limits import MB, PAPER_BYTES
from corpus.loaders.encoding import decode, has_word
from corpus.loaders.fields import given_in, text_in
from corpus.loaders.inputs import InputFile, inside
from corpus.records import Given, RawDocument, Rejection

_PROSE = 40  # characters of a string that may be a text


def load_jsonl(file: InputFile) -> Iterator[RawDocument | Rejection]:
    """The papers of a JSON Lines file, in order. Raises LoadError where not one line is a paper."""
    good = False
    reason = ""
    with file.open() as stream:
        for number, line in _lines(stream):
            try:
                yield _paper(line, file, f"line {number}")
                good = True
            except LoadError as error:
                reason = str(error)
                yield Rejection(inside(file.locator, f"line {number}"), "load", reason)
    if not good and not reason:
        raise LoadError(f"{file.locator} holds no line with a paper.")


def _lines(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    number = 0
    while line := stream.readline(PAPER_BYTES):
        number += 1
        while not line.endswith(b"\n") and len(line) >= PAPER_BYTES:  # too long: rejected; find its end
            if (rest := stream.readline(PAPER_BYTES)).endswith(b"\n") or not rest:
                break
        if line := line if len(line) >= PAPER_BYTES else line.strip():
            yield number, line


def _paper(line: bytes, file: InputFile, place: str) -> RawDocument:
    if len(line) >= PAPER_BYTES:
        raise LoadError(
            f"{inside(file.locator, place)} is longer than {PAPER_BYTES // MB} MB, more than one paper may be. Split it."
        )
    try:
        fields = json.loads(decode(line))
    except (ValueError, RecursionError) as error:
        reason = f"{inside(file.locator, place)} is not JSON: {error}. Correct the line and ingest the file again."
        raise LoadError(reason) from error
    if not isinstance(fields, dict):
        raise LoadError(f"{inside(file.locator, place)} is not a JSON object. Write one object on each line.")
    return paper_of(fields, line, file, place, "jsonl")


def paper_of(fields: dict[str, object], content: bytes, file: InputFile, place: str, kind: str) -> RawDocument:
    """The paper of one JSON object; `place`, where in the file it is, names one that has no name of its own.

    Raises LoadError for one without a text, or anything that may be one.
    """
    text = text_in(fields, file.fields)
    markup = None
    if not has_word(text):
        if not has_prose(fields):
            where = inside(file.locator, place) if place else file.locator
            raise LoadError(
                f'{where} has no text: wanted a field "text" with words in it, or a map under [fields] in dossier.toml.'
            )
        text, markup = "", decode(content)
    given = tuple(given_in(fields, file.fields))
    sha256 = hashlib.sha256(content).hexdigest()
    named = {fact.name: fact.value for fact in reversed(given) if fact.name in ("id", "url")}
    member = named.get("id") or named.get("url")
    if member is None:  # named by its bytes alone, so that a line may move within its file
        given += (Given("id", f"{CONTENT}{sha256[:12]}", "content"),)
    return RawDocument(inside(file.locator, member or place), kind, sha256, text=text, markup=markup, given=given)


def has_prose(value: object, depth: int = 0) -> bool:
    """Is there, at any depth, a string long enough to be a text?"""
    if isinstance(value, str):
        return len(value) >= _PROSE and " " in value
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return depth < 20 and any(has_prose(one, depth + 1) for one in inner)
