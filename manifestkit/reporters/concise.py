"""The format of one line for each finding, as editors and ``grep`` like it."""

from __future__ import annotations

from manifestkit.findings.printable import printable
from manifestkit.lean_typing import TYPE_CHECKING
from manifestkit.reporters.labels import rule_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifestkit.findings.finding import Finding
    from manifestkit.reporters.run import Run


def render(run: Run) -> Iterator[str]:
    """A line for each finding: ``path:line:column: severity[code] name: message``."""
    for report in run.reports:
        for finding in report.findings:
            yield line_of(report.path, finding) + "\n"


def line_of(path: str, finding: Finding) -> str:
    """The line for one finding, without its line end."""
    place = f"{printable(path)}:{finding.line}:{finding.column}"
    return f"{place}: {rule_of(finding)}: {finding.message}"
