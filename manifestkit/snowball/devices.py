"""Which device does what, and how much it holds. Source: Snowball reference, 2.1, 5.3 and 5.4."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from manifestkit.snowball.editions import S20, S26

if TYPE_CHECKING:
    from typing import Literal, TypeAlias

    Answer: TypeAlias = Literal["yes", "no", "doubtful"]

_BOTH = frozenset((S20, S26))
_LATER = frozenset((S26,))


class Device(NamedTuple):
    """A type of device.

    ``capacities`` are the values of SnowballCapacityPreference that belong to it, and ``replacing`` those that a later
    text puts in their place; ``amis`` is how many machine images it takes at most, None where the reference states no
    number. ``clusters`` are the editions in which it forms clusters, ``editions`` those that know it at all.
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
    editions: frozenset[str] = _BOTH
    replacing: tuple[str, ...] = ()

    def does(self, job_type: str) -> Answer:
        """Whether it does jobs of a type; all of them import."""
        return {"EXPORT": self.exports, "LOCAL_USE": self.local_use}.get(job_type, "yes")

    def holds(self, capacity: str) -> bool:
        """Whether it can be ordered with a capacity."""
        return capacity == ANY_CAPACITY or capacity in self.capacities or capacity in self.replacing


DEVICES: dict[str, Device] = {
    "STANDARD": Device("the original Snowball", ("T50", "T80"), local_use="no", functions="no", images="no"),
    "EDGE": Device("Snowball Edge Storage Optimized with EC2", ("T100",), amis=10, clusters=_BOTH, replacing=("T98",)),
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
    "SNC1_SSD": Device("Snowcone SSD", ("T14",), exports="no", functions="no", wifi=True, editions=_LATER),
    "V3_5C": Device("a later Compute Optimized device", ("T32",), amis=20, clusters=_LATER, editions=_LATER),
    "V3_5S": Device("a later Storage Optimized device", ("T240",), amis=10, editions=_LATER),
    "RACK_5U_C": Device("a rack-mounted device", ("T13",), editions=_LATER),
}
ANY_CAPACITY = "NoPreference"
# What forms no cluster, whatever the guides say of other devices (5.1, CL03).
NEVER_CLUSTERED = frozenset(("STANDARD", "SNC1_HDD"))


def known_device(name: str | None, edition: str) -> Device | None:
    """The type of device that SnowballType names; None where an edition has no such type."""
    device = DEVICES.get(name or "")
    return device if device is not None and edition in device.editions else None


def is_capacity(text: str, edition: str) -> bool:
    """Whether an edition knows a value of SnowballCapacityPreference."""
    return text in _capacities(edition)


@cache
def _capacities(edition: str) -> frozenset[str]:
    known = (device.capacities for device in DEVICES.values() if edition in device.editions)
    return frozenset((ANY_CAPACITY, *(capacity for capacities in known for capacity in capacities)))


def devices_with(capacity: str) -> tuple[str, ...]:
    """The types of device that hold as much as ``capacity`` says."""
    return tuple(name for name, device in DEVICES.items() if capacity in device.capacities)
