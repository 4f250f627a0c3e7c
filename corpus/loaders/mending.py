"""Which characters did a text hold before a program read its bytes in the wrong encoding, or left the code of a mail in it?

UTF-8 that was read as Windows-1252, Latin-1 or Mac Roman shows each letter beyond ASCII as a row of signs that no language
writes: "Chiefsâ€™". They are listed here and put back, row by row, so that text that is right stays as it is. Mails saved with
their code hold "=E2=80=99". Letters set apart ("T R U S T") are one word again where a line holds nothing else.
"""

from __future__ import annotations

import re
from functools import cache

from corpus.lines import holds

SIGNS = ("Ã", "Â", "â€", "â‚¬", "Å", "Ä", "‚Ä", "√", "¬")  # one stands in most rows
ENCODINGS = ("cp1252", "latin-1", "mac_roman")
MEANT = (*map(chr, range(0xA0, 0x180)), *"‐‑‒–—―‘’‚‛“”„‟†‡•…‰‹›€™")  # what such texts hold beyond ASCII
LOST = "â€"  # of a closing quotation mark, whose last byte is no sign of Windows-1252
MOST_ROUNDS = 3  # times that a text was read wrongly
CODED = re.compile(r"(?:=C[2-9A-F]=[89AB][0-9A-F]|=D[0-9A-F]=[89AB][0-9A-F]|=E[0-9A-F](?:=[89AB][0-9A-F]){2})")
RUN = re.compile(r"(?:=(?:[89A-F][0-9A-F]|3D|20))+")  # of codes
SOFT = re.compile(r"(?<!=)=\n")  # the end of a line that is none
POUNDS = re.compile(r"(?<!\S)=A3(?=\d)")
SPACED = re.compile(
    r"(?P<before>\n[^\S\n]*)(?P<words>\w(?:[^\S\n]+[^\W\d_]|[^\S\n]{2,}&(?=[^\S\n]{2})){3,})[^\S\n]*$", re.MULTILINE
)  # behind the end of a line, since that is quick to look for
GAP = re.compile(r"\s{2,}")
FEWEST_LETTERS, MOST_LETTERS = 5, 14  # of a line that is set so, and of a word of it
FEWEST_KINDS = 4  # different letters: a row of a table says "Y N N Y N"


@cache
def _rows() -> tuple[dict[str, str], re.Pattern[str]]:
    """What each row of signs means, and the pattern of all of them."""
    rows: dict[str, str] = {}
    for meant in MEANT:
        for encoding in ENCODINGS:
            shown = "".join(_shown(byte, encoding) for byte in meant.encode())
            rows.setdefault(shown, meant)
    lasts: dict[str, str] = {}
    for shown in rows:
        lasts[shown[:-1]] = lasts.get(shown[:-1], "") + shown[-1]
    branches = [f"{re.escape(first)}[{re.escape(last)}]" for first, last in lasts.items()]
    rows[LOST] = "”"
    return rows, re.compile("|".join((*branches, LOST)))


def _shown(byte: int, encoding: str) -> str:
    """The sign of a byte in an encoding; one that has none there is shown as itself."""
    return bytes((byte,)).decode(encoding, "ignore") or chr(byte)


def mended(text: str) -> str:
    """The text with the characters that it was meant to hold.

    >>> mended("the Chiefsâ€™ guidance cost Â£3 million â€“ so ZoÃ« said"), mended("SÃO PAULO")
    ('the Chiefs’ guidance cost £3 million – so Zoë said', 'SÃO PAULO')
    >>> mended("women=E2=80=99s aid"), mended("it cost =A3500"), mended("(n=92)")
    ('women’s aid', 'it cost £500', '(n=92)')
    """
    if not text.isascii() and holds(text, SIGNS):
        rows, pattern = _rows()
        for _ in range(MOST_ROUNDS):
            before, text = text, pattern.sub(lambda match: rows[match[0]], text)
            if text == before:
                break
    if "=A3" in text:
        text = POUNDS.sub("£", text)
    if "=C" in text or "=E" in text or "=D" in text:
        text = _decoded(text)
    return text


def _decoded(text: str) -> str:
    """A text in which a mail's code was left, each sign of it put back; any other text as it is."""
    if CODED.search(text) is None:
        return text
    return RUN.sub(lambda match: bytes.fromhex(match[0].replace("=", "")).decode("utf-8", "replace"), SOFT.sub("", text))


def closed_up(text: str) -> str:
    r"""The text with the words closed up that stand alone on their line with a blank behind each letter.

    >>> closed_up("T H E   C A L D E R   F U N D\n\nLevels A B C D E"), closed_up("T a r n   &   D a l e")
    ('THE CALDER FUND\n\nLevels A B C D E', 'Tarn & Dale')
    >>> closed_up("Y N N Y N Y")
    'Y N N Y N Y'
    """
    return SPACED.sub(lambda match: match["before"] + _closed(match["words"]), f"\n{text}")[1:]


def _closed(words: str) -> str:
    """Words without the blanks between their letters, where they are words and no list of letters."""
    closed = ["".join(word.split()) for word in GAP.split(words)]
    singles = all(len(letter) == 1 for letter in words.split())
    letters = "".join(closed)
    listed = letters.casefold() in "abcdefghijklmnopqrstuvwxyz"
    kinds = len(set(letters.casefold()))
    fits = len(letters) >= FEWEST_LETTERS and kinds >= FEWEST_KINDS and max(map(len, closed)) <= MOST_LETTERS
    return " ".join(closed) if singles and fits and not listed else words
