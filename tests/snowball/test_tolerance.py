"""Rules look at whatever stands in a request; a value of another kind than they expect is the schema's to report."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any

import pytest

import manifestkit

if TYPE_CHECKING:
    from collections.abc import Iterator

_ADDRESS_ID = "ADID1234ab12-3eec-4eb3-9be6-9374c10eb51b"
_BUCKET = "arn:aws:s3:::example-bucket"
_TOPIC = "arn:aws:sns:us-east-1:123456789012:snowball"
_ADDRESS: dict[str, Any] = {
    "Name": "Pat Example",
    "Street1": "123 Main Street",
    "City": "Bengaluru",
    "StateOrProvince": "Karnataka",
    "PostalCode": "560001",
    "Country": "India",
    "PhoneNumber": "+91 80 2345 6789",
    "Landmark": "beside the lake",
    "IsRestricted": True,
}
_REQUESTS: dict[str, dict[str, Any]] = {
    "CreateJob": {
        "JobType": "IMPORT",
        "Resources": {
            "S3Resources": [{"BucketArn": _BUCKET, "KeyRange": {"BeginMarker": "b", "EndMarker": "a"}}],
            "LambdaResources": [
                {
                    "LambdaArn": "arn:aws:lambda:us-east-1:123456789012:function:resize",
                    "EventTriggers": [{"EventResourceARN": _BUCKET}],
                }
            ],
            "Ec2AmiResources": [{"AmiId": "ami-12345678", "SnowballAmiId": "s.ami-12345678"}],
        },
        "Description": "My Job",
        "AddressId": _ADDRESS_ID,
        "ForwardingAddressId": _ADDRESS_ID,
        "KmsKeyARN": "arn:aws:kms:us-east-1:123456789012:key/abcd1234-12ab-34cd-56ef-123456123456",
        "RoleARN": "arn:aws:iam::123456789012:role/snowball",
        "SnowballType": "EDGE",
        "SnowballCapacityPreference": "T100",
        "ShippingOption": "SECOND_DAY",
        "ClusterId": "CID123e4567-e89b-12d3-a456-426655440000",
        "Notification": {"SnsTopicARN": _TOPIC, "JobStatesToNotify": ["Complete", "Complete"], "NotifyAll": True},
        "TaxDocuments": {"IND": {"GSTIN": "27AAPFU0939F1ZV"}},
        "DeviceConfiguration": {"SnowconeDeviceConfiguration": {"WirelessConnection": {"IsWifiEnabled": True}}},
    },
    "CreateAddress": {"Address": _ADDRESS},
}
_OTHERS: tuple[Any, ...] = (
    None,
    True,
    5,
    1e400,
    "",
    " ",
    "x",
    "{}",
    "\ud800",
    "\x00\n",
    "arn:aws:::::",
    "🜁" * 3000,
    [],
    {},
    [[]],
    [{}],
)


def _paths(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    entries: Any = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in entries:
        yield (*path, key)
        yield from _paths(inner, (*path, key))


_CASES = [(operation, path) for operation, request in _REQUESTS.items() for path in _paths(request)]


@pytest.mark.parametrize(
    ("operation", "path"), _CASES, ids=[".".join(map(str, (operation, *path))) for operation, path in _CASES]
)
def test_any_value_may_stand_anywhere(operation: str, path: tuple[str | int, ...]) -> None:
    """Whatever stands in the place of a value, the request gets its report."""
    for other in _OTHERS:
        request = copy.deepcopy(_REQUESTS[operation])
        holder: Any = request
        for key in path[:-1]:
            holder = holder[key]
        holder[path[-1]] = other
        text = json.dumps(request).replace("Infinity", "1e400")
        report = manifestkit.check_request("snowball", operation, text, region="ap-south-1")
        assert all(finding.message for finding in report.findings)


@pytest.mark.parametrize("other", [1, True, [], {}, "", "{}", "x" * 5000], ids=lambda other: repr(other)[:9])
@pytest.mark.parametrize("member", ["Country", "StateOrProvince", "City"])
def test_any_address_may_be_stated(member: str, other: object) -> None:
    """The addresses and clusters of a context hold what their author wrote."""
    context = {
        "addresses": {_ADDRESS_ID: _ADDRESS | {member: other}},
        "clusters": {"CID123e4567-e89b-12d3-a456-426655440000": {"AddressId": other, "SnowballType": other}},
    }
    text = json.dumps(_REQUESTS["CreateJob"])
    report = manifestkit.check_request("snowball", "CreateJob", text, region="ap-south-1", context=context)
    assert report.findings


def test_a_spelling_is_mended_though_the_word_does_not_fit() -> None:
    """What the spelling has hidden is told then. Source: Snowball reference, 2.1 (case) and 5.4 (EDGE has T100)."""
    request = {"JobType": "import", "SnowballType": "edge", "SnowballCapacityPreference": "t80"}
    report = manifestkit.check_request("snowball", "CreateJob", json.dumps(request))
    fixed = report.fixed_text()
    assert json.loads(fixed) == {"JobType": "IMPORT", "SnowballType": "EDGE", "SnowballCapacityPreference": "T80"}
    after = manifestkit.check_request("snowball", "CreateJob", fixed)
    assert {"CP01"} <= {finding.rule for finding in after.findings}
    assert after.fixed_text() == fixed


def test_a_postal_code_keeps_its_zero() -> None:
    """Every fix leaves all its digits. Source: address reference, 1.2 (02134 is Boston)."""
    address = """{"Address": {"Name": "Pat Example", "Street1": "123 Main Street", "City": "Boston",
        "StateOrProvince": "MA", "Country": "USA", "PostalCode": 02134, "PhoneNumber": "+1 617 555 0100"}}"""
    report = manifestkit.check_request("snowball", "CreateAddress", address)
    assert [finding.rule for finding in report.findings] == ["RD050"]
    assert report.fixed_text() == address
    assert json.loads(report.fixed_text(unsafe=True))["Address"]["PostalCode"] == "02134"
