"""Text made smaller, broken into lines, or refused."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from manifestkit.printing.fitting import LEADING, SMALLEST, DoesNotFitError, TooManyLinesError, fit, least_height
from manifestkit.printing.fonts import package_face
from manifestkit.printing.text import Fonts

_FONTS = Fonts(folders=())
_LINE = SMALLEST * LEADING
_HIGH = 1000  # points: room for any text


def test_what_fits_keeps_its_size() -> None:
    """A text that is narrow enough stands in one line of the size asked for."""
    (line,) = fit(_FONTS, ("Springfield",), 200, _HIGH, 14)
    assert (line.text, line.size) == ("Springfield", 14)


def test_a_longer_text_is_made_smaller() -> None:
    """It is made no smaller than needed: a tenth of a point more and it is too wide."""
    (line,) = fit(_FONTS, ("Springfield, Virginia",), 100, _HIGH, 14)
    assert SMALLEST <= line.size < 14
    assert line.width <= 100 < line.at(line.size + 0.1).width


def test_lines_of_a_block_have_one_size() -> None:
    """The longest line sets the size of all."""
    lines = fit(_FONTS, ("Springfield, Virginia", "A"), 100, _HIGH, 14)
    assert len({line.size for line in lines}) == 1


def test_a_higher_block_is_made_smaller() -> None:
    """Two lines of 14 pt have no room in the height of two lines of 10 pt, and are set in those."""
    lines = fit(_FONTS, ("Springfield", "Virginia"), 1000, 2 * 10 * LEADING, 14)
    assert [line.size for line in lines] == [10, 10]


def test_the_smallest_type_has_legal_capitals() -> None:
    """Capitals in the smallest type are at least 0.080 in high, and the type has at least 8 pt (reference, 3.4)."""
    ink = package_face("figo").shaper.get_glyph_extents(package_face("figo").shaper.get_nominal_glyph(ord("H")))
    assert ink.y_bearing / package_face("figo").units * SMALLEST >= 0.080 * 72
    assert SMALLEST >= 8


def test_after_that_a_text_is_broken_at_blanks() -> None:
    """In the smallest type it takes as many lines as it needs, and no word is lost or broken."""
    text = "1 Example Street, Building 5, Floor 3, Room 7, Springfield, Virginia"
    lines = fit(_FONTS, (text,), 120, _HIGH, 14)
    assert len(lines) > 1
    assert " ".join(line.text for line in lines) == text
    assert all(line.width <= 120 and line.size == SMALLEST for line in lines)


def test_lines_are_filled() -> None:
    """The first word of a line would not have had room on the line before."""
    lines = fit(_FONTS, ("alpha beta gamma delta epsilon zeta eta theta",), 90, _HIGH, 9)
    for line, following in pairwise(lines):
        word = following.text.split()[0]
        assert _FONTS.layout(f"{line.text} {word}", SMALLEST).width > 90


@pytest.mark.parametrize(
    ("texts", "width", "height"),
    [
        (["Donaudampfschiff" * 9], 100, _HIGH),
        (["a b c d e f g h i j k"], 20, 2.5 * _LINE),
        (["x" * 1001], 1e9, _HIGH),
    ],
)
def test_what_does_not_fit_is_refused(texts: list[str], width: float, height: float) -> None:
    """A word that is too wide, a text that takes too many lines, texts of more than 1,000 characters are refused."""
    with pytest.raises(DoesNotFitError, match="does not fit") as caught:
        fit(_FONTS, tuple(texts), width, height, 10)
    assert caught.value.text in texts


@pytest.mark.parametrize(("count", "fitting"), [(2, 1), (9, 5)])
def test_too_many_lines_are_refused_with_their_number(count: int, fitting: int) -> None:
    """Where not even a line for each text has room, none of them is to blame: all and those with room are counted."""
    with pytest.raises(TooManyLinesError) as caught:
        fit(_FONTS, ("Example",) * count, 100, (fitting + 0.9) * _LINE, 10)
    assert (caught.value.lines, caught.value.room) == (count, fitting)


def test_what_has_its_least_height_fits_and_not_with_less() -> None:
    """Lines in the smallest type, those that are too wide broken, and those with piled marks higher than usual."""
    texts = ("Example Street 1 " * 5, "\u0e17\u0e35\u0e48", "Example")
    height = least_height(_FONTS, texts, 100, _HIGH)
    assert height > 4 * _LINE
    assert len(fit(_FONTS, texts, 100, height, 10)) > len(texts)
    with pytest.raises(DoesNotFitError):
        fit(_FONTS, texts, 100, height - 0.1, 10)
    assert least_height(_FONTS, texts * 1000, 100, 50) < 100


def test_long_texts_are_refused_fast() -> None:
    """Ten texts of a thousand characters of words are refused in well under a second."""
    start = time.perf_counter()
    with pytest.raises(TooManyLinesError):
        fit(_FONTS, ("Example Street 1 " * 58,) * 10, 250, 40, 10)
    assert time.perf_counter() - start < 1


def test_cjk_is_broken_between_characters() -> None:
    """Between wide characters a line may end, but not before closing punctuation nor after opening brackets."""
    from manifestkit.printing.fitting import _breaks

    text = "東京「区」、1 2"
    pieces = [0, *_breaks(text), len(text)]
    assert [text[a:b] for a, b in pairwise(pieces)] == ["東", "京", "「区」、", "1 ", "2"]


@given(st.lists(st.sampled_from(["a", "Street", "नई", "דרך", "1,", "WWWW", " "]), max_size=30).map(" ".join))
@settings(deadline=None)
def test_nothing_is_lost(text: str) -> None:
    """Whatever is broken, every word is there in its order, and no line is too wide."""
    lines = fit(_FONTS, (text,), 60, _HIGH, 12)
    assert " ".join(line.text for line in lines).split() == text.split()
    assert all(line.width <= 60.001 for line in lines)
