"""The dry run for an unmodified boto3: attached to clients and sessions, and for all that is made in a block."""

from __future__ import annotations

import socket
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import boto3
import botocore.session
import pytest
from botocore.config import Config
from botocore.exceptions import HTTPClientError, NoRegionError
from dryrun_cases import manifest, request
from dryrun_runners import PLACEHOLDERS

import manifestkit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytest_plugins = ("pytester",)

JOB_ID = "JID123e4567-e89b-12d3-a456-426655440000"
# A port of the loopback interface on which nobody listens.
_NOWHERE = "http://127.0.0.1:9"


# One try, so that nobody waits for a second.
_ONCE = Config(retries={"total_max_attempts": 1})


# What one gets for a client without credentials and region: it is looked for in the network, and then missed.
_BARE = (NoRegionError, HTTPClientError)


class SocketUsedError(Exception):
    """Something has tried to use the network."""


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """No credentials, no region and no settings of this machine, and no socket."""
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    for name in ("AWS_REGION", "AWS_DEFAULT_REGION", "AWS_ENDPOINT_URL", "AWS_EC2_METADATA_DISABLED"):
        monkeypatch.delenv(name, raising=False)
    for name in ("AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"):
        monkeypatch.setenv(name, str(tmp_path / name))
    monkeypatch.setattr(boto3, "DEFAULT_SESSION", None)

    def refuse(*_arguments: object, **_options: object) -> None:
        raise SocketUsedError

    with monkeypatch.context() as patch:
        for name in ("connect", "connect_ex", "sendto", "bind"):
            patch.setattr(socket.socket, name, refuse, raising=False)
        for name in ("create_connection", "getaddrinfo", "gethostbyname"):
            patch.setattr(socket, name, refuse)
        yield


def _snowball() -> Any:  # noqa: ANN401 - a client of boto3
    return boto3.client("snowball", region_name="us-west-2", config=_ONCE, **PLACEHOLDERS)


def _goes_out(client: Any) -> bool:  # noqa: ANN401 - as above
    """Whether a call of the client tries to use the network."""
    try:
        client.list_jobs()
    except HTTPClientError:
        return True
    return False


def test_without_a_dry_run_a_call_goes_out() -> None:
    """What these tests look for can be seen: a client that nobody covers tries to use a socket."""
    assert _goes_out(_snowball())


def test_a_client_that_exists_already() -> None:
    """From the call on nothing is sent, and afterwards everything is again."""
    client = _snowball()
    attachment = manifestkit.attach(client, "dry-run")
    assert client.list_jobs()["JobListEntries"] == []
    job = client.create_job(**request("import"))["JobId"]
    attachment.engine("snowball", "us-west-2").advance(job, "WithCustomer")
    assert client.describe_job(JobId=job)["JobMetadata"]["JobState"] == "WithCustomer"
    attachment.detach()
    assert _goes_out(client)
    attachment.detach()


def test_the_handle_lets_time_pass() -> None:
    """A job of either service goes on, in whatever region it was made (RULINGS 25 and 27)."""
    with manifestkit.offline() as offline:
        for region in ("us-east-2", "eu-west-1"):
            client = boto3.client("snowball", region_name=region)
            job = client.create_job(**request("import"))["JobId"]
            offline.advance(job, "WithCustomer", OutboundShipment="1Z-555-0100")
            told = client.describe_job(JobId=job)["JobMetadata"]
            assert told["JobState"] == "WithCustomer"
            assert told["ShippingDetails"]["OutboundShipment"]["TrackingNumber"] == "1Z-555-0100"
            with pytest.raises(ValueError, match="New cannot be reached"):
                offline.advance(job, "New")
        cluster = client.create_cluster(**request("cluster"))["ClusterId"]
        for _ in range(5):
            client.create_job(ClusterId=cluster)
        offline.advance(cluster, "InUse")
        assert client.describe_cluster(ClusterId=cluster)["ClusterMetadata"]["ClusterState"] == "InUse"
        disks = boto3.client("importexport", region_name="us-west-2")
        disk = disks.create_job(JobType="Import", Manifest=manifest("s3-import"), ValidateOnly=False)["JobId"]
        offline.advance(disk.lower(), "Returned", carrier="UPS")
        assert disks.get_status(JobId=disk)["Carrier"] == "UPS"
        with pytest.raises(ValueError, match="did you mean carrier"):
            offline.advance(disk, "Returned", Carrier="UPS")


@pytest.mark.parametrize(
    ("id_", "code"),
    [(JOB_ID, "InvalidResourceException"), ("", "InvalidResourceException"), ("EX1AM", "InvalidJobIdException")],
)
def test_time_for_what_is_not_there(id_: str, code: str) -> None:
    """The handle says what the client says."""
    with manifestkit.offline() as offline, pytest.raises(manifestkit.ClientError) as raised:
        offline.advance(id_, "Complete")
    assert raised.value.response["Error"]["Code"] == code


def test_boto_is_told_what_was_not_checked() -> None:
    """Beside what its programs look at."""
    with manifestkit.offline():
        answer = boto3.client("snowball").create_job(**request("import"))
    found = {one["check"] for one in answer["ResponseMetadata"]["Unchecked"]}
    assert {"bucket-exists", "address-exists"} <= found


@pytest.mark.parametrize("mode", ["check", "dry-run"])
def test_boto_is_told_what_is_behind_an_error(mode: Any) -> None:  # noqa: ANN401 - one of the modes
    """A note of the exception, since the message is the service's own."""
    client = boto3.client("importexport", region_name="us-east-1", config=_ONCE, **PLACEHOLDERS)
    with (
        manifestkit.attach(client, mode),
        pytest.raises(client.exceptions.MalformedManifestException) as raised,
    ):
        client.create_job(JobType="Import", Manifest="file:///x", ValidateOnly=True)
    assert raised.value.response["Error"]["Message"] == "Your manifest is not well-formed"
    (note,) = raised.value.__notes__
    assert "path of a file" in note


def test_an_attachment_is_a_context_manager() -> None:
    """The end of its block detaches it."""
    client = _snowball()
    with manifestkit.attach(client, "dry-run"):
        assert not _goes_out(client)
    assert _goes_out(client)


def test_exceptions_are_those_of_the_client() -> None:
    """What is raised is caught by boto's own classes, and tells what boto's tell."""
    client = _snowball()
    with manifestkit.attach(client, "dry-run"):
        with pytest.raises(client.exceptions.InvalidResourceException) as raised:
            client.describe_job(JobId=JOB_ID)
        assert raised.value.operation_name == "DescribeJob"
        assert isinstance(raised.value, client.exceptions.ClientError)


def test_a_check_stops_what_would_be_refused() -> None:
    """A bad call raises what the service would, with the report; a good one goes out (RULINGS 31)."""
    client = _snowball()
    with manifestkit.attach(client, "check"):
        with pytest.raises(client.exceptions.InvalidInputCombinationException) as raised:
            client.create_job(**request("import", SnowballCapacityPreference="T8"))
        (error,) = [found for found in raised.value.report.findings if found.severity == "error"]
        assert error.error_code == "InvalidInputCombinationException"
        with pytest.raises(client.exceptions.ClientError) as raised:
            client.create_job(**request("import", JobType="INPORT"))
        assert raised.value.response["Error"]["Code"] == "ValidationException"
        assert raised.value.report.findings
        assert _goes_out(client)


def test_a_check_of_a_manifest() -> None:
    """The report tells of everything in the manifest, the exception of what comes first."""
    client = boto3.client("importexport", region_name="us-east-1", config=_ONCE, **PLACEHOLDERS)
    wrong = manifest("s3-import", "eraseDevice: yes\n", "eraseDevice: perhaps\n").replace("  country: USA\n", "")
    with manifestkit.attach(client, "check"):
        with pytest.raises(client.exceptions.MissingManifestFieldException) as raised:
            client.create_job(JobType="Import", Manifest=wrong, ValidateOnly=False)
        codes = {found.error_code for found in raised.value.report.findings if found.severity == "error"}
        assert codes == {"MissingManifestFieldException", "InvalidManifestFieldException"}
        assert _goes_out(client)


def test_a_check_does_not_ask_the_store() -> None:
    """Whether a job exists, the real service knows: such a call goes out."""
    client = _snowball()
    with manifestkit.attach(client, "check"), pytest.raises(HTTPClientError):
        client.describe_job(JobId=JOB_ID)


def test_a_check_knows_the_stated_facts() -> None:
    """Regions, buckets, faults: what is stated counts, as in a dry run (RULINGS 22 and 31)."""
    client = boto3.client("snowball", region_name="ca-central-1", config=_ONCE, **PLACEHOLDERS)
    small = request("import", SnowballType="STANDARD", SnowballCapacityPreference="T50")
    context = {"buckets": {"other-bucket": {}}, "faults": {"ListJobs": "AccessDeniedException"}}
    with manifestkit.attach(client, "check", context=context):
        with pytest.raises(client.exceptions.InvalidResourceException):
            client.create_job(**request("import"))
        with pytest.raises(client.exceptions.ClientError, match="AccessDeniedException"):
            client.list_jobs()
    with manifestkit.attach(client, "check"), pytest.raises(client.exceptions.InvalidInputCombinationException):
        client.create_job(**small)


def test_a_check_refuses_operations_of_a_later_edition() -> None:
    """As the dry run does; without a dated edition there would be nothing to call."""
    client = _snowball()
    with (
        manifestkit.attach(client, "check", edition="2020-06-17"),
        pytest.raises(client.exceptions.ClientError, match="InvalidAction"),
    ):
        client.list_pickup_locations()


def test_a_check_refuses_members_of_a_later_edition() -> None:
    """As the dry run does, with the report (RULINGS 31)."""
    client = _snowball()
    with (
        manifestkit.attach(client, "check", edition="2020-06-17"),
        pytest.raises(manifestkit.ParamValidationError) as raised,
    ):
        client.create_job(**request("import", ImpactLevel="IL2"))
    assert raised.value.report.findings


@pytest.mark.parametrize("make", [boto3.session.Session, botocore.session.Session], ids=["boto3", "botocore"])
def test_a_session(make: type) -> None:
    """All clients that it makes from then on are covered, and none after detaching."""
    session = make()
    maker = session.client if make is boto3.session.Session else session.create_client
    attachment = manifestkit.attach(session, "dry-run")
    first = maker("snowball", region_name="us-west-2", config=_ONCE, **PLACEHOLDERS)
    second = maker("snowball", region_name="us-east-1", **PLACEHOLDERS)
    disks = maker("importexport", region_name="us-east-1", **PLACEHOLDERS)
    job = first.create_job(**request("import"))["JobId"]
    assert [entry["JobId"] for entry in second.list_jobs()["JobListEntries"]] == [job]
    assert disks.list_jobs()["Jobs"] == []
    attachment.detach()
    assert _goes_out(first)
    assert _goes_out(maker("snowball", region_name="us-west-2", config=_ONCE, **PLACEHOLDERS))


def test_what_cannot_be_attached_to() -> None:
    """A client of another service, a mode and an edition that are none, and anything else."""
    with pytest.raises(ValueError, match="s3 has no dry run"):
        manifestkit.attach(boto3.client("s3", region_name="us-west-2", **PLACEHOLDERS), "dry-run")
    with pytest.raises(ValueError, match="no mode"):
        manifestkit.attach(_snowball(), "wet-run")  # type: ignore[arg-type] # that is the point
    with pytest.raises(ValueError, match="no edition"):
        manifestkit.attach(_snowball(), "dry-run", edition="2020")
    with pytest.raises(TypeError, match="not int"):
        manifestkit.attach(5, "dry-run")


def test_a_block_needs_neither_credentials_nor_region() -> None:
    """Outside it such a client cannot even be made."""
    with pytest.raises(_BARE):
        boto3.client("snowball")
    with manifestkit.offline():
        client = boto3.client("snowball")
        assert client.meta.region_name == "us-east-1"
        assert client.list_jobs()["JobListEntries"] == []
        assert boto3.client("importexport").list_jobs()["Jobs"] == []
    with pytest.raises(_BARE):
        boto3.client("snowball")


def test_a_client_of_a_block_stays_offline() -> None:
    """When the block is over its clients are answered all the same, until somebody detaches them."""
    with manifestkit.offline() as attachment:
        client = boto3.client("snowball", config=_ONCE)
    assert not _goes_out(client)
    attachment.detach()
    assert _goes_out(client)


def test_a_client_from_before_a_block_is_not_touched() -> None:
    """It goes where it went."""
    client = _snowball()
    with manifestkit.offline():
        assert _goes_out(client)


def test_other_services_are_not_touched() -> None:
    """A block is for the two services alone."""
    with manifestkit.offline():
        client = boto3.client("s3", region_name="us-west-2", endpoint_url=_NOWHERE, config=_ONCE, **PLACEHOLDERS)
        with pytest.raises(HTTPClientError):
            client.list_buckets()


def test_the_region_of_a_client(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its own, else its session's, else the block's, else the environment's."""
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-1")
    with manifestkit.offline():
        assert boto3.session.Session().client("snowball").meta.region_name == "eu-west-1"
    with manifestkit.offline(region="ap-south-1"):
        assert boto3.session.Session().client("snowball").meta.region_name == "ap-south-1"
        assert boto3.session.Session(region_name="us-west-2").client("snowball").meta.region_name == "us-west-2"
        assert boto3.client("snowball", region_name="us-east-2").meta.region_name == "us-east-2"


def test_jobs_are_kept_by_region() -> None:
    """A client sees the jobs of its region (RULINGS 25)."""
    with manifestkit.offline():
        here = boto3.client("snowball", region_name="us-west-2")
        there = boto3.client("snowball", region_name="eu-west-1")
        here.create_job(**request("import"))
        assert len(here.list_jobs()["JobListEntries"]) == 1
        assert there.list_jobs()["JobListEntries"] == []


def test_nested_blocks() -> None:
    """The innermost answers, and the outer one again when it is over."""
    with manifestkit.offline():
        outer = boto3.client("snowball")
        outer.create_job(**request("import"))
        with manifestkit.offline():
            assert boto3.client("snowball").list_jobs()["JobListEntries"] == []
        assert len(boto3.client("snowball").list_jobs()["JobListEntries"]) == 1


def test_blocks_of_several_threads() -> None:
    """Each thread has its own; botocore is as it was when the last is over."""
    before = botocore.session.Session.create_client
    start = threading.Barrier(8)

    def work(number: int) -> int:
        with manifestkit.offline():
            start.wait()
            client = boto3.session.Session().client("snowball")
            start.wait()
            for _ in range(number):
                client.create_job(**request("import"))
            start.wait()
            return len(client.list_jobs()["JobListEntries"])

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(work, range(8))) == list(range(8))
    assert botocore.session.Session.create_client is before


def test_a_thread_without_a_block_is_covered_by_the_latest() -> None:
    """Workers of a program are offline with it."""
    with manifestkit.offline(), ThreadPoolExecutor(1) as pool:
        assert not pool.submit(lambda: _goes_out(boto3.client("snowball"))).result()


def test_one_client_in_many_threads() -> None:
    """Sixteen threads use one client, as boto3 allows."""
    with manifestkit.offline(), ThreadPoolExecutor(16) as pool:
        client = boto3.client("snowball")
        answers = list(pool.map(lambda _: client.create_job(**request("import")), range(64)))
        assert len({answer["JobId"] for answer in answers}) == 64
        assert len({answer["ResponseMetadata"]["RequestId"] for answer in answers}) == 64


def test_a_block_that_raises_is_over() -> None:
    """Nothing of it stays behind."""
    before = botocore.session.Session.create_client
    with pytest.raises(KeyError), manifestkit.offline():
        raise KeyError
    assert botocore.session.Session.create_client is before


def test_somebody_elses_wrap_stays() -> None:
    """Who wraps botocore inside a block and unwraps it later finds what was left there."""
    before = botocore.session.Session.create_client
    try:
        with manifestkit.offline():
            inner = botocore.session.Session.create_client

            def theirs(*arguments: Any, **options: Any) -> Any:  # noqa: ANN401 - as botocore has it
                return inner(*arguments, **options)

            botocore.session.Session.create_client = theirs
        assert botocore.session.Session.create_client is theirs
        with pytest.raises(_BARE):
            boto3.client("snowball")
    finally:
        botocore.session.Session.create_client = before


def test_arguments_by_place() -> None:
    """Whoever calls botocore without names is covered as well."""
    with manifestkit.offline():
        client = botocore.session.Session().create_client("snowball", "us-west-2", None, True)  # noqa: FBT003 - use_ssl
        assert client.list_jobs()["JobListEntries"] == []


def test_a_file_and_facts_for_a_block(tmp_path: Path) -> None:
    """A block takes what a client takes."""
    path = tmp_path / "jobs.db"
    with manifestkit.offline(store=path, context={"limits": {"devices": 3}}, edition="2026-04-21"):
        client = boto3.client("snowball")
        assert client.get_snowball_usage()["SnowballLimit"] == 3
        assert client.create_cluster(**request("cluster", InitialClusterSize=1))["JobListEntries"]
    with manifestkit.offline(store=path):
        assert len(boto3.client("snowball").list_jobs()["JobListEntries"]) == 1


def test_the_fixture(pytester: pytest.Pytester) -> None:
    """Pytest finds it by its entry point; each test has a store of its own."""
    pytester.makepyfile(
        """
        import boto3
        import pytest

        REQUEST = dict(
            JobType="IMPORT",
            Resources={"S3Resources": [{"BucketArn": "arn:aws:s3:::example-bucket"}]},
            AddressId="ADID1234ab12-3eec-4eb3-9be6-9374c10eb51b",
            RoleARN="arn:aws:iam::123456789012:role/snowball-import-S3-role",
            ShippingOption="SECOND_DAY",
            SnowballType="EDGE",
        )

        @pytest.mark.parametrize("turn", range(2))
        def test_offline(manifestkit_offline, turn):
            client = boto3.client("snowball")
            job = client.create_job(**REQUEST)["JobId"]
            manifestkit_offline.advance(job, "Complete")
            assert [entry["JobState"] for entry in client.list_jobs()["JobListEntries"]] == ["Complete"]
        """
    )
    pytester.runpytest("-p", "no:cacheprovider").assert_outcomes(passed=2)
