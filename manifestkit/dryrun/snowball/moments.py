"""The one moment that requests can have: when the identification of who fetches a device expires.

Programs give it as a datetime, JSON as seconds since 1970 (Snowball reference, 4.13 and 9); the store keeps seconds.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

_PICKUP, _EXPIRY = "PickupDetails", "IdentificationExpirationDate"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def as_kept(request: Mapping[str, Any]) -> dict[str, Any]:
    """The members of a request as the store can keep them; a moment without an offset is UTC."""
    moment = (request.get(_PICKUP) or {}).get(_EXPIRY)
    if not isinstance(moment, datetime):
        return dict(request)
    aware = moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
    return {**request, _PICKUP: {**request[_PICKUP], _EXPIRY: (aware - _EPOCH).total_seconds()}}


def as_answered(members: dict[str, Any]) -> dict[str, Any]:
    """Members that were kept as an answer has them: the moment as a datetime, where there is one so far from now."""
    seconds = (members.get(_PICKUP) or {}).get(_EXPIRY)
    if not isinstance(seconds, int | float):
        return members
    try:
        moment = _EPOCH + timedelta(seconds=seconds)
    except OverflowError:
        return members
    return {**members, _PICKUP: {**members[_PICKUP], _EXPIRY: moment}}
