"""Text made to fit: smaller, then in several lines, then refused. Source: address reference, 3.4."""

from __future__ import annotations

import unicodedata
from itertools import islice, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from manifestkit.printing.text import Fonts, Line

SMALLEST = 8.4
"""Points. Addresses have at least 8 pt and characters of 0.080 in, which FiraGO's capitals (0.689 of the size) have
from 8.36 pt on."""

_LONGEST = 10_000  # characters: no page holds more in the smallest type, and measuring takes time
_STEP = 0.1  # points between two sizes
_ROUNDING = 1e-6
_STARTS_NO_LINE = frozenset("、。，．・：；？！ー々〻ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ％")  # noqa: RUF001  Japanese
_WIDE = frozenset({"W", "F"})


class DoesNotFitError(ValueError):
    """A text that has no room in the smallest type. ``text`` is the text."""

    def __init__(self, text: str, width: float, most_lines: int) -> None:
        self.text = text
        room = "one line" if most_lines == 1 else f"{most_lines} lines"
        super().__init__(
            f"A text of {len(text)} characters does not fit into {room} of {width / 72:.2f} in. Shorten it."
        )


def fit(
    fonts: Fonts, texts: Sequence[str], width: float, size: float, *, bold: bool = False, most_lines: int
) -> tuple[Line, ...]:
    """Set texts below one another, all in one size: as large as fits, and in more lines where the smallest does not.

    ``width`` and ``size``, the largest one, are in points; a ``size`` below ``SMALLEST`` is the smallest itself.
    Raises DoesNotFitError where the texts take more than ``most_lines``, and MissingGlyphError.
    """
    for text in texts:
        if len(text) > _LONGEST:
            raise DoesNotFitError(text, width, most_lines)
    lines = [fonts.layout(text, size, bold=bold) for text in texts]
    widest = max((line.width for line in lines), default=0.0)
    if widest > width:
        size = max(min(size, SMALLEST), int(size * width / widest / _STEP) * _STEP)
    parts = (part for line in lines for part in _broken(fonts, line.at(size), width, most_lines, bold=bold))
    fitted = tuple(islice(parts, most_lines + 1))
    if len(fitted) > most_lines:
        raise DoesNotFitError(max(texts, key=len), width, most_lines)
    return fitted


def _broken(fonts: Fonts, line: Line, width: float, most_lines: int, *, bold: bool) -> Iterator[Line]:
    """Break a line at blanks and between CJK characters into lines that are no wider than that."""
    if line.width <= width + _ROUNDING:
        yield line
        return
    text, size = line.text, line.size
    start = end = 0  # of what stands on the next line
    fitting: Line | None = None
    for after in (*_breaks(text), len(text)):
        longer = fonts.layout(text[start:after].rstrip(), size, bold=bold)
        if longer.width > width + _ROUNDING and fitting is not None:
            yield fitting
            start = end
            longer = fonts.layout(text[start:after].rstrip(), size, bold=bold)
        if longer.width > width + _ROUNDING:
            raise DoesNotFitError(text, width, most_lines)
        fitting, end = longer, after
    if fitting is not None:
        yield fitting


def _breaks(text: str) -> Iterator[int]:
    """Give where a line may end: after a blank, and on either side of a wide character, but for its punctuation."""
    for after, (left, right) in enumerate(pairwise(text), start=1):
        if right.isspace():
            continue
        if left.isspace() or ((_is_wide(left) or _is_wide(right)) and not _stays(left, right)):
            yield after


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in _WIDE


def _stays(left: str, right: str) -> bool:
    """Tell whether nothing may be broken between two characters, of which at least one is wide."""
    category = unicodedata.category(right)
    return (
        right in _STARTS_NO_LINE
        or category in ("Pe", "Pf", "Po")
        or category[0] == "M"
        or unicodedata.category(left) in ("Ps", "Pi")
    )
