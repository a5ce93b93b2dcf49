"""What is left unchecked, and whether anything can be done about it."""

from __future__ import annotations

import pytest
from fragments import RIGHT, whole

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
