"""A manifest as the rules look at it: its groups of fields by name, each with its pointer and its span."""

from __future__ import annotations

from manifestkit.importexport.candidates import candidates
from manifestkit.importexport.options import OPTIONS, are_keys, key_like, known_options
from manifestkit.importexport.scalars import is_empty, readable, settled
from manifestkit.importexport.unfilled import is_unfilled, may_have_blanks
from manifestkit.importexport.variants import IMAGES
from manifestkit.lean_typing import TYPE_CHECKING, NamedTuple
from manifestkit.text import nodes
from manifestkit.text.nodes import Mapping, Scalar
from manifestkit.text.source import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import Any

    from manifestkit.importexport.options import Kind, Option, Place
    from manifestkit.importexport.variants import JobType, Variant
    from manifestkit.text.nodes import Entry, Node
    from manifestkit.text.source import Source

# The mappings at the top, with the keys of their members: none of those is a key of the manifest itself.
_MEMBERS: dict[Place, frozenset[str]] = {
    "returnAddress": frozenset(row.key for row in OPTIONS if row.place == "returnAddress"),
    "customs": frozenset(row.key for row in OPTIONS if row.place == "customs"),
}


_new = tuple.__new__  # the constructor of a named tuple, without the call in between, which is measured


class Field(NamedTuple):
    """A key with its value, at its pointer.

    ``option`` is what the key is in this place of this variant, in whatever case it was written, or None where it is
    nothing there. ``is_unfilled`` says that a template's blank stands in place of the value. ``value`` is what the
    rules about values judge: a text that is readable, not empty and no such blank, without what typography put around
    it; else None.
    """

    pointer: str
    entry: Entry
    option: Option | None
    is_unfilled: bool
    value: str | None

    @property
    def name(self) -> str:
        """The key as it was written."""
        return self.entry.key

    @property
    def key(self) -> Span:
        """The characters of the key."""
        return _key_span(self.entry)

    @property
    def node(self) -> Node:
        """The value as it was read."""
        return self.entry.value

    @property
    def text(self) -> str | None:
        """The value as it was written, where it is one readable text, else None."""
        return readable(self.entry.value)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written, or only quotes, brackets or typography around nothing."""
        return self.value is None and is_empty(self.entry.value)

    @property
    def is_unread(self) -> bool:
        """Whether a value stands there that could not be read, which the reader has reported."""
        return isinstance(self.node, Scalar) and self.node.style == "unread"

    @property
    def span(self) -> Span:
        """The characters of the value, or those of the key where the value has none."""
        node = self.node
        return Span(node.start, node.end) if node.end > node.start else self.key


class Group(NamedTuple):
    """The fields of one mapping by their keys. A duplicate key stands once, with the value that is in force.

    A key that differs from a known one only in case stands under the known one, unless that is there too.
    ``anchor`` is what a finding about a missing member underlines: the key that holds the mapping, the first
    key of a list item, or the first line.
    """

    place: Place
    pointer: str
    anchor: Span
    fields: dict[str, Field]

    def get(self, key: str) -> Field | None:
        """The field, or None where the key is missing."""
        return self.fields.get(key)

    def value(self, key: str) -> str | None:
        """The ``value`` of a field, or None where the key is missing."""
        field = self.fields.get(key)
        return None if field is None else field.value


class Manifest(NamedTuple):
    """A manifest that could be read as a mapping.

    ``candidates`` are the variants that it may be, and ``job_type`` is what it is sent as, where that was told.
    ``address`` and ``customs`` are None where the key is missing or holds no mapping, or an empty one. Where the
    members of one stand unindented below its empty key (reference 13, quirk 3), it holds those, ``top`` does not, and
    ``flat`` names it. ``operations`` are the items of the list that are mappings, in order; an image has one, and what
    follows is ``surplus``. ``lost`` are known keys that stand on lines which could not be read.

    ``groups`` are all of these but the surplus, and ``fields`` are their fields that have an option, with it. Of
    those, ``by_kind`` are the ones with a ``value`` and ``without_value`` the others; ``strangers`` are the fields
    without an option. ``answers`` are what rules have found out about the manifest (see ``remembering``).
    """

    source: Source
    root: Mapping
    edition: str
    job_type: JobType | None
    candidates: tuple[Variant, ...]
    top: Group
    address: Group | None
    customs: Group | None
    flat: frozenset[Place]
    operations: tuple[Group, ...]
    surplus: tuple[Group, ...]
    lost: frozenset[str]
    groups: tuple[Group, ...]
    fields: tuple[tuple[Field, Option], ...]
    by_kind: dict[Kind, list[tuple[Field, Option, str]]]
    without_value: tuple[tuple[Field, Option], ...]
    strangers: tuple[tuple[Group, Field], ...]
    answers: dict[Callable[[Manifest], object], Any]

    @property
    def variant(self) -> Variant | None:
        """What it is, where that is clear."""
        return self.candidates[0] if len(self.candidates) == 1 else None

    @property
    def is_image(self) -> bool:
        """Whether the whole device becomes one image, in an EBS snapshot or in a vault."""
        return IMAGES.issuperset(self.candidates)

    def values(self, kind: Kind) -> Sequence[tuple[Field, Option, str]]:
        """Every field of a kind that has a ``value``, with its option and the value."""
        return self.by_kind.get(kind, ())


def manifest_of(
    source: Source,
    root: Mapping,
    edition: str,
    job_type: JobType | None,
    lost: frozenset[str] = frozenset(),
) -> Manifest:
    """The manifest behind a tree."""
    top = _by_key("top", root.entries)
    items = [(index, _by_key("operations", item.entries), item) for index, item in _items(top.get("operations"))]
    fitting = candidates(top, [entries for _, entries, _ in items], lost, job_type)
    make = _Groups(source.text, fitting)
    flat = frozenset(place for place, members in _MEMBERS.items() if _is_flat(top.get(place), members, root))
    first_line = source.line_span(source.position(root.start).line)
    strayed = frozenset[str]().union(*(_MEMBERS[place] for place in flat))
    own = _by_key("top", (entry for entry in root.entries if entry.key not in strayed)) if strayed else top
    top_group = make.group("top", "", first_line, own)

    def below(place: Place) -> Group | None:
        holder = top.get(place)
        if holder is None or place not in flat:
            return make.below(place, holder)
        members = _by_key(place, (entry for entry in root.entries if entry.key in _MEMBERS[place]))
        return make.group(place, pointer_to("", place), _key_span(holder), members, parent="")

    address, customs = below("returnAddress"), below("customs")
    operations = tuple(
        make.group("operations", f"/operations/{index}", _key_span(item.entries[0]), entries)
        for index, entries, item in items
    )
    used = operations[:1] if IMAGES.issuperset(fitting) else operations
    groups = tuple(group for group in (top_group, address, customs, *used) if group is not None)
    fields: list[tuple[Field, Option]] = []
    values: dict[Kind, list[tuple[Field, Option, str]]] = {}
    without_value: list[tuple[Field, Option]] = []
    strangers: list[tuple[Group, Field]] = []
    for group in groups:
        for field in group.fields.values():
            row = field.option
            if row is None:
                strangers.append((group, field))
                continue
            fields.append((field, row))
            if field.value is None:
                without_value.append((field, row))
            else:
                values.setdefault(row.kind, []).append((field, row, field.value))
    return Manifest(
        source=source,
        root=root,
        edition=edition,
        job_type=job_type,
        candidates=fitting,
        top=top_group,
        address=address,
        customs=customs,
        flat=flat,
        operations=used,
        surplus=operations[len(used) :],
        lost=lost,
        groups=groups,
        fields=tuple(fields),
        by_kind=values,
        without_value=tuple(without_value),
        strangers=tuple(strangers),
        answers={},
    )


def pointer_to(parent: str, key: str | int) -> str:
    """The JSON Pointer (RFC 6901) of a member."""
    member = str(key)
    if "~" in member or "/" in member:
        member = member.replace("~", "~0").replace("/", "~1")
    return f"{parent}/{member}"


class _Groups:
    """Makes the groups of one manifest."""

    def __init__(self, text: str, fitting: tuple[Variant, ...]) -> None:
        self._text = text
        self._candidates = fitting
        self._may_have_blanks = may_have_blanks(text)

    def group(
        self, place: Place, pointer: str, anchor: Span, entries: dict[str, Entry], *, parent: str | None = None
    ) -> Group:
        """The group of some entries, whose own pointers begin with ``parent`` where that is not ``pointer``."""
        start = pointer if parent is None else parent
        options = known_options(place, *self._candidates)
        fields = {key: self._field(start, entry, options.get(key)) for key, entry in entries.items()}
        return Group(place, pointer, anchor, fields)

    def below(self, place: Place, entry: Entry | None) -> Group | None:
        """The group that the mapping behind a key at the top is."""
        if entry is None or not isinstance(entry.value, Mapping) or not entry.value.entries:
            return None
        return self.group(place, pointer_to("", entry.key), _key_span(entry), _by_key(place, entry.value.entries))

    def _field(self, parent: str, entry: Entry, row: Option | None) -> Field:
        key, _, _, node = entry
        if row is None:
            return Field(pointer_to(parent, key), entry, None, is_unfilled=False, value=None)
        kind, shape = row.kind, row.shape
        unfilled = self._may_have_blanks and is_unfilled(kind, shape, node, self._text)
        value = readable(node) if shape == "text" and not unfilled else None
        if value and (kind != "free" or value.isspace()):
            value = settled(value)
        # No known key has a character that a pointer would have to escape.
        return _new(Field, (f"{parent}/{key}", entry, row, unfilled, value or None))


def _by_key(place: Place, entries: Iterable[Entry]) -> dict[str, Entry]:
    """The entries in force by their keys, those that differ from a known key only in case by that one."""
    by_key = {entry.key: entry for entry in entries}
    if are_keys(place, by_key.keys()):
        return by_key
    known = {name: key for name in by_key if (key := key_like(place, name)) is not None and key not in by_key}
    meant = dict(zip(known.values(), known, strict=True))  # of several that mean one key, the last
    return {known[name] if meant.get(known.get(name, "")) == name else name: by_key[name] for name in by_key}


def _is_flat(holder: Entry | None, members: frozenset[str], root: Mapping) -> bool:
    return (
        holder is not None
        and isinstance(holder.value, Scalar)
        and is_empty(holder.value)
        and any(entry.key in members for entry in root.entries)
    )


def _items(entry: Entry | None) -> list[tuple[int, Mapping]]:
    """The items of ``operations`` that are mappings, with their numbers."""
    if entry is None or not isinstance(entry.value, nodes.Sequence):
        return []
    return [(index, item) for index, item in enumerate(entry.value.items) if isinstance(item, Mapping) and item.entries]


def _key_span(entry: Entry) -> Span:
    return Span(entry.key_start, entry.key_end)
