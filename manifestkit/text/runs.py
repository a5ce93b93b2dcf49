"""Runs of ordinary fields or items between lines of any other kind: where they end.

A run stands in one column, and only fields and items count that are complete whatever stands around them: the next line
of text is neither deeper nor, behind fields, a value that a key may have in its own column.
"""

from __future__ import annotations

import re

from manifestkit.text.manifest_automaton import TABLES


def _run(block: str, condition: str, below: str) -> re.Pattern[str]:
    """The pattern of a run of the lines of a block, on a condition, and with what may stand below them."""
    one = TABLES.scanners.terminals[block].removesuffix("+")
    one = rf"{condition}(?>{one})(?!\1[ ])(?=[ ]*+{below}|\Z)"
    return re.compile(rf"([ ]*+){one}(?>(?:\1{one})*)")


# A blank separates each value from its colon; and no item has a colon.
RUN_OF_FIELDS = _run("FIELDS", r"(?![^:\r\n]*+:[^ \r\n])", r"[^ \t\r\n\xa0|>-]")
RUN_OF_ITEMS = _run("ITEMS", r"(?![^:\r\n]*+:)", r"[^ \t\r\n\xa0]")
