"""Ordinary JSON is read in one go, and not otherwise than by the grammar."""

from __future__ import annotations

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from manifestkit.text.json.grammar import read_by_grammar
from manifestkit.text.json.plain import read_plain

_texts = st.text(st.characters(exclude_characters='"\\', exclude_categories=["Cc", "Cs"]), max_size=8)
_integers = st.integers(-(10**18) + 1, 10**18 - 1)
_decimals = st.decimals(-(10**9), 10**9, places=3).map(float).filter(lambda number: "e" not in repr(number))
_scalars = st.none() | st.booleans() | _integers | _decimals | _texts
_collections = st.recursive(
    st.lists(_scalars, max_size=4) | st.dictionaries(_texts, _scalars, max_size=4),
    lambda inner: (
        st.lists(_scalars | inner, max_size=4) | st.dictionaries(_texts, _scalars | inner, min_size=1, max_size=4)
    ),
    max_leaves=8,
)
_PIECES = [
    *("{", "}", "[", "]", ",", ":", '"', '"a"', '"b":', "0", "12", "-", "true", "null", " ", "\n", "\t", "\\", ".5"),
    *("e3", "é", "'", "#", "\x00", "\ud800", "\ufeff", '{"a": 1', "[1, ", "9" * 18),
]


@st.composite
def _written(draw: st.DrawFn) -> str:
    """A collection, with any blanks of JSON around it and between its tokens."""
    blanks = st.text(" \t\r\n", max_size=2)
    separators = (f"{draw(blanks)},{draw(blanks)}", f"{draw(blanks)}:{draw(blanks)}")
    indent = draw(st.sampled_from([None, 0, 2, "\t"]))
    text = json.dumps(draw(_collections), indent=indent, separators=separators, ensure_ascii=False)
    return f"{draw(blanks)}{text}{draw(blanks)}"


@given(_written())
def test_ordinary_json(text: str) -> None:
    """Whatever blanks stand between its tokens, it is read, into the tree of the grammar."""
    root = read_plain(text)
    assert root is not None
    assert (root, []) == read_by_grammar(text)


@given(_written() | st.just(""), st.lists(st.tuples(st.integers(0, 200), st.sampled_from(_PIECES)), max_size=8))
@example("[", [(1, "[1, "), (9, "]")])
def test_broken_json(text: str, pieces: list[tuple[int, str]]) -> None:
    """Whatever is read in one go is what the grammar reads without a problem, and the standard library reads too."""
    for at, piece in pieces:
        text = text[:at] + piece + text[at:]
    root = read_plain(text)
    if root is not None:
        assert (root, []) == read_by_grammar(text)
        json.loads(text)


@pytest.mark.parametrize(
    "odd",
    [
        *(
            r'"\n"',
            r'"\""',
            '"\t"',
            "1.",
            ".5",
            "1.5e3",
            "1e3",
            "01",
            "+1",
            "-",
            "1" * 19,
            "nul",
            "truely",
            '"a',
            "'a'",
            "a",
            "\xa01",
        ),
        *(
            '{"a": 1, "a": 2}',
            '{"a" 1}',
            '{"a":}',
            "{1: 2}",
            "[1,]",
            "[,1]",
            "[1 2]",
            '{"a": 1]',
            "[1}",
            "[1",
            "]",
            ",",
        ),
        *("// a\n1", '{"a": [1] 2}', "[[] []]", "[" * 20 + "]" * 20),
    ],
)
def test_what_is_not_ordinary(odd: str) -> None:
    """What is not quite JSON, and what may be out of the ordinary, is left to the grammar."""
    assert read_plain(f"[[{odd}], 0]") is None
    assert read_plain(f'{{"a": [0, {odd}]}}') is None


@pytest.mark.parametrize("text", ["", " ", "1", '"a"', "null", "[] 1", "[]]", "{}{}", "\ufeff[]"])
def test_what_is_no_ordinary_whole(text: str) -> None:
    """The whole is one object or list."""
    assert read_plain(text) is None


def test_what_is_just_ordinary() -> None:
    """Twenty levels are ordinary, and eighteen digits, with a fraction behind them."""
    assert read_plain("[" * 20 + "-" + "9" * 18 + ".50" + "]" * 20) is not None
