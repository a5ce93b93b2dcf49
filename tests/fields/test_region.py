"""The form of a region's name."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from manifestkit.fields.region import is_region_name

_ROWS = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "data" / "regions.tsv").read_text("utf-8").splitlines()[1:]
]


@pytest.mark.parametrize(("text", "verdict"), _ROWS)
def test_a_region_is_told_by_its_form(text: str, verdict: str) -> None:
    """Regions of all partitions have the form; zones, places and lists of regions have not."""
    assert is_region_name(text) is (verdict == "yes")


@pytest.mark.parametrize("text", ["us-east-1\n", "\nus-east-1", "us-east-1\x00", "us-" * 100_000 + "1"])
def test_the_whole_text_is_the_name(text: str) -> None:
    """Nothing may stand before or after the name, not even a line break."""
    assert not is_region_name(text)


@given(st.text())
def test_only_ascii_is_a_region(text: str) -> None:
    """No text raises, and a region's name is ASCII."""
    if is_region_name(text):
        assert text.isascii()
