"""No sequence of calls brings a job of Import/Export into a state that the reference does not know.

The model below is the reference's section 11.3 and nothing of the engine.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, NamedTuple

import pytest
from dryrun_cases import manifest
from dryrun_runners import NOON
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule

import manifestkit
from manifestkit.importexport.lifecycle import Life, LifecycleError

_ABORTED = (
    *("DeviceError", "InvalidSignature", "MissingSignature", "MissingDevice", "UnsupportedDeviceType"),
    *("UnsupportedFileFormat", "UnsupportedPowerSupply"),
)
_LOADED = ("Complete", "SuccessWithErrors")
_FINAL = (*_LOADED, *_ABORTED, "Canceled")

# The arrows of the diagram, each from a location and progress to the ones behind it.
_ARROWS: dict[tuple[str, str], list[tuple[str, str]]] = {
    ("NotReceived", "Pending"): [("NotReceived", "Expired"), ("NotReceived", "Canceled"), ("AtAWS", "Pending")],
    ("AtAWS", "Pending"): [("AtAWS", "Canceled"), ("AtAWS", "InProgress")],
    ("AtAWS", "InProgress"): [("AtAWS", end) for end in (*_LOADED, *_ABORTED)],
    **{("AtAWS", end): [("Returned", end)] for end in _FINAL},
}
_ALL = [*_ARROWS, ("NotReceived", "Expired"), ("NotReceived", "Canceled"), *(("Returned", end) for end in _FINAL)]
_CODES = ["NotReceived", "AtAWS", "Returned", "Pending", "InProgress", "Expired", *_FINAL, "Lost"]


def _reachable(here: tuple[str, str]) -> list[tuple[str, str]]:
    """Everything that arrows lead to, the nearest first."""
    found: list[tuple[str, str]] = []
    edge = [here]
    while edge:
        edge = [there for place in edge for there in _ARROWS.get(place, ()) if there not in found]
        found += edge
    return found


def _goal(here: tuple[str, str], code: str) -> tuple[str, str] | None:
    """Where a job goes that is to have a code: to the nearest place with it; an end by Complete, unless it is named.

    Nobody is taken over a cancellation who did not ask for one.
    """
    if code in here:
        return None
    places = [place for place in _reachable(here) if code in place]
    if here[1] != "Canceled" and code != "Canceled":
        places = [place for place in places if place[1] != "Canceled"]
    if code == "Canceled" and not any(place == (here[0], "Canceled") for place in places):
        return None
    if code == "Canceled":
        return here[0], code
    if code == "Returned" and here[1] in {"Pending", "InProgress"}:
        return ("Returned", "Complete") if places else None
    return places[0] if places else None


@pytest.mark.parametrize("place", sorted(set(_ALL)))
def test_every_code_from_every_place(place: tuple[str, str]) -> None:
    """From each place of the diagram, each code leads where the model says, or is refused."""
    came: dict[str, tuple[str, str] | None] = {}
    for code in _CODES:
        errors = int(place[1] == "SuccessWithErrors")
        try:
            life = Life(*place, errors=errors).advanced(code)
        except LifecycleError:
            came[code] = None
        else:
            came[code] = (life.location, life.progress)
            assert (life.errors > 0) == (life.progress == "SuccessWithErrors")
    assert came == {code: _goal(place, code) for code in _CODES}


class Job(NamedTuple):
    """A job of the model."""

    place: tuple[str, str]
    created: datetime


class Disk(RuleBasedStateMachine):
    """Random calls, made to a client and to the model."""

    jobs = Bundle("jobs")

    @initialize()
    def start(self) -> None:
        """An empty account."""
        self.now = NOON
        self.client = manifestkit.client("importexport", clock=lambda: self.now)
        self.model: dict[str, Job] = {}

    def teardown(self) -> None:
        """Give the store back."""
        if hasattr(self, "client"):
            self.client.close()

    def _place(self, job: str) -> tuple[str, str]:
        place, created = self.model[job]
        is_late = place == ("NotReceived", "Pending") and self.now - created >= timedelta(days=30)
        return ("NotReceived", "Expired") if is_late else place

    def _refused(self, operation: str, **parameters: Any) -> str:  # noqa: ANN401 - members of requests
        try:
            getattr(self.client, operation)(**parameters)
        except manifestkit.ClientError as error:
            return str(error.response["Error"]["Code"])
        return ""

    @rule(target=jobs)
    def create_job(self) -> str:
        """A job that waits for its device."""
        job: str = self.client.create_job(JobType="Import", Manifest=manifest("s3-import"), ValidateOnly=False)["JobId"]
        assert job not in self.model
        self.model[job] = Job(("NotReceived", "Pending"), self.now)
        return job

    @rule(days=st.integers(0, 40))
    def wait(self, days: int) -> None:
        """The clock goes on."""
        self.now += timedelta(days=days)

    @rule(job=jobs)
    def cancel_job(self, job: str) -> None:
        """Possible while the job is Pending."""
        location, progress = self._place(job)
        unable = {"Canceled": "CanceledJobIdException", "Expired": "ExpiredJobIdException", "Pending": ""}
        assert self._refused("cancel_job", JobId=job) == unable.get(progress, "UnableToCancelJobIdException")
        if progress == "Pending":
            self.model[job] = self.model[job]._replace(place=(location, "Canceled"))

    @rule(job=jobs)
    def update_job(self, job: str) -> None:
        """Possible while the job is Pending."""
        unable = {"Canceled": "CanceledJobIdException", "Expired": "ExpiredJobIdException", "Pending": ""}
        parameters = {"JobId": job, "JobType": "Import", "Manifest": manifest("s3-import"), "ValidateOnly": False}
        expected = unable.get(self._place(job)[1], "UnableToUpdateJobIdException")
        assert self._refused("update_job", **parameters) == expected

    @rule(job=jobs, code=st.sampled_from(("AtAWS", "InProgress", "Complete", "SuccessWithErrors", "Returned")))
    def go_on(self, job: str, code: str) -> None:
        """What jobs usually come to, more often than what they seldom do."""
        self.advance(job, code)

    @rule(job=jobs, code=st.sampled_from(_CODES))
    def advance(self, job: str, code: str) -> None:
        """A job goes where an arrow leads, or several."""
        goal = _goal(self._place(job), code)
        try:
            self.client.advance(job, code)
        except ValueError:
            assert goal is None, (self._place(job), code)
        else:
            assert goal is not None, (self._place(job), code)
            self.model[job] = self.model[job]._replace(place=goal)

    @invariant()
    def agrees(self) -> None:
        """Each job is where the model has it, and the answer has what belongs there."""
        for job in self.model:
            status = self.client.get_status(JobId=job)
            place = self._place(job)
            assert (status["LocationCode"], status["ProgressCode"]) == place
            assert place in _ALL
            assert ("TrackingNumber" in status) == (place[0] == "Returned")
            assert ("LogKey" in status) == (place[1] in _LOADED)
            assert (status["ErrorCount"] > 0) == (place[1] == "SuccessWithErrors")
        listed = self.client.list_jobs()["Jobs"]
        assert [entry["JobId"] for entry in listed] == list(reversed(self.model))
        assert all(entry["IsCanceled"] == (self._place(entry["JobId"])[1] == "Canceled") for entry in listed)


TestDisk = Disk.TestCase
TestDisk.settings = settings(max_examples=25, stateful_step_count=25, deadline=None)
