"""What is left unchecked, and whether anything can be done about it."""

from __future__ import annotations

import pytest
from fragments import RIGHT, whole

import manifestkit
from manifestkit.checking.check import Settings, check_text
from manifestkit.context import Bucket, Context
from manifestkit.reporters.text import STATABLE

_REGION = "us-east-1"
_KEY = "accessKeyId: AKIAIOSFODNN7EXAMPLE\nserviceLevel: expeditedShipping\n"
_NAMES = ("example-bucket", "example-log-bucket", "example-data-bucket")
_ALL = Context(
    region=_REGION,
    signing_access_key="AKIAIOSFODNN7EXAMPLE",
    device_capacity_tb=1,
    buckets={name: Bucket(region=_REGION, access="write") for name in _NAMES},
    limits={"jobs_per_day": 50},
)


def _reasons(variant: str, context: Context) -> dict[str, str]:
    report = check_text(whole(variant, _KEY), "manifest", "<manifest>", Settings(context=context))
    return {entry.check: entry.reason for entry in report.unchecked}


@pytest.mark.parametrize("variant", RIGHT)
def test_only_what_the_context_can_state_is_asked_for(variant: str) -> None:
    """What a full context settles is what the note for people asks to state, and the reason names the place."""
    reasons = _reasons(variant, Context())
    settled = reasons.keys() - _reasons(variant, _ALL).keys()
    assert settled == reasons.keys() & STATABLE
    assert settled
    for check, reason in reasons.items():
        assert reason.endswith("the context cannot state it.") == (check not in settled)
        assert "context" in reason


# An operation, its parameters, and what is left unchecked of the jobs that they name.
# Source: Import/Export reference, 9.2 (where ids stand) and 9.4 (what may be wrong with them).
JOBS = [
    ("GetStatus", {"JobId": "EXAMPLEID"}, ["job-exists /JobId"]),
    ("CancelJob", {"JobId": "EXAMPLEID"}, ["job-exists /JobId", "job-state /JobId"]),
    ("UpdateJob", {"JobId": "EXAMPLEID"}, ["job-exists /JobId", "job-state /JobId"]),
    ("GetShippingLabel", {"jobIds": ["EXAMPLEID", "EXAMPLE2"]}, ["job-exists /jobIds/0", "job-exists /jobIds/1"]),
    ("ListJobs", {"Marker": "EXAMPLEID"}, ["job-exists /Marker"]),
    ("ListJobs", {}, []),
    ("GetStatus", {"JobId": 5}, []),
]


@pytest.mark.parametrize(("operation", "request_", "entries"), JOBS)
def test_of_jobs_the_account_alone_knows(operation: str, request_: dict[str, object], entries: list[str]) -> None:
    """Whether a job exists, and how far it is, is said to be unchecked in each operation that names one."""
    report = manifestkit.check_request("importexport", operation, request_)
    assert [f"{entry.check} {entry.pointer}" for entry in report.unchecked] == entries
