"""Characters that no manifest may hold, wherever they stand."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from manifestkit.lean_typing import TYPE_CHECKING
from manifestkit.text import trouble
from manifestkit.text.reading import Problem
from manifestkit.text.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

# YAML 1.1's printable characters are what remains. The last three alternatives are printable there and refused here.
_UNREADABLE = r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\x85\u2028\u2029]|\ufeff"
_READABLE_IN_ASCII = bytes((*b"\t\n\r", *range(0x20, 0x7F)))
_PER_TEXT = 100


def has_unreadable(text: str) -> bool:
    """Whether a text has such characters."""
    if text.isascii():  # what is left of the text without all others, which is faster than a search, and measured
        return bool(text.encode().translate(None, _READABLE_IN_ASCII))
    return _unreadable().search(text) is not None


@cache
def _unreadable() -> re.Pattern[str]:
    """The pattern of one such character, which takes longer to compile than most manifests take to read."""
    return re.compile(_UNREADABLE)


def is_unreadable(text: str, start: int, end: int) -> bool:
    """Whether a piece of a text has such characters and no others."""
    return re.compile(rf"(?>(?:{_UNREADABLE})+)").fullmatch(text, start, end) is not None


def unreadable_characters(text: str, start: int) -> Iterator[Problem]:
    """A problem for each such character from ``start`` on; for a text that is full of them, for the first hundred."""
    if not has_unreadable(text):
        return
    for match in islice(_unreadable().finditer(text, start), _PER_TEXT):
        character = match[0]
        if character in "\x85\u2028\u2029":
            kind = trouble.UNICODE_LINE_END
        elif character == "\ufeff":
            kind = trouble.INNER_BYTE_ORDER_MARK
        else:
            kind = trouble.CONTROL_CHARACTER
        values = (f"U+{ord(character):04X}",) if "{}" in kind.message else ()
        yield Problem(kind.rule, "", Span(*match.span()), kind.message, values, kind.help)
