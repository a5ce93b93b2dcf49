"""Letting time pass: jobs and clusters go on to a later state. Source: Snowball reference, 5.9; RULINGS 27."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from manifestkit.dryrun.ids import snowball_id
from manifestkit.dryrun.snowball.call import unknown
from manifestkit.dryrun.snowball.records import in_state, is_main, is_part
from manifestkit.dryrun.snowball.shipping import shipments
from manifestkit.dryrun.store import Record
from manifestkit.fields.spelling import no_such
from manifestkit.snowball import states

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from manifestkit.dryrun.snowball.call import Answer, Call

_CLUSTER = "CID"
COUNTERS = ("BytesTransferred", "ObjectsTransferred", "TotalBytes", "TotalObjects")
_SHIPMENTS = ("InboundShipment", "OutboundShipment")
# What can be told of a job whose time passes, beside its state: tracking numbers, and how far the data has come.
DETAILS: Mapping[str, type] = MappingProxyType(dict.fromkeys(_SHIPMENTS, str) | dict.fromkeys(COUNTERS, int))


class AdvanceError(ValueError):
    """A job or cluster cannot take this step; the message says why, in one sentence."""


def advance(call: Call, id_: str, state: str, details: Answer) -> None:
    """Let a job or cluster go on to ``state``, over all states between.

    ``details`` may have the tracking numbers of ``InboundShipment`` and ``OutboundShipment``, and the four counters of
    DataTransferProgress. A cluster takes its nodes along, and a node its cluster, as far as a ClusterState says it.
    A cluster does not ship before it has its nodes. ServiceError where nothing has the id; AdvanceError where the way
    is closed.
    """
    _check(details)
    if id_.startswith(_CLUSTER):
        cluster = call.find("cluster", id_)
        if cluster is None:
            raise unknown("cluster", id_)
        _advance_cluster(call, cluster, state, details)
        return
    job = call.find("job", id_)
    if job is None:
        raise unknown("job", id_)
    together = list(_together(call, job, state))
    cluster = call.find("cluster", job.parent)
    if cluster is not None:
        _require_quorum(call, cluster, state)
    for record in together:
        call.records.replace(_advanced(record, state, details))
    if cluster is not None:
        _follow_nodes(call, cluster)


def _check(details: Answer) -> None:
    for name, value in details.items():
        if name in _SHIPMENTS:
            if not isinstance(value, str):
                raise AdvanceError(f"{name} is a tracking number as text, and {value!r} is not")
        elif name not in COUNTERS:
            raise AdvanceError(no_such("detail", name, DETAILS))
        elif not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise AdvanceError(f"{name} is a whole number from 0, and {value!r} is not")


def _together(call: Call, job: Record, state: str) -> Iterator[Record]:
    """The job, with the part that shares the way of an export's main job, which is made when that leaves New."""
    _route(job, state)
    if is_part(job):
        main = call.find("job", job.parent)
        if main is not None:
            yield main
    yield job
    if is_main(job) and state != states.CANCELLED:
        yield from call.records.children("job", job.id) or [_part(call, job)]


def _part(call: Call, main: Record) -> Record:
    number = call.records.next_number()
    document = main.document | {"created": call.world.now().isoformat()}
    part = Record("job", snowball_id("JID", number), number, main.region, main.id, document)
    call.records.insert(part)
    return part


def _route(job: Record, state: str) -> tuple[str, ...]:
    way = states.JOBS.get(job.document["request"].get("JobType", ""))
    if way is None:
        raise AdvanceError(f"the job {job.id} has no JobType, so that its way is not known")
    return _steps("job", job, way, state)


def _steps(noun: str, record: Record, way: states.Lifecycle, state: str) -> tuple[str, ...]:
    """The states to enter one after the other; AdvanceError where there is no such state, or no way to it."""
    known = (*way.states, states.CANCELLED)
    if state not in known:
        raise AdvanceError(no_such("state", state, known, f" on the way of the {noun}"))
    here = record.document["state"]
    if state == here:
        raise AdvanceError(f"the {noun} {record.id} is {state} already")
    route = way.route(here, state)
    if route is None:
        following = " or ".join(way.next_states(here))
        then = f"what comes next is {following}" if following else "it goes no further"
        raise AdvanceError(f"the {noun} {record.id} is {here}, and {state} cannot be reached from there; {then}")
    return route


def _advanced(job: Record, state: str, details: Answer) -> Record:
    document: dict[str, Any] = dict(job.document)
    for step in _route(job, state):
        if not is_main(job):
            document["shipments"] = document.get("shipments", {}) | shipments(step, job.id, details)
        document["logs"] = document.get("logs", False) or _has_logs(step, document["request"]["JobType"])
    if progress := {name: details[name] for name in COUNTERS if name in details}:
        document["progress"] = dict.fromkeys(COUNTERS, 0) | progress
    return in_state(job._replace(document=document), state)


def _has_logs(state: str, job_type: str) -> bool:
    """Whether the logs can be had from a state on: an import's at the end, an export's once its device is under way."""
    return (job_type, state) in {("IMPORT", states.COMPLETE), ("EXPORT", "InTransitToCustomer")}


def _advance_cluster(call: Call, cluster: Record, state: str, details: Answer) -> None:
    _steps("cluster", cluster, states.CLUSTER, state)
    _require_quorum(call, cluster, state)
    goal = _NODES_IN.get(state)
    for node in _nodes(call, cluster.id):
        if goal is not None and states.JOBS[_NODE].route(node.document["state"], goal) is not None:
            call.records.replace(_advanced(node, goal, details))
    call.records.replace(in_state(cluster, state))


def _require_quorum(call: Call, cluster: Record, state: str) -> None:
    """AdvanceError where a cluster or its node shall ship while the cluster waits for nodes (5.1, CL04)."""
    quorum = states.quorum(call.world.context.limits)
    here = len(_nodes(call, cluster.id))
    waits = cluster.document["state"] == states.AWAITING_QUORUM and here < quorum
    if state != states.CANCELLED and (waits or not here):
        told = f"has {here} of the {quorum} nodes" if here else "has no nodes"
        raise AdvanceError(
            f"the cluster {cluster.id} {told}, and does not ship without them; CreateJob with its ClusterId adds one"
        )


def _follow_nodes(call: Call, cluster: Record) -> None:
    """Put a cluster into the state in which its nodes are (5.9)."""
    found = {node.document["state"] for node in _nodes(call, cluster.id)}
    if not found - {states.NEW}:
        return
    state = _PENDING
    if found & _DELIVERED:
        state = states.COMPLETE if found == {states.COMPLETE} else _IN_USE
    if states.CLUSTER.route(cluster.document["state"], state) is not None:
        call.records.replace(in_state(cluster, state))


def _nodes(call: Call, id_: str) -> list[Record]:
    """The nodes of a cluster that are not cancelled."""
    return [job for job in call.records.children("job", id_) if job.document["state"] != states.CANCELLED]


# A cluster is in use when a node is delivered, and over when all are back (5.9).
_NODE = "LOCAL_USE"
_PENDING, _IN_USE = "Pending", "InUse"
_NODES_IN = {_IN_USE: states.WITH_CUSTOMER, states.COMPLETE: states.COMPLETE, states.CANCELLED: states.CANCELLED}
_DELIVERED = {states.WITH_CUSTOMER, *(states.JOBS[_NODE].route(states.WITH_CUSTOMER, states.COMPLETE) or ())}
