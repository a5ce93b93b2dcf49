"""Which error Snowball answers with, where there are several. Source: RULINGS 24."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manifestkit.checking.requests import split
from manifestkit.dryrun.examining import examine
from manifestkit.dryrun.snowball.call import facts
from manifestkit.schema.requests import validation_message
from manifestkit.text.places import whole

if TYPE_CHECKING:
    from collections.abc import Container, Mapping
    from typing import Any

    from manifestkit.dryrun.errors import ServiceError
    from manifestkit.dryrun.examining import Examined
    from manifestkit.dryrun.snowball.call import Call
    from manifestkit.findings.finding import Finding

_VALIDATION = "ValidationException"
_COMBINATION = "InvalidInputCombinationException"
# A malformed body, then the constraints, then ids, states, combinations, limits, and what other services say.
_ORDER = (
    ("SerializationException",),
    (_VALIDATION,),
    ("InvalidResourceException", "InvalidNextTokenException"),
    ("InvalidJobStateException",),
    (_COMBINATION, "InvalidAddressException", "UnsupportedAddressException"),
    ("ClusterLimitExceededException",),
    ("KMSRequestFailedException",),
    ("Ec2RequestFailedException",),
)
_RANKS = {code: rank for rank, codes in enumerate(_ORDER) for code in codes}


def rank(code: str) -> int:
    """How early the service raises an error."""
    return _RANKS.get(code, len(_ORDER))


def shape_error(examined: Examined) -> ServiceError | None:
    """The error about the body and its constraints, of which all fail in one."""
    found = _first(examined, ("SerializationException", _VALIDATION))
    if found is None:
        return None
    return examined.error(found, _validation(examined) if found.error_code == _VALIDATION else None)


def parameter_error(examined: Examined) -> ServiceError | None:
    """The first error that parameters of the right shape and the stated facts give."""
    found = _first(examined, _RANKS)
    return None if found is None else examined.error(found)


def _first(examined: Examined, codes: Container[str]) -> Finding | None:
    found = (finding for finding in examined.fatal() if finding.error_code in codes)
    return min(found, key=_place, default=None)


def _place(finding: Finding) -> tuple[int, int, int, str]:
    return rank(finding.error_code or ""), finding.line, finding.column, finding.rule


def _validation(examined: Examined) -> str | None:
    root = examined.tree.root
    service, operation = split(examined.kind)
    if root is None:
        return None
    message = validation_message(whole(root), service, operation, examined.edition)
    return message and examined.without_secrets(message)


def require_combination(call: Call, kind: str, request: Mapping[str, Any], edition: str) -> None:
    """InvalidInputCombinationException where a request that has been changed could not be made in that form.

    ``kind`` is that of the request, as in ``snowball.CreateJob``.
    """
    examined = examine(kind, request, edition, facts(call.world))
    found = _first(examined, (_COMBINATION,))
    if found is not None:
        raise examined.error(found)
