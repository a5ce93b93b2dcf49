"""The role that the service takes on, and the key that encrypts the data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manifestkit.fields.arn import parse
from manifestkit.findings.rule import Rule
from manifestkit.snowball.destination import known_region
from manifestkit.snowball.rules.family import KMS, VALIDATION, about, rule
from manifestkit.snowball.rules.observing import seen_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from manifestkit.context import Context
    from manifestkit.fields.arn_kinds import ArnProblem
    from manifestkit.findings.observation import Observation
    from manifestkit.snowball.request import Request
    from manifestkit.snowball.rules.family import Checked
    from manifestkit.text.places import Place

_ROLE_ARN = """A `RoleARN` looks like `arn:aws:iam::123456789012:role/my-role`.

The account has 12 digits; nine are a common mistake in copying. There is no region, and the role may have a path. The
service refuses every other text.

Write the ARN of the role.

Source: Snowball reference, 2 and 5.7.

Breaks (snowball.CreateJob):
    {"RoleARN": "arn:aws:iam::123456789:role/snowball-import-S3-role"}

Keeps (snowball.CreateJob):
    {"RoleARN": "arn:aws:iam::123456789012:role/service-role/snowball-import-S3-role"}
"""

_KEY_ARN = """A `KmsKeyARN` looks like `arn:aws:kms:us-east-1:123456789012:key/` and the id of the key.

The service refuses the ARN of an alias, an account without 12 digits, and every other text. The key may belong to
another account.

Write the ARN of the key itself, not of its alias.

Source: Snowball reference, 2 and 5.7.

Breaks (snowball.CreateJob):
    {"KmsKeyARN": "arn:aws:kms:us-east-1:123456789012:alias/example"}

Keeps (snowball.CreateJob):
    {"KmsKeyARN": "arn:aws:kms:us-east-1:210987654321:key/abcd1234-12ab-34cd-56ef-123456123456"}
"""

# What a role needs, by the type of job that it serves.
_RIGHTS = {
    "IMPORT": (
        "s3:GetBucketLocation, s3:ListBucketMultipartUploads, s3:GetBucketPolicy, s3:PutObject,"
        " s3:AbortMultipartUpload, s3:ListMultipartUploadParts and s3:PutObjectAcl"
    ),
    "EXPORT": "s3:GetBucketLocation, s3:GetBucketPolicy, s3:GetObject and s3:ListBucket",
}
_KEY_RIGHTS = {
    "IMPORT": "kms:GenerateDataKey, and kms:Decrypt for multipart uploads",
    "EXPORT": "kms:Decrypt",
}


def role_trust(request: Request, _context: Context) -> Iterator[Observation]:
    """The role has to trust the service.

    Its trust policy names `importexport.amazonaws.com` as principal. Older documentation also wants the condition
    `sts:ExternalId` to be `AWSIE`. The policy stands in IAM, not in the request, so that this is `unchecked` in every
    request that names a role. The advice is given where nothing else is said of the role: not to imports and exports,
    which are told what it needs, and not to clusters, which are told what they wait for.

    Look at the trust policy of the role.

    Source: Snowball reference, 5.7.

    Breaks (snowball.UpdateJob):
        {"RoleARN": "arn:aws:iam::123456789012:role/snowball-import-S3-role"}

    Keeps (snowball.CreateJob):
        {}
    """
    place = request.root.get("RoleARN")
    if place is not None and request.operation != "CreateCluster" and request.job_type not in _RIGHTS:
        yield seen_at(
            place,
            "The role has to trust importexport.amazonaws.com; older documentation also wants the condition that"
            " sts:ExternalId is AWSIE.",
        )


def role_rights(request: Request, _context: Context) -> Iterator[Observation]:
    """The role needs rights in the buckets of the job.

    An import needs others than an export. The rights stand in IAM, not in the request.

    Look at the policies of the role.

    Source: Snowball reference, 5.7.

    Breaks (snowball.CreateJob):
        {"JobType": "EXPORT"}

    Keeps (snowball.UpdateJob):
        {}
    """
    place, rights = request.root.get("RoleARN"), _RIGHTS.get(request.job_type or "")
    if place is not None and rights is not None:
        yield seen_at(place, f"In the buckets of this job the role needs {rights}.")


def role_key_rights(request: Request, _context: Context) -> Iterator[Observation]:
    """The role needs rights to the keys of buckets that are encrypted with AWS KMS.

    Importing needs `kms:GenerateDataKey`, and `kms:Decrypt` for multipart uploads; exporting needs `kms:Decrypt`. How a
    bucket is encrypted stands in Amazon S3, not in the request. The advice is given where the request itself names a
    key, and not for the original Snowball, which does not support such buckets.

    Look at the policies of the role if a bucket has SSE-KMS.

    Source: Snowball reference, 5.7 and 5.10.

    Breaks (snowball.CreateJob):
        {"JobType": "EXPORT", "SnowballType": "EDGE", "SnowballCapacityPreference": "T100"}

    Keeps (snowball.CreateJob):
        {"JobType": "EXPORT", "SnowballType": "EDGE", "SnowballCapacityPreference": "T100", "KmsKeyARN": null}
    """
    place, rights = request.root.get("RoleARN"), _KEY_RIGHTS.get(request.job_type or "")
    has_key = request.root.get("KmsKeyARN") is not None
    if place is not None and rights is not None and has_key and request.device != "STANDARD":
        yield seen_at(place, f"Where a bucket is encrypted with AWS KMS, the role also needs {rights}.")


def key_region(request: Request, _context: Context) -> Iterator[Observation]:
    """The key lies in another region than the one that the job is ordered in, or in none.

    The service would not find it there. A multi-Region key has an ARN of its own in each region.

    Use a key of the region in which the job is ordered.

    Source: Snowball reference, 5.7.

    Breaks (snowball.CreateJob, region us-west-2):
        {"KmsKeyARN": "arn:aws:kms:us-east-1:123456789012:key/abcd1234-12ab-34cd-56ef-123456123456"}

    Keeps (snowball.CreateJob, region us-west-2):
        {"KmsKeyARN": "arn:aws:kms:us-west-2:123456789012:key/abcd1234-12ab-34cd-56ef-123456123456"}
    """
    region, place = known_region(request), request.root.get("KmsKeyARN")
    if place is not None and place.text:
        yield from misplaced(place, region, request.key_problems, "key")


def key_id(request: Request, _context: Context) -> Iterator[Observation]:
    """The id of the key does not look like one.

    Ids of keys are UUIDs, and those of multi-Region keys are `mrk-` and 32 characters. The service's own pattern takes
    anything behind `key/`, even nothing.

    Copy the ARN of the key again.

    Source: Snowball reference, 5.7.

    Breaks (snowball.CreateJob):
        {"KmsKeyARN": "arn:aws:kms:us-east-1:123456789012:key/my-key"}

    Keeps (snowball.CreateJob):
        {"KmsKeyARN": "arn:aws:kms:us-east-1:123456789012:key/mrk-1234abcd12ab34cd56ef1234567890ab"}
    """
    place = request.root.get("KmsKeyARN")
    if place is None or place.text is None:
        return
    for problem in request.key_problems:
        if problem.kind in {"name-form", "missing-name"}:
            help_line = "Copy the ARN of the key again: the service's pattern would take this one."
            yield seen_at(place, problem.message, help=help_line)


def misplaced(place: Place, region: str | None, problems: Iterable[ArnProblem], thing: str) -> Iterator[Observation]:
    """An ARN that names no region, or another one than ``region``, where that is known.

    ``problems`` are those of the ARN; an ARN of another service is no matter of regions.
    """
    arn = parse(place.text or "")
    problem = next((problem for problem in problems if problem.part in {"service", "region"}), None)
    if arn is None or (problem is not None and problem.part == "service"):
        return
    if problem is not None:
        yield seen_at(place, problem.message)
    elif region is not None and arn.region != region:
        yield seen_at(
            place,
            f"The {thing} lies in {{}}, and the job is ordered in {{}}.",
            arn.region,
            region,
            help=f"Use a {thing} of the region in which the job is ordered.",
        )


SHAPES: tuple[Rule, ...] = (
    Rule("IA01", "role-arn", "error", VALIDATION, "model", _ROLE_ARN),
    Rule("KM01", "key-arn", "error", VALIDATION, "model", _KEY_ARN),
)

RULES: tuple[Checked, ...] = (
    *about(
        "RoleARN",
        rule("IA02", "role-trust", "info", None, "guide", role_trust),
        rule("IA03", "role-rights", "info", None, "guide", role_rights),
        rule("IA04", "role-key-rights", "info", None, "guide", role_key_rights),
    ),
    *about(
        "KmsKeyARN",
        rule("KM02", "key-of-other-region", "warning", KMS, "guide", key_region),
        rule("KM04", "key-id", "warning", None, "inferred", key_id),
    ),
)
