"""Lines that are not indented as their neighbours are: which of them is wrong, and what it was meant to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manifestkit.text import trouble
from manifestkit.text.cursor import blanks_for
from manifestkit.text.edits import Edit
from manifestkit.text.patterns import MARKER
from manifestkit.text.source import Span
from manifestkit.text.values import ValueReader

if TYPE_CHECKING:
    from manifestkit.text.lines import Line

# Where so many entries stand in one column, the lines behind them are not asked whether it is the right one.
_FEW = 3


class IndentationReader(ValueReader):
    """Reads lines whose column tells what they belong to."""

    def belongs_outside(self, line: Line) -> bool:
        """Whether a line left of the innermost block belongs to one around it."""
        outer = self.columns[:-1]
        return bool(outer) and (line.column in outer or line.column < outer[-1])

    def settled_column(self, first: Line, column: int, entries: int, *, is_field: bool) -> int:
        """The column of a mapping whose current line stands in another one than the ``entries`` from ``first`` on."""
        if self.line.column > column and self._is_typed_into_a_shell(entries):
            self._report_shell_indentation(column)
            column = self.line.column
        elif is_field and entries <= _FEW and self._is_outvoted(first, column, entries):
            column = self.line.column
        self.columns[-1] = column
        return column

    def is_in(self, column: int) -> bool:
        """Whether the current line stands in a column, or will once its tab is blanks."""
        return column in (self.line.column, self.mended.get(self.line.start))

    def report_indentation(self, line: Line, column: int) -> None:
        """Report a line that should stand in ``column``."""
        self.report(trouble.bad_indentation(line.column, column), Span(line.content, line.end))

    def _is_outvoted(self, first: Line, column: int, voters: int) -> bool:
        """Whether it is not the current line that is out of place, but the ``voters`` before it, from ``first`` on.

        Then the first of them is reported, unless its tab was meant to put it where the others are.
        """
        found = self.line.column
        if self.line.start in self.mended:
            return False
        if self.mended.get(first.start) == found:
            return True
        for at in range(self.at, len(self.lines)):
            line = self.lines[at]
            if line.is_blank or self.text[line.content] == "#":
                continue
            if line.column < min(column, found):
                break
            if line.column == column < found:
                return False  # the column is that of the block after all
            voters += (line.column == column) - (line.column == found)
        if voters < 0:
            self.report_indentation(first, found)
        return voters < 0

    def _is_typed_into_a_shell(self, entries: int) -> bool:
        """Whether all lines behind the first entry of the document are indented (reference 13, quirk 4)."""
        if len(self.columns) > 1 or entries != 1 or not self.dialect.keys:
            return False
        column = self.line.column
        return all(
            line.is_blank
            or self.text[line.content] == "#"
            or line.column > column
            or (line.column == column and not MARKER.match(self.text, line.content))
            for line in self.lines[self.at :]
        )

    def _report_shell_indentation(self, column: int) -> None:
        """The first entry is in ``column``; all others move there from where the current line is."""
        deeper = self.line.column
        edits = tuple(
            Edit(line.start, line.start + min(line.column, deeper - column), "")
            for line in self.lines[self.at :]
            if line.column > column and (line.column >= deeper or line.is_blank)
        )
        self.report(trouble.INDENTED_AFTER_FIRST_LINE, Span(self.line.start, self.line.content), edits=edits)

    def report_no_breaks(self) -> None:
        """What stands in many places for one reason is one problem, at the first of them."""
        if self.no_breaks:
            spans = sorted(set(self.no_breaks))
            edits = tuple(blanks_for(span) for span in spans)
            kind = trouble.odd_indentation(self.written[slice(*spans[0])].lstrip(" ")[0])
            self.report(kind, spans[0], edits=edits, pointer="")
