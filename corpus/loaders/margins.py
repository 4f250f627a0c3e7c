"""What stands in the margin of a text's lines and is no part of it: marks of quotation, the numbers of the lines?

A mail that answers or passes on sets a mark before each line, and one more before what was marked. Transcripts and bills number
each fifth line, or each one. Both are known by counting alone, whatever the lines say.
"""

from __future__ import annotations

import re
from itertools import pairwise

_MARKS = re.compile(r"[ \t]{0,3}>(?:[ \t]?>)*")
_MOST_BARE = 20  # of as many filled lines one may have lost its mark
_FEWEST_LINES = 3
_NUMBER = re.compile(r"(?P<before>[ \t]{0,8})(?P<number>\d{1,4})(?P<gap>[ \t]+|$)")
_EACH_FIFTH, _EACH = 5, 1
_FEWEST_NUMBERS = {_EACH_FIFTH: 3, _EACH: 10}  # that follow one another
_NUMBERED = re.compile(r"\n[ \t]{0,8}10(?:[ \t]|$)", re.MULTILINE)  # behind the end of a line, which is quick to look for
_GOES_ON = 5  # of as many lines a sentence goes on in one


def unmargined(text: str) -> str:
    r"""The text without the marks of quotation, or the numbers, in its margin.

    >>> unmargined("> Dear Ann,\n>\n> No.\n>> Why?\n> Bo\n")
    'Dear Ann,\n\nNo.\n> Why?\nBo\n'
    """
    if ">" in text[:40]:
        text = _unmarked(text)
    return _unnumbered(text) if _NUMBERED.search(f"\n{text}") else text


def _unmarked(text: str) -> str:
    """A text without as many marks of quotation as nearly all its lines bear."""
    lines = text.split("\n")
    found = [(line, _MARKS.match(line)) for line in lines]
    depths = [marks[0].count(">") for line, marks in found if marks and line.strip()]
    bare = sum(1 for line, marks in found if line.strip() and not marks)
    if len(depths) < _FEWEST_LINES or bare * _MOST_BARE > len(depths):
        return text
    depth = min(depths)
    return "\n".join(_without(line, depth) if marks else line for line, marks in found)


def _without(line: str, depth: int) -> str:
    """A line without its first marks, and the blank that parts them from it."""
    rest = line
    for _ in range(depth):
        rest = rest.lstrip(" \t")[1:]
    return rest[1:] if rest[:1] in (" ", "\t") else rest


def _unnumbered(text: str) -> str:
    """A text without the numbers of its lines."""
    lines = text.split("\n")
    for step in (_EACH, _EACH_FIFTH):
        numbered = _line_numbers(lines, step)
        if numbered:
            return "\n".join(_without_numbers(lines, numbered))
    return text


def _line_numbers(lines: list[str], step: int) -> dict[int, re.Match[str]]:
    """The lines that bear their own number, each so many lines below the one that bears the number before; else none."""
    filled = [at for at, line in enumerate(lines) if line.strip()]
    places = {at: place for place, at in enumerate(filled)}
    marked = {at: match for at in filled if (match := _NUMBER.match(lines[at]))}
    candidates = {at: match for at, match in marked.items() if int(match["number"]) % step == 0}
    chains: list[list[int]] = []
    for at, match in candidates.items():
        before = chains[-1][-1] if chains else -1
        follows = bool(chains) and int(match["number"]) == int(candidates[before]["number"]) + step
        if follows and step in (at - before, places[at] - places[before]):
            chains[-1].append(at)
        elif int(match["number"]) == step:
            chains.append([at])
    kept = [at for chain in chains for at in chain]
    if max(map(len, chains), default=0) < _FEWEST_NUMBERS[step] or len(marked) > 2 * len(kept):
        return {}
    if step == _EACH and not _runs_on([lines[at][candidates[at].end() :] for at in kept], len(filled)):
        return {}
    return {at: candidates[at] for at in kept}


def _runs_on(numbered: list[str], filled: int) -> bool:
    """Do sentences go on from one numbered line to the next, as they do not between numbered paragraphs?

    They do often, or now and then where each line of a page is numbered, its headings and its links.
    """
    going = sum(after[:1].islower() and line[-1:].isalpha() for line, after in pairwise(numbered))
    return going * _GOES_ON >= len(numbered) or (going >= _FEWEST_LINES and (filled - len(numbered)) * _MOST_BARE <= filled)


def _without_numbers(lines: list[str], numbered: dict[int, re.Match[str]]) -> list[str]:
    """The lines, set in no more than they were beside their numbers."""
    others = [len(line) - len(line.lstrip()) for at, line in enumerate(lines) if line.strip() and at not in numbered]
    beside = min(others, default=0) if len(others) > len(numbered) else 0
    gap = min((len(match["gap"]) for match in numbered.values() if match["gap"]), default=0)
    found = list(lines)
    for at, match in numbered.items():
        end = match.end("number") + gap
        found[at] = lines[at][end:] if "\t" in match["gap"] else " " * (end - beside if beside else 0) + lines[at][end:]
    return [line if at in numbered else line[beside:] for at, line in enumerate(found)]
