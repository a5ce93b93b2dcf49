"""Which device does what, and how much it holds. Source: Snowball reference, 2.1, 5.3 and 5.4."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from manifestkit.snowball.editions import S20, S26

if TYPE_CHECKING:
    from typing import Literal, TypeAlias

    Answer: TypeAlias = Literal["yes", "no", "doubtful"]


class Device(NamedTuple):
    """A type of device.

    ``capacities`` are the values of SnowballCapacityPreference that belong to it; ``amis`` is how many machine images
    it takes at most, None where the reference states no number.
    """

    product: str
    capacities: tuple[str, ...]
    exports: Answer = "yes"
    local_use: Answer = "yes"
    functions: Answer = "yes"
    images: Answer = "yes"
    amis: int | None = None
    wifi: bool = False
    clusters: frozenset[str] = frozenset()


_BOTH = frozenset((S20, S26))
_LATER = frozenset((S26,))

DEVICES: dict[str, Device] = {
    "STANDARD": Device("the original Snowball", ("T50", "T80"), local_use="no", functions="no", images="no"),
    "EDGE": Device("Snowball Edge Storage Optimized with EC2", ("T100",), amis=10, clusters=_BOTH),
    "EDGE_S": Device(
        "Snowball Edge Storage Optimized for data transfer only",
        ("T98",),
        local_use="doubtful",
        functions="doubtful",
        images="doubtful",
        amis=10,
    ),
    "EDGE_C": Device("Snowball Edge Compute Optimized", ("T42",), amis=20, clusters=_LATER),
    "EDGE_CG": Device("Snowball Edge Compute Optimized with GPU", ("T42",), amis=20, clusters=_LATER),
    "SNC1_HDD": Device("Snowcone", ("T8",), exports="no", functions="no", wifi=True),
    "SNC1_SSD": Device("Snowcone SSD", ("T14",), exports="no", functions="no", wifi=True),
    "V3_5C": Device("a later Compute Optimized device", ("T32",), clusters=_LATER),
    "V3_5S": Device("a later Storage Optimized device", ("T240",)),
    "RACK_5U_C": Device("a rack-mounted device", ("T13",)),
}
ANY_CAPACITY = "NoPreference"


def devices_with(capacity: str) -> tuple[str, ...]:
    """The types of device that hold as much as ``capacity`` says."""
    return tuple(name for name, device in DEVICES.items() if capacity in device.capacities)
