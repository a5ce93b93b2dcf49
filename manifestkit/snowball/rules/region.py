"""The region of the API call, and what can be ordered there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manifestkit.findings.observation import Observation
from manifestkit.snowball.destination import known_region
from manifestkit.snowball.regions import ENDPOINTS, STANDARD, is_known
from manifestkit.snowball.rules.family import about, rule
from manifestkit.snowball.rules.observing import seen_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifestkit.context import Context
    from manifestkit.snowball.request import Request
    from manifestkit.snowball.rules.family import Checked

_STANDARD = "STANDARD"
# Of the governments', the isolated and the Chinese regions the guide of 2020 does not tell what they have.
_UNTOLD = ("us-gov-", "us-iso", "cn-")


def unknown_region(request: Request, _context: Context) -> Iterator[Observation]:
    """Snowball has no endpoint in the region.

    The region is the one that the call would go to. Where it is not known at all, the rules that depend on it have
    not run.

    Name a region in which Snowball takes orders, or check with a later edition.

    Source: Snowball reference, 6.

    Breaks (snowball.CreateJob, region us-east-9):
        {}

    Keeps (snowball.CreateJob, region us-east-1):
        {}
    """
    region = request.region
    if region is None or region in ENDPOINTS[request.edition]:
        return
    if is_known(region):
        message = f"Snowball had no endpoint in {{}} on {request.edition}."
        help_line = "Check with the edition in which the region takes orders, or name another region."
    else:
        message = "Snowball has no endpoint in {}. The rules that depend on the region have not run."
        help_line = "Name a region in which Snowball takes orders, such as us-east-1."
    yield Observation(request.root.pointer, request.root.key, message, (region,), help_line)


def unserved_device(request: Request, _context: Context) -> Iterator[Observation]:
    """The original Snowball is not to be had in the region.

    In July 2020 it was ordered in the four regions of the United States, and with 80 TB in Canada, Brazil, Frankfurt,
    Ireland, London, Tokyo, Mumbai, Singapore and Sydney. A text of 2021 names Ningxia, Beijing and Singapore alone.

    Order another device, or order in one of those regions.

    Source: Snowball reference, 5.4 and 6.

    Breaks (snowball.CreateJob, region eu-west-3):
        {"SnowballType": "STANDARD", "SnowballCapacityPreference": "T80"}

    Keeps (snowball.CreateJob, region eu-west-1):
        {"SnowballType": "STANDARD", "SnowballCapacityPreference": "T80"}
    """
    place, region = request.root.get("SnowballType"), known_region(request)
    if place is None or place.text != _STANDARD or region is None or region in STANDARD[request.edition]:
        return
    # An endpoint that is not there yet is told above.
    if region in ENDPOINTS[request.edition] and not region.startswith(_UNTOLD):
        yield seen_at(
            place,
            "The original Snowball is not known to be had in {}.",
            region,
            help=f"Order an EDGE device, or order in {', '.join(sorted(STANDARD[request.edition]))}.",
        )


RULES: tuple[Checked, ...] = (
    rule("SB020", "unserved-region", "warning", None, "model", unknown_region),
    *about("SnowballType", rule("SB021", "unserved-device", "warning", None, "guide", unserved_device)),
)
