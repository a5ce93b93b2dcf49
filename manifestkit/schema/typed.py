"""Plain YAML scalars as the values that a request wants (RULINGS 15)."""

from __future__ import annotations

import re
from math import inf
from typing import TYPE_CHECKING

from manifestkit.schema.loading import load
from manifestkit.text.nodes import Entry, Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from manifestkit.schema.loading import Schema
    from manifestkit.text.nodes import Node

# As JSON writes a number, and as YAML 1.2 writes the three words.
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")
_TRUTHS = {word: word.lower() for word in ("true", "True", "TRUE", "false", "False", "FALSE")}
_NUMERIC = ("integer", "number", ["number", "string"])
_NULLS = frozenset(("null", "Null", "NULL", "~"))


def typed(root: Node, service: str, operation: str, edition: str) -> Node:
    """A request that was read from YAML, with numbers, truth values and nulls where its schema has them.

    A plain scalar that is none of what the schema wants there stays text, and so does everything below members that
    the schema does not know. LookupError where the edition has no such operation.
    """
    return _typed(root, load(service, operation, edition))


def _typed(node: Node, schema: Schema) -> Node:
    if isinstance(node, Scalar):
        return _scalar(node, schema.get("type"))
    if isinstance(node, Sequence):
        items: Schema | None = schema.get("items")
        return node if items is None else node._replace(items=tuple(_typed(item, items) for item in node.items))
    members: Schema = schema.get("properties", {})
    return Mapping(tuple(_entry(entry, members.get(entry.key)) for entry in node.entries), node.start, node.end)


def _entry(entry: Entry, schema: Schema | None) -> Entry:
    return entry if schema is None else entry._replace(value=_typed(entry.value, schema))


def _scalar(node: Scalar, wanted: str | list[str] | None) -> Scalar:
    text = node.text
    if node.style == "empty" or (node.style == "plain" and text in _NULLS):
        return node._replace(text="null", style="word")
    if node.style != "plain" or wanted is None:
        return node
    if wanted == "boolean" and text in _TRUTHS:
        return node._replace(text=_TRUTHS[text], style="word")
    if wanted in _NUMERIC and _NUMBER.fullmatch(text) and abs(float(text)) < inf:
        return node._replace(style="number")
    return node
