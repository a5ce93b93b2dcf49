"""What makes a check start fast: how few modules it loads."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

_MANIFEST = """\
manifestVersion: 2.0
deviceId: DISK-1
eraseDevice: yes
notificationEmail: archive@example.com;it@example.com
bucket: anycompany-archive
ignore:
  - \\.bak$
returnAddress:
  name: Pat Sample
  company: AnyCompany
  street1: 100 Main Street
  city: Seattle
  stateOrProvince: WA
  postalCode: 98108
  country: USA
  phoneNumber: +1 206-555-0100
"""

_REQUEST = """\
{
  "JobType": "IMPORT",
  "Resources": {"S3Resources": [{"BucketArn": "arn:aws:s3:::anycompany-archive"}]},
  "AddressId": "ADID1234ab12-3eec-4eb3-9be6-9374c10eb51b",
  "RoleARN": "arn:aws:iam::123456789012:role/snowball-import-S3-role",
  "SnowballType": "STANDARD",
  "ShippingOption": "SECOND_DAY",
  "Notification": {"SnsTopicARN": "arn:aws:sns:us-east-1:123456789012:snowball", "NotifyAll": true}
}
"""

# What the command line cannot do without, and what these load themselves.
_ALLOWED = {
    *("argparse", "bisect", "collections", "contextlib", "copyreg", "enum", "errno", "functools", "gc"),
    *("gettext", "itertools", "keyword", "locale", "operator", "os", "re", "reprlib", "types"),
    *("importlib", "time", "warnings"),
}
# What of the package only some manifests need: those that cannot be read as they stand, that have keys which nobody
# knows, or that go to places where not everything about an address is known at once.
_NOT_FOR_THE_ORDINARY = {
    *("manifestkit.checking.catalogue", "manifestkit.findings.reading", "manifestkit.findings.redaction"),
    *("manifestkit.findings.suppressions", "manifestkit.importexport.rewriting", "manifestkit.importexport.synonyms"),
    *("manifestkit.fields.address_rules", "manifestkit.fields.customs", "manifestkit.fields.java_regex.parser"),
    *("manifestkit.schema", "manifestkit.snowball.catalogue", "manifestkit.text.tolerant", "manifestkit.printing"),
}
_SCRIPT = """
import sys
before = set(sys.modules)
from manifestkit.cli.main import main
status = main(["check", *sys.argv[1:]])
print(*sorted(set(sys.modules) - before), file=sys.stderr)
sys.exit(status)
"""


def _loaded(path: Path, *options: str) -> set[str]:
    """The modules that a check of a file loads, but for those that Python itself begins with."""
    command = [sys.executable, "-I", "-c", _SCRIPT, path.name, *options]
    done = subprocess.run(  # noqa: S603 - a script of this file
        command, capture_output=True, text=True, check=False, cwd=path.parent
    )
    assert done.returncode == 0, done.stderr
    return set(done.stderr.splitlines()[-1].split())


def test_an_ordinary_manifest_is_checked_without_any_heavy_module(tmp_path: Path) -> None:
    """No library, and of the standard library the least: not dataclasses, inspect, json, tomllib, difflib and so on."""
    path = tmp_path / "MyS3ImportManifest.txt"
    path.write_text(_MANIFEST, encoding="utf-8")
    loaded = _loaded(path)
    packages = {name.partition(".")[0] for name in loaded}
    assert {name for name in packages if not name.startswith("_")} - _ALLOWED == {"manifestkit"}
    assert "importlib.metadata" not in loaded
    assert not loaded & _NOT_FOR_THE_ORDINARY


def test_an_ordinary_request_is_checked_without_any_library(tmp_path: Path) -> None:
    """Not even jsonschema: of what a manifest does without only json, and neither the grammar nor any mending."""
    path = tmp_path / "create-job.json"
    path.write_text(_REQUEST, encoding="utf-8")
    loaded = _loaded(path)
    packages = {name.partition(".")[0] for name in loaded}
    packages -= {"manifestkit", "json", "math", "typing"}
    assert {name for name in packages if not name.startswith("_")} <= _ALLOWED
    assert not loaded & {
        "manifestkit.text.json.grammar",
        "manifestkit.text.json.recovery",
        "manifestkit.text.json.rendition",
    }


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have another way")
def test_several_processes_are_started_without_multiprocessing(tmp_path: Path) -> None:
    """It takes longer to load than hundreds of manifests to check; threading and socket come with it."""
    folder = tmp_path / "jobs"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}-S3ImportManifest.txt").write_text(_MANIFEST, encoding="utf-8")
    loaded = _loaded(folder, "--jobs", "2")
    assert "manifestkit.checking.forks" in loaded
    assert not loaded & {"multiprocessing", "threading", "socket", "subprocess", "tempfile"}
