"""Edits: what is applied together, and what waits for another round."""

from __future__ import annotations

import pytest

from manifestkit.text.edits import Edit, apply_edits

TOGETHER = {
    "apart": ([[Edit(0, 1, "A")], [Edit(2, 3, "C")]], "AbCdef"),
    "side by side": ([[Edit(0, 2, "")], [Edit(2, 4, "")]], "ef"),
    "side by side, the later first": ([[Edit(2, 4, "x")], [Edit(0, 2, "y")]], "yxef"),
    "an overlap": ([[Edit(0, 3, "x")], [Edit(2, 4, "y")]], "xdef"),
    "inside another": ([[Edit(1, 5, "x")], [Edit(2, 3, "y")]], "axf"),
    "insertions at one place": ([[Edit(2, 2, "x")], [Edit(2, 2, "y")]], "abxcdef"),
    "an insertion at an end": ([[Edit(0, 2, "")], [Edit(2, 2, "y")]], "cdef"),
    "an insertion at a beginning": ([[Edit(2, 2, "y")], [Edit(2, 4, "")]], "abycdef"),
    "a group goes whole or not at all": ([[Edit(3, 4, "x")], [Edit(0, 1, "A"), Edit(3, 4, "y")]], "abcxef"),
}


@pytest.mark.parametrize(("groups", "expected"), TOGETHER.values(), ids=TOGETHER)
def test_what_touches_an_earlier_group_waits(groups: list[list[Edit]], expected: str) -> None:
    """Groups that do not touch are applied at once, in whatever order they come."""
    assert apply_edits("abcdef", groups) == expected
