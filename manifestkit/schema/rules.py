"""The rules that the schemas name and that stand for a kind of constraint, whatever the member.

Their errors are those of Snowball; ``loading.error_of`` gives those of either service.
"""

from __future__ import annotations

from manifestkit.findings.rule import Rule

_VALIDATION = "ValidationException"

RULES: tuple[Rule, ...] = (
    Rule(
        "SB001",
        "wrong-json-type",
        "error",
        "SerializationException",
        "model",
        """
A value is of another JSON type than its member.

Text stands in quotes, numbers and `true` and `false` do not, a list stands in square brackets even where it has one
item. A number with a fraction is no whole number.

Write the value as the type that the message names. Where only quotes are wrong, the fix is safe.

Source: Snowball reference, 2 and 2.2 (trap 9).

Breaks (snowball.CreateJob):
    {"Notification": {"NotifyAll": "true"}}

Keeps (snowball.CreateJob):
    {"Notification": {"NotifyAll": false}}
""".strip(),
    ),
    Rule(
        "SB002",
        "missing-member",
        "error",
        _VALIDATION,
        "model",
        """
A request lacks a member that its operation needs.

The model of the service says which members are required, and that changed over the years: CreateCluster needs
`Resources` and `RoleARN` in the edition 2020-06-17, and `SnowballType` in the edition 2026-04-21. A member that is null
is as good as absent.

Add the member.

Source: Snowball reference, 3 and 4.

Breaks (snowball.DescribeJob):
    {"JobId": null}

Keeps (snowball.DescribeJob):
    {"JobId": "JID123e4567-e89b-12d3-a456-426655440000"}
""".strip(),
    ),
    Rule(
        "SB003",
        "unknown-member",
        "error",
        None,
        "model",
        """
A request has a member that its operation does not know.

AWS's own SDKs refuse such a request before they send it. Most often the name is misspelt or in another case, belongs to
another object of the request, or came with a later edition of the API.

Correct the name, move the member, or remove it. The fix for a name that is only in another case is safe.

Source: Snowball reference, 2.2 (trap 11), 3 and 11.

Breaks (snowball.CreateJob):
    {"DeviceType": "EDGE"}

Breaks (snowball.CreateJob, edition 2020-06-17):
    {"ImpactLevel": "IL2"}

Keeps (snowball.CreateJob, edition 2026-04-21):
    {"ImpactLevel": "IL2"}
""".strip(),
    ),
    Rule(
        "SB004",
        "not-in-enum",
        "error",
        _VALIDATION,
        "model",
        """
A value is none of those that its member can have.

Values are case-sensitive: job types are in capital letters, states are not. Some that are common in other people's
texts have never existed.

Choose one that the message or its help names. The fix for a value that is only in another case is safe.

Source: Snowball reference, 2.1 and 11.

Breaks (snowball.CreateJob):
    {"ShippingOption": "FASTEST"}

Keeps (snowball.CreateJob):
    {"ShippingOption": "NEXT_DAY"}
""".strip(),
    ),
    Rule(
        "SB005",
        "too-short",
        "error",
        _VALIDATION,
        "model",
        """
A text is shorter than its member allows, most often empty.

The API has no empty texts: what has nothing to say is left out.

Leave the member out; the fix does.

Source: Snowball reference, 2 and 2.2 (trap 7).

Breaks (snowball.CreateJob):
    {"Description": ""}

Keeps (snowball.CreateJob):
    {"Description": "-"}
""".strip(),
    ),
    Rule(
        "SB006",
        "too-long",
        "error",
        _VALIDATION,
        "model",
        """
A text is longer than its member allows.

An ARN has at most 255 characters. Other texts have at most 1024 in the edition 2026-04-21, and no limit in 2020-06-17.

Shorten it.

Source: Snowball reference, 2 and 3.

Breaks (snowball.CreateJob):
    {"Resources": {"S3Resources": [{"BucketArn": "arn:aws:s3:::BUCKET"}]}}

Keeps (snowball.CreateJob):
    {"Resources": {"S3Resources": [{"BucketArn": "arn:aws:s3:::example-bucket"}]}}
""".strip().replace("BUCKET", "b" * 244),
    ),
    Rule(
        "SB007",
        "pattern-mismatch",
        "error",
        _VALIDATION,
        "model",
        """
A text has not the form that its member asks for.

An id is a prefix and a UUID in small letters, with nothing between the two: `ADID` for an address, `JID` or `MID` for a
job, `CID` for a cluster. The ids in some of AWS's own guides are made up and do not have the form.

Write the id as the service gave it. The fix for letters in another case is safe.

Source: Snowball reference, 2, 2.2 and 11.

Breaks (snowball.CreateJob):
    {"AddressId": "ADID-1234ab12-3eec-4eb3-9be6-9374c10eb51b"}

Keeps (snowball.CreateJob):
    {"AddressId": "ADID1234ab12-3eec-4eb3-9be6-9374c10eb51b"}
""".strip(),
    ),
    Rule(
        "SB008",
        "number-too-small",
        "error",
        _VALIDATION,
        "model",
        """
A number is smaller than its member allows.

Write a larger one.

Source: Snowball reference, 2 and 4.11.

Breaks (snowball.CreateJob, edition 2026-04-21):
    {"OnDeviceServiceConfiguration": {"NFSOnDeviceService": {"StorageLimit": -1, "StorageUnit": "TB"}}}

Keeps (snowball.CreateJob, edition 2026-04-21):
    {"OnDeviceServiceConfiguration": {"NFSOnDeviceService": {"StorageLimit": 0, "StorageUnit": "TB"}}}
""".strip(),
    ),
    Rule(
        "SB009",
        "number-too-large",
        "error",
        _VALIDATION,
        "model",
        """
A number is larger than its member allows.

`MaxResults` is at most 100; there are more pages for the rest.

Write a smaller one.

Source: Snowball reference, 2 and 4.11.

Breaks (snowball.CreateJob, edition 2026-04-21):
    {"OnDeviceServiceConfiguration": {"S3OnDeviceService": {"ServiceSize": 17}}}

Keeps (snowball.CreateJob, edition 2026-04-21):
    {"OnDeviceServiceConfiguration": {"S3OnDeviceService": {"ServiceSize": 16}}}
""".strip(),
    ),
    Rule(
        "SB010",
        "null-member",
        "warning",
        None,
        "inferred",
        """
A member is null.

The service takes it for absent, as AWS's readers of JSON do; the SDK for Python refuses it. A required member that is
null is missing, which is another finding.

Leave the member out; the fix does.

Source: Snowball reference, 2.2 (trap 10).

Breaks (snowball.CreateJob):
    {"Notification": {"SnsTopicARN": null}}

Keeps (snowball.CreateJob):
    {"Notification": {}}
""".strip(),
    ),
    Rule(
        "SB011",
        "fractional-integer",
        "warning",
        None,
        "model",
        """
A whole number is written with a fraction or an exponent: `5.0`.

The SDK for Python takes only whole numbers there and refuses it; other readers of JSON know no difference between 5
and 5.0. So it is a warning. A number that is not whole, such as 5.5, is of the wrong type.

Write it without a point. The fix is safe.

Source: Snowball reference, 2.2 (traps 9 and 12).

Breaks (snowball.CreateJob, edition 2026-04-21):
    {"OnDeviceServiceConfiguration": {"S3OnDeviceService": {"ServiceSize": 5.0}}}

Keeps (snowball.CreateJob, edition 2026-04-21):
    {"OnDeviceServiceConfiguration": {"S3OnDeviceService": {"ServiceSize": 5}}}
""".strip(),
    ),
)
