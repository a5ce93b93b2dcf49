"""What a reporter is given: the reports of one run of the tool."""

from __future__ import annotations

from manifestkit.lean_typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from manifestkit.findings.finding import Finding
    from manifestkit.findings.report import Report
    from manifestkit.findings.rule import Rule


class Run(NamedTuple):
    """The reports in the order in which they are told, and how to tell them.

    ``rules`` gives all rules by code, which only some formats show; ``version`` is that of the tool. ``color`` and
    ``width``, in columns, are for terminals; ``encoding`` is that of the output, where a character that it lacks
    becomes an escape. Reporters mask the ``secrets`` of a report, and nothing else: what is not to tell of people goes
    through ``manifestkit.findings.redaction`` first.
    """

    reports: tuple[Report, ...]
    rules: Callable[[], Mapping[str, Rule]]
    version: str
    color: bool = False
    width: int = 80
    encoding: str = "utf-8"

    @property
    def findings(self) -> Iterator[Finding]:
        """The findings of all reports."""
        return (finding for report in self.reports for finding in report.findings)
