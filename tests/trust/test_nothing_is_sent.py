"""No command and no function looks a name up, or opens a connection."""

from __future__ import annotations

import json
import socket
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

import manifestkit
from manifestkit.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_MANIFEST = """\
manifestVersion: 2.0
deviceId: DISK-0001
bucket: example-bucket
accessKeyId: AKIAIOSFODNN7EXAMPLE
eraseDevice: yes
notificationEmail: pat@mail.example.com
returnAddress:
  name: Pat Example
  company: Example Company
  street1: 1 Example Road
  city: Seattle
  stateOrProvince: WA
  postalCode: 98101
  country: USA
  phoneNumber: +1 206 555 0100
"""
_JOB = {
    "JobType": "IMPORT",
    "Resources": {"S3Resources": [{"BucketArn": "arn:aws:s3:::example-bucket"}]},
    "RoleARN": "arn:aws:iam::123456789012:role/example",
    "Notification": {"SnsTopicARN": "arn:aws:sns:us-west-2:123456789012:example"},
    "ShippingOption": "SECOND_DAY",
    "SnowballType": "STANDARD",
}
_FILE = "MyS3ImportManifest.txt"
_PRINT = ("--job-id", "3DE4N", "--ship-to", "to.txt", "-o")
COMMANDS = [
    ("check", "."),
    ("check", "--fix", "."),
    ("check", "--kind", "snowball.CreateJob", "job.json"),
    ("explain", "unknown-key"),
    ("new", "s3-import"),
    (
        "dry-run",
        "importexport",
        "create-job",
        "--job-type",
        "Import",
        "--manifest",
        f"file://{_FILE}",
        "--validate-only",
    ),
    ("dry-run", "snowball", "create-job", "--cli-input-json", "file://job.json", "--region", "us-west-2"),
    ("signature", "sign", "--job-id", "3DE4N", "--key-file", "key.txt", _FILE),
    ("label", _FILE, *_PRINT, "label.pdf"),
    ("label", _FILE, *_PRINT, "label.png"),
    ("packing-slip", _FILE, "--job-id", "3DE4N", "-o", "slip.pdf"),
]
CALLS: dict[str, Callable[[], object]] = {
    "check_manifest": lambda: manifestkit.check_manifest(_MANIFEST),
    "check_request": lambda: manifestkit.check_request("snowball", "CreateJob", _JOB, region="us-west-2"),
    "parse_manifest": lambda: manifestkit.parse_manifest(_MANIFEST),
    "client": lambda: manifestkit.client("importexport").create_job(
        JobType="Import", Manifest=_MANIFEST, ValidateOnly=False
    ),
    "sign": lambda: manifestkit.signature.sign("3DE4N", _MANIFEST, "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"),
    "label": lambda: manifestkit.printing.ShippingLabel.from_manifest(
        _MANIFEST, "3DE4N", ("Example Company", "1 Example Road", "Seattle WA 98101")
    ).to_pdf(),
}

_seen: list[str] | None = None


def _look(event: str, arguments: tuple[Any, ...]) -> None:
    if _seen is not None and event.startswith(("socket.", "urllib.", "http.client.", "ftplib.", "smtplib.")):
        _seen.append(f"{event} {arguments}")


# Python has no way to take it away again.
sys.addaudithook(_look)


@contextmanager
def _looking() -> Iterator[list[str]]:
    """What is done with the network in the block."""
    global _seen  # noqa: PLW0603 - the hook is one for the process
    seen: list[str] = []
    _seen = seen
    try:
        yield seen
    finally:
        _seen = None


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a manifest, a request, an address and a key."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / _FILE).write_text(_MANIFEST, encoding="utf-8")
    (tmp_path / "job.json").write_text(json.dumps(_JOB), encoding="utf-8")
    (tmp_path / "to.txt").write_text("Example Company\n1 Example Road\nSeattle WA 98101\n", encoding="utf-8")
    (tmp_path / "key.txt").write_text("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n", encoding="utf-8")
    return tmp_path


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_command_stays_here(command: tuple[str, ...]) -> None:
    """A command does its work, whatever it comes to, without the network."""
    with _looking() as seen:
        assert main(command) in {0, 1}
    assert seen == []


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
def test_a_call_stays_here(call: Callable[[], object]) -> None:
    """So does a call from Python."""
    with _looking() as seen:
        call()
    assert seen == []


def test_the_hook_sees_what_is_sent() -> None:
    """A look-up of a name, or a connection to nowhere, would be seen."""
    with _looking() as seen, socket.socket() as connection, pytest.raises(OSError, match=r"."):
        connection.connect(("127.0.0.1", 0))
    assert any("socket.connect" in event for event in seen)
