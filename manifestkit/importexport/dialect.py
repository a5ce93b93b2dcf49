"""What the manifest reader must know of this service. Source: RULINGS 15."""

from __future__ import annotations

from manifestkit.importexport.options import KEYS, OPTIONS
from manifestkit.text.reading import Dialect

DIALECT = Dialect(
    keys=KEYS,
    line_lists=frozenset(row.key for row in OPTIONS if row.kind == "patterns"),
    record_lists=frozenset(row.key for row in OPTIONS if row.kind == "items"),
    members=frozenset(row.key for row in OPTIONS if row.place != "top"),
    top=frozenset(row.key for row in OPTIONS if row.place == "top"),
)
