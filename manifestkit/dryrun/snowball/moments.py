"""The one moment that requests can have: when the identification of who fetches a device expires.

The store keeps seconds since 1970; answers have datetimes (Snowball reference, 4.13 and 9).
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

_PICKUP, _EXPIRY = "PickupDetails", "IdentificationExpirationDate"


def as_answered(members: dict[str, Any]) -> dict[str, Any]:
    """Members of a request as an answer has them: with the moment as a datetime."""
    pickup = members.get(_PICKUP, {})
    if _EXPIRY not in pickup:
        return members
    return {**members, _PICKUP: {**pickup, _EXPIRY: datetime.fromtimestamp(pickup[_EXPIRY], UTC)}}
