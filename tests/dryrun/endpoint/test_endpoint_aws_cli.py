"""The AWS CLI against the endpoint: the commands as they stand, with --endpoint-url added."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from samples import ADDRESS, MANIFEST
from served import environment, running

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


_SECONDS = 120


class Cli:
    """The AWS CLI, one process for each command."""

    def __init__(self, url: str, folder: Path) -> None:
        self._url = url
        self._folder = folder

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """A command, whatever it comes to."""
        command = [sys.executable, "-W", "ignore", "-m", "awscli", *words, "--endpoint-url", self._url]
        return subprocess.run(  # noqa: S603 - the interpreter that runs the tests
            command,
            cwd=self._folder,
            env=environment(str(self._folder)),
            capture_output=True,
            text=True,
            timeout=_SECONDS,
            check=False,
        )

    def __call__(self, *words: str) -> Any:  # noqa: ANN401 - any JSON
        """What a command that succeeds prints."""
        done = self.run(*words)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout) if done.stdout.strip() else None

    def write(self, name: str, content: str) -> str:
        """The argument that stands for a file with this content."""
        (self._folder / name).write_text(content, encoding="utf-8")
        return f"file://{name}"


@pytest.fixture(scope="module")
def aws(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cli]:
    """The AWS CLI in a home of its own, with a server that no other test has filled."""
    with running() as server:
        yield Cli(server.url, tmp_path_factory.mktemp("home"))


def test_import_export_commands(aws: Cli) -> None:
    """All six commands: create-job in three ways, update-job, get-status, list-jobs, get-shipping-label, cancel-job."""
    manifest = aws.write("manifest", MANIFEST)
    create = ("importexport", "create-job", "--job-type", "import", "--manifest")
    job_id = aws(*create, manifest, "--no-validate-only")["JobId"]
    assert aws(*create, manifest, "--validate-only")["JobId"].endswith("-VALIDATE-ONLY")
    assert aws(*create, MANIFEST, "--validate-only")["JobType"] == "Import"

    update = ("importexport", "update-job", "--job-id", job_id, "--job-type", "import", "--manifest", manifest)
    assert aws(*update, "--no-validate-only")["WarningMessage"].startswith("**** Device will be erased")
    assert aws("importexport", "get-status", "--job-id", job_id)["CurrentManifest"] == MANIFEST
    assert [job["JobId"] for job in aws("importexport", "list-jobs")["Jobs"]] == [job_id]
    place = ("--name", "Pat Example", "--street1", "1 Example Road", "--city", "Seattle")
    assert job_id in aws("importexport", "get-shipping-label", "--job-ids", job_id, *place)["ShippingLabelURL"]
    assert aws("importexport", "cancel-job", "--job-id", job_id) == {"Success": True}

    refused = aws.run("importexport", "cancel-job", "--job-id", job_id)
    assert refused.returncode != 0
    assert "An error occurred (CanceledJobIdException) when calling the CancelJob operation" in refused.stderr


def test_list_jobs_pages_by_itself(aws: Cli) -> None:
    """The CLI goes on after the last JobId of a page until the list is not truncated any more."""
    for _ in range(3):
        aws(*("importexport", "create-job", "--job-type", "import", "--manifest", MANIFEST, "--no-validate-only"))
    whole = aws("importexport", "list-jobs")
    assert aws("importexport", "list-jobs", "--page-size", "1") == whole
    assert len(whole["Jobs"]) >= 3


@pytest.fixture(scope="module")
def order(aws: Cli) -> dict[str, Any]:
    """What a job and a cluster have in common."""
    address = aws.write("address.json", json.dumps({"Address": ADDRESS}))
    return {
        "Resources": {"S3Resources": [{"BucketArn": "arn:aws:s3:::example-bucket", "KeyRange": {}}]},
        "AddressId": aws("snowball", "create-address", "--cli-input-json", address)["AddressId"],
        "RoleARN": "arn:aws:iam::123456789012:role/snowball-import-S3-role",
        "ShippingOption": "SECOND_DAY",
        "SnowballType": "EDGE",
    }


def test_snowball_job_commands(aws: Cli, order: dict[str, Any]) -> None:
    """create-job, update-job, describe-job, list-jobs, describe-addresses and cancel-job."""
    listed = aws("snowball", "describe-addresses")["Addresses"]
    assert [address["AddressId"] for address in listed] == [order["AddressId"]]
    request = aws.write("create-job.json", json.dumps(order | {"JobType": "IMPORT"}))
    job_id = aws("snowball", "create-job", "--cli-input-json", request)["JobId"]
    aws("snowball", "update-job", "--job-id", job_id, "--shipping-option", "NEXT_DAY")
    metadata = aws("snowball", "describe-job", "--job-id", job_id)["JobMetadata"]
    assert metadata["ShippingDetails"]["ShippingOption"] == "NEXT_DAY"
    assert job_id in {entry["JobId"] for entry in aws("snowball", "list-jobs")["JobListEntries"]}
    aws("snowball", "cancel-job", "--job-id", job_id)
    assert aws("snowball", "describe-job", "--job-id", job_id)["JobMetadata"]["JobState"] == "Cancelled"


def test_snowball_cluster_commands(aws: Cli, order: dict[str, Any]) -> None:
    """create-cluster, create-job for a node, list-cluster-jobs and describe-cluster."""
    request = aws.write("create-cluster.json", json.dumps(order | {"JobType": "LOCAL_USE"}))
    cluster_id = aws("snowball", "create-cluster", "--cli-input-json", request)["ClusterId"]
    node = aws("snowball", "create-job", "--cluster-id", cluster_id)["JobId"]
    entries = aws("snowball", "list-cluster-jobs", "--cluster-id", cluster_id)["JobListEntries"]
    assert [entry["JobId"] for entry in entries] == [node]
    metadata = aws("snowball", "describe-cluster", "--cluster-id", cluster_id)["ClusterMetadata"]
    assert metadata["ShippingOption"] == "SECOND_DAY"
