"""What does a reader see of a piece of HTML: the body of a mail, an entry of a feed, a field of JSON?

Most such pieces are paragraphs and lists with links in them, and are read off their tags; whatever holds more (tables, styles,
broken tags, comments) is parsed and shown as a page is. Both ways give the same text.
"""

from __future__ import annotations

import re
from html import unescape

from corpus.loaders.encoding import tidy

_TAG = re.compile(r"<(?:[a-zA-Z!/][^<>]*)>")
_SPLIT = re.compile(r"""<(/?[a-z][a-z0-9]*)(?:\s+[a-z-]+="[^"<>]*")*\s*/?>""")
_BLOCKS = frozenset(["p", "div", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "section"])
_FLAT = frozenset(["p", "h1", "h2", "h3", "h4", "h5", "h6"])  # blocks that hold no blocks
_INLINE = frozenset(["a", "b", "i", "em", "strong", "span", "u", "sup", "sub", "abbr"])
_PLAIN = frozenset(("br", *_BLOCKS, *_INLINE, *(f"/{tag}" for tag in (*_BLOCKS, *_INLINE))))
_MAY_HIDE = ("hidden", "sr-only", "screen", "invisible", "display")
_CLOSED_IN_ITSELF = re.compile(r"<(?!br\b)[^<>]*/>")
_ODD_ENTITY = re.compile(  # one that is invisible, or read in several ways
    r"&(?!(?:amp|lt|gt|quot|nbsp|pound|[lr][sd]quo|[nm]dash|hellip|#39|#(?:1[6-9]\d|[2-9]\d\d|\d{4}));|\s)"
    r"|&#(?:173|820[3-9]|823\d|8288);"
)
_ODD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u200b\u2060\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_ODD_ASCII = re.compile("[\x00-\x08\x0b-\x1f\x7f]")


def visible_text(markup: str) -> str:
    """The text that a browser would show, blocks apart by blank lines; plain text stays as it is."""
    if not markup.strip():
        return ""
    plain = _plain_text(markup)
    return plain if plain is not None else _shown(markup)


def text_of(value: str) -> str:
    """The text of a field that may hold HTML or plain text."""
    return visible_text(value) if "&" in value or ("<" in value and _TAG.search(value)) else tidy(value).strip()


def _shown(markup: str) -> str:
    """The text of a piece of any HTML."""
    from corpus.sources.page_blocks import place, show  # the sources import this package
    from corpus.sources.page_tree import parse

    try:
        return tidy(place(show(parse(markup)))[0]).strip()
    except ValueError:
        return ""


def _plain_text(markup: str) -> str | None:
    """The text of paragraphs, lists and headings without anything else in them; None for a piece that holds more."""
    if _asks_for_more(markup):
        return None
    pieces = _SPLIT.split(markup)
    tags = pieces[1::2]
    if not _PLAIN.issuperset(tags) or any("<" in text for text in pieces[::2]) or not _is_well_nested(tags):
        return None
    found: list[str] = []
    run, line, before, items, behind = [pieces[0]], False, False, 0, ""
    for tag, text in zip((*tags, "/p"), (*pieces[2::2], ""), strict=True):
        if tag == "br" and not (behind == "br" and not unescape(run[-1]).strip()):
            run.append("\0")  # a line ends; a second <br> behind it ends the paragraph
        elif tag == "br" or tag.lstrip("/") in _BLOCKS:
            if words := _lines(run):
                if items and not line:
                    return None  # behind a list within a list
                found += ["\n" if line and before else "\n\n", words] if found else [words]
                before = line
            run.clear()
        if tag in _BLOCKS or (tag[:1] == "/" and tag[1:] in _BLOCKS):
            line = tag == "li"
            items += line - (tag == "/li")
        run.append(text)
        behind = tag
    return tidy("".join(found)).strip()


def _asks_for_more(markup: str) -> bool:
    """Does it hold what may hide a text, or what parsers read in several ways?"""
    low = markup.lower()
    return (
        any(word in low for word in _MAY_HIDE)
        or ("/>" in markup and _CLOSED_IN_ITSELF.search(markup) is not None)
        or ("&" in markup and _ODD_ENTITY.search(markup) is not None)
        or (_ODD_ASCII if markup.isascii() else _ODD).search(markup) is not None
    )


def _is_well_nested(tags: list[str]) -> bool:
    """Is every tag closed in its turn, and no block within a paragraph or heading? Else a browser puts it in order."""
    inside: list[str] = []
    for tag in tags:
        if tag[:1] == "/":
            if not inside or inside.pop() != tag[1:]:
                return False
        elif tag != "br":
            if inside and tag in _BLOCKS and (inside[-1] in _FLAT or inside[-1] not in _BLOCKS):
                return False
            inside.append(tag)
    return not inside


def _lines(run: list[str]) -> str:
    """What stands between two ends of blocks, with its spaces as a browser shows them."""
    text = "".join(run)
    if "&" in text:
        text = unescape(text)
    if "\0" not in text:
        return " ".join(text.split())
    return "\n".join(" ".join(part.split()) for part in text.split("\0")).strip()
