"""The schemas say what the services' own models say: drift is seen on the day botocore changes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from botocore.loaders import Loader
from hypothesis import given
from hypothesis import strategies as st

from manifestkit.schema.loading import load, operations, shapes
from manifestkit.schema.words import model_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifestkit.schema.loading import Side

_MODELS: dict[str, dict[str, Any]] = {
    service: Loader().load_service_model(service, "service-2") for service in ("snowball", "importexport")
}
# The edition that says what the model says today.
_TODAY = {"snowball": "2026-04-21", "importexport": "2014-12-18"}
_SIDES: dict[Side, str] = {"request": "input", "response": "output"}
_TYPES = {
    "string": "string",
    "integer": "integer",
    "long": "integer",
    "double": "number",
    "boolean": "boolean",
    "timestamp": "timestamp",
    "structure": "object",
    "list": "array",
}

# What the schemas say in another way than the model, and why.
_ON_PURPOSE = {
    ("snowball", "Timestamp", "type"): "a request may hold a date as text, which the SDKs turn into seconds",
    ("importexport", "CreationDate", "type"): "as above",
    ("importexport", "JobType", "enum"): "any case is accepted (RULINGS 32), which only a pattern can say",
    ("importexport", "JobType", "pattern"): "as above",
    ("importexport", "MaxJobs", "minimum"): "documented as 0 to 1000 (Import/Export reference, 9.2)",
    ("importexport", "MaxJobs", "maximum"): "as above",
}
# The shapes whose pattern is written in another way than the model's, and why.
_REWRITTEN = {
    "GSTIN": "digits are 0 to 9, not those of every script (Snowball reference, 2.2, trap 4)",
    "ResourceARN": "the model's pattern ends in a run of colons that its dot has taken already: quadratic",
    "PhoneNumber": "blanks and digits are written out in ASCII, both anchors are ours, and no blank has two places,"
    " which is quadratic",
    "Email": "both anchors are ours, and the one inside the look-ahead as well",
}


class Difference(NamedTuple):
    """Something that a schema and the model do not say alike, by the model's name of the shape."""

    shape: str
    keyword: str
    ours: object
    theirs: object


def _differences(service: str, schema: dict[str, Any], name: str, *, closed: bool) -> Iterator[Difference]:
    """All that a schema and a shape of the model, with everything below, do not say alike."""
    shape = _MODELS[service]["shapes"][name]
    is_text = shape["type"] == "string"
    pairs = {
        "type": (schema.get("type"), _TYPES[shape["type"]]),
        "enum": (schema.get("enum"), shape.get("enum")),
        "pattern": (model_pattern(schema) if "pattern" in schema else None, shape.get("pattern")),
        "minLength" if is_text else "minimum": (schema.get("minLength" if is_text else "minimum"), shape.get("min")),
        "maxLength" if is_text else "maximum": (schema.get("maxLength" if is_text else "maximum"), shape.get("max")),
        "required": (schema.get("required", []), shape.get("required", [])),
        "properties": (set(schema.get("properties", {})), set(shape.get("members", {}))),
        "additionalProperties": (
            schema.get("additionalProperties"),
            False if closed and shape["type"] == "structure" else None,
        ),
    }
    for keyword, (ours, theirs) in pairs.items():
        if ours != theirs:
            yield Difference(name, keyword, ours, theirs)
    for member, inner in shape.get("members", {}).items():
        if member in schema.get("properties", {}):
            yield from _differences(service, schema["properties"][member], inner["shape"], closed=closed)
    if "member" in shape:
        yield from _differences(service, schema["items"], shape["member"]["shape"], closed=closed)


def _all_differences(service: str) -> Iterator[Difference]:
    for operation in operations(service, _TODAY[service]):
        for side, key in _SIDES.items():
            schema = load(service, operation, _TODAY[service], side)
            name = _MODELS[service]["operations"][operation][key]["shape"]
            yield from _differences(service, schema, name, closed=side == "request")


@pytest.mark.parametrize("service", _MODELS)
def test_the_operations_are_those_of_the_model(service: str) -> None:
    """No operation is forgotten, and none is made up."""
    assert set(operations(service, _TODAY[service])) == set(_MODELS[service]["operations"])


@pytest.mark.parametrize("service", _MODELS)
def test_every_shape_is_that_of_the_model(service: str) -> None:
    """Members, types, choices, patterns, bounds and required members are the model's, but for a closed list."""
    found = {(service, difference.shape, difference.keyword) for difference in _all_differences(service)}
    assert found == {key for key in _ON_PURPOSE if key[0] == service}


def test_the_comparison_sees_a_change_of_every_kind() -> None:
    """Were the model to change, the comparison would tell: it does where a schema is changed instead."""
    schema = load("snowball", "CreateJob", _TODAY["snowball"])
    members = schema["properties"]
    changes: dict[str, dict[str, Any]] = {
        "type": {"JobType": members["JobType"] | {"type": "integer"}},
        "enum": {"JobType": members["JobType"] | {"enum": ["IMPORT"]}},
        "pattern": {"AddressId": members["AddressId"] | {"pattern": "^(?:x)(?![\\s\\S])"}},
        "minLength": {"AddressId": members["AddressId"] | {"minLength": 1}},
        "maxLength": {"RoleARN": members["RoleARN"] | {"maxLength": 256}},
        "required": {"Notification": members["Notification"] | {"required": ["NotifyAll"]}},
        "properties": {"Tags": {"type": "string"}},
        "additionalProperties": {"Notification": members["Notification"] | {"additionalProperties": True}},
    }
    for keyword, change in changes.items():
        changed = schema | {"properties": members | change}
        found = {
            difference.keyword for difference in _differences("snowball", changed, "CreateJobRequest", closed=True)
        }
        assert found - {"type"} == {keyword} - {"type"}
        assert keyword in found


def test_the_patterns_that_are_written_in_another_way_are_a_closed_list() -> None:
    """A pattern is the model's own, but for those with a reason; these keep the model's for the service's answer."""
    defs = shapes("snowball", _TODAY["snowball"])
    rewritten = {name for name, shape in defs.items() if "x-model-pattern" in shape}
    assert rewritten == set(_REWRITTEN)
    for name in rewritten:
        assert defs[name]["x-model-pattern"] == _MODELS["snowball"]["shapes"][name]["pattern"]


def _theirs(name: str) -> re.Pattern[str]:
    return re.compile(_MODELS["snowball"]["shapes"][name]["pattern"], re.ASCII)


@pytest.mark.parametrize("name", _REWRITTEN)
@given(data=st.data())
def test_a_pattern_in_another_way_accepts_the_same(name: str, data: st.DataObject) -> None:
    """What the model's pattern matches as a whole ours finds, and the other way about, in ASCII."""
    ours, theirs = re.compile(shapes("snowball", _TODAY["snowball"])[name]["pattern"]), _theirs(name)
    alphabet = st.characters(max_codepoint=127)
    text = data.draw(
        st.one_of(
            st.from_regex(theirs, fullmatch=True, alphabet=alphabet),
            st.from_regex(ours, alphabet=alphabet),
            st.text(alphabet),
        )
    )
    for variant in (text, f"{text}\n", f" {text}", text[:-1]):
        assert (ours.search(variant) is not None) is (theirs.fullmatch(variant) is not None)
