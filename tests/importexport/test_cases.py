"""Every option, quirk and contradiction of the reference: a manifest beside what is expected of it.

``cases/NAME.toml`` says of ``cases/NAME.txt``: ``source``, where the expectation comes from; ``job_type``,
``edition`` and ``context``, with what it is checked; ``variant``, the kind that it is; ``findings``, all errors and
warnings, and those of severity info that matter, with their words and their place where these matter, and with the
message of the fix (empty: none); ``absent``, rules that must not speak; ``first_error``, what a
dry run would answer (empty: nothing); ``unchecked``, all that is left unchecked, as `check pointer`. Where there is
``cases/NAME.fixed``, it is what the safe fixes make of the manifest, and ``cases/NAME.mended`` what all fixes do.
"""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from expected_findings import compare
from sentences import unreadable

from manifestkit.checking.check import Settings, check_text
from manifestkit.cli.main import main
from manifestkit.context import Context, from_mapping
from manifestkit.importexport.editions import DEFAULT_EDITION
from manifestkit.importexport.order import first_error

if TYPE_CHECKING:
    from manifestkit.findings.report import Report

_FOLDER = Path(__file__).with_name("cases")


class Case(NamedTuple):
    """A manifest, and what is expected of it."""

    path: Path
    expected: dict[str, Any]

    @property
    def edition(self) -> str:
        """The edition to check it with."""
        edition: str = self.expected.get("edition", DEFAULT_EDITION)
        return edition

    def report(self) -> Report:
        """What a check says."""
        stated = self.expected.get("context")
        settings = Settings(
            job_type=self.expected.get("job_type"),
            editions=(self.edition,),
            context=from_mapping(stated) if stated else Context(),
        )
        return check_text(self.path.read_bytes().decode("utf-8"), "manifest", str(self.path), settings)


_CASES = [
    pytest.param(Case(path.with_suffix(".txt"), tomllib.loads(path.read_text("utf-8"))), id=path.stem)
    for path in sorted(_FOLDER.glob("*.toml"))
]


@pytest.mark.parametrize("case", _CASES)
def test_case(case: Case) -> None:
    """The report has the errors and warnings that the reference leads one to expect, and no other."""
    report = case.report()
    findings = [finding._asdict() | {"fix": finding.fix.message if finding.fix else ""} for finding in report.findings]
    assert report.variant == case.expected.get("variant")
    assert {finding.fix.safety for finding in report.findings if finding.fix} <= {"safe", "unsafe"}
    compare(findings, case.expected)
    if "first_error" in case.expected:
        first = first_error(report)
        assert (first.error_code if first else "") == case.expected["first_error"]
    if "unchecked" in case.expected:
        assert [f"{entry.check} {entry.pointer}" for entry in report.unchecked] == case.expected["unchecked"]


@pytest.mark.parametrize("case", _CASES)
def test_case_in_a_terminal(case: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command line says the same of it."""
    arguments = ["check", "--kind", "manifest", "--format", "json", "--edition", case.edition]
    if "job_type" in case.expected:
        arguments += ["--job-type", case.expected["job_type"].capitalize()]
    if "context" in case.expected:
        context = tmp_path / "context.toml"
        text = case.path.with_suffix(".toml").read_text("utf-8").partition("[context]\n")[2]
        context.write_text(text.replace("[context.", "["), "utf-8")
        arguments += ["--context", str(context)]
    status = main([*arguments, str(case.path)])
    (file,) = json.loads(capsys.readouterr().out)["files"]
    assert file["variant"] == case.expected.get("variant")
    findings = [{**finding, "fix": finding["fix"]["message"] if finding["fix"] else ""} for finding in file["findings"]]
    wanted = [{key: value for key, value in finding.items() if key != "help"} for finding in case.expected["findings"]]
    compare(findings, {**case.expected, "findings": wanted})
    assert status == any(finding["severity"] == "error" for finding in case.expected["findings"])


@pytest.mark.parametrize("case", _CASES)
def test_fixes_settle(case: Case) -> None:
    """The safe fixes leave nothing that they could mend in another run, and add no error."""
    report = case.report()
    assert report.recheck is not None
    fixed = report.fixed_text()
    after = report.recheck(fixed)
    assert after.fixed_text() == fixed
    assert not any(finding.fix and finding.fix.safety == "safe" for finding in after.findings)
    errors = [finding for finding in report.findings if finding.severity == "error"]
    assert sum(finding.severity == "error" for finding in after.findings) <= len(errors)


@pytest.mark.parametrize("case", _CASES)
def test_whoever_is_told_of_a_mistake_is_told_what_to_do(case: Case) -> None:
    """Every finding is told in sentences, and every error and every warning has a line of help."""
    findings = case.report().findings
    silent = [finding.message for finding in findings if finding.severity != "info" and not finding.help]
    assert not silent
    assert [words for finding in findings for words in unreadable(finding)] == []


@pytest.mark.parametrize("path", sorted(_FOLDER.glob("*.fixed")), ids=lambda path: path.stem)
def test_what_the_fixes_make_of_it(path: Path) -> None:
    """The safe fixes change what they are there to change, and no other byte."""
    case = Case(path.with_suffix(".txt"), tomllib.loads(path.with_suffix(".toml").read_text("utf-8")))
    assert case.report().fixed_text() == path.read_bytes().decode("utf-8")


@pytest.mark.parametrize("path", sorted(_FOLDER.glob("*.mended")), ids=lambda path: path.stem)
def test_what_all_fixes_make_of_it(path: Path) -> None:
    """The unsafe fixes change what they are there to change, and no other byte."""
    case = Case(path.with_suffix(".txt"), tomllib.loads(path.with_suffix(".toml").read_text("utf-8")))
    assert case.report().fixed_text(unsafe=True) == path.read_bytes().decode("utf-8")


def test_every_manifest_has_its_expectations() -> None:
    """No file of the folder is passed over."""
    assert {path.stem for path in _FOLDER.glob("*.txt")} == {path.stem for path in _FOLDER.glob("*.toml")}
