"""How jobs and clusters move on, and what may be asked of them on the way.

The names of the states are those of JobState and ClusterState. What `Pending` means for a job is not known, so that no
way leads over it. Source: Snowball reference, 5.9.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from manifestkit.snowball.editions import S20

if TYPE_CHECKING:
    from collections.abc import Mapping

CANCELLED = "Cancelled"
NEW = "New"
AWAITING_QUORUM = "AwaitingQuorum"
COMPLETE = "Complete"
WITH_CUSTOMER = "WithCustomer"


class Lifecycle(NamedTuple):
    """The states of a job or cluster in their order.

    ``unusual`` ones are entered by name alone; ``skippable`` ones lie on the usual way, and can be left out. Only the
    first state can be left for ``Cancelled``.
    """

    states: tuple[str, ...]
    unusual: frozenset[str] = frozenset()
    skippable: frozenset[str] = frozenset()

    def next_states(self, state: str) -> tuple[str, ...]:
        """The states that can come next; none after the last, after ``Cancelled`` and after an unknown one."""
        following = []
        for later in self._after(state):
            following.append(later)
            if later not in self.unusual | self.skippable:
                break
        return (*following, CANCELLED) if state == self.states[0] else tuple(following)

    def route(self, state: str, goal: str) -> tuple[str, ...] | None:
        """The states to enter one after the other, from behind ``state`` up to ``goal``; None where no way leads there.

        It keeps to the usual way: past the unusual states, unless one is the goal, and over the skippable ones.
        """
        if goal == CANCELLED and state == self.states[0]:
            return (CANCELLED,)
        after = self._after(state)
        if goal not in after:
            return None
        usual = (later for later in after[: after.index(goal)] if later not in self.unusual)
        return (*usual, goal)

    def _after(self, state: str) -> tuple[str, ...]:
        return self.states[self.states.index(state) + 1 :] if state in self.states else ()


# From AWS to the customer and back; the trip of every device.
_TRIP = (
    *("PreparingShipment", "InTransitToCustomer", WITH_CUSTOMER),
    *("InTransitToAWS", "WithAWSSortingFacility", "WithAWS"),
)
_SORTING = frozenset(("WithAWSSortingFacility",))
_LISTING = frozenset(("Listing",))

# By JobType; that of EXPORT is the way of a job part, since the main job has no device.
JOBS: Mapping[str, Lifecycle] = {
    "IMPORT": Lifecycle((NEW, "PreparingAppliance", *_TRIP, "InProgress", COMPLETE), skippable=_SORTING),
    "EXPORT": Lifecycle(
        (NEW, "Listing", "PreparingAppliance", "InProgress", *_TRIP, COMPLETE),
        unusual=_LISTING,
        skippable=_SORTING,
    ),
    "LOCAL_USE": Lifecycle((NEW, "PreparingAppliance", *_TRIP, COMPLETE), skippable=_SORTING),
}
CLUSTER = Lifecycle((AWAITING_QUORUM, "Pending", "InUse", COMPLETE))

# How many nodes a cluster takes where nobody states another limit (5.1, CL05), and without how many it does not ship
# (CL04; RULINGS 29).
CLUSTER_NODES = 5

# How many minutes the links live that GetJobManifest gives (ST05).
MANIFEST_LINK_MINUTES = 60


def may_update(state: str) -> bool:
    """Whether UpdateJob is allowed in a JobState. Source: Snowball reference, 5.9, ST01."""
    return state == NEW


def may_cancel(state: str) -> bool:
    """Whether CancelJob is allowed in a JobState.

    The API says before PreparingAppliance; the guides narrow it to New. Source: Snowball reference, 5.9, ST02.
    """
    return state == NEW


def may_change_cluster(state: str) -> bool:
    """Whether UpdateCluster and CancelCluster are allowed in a ClusterState. Source: Snowball reference, 5.9, ST03."""
    return state == AWAITING_QUORUM


def most_nodes(limits: Mapping[str, int]) -> int:
    """How many nodes a cluster takes; ``limits`` are the stated ones. Source: Snowball reference, 5.1, CL05."""
    return limits.get("cluster_nodes", CLUSTER_NODES)


def quorum(limits: Mapping[str, int]) -> int:
    """Without how many nodes a cluster does not ship; ``limits`` are those stated. Source: Snowball reference, CL04."""
    return min(CLUSTER_NODES, most_nodes(limits))


def may_add_node(state: str) -> bool:
    """Whether CreateJob may add a node to a cluster in a ClusterState. Source: Snowball reference, 5.1, CL12."""
    return state not in {COMPLETE, CANCELLED}


def shows_manifest(state: str, job_type: str, edition: str) -> bool:
    """Whether GetJobManifest and GetJobUnlockCode answer in a JobState.

    In 2020 they do from WithCustomer on, later in WithCustomer alone. What lies behind WithCustomer depends on the
    JobType: an import is InProgress after the device has come back, an export before it leaves. KeyError for an unknown
    JobType. Source: Snowball reference, 5.9, ST04.
    """
    if state == WITH_CUSTOMER or edition != S20:
        return state == WITH_CUSTOMER
    return JOBS[job_type].route(WITH_CUSTOMER, state) is not None
