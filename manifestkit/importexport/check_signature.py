"""From the text of a SIGNATURE file to a report."""

from __future__ import annotations

from manifestkit.findings.make import make
from manifestkit.findings.report import Report
from manifestkit.importexport.signature_rules import SIGNATURE_RULES
from manifestkit.importexport.signature_text import PARAMETERS, read
from manifestkit.lean_typing import TYPE_CHECKING

if TYPE_CHECKING:
    from manifestkit.findings.finding import Finding
    from manifestkit.text.source import Source


def check_signature(source: Source) -> Report:
    """What the rules find in a SIGNATURE file. Its signature and whatever may be a piece of one are masked.

    Source: Import/Export reference, 8.
    """
    document = read(source)
    findings: list[Finding] = [
        make(rule, observation, source, secrets=document.secrets, known=PARAMETERS)
        for rule, check in SIGNATURE_RULES
        for observation in check(document)
    ]
    report = Report(
        source=source,
        kind="signature",
        variant=None,
        edition=None,
        secrets=document.secrets,
    )
    return report.with_findings(findings)
