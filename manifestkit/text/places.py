"""A place in a positioned tree: a value together with its JSON Pointer and the characters that name it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from manifestkit.text.nodes import Mapping, Scalar, Sequence
from manifestkit.text.source import Span

if TYPE_CHECKING:
    from manifestkit.text.nodes import Node

_TEXTS = frozenset(("plain", "single", "double", "literal", "folded", "rest"))
_FLAGS = {"true": True, "false": False}


class Place(NamedTuple):
    """A value of a request.

    ``key`` are the characters of its key, of itself where it is an item of a list, or of the opening bracket where
    it is the whole. A member whose value is ``null`` is taken for absent, as AWS's own readers of JSON do
    (Snowball reference, 2.2, trap 10); it is in ``members`` all the same.
    """

    pointer: str
    key: Span
    node: Node

    @property
    def span(self) -> Span:
        """The characters of the value."""
        return Span(self.node.start, self.node.end)

    @property
    def text(self) -> str | None:
        """The text that stands here; None for anything else."""
        node = self.node
        return node.text if isinstance(node, Scalar) and node.style in _TEXTS else None

    @property
    def flag(self) -> bool | None:
        """The truth value that stands here; None for anything else."""
        node = self.node
        return _FLAGS.get(node.text) if isinstance(node, Scalar) and node.style == "word" else None

    @property
    def integer(self) -> int | None:
        """The whole number that stands here; None for anything else, and for one of more than twenty digits."""
        node = self.node
        if not isinstance(node, Scalar) or node.style != "number" or len(node.text) > len("-18446744073709551615"):
            return None
        try:
            return int(node.text)
        except ValueError:
            return None

    @property
    def is_null(self) -> bool:
        """Whether ``null`` stands here."""
        node = self.node
        return isinstance(node, Scalar) and node.style == "word" and node.text == "null"

    @property
    def members(self) -> tuple[tuple[str, Place], ...]:
        """The members of the object that stands here, each once, with the last value where a key stands twice."""
        if not isinstance(self.node, Mapping):
            return ()
        in_force = {entry.key: entry for entry in self.node.entries}
        return tuple(
            (name, Place(join(self.pointer, name), Span(entry.key_start, entry.key_end), entry.value))
            for name, entry in in_force.items()
        )

    @property
    def items(self) -> tuple[Place, ...]:
        """The items of the list that stands here."""
        if not isinstance(self.node, Sequence):
            return ()
        return tuple(
            Place(join(self.pointer, str(index)), Span(item.start, item.end), item)
            for index, item in enumerate(self.node.items)
        )

    def get(self, *names: str) -> Place | None:
        """The value below these names; None where there is none, or ``null``."""
        place = self
        for name in names:
            entry = place.node.get(name) if isinstance(place.node, Mapping) else None
            if entry is None:
                return None
            place = Place(join(place.pointer, name), Span(entry.key_start, entry.key_end), entry.value)
        return None if place.is_null else place

    def text_of(self, *names: str) -> str | None:
        """The text below these names; None where there is none."""
        place = self.get(*names)
        return None if place is None else place.text

    def each(self, *names: str) -> tuple[Place, ...]:
        """The items of the list below these names; none where there is no list."""
        place = self.get(*names)
        return () if place is None else place.items


def whole(root: Node) -> Place:
    """The place of a whole text."""
    return Place("", Span(root.start, min(root.start + 1, root.end)), root)


def join(pointer: str, name: str) -> str:
    """The pointer of the member ``name`` of the value at ``pointer``."""
    return f"{pointer}/{name.replace('~', '~0').replace('/', '~1')}"
