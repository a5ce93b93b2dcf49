"""Right and left: the letters of a line in the order in which they stand on paper."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from manifestkit.printing.characters import clusters

if TYPE_CHECKING:
    from collections.abc import Iterator

_TO_THE_LEFT = frozenset({"R", "AL", "AN"})
# A character that the bidirectional algorithm passes over, and that no text has.
_MARK = "\0"


class Letter(NamedTuple):
    """A letter with its marks, in the order of speech, and whether it is part of a text to the left."""

    text: str
    to_left: bool


def visual_order(text: str) -> list[Letter]:
    """Give the letters of a line from left to right, as the Unicode Bidirectional Algorithm places them.

    The line has the direction of its first strong letter. Brackets to the left are not mirrored.
    """
    if text.isascii() or not any(unicodedata.bidirectional(character) in _TO_THE_LEFT for character in text):
        return [Letter(cluster, to_left=False) for cluster in clusters(text)]
    from bidi import get_base_level, get_display

    # After each letter come as many marks as it has characters; where they stand before it, it goes to the left. A
    # strong letter of the line's own direction keeps the last marks from being taken for blanks at the end of the line.
    marked = "".join(cluster + _MARK * len(cluster) for cluster in clusters(text))
    if get_base_level(text):
        return list(_letters(get_display(marked + "\u05d0")[1:]))
    return list(_letters(get_display(marked + "a")[:-1]))


def _letters(display: str) -> Iterator[Letter]:
    start = 0
    while start < len(display):
        to_left = display[start] == _MARK
        middle = start
        while (display[middle] == _MARK) is to_left:
            middle += 1
        length = middle - start
        if to_left:
            yield Letter(display[middle : middle + length][::-1], to_left)
        else:
            yield Letter(display[start:middle], to_left)
        start = middle + length
