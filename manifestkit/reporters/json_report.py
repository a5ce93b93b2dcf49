"""The project's own JSON, schema 1. Source: DESIGN section 2; RULINGS 17."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from manifestkit.reporters.json_pieces import filled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifestkit.findings.finding import Finding, Fix
    from manifestkit.findings.report import Report
    from manifestkit.reporters.run import Run

SCHEMA = 1


def render(run: Run) -> Iterator[str]:
    """One JSON document, in ASCII."""
    severities = Counter(finding.severity for finding in run.findings)
    document = {
        "schema": SCHEMA,
        "tool": {"name": "manifestkit", "version": run.version},
        "summary": {
            "files": len(run.reports),
            "errors": severities["error"],
            "warnings": severities["warning"],
            "infos": severities["info"],
        },
        "files": [],
    }
    yield from filled(document, map(file_entry, run.reports), indent=2)
    yield "\n"


def file_entry(report: Report) -> dict[str, Any]:
    """What schema 1 tells of one text, in plain values."""
    return {
        "path": report.path,
        "kind": report.kind,
        "variant": report.variant,
        "edition": report.edition,
        "findings": [_finding(finding) for finding in report.findings],
        "unchecked": [
            {"check": unchecked.check, "pointer": unchecked.pointer, "reason": unchecked.reason}
            for unchecked in report.unchecked
        ],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity,
        "error_code": finding.error_code,
        "message": finding.message,
        "answer": finding.answer,
        "pointer": finding.pointer,
        "line": finding.line,
        "column": finding.column,
        "end_line": finding.end_line,
        "end_column": finding.end_column,
        "evidence": finding.evidence,
        "fix": None if finding.fix is None else _fix(finding.fix),
    }


def _fix(fix: Fix) -> dict[str, Any]:
    return {
        "safety": fix.safety,
        "message": fix.message,
        "edits": [
            {
                "line": edit.line,
                "column": edit.column,
                "end_line": edit.end_line,
                "end_column": edit.end_column,
                "text": None if edit.secret else edit.text,
            }
            for edit in fix.edits
        ],
    }
