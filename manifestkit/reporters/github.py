"""Workflow commands of GitHub Actions, which show each finding at its line of a pull request."""

from __future__ import annotations

from manifestkit.findings.printable import printable
from manifestkit.lean_typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifestkit.findings.finding import Finding
    from manifestkit.reporters.run import Run

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}
_IN_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def render(run: Run) -> Iterator[str]:
    """A command for each finding."""
    for report in run.reports:
        path = printable(report.path.replace("\\", "/"))
        for finding in report.findings:
            properties = ",".join(
                f"{name}={str(value).translate(_IN_PROPERTY)}"
                for name, value in {"title": f"{finding.rule} {finding.name}", "file": path, **_place(finding)}.items()
            )
            text = finding.message if finding.help is None else f"{finding.message}\n{finding.help}"
            yield f"::{_COMMANDS[finding.severity]} {properties}::{text.translate(_IN_DATA)}\n"


def _place(finding: Finding) -> dict[str, int]:
    lines = {"line": finding.line, "endLine": finding.end_line}
    # GitHub allows columns only within one line.
    if finding.line != finding.end_line:
        return lines
    return {**lines, "col": finding.column, "endColumn": finding.end_column}
