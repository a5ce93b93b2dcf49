"""Yes or no."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from manifestkit.fields.yes_no import YesNo, read

_ROWS = [
    tuple(f"{line}\t".split("\t")[:3])
    for line in (Path(__file__).parent / "data" / "yes_no.tsv").read_text("utf-8").splitlines()[1:]
]


@pytest.mark.parametrize(("text", "value", "plain"), _ROWS)
def test_yes_and_no_are_read_in_any_case(text: str, value: str, plain: str) -> None:
    """Four plain words, four that are read but unusual, and nothing else (reference, 13, quirk 12)."""
    expected = None if value == "neither" else YesNo(value=value == "yes", plain=plain == "plain")
    assert read(text) == expected


@given(st.text())
def test_every_text_is_yes_no_or_neither(text: str) -> None:
    """Nothing raises; what is read is one of the eight words, in ASCII."""
    if read(text) is not None:
        assert text.lower() in {"yes", "no", "true", "false", "y", "n", "on", "off"}
        assert text.isascii()
