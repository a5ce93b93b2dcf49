"""Texts from outside, made fit to be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from manifestkit.findings.printable import printable, quoted

CASES = {
    "plain": ("My bucket", "My bucket"),
    "letters of any script stay": ("Łódź 日本 e\u0301", "Łódź 日本 e\u0301"),
    "a backslash is no escape": (r"\.bak$", r"\.bak$"),
    "line ends and tabs": ("a\tb\r\nc", r"a\tb\r\nc"),
    "escape sequences": ("\x1b[31mred\x07\x9b", r"\x1b[31mred\x07\x9b"),
    "order of writing": ("a\u202ec\u2066", r"a\u202ec\u2066"),
    "unseen characters": ("\ufeffa\u200bb\u00adc", r"\ufeffa\u200bb\xadc"),
    "blanks that are none": ("a\u00a0b\u3000c\u2028", r"a\xa0b\u3000c\u2028"),
    "lone surrogates": ("\ud800a\udcff", r"\ud800a\udcff"),
}


@pytest.mark.parametrize(("text", "shown"), CASES.values(), ids=CASES)
def test_printable(text: str, shown: str) -> None:
    """Only characters that can be seen stay as they are."""
    assert printable(text) == shown


@given(st.text(st.characters()))
def test_any_text(text: str) -> None:
    """Whatever the text, the result is printable, and printable text stays as it is."""
    shown = printable(text)
    assert shown.isprintable()
    assert printable(shown) == shown
    shown.encode("utf-8")


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("", '""'),
        ("yes", '"yes"'),
        ("a\nb", r'"a\nb"'),
        ("x" * 60, '"' + "x" * 60 + '"'),
        ("x" * 61, '"' + "x" * 60 + '…"'),
        ("日" * 61, '"' + "日" * 60 + '…"'),
        ("\n" * 61, '"' + r"\n" * 60 + '…"'),
    ],
)
def test_quoted(value: str, shown: str) -> None:
    """A value is quoted, and shortened to 60 code points before its escapes are written."""
    assert quoted(value) == shown
