"""A manifest as the rules look at it: its groups of fields by name, each with its pointer and its span."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from manifestkit.text.nodes import Mapping, Scalar, Sequence
from manifestkit.text.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Literal, TypeAlias

    from manifestkit.text.nodes import Entry, Node
    from manifestkit.text.source import Source

    Variant: TypeAlias = Literal["s3-import", "ebs-import", "glacier-import", "s3-export"]
    JobType: TypeAlias = Literal["Import", "Export"]

VARIANTS: tuple[Variant, ...] = ("s3-import", "ebs-import", "glacier-import", "s3-export")

ADDRESS_KEYS = frozenset(
    ("name", "company", "street1", "street2", "street3", "city", "stateOrProvince", "postalCode", "country")
) | {"phoneNumber"}


class Field(NamedTuple):
    """A key with its value, at its pointer."""

    pointer: str
    key: Span
    node: Node

    @property
    def text(self) -> str | None:
        """The value where it is one readable text, else None."""
        node = self.node
        return node.text if isinstance(node, Scalar) and node.style != "unread" else None

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written, or only quotes around nothing."""
        return self.text is not None and not self.text.strip()

    @property
    def span(self) -> Span:
        """The characters of the value, or those of the key where the value has none."""
        node = self.node
        return Span(node.start, node.end) if node.end > node.start else self.key


class Group(NamedTuple):
    """The fields of one mapping. A duplicate key stands once, with the value that is in force.

    ``anchor`` is what a finding about a missing member underlines: the key that holds the mapping, the first
    key of a list item, or the first line.
    """

    pointer: str
    anchor: Span
    fields: dict[str, Field]

    def get(self, key: str) -> Field | None:
        """The field, or None where the key is missing."""
        return self.fields.get(key)

    def text(self, key: str) -> str | None:
        """The value of a field that is there, readable and not empty, else None."""
        field = self.fields.get(key)
        return None if field is None or field.is_empty else field.text


@dataclass(frozen=True, slots=True)
class Manifest:
    """A manifest that could be read as a mapping.

    ``address`` and ``customs`` are None where the key is missing or holds no mapping. Where ``returnAddress`` is empty
    and its members stand unindented below it (reference 13, quirk 3), ``address`` holds those, and
    ``address_is_flat`` says so. ``operations`` are the items of the list that are mappings, in order.
    """

    source: Source
    root: Mapping
    edition: str
    variant: Variant | None
    top: Group
    address: Group | None
    address_is_flat: bool
    customs: Group | None
    operations: tuple[Group, ...]


def manifest_of(source: Source, root: Mapping, edition: str, job_type: JobType | None) -> Manifest:
    """The manifest behind a tree."""
    first_line = source.line_span(source.position(root.start).line)
    top = group_of("", first_line, root)
    address = _subgroup(top, "returnAddress")
    flat = address is None and _address_is_flat(top)
    if flat:
        fields = {key: field for key, field in top.fields.items() if key in ADDRESS_KEYS}
        address = Group("", top.fields["returnAddress"].key, fields)
    operations = tuple(_items(top.get("operations")))
    return Manifest(
        source=source,
        root=root,
        edition=edition,
        variant=variant_of(top, operations, job_type),
        top=top,
        address=address,
        address_is_flat=flat,
        customs=_subgroup(top, "customs"),
        operations=operations,
    )


def group_of(pointer: str, anchor: Span, mapping: Mapping) -> Group:
    """The fields of a mapping that stands at ``pointer``."""
    return Group(pointer, anchor, {entry.key: _field(pointer, entry) for entry in mapping.entries})


def variant_of(top: Group, operations: tuple[Group, ...], job_type: JobType | None) -> Variant | None:
    """Which of the four manifests this is, or None. Source: Import/Export reference, 1 (column "told apart by").

    What is told decides first (``job_type``), then what only one variant has, then the keys that the others lack.
    """
    destinations = {item.text("destination") for item in operations}
    if job_type == "Export":
        return "s3-export"
    if "ebs-snapshot" in destinations:
        return "ebs-import"
    if "glacier" in destinations:
        return "glacier-import"
    if job_type != "Import" and (any(item.get("exportBucket") for item in operations) or top.get("fileSystem")):
        return "s3-export"
    if any(item.get("deviceCapacityGreaterThan1TB") for item in operations):
        return "ebs-import"
    if any(item.get("vaultName") or item.get("archiveComment") for item in operations):
        return "glacier-import"
    if top.get("bucket") or (job_type == "Import" and not operations):
        return "s3-import"
    return None


def pointer_to(parent: str, key: str | int) -> str:
    """The JSON Pointer (RFC 6901) of a member."""
    return f"{parent}/{str(key).replace('~', '~0').replace('/', '~1')}"


def _field(parent: str, entry: Entry) -> Field:
    return Field(pointer_to(parent, entry.key), Span(entry.key_start, entry.key_end), entry.value)


def _subgroup(top: Group, key: str) -> Group | None:
    field = top.get(key)
    if field is None or not isinstance(field.node, Mapping):
        return None
    return group_of(field.pointer, field.key, field.node)


def _address_is_flat(top: Group) -> bool:
    holder = top.get("returnAddress")
    return holder is not None and holder.is_empty and not ADDRESS_KEYS.isdisjoint(top.fields)


def _items(operations: Field | None) -> Iterator[Group]:
    if operations is None or not isinstance(operations.node, Sequence):
        return
    for index, item in enumerate(operations.node.items):
        if isinstance(item, Mapping):
            first = item.entries[0] if item.entries else None
            anchor = Span(first.key_start, first.key_end) if first else Span(item.start, item.end)
            yield group_of(pointer_to(operations.pointer, index), anchor, item)
