"""What the safe fixes make of requests in YAML, and what is said of their text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import manifestkit

if TYPE_CHECKING:
    from pathlib import Path

    from manifestkit.findings.report import Report


def _report(folder: Path, text: str, kind: str) -> Report:
    path = folder / "request.yaml"
    path.write_bytes(text.encode())
    return manifestkit.check_path(path, kind=kind)


_ADDRESS = "snowball.CreateAddress"
_JOB = "snowball.CreateJob"

CASES = {
    "the first of a block": (
        _ADDRESS,
        "Address:\n  Company: ''\n  City: Seattle\n",
        "Address:\n  City: Seattle\n",
    ),
    "the last of a block": (
        _ADDRESS,
        'Address:\n  City: Seattle\n  Company: ""\n',
        "Address:\n  City: Seattle\n",
    ),
    "the last of a text": (_JOB, "JobType: IMPORT\nDescription: ''", "JobType: IMPORT\n"),
    "two in a row": (
        _ADDRESS,
        "Address:\n  City: Seattle\n  Company: ''\n  Street2: ''\n  Country: USA\n",
        "Address:\n  City: Seattle\n  Country: USA\n",
    ),
    "nulls": (
        _ADDRESS,
        "Address:\n  City: Seattle\n  Company: ~\n  Street2:\n  Street3: null\n  Country: USA\n",
        "Address:\n  City: Seattle\n  Country: USA\n",
    ),
    "comments stay": (
        _ADDRESS,
        "Address:\n  City: Seattle\n  # of the firm\n  Company: '' # none\n\n  # where\n  Country: USA\n",
        "Address:\n  City: Seattle\n  # of the firm\n   # none\n\n  # where\n  Country: USA\n",
    ),
    "line ends of Windows": (
        _ADDRESS,
        "Address:\r\n  City: Seattle\r\n  Company: ''  \r\n  Country: USA\r\n",
        "Address:\r\n  City: Seattle\r\n  Country: USA\r\n",
    ),
    "an item of a list": (
        _JOB,
        "Resources:\n  LambdaResources:\n  - LambdaArn: ~\n    EventTriggers: []\n",
        "Resources:\n  LambdaResources:\n  - \n    EventTriggers: []\n",
    ),
    "in braces": (
        _ADDRESS,
        "Address: {City: Seattle, Company: '', Country: USA}\n",
        "Address: {City: Seattle, Country: USA}\n",
    ),
    "a lone member": (_ADDRESS, "Address:\n  Company: ''\n", "Address:\n  Company: ''\n"),
    "what the address needs": (_ADDRESS, "Address:\n  Name: ''\n  City: ''\n", "Address:\n  Name: ''\n  City: ''\n"),
}


@pytest.mark.parametrize(("kind", "text", "fixed"), CASES.values(), ids=CASES)
def test_members_that_say_nothing_leave_with_their_lines(tmp_path: Path, kind: str, text: str, fixed: str) -> None:
    """Everything else stays byte for byte, comments among it, and reads as before."""
    report = _report(tmp_path, text, kind)
    assert report.fixed_text() == fixed
    assert report.recheck is not None
    before = {(finding.rule, finding.pointer) for finding in report.findings if finding.rule not in {"AD08", "SB010"}}
    after = {(finding.rule, finding.pointer) for finding in report.recheck(fixed).findings}
    assert {rule for rule, _ in after - before} <= {"AD08"}


@pytest.mark.parametrize(
    "text",
    [
        "? JobType\n: IMPORT\n",
        "JobType: !!str IMPORT\n",
        "JobType: &a IMPORT\n",
        "JobType: *a\n",
        "JobType: IMPORT\n---\nJobType: EXPORT\n",
        "|\n  JobType: IMPORT\n",
        f"{'x' * 1100}: 1\n",
        f"JobType: {'[' * 200}{']' * 200}\n",
        "JobType: IMPORT\nnothing\n",
        "  - JobType\nx: y\n",
    ],
)
def test_what_is_said_of_a_request_speaks_of_requests(tmp_path: Path, text: str) -> None:
    """No message or help names only manifests, or one of their fields."""
    findings = _report(tmp_path, text, _JOB).findings
    said = [finding for finding in findings if finding.rule.startswith("RD")]
    assert said
    for finding in said:
        words = f"{finding.message} {finding.help}"
        assert "manifestVersion" not in words
        assert "manifest" not in words or "request" in words
