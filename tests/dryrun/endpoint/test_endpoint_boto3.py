"""The newest boto3 against the endpoint, as it stands, and botocore with a model that speaks CBOR alone."""

from __future__ import annotations

import json
import shutil
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import boto3
import botocore
import botocore.session
import cbor2
import pytest
from botocore.config import Config
from samples import ADDRESS, MANIFEST
from served import ACCESS_KEY, ANSWER, SECRET_KEY, running

if TYPE_CHECKING:
    from collections.abc import Iterator

    from served import Served

_CONFIG = Config(retries={"total_max_attempts": 1}, connect_timeout=ANSWER, read_timeout=ANSWER, proxies={})


def _client(session: Any, service: str, url: str, region: str = "us-west-2") -> Any:  # noqa: ANN401 - boto3 has no types
    make = session.client if hasattr(session, "client") else session.create_client
    return make(
        service,
        region_name=region,
        endpoint_url=url,
        aws_access_key_id=ACCESS_KEY,
        aws_secret_access_key=SECRET_KEY,
        config=_CONFIG,
    )


def _cbor_session(folder: Path) -> botocore.session.Session:
    """A session whose model of Snowball names CBOR as its only protocol."""
    source = next((Path(botocore.__file__).parent / "data" / "snowball").iterdir())
    target = folder / "snowball" / source.name
    shutil.copytree(source, target)
    packed = botocore.session.get_session().get_component("data_loader").load_service_model("snowball", "service-2")
    packed["metadata"] |= {"protocol": "smithy-rpc-v2-cbor", "protocols": ["smithy-rpc-v2-cbor"]}
    for file in target.glob("service-2*"):
        file.unlink()
    (target / "service-2.json").write_text(json.dumps(packed), encoding="utf-8")
    session = botocore.session.Session()
    session.get_component("data_loader").search_paths.insert(0, str(folder))
    return session


@pytest.fixture(scope="module", params=["json", "cbor"])
def snowball(served: Served, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A client of Snowball in either protocol."""
    session = boto3.Session() if request.param == "json" else _cbor_session(tmp_path_factory.mktemp("models"))
    client = _client(session, "snowball", served.url)
    sent: list[str | bytes] = []
    client.meta.events.register(
        "before-send.snowball", lambda request, **_: sent.append(request.headers["Content-Type"])
    )
    yield client
    client.close()
    wanted = {"json": b"application/x-amz-json-1.1", "cbor": b"application/cbor"}[request.param]
    assert {value.encode() if isinstance(value, str) else value for value in sent} == {wanted}


@pytest.fixture
def import_export(served: Served) -> Iterator[Any]:
    """A client of Import/Export."""
    client = _client(boto3.Session(), "importexport", served.url)
    yield client
    client.close()


def _order(client: Any) -> dict[str, Any]:  # noqa: ANN401 - boto3 has no types
    return {
        "JobType": "IMPORT",
        "Resources": {"S3Resources": [{"BucketArn": "arn:aws:s3:::example-bucket"}]},
        "AddressId": client.create_address(Address=ADDRESS)["AddressId"],
        "RoleARN": "arn:aws:iam::123456789012:role/snowball-import-S3-role",
        "ShippingOption": "SECOND_DAY",
        "SnowballType": "EDGE",
    }


def test_import_export_from_beginning_to_end(import_export: Any) -> None:  # noqa: ANN401 - boto3 has no types
    """A job is created, seen, changed and cancelled, with boto3's types and exceptions."""
    client = import_export
    dry = client.create_job(JobType="import", Manifest=MANIFEST, ValidateOnly=True)
    assert dry["JobId"].endswith("-VALIDATE-ONLY")
    job_id = client.create_job(JobType="Import", Manifest=MANIFEST, ValidateOnly=False)["JobId"]
    status = client.get_status(JobId=job_id)
    assert (status["ProgressCode"], status["LocationCode"]) == ("Pending", "NotReceived")
    assert (status["CurrentManifest"], status["ErrorCount"]) == (MANIFEST, 0)
    assert isinstance(status["CreationDate"], datetime)
    label = client.get_shipping_label(jobIds=[job_id], name="Pat Example")
    assert job_id in label["ShippingLabelURL"]
    changed = client.update_job(JobId=job_id, Manifest=MANIFEST, JobType="Import", ValidateOnly=False)
    assert changed["Success"] is True
    assert client.cancel_job(JobId=job_id)["Success"] is True
    listed = {job["JobId"]: job for page in client.get_paginator("list_jobs").paginate() for job in page["Jobs"]}
    assert listed[job_id]["IsCanceled"] is True
    with pytest.raises(client.exceptions.CanceledJobIdException) as caught:
        client.cancel_job(JobId=job_id)
    assert caught.value.response["ResponseMetadata"]["HTTPStatusCode"] == 400
    assert caught.value.response["ResponseMetadata"]["RequestId"]


def test_import_export_raises_what_the_service_says(import_export: Any) -> None:  # noqa: ANN401 - boto3 has no types
    """The message of a manifest that cannot be read is the one that was seen (Import/Export reference, 9.4)."""
    with pytest.raises(import_export.exceptions.MalformedManifestException, match=r"Your manifest is not well-formed$"):
        import_export.create_job(JobType="Import", Manifest="manifest.txt", ValidateOnly=False)
    with pytest.raises(import_export.exceptions.InvalidJobIdException, match="No such job ZZZZZ for your account"):
        import_export.get_status(JobId="ZZZZZ")


def test_snowball_jobs_from_beginning_to_end(snowball: Any) -> None:  # noqa: ANN401 - boto3 has no types
    """A job is created, seen, changed and cancelled, with boto3's types and exceptions."""
    order = _order(snowball)
    assert snowball.describe_address(AddressId=order["AddressId"])["Address"]["City"] == "Seattle"
    job_id = snowball.create_job(**order)["JobId"]
    snowball.update_job(JobId=job_id, Description="Café 100 %")
    described = snowball.describe_job(JobId=job_id)
    metadata = described["JobMetadata"]
    assert (metadata["JobId"], metadata["JobState"], metadata["Description"]) == (job_id, "New", "Café 100 %")
    assert isinstance(metadata["CreationDate"], datetime)
    assert described["SubJobMetadata"] == []
    snowball.cancel_job(JobId=job_id)
    pages = snowball.get_paginator("list_jobs").paginate(PaginationConfig={"PageSize": 1})
    states = {entry["JobId"]: entry["JobState"] for page in pages for entry in page["JobListEntries"]}
    assert states[job_id] == "Cancelled"
    with pytest.raises(snowball.exceptions.InvalidJobStateException):
        snowball.cancel_job(JobId=job_id)


def test_snowball_clusters_from_beginning_to_end(snowball: Any) -> None:  # noqa: ANN401 - boto3 has no types
    """A cluster takes five nodes, and answers for the sixth with the error for that."""
    cluster_id = snowball.create_cluster(**_order(snowball) | {"JobType": "LOCAL_USE"})["ClusterId"]
    nodes = [snowball.create_job(ClusterId=cluster_id)["JobId"] for _ in range(5)]
    listed = snowball.list_cluster_jobs(ClusterId=cluster_id)["JobListEntries"]
    assert [entry["JobId"] for entry in listed] == nodes
    assert snowball.describe_cluster(ClusterId=cluster_id)["ClusterMetadata"]["ClusterId"] == cluster_id
    with pytest.raises(snowball.exceptions.ClusterLimitExceededException):
        snowball.create_job(ClusterId=cluster_id)


def test_snowball_raises_what_the_service_says(snowball: Any) -> None:  # noqa: ANN401 - boto3 has no types
    """An error has its class, its members and its status; constraints that boto3 does not know are one error."""
    id_ = "JID00000000-0000-0000-0000-000000000000"
    with pytest.raises(snowball.exceptions.InvalidResourceException) as caught:
        snowball.describe_job(JobId=id_)
    assert caught.value.response["ResourceType"] == "Job"
    with pytest.raises(snowball.exceptions.ClientError, match=r"ValidationException.*1 validation error detected"):
        snowball.describe_job(JobId=id_.lower())
    with pytest.raises(snowball.exceptions.ClientError, match="NotSimulated") as unknown:
        snowball.list_compatible_images()
    assert unknown.value.response["ResponseMetadata"]["HTTPStatusCode"] == 501


def test_the_region_of_the_client_counts() -> None:
    """Jobs are kept by region, and those of the United States together (Snowball reference, 4.7; RULINGS 25)."""
    with running() as server:
        seen = {}
        for region in ("us-west-2", "us-east-1", "eu-west-1"):
            client = _client(boto3.Session(), "snowball", server.url, region)
            if region == "us-west-2":
                job_id = client.create_job(**_order(client))["JobId"]
            seen[region] = [entry["JobId"] for entry in client.list_jobs()["JobListEntries"]]
            client.close()
    assert seen == {"us-west-2": [job_id], "us-east-1": [job_id], "eu-west-1": []}


def test_editions_are_chosen_for_each_service() -> None:
    """A date holds for its service: with 2010-06-03 there are no labels, with 2026-04-21 clusters list their jobs."""
    with running("--edition", "2010-06-03", "--edition", "2026-04-21") as server:
        session = boto3.Session()
        old, new = _client(session, "importexport", server.url), _client(session, "snowball", server.url)
        with pytest.raises(old.exceptions.ClientError, match="InvalidAction"):
            old.get_shipping_label(jobIds=["AAAAA"])
        order = _order(new) | {"JobType": "LOCAL_USE", "InitialClusterSize": 3}
        assert len(new.create_cluster(**order)["JobListEntries"]) == 3
        old.close()
        new.close()


def test_a_pickup_keeps_its_moment() -> None:
    """The one moment in a request comes back as a moment, in both protocols (Snowball reference, 4.13)."""
    with running("--edition", "2026-04-21") as server:
        client = _client(boto3.Session(), "snowball", server.url)
        moment = datetime.fromisoformat("2027-01-31T00:00:00+00:00")
        pickup = {"PickupDetails": {"IdentificationExpirationDate": moment}}
        job_id = client.create_job(**_order(client), **pickup)["JobId"]
        assert client.describe_job(JobId=job_id)["JobMetadata"]["PickupDetails"] == pickup["PickupDetails"]
        client.close()
        described = cbor2.loads(server.cbor("DescribeJob", cbor2.dumps({"JobId": job_id})).body)
        assert described["JobMetadata"]["PickupDetails"] == pickup["PickupDetails"]
