"""What do the headers of a message say: who wrote to whom, when, about what; and is the message a letter?"""

from __future__ import annotations

import re
from binascii import a2b_base64, a2b_qp
from collections.abc import Iterator
from email.header import decode_header, make_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime

from corpus.loaders.encoding import decode, has_word, tidy
from corpus.records import Given

_RELEASE = re.compile(
    r"^\W*(?:for immediate release|(?:press|media|news) ?: "
    r"|(?:press|news|media) (?:release|statement|notice|advisory)|under embargo|embargo(?:ed)?\b"
    r"|datganiad i'r wasg|pressemitteilung|communiqué de presse)",
    re.IGNORECASE | re.MULTILINE,
)
_AFTER_NAME = re.compile(r"(?<=\")\s+<?\S+@\S+>?$")  # an address that was written without its brackets
_TO_PRESS = re.compile(r"\W*(?:press|media|news)\s*[:|]", re.IGNORECASE)  # how a press office begins its subjects
_ENDS = re.compile(r"^[-–—*# \t]{0,12}(?:ends|ENDS|Ends)[-–—*# \t]{0,12}$", re.MULTILINE)  # as releases alone end
_ENCODED = re.compile(r"=\?(?P<charset>[\w.-]{1,40})\?(?P<how>[bBqQ])\?(?P<word>[^?\s]{0,2000})\?=")
_HEAD = 600  # characters of the text in which a release says that it is one
_BULK = ("List-Unsubscribe", "List-Id", "List-Post")


def given_facts(message: Message) -> Iterator[Given]:
    """The facts of the headers: number, title, date, author and addressees."""
    number = header(message, "Message-ID").strip("<> ")
    if number:
        yield Given("id", f"mail-{number}", "field:Message-ID")
    subject = header(message, "Subject")
    if subject:
        yield Given("title", subject, "field:Subject")
    day = _day(message)
    if day:
        yield Given("date", day, "field:Date")
        yield Given("sent", day, "field:Date")
    for name_of, role in (("From", "author"), ("To", "addressee"), ("Cc", "addressee")):
        for name in _names(message, name_of):
            yield Given(role, name, f"field:{name_of}")


def mail_kind(message: Message, text: str) -> tuple[Given, ...]:
    """The kind, where it is certain: a release that says so on top, else a letter.

    What comes from a list may be anything, but a list with an address to post to is one of people who write to each other.
    """
    subject = header(message, "Subject")
    if _RELEASE.match(subject) or _TO_PRESS.match(subject):
        return (Given("kind", "press_release", "field:Subject"),)
    if _RELEASE.search(text, 0, _HEAD) or _ENDS.search(text):
        return (Given("kind", "press_release", "field:body"),)
    posted = "mailto:" in str(message.get("List-Post"))
    if any(message.get(name) for name in _BULK) and not posted and not subject.lower().startswith("re:"):
        return ()
    between = next((name for name in ("From", "To") if header(message, name)), "")
    return (Given("kind", "letter", f"field:{between}"),) if between else ()


def header(message: Message, name: str) -> str:
    """The first header of that name, decoded; empty where there is none."""
    return clean_header(next(iter(_raw(message, name)), ""))


def clean_header(raw: str) -> str:
    """A header as text: encoded words decoded, broken lines joined; bytes without a charset read as they look."""
    try:
        text = str(make_header(decode_header(raw)))
    except (ValueError, LookupError, TypeError, IndexError):
        text = _ENCODED.sub(_word, raw)
    if any("\udc80" <= c <= "\udcff" for c in text):
        text = decode(text.encode("utf-8", "surrogateescape"))
    return " ".join(tidy(text).split())


def _word(encoded: re.Match[str]) -> str:
    """An encoded word whose bytes are not of the charset that it names, as they look."""
    written = encoded["word"].encode("ascii", "replace")
    try:
        content = a2b_base64(written) if encoded["how"] in "bB" else a2b_qp(written, header=True)
    except ValueError:
        return encoded[0]
    return decode(content, encoded["charset"])


def _day(message: Message) -> str | None:
    """The day on which it was sent, where the sender was."""
    try:
        return parsedate_to_datetime(header(message, "Date")).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _names(message: Message, name_of: str) -> Iterator[str]:
    """The people in a header, by name where it has one, else by address."""
    try:
        pairs = getaddresses(_raw(message, name_of))
    except (ValueError, IndexError, TypeError):
        return
    for name, address in pairs:
        shown = _AFTER_NAME.sub("", clean_header(name) or clean_header(address)).strip("'\" ")
        if has_word(shown):
            yield shown


def _raw(message: Message, name_of: str) -> list[str]:
    return [str(value) for name, value in message.raw_items() if name.lower() == name_of.lower()]
