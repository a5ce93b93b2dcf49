"""Values of a set form: their type, the closed lists, yes and no."""

from __future__ import annotations

import re
from functools import cache

from manifestkit.fields import yes_no
from manifestkit.fields.spelling import closest
from manifestkit.findings.observation import Mend, Observation
from manifestkit.importexport.editions import E14
from manifestkit.importexport.manifest import pointer_to
from manifestkit.importexport.rules.observing import either, replacing, seen_at
from manifestkit.importexport.unfilled import is_unfilled
from manifestkit.lean_typing import TYPE_CHECKING
from manifestkit.text.edits import Edit
from manifestkit.text.nodes import Mapping, Scalar, Sequence
from manifestkit.text.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifestkit.context import Context
    from manifestkit.importexport.manifest import Field, Manifest
    from manifestkit.importexport.options import Kind, Option, Shape
    from manifestkit.text.nodes import Node
    from manifestkit.text.source import Source

_SHAPES: dict[Shape, str] = {"text": "one text", "mapping": "a mapping", "list": "a list"}
_HOW_TO_WRITE: dict[Shape, str] = {
    "text": "Write one value behind the colon.",
    "mapping": "Write `key: value` lines below it, indented.",
    "list": "Write its items below it, each with a dash in front.",
}

_WHAT_MEMBERS_ARE: dict[Kind, str] = {
    "items": "An operation",
    "patterns": "A pattern",
    "pairs": "The value of a pair",
}

# What word processors write for the hyphen in front of an item: dashes, and the bullet.
_NO_HYPHENS = "\u2010\u2011\u2012\u2013\u2014\u2015\u2022\u2212"

_HOW_TO_CONSENT = "Write `yes` once the data on the device exists elsewhere."


# At the start of a line.
@cache
def _unspaced_dash() -> re.Pattern[str]:
    return re.compile(r"(?<![^\r\n])[ ]*+-(?=\S)")


# Behind the first word of a line.
@cache
def _unspaced_colon() -> re.Pattern[str]:
    return re.compile(r"[ ]*+[^\s:]++:(?=[^\s:])")


# The canned ACLs that Amazon S3 has for objects, but an import has not (address reference, 1.8).
_OTHER_ACLS = frozenset(("aws-exec-read", "bucket-owner-read", "bucket-owner-full-control"))
# That S3 has for buckets alone.
_BUCKET_ACLS = frozenset(("log-delivery-write",))


def wrong_type(manifest: Manifest, _context: Context) -> Iterator[Observation]:
    r"""A field holds another type of value than it takes: a text, a mapping or a list.

    The service refuses the job. A value that looks like a list or a mapping often only begins with a bracket or a
    brace, and wants quotes.

    Write the value as the field takes it.

    Source: Import/Export reference, 2 to 7.

    Breaks (s3-import):
        ignore: \.bak$

    Keeps (s3-import):
        ignore:
          - \.bak$
    """
    for field, option in manifest.without_value:
        if option.is_of_customs or is_told_elsewhere(manifest, field, option):
            continue
        if not _has_shape(field.node, option.shape):
            yield (
                _unspaced_items(field, option, manifest.source)
                or _unspaced_pairs(field, option, manifest.source)
                or _wrong_type(field, option, manifest.source.text)
            )
        else:
            yield from _wrong_members(field, option.kind, manifest.source.text)


def is_told_elsewhere(manifest: Manifest, field: Field, option: Option) -> bool:
    """Whether a value has no type to judge: a blank of a template, what could not be read, or nothing at all.

    An empty list or mapping is something, unless the field is required: then another rule says that it is missing.
    """
    if field.is_unfilled or field.is_unread:
        return True
    is_allowed = isinstance(field.node, Scalar)
    return field.is_empty and (is_allowed or option.is_required(manifest.edition, *manifest.candidates))


def _unspaced_items(field: Field, option: Option, source: Source) -> Observation | None:
    """A list whose items are one text, because no blanks stand behind their dashes."""
    node = field.node
    if option.shape != "list" or not isinstance(node, Scalar) or node.style != "plain":
        return None
    line = source.line_span(source.position(node.start).line)
    dashes = [dash.end() for dash in _unspaced_dash().finditer(source.text, line.start, node.end)]
    if not dashes or dashes[0] != node.start + 1:
        return None
    message = f"`{option.key}` takes a list, but no blank stands behind the dash of this item."
    mend = Mend("unsafe", "put a blank behind each dash", tuple(Edit(at, at, " ") for at in dashes))
    return seen_at(field, message, help="Put a blank behind the dash.", mend=mend)


def _unspaced_pairs(field: Field, option: Option, source: Source) -> Observation | None:
    """Pairs below their key that are one text, because no blanks stand behind their colons."""
    node = field.node
    if option.kind != "pairs" or not isinstance(node, Scalar) or node.style != "plain":
        return None
    lines = range(source.position(node.start).line, source.position(node.end).line + 1)
    spans = [source.line_span(line) for line in lines if source.text[slice(*source.line_span(line))].strip()]
    colons = [_unspaced_colon().match(source.text, *span) for span in spans]
    if spans[0].start < field.key.end or not all(colons):
        return None
    message = f"`{option.key}` takes a mapping, but no blank stands behind the colon of each pair."
    edits = tuple(Edit(colon.end(), colon.end(), " ") for colon in colons if colon)
    mend = Mend("unsafe", "put a blank behind each colon", edits)
    return seen_at(field, message, help="Put a blank behind each colon.", mend=mend)


def _wrong_type(field: Field, option: Option, text: str) -> Observation:
    message = f"`{option.key}` takes {_SHAPES[option.shape]}, not {_SHAPES[_shape(field.node)]}."
    is_list_of_addresses = option.kind == "e-mails" and isinstance(field.node, Sequence)
    how = "Write the addresses in one line, with `;` between them." if is_list_of_addresses else None
    if option.shape == "list" and text[field.node.start] in _NO_HYPHENS:
        how = "Write an ordinary hyphen and a blank in front of each item."
    return seen_at(field, message, help=how or _HOW_TO_WRITE[option.shape])


def _wrong_members(field: Field, kind: Kind, text: str) -> Iterator[Observation]:
    """The items of a list and the values of free pairs."""
    what = _WHAT_MEMBERS_ARE.get(kind)
    if what is None:
        return
    wanted: Shape = "mapping" if kind == "items" else "text"
    for key, place, node in _members(field.node):
        is_unread = isinstance(node, Scalar) and node.style == "unread"
        if is_unread or (kind == "pairs" and is_unfilled("free", "text", node, text)):
            continue
        if not _has_shape(node, wanted) or (isinstance(node, Mapping) and not node.entries):
            yield Observation(
                pointer_to(field.pointer, key),
                Span(node.start, node.end) if node.end > node.start else Span(*place),
                f"{what} is {_SHAPES[wanted]}.",
                help="Put it in quotes." if wanted == "text" else "Write `key: value` lines behind the dash.",
            )


def _members(node: Node) -> list[tuple[str | int, tuple[int, int], Node]]:
    """The members of a collection: the key or number, what stands there in any case, and the value."""
    if isinstance(node, Mapping):
        return [(key, (start, end), value) for key, start, end, value in node.entries]
    items = node.items if isinstance(node, Sequence) else ()
    # Where nothing follows it, the dash.
    return [(index, (item.start - 1, item.start), item) for index, item in enumerate(items)]


def _shape(node: Node) -> Shape:
    if isinstance(node, Mapping):
        return "mapping"
    return "list" if isinstance(node, Sequence) else "text"


def _has_shape(node: Node, shape: Shape) -> bool:
    return _shape(node) == shape


def not_a_choice(manifest: Manifest, _context: Context) -> Iterator[Observation]:
    """A field holds none of the values that it can have.

    The service knows a closed list of values for the field and refuses every other. Capitals count.

    Write one of the values that the message names.

    Source: Import/Export reference, 2 to 5.

    Breaks (s3-import):
        serviceLevel: overnight

    Keeps (s3-import):
        serviceLevel: standard
    """
    for field, option, value in manifest.values("choice"):
        told_elsewhere = option.key == "destination" and manifest.variant is None
        if option.place != "customs" and option.key not in {"fileSystem", "storageClass"} and not told_elsewhere:
            note = _acl_note(value) if option.key == "acl" else ""
            yield from not_among(manifest, field, option, value, note)


def _acl_note(value: str) -> str:
    if value in _OTHER_ACLS:
        return "Amazon S3 knows this value, but an import does not."
    return "Amazon S3 has this value for buckets, not for objects." if value in _BUCKET_ACLS else ""


def bad_file_system(manifest: Manifest, _context: Context) -> Iterator[Observation]:
    """An export asks for a file system that the service does not write.

    The service formats the device with NTFS or EXT4. An older page of its guide also lists EXT2, EXT3 and FAT32, which
    an import may have but an export may not.

    Write `NTFS` or `EXT4`.

    Source: Import/Export reference, 6 and 14.

    Breaks (s3-export):
        fileSystem: FAT32

    Keeps (s3-export):
        fileSystem: NTFS
    """
    for field, option, value in manifest.values("choice"):
        if option.key == "fileSystem":
            is_older = value.upper() in {"EXT2", "EXT3", "FAT32"}
            note = "Only an older page of the guide lists this file system for exports." if is_older else ""
            yield from not_among(manifest, field, option, value, note)


def unknown_storage_class(manifest: Manifest, _context: Context) -> Iterator[Observation]:
    """A field holds a storage class that was not among those of the service's time.

    The two classes were `STANDARD` and `REDUCED_REDUNDANCY`. No page of the guide that could be read says so, so this
    is only a warning.

    Write one of the two, and let a lifecycle rule of the bucket do the rest.

    Source: Import/Export reference, 3.

    Breaks (s3-import):
        storageClass: GLACIER

    Keeps (s3-import):
        storageClass: REDUCED_REDUNDANCY
    """
    for field, option, value in manifest.values("choice"):
        if option.key == "storageClass":
            yield from not_among(manifest, field, option, value)


def not_among(manifest: Manifest, field: Field, option: Option, value: str, note: str = "") -> Iterator[Observation]:
    """Whether a value is none of its option's; ``note`` says more about this one."""
    choices = option.values(*manifest.candidates)
    if value in choices:
        return
    meant = closest(value, choices)
    how = f"Write `{choices[0]}`." if len(choices) == 1 else "Write one of these values."
    is_case = meant is not None and meant.lower() == value.lower()
    yield seen_at(
        field,
        f"`{option.key}` can be {either(choices)}, not {{}}.",
        value,
        help=f"Did you mean `{meant}`?" if meant else f"{note} {how}".lstrip(),
        mend=replacing(field, meant, "safe" if is_case else "unsafe"),
        evidence=option.choices_evidence_in(*manifest.candidates),
    )


def not_yes_or_no(manifest: Manifest, _context: Context) -> Iterator[Observation]:
    """A field that asks for yes or no holds something else.

    The service takes `yes` and `no`, in any case, and `true` and `false`. Since 2014-12-18 it takes nothing but `yes`
    for `eraseDevice`.

    Write `yes` or `no`.

    Source: Import/Export reference, 2 to 4 and 13 (quirk 12).

    Breaks (s3-import):
        setContentEncodingForGzFiles: always

    Keeps (s3-import):
        setContentEncodingForGzFiles: yes
    """
    for field, option, value in manifest.values("yes-no"):
        if option.place != "customs" and yes_no.read(value) is None:
            yield neither_yes_nor_no(manifest, field, option, value)


def neither_yes_nor_no(manifest: Manifest, field: Field, option: Option, value: str) -> Observation:
    """A value that should be a yes or a no and is neither."""
    choices = (option.only,) if option.only and manifest.edition == E14 else ("yes", "no")
    is_closed = len(choices) == 1
    when = "since 2014-12-18 can only be" if is_closed else "can be"
    message = f"`{option.key}` {when} {either(choices)}, not {{}}."
    help_line = _HOW_TO_CONSENT if is_closed else f"Write {either(choices)}."
    return seen_at(field, message, value, help=help_line, evidence=option.evidence)


def loose_yes_or_no(manifest: Manifest, _context: Context) -> Iterator[Observation]:
    """A field that asks for yes or no holds a word that only some programs take for one.

    The manifests that are known to have been accepted have `yes`, `no` and `true`. Whether the service takes `y`,
    `n`, `on` and `off` is not known.

    The fix writes `yes` or `no`.

    Source: Import/Export reference, 13 (quirk 12).

    Breaks (s3-import):
        eraseDevice: on

    Keeps (s3-import):
        eraseDevice: yes
    """
    for field, option, value in manifest.values("yes-no"):
        if not option.is_of_customs and not _is_refused(manifest, option, value):
            yield from loosely_said(field, value)


def loosely_said(field: Field, value: str) -> Iterator[Observation]:
    """Whether a value is a yes or no that only some programs take for one."""
    read = yes_no.read(value)
    if read is not None and not read.plain:
        word = "yes" if read.value else "no"
        message = "It is not known whether the service takes {} for " + f"`{word}`."
        yield seen_at(field, message, value, help=f"Write `{word}`.", mend=replacing(field, word, "safe"))


def erase_not_yes(manifest: Manifest, _context: Context) -> Iterator[Observation]:
    """The device is not to be erased.

    Since 2014-12-18 AWS erases every device before it leaves the data centre, and the request fails unless the
    manifest agrees to that. Before, `no` was as good as `yes`.

    Make sure that the data exists elsewhere, then write `yes`. There is no fix, because only you can know.

    Source: Import/Export reference, 2 and 14.

    Breaks (s3-import):
        eraseDevice: no

    Keeps (s3-import):
        eraseDevice: yes

    Keeps (s3-import, edition 2010-06-03):
        eraseDevice: no
    """
    for field, option, value in manifest.values("yes-no"):
        if _is_refused(manifest, option, value):
            yield seen_at(
                field,
                "AWS takes only devices that it may erase, and {} forbids it.",
                value,
                help=_HOW_TO_CONSENT,
            )


def _is_refused(manifest: Manifest, option: Option, value: str) -> bool:
    if option.only is None or manifest.edition != E14:
        return False
    read, wanted = yes_no.read(value), yes_no.read(option.only)
    return read is not None and wanted is not None and read.value != wanted.value
