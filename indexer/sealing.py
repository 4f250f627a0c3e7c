"""How is a manifest sealed, so that nobody without the home's key can have written it?

With HMAC (RFC 2104) on SHA-256. `hashlib` would load OpenSSL, which takes longer than a search, for the few kilobytes that a
search asks hashes of; so they come from the lean module that Python has beside it, as in Python's own `random`.
"""

from __future__ import annotations

import sys

from corpus.nouns import TYPE_CHECKING

if TYPE_CHECKING:
    from hashlib import sha256
else:
    try:
        sha256 = __import__("_sha2" if sys.version_info >= (3, 12) else "_sha256").sha256
    except ImportError:
        from hashlib import sha256

BLOCK = 64  # bytes that SHA-256 takes in at once; a longer key counts by its hash
INNER, OUTER = (bytes(byte ^ mask for byte in range(256)) for mask in (0x36, 0x5C))


def digest(content: bytes) -> str:
    """The SHA-256 of a few kilobytes; of much, `hashlib` makes it several times as fast."""
    return sha256(content).hexdigest()


def seal(key: bytes, content: bytes) -> str:
    """What only a holder of the key can say of the content: `hmac.new(key, content, "sha256").hexdigest()`."""
    block = (sha256(key).digest() if len(key) > BLOCK else key).ljust(BLOCK, b"\0")
    return digest(block.translate(OUTER) + sha256(block.translate(INNER) + content).digest())


def same(one: str, other: str) -> bool:
    """Are two seals the same? Told by their hashes, so that the time it takes says nothing of how much of one was guessed."""
    return digest(one.encode()) == digest(other.encode())
