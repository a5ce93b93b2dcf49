"""What a job that is no node of a cluster must have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manifestkit.findings.observation import Observation
from manifestkit.snowball.editions import S20
from manifestkit.snowball.rules.family import COMBINATION, RESOURCE, about, rule
from manifestkit.snowball.rules.observing import absent, seen_at
from manifestkit.text.nodes import Mapping, Sequence
from manifestkit.text.places import join
from manifestkit.text.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifestkit.context import Context
    from manifestkit.snowball.request import Request
    from manifestkit.snowball.rules.family import Checked
    from manifestkit.text.places import Place

# What a job cannot do without, and how to say it (5.2, JB01).
_NEEDED = {
    "JobType": "Write IMPORT, EXPORT or LOCAL_USE.",
    "Resources": 'Name the buckets, as in {"S3Resources": [{"BucketArn": "arn:aws:s3:::BUCKET"}]}.',
    "AddressId": "Write the id that CreateAddress answered; DescribeAddresses lists them all.",
    "RoleARN": "Name the role with which the service reaches the buckets, as in arn:aws:iam::123456789012:role/NAME.",
    "ShippingOption": "Write NEXT_DAY, SECOND_DAY, EXPRESS or STANDARD.",
}
_WHERE_BUCKETS_STAND = ("CreateJob", "CreateCluster", "UpdateJob", "UpdateCluster")


def missing_job_member(request: Request, _context: Context) -> Iterator[Observation]:
    """A job lacks JobType, Resources, AddressId, RoleARN or ShippingOption.

    The model of the API leaves them optional because a node of a cluster takes them from its cluster. A job without a
    ClusterId has nowhere to take them from; before there were clusters the model required them. In the current edition
    this is a warning, and a LOCAL_USE job with S3-compatible storage needs no Resources.

    Add the member.

    Source: Snowball reference, 4.2, 5.2 and 11.

    Breaks (snowball.CreateJob):
        {"RoleARN": null}

    Keeps (snowball.CreateJob):
        {"RoleARN": "arn:aws:iam::123456789012:role/snowball-import-S3-role"}

    Keeps (snowball.CreateJob text):
        {"ClusterId": "CID123e4567-e89b-12d3-a456-426655440000"}
    """
    lacking = absent(request.root, *_NEEDED)
    if not lacking or not _is_alone(request) or _is_empty(request.root):
        return
    for name in lacking:
        if name != "Resources" or not _stores_on_device(request):
            yield Observation(
                join("", name),
                _null(request.root, name) or request.root.key,
                f"A job that is no node of a cluster needs `{name}`.",
                help=_NEEDED[name],
                severity="error" if request.edition == S20 else "warning",
            )


def missing_buckets(request: Request, _context: Context) -> Iterator[Observation]:
    """An import or export names no bucket.

    The buckets are what such a job is about. `Resources` may be an empty object by the model, and the service has
    nothing to do then.

    Name at least one bucket in `S3Resources`.

    Source: Snowball reference, 5.2 and 11.

    Breaks (snowball.CreateJob):
        {"Resources": {}}

    Keeps (snowball.CreateJob):
        {"Resources": {"S3Resources": [{"BucketArn": "arn:aws:s3:::example-bucket"}]}}
    """
    if request.job_type in {"IMPORT", "EXPORT"}:
        yield from _bucketless(request, f"An {(request.job_type or '').lower()} job names no bucket.")


def local_use_without_buckets(request: Request, _context: Context) -> Iterator[Observation]:
    """A job for local use names no bucket.

    The buckets of a device are those of its order, so that this one would have none.

    Name the buckets in `S3Resources`. In the current edition there are devices that need none.

    Source: Snowball reference, 5.2.

    Breaks (snowball.CreateJob):
        {"JobType": "LOCAL_USE", "SnowballType": "EDGE", "SnowballCapacityPreference": "T100", "Resources": {}}

    Keeps (snowball.CreateJob):
        {"JobType": "LOCAL_USE", "SnowballType": "EDGE", "SnowballCapacityPreference": "T100"}
    """
    if request.edition == S20 and request.job_type == "LOCAL_USE":
        yield from _bucketless(request, "The device would have no bucket: those of the order are all that it has.")


def missing_bucket_arn(request: Request, _context: Context) -> Iterator[Observation]:
    """An item of S3Resources does not say which bucket it means.

    The model leaves `BucketArn` optional, though nothing else names the bucket.

    Add `BucketArn`, such as `arn:aws:s3:::example-bucket`.

    Source: Snowball reference, 5.2.

    Breaks (snowball.CreateJob):
        {"Resources": {"S3Resources": [{"KeyRange": {}}]}}

    Keeps (snowball.CreateJob):
        {"Resources": {"S3Resources": [{"BucketArn": "arn:aws:s3:::example-bucket"}]}}
    """
    for resource in _buckets(request):
        if isinstance(resource.node, Mapping) and absent(resource, "BucketArn"):
            yield Observation(
                join(resource.pointer, "BucketArn"),
                resource.key,
                "Which bucket this is about is not said.",
                help="Add `BucketArn`, such as arn:aws:s3:::example-bucket.",
            )


def repeated_bucket(request: Request, _context: Context) -> Iterator[Observation]:
    """A bucket stands in S3Resources twice.

    A second item for a bucket makes sense where both have key ranges and these differ: then an export takes two parts
    of it.

    Remove one of them, or give each a key range of its own.

    Source: Snowball reference, 5.2.

    Breaks (snowball.CreateJob):
        {
          "Resources": {
            "S3Resources": [{"BucketArn": "arn:aws:s3:::example-bucket"}, {"BucketArn": "arn:aws:s3:::example-bucket"}]
          }
        }

    Keeps (snowball.CreateJob):
        {
          "JobType": "EXPORT",
          "Resources": {
            "S3Resources": [
              {"BucketArn": "arn:aws:s3:::example-bucket", "KeyRange": {"EndMarker": "m"}},
              {"BucketArn": "arn:aws:s3:::example-bucket", "KeyRange": {"BeginMarker": "n"}}
            ]
          }
        }
    """
    if len({text for _, text, _ in request.bucket_arns}) == len(request.bucket_arns):
        return
    seen: dict[str, set[tuple[str, str]]] = {}
    for resource in _buckets(request):
        bucket = resource.get("BucketArn")
        if bucket is None or not bucket.text:
            continue
        ranges = seen.setdefault(bucket.text, set())
        taken = _range(resource)
        if taken in ranges or _WHOLE in ranges or (ranges and taken == _WHOLE):
            yield seen_at(
                bucket,
                "The bucket {} stands in the list already.",
                bucket.text,
                help="Remove one of the two, or give each a key range of its own.",
            )
        ranges.add(taken)


def empty_job(request: Request, _context: Context) -> Iterator[Observation]:
    """A job has neither a ClusterId nor anything else.

    The model of the API lets an empty CreateJob through, since each of its members is optional. The service cannot
    know what to send, and where to.

    Name the cluster of a node with `ClusterId`, or describe the job; `manifestkit new snowball.CreateJob` shows how.

    Source: Snowball reference, 5.2.

    Breaks (snowball.CreateJob text):
        {}

    Keeps (snowball.CreateJob):
        {}
    """
    if _is_empty(request.root) and _is_alone(request):
        yield Observation(
            "",
            request.root.key,
            "The job has neither a ClusterId nor anything else.",
            help="Name the cluster of a node, or describe the job: `manifestkit new snowball.CreateJob` shows how.",
        )


_WHOLE = ("", "")


def _is_alone(request: Request) -> bool:
    """Whether it creates a job that is no node of a cluster."""
    is_unnamed = absent(request.root, "ClusterId") or request.root.text_of("ClusterId") == ""
    return request.operation == "CreateJob" and bool(is_unnamed)


def _is_empty(place: Place) -> bool:
    return not place.present


def _null(place: Place, name: str) -> Span | None:
    """Where the null stands that a member counts as absent for."""
    entry = place.node.get(name) if isinstance(place.node, Mapping) else None
    return None if entry is None else Span(entry.value.start, entry.value.end)


def _stores_on_device(request: Request) -> bool:
    """Whether it orders S3-compatible storage, for which no buckets are chosen (5.2, JB02)."""
    storage = request.root.get("OnDeviceServiceConfiguration", "S3OnDeviceService")
    return request.edition != S20 and request.job_type == "LOCAL_USE" and storage is not None


def _bucketless(request: Request, message: str) -> Iterator[Observation]:
    resources = request.root.get("Resources")
    if resources is None or not isinstance(resources.node, Mapping):
        return
    buckets = resources.get("S3Resources")
    if buckets is None:
        named = not absent(resources, "S3Resources")
    else:
        named = bool(buckets.items) or not isinstance(buckets.node, Sequence)
    if named or not _is_alone(request):
        return
    yield Observation(
        join(resources.pointer, "S3Resources"),
        (buckets or resources).key,
        message,
        help='Name one, as in "S3Resources": [{"BucketArn": "arn:aws:s3:::BUCKET"}].',
    )


def _buckets(request: Request) -> tuple[Place, ...]:
    stand_here = request.operation in _WHERE_BUCKETS_STAND and not request.is_node
    return request.root.each("Resources", "S3Resources") if stand_here else ()


def _range(resource: Place) -> tuple[str, str]:
    """The markers of a bucket's key range; an end without one is an empty text."""
    begin, end = (resource.text_of("KeyRange", marker) for marker in ("BeginMarker", "EndMarker"))
    return begin or "", end or ""


RULES: tuple[Checked, ...] = (
    rule("JB01", "missing-job-member", "error", COMBINATION, "inferred", missing_job_member),
    *about(
        "Resources",
        rule("JB03", "missing-buckets", "error", COMBINATION, "seed", missing_buckets),
        rule("JB04", "local-use-without-buckets", "warning", None, "guide", local_use_without_buckets),
    ),
    *about(
        "Resources.S3Resources",
        rule("JB05", "missing-bucket-arn", "error", RESOURCE, "inferred", missing_bucket_arn),
        rule("JB06", "repeated-bucket", "warning", None, "inferred", repeated_bucket),
    ),
    rule("JB07", "empty-job", "error", COMBINATION, "model", empty_job),
)
