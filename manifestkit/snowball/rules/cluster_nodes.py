"""The jobs that order the nodes of a cluster."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manifestkit.findings.observation import Observation
from manifestkit.snowball.devices import DEVICES, NEVER_CLUSTERED, known_device
from manifestkit.snowball.editions import S20
from manifestkit.snowball.rules.family import COMBINATION, about, rule
from manifestkit.snowball.rules.observing import removing, seen_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifestkit.context import Context
    from manifestkit.snowball.request import Request
    from manifestkit.snowball.rules.family import Checked
    from manifestkit.text.places import Place

_LOCAL_USE = "LOCAL_USE"
_EDGE = "EDGE"

# What CreateJob knows besides ClusterId and Description (4.2).
_INHERITED = frozenset(
    (
        *("JobType", "Resources", "AddressId", "KmsKeyARN", "RoleARN", "SnowballCapacityPreference"),
        *("ShippingOption", "Notification", "SnowballType", "ForwardingAddressId", "TaxDocuments"),
        "DeviceConfiguration",
    )
)
_INHERITED_SINCE = frozenset(
    ("OnDeviceServiceConfiguration", "RemoteManagement", "LongTermPricingId", "ImpactLevel", "PickupDetails")
)
_COMPARED = frozenset(("AddressId", "ShippingOption", "RoleARN", "KmsKeyARN"))


def bare_node(request: Request, _context: Context) -> Iterator[Observation]:
    """A node of a cluster takes everything from its cluster.

    CreateJob with a ClusterId needs nothing else: address, role, key, buckets and shipping are the cluster's.

    There is nothing to mend. What stands beside the ClusterId all the same is seen by CL07 to CL10.

    Source: Snowball reference, 5.1.

    Breaks (snowball.CreateJob text):
        {"ClusterId": "CID123e4567-e89b-12d3-a456-426655440000"}

    Keeps (snowball.CreateJob):
        {}
    """
    place = request.root.get("ClusterId")
    if place is not None and request.is_node and not _beside(request):
        message = "This orders a node, which takes everything else from its cluster."
        yield Observation(place.pointer, place.span, message)


def redundant_node_member(request: Request, _context: Context) -> Iterator[Observation]:
    """A node of a cluster repeats what its cluster says.

    With a ClusterId everything is the cluster's. Beside it a Description does no harm; whether the service ignores or
    refuses other members is not known.

    Leave them out.

    Source: Snowball reference, 5.1 and 12.

    Breaks (snowball.CreateJob text):
        {"ClusterId": "CID123e4567-e89b-12d3-a456-426655440000", "ShippingOption": "NEXT_DAY"}

    Keeps (snowball.CreateJob text):
        {"ClusterId": "CID123e4567-e89b-12d3-a456-426655440000", "Description": "The third node"}
    """
    for name, place in _beside(request):
        if _is_only_redundant(request, name, place):
            yield Observation(
                place.pointer,
                place.key,
                f"A node takes `{name}` from its cluster.",
                help=f"Leave `{name}` out: beside ClusterId a node needs nothing.",
                mend=removing(request.root, name),
            )


def node_unlike_cluster(request: Request, _context: Context) -> Iterator[Observation]:
    """A node has another JobType or SnowballType than its cluster can have.

    A cluster is for `LOCAL_USE`, and all its nodes are devices of its own type: `EDGE`, unless the context states
    a cluster of another.

    Leave JobType and SnowballType out: the node takes them from its cluster.

    Source: Snowball reference, 5.1.

    Breaks (snowball.CreateJob text):
        {"ClusterId": "CID123e4567-e89b-12d3-a456-426655440000", "JobType": "IMPORT"}

    Keeps (snowball.CreateJob text):
        {"ClusterId": "CID123e4567-e89b-12d3-a456-426655440000"}
    """
    for name, place in _beside(request):
        if (expected := _contradicted(request, name, place)) is not None:
            yield seen_at(
                place,
                f"The `{name}` of the cluster is {expected}, that of this node {{}}.",
                place.text or "",
                help=f"Leave `{name}` out: a node takes it from its cluster.",
                mend=removing(request.root, name),
            )


def node_differs(request: Request, _context: Context) -> Iterator[Observation]:
    """A node names another address, shipping option, role or key than its cluster.

    All nodes of a cluster go to one address, with one role and one key. What the service does with a node that says
    otherwise is not known. The cluster has to be stated in the context.

    Leave the member out: the node takes it from its cluster.

    Source: Snowball reference, 5.1.

    With the context:
        [clusters.CID123e4567-e89b-12d3-a456-426655440000]
        ShippingOption = "SECOND_DAY"

    Breaks (snowball.CreateJob text):
        {"ClusterId": "CID123e4567-e89b-12d3-a456-426655440000", "ShippingOption": "NEXT_DAY"}

    Keeps (snowball.CreateJob text):
        {"ClusterId": "CID123e4567-e89b-12d3-a456-426655440000"}
    """
    for name, place in _beside(request):
        if (expected := _differing(request, name, place)) is not None:
            yield seen_at(
                place,
                f"The `{name}` of the cluster is {{}}, that of this node {{}}.",
                expected,
                place.text or "",
                help=f"Leave `{name}` out: a node takes it from its cluster.",
                mend=removing(request.root, name),
            )


def node_device_configuration(request: Request, _context: Context) -> Iterator[Observation]:
    """A node of a cluster has a DeviceConfiguration.

    It sets up the wireless network of a Snowcone, and a Snowcone cannot be part of a cluster.

    Leave `DeviceConfiguration` out.

    Source: Snowball reference, 5.1 and 5.3.

    Breaks (snowball.CreateJob text):
        {
          "ClusterId": "CID123e4567-e89b-12d3-a456-426655440000",
          "DeviceConfiguration": {"SnowconeDeviceConfiguration": {}}
        }

    Keeps (snowball.CreateJob text):
        {"ClusterId": "CID123e4567-e89b-12d3-a456-426655440000"}
    """
    place = request.root.get("DeviceConfiguration")
    if request.is_node and place is not None:
        yield Observation(
            place.pointer,
            place.key,
            "`DeviceConfiguration` is for a Snowcone, which cannot be a node of a cluster.",
            help="Leave it out.",
            mend=removing(request.root, "DeviceConfiguration"),
        )


def _beside(request: Request) -> tuple[tuple[str, Place], ...]:
    """The members of a node's request that its cluster has as well."""
    if not request.is_node:
        return ()
    names = _INHERITED if request.edition == S20 else _INHERITED | _INHERITED_SINCE
    return tuple((name, place) for name, place in request.root.members if name in names and not place.is_null)


def _is_only_redundant(request: Request, name: str, place: Place) -> bool:
    """Whether no other rule has something worse to say of a member."""
    if name == "SnowballCapacityPreference":
        device = known_device(request.device, request.edition)
        return device is None or place.text is None or device.holds(place.text)
    contradicts = name == "DeviceConfiguration" or _contradicted(request, name, place) is not None
    return not contradicts and _differing(request, name, place) is None


def _contradicted(request: Request, name: str, place: Place) -> str | None:
    """The JobType or SnowballType of the cluster, where a node cannot have another."""
    if name == "JobType":
        return _LOCAL_USE if place.text in {"IMPORT", "EXPORT"} else None
    if name != "SnowballType" or known_device(place.text, request.edition) is None:
        return None
    stated = _of_cluster(request, name)
    if stated in DEVICES:
        return None if place.text == stated else stated
    impossible = place.text != _EDGE if request.edition == S20 else place.text in NEVER_CLUSTERED
    return _EDGE if impossible else None


def _differing(request: Request, name: str, place: Place) -> str | None:
    """What the cluster says of a member, where its node says something else."""
    stated = _of_cluster(request, name) if name in _COMPARED else None
    return None if place.text is None or place.text == stated else stated


def _of_cluster(request: Request, name: str) -> str | None:
    stated = (request.cluster or {}).get(name)
    return stated if isinstance(stated, str) else None


RULES: tuple[Checked, ...] = about(
    "ClusterId",
    rule("CL06", "bare-node", "info", None, "seed", bare_node),
    rule("CL07", "redundant-node-member", "warning", None, "inferred", redundant_node_member),
    rule("CL08", "node-unlike-cluster", "error", COMBINATION, "inferred", node_unlike_cluster),
    rule("CL09", "node-differs", "warning", COMBINATION, "inferred", node_differs),
    rule("CL10", "node-device-configuration", "error", COMBINATION, "inferred", node_device_configuration),
)
