"""What is kept of jobs and clusters, and what lists and errors say of it. Source: Snowball reference, 4.7 and 5.1."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manifestkit.dryrun.errors import ServiceError
from manifestkit.dryrun.ids import snowball_id
from manifestkit.dryrun.snowball.call import created, fields
from manifestkit.dryrun.snowball.refusing import require_combination
from manifestkit.dryrun.store import Record

if TYPE_CHECKING:
    from collections.abc import Container, Mapping
    from typing import Any

    from manifestkit.dryrun.snowball.call import Answer, Call

_MAIN = "MID"
_INHERITED = frozenset(
    (
        *("JobType", "Resources", "AddressId", "KmsKeyARN", "RoleARN", "SnowballType", "ShippingOption"),
        *("Notification", "ForwardingAddressId", "TaxDocuments", "OnDeviceServiceConfiguration", "RemoteManagement"),
        "SnowballCapacityPreference",
    )
)


def new_job(call: Call, request: Mapping[str, Any], *, parent: str = "") -> Record:
    """A job in the state New; the main job of an export has an id of its own kind."""
    number = call.records.next_number()
    prefix = _MAIN if request.get("JobType") == "EXPORT" else "JID"
    record = Record("job", snowball_id(prefix, number), number, call.region, parent, new_document(call, request, "New"))
    call.records.insert(record)
    return record


def new_document(call: Call, request: Mapping[str, Any], state: str) -> dict[str, Any]:
    """What is kept of a request that has been granted."""
    return {
        "request": dict(request),
        "created": call.world.now().isoformat(),
        "state": state,
        "edition": call.world.edition,
    }


def changed(call: Call, record: Record, id_member: str) -> Record:
    """The record with the members that the call gives in place of its own, each whole (RULINGS 26).

    InvalidInputCombinationException where they do not go together with those that stay, which may be of a later
    edition than the call.
    """
    changes = {name: value for name, value in call.parameters.items() if name != id_member}
    request = record.document["request"] | changes
    edition = max(call.world.edition, record.document["edition"])
    require_combination(call, f"snowball.Create{record.kind.capitalize()}", request, edition)
    return record._replace(document=record.document | {"request": request})


def is_main(job: Record) -> bool:
    """Whether a job is the main job of an export, which has parts and no device itself (4.7)."""
    return job.id.startswith(_MAIN)


def is_part(job: Record) -> bool:
    """Whether a job is a part of an export (4.7)."""
    return job.parent.startswith(_MAIN)


def in_state(record: Record, state: str) -> Record:
    """The record in another state."""
    return record._replace(document=record.document | {"state": state})


def inherited(cluster: Record) -> dict[str, Any]:
    """What a node takes over from its cluster (CL06)."""
    return fields(cluster, _INHERITED)


def following(node: Record, cluster: Record, changes: Container[str]) -> Record:
    """The node of a cluster with those members that have been changed in what it takes over."""
    changed_here = {name: value for name, value in inherited(cluster).items() if name in changes}
    return node._replace(document=node.document | {"request": node.document["request"] | changed_here})


def entry(job: Record) -> Answer:
    """What a list says of a job."""
    names = frozenset(("JobType", "SnowballType", "Description"))
    return {
        "JobId": job.id,
        "JobState": job.document["state"],
        "IsMaster": is_main(job),
        "CreationDate": created(job),
        **fields(job, names),
    }


def wrong_state(verb: str, noun: str, record: Record) -> ServiceError:
    """The error for something that the state of a job or cluster forbids."""
    state = record.document["state"]
    return ServiceError("InvalidJobStateException", f"The {noun} {record.id} is {state}, and cannot be {verb} now.")
