"""The buckets of a request, and what stands twice among its resources."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from manifestkit.fields import s3
from manifestkit.fields.arn import Arn, parse, partition_of
from manifestkit.fields.arn_kinds import judge_bucket
from manifestkit.snowball.destination import known_region
from manifestkit.snowball.editions import S26
from manifestkit.snowball.rules.family import RESOURCE, about, rule
from manifestkit.snowball.rules.observing import dropping, replacing, seen_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifestkit.context import Context
    from manifestkit.fields.arn_kinds import ArnProblem
    from manifestkit.findings.observation import Observation
    from manifestkit.snowball.request import Request
    from manifestkit.snowball.rules.family import Checked

_TOO_MUCH = frozenset(("object-path", "wildcard"))
# What says most of an ARN that has a region and an account as well.
_NO_BUCKET = "other-resource"
# The ARN of a bucket beyond doubt; most are.
_PLAIN = re.compile("arn:aws:s3:::[^:/*]+")


def bucket_arn(request: Request, _context: Context) -> Iterator[Observation]:
    """A `BucketArn` is not the ARN of a bucket.

    It looks like `arn:aws:s3:::my-bucket`: the service S3, no region, no account, and the name of the bucket alone. The
    service finds nothing under anything else. A path or a wildcard behind the name is only a warning, since nobody
    knows whether the service minds; objects are chosen with a `KeyRange`.

    Write the ARN of the bucket.

    Source: Snowball reference, 5.6.

    Breaks (snowball.CreateJob):
        {"Resources": {"S3Resources": [{"BucketArn": "example-bucket"}]}}

    Breaks (snowball.CreateJob):
        {"Resources": {"S3Resources": [{"BucketArn": "arn:aws:s3:::example-bucket/photos/*"}]}}

    Keeps (snowball.CreateJob):
        {"Resources": {"S3Resources": [{"BucketArn": "arn:aws:s3:::example-bucket"}]}}
    """
    for place, text, _ in request.bucket_arns:
        if _PLAIN.fullmatch(text) or is_refused_by_shape(request, text):
            continue
        problems = [problem for problem in judge_bucket(text) if not is_known_by_partition(problem, text)]
        if problems:
            problem = next((problem for problem in problems if problem.kind == _NO_BUCKET), problems[0])
            is_too_much = problem.kind in _TOO_MUCH
            yield seen_at(
                place,
                problem.message,
                help="Name the bucket alone; an export chooses objects with a KeyRange." if is_too_much else None,
                mend=replacing(place, _meant_bucket(request, text), "unsafe", "write the ARN of the bucket"),
                severity="warning" if is_too_much else None,
            )


def bucket_name(request: Request, _context: Context) -> Iterator[Observation]:
    """The name of a bucket breaks the rule for names of buckets.

    Names have 3 to 63 characters: small letters, digits, dots and hyphens. Old buckets may have other names, and AWS's
    own examples have `MyBucket`, so that this is only a warning.

    Correct the name, if the bucket is not an old one.

    Source: Snowball reference, 5.6; address reference, 1.8.

    Breaks (snowball.CreateJob):
        {"Resources": {"S3Resources": [{"BucketArn": "arn:aws:s3:::Example_Bucket"}]}}

    Keeps (snowball.CreateJob):
        {"Resources": {"S3Resources": [{"BucketArn": "arn:aws:s3:::example-bucket"}]}}
    """
    for place, name in request.buckets:
        verdict = s3.judge_bucket(name)
        if verdict.outcome != "valid":
            yield seen_at(place, verdict.reason)


def bucket_region(request: Request, context: Context) -> Iterator[Observation]:
    """A bucket lies in another region than the one that the job is ordered in.

    A device moves data only within the region in which it was ordered. The region of the call and that of the bucket
    are stated facts; where nobody told that of the call, the buckets are held against each other.

    Order the job in the bucket's region, or use another bucket.

    Source: Snowball reference, 5.6.

    With the context:
        [buckets]
        example-bucket = {region = "us-west-2"}

    Breaks (snowball.CreateJob, region us-east-1):
        {}

    Keeps (snowball.CreateJob, region us-west-2):
        {"KmsKeyARN": null}
    """
    if not context.buckets:
        return
    region = known_region(request)
    common = region
    for place, name in request.buckets:
        home = context.buckets[name].region if name in context.buckets else None
        common = common or home
        if home is None or common is None or home == common:
            continue
        if region is None:
            message = "The bucket lies in {}, and one before it in {}: a device moves data only within one region."
            help_line = "Order a job for each region."
        else:
            message = "The bucket lies in {}, and a device ordered in {} moves data only within that region."
            help_line = "Order the job in the region of its buckets."
        yield seen_at(place, message, home, common, help=help_line)


def unknown_bucket(request: Request, context: Context) -> Iterator[Observation]:
    """A bucket is none of those that the context states.

    Where the context states buckets, it states all of them. The service refuses a job whose bucket it cannot find.

    Correct the name, or add the bucket to the context.

    Source: Snowball reference, 1.2.

    With the context:
        [buckets]
        example-bucket = {}

    Breaks (snowball.CreateJob):
        {"Resources": {"S3Resources": [{"BucketArn": "arn:aws:s3:::example-bukket"}]}}

    Keeps (snowball.CreateJob):
        {"Resources": {"S3Resources": [{"BucketArn": "arn:aws:s3:::example-bucket"}]}}
    """
    if context.buckets is None:
        return
    for place, name in request.buckets:
        if name not in context.buckets:
            yield seen_at(
                place,
                "The context states no bucket {}.",
                name,
                help="Correct the name, or add the bucket to the context.",
            )


def repeated_resource(request: Request, _context: Context) -> Iterator[Observation]:
    """A function or a machine image stands in the request twice.

    Remove one of the two.

    Source: Snowball reference, 5.6.

    Breaks (snowball.CreateJob):
        {"SnowballType": "EDGE", "SnowballCapacityPreference": "T100",
         "Resources": {"S3Resources": [{"BucketArn": "arn:aws:s3:::example-bucket"}],
                       "Ec2AmiResources": [{"AmiId": "ami-12345678"}, {"AmiId": "ami-12345678"}]}}

    Keeps (snowball.CreateJob):
        {"SnowballType": "EDGE", "SnowballCapacityPreference": "T100",
         "Resources": {"S3Resources": [{"BucketArn": "arn:aws:s3:::example-bucket"}],
                       "Ec2AmiResources": [{"AmiId": "ami-12345678"}, {"AmiId": "ami-87654321"}]}}
    """
    for resources, member in (("LambdaResources", "LambdaArn"), ("Ec2AmiResources", "AmiId")):
        items = request.root.each("Resources", resources)
        bare: dict[str, bool] = {}
        for index, item in enumerate(items):
            place = item.get(member)
            if place is None or place.text is None:
                continue
            is_bare = len(item.members) == 1
            if place.text not in bare:
                bare[place.text] = is_bare
                continue
            alike = is_bare and bare[place.text]
            yield seen_at(
                place,
                "{} stands in the list already.",
                place.text,
                help="Remove one of the two.",
                mend=dropping(items, index, "remove the second one") if alike else None,
            )


def is_refused_by_shape(request: Request, text: str) -> bool:
    """Whether the schema speaks of an ARN: the later edition has a pattern for all of them (Snowball reference, 2)."""
    return request.edition == S26 and not text.startswith("arn:aws")


def is_known_by_partition(problem: ArnProblem, text: str) -> bool:
    """Whether a problem is one of partitions, which have a rule of their own (SN07)."""
    return problem.part == "partition" and text.startswith("arn:aws")


def _meant_bucket(request: Request, text: str) -> str | None:
    """The ARN of the bucket whose bare name or URL somebody wrote, or something too much around it."""
    arn = parse(text)
    if arn is None:
        name = s3.bucket_in(text)
        partition = partition_of(request.region) if request.region else None
        return name and str(Arn(partition or "aws", "s3", "", "", name))
    bucket, path, _ = arn.resource.partition("/")
    is_other_thing = arn.service != "s3" or (arn.account and path)
    return None if is_other_thing or "*" in bucket or not bucket else str(Arn(arn.partition, "s3", "", "", bucket))


RULES: tuple[Checked, ...] = (
    *about(
        "Resources.S3Resources",
        rule("RS01", "bucket-arn", "error", RESOURCE, "model", bucket_arn),
        rule("RS02", "bucket-name", "warning", None, "inferred", bucket_name),
        rule("RS03", "bucket-of-other-region", "warning", RESOURCE, "guide", bucket_region),
    ),
    *about("Resources", rule("RS16", "repeated-resource", "warning", None, "inferred", repeated_resource)),
    *about("Resources.S3Resources", rule("RS18", "unknown-bucket", "error", RESOURCE, "model", unknown_bucket)),
)
