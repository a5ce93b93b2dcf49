"""Clusters. The jobs that order their nodes are in ``cluster_nodes``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from manifestkit.findings.observation import Observation
from manifestkit.findings.rule import Rule
from manifestkit.snowball.devices import NEVER_CLUSTERED, known_device
from manifestkit.snowball.editions import S20
from manifestkit.snowball.rules.family import CLUSTER_LIMIT, COMBINATION, RESOURCE, about, rule
from manifestkit.snowball.rules.key_ranges import ranged
from manifestkit.snowball.rules.observing import removing, replacing, seen_at
from manifestkit.snowball.states import most_nodes, quorum

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifestkit.context import Context
    from manifestkit.snowball.request import Request
    from manifestkit.snowball.rules.family import Checked
    from manifestkit.text.places import Place

_LOCAL_USE = "LOCAL_USE"
_EDGE = "EDGE"
_CLUSTER_ID = re.compile(r"CID[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")


def cluster_job_type(request: Request, _context: Context) -> Iterator[Observation]:
    """A cluster is created for another JobType than LOCAL_USE.

    Clusters hold data where they stand; they neither import nor export. Several devices for an import are several
    jobs, each with a CreateJob of its own.

    Write `LOCAL_USE`, or order each device with CreateJob.

    Source: Snowball reference, 5.1 and 11.

    Breaks (snowball.CreateCluster):
        {"JobType": "IMPORT"}

    Keeps (snowball.CreateCluster):
        {"JobType": "LOCAL_USE"}
    """
    place = request.root.get("JobType")
    if request.operation != "CreateCluster" or place is None or place.text not in {"IMPORT", "EXPORT"}:
        return
    yield seen_at(
        place,
        "A cluster is for LOCAL_USE alone, not for {}.",
        place.text,
        help="Write LOCAL_USE; to import or export with several devices, create a job for each of them.",
        mend=replacing(place, _LOCAL_USE, "unsafe", f"write {_LOCAL_USE}"),
    )


def cluster_device(request: Request, _context: Context) -> Iterator[Observation]:
    """A cluster is made of another device than EDGE.

    The API makes clusters of `EDGE` devices alone. The guide of 2023 offers Compute Optimized devices as well, while
    the text of the API has stayed, so that with the current edition this is a warning.

    Write `EDGE`.

    Source: Snowball reference, 5.1 and 5.3.

    Breaks (snowball.CreateCluster):
        {"SnowballType": "EDGE_C"}

    Keeps (snowball.CreateCluster):
        {"SnowballType": "EDGE"}
    """
    place = request.root.get("SnowballType")
    if request.operation != "CreateCluster" or place is None or place.text is None or place.text in NEVER_CLUSTERED:
        return
    device = known_device(place.text, request.edition)
    if device is None or place.text == _EDGE:
        return
    offered = request.edition in device.clusters
    message = "The API makes clusters of EDGE devices alone, not of {}"
    yield seen_at(
        place,
        f"{message}, though the guide of 2023 offers them." if offered else f"{message}.",
        place.text,
        help="Ask AWS before you order it." if offered else "Write EDGE.",
        mend=None if offered else replacing(place, _EDGE, "unsafe", f"write {_EDGE}"),
        severity="error" if request.edition == S20 else "warning",
    )


def device_without_clusters(request: Request, _context: Context) -> Iterator[Observation]:
    """A cluster is made of a device that forms none.

    `STANDARD` and `SNC1_HDD` are values of SnowballType, but neither the original Snowball nor a Snowcone can be part
    of a cluster.

    Write `EDGE`.

    Source: Snowball reference, 5.1 and 5.3.

    Breaks (snowball.CreateCluster):
        {"SnowballType": "SNC1_HDD"}

    Keeps (snowball.CreateCluster):
        {"SnowballType": "EDGE"}
    """
    place = request.root.get("SnowballType")
    device = known_device(place.text, request.edition) if place else None
    if request.operation != "CreateCluster" or place is None or place.text not in NEVER_CLUSTERED or device is None:
        return
    yield seen_at(
        place,
        f"{{}} ({device.product}) forms no clusters.",
        place.text,
        help="Write EDGE.",
        mend=replacing(place, _EDGE, "unsafe", f"write {_EDGE}"),
    )


def empty_cluster(request: Request, context: Context) -> Iterator[Observation]:
    """A new cluster has no nodes.

    CreateCluster makes an empty cluster, which waits until it has its nodes: five calls of CreateJob with its
    ClusterId. Only then it is shipped. Since 2023 the service creates the nodes itself where the request has an
    `InitialClusterSize` above 0.

    Call CreateJob with the ClusterId once for each node.

    Source: Snowball reference, 4.1 and 5.1.

    Breaks (snowball.CreateCluster):
        {}

    Keeps (snowball.CreateCluster, edition 2026-04-21):
        {"InitialClusterSize": 5}
    """
    size = _initial_size(request)
    if request.operation != "CreateCluster" or (size is not None and size.integer != 0):
        return
    yield Observation(
        "",
        request.root.key,
        f"This creates an empty cluster, which ships once CreateJob has added {quorum(context.limits)} nodes to it.",
        help="Call CreateJob with the ClusterId of the answer, once for each node.",
    )


def cluster_size(request: Request, context: Context) -> Iterator[Observation]:
    """A cluster is created with more nodes than a cluster takes.

    Since 2023 CreateCluster takes up to 16 as `InitialClusterSize`, and the guide of that year speaks of 3 to 16 nodes;
    the service's error for one node too many still says five. The context states another number as `cluster_nodes`
    among its `limits`.

    Ask for five nodes or fewer, unless AWS grants you more.

    Source: Snowball reference, 1.2, 4.1 and 5.1.

    Breaks (snowball.CreateCluster, edition 2026-04-21):
        {"InitialClusterSize": 6}

    Keeps (snowball.CreateCluster, edition 2026-04-21):
        {"InitialClusterSize": 5}
    """
    size, most = _initial_size(request), most_nodes(context.limits)
    if size is not None and size.integer is not None and size.integer > most:
        yield seen_at(
            size,
            f"A cluster has {most} {'node' if most == 1 else 'nodes'} at most, and this asks for {size.integer}.",
            help="Ask for fewer; where AWS grants you more, state `cluster_nodes` among the `limits` of the context.",
        )


def unknown_cluster(request: Request, context: Context) -> Iterator[Observation]:
    """A request names a cluster that does not exist.

    Where the context states clusters, there are no others. A cluster's id is in the answer of CreateCluster, and
    ListClusters lists those of the account.

    Write the id of a cluster of this account and region.

    Source: Snowball reference, 1.2 and 5.1.

    With the context:
        [clusters.CID123e4567-e89b-12d3-a456-426655440000]
        SnowballType = "EDGE"

    Breaks (snowball.DescribeCluster):
        {"ClusterId": "CID00000000-0000-4000-8000-000000000000"}

    Keeps (snowball.DescribeCluster):
        {"ClusterId": "CID123e4567-e89b-12d3-a456-426655440000"}
    """
    place = request.root.get("ClusterId")
    if place is not None and place.text is not None and _is_unknown(place.text, context):
        yield seen_at(
            place,
            "There is no cluster {}.",
            place.text,
            help="Write the id that CreateCluster answered; ListClusters lists them all.",
        )


def cluster_key_range(request: Request, _context: Context) -> Iterator[Observation]:
    """A bucket of a cluster has a key range.

    A key range chooses what an export job takes out of a bucket. Data on a cluster can never be imported to or
    exported from Amazon S3 by that cluster, so that the range means nothing.

    Leave `KeyRange` out, or empty.

    Source: Snowball reference, 5.1 and 5.5.

    Breaks (snowball.CreateCluster):
        {"Resources": {"S3Resources": [{"BucketArn": "arn:aws:s3:::example-bucket", "KeyRange": {"EndMarker": "m"}}]}}

    Keeps (snowball.CreateCluster):
        {"Resources": {"S3Resources": [{"BucketArn": "arn:aws:s3:::example-bucket", "KeyRange": {}}]}}
    """
    if request.operation not in {"CreateCluster", "UpdateCluster"}:
        return
    for resource, place in ranged(request):
        yield Observation(
            place.pointer,
            place.key,
            "A key range means nothing here: a cluster moves no data from or to Amazon S3.",
            help="Leave `KeyRange` out.",
            mend=removing(resource, "KeyRange"),
        )


def cluster_service_limit(request: Request, context: Context) -> Iterator[Observation]:
    """A cluster needs more devices than an account may have.

    An account has one device at a time unless AWS has raised its limit. The context states a limit that has been raised
    as `devices` among its `limits`.

    Ask AWS Support for a higher limit before the nodes are ordered.

    Source: Snowball reference, 5.1 and 5.10.

    Breaks (snowball.CreateCluster):
        {}

    With the context:
        [limits]
        devices = 5

    Keeps (snowball.CreateCluster):
        {}
    """
    size, limit = _initial_size(request), context.limits.get("devices", 1)
    own = size.integer if size is not None else None
    nodes = own or most_nodes(context.limits)
    if request.operation == "CreateCluster" and limit < nodes:
        yield Observation(
            "",
            request.root.key,
            f"{'This' if own else 'A'} cluster needs {nodes} devices,"
            f" and an account may have {limit} at a time{_by_default(context)}.",
            help="Ask AWS Support to raise the service limit before you order the nodes.",
        )


_FULL = """A node is added to a cluster that has all its nodes.

A cluster takes five nodes. The dry run counts them; the context states another number as `cluster_nodes` among its
`limits`. The guide says 5 to 10 in 2020, and 3 to 16 in 2023.

Create another cluster for more nodes.

Source: Snowball reference, 1.2 and 5.1."""

_CLOSED = """A node is added to a cluster that is Complete or Cancelled.

Nothing is added to a cluster whose nodes have come back, or that has been cancelled. Only the dry run knows the state
of a cluster. CreateJob has no error of its own for states, so that InvalidInputCombinationException stands for it.

Create another cluster.

Source: Snowball reference, 5.1."""


def _initial_size(request: Request) -> Place | None:
    """How many nodes the service is to make with a cluster; the edition of 2020 has no place to say it."""
    has_place = request.operation == "CreateCluster" and request.edition != S20
    return request.root.get("InitialClusterSize") if has_place else None


def _by_default(context: Context) -> str:
    return "" if "devices" in context.limits else " unless AWS has raised the limit"


def _is_unknown(cluster_id: str, context: Context) -> bool:
    """Whether an id that has the shape of one names no cluster of the context."""
    if context.clusters is None or _CLUSTER_ID.fullmatch(cluster_id) is None:
        return False
    return cluster_id not in context.clusters


RULES: tuple[Checked, ...] = (
    *about("JobType", rule("CL01", "cluster-job-type", "error", COMBINATION, "seed", cluster_job_type)),
    *about(
        "SnowballType",
        rule("CL02", "cluster-device", "error", COMBINATION, "seed", cluster_device),
        rule("CL03", "device-without-clusters", "error", COMBINATION, "seed", device_without_clusters),
    ),
    rule("CL04", "empty-cluster", "info", None, "seed", empty_cluster),
    *about("ClusterId", rule("CL11", "unknown-cluster", "error", RESOURCE, "model", unknown_cluster)),
    *about("Resources.S3Resources", rule("CL13", "cluster-key-range", "warning", None, "guide", cluster_key_range)),
    rule("CL14", "cluster-service-limit", "info", None, "guide", cluster_service_limit),
    *about("InitialClusterSize", rule("CL15", "cluster-size", "error", COMBINATION, "model", cluster_size)),
)
# What only a dry run can see, since it knows the cluster's nodes and state.
STATE_RULES: tuple[Rule, ...] = (
    Rule("CL05", "full-cluster", "error", CLUSTER_LIMIT, "model", _FULL),
    Rule("CL12", "closed-cluster", "error", COMBINATION, "inferred", _CLOSED),
)
