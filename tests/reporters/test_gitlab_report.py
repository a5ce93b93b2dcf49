"""GitLab's Code Quality report."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from report_samples import MIXED, Sight, report, run

from manifestkit.reporters import gitlab

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "gitlab-code-quality.json").read_text("utf-8"))


def issues(*reports: Any) -> Any:  # noqa: ANN401 - any JSON
    """The issues of the report that the output is."""
    return json.loads("".join(gitlab.render(run(*reports))))


@pytest.mark.parametrize("what", [MIXED, run(), run(report("a"))], ids=["mixed", "no files", "no findings"])
def test_schema(what: Any) -> None:  # noqa: ANN401 - a run
    """The output keeps what GitLab asks for."""
    output = "".join(gitlab.render(what))
    assert output.isascii()
    assert [error.message for error in Draft202012Validator(SCHEMA).iter_errors(json.loads(output))] == []


def test_issue() -> None:
    """An issue has the message, the rule, the lines and a severity of GitLab's."""
    (issue,) = issues(report("a\nb\n", Sight("IE301", "a\nb", "It is {}.", ("b",)), name="./jobs/a.txt"))
    assert len(issue.pop("fingerprint")) == 64
    assert issue == {
        "description": 'It is "b".',
        "check_name": "IE301",
        "severity": "minor",
        "location": {"path": "jobs/a.txt", "lines": {"begin": 1, "end": 2}},
    }


@pytest.mark.parametrize(("rule", "severity"), [("IE203", "major"), ("IE301", "minor"), ("IE305", "info")])
def test_severities(rule: str, severity: str) -> None:
    """Severities in GitLab's words."""
    assert issues(report("a", Sight(rule, "a", "A.")))[0]["severity"] == severity


def test_fingerprints() -> None:
    """Each issue has its own, and keeps it when lines are added above."""
    sights = [Sight("IE301", "b", "A.", pointer=pointer) for pointer in ("/x", "/x", "/y")]
    before = [issue["fingerprint"] for issue in issues(report("b", *sights), report("b", *sights, name="c.txt"))]
    after = [issue["fingerprint"] for issue in issues(report("\nb", *sights), report("b", *sights, name="c.txt"))]
    assert len(set(before)) == 6
    assert before == after


def test_secrets() -> None:
    """No description shows a secret."""
    assert "hunter2" not in "".join(gitlab.render(MIXED))
