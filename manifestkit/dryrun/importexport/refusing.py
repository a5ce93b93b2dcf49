"""Which error Import/Export answers with before it looks at its jobs.

Source: Import/Export reference, 9.4; RULINGS 24.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manifestkit.importexport.order import first_error

if TYPE_CHECKING:
    from manifestkit.dryrun.errors import ServiceError
    from manifestkit.dryrun.examining import Examined
    from manifestkit.findings.finding import Finding

_MISSING = "MissingParameterException"
_ORDER = ("SerializationException", _MISSING, "InvalidParameterException", "InvalidJobIdException")


def parameter_error(examined: Examined) -> ServiceError | None:
    """The error about the parameters themselves: those that are missing first."""
    first = min(examined.fatal(), key=_rank, default=None)
    return None if first is None else examined.error(first, first.answer)


def _rank(finding: Finding) -> tuple[int, int, int]:
    code = finding.error_code or ""
    return _ORDER.index(code) if code in _ORDER else len(_ORDER), finding.line, finding.column


def manifest_error(examined: Examined) -> ServiceError | None:
    """The first error about the manifest."""
    for report in examined.judgement.inner.values() if examined.judgement else ():
        if (first := first_error(report)) is not None:
            return examined.error(first, _known_words(first))
    return None


def _known_words(finding: Finding) -> str:
    """The service's words where they were seen, else those of the finding with its line."""
    if finding.error_code == "MalformedManifestException":
        return "Your manifest is not well-formed"
    return f"Manifest line {finding.line}: {finding.message}"
