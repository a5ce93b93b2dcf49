"""From the positioned tree to the plain values that jsonschema reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from manifestkit.schema.moments import is_moment
from manifestkit.text.nodes import Mapping, Scalar

if TYPE_CHECKING:
    from typing import TypeAlias

    from manifestkit.schema.loading import Schema
    from manifestkit.text.nodes import Node

    Path: TypeAlias = tuple[str | int, ...]

# Longer than every maximum in the schemas, so that what is cut off changes no verdict: an expression takes its time.
LONGEST = 1100
# Likewise for the digits of a number.
_DIGITS = 60
# The type of a moment, which is a number on the wire.
MOMENT = ["number", "string"]

_WORDS = {"true": True, "false": False, "null": None}


class Unread:
    """The value of a place that could not be read: it is there, and nothing is known of it."""


class Date:
    """A date and time of Python in the place of something else."""


class Plain(NamedTuple):
    """The value of a request, and what a schema cannot say of it.

    ``nulls`` are the members that are null, which is as good as absent; ``no_moments`` are the numbers and texts that
    are to be moments and are none. Source: Snowball reference, 2 and 2.2 (trap 10).
    """

    value: object
    nulls: tuple[Path, ...]
    no_moments: tuple[Path, ...]


def plain(node: Node, schema: Schema) -> Plain:
    """A request as the schema sees it: only as deep as the schema looks, and with texts cut beyond its maxima."""
    reader = _Reader([], [])
    return Plain(reader.value(node, schema, ()), tuple(reader.nulls), tuple(reader.no_moments))


class _Reader(NamedTuple):
    nulls: list[Path]
    no_moments: list[Path]

    def value(self, node: Node, schema: Schema, path: Path) -> object:
        if isinstance(node, Scalar):
            return self._scalar(node, schema, path)
        if isinstance(node, Mapping):
            return self._object(node, schema.get("properties", {}), path)
        items: Schema | None = schema.get("items")
        if items is None:
            return []
        return [self.value(item, items, (*path, index)) for index, item in enumerate(node.items)]

    def _object(self, node: Mapping, members: Schema, path: Path) -> dict[str, object]:
        value: dict[str, object] = {}
        for key, entry in {entry.key: entry.value for entry in node.entries}.items():
            if key not in members:
                value[key] = None
            elif is_null(entry):
                self.nulls.append((*path, key))
            else:
                value[key] = self.value(entry, members[key], (*path, key))
        return value

    def _scalar(self, node: Scalar, schema: Schema, path: Path) -> object:
        if node.style == "unread":
            return Unread()
        if node.style == "word":
            return _WORDS.get(node.text, node.text)
        if schema.get("type") == MOMENT:
            if not is_moment(node.text):
                self.no_moments.append(path)
            return node.text[:LONGEST]
        if node.style == "date":
            return Date()
        return _number(node.text) if node.style == "number" else node.text[:LONGEST]


def is_null(node: Node) -> bool:
    """Whether a node is the word ``null``."""
    return isinstance(node, Scalar) and node.style == "word" and node.text == "null"


def _number(text: str) -> object:
    """An integer where there is neither a fraction nor an exponent."""
    try:
        return float(text) if any(mark in text for mark in ".eE") else int(text[:_DIGITS])
    except ValueError:
        return Unread()
