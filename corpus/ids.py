"""What is it called, here and on every machine?

A record is named by its publisher's own number where there is one (a UIN, a gid, the id field of a JSON line), else by its
address, else by the hash of its bytes. Nothing of the machine goes into a name: no path, no clock, no counter.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from urllib.parse import urlsplit, urlunsplit

from corpus.records import Document

CONTENT = "sha-"  # begins the id of a paper that has no number and no address
_LONGEST = 72  # of a slug inside an id; a longer one ends in a hash
_UIN = re.compile(r"(?:HL)?\d{1,7}", re.IGNORECASE | re.ASCII)
_PUBLIC_WHIP = re.compile(r"uk\.org\.publicwhip/", re.ASCII)
_NOT_IN_ID = re.compile(r"[^a-z0-9._]+", re.ASCII)
_NOT_IN_SLUG = re.compile(r"[^\w]+|_+")
_SPECIAL = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "’": "", "'": "", "ʼ": ""})


def slug(name: str) -> str:
    """A name as an actor's id: folded, hyphenated; "unnamed" for a name without letters or digits.

    >>> slug("Baroness Jiménez-O’Neill of Trafford")
    'baroness-jimenez-oneill-of-trafford'
    """
    return _NOT_IN_SLUG.sub("-", _fold(name)).strip("-") or "unnamed"


def record_id(document: Document) -> str:
    """The id that a document asks for; the store tells apart different papers that ask for the same one."""
    numbers, member = document.given_values("id"), document.locator.member
    said = [fact.value for fact in numbers if fact.origin != "content"]
    if said:
        number = number_id(said[0], in_parliament=document.source not in ("generic", ""))
        within = (member or "").startswith(f"{said[0]}/")  # one of several records of the paper that bears the number
        return number_id(f"{number}-{(member or '').rpartition('/')[2]}") if within else number
    addresses = document.given_values("url")
    if addresses and not numbers:
        return url_id(addresses[0].value, member)
    if addresses:  # a file in an archive is the same paper as the file outside
        return url_id(addresses[0].value)
    return numbers[0].value if numbers else content_id(document.sha256, member)


def number_id(number: str, *, in_parliament: bool = False) -> str:
    """The id made from a publisher's own number. A bare number of a parliament's source is a UIN.

    >>> number_id("HL3812", in_parliament=True), number_id("uk.org.publicwhip/wrans/2009-10-26a.102.3")
    ('uin-hl3812', 'twfy-wrans-2009-10-26a.102.3')
    """
    number = number.strip()
    if in_parliament and _UIN.fullmatch(number):
        return f"uin-{number.lower()}"
    short = _NOT_IN_ID.sub("-", _fold(_PUBLIC_WHIP.sub("twfy-", number))).strip("-.")
    if not short or len(short) > _LONGEST:
        short = f"{short[: _LONGEST - 9].rstrip('-.') or 'id'}-{digest(number)[:8]}"
    return short


def url_id(url: str, member: str | None = None) -> str:
    """The id made from an address: the end of its path to read, and a hash to be sure.

    >>> url_id("https://example.org/news/peers-vote/")
    'peers-vote-0bae2383'
    """
    clean = canonical_url(url)
    end = clean.partition("?")[0].rpartition("/")[2]
    name = _NOT_IN_SLUG.sub("-", _fold(end.rpartition(".")[0] or end))[:48].strip("-") or "url"
    return f"{name}-{digest(clean if member is None else f'{clean}#{member}')[:8]}"


def canonical_url(url: str) -> str:
    """The address as it is compared: lower-case host, https for http, no slash at the end."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:  # a broken address, "https://[example", is compared as it is written
        return url.strip()
    scheme = "https" if parts.scheme in ("", "http", "https") else parts.scheme
    return urlunsplit((scheme, parts.netloc.lower(), parts.path.rstrip("/"), parts.query, parts.fragment))


def content_id(sha256: str, member: str | None = None) -> str:
    """The id made from the bytes, and the member where one file holds several papers."""
    return CONTENT + (sha256 if member is None else digest(f"{sha256}#{member}"))[:12]


def digest(text: str) -> str:
    """The SHA-256 of a text, as hex; a lone surrogate counts as the question mark it prints as."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


def _fold(text: str) -> str:
    if text.isascii():
        return text.translate(_SPECIAL).casefold()
    text = unicodedata.normalize("NFKD", text.translate(_SPECIAL))
    return "".join(c for c in text if not unicodedata.combining(c)).casefold()
