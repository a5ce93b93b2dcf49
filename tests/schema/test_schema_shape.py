"""A schema made ready accepts only what jsonschema accepts, and asks it about the rest as if about the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from request_strategies import KINDS, Kind, mutations, requests
from trees import Pairs, Raw, tree
from whole_requests import plain

from manifestkit.schema.failures import failures
from manifestkit.schema.keywords import validators
from manifestkit.schema.shape import Shape, shape_of
from manifestkit.text.places import whole

if TYPE_CHECKING:
    from manifestkit.schema.loading import Schema
    from manifestkit.text.nodes import Node

_BEYOND_SCHEMA = frozenset(("null", "moment"))
# Values on both sides of every limit that a schema of the table below states.
_VALUES: tuple[object, ...] = (
    *("", "a", "ab", "abc", "abcd", "a\n", "x" * 1099, "x" * 1100, "x" * 1101, True, False, None, Raw("", "unread")),
    *(
        Raw("5", "date"),
        Raw("5.0"),
        Raw("0.9"),
        Raw("1.0"),
        Raw("1e400"),
        Raw("1e2"),
        Raw("0"),
        Raw("1"),
        Raw("3"),
        Raw("4"),
        Raw("-1"),
        Raw("9" * 30),
    ),
    *([], ["a"], ["a", 5], [None], {}, {"a": "a"}, {"b": "a"}, {"a": None}, {"a": 5}, {"a": "a", "b": "a"}),
    *(Pairs((("a", 5), ("a", "a"))), Pairs((("a", "a"), ("a", 5))), Pairs((("a", "a"), ("a", None)))),
)
_OBJECT = {"type": "object", "properties": {"a": {"type": "string"}}, "additionalProperties": False}
_SCHEMAS: tuple[Schema, ...] = (
    {"type": "string"},
    {"type": "string", "minLength": 2, "maxLength": 3},
    {"type": "string", "maxLength": 1200},
    {"type": "string", "pattern": "^(?:[a-c]+)(?![\\s\\S])"},
    {"type": "string", "enum": ["a", "ab"]},
    {"type": "integer"},
    {"type": "integer", "minimum": 1, "maximum": 3},
    {"type": "number", "minimum": 1},
    {"type": ["number", "string"]},
    {"type": "boolean"},
    {"type": "array", "items": {"type": "string"}},
    {"type": "array"},
    _OBJECT,
    _OBJECT | {"required": ["a"]},
    {key: part for key, part in _OBJECT.items() if key != "additionalProperties"},
    # Keywords that no schema of ours has.
    {"type": "string", "format": "date"},
    {"type": "string", "const": "a"},
    {"type": "array", "items": {"type": "string"}, "minItems": 1},
    _OBJECT | {"dependentRequired": {"a": ["b"]}},
    {"enum": ["a"]},
)


def _keeps(root: Node, schema: Schema) -> bool:
    """What jsonschema says of the whole, and what no schema says."""
    request = plain(root, schema)
    return validators()(schema).is_valid(request.value) and not request.nulls and not request.no_moments


def _order_of_jsonschema(root: Node, schema: Schema) -> list[tuple[tuple[str | int, ...], str]]:
    """Where jsonschema, asked about the whole, finds which keyword broken; only the type where that is wrong."""
    errors = [
        (tuple(error.absolute_path), error.validator)
        for error in validators()(schema).iter_errors(plain(root, schema).value)
    ]
    wrong = {path for path, keyword in errors if keyword == "type"}
    return list(dict.fromkeys(error for error in errors if error[1] == "type" or error[0] not in wrong))


def _order_of_ours(root: Node, kind: Kind) -> list[tuple[tuple[str | int, ...], str]]:
    found = [item for item in failures(whole(root), shape_of(*kind)) if item.keyword not in _BEYOND_SCHEMA]
    names = {"required", "additionalProperties"}
    keywords = ((item.path[:-1] if item.keyword in names else item.path, item.keyword) for item in found)
    return list(dict.fromkeys((path, "type" if keyword == "fraction" else keyword) for path, keyword in keywords))


@pytest.mark.parametrize("schema", _SCHEMAS, ids=str)
@pytest.mark.parametrize("value", _VALUES, ids=lambda value: str(value)[:20])
def test_what_is_accepted_keeps_the_schema(value: object, schema: Schema) -> None:
    """At each limit, and with keywords that nobody made ready for."""
    root, _ = tree(value)
    assert _keeps(root, schema) or not Shape(schema).accepts(root)


@pytest.mark.parametrize("schema", _SCHEMAS, ids=str)
@pytest.mark.parametrize("value", _VALUES, ids=lambda value: str(value)[:20])
def test_what_is_accepted_alone(value: object, schema: Schema) -> None:
    """A value that is accepted without a look into it has nothing against it but what is in it."""
    root, _ = tree(value)
    shape = Shape(schema)
    if shape.accepts_alone(root):
        assert shape.broken_by(plain(root, schema).value) == ()


@given(st.sampled_from(KINDS), st.data())
def test_what_is_made_from_a_schema_is_accepted(kind: Kind, data: st.DataObject) -> None:
    """A right request needs no jsonschema."""
    root, _ = tree(data.draw(requests(kind.schema)))
    assert shape_of(*kind).accepts(root)


@given(st.sampled_from(KINDS), st.data())
def test_jsonschema_is_asked_as_if_about_the_whole(kind: Kind, data: st.DataObject) -> None:
    """Of requests with several mistakes, the same are found in the same order, and none is accepted."""
    drawn: list[Any] = [data.draw(mutations(kind)).request for _ in range(3)]
    merged = {name: value for request in drawn if isinstance(request, dict) for name, value in request.items()}
    for request in (*drawn, merged):
        root, _ = tree(request)
        assert _order_of_ours(root, kind) == _order_of_jsonschema(root, kind.schema)
        assert _keeps(root, kind.schema) or not shape_of(*kind).accepts(root)
