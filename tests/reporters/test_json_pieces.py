"""Documents of many entries, in pieces."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from manifestkit.reporters.json_pieces import filled

VALUES = st.recursive(
    st.none() | st.integers() | st.text(max_size=5) | st.sampled_from(["[]", "\n", '"[]"']),
    lambda values: st.lists(values, max_size=3) | st.dictionaries(st.text(max_size=3), values, max_size=3),
    max_leaves=8,
)


def documents(entries: list[Any]) -> list[Any]:
    """Documents whose last list has these entries, at several depths and behind another empty list."""
    return [entries, {"a": [], "files": entries}, {"runs": [{"tool": {"rules": []}, "results": entries}]}]


@given(entries=st.lists(VALUES, max_size=4), indent=st.sampled_from([None, 2]))
def test_the_pieces_make_the_text_of_the_whole(entries: list[Any], indent: int | None) -> None:
    """They are what ``json.dumps`` makes of the document with its entries, byte for byte."""
    for empty, whole in zip(documents([]), documents(entries), strict=True):
        assert "".join(filled(empty, entries, indent)) == json.dumps(whole, indent=indent)


def test_entries_are_taken_one_by_one() -> None:
    """No entry is asked for before the text of the one before it is taken."""
    entries = iter(range(3))
    pieces = filled([], entries)
    assert [next(pieces) for _ in range(3)] == ["[", "0", ", 1"]
    assert list(entries) == [2]


@pytest.mark.parametrize("indent", [None, 2])
def test_no_entries(indent: int | None) -> None:
    """Without entries the document is as it was."""
    assert "".join(filled({"files": []}, (), indent)) == json.dumps({"files": []}, indent=indent)
