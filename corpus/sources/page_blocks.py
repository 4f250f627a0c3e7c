"""What does a web page show, block by block?

`show` walks the page once and gives the text that a reader sees, cut where a browser begins a new line: paragraphs, headings,
list items, table rows. Each block keeps what the choice of the article needs to know about its place in the page: the
elements it lies in, what their names and classes say ("share", "caption", "comment" ...), and how much of it is links.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import lxml.html
from lxml import etree

from corpus.nouns import NamedTuple

_UNSEEN = (
    "script style noscript template svg math iframe object embed applet select option optgroup datalist textarea input button"
    " canvas video audio map head title meta link param source track dialog"
)
_BLOCK = (
    "address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption figure footer form"
    " h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody td tfoot th thead"
    " tr ul"
)
UNSEEN = frozenset(_UNSEEN.split())
BLOCK = frozenset(_BLOCK.split())
LINES = frozenset({"li", "tr", "dt", "dd"})
SLUGGED = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "section"})  # their ids repeat the words of a heading
CELLS = frozenset({"td", "th"})
PARAGRAPHS = frozenset({"p", "div"})
APART = 3  # of so many blocks one at least stands below an empty paragraph, where lines are paragraphs of their own
SIGNIFICANT = ("article", "main", "aside", "nav", "header", "footer", "figure", "figcaption", "blockquote", "form", "table", "li")

HIDDEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
HIDDEN_CLASS = re.compile(
    r"(?:^|\s)(?:sr-only|screen-?reader(?:-text|-only)?|visually-?hidden|off-?screen|a11y-hidden|element-invisible)(?:\s|$)", re.I
)
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
AROUND_BREAK = re.compile(r" *([\n\t]) *")
INVISIBLE = re.compile(r"[\u200b\u2060\ufeff\u00ad]")

# What class names, ids and roles say about the text below them. English, because markup is written in it everywhere.
SIGNS: dict[str, re.Pattern[str]] = {
    sign: re.compile(pattern)
    for sign, pattern in {
        "caption": r"caption|credit|gallery|slideshow|lightbox|copyright-holder",
        "related": r"related|recommend|read-?more|see-?also|trending|popular|most-(?:read|viewed)|outbrain|taboola|teaser"
        r"|next-(?:post|article|up)|prev(?:ious)?-(?:post|article)|more-(?:from|on|stories|news|articles)|also-(?:like|read|on)",
        "sharing": r"share|sharing|social|follow-us|bookmark|\baddthis|print-?(?:button|link)",
        "promotion": r"newsletter|subscri|sign-?up|donat|paywall|membership|promo|\bcta\b|call-to-action|upsell|optin|opt-in",
        "comments": r"\bcomments?\b|comment-(?:list|section|form|body|content|area|thread)|disqus|livefyre|respond\b",
        "navigation": r"\bnav(?:bar|igation)?\b|\bmenu|breadcrumb|pagination|\bpager\b|skip-?(?:link|to)|\btoc$"
        r"|\btoc-(?!\d)|table-of-contents",
        "footer": r"\bfooter\b|colophon",
        "side": r"sidebar|side-?bar|\baside\b|\brail\b|complementary|\bwidget",
        "byline": r"byline|by-line|\bauthors?\b|author-|dateline|\bdate\b|pub-?date|publish(?:ed)?-|posted-on|timestamp|"
        r"entry-meta|post-meta|article-meta|contributor|\bkicker|eyebrow|read(?:ing)?-time",
        "tags": r"\btags?\b|tag-?list|\bcategor(?:y|ies)\b|\btopics?\b|keywords",
        "advert": r"\bads?\b|advert|sponsor|\bdfp|banner-ad|ad-(?:slot|unit|container|wrapper)|commercial",
        "cookies": r"cookie|consent|gdpr",
        "popup": r"\bmodal\b|popup|pop-up|overlay|lightbox|tooltip",
    }.items()
}


class Place(NamedTuple):
    """An element of the page: its number in the page's order, and what its own tag and names say."""

    number: int
    tag: str
    look: str
    signs: frozenset[str]


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text that a browser shows as one piece."""

    text: str
    linked: float  # the share of its characters inside links
    strong: float  # the share in bold
    path: tuple[Place, ...]  # the elements around it, innermost first
    below: bool = False  # is it a line right below the one before, on a page whose paragraphs are set apart by empty ones?

    @property
    def tag(self) -> str:
        """The tag of its own element."""
        return self.path[0].tag

    def gap_after(self, previous: Block) -> str:
        """What stands between it and the block before: items of a list and rows of a table are lines, all else paragraphs."""
        return "\n" if self.below or (self.tag in LINES and previous.tag in LINES) else "\n\n"


@lru_cache(maxsize=16384)
def _signs_of(name: str) -> frozenset[str]:
    """What one class, id or role says."""
    name = CAMEL.sub("-", name).lower().replace("_", "-")
    return frozenset(sign for sign, pattern in SIGNS.items() if pattern.search(name))


@lru_cache(maxsize=4096)
def _signs(tag: str, names: str) -> frozenset[str]:
    """What an element's own tag and names say."""
    return frozenset({f"<{tag}>"} if tag in SIGNIFICANT else ()).union(*map(_signs_of, names.split()))


def _unseen(element: lxml.html.HtmlElement) -> bool:
    """Is it left out by every browser and reader?"""
    names = element.get("class")
    return element.tag in UNSEEN or bool(names and HIDDEN_CLASS.search(names))


def _hidden(element: lxml.html.HtmlElement) -> bool:
    """Is it hidden until a script shows it?"""
    style = element.get("style")
    return element.get("hidden") is not None or bool(style and HIDDEN_STYLE.search(style))


def _plain_row(row: lxml.html.HtmlElement) -> bool:
    """Does a table row hold words only, so that it reads as one line?"""
    return all(e.tag not in BLOCK or e.tag in CELLS for e in row.iterdescendants(etree.Element) if isinstance(e.tag, str))


def _spaced(text: str) -> str:
    """The text with one space for each run of white space."""
    words = " ".join(text.split())
    if not words:
        return " "
    return f"{' ' if text[0].isspace() else ''}{words}{' ' if text[-1].isspace() else ''}"


def _tidy(pieces: list[str]) -> str:
    text = "".join(pieces)
    if "  " in text:
        text = re.sub("  +", " ", text)
    if not text.isascii():
        text = unicodedata.normalize("NFC", INVISIBLE.sub("", text))
    return (AROUND_BREAK.sub(r"\1", text) if "\n" in text or "\t" in text else text).strip()


class _Walk:
    """The state of one walk: the text gathered so far and the elements it lies in."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.pieces: list[str] = []
        self.linked = self.strong = 0
        self.links = self.bolds = self.rows = 0
        self.around: list[Place] = []
        self.count = 0
        self.opened: list[int] = []  # how many blocks there were when each element around began
        self.apart: set[int] = set()  # the numbers of the blocks above which an empty paragraph stands
        self.parted: set[int] = set()  # of those above which two ends of lines do

    def add(self, text: str | None) -> None:
        if text and (self.pieces or not text.isspace()):
            text = _spaced(text)
            self.pieces.append(text)
            size = len(text) - text.count(" ")
            self.linked += size if self.links else 0
            self.strong += size if self.bolds else 0

    def flush(self) -> None:
        if not self.pieces:
            return
        text = _tidy(self.pieces)
        if text:
            size = max(1, len(text) - text.count(" "))
            linked, strong = min(1.0, self.linked / size), min(1.0, self.strong / size)
            self.blocks.append(Block(text, linked, strong, tuple(reversed(self.around))))
        self.pieces.clear()
        self.linked = self.strong = 0

    def enter(self, element: lxml.html.HtmlElement, tag: str) -> None:
        names = element.get("class") or ""
        anchor = element.get("id") if tag not in SLUGGED else None
        said = " ".join(filter(None, (names, anchor, element.get("role"), element.get("itemprop"))))
        self.count += 1
        self.around.append(Place(self.count, tag, f"{tag}.{names}", _signs(tag, said)))
        self.opened.append(len(self.blocks))

    def leave(self, tag: object) -> None:
        self.around.pop()
        if self.opened.pop() == len(self.blocks) and tag in PARAGRAPHS:
            self.apart.add(len(self.blocks))


def show(root: lxml.html.HtmlElement, *, hidden: bool = False) -> tuple[Block, ...]:
    """The blocks of a page in its own order; with `hidden`, also those that a script would have shown."""
    walk = _Walk()
    events = etree.iterwalk(root, events=("start", "end"))
    closing: list[str] = []
    for event, element in events:
        tag = element.tag
        if event == "start":
            if not isinstance(tag, str) or _unseen(element) or (not hidden and _hidden(element)):
                events.skip_subtree()
                closing.append("")
            else:
                closing.append(_open(walk, element, tag))
                walk.add(element.text)
        else:
            _close(walk, closing.pop(), tag)
            if walk.around:
                walk.add(element.tail)
    return _as_lines(walk.blocks, walk.apart, walk.parted)


def _as_lines(blocks: list[Block], apart: set[int], parted: set[int]) -> tuple[Block, ...]:
    """The blocks; where empty paragraphs stand above many of them, as offices write letters, the others are lines."""
    if len(apart) * APART < len(blocks) or len(apart) < APART:
        return tuple(blocks)
    return tuple(replace(block, below=number > 0 and number not in apart | parted) for number, block in enumerate(blocks))


def _open(walk: _Walk, element: lxml.html.HtmlElement, tag: str) -> str:
    """Begin an element; returns how it is to be closed."""
    if tag == "br":
        following = element.getnext()
        if following is not None and following.tag == "br" and not (element.tail or "").strip():
            walk.flush()
            walk.parted.add(len(walk.blocks))
        else:
            walk.pieces.append("\n" if walk.pieces else "")
        return ""
    if tag == "a":
        walk.links += 1
        return "link"
    if tag in {"b", "strong"}:
        walk.bolds += 1
        return "bold"
    if tag not in BLOCK:
        return ""
    if tag in CELLS and walk.rows:
        return "cell"
    walk.flush()
    walk.enter(element, tag)
    if tag == "tr" and _plain_row(element):
        walk.rows += 1
        return "row"
    return "block"


def _close(walk: _Walk, how: str, tag: object) -> None:
    if how == "link":
        walk.links -= 1
    elif how == "bold":
        walk.bolds -= 1
    elif how == "cell":
        walk.pieces.append("\t")
    elif how in {"block", "row"}:
        walk.flush()
        walk.leave(tag)
        walk.rows -= how == "row"


def place(blocks: Sequence[Block]) -> tuple[str, tuple[int, ...]]:
    """The blocks as one text, and where each of them starts in it."""
    parts: list[str] = []
    starts: list[int] = []
    size = 0
    for number, block in enumerate(blocks):
        gap = block.gap_after(blocks[number - 1]) if number else ""
        parts += [gap, block.text]
        starts.append(size + len(gap))
        size += len(gap) + len(block.text)
    return "".join(parts), tuple(starts)
