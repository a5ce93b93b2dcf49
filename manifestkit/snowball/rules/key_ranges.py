"""Ranges of object keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manifestkit.fields.key_range import is_empty_range
from manifestkit.findings.observation import Mend, Observation
from manifestkit.findings.rule import Rule
from manifestkit.snowball.rules.family import COMBINATION, VALIDATION, about, rule
from manifestkit.snowball.rules.observing import removing, replacing, seen_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifestkit.context import Context
    from manifestkit.snowball.request import Request
    from manifestkit.snowball.rules.family import Checked
    from manifestkit.text.places import Place

_BEGIN, _END = "BeginMarker", "EndMarker"


def unused_key_range(request: Request, _context: Context) -> Iterator[Observation]:
    """A job that is no export has a key range.

    A key range chooses what an export job takes out of a bucket. An import goes into the whole bucket, and what the
    service does with a range on it is not known. The range of a cluster is CL13's.

    Leave `KeyRange` out, or empty; or change the JobType to `EXPORT`.

    Source: Snowball reference, 5.5, 11 and 12.

    Breaks (snowball.CreateJob):
        {"Resources": {"S3Resources": [{"BucketArn": "arn:aws:s3:::example-bucket", "KeyRange": {"EndMarker": "m"}}]}}

    Keeps (snowball.CreateJob):
        {"Resources": {"S3Resources": [{"BucketArn": "arn:aws:s3:::example-bucket", "KeyRange": {}}]}}
    """
    if request.operation != "CreateJob" or request.is_node or request.job_type not in {"IMPORT", "LOCAL_USE"}:
        return
    for resource, place in ranged(request):
        yield Observation(
            place.pointer,
            place.key,
            f"A key range is for export jobs alone; this one is {request.job_type}.",
            help="Leave `KeyRange` out; the service may refuse it.",
            mend=removing(resource, "KeyRange"),
        )


def empty_key_range(request: Request, _context: Context) -> Iterator[Observation]:
    """No key can lie in a key range, because it begins behind its end.

    Keys are compared by their bytes in UTF-8: digits come before capitals, and capitals before small letters. Both
    markers belong to the range, and so do keys that begin with the EndMarker. An export whose range has no object is
    refused. Whether the job of an UpdateJob is an export is not known, so that there it is a warning.

    Swap the markers, or correct their case. The unsafe fix swaps them.

    Source: Snowball reference, 5.5.

    Breaks (snowball.CreateJob):
        {
          "JobType": "EXPORT",
          "Resources": {
            "S3Resources": [
              {"BucketArn": "arn:aws:s3:::example-bucket", "KeyRange": {"BeginMarker": "car", "EndMarker": "Dog"}}
            ]
          }
        }

    Keeps (snowball.CreateJob):
        {
          "JobType": "EXPORT",
          "Resources": {
            "S3Resources": [
              {"BucketArn": "arn:aws:s3:::example-bucket", "KeyRange": {"BeginMarker": "Dog", "EndMarker": "car"}}
            ]
          }
        }
    """
    exports = request.operation == "CreateJob" and not request.is_node and request.job_type == "EXPORT"
    if not exports and request.operation != "UpdateJob":
        return
    for _, place in ranged(request):
        begin, end = place.get(_BEGIN), place.get(_END)
        if begin is None or end is None or not begin.text or not end.text:
            continue
        if is_empty_range(begin.text, end.text):
            yield seen_at(
                begin,
                "No key lies between {} and {}: the first comes later in the order of UTF-8 bytes.",
                begin.text,
                end.text,
                help="Digits come before capitals, capitals before small letters; swap the markers if you meant that.",
                mend=_swapped(begin, end),
                severity=None if exports else "warning",
            )


def untransferred_keys(request: Request, _context: Context) -> Iterator[Observation]:
    r"""Some objects of a bucket stay behind in an export.

    Objects whose keys end in `/` or `\` are not transferred, and those with `:` in their keys cannot be written on
    a Windows server.

    Look through the keys of the buckets before you order the job.

    Source: Snowball reference, 5.5.

    Breaks (snowball.CreateJob):
        {"JobType": "EXPORT"}

    Keeps (snowball.CreateJob):
        {"JobType": "IMPORT"}
    """
    place = request.root.get("Resources", "S3Resources")
    if request.operation == "CreateJob" and request.job_type == "EXPORT" and place is not None and place.items:
        yield Observation(
            place.pointer,
            place.key,
            "Objects whose keys end in / or \\ stay behind, and keys with a colon fail on Windows servers.",
            help="Look through the keys of these buckets before you order the job.",
        )


_EMPTY_MARKER = """A marker of a key range is an empty text.

The service wants at least one character. A range is open at the end that has no marker.

Leave the marker out.

Source: Snowball reference, 2.2 (trap 7), 5.5 and 11.

Breaks (snowball.CreateJob):
    {
      "JobType": "EXPORT",
      "Resources": {"S3Resources": [{"BucketArn": "arn:aws:s3:::example-bucket", "KeyRange": {"BeginMarker": ""}}]}
    }

Keeps (snowball.CreateJob):
    {
      "JobType": "EXPORT",
      "Resources": {"S3Resources": [{"BucketArn": "arn:aws:s3:::example-bucket", "KeyRange": {"BeginMarker": "a"}}]}
    }"""


def ranged(request: Request) -> Iterator[tuple[Place, Place]]:
    """The items of S3Resources whose key ranges have a marker, each with its key range."""
    for resource in request.root.each("Resources", "S3Resources"):
        place = resource.get("KeyRange")
        if place is not None and (place.text_of(_BEGIN) or place.text_of(_END)):
            yield resource, place


def _swapped(begin: Place, end: Place) -> Mend | None:
    """The change that swaps two markers."""
    changes = (replacing(begin, end.text, "unsafe"), replacing(end, begin.text, "unsafe"))
    edits = tuple(edit for change in changes if change is not None for edit in change.edits)
    return Mend("unsafe", "swap the markers", edits) if len(edits) == len(changes) else None


RULES: tuple[Checked, ...] = about(
    "Resources.S3Resources",
    rule("KR01", "unused-key-range", "warning", None, "seed", unused_key_range),
    rule("KR05", "empty-key-range", "error", COMBINATION, "guide", empty_key_range),
    rule("KR07", "untransferred-keys", "info", None, "guide", untransferred_keys),
)
# The schema states it.
SHAPES: tuple[Rule, ...] = (Rule("KR08", "empty-marker", "error", VALIDATION, "model", _EMPTY_MARKER),)
