"""Where a request does not have the shape that its schema asks for, placed in the tree."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from manifestkit.schema.moments import is_moment
from manifestkit.schema.plain import MOMENT, Unread, alone, is_null
from manifestkit.text.nodes import Mapping, Sequence
from manifestkit.text.places import join

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    """A value of a request, where it stands, with the shape that it should have."""

    place: Place
    holder: Place | None
    shape: Shape
    path: Path

    def breaks(self, rule: str, keyword: str) -> Failure:
        return Failure(rule, keyword, self.path, self.place, self.holder, self.shape.schema)

    def member(self, name: str) -> _Value:
        return _Value(self.place.by_name[name], self.place, self.shape.members[name], (*self.path, name))

    def item(self, index: int, shape: Shape) -> _Value:
        return _Value(self.place.items[index], self.place, shape, (*self.path, index))


class _Found(NamedTuple):
    """What was found: by the keywords of a schema, and what no schema says."""

    broken: list[Failure]
    nulls: list[Failure]
    no_moments: list[Failure]


def failures(root: Place, shape: Shape) -> tuple[Failure, ...]:
    """Every constraint of a schema that does not hold in a request; several of them may be about one value.

    A value that could not be read is passed over, and so is everything else about a value of the wrong type.
    """
    if shape.accepts(root.node):
        return ()
    found = _Found([], [], [])
    _look(_Value(root, None, shape, ()), found)
    return (*found.broken, *found.nulls, *found.no_moments)


def at(schema: Schema, path: Path) -> Schema | None:
    """The schema of the value that a path leads to; None where there is none."""
    for part in path:
        inner = schema.get("items") if isinstance(part, int) else schema.get("properties", {}).get(part)
        if inner is None:
            return None
        schema = inner
    return schema


def _look(told: _Value, found: _Found) -> None:
    """Find what does not hold of a value, and of what is in it."""
    node, shape = told.place.node, told.shape
    broken: tuple[str, ...] = ()
    if not shape.accepts_alone(node):
        value = alone(node, shape.schema)
        if isinstance(value, Unread):
            return
        broken = shape.broken_by(value)
        if "type" in broken and not _is_fraction(told):
            broken = ("type",)
    for keyword in broken:
        if keyword != "additionalProperties":
            found.broken.extend(_expanded(keyword, told))
    if isinstance(node, Mapping):
        _look_at_members(told, node, found)
    elif isinstance(node, Sequence):
        _look_at_items(told, node, found)
    elif shape.schema.get("type") == MOMENT and node.style != "word" and not is_moment(node.text):
        found.no_moments.append(told.breaks(TYPE, "moment"))
    if "additionalProperties" in broken:
        found.broken.extend(_expanded("additionalProperties", told))


def _look_at_members(told: _Value, node: Mapping, found: _Found) -> None:
    """Look at those that the shape knows, in its order, but for what is certainly right."""
    members = {entry.key: entry.value for entry in node.entries}
    required = told.shape.schema.get("required", ())
    for name, shape in told.shape.members.items():
        if name not in members or shape.accepts(members[name]):
            continue
        if not is_null(members[name]):
            _look(told.member(name), found)
        elif name not in required:
            found.nulls.append(told.member(name).breaks(NULL, "null"))


def _look_at_items(told: _Value, node: Sequence, found: _Found) -> None:
    shape = told.shape.items
    for index, item in enumerate(node.items if shape else ()):
        if shape is not None and not shape.accepts(item):
            _look(told.item(index, shape), found)


def _expanded(keyword: str, told: _Value) -> Iterator[Failure]:
    """One failure for each name that is missing or unknown, else one for the keyword."""
    place, schema = told.place, told.shape.schema
    rule = schema["x-rule"][keyword]
    if keyword == "required":
        for name in schema["required"]:
            if name not in place.present:
                yield Failure(rule, keyword, (*told.path, name), place, place, schema)
    elif keyword == "additionalProperties":
        for name, member in place.members:
            if name not in schema["properties"]:
                yield Failure(rule, keyword, (*told.path, name), member, place, schema)
    elif keyword == "type" and _is_fraction(told):
        yield told.breaks(FRACTION, "fraction")
    else:
        yield told.breaks(rule, keyword)


def _is_fraction(told: _Value) -> bool:
    """Whether a number is whole and not written like one, where a whole number is wanted."""
    value = alone(told.place.node, told.shape.schema)
    return isinstance(value, float) and value.is_integer() and told.shape.schema.get("type") == "integer"
