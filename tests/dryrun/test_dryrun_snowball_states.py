"""No sequence of calls brings a job or cluster of Snowball into a state that the reference does not know.

The model below is section 5.9 of the reference and nothing of the engine: it says of each call whether it is refused,
and where everything stands after it.
"""

from __future__ import annotations

from typing import Any

from dryrun_cases import request
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, multiple, rule

import manifestkit

# As the table of the reference has them, Listing where an export may pass it.
_WAYS = {
    "IMPORT": "New PreparingAppliance PreparingShipment InTransitToCustomer WithCustomer InTransitToAWS "
    "WithAWSSortingFacility WithAWS InProgress Complete",
    "EXPORT": "New Listing PreparingAppliance InProgress PreparingShipment InTransitToCustomer WithCustomer "
    "InTransitToAWS WithAWSSortingFacility WithAWS Complete",
    "LOCAL_USE": "New PreparingAppliance PreparingShipment InTransitToCustomer WithCustomer InTransitToAWS "
    "WithAWSSortingFacility WithAWS Complete",
}
_CLUSTER_WAY = "AwaitingQuorum Pending InUse Complete"
_JOB_STATES = sorted({state for way in _WAYS.values() for state in way.split()} | {"Cancelled", "Pending", "Lost"})
_CLUSTER_STATES = [*_CLUSTER_WAY.split(), "Cancelled", "Lost"]
_NODES = 5


def _leads(way: str, here: str, there: str) -> bool:
    states = way.split()
    if there == "Cancelled":
        return here == states[0]
    return here in states and there in states and states.index(there) > states.index(here)


class Model:
    """What the reference says that there is."""

    def __init__(self) -> None:
        self.types: dict[str, str] = {}
        self.states: dict[str, str] = {}
        self.parts: dict[str, str] = {}
        self.clusters: dict[str, str] = {}
        self.nodes: dict[str, list[str]] = {}

    def open_nodes(self, cluster: str) -> list[str]:
        """The nodes that are not cancelled."""
        return [node for node in self.nodes[cluster] if self.states[node] != "Cancelled"]

    def follow(self, node: str) -> None:
        """Put the cluster of a node where its nodes are: enough of them, one delivered, or all back."""
        for cluster in [name for name, nodes in self.nodes.items() if node in nodes]:
            way = _WAYS["LOCAL_USE"].split()
            places = [way.index(self.states[one]) for one in self.open_nodes(cluster)]
            if not places:
                continue
            goal = "AwaitingQuorum" if max(places) == 0 else "Pending"
            if max(places) >= way.index("WithCustomer"):
                goal = "InUse"
            if min(places) == way.index("Complete"):
                goal = "Complete"
            if _leads(_CLUSTER_WAY, self.clusters[cluster], goal):
                self.clusters[cluster] = goal


class Snowball(RuleBasedStateMachine):
    """Random calls, made to a client and to the model."""

    jobs = Bundle("jobs")
    clusters = Bundle("clusters")

    @initialize()
    def start(self) -> None:
        """An empty account."""
        self.client = manifestkit.client("snowball", "us-west-2")
        self.model = Model()

    def teardown(self) -> None:
        """Give the store back."""
        if hasattr(self, "client"):
            self.client.close()

    def _refused(self, operation: str, **parameters: Any) -> str:  # noqa: ANN401 - members of requests
        try:
            getattr(self.client, operation)(**parameters)
        except manifestkit.ClientError as error:
            return str(error.response["Error"]["Code"])
        return ""

    @rule(target=jobs, kind=st.sampled_from(sorted(_WAYS)))
    def create_job(self, kind: str) -> str:
        """A job of its own."""
        job: str = self.client.create_job(**request("import", JobType=kind))["JobId"]
        self.model.types[job], self.model.states[job] = kind, "New"
        return job

    @rule(target=clusters)
    def create_cluster(self) -> str:
        """A cluster without nodes."""
        cluster: str = self.client.create_cluster(**request("cluster"))["ClusterId"]
        self.model.clusters[cluster], self.model.nodes[cluster] = "AwaitingQuorum", []
        return cluster

    @rule(target=jobs, cluster=clusters, number=st.integers(1, 6))
    def add_nodes(self, cluster: str, number: int) -> Any:  # noqa: ANN401 - hypothesis has no name for it
        """Nodes, as long as the cluster takes some."""
        added = []
        for _ in range(number):
            if self.model.clusters[cluster] in {"Complete", "Cancelled"}:
                assert self._refused("create_job", ClusterId=cluster) == "InvalidInputCombinationException"
            elif len(self.model.open_nodes(cluster)) == _NODES:
                assert self._refused("create_job", ClusterId=cluster) == "ClusterLimitExceededException"
            else:
                node: str = self.client.create_job(ClusterId=cluster)["JobId"]
                self.model.types[node], self.model.states[node] = "LOCAL_USE", "New"
                self.model.nodes[cluster].append(node)
                if len(self.model.open_nodes(cluster)) == _NODES and self.model.clusters[cluster] == "AwaitingQuorum":
                    self.model.clusters[cluster] = "Pending"
                added.append(node)
        return multiple(*added)

    @rule(job=jobs)
    def update_job(self, job: str) -> None:
        """ST01: only while the job is New."""
        expected = "" if self.model.states[job] == "New" else "InvalidJobStateException"
        assert self._refused("update_job", JobId=job, Description="changed") == expected

    @rule(job=jobs)
    def cancel_job(self, job: str) -> None:
        """ST02: only while the job is New."""
        is_new = self.model.states[job] == "New"
        assert self._refused("cancel_job", JobId=job) == ("" if is_new else "InvalidJobStateException")
        if is_new:
            self.model.states[job] = "Cancelled"

    @rule(cluster=clusters)
    def update_cluster(self, cluster: str) -> None:
        """ST03: only while the cluster is AwaitingQuorum."""
        expected = "" if self.model.clusters[cluster] == "AwaitingQuorum" else "InvalidJobStateException"
        assert self._refused("update_cluster", ClusterId=cluster, Description="changed") == expected

    @rule(cluster=consumes(clusters))
    def cancel_cluster(self, cluster: str) -> None:
        """ST03: only while the cluster is AwaitingQuorum, and with its nodes."""
        waits = self.model.clusters[cluster] == "AwaitingQuorum"
        assert self._refused("cancel_cluster", ClusterId=cluster) == ("" if waits else "InvalidJobStateException")
        if waits:
            self.model.clusters[cluster] = "Cancelled"
            self.model.states |= dict.fromkeys(self.model.nodes[cluster], "Cancelled")

    def _waits(self, cluster: str, state: str) -> bool:
        """CL04: a cluster, and each of its nodes, does not ship before it has had five of them."""
        nodes = self.model.open_nodes(cluster)
        short = self.model.clusters[cluster] == "AwaitingQuorum" and len(nodes) < _NODES
        return state != "Cancelled" and (short or not nodes)

    @rule(job=jobs, state=st.sampled_from(_JOB_STATES))
    def advance_job(self, job: str, state: str) -> None:
        """A job goes forward on the way of its type alone, with its part or its main job."""
        model = self.model
        waits = any(job in nodes and self._waits(cluster, state) for cluster, nodes in model.nodes.items())
        if waits or not _leads(_WAYS[model.types[job]], model.states[job], state):
            self._cannot(job, state)
            return
        self.client.advance(job, state)
        model.states[job] = state
        if model.types[job] == "EXPORT" and state != "Cancelled" and job not in model.parts:
            (part,) = self.client.describe_job(JobId=job)["SubJobMetadata"]
            model.parts[job] = part["JobId"]
            model.types[part["JobId"]] = "EXPORT"
        if job in model.parts:
            model.states[model.parts[job]] = state
        if state != "Cancelled":
            model.follow(job)

    @rule(cluster=clusters, state=st.sampled_from(_CLUSTER_STATES))
    def advance_cluster(self, cluster: str, state: str) -> None:
        """A cluster goes forward on its way, and takes its nodes along."""
        model, nodes = self.model, self.model.open_nodes(cluster)
        if self._waits(cluster, state) or not _leads(_CLUSTER_WAY, model.clusters[cluster], state):
            self._cannot(cluster, state)
            return
        self.client.advance(cluster, state)
        model.clusters[cluster] = state
        goal = {"InUse": "WithCustomer", "Complete": "Complete", "Cancelled": "Cancelled"}.get(state, "")
        for node in nodes:
            if goal and _leads(_WAYS["LOCAL_USE"], model.states[node], goal):
                model.states[node] = goal

    def _cannot(self, id_: str, state: str) -> None:
        try:
            self.client.advance(id_, state)
        except ValueError as error:
            assert str(error)  # noqa: PT017 - the words are not the point, only that there are some
        else:
            raise AssertionError(f"{id_} went to {state}")

    @rule(job=jobs)
    def get_unlock_code(self, job: str) -> None:
        """ST04: from WithCustomer on, and never for the main job of an export."""
        way = _WAYS[self.model.types[job]].split()
        state = self.model.states[job]
        is_out = state in way and way.index(state) >= way.index("WithCustomer") and self.model.types[job] != "EXPORT"
        expected = "" if is_out else "InvalidJobStateException"
        assert self._refused("get_job_unlock_code", JobId=job) == expected

    @invariant()
    def agrees(self) -> None:
        """The lists tell of everything, newest first, in the state in which the model has it."""
        listed = self.client.list_jobs()["JobListEntries"]
        assert {entry["JobId"]: entry["JobState"] for entry in listed} == self.model.states
        entries = self.client.list_clusters()["ClusterListEntries"]
        assert {entry["ClusterId"]: entry["ClusterState"] for entry in entries} == self.model.clusters
        for cluster, nodes in self.model.nodes.items():
            found = self.client.list_cluster_jobs(ClusterId=cluster)["JobListEntries"]
            assert [entry["JobId"] for entry in found] == nodes
        using = sum(
            state not in {"Complete", "Cancelled"}
            for job, state in self.model.states.items()
            if job not in self.model.parts.values()
        )
        assert self.client.get_snowball_usage()["SnowballsInUse"] == using


TestSnowball = Snowball.TestCase
TestSnowball.settings = settings(max_examples=25, stateful_step_count=25, deadline=None)
