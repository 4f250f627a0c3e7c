"""Which characters do these bytes mean, and which of them belong into a text?"""

from __future__ import annotations

import codecs
import re
import unicodedata

from corpus.loaders.mending import closed_up, mended

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FIRST_OF_MARKS = (b"\xef", b"\xff", b"\xfe", b"\x00")
_SEVEN_BIT = ("utf-7", "iso2022", "iso-2022", "hz")  # these look like ASCII, so the declaration has to be believed
_LATIN = {"iso8859-1", "ascii", "latin-1"}  # what is declared so is Windows-1252 in practice
_WESTERN = frozenset("‘’“”–—…•£€©®°·½¼¾²³§±×«»¡¿™\u00a0\u00adàáâãäåæçèéêëìíîïñòóôõöøœùúûüýÿŵŷÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØŒÙÚÛÜÝß†‡‰")
_HIGH = re.compile(r"[^\x00-\x7f]")
_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x1c-\x1e\x85\u2028\u2029]")
_NOT_TEXT = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f\x80-\x84\x86-\x9f\ufeff\ufffe\uffff]")
_ORDINARY = bytes((9, 10, *range(32, 127)))  # of ASCII: all but control characters
_TAME = re.compile("[\xa1-\xac\xae-\u02ff\u2012-\u2027\u2030-\u205e\u20ac]*")  # text, composed already, its blanks plain
_BLANKS = re.compile("[\u1680\u2000-\u200a\u202f\u205f\u3000]")
_AT_LINE_END = re.compile("\xad(?=[ \t]*\n)")  # there a soft hyphen is printed
_UNSEEN = re.compile("[\xad\u200b\u2060]")  # where a line may be broken, or may not
_HYPHENS = re.compile("[\u2010\u2011]")
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_ODD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")  # any that the next three look for
_SURROGATE = re.compile("[\ud800-\udfff]")


def decode(content: bytes, declared: str | None = None) -> str:
    """The text of these bytes: by byte order mark, as UTF-8, as declared, else by what the letters look like."""
    if content.startswith(_FIRST_OF_MARKS):
        for mark, encoding in _MARKS:
            if content.startswith(mark):
                return content.decode(encoding, "replace")
    known = _known(declared)
    if known and known.startswith(_SEVEN_BIT):
        return content.decode(known, "replace")
    wide = wide_encoding(content) if b"\0" in content else None
    if wide:
        return content.decode(wide, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _other(content, known)


def wide_encoding(head: bytes) -> str | None:
    """UTF-16 without its mark shows as a NUL in every other place of a Western text."""
    sample = head[: 2 * (min(len(head), 4000) // 2)]
    if len(sample) >= 4:
        for encoding, nul, other in (("utf-16-le", sample[1::2], sample[::2]), ("utf-16-be", sample[::2], sample[1::2])):
            if nul.count(0) > 0.6 * len(nul) and other.count(0) < 0.1 * len(other):
                return encoding
    return None


def tidy(text: str) -> str:
    r"""NFC, lines ended by \n, and no character that is no text. A form feed stands alone on its line: a page ends there.

    Every blank within a line is plain, as is every hyphen: what keeps a line together in print is no part of a word, nor is what
    sets its letters apart.

    >>> tidy("Zoe\u0308\r\n\x07one\x0ctwo")
    'Zoë\none\n\x0c\ntwo'
    >>> tidy("4\u00a0May: safe\u2011guard\u00ading")
    '4 May: safe-guarding'
    >>> tidy("T r u s t"), tidy("o\ufb03cers")
    ('Trust', 'officers')
    """
    text = mended(text)
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    text = closed_up(text)
    rest = text.encode("utf-8", "surrogatepass").translate(None, _ORDINARY)  # much faster than to search them
    if not rest or _TAME.fullmatch(rest.decode("utf-8", "surrogatepass")):
        return text
    if _ODD.search(text):
        text = _LINE_ENDS.sub("\n", text)
        text = _SURROGATE.sub("\ufffd", _NOT_TEXT.sub("", text))
    text = _HYPHENS.sub("-", _BLANKS.sub(" ", text.replace("\xa0", " ")))
    text = _UNSEEN.sub("", _AT_LINE_END.sub("-", text))
    if _LIGATURE.search(text):
        text = _LIGATURE.sub(lambda letters: unicodedata.normalize("NFKC", letters[0]), text)
    if "\f" in text:
        text = re.sub(r"\n?\f\n?", "\n\f\n", text).strip("\f\n")
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def has_word(text: str) -> bool:
    """Is there a letter or a digit in it?"""
    return text[:1].isalnum() or any(map(str.isalnum, text))


def _known(declared: str | None) -> str | None:
    try:
        name = codecs.lookup((declared or "").strip(" \"'")).name if declared else None
        "".encode(name or "ascii")  # a codec like "hex" is known, but not for text
    except (LookupError, ValueError):
        return None
    return "cp1252" if name in _LATIN else name


def _other(content: bytes, declared: str | None) -> str:
    repaired = content.decode("utf-8", "replace")
    letters = len(_HIGH.findall(repaired))
    if repaired.count("\ufffd") * 10 < letters:  # a UTF-8 text with a few broken places
        return repaired
    if declared and declared != "utf-8":
        try:
            return content.decode(declared, "replace" if declared == "cp1252" else "strict")
        except UnicodeDecodeError:
            pass  # declared wrongly: as if it were not declared
    western = content.decode("cp1252", "replace")
    high = _HIGH.findall(western)
    if all(letter in _WESTERN for letter in high) and len(high) * 4 < len(western):
        return western
    from charset_normalizer import from_bytes  # slow to import, seldom needed

    best = from_bytes(content[:200_000]).best()
    return content.decode(best.encoding, "replace") if best else western
