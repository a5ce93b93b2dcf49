"""The order of letters on paper."""

from __future__ import annotations

import unicodedata

import pytest
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st

from manifestkit.printing.bidi import visual_order

_ALPHABET = "ab 12-,./()\u05d0\u05d1\u0627\u0628\u05b7\u0301\u0660\u200c\u4e00+$"


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        ("abc", "abc"),
        ("\u05d0\u05d1 12", "12 \u05d1\u05d0"),
        ("12 \u05d0\u05d1 34", "34 \u05d1\u05d0 12"),
        ("ab \u05d0\u05d1 cd", "ab \u05d1\u05d0 cd"),
        ("\u0628 12345", "12345 \u0628"),
        ("\u05d0 (\u05d1)", ")\u05d1( \u05d0"),
        ("\u05d0 ", " \u05d0"),
        ("a \u05d0 ", "a \u05d0 "),
    ],
    ids=ascii,
)
def test_letters_stand_where_the_algorithm_puts_them(text: str, paper: str) -> None:
    """Hebrew and Arabic run to the left, figures in them to the right; brackets are mirrored later."""
    assert "".join(letter.text for letter in visual_order(text)) == paper


def test_marks_stay_with_their_letter() -> None:
    """A letter and its mark are one, in the order of speech, whichever way the line runs."""
    letters = visual_order("\u05d0\u05b7\u05d1 e\u0301")
    assert [letter.text for letter in letters] == ["e\u0301", " ", "\u05d1", "\u05d0\u05b7"]
    assert [letter.to_left for letter in letters] == [False, True, True, True]


@given(st.text(alphabet=_ALPHABET, max_size=30))
def test_order_is_that_of_the_library(text: str) -> None:
    """The letters without their marks are in the order that python-bidi gives, and all of them are there."""
    ordered = visual_order(text)
    assert sorted("".join(letter.text for letter in ordered)) == sorted(text)
    if not any(unicodedata.category(character) in ("Mn", "Cf") for character in text):
        assert "".join(letter.text for letter in ordered) == get_display(text)


@given(st.text(alphabet=_ALPHABET, max_size=30))
def test_strong_letters_have_their_direction(text: str) -> None:
    """A Hebrew or Arabic letter always runs to the left, a Latin one never."""
    for letter in visual_order(text):
        strong = unicodedata.bidirectional(letter.text[0])
        if strong in ("R", "AL", "L"):
            assert letter.to_left is (strong != "L")
