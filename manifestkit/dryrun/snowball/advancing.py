"""Letting time pass: jobs and clusters go on to a later state. Source: Snowball reference, 5.9; RULINGS 27."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manifestkit.dryrun.ids import snowball_id
from manifestkit.dryrun.snowball.call import unknown
from manifestkit.dryrun.snowball.records import in_state
from manifestkit.dryrun.snowball.shipping import shipments
from manifestkit.dryrun.store import Record
from manifestkit.snowball import states

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from manifestkit.dryrun.snowball.call import Answer, Call

_CLUSTER = "CID"
_MAIN = "MID"
_COUNTERS = ("BytesTransferred", "ObjectsTransferred", "TotalBytes", "TotalObjects")
_SHIPMENTS = ("InboundShipment", "OutboundShipment")


class AdvanceError(ValueError):
    """A job or cluster cannot take this step; the message says why, in one sentence."""


def advance(call: Call, id_: str, state: str, details: Answer) -> None:
    """Let a job or cluster go on to ``state``, over all states between.

    ``details`` may have the tracking numbers of ``InboundShipment`` and ``OutboundShipment``, and the four counters of
    DataTransferProgress. ServiceError where nothing has the id; AdvanceError where the way is closed.
    """
    if strange := details.keys() - {*_COUNTERS, *_SHIPMENTS}:
        raise AdvanceError(f"there is no detail {min(strange)!r}; there are {', '.join((*_SHIPMENTS, *_COUNTERS))}")
    if id_.startswith(_CLUSTER):
        cluster = call.find("cluster", id_)
        if cluster is None:
            raise unknown("cluster", id_)
        _advance_cluster(call, cluster, state)
        return
    job = call.find("job", id_)
    if job is None:
        raise unknown("job", id_)
    for record in list(_together(call, job, state)):
        call.records.replace(_advanced(record, state, details))


def _together(call: Call, job: Record, state: str) -> Iterator[Record]:
    """The job, with the part that shares the way of an export's main job, which is made when that leaves New."""
    _route(job, state)
    if job.parent.startswith(_MAIN):
        main = call.find("job", job.parent)
        if main is not None:
            yield main
    yield job
    if job.id.startswith(_MAIN) and state != states.CANCELLED:
        parts = call.records.children("job", job.id)
        yield from parts or [_part(call, job)]


def _part(call: Call, main: Record) -> Record:
    number = call.records.next_number()
    part = Record("job", snowball_id("JID", number), number, main.region, main.id, dict(main.document))
    call.records.insert(part)
    return part


def _route(job: Record, state: str) -> tuple[str, ...]:
    way = states.JOBS[job.document["request"]["JobType"]]
    if state != states.CANCELLED and state not in way.states:
        raise AdvanceError(
            f"there is no such state on the way of the job: {state!r}; there are {', '.join(way.states)}"
        )
    route = way.route(job.document["state"], state)
    if route is None:
        raise AdvanceError(f"the job {job.id} is {job.document['state']}, and {state} cannot be reached from there")
    return route


def _advanced(job: Record, state: str, details: Answer) -> Record:
    document: dict[str, Any] = dict(job.document)
    progress = {name: details[name] for name in _COUNTERS if name in details}
    for step in _route(job, state):
        document["shipments"] = document.get("shipments", {}) | shipments(step, job.id, details)
        document["logs"] = document.get("logs", False) or _has_logs(step, document["request"]["JobType"])
    if progress:
        document["progress"] = dict.fromkeys(_COUNTERS, 0) | progress
    return in_state(job._replace(document=document), state)


def _has_logs(state: str, job_type: str) -> bool:
    """Whether the logs can be had from a state on: an import's at the end, an export's once its device is under way."""
    return (job_type, state) in {("IMPORT", "Complete"), ("EXPORT", "InTransitToCustomer")}


def _advance_cluster(call: Call, cluster: Record, state: str) -> None:
    if state != states.CANCELLED and state not in states.CLUSTER.states:
        known = ", ".join(states.CLUSTER.states)
        raise AdvanceError(f"no state of a cluster is called {state!r}; there are {known}")
    route = states.CLUSTER.route(cluster.document["state"], state)
    if route is None:
        raise AdvanceError(
            f"the cluster {cluster.id} is {cluster.document['state']}; {state} cannot be reached from there"
        )
    call.records.replace(in_state(cluster, state))
