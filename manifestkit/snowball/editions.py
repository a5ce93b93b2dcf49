"""The dated rule sets of Snowball. Source: Snowball reference, 3; RULINGS 5 and 7."""

from __future__ import annotations

S20 = "2020-06-17"
S26 = "2026-04-21"

EDITIONS = (S20, S26)
DEFAULT_EDITION = S20
