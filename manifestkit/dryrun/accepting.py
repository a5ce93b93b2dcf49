"""What a service takes in of a request without a fault: plain values that a store can keep.

Source: Snowball reference, 2.2 (traps 9 and 10) and 9.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from manifestkit.schema.moments import moment_of
from manifestkit.schema.plain import is_null
from manifestkit.text.nodes import Mapping, Scalar

if TYPE_CHECKING:
    from manifestkit.schema.loading import Schema
    from manifestkit.text.nodes import Node

_WORDS = {"true": True, "false": False}


def accepted(node: Node, schema: Schema) -> Any:  # noqa: ANN401 - what the schema says
    """The value of a node that its schema has nothing against.

    A member that is null is left out, and so is one that the schema does not know. A moment becomes whole seconds since
    1970, which is how the SDKs send it. ValueError for a moment that is a text and no date.
    """
    if isinstance(node, Scalar):
        return _scalar(node, schema.get("type"))
    if isinstance(node, Mapping):
        members: dict[str, Schema] = schema.get("properties", {})
        entries = {entry.key: entry.value for entry in node.entries}
        return {
            name: accepted(entry, members[name])
            for name, entry in entries.items()
            if name in members and not is_null(entry)
        }
    return [accepted(item, schema.get("items", {})) for item in node.items]


def _scalar(node: Scalar, kind: object) -> object:
    if isinstance(kind, list):
        return int(moment_of(node.text).timestamp())
    if node.style == "word":
        return _WORDS.get(node.text)
    if node.style != "number":
        return node.text
    number = float(node.text)
    return number if kind == "number" else int(node.text) if _is_plain(node.text) else int(number)


def _is_plain(digits: str) -> bool:
    return digits.lstrip("-").isdecimal()
