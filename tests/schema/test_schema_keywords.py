"""Whether jsonschema-rs is installed makes a difference to the time alone."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from operation_cases import CASES as OF_OPERATIONS
from request_strategies import KINDS, Kind, mutations
from trees import Raw, tree
from value_cases import CASES as OF_VALUES

from manifestkit.schema.failures import failures
from manifestkit.schema.keywords import Keywords
from manifestkit.schema.plain import LONGEST, Date, Unread
from manifestkit.schema.shape import Shape
from manifestkit.text.places import whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifestkit.schema.loading import Schema
    from manifestkit.text.nodes import Node

pytest.importorskip("jsonschema_rs")

_SCHEMAS: tuple[Schema, ...] = (
    {"type": "string", "minLength": 1, "maxLength": 3, "pattern": "^(?:[a-z]*)(?![\\s\\S])", "enum": ["ab"]},
    {"type": "string", "maxLength": 2, "pattern": "^(?:.*)(?![\\s\\S])"},
    {"type": "integer", "minimum": 0, "maximum": 100},
    {"type": "number", "minimum": 0, "maximum": 100},
    {"type": ["number", "string"]},
    {"type": "boolean"},
    {"type": "array"},
    {"type": "object", "properties": {"a": True}, "required": ["a", "b"], "additionalProperties": False},
)
_VALUES: tuple[object, ...] = (
    *(
        "",
        "a",
        "ab",
        "abcd",
        "A",
        "a\n",
        "a\r",
        "a\u2028",
        "\x00",
        "é",
        "\N{ROCKET}\N{ROCKET}",
        "\ud83d",
        "\ud83d\ude80",
    ),
    *(0, 1, -1, 101, 10**18, 2**63, 2**64, -(2**64), 10**59, True, False, None),
    *(5.0, -1.0, 5.5, 1e300, float("inf"), -float("inf"), Unread(), Date()),
    *([], [None], {}, {"a": 1}, {"a": 1, "b": Unread()}, {"a": 1, "b": 2, "c": 3}, {"\ud83d": 1}, {"a\n": "\ud83d"}),
)
# Where an expression of the schemas has most to try in vain.
_LONG = tuple(
    (piece * LONGEST)[:LONGEST]
    for piece in ("arn:aws:kms::123456789012:", "arn:aws:sns:", "arn:aws:iam::", "@.", "@", "1", " ", "+1-", "123 ")
)
_SCRIPT = """
import sys
if sys.argv[1] == "without":
    sys.modules["jsonschema_rs"] = None
from manifestkit import check_request
request = {"JobType": "import", "Resources": [], "Notification": {"NotifyAll": "true", "Topic": "x"}}
for finding in check_request("snowball", "CreateJob", request).findings:
    print(finding)
print("jsonschema" in sys.modules, file=sys.stderr)
"""


def _both(root: Node, schema: Schema) -> Iterator[list[tuple[object, ...]]]:
    """What is found in a request with jsonschema-rs and without it."""
    for fast in (True, False):
        with pytest.MonkeyPatch.context() as patch:
            if not fast:
                patch.setattr("manifestkit.schema.keywords.fast_validators", lambda: None)
            found = failures(whole(root), Shape(schema))
        yield [(item.rule, item.keyword, item.path, item.pointer, item.place.span) for item in found]


def _broken(schema: Schema, value: object, *, fast: bool) -> tuple[str, ...]:
    with pytest.MonkeyPatch.context() as patch:
        if not fast:
            patch.setattr("manifestkit.schema.keywords.fast_validators", lambda: None)
        return Keywords(schema).broken_by(value)


def _patterns(schema: Schema) -> Iterator[str]:
    if "pattern" in schema:
        yield schema["pattern"]
    for inner in (*schema.get("properties", {}).values(), *([schema["items"]] if "items" in schema else [])):
        yield from _patterns(inner)


@pytest.mark.parametrize("schema", _SCHEMAS, ids=str)
@pytest.mark.parametrize("value", _VALUES)
def test_the_same_keywords_are_broken(value: object, schema: Schema) -> None:
    """Also by what only one of the two can hold: halves of pairs, infinity, numbers of many digits, values of ours."""
    assert _broken(schema, value, fast=True) == _broken(schema, value, fast=False)


@pytest.mark.parametrize("pattern", sorted({pattern for kind in KINDS for pattern in _patterns(kind.schema)}))
def test_the_expressions_of_the_schemas_mean_the_same(pattern: str) -> None:
    """Whatever comes, however long it takes to see that it does not match."""
    schema = {"type": "string", "pattern": pattern}
    texts = [value for value in _VALUES if isinstance(value, str)]
    for text in (*texts, *_LONG, *(f"{text[:-1]}\n" for text in _LONG)):
        assert _broken(schema, text, fast=True) == _broken(schema, text, fast=False)


@given(st.sampled_from(KINDS), st.data())
def test_the_same_is_found_in_requests_with_mistakes(kind: Kind, data: st.DataObject) -> None:
    """Each in the same place, under the same rule, in the same order."""
    drawn = [data.draw(mutations(kind)).request for _ in range(3)]
    merged = {name: value for request in drawn if isinstance(request, dict) for name, value in request.items()}
    for request in (*drawn, merged):
        root, _ = tree(request)
        fast, slow = _both(root, kind.schema)
        assert fast == slow


def test_the_same_is_found_in_every_case() -> None:
    """Likewise in the rows of the reference."""
    seen = 0
    for case in (*OF_VALUES, *OF_OPERATIONS):
        for edition in case.editions:
            service, _, operation = case.kind.partition(".")
            root, _ = tree(case.request)
            fast, slow = _both(root, Kind(service, operation, edition).schema)
            assert fast == slow
            seen += bool(fast)
    assert seen


def test_whole_numbers_with_a_point_are_told_only_where_one_is_wanted() -> None:
    """For a text, an object or a truth value 5.0 is of the wrong type (Snowball reference, 2.2, trap 9)."""
    for fast in (True, False):
        assert _broken({"type": "integer"}, 5.0, fast=fast) == ("type",)
    request = {"JobType": Raw("5.0"), "Notification": Raw("5.0")}
    found = failures(whole(tree(request)[0]), Shape(Kind("snowball", "CreateJob", "2026-04-21").schema))
    assert [(item.pointer, item.rule) for item in found] == [("/JobType", "SB001"), ("/Notification", "SB001")]


def test_jsonschema_is_not_loaded_beside_jsonschema_rs() -> None:
    """That is what it is installed for; the findings on an invalid request do not depend on it."""
    told: list[str] = []
    for way, is_loaded in (("with", "False"), ("without", "True")):
        done = subprocess.run(  # noqa: S603 - a script of this file
            [sys.executable, "-I", "-c", _SCRIPT, way], capture_output=True, text=True, check=True
        )
        assert done.stderr.strip() == is_loaded
        told.append(done.stdout)
    assert told[0] == told[1]
    assert all(rule in told[0] for rule in ("SB001", "SB003", "SB004"))
