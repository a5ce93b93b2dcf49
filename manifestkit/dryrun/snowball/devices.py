"""How many devices an account has. Source: Snowball reference, 5.10; RULINGS 29."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manifestkit.dryrun.errors import ServiceError
from manifestkit.dryrun.snowball.records import is_part
from manifestkit.snowball.states import CANCELLED, COMPLETE

if TYPE_CHECKING:
    from manifestkit.dryrun.snowball.call import Call


def devices_in_use(call: Call) -> int:
    """How many devices are ordered or out: those of all jobs that are not over."""
    jobs = call.records.page("job", call.region, before=None, limit=-1)
    return sum(job.document["state"] not in {COMPLETE, CANCELLED} and not is_part(job) for job in jobs)


def require_devices(call: Call, more: int) -> None:
    """Refuse devices beyond the number that the context lets the account have at a time.

    No error for it is known; InvalidInputCombinationException is one that creating can have (1.1).
    """
    limit = call.world.context.limits.get("devices")
    if limit is not None and devices_in_use(call) + more > limit:
        message = f"The account may have {limit} {'device' if limit == 1 else 'devices'} at a time."
        raise ServiceError("InvalidInputCombinationException", message)
