"""The families of rules, which the codes tell apart, with the texts that they are about. Source: RULINGS 16."""

from __future__ import annotations

from manifestkit.lean_typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from manifestkit.findings.rule import Rule


class Family(NamedTuple):
    """Rules whose codes begin alike. ``about`` is what they check, ``title`` what of it."""

    start: str
    about: str
    title: str


_EVERY = "Every text"
_DISK = "AWS Import/Export"
_REQUESTS = "Requests of either service"
_SNOWBALL = "AWS Snowball"
_PRINT = "Print"

FAMILIES = (
    Family("RD", _EVERY, "Reading, and accepting findings"),
    Family("IE1", _DISK, "Manifests: which of the four"),
    Family("IE2", _DISK, "Manifests: fields and values"),
    Family("IE3", _DISK, "Manifests: address and customs"),
    Family("IE4", _DISK, "SIGNATURE files"),
    Family("SB", _REQUESTS, "Shape"),
    Family("CL", _SNOWBALL, "Clusters and their nodes"),
    Family("JB", _SNOWBALL, "What a job must have"),
    Family("DT", _SNOWBALL, "Devices and job types"),
    Family("CP", _SNOWBALL, "Capacities"),
    Family("KR", _SNOWBALL, "Key ranges"),
    Family("RS", _SNOWBALL, "Buckets, functions and images"),
    Family("IA", _SNOWBALL, "Roles"),
    Family("KM", _SNOWBALL, "Keys"),
    Family("SN", _SNOWBALL, "Notifications, partitions and accounts"),
    Family("SH", _SNOWBALL, "Shipping"),
    Family("AD", _SNOWBALL, "Addresses"),
    Family("TX", _SNOWBALL, "Tax documents"),
    Family("ST", _SNOWBALL, "States, which only a dry run knows"),
    Family("PR", _PRINT, "Labels, slips and sheets"),
)


def by_family(rules: Iterable[Rule]) -> Iterator[tuple[Family, tuple[Rule, ...]]]:
    """The rules of each family that has some, in the order of their codes."""
    ordered = sorted(rules, key=lambda rule: rule.code)
    for family in FAMILIES:
        members = tuple(rule for rule in ordered if rule.code.startswith(family.start))
        if members:
            yield family, members
