"""Where a request does not have the shape that its schema asks for, placed in the tree."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from manifestkit.schema.plain import Unread, plain
from manifestkit.text.nodes import Mapping, Sequence
from manifestkit.text.places import join

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from manifestkit.schema.loading import Schema
    from manifestkit.schema.plain import Path
    from manifestkit.schema.shape import Shape
    from manifestkit.text.places import Place

TYPE = "SB001"
NULL = "SB010"
FRACTION = "SB011"


class Failure(NamedTuple):
    """A constraint that does not hold.

    ``keyword`` is that of the schema (``pattern``); what a schema cannot say is ``null``, ``moment`` or ``fraction``.
    ``path`` leads from the request to the value; where a member is missing it ends in its name. ``place`` is the
    value, or the object that lacks the member; ``holder`` is the object or list around it. ``schema`` is the shape that
    says the constraint.
    """

    rule: str
    keyword: str
    path: Path
    place: Place
    holder: Place | None
    schema: Schema

    @property
    def pointer(self) -> str:
        """The JSON Pointer of the value, or of where it belongs."""
        return join(self.place.pointer, str(self.path[-1])) if self.keyword == "required" else self.place.pointer


class _Value(NamedTuple):
    """A value of a request, where it stands and as the schema sees it, with the shape that it should have."""

    place: Place
    holder: Place | None
    value: Any
    shape: Shape
    path: Path


def failures(root: Place, shape: Shape) -> tuple[Failure, ...]:
    """Every constraint of a schema that does not hold in a request; several of them may be about one value.

    A value that could not be read is passed over, and so is everything else about a value of the wrong type.
    """
    if shape.accepts(root.node):
        return ()
    request = plain(root.node, shape.schema)
    found = list(_failures(_Value(root, None, request.value, shape, ())))
    missing = {failure.path for failure in found if failure.keyword == "required"}
    found += (_beyond_schema(NULL, "null", path, root, shape.schema) for path in request.nulls if path not in missing)
    found += (_beyond_schema(TYPE, "moment", path, root, shape.schema) for path in request.no_moments)
    return tuple(found)


def at(schema: Schema, path: Path) -> Schema | None:
    """The schema of the value that a path leads to; None where there is none."""
    for part in path:
        inner = schema.get("items") if isinstance(part, int) else schema.get("properties", {}).get(part)
        if inner is None:
            return None
        schema = inner
    return schema


def _failures(told: _Value) -> Iterator[Failure]:
    """What does not hold of a value, and of what is in it."""
    if isinstance(told.value, Unread):
        return
    shape = told.shape
    broken = () if shape.accepts_alone(told.place.node) else shape.broken_by(told.value)
    if "type" in broken and not _is_fraction(told):
        broken = ("type",)
    for keyword in broken:
        if keyword != "additionalProperties":
            yield from _expanded(keyword, told)
    for inner in _inner(told):
        yield from _failures(inner)
    if "additionalProperties" in broken:
        yield from _expanded("additionalProperties", told)


def _inner(told: _Value) -> Iterator[_Value]:
    """The values in a value that its shape knows, but for those that are certainly right."""
    place, _, value, shape, path = told
    if isinstance(place.node, Mapping):
        for name, member in shape.members.items():
            if name in value and not member.accepts(place.by_name[name].node):
                yield _Value(place.by_name[name], place, value[name], member, (*path, name))
    elif isinstance(place.node, Sequence) and shape.items is not None:
        for index, item in enumerate(place.items):
            if not shape.items.accepts(item.node):
                yield _Value(item, place, value[index], shape.items, (*path, index))


def _expanded(keyword: str, told: _Value) -> Iterator[Failure]:
    """One failure for each name that is missing or unknown, else one for the keyword."""
    place, holder, value, shape, path = told
    schema = shape.schema
    rule = schema["x-rule"][keyword]
    if keyword == "required":
        for name in schema["required"]:
            if name not in value:
                yield Failure(rule, keyword, (*path, name), place, place, schema)
    elif keyword == "additionalProperties":
        for name, member in place.members:
            if name not in schema["properties"]:
                yield Failure(rule, keyword, (*path, name), member, place, schema)
    elif keyword == "type" and _is_fraction(told):
        yield Failure(FRACTION, "fraction", path, place, holder, schema)
    else:
        yield Failure(rule, keyword, path, place, holder, schema)


def _is_fraction(told: _Value) -> bool:
    """Whether a number is whole and not written like one, where a whole number is wanted."""
    value = told.value
    return isinstance(value, float) and value.is_integer() and told.shape.schema.get("type") == "integer"


def _beyond_schema(rule: str, keyword: str, path: Path, root: Place, schema: Schema) -> Failure:
    """What no schema says of the value at a path."""
    place, holder = _walk(root, path)
    return Failure(rule, keyword, path, place, holder, at(schema, path) or {})


def _walk(root: Place, path: Path) -> tuple[Place, Place | None]:
    """The place that a path leads to, and the one before it."""
    place, holder = root, None
    for part in path:
        holder = place
        place = place.items[part] if isinstance(part, int) else place.by_name.get(part, place)
    return place, holder
