"""Which treaties, Acts and Bills does a text name, and where?

A name is found from its head: "Act", "Bill", "Convention", or an acronym. From there the longest known name around it wins,
whatever its commas and capitals; else the words in title case before it make a name of the general form, as in "Pedlars Act
1871". A known Bill that became an Act stands for the Bill and for the Act.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.ids import slug
from corpus.instruments import GENERAL_HEADS, Instrument, Knowledge, Known, fold, knowledge
from corpus.provisions import unit_of
from corpus.records import Span
from corpus.vocabulary import vocabulary

WORD = re.compile(r"[^\s\u2013\u2014/]+")
YEAR_AFTER = re.compile(r",?\s{1,2}(1[89]\d\d|20\d\d)\b(?!-)")
YEAR_NAME = re.compile(r"(?P<title>.*?)(?:,? (?P<year>1[89]\d\d|20\d\d))\Z")
APART = re.compile(r"\t|\n[ \t]*\n")  # between two words: they do not belong together
SHORT_YEAR = re.compile(r"(?P<year>(?:1[89]|20)\d\d)(?<=[Tt]he \d{4}) (?P<kind>Act|Bill|Regulations|Order|Convention)\b")
FEW_MARKS = 8  # that may stand before the first letter of a name
REACH = 12  # words on either side of a head that a name can take
CONNECTORS = frozenset(("and", "of", "for"))
INNER = frozenset(
    ("to", "at", "from", "with", "against")
)  # that join words to a name only behind an article: "the ... at Work Act"
CONVENTION_ON = re.compile(r"\s(?:on|against|relating\sto)(?:(?:\s(?:and|of|the|in|on|for|to|from|or)){0,2}\s[A-Z][\w’'-]*)+")
NOT_AFTER_BILL = re.compile(
    r"\s(?!Committee|Report|Team|Second|Third|Royal|Will|Is|To|And|As|For|In|On)[A-Z][a-z]|\s+of\s+[Rr]ights(?!\s+Bill)"
)


@dataclass(frozen=True, slots=True)
class Naming:
    """A place where the text names an instrument, and the Act that it became, if it is a Bill that did."""

    span: Span
    instrument: Instrument
    became: Instrument | None = None


def namings(text: str, year: int | None = None) -> tuple[Naming, ...]:
    """The places where the text names an instrument, ascending; `year` is that of the paper, where it is known."""
    know = knowledge()
    found: list[Naming] = []
    named: Counter[str] = Counter()  # how often each instrument is among them
    for match in heads_in(text, know):
        if found and match.start() < found[-1].span.end:
            continue
        if match.start() and (text[match.start() - 1].isalnum() or text[match.start() - 1] in "_.@"):
            continue
        if text[match.start() - 1 : match.end()] == "\nBill" and NOT_AFTER_BILL.match(text, match.end()):
            continue  # a speaker of that name, on a line of his own
        naming = known_name(text, match, know, year, named) or general_name(text, match, know)
        if naming is not None:
            while found and naming.span.start < found[-1].span.end:
                named.subtract(_ids(found.pop()))
            found.append(naming)
            named.update(_ids(naming))
    found = list(with_years(found))
    return tuple(sorted([*found, *short_names(text, found)], key=lambda naming: naming.span))


def _ids(naming: Naming) -> list[str]:
    return [instrument.id for instrument in (naming.instrument, naming.became) if instrument]


def heads_in(text: str, know: Knowledge) -> list[re.Match[str]]:
    """Where the heads of names stand, in order; only those are looked for that are among the words of the text."""
    held = vocabulary(text).intersection(know.heads)
    return sorted(
        [match for word in held for match in know.heads[word].finditer(text)], key=lambda match: (match.start(), -match.end())
    )


def known_name(text: str, match: re.Match[str], know: Knowledge, year: int | None, before: Counter[str]) -> Naming | None:
    """The longest known name that holds the head."""
    around = know.around.get(fold(match.group()))
    if around is None:
        return None
    rights = around.rights
    words = words_before(text, match.start())
    lefts = [""]
    for first, last in reversed(words):
        lefts.append(f"{fold(text[first:last])} {lefts[-1]}".strip())
        if lefts[-1] not in around.endings:
            break
    for taken in range(len(lefts) - 1, -1, -1):
        if lefts[taken] not in rights:
            continue
        start = words[-taken][0] if taken else match.start()
        if not (text[start : start + FEW_MARKS].lstrip("(“\"‘'")[:1].isupper() or text[start].isdigit()):
            continue
        if taken and text[start] == "(" and text[words[-1][1] - 1] == ")":
            continue  # the "(Scotland) Act" of a longer name
        for right in rights[lefts[taken]]:
            end = end_of(text, match.end(), right)
            if end is not None:
                name = " ".join(filter(None, (lefts[taken], fold(match.group()), right)))
                return Naming(trimmed(text, Span(start, end)), *choose(know.names[name], year, before))
    return None


def end_of(text: str, at: int, words: str) -> int | None:
    """Where the folded words end, if the text goes on with them at an offset; None if it does not."""
    for word in words.split():
        following = WORD.search(text, at, at + 40)
        while following and not fold(following.group()):
            following = WORD.search(text, following.end(), following.end() + 40)
        if not following or fold(following.group()) != word or APART.search(text, at, following.start()):
            return None
        at = following.end()
    return at


def choose(known: tuple[Known, ...], year: int | None, before: Counter[str]) -> tuple[Instrument, Instrument | None]:
    """Which of the instruments of one name is meant, and what it became, if it is a Bill.

    One that the text has named in full before; else the usual one; else, of Acts, the last that the paper can know, and of
    Bills the one that was before Parliament in the paper's year.
    """
    for meaning in known:
        if len(known) > 1 and before[(meaning.became or meaning.instrument).id]:
            return meaning.instrument, meaning.became
    dated = sorted((meaning for meaning in known if meaning.year), key=lambda meaning: meaning.year or 0)
    if not dated:
        return known[0].instrument, None
    if dated[0].became is not None:
        at_time = [meaning for meaning in dated if year and year - 2 <= (meaning.year or 0) <= year + 4]
        ahead = [meaning for meaning in at_time if year and (meaning.year or 0) >= year]
        fitting = (ahead or at_time[::-1])[:1] or (dated if year is None and len(dated) == 1 else [])
        return dated[0].instrument, fitting[0].became if fitting else None
    usual = [meaning for meaning in known if meaning.usual]
    begun = [meaning for meaning in dated if year is None or (meaning.year or 0) <= year]
    return (usual or begun[-1:] or dated)[0].instrument, None


def general_name(text: str, match: re.Match[str], know: Knowledge) -> Naming | None:
    """A name of the general form: words in title case before the head, and a year where the kind needs one."""
    kind = match.group()
    dated = YEAR_AFTER.match(text, match.end())
    if kind not in GENERAL_HEADS or (kind in ("Regulations", "Order", "Rules") and not dated):
        return None
    if kind == "Bill" and NOT_AFTER_BILL.match(text, match.end()):
        return None
    if kind == "Convention" and (subject := CONVENTION_ON.match(text, match.end())):
        return named(text, Span(match.start(), subject.end()))
    words = title_words(text, match.start(), know)
    if not words or (kind == "Convention" and (len(words) > 1 or fold(text[slice(*words[0])]) in know.not_conventions)):
        return None
    span = Span(words[0][0], dated.end() if dated and kind != "Bill" else match.end())
    return named(text, span)


def named(text: str, span: Span) -> Naming:
    """An instrument of no known name, called as it is there."""
    label = re.sub(r",? (\d{4})\Z", r" \1", " ".join(text[span.start : span.end].replace("’", "'").split()))
    return Naming(span, Instrument(slug(label), label, unit_of(label)))


def title_words(text: str, start: int, know: Knowledge) -> list[tuple[int, int]]:
    """The words in title case that end where the head begins, with the connectors between them."""
    words: list[tuple[int, int]] = []
    depth, sure = 0, 0  # words on the right that belong to the name whatever stands before them
    for first, last in reversed(words_before(text, start)):
        word = text[first:last]
        depth += word.count(")") - word.count("(")
        proper = word.lstrip('(“"‘')[:1].isupper() and not word.endswith(("'s", "’s", ",", ")’s"))
        if word in INNER and words and depth == 0:
            sure = sure or len(words)
        elif not (proper or word in CONNECTORS or depth > 0 or word.startswith("(")):
            break
        if depth == 0 and fold(word) in know.not_inside:
            break
        words.insert(0, (first, last))
    if sure and not behind_article(text, words, know):
        words = words[-sure:]
    while words and (fold(text[slice(*words[0])]) in know.not_first or not text[words[0][0]].isupper()):
        words.pop(0)
    return words


def behind_article(text: str, words: list[tuple[int, int]], know: Knowledge) -> bool:
    """Do the words come right behind "the", without one at their head that begins no name?"""
    first = words[0][0]
    if fold(text[slice(*words[0])]) == "the":
        first = words[1][0]
    elif text[max(0, first - 4) : first].casefold().split() != ["the"]:
        return False
    return text[first].isupper() and fold(text[first : first + 40].split(maxsplit=1)[0]) not in know.not_first


def words_before(text: str, start: int) -> list[tuple[int, int]]:
    """The words of the same sentence that stand before an offset, in order."""
    first = max(0, start - 150)
    words = [match.span() for match in WORD.finditer(text, first, start)]
    if words and first and not text[first - 1].isspace() and words[0][0] == first:
        words.pop(0)
    kept: list[tuple[int, int]] = []
    for begin, end in reversed(words[-REACH:]):
        if APART.search(text, end, kept[0][0] if kept else start):
            break
        if (text[end - 1] in ".;:?!" and not text[begin:end].endswith("etc.")) or text[end - 1] in '”"':
            break
        kept.insert(0, (begin, end))
        if text[begin] in '“"‘':
            break
    return kept


def trimmed(text: str, span: Span) -> Span:
    """The span without quotation marks, brackets and punctuation at its ends."""
    start, end = span.start, span.end
    while start < end and text[start] in "“\"‘'([":
        start += 1
    while end > start and text[end - 1] in "”\"’'.,;:?!)]" and not balanced(text[start:end]):
        end -= 1
    return Span(start, end)


def balanced(text: str) -> bool:
    """Does it end in a word, or in a parenthesis that it opens itself?"""
    return text[-1].isalnum() or (text.endswith(")") and text.count("(") == text.count(")"))


def short_names(text: str, found: list[Naming]) -> Iterator[Naming]:
    """The places of "the 2021 Act", where just one instrument of that kind and year is named in full."""
    taken = {naming.span.end for naming in found}
    for match in SHORT_YEAR.finditer(text) if found else ():
        fitting = {
            naming.instrument
            for naming in found
            if match["year"] in naming.instrument.label and match["kind"] in naming.instrument.label
        }
        if len(fitting) == 1 and match.end() not in taken:
            yield Naming(Span(match.start(), match.end()), next(iter(fitting)))


def with_years(found: list[Naming]) -> Iterator[Naming]:
    """The namings, where a name without a year takes the year that the same name has elsewhere in the text."""
    dated: dict[str, set[Instrument]] = {}
    for naming in found:
        if match := YEAR_NAME.match(naming.instrument.label):
            dated.setdefault(fold(match.group("title")), set()).add(naming.instrument)
    for naming in found:
        full = dated.get(fold(naming.instrument.label), set())
        yield Naming(naming.span, next(iter(full))) if len(full) == 1 else naming
