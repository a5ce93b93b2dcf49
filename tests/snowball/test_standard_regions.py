"""Where the original Snowball was to be had: the guides' lists, held against what a request for one is told."""

from __future__ import annotations

import pytest
from right_requests import merged

import manifestkit

_ORIGINAL = '{"SnowballType": "STANDARD", "SnowballCapacityPreference": "T80"}'
_SOLD = {
    "2020-06-17": (
        "us-east-1 us-east-2 us-west-1 us-west-2 ca-central-1 ap-south-1 ap-southeast-1 ap-southeast-2 ap-northeast-1"
        " eu-central-1 eu-west-1 eu-west-2 sa-east-1"
    ),
    "2026-04-21": "cn-north-1 cn-northwest-1 ap-southeast-1",
}
_NOT_SOLD = {
    "2020-06-17": "eu-west-3 ap-northeast-2",
    "2026-04-21": (
        "us-east-1 us-east-2 us-west-1 us-west-2 ca-central-1 sa-east-1 eu-central-1 eu-west-1 eu-west-2 eu-west-3"
        " ap-northeast-1 ap-northeast-2 ap-south-1 ap-southeast-2 af-south-1 ap-east-1 ap-northeast-3 ap-southeast-3"
        " eu-north-1 eu-south-1 il-central-1 me-central-1"
    ),
}
# The guide's list of 2020 leaves out all of these.
_UNTOLD = {"2020-06-17": "cn-north-1 us-gov-east-1 us-gov-west-1 us-iso-east-1 us-isob-east-1"}


def _rows(lists: dict[str, str]) -> list[tuple[str, str]]:
    return [(edition, region) for edition, regions in lists.items() for region in regions.split()]


def _is_told(edition: str, region: str) -> bool:
    report = manifestkit.check_request("snowball", "CreateJob", merged("CreateJob", _ORIGINAL), edition, region)
    return any(finding.rule == "SB021" for finding in report.findings)


@pytest.mark.parametrize(("edition", "region"), _rows(_NOT_SOLD))
def test_where_it_was_not_sold(edition: str, region: str) -> None:
    """Whoever orders one in a region that the list of the edition leaves out is told so (reference, 5.4 and 6)."""
    assert _is_told(edition, region)


@pytest.mark.parametrize(("edition", "region"), _rows(_SOLD) + _rows(_UNTOLD))
def test_where_it_was_sold_or_nobody_tells(edition: str, region: str) -> None:
    """Whoever orders one where it was sold, or in a region of which the guide does not speak, is told nothing."""
    assert not _is_told(edition, region)


@pytest.mark.parametrize("edition", _SOLD)
def test_a_region_without_an_endpoint_is_told_as_that(edition: str) -> None:
    """Where Snowball takes no orders at all, another rule says so, and this one does not (reference, 6)."""
    assert not _is_told(edition, "ca-west-1")
