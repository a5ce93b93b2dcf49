"""The client of ``manifestkit.client``: what programs for boto3 use of one, and what it refuses."""

from __future__ import annotations

import copy
import pickle
from collections import OrderedDict
from contextlib import closing
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import pytest
from dryrun_cases import manifest, request

import manifestkit
from manifestkit.checking.requests import told
from manifestkit.dryrun import examining
from manifestkit.dryrun.opening import open_store

if TYPE_CHECKING:
    from collections.abc import Iterator

NOBODYS = "123e4567-e89b-12d3-a456-426655440000"


@pytest.fixture
def client() -> Iterator[Any]:
    """A client of Snowball with an empty store."""
    with closing(manifestkit.client("snowball", "us-west-2")) as client:
        yield client


def test_operations_are_methods(client: Any) -> None:  # noqa: ANN401 - a client
    """Under boto3's names, and no others."""
    assert {"create_job", "list_jobs", "get_paginator", "exceptions", "meta", "advance"} <= set(dir(client))
    assert client.create_job.__name__ == "create_job"
    with pytest.raises(AttributeError, match="no operation make_job"):
        client.make_job()
    # Only later editions have it.
    with pytest.raises(AttributeError):
        client.list_pickup_locations()
    with pytest.raises(TypeError):
        client.describe_job(f"JID{NOBODYS}")


def test_what_a_caller_gives_is_neither_changed_nor_kept(client: Any) -> None:  # noqa: ANN401 - as above
    """A request is copied on its way in, and an answer on its way out."""
    given = request("import", Resources={"S3Resources": [{"BucketArn": "arn:aws:s3:::example-bucket"}]})
    before = copy.deepcopy(given)
    job = client.create_job(**given)["JobId"]
    assert given == before
    given["Resources"]["S3Resources"].clear()
    told = client.describe_job(JobId=job)
    told["JobMetadata"]["Resources"]["S3Resources"].clear()
    assert client.describe_job(JobId=job)["JobMetadata"]["Resources"] == before["Resources"]


def test_values_of_other_classes(client: Any) -> None:  # noqa: ANN401 - as above
    """Texts that are members of an enumeration, tuples and mappings count as what they are."""

    class Kind(StrEnum):
        IMPORT = "IMPORT"

    resources = OrderedDict(S3Resources=({"BucketArn": "arn:aws:s3:::example-bucket"},))
    job = client.create_job(**request("import", JobType=Kind.IMPORT, Resources=resources, Description=None))["JobId"]
    told = client.describe_job(JobId=job)["JobMetadata"]
    assert (type(told["JobType"]), told["JobType"]) == (str, "IMPORT")
    assert told["Resources"] == {"S3Resources": [{"BucketArn": "arn:aws:s3:::example-bucket"}]}
    # A member that is null is as good as absent (Snowball reference, 2.2, trap 10).
    assert "Description" not in told


@pytest.mark.parametrize("value", [object(), {1: 2}, b"IMPORT", float("nan"), "\ud800"])
def test_values_that_no_request_has(client: Any, value: object) -> None:  # noqa: ANN401 - as above
    """They are refused, and break nothing."""
    with pytest.raises((manifestkit.ClientError, manifestkit.ParamValidationError)):
        client.create_job(**request("import", Description=value))
    with pytest.raises((manifestkit.ClientError, manifestkit.ParamValidationError)):
        client.create_job(ClusterId=value)
    assert client.list_jobs()["JobListEntries"] == []


_LAST = datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)


@pytest.mark.parametrize("moment", ["1e300", "soon", 10**18, _LAST.replace(microsecond=999_999)])
def test_moments_that_are_none(moment: object) -> None:
    """Too far away, or no moment at all: SerializationException, or kept where it can be told."""
    with closing(manifestkit.client("snowball", "us-west-2", edition="2026-04-21")) as client:
        pickup = {"IdentificationExpirationDate": moment}
        try:
            job = client.create_job(**request("import", PickupDetails=pickup))["JobId"]
        except manifestkit.ClientError as error:
            assert error.response["Error"]["Code"] == "SerializationException"  # noqa: PT017 - either may be
        else:
            told = client.describe_job(JobId=job)["JobMetadata"]["PickupDetails"]
            assert told["IdentificationExpirationDate"] == _LAST


def test_exceptions_by_name(client: Any) -> None:  # noqa: ANN401 - as above
    """Each is below ClientError, and the same for all clients of a service."""
    assert issubclass(client.exceptions.InvalidResourceException, client.exceptions.ClientError)
    assert client.exceptions.ClientError is manifestkit.ClientError
    with closing(manifestkit.client("snowball", "eu-west-1")) as other:
        assert other.exceptions.InvalidResourceException is client.exceptions.InvalidResourceException
    with pytest.raises(AttributeError, match="there is no exception InvalidJob; there are"):
        _ = client.exceptions.InvalidJob


def test_an_exception_has_the_report(client: Any) -> None:  # noqa: ANN401 - as above
    """Where the parameters are wrong; and it can be sent to another process."""
    with pytest.raises(client.exceptions.InvalidInputCombinationException) as raised:
        client.create_job(**request("import", SnowballCapacityPreference="T8"))
    assert raised.value.report.findings
    copied = pickle.loads(pickle.dumps(raised.value))  # noqa: S301 - made in this line
    assert (str(copied), copied.response) == (str(raised.value), raised.value.response)
    assert copied.report == raised.value.report
    with pytest.raises(client.exceptions.InvalidResourceException) as raised:
        client.describe_job(JobId=f"JID{NOBODYS}")
    assert raised.value.report is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("/home/pat/MyS3ImportManifest.txt", "path of a file, not the text of a manifest. With the AWS CLI, write"),
        ("file:///x", "path of a file, not the text of a manifest. Hand over the text that is in the file"),
        ("deviceId: DISK-0001\nbucket: [open\n", "Manifest line 2: "),
    ],
)
def test_what_is_behind_a_manifest_that_is_not_well_formed(text: str, words: str) -> None:
    """The message is the service's word for word; a note says what `check` says (Import/Export reference, 9.4, 12)."""
    with (
        closing(manifestkit.client("importexport")) as client,
        pytest.raises(client.exceptions.MalformedManifestException) as raised,
    ):
        client.create_job(JobType="Import", Manifest=text, ValidateOnly=True)
    assert raised.value.response["Error"]["Message"] == "Your manifest is not well-formed"
    (note,) = raised.value.__notes__
    assert words in note
    copied = pickle.loads(pickle.dumps(raised.value))  # noqa: S301 - made in this line
    assert copied.__notes__ == [note]


def test_other_errors_have_no_note(client: Any) -> None:  # noqa: ANN401 - as above
    """Where the message is the finding's own, it says everything."""
    with pytest.raises(client.exceptions.InvalidInputCombinationException) as raised:
        client.create_job(**request("import", SnowballCapacityPreference="T8"))
    assert not hasattr(raised.value, "__notes__")


def test_what_was_not_checked() -> None:
    """An answer lists what `check` lists, but for what the store knows (Import/Export reference, 9.4; RULINGS 25)."""
    text = manifest("s3-import")
    call = {"JobType": "Import", "Manifest": text, "ValidateOnly": True}
    for context in ({}, {"region": "us-west-2", "limits": {"jobs_per_day": 50}}):
        told = manifestkit.check_request("importexport", "CreateJob", call, context=context).unchecked
        with closing(manifestkit.client("importexport", context=context)) as client:
            answer = client.create_job(**call)
        assert answer["ResponseMetadata"]["Unchecked"] == [
            {"check": one.check, "pointer": one.pointer, "reason": one.reason} for one in told
        ]
        assert ("customs" in {one.check for one in told}) == (not context)


def test_what_the_store_knows_is_checked(client: Any) -> None:  # noqa: ANN401 - as above
    """Jobs and clusters exist in the store alone, and so do their states and the tokens of lists (RULINGS 25)."""

    def unchecked(answer: dict[str, Any]) -> set[str]:
        return {one["check"] for one in answer["ResponseMetadata"]["Unchecked"]}

    job = client.create_job(**request("import"))
    assert {"address-exists", "bucket-exists", "role-trusts-service"} == unchecked(job)
    assert unchecked(client.update_job(JobId=job["JobId"], Description="Another")) == set()
    assert unchecked(client.cancel_job(JobId=job["JobId"])) == set()
    cluster = client.create_cluster(**request("cluster"))["ClusterId"]
    assert unchecked(client.create_job(ClusterId=cluster)) == set()
    assert unchecked(client.cancel_cluster(ClusterId=cluster)) == set()
    token = client.list_jobs(MaxResults=1)["NextToken"]
    assert unchecked(client.list_jobs(NextToken=token)) == set()
    address = client.create_address(**request("address"))["AddressId"]
    assert "address-exists" not in unchecked(client.create_job(**request("import", AddressId=address)))


def test_the_region_of_the_api_is_not_that_of_the_facility() -> None:
    """Import/Export has one endpoint for the world (9.1): only the context tells where a device goes (2.2)."""
    text = manifest("s3-import", "  country: USA\n", "  country: Canada\n").replace("98101", "K1A 0B1")
    text = text.replace("stateOrProvince: WA", "stateOrProvince: ON")
    call = {"JobType": "Import", "Manifest": text, "ValidateOnly": True}
    with closing(manifestkit.client("importexport", region_name="us-west-2")) as client:
        assert "customs" in {one["check"] for one in client.create_job(**call)["ResponseMetadata"]["Unchecked"]}
    context = {"region": "us-west-2"}
    with (
        closing(manifestkit.client("importexport", context=context)) as client,
        pytest.raises(client.exceptions.MissingCustomsException),
    ):
        client.create_job(**call)


@pytest.mark.parametrize(
    ("detail", "words"),
    [("Carrier", "did you mean carrier?"), ("TrackingNumber", "did you mean tracking_number?"), ("speed", "carrier, ")],
)
def test_a_detail_that_a_disk_does_not_have(detail: str, words: str) -> None:
    """The message says which there are, and which was meant."""
    with closing(manifestkit.client("importexport")) as client:
        job = client.create_job(JobType="Import", Manifest=manifest("s3-import"), ValidateOnly=False)["JobId"]
        with pytest.raises(ValueError, match=f"there is no detail '{detail}'") as raised:
            client.advance(job, "Returned", **{detail: "UPS"})
        assert words in str(raised.value)
        assert "carrier, tracking_number, errors" in str(raised.value)


def test_a_detail_that_a_device_does_not_have(client: Any) -> None:  # noqa: ANN401 - as above
    """Likewise in Snowball."""
    job = client.create_job(**request("import"))["JobId"]
    with pytest.raises(ValueError, match="there is no detail 'total_bytes'; did you mean TotalBytes") as raised:
        client.advance(job, "InProgress", total_bytes=1000)
    assert "InboundShipment, OutboundShipment, " in str(raised.value)


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("WithCustomer", "is WithCustomer already"),
        ("New", "is WithCustomer, and New cannot be reached from there; what comes next is InTransitToAWS"),
        ("Listing", "no state 'Listing' on the way of the job; there are New, "),
        ("Canceled", "no state 'Canceled' on the way of the job; did you mean Cancelled[?] There are New, "),
    ],
)
def test_a_step_that_a_device_does_not_take(client: Any, state: str, words: str) -> None:  # noqa: ANN401 - as above
    """The message says whether the job is there, has been there, or never comes there."""
    job = client.create_job(**request("import"))["JobId"]
    client.advance(job, "WithCustomer")
    with pytest.raises(ValueError, match=words):
        client.advance(job, state)


def test_a_change_is_judged_by_the_rules_under_which_the_job_was_made() -> None:
    """A device of a later edition has the capacities of that edition (Snowball reference, 5.4 and CP05)."""
    with (
        closing(open_store(None)) as store,
        closing(manifestkit.client("snowball", "us-west-2", store, edition="2026-04-21")) as later,
    ):
        job = later.create_job(**request("import", SnowballType="V3_5S"))["JobId"]
        earlier = manifestkit.client("snowball", "us-west-2", store)
        with pytest.raises(earlier.exceptions.InvalidInputCombinationException):
            earlier.update_job(JobId=job, SnowballCapacityPreference="T80")
        earlier.update_job(JobId=job, SnowballCapacityPreference="NoPreference")


@pytest.mark.parametrize("size", [0, 5, 5.0, 6, 6.0, 16])
def test_a_check_and_a_dry_run_agree_on_the_size_of_a_cluster(size: float) -> None:
    """Only what is an error of the check makes the call fail (RULINGS 4); five nodes a cluster always (RULINGS 29)."""
    order = request("cluster", SnowballType="V3_5C", InitialClusterSize=size)
    report = manifestkit.check_request("snowball", "CreateCluster", order, edition="2026-04-21")
    assert report.ok == (size <= 5)
    with closing(manifestkit.client("snowball", "us-west-2", edition="2026-04-21")) as client:
        if report.ok:
            assert len(client.create_cluster(**order)["JobListEntries"]) == size
        else:
            with pytest.raises(client.exceptions.InvalidInputCombinationException) as raised:
                client.create_cluster(**order)
            (error,) = [found for found in report.findings if found.severity == "error"]
            assert raised.value.response["Error"]["Message"] == error.message


def test_a_report_is_made_for_who_asks(client: Any, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ANN401 - as above
    """It costs as much as the call itself where much is wrong: a call without it does not wait, and nobody twice."""
    made: list[str] = []

    def counted(source: Any, tree: Any, kind: str, edition: str, judgement: Any) -> Any:  # noqa: ANN401 - passed on
        made.append(kind)
        return told(source, tree, kind, edition, judgement)

    monkeypatch.setattr(examining, "told", counted)
    with pytest.raises(client.exceptions.InvalidInputCombinationException) as raised:
        client.create_job(**request("import", SnowballCapacityPreference="T8"))
    assert made == []
    assert raised.value.report is raised.value.report
    assert made == ["snowball.CreateJob"]


@pytest.mark.parametrize("id_", [f"JID{NOBODYS}", f"CID{NOBODYS}", "", "none"])
def test_time_for_what_is_not_there(client: Any, id_: str) -> None:  # noqa: ANN401 - as above
    """The service's exception for an unknown id."""
    with pytest.raises(client.exceptions.InvalidResourceException):
        client.advance(id_, "Complete")


def test_time_for_a_disk_that_is_not_there() -> None:
    """Likewise in Import/Export."""
    with (
        closing(manifestkit.client("importexport")) as client,
        pytest.raises(client.exceptions.InvalidJobIdException),
    ):
        client.advance("EX1AM", "AtAWS")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"service": "glacier"}, "no service 'glacier'"),
        ({"service": "snowball", "region_name": "the moon"}, "no name of a region"),
        ({"service": "snowball", "edition": "2010-06-03"}, "no edition '2010-06-03'"),
        ({"service": "importexport", "edition": "2009-05-20"}, "has no dry run"),
        ({"service": "snowball", "context": {"limit": {}}}, "did you mean limits?"),
    ],
)
def test_clients_that_cannot_be_made(arguments: dict[str, Any], words: str) -> None:
    """ValueError, with a sentence that says what there is."""
    with pytest.raises(ValueError) as raised:  # noqa: PT011 - the words follow
        manifestkit.client(**arguments)
    assert words in str(raised.value)


@pytest.mark.parametrize(
    ("error", "raising"),
    [
        ("KMSRequestFailedException", {"snowball"}),
        ("InvalidVersionException", {"importexport"}),
        ("InvalidAddressException", {"importexport", "snowball"}),
        ("ThrottlingException", {"importexport", "snowball"}),
    ],
)
def test_a_stated_error_is_that_of_the_service_that_has_it(error: str, raising: set[str]) -> None:
    """Both services have a CreateJob, and each raises its own errors and the common ones (RULINGS 22)."""
    context = {"faults": {"CreateJob": error}}
    calls = {
        "importexport": {"JobType": "Import", "Manifest": manifest("s3-import"), "ValidateOnly": True},
        "snowball": request("import"),
    }
    raised = set()
    for service, parameters in calls.items():
        with closing(manifestkit.client(service, "us-west-2", context=context)) as client:
            try:
                client.create_job(**parameters)
            except manifestkit.ClientError as refused:
                assert refused.response["Error"]["Code"] == error  # noqa: PT017 - it may be raised, or not
                raised.add(service)
    assert raised == raising


@pytest.mark.parametrize(
    ("region", "words"),
    [
        ("us-east-1", "in the regions of the United States."),
        ("eu-west-1", "in eu-west-1."),
        (None, "among those that were made without a region."),
    ],
)
def test_a_job_of_another_region_is_missed_where_it_is_looked_for(region: str | None, words: str) -> None:
    """Jobs are kept by region (RULINGS 25), and the error says in which of them there is none."""
    with closing(manifestkit.client("snowball", region)) as client:
        id_ = "JID123e4567-e89b-12d3-a456-426655440000"
        with pytest.raises(client.exceptions.InvalidResourceException) as raised:
            client.describe_job(JobId=id_)
    assert raised.value.response["Message"] == f"There is no job {id_} {words}"


def test_the_region_counts() -> None:
    """That of the client is the region of the call, by whose rules it is judged; it wins over the context's."""
    small = request("import", SnowballType="STANDARD", SnowballCapacityPreference="T50")
    context = {"region": "us-east-1"}
    with closing(manifestkit.client("snowball", context=context)) as client:
        assert client.meta.region_name == "us-east-1"
        assert client.create_job(**small)["JobId"]
    # Snowball reference, 5.4 (CP02): the Snowball of 50 TB is to be had in US regions alone.
    with closing(manifestkit.client("snowball", "ca-central-1", context=context)) as client:
        with pytest.raises(client.exceptions.InvalidInputCombinationException):
            client.create_job(**small)
        assert client.create_job(**{**small, "SnowballCapacityPreference": "T80"})["JobId"]


def test_a_check_says_where_the_post_office_box_stands() -> None:
    """What the dry run refuses in a label's address, the check of the request finds (Import/Export reference, 9.4)."""
    label = {"jobIds": ["EX1AM"], "street1": "1 Example Road", "street2": "P.O. Box 12"}
    (found,) = manifestkit.check_request("importexport", "GetShippingLabel", label).findings
    assert (found.pointer, found.severity, found.error_code) == ("/street2", "error", "InvalidAddressException")


def test_the_clock() -> None:
    """It is the caller's, else the context's, else the machine's."""
    moment = datetime(2015, 5, 7, 12, 30, 15, 999, tzinfo=UTC)
    with closing(manifestkit.client("snowball", "us-west-2", clock=lambda: moment)) as client:
        client.create_job(**request("import"))
        (entry,) = client.list_jobs()["JobListEntries"]
        assert entry["CreationDate"] == moment.replace(microsecond=0)
    with closing(manifestkit.client("snowball", "us-west-2", context={"clock": "2015-05-08T12:00:00+02:00"})) as client:
        client.create_job(**request("import"))
        (entry,) = client.list_jobs()["JobListEntries"]
        assert entry["CreationDate"] == datetime(2015, 5, 8, 10, tzinfo=UTC)
    with closing(manifestkit.client("snowball", "us-west-2")) as client:
        client.create_job(**request("import"))
        (entry,) = client.list_jobs()["JobListEntries"]
        assert abs((datetime.now(UTC) - entry["CreationDate"]).total_seconds()) < 60


def test_a_manifest_comes_back_as_it_was() -> None:
    """GetStatus has the last manifest word for word (Import/Export reference, 9.2): line ends, marks and all."""
    text = manifest("s3-import").replace("\n", "\r\n") + "# Zoë, 東京\r\n"
    with closing(manifestkit.client("importexport")) as client:
        job = client.create_job(JobType="Import", Manifest=text, ValidateOnly=False)["JobId"]
        assert client.get_status(JobId=job)["CurrentManifest"] == text
