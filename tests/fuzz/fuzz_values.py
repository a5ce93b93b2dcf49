"""Parameters of an operation as a Python program may pass them, made of a fuzzer's bytes along the schema."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fuzz_inputs import Stream

    from manifestkit.schema.loading import Schema

_DEPTH = 12
_ODD: tuple[Any, ...] = (
    *(None, True, False, 0, 1, -1, 2**31, 2**63, -(2**63) - 1, 2**64, 10**5000),
    *(0.5, -0.0, 1e300, float("nan"), float("inf"), 1e-320, Decimal("1.5"), 1j),
    *("", " ", "true", "null", "5", "\ud800", "\x00", "\u2028", "\ufeff", "x" * 300),
    *(b"JID", bytearray(b"x"), memoryview(b"x"), object, print, NotImplemented, ...),
    *(datetime(2026, 4, 21, tzinfo=UTC), datetime(1, 1, 1), date(2026, 4, 21)),  # noqa: DTZ001 - some pass those
    *(frozenset({1}), range(3), (), [], {}, MappingProxyType({"Name": "x"}), ("New", "New")),
    *({1: 2}, {None: 1}, {b"x": 1}, {"\ud800": 1}, {("a",): 1}, {"a": {"b": {}}}, {"JobId": ...}),
)


def value_of(stream: Stream, schema: Schema, depth: int = 0) -> Any:  # noqa: ANN401 - what a program may pass
    """A value that keeps the schema, or one that does not, as the bytes will have it."""
    kind = stream.number()
    if kind % 8 == 7 or depth > _DEPTH:
        return stream.one_of(_ODD)
    if kind % 8 == 6:
        return _wrapped(stream, schema, depth)
    return _right(stream, schema, depth)


def _right(stream: Stream, schema: Schema, depth: int) -> Any:  # noqa: ANN401 - as above
    if "enum" in schema:
        return stream.one_of(schema["enum"])
    kind = schema.get("type")
    if kind == "object":
        return _object(stream, schema, depth)
    if kind == "array":
        return [value_of(stream, schema.get("items", {}), depth + 1) for _ in range(stream.number() % 4)]
    if kind == "boolean":
        return bool(stream.number() % 2)
    if kind in ("integer", "number"):  # a list where there are several
        return stream.one_of((schema.get("minimum", 0), schema.get("maximum", 100), 1, 2, 10, 1.0, 5.5))
    return stream.text(stream.number() % 48)


def _object(stream: Stream, schema: Schema, depth: int) -> dict[str, Any]:
    members: Schema = schema.get("properties", {})
    names = [*members, "Unknown"]
    value = {name: value_of(stream, members[name], depth + 1) for name in schema.get("required", [])}
    for _ in range(stream.number() % 6):
        if stream.is_over:
            break
        name = stream.one_of(names)
        value[_spelt(stream, name)] = value_of(stream, members.get(name, {}), depth + 1)
    return value


def _spelt(stream: Stream, name: str) -> str:
    """The name of a member, mostly as it is."""
    return stream.one_of((*[name] * 5, name.lower(), name[:-1], name + " "))


def _wrapped(stream: Stream, schema: Schema, depth: int) -> Any:  # noqa: ANN401 - as above
    """A value in something else, and one that holds itself."""
    inner = _right(stream, schema, depth + 1)
    own: list[Any] = [inner]
    own.append(own)
    return stream.one_of(
        (
            [inner],
            (inner, inner),
            {"Value": inner},
            [[inner]],
            own,
            iter(()),
            {inner} if isinstance(inner, str) else inner,
        )
    )
