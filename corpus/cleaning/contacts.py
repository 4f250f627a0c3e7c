"""Which lines only say how to reach somebody: telephone, e-mail, web address?"""

from __future__ import annotations

import re

from corpus.cleaning.page import Page, ends_sentence, in_sentence, is_prose, prose_numbers
from corpus.layouts.letter_lines import EIRCODE, GAP, POSTCODE, REFERENCE, is_date
from corpus.lines import Line, has_figure, holds, zeroed
from corpus.records import Furniture
from corpus.vocabulary import vocabulary

TOKEN = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*|(?:https?://|www\.)\S+|\b(?:[\w-]+\.)+(?:org|com|gov|net|uk|ie|eu|example|scot|wales|"
    r"cymru|info|int)(?:/\S*)?\b"
    r"|(?!\d{1,2}[.-]\d{1,2}[.-]\d{4}(?!\d))\+?\(?\d[\d() .-]{6,18}\d|(?<!\w)@\w{2,30}|\bswitchboard \d+",
    re.IGNORECASE,
)
TOKEN_SIGNS = (".", "@", "/")  # one stands in what TOKEN matches, or a figure
AMOUNT = re.compile(r"[£$€]\s?\d|\d,\d{3}\b")  # a telephone number has no comma
NUMBER = re.compile(r"[0-9][0-9]{2}[ .)-]?[^\S\n]?[0-9]{3}")
FIGURES = re.compile(rb"000[ .)-]?[\s\x1c-\x1f?]?000")  # in what `zeroed` gives of a text with a NUMBER
SITES = (".org", ".com", ".gov", ".co.", ".example", ".ie", ".net", ".wales", ".scot", "www.", "http", "@", "witchboard")
SITE_WORDS = frozenset(  # those of SITES
    ("org", "com", "gov", "co", "example", "ie", "net", "wales", "scot", "www", "http", "https", "switchboard")
)
_LABELS_WORDS = (
    "tel telephone t f e m w p d fax email e-mail phone mobile mob switchboard main web website out of hours press office "
    "direct line dd ext twitter url"
    " contact contacts media enquiries enquiry newsdesk or and on at by the via ffôn ebost e-bost gwefan 24hr 24 hour "
    "number text x ffacs minicom textphone dial reception open opening hours lines am pm mon fri mon-fri monday friday "
    "fòn fón teil guthán ríomhphost r-phost post-d"
)
LABELS = frozenset(_LABELS_WORDS.split())
SAYING = frozenset(("is", "are", "was", "were", "has", "have", "had", "said"))  # in a sentence that tells more than a number
HEADING = re.compile(
    r"\W*(?:(?:for )?(?:more |further )?(?:media|press|news)\b.{0,12}(?:contacts?|enquir\w+|inquir\w+|office|information|"
    r"team)|contacts?|(?:office )?address(?:es)? and .{0,20}enquiries|for (?:further|more) information"
    r"(?:,? (?:please )?contact)?|press officers?|media|press)\b.{0,40}",
    re.IGNORECASE,
)
INTRODUCED = re.compile(
    r"[\W\d]*(?:contact|cysyllt|ffôn|fòn|fón|teil|guthán|e-?bost|r-?phost|post-?d|am ragor|communications|comms|press|media"
    r"|for (?:further|more|all|any|other|general|media|press|interviews?|details|a copy|copies)"
    r"|case studies|interviews?|ring|call|text|desk"
    r"|tel|phone|e-?mail|enquir|prensa|news "
    r"?desk|out of hours|main switchboard|notes)",
    re.IGNORECASE,
)
HEADER = re.compile(r"(?:From|To|Cc|Bcc|Reply-To|Sent)\s*:", re.IGNORECASE)
BYLINE = re.compile(r"(?:By|BY|by) [^\W\d_]+ [^\W\d_]")
CASE = re.compile(r"(?:case|complaint|application|petition|claim|request|question)\b", re.IGNORECASE)
CELL = re.compile(r"\S+(?: {1,2}\S+)*")
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
FEW_WORDS = 3
BELOW_HEADING = 4  # lines between which a heading of contacts stands above a telephone number
CODED_PLACE = re.compile(rf"(?:{POSTCODE}|{EIRCODE})$")
LONGEST = 260  # characters of a line of contact details


def cut_contacts(page: Page) -> Page:
    """Cuts lines of contact details above the first paragraph and below the last, with the headings over them."""
    signs = _signs(page.original)
    if not signs:
        return page
    prose = prose_numbers(page)
    first, last = (prose[0], prose[-1]) if prose else (len(page.lines), -1)
    filled = [i for i, line in enumerate(page.lines) if line.text]
    half = len(filled) // 2
    kinds: dict[int, str] = {}
    cells: list[Furniture] = []
    for at, number in enumerate(filled):
        text = page.lines[number].text
        inside = first <= number < last
        if page.verdicts[number] or len(text) > LONGEST or (inside and at < half) or not holds(text, signs):
            continue
        if ends_sentence(page, number) or REFERENCE.match(text) or CASE.match(text):
            continue
        if _beside_address(text):
            cells += [] if inside else _cells(page.lines[number])
            continue
        above = filled[at - 1] if at >= half and at else -1
        led = above >= 0 and (kinds.get(above) == "contacts" or HEADING.fullmatch(page.lines[above].text) is not None)
        if inside and not led and not INTRODUCED.match(text):
            continue
        if (
            at
            and page.lines[filled[at - 1]].text[-1] == ":"
            and not (INTRODUCED.match(text) or HEADING.fullmatch(page.lines[filled[at - 1]].text))
        ):
            continue  # "available at:" is followed by an address that belongs to the sentence
        if number - 1 not in kinds and in_sentence(page, number):
            continue
        if BYLINE.match(text) or is_date(text):
            continue  # "By Ann Cole @anncole"
        if HEADER.match(text) and not is_contact(text, few=1):
            continue  # "From: Megan Prosser <...>": the name stays
        if ((not inside or led) and is_contact(text)) or (at >= half and INTRODUCED.match(text) and TOKEN.search(text)):
            kinds[number] = "contacts"
            kinds |= _heading_above(page, filled, at)
    return page.cut_lines(kinds | _addresses(page, [number for number in kinds if number < first])).cut_inside(cells)


def _addresses(page: Page, numbers: list[int]) -> dict[int, str]:
    """The postal addresses of the office right above or below its telephone and e-mail, over the paper's first paragraph."""
    beside = [near for number in numbers for near in (number - 1, number + 1) if 0 <= near < len(page.lines)]
    texts = {near: page.lines[near].text for near in beside if not page.verdicts[near]}
    return {near: "contacts" for near, text in texts.items() if "," in text and CODED_PLACE.search(text)}


def _cells(line: Line) -> list[Furniture]:
    """The cells of a line that say how to reach somebody and name what it is: "Telephone 01632 960 118"."""
    found = [cell for cell in CELL.finditer(line.text) if cell[0][0].isalpha() and is_contact(cell[0], few=0)]
    return [Furniture(line.part(*cell.span()), "contacts") for cell in found]


def _beside_address(text: str) -> bool:
    """Does a line hold a cell without contact details as well, in the column beside them?"""
    if "   " not in text:
        return False
    cells = [cell.strip() for cell in GAP.split(text)]
    return any(cell and cell[-1] != ":" and not LABELS.issuperset(_words(cell)) and not is_contact(cell) for cell in cells)


def _words(text: str) -> list[str]:
    """The words of a line without its figures, in small letters."""
    return [word.lower() for word in WORD.findall(text)]


def _signs(text: str) -> tuple[str, ...]:
    """What stands on a page that could belong to an address on the web or to a telephone number."""
    sites = () if vocabulary(text).isdisjoint(SITE_WORDS) and "@" not in text else (site for site in SITES if site in text)
    return (*sites, *dict.fromkeys(NUMBER.findall(text) if FIGURES.search(zeroed(text)) else ()))


def _heading_above(page: Page, filled: list[int], at: int) -> dict[int, str]:
    """A heading such as "Media contacts" within some lines above, and the names and addresses between."""
    for back in range(1, BELOW_HEADING + 1):
        if at - back < 0:
            break
        text = page.lines[filled[at - back]].text
        if is_prose(text):
            break
        if HEADING.fullmatch(text) and len(text) < 70:
            return {filled[at - i]: "contacts" for i in range(1, back + 1)}
    return {}


def is_contact(text: str, few: int = FEW_WORDS) -> bool:
    """Is a line nothing but contact details and their labels?

    >>> is_contact("Tel: 020 7946 0678   E: press@refuge.example"), is_contact("Ring Refuge on 0808 2000 247, free, at any hour")
    (True, False)
    >>> is_contact("UIN 195556, tabled on 24.11.2020")
    False
    """
    if (
        not (holds(text, TOKEN_SIGNS) or has_figure(text))
        or not TOKEN.search(text)
        or (AMOUNT.search(text) and not holds(text, SITES))
    ):
        return False
    words = _words(TOKEN.sub(" ", text))
    if text[-1] == "." and not SAYING.isdisjoint(words):
        return False
    return sum(word not in LABELS for word in words) <= few
