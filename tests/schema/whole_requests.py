"""A request as the plain values that jsonschema reads, all at once: what the readers of schemas are held against."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from manifestkit.schema.moments import is_moment
from manifestkit.schema.plain import MOMENT, alone, is_null
from manifestkit.text.nodes import Mapping, Scalar

if TYPE_CHECKING:
    from manifestkit.schema.loading import Schema
    from manifestkit.schema.plain import Path
    from manifestkit.text.nodes import Node


class Plain(NamedTuple):
    """The value of a request, and what a schema cannot say of it.

    ``nulls`` are the members that are null, which is as good as absent; ``no_moments`` are the numbers and texts that
    are to be moments and are none. Source: Snowball reference, 2 and 2.2 (trap 10).
    """

    value: object
    nulls: tuple[Path, ...]
    no_moments: tuple[Path, ...]


def plain(node: Node, schema: Schema) -> Plain:
    """A request as the schema sees it: only as deep as the schema looks, and with texts cut beyond its maxima."""
    reader = _Reader([], [])
    return Plain(reader.value(node, schema, ()), tuple(reader.nulls), tuple(reader.no_moments))


class _Reader(NamedTuple):
    nulls: list[Path]
    no_moments: list[Path]

    def value(self, node: Node, schema: Schema, path: Path) -> object:
        if isinstance(node, Scalar):
            is_said = schema.get("type") == MOMENT and node.style not in {"unread", "word"}
            if is_said and not is_moment(node.text):
                self.no_moments.append(path)
            return alone(node, schema)
        if isinstance(node, Mapping):
            return self._object(node, schema.get("properties", {}), path)
        items: Schema | None = schema.get("items")
        if items is None:
            return []
        return [self.value(item, items, (*path, index)) for index, item in enumerate(node.items)]

    def _object(self, node: Mapping, members: Schema, path: Path) -> dict[str, object]:
        value: dict[str, object] = {}
        for key, entry in {entry.key: entry.value for entry in node.entries}.items():
            if key not in members:
                value[key] = None
            elif is_null(entry):
                self.nulls.append((*path, key))
            else:
                value[key] = self.value(entry, members[key], (*path, key))
        return value
