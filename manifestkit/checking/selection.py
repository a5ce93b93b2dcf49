"""Which findings a project wants to see, and how severe they are to it."""

# ruff: noqa: PTH100 - pathlib costs start-up time
from __future__ import annotations

import os

from manifestkit.checking.config import ignorable
from manifestkit.lean_typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from manifestkit.checking.config import Config, Exemption
    from manifestkit.findings.finding import Finding
    from manifestkit.findings.report import Report
    from manifestkit.findings.rule import Severity


class Selection(NamedTuple):
    """What a configuration says about findings; ``codes`` are those of the rules that count."""

    codes: frozenset[str]
    severity: Mapping[str, Severity]
    exemptions: tuple[Exemption, ...]
    folder: str


def selection_of(config: Config) -> Selection | None:
    """The selection that a configuration makes, if any; reading errors always count (RULINGS 18)."""
    if config.select is None and not (config.ignore or config.severity or config.suppress):
        return None
    from manifestkit.checking import catalogue

    chosen = None
    if config.select is not None:
        chosen = {rule.code for selector in config.select for rule in catalogue.matching(selector)}
    ignored = {code for selector in config.ignore for code in ignorable(selector)}
    codes = frozenset(
        rule.code
        for rule in catalogue.RULES
        if rule.is_reading_error or ((chosen is None or rule.code in chosen) and rule.code not in ignored)
    )
    return Selection(codes, config.severity, config.suppress, config.folder)


def settle(report: Report, selection: Selection) -> Report:
    """The report with the findings that count, at the severity that the project gives them."""
    from manifestkit.checking.globs import matches

    path = relative(report.path, selection.folder)
    exemptions = [exemption for exemption in selection.exemptions if matches(exemption.path, path)]
    kept: list[Finding] = []
    exempted: list[Finding] = []
    for finding in report.findings:
        if finding.rule in selection.codes:
            is_exempted = any(covers(exemption, finding) for exemption in exemptions)
            (exempted if is_exempted else kept).append(_with_severity(finding, selection.severity))
    return report._replace(exempted=tuple(exempted)).with_findings(kept)


def relative(path: str, folder: str) -> str:
    """A path as the patterns of a configuration see it: from its folder, with ``/`` between the parts."""
    try:
        path = os.path.relpath(path, folder)
    except ValueError:
        # On Windows there is no way from one drive to another.
        path = os.path.abspath(path)
    return path.replace(os.sep, "/")


def covers(exemption: Exemption, finding: Finding) -> bool:
    """Whether an exemption is for a finding in one of its files."""
    pointer = exemption.pointer
    return finding.rule in exemption.codes and (
        pointer is None or finding.pointer == pointer or finding.pointer.startswith(f"{pointer}/")
    )


def _with_severity(finding: Finding, severity: Mapping[str, Severity]) -> Finding:
    wanted = severity.get(finding.rule, finding.severity)
    return finding if wanted == finding.severity else finding._replace(severity=wanted)
