"""Ranges of object keys, against the table of the Snowball guide."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from manifestkit.fields.key_range import in_range, is_empty_range

_ROWS = [
    line.split("\t") for line in (Path(__file__).parent / "data" / "key_ranges.tsv").read_text("utf-8").splitlines()[1:]
]
_KEYS = (
    "01",
    "Aardvark",
    "Aardwolf",
    "Aasvogel/apple",
    "Aasvogel/banana",
    "Aasvogel/cherry",
    "Banana",
    "Car",
)
_MARKERS = st.one_of(st.none(), st.text(alphabet="a/Bé\U0001f4be\ud800", max_size=4))


@pytest.mark.parametrize(("begin", "end", "exported"), _ROWS)
def test_the_rows_of_the_guide(begin: str, end: str, exported: str) -> None:
    """The guide's eight ranges hold the keys that the guide says, whether an open end is None or empty."""
    for first, last in ((begin, end), (begin or None, end or None)):
        assert " ".join(key for key in _KEYS if in_range(key, first, last)) == exported
    assert not is_empty_range(begin, end)


@pytest.mark.parametrize(
    ("low", "high"),
    [
        ("9", "A"),
        ("Z", "a"),
        ("z", "é"),
        ("a", "a0"),
        ("a", "a/"),
        ("\uffee", "\U0001f4be"),
        ("\ud7ff", "\ud800"),
        ("\ud800", "\ue000"),
    ],
)
def test_keys_are_ordered_by_their_bytes(low: str, high: str) -> None:
    """Digits come before capitals and these before small letters; UTF-8 decides, also where UTF-16 differs."""
    assert in_range(high, low, None)
    assert not in_range(low, high, None)
    assert in_range(low, None, high)
    assert in_range(low, low, high)
    assert in_range(high, low, high)
    assert not is_empty_range(low, high)


@pytest.mark.parametrize(
    ("begin", "end", "empty"),
    [
        ("b", "a", True),
        ("a", "B", True),
        ("a", "9", True),
        ("é", "z", True),
        ("\U0001f4be", "\uffee", True),
        ("a", "a", False),
        ("a", "b", False),
        ("photos/cat", "photos", False),
        ("b", None, False),
        (None, "a", False),
        (None, None, False),
        ("b", "", False),
        ("", "a", False),
    ],
)
def test_a_range_is_empty_when_it_ends_before_it_begins(begin: str | None, end: str | None, empty: bool) -> None:  # noqa: FBT001  a column
    """Only markers in the wrong order, of which the first does not begin with the last, leave nothing."""
    assert is_empty_range(begin, end) is empty


@given(st.text(alphabet="a/Bé\U0001f4be\ud800", max_size=6), _MARKERS, _MARKERS)
def test_no_key_lies_in_an_empty_range(key: str, begin: str | None, end: str | None) -> None:
    """No text raises; an empty range holds no key, and any other holds the marker that it begins with."""
    if is_empty_range(begin, end):
        assert not in_range(key, begin, end)
    else:
        assert in_range(begin or "", begin, end)
