"""Moments, numbers and words as people write them, and mends that must not get in each other's way."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from botocore.utils import parse_timestamp
from hypothesis import given
from hypothesis import strategies as st
from request_samples import NEW, OLD
from trees import Raw, tree

import manifestkit
from manifestkit.schema import check
from manifestkit.schema.moments import is_moment, moment_of
from manifestkit.text.edits import apply_edits
from manifestkit.text.places import whole

_MOMENT = datetime(2027, 1, 31, 12, 30, tzinfo=UTC)


def _found(request: object, operation: str, edition: str = OLD[0]) -> list[tuple[str, str]]:
    root, _ = tree(request)
    return [(rule, seen.pointer) for rule, seen in check(whole(root), "snowball", operation, edition)]


@pytest.mark.parametrize(
    "text",
    [
        "2027-01-31T12:30:00Z",
        "2027-01-31T13:30:00+01:00",
        "2027-01-31 12:30",
        "20270131T123000Z",
        "Sun, 31 Jan 2027 12:30:00 GMT",
        "1801398600",
        "1801398600.0",
    ],
)
def test_a_moment_is_what_the_sdk_takes_for_one(text: str) -> None:
    """botocore makes the same of it; without an offset it is UTC here."""
    assert moment_of(text) == _MOMENT
    theirs = parse_timestamp(text)
    assert theirs.replace(tzinfo=theirs.tzinfo or UTC) == _MOMENT


@pytest.mark.parametrize(
    "text",
    ["2027/01/31", "01/31/2027", "January 31, 2027", "Jan 31, 2027", "31 January 2027", "31 Jan 2027", "2027-01-31"],
)
def test_a_date_is_what_the_sdk_takes_for_one(text: str) -> None:
    """botocore makes the same of it: the beginning of that day."""
    assert moment_of(text) == datetime(2027, 1, 31, tzinfo=UTC)
    theirs = parse_timestamp(text)
    assert theirs.replace(tzinfo=theirs.tzinfo or UTC) == datetime(2027, 1, 31, tzinfo=UTC)


@pytest.mark.parametrize("text", ["", " ", "not a date", "2027-13-01", "31.31.2027", "nan", "inf", "1e300", "9" * 5000])
def test_what_is_no_moment_is_one_for_nobody(text: str) -> None:
    """Nor for botocore."""
    assert not is_moment(text)
    with pytest.raises((ValueError, RuntimeError)):
        parse_timestamp(text)


@given(st.text(max_size=120) | st.text("0123456789-+:.,TZ JanSu", max_size=60))
def test_a_text_is_a_moment_or_not(text: str) -> None:
    """Nothing else is raised, whatever the text."""
    assert isinstance(is_moment(text), bool)


def _pickup(expiry: object) -> dict[str, object]:
    return {"PickupDetails": {"IdentificationExpirationDate": expiry}}


_EXPIRY = "/PickupDetails/IdentificationExpirationDate"


@pytest.mark.parametrize("expiry", ["2027-01-31T12:30:00Z", "2027-01-31", 1801398600, 1801398600.5, -1])
def test_a_request_takes_a_moment(expiry: object) -> None:
    """Source: Snowball reference, 2 and 4.11."""
    assert _found(_pickup(expiry), "CreateJob", NEW[0]) == []


@pytest.mark.parametrize("expiry", ["not a date", "", Raw("1e300"), "1e400", True, []])
def test_a_request_takes_nothing_else_for_a_moment(expiry: object) -> None:
    """The service cannot read it. Source: Snowball reference, 2 and 9."""
    assert _found(_pickup(expiry), "CreateJob", NEW[0]) == [("SB001", _EXPIRY)]


def test_the_error_of_a_moment_is_one_of_reading() -> None:
    """The message says what a moment is, and the help how it is written."""
    report = manifestkit.check_request("snowball", "CreateJob", _pickup("soon"), edition=NEW[0])
    [finding] = [finding for finding in report.findings if finding.pointer == _EXPIRY]
    assert (finding.severity, finding.error_code) == ("error", "SerializationException")
    assert finding.message.endswith('which the SDKs turn into seconds, not "soon".')
    assert finding.help == "Write it as in `2027-01-31T00:00:00Z`."


@pytest.mark.parametrize(
    ("number", "rules"),
    [
        ("500.0", {"SB011", "SB009"}),
        ("1e3", {"SB011", "SB009"}),
        ("-5.0", {"SB011", "SB008"}),
        ("-1e0", {"SB011", "SB008"}),
        ("5.0", {"SB011"}),
        ("5e1", {"SB011"}),
        ("500.5", {"SB001"}),
    ],
)
def test_a_whole_number_keeps_its_bounds_however_it_is_written(number: str, rules: set[str]) -> None:
    """How it is written is a warning; how large it is, an error. Source: Snowball reference, 2 and 2.2 (trap 9)."""
    assert {rule for rule, _ in _found({"MaxResults": Raw(number)}, "ListJobs")} == rules


def test_a_number_without_end_is_no_number() -> None:
    """No program holds it, whoever reads the request; the message says so once."""
    limit = {"S3OnDeviceService": {"StorageLimit": 1.0, "StorageUnit": "TB"}}
    for member, request, operation in (
        ("/OnDeviceServiceConfiguration/S3OnDeviceService/StorageLimit", limit, "CreateJob"),
        ("/MaxResults", {"MaxResults": 1.0}, "ListJobs"),
    ):
        holder = {"OnDeviceServiceConfiguration": request} if operation == "CreateJob" else request
        text = json.dumps(holder).replace("1.0", "1e400")
        for written in (text, json.loads(text)):
            report = manifestkit.check_request("snowball", operation, written, edition=NEW[0])
            told = [(finding.rule, finding.pointer) for finding in report.findings if finding.pointer == member]
            assert told == [("RD050", member)]


def test_a_decimal_is_a_number() -> None:
    """As for the SDK, which refuses it where an integer belongs."""
    service = {"S3OnDeviceService": {"StorageLimit": Decimal(83), "StorageUnit": "TB"}}
    request = {"OnDeviceServiceConfiguration": service}
    report = manifestkit.check_request("snowball", "CreateJob", request, edition=NEW[0])
    assert not [finding for finding in report.findings if "StorageLimit" in finding.pointer]
    [finding] = manifestkit.check_request("snowball", "ListJobs", {"MaxResults": Decimal(5)}).findings
    assert (finding.rule, finding.pointer) == ("SB011", "/MaxResults")


def test_a_thousand_slips_are_told_and_the_others_counted() -> None:
    """The last finding says how many there are besides, under a rule that is more than advice."""
    request = {**dict.fromkeys((f"x{number}" for number in range(5000)), 1), "MaxResults": 500}
    root, _ = tree(request)
    found = list(check(whole(root), "snowball", "ListJobs", OLD[0]))
    assert len(found) == 1001
    assert found[-1][1].message == "4001 more places of the request are not as its operation asks."
    items = [{"BucketArn": "arn:aws:s3:::example-bucket", "KeyRange": None}] * 2000 + [{"BucketArn": 1}]
    root, _ = tree({"Resources": {"S3Resources": items}})
    rules = {rule for rule, _ in check(whole(root), "snowball", "CreateJob", OLD[0])}
    assert rules == {"SB010", "SB001"}


def test_a_date_of_a_program_is_no_text_and_no_number() -> None:
    """What the SDK refuses is told by its own name."""
    now = datetime(2027, 1, 31, 12, 30, 0, 500000, tzinfo=UTC)
    for parameters, operation, message in (
        ({"Description": now}, "UpdateJob", "`Description` must be text, not a date and time."),
        ({"MaxResults": now}, "ListJobs", "`MaxResults` must be a whole number, not a date and time."),
    ):
        report = manifestkit.check_request("snowball", operation, parameters)
        assert message in [finding.message for finding in report.findings if finding.rule == "SB001"]
    report = manifestkit.check_request("snowball", "CreateJob", _pickup(now), edition=NEW[0])
    assert _EXPIRY not in {finding.pointer for finding in report.findings}


@pytest.mark.parametrize(
    ("operation", "text", "mended"),
    [
        ("CreateJob", '{"Notification": {"NotifyAll": "True"}}', '{"Notification": {"NotifyAll": true}}'),
        ("CreateJob", '{"Notification": {"NotifyAll": " FALSE "}}', '{"Notification": {"NotifyAll": false}}'),
        ("ListJobs", '{"MaxResults": " 5 "}', '{"MaxResults": 5}'),
    ],
)
def test_a_word_or_a_number_in_quotes_loses_them_and_its_blanks(operation: str, text: str, mended: str) -> None:
    """What it means is beyond doubt."""
    request = json.loads(text)
    root, written = tree(request)
    [(_, seen)] = list(check(whole(root), "snowball", operation, OLD[0]))
    assert seen.mend is not None
    assert seen.mend.safety == "safe"
    assert apply_edits(written, [seen.mend.edits]) == mended


@pytest.mark.parametrize(
    ("operation", "text", "fixed"),
    [
        ("ListJobs", '{"maxresults":5,"MAXRESULTS":6}', '{"MaxResults":5,"MAXRESULTS":6}'),
        ("ListJobs", '{"MaxResults":5,"MAXRESULTS":6}', '{"MaxResults":5,"MAXRESULTS":6}'),
        ("ListJobs", '{"NextToken":"",}', "{}"),
        ("ListJobs", '{"NextToken":"" , }', "{  }"),
        ("ListJobs", '{"MaxResults":5,"NextToken":"",}', '{"MaxResults":5}'),
        ("CreateAddress", '{"Address":{"Street2": "", }}', '{"Address":{ }}'),
    ],
)
def test_fixes_do_not_get_in_each_other_s_way(operation: str, text: str, fixed: str) -> None:
    """What the safe fixes make is JSON, in which no key stands twice."""
    report = manifestkit.check_request("snowball", operation, text)
    assert report.fixed_text() == fixed
    pairs = json.loads(fixed, object_pairs_hook=lambda pairs: pairs)
    assert len({key for key, _ in pairs}) == len(pairs)


@pytest.mark.parametrize(
    ("member", "safety"),
    [
        *(("Company", "safe"), ("Street2", "safe"), ("Landmark", "safe")),
        *((name, "unsafe") for name in ("Name", "Street1", "City", "StateOrProvince", "PostalCode", "Country")),
        ("PhoneNumber", "unsafe"),
    ],
)
def test_an_empty_part_of_an_address_goes_unless_it_is_expected(member: str, safety: str) -> None:
    """What an address needs is to be written. Source: Snowball reference, 7.2, AD01 and AD08."""
    root, _ = tree({"Address": {member: ""}})
    [(rule, seen)] = list(check(whole(root), "snowball", "CreateAddress", OLD[0]))
    assert seen.mend is not None
    assert (rule, seen.mend.safety) == ("AD08", safety)


@pytest.mark.parametrize(("service", "operation"), [("snowball", None), (None, "CreateJob"), ("snowball", 5)])
def test_a_service_and_an_operation_are_texts(service: Any, operation: Any) -> None:  # noqa: ANN401 - anything at all
    """What is none of the two is told by its name."""
    with pytest.raises(TypeError, match=r"^(service|operation) is a str, not (NoneType|int)$"):
        manifestkit.check_request(service, operation, {})
