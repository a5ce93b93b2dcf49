"""Lines that are not indented as their neighbours are: which of them is wrong, and what it was meant to be."""

from __future__ import annotations

from manifestkit.lean_typing import TYPE_CHECKING, NamedTuple
from manifestkit.text import trouble
from manifestkit.text.cursor import blanks_for
from manifestkit.text.edits import Edit
from manifestkit.text.patterns import BLANKS_AND_TABS, MARKER, WORD_KEY, end_of
from manifestkit.text.source import Span
from manifestkit.text.values import ValueReader

if TYPE_CHECKING:
    from collections.abc import Iterable

    from manifestkit.text.lines import Line

# As many lines as this are moved at a time; and as many below a line that is out of place tell where it belongs.
_MOST_MOVED = 100
_NEAR = 10


class Stray(NamedTuple):
    """Lines out of place, all in one column: the first of them, the problem that tells of it, how far they belong."""

    column: int
    at: int
    problem: int
    shift: int


class IndentationReader(ValueReader):
    """Reads lines whose column tells what they belong to."""

    def belongs_outside(self, line: Line) -> bool:
        """Whether a line left of the innermost block belongs to one around it."""
        outer = self.columns[:-1]
        return bool(outer) and (line.column in outer or line.column < outer[-1])

    def settled_column(self, at: int, first: Line, column: int, entries: int, *, is_field: bool) -> int:
        """The column of a mapping whose current line stands in another one than its ``entries`` so far.

        ``at`` and ``first`` are its first line. Where that alone is out of place, it is the one that is told.
        """
        if self.line.column > column and self._is_typed_into_a_shell(entries):
            self._report_shell_indentation(column)
            column = self.line.column
        elif is_field and entries == 1 and self._is_outvoted(at, first, column):
            column = self.line.column
        self.columns[-1] = column
        return column

    def is_slipped(self, line: Line, column: int, dash: int) -> bool:
        """Whether a line left of a mapping in ``column`` was meant to be a member of it.

        It stands below the ``dash`` in front of the mapping, or it is no field of the document and others follow it
        in the mapping's column.
        """
        key = WORD_KEY.match(self.text, line.content, line.end)
        if key is None or key[1] not in self.dialect.members:
            return False
        if line.column == dash:
            return True
        for below in self.lines[self.at : self.at + _NEAR]:
            if below.is_blank or self.text[below.content] == "#":
                continue
            key = WORD_KEY.match(self.text, below.content, below.end)
            if below.column == column:
                return key is not None and key[1] in self.dialect.members
            if below.column > column or key is None or key[1] in self.dialect.top or key[1] not in self.dialect.members:
                return False
            if end_of(BLANKS_AND_TABS, self.text, key.end(), below.end) == below.end:
                return False  # what stands below it may be its value
        return False

    def begin_stray(self, line: Line, column: int) -> Stray:
        """Report a line that should stand in ``column``, and be ready for its neighbours."""
        self.report(trouble.bad_indentation(line.column, column), Span(line.content, line.end))
        return Stray(line.column, self.at, len(self.problems) - 1, column - line.column)

    def end_stray(self, stray: Stray | None) -> None:
        """Say how the lines from ``stray`` up to the current one would be moved to where they belong."""
        if stray is not None and stray.shift and self.at - stray.at <= _MOST_MOVED:
            edits = self._moved(self._as_written[stray.at : self.at], stray.shift)
            self.problems[stray.problem] = self.problems[stray.problem]._replace(edits=edits, safe=not edits)

    def _moved(self, lines: Iterable[Line], shift: int) -> tuple[Edit, ...]:
        """The edits that move lines to the right, or to the left where ``shift`` is negative."""
        text = self.text
        moved = [line for line in lines if not line.is_blank]
        while moved and text[moved[-1].content] == "#":
            moved.pop()
        if any(text[line.content] == "\t" for line in moved):
            return ()
        if shift > 0:
            return tuple(Edit(line.start, line.start, " " * shift) for line in moved)
        return tuple(Edit(line.start, line.start + min(-shift, line.column), "") for line in moved)

    def _is_outvoted(self, at: int, first: Line, column: int) -> bool:
        """Whether it is not the current line that is out of place, but the ``first`` one.

        Then that is reported.
        """
        found, voters = self.line.column, 1
        if self.line != self._as_written[self.at]:  # which has been mended
            return False
        for below in range(self.at, len(self.lines)):
            line = self.lines[below]
            if line.is_blank or self.text[line.content] == "#":
                continue
            if line.column < min(column, found):
                break
            if line.column == column < found:
                return False  # the column is that of the block after all
            voters += (line.column == column) - (line.column == found)
        if voters < 0:
            stray = self.begin_stray(first, found)
            if first == self._as_written[at]:  # and does not stand behind a dash
                self.end_stray(stray._replace(at=at))
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
        """The first entry is in ``column``; all others move there from where the current line is.

        So do comments, of which none may become a line of a block scalar.
        """
        deeper = self.line.column
        edits = tuple(
            Edit(line.start, line.start + min(line.column, deeper - column), "")
            for line in self.lines[self.at :]
            if line.column > column
        )
        self.report(trouble.INDENTED_AFTER_FIRST_LINE, Span(self.line.start, self.line.content), edits=edits)

    def report_no_breaks(self) -> None:
        """What stands in many places for one reason is one problem, at the first of them."""
        if self.no_breaks:
            spans = sorted(set(self.no_breaks))
            edits = tuple(blanks_for(span) for span in spans)
            kind = trouble.odd_indentation(self.written[slice(*spans[0])].lstrip(" ")[0])
            self.report(kind, spans[0], edits=edits, pointer="")
