"""A program that was written for boto3 runs unchanged, with the adapter and against the endpoint."""

from __future__ import annotations

import runpy
import subprocess
import sys
from pathlib import Path

import boto3
import pytest
from dryrun_runners import PLACEHOLDERS, Surroundings, running

import manifestkit

_PROGRAM = Path(__file__).parents[2] / "examples" / "boto3_program.py"
# In the order of the program; what it says follows from the two references.
_SAID = [
    "Snowball New: Photographs of 2014, 2015",
    "No manifest yet: InvalidJobStateException",
    "Snowball Cancelled",
    "Import/Export refuses: MissingManifestFieldException",
    "version:2.0",
    "Disk NotReceived, Pending: AWS has not received your device.",
    "Disk Import, canceled: False",
]
_CONTEXT = {"clock": "2015-05-07T12:00:00Z"}


@pytest.fixture(autouse=True)
def _own_session(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(boto3, "DEFAULT_SESSION", None)


def test_it_runs_in_a_block(capsys: pytest.CaptureFixture[str]) -> None:
    """Every call is answered, and every exception is caught where the program expects it."""
    with manifestkit.offline(context=_CONTEXT), pytest.raises(SystemExit) as ended:
        runpy.run_path(str(_PROGRAM), run_name="__main__")
    assert ended.value.code == 0
    assert capsys.readouterr().out.splitlines() == _SAID


def test_it_runs_against_the_endpoint(tmp_path: Path) -> None:
    """In a process of its own, which knows of nothing but an address."""
    with running("endpoint", Surroundings("snowball", context=_CONTEXT), "importexport") as runner:
        environment = {
            "AWS_ENDPOINT_URL": runner.client.meta.endpoint_url,
            "HOME": str(tmp_path),
            **{name.upper(): value for name, value in PLACEHOLDERS.items()},
        }
        done = subprocess.run(  # noqa: S603 - the interpreter that runs the tests
            [sys.executable, str(_PROGRAM)], env=environment, capture_output=True, text=True, timeout=60, check=False
        )
    assert done.stderr == ""
    assert done.stdout.splitlines() == _SAID
    assert done.returncode == 0
