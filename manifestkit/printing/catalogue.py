"""Every rule of what is printed, in the order of the codes."""

from __future__ import annotations

from manifestkit.lean_typing import TYPE_CHECKING
from manifestkit.printing.rules.jobs import (
    BAD_JOB_ID,
    HISTORIC_SHIP_TO,
    NO_RETURN_ADDRESS,
    NO_SHIP_TO,
    SHIP_TO_OF_ANOTHER_JOB,
    VALIDATE_ONLY_ID,
)
from manifestkit.printing.rules.paper import LABELS_OFF_THE_PAGE, LABELS_OVERLAP, MEDIUM_NOT_ALLOWED
from manifestkit.printing.rules.text import (
    BARCODE_LEFT_OUT,
    BARCODE_TOO_WIDE,
    DOES_NOT_FIT,
    MISSING_GLYPH,
    UNPRINTABLE_CHARACTER,
)

if TYPE_CHECKING:
    from manifestkit.findings.rule import Rule

RULES: tuple[Rule, ...] = (
    MISSING_GLYPH,
    UNPRINTABLE_CHARACTER,
    DOES_NOT_FIT,
    BARCODE_LEFT_OUT,
    MEDIUM_NOT_ALLOWED,
    LABELS_OFF_THE_PAGE,
    LABELS_OVERLAP,
    BARCODE_TOO_WIDE,
    NO_SHIP_TO,
    HISTORIC_SHIP_TO,
    SHIP_TO_OF_ANOTHER_JOB,
    NO_RETURN_ADDRESS,
    VALIDATE_ONLY_ID,
    BAD_JOB_ID,
)
