"""The keys that stand in a manifest: those that are unknown, and those that are in the wrong place."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from manifestkit.findings.observation import Mend, Observation
from manifestkit.findings.sensitive import is_secret
from manifestkit.importexport.lacks import is_known, lacks_of
from manifestkit.importexport.manifest import pointer_to
from manifestkit.importexport.options import KEYS, option, options_named
from manifestkit.importexport.rules.missing import PLACES
from manifestkit.importexport.rules.observing import how_to_spell, renaming
from manifestkit.importexport.rules.versions import job_of
from manifestkit.lean_typing import TYPE_CHECKING
from manifestkit.text.edits import Edit
from manifestkit.text.nodes import Scalar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from manifestkit.context import Context
    from manifestkit.importexport.manifest import Field, Group, Manifest
    from manifestkit.text.nodes import Entry
    from manifestkit.text.source import Source


# Blanks and comments.
@cache
def _nothing() -> re.Pattern[str]:
    return re.compile(r"(?>(?:[ \t\r\n]++|#[^\r\n]*+)*)")


_HOW_TO_REMOVE = "Remove the line, or put `#` in front."
_HOW_TO_WITHDRAW = (
    "Remove the line: behind a `#` the secret would stay in the file. If it was ever committed or sent, withdraw it."
)
_HOW_TO_MERGE = "Write the fields themselves in place of the line: manifests have no merge keys."


def unknown_key(manifest: Manifest, _context: Context) -> Iterator[Observation]:
    """A key is none of those that manifests have.

    What the service does with such a key is not known. Most often it is a known one, misspelt or in another case, and
    then the service does not find what it was meant to say.

    Correct the name, or remove the line. The fix for a name that is only in another case is safe.

    Source: Import/Export reference, 0.2 (item 12) and 13 (quirk 5).

    Breaks (s3-import):
        cacheControll: max-age=3600

    Keeps (s3-import):
        cacheControl: max-age=3600
    """
    lacks = lacks_of(manifest)
    strays = lacks.strays()
    left = _left_of_empty_mappings(manifest) if manifest.strangers else {}
    for field, row in manifest.fields:
        if field.entry.key != row.key:
            yield _in_another_case(field, row.key)
    for group, field in manifest.strangers:
        if not is_known(field) and field.pointer not in strays:
            guess = lacks.guesses.get(field.pointer)
            if guess is not None:
                yield _misspelt(manifest, group, field, guess)
            elif field.pointer in left:
                yield _left_of_its_mapping(manifest, field, *left[field.pointer])
            else:
                yield _unknown(field, _what_to_do(field.name))


def misplaced_key(manifest: Manifest, _context: Context) -> Iterator[Observation]:
    """A known key stands where it has no meaning.

    Either it belongs to another part of the manifest, or to another kind of manifest. What the service does with it
    there is not known; it does not do what the key says.

    Move the line to its place, or remove it.

    Source: Import/Export reference, 2 to 6 and 13 (quirk 23).

    Breaks (ebs-import):
        bucket: example-import-bucket

    Keeps (s3-import):
        bucket: example-import-bucket
    """
    strays = lacks_of(manifest).strays()
    for group, field in manifest.strangers:
        # What could not be read may have put a line where it does not belong.
        if is_known(field) and field.pointer not in strays and field.name not in manifest.lost:
            message, help_line = _why_misplaced(manifest, group, field)
            yield Observation(field.pointer, field.key, message, help=help_line)


def address_not_indented(manifest: Manifest, _context: Context) -> Iterator[Observation]:
    """The lines of the return address are not indented.

    `returnAddress` is then empty, and `name`, `street1` and the rest are fields of the manifest itself. An example in
    the AWS CLI reference looks like this. Here the lines are read as the address that they are.

    The fix indents them. Where they do not follow `returnAddress` one after the other, it moves them there, which wants
    a look.

    Source: Import/Export reference, 13 (quirk 3).

    Breaks (text):
        manifestVersion: 2.0
        deviceId: DISK-0001
        bucket: example-import-bucket
        eraseDevice: yes
        notificationEmail: ops@example.com
        returnAddress:
        name: Pat Example
        street1: 1 Example Road
        city: Seattle
        stateOrProvince: WA
        postalCode: 98101
        country: USA
        phoneNumber: +1 206 555 0100

    Keeps (s3-import):
        returnAddress:
          name: Pat Example
          street1: 1 Example Road
          city: Seattle
          stateOrProvince: WA
          postalCode: 98101
          country: USA
          phoneNumber: +1 206 555 0100
    """
    if manifest.address:
        yield from _not_indented(manifest, manifest.address)


def customs_not_indented(manifest: Manifest, _context: Context) -> Iterator[Observation]:
    """The lines of the customs declaration are not indented.

    `customs` is then empty, and `dataDescription`, `deviceValue` and the rest are fields of the manifest itself. Here
    the lines are read as the declaration that they are.

    The fix indents them. Where they do not follow `customs` one after the other, it moves them there, which wants a
    look.

    Source: Import/Export reference, 2.2 and 13 (quirk 3).

    Breaks (text):
        manifestVersion: 2.0
        deviceId: DISK-0001
        bucket: example-import-bucket
        eraseDevice: yes
        notificationEmail: ops@example.com
        returnAddress:
          name: Pat Example
          street1: 1 Example Road
          city: Seattle
          stateOrProvince: WA
          postalCode: 98101
          country: USA
          phoneNumber: +1 206 555 0100
        customs:
        dataDescription: Photographs of geological samples
        encryptedData: no
        exportCertifierName: Pat Example
        requiresExportLicense: no
        deviceValue: 250.00
        deviceCountryOfOrigin: China
        deviceType: externalStorageDevice

    Keeps (s3-import):
        customs:
          dataDescription: Photographs of geological samples
    """
    if manifest.customs:
        yield from _not_indented(manifest, manifest.customs)


def _not_indented(manifest: Manifest, group: Group) -> Iterator[Observation]:
    if group.place in manifest.flat:
        yield Observation(
            group.pointer,
            group.anchor,
            f"The members of `{group.place}` are not indented.",
            help="Put two blanks before each of their lines.",
            mend=_indenting(manifest, group),
        )


def _in_another_case(field: Field, key: str) -> Observation:
    message = f"The key is written `{key}`, not {{}}."
    help_line = f"Write `{key}`: capitals count."
    return Observation(field.pointer, field.key, message, (field.name,), help_line, renaming(field, key, "safe"))


def _misspelt(manifest: Manifest, group: Group, field: Field, guess: str) -> Observation:
    """A key that looks like a known one of this place, or else of another place or kind of manifest."""
    row = option(group.place, guess)
    if row is not None and row.need(*manifest.candidates) != "foreign":
        if guess in group.fields:
            return _unknown(field, f"Did you mean `{guess}`? It stands here too: keep one of the two.")
        return _unknown(field, *how_to_spell(field, guess))
    homes = [home for home in options_named(guess) if home.need(*manifest.candidates) != "foreign"]
    if homes:
        return _unknown(field, f"Did you mean `{guess}`? It belongs {PLACES[homes[0].place]}.")
    return _unknown(field, f"Did you mean `{guess}`? It has no meaning in the manifest of {job_of(manifest)}.")


def _left_of_its_mapping(manifest: Manifest, field: Field, entry: Entry, holder: Entry) -> Observation:
    """A key behind another one that takes a mapping and has none."""
    mend = None
    if _has_nothing(holder) and not _is_flow(manifest):
        mend = Mend("unsafe", f"indent it under `{holder.key}`", _indented(manifest, entry))
    return _unknown(field, f"Did you mean to indent it under `{holder.key}`?", mend)


def _unknown(field: Field, help_line: str, mend: Mend | None = None) -> Observation:
    return Observation(field.pointer, field.key, "Manifests have no key {} here.", (field.name,), help_line, mend)


def _what_to_do(name: str) -> str:
    """What to do about a key that is like no other; what is secret does not stay in the file."""
    if name == "<<":
        return _HOW_TO_MERGE
    return _HOW_TO_WITHDRAW if is_secret(name, KEYS) else _HOW_TO_REMOVE


def _left_of_empty_mappings(manifest: Manifest) -> dict[str, tuple[Entry, Entry]]:
    """By their pointers the unknown keys at the top that follow a key which takes pairs and has none, with that key."""
    left: dict[str, tuple[Entry, Entry]] = {}
    holder: Entry | None = None
    fields = {field.pointer: field for field in manifest.top.fields.values()}
    for entry in manifest.root.entries:
        pointer = pointer_to("", entry.key)
        field = fields.get(pointer)
        if field is not None and (field.option is not None or is_known(field)):
            is_open = field.option is not None and field.option.kind == "pairs" and field.is_empty
            holder = entry if is_open else None
        elif holder is not None:
            left[pointer] = entry, holder
    return left


def _why_misplaced(manifest: Manifest, group: Group, field: Field) -> tuple[str, str]:
    """What is wrong with a known key in this place, and what to do."""
    homes = options_named(field.name)
    here = [home for home in homes if home.need(*manifest.candidates) != "foreign"]
    if here:
        return f"`{field.name}` has no meaning here; it belongs {PLACES[here[0].place]}.", "Move the line there."
    where = "" if group.place == "top" else f" {PLACES[group.place]}"
    message = f"`{field.name}` has no meaning{where} in the manifest of {job_of(manifest)}."
    return message, _HOW_TO_REMOVE


def _indenting(manifest: Manifest, group: Group) -> Mend | None:
    """Two blanks before each line of a group, where those lines stand in the column of its key.

    Those that do not follow the key one after the other are moved there.
    """
    source, entries = manifest.source, manifest.root.entries
    pointers = {field.pointer for field in group.fields.values()}
    members = [at for at, entry in enumerate(entries) if pointer_to("", entry.key) in pointers]
    holder = next(at for at, entry in enumerate(entries) if entry.key_start == group.anchor.start)
    columns = {source.position(entries[at].key_start).column for at in (holder, *members)}
    if _is_flow(manifest) or len(columns) > 1 or not _has_nothing(entries[holder]):
        return None
    if members == list(range(holder + 1, holder + 1 + len(members))) and _follow(
        entries[holder : members[-1] + 1], source
    ):
        edits = [edit for at in members for edit in _indented(manifest, entries[at])]
        return Mend("safe", "indent the lines", tuple(edits))
    return Mend(
        "unsafe",
        f"move the lines below `{group.place}`, indented",
        _moved(manifest, entries[holder], [entries[at] for at in members]),
    )


def _has_nothing(entry: Entry) -> bool:
    """Whether nothing stands behind a key, not even empty braces or quotes."""
    return isinstance(entry.value, Scalar) and entry.value.style == "empty"


def _is_flow(manifest: Manifest) -> bool:
    """Whether the manifest stands in braces, where indentation says nothing."""
    return manifest.source.text[manifest.root.start] == "{"


def _follow(entries: Sequence[Entry], source: Source) -> bool:
    """Whether nothing but blank lines and comments stands between some entries."""
    return all(
        _nothing().fullmatch(source.text, entry.value.end, following.key_start)
        for entry, following in pairwise(entries)
    )


def _moved(manifest: Manifest, holder: Entry, members: Iterable[Entry]) -> tuple[Edit, ...]:
    """Take the lines of some entries away, and put them indented behind the line of another."""
    source = manifest.source
    line = source.position(holder.key_start).line
    end = source.line_span(line).end
    following = source.offset(line + 1, 1) if line < source.line_count else end
    line_end = source.text[end:following] or "\n"
    moved = [_lines_of(manifest, entry) for entry in members]
    text = "".join(
        f"{line_end}  {source.text[slice(*source.line_span(number))]}" for lines in moved for number in lines
    )
    gone = (
        Edit(
            source.offset(lines[0], 1),
            source.offset(lines[-1] + 1, 1) if lines[-1] < source.line_count else len(source.text),
            "",
        )
        for lines in moved
    )
    return (Edit(end, end, text), *gone)


def _indented(manifest: Manifest, entry: Entry) -> tuple[Edit, ...]:
    """Two blanks before each line of an entry."""
    starts = (manifest.source.line_span(line).start for line in _lines_of(manifest, entry))
    return tuple(Edit(start, start, "  ") for start in starts)


def _lines_of(manifest: Manifest, entry: Entry) -> range:
    """The numbers of the lines on which an entry stands."""
    source = manifest.source
    first, last = source.position(entry.key_start).line, source.position(max(entry.key_end, entry.value.end)).line
    return range(first, last + 1)
