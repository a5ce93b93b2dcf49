r"""Quotations: what stands between ``\Q`` and ``\E`` is meant literally.

Java writes escapes in their place before it parses the pattern, so a quotation can stand wherever an escape
can, in a character class too.
"""

from __future__ import annotations

import re

from manifestkit.lean_typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_QUOTED_OR_NOT = re.compile(r"\\Q(?P<quoted>.*?)(?:\\E|\Z)|\\.|[^\\]+|\\", re.DOTALL)
_ESCAPES = {char: f"\\{char}" for char in map(chr, range(0x80)) if not char.isalnum()}
_DIGITS_IN_FRONT = {digit: f"\\x{ord(digit):02x}" for digit in "0123456789"}
"""The first character of a quotation: a plain digit there would prolong an escape before it."""


def without_quotations(pattern: str) -> str:
    """Return the pattern with escapes in the place of its quotations."""
    return "".join(written for _, _, written in _pieces(pattern))


def original_offset(pattern: str, at: int) -> int:
    """Return where in ``pattern`` the character stands that is at ``at`` of its text without quotations.

    Beyond the end of that text it is the last character.
    """
    offset = 0
    for start, end, written in _pieces(pattern):
        offset = min(start + at, end - 1)
        if at < len(written):
            break
        at -= len(written)
    return offset


def _pieces(pattern: str) -> Iterator[tuple[int, int, str]]:
    """Give, piece by piece, the start and end in ``pattern`` and what is written there without quotations."""
    if r"\Q" not in pattern:
        yield 0, len(pattern), pattern
        return
    for match in _QUOTED_OR_NOT.finditer(pattern):
        quoted = match["quoted"]
        if quoted is None:
            yield match.start(), match.end(), match.group()
            continue
        start = match.start("quoted")
        for offset, char in enumerate(quoted, start):
            written = _ESCAPES.get(char, char)
            yield offset, offset + 1, _DIGITS_IN_FRONT.get(char, written) if offset == start else written
