"""CreateCluster and what follows from it. Source: Snowball reference, 4.1, 4.3, 4.5, 5.1 and 5.9."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manifestkit.dryrun.errors import ServiceError
from manifestkit.dryrun.ids import snowball_id
from manifestkit.dryrun.snowball.addresses import require_addresses
from manifestkit.dryrun.snowball.call import created, fields
from manifestkit.dryrun.snowball.devices import require_devices
from manifestkit.dryrun.snowball.paging import below, newest
from manifestkit.dryrun.snowball.records import (
    changed,
    entry,
    following,
    in_state,
    inherited,
    new_document,
    new_job,
    wrong_state,
)
from manifestkit.dryrun.store import Record
from manifestkit.schema.loading import shapes
from manifestkit.snowball import states
from manifestkit.snowball.editions import S26

if TYPE_CHECKING:
    from typing import Any

    from manifestkit.dryrun.snowball.call import Answer, Call


def create_cluster(call: Call) -> Answer:
    """A new cluster, without nodes; in the current edition as many node jobs as it asks for are made with it."""
    request = dict(call.parameters)
    require_addresses(call)
    size = request.get("InitialClusterSize", 0)
    require_devices(call, size)
    number = call.records.next_number()
    document = new_document(call, request, states.AWAITING_QUORUM)
    cluster = Record("cluster", snowball_id("CID", number), number, call.region, "", document)
    call.records.insert(cluster)
    answer: Answer = {"ClusterId": cluster.id}
    if call.world.edition == S26:
        answer["JobListEntries"] = [entry(_node(call, cluster, {})) for _ in range(size)]
    _close_quorum(call, cluster, size)
    return answer


def add_node(call: Call, id_: str, request: dict[str, Any]) -> Record:
    """A node job that takes over what its cluster has (CL06); the cluster must exist, and be open for one more."""
    cluster = call.find("cluster", id_)
    if cluster is None:
        raise call.unknown("cluster", id_)
    if not states.may_add_node(cluster.document["state"]):
        # InvalidJobStateException is not in CreateJob's list (CL12).
        message = f"The cluster {id_} is {cluster.document['state']}, and takes no nodes."
        raise ServiceError("InvalidInputCombinationException", message)
    nodes = sum(job.document["state"] != states.CANCELLED for job in call.records.children("job", id_))
    if nodes >= call.most_nodes:
        raise ServiceError(
            "ClusterLimitExceededException", f"The cluster {id_} has its {call.most_nodes} nodes already."
        )
    require_devices(call, 1)
    node = _node(call, cluster, request)
    _close_quorum(call, cluster, nodes + 1)
    return node


def _close_quorum(call: Call, cluster: Record, nodes: int) -> None:
    """With its last node a cluster has what it has waited for."""
    if nodes >= call.most_nodes and cluster.document["state"] == states.AWAITING_QUORUM:
        call.records.replace(in_state(cluster, "Pending"))


def _node(call: Call, cluster: Record, request: dict[str, Any]) -> Record:
    return new_job(call, {**inherited(cluster), **request, "ClusterId": cluster.id}, parent=cluster.id)


def describe_cluster(call: Call) -> Answer:
    """All about one cluster."""
    cluster = call.named("cluster", "ClusterId")
    return {
        "ClusterMetadata": {
            "ClusterId": cluster.id,
            "ClusterState": cluster.document["state"],
            "CreationDate": created(cluster),
            **fields(cluster, frozenset(shapes("snowball", call.world.edition)["ClusterMetadata"]["properties"])),
        }
    }


def list_cluster_jobs(call: Call) -> Answer:
    """The nodes of a cluster, in the order in which they were made."""
    return below(call, "job", call.named("cluster", "ClusterId"), "JobListEntries", entry)


def list_clusters(call: Call) -> Answer:
    """The clusters of a region, newest first."""
    return newest(call, "cluster", "ClusterListEntries", _entry)


def _entry(cluster: Record) -> Answer:
    return {
        "ClusterId": cluster.id,
        "ClusterState": cluster.document["state"],
        "CreationDate": created(cluster),
        **fields(cluster, frozenset(("Description",))),
    }


def update_cluster(call: Call) -> Answer:
    """Other values for members of a cluster that is AwaitingQuorum; each that is given replaces the old one whole.

    What the nodes have from it follows: the ShippingOption applies to every node (4.1), and so does the rest (CL06).
    """
    cluster = call.named("cluster", "ClusterId")
    if not states.may_change_cluster(cluster.document["state"]):
        raise wrong_state("updated", "cluster", cluster)
    require_addresses(call)
    updated = changed(call, cluster, "ClusterId")
    call.records.replace(updated)
    for node in call.records.children("job", cluster.id):
        if node.document["state"] != states.CANCELLED:
            call.records.replace(following(node, updated, call.parameters))
    return {}


def cancel_cluster(call: Call) -> Answer:
    """The end of a cluster that is AwaitingQuorum, and of its nodes."""
    cluster = call.named("cluster", "ClusterId")
    if not states.may_change_cluster(cluster.document["state"]):
        raise wrong_state("cancelled", "cluster", cluster)
    for record in (cluster, *call.records.children("job", cluster.id)):
        call.records.replace(in_state(record, states.CANCELLED))
    return {}
