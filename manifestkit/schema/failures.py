"""Where a request does not have the shape that its schema asks for: jsonschema's errors, placed in the tree."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from manifestkit.schema.plain import Unread, plain
from manifestkit.schema.shape import validator
from manifestkit.text.nodes import Mapping, Sequence
from manifestkit.text.places import join

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from jsonschema import ValidationError

    from manifestkit.schema.loading import Schema
    from manifestkit.schema.plain import Path
    from manifestkit.schema.shape import Shape
    from manifestkit.text.nodes import Node
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


class _Error(NamedTuple):
    """An error of jsonschema, with the way to its value and the whole schema of that."""

    path: Path
    error: ValidationError
    schema: Schema


def failures(root: Place, shape: Shape) -> tuple[Failure, ...]:
    """Every constraint of a schema that does not hold in a request; several of them may be about one value.

    A value that could not be read is passed over, and so is everything else about a value of the wrong type.
    """
    if shape.accepts(root.node):
        return ()
    request = plain(root.node, shape.schema)
    errors = list(_errors(root.node, request.value, shape, ()))
    wrong_types = {path for path, error, _ in errors if error.validator == "type" and not _is_whole(error.instance)}
    found: list[Failure] = []
    lacking: set[Path] = set()
    for path, error, schema in errors:
        if isinstance(error.instance, Unread) or (error.validator != "type" and path in wrong_types):
            continue
        if error.validator == "required":  # one error for each name, and only its message says which
            if path in lacking:
                continue
            lacking.add(path)
        found += _expanded(error, schema, path, root)
    missing = {failure.path for failure in found if failure.keyword == "required"}
    found += (_beyond_schema(NULL, "null", path, root, shape.schema) for path in request.nulls if path not in missing)
    found += (_beyond_schema(TYPE, "moment", path, root, shape.schema) for path in request.no_moments)
    return tuple(found)


def fits(value: object, schema: Schema) -> bool:
    """Whether a plain value keeps a schema."""
    return bool(validator(schema).is_valid(value))


def at(schema: Schema, path: Path) -> Schema | None:
    """The schema of the value that a path leads to; None where there is none."""
    for part in path:
        inner = schema.get("items") if isinstance(part, int) else schema.get("properties", {}).get(part)
        if inner is None:
            return None
        schema = inner
    return schema


def _errors(node: Node, value: Any, shape: Shape, path: Path) -> Iterator[_Error]:  # noqa: ANN401 - as it is read
    """jsonschema's errors about a value and what is in it, in the order in which it gives them.

    It is asked only about what is not certainly right, and about each value alone.
    """
    if shape.accepts(node):
        return
    errors = () if shape.accepts_alone(node) else shape.validator.iter_errors(value)
    own = [_Error(path, error, shape.schema) for error in errors]
    yield from (found for found in own if found.error.validator != "additionalProperties")
    if isinstance(node, Mapping):
        inner = {entry.key: entry.value for entry in node.entries}
        for name, member in shape.members.items():
            if name in value:
                yield from _errors(inner[name], value[name], member, (*path, name))
    elif isinstance(node, Sequence) and shape.items is not None:
        for index, item in enumerate(node.items):
            yield from _errors(item, value[index], shape.items, (*path, index))
    yield from (found for found in own if found.error.validator == "additionalProperties")


def _expanded(error: ValidationError, shape: Schema, path: Path, root: Place) -> Iterator[Failure]:
    """One failure for each name that is missing or unknown, else one for the error."""
    keyword = str(error.validator)
    rule = shape["x-rule"][keyword]
    place, holder = _walk(root, path)
    if keyword == "required":
        instance: Any = error.instance
        for name in shape["required"]:
            if name not in instance:
                yield Failure(rule, keyword, (*path, name), place, place, shape)
    elif keyword == "additionalProperties":
        for name, member in place.members:
            if name not in shape["properties"]:
                yield Failure(rule, keyword, (*path, name), member, place, shape)
    elif keyword == "type" and _is_whole(error.instance):
        yield Failure(FRACTION, "fraction", path, place, holder, shape)
    else:
        yield Failure(rule, keyword, path, place, holder, shape)


def _is_whole(instance: object) -> bool:
    """Whether a number is whole and not written like one."""
    return isinstance(instance, float) and instance.is_integer()


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
