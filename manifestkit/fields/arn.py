"""Amazon Resource Names (ARN): their parts, and the partition that a region lies in.

Source: Snowball reference, 5.6 and 5.7.
"""

from __future__ import annotations

import re

from manifestkit.fields.region import is_region_name
from manifestkit.lean_typing import NamedTuple

PARTITIONS = ("aws", "aws-cn", "aws-us-gov", "aws-iso", "aws-iso-b")
"""The partitions of AWS that are known here. Source: Snowball reference, 5.7, SN07."""

_PARTITION_OF_PREFIX = {"cn": "aws-cn", "us-gov": "aws-us-gov", "us-iso": "aws-iso", "us-isob": "aws-iso-b"}
_COMMERCIAL_REGION = re.compile(r"[a-z]{2}-[a-z]+-[0-9]{1,2}")
_PARTS = 6
_FUNCTION = re.compile(r"function:(?P<name>[A-Za-z0-9_-]+)(?::(?P<qualifier>\$LATEST|[A-Za-z0-9_-]+))?")


class Arn(NamedTuple):
    """The parts of an ARN, each as written and possibly empty; the resource may hold colons."""

    partition: str
    service: str
    region: str
    account: str
    resource: str

    def __str__(self) -> str:
        """Write the ARN."""
        return ":".join(("arn", *self))


class LambdaFunction(NamedTuple):
    """A Lambda function; the qualifier is a version, an alias or ``$LATEST``, and None where none is written."""

    name: str
    qualifier: str | None

    @property
    def published(self) -> bool | None:
        """Tell whether this is a published version; None for an alias, which may stand for any version.

        Without a qualifier the function is the unpublished ``$LATEST``.
        """
        if self.qualifier is None or self.qualifier == "$LATEST":
            return False
        return True if self.qualifier.isdecimal() else None


def parse(text: str) -> Arn | None:
    """Read the parts of an ARN, or give None when the text is none: ``arn`` and five parts after colons."""
    head, *parts = text.split(":", _PARTS - 1)
    if head != "arn" or len(parts) != _PARTS - 1:
        return None
    return Arn(*parts)


def lambda_function(arn: Arn) -> LambdaFunction | None:
    """Read the function from an ARN of AWS Lambda, or give None when it names none.

    The form of its name is that of Lambda's own model. Source: Snowball reference, 5.6, RS04 and RS06.
    """
    found = _FUNCTION.fullmatch(arn.resource) if arn.service == "lambda" else None
    return LambdaFunction(found["name"], found["qualifier"]) if found else None


def partition_of(region: str) -> str | None:
    """Name the partition that a region lies in, by the form of the region's name; None where that is not known.

    Source: Snowball reference, 5.7 (SN07) and 6.
    """
    if not is_region_name(region):
        return None
    prefix = region.rsplit("-", 2)[0]
    if prefix in _PARTITION_OF_PREFIX:
        return _PARTITION_OF_PREFIX[prefix]
    return "aws" if _COMMERCIAL_REGION.fullmatch(region) else None
