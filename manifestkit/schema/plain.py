"""From the positioned tree to the plain values that jsonschema reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

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

_WORDS = {"true": True, "false": False, "null": None}


class Unread:
    """The value of a place that could not be read: it is there, and nothing is known of it."""


class Plain(NamedTuple):
    """The value of a request; ``nulls`` are the members that are null, which is as good as absent.

    Source: Snowball reference, 2.2 (trap 10).
    """

    value: object
    nulls: tuple[Path, ...]


def plain(node: Node, schema: Schema) -> Plain:
    """A request as the schema sees it: only as deep as the schema looks, and with texts cut beyond its maxima."""
    nulls: list[Path] = []
    return Plain(_value(node, schema, (), nulls), tuple(nulls))


def _value(node: Node, schema: Schema, path: Path, nulls: list[Path]) -> object:
    if isinstance(node, Scalar):
        return _scalar(node)
    if isinstance(node, Mapping):
        return _object(node, schema.get("properties", {}), path, nulls)
    items: Schema | None = schema.get("items")
    if items is None:
        return []
    return [_value(item, items, (*path, index), nulls) for index, item in enumerate(node.items)]


def _object(node: Mapping, members: Schema, path: Path, nulls: list[Path]) -> dict[str, object]:
    value: dict[str, object] = {}
    for key, entry in {entry.key: entry.value for entry in node.entries}.items():
        if key not in members:
            value[key] = None
        elif is_null(entry):
            nulls.append((*path, key))
        else:
            value[key] = _value(entry, members[key], (*path, key), nulls)
    return value


def is_null(node: Node) -> bool:
    """Whether a node is the word ``null``."""
    return isinstance(node, Scalar) and node.style == "word" and node.text == "null"


def _scalar(node: Scalar) -> object:
    if node.style == "unread":
        return Unread()
    if node.style == "word":
        return _WORDS.get(node.text, node.text)
    return _number(node.text) if node.style == "number" else node.text[:LONGEST]


def _number(text: str) -> object:
    """An integer where there is neither a fraction nor an exponent."""
    try:
        return float(text) if any(mark in text for mark in ".eE") else int(text[:_DIGITS])
    except ValueError:
        return Unread()
