"""What a file is, by its name and its text."""

from __future__ import annotations

import pytest

from manifestkit.checking.kinds import kind_by_name, kind_of, may_be_checked

BY_NAME = [
    # Import/Export reference, 7: the names that AWS's tool used.
    ("MyS3ImportManifest.txt", "manifest"),
    ("MyS3ExportManifest.txt", "manifest"),
    ("MyEBSImportManifest.txt", "manifest"),
    ("MyGlacierImportManifest.txt", "manifest"),
    ("disk7-S3ImportManifest.yml", "manifest"),
    ("S3ExportManifest", "manifest"),
    # Reference, 8: exactly SIGNATURE, all capitals, no extension.
    ("SIGNATURE", "signature"),
    ("signature", None),
    ("SIGNATURE.txt", None),
    # Other programs' manifests, and neighbours of AWS's.
    ("manifest.yml", None),
    ("AndroidManifest.xml", None),
    ("MANIFEST", None),
    ("MyS3ImportManifest.txt.bak", None),
    ("MyS3ImportManifest.txt\n", None),
    ("AWSCredentials.properties", None),
    ("", None),
]


@pytest.mark.parametrize(("name", "kind"), BY_NAME)
def test_name_tells(name: str, kind: str | None) -> None:
    """A name tells the kind only where it is one that AWS's tool or the service gave."""
    assert kind_by_name(name) == kind


SIGNATURE = "version:2.0\nsigningMethod:HmacSHA1\njobId:53TX4\nsignature:T0ZGTElORSBEUlkgUlVOIE9OTFk=\n"

BY_TEXT = [
    ("job.txt", "manifestVersion: 2.0\ndeviceId: A1\n", "manifest"),
    ("job.txt", "# a comment\r\n\r\nmanifestVersion:2.0\r\nreturnAddress:\r\n", "manifest"),
    ("job.txt", "\ufeffmanifestVersion: 2.0\ndeviceId: A1\n", "manifest"),
    ("job.txt", "manifestVersion: 2.0;\n deviceId: A1\n eraseDevice: yes\n", "manifest"),
    ("job.txt", '"manifestVersion" : "2.0"\n"deviceId" : 1\n', "manifest"),
    ("job.txt", "deviceId: A1\neraseDevice: yes\nlogBucket: b\n", "manifest"),
    ("job.txt", "manifestVersion: 2.0\n", None),
    ("job.txt", "deviceId: A1\nlogBucket: b\n", None),
    ("job.txt", "the manifestVersion: 2.0 and the deviceId: A1\n", None),
    ("job.txt", "", None),
    ("manifest.yml", "manifestVersion: 2.0\n", "manifest"),
    ("BackupManifest.txt", "manifestversion:2.0\n", "manifest"),
    ("manifest.yml", "applications:\n- name: web\n  memory: 64M\n", None),
    ("deploy.yaml", "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n", None),
    ("package.json", '{\n"manifest_version": 3,\n"name": "x"\n}\n', None),
    ("empty.json", "{}", None),
    ("cluster.json", '{"ClusterId": "CID00000000-0000-4000-8000-000000000000"}', None),
    ("SIG", SIGNATURE, "signature"),
    ("SIG", SIGNATURE.replace("\n", "\r\n").replace(":", ": "), "signature"),
    ("SIG", SIGNATURE.replace("jobId", "job"), None),
    ("SIG", SIGNATURE + "deviceId:A1\n", None),
    ("SIG", SIGNATURE + "\n" * 40, None),
    # A certain name needs no text.
    ("MyS3ImportManifest.txt", "", "manifest"),
    ("SIGNATURE", "", "signature"),
]


@pytest.mark.parametrize(("name", "text", "kind"), BY_TEXT)
def test_text_tells_only_when_certain(name: str, text: str, kind: str | None) -> None:
    """The text decides where it can be nothing else, or where the name says manifest too."""
    assert kind_of(name, text) == kind


READ = [
    ("job.txt", True),
    ("job.YML", True),
    ("job.manifest", True),
    ("SIGNATURE", True),
    ("photo.jpg", False),
    ("job.txt.bak", False),
]


@pytest.mark.parametrize(("name", "read"), READ)
def test_folders_hold_much_else(name: str, read: bool) -> None:  # noqa: FBT001 - a table's column
    """In a folder only files are read that can be manifests by their suffix."""
    assert may_be_checked(name) is read
