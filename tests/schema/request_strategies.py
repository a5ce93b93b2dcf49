"""Requests made from their schema, and requests with one thing changed so that it is wrong."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from hypothesis import strategies as st

from manifestkit.schema.loading import editions, load, operations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifestkit.schema.loading import Schema

_MOST = 30  # characters of a text without a form of its own
_OTHER_TYPES: dict[str, tuple[object, ...]] = {
    "string": (5, True, {}, []),
    "integer": ("5", True, 5.5, {}, []),
    "number": ("5", False, {}, []),
    "boolean": ("true", 0, {}, []),
    "object": ("x", 5, []),
    "array": ("x", {}, False),
}


class Kind(NamedTuple):
    """An operation of a service, in an edition."""

    service: str
    operation: str
    edition: str

    @property
    def schema(self) -> Schema:
        """The schema of its request."""
        return load(*self)


class Mutation(NamedTuple):
    """A request with one thing changed, and the place of the change."""

    pointer: str
    request: object


KINDS = [
    Kind(service, operation, edition)
    for service in ("snowball", "importexport")
    for edition in editions(service)
    for operation in operations(service, edition)
]


def requests(schema: Schema) -> st.SearchStrategy[Any]:
    """What keeps a schema."""
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    kind = schema["type"]
    if kind == "object":
        members = {name: requests(inner) for name, inner in schema["properties"].items()}
        required = {name: members.pop(name) for name in schema.get("required", [])}
        return st.fixed_dictionaries(required, optional=members)
    if kind == "array":
        return st.lists(requests(schema["items"]), max_size=3)
    if kind == "integer":
        return st.integers(schema.get("minimum"), schema.get("maximum"))
    if kind == "boolean":
        return st.booleans()
    if kind == "string":
        return _texts(schema)
    numbers = st.floats(schema.get("minimum", -1e9), 1e9).filter(lambda number: number % 1 != 0)
    return numbers if kind == "number" else numbers | st.text()


def _texts(schema: Schema) -> st.SearchStrategy[str]:
    least, most = schema.get("minLength", 0), schema.get("maxLength", _MOST)
    pattern = schema.get("pattern")
    if pattern is None or "(?:.*)" in pattern:
        characters = st.characters(exclude_characters="\n", exclude_categories=["Cs"])
        return st.text(characters, min_size=least, max_size=min(most, _MOST))
    alphabet = st.characters(min_codepoint=32, max_codepoint=126)
    return st.from_regex(pattern, alphabet=alphabet).filter(lambda text: least <= len(text) <= most)


@st.composite
def mutations(draw: st.DrawFn, kind: Kind) -> Mutation:
    """A request that keeps the schema of its operation but for one place."""
    request = draw(requests(kind.schema))
    return draw(st.sampled_from(list(_mutations(request, kind.schema, ""))))


def _mutations(value: Any, schema: Schema, pointer: str) -> Iterator[Mutation]:  # noqa: ANN401 - any JSON
    """Each wrong value that can take the place of this one or of a part of it."""
    kinds = schema["type"]
    for other in _OTHER_TYPES[kinds] if isinstance(kinds, str) else (True, {}, []):
        yield Mutation(pointer, other)
    for other in _wrong(value, schema):
        yield Mutation(pointer, other)
    if isinstance(value, dict):
        yield from _mutations_of_object(value, schema, pointer)
    if isinstance(value, list):
        yield Mutation(f"{pointer}/{len(value)}", [*value, None])
        for index, item in enumerate(value):
            for inner in _mutations(item, schema["items"], f"{pointer}/{index}"):
                yield Mutation(inner.pointer, [*value[:index], inner.request, *value[index + 1 :]])


def _mutations_of_object(value: dict[str, Any], schema: Schema, pointer: str) -> Iterator[Mutation]:
    yield Mutation(f"{pointer}/Unknown", value | {"Unknown": 1})
    for name in schema.get("required", []):
        yield Mutation(f"{pointer}/{name}", {key: member for key, member in value.items() if key != name})
    for name in schema["properties"]:
        yield Mutation(f"{pointer}/{name}", value | {name: None})
        if name in value:
            for inner in _mutations(value[name], schema["properties"][name], f"{pointer}/{name}"):
                yield Mutation(inner.pointer, value | {name: inner.request})


def _wrong(value: Any, schema: Schema) -> Iterator[object]:  # noqa: ANN401 - any JSON
    """Values of the right type that break a constraint."""
    if "enum" in schema:
        yield f"{value}x"
        yield value.swapcase()
    if schema.get("minLength"):
        yield value[: schema["minLength"] - 1]
    if "maxLength" in schema:
        yield value + "x" * (schema["maxLength"] + 1 - len(value))
    if "pattern" in schema:
        yield next(text for text in (f"{value}\n", f"{value}\nx") if not re.search(schema["pattern"], text))
    if "minimum" in schema:
        yield schema["minimum"] - 1
    if "maximum" in schema:
        yield schema["maximum"] + 1
