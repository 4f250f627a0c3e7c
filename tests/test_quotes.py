"""Who says what? Each case is a text written for it, with the quotations and speakers that a careful reader finds."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from names_found import findings, resolved, roles_of

from corpus.speech.quotation_marks import find_marked

HEADLINE = "The valley council meets again on Tuesday\n\n"  # else a text of one line would be its own headline
CASES = tomllib.loads((Path(__file__).parent / "quotes.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES["said"], ids=lambda case: case["text"])
def test_speech_has_its_speaker(case: dict[str, Any]) -> None:
    quotes = resolved(HEADLINE + case["text"], kind_of="news").quotes
    assert [[quote.text, quote.speaker] for quote in quotes] == case["by"]


@pytest.mark.parametrize("text", [case["text"] for case in CASES["unsaid"]])
def test_scare_quotes_titles_and_nobodys_words_are_left_out(text: str) -> None:
    assert resolved(HEADLINE + text, kind_of="news").quotes == ()


def test_everybody_who_says_it_together_is_quoted() -> None:
    text = "Mair Hughes and Tom Okafor wrote: “Nobody has told us.”"
    assert roles_of(text, kind_of="news")["quoted"] == {"Mair Hughes", "Tom Okafor"}


def test_words_without_marks_after_a_colon_give_the_role_and_no_quotation() -> None:
    text = "Professor Lena Ruiz, director of the Tarn Institute, said:\n\nPeople are busy.\n\nTom Okafor said:\n\nThey are.\n"
    found = resolved(text, kind_of="press_release")
    assert found.quotes == ()
    assert roles_of(text, kind_of="press_release")["quoted"] == {"Lena Ruiz", "Tom Okafor"}


def test_a_letter_says_you_to_whom_it_greets_and_quotes_nobody_of_its_address() -> None:
    text = (
        "Piers Abercorn MP\nMinister of State\nHome Office\n\nDear Piers,\n\nWe heard from Marisol Lund, an advocate at "
        "Safe Harbour Trust. “My growers count every drop of it,” she testified.\n\nYou wrote that the drafts had lain there "
        "it “since the spring at least”.\n\nYou asked for “a list of wells”.\n\nYours sincerely,\n\nMair Hughes"
    )
    said = [(quote.text, quote.speaker) for quote in resolved(text, kind_of="letter").quotes]
    assert said == [("My growers count every drop of it,", "Marisol Lund"), ("since the spring at least", "Piers Abercorn")]


def test_who_speaks_in_a_debate_is_not_quoted_for_what_they_quote() -> None:
    text = "Pay\n\nTom Okafor: The Tarn Institute said that it was “a disgrace”. I agree with every word that it wrote on it.\n"
    assert roles_of(text, kind_of="debate") == {"speaker": {"Tom Okafor"}, "quoted": {"Tarn Institute"}}


def test_the_headline_is_nobodys_speech() -> None:
    text = "“We are tired,” says nurse Tom Okafor\n\nTom Okafor, a nurse in Leeds, said that he would leave the service.\n"
    assert findings(text, kind_of="news").quotes == ()


@given(st.text(alphabet="Aa .,\n“”\"'‘’:", max_size=160))
def test_marked_words_stand_between_their_marks(text: str) -> None:
    reach = 0
    for marked in find_marked(text):
        assert reach <= marked.start < marked.end <= len(text)
        assert text[marked.start - 1] in "“\"„«‘'"
        assert "\n" not in text[marked.start : marked.end]
        reach = marked.end


@given(
    st.lists(st.sampled_from(["Tom Okafor said: “", "yes", "”", " ", "\n", '"', "no.", " he added, ", "“Well,” "]), max_size=14)
)
def test_a_quotation_is_what_stands_at_its_place(pieces: list[str]) -> None:
    text = "".join(pieces)
    for quote in resolved(text, kind_of="news").quotes:
        assert quote.text == text[quote.start : quote.end]
        assert quote.speaker == "Tom Okafor"
