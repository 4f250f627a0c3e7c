"""What papers does one message hold: its text, and its attachments? For every format that holds messages."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from email.message import Message

from corpus.errors import LoadError
from corpus.limits import MAIL_DEPTH, MAIL_PARTS
from corpus.loaders.encoding import decode, has_word, tidy
from corpus.loaders.inputs import InputFile
from corpus.loaders.mail_headers import clean_header, given_facts, header, mail_kind
from corpus.loaders.mail_history import marked_history, quoted_parts, unflowed
from corpus.loaders.members import load_member
from corpus.records import Given, Locator, RawDocument, Rejection

NO_PAPER = frozenset(
    (
        "application/pgp-signature",
        "application/pgp-encrypted",
        "application/pkcs7-signature",
        "application/x-pkcs7-signature",
        "text/calendar",
        "text/x-vcard",
        "text/vcard",
        "message/delivery-status",
        "message/disposition-notification",
    )
)
_BY_TYPE = {"application/pdf": ".pdf", "text/html": ".html", "text/plain": ".txt", "message/rfc822": ".eml", "text/csv": ".csv"}


def parse(place: Locator, content: bytes) -> Message:
    """The message of these bytes. Raises LoadError for one that is nested or parted beyond reason."""
    try:
        message = email.message_from_bytes(content, policy=email.policy.compat32)
        if sum(1 for _ in zip(message.walk(), range(MAIL_PARTS + 1), strict=False)) > MAIL_PARTS:
            raise LoadError(f"{place} is an e-mail of more than {MAIL_PARTS:,} parts. Leave it out.")
    except RecursionError as error:
        raise LoadError(f"{place} is an e-mail whose parts are nested too deeply. Leave it out.") from error
    return message


def mail_papers(file: InputFile, kind: str, message: Message, sha256: str) -> Iterator[RawDocument | Rejection]:
    """The message's own text, then the papers of its attachments. Raises LoadError where it holds neither."""
    bodies: dict[str, str] = {}
    attachments: list[Message] = []
    for part in _leaves(message, 0):
        if _is_body(part):
            if text := _text(part):
                kept = bodies.get(part.get_content_type())
                bodies[part.get_content_type()] = f"{kept}\n\n{text}" if kept else text
        elif _is_attached(part):
            attachments.append(part)
    text = bodies.get("text/plain") or marked_history(bodies.get("text/html", ""))
    given = tuple(given_facts(message))
    if text:
        given += mail_kind(message, text)
        yield RawDocument(file.locator, kind, sha256, text=text, given=given, parts=quoted_parts(text))
    elif not attachments:
        raise LoadError(f"{file.locator} is an e-mail without text or attachments. Leave it out.")
    sent = tuple(fact for fact in given if fact.name == "sent")
    for number, part in enumerate(attachments, 1):
        yield from _attachment(file, part, number, sent)


def _leaves(message: Message, depth: int) -> Iterator[Message]:
    """The parts that hold something themselves. A forwarded message is one attachment."""
    parts = message.get_payload() if message.is_multipart() else None
    if depth and message.get_content_maintype() == "message":
        yield message
    elif isinstance(parts, list) and depth < MAIL_DEPTH:
        for part in parts:
            if isinstance(part, Message):
                yield from _leaves(part, depth + 1)
    elif not isinstance(parts, list):
        yield message


def _is_body(part: Message) -> bool:
    named = part.get_filename() or part.get_content_disposition() == "attachment"
    return part.get_content_type() in ("text/plain", "text/html") and not named


def _is_attached(part: Message) -> bool:
    """A picture in the text or a signature is no paper."""
    shown = part.get_content_maintype() == "image" and part.get_content_disposition() != "attachment"
    return part.get_content_type() not in NO_PAPER and not shown


def _attachment(file: InputFile, part: Message, number: int, sent: tuple[Given, ...]) -> Iterator[RawDocument | Rejection]:
    kind = part.get_content_type()
    name = clean_header(part.get_filename() or "") or f"attachment {number}{_BY_TYPE.get(kind, '')}"
    if kind == "message/rfc822":
        inner = part.get_payload()
        first = inner[0] if isinstance(inner, list) and inner else None
        content = first.as_bytes() if isinstance(first, Message) else b""
        subject = header(first, "Subject") if isinstance(first, Message) else ""
        name = name if part.get_filename() or not subject else subject
        name = name if name.lower().endswith(".eml") else f"{name}.eml"
    else:
        payload = part.get_payload(decode=True)
        content = payload if isinstance(payload, bytes) else b""
    if kind.startswith("text/") and part.get_content_charset():
        content = decode(content, part.get_content_charset()).encode("utf-8")
    for outcome in load_member(file, name.replace("/", "_"), content, sent):
        yield _place_of_mail(outcome)


def _place_of_mail(outcome: RawDocument | Rejection) -> RawDocument | Rejection:
    """A rejection of an attachment says that it came in a mail."""
    if isinstance(outcome, Rejection) and "attach" not in outcome.reason:
        return outcome._replace(reason=f"the attachment {outcome.reason}")
    return outcome


def _text(part: Message) -> str:
    content = part.get_payload(decode=True)
    text = tidy(decode(content if isinstance(content, bytes) else b"", part.get_content_charset()))
    if str(part.get_param("format", "")).lower() == "flowed":
        text = unflowed(text)
    return text.strip("\n") if has_word(text) else ""
