"""Every row of the Snowball reference and every mistake that it lists: a request beside what is expected of it.

``cases/NAME.toml`` says of ``cases/NAME.json`` or ``cases/NAME.yaml``: ``source``, where the expectation comes from;
``kind``, such as ``snowball.CreateJob``; ``edition``, ``region`` and ``context``, with what it is checked;
``findings``, all errors and warnings, and those of severity info that matter, with their place, words, evidence, help,
fix (empty: none) and what that has ``written`` where these matter; ``absent``, rules that must not speak;
``unchecked``, entries that must be among what is left unchecked, as `check pointer`, and ``settled``, those that must
not. Where there is ``cases/NAME.fixed``, it is what the safe fixes make of the request, and ``cases/NAME.mended`` what
all fixes do.
"""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from expected_findings import compare
from sentences import unreadable

import manifestkit
from manifestkit.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Iterable

    from _pytest.mark import ParameterSet

    from manifestkit.findings.report import Report

_FOLDER = Path(__file__).with_name("cases")


class Case(NamedTuple):
    """A request, and what is expected of it."""

    path: Path
    expected: dict[str, Any]

    def report(self) -> Report:
        """What the API says; it takes the texts of requests as JSON, so that one in YAML is a file."""
        if self.path.suffix == ".yaml":
            kind, edition = self.expected["kind"], self.expected.get("edition")
            return manifestkit.check_path(self.path, kind, edition=edition, context=self.expected.get("context"))
        service, _, operation = self.expected["kind"].partition(".")
        return manifestkit.check_request(
            service,
            operation,
            self.path.read_text("utf-8"),
            edition=self.expected.get("edition"),
            region=self.expected.get("region"),
            context=self.expected.get("context"),
        )


def _cases(paths: Iterable[Path]) -> list[ParameterSet]:
    return [
        pytest.param(Case(path, tomllib.loads(path.with_suffix(".toml").read_text("utf-8"))), id=path.stem)
        for path in paths
    ]


_PATHS = sorted((*_FOLDER.glob("*.json"), *_FOLDER.glob("*.yaml")))
_CASES = _cases(_PATHS)


@pytest.mark.parametrize("case", _CASES)
def test_case(case: Case) -> None:
    """The report has the errors and warnings that the reference leads one to expect, and no other."""
    report = case.report()
    findings = [
        finding._asdict()
        | {"help": finding.help or "", "fix": finding.fix.message if finding.fix else ""}
        | {"written": [edit.text for edit in finding.fix.edits] if finding.fix else []}
        for finding in report.findings
    ]
    compare(findings, case.expected)
    entries = [f"{entry.check} {entry.pointer}" for entry in report.unchecked]
    assert [entry for entry in case.expected.get("unchecked", []) if entry not in entries] == []
    assert [entry for entry in case.expected.get("settled", []) if entry in entries] == []


@pytest.mark.parametrize("case", _CASES)
def test_findings_are_told_in_sentences(case: Case) -> None:
    """Whatever a finding says of a mistake and of the way to mend it are sentences."""
    assert [words for finding in case.report().findings for words in unreadable(finding)] == []


@pytest.mark.parametrize("case", _CASES)
def test_case_in_a_terminal(case: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command line says the same of it."""
    arguments = ["check", "--kind", case.expected["kind"], "--format", "json"]
    for option in ("edition", "region"):
        if option in case.expected:
            arguments += [f"--{option}", case.expected[option]]
    if "context" in case.expected:
        context = tmp_path / "context.toml"
        text = case.path.with_suffix(".toml").read_text("utf-8").partition("[context]\n")[2]
        context.write_text(text.replace("[context.", "["), "utf-8")
        arguments += ["--context", str(context)]
    status = main([*arguments, str(case.path)])
    (file,) = json.loads(capsys.readouterr().out)["files"]
    findings = [{**finding, "fix": finding["fix"]["message"] if finding["fix"] else ""} for finding in file["findings"]]
    told = [finding.items() for finding in case.expected["findings"]]
    wanted = [{key: value for key, value in items if key not in {"help", "written"}} for items in told]
    compare(findings, {**case.expected, "findings": wanted})
    assert status == any(finding["severity"] == "error" for finding in case.expected["findings"])


@pytest.mark.parametrize("case", _CASES)
def test_fixes_settle(case: Case) -> None:
    """The safe fixes leave nothing that they could mend in another run, and are those expected.

    They add no error but what an error of shape has hidden.
    """
    report = case.report()
    assert report.recheck is not None
    fixed = report.fixed_text()
    after = report.recheck(fixed)
    assert after.fixed_text() == fixed
    before, now = ({(f.rule, f.pointer) for f in r.findings if f.severity == "error"} for r in (report, after))
    added = now - before
    assert not added or any(rule.startswith("SB") for rule, _ in before - now)
    assert not any(rule.startswith("SB") for rule, _ in added)
    expected = case.path.with_suffix(".fixed")
    assert fixed == (expected.read_text("utf-8") if expected.exists() else case.path.read_text("utf-8"))


@pytest.mark.parametrize("case", _cases(path for path in _PATHS if path.with_suffix(".mended").exists()))
def test_what_all_fixes_make_of_it(case: Case) -> None:
    """The unsafe fixes change what they are there to change, and no other character."""
    assert case.report().fixed_text(unsafe=True) == case.path.with_suffix(".mended").read_text("utf-8")


def test_every_request_has_its_expectations() -> None:
    """No file of the folder is passed over."""
    said = {path.stem for path in _FOLDER.glob("*.toml")}
    assert sorted(path.stem for path in _PATHS) == sorted(said)
    assert {path.stem for path in (*_FOLDER.glob("*.fixed"), *_FOLDER.glob("*.mended"))} <= said
