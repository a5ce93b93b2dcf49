"""Objects in Amazon S3: their keys and prefixes, their headers, and the files that become objects."""

from __future__ import annotations

from manifestkit.fields import mime
from manifestkit.fields.s3 import MAX_KEY_BYTES, key_bytes
from manifestkit.findings.observation import Mend, Observation
from manifestkit.importexport.manifest import pointer_to
from manifestkit.importexport.rules.observing import seen_at
from manifestkit.importexport.unfilled import is_unfilled
from manifestkit.lean_typing import TYPE_CHECKING
from manifestkit.text.edits import Edit
from manifestkit.text.nodes import Mapping, Scalar
from manifestkit.text.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifestkit.context import Context
    from manifestkit.findings.rule import Evidence
    from manifestkit.importexport.manifest import Field, Group, Manifest
    from manifestkit.text.nodes import Entry

_HOW_TO_TYPE = "Write a content type such as `image/jpeg` or `text/html; charset=utf-8`."

# `import-log-` or `export-log-` and a job id (reference, 11.4).
_LOG_NAME_BYTES = len("import-log-") + 5


def log_key_too_long(manifest: Manifest, _context: Context) -> Iterator[Observation]:
    """The prefix of the log leaves no room for the log's name.

    The key of the log is `logPrefix`, then `import-log-` or `export-log-`, then the five characters of the job id. A
    key has at most 1,024 bytes of UTF-8, so that the prefix can have 1,008. The service refuses a longer one.

    Shorten the prefix. Letters outside ASCII count as two to four bytes.

    Source: Import/Export reference, 2 and 11.4.

    Breaks (s3-import):
        logPrefix: >-
          imported/from/the/file/server/in/the/basement/on/a/Monday/before/the/move/to/the/other/town/
          imported/from/the/file/server/in/the/basement/on/a/Monday/before/the/move/to/the/other/town/
          imported/from/the/file/server/in/the/basement/on/a/Monday/before/the/move/to/the/other/town/
          imported/from/the/file/server/in/the/basement/on/a/Monday/before/the/move/to/the/other/town/
          imported/from/the/file/server/in/the/basement/on/a/Monday/before/the/move/to/the/other/town/
          imported/from/the/file/server/in/the/basement/on/a/Monday/before/the/move/to/the/other/town/
          imported/from/the/file/server/in/the/basement/on/a/Monday/before/the/move/to/the/other/town/
          imported/from/the/file/server/in/the/basement/on/a/Monday/before/the/move/to/the/other/town/
          imported/from/the/file/server/in/the/basement/on/a/Monday/before/the/move/to/the/other/town/
          imported/from/the/file/server/in/the/basement/on/a/Monday/before/the/move/to/the/other/town/
          imported/from/the/file/server/in/the/basement/on/a/Monday/before/the/move/to/the/other/town/

    Keeps (s3-import):
        logPrefix: logs/
    """
    field = manifest.top.get("logPrefix")
    if field is not None and field.value is not None:
        most = MAX_KEY_BYTES - _LOG_NAME_BYTES
        if (count := key_bytes(field.value)) > most:
            message = f"`logPrefix` has {count} bytes; with the log's name behind it, it can have {most}."
            yield seen_at(field, message, help="Shorten it.")


def key_too_long(manifest: Manifest, _context: Context) -> Iterator[Observation]:
    """A prefix or a marker is longer than any key in Amazon S3.

    A key has at most 1,024 bytes of UTF-8. With a longer prefix no file of an import could get a key, and in an export
    no key can begin with it or be equal to it.

    Shorten it. Letters outside ASCII count as two to four bytes.

    Source: address reference, 1.8.

    Breaks (s3-import):
        prefix: >-
          imported/from/the/file/server/in/the/basement/on/a/Monday/before/the/move/to/the/other/town/
          imported/from/the/file/server/in/the/basement/on/a/Monday/before/the/move/to/the/other/town/
          imported/from/the/file/server/in/the/basement/on/a/Monday/before/the/move/to/the/other/town/
          imported/from/the/file/server/in/the/basement/on/a/Monday/before/the/move/to/the/other/town/
          imported/from/the/file/server/in/the/basement/on/a/Monday/before/the/move/to/the/other/town/
          imported/from/the/file/server/in/the/basement/on/a/Monday/before/the/move/to/the/other/town/
          imported/from/the/file/server/in/the/basement/on/a/Monday/before/the/move/to/the/other/town/
          imported/from/the/file/server/in/the/basement/on/a/Monday/before/the/move/to/the/other/town/
          imported/from/the/file/server/in/the/basement/on/a/Monday/before/the/move/to/the/other/town/
          imported/from/the/file/server/in/the/basement/on/a/Monday/before/the/move/to/the/other/town/
          imported/from/the/file/server/in/the/basement/on/a/Monday/before/the/move/to/the/other/town/
          imported/from/the/file/server/in/the/basement/on/a/Monday/before/the/move/to/the/other/town/

    Keeps (s3-import):
        prefix: imported/
    """
    for field, option, value in manifest.values("free"):
        is_part_of_key = option.key in {"prefix", "beginMarker", "endMarker"}
        if is_part_of_key and (count := key_bytes(value)) > MAX_KEY_BYTES:
            message = f"`{option.key}` has {count} bytes; a key can have {MAX_KEY_BYTES}."
            yield seen_at(field, message, help="Shorten it.")


def prefix_without_slash(manifest: Manifest, _context: Context) -> Iterator[Observation]:
    """A prefix does not end with a slash.

    No slash is added: with the prefix `imported` the file `a.txt` becomes `importeda.txt`.

    Write the slash, unless the name is meant to run on.

    Source: Import/Export reference, 2 and 3.

    Breaks (s3-import):
        prefix: imported

    Keeps (s3-import):
        prefix: imported/
    """
    for key in ("prefix", "logPrefix"):
        field = manifest.top.get(key)
        if field is not None and field.value is not None and not field.value.endswith("/"):
            message = f"No slash is added: names run on right behind the `{key}` {{}}."
            yield seen_at(field, message, field.value, help="End it with `/`, unless that is what you want.")


def empty_selection(manifest: Manifest, _context: Context) -> Iterator[Observation]:
    """The prefix and the markers of an operation leave nothing to export.

    An operation exports the keys that begin with `prefix`, come after `beginMarker` and do not come after `endMarker`.
    Keys are in the order of their UTF-8 bytes: capitals come before small letters. The service takes an operation
    that selects nothing.

    Correct the prefix or the marker.

    Source: Import/Export reference, 6.

    Breaks (s3-export):
        operations:
          - exportBucket: example-data-bucket
            prefix: reports/
            endMarker: images/2013.png

    Keeps (s3-export):
        operations:
          - exportBucket: example-data-bucket
            prefix: reports/
            endMarker: reports/2013.csv
    """
    for item in manifest.operations:
        prefix, begin, end = (item.value(key) for key in ("prefix", "beginMarker", "endMarker"))
        if begin is not None and end is not None and _bytes(begin) >= _bytes(end):
            message = "No key comes after `beginMarker` and not after `endMarker`."
            yield _nothing(item, "endMarker", message, "Correct one of the two")
        elif prefix is not None and end is not None and _bytes(end) < _bytes(prefix):
            message = "`endMarker` comes before every key that begins with `prefix`."
            yield _nothing(item, "endMarker", message, "Correct `prefix` or `endMarker`", "doc")
        elif prefix is not None and begin is not None and _is_after_all(_bytes(begin), _bytes(prefix)):
            message = "`beginMarker` comes after every key that begins with `prefix`."
            yield _nothing(item, "beginMarker", message, "Correct `prefix` or `beginMarker`")


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _is_after_all(marker: bytes, prefix: bytes) -> bool:
    return marker > prefix and not marker.startswith(prefix)


def _nothing(item: Group, key: str, why: str, how: str, evidence: Evidence = "inferred") -> Observation:
    help_line = f"{how}: keys are in the order of their bytes, capitals before small letters."
    return seen_at(item.fields[key], f"{why} The operation exports nothing.", help=help_line, evidence=evidence)


def bad_content_type(manifest: Manifest, _context: Context) -> Iterator[Observation]:
    """A content type does not have the form of one.

    A content type is a type and a subtype with a slash between them, such as `image/jpeg`, and parameters where there
    are any. The service is not known to check it, but programs that read the objects go by it.

    Correct it.

    Source: address reference, 1.8.

    Breaks (s3-import):
        contentTypes:
          jpg: jpeg

    Keeps (s3-import):
        contentTypes:
          jpg: image/jpeg
    """
    field = manifest.top.get("defaultContentType")
    if field is not None and field.value is not None and (problem := mime.check(field.value)) is not None:
        yield seen_at(field, problem, help=_HOW_TO_TYPE)
    holder = manifest.top.get("contentTypes")
    for entry in _pairs(holder):
        value = entry.value
        if holder is None or not isinstance(value, Scalar) or value.style == "unread":
            continue
        if is_unfilled("free", "text", value, manifest.source.text):
            continue
        if (problem := mime.check(value.text.strip())) is not None:
            span = Span(value.start, value.end) if value.end > value.start else _key_span(entry)
            yield Observation(pointer_to(holder.pointer, entry.key), span, problem, help=_HOW_TO_TYPE)


def bad_extension(manifest: Manifest, _context: Context) -> Iterator[Observation]:
    """A key of `contentTypes` is no file extension as the service compares them.

    Extensions are written without their dot, and in the case that the files have: `jpg` and `JPG` are two entries.
    With the dot the entry matches no file.

    The fix removes the dot.

    Source: Import/Export reference, 3.

    Breaks (s3-import):
        contentTypes:
          .jpg: image/jpeg

    Keeps (s3-import):
        contentTypes:
          jpg: image/jpeg
    """
    holder = manifest.top.get("contentTypes")
    present = {entry.key for entry in _pairs(holder)}
    for entry in _pairs(holder):
        problem = mime.check_extension(entry.key.strip())
        if problem is None or holder is None:
            continue
        from manifestkit.importexport.rewriting import plain_or_quoted

        bare = entry.key.removeprefix(".")
        can_mend = mime.check_extension(bare) is None and bare not in present
        edit = Edit(*_key_span(entry), plain_or_quoted(bare))
        yield Observation(
            pointer_to(holder.pointer, entry.key),
            _key_span(entry),
            problem,
            help="Remove the dot." if entry.key.startswith(".") else "Write the extension alone, such as `jpg`.",
            mend=Mend("safe", "remove the dot", (edit,)) if can_mend else None,
        )


def _pairs(field: Field | None) -> tuple[Entry, ...]:
    """The entries of a field that holds pairs, a duplicate key once."""
    if field is None or field.option is None or not isinstance(field.node, Mapping):
        return ()
    return tuple({entry.key: entry for entry in field.node.entries}.values())


def _key_span(entry: Entry) -> Span:
    return Span(entry.key_start, entry.key_end)
