"""The lines of a text as the block structure of YAML looks at them."""

from __future__ import annotations

import re

from manifestkit.lean_typing import TYPE_CHECKING, NamedTuple
from manifestkit.text.source import Span

if TYPE_CHECKING:
    from collections.abc import Container

_LINE = re.compile(r"([ ]*+)([^\r\n]*+)(\r\n|\n|\r|\Z)")
# Blanks that are none to YAML: the no-break space, and the blanks of typesetting and of wide letters.
_ODD = "\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
_NO_BREAK_INDENT = re.compile(rf"(?:(?<![^\r\n])|(?<=\A\ufeff))(?=[ ]*+[{_ODD}])[ {_ODD}]++")
_NO_BREAK_ENTRY = re.compile(rf"{_NO_BREAK_INDENT.pattern}(?:-[ ]++)?([A-Za-z0-9]+):")

_new = tuple.__new__  # the constructor of a named tuple, without the call in between, which is measured


class Line(NamedTuple):
    """A line: where it starts, where its first character that is no blank stands, where it ends, the next begins.

    ``column`` is how far its content is indented, counted from 0, or will be once a safe edit has moved it.
    """

    start: int
    content: int
    end: int
    next: int
    column: int

    @property
    def is_blank(self) -> bool:
        """Whether nothing but blanks stands on it."""
        return self.content == self.end


def lines_of(text: str, start: int = 0) -> list[Line]:
    """Every line from ``start`` on; a text that ends with a line end has no empty line behind it."""
    lines = []
    for blanks, rest, ending in _LINE.findall(text, start):
        column = len(blanks)
        content = start + column
        end = content + len(rest)
        following = end + len(ending)
        lines.append(_new(Line, (start, content, end, following, column)))
        start = following
    if lines[-1].start == len(text):
        lines.pop()
    return lines


def no_break_indents(text: str, known: Container[str]) -> list[Span]:
    """Where no-break spaces and their like stand for indentation, the blanks among them included.

    A no-break space is text, as YAML has it, unless a known key stands behind one at the start of a line: then
    the text was copied out of a web page. Source: Import/Export reference, 13, quirk 25.
    """
    if text.isascii() or not any(entry[1] in known for entry in _NO_BREAK_ENTRY.finditer(text)):
        return []
    return [Span(*indent.span()) for indent in _NO_BREAK_INDENT.finditer(text)]
