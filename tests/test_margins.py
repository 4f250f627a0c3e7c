"""What stands in the margin of every line is no part of the text; what only looks so stays."""

from __future__ import annotations

import pytest

from corpus.loaders.margins import unmargined

LETTER = """Dear Mrs Oakes,

The kiln at Garrow Lane was lit again on Monday, after nine years, by two
brothers who had learnt the trade from the man that their grandfather had
sent away for drinking. Nobody in the village came, though many had been
asked, and the county had been good enough to lend the use of its oldest
lorry for the clay.

    "It draws," said the elder of them, "as well as it did before the war,
    and that is more than I can say of the vicar."

I should be glad of a line from your committee before the winter, so that
we may tell the bank whether there is to be a second firing or no more of
them at all.

Yours sincerely,
Ambrose Tull
"""


def quoted(text: str, mark: str) -> str:
    return "".join(f"{mark} {line}".rstrip(" ") + "\n" for line in text.splitlines())


def numbered(text: str, step: int, page: int = 100) -> str:
    """Each so-manieth filled line with its number before it, anew on each page."""
    out, count = [], 0
    for line in text.splitlines():
        count += bool(line)
        number = (count - 1) % page + 1
        out.append(f"{number if line and number % step == 0 else '':>4}  {line}".rstrip())
    return "\n".join(out) + "\n"


@pytest.mark.parametrize("mark", [">", ">>", "> >"])
def test_a_paper_quoted_from_first_to_last_is_read_without_its_marks(mark: str) -> None:
    assert unmargined(quoted(LETTER, mark)) == LETTER


def test_what_a_quoted_paper_quotes_itself_keeps_one_mark() -> None:
    assert unmargined(quoted(f"{LETTER}> No.\n", ">")) == f"{LETTER}> No.\n"


def test_an_answer_above_what_it_quotes_keeps_the_marks() -> None:
    text = f"No.\n\n{quoted(LETTER, '>')}"
    assert unmargined(text) == text


@pytest.mark.parametrize("step", [1, 5])
@pytest.mark.parametrize("page", [100, 20])
def test_the_numbers_of_the_lines_go(step: int, page: int) -> None:
    text = LETTER + LETTER
    assert unmargined(numbered(text, step, page)) == text


def test_numbered_paragraphs_keep_their_numbers() -> None:
    text = "".join(f"{number} The kiln was lit on the {number}th day of the month.\n\n" for number in range(1, 16))
    assert unmargined(text) == text
    text = text.replace("\n\n", "\n")
    assert unmargined(text) == text
