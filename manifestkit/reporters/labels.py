"""The words for a finding that several formats share."""

from __future__ import annotations

from manifestkit.lean_typing import TYPE_CHECKING

if TYPE_CHECKING:
    from manifestkit.findings.finding import Finding

FIXABLE = "[*]"


def has_safe_fix(finding: Finding) -> bool:
    """Whether ``--fix`` would mend it."""
    return finding.fix is not None and finding.fix.safety == "safe"


def rule_of(finding: Finding) -> str:
    """The severity, the code and the name, with a mark where ``--fix`` would mend it."""
    mark = f" {FIXABLE}" if has_safe_fix(finding) else ""
    return f"{finding.severity}[{finding.rule}] {finding.name}{mark}"
