"""Text made to fit: smaller, then in several lines, then refused. Source: address reference, 3.4."""

from __future__ import annotations

import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from manifestkit.printing.text import Fonts, Line

SMALLEST = 8.4
"""Points. Addresses have at least 8 pt and characters of 0.080 in, which FiraGO's capitals (0.689 of the size) have
from 8.36 pt on; here that holds for every text."""

LEADING = 1.2
"""The room of a line in sizes of its type, in the usual font."""

_ASCENT = 0.935  # how much of the room is above the baseline
_DESCENT = LEADING - _ASCENT
_LONGEST = 1000  # characters: a longer text has no place on any label, and measuring takes time
_STEPS = 10  # sizes in a point
_ROUNDING = 1e-6
_STARTS_NO_LINE = frozenset("、。，．・：；？！ー々〻ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ％")  # noqa: RUF001  Japanese
_WIDE = frozenset({"W", "F"})


class DoesNotFitError(ValueError):
    """A text that has no room in the smallest type. ``text`` is the text, the longest one where all are too much."""

    def __init__(self, text: str) -> None:
        self.text = text
        super().__init__(f"A text of {len(text):,} characters does not fit. Shorten it.")


class TooManyLinesError(ValueError):
    """So many texts that they have no room even in a line each: ``lines`` of them, where ``room`` have room."""

    def __init__(self, lines: int, room: int) -> None:
        self.lines = lines
        self.room = room
        super().__init__(f"There are {lines:,} lines, and {room:,} have room. Leave some out.")


def fit(
    fonts: Fonts, texts: tuple[str, ...], width: float, height: float, size: float, *, bold: bool = False
) -> tuple[Line, ...]:
    """Set texts below one another, all in one size: as large as fits, and in more lines where the smallest does not.

    ``width``, ``height`` and ``size``, the largest one, are in points. Raises DoesNotFitError where the texts have no
    room, TooManyLinesError where that is for their number, and MissingGlyphError.
    """
    lines = [whole(fonts, text, size, bold=bold) for text in texts]
    size = fitting_size(lines, width, height)
    if size >= SMALLEST:
        return tuple(line.at(size) for line in lines)
    fitted: list[Line] = []
    for line in _all_broken(fonts, texts, width, bold=bold):
        height -= sum(room(line))
        if height < -_ROUNDING:
            if len(texts) > max(len(fitted), 1):
                raise TooManyLinesError(len(texts), len(fitted))
            raise DoesNotFitError(max(texts, key=len))
        fitted.append(line)
    return tuple(fitted)


def least_height(fonts: Fonts, texts: Sequence[str], width: float, most: float, *, bold: bool = False) -> float:
    """The height of texts in the smallest type, broken where they are too wide; ``most`` or more is no longer exact.

    Raises as ``broken`` does.
    """
    height = 0.0
    for line in _all_broken(fonts, texts, width, bold=bold):
        height += sum(room(line))
        if height >= most:
            break
    return height


def _all_broken(fonts: Fonts, texts: Sequence[str], width: float, *, bold: bool) -> Iterator[Line]:
    return (line for text in texts for line in broken(fonts, text, width, SMALLEST, bold=bold))


def fit_line(fonts: Fonts, text: str, width: float, height: float, *, bold: bool = False) -> Line:
    """Set a text in one line as high as ``height``, smaller where that is too wide; raises as ``fit`` does."""
    line = whole(fonts, text, height / LEADING, bold=bold)
    line = line.at(fitting_size([line], width, height))
    if line.size < SMALLEST - _ROUNDING:
        raise DoesNotFitError(text)
    return line


def whole(fonts: Fonts, text: str, size: float, *, bold: bool = False) -> Line:
    """Set a text in one line, however wide; raises DoesNotFitError where it is too long for any, MissingGlyphError."""
    if len(text) > _LONGEST:
        raise DoesNotFitError(text)
    return fonts.layout(text, size, bold=bold)


def fitting_size(lines: Sequence[Line], width: float, height: float) -> float:
    """The size in tenths of a point, no larger than that of the lines, in which all have room below one another."""
    largest = max((line.size for line in lines), default=SMALLEST)
    across = max((line.width for line in lines), default=0.0)
    down = sum(sum(room(line)) for line in lines)
    share = min(width / max(width, across), height / max(height, down))
    return largest if share > 1 - _ROUNDING else int(largest * share * _STEPS + _ROUNDING) / _STEPS


def broken(fonts: Fonts, text: str, width: float, size: float, *, bold: bool = False) -> Iterator[Line]:
    """Break a text at blanks and between CJK characters into lines that are no wider than that.

    Raises DoesNotFitError where a word is, and MissingGlyphError.
    """
    line = whole(fonts, text, size, bold=bold)
    if line.width <= width + _ROUNDING:
        yield line
        return
    start = end = 0  # of what stands on the next line
    fitting: Line | None = None
    for after in (*_breaks(text), len(text)):
        longer = fonts.layout(text[start:after].rstrip(), size, bold=bold)
        if longer.width > width + _ROUNDING and fitting is not None:
            yield fitting
            start = end
            longer = fonts.layout(text[start:after].rstrip(), size, bold=bold)
        if longer.width > width + _ROUNDING:
            raise DoesNotFitError(text)
        fitting, end = longer, after
    if fitting is not None:
        yield fitting


def room(line: Line) -> tuple[float, float]:
    """What a line takes above and below its baseline: more than usual where marks are piled on its letters."""
    return max(line.size * _ASCENT, line.ascent), max(line.size * _DESCENT, -line.descent)


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
