"""The lines of a text as the block structure of YAML looks at them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Container

_LINE = re.compile(r"([ ]*+)([^\r\n]*+)(\r\n|\n|\r|\Z)")
_NO_BREAK_ENTRY = re.compile(r"(?=[ ]*+\xa0)[ \xa0]++(?=(?:-[ ]++)?([A-Za-z0-9]+):)")
_NO_BREAK_INDENT = re.compile(r"(?=[ ]*+\xa0)[ \xa0]++")


class Line(NamedTuple):
    """A line: where it starts, where its first character that is no blank stands, where it ends, the next begins."""

    start: int
    content: int
    end: int
    next: int

    @property
    def column(self) -> int:
        """How far the line is indented, counted from 0."""
        return self.content - self.start

    @property
    def is_blank(self) -> bool:
        """Whether nothing but blanks stands on it."""
        return self.content == self.end


def lines_of(text: str, start: int = 0) -> list[Line]:
    """Every line from ``start`` on; a text that ends with a line end has no empty line behind it."""
    lines = []
    while start < len(text):
        match = _LINE.match(text, start)
        assert match is not None  # noqa: S101 - the pattern matches anything
        lines.append(Line(start, match.end(1), match.end(2), match.end()))
        start = match.end()
    return lines


def with_no_break_indents(text: str, lines: list[Line], known: Container[str]) -> tuple[list[Line], list[Line]]:
    """The lines with no-break spaces counted as indentation, and those of them that this changed.

    A no-break space is text, as YAML has it, unless a known key stands behind one at the start of a line: then
    the text was copied out of a web page. Source: Import/Export reference, 13, quirk 25.
    """
    if not any((entry := _NO_BREAK_ENTRY.match(text, line.start, line.end)) and entry[1] in known for line in lines):
        return lines, []
    changed = []
    for index, line in enumerate(lines):
        indent = _NO_BREAK_INDENT.match(text, line.start, line.end)
        if indent is not None:
            lines[index] = line._replace(content=indent.end())
            changed.append(lines[index])
    return lines, changed
