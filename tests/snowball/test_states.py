"""How jobs and clusters move on. Source of every expectation: Snowball reference, 2.1, 5.1 and 5.9."""

from __future__ import annotations

from itertools import pairwise

import pytest

from manifestkit.snowball import states
from manifestkit.snowball.editions import S20, S26

_JOB_STATES = (
    *("New", "PreparingAppliance", "PreparingShipment", "InTransitToCustomer", "WithCustomer", "InTransitToAWS"),
    *("WithAWSSortingFacility", "WithAWS", "InProgress", "Complete", "Cancelled", "Listing", "Pending"),
)
_CLUSTER_STATES = ("AwaitingQuorum", "Pending", "InUse", "Complete", "Cancelled")

# The reference's table of normal paths, as it is written there.
_PATHS = {
    "IMPORT": "New → PreparingAppliance → PreparingShipment → InTransitToCustomer → WithCustomer → InTransitToAWS → "
    "WithAWSSortingFacility → WithAWS → InProgress → Complete",
    "EXPORT": "New → PreparingAppliance → InProgress → PreparingShipment → InTransitToCustomer → WithCustomer → "
    "InTransitToAWS → WithAWSSortingFacility → WithAWS → Complete",
    "LOCAL_USE": "New → PreparingAppliance → PreparingShipment → InTransitToCustomer → WithCustomer → InTransitToAWS → "
    "WithAWSSortingFacility → WithAWS → Complete",
}


@pytest.mark.parametrize("job_type", _PATHS)
def test_a_job_goes_the_way_of_its_type(job_type: str) -> None:
    """From New to Complete a job enters the states of the table, in their order."""
    first, *others = _PATHS[job_type].split(" → ")
    assert states.JOBS[job_type].route(first, "Complete") == tuple(others)


@pytest.mark.parametrize("job_type", _PATHS)
def test_each_step_of_the_way_is_a_next_state(job_type: str) -> None:
    """Each state of the table leads to the one behind it, and the sorting facility can be left out."""
    path = _PATHS[job_type].split(" → ")
    lifecycle = states.JOBS[job_type]
    for state, following in pairwise(path):
        assert following in lifecycle.next_states(state)
    assert lifecycle.next_states("InTransitToAWS") == ("WithAWSSortingFacility", "WithAWS")


@pytest.mark.parametrize("job_type", _PATHS)
def test_only_a_new_job_can_be_cancelled(job_type: str) -> None:
    """Cancelled comes after New alone."""
    lifecycle = states.JOBS[job_type]
    before = [state for state in _JOB_STATES if "Cancelled" in lifecycle.next_states(state)]
    assert before == ["New"]
    assert [state for state in _JOB_STATES if lifecycle.route(state, "Cancelled") is not None] == ["New"]
    assert [state for state in _JOB_STATES if states.may_cancel(state)] == ["New"]


def test_listing_lies_beside_the_way_of_an_export() -> None:
    """An export may list its keys before the device is prepared; no other job does."""
    export = states.JOBS["EXPORT"]
    assert export.next_states("New") == ("Listing", "PreparingAppliance", "Cancelled")
    assert export.route("New", "Listing") == ("Listing",)
    assert export.route("Listing", "InProgress") == ("PreparingAppliance", "InProgress")
    for job_type in ("IMPORT", "LOCAL_USE"):
        assert states.JOBS[job_type].route("New", "Listing") is None


@pytest.mark.parametrize("job_type", _PATHS)
def test_there_is_no_way_back_and_none_out_of_the_end(job_type: str) -> None:
    """Complete and Cancelled are terminal, and nothing leads to a state that lies behind, or to the same one."""
    lifecycle = states.JOBS[job_type]
    for terminal in ("Complete", "Cancelled"):
        assert lifecycle.next_states(terminal) == ()
        assert all(lifecycle.route(terminal, state) is None for state in _JOB_STATES)
    assert lifecycle.route("WithAWS", "WithCustomer") is None
    assert lifecycle.route("WithAWS", "WithAWS") is None


def test_local_use_is_never_in_progress() -> None:
    """Nothing is imported or exported."""
    assert states.JOBS["LOCAL_USE"].route("New", "InProgress") is None


@pytest.mark.parametrize("job_type", _PATHS)
@pytest.mark.parametrize("state", ["Pending", "AtAWS", ""])
def test_unknown_states_lead_nowhere(job_type: str, state: str) -> None:
    """What Pending means for a job is not known, so that no way leads over it, as over a state that never was."""
    lifecycle = states.JOBS[job_type]
    assert lifecycle.next_states(state) == ()
    assert lifecycle.route(state, "Complete") is None
    assert lifecycle.route("New", state) is None


def test_a_cluster_goes_its_way() -> None:
    """AwaitingQuorum, Pending, InUse, Complete; Cancelled after AwaitingQuorum alone."""
    assert states.CLUSTER.route("AwaitingQuorum", "Complete") == ("Pending", "InUse", "Complete")
    assert {state: states.CLUSTER.next_states(state) for state in _CLUSTER_STATES} == {
        "AwaitingQuorum": ("Pending", "Cancelled"),
        "Pending": ("InUse",),
        "InUse": ("Complete",),
        "Complete": (),
        "Cancelled": (),
    }


def test_only_a_new_job_can_be_updated() -> None:
    """UpdateJob wants New (ST01)."""
    assert [state for state in _JOB_STATES if states.may_update(state)] == ["New"]


def test_a_cluster_can_be_changed_before_its_quorum() -> None:
    """UpdateCluster and CancelCluster want AwaitingQuorum (ST03)."""
    assert [state for state in _CLUSTER_STATES if states.may_change_cluster(state)] == ["AwaitingQuorum"]


def test_a_cluster_takes_five_nodes_unless_more_are_stated() -> None:
    """Five by the model; the guides' other numbers can be stated as a limit (reference, CL05)."""
    assert states.most_nodes({}) == 5
    assert states.most_nodes({"cluster_nodes": 16, "jobs": 3}) == 16


def test_a_closed_cluster_takes_no_node() -> None:
    """Complete and Cancelled clusters take none (CL12)."""
    assert [state for state in _CLUSTER_STATES if not states.may_add_node(state)] == ["Complete", "Cancelled"]


_SINCE_DELIVERY = ("WithCustomer", "InTransitToAWS", "WithAWSSortingFacility", "WithAWS")


@pytest.mark.parametrize(
    ("job_type", "shown"),
    [
        ("IMPORT", {*_SINCE_DELIVERY, "InProgress", "Complete"}),
        ("EXPORT", {*_SINCE_DELIVERY, "Complete"}),
        ("LOCAL_USE", {*_SINCE_DELIVERY, "Complete"}),
    ],
)
def test_in_2020_the_manifest_is_shown_from_delivery_on(job_type: str, shown: set[str]) -> None:
    """From WithCustomer on; an export is InProgress before that (ST04)."""
    assert {state for state in _JOB_STATES if states.shows_manifest(state, job_type, S20)} == shown


@pytest.mark.parametrize("job_type", _PATHS)
def test_later_the_manifest_is_shown_at_the_customer_alone(job_type: str) -> None:
    """The current text says WithCustomer only (ST04)."""
    assert [state for state in _JOB_STATES if states.shows_manifest(state, job_type, S26)] == ["WithCustomer"]


@pytest.mark.parametrize(("limits", "nodes"), [({}, 5), ({"cluster_nodes": 16}, 5), ({"cluster_nodes": 3}, 3)])
def test_a_cluster_ships_with_five_nodes(limits: dict[str, int], nodes: int) -> None:
    """CL04: five, however many it may have; all of them where it may have fewer."""
    assert states.quorum(limits) == nodes
