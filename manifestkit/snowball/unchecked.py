"""What nobody can look up offline, and no stated fact says. Source: Snowball reference, 5 to 8; RULINGS 21 and 25."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manifestkit.findings.finding import Unchecked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifestkit.context import Context
    from manifestkit.snowball.request import Request
    from manifestkit.text.places import Place


def unchecked(request: Request, context: Context) -> tuple[Unchecked, ...]:
    """The checks that a request would need and that no stated fact decides, in the order of the text."""
    found = [*_names(request, context), *_region(request), *_states(request)]
    return tuple(sorted(found, key=lambda entry: entry.pointer))


def _names(request: Request, context: Context) -> Iterator[Unchecked]:
    """The things that are named and must exist."""
    root = request.root
    for name in ("AddressId", "ForwardingAddressId"):
        place = root.get(name)
        if place is not None and context.addresses is None:
            yield _at(place, "address-exists", "Only the account knows its addresses.")
    cluster = root.get("ClusterId")
    if cluster is not None and context.clusters is None:
        yield _at(cluster, "cluster-exists", "Only the account knows its clusters.")
    job = root.get("JobId")
    if job is not None:
        yield _at(job, "job-exists", "Only the account knows its jobs.")
    for resource in root.each("Resources", "S3Resources"):
        bucket = resource.get("BucketArn")
        if bucket is not None and context.buckets is None:
            yield _at(bucket, "bucket-exists", "Only Amazon S3 knows which buckets exist.")
    for resource in root.each("Resources", "LambdaResources"):
        function = resource.get("LambdaArn")
        if function is not None:
            yield _at(function, "function-exists", "Only AWS Lambda knows its functions, and what they are written in.")
    for resource in root.each("Resources", "Ec2AmiResources"):
        image = resource.get("AmiId")
        if image is not None:
            yield _at(image, "image-exists", "Only Amazon EC2 knows its images, and who may use them.")
    role, key, topic = root.get("RoleARN"), root.get("KmsKeyARN"), root.get("Notification", "SnsTopicARN")
    if role is not None:
        yield _at(role, "role-trusts-service", "Only IAM knows whom a role trusts and what it may do.")
    if key is not None:
        yield _at(key, "key-grants", "Only AWS KMS knows what a key grants, and to whom.")
    if topic is not None:
        yield _at(topic, "topic-exists", "Only Amazon SNS knows its topics.")


def _region(request: Request) -> Iterator[Unchecked]:
    if request.region is None and request.operation in _REGIONAL:
        yield Unchecked("region", "", "The rules that depend on the region have not run, since no region is stated.")


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
