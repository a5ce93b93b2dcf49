"""What every message is: a sentence, for the person who reads the finding."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from manifestkit.findings.report import Finding

# It begins as sentences do, or with a word of the document in quotes or as it is written there; it ends with a stop.
_SENTENCE = re.compile(r"(?![A-Z]{2,}[a-z]{2})[A-Z0-9\"'`/\\].*[.?]", re.DOTALL)
# What a fix does is told as an order within a sentence.
_ORDER = re.compile(r"[a-z].*[^.\s]", re.DOTALL)
_SHOUTED = re.compile(r"(?:\b[A-Z]{2,}\b[ ,.]*){3}")


def is_sentence(text: str) -> bool:
    """Whether a text is a sentence or more, in letters of the usual size."""
    return bool(_SENTENCE.fullmatch(text)) and not _SHOUTED.search(text) and "  " not in text


def unreadable(finding: Finding) -> list[str]:
    """Whatever a finding says that is no sentence, or in its fix no order or no word for how safe it is."""
    told = [text for text in (finding.message, finding.help) if text is not None and not is_sentence(text)]
    if finding.fix and not _ORDER.fullmatch(finding.fix.message):
        told.append(finding.fix.message)
    if finding.fix and finding.fix.safety not in {"safe", "unsafe"}:
        told.append(finding.fix.safety)
    return told
