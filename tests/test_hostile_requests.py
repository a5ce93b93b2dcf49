"""Whatever a request is, there is an answer within a moment: findings, never a traceback, and never a hang.

Each case runs in a process of its own, which is ended where it takes too long.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import manifestkit

if TYPE_CHECKING:
    from manifestkit.findings.report import Report

ROOT = Path(__file__).parents[1]
# Slow machines take some seconds for what takes a fast one less than one; what grows out of hand takes hours.
_SECONDS = 120

_DEEP = "[" * 3000 + "]" * 3000
_LONG = "x" * 5_000_000

# A JSON text, the operation, and a rule with its pointer that must be among the findings.
TEXTS: dict[str, tuple[str, str, str, str]] = {
    "3,000 arrays": (_DEEP, "CreateJob", "too-deep", "/0/0/0/0"),
    "3,000 arrays that are not closed": ("[" * 3000, "CreateJob", "too-deep", "/0/0/0/0"),
    "3,000 arrays in a member": (f'{{"Resources": {_DEEP}}}', "CreateJob", "too-deep", "/Resources/0/0"),
    "3,000 objects": ('{"a":' * 3000 + "1" + "}" * 3000, "CreateJob", "too-deep", "/a/a/a"),
    "a string of 5 MB": (f'{{"Description": "{_LONG}"}}', "CreateJob", "missing-job-member", "/JobType"),
    "a string of 5 MB that is not closed": (f'{{"Description": "{_LONG}', "CreateJob", "unclosed-string", ""),
    "5 MB where an id belongs": (f'{{"JobId": "{_LONG}"}}', "DescribeJob", "pattern-mismatch", "/JobId"),
    "5 MB that begin like an ARN": (
        '{"RoleARN": "' + "arn:aws:iam::" * 400_000 + '"}',
        "CreateJob",
        "role-arn",
        "/RoleARN",
    ),
    "a name of 5 MB": (f'{{"{_LONG}": 1}}', "ListJobs", "unknown-member", "/x"),
    "5 MB of escapes": ('{"JobId": "' + "\\u0041" * 800_000 + '"}', "DescribeJob", "pattern-mismatch", "/JobId"),
    "an integer beyond 64 bits": ('{"MaxResults": 18446744073709551616}', "ListJobs", "huge-integer", ""),
    "an integer of a million digits": (f'{{"MaxResults": {"9" * 10**6}}}', "ListJobs", "huge-integer", ""),
    "a number beyond all": ('{"MaxResults": 1e999}', "ListJobs", "bad-number", "/MaxResults"),
    "half a surrogate pair": ('{"Description": "\\ud800"}', "CreateJob", "bad-json-escape", ""),
    "an array": ("[1, 2]", "CreateJob", "no-fields", ""),
    "a text": ('"JobType"', "CreateJob", "no-fields", ""),
    "null": ("null", "CreateJob", "no-fields", ""),
    "nothing": ("", "CreateJob", "no-json-value", ""),
    "a required member that is null": ('{"JobId": null}', "DescribeJob", "missing-member", "/JobId"),
    "an optional member that is null": ('{"NextToken": null}', "ListJobs", "null-member", "/NextToken"),
    "20,000 members": (
        "{" + ",".join(f'"m{number}": {number}' for number in range(20_000)) + "}",
        "ListJobs",
        "unknown-member",
        "/m999",
    ),
    "a manifest of 3,000 brackets": (
        json.dumps({"JobType": "Import", "ValidateOnly": True, "Manifest": _DEEP}),
        "importexport.CreateJob",
        "too-deep",
        "/Manifest",
    ),
}

# The same for what a Python program may pass; `params` is what the lines leave.
PARAMETERS: dict[str, tuple[str, str, str, str]] = {
    "keys that are no text": (
        "params = {1: 2, None: 3, ('a',): 4, b'x': 5}",
        "CreateJob",
        "no-json-value-of-python",
        "",
    ),
    "a mapping in itself": (
        "params = {}; params['Resources'] = params",
        "CreateJob",
        "no-json-value-of-python",
        "/Resources",
    ),
    "a list in itself": (
        "own = []; own.append(own); params = {'Resources': {'S3Resources': own}}",
        "CreateJob",
        "no-json-value-of-python",
        "/Resources/S3Resources/0",
    ),
    "3,000 mappings": (
        "params = at = {}\nfor _ in range(3000): at['a'] = {}; at = at['a']",
        "CreateJob",
        "too-deep",
        "/a/a/a",
    ),
    "half a surrogate pair": (
        r"params = {'Description': '\ud800'}",
        "CreateJob",
        "forbidden-character",
        "/Description",
    ),
    "half a surrogate pair in a key": (r"params = {'\ud800': 1}", "CreateJob", "forbidden-character", ""),
    "an integer beyond 64 bits": ("params = {'MaxResults': 2**64}", "ListJobs", "huge-integer", "/MaxResults"),
    "an integer of 100,000 digits": ("params = {'MaxResults': 10**99999}", "ListJobs", "huge-integer", "/MaxResults"),
    "a string of 5 MB": ("params = {'JobId': 'x' * 5_000_000}", "DescribeJob", "pattern-mismatch", "/JobId"),
    "bytes": ("params = {'JobId': b'JID'}", "DescribeJob", "no-json-value-of-python", "/JobId"),
    "a list": ("params = ['JobId']", "DescribeJob", "no-fields", ""),
    "None": ("params = None", "DescribeJob", "no-fields", ""),
    "a dictionary whose methods raise": (
        "class Broken(dict):\n  def items(self): raise RuntimeError\n  __getitem__ = items\nparams = Broken(a=1)",
        "ListJobs",
        "unknown-member",
        "/a",
    ),
    "a mapping that raises": (
        (
            "class Broken(__import__('collections').UserDict):\n  def __getitem__(self, key): raise RuntimeError\n"
            "params = {'MaxResults': Broken(a=1)}"
        ),
        "ListJobs",
        "no-json-value-of-python",
        "/MaxResults",
    ),
}

_SCRIPT = """
import json, sys, manifestkit
{lines}
report = manifestkit.check_request({service!r}, {operation!r}, params)
json.dump([[finding.name, finding.pointer] for finding in report.findings], sys.stdout)
"""


def _kind(operation: str) -> str:
    return operation if "." in operation else f"snowball.{operation}"


def _run(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(  # noqa: S603 - our own
        [sys.executable, *arguments],
        input=stdin,
        env=environment,
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=_SECONDS,
    )


def _has(found: list[list[str]], rule: str, pointer: str) -> bool:
    return any(name == rule and place.startswith(pointer) for name, place in found)


@pytest.mark.parametrize("case", TEXTS)
def test_texts_through_the_api(case: str) -> None:
    """A text gets its findings; it comes on stdin, since no argument is that long."""
    text, operation, rule, pointer = TEXTS[case]
    service, _, operation = _kind(operation).partition(".")
    script = _SCRIPT.format(lines="params = sys.stdin.read()", service=service, operation=operation)
    done = _run("-c", script, stdin=text)
    assert done.stderr == ""
    assert _has(json.loads(done.stdout), rule, pointer)


@pytest.mark.parametrize("case", TEXTS)
def test_texts_through_the_command_line(case: str, tmp_path: Path) -> None:
    """A file gets the same findings, and the exit status of what was found; nothing is shown beyond measure."""
    text, operation, rule, pointer = TEXTS[case]
    path = tmp_path / "request.json"
    path.write_text(text, encoding="utf-8")
    command = ("-m", "manifestkit", "check", "--kind", _kind(operation), "--format", "json", str(path))
    done = _run(*command)
    assert done.stderr == ""
    (file,) = json.loads(done.stdout)["files"]
    found = [[finding["name"], finding["pointer"]] for finding in file["findings"]]
    assert _has(found, rule, pointer)
    assert done.returncode == any(finding["severity"] == "error" for finding in file["findings"])


@pytest.mark.parametrize("case", PARAMETERS)
def test_parameters_through_the_api(case: str) -> None:
    """What a program passes gets findings at its pointers."""
    lines, operation, rule, pointer = PARAMETERS[case]
    service, _, operation = _kind(operation).partition(".")
    done = _run("-c", _SCRIPT.format(lines=lines, service=service, operation=operation))
    assert done.stderr == ""
    assert _has(json.loads(done.stdout), rule, pointer)


def test_a_file_with_half_a_surrogate_pair_is_no_utf8(tmp_path: Path) -> None:
    """UTF-8 has none: a file that holds one all the same gets a finding, and the rest is checked."""
    path = tmp_path / "request.json"
    path.write_bytes(b'{"Description": "\xed\xa0\x80", "MaxResult": 1}')
    done = _run("-m", "manifestkit", "check", "--kind", "snowball.ListJobs", "--format", "concise", str(path))
    assert done.returncode == 1
    assert "not-utf8" in done.stdout
    assert "unknown-member" in done.stdout


def _check(params: object) -> Report:
    return manifestkit.check_request("snowball", "CreateJob", params)  # type: ignore[arg-type] # what a caller may do


def test_the_mapping_of_the_caller_is_never_changed() -> None:
    """Mistakes of every kind are found in it, fixes are offered, and it stays what it was."""
    params: dict[str, object] = {
        "JobType": "import",
        "Description": "",
        "KmsKeyARN": None,
        "Resources": {"S3Resources": [{"BucketArn": "arn:aws:s3:::example-bucket", "KeyRange": {"BeginMarker": ""}}]},
        "TaxDocuments": {"IND": {"GSTIN": "27aapfu0939f1zv"}},
        "Notification": {"JobStatesToNotify": ("New", "New"), "NotifyAll": "true"},
    }
    before = repr(params)
    report = _check(params)
    assert not report.ok
    assert report.fixed_text(unsafe=True) != report.source.text
    assert repr(params) == before
