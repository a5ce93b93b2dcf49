"""What stands around a call: the store, the stated facts, the region, the edition, the clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from manifestkit.dryrun.errors import ServiceError
from manifestkit.dryrun.exceptions import may_raise

if TYPE_CHECKING:
    from collections.abc import Callable

    from manifestkit.context import Context
    from manifestkit.dryrun.store import Store

_BAD_REQUEST = 400
# The errors with another status than 400. Source: Import/Export reference, 9.4; Snowball reference, 1.2.
_STATUS = {
    "InternalFailure": 500,
    "InvalidClientTokenId": 403,
    "InvalidClientTokenIdException": 403,
    "OptInRequired": 403,
    "ServiceUnavailable": 503,
}


@dataclass(frozen=True, slots=True)
class World:
    """The surroundings of the calls of one client.

    ``region`` is empty where nobody said one. ``clock`` gives the moment, with its offset from UTC; by default it is
    the context's, which stands still, or the machine's. With ``lenient`` a member that an operation does not have is
    passed over, as services do; without, it is refused, as clients do.
    """

    store: Store
    context: Context
    edition: str
    region: str = ""
    clock: Callable[[], datetime] | None = None
    lenient: bool = False

    def now(self) -> datetime:
        """The moment of the call, in whole seconds, as the services give moments (Import/Export reference, 9.2)."""
        moment = self.clock() if self.clock is not None else self.context.clock or datetime.now(UTC)
        return moment.astimezone(UTC).replace(microsecond=0)

    def raise_fault(self, service: str, operation: str) -> None:
        """Raise the error that the context wants this operation to fail with (RULINGS 22).

        Both services have a CreateJob; an error of the other one is not meant for this one.
        """
        fault = self.context.faults.get(operation)
        if fault is not None and may_raise(service, fault):
            message = f"The context states that {operation} fails with {fault}."
            raise ServiceError(fault, message, status=_STATUS.get(fault, _BAD_REQUEST))
