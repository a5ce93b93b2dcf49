"""The dated rule sets of Import/Export. Source: Import/Export reference, 0.1; RULINGS 5 to 8."""

from __future__ import annotations

E09 = "2009-05-20"
E10 = "2010-06-03"
E14 = "2014-12-18"

EDITIONS = (E09, E10, E14)
DEFAULT_EDITION = E14

# A version of manifests in 2009; any other of the first family does as well (reference, 1.1).
FIRST_VERSION = "1.2"
