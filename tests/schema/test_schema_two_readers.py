"""jsonschema and jsonschema-rs read the schemas alike: pointers, keywords and rules."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from operation_cases import CASES as OF_OPERATIONS
from request_strategies import KINDS, Kind, mutations
from trees import Raw, tree
from value_cases import CASES as OF_VALUES
from whole_requests import plain

from manifestkit.schema.failures import FRACTION, NULL, failures
from manifestkit.schema.shape import shape_of
from manifestkit.text.places import join, whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifestkit.text.nodes import Node

jsonschema_rs = pytest.importorskip("jsonschema_rs")


@cache
def _validator(kind: Kind) -> Any:  # noqa: ANN401 - an optional library
    return jsonschema_rs.Draft202012Validator(kind.schema)


def _ours(root: Node, kind: Kind) -> set[tuple[str, str, str]]:
    """What we find, without what no schema says: nulls, and whole numbers with a point."""
    found = failures(whole(root), shape_of(*kind))
    return {(item.pointer, item.keyword, item.rule) for item in found if item.rule not in {NULL, FRACTION}}


def _theirs(root: Node, kind: Kind) -> set[tuple[str, str, str]]:
    """What the other library finds: only the type where the type is wrong."""
    errors = list(_validator(kind).iter_errors(plain(root, kind.schema).value))
    found = {item for error in errors for item in _expanded(error, kind)}
    wrong = {pointer for pointer, keyword, _ in found if keyword == "type"}
    return {item for item in found if item[1] == "type" or item[0] not in wrong}


def _expanded(error: Any, kind: Kind) -> Iterator[tuple[str, str, str]]:  # noqa: ANN401 - an optional library
    schema: Any = kind.schema
    *places, keyword = error.schema_path
    for part in places:
        schema = schema[part]
    pointer = ""
    for part in error.instance_path:
        pointer = join(pointer, str(part))
    names: list[str] = []
    if keyword == "required":
        names = [error.kind.property]
    elif keyword == "additionalProperties":
        names = error.kind.unexpected
    for place in [join(pointer, name) for name in names] or [pointer]:
        yield place, keyword, schema["x-rule"][keyword]


@given(st.sampled_from(KINDS), st.data())
def test_both_find_the_same_in_requests_with_a_mistake(kind: Kind, data: st.DataObject) -> None:
    """Whichever library reads a schema, the findings are these."""
    root, _ = tree(data.draw(mutations(kind)).request)
    assert _ours(root, kind) == _theirs(root, kind)


def test_both_find_the_same_in_every_case() -> None:
    """Likewise for the rows of the reference, but for numbers that the other one cannot hold."""
    cases, seen = (*OF_VALUES, *OF_OPERATIONS), 0
    for case in cases:
        if isinstance(case.request, dict) and any(isinstance(value, Raw) for value in case.request.values()):
            continue
        for edition in case.editions:
            service, _, operation = case.kind.partition(".")
            root, _ = tree(case.request)
            kind = Kind(service, operation, edition)
            assert _ours(root, kind) == _theirs(root, kind)
            seen += 1
    assert seen > len(cases)
