"""A manifest as the rules look at it: its groups of fields by name, each with its pointer and its span."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from manifestkit.importexport.candidates import candidates
from manifestkit.importexport.options import OPTIONS, key_like, option
from manifestkit.importexport.unfilled import is_unfilled
from manifestkit.importexport.variants import IMAGES
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

_CURLY_QUOTES = "\u201c\u201d\u201e\u201f\xab\xbb\u2018\u2019\u201a\u201b"
_BYTE_ORDER_MARK = "\ufeff"
_ZERO_WIDTH = "\u200b\u200c\u200d\u2060" + _BYTE_ORDER_MARK
# What YAML passes over, and what the reader has reported wherever it stands.
_NOT_TYPOGRAPHY = " \t\r\n" + _BYTE_ORDER_MARK


class Field(NamedTuple):
    """A key with its value, at its pointer.

    ``name`` is the key as it was written. ``option`` is what the key is in this place of this variant, in whatever
    case it was written, or None where it is nothing there. ``is_unfilled`` says that a template's blank stands
    in place of the value. ``value`` is what the rules about values judge: a text that is readable, not empty and no
    such blank, without what typography put around it; else None.
    """

    pointer: str
    name: str
    key: Span
    node: Node
    option: Option | None
    is_unfilled: bool
    value: str | None

    @property
    def text(self) -> str | None:
        """The value as it was written, where it is one readable text, else None."""
        return _readable(self.node)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written, or only quotes or brackets around nothing."""
        return _is_empty(self.node)

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

    ``groups`` are all of these but the surplus, and ``fields`` are their fields that have an option, with it;
    ``by_kind`` are those that have a ``value``. ``answers`` are what rules have found out about the manifest (see
    ``remembering``).
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
    top, items = _by_key("top", root.entries), _items(root)
    keys = [_words(_by_key("operations", item.entries)) for _, item in items]
    fitting = candidates(_words(top), keys, lost, job_type)
    make = _Groups(source.text, fitting)
    flat = frozenset(place for place, members in _MEMBERS.items() if _is_flat(top.get(place), members, root))
    strayed = frozenset[str]().union(*(_MEMBERS[place] for place in flat))
    first_line = source.line_span(source.position(root.start).line)
    top_group = make.group("top", "", first_line, [entry for entry in root.entries if entry.key not in strayed])

    def below(place: Place) -> Group | None:
        holder = top.get(place)
        if holder is None or place not in flat:
            return make.below(place, holder)
        members = [entry for entry in root.entries if entry.key in _MEMBERS[place]]
        return make.group(place, pointer_to("", place), _key_span(holder), members, parent="")

    address, customs = below("returnAddress"), below("customs")
    operations = tuple(
        make.group("operations", pointer_to("/operations", index), _key_span(item.entries[0]), item.entries)
        for index, item in items
    )
    used = operations[:1] if IMAGES.issuperset(fitting) else operations
    groups = tuple(group for group in (top_group, address, customs, *used) if group is not None)
    fields = tuple((field, field.option) for group in groups for field in group.fields.values() if field.option)
    values: dict[Kind, list[tuple[Field, Option, str]]] = {}
    for field, row in fields:
        if field.value is not None:
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
        fields=fields,
        by_kind=values,
        answers={},
    )


def pointer_to(parent: str, key: str | int) -> str:
    """The JSON Pointer (RFC 6901) of a member."""
    return f"{parent}/{str(key).replace('~', '~0').replace('/', '~1')}"


def settled(text: str) -> str:
    """A text without what typography put around it: blanks of all kinds, and a pair of curly quotes."""
    text = text.strip().strip(_ZERO_WIDTH).strip()
    if len(text) > 1 and text[0] in _CURLY_QUOTES and text[-1] in _CURLY_QUOTES:
        text = text[1:-1].strip()
    return text


def has_typography(text: str) -> bool:
    """Whether something stands around a text that word processors and web pages put there."""
    return settled(text) != text.strip(_NOT_TYPOGRAPHY)


class _Groups:
    """Makes the groups of one manifest."""

    def __init__(self, text: str, fitting: tuple[Variant, ...]) -> None:
        self._text = text
        self._candidates = fitting

    def group(
        self, place: Place, pointer: str, anchor: Span, entries: Iterable[Entry], *, parent: str | None = None
    ) -> Group:
        """The group of some entries, whose own pointers begin with ``parent`` where that is not ``pointer``."""
        start = pointer if parent is None else parent
        fields = {key: self._field(place, start, key, entry) for key, entry in _by_key(place, entries).items()}
        return Group(place, pointer, anchor, fields)

    def below(self, place: Place, entry: Entry | None) -> Group | None:
        """The group that the mapping behind a key at the top is."""
        if entry is None or not isinstance(entry.value, Mapping) or not entry.value.entries:
            return None
        return self.group(place, pointer_to("", entry.key), _key_span(entry), entry.value.entries)

    def _field(self, place: Place, parent: str, key: str, entry: Entry) -> Field:
        row = option(place, key)
        if row is not None and row.need(*self._candidates) == "foreign":
            row = None
        node = entry.value
        unfilled = row is not None and is_unfilled(row.kind, row.shape, node, self._text)
        value = None
        if row is not None and row.shape == "text" and not unfilled and not _is_empty(node):
            value = _readable(node)
            if value is not None and row.kind != "free":
                value = settled(value)
        return Field(pointer_to(parent, entry.key), entry.key, _key_span(entry), node, row, unfilled, value or None)


def _words(entries: dict[str, Entry]) -> dict[str, str | None]:
    """The keys with what they say, in small letters, where that is one text."""
    texts = {key: _readable(entry.value) for key, entry in entries.items()}
    return {key: None if text is None else settled(text).lower() for key, text in texts.items()}


def _by_key(place: Place, entries: Iterable[Entry]) -> dict[str, Entry]:
    """The entries in force by their keys, those that differ from a known key only in case by that one."""
    by_key = {entry.key: entry for entry in entries}
    known = {name: key for name in by_key if (key := key_like(place, name)) is not None and key not in by_key}
    meant = dict(zip(known.values(), known, strict=True))  # of several that mean one key, the last
    return {known[name] if meant.get(known.get(name, "")) == name else name: by_key[name] for name in by_key}


def _is_flat(holder: Entry | None, members: frozenset[str], root: Mapping) -> bool:
    return (
        holder is not None
        and isinstance(holder.value, Scalar)
        and _is_empty(holder.value)
        and any(entry.key in members for entry in root.entries)
    )


def _items(root: Mapping) -> list[tuple[int, Mapping]]:
    """The items of ``operations`` that are mappings, with their numbers."""
    entry = _by_key("top", root.entries).get("operations")
    if entry is None or not isinstance(entry.value, nodes.Sequence):
        return []
    return [(index, item) for index, item in enumerate(entry.value.items) if isinstance(item, Mapping) and item.entries]


def _key_span(entry: Entry) -> Span:
    return Span(entry.key_start, entry.key_end)


def _readable(node: Node) -> str | None:
    return node.text if isinstance(node, Scalar) and node.style != "unread" else None


def _is_empty(node: Node) -> bool:
    if isinstance(node, Scalar):  # most are
        return node.style != "unread" and not node.text.strip()
    return not (node.entries if isinstance(node, Mapping) else node.items)
