"""JSON Schemas that editors use while somebody writes a manifest. Derived from the table of options.

An editor reads the manifest as YAML, so that ``yes`` may come as a boolean and ``2.0`` as a number. What a schema
cannot say, and all that is only a warning, ``manifestkit check`` says.
"""

from __future__ import annotations

from manifestkit.importexport.editions import E14
from manifestkit.importexport.options import options_of
from manifestkit.lean_typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any, TypeAlias

    from manifestkit.importexport.options import Option, Place
    from manifestkit.importexport.variants import Variant

    Schema: TypeAlias = dict[str, Any]

_TITLES: dict[Variant, str] = {
    "s3-import": "Manifest of an AWS Import/Export job: Amazon S3 import",
    "ebs-import": "Manifest of an AWS Import/Export job: Amazon EBS import",
    "glacier-import": "Manifest of an AWS Import/Export job: Amazon Glacier import",
    "s3-export": "Manifest of an AWS Import/Export job: Amazon S3 export",
}
_PLACES: dict[str, Place] = {
    "returnAddress": "returnAddress",
    "customs": "customs",
    "operations": "operations",
}
_SCALARS = ("string", "number", "boolean")
_YES = ("yes", "Yes", "YES", "true", "True", "TRUE", True)
_NO = ("no", "No", "NO", "false", "False", "FALSE", False)

# Required in some countries alone (reference, 2.1; RULINGS 3), which a schema does not know by their names.
_CONDITIONAL = frozenset(("postalCode",))


def json_schema(variant: Variant) -> Schema:
    """The schema (JSON Schema 2020-12) of a variant's manifests in edition 2014-12-18."""
    schema: Schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": _TITLES[variant],
        **_mapping("top", variant),
    }
    either = [row.key for row in options_of("top", variant) if row.need(variant) == "either since 2014-12-18"]
    if either:
        schema["anyOf"] = [{"required": [key]} for key in either]
    return schema


def _mapping(place: Place, variant: Variant) -> Schema:
    rows = options_of(place, variant)
    return {
        "type": "object",
        "required": [row.key for row in rows if _is_required(row, variant)],
        "properties": {row.key: _property(row, variant) for row in rows},
        "additionalProperties": False,
    }


def _is_required(row: Option, variant: Variant) -> bool:
    return row.is_required(E14, variant) and row.key not in _CONDITIONAL


def _property(row: Option, variant: Variant) -> Schema:
    """What one option may hold; one that is not required may be left empty, which YAML reads as null."""
    value = _value(row, variant)
    if not _is_required(row, variant):
        value = _or_empty(value)
    notes: Schema = {"description": row.help}
    if row.default is not None and row.default in row.values(variant):
        notes["default"] = row.default
    if row.shape == "text" and not row.choices and row.example:
        notes["examples"] = [row.example.strip('"')]
    return {**notes, **value}


def _or_empty(value: Schema) -> Schema:
    if "enum" in value:
        return {"enum": [*value["enum"], None]}
    types = value["type"] if isinstance(value["type"], list) else [value["type"]]
    return {key: part for key, part in value.items() if key != "minLength"} | {"type": [*types, "null"]}


def _value(row: Option, variant: Variant) -> Schema:
    choices = row.values(variant)
    if row.key in _PLACES:
        return _collection(row, variant)
    if row.kind == "pairs":
        return {"type": "object", "additionalProperties": {"type": list(_SCALARS)}}
    if row.kind == "patterns":
        return {"type": "array", "items": {"type": list(_SCALARS)}}
    if row.kind == "yes-no":
        return {"enum": [*_YES, *(() if row.only else _NO)]}
    if choices:
        return {"enum": [*choices, *(float(choice) for choice in choices if row.key == "manifestVersion")]}
    text: Schema = {"type": list(_SCALARS), "minLength": 1}
    if row.max_length is not None:
        text["maxLength"] = row.max_length
    return text


def _collection(row: Option, variant: Variant) -> Schema:
    members = _mapping(_PLACES[row.key], variant)
    if row.kind == "mapping":
        return members
    # The whole device becomes one image; an export may have many sets of objects.
    most: Schema = {} if variant == "s3-export" else {"maxItems": 1}
    return {"type": "array", "minItems": 1, **most, "items": members}
