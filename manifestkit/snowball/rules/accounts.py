"""The partitions and the accounts that the ARNs of one request name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from manifestkit.fields.arn import PARTITIONS, partition_of
from manifestkit.snowball.destination import known_region
from manifestkit.snowball.rules.family import rule
from manifestkit.snowball.rules.observing import replacing, seen_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifestkit.context import Context
    from manifestkit.fields.arn import Arn
    from manifestkit.findings.observation import Observation
    from manifestkit.snowball.request import Request
    from manifestkit.snowball.rules.family import Checked

_ACCOUNT = re.compile("[0-9]{12}")


def partitions(request: Request, _context: Context) -> Iterator[Observation]:
    """The ARNs of a request name different partitions, or another one than that of the region.

    The partitions are `aws`, `aws-cn` for China, `aws-us-gov` for the government of the United States, `aws-iso` and
    `aws-iso-b`. What lies in one of them cannot be reached from another.

    Write the partition of the region in which the job is ordered.

    Source: Snowball reference, 5.7.

    Breaks (snowball.CreateJob, region us-east-1):
        {"RoleARN": "arn:aws-cn:iam::123456789012:role/snowball-import-S3-role"}

    Keeps (snowball.CreateJob, region us-east-1):
        {"RoleARN": "arn:aws:iam::123456789012:role/snowball-import-S3-role"}
    """
    region = known_region(request)
    common = partition_of(region) if region else None
    for place, arn in request.arns:
        if not arn.partition.startswith("aws") or (arn.partition == common and not arn.region):
            continue
        own = partition_of(arn.region)
        home = own if own not in {None, arn.partition} else common
        if arn.partition not in PARTITIONS:
            known = ", ".join(PARTITIONS)
            yield seen_at(place, "The partition {} is none that is known here.", arn.partition, help=f"Write {known}.")
        elif home is None:
            common = arn.partition
        elif arn.partition != home:
            meant = str(arn._replace(partition=home)) if own in {None, home} else None
            yield seen_at(
                place,
                _why(arn, region),
                arn.partition,
                home,
                help="Name things of one partition alone: that of the region in which the job is ordered.",
                mend=replacing(place, meant, "unsafe", "replace the partition"),
            )


def accounts(request: Request, _context: Context) -> Iterator[Observation]:
    """The role, the topics and the functions belong to different accounts.

    As a rule they belong to the account that orders the job. The key may well belong to another one.

    Make sure that the account is the right one in all of them.

    Source: Snowball reference, 5.7.

    Breaks (snowball.CreateJob):
        {"Notification": {"NotifyAll": true, "SnsTopicARN": "arn:aws:sns:us-east-1:210987654321:snowball"}}

    Keeps (snowball.CreateJob):
        {"Notification": {"NotifyAll": true, "SnsTopicARN": "arn:aws:sns:us-east-1:123456789012:snowball"}}
    """
    first = None
    for place, arn in request.arns:
        if arn.service == "kms" or not _ACCOUNT.fullmatch(arn.account):
            continue
        first = first or arn.account
        if arn.account != first:
            yield seen_at(place, "This belongs to the account {}, and what stands before it to {}.", arn.account, first)
            return


def _why(arn: Arn, region: str | None) -> str:
    if partition_of(arn.region) not in {None, arn.partition}:
        return "The partition is {}, but the region in this ARN lies in {}."
    if region:
        return "The partition is {}, but the region of the request lies in {}."
    return "The partition is {}, but that of the ARNs before it is {}."


RULES: tuple[Checked, ...] = (
    rule("SN07", "mixed-partitions", "warning", None, "inferred", partitions),
    rule("SN08", "mixed-accounts", "info", None, "inferred", accounts),
)
