"""How much a device holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manifestkit.findings.rule import Rule
from manifestkit.snowball.devices import ANY_CAPACITY, devices_with, is_capacity, known_device
from manifestkit.snowball.editions import S20
from manifestkit.snowball.regions import is_american, is_known
from manifestkit.snowball.rules.family import COMBINATION, about, rule
from manifestkit.snowball.rules.observing import removing, replacing, seen_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifestkit.context import Context
    from manifestkit.findings.observation import Mend, Observation
    from manifestkit.snowball.devices import Device
    from manifestkit.snowball.request import Request
    from manifestkit.snowball.rules.family import Checked
    from manifestkit.text.places import Place

_CAPACITY = "SnowballCapacityPreference"
_SMALL = "T50"
# A size of the original Snowball that is often written for an Edge, of which 80 TB can be used (5.4, CP01).
_USABLE = "T80"


def capacity_mismatch(request: Request, _context: Context) -> Iterator[Observation]:
    """A device does not come with this capacity.

    `STANDARD` holds T50 or T80, `EDGE` T100, `EDGE_S` T98, `EDGE_C` and `EDGE_CG` T42, `SNC1_HDD` T8; a later text
    puts T98 in the place of T100, so that `EDGE` may have it too. `EDGE` with T80 is often seen, since 80 TB of
    a Snowball Edge can be used, but T80 is a size of the original Snowball.

    Write the capacity of the device, or leave it out: it is optional.

    Source: Snowball reference, 5.4 and 11.

    Breaks (snowball.CreateJob):
        {"SnowballType": "EDGE", "SnowballCapacityPreference": "T80"}

    Keeps (snowball.CreateJob):
        {"SnowballType": "EDGE", "SnowballCapacityPreference": "T100"}
    """
    place, device = _capacity(request), _device(request)
    if place is None or place.text is None or device is None or device.holds(place.text):
        return
    sizes = " or ".join(device.capacities)
    help_line = f"Write {sizes}, or leave it out."
    if place.text == _USABLE and request.device in {"EDGE", "EDGE_S"}:
        help_line += " 80 TB of it can be used, but T80 is a size of the original Snowball."
    yield seen_at(
        place,
        f"{{}} ({device.product}) comes with {sizes}, not with {{}}.",
        request.device or "",
        place.text,
        help=help_line,
        mend=removing(request.root, _CAPACITY) if request.is_node else _writing(place, device.capacities[-1]),
    )


def small_capacity_abroad(request: Request, _context: Context) -> Iterator[Observation]:
    """The Snowball of 50 TB is ordered outside the United States.

    T50 is to be had in US regions only; in all others the original Snowball holds 80 TB.

    Write `T80`.

    Source: Snowball reference, 5.4 and 6.

    Breaks (snowball.CreateJob, region ca-central-1):
        {"SnowballCapacityPreference": "T50"}

    Keeps (snowball.CreateJob, region us-east-1):
        {"SnowballCapacityPreference": "T50"}
    """
    place = _capacity(request)
    if place is None or place.text != _SMALL or not _is_abroad(request) or request.is_node:
        return
    device = _device(request)
    # For another device it is wrong everywhere, and CP01 has said so.
    if device is None or device.holds(_SMALL):
        yield seen_at(
            place,
            "The Snowball of 50 TB is to be had in US regions alone, not in {}.",
            request.region or "",
            help="Write T80.",
            mend=_writing(place, "T80"),
        )


def capacity_abroad(request: Request, _context: Context) -> Iterator[Observation]:
    """A device is ordered outside the United States in a size that may not be had there.

    Outside the US regions each device has one size. For `EDGE` that is T100; the T98 of a later text is not known to
    be had there in 2020.

    Write the usual capacity of the device, or leave it out.

    Source: Snowball reference, 5.4.

    Breaks (snowball.CreateJob, region eu-west-1):
        {"SnowballType": "EDGE", "SnowballCapacityPreference": "T98"}

    Keeps (snowball.CreateJob, region eu-west-1):
        {"SnowballType": "EDGE", "SnowballCapacityPreference": "T100"}
    """
    place, device = _capacity(request), _device(request)
    if place is None or device is None or request.is_node or request.edition != S20 or not _is_abroad(request):
        return
    if place.text in device.replacing:
        usual = device.capacities[-1]
        yield seen_at(
            place,
            f"Outside the US regions {{}} comes with {usual}; whether with {{}} too is not known.",
            request.device or "",
            place.text or "",
            help=f"Write {usual}, or leave it out.",
            mend=_writing(place, usual),
        )


def implied_device(request: Request, _context: Context) -> Iterator[Observation]:
    """A capacity is given, and the device only follows from it.

    T50 and T80 belong to `STANDARD`, T100 to `EDGE`, T98 to `EDGE_S`, T42 to `EDGE_C` and `EDGE_CG`, T8 to `SNC1_HDD`.
    Which device the service takes when SnowballType is left out is not documented.

    Add `SnowballType`.

    Source: Snowball reference, 5.4 and 12.

    Breaks (snowball.CreateJob):
        {"SnowballType": null}

    Keeps (snowball.CreateJob):
        {"SnowballType": "STANDARD"}
    """
    place = _capacity(request)
    if place is None or place.text is None or place.text == ANY_CAPACITY or request.operation != "CreateJob":
        return
    if request.is_node or request.root.get("SnowballType") is not None:
        return
    names = [name for name in devices_with(place.text) if known_device(name, request.edition) is not None]
    yield seen_at(
        place,
        f"{{}} means {' or '.join(names)}, and the request does not say which device it orders.",
        place.text,
        help="Add `SnowballType`.",
    )


_UPDATED = """A job is given a capacity that its device does not have.

UpdateJob can change the capacity, but not the device. What the job's device is, only the dry run knows: it takes the
same pairs as CreateJob.

Write the capacity of the device that was ordered.

Source: Snowball reference, 4.8 and 5.4."""


def _capacity(request: Request) -> Place | None:
    """The capacity that a request prefers, where the operation takes one and its edition knows it."""
    takes = request.operation in {"CreateJob", "UpdateJob"} or (
        request.operation == "CreateCluster" and request.edition != S20
    )
    place = request.root.get(_CAPACITY) if takes else None
    return place if place is not None and is_capacity(place.text or "", request.edition) else None


def _writing(place: Place, capacity: str) -> Mend | None:
    return replacing(place, capacity, "unsafe", f"write {capacity}")


def _device(request: Request) -> Device | None:
    """The device that a request orders; UpdateJob cannot name one."""
    return None if request.operation == "UpdateJob" else known_device(request.device, request.edition)


def _is_abroad(request: Request) -> bool:
    return request.region is not None and is_known(request.region) and not is_american(request.region)


RULES: tuple[Checked, ...] = about(
    "SnowballCapacityPreference",
    rule("CP01", "capacity-mismatch", "error", COMBINATION, "model", capacity_mismatch),
    rule("CP02", "small-capacity-abroad", "error", COMBINATION, "seed", small_capacity_abroad),
    rule("CP03", "capacity-abroad", "warning", None, "seed", capacity_abroad),
    rule("CP04", "implied-device", "info", None, "inferred", implied_device),
)
# What only a dry run can see, since it knows the job.
STATE_RULES: tuple[Rule, ...] = (Rule("CP05", "updated-capacity", "error", COMBINATION, "inferred", _UPDATED),)
