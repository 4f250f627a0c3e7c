"""Which words does a text node of the query tree stand for, and where in a text does it match?

Every engine asks here, so that a word means the same in all of them. A text node becomes a `Leaf`: the fields to look in
and one slot for each of its words. A slot is a term, the beginning of a term, or a term with a few mistakes; an engine
turns it into terms of its own vocabulary with `expand`. A node without a word, such as `Word("&")`, matches nothing.
Several words of one Prefix stand one after the other and the last one is the beginning; of one Fuzzy, each may have mistakes.

An index holds stems, and `universit*` has to find university, whose stem is `univers`. So the beginning of a word stands for
the terms that begin so, and for the stems of what it becomes with the rest of an English ending.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from corpus.nouns import NamedTuple
from indexer.analysis import TOKEN, fold, term, terms
from indexer.fields import DEFAULT_TEXT
from search.query import Fuzzy, Node, Phrase, Prefix, TextNode, walk

MAX_EXPANSIONS = 2_000  # how many terms of an index one word of a query may stand for

ENDINGS = (
    "able ably al ally ance ant ate ation ations ed ence ent er ers es ful ible ies ily ing ings ion ions ise ised ism ist ists "
    "ities ity ive ize ized less ly ment ments ness or ors ous s ship ships ural ure y"
)
TAILS = tuple(sorted({ending[cut:] for ending in ENDINGS.split() for cut in range(len(ending) + 1)}))


class Slot(NamedTuple):
    """One word of a leaf: the term itself, or with `prefix` every term that begins so, or with `edits` every term so near.

    With a prefix, `also` are the terms that do not begin so and yet are stems of words that do, sorted.
    """

    term: str
    prefix: str | None = None
    edits: int = 0
    also: tuple[str, ...] = ()

    @property
    def exact(self) -> bool:
        """Does it stand for one term only?"""
        return self.prefix is None and not self.edits


class Leaf(NamedTuple):
    """A text node, analysed: slots one after the other, or with slop > 0 near each other in any order (all exact then)."""

    fields: tuple[str, ...]
    slots: tuple[Slot, ...]
    slop: int
    needed: frozenset[str]  # the terms of its exact slots, without which it matches nowhere


@lru_cache(maxsize=8_192)
def leaf(node: TextNode) -> Leaf:
    """The leaf of a text node.

    >>> from search.query import Word
    >>> leaf(Word("data-sharing", "body")).slots
    (Slot(term='data', prefix=None, edits=0, also=()), Slot(term='share', prefix=None, edits=0, also=()))
    """
    if isinstance(node, Prefix):
        words = TOKEN.findall(node.text)
        slots = [Slot(term(word)) for word in words[:-1]]
        slots += [beginning(word) for word in words[-1:]]
    else:
        slots = [Slot(word, edits=node.edits if isinstance(node, Fuzzy) else 0) for word in terms(node.text)]
    return Leaf(
        fields=(node.field,) if node.field else DEFAULT_TEXT,
        slots=tuple(slots),
        slop=node.slop if isinstance(node, Phrase) and len(slots) > 1 else 0,
        needed=frozenset(slot.term for slot in slots if slot.exact),
    )


def beginning(word: str) -> Slot:
    """The slot of a word's beginning.

    >>> beginning("inspectio").also
    ('inspect', 'inspecti')
    """
    prefix = fold(word).replace("'", "")
    stems = {term(word), *(term(prefix + tail) for tail in TAILS)}
    return Slot(term(word), prefix, also=tuple(sorted(stem for stem in stems if not stem.startswith(prefix))))


def text_nodes(node: Node) -> Iterator[TextNode]:
    """Every text node of a tree, from the left."""
    return (part for part in walk(node) if isinstance(part, TextNode))


def expand(slot: Slot, vocabulary: Sequence[str]) -> list[str]:
    """The terms of a sorted vocabulary that a slot stands for, in its order."""
    if slot.prefix is not None:
        also = [word for word in slot.also if _holds(vocabulary, word)]
        return sorted([*_beginning(slot.prefix, vocabulary), *also])
    if slot.edits:
        return [word for word in vocabulary if within_edits(word, slot.term, slot.edits)]
    return [slot.term] if _holds(vocabulary, slot.term) else []


def _beginning(prefix: str, vocabulary: Sequence[str]) -> Iterator[str]:
    for index in range(bisect_left(vocabulary, prefix), len(vocabulary)):
        if not vocabulary[index].startswith(prefix):
            return
        yield vocabulary[index]


def _holds(vocabulary: Sequence[str], word: str) -> bool:
    index = bisect_left(vocabulary, word)
    return index < len(vocabulary) and vocabulary[index] == word


def within_edits(a: str, b: str, limit: int) -> bool:
    """Can `limit` edits make one word of the other, where no letter is edited twice (optimal string alignment)?

    An edit inserts, deletes or replaces a letter or swaps two neighbours.

    >>> within_edits("refuge", "refgue", 1), within_edits("refuge", "reuge", 1), within_edits("ca", "abc", 2)
    (True, True, False)
    """
    if abs(len(a) - len(b)) > limit:
        return False
    start, shorter = 0, min(len(a), len(b))
    while start < shorter and a[start] == b[start]:
        start += 1
    end = 0
    while end < shorter - start and a[-1 - end] == b[-1 - end]:
        end += 1
    a, b = a[start : len(a) - end], b[start : len(b) - end]
    return max(len(a), len(b)) <= limit or _edits(a, b, limit) <= limit


def _edits(a: str, b: str, limit: int) -> int:
    """How many edits, or some number above the limit."""
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, letter in enumerate(a):
        new = [i + 1]
        for j, other in enumerate(b):
            cost = min(row[j] + (letter != other), row[j + 1] + 1, new[j] + 1)
            if i and j and letter == b[j - 1] and a[i - 1] == other:
                cost = min(cost, before[j - 1] + 1)
            new.append(cost)
        before, row = row, new
        if min(row) > limit and min(before) > limit:
            return limit + 1
    return row[-1]


def starts(places: Sequence[Iterable[int]], leaf: Leaf) -> list[int]:
    """Where the leaf matches in one field of one record: the ascending positions at which a match begins.

    `places` are the positions of each slot's terms. Without slop a match begins at its first word. With slop it begins at
    each position of any of the words from which a window of len(slots) + slop positions holds them all.
    """
    if leaf.slop:
        return [start for start, _ in windows(places, leaf)]
    if len(places) == 1:
        return sorted(places[0])
    if len(places) == 2:
        second = set(places[1])
        return sorted([position for position in places[0] if position + 1 in second])
    found = set(places[0])
    for offset, positions in enumerate(places[1:], 1):
        found &= {position - offset for position in positions}
    return sorted(found)


def windows(places: Sequence[Iterable[int]], leaf: Leaf) -> list[tuple[int, int]]:
    """As `starts`, each with the first position at which the words that begin there are complete."""
    if not leaf.slop:
        return [(start, start + len(places) - 1) for start in starts(places, leaf)]
    width = len(leaf.slots) - 1 + leaf.slop
    if len(leaf.needed) == len(leaf.slots) == 2:
        return _windows_of_two(sorted(places[0]), sorted(places[1]), width)
    if not _are_near(places, width):
        return []
    wanted = Counter(slot.term for slot in leaf.slots)
    own = {slot.term: sorted(positions) for slot, positions in zip(leaf.slots, places, strict=True)}
    rarest = min(own.values(), key=len)  # no window is without it
    found = []
    for start in sorted([position for positions in own.values() for position in positions]):
        following = bisect_left(rarest, start)
        if following == len(rarest):
            break
        if rarest[following] - start > width:
            continue
        last = _complete(own, wanted, start)
        if last is not None and last - start <= width:
            found.append((start, last))
    return found


def _windows_of_two(one: Sequence[int], other: Sequence[int], width: int) -> list[tuple[int, int]]:
    """The windows of two different words: from each place of either to the next of the other one."""
    found = []
    i = j = 0
    while i < len(one) and j < len(other):
        first, second = one[i], other[j]
        if first < second:
            i += 1
        else:
            first, second = second, first
            j += 1
        if second - first <= width:
            found.append((first, second))
    return found


def _are_near(places: Sequence[Iterable[int]], width: int) -> bool:
    """Has the rarest word a place from which no other word is further than a window reaches? Mostly not, which is soon told."""
    ordered = sorted([sorted(positions) for positions in places], key=len)
    for at in ordered[0]:
        for positions in ordered[1:]:
            following = bisect_left(positions, at - width)
            if following == len(positions) or positions[following] > at + width:
                break
        else:
            return True
    return False


def _complete(own: dict[str, list[int]], wanted: Counter[str], start: int) -> int | None:
    """The first position by which every wanted term has come up often enough, counted from `start`."""
    last = start
    for word, times in wanted.items():
        index = bisect_left(own[word], start) + times - 1
        if index >= len(own[word]):
            return None
        last = max(last, own[word][index])
    return last
