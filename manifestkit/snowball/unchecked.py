"""What nobody can look up offline, and no stated fact says. Source: Snowball reference, 5 to 8; RULINGS 21 and 25."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manifestkit.findings.finding import Unchecked
from manifestkit.snowball.regions import is_known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifestkit.context import Context
    from manifestkit.snowball.request import Request
    from manifestkit.text.places import Place


def unchecked(request: Request, context: Context) -> tuple[Unchecked, ...]:
    """The checks that a request would need and that no stated fact decides, in the order of the text."""
    found = [*_names(request), *_statable(request, context), *_region(request), *_states(request)]
    return tuple(sorted(found, key=lambda entry: entry.pointer))


# What a request names, whose existence or rights only another service knows.
_NAMED = (
    (("JobId",), "job-exists", "Only the account knows its jobs."),
    (("RoleARN",), "role-trusts-service", "Only IAM knows whom a role trusts and what it may do."),
    (("KmsKeyARN",), "key-grants", "Only AWS KMS knows what a key grants, and to whom."),
    (("Notification", "SnsTopicARN"), "topic-exists", "Only Amazon SNS knows its topics."),
)
_LISTED = (
    ("LambdaResources", "LambdaArn", "function-exists", "Only AWS Lambda knows its functions and their languages."),
    ("Ec2AmiResources", "AmiId", "image-exists", "Only Amazon EC2 knows its images, and who may use them."),
)


def _names(request: Request) -> Iterator[Unchecked]:
    """The things that are named and must exist."""
    for path, check, reason in _NAMED:
        if (place := request.root.get(*path)) is not None:
            yield _at(place, check, reason)
    for resources, member, check, reason in _LISTED:
        for resource in request.root.each("Resources", resources):
            if (place := resource.get(member)) is not None:
                yield _at(place, check, reason)


def _statable(request: Request, context: Context) -> Iterator[Unchecked]:
    """The same of what the context can state, and does not."""
    if context.addresses is None:
        for name in ("AddressId", "ForwardingAddressId"):
            if (place := request.root.get(name)) is not None:
                yield _at(place, "address-exists", "Only the account knows its addresses.")
    if context.clusters is None and (place := request.root.get("ClusterId")) is not None:
        yield _at(place, "cluster-exists", "Only the account knows its clusters.")
    if context.buckets is None:
        for resource in request.root.each("Resources", "S3Resources"):
            if (place := resource.get("BucketArn")) is not None:
                yield _at(place, "bucket-exists", "Only Amazon S3 knows which buckets exist.")


def _region(request: Request) -> Iterator[Unchecked]:
    if request.operation in _REGIONAL and (request.region is None or not is_known(request.region)):
        yield Unchecked("region", "", "No region is stated that Snowball serves, so its rules have not run.")


_REGIONAL = frozenset(("CreateJob", "CreateCluster", "UpdateJob", "UpdateCluster", "CreateAddress"))


def _states(request: Request) -> Iterator[Unchecked]:
    """What an operation wants of the state of a job or cluster (Snowball reference, 5.9)."""
    wanted = _WANTED.get(request.operation)
    if wanted is not None:
        member, reason = wanted
        place = request.root.get(member)
        pointer = f"/{member}" if place is None else place.pointer
        yield Unchecked("job-state" if member == "JobId" else "cluster-state", pointer, reason)


_WANTED = {
    "UpdateJob": ("JobId", "The job must be New, and only the service knows its state."),
    "CancelJob": ("JobId", "The job must be New, and only the service knows its state."),
    "UpdateCluster": ("ClusterId", "The cluster must be AwaitingQuorum, and only the service knows its state."),
    "CancelCluster": ("ClusterId", "The cluster must be AwaitingQuorum, and only the service knows its state."),
    "GetJobManifest": ("JobId", "The device must have reached you, and only the service knows the job's state."),
    "GetJobUnlockCode": ("JobId", "The device must have reached you, and only the service knows the job's state."),
}


def _at(place: Place, check: str, reason: str) -> Unchecked:
    return Unchecked(check, place.pointer, reason)
