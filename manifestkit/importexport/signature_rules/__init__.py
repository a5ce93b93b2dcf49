"""The rules for SIGNATURE files, a module for each family. The docstring of each is its page of help.

The service has no exception for this file: a bad one aborts the job later, when the device has arrived, with
the job status InvalidSignature. So no rule here has an error code. Source: Import/Export reference, 8 and
11.2.
"""

from __future__ import annotations

from manifestkit.findings.rule import Rule
from manifestkit.importexport.signature_rules import files, lines, values
from manifestkit.lean_typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TypeAlias

    from manifestkit.findings.observation import Observation
    from manifestkit.findings.rule import Evidence, Severity
    from manifestkit.importexport.signature_text import SignatureText

    Check: TypeAlias = Callable[[SignatureText], Iterator[Observation]]


def _rule(code: str, name: str, severity: Severity, evidence: Evidence, check: Check) -> tuple[Rule, Check]:
    return Rule(code, name, severity, None, evidence, check.__doc__ or ""), check


SIGNATURE_RULES: tuple[tuple[Rule, Check], ...] = (
    _rule("IE401", "malformed-signature-line", "error", "doc", lines.malformed_line),
    _rule("IE402", "missing-signature-parameter", "error", "doc", lines.missing_parameter),
    _rule("IE403", "repeated-signature-parameter", "error", "doc", lines.repeated_parameter),
    _rule("IE404", "unknown-signature-parameter", "error", "doc", lines.unknown_parameter),
    _rule("IE405", "text-after-signature", "error", "doc", files.text_after),
    _rule("IE406", "signature-nul", "error", "doc", files.nul),
    _rule("IE407", "signature-version", "error", "doc", values.version),
    _rule("IE408", "signing-method", "error", "doc", values.signing_method),
    _rule("IE409", "signature-job-id", "error", "doc", values.job_id),
    _rule("IE410", "signature-validate-only", "error", "obs", values.validate_only),
    _rule("IE411", "signature-value", "error", "doc", values.signature_value),
    _rule("IE412", "offline-signature", "error", "doc", values.offline_signature),
    _rule("IE413", "signature-file-name", "warning", "doc", files.file_name),
    _rule("IE414", "signature-order", "warning", "doc", lines.parameter_order),
    _rule("IE415", "signature-byte-order-mark", "warning", "inferred", files.byte_order_mark),
    _rule("IE416", "signature-job-id-case", "info", "inferred", values.lower_case_job_id),
    _rule("IE417", "signature-blanks", "info", "doc", lines.blanks),
)
