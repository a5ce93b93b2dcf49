"""The project's own JSON."""

from __future__ import annotations

import json
from typing import Any

from report_samples import MIXED, Sight, mend, report, run

from manifestkit.findings.finding import Unchecked
from manifestkit.reporters import json_report


def rendered(*reports: Any) -> Any:  # noqa: ANN401 - any JSON
    """The document that the output is."""
    return json.loads("".join(json_report.render(run(*reports))))


def test_document() -> None:
    """The document has the members of the contract, in its order, and no others."""
    text = "bucket: b\nreturnAddress:\n"
    what = report(
        text,
        Sight("IE201", "returnAddress", "The field {} is missing.", ("city",), "Add it.", "/returnAddress/city"),
        Sight("IE301", "b\n", "Strange.", pointer="/bucket", mend=mend(text, "b\n", "c\n", "unsafe")),
        name="jobs/a.txt",
        unchecked=(Unchecked("bucket-exists", "/bucket", "Nobody said."),),
    )
    output = "".join(json_report.render(run(what)))
    expected = {
        "schema": 1,
        "tool": {"name": "manifestkit", "version": "1.2.3"},
        "summary": {"files": 1, "errors": 1, "warnings": 1, "infos": 0},
        "files": [
            {
                "path": "jobs/a.txt",
                "kind": "manifest",
                "variant": "s3-import",
                "edition": "2014-12-18",
                "findings": [
                    {
                        "rule": "IE301",
                        "name": "bucket-name",
                        "severity": "warning",
                        "error_code": None,
                        "message": "Strange.",
                        "answer": None,
                        "pointer": "/bucket",
                        "line": 1,
                        "column": 9,
                        "end_line": 2,
                        "end_column": 1,
                        "evidence": "standard",
                        "fix": {
                            "safety": "unsafe",
                            "message": "write c\n",
                            "edits": [{"line": 1, "column": 9, "end_line": 2, "end_column": 1, "text": "c\n"}],
                        },
                    },
                    {
                        "rule": "IE201",
                        "name": "missing-field",
                        "severity": "error",
                        "error_code": "MissingManifestFieldException",
                        "message": 'The field "city" is missing.',
                        "answer": None,
                        "pointer": "/returnAddress/city",
                        "line": 2,
                        "column": 1,
                        "end_line": 2,
                        "end_column": 14,
                        "evidence": "tmpl",
                        "fix": None,
                    },
                ],
                "unchecked": [{"check": "bucket-exists", "pointer": "/bucket", "reason": "Nobody said."}],
            }
        ],
    }
    # Compared as texts, because dictionaries are equal in any order.
    assert json.dumps(json.loads(output)) == json.dumps(expected)
    assert output.isascii()
    assert output.endswith("}\n")


def test_secrets() -> None:
    """Of a secret there is neither the value nor the text of a fix."""
    output = "".join(json_report.render(MIXED))
    assert "hunter2" not in output
    texts = [
        edit["text"]
        for finding in json.loads(output)["files"][1]["findings"]
        if finding["fix"]
        for edit in finding["fix"]["edits"]
    ]
    assert texts == ["", None]


def test_empty() -> None:
    """A run without files and a file without findings are documents all the same."""
    assert rendered()["files"] == []
    file = rendered(report("bucket: b"))["files"][0]
    assert (file["findings"], file["unchecked"]) == ([], [])


def test_unknown_kind() -> None:
    """What could not be told is null."""
    file = rendered(report("a")._replace(kind=None, variant=None, edition=None))["files"][0]
    assert (file["kind"], file["variant"], file["edition"]) == (None, None, None)
