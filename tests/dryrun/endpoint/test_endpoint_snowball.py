"""JSON 1.1 and Smithy RPC v2 CBOR by hand. Source: Snowball reference, 9."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import cbor2
import pytest
from samples import ADDRESS
from served import CBOR, TARGET, json_headers

if TYPE_CHECKING:
    from served import Reply, Served

_ADDRESS_ID = "ADID1234ab12-3eec-4eb3-9be6-9374c10eb51b"
_CREATE = {
    "JobType": "IMPORT",
    "Resources": {"S3Resources": [{"BucketArn": "arn:aws:s3:::example-bucket", "KeyRange": {}}]},
    "AddressId": _ADDRESS_ID,
    "RoleARN": "arn:aws:iam::123456789012:role/snowball-import-S3-role",
    "ShippingOption": "SECOND_DAY",
    "SnowballType": "EDGE",
    "Notification": {"SnsTopicARN": None, "JobStatesToNotify": [], "NotifyAll": False},
}
_PATH = f"/service/{TARGET}/operation/"


def _json(reply: Reply) -> Any:  # noqa: ANN401 - any JSON
    assert reply.headers["Content-Type"] == "application/x-amz-json-1.1"
    return json.loads(reply.body)


def _cbor(reply: Reply) -> Any:  # noqa: ANN401 - any CBOR
    assert reply.headers["Content-Type"] == "application/cbor"
    assert reply.headers["Smithy-Protocol"] == "rpc-v2-cbor"
    return cbor2.loads(reply.body)


def _request(served: Served) -> dict[str, Any]:
    address_id = _json(served.json("CreateAddress", json.dumps({"Address": ADDRESS})))["AddressId"]
    return _CREATE | {"AddressId": address_id}


def test_json_answers_with_numbers_for_moments(served: Served) -> None:
    """A timestamp is the number of seconds since 1970, and a member that was null is none."""
    created = served.json("CreateJob", json.dumps(_request(served)))
    assert created.status == 200
    described = _json(served.json("DescribeJob", created.body))["JobMetadata"]
    assert described["JobId"] == _json(created)["JobId"]
    assert isinstance(described["CreationDate"], int)
    assert described["Notification"] == {"JobStatesToNotify": [], "NotifyAll": False}


def test_cbor_answers_with_tagged_moments(served: Served) -> None:
    """A timestamp is a number of seconds under tag 1; the member names are those of JSON."""
    created = served.cbor("CreateJob", cbor2.dumps(_request(served)))
    assert created.status == 200
    described = served.cbor("DescribeJob", created.body)
    job_id = _cbor(created)["JobId"]
    metadata = _cbor(described)["JobMetadata"]
    assert metadata["JobId"] == job_id
    seconds = _json(served.json("DescribeJob", json.dumps({"JobId": job_id})))["JobMetadata"]["CreationDate"]
    assert metadata["CreationDate"].timestamp() == seconds
    # The head of tag 1, then that of a double: more than a date that a library may read out of a text.
    assert b"CreationDate\xc1\xfb" in described.body


@pytest.mark.parametrize("body", [b"", b"{}"])
def test_an_empty_request_in_json(served: Served, body: bytes) -> None:
    """No members are an empty object, or no body at all."""
    reply = served.json("ListJobs", body)
    assert reply.status == 200
    assert "JobListEntries" in _json(reply)


@pytest.mark.parametrize("body", [b"", b"\xa0", b"\xbf\xff"])
def test_an_empty_request_in_cbor(served: Served, body: bytes) -> None:
    """No members are an empty map, of either length, or no body at all."""
    reply = served.cbor("ListJobs", body)
    assert reply.status == 200
    assert "JobListEntries" in _cbor(reply)


def test_members_that_the_operation_does_not_have_are_passed_over(served: Served) -> None:
    """A service does not look at what its model does not have."""
    assert served.json("ListJobs", '{"Colour": "red"}').status == 200


def test_an_error_has_its_members(served: Served) -> None:
    """The name of an error stands in __type, and what the model gives it beside the message is there."""
    request = {"JobId": "JID00000000-0000-0000-0000-000000000000"}
    replies = served.json("DescribeJob", json.dumps(request)), served.cbor("DescribeJob", cbor2.dumps(request))
    for reply, told in zip(replies, (_json(replies[0]), _cbor(replies[1])), strict=True):
        assert reply.status == 400
        assert told["__type"] == "InvalidResourceException"
        assert told["ResourceType"] == "Job"
        assert request["JobId"] in told["Message"]


_JSON_TROUBLE = {
    "no JSON": b"{",
    "another encoding": '{"NextToken": "x"}'.encode("utf-16"),
    "no UTF-8": b'{"NextToken": "\xff"}',
    "half a character": b'{"NextToken": "\\ud800"}',
    "half a character as an id": b'{"ClusterId": "\\ud800"}',
    "an array": b"[]",
    "a word": b"null",
    "not a number": b'{"MaxResults": NaN}',
    "a number without end": b'{"MaxResults": 1e999}',
    "a long number": b'{"MaxResults": ' + b"9" * 5000 + b"}",
    "a text for a number": b'{"MaxResults": "1"}',
    "deep arrays": b"[" * 1_000_000,
    "deep objects": b'{"A":' * 150_000,
    "closed deep objects": b'{"A":' * 500 + b"1" + b"}" * 500,
    "many values": b'{"A": [' + b"[]," * 300_000 + b"[]]}",
}
_CBOR_TROUBLE = {
    "cut off": b"\xa1",
    "a number": b"\x00",
    "trailing bytes": b"\xa0\xa0",
    "a key twice": bytes.fromhex("a2616101616102"),
    "a map that holds itself": bytes.fromhex("d81ca16161d81d00"),
    "a reference to a text": bytes.fromhex("d90100a1616182636162 63d81900"),
    "a regular expression": bytes.fromhex("a16161d823626161"),
    "a big number": bytes.fromhex("a16161c249010000000000000000"),
    "an unknown tag": bytes.fromhex("a16161d9ffff00"),
    "no UTF-8": bytes.fromhex("a161ff00"),
    "a key that is a number": bytes.fromhex("a10101"),
    "a key of bytes": bytes.fromhex("a1416100"),
    "a value of bytes": bytes.fromhex("a1694e657874546f6b656e4161"),
    "undefined": bytes.fromhex("a16a4d6178526573756c7473f7"),
    "deep arrays": b"\x81" * 1_000_000,
    "deep maps": b"\xa1\x61a" * 300_000,
    "deep tags": b"\xc1" * 1_000_000,
    "a text of four gigabytes": bytes.fromhex("7affffffff"),
    "an array without end": bytes.fromhex("9bffffffffffffffff"),
    "many values": b"\xa1\x61a\x9a\x00\x0f\x00\x00" + b"\x80" * 0xF0000,
}


@pytest.mark.parametrize("body", _JSON_TROUBLE.values(), ids=_JSON_TROUBLE)
def test_json_that_cannot_be_read_is_refused(served: Served, body: bytes) -> None:
    """Whatever is wrong with the text or with what it means, the error is SerializationException (RULINGS 14)."""
    operation = "CreateJob" if b"ClusterId" in body else "ListJobs"
    reply = served.json(operation, body)
    assert (reply.status, _json(reply)["__type"]) == (400, "SerializationException")


@pytest.mark.parametrize("body", _CBOR_TROUBLE.values(), ids=_CBOR_TROUBLE)
def test_cbor_that_cannot_be_read_is_refused(served: Served, body: bytes) -> None:
    """The protocol has maps with text keys and tag 1; everything else in a body is SerializationException."""
    reply = served.cbor("ListJobs", body)
    assert (reply.status, _cbor(reply)["__type"]) == (400, "SerializationException")


@pytest.mark.parametrize(
    ("method", "path", "changes", "code"),
    [
        ("GET", "/", {}, "InvalidAction"),
        ("POST", "/elsewhere", {}, "InvalidAction"),
        ("POST", "/", {"X-Amz-Target": f"{TARGET}.Nope"}, "InvalidAction"),
        ("POST", "/", {"X-Amz-Target": f"{TARGET}.List Jobs"}, "InvalidAction"),
        ("POST", "/", {"X-Amz-Target": "ListJobs"}, "InvalidAction"),
        ("POST", "/", {"X-Amz-Target": "DynamoDB_20120810.ListTables"}, "InvalidAction"),
        ("POST", "/", {"Content-Type": "application/json"}, "SerializationException"),
        ("POST", "/", {"Content-Type": "application/x-amz-json-1.1; charset=latin-1"}, "SerializationException"),
        ("POST", "/", {"Authorization": "Bearer x"}, "IncompleteSignature"),
    ],
)
def test_json_is_told_from_other_requests(
    served: Served, method: str, path: str, changes: dict[str, str], code: str
) -> None:
    """Another method, path, target or type, or no signature, is refused in JSON with the name of a common error."""
    reply = served.ask(method, path, json_headers("ListJobs") | changes, b"{}")
    assert (reply.status, _json(reply)["__type"]) == (400, code)


@pytest.mark.parametrize(
    ("method", "path", "changes", "code"),
    [
        ("GET", f"{_PATH}ListJobs", {}, "InvalidAction"),
        ("POST", f"{_PATH}Nope", {}, "InvalidAction"),
        ("POST", f"{_PATH}ListJobs/", {}, "InvalidAction"),
        ("POST", "/service/Elsewhere/operation/ListJobs", {}, "InvalidAction"),
        ("POST", "/", {}, "InvalidAction"),
        ("POST", f"{_PATH}ListJobs", {"Smithy-Protocol": "rpc-v2-json"}, "SerializationException"),
        ("POST", f"{_PATH}ListJobs", {"Content-Type": "application/json"}, "SerializationException"),
        ("POST", f"{_PATH}ListJobs", {"Authorization": ""}, "IncompleteSignature"),
    ],
)
def test_cbor_is_told_from_other_requests(
    served: Served, method: str, path: str, changes: dict[str, str], code: str
) -> None:
    """Another method, path, protocol or type, or no signature, is refused in CBOR with the name of a common error."""
    reply = served.ask(method, path, CBOR | changes, b"\xa0")
    assert (reply.status, _cbor(reply)["__type"]) == (400, code)


def test_a_misspelled_operation_is_guessed_at(served: Served) -> None:
    """The error for an operation that does not exist is one sentence, which asks whether another was meant."""
    told = {"__type": "InvalidAction", "Message": "snowball has no operation 'ListJob'; did you mean ListJobs?"}
    assert _json(served.json("ListJob", b"{}")) == told
    assert _cbor(served.cbor("ListJob", b"\xa0")) == told


def test_what_is_not_simulated_says_so(served: Served) -> None:
    """An operation without behaviour is checked; then it is NotSimulated with status 501, which no service sends."""
    reply = served.json("ListCompatibleImages", b'{"MaxResults": 101}')
    assert (reply.status, _json(reply)["__type"]) == (400, "ValidationException")
    reply = served.json("ListCompatibleImages", b"{}")
    assert (reply.status, _json(reply)["__type"]) == (501, "NotSimulated")
