"""Ordinary parameters are written in one go, and not otherwise than others."""

from __future__ import annotations

import json
from collections import OrderedDict
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from manifestkit.text.json.plain_rendition import render_plain
from manifestkit.text.json.reader import read_json
from manifestkit.text.source import Source

_PRINTABLE = "".join(map(chr, range(0x20, 0x7F)))
_texts = st.text(_PRINTABLE.replace('"', "").replace("\\", ""), max_size=8)
_ordinary = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | _texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_texts, inner, max_size=4),
    max_leaves=20,
)
_anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3) | st.binary(max_size=1),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.tuples(inner)
        | st.dictionaries(st.text(max_size=3) | st.integers(), inner, max_size=3)
        | st.builds(OrderedDict, st.dictionaries(_texts, inner, max_size=3))
    ),
    max_leaves=5,
)


class _Text(str):
    __slots__ = ()


def _nested(depth: int) -> Any:  # noqa: ANN401 - lists in lists
    return [] if depth == 1 else [_nested(depth - 1)]


def _holding_itself() -> dict[str, object]:
    value: dict[str, object] = {}
    value["a"] = [value]
    return value


@given(_ordinary)
def test_ordinary_parameters(value: object) -> None:
    """The text is that of the standard library, and the tree the one that the reader of JSON makes of it."""
    plain = render_plain(value)
    assert plain is not None
    text, root = plain
    assert text == json.dumps(value, indent=2)
    assert root == read_json(Source(text)).root


@given(_anything)
def test_other_parameters(value: object) -> None:
    """Whatever is written in one go is what the standard library writes and reads."""
    plain = render_plain(value)
    if plain is not None:
        assert plain[0] == json.dumps(value, indent=2)
        assert json.loads(plain[0]) == value


@pytest.mark.parametrize(
    "odd",
    [
        *('"', "\\", "\n", "\x7f", "é", "\ud800", _Text("a"), 2**63, -(2**63) - 1, 5.0, float("nan"), b"a", (), {1}),
        *({1: "a"}, {'"': 1}, {_Text("a"): 1}, OrderedDict(a=1), _nested(22), _holding_itself(), [0] * 10_001),
        *({"a": "x" * 1_000_001, "b": 1}, object()),
    ],
    ids=lambda value: repr(value)[:20],
)
def test_what_is_not_ordinary(odd: object) -> None:
    """What has to be looked at twice is left to who does so."""
    assert render_plain(odd) is None
    assert render_plain({"a": [odd]}) is None


def test_what_is_just_ordinary() -> None:
    """Twenty levels are ordinary, and the integers of 64 bits."""
    assert render_plain(_nested(20)) is not None
    assert render_plain([2**63 - 1, -(2**63)]) is not None
