"""What ``manifestkit check`` shows of the people and the secrets in a request."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from manifestkit.reporters.formats import FORMATS

if TYPE_CHECKING:
    from conftest import Shell

# What tells of people, and how it is written in a request. Source: RULINGS 19.
PERSONAL = {
    "Name": "Pat Nightingale",
    "Company": "Kestrel\nWorks",
    "Street1": "P.O. Box 77, Heron Road",
    "Street2": "Jos\u00e9 Finch House",
    "PhoneNumber": "12-nowhere-555",
}


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("ascii_only", [True, False])
def test_redact_shows_nothing_of_people(shell: Shell, name: str, ascii_only: bool) -> None:  # noqa: FBT001 - a case
    """Names, companies, streets and phones are hidden in each format, however the JSON escapes them."""
    address = {"City": "Seattle", "StateOrProvince": "WA", "PostalCode": "98101", "Country": "USA", **PERSONAL}
    shell.write("address.json", json.dumps({"Address": address}, indent=1, ensure_ascii=ascii_only))
    arguments = ("check", "--kind", "snowball.CreateAddress", "--edition", "2026-04-21", "address.json")
    assert "Heron" in shell.run(*arguments).out
    done = shell.run(*arguments, "--redact", "--format", name)
    assert done.status == 1
    for word in ("Nightingale", "Kestrel", "Heron", "Finch", "nowhere"):
        assert word not in done.out


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("edition", ["2020-06-17", "2026-04-21"])
def test_redact_hides_a_gstin(shell: Shell, name: str, edition: str) -> None:
    """The number is in messages, in the service's answer and in the fix; none of them shows it."""
    gstin = "29abcde1234f1z5"
    shell.write("job.json", f'{{"JobType": "IMPORT", "TaxDocuments": {{"IND": {{"GSTIN": "{gstin}"}}}}}}')
    arguments = ("check", "--kind", "snowball.CreateJob", "--edition", edition, "job.json", "--format", name)
    done = shell.run(*arguments, "--redact")
    assert done.status == 1
    assert "TX03" in done.out
    assert gstin not in done.out
    assert gstin.upper() not in done.out
    assert gstin in shell.run(*arguments).out
    diff = shell.run(*arguments, "--redact", "--diff").out
    assert gstin not in diff
    assert gstin.upper() not in diff


def _disk_request(manifest: str) -> str:
    return json.dumps({"JobType": "Import", "ValidateOnly": True, "Manifest": manifest})


def test_redact_hides_people_in_a_manifest_inside_a_request(shell: Shell) -> None:
    """The manifest is one value of the request: where it tells of people, none of it is shown."""
    manifest = "manifestVersion: 2.0\nbucket: example-bucket\nreturnAddress:\n  street1: P.O. Box 7, Heron Road\n"
    shell.write("job.json", _disk_request(manifest))
    done = shell.run("check", "job.json", "--redact")
    assert done.status == 1
    assert "Manifest line 4: The service does not ship to post office" in done.out
    assert "Heron" not in done.out


def test_a_secret_in_a_manifest_inside_a_request_is_never_shown(shell: Shell) -> None:
    """A password is hidden without --redact too, in each format (DESIGN, section 4)."""
    manifest = "manifestVersion: 2.0\ntrueCryptPassword: hunter2hunter2\nbucket: example bucket\n"
    shell.write("job.json", _disk_request(manifest))
    for name in FORMATS:
        done = shell.run("check", "job.json", "--format", name)
        assert done.status == 1
        assert "hunter2" not in done.out + done.err
