"""GitLab's Code Quality report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manifestkit.reporters.fingerprints import fingerprinted
from manifestkit.reporters.json_pieces import filled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifestkit.reporters.run import Run

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def render(run: Run) -> Iterator[str]:
    """One JSON document, in ASCII."""
    issues = (
        {
            "description": finding.message,
            "check_name": finding.rule,
            "fingerprint": fingerprint,
            "severity": _SEVERITIES[finding.severity],
            "location": {
                "path": report.path.replace("\\", "/").removeprefix("./"),
                "lines": {"begin": finding.line, "end": finding.end_line},
            },
        }
        for report in run.reports
        for finding, fingerprint in fingerprinted(report)
    )
    yield from filled([], issues)
    yield "\n"
