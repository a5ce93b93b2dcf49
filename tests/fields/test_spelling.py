"""The word that was probably meant."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from manifestkit.fields.spelling import closest, folded, no_such

_KEYS = (
    *(
        "manifestVersion",
        "deviceId",
        "bucket",
        "logBucket",
        "eraseDevice",
        "notificationEmail",
        "returnAddress",
    ),
    *("trueCryptPassword", "street1", "street2", "street3", "city", "country", "phoneNumber", "postalCode"),
)
_ROWS = [
    tuple(f"{line}\t".split("\t")[:2])
    for line in (Path(__file__).parent / "data" / "spelling.tsv").read_text("utf-8").splitlines()[1:]
]


@pytest.mark.parametrize(("word", "meant"), _ROWS)
def test_a_slip_is_recognised_and_nothing_else(word: str, meant: str) -> None:
    """A word that is far from all, or just as near to several, means none of them."""
    assert closest(word, _KEYS) == (meant or None)


def test_a_word_over_64_characters_means_nothing() -> None:
    """The bound holds even for a word that is itself a candidate."""
    assert closest("a" * 64, ["a" * 64]) == "a" * 64
    assert closest("a" * 65, ["a" * 65]) is None
    assert closest("a" * 64, ["a" * 65]) is None


def test_no_candidates_no_guess() -> None:
    """An empty choice is no error, nor is an empty word."""
    assert closest("bucket", []) is None
    assert closest("", _KEYS) is None


def test_a_word_that_is_none_of_those_known_is_told_with_them() -> None:
    """Whoever wrote it reads what is there, and what was meant where that can be known."""
    known = ("New", "InTransitToAWS", "Cancelled")
    assert no_such("state", "Canceled", known, " of a job") == (
        "there is no state 'Canceled' of a job; did you mean Cancelled? There are New, InTransitToAWS, Cancelled"
    )
    assert no_such("state", "Lost", known) == "there is no state 'Lost'; there are New, InTransitToAWS, Cancelled"


@given(st.text(), st.lists(st.text()))
def test_the_guess_is_a_candidate_and_the_order_of_those_unlike_each_other_does_not_count(
    word: str, candidates: list[str]
) -> None:
    """What comes back was offered, and it is the same whichever way the candidates are sorted."""
    distinct = list({candidate.casefold(): candidate for candidate in candidates if candidate.isalnum()}.values())
    guess = closest(word, distinct)
    assert guess is None or guess in distinct
    assert closest(word, reversed(distinct)) == guess


@given(st.sampled_from(_KEYS), st.data())
def test_one_letter_left_out_of_a_long_key_is_seen(key: str, data: st.DataObject) -> None:
    """A key of ten letters or more is recognised with any one letter missing."""
    at = data.draw(st.integers(0, len(key) - 1))
    if len(key) >= 10:
        assert closest(key[:at] + key[at + 1 :], _KEYS) == key


@pytest.mark.parametrize(
    "word", ["expedited shipping", "Expedited-Shipping", "EXPEDITED_SHIPPING", " expedited\tshipping "]
)
def test_words_are_compared_without_what_joins_their_parts(word: str) -> None:
    """Case, blanks, hyphens and underscores make no other word."""
    assert folded(word) == "expeditedshipping"
