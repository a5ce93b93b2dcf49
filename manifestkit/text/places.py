"""A place in a positioned tree: a value together with its JSON Pointer and the characters that name it."""

from __future__ import annotations

from manifestkit.lean_typing import TYPE_CHECKING
from manifestkit.text.nodes import Mapping, Scalar, Sequence
from manifestkit.text.source import Span

if TYPE_CHECKING:
    from manifestkit.text.nodes import Node

_TEXTS = frozenset(("plain", "single", "double", "literal", "folded", "rest"))
_FLAGS = {"true": True, "false": False}


class Place:
    """A value of a request.

    A member whose value is ``null`` is taken for absent, as AWS's own readers of JSON do (Snowball reference, 2.2,
    trap 10); it is in ``members`` all the same. The places in a value are made once, when somebody asks for the first
    of them, because many rules ask for the same ones; none knows the one around it but by its pointer, ``holder``, so
    that all go with the last use.
    """

    __slots__ = ("_holder", "_items", "_key_end", "_key_start", "_members", "_name", "_present", "node")

    def __init__(self, node: Node, key_start: int, key_end: int, holder: str = "", name: str | None = None) -> None:
        self.node = node
        self._key_start = key_start
        self._key_end = key_end
        self._holder = holder
        self._name = name
        self._members: dict[str, Place] | None = None
        self._present: dict[str, Place] | None = None
        self._items: tuple[Place, ...] | None = None

    @property
    def pointer(self) -> str:
        """The JSON Pointer of the value."""
        return "" if self._name is None else join(self._holder, self._name)

    @property
    def key(self) -> Span:
        """The characters of its key; of itself where it is an item of a list; the first where it is the whole."""
        return Span(self._key_start, self._key_end)

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
        """The whole number that stands here; None for anything else, and for one of more than twenty digits.

        A number such as ``6.0`` is whole, as the schemas have it.
        """
        node = self.node
        if not isinstance(node, Scalar) or node.style != "number" or len(node.text) > len("-18446744073709551615"):
            return None
        try:
            return int(node.text)
        except ValueError:
            return _whole_number(node.text)

    @property
    def is_null(self) -> bool:
        """Whether ``null`` stands here."""
        node = self.node
        return isinstance(node, Scalar) and node.style == "word" and node.text == "null"

    @property
    def by_name(self) -> dict[str, Place]:
        """The members of the object that stands here, each once, with the last value where a key stands twice."""
        if self._members is None:
            entries = self.node.entries if isinstance(self.node, Mapping) else ()
            pointer = self.pointer if entries else ""
            self._members = {name: Place(value, start, end, pointer, name) for name, start, end, value in entries}
        return self._members

    @property
    def present(self) -> dict[str, Place]:
        """Those of the members that are not null, by name."""
        if self._present is None:
            members = self.by_name
            # Few objects have a member of that text; the first part of a scalar is its text.
            is_whole = "null" not in [place.node[0] for place in members.values()]
            self._present = members if is_whole else {name: each for name, each in members.items() if not each.is_null}
        return self._present

    @property
    def members(self) -> tuple[tuple[str, Place], ...]:
        """The same with their names, in the order of the text."""
        return tuple(self.by_name.items())

    @property
    def items(self) -> tuple[Place, ...]:
        """The items of the list that stands here."""
        if self._items is None:
            items = self.node.items if isinstance(self.node, Sequence) else ()
            pointer = self.pointer
            self._items = tuple(Place(item, item.start, item.end, pointer, str(at)) for at, item in enumerate(items))
        return self._items

    def get(self, *names: str) -> Place | None:
        """The value below these names; None where there is none, or ``null``."""
        place: Place | None = self
        for name in names:
            if place is None:
                return None
            present = place._present  # noqa: SLF001 - of its own kind; the property is measured
            place = (place.present if present is None else present).get(name)
        return place

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
    return Place(root, root.start, min(root.start + 1, root.end))


def join(pointer: str, name: str) -> str:
    """The pointer of the member ``name`` of the value at ``pointer``."""
    if "~" in name or "/" in name:
        name = name.replace("~", "~0").replace("/", "~1")
    return f"{pointer}/{name}"


def _whole_number(text: str) -> int | None:
    """The whole number that is written with a fraction or an exponent."""
    try:
        number = float(text)
    except ValueError:
        return None
    return int(number) if number.is_integer() else None
