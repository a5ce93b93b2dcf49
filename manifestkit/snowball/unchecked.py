"""What nobody can look up offline, and no stated fact says. Source: Snowball reference, 5 to 8; RULINGS 21 and 25."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from manifestkit.fields.arn import lambda_function, parse
from manifestkit.findings.finding import Unchecked
from manifestkit.schema.loading import shapes
from manifestkit.snowball.regions import is_known

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from manifestkit.context import Context
    from manifestkit.snowball.request import Request
    from manifestkit.text.places import Place


def unchecked(request: Request, context: Context) -> tuple[Unchecked, ...]:
    """The checks that a request would need and that no stated fact decides, in the order of their pointers.

    Of what has not the form of its kind there is nothing to look up: a rule has spoken of it.
    """
    found = [
        *_named(request, context),
        *_functions(request),
        *_buckets(request, context),
        *_address(request),
        *_token(request),
        *_region(request),
        *_states(request),
    ]
    return tuple(sorted(found, key=lambda entry: entry.pointer))


class _Named(NamedTuple):
    """What a request names by an id or an ARN, at a member or, with ``items``, at members of the items of a list.

    ``shape`` is that of the id in ``schemas/snowball/shapes.json``.
    """

    shape: str
    check: str
    reason: str
    path: tuple[str, ...]
    items: tuple[str, ...] | None = None


_JOBS = "Only the account knows its jobs."
_ADDRESSES = "Only the account knows its addresses."
_PRICES = "Only the account knows its long-term prices."
_PICKUPS = "Only the account knows its pickups."
_ROLE = "Only IAM knows whether the role trusts importexport.amazonaws.com, and what it may do."
_KEY = "Only AWS KMS knows what a key grants, and to whom."
_TOPICS = "Only Amazon SNS knows its topics."
_IMAGES = "Only Amazon EC2 knows its images, and who may use them."
_NAMED = (
    _Named("JobId", "job-exists", _JOBS, ("JobId",)),
    _Named("JobId", "job-exists", _JOBS, ("ReplacementJob",)),
    _Named("ClusterId", "cluster-exists", "Only the account knows its clusters.", ("ClusterId",)),
    _Named("AddressId", "address-exists", _ADDRESSES, ("AddressId",)),
    _Named("AddressId", "address-exists", _ADDRESSES, ("ForwardingAddressId",)),
    _Named("LongTermPricingId", "price-exists", _PRICES, ("LongTermPricingId",)),
    _Named("LongTermPricingId", "price-exists", _PRICES, ("LongTermPricingIds",), ()),
    _Named("DevicePickupId", "pickup-exists", _PICKUPS, ("PickupDetails", "DevicePickupId")),
    _Named("RoleARN", "role-trusts-service", _ROLE, ("RoleARN",)),
    _Named("KmsKeyARN", "key-grants", _KEY, ("KmsKeyARN",)),
    _Named("SnsTopicARN", "topic-exists", _TOPICS, ("Notification", "SnsTopicARN")),
    _Named("SnsTopicARN", "topic-exists", _TOPICS, ("Notification", "DevicePickupSnsTopicARN")),
    _Named("AmiId", "image-exists", _IMAGES, ("Resources", "Ec2AmiResources"), ("AmiId",)),
)


def _named(request: Request, context: Context) -> Iterator[Unchecked]:
    """The things that are named and must exist, but for those of which the context states all."""
    stated = {"address-exists": context.addresses is not None, "cluster-exists": context.clusters is not None}
    for kind, matches in _named_in(request.edition):
        if stated.get(kind.check):
            continue
        place = request.root.get(*kind.path)
        if place is None:
            continue
        for named in (place,) if kind.items is None else [item.get(*kind.items) for item in place.items]:
            if named is not None and named.text is not None and matches(named.text):
                yield _at(named, kind.check, kind.reason)


@cache
def _named_in(edition: str) -> tuple[tuple[_Named, Callable[[str], object]], ...]:
    """What can be named in an edition, and what finds the form of its kind in a text."""
    known = shapes("snowball", edition)
    return tuple((kind, re.compile(known[kind.shape]["pattern"]).search) for kind in _NAMED if kind.shape in known)


def _functions(request: Request) -> Iterator[Unchecked]:
    for place, text in request.resource_texts("LambdaResources", "LambdaArn"):
        arn = parse(text)
        if arn is not None and lambda_function(arn) is not None:
            yield _at(place, "function-exists", "Only AWS Lambda knows its functions and their languages.")


def _buckets(request: Request, context: Context) -> Iterator[Unchecked]:
    for place, name in request.buckets:
        if context.buckets is None:
            yield _at(place, "bucket-exists", "Only Amazon S3 knows which buckets exist, and where they lie.")
        elif name in context.buckets and context.buckets[name].region is None:
            reason = "Where the bucket lies is not stated; `region` in `[buckets]` of the context can state it."
            yield _at(place, "bucket-region", reason)


def _address(request: Request) -> Iterator[Unchecked]:
    """What InvalidAddressException and UnsupportedAddressException are about (Snowball reference, 1.2)."""
    place = request.root.get("Address")
    if place is not None and place.members and request.operation == "CreateAddress":
        yield _at(place, "address-deliverable", "Only the region's carrier knows whether it delivers there.")


def _token(request: Request) -> Iterator[Unchecked]:
    place = request.root.get("NextToken")
    if place is not None and place.text:
        yield _at(place, "token-known", "Only the service knows the tokens that it has handed out.")


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
