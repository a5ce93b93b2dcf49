"""Findings that are known from an earlier report."""

from __future__ import annotations

import json
from typing import Any

import pytest

from manifestkit.findings import baseline
from manifestkit.findings.baseline import BaselineError
from manifestkit.findings.make import make
from manifestkit.findings.observation import Observation
from manifestkit.findings.report import Report
from manifestkit.findings.rule import Rule
from manifestkit.reporters import json_report
from manifestkit.reporters.run import Run
from manifestkit.text.source import Source, Span

RULES = {code: Rule(code, code.lower(), "error", None, "doc", "A rule.") for code in ("IE1", "IE2")}


def report(path: str, *places: tuple[str, str, int]) -> Report:
    """A report with findings by rule, pointer and offset."""
    source = Source("a: b\nc: d\n", path)
    made = (make(RULES[rule], Observation(pointer, Span(at, at), "A."), source) for rule, pointer, at in places)
    return Report(source, "manifest", None, None).with_findings(made)


def known(*reports: Report) -> baseline.Baseline:
    """The baseline that reports make when they are written and read again."""
    return baseline.load("".join(json_report.render(Run(reports, RULES, "1"))))


def left(found: Report) -> list[tuple[str, str]]:
    """What a report tells."""
    return [(finding.rule, finding.pointer) for finding in found.findings]


def test_known_findings_are_dropped() -> None:
    """A finding is known by path, rule and pointer, wherever its line has moved to."""
    accepted = known(report("a.txt", ("IE1", "/a", 0), ("IE2", "/a", 0)))
    now = report("a.txt", ("IE1", "/a", 7), ("IE2", "/a", 0), ("IE1", "/b", 0), ("IE1", "", 0))
    assert left(accepted.drop_known(now)) == [("IE1", ""), ("IE1", "/b")]


def test_another_file() -> None:
    """What is known of one file is not known of another."""
    accepted = known(report("a.txt", ("IE1", "/a", 0)))
    assert left(accepted.drop_known(report("b.txt", ("IE1", "/a", 0)))) == [("IE1", "/a")]


@pytest.mark.parametrize(("entries", "findings", "rest"), [(1, 2, 1), (2, 2, 0), (2, 1, 0), (0, 2, 2)])
def test_entries_are_counted(entries: int, findings: int, rest: int) -> None:
    """Two findings of one rule at one pointer need two entries."""
    place = ("IE1", "/a", 0)
    accepted = known(report("a.txt", *[place] * entries))
    assert len(accepted.drop_known(report("a.txt", *[place] * findings)).findings) == rest


def test_entries_of_one_file_given_twice() -> None:
    """A file that was reported twice has its entries twice."""
    accepted = known(report("a.txt", ("IE1", "/a", 0)), report("./a.txt", ("IE1", "/a", 0)))
    assert left(accepted.drop_known(report("a.txt", ("IE1", "/a", 0), ("IE1", "/a", 5)))) == []


@pytest.mark.parametrize(
    ("then", "now", "same"),
    [
        ("./jobs/a.txt", "jobs/a.txt", True),
        ("jobs\\a.txt", "jobs/a.txt", True),
        (".\\jobs\\a.txt", "././jobs//a.txt", True),
        ("jobs/./a.txt", "jobs/a.txt", True),
        ("/jobs/a.txt", "jobs/a.txt", False),
        ("../a.txt", "a.txt", False),
        ("jobs/A.txt", "jobs/a.txt", False),
        ("/a.txt", "//a.txt", True),
    ],
)
def test_paths(then: str, now: str, same: bool) -> None:  # noqa: FBT001 - a column of the table
    """Paths are compared as they were given, but for slashes and parts that change nothing."""
    accepted = known(report(then, ("IE1", "", 0)))
    assert (not accepted.drop_known(report(now, ("IE1", "", 0))).findings) == same


def document(**changes: Any) -> str:  # noqa: ANN401 - any JSON value
    """A report in JSON with one file and one finding, and some of its members changed."""
    finding = {"rule": "IE1", "pointer": ""} | changes.pop("finding", {})
    file = {"path": "a.txt", "findings": [finding]} | changes.pop("file", {})
    return json.dumps({"schema": 1, "files": [file]} | changes)


def test_members_that_do_not_matter() -> None:
    """Only paths, rules and pointers are read."""
    assert baseline.load(document(more=[1])).known == {("a.txt", "IE1", ""): 1}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "line 1, column 1: this is no JSON"),
        ('{"schema": x}', "line 1, column 12: this is no JSON"),
        ("[" * 100_000, "the JSON nests too deeply"),
        ("9" * 5000, "too long a number"),
        ("[]", "this is no report of check --format json"),
        ('{"version": "2.1.0"}', "this is no report of check --format json"),
        (document(schema=2), "not of schema 1"),
        (document(schema="1"), "not of schema 1"),
        (document(files={}), "/files is no list of objects"),
        (document(files=["a.txt"]), "/files is no list of objects"),
        (document(file={"path": None}), "/files/path is no text"),
        (document(file={"findings": None}), "/files/findings is no list of objects"),
        (document(finding={"rule": 1}), "/files/findings/rule is no text"),
        (document(finding={"pointer": None}), "/files/findings/pointer is no text"),
    ],
    ids=range(14),
)
def test_no_baseline(text: str, message: str) -> None:
    """A text that is no report gives one line that says why."""
    with pytest.raises(BaselineError, match=message) as caught:
        baseline.load(text)
    assert "\n" not in str(caught.value)
