"""The files in ``schemas/`` as one schema for each request and response, in one edition (``schemas/README.md``)."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from manifestkit.resources import read_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, Literal, TypeAlias

    Schema: TypeAlias = dict[str, Any]
    Side: TypeAlias = Literal["request", "response"]

_REFERENCE = "#/$defs/"


@cache
def load(service: str, operation: str, edition: str, side: Side = "request") -> Schema:
    """The schema of one side of an operation; every reference in it is replaced by the shape itself.

    It is shared: nobody changes it. LookupError where the edition has no such operation.
    """
    if operation not in operations(service, edition):
        raise LookupError(f"{service} has no operation {operation} in the edition {edition}")
    closed = side == "request"
    root = _in_edition(_read(service, f"{operation}.{side}"), edition)
    schema: Schema = _inlined(root, shapes(service, edition), {}, closed=closed)
    return schema


@cache
def shapes(service: str, edition: str) -> Schema:
    """The shapes that the schemas of a service share, by name, in one edition; LookupError where it is none."""
    if edition not in editions(service):
        raise LookupError(f"{service} has no edition {edition}")
    defs: Schema = _in_edition(_shapes(service)["$defs"], edition)
    return {name: shape for name, shape in defs.items() if shape.get("x-since", edition) <= edition}


@cache
def editions(service: str) -> tuple[str, ...]:
    """The editions of a service's API, the default first."""
    return tuple(_shapes(service)["x-editions"])


@cache
def operations(service: str, edition: str) -> tuple[str, ...]:
    """The operations of an edition, in alphabetical order; LookupError where it is none."""
    if edition not in editions(service):
        raise LookupError(f"{service} has no edition {edition}")
    added: dict[str, list[str]] = _shapes(service)["x-operations"]
    return tuple(sorted(name for since, names in added.items() if since <= edition for name in names))


def members(service: str, shape: str, edition: str) -> tuple[str, ...]:
    """The names of what a shared shape has in one edition; LookupError where it has no such shape."""
    return tuple(shapes(service, edition)[shape]["properties"])


@cache
def member_names(service: str, operation: str) -> frozenset[str]:
    """The names of everything that a request of an operation may have in it, in any edition, and more of the service's.

    LookupError where the service has no such operation.
    """
    if not any(operation in operations(service, edition) for edition in editions(service)):
        raise LookupError(f"{service} has no operation {operation}")
    return frozenset(_names([_shapes(service), _request(service, operation)]))


def error_of(service: str, operation: str, rule: str) -> str | None:
    """The error with which a service answers where a rule of its schemas does not hold; None where it gives none."""
    return _errors(service, operation).get(rule)


@cache
def _errors(service: str, operation: str) -> dict[str, str | None]:
    errors: dict[str, str | None] = _shapes(service)["x-error"] | _request(service, operation).get("x-error", {})
    return errors


def _names(value: Any) -> Iterator[str]:  # noqa: ANN401 - any part of a JSON document
    if isinstance(value, list):
        for item in value:
            yield from _names(item)
    elif isinstance(value, dict):
        for key, part in value.items():
            if key == "properties":
                yield from part
            yield from _names(part)


@cache
def _request(service: str, operation: str) -> Schema:
    return _read(service, f"{operation}.request")


@cache
def _shapes(service: str) -> Schema:
    return _read(service, "shapes")


def _read(service: str, name: str) -> Schema:
    import json

    schema: Schema = json.loads(read_text("schemas", f"{service}/{name}.json"))
    return schema


def _in_edition(value: Any, edition: str) -> Any:  # noqa: ANN401 - any part of a JSON document
    """A part of a file with what its edition changes merged in."""
    if isinstance(value, list):
        return [_in_edition(item, edition) for item in value]
    if not isinstance(value, dict):
        return value
    plain = {key: _in_edition(part, edition) for key, part in value.items() if not key.startswith("x-20")}
    return _merged(plain, value.get(f"x-{edition}", {}))


def _merged(target: Any, patch: Any) -> Any:  # noqa: ANN401 - any part of a JSON document
    """JSON Merge Patch (RFC 7396)."""
    if not isinstance(patch, dict):
        return patch
    result = dict(target) if isinstance(target, dict) else {}
    for key, part in patch.items():
        if part is None:
            result.pop(key, None)
        else:
            result[key] = _merged(result.get(key), part)
    return result


def _inlined(value: Any, defs: Schema, done: Schema, *, closed: bool) -> Any:  # noqa: ANN401 - as above
    """A schema with its shapes in the place of the references; without ``additionalProperties`` unless ``closed``."""
    if isinstance(value, list):
        return [_inlined(item, defs, done, closed=closed) for item in value]
    if not isinstance(value, dict):
        return value
    reference = value.get("$ref")
    if isinstance(reference, str):
        name = reference.rpartition(_REFERENCE)[2]
        if name not in done:
            done[name] = _inlined(defs[name], defs, done, closed=closed)
        return done[name]
    return {
        key: _inlined(part, defs, done, closed=closed)
        for key, part in value.items()
        if closed or key != "additionalProperties"
    }
