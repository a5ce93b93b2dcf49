"""Schemas made ready for many requests: what certainly keeps one is told without jsonschema.

Most requests are right, and jsonschema takes its time, to be imported and to be asked.
"""

from __future__ import annotations

import re
from functools import cache, cached_property
from math import inf
from typing import TYPE_CHECKING

from manifestkit.schema.keywords import Keywords
from manifestkit.schema.loading import load
from manifestkit.schema.moments import is_moment
from manifestkit.schema.plain import LONGEST, MOMENT, is_null
from manifestkit.text.nodes import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from manifestkit.schema.loading import Schema
    from manifestkit.text.nodes import Node

    Accepts: TypeAlias = Callable[[Node], bool]

_ANNOTATIONS = frozenset(("$schema", "$id", "title", "description"))
_TEXTS = frozenset(("plain", "single", "double", "literal", "folded", "rest"))
_TRUTHS = frozenset(("true", "false"))
_NO_MOMENTS = frozenset(("word", "unread"))
_WHOLE = re.compile("-?[0-9]{1,18}")
_DECIMAL = re.compile(rf"{_WHOLE.pattern}(?:\.[0-9]{{1,18}})?")


class Shape:
    """A schema, with those of its members and its items, each made ready when the first request has such a value."""

    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self.members = {name: Shape(member) for name, member in schema.get("properties", {}).items()}
        self.items = Shape(schema["items"]) if "items" in schema else None

    @cached_property
    def accepts(self) -> Accepts:
        """Tells whether a value certainly keeps it; where that is in doubt, ``broken_by`` knows."""
        alone, members, items = self.accepts_alone, self.members, self.items
        if items is not None:
            return lambda node: isinstance(node, Sequence) and alone(node) and all(map(items.accepts, node.items))
        if not members:
            return alone

        def accepts(node: Node) -> bool:
            if not isinstance(node, Mapping) or not alone(node):
                return False
            for key, _, _, value in node.entries:  # noqa: SIM110 - `all` takes longer, which is measured
                if not members[key].accepts(value):
                    return False
            return True

        return accepts

    @cached_property
    def accepts_alone(self) -> Accepts:
        """Tells the same of a value alone, whatever its members and items are."""
        schema = self.schema
        keywords = frozenset(filter(_is_keyword, schema))
        make = next((make for kind, known, make in _MAKERS if schema.get("type") == kind and keywords <= known), None)
        return _in_doubt if make is None else make(schema)

    def broken_by(self, value: object) -> tuple[str, ...]:
        """The keywords that a value alone does not keep, in the order of the schema."""
        return self._keywords.broken_by(value)

    @cached_property
    def _keywords(self) -> Keywords:
        alone = {key: part for key, part in self.schema.items() if _is_keyword(key) and key != "items"}
        if "properties" in alone:
            alone["properties"] = dict.fromkeys(self.members, True)
        return Keywords(alone)


@cache
def shape_of(service: str, operation: str, edition: str) -> Shape:
    """That of an operation's request; LookupError where the edition has no such operation."""
    return Shape(load(service, operation, edition))


def _is_keyword(key: str) -> bool:
    """Whether a key of a schema says something of values."""
    return not key.startswith("x-") and key not in _ANNOTATIONS


def _in_doubt(_node: Node) -> bool:
    return False


def _text(schema: Schema) -> Accepts:
    if "enum" in schema:
        choices = frozenset(schema["enum"])
        return lambda node: isinstance(node, Scalar) and node.style in _TEXTS and node.text in choices
    least, most = schema.get("minLength", 0), min(schema.get("maxLength", LONGEST), LONGEST)
    matches = re.compile(schema.get("pattern", "")).search

    def accepts(node: Node) -> bool:
        if not isinstance(node, Scalar) or node.style not in _TEXTS:
            return False
        text = node.text
        return least <= len(text) <= most and matches(text) is not None

    return accepts


def _number(schema: Schema) -> Accepts:
    least, most = schema.get("minimum", -inf), schema.get("maximum", inf)
    matches = (_WHOLE if schema["type"] == "integer" else _DECIMAL).fullmatch

    def accepts(node: Node) -> bool:
        if not isinstance(node, Scalar) or node.style != "number" or matches(node.text) is None:
            return False
        number = float(node.text) if "." in node.text else int(node.text)
        return bool(least <= number <= most)

    return accepts


def _moment(_schema: Schema) -> Accepts:
    return lambda node: isinstance(node, Scalar) and node.style not in _NO_MOMENTS and is_moment(node.text)


def _boolean(_schema: Schema) -> Accepts:
    return lambda node: isinstance(node, Scalar) and node.style == "word" and node.text in _TRUTHS


def _list(_schema: Schema) -> Accepts:
    return lambda node: isinstance(node, Sequence)


def _object(schema: Schema) -> Accepts:
    known = frozenset(schema.get("properties", ()))
    required = frozenset(schema.get("required", ()))

    def accepts(node: Node) -> bool:
        if not isinstance(node, Mapping) or not known.issuperset([key for key, _, _, _ in node.entries]):
            return False
        if not required:
            return True
        members = {entry.key: entry.value for entry in node.entries}
        return all(name in members and not is_null(members[name]) for name in required)

    return accepts


# By type: the keywords that are understood, and what accepts by them.
_MAKERS: tuple[tuple[object, frozenset[str], Callable[[Schema], Accepts]], ...] = (
    ("string", frozenset(("type", "minLength", "maxLength", "pattern", "enum")), _text),
    ("integer", frozenset(("type", "minimum", "maximum")), _number),
    ("number", frozenset(("type", "minimum", "maximum")), _number),
    (MOMENT, frozenset(("type",)), _moment),
    ("boolean", frozenset(("type",)), _boolean),
    ("array", frozenset(("type", "items")), _list),
    ("object", frozenset(("type", "properties", "required", "additionalProperties")), _object),
)
