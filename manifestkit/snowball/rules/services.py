"""The services that run on a device, and how much they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manifestkit.snowball.editions import S26
from manifestkit.snowball.rules.family import about, rule
from manifestkit.snowball.rules.observing import seen_at
from manifestkit.text.nodes import Scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifestkit.context import Context
    from manifestkit.findings.observation import Observation
    from manifestkit.snowball.request import Request
    from manifestkit.snowball.rules.family import Checked
    from manifestkit.text.places import Place

_SERVICES = "OnDeviceServiceConfiguration"

# By the number of nodes, how many terabytes of S3-compatible storage the devices of both generations have
# (Snowball reference, 4.11).
_TERABYTES = {
    3: (83, 38),
    4: (125, 57),
    5: (125, 57),
    6: (167, 76),
    7: (209, 95),
    8: (250, 114),
    9: (292, 133),
    10: (334, 152),
    11: (370, 165),
    12: (376, 171),
    13: (418, 190),
    14: (459, 209),
    15: (495, 225),
    16: (501, 228),
}
# Up to so many nodes one of them may fail, and two of more.
_FEW = 4
# As many terabytes a tape gateway has on these devices.
_TAPES = 80
_EDGE = ("EDGE", "V3_5")


def object_storage(request: Request, _context: Context) -> Iterator[Observation]:
    """S3-compatible storage does not come in this size.

    The guide of 2023 has a table: three nodes hold 83 TB, or 38 TB in their second generation, and so on up to sixteen
    nodes with 501 or 228 TB. One of three or four nodes may fail, and two of more. A StorageLimit that is none of the
    table's makes the request fail; with a ServiceSize the rest may be left out.

    Write what belongs to the number of nodes, or state the ServiceSize alone.

    Source: Snowball reference, 4.11.

    Breaks (snowball.CreateJob, edition 2026-04-21):
        {"OnDeviceServiceConfiguration": {"S3OnDeviceService": {"StorageLimit": 84, "ServiceSize": 3}}}

    Keeps (snowball.CreateJob, edition 2026-04-21):
        {"OnDeviceServiceConfiguration": {"S3OnDeviceService": {"StorageLimit": 83, "ServiceSize": 3}}}
    """
    storage = request.root.get(_SERVICES, "S3OnDeviceService") if request.edition == S26 else None
    if storage is None:
        return
    size, limit, tolerance = (storage.get(name) for name in ("ServiceSize", "StorageLimit", "FaultTolerance"))
    nodes = None if size is None else size.integer
    written = _written(limit)
    if limit is not None and written is not None:
        held = _TERABYTES.get(nodes or 0)
        if held is not None and float(written) not in held:
            message = f"{nodes} nodes hold {held[0]} TB, or {held[1]} TB in the second generation, not {{}}."
            yield seen_at(limit, message, written, help="Write one of the two, or leave `StorageLimit` out.")
        elif held is None and not any(float(written) in pair for pair in _TERABYTES.values()):
            help_line = "Write the number of nodes as `ServiceSize` in its place, or what belongs to one, such as 83."
            yield seen_at(limit, "No number of nodes holds {} TB.", written, help=help_line)
    if tolerance is not None and nodes in _TERABYTES and tolerance.integer not in {None, _may_fail(nodes)}:
        message = f"Of {nodes} nodes {_may_fail(nodes)} may fail, not {tolerance.integer}."
        yield seen_at(tolerance, message, help="Correct it, or leave `FaultTolerance` out.")


def tape_gateway(request: Request, _context: Context) -> Iterator[Observation]:
    """The storage of a tape gateway on a Snowball Edge is 80 TB.

    Write 80.

    Source: Snowball reference, 4.11.

    Breaks (snowball.CreateJob, edition 2026-04-21):
        {"SnowballType": "EDGE", "SnowballCapacityPreference": "T100",
         "OnDeviceServiceConfiguration": {"TGWOnDeviceService": {"StorageLimit": 50}}}

    Keeps (snowball.CreateJob, edition 2026-04-21):
        {"SnowballType": "EDGE", "SnowballCapacityPreference": "T100",
         "OnDeviceServiceConfiguration": {"TGWOnDeviceService": {"StorageLimit": 80}}}
    """
    limit = request.root.get(_SERVICES, "TGWOnDeviceService", "StorageLimit") if request.edition == S26 else None
    is_edge = request.device is None or request.device.startswith(_EDGE)
    written = _written(limit)
    if limit is not None and is_edge and written is not None and float(written) != _TAPES:
        yield seen_at(limit, "A tape gateway on a Snowball Edge has 80 TB, not {}.", written, help="Write 80.")


def _may_fail(nodes: int) -> int:
    return 1 if nodes <= _FEW else 2


def _written(place: Place | None) -> str | None:
    """The number that stands at a place, as it is written; None for anything else."""
    node = None if place is None else place.node
    return node.text if isinstance(node, Scalar) and node.style == "number" else None


RULES: tuple[Checked, ...] = about(
    _SERVICES,
    rule("SB022", "object-storage-size", "warning", None, "model", object_storage),
    rule("SB023", "tape-gateway-size", "warning", None, "model", tape_gateway),
)
