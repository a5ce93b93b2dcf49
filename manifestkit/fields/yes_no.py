"""Yes or no, as manifests write it.

Source: Import/Export reference, 13 (quirk 12).
"""

from __future__ import annotations

from manifestkit.lean_typing import NamedTuple


class YesNo(NamedTuple):
    """What a word means, and whether it is one of the plain words yes, no, true and false."""

    value: bool
    plain: bool


_WORDS = {
    "yes": YesNo(value=True, plain=True),
    "true": YesNo(value=True, plain=True),
    "no": YesNo(value=False, plain=True),
    "false": YesNo(value=False, plain=True),
    "y": YesNo(value=True, plain=False),
    "on": YesNo(value=True, plain=False),
    "n": YesNo(value=False, plain=False),
    "off": YesNo(value=False, plain=False),
}


def read(text: str) -> YesNo | None:
    """Read a yes or a no in any case, or return None for any other text.

    The text comes without blanks around it. Source: Import/Export reference, 13 (quirk 12).
    """
    return _WORDS.get(text.lower())
