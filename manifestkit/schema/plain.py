"""From a value in the positioned tree to the plain one that jsonschema reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

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


def alone(node: Node, schema: Schema) -> object:
    """A value as its schema sees it, without what is in it, and with texts cut beyond the schema's maxima.

    Of an object the names of its members are left. A known member that is null is as good as absent. Source: Snowball
    reference, 2 and 2.2 (trap 10).
    """
    if isinstance(node, Scalar):
        return _scalar(node, schema)
    if not isinstance(node, Mapping):
        return []
    known = schema.get("properties", {})
    members = {entry.key: entry.value for entry in node.entries}
    return {key: None for key, value in members.items() if key not in known or not is_null(value)}


def _scalar(node: Scalar, schema: Schema) -> object:
    if node.style == "unread":
        return Unread()
    if node.style == "word":
        return _WORDS.get(node.text, node.text)
    if schema.get("type") == MOMENT:
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
