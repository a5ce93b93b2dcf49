"""The files in ``schemas/`` keep what their README says."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

import manifestkit
from manifestkit.schema.loading import editions, error_of, load, operations, shapes
from manifestkit.schema.plain import LONGEST
from manifestkit.schema.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator

_SCHEMAS = Path(manifestkit.__file__).parents[1] / "schemas"
_SERVICES = ("snowball", "importexport")
_FILES = [path for service in _SERVICES for path in sorted((_SCHEMAS / service).glob("*.json"))]
_CONSTRAINTS = {
    "type",
    "enum",
    "pattern",
    "minLength",
    "maxLength",
    "minimum",
    "maximum",
    "required",
    "additionalProperties",
}
_STRUCTURE = {"properties", "items", "$defs", "$schema", "title", "$ref"}
_ANNOTATIONS = {
    *("x-editions", "x-operations", "x-error", "x-rule", "x-since", "x-expects", "x-noun", "x-absent"),
    *("x-model-pattern", "x-meant", "x-answer", "x-help", "x-example", "x-usual", "x-members"),
}
# Rules of other rooms, for places that have their own: Snowball reference, 5 to 8.
_RULES_ELSEWHERE = {"AD08", "AD09", "IA01", "KM01", "KR08", "RS11", "SN01", "TX03"}
_WHOLE = re.compile(r"\^\(\?:.*\)\(\?!\[\\s\\S\]\)", re.DOTALL)


def _schemas(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A schema and all that are in it."""
    yield schema
    for inner in schema.get("properties", {}).values():
        yield from _schemas(inner)
    if "items" in schema:
        yield from _schemas(schema["items"])


def _requests() -> Iterator[tuple[str, str, str]]:
    for service in _SERVICES:
        for edition in editions(service):
            for operation in operations(service, edition):
                yield service, operation, edition


def _parts(document: dict[str, Any]) -> Iterator[tuple[dict[str, Any], str | None]]:
    """The schemas of a file as it is written, the changes of other editions among them, under that edition."""
    stack: list[tuple[dict[str, Any], str | None]] = [(document, None)]
    while stack:
        schema, edition = stack.pop()
        yield schema, edition
        for keyword, value in schema.items():
            if keyword.startswith("x-20"):
                stack.append((value, keyword.removeprefix("x-")))
            elif keyword in {"properties", "$defs"}:
                stack += [(inner, edition) for inner in value.values() if inner is not None]
            elif keyword == "items":
                stack.append((value, edition))


@pytest.mark.parametrize("path", _FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_file_is_a_json_schema_of_the_default_edition(path: Path) -> None:
    """Any validator can read it as it is."""
    document = json.loads(path.read_text("utf-8"))
    assert document["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(document)


@pytest.mark.parametrize("path", _FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_file_has_only_the_words_of_the_readme(path: Path) -> None:
    """No conditions, no prose: keywords that both libraries read alike, annotations that the README explains."""
    readme = (_SCHEMAS / "README.md").read_text("utf-8")
    service = path.parent.name
    for schema, edition in _parts(json.loads(path.read_text("utf-8"))):
        words = {word for word in schema if not word.startswith("x-20")}
        assert words <= _CONSTRAINTS | _STRUCTURE | _ANNOTATIONS
        assert all(f"`{word}`" in readme for word in words if word.startswith("x-"))
        assert "$ref" not in schema or set(schema) == {"$ref"}
        assert edition is None or edition in editions(service)[1:]
        assert schema.get("x-since", editions(service)[0]) in editions(service)


def test_there_is_a_file_for_each_side_of_each_operation_and_no_other() -> None:
    """Whoever looks for an operation finds it under its name, with the edition that it came with."""
    for service in _SERVICES:
        index = json.loads((_SCHEMAS / service / "shapes.json").read_text("utf-8"))["x-operations"]
        first = min(index)
        expected = {"shapes"}
        for since, names in index.items():
            for name in names:
                for side in ("request", "response"):
                    expected.add(f"{name}.{side}")
                    document = json.loads((_SCHEMAS / service / f"{name}.{side}.json").read_text("utf-8"))
                    assert document["title"] == f"{service}.{name}, {side}"
                    assert document.get("x-since", first) == since
        assert {path.stem for path in _FILES if path.parent.name == service} == expected


@pytest.mark.parametrize(("service", "operation", "edition"), list(_requests()))
def test_every_constraint_of_a_request_names_its_rule_and_error(service: str, operation: str, edition: str) -> None:
    """The schema files alone say what is checked by shape, under which rule, and what the service answers."""
    errors = json.loads((_SCHEMAS / service / "shapes.json").read_text("utf-8"))["x-error"]
    known = {rule.code for rule in RULES} | _RULES_ELSEWHERE
    for schema in _schemas(load(service, operation, edition)):
        assert set(schema["x-rule"]) == set(schema) & _CONSTRAINTS
        assert set(schema["x-rule"].values()) <= known & set(errors)


@pytest.mark.parametrize(("service", "operation", "edition"), list(_requests()))
def test_every_member_of_a_request_has_its_help_and_an_example(service: str, operation: str, edition: str) -> None:
    """`new` has something to say of each, and what is said in one place is about a member that is there."""
    for schema in _schemas(load(service, operation, edition)):
        if schema["type"] != "object":
            continue
        said = schema.get("x-members", {})
        assert set(schema.get("x-usual", ())) <= set(schema["properties"])
        for name, shape in schema["properties"].items():
            here = said.get(name, {})
            assert set(here) <= {"x-help", "x-example", "enum"}
            assert set(here.get("enum", ())) <= set(shape.get("enum", ()))
            assert re.fullmatch(r"[A-Z].*\.", {**shape, **here}["x-help"])
            scalar = {**shape.get("items", shape), **here}
            if scalar["type"] != "object" and len(scalar.get("enum", ())) != 1:
                assert not list(Draft202012Validator(shape.get("items", shape)).iter_errors(scalar["x-example"]))


def test_a_pattern_covers_the_whole_text_and_says_what_it_expects() -> None:
    """Source: RULINGS 38."""
    for service in _SERVICES:
        for edition in editions(service):
            for shape in shapes(service, edition).values():
                if "pattern" in shape:
                    assert _WHOLE.fullmatch(shape["pattern"])
                    assert "\\d" not in shape["pattern"]
                    assert "x-expects" in shape


def test_a_minimum_of_more_than_one_character_is_under_the_rule_of_its_pattern() -> None:
    """A text that breaks it does not match the pattern either, and that is one finding: the other one is empty."""
    for service in _SERVICES:
        for edition in editions(service):
            for shape in shapes(service, edition).values():
                if shape.get("minLength", 1) > 1:
                    assert shape["x-rule"]["minLength"] == shape["x-rule"]["pattern"]


def test_requests_are_closed_and_responses_are_open() -> None:
    """An SDK refuses an unknown member of a request; a service may add members to a response."""
    for service, operation, edition in _requests():
        for schema in _schemas(load(service, operation, edition)):
            assert schema["type"] != "object" or schema["additionalProperties"] is False
        for schema in _schemas(load(service, operation, edition, "response")):
            assert "additionalProperties" not in schema


def test_a_slip_leads_to_what_some_edition_has() -> None:
    """What people mean by a word that never existed is a word that exists, and the slip itself is none."""
    for service in _SERVICES:
        newest = max(editions(service))
        documents = [load(service, operation, newest) for operation in operations(service, newest)]
        for document in documents:
            for schema in _schemas(document):
                words = set(schema.get("enum", schema.get("properties", {})))
                for slip, meant in schema.get("x-meant", {}).items():
                    assert slip not in words
                    assert set(meant) <= words


def test_what_is_cut_off_a_long_text_changes_no_verdict() -> None:
    """Every maximum lies below the length at which texts are cut."""
    for service in _SERVICES:
        for edition in editions(service):
            assert all(shape.get("maxLength", 0) < LONGEST for shape in shapes(service, edition).values())


def test_the_errors_of_snowball_are_those_of_the_rules() -> None:
    """The schemas and the rules name the same error, but for what only advises."""
    for rule in RULES:
        if rule.code not in {"SB010", "SB011"}:
            assert error_of("snowball", "CreateJob", rule.code) == rule.error_code


@pytest.mark.parametrize(
    ("operation", "rule", "error"),
    [
        ("CreateJob", "SB002", "MissingParameterException"),
        ("UpdateJob", "SB002", "MissingParameterException"),
        ("GetStatus", "SB002", "InvalidJobIdException"),
        ("CancelJob", "SB002", "InvalidJobIdException"),
        ("GetShippingLabel", "SB002", "InvalidJobIdException"),
        ("CreateJob", "SB001", "InvalidParameterException"),
        ("ListJobs", "SB009", "InvalidParameterException"),
        ("GetStatus", "SB001", "InvalidJobIdException"),
        ("CreateJob", "SB003", None),
    ],
)
def test_import_export_has_errors_of_its_own(operation: str, rule: str, error: str | None) -> None:
    """Each error is one that the operation has. Source: Import/Export reference, 9.4."""
    assert error_of("importexport", operation, rule) == error
