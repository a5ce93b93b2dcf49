"""Places of a request: what stands where, under which pointer, and which of it counts as there."""

from __future__ import annotations

import pytest

from manifestkit.text.json.reader import read_json
from manifestkit.text.places import Place, whole
from manifestkit.text.source import Source, Span

_TEXT = (
    '{"a": {"b/c": "x", "~": null, "d": [1, "null", {"e": true}]}, "f": null, "g": "null", "g": 2, "h": 1, "h": null}'
)


@pytest.fixture
def root() -> Place:
    """The place of the text above."""
    node = read_json(Source(_TEXT)).root
    assert node is not None
    return whole(node)


def test_the_whole(root: Place) -> None:
    """It has no name: its pointer is empty, and its key is the opening bracket."""
    assert (root.pointer, root.key, root.span) == ("", Span(0, 1), Span(0, len(_TEXT)))


@pytest.mark.parametrize(
    ("names", "pointer", "value"),
    [
        (("a", "b/c"), "/a/b~1c", '"x"'),
        (("a", "d"), "/a/d", '[1, "null", {"e": true}]'),
        (("g",), "/g", "2"),
    ],
)
def test_what_is_there(root: Place, names: tuple[str, ...], pointer: str, value: str) -> None:
    """A member is found under its names, the last one where a key stands twice; its span is that of its value."""
    place = root.get(*names)
    assert place is not None
    assert (place.pointer, _TEXT[slice(*place.span)]) == (pointer, value)
    assert _TEXT[slice(*place.key)] == f'"{names[-1]}"'


@pytest.mark.parametrize(
    "names", [("x",), ("x", "y"), ("g", "y"), ("f",), ("f", "y"), ("a", "~"), ("h",), ("a", "d", "0")]
)
def test_what_is_not_there(root: Place, names: tuple[str, ...]) -> None:
    """Null is as good as absent, also where it comes last; nothing is below a value that is no object."""
    assert root.get(*names) is None
    assert root.text_of(*names) is None
    assert root.each(*names) == ()


def test_members_and_those_that_are_present(root: Place) -> None:
    """Each member stands among them once, and those that are null are not present."""
    assert [name for name, _ in root.members] == ["a", "f", "g", "h"]
    assert list(root.present) == ["a", "g"]
    inner = root.by_name["a"]
    assert list(inner.by_name) == ["b/c", "~", "d"]
    assert list(inner.present) == ["b/c", "d"]
    assert inner.by_name["~"].pointer == "/a/~0"


def test_items(root: Place) -> None:
    """An item has its number for a name, and itself for a key; an object has no items, a list no members."""
    items = root.each("a", "d")
    assert [item.pointer for item in items] == ["/a/d/0", "/a/d/1", "/a/d/2"]
    assert [(item.integer, item.text) for item in items] == [(1, None), (None, "null"), (None, None)]
    assert items[1].key == items[1].span
    assert items[2].get("e") is not None
    assert items[2].items == ()
    assert root.by_name["a"].by_name["d"].members == ()


@pytest.mark.parametrize(
    ("text", "number"),
    [("6", 6), ("-6", -6), ("6.0", 6), ("1.6e1", 16), ("6.5", None), ("1e999", None), ('"6"', None), ("1" * 21, None)],
)
def test_whole_numbers(text: str, number: int | None) -> None:
    """A number without a fraction is whole, however it is written (JSON Schema 2020-12, validation, 6.1.1)."""
    root = read_json(Source(f"[{text}]")).root
    assert root is not None
    (item,) = whole(root).items
    assert item.integer == number
