"""A text with its name, and the way from an offset in it to a line and a column.

Offsets, lines and columns count Unicode code points; offsets from 0, lines and columns from 1.
Lines end at CRLF, LF or CR only (RULINGS 13).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache, cached_property
from itertools import accumulate, count
from operator import add

from manifestkit.lean_typing import NamedTuple


@cache
def _line_end() -> re.Pattern[str]:
    return re.compile(r"\r\n|\n|\r")


class Span(NamedTuple):
    """A piece of a text: from the offset ``start`` up to, not including, ``end``."""

    start: int
    end: int


class Position(NamedTuple):
    """A place in a text as people count it."""

    line: int
    column: int


class Source:
    """A text that was read, under the name that its findings carry."""

    def __init__(self, text: str, name: str = "<manifest>") -> None:
        self.text = text
        self.name = name

    def __eq__(self, other: object) -> bool:
        """Whether the text and the name are the same."""
        return isinstance(other, Source) and (self.text, self.name) == (other.text, other.name)

    def __hash__(self) -> int:
        return hash((self.text, self.name))

    @cached_property
    def _line_starts(self) -> list[int]:
        if "\r" in self.text:
            return [0, *[match.end() for match in _line_end().finditer(self.text)]]
        # Most texts have line feeds alone, and to add up lengths is much faster.
        *lines, _ = self.text.split("\n")
        return [0, *map(add, accumulate(map(len, lines)), count(1))]

    def position(self, offset: int) -> Position:
        """The line and column of ``offset``; the end of the text has a position too."""
        line = bisect_right(self._line_starts, offset)
        return Position(line, offset - self._line_starts[line - 1] + 1)

    def offset(self, line: int, column: int) -> int:
        """The offset of a position of this text; the way back from ``position``."""
        return self._line_starts[line - 1] + column - 1

    @property
    def line_count(self) -> int:
        """How many lines there are; a text that ends with a line end has an empty last one."""
        return len(self._line_starts)

    def line_span(self, line: int) -> Span:
        """Where a line stands, its line end left out."""
        starts = self._line_starts
        start = starts[line - 1]
        end = starts[line] if line < len(starts) else len(self.text)
        ending = self.text[max(end - 2, start) : end]
        return Span(start, end - len(ending) + len(ending.rstrip("\r\n")))
