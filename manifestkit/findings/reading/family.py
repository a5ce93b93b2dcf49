"""What the rules of one family of reading have in common."""

from __future__ import annotations

from manifestkit.findings.rule import Rule
from manifestkit.lean_typing import TYPE_CHECKING

if TYPE_CHECKING:
    from manifestkit.findings.rule import Evidence, Severity

# The example that keeps a rule, where the one that breaks it has no better counterpart.
GOOD = """
Keeps (s3-import):
    generator: My Tool 1.0
"""

_MALFORMED = "MalformedManifestException"


def refused(code: str, name: str, page: str) -> Rule:
    """The rule for what nobody can read."""
    return Rule(code, name, "error", _MALFORMED, "doc", page.strip())


def never_used(code: str, name: str, page: str) -> Rule:
    """The rule for what YAML has, and manifests have not."""
    return Rule(code, name, "error", _MALFORMED, "inferred", page.strip())


def remark(code: str, name: str, severity: Severity, evidence: Evidence, page: str) -> Rule:
    """The rule for what is read all the same."""
    return Rule(code, name, severity, None, evidence, page.strip())
