"""Schemas made ready for many requests: what certainly keeps one is told without jsonschema.

Most requests are right, and jsonschema takes its time, to be imported and to be asked.
"""

from __future__ import annotations

import re
from functools import cache, cached_property
from math import inf
from typing import TYPE_CHECKING

from manifestkit.schema.loading import load
from manifestkit.schema.moments import is_moment
from manifestkit.schema.plain import LONGEST, MOMENT
from manifestkit.text.nodes import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeAlias

    from manifestkit.schema.loading import Schema
    from manifestkit.text.nodes import Node

    Accepts: TypeAlias = Callable[[Node], bool]
    Shapes: TypeAlias = dict[str, "Shape"]
    _Make: TypeAlias = Callable[[Schema, Shapes, "Shape | None"], Accepts]

_ANNOTATIONS = frozenset(("$schema", "$id", "title", "description"))
_TEXTS = frozenset(("plain", "single", "double", "literal", "folded", "rest"))
_TRUTHS = frozenset(("true", "false"))
_NO_MOMENTS = frozenset(("word", "unread"))
_WHOLE = re.compile("-?[0-9]{1,18}")
_DECIMAL = re.compile(rf"{_WHOLE.pattern}(?:\.[0-9]{{1,18}})?")


class Shape:
    """A schema, with those of its members and its items.

    ``accepts`` tells whether a value certainly keeps it; where that is in doubt, jsonschema knows.
    """

    def __init__(self, schema: Schema, accepts: Accepts, members: Shapes, items: Shape | None) -> None:
        self.schema = schema
        self.accepts = accepts
        self.members = members
        self.items = items

    @cached_property
    def validator(self) -> Any:  # noqa: ANN401 - jsonschema types neither its classes nor what they take
        """jsonschema for a value alone, whatever its members and items are."""
        alone = {key: part for key, part in self.schema.items() if key != "items"}
        if "properties" in alone:
            alone["properties"] = dict.fromkeys(self.members, True)
        return validator(alone)


@cache
def shape_of(service: str, operation: str, edition: str) -> Shape:
    """That of an operation's request; LookupError where the edition has no such operation."""
    return ready(load(service, operation, edition))


def ready(schema: Schema) -> Shape:
    """A schema made ready."""
    members = {name: ready(member) for name, member in schema.get("properties", {}).items()}
    items = ready(schema["items"]) if "items" in schema else None
    keywords = frozenset(key for key in schema if not key.startswith("x-")) - _ANNOTATIONS
    make = next((make for kind, known, make in _MAKERS if schema.get("type") == kind and keywords <= known), None)
    return Shape(schema, make(schema, members, items) if make else _in_doubt, members, items)


def _in_doubt(_node: Node) -> bool:
    return False


def _text(schema: Schema, _members: Shapes, _items: Shape | None) -> Accepts:
    least, most = schema.get("minLength", 0), min(schema.get("maxLength", LONGEST), LONGEST)
    matches = re.compile(schema.get("pattern", "")).search
    choices = frozenset(schema.get("enum", ()))

    def accepts(node: Node) -> bool:
        if not isinstance(node, Scalar) or node.style not in _TEXTS:
            return False
        text = node.text
        return text in choices if choices else least <= len(text) <= most and matches(text) is not None

    return accepts


def _number(schema: Schema, _members: Shapes, _items: Shape | None) -> Accepts:
    least, most = schema.get("minimum", -inf), schema.get("maximum", inf)
    matches = (_WHOLE if schema["type"] == "integer" else _DECIMAL).fullmatch

    def accepts(node: Node) -> bool:
        if not isinstance(node, Scalar) or node.style != "number" or matches(node.text) is None:
            return False
        number = float(node.text) if "." in node.text else int(node.text)
        return bool(least <= number <= most)

    return accepts


def _moment(_schema: Schema, _members: Shapes, _items: Shape | None) -> Accepts:
    return lambda node: isinstance(node, Scalar) and node.style not in _NO_MOMENTS and is_moment(node.text)


def _boolean(_schema: Schema, _members: Shapes, _items: Shape | None) -> Accepts:
    return lambda node: isinstance(node, Scalar) and node.style == "word" and node.text in _TRUTHS


def _list(_schema: Schema, _members: Shapes, items: Shape | None) -> Accepts:
    accepted = items.accepts if items else _in_doubt
    return lambda node: isinstance(node, Sequence) and all(map(accepted, node.items))


def _object(schema: Schema, members: Shapes, _items: Shape | None) -> Accepts:
    required = frozenset(schema.get("required", ()))
    accepted = {name: member.accepts for name, member in members.items()}

    def accepts(node: Node) -> bool:
        # Where a key stands twice, this asks more than that its last value is right.
        return (
            isinstance(node, Mapping)
            and all(accepted.get(key, _in_doubt)(value) for key, _, _, value in node.entries)
            and (not required or required.issubset(entry.key for entry in node.entries))
        )

    return accepts


# By type: the keywords that are understood, and what accepts by them.
_MAKERS: tuple[tuple[object, frozenset[str], _Make], ...] = (
    ("string", frozenset(("type", "minLength", "maxLength", "pattern", "enum")), _text),
    ("integer", frozenset(("type", "minimum", "maximum")), _number),
    ("number", frozenset(("type", "minimum", "maximum")), _number),
    (MOMENT, frozenset(("type",)), _moment),
    ("boolean", frozenset(("type",)), _boolean),
    ("array", frozenset(("type", "items")), _list),
    ("object", frozenset(("type", "properties", "required", "additionalProperties")), _object),
)


def validator(schema: Schema) -> Any:  # noqa: ANN401 - as above
    """jsonschema for a schema."""
    return _validators()(schema)


@cache
def _validators() -> Any:  # noqa: ANN401 - as above
    """jsonschema's own, but 5.0 is no integer (Snowball reference, 2.2, trap 9)."""
    from jsonschema.validators import Draft202012Validator, extend

    checker = Draft202012Validator.TYPE_CHECKER.redefine("integer", _is_integer)
    return extend(Draft202012Validator, type_checker=checker)  # type: ignore[no-untyped-call] # ships no types for it


def _is_integer(_checker: object, instance: object) -> bool:
    return isinstance(instance, int) and not isinstance(instance, bool)
