"""Which error the service would answer with, where there are several. Source: Import/Export reference, 9.4."""

from __future__ import annotations

from manifestkit.findings import reading
from manifestkit.importexport import catalogue, manifest_rules
from manifestkit.lean_typing import TYPE_CHECKING

if TYPE_CHECKING:
    from manifestkit.findings.finding import Finding
    from manifestkit.findings.report import Report

# The manifest is parsed, then its version and kind are looked at, then the rest by the exception that it gives.
_VERSION_AND_KIND = 1
_STAGES = {
    manifest_rules.MALFORMED: 0,
    manifest_rules.MISSING: 2,
    manifest_rules.INVALID: 3,
    manifest_rules.FILE_SYSTEM: 3,
    manifest_rules.ADDRESS: 4,
    manifest_rules.MISSING_CUSTOMS: 5,
    manifest_rules.CUSTOMS: 5,
    manifest_rules.ACCESS_KEY: 6,
    manifest_rules.NO_BUCKET: 7,
    manifest_rules.PERMISSION: 8,
    manifest_rules.REGIONS: 9,
}
_ERRORS = frozenset(rule.code for rule in (*reading.RULES, *catalogue.RULES) if rule.severity == "error")


def first_error(report: Report) -> Finding | None:
    """The finding that a dry run fails with, if it fails.

    By the order of the service's checks, then by place in the document, then by rule code (RULINGS 24). What a
    configuration makes of the severities does not count, nor does an error that the service has no exception for
    (RULINGS 4).
    """
    errors = [finding for finding in report.findings if finding.rule in _ERRORS and finding.error_code is not None]
    return min(errors, key=_rank, default=None)


def _rank(finding: Finding) -> tuple[int, int, int, str]:
    stage = _STAGES.get(finding.error_code or "", len(_STAGES))
    if finding.rule.startswith("IE1") and stage:
        stage = _VERSION_AND_KIND
    return stage, finding.line, finding.column, finding.rule
