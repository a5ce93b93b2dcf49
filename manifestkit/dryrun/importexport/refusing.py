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

_UNREADABLE, _BAD_VALUE = "SerializationException", "InvalidParameterException"
# What is said of the parameters themselves, those that are missing first.
_PARAMETERS = (_UNREADABLE, "MissingParameterException", _BAD_VALUE, "InvalidJobIdException")


def parameter_error(examined: Examined) -> ServiceError | None:
    """The first error about the parameters themselves."""
    wrong = (finding for finding in examined.fatal() if finding.error_code in _PARAMETERS)
    first = min(wrong, key=_rank, default=None)
    if first is None:
        return None
    # The service takes no JSON: what cannot stand there is to it a value like others.
    code = _BAD_VALUE if first.error_code == _UNREADABLE else first.error_code
    return examined.error(first._replace(error_code=code), first.answer)


def _rank(finding: Finding) -> tuple[int, int, int]:
    return _PARAMETERS.index(finding.error_code or ""), finding.line, finding.column


def content_error(examined: Examined) -> ServiceError | None:
    """The first error about what the parameters hold: an address for a label, or a manifest."""
    for finding in examined.fatal():
        return examined.error(finding)
    for report in examined.judgement.inner.values() if examined.judgement else ():
        if (first := first_error(report)) is not None:
            return _about_manifest(examined, first)
    return None


def _about_manifest(examined: Examined, finding: Finding) -> ServiceError:
    """The service's words where they were seen, with what is behind them; else those of the finding with its line."""
    own = f"Manifest line {finding.line}: {finding.message}"
    if finding.error_code != "MalformedManifestException":
        return examined.error(finding, own)
    hint = f"{own} {finding.help}" if finding.help else own
    return examined.error(finding, "Your manifest is not well-formed", hint=hint)
