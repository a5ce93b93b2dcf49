"""Which error Snowball answers with, where there are several. Source: RULINGS 24."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manifestkit.schema.requests import validation_message
from manifestkit.text.places import whole

if TYPE_CHECKING:
    from manifestkit.dryrun.errors import ServiceError
    from manifestkit.dryrun.examining import Examined
    from manifestkit.findings.finding import Finding

_VALIDATION = "ValidationException"
# A malformed body, then the constraints, then ids, states, combinations, limits, and what other services say.
_ORDER = (
    ("SerializationException",),
    (_VALIDATION,),
    ("InvalidResourceException", "InvalidNextTokenException"),
    ("InvalidJobStateException",),
    ("InvalidInputCombinationException", "InvalidAddressException", "UnsupportedAddressException"),
    ("ClusterLimitExceededException",),
    ("KMSRequestFailedException",),
    ("Ec2RequestFailedException",),
)
_RANKS = {code: rank for rank, codes in enumerate(_ORDER) for code in codes}


def rank(code: str) -> int:
    """How early the service raises an error."""
    return _RANKS.get(code, len(_ORDER))


def parameter_error(examined: Examined) -> ServiceError | None:
    """The first error that the parameters and the stated facts give; all constraints fail in one."""
    first = min(examined.fatal(), key=_place, default=None)
    if first is None:
        return None
    return examined.error(first, _validation(examined) if first.error_code == _VALIDATION else None)


def _place(finding: Finding) -> tuple[int, int, int, str]:
    return rank(finding.error_code or ""), finding.line, finding.column, finding.rule


def _validation(examined: Examined) -> str | None:
    root = examined.tree.root
    service, _, operation = examined.kind.partition(".")
    return None if root is None else validation_message(whole(root), service, operation, examined.edition)
