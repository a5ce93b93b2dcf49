"""Whether an ARN names a thing of the kind that is asked for: a bucket, a function, a key, a role or a topic.

Whether the thing exists cannot be known offline. Source: Snowball reference, 5.6 and 5.7.
"""

from __future__ import annotations

import re

from manifestkit.fields.arn import PARTITIONS, Arn, parse, partition_of
from manifestkit.fields.region import is_region_name
from manifestkit.lean_typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Literal

_ACCOUNT = re.compile(r"[0-9]{12}")
_SHORT_ACCOUNT = re.compile(r"[0-9]{9}")


class ArnProblem(NamedTuple):
    """One thing that is wrong or doubtful about an ARN.

    ``part`` is the part that it lies in, ``arn`` for the whole. ``suggestion`` is the whole ARN with this part
    mended, or None when that cannot be known.
    """

    part: Literal["arn", "partition", "service", "region", "account", "resource"]
    kind: Literal[
        "no-arn",
        "other-service",
        "unknown-partition",
        "partition-of-other-region",
        "needless-region",
        "missing-region",
        "region-form",
        "needless-account",
        "missing-account",
        "nine-digit-account",
        "account-form",
        "other-resource",
        "missing-name",
        "name-form",
        "object-path",
        "wildcard",
        "alias",
    ]
    message: str
    suggestion: str | None = None


def judge_bucket(text: str) -> tuple[ArnProblem, ...]:
    """List the problems of the ARN of an S3 bucket, ``arn:aws:s3:::NAME``; the name itself is not judged here.

    Source: Snowball reference, 5.6, RS01.
    """
    return _judge(text, _BUCKET)


def judge_function(text: str) -> tuple[ArnProblem, ...]:
    """List the problems of the ARN of a Lambda function, with or without its version or alias.

    Source: Snowball reference, 5.6, RS04.
    """
    return _judge(text, _FUNCTION)


def judge_key(text: str) -> tuple[ArnProblem, ...]:
    """List the problems of the ARN of a KMS key. Source: Snowball reference, 5.7, KM01 and KM04."""
    return _judge(text, _KEY)


def judge_role(text: str) -> tuple[ArnProblem, ...]:
    """List the problems of the ARN of an IAM role, with or without a path.

    The form of its name is that of IAM's own model. Source: Snowball reference, 5.7, IA01.
    """
    return _judge(text, _ROLE)


def judge_topic(text: str) -> tuple[ArnProblem, ...]:
    """List the problems of the ARN of an SNS topic. Source: Snowball reference, 5.7, SN01."""
    return _judge(text, _TOPIC)


class _Kind(NamedTuple):
    """One kind of thing; its example shows whether the ARN has a region and an account."""

    thing: str
    example: Arn
    prefix: str
    """What the last part begins with, before the name."""
    name: re.Pattern[str]
    explain: Callable[[Arn], ArnProblem]
    """Says what is wrong with a name that has not that form."""


def _judge(text: str, kind: _Kind) -> tuple[ArnProblem, ...]:
    arn = parse(text)
    if arn is None:
        return (ArnProblem("arn", "no-arn", f"This is no ARN. {_looks(kind)}"),)
    if arn.service != kind.example.service:
        return (ArnProblem("service", "other-service", f"This is the ARN of another service. {_looks(kind)}"),)
    return (*_partition(arn), *_region(arn, kind), *_account(arn, kind), *_resource(arn, kind))


def _looks(kind: _Kind) -> str:
    return f"The ARN of {kind.thing} looks like {kind.example}."


def _partition(arn: Arn) -> Iterator[ArnProblem]:
    if arn.partition not in PARTITIONS:
        message = f"The partition is none that is known: {', '.join(PARTITIONS)}."
        yield ArnProblem("partition", "unknown-partition", message)
        return
    home = partition_of(arn.region)
    if home and home != arn.partition:
        message = f"The region in this ARN lies in the partition {home}."
        meant = str(arn._replace(partition=home))
        yield ArnProblem("partition", "partition-of-other-region", message, meant)


def _region(arn: Arn, kind: _Kind) -> Iterator[ArnProblem]:
    if not kind.example.region:
        if arn.region:
            message = f"The ARN of {kind.thing} names no region: {kind.example}."
            meant = None if any(_resource(arn, kind)) else str(arn._replace(region=""))
            yield ArnProblem("region", "needless-region", message, meant)
    elif not arn.region:
        message = f"The region is missing. {_looks(kind)}"
        yield ArnProblem("region", "missing-region", message)
    elif not is_region_name(arn.region):
        yield ArnProblem("region", "region-form", "The fourth part has to be the name of a region, such as us-east-1.")


def _account(arn: Arn, kind: _Kind) -> Iterator[ArnProblem]:
    if not kind.example.account:
        if arn.account:
            message = f"The ARN of {kind.thing} names no account: {kind.example}."
            meant = None if any(_resource(arn, kind)) else str(arn._replace(account=""))
            yield ArnProblem("account", "needless-account", message, meant)
    elif not arn.account:
        message = f"The account is missing. {_looks(kind)}"
        yield ArnProblem("account", "missing-account", message)
    elif _SHORT_ACCOUNT.fullmatch(arn.account):
        message = "The account has 9 digits, and an account has 12."
        yield ArnProblem("account", "nine-digit-account", message)
    elif not _ACCOUNT.fullmatch(arn.account):
        bare = arn.account.replace("-", "")
        meant = str(arn._replace(account=bare)) if _ACCOUNT.fullmatch(bare) else None
        yield ArnProblem("account", "account-form", "An account is written as 12 digits, without hyphens.", meant)


def _resource(arn: Arn, kind: _Kind) -> Iterator[ArnProblem]:
    name = arn.resource.removeprefix(kind.prefix)
    if arn.service == "kms" and arn.resource.startswith("alias/"):
        message = (
            "This names an alias, and not the key that it stands for. The ARN of a key ends with key/ and the key's id."
        )
        yield ArnProblem("resource", "alias", message)
    elif not arn.resource.startswith(kind.prefix):
        message = f"The last part of the ARN of {kind.thing} begins with {kind.prefix}, as in {kind.example}."
        yield ArnProblem("resource", "other-resource", message)
    elif not name:
        message = f"The name is missing at the end. The ARN of {kind.thing} looks like {kind.example}."
        yield ArnProblem("resource", "missing-name", message)
    elif not kind.name.fullmatch(name):
        yield kind.explain(arn)


def _no_bucket(arn: Arn) -> ArnProblem:
    name, path, _ = arn.resource.partition("/")
    if path and arn.account:
        message = "This names something else than a bucket, such as an access point."
        return ArnProblem("resource", "other-resource", message)
    if "*" in name:
        return ArnProblem("resource", "wildcard", "A wildcard names no bucket.")
    message = "This names objects in a bucket. The ARN of a bucket ends with its name."
    return ArnProblem("resource", "object-path", message, str(arn._replace(resource=name)) if name else None)


def _no_name(demand: str) -> Callable[[Arn], ArnProblem]:
    return lambda _: ArnProblem("resource", "name-form", demand)


_BUCKET = _Kind("an S3 bucket", Arn("aws", "s3", "", "", "my-bucket"), "", re.compile("[^/*]+"), _no_bucket)
_FUNCTION = _Kind(
    "a Lambda function",
    Arn("aws", "lambda", "us-east-1", "123456789012", "function:my-function:1"),
    "function:",
    re.compile(r"[A-Za-z0-9_-]+(?::(?:\$LATEST|[A-Za-z0-9_-]+))?"),
    _no_name(
        "The name of a function has letters, digits, hyphens and underscores; a version or an alias may follow it"
        " after a colon."
    ),
)
_KEY = _Kind(
    "a KMS key",
    Arn("aws", "kms", "us-east-1", "123456789012", "key/1234abcd-12ab-34cd-56ef-1234567890ab"),
    "key/",
    re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|mrk-[0-9a-f]{32}"),
    _no_name("The id of a key is a UUID in small letters, or mrk- and 32 digits and letters from a to f."),
)
_ROLE = _Kind(
    "an IAM role",
    Arn("aws", "iam", "", "123456789012", "role/my-role"),
    "role/",
    re.compile(r"(?:[!-~]+/)?[A-Za-z0-9_+=,.@-]+"),
    _no_name("The name of a role has letters, digits and the signs _ + = , . @ - and may follow a path."),
)
_TOPIC = _Kind(
    "an SNS topic",
    Arn("aws", "sns", "us-east-1", "123456789012", "my-topic"),
    "",
    re.compile("[^:]+"),
    _no_name("There is a part too many: this is the ARN of a subscription, not of its topic."),
)
