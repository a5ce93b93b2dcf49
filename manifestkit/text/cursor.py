"""The place in a text where the tolerant reader stands, and what it has to say so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manifestkit.text import trouble
from manifestkit.text.characters import unreadable_characters
from manifestkit.text.edits import Edit
from manifestkit.text.habits import pointer_to
from manifestkit.text.lines import Line, lines_of, with_no_break_indents
from manifestkit.text.patterns import (
    BLANKS,
    BLANKS_AND_NO_BREAKS,
    BLANKS_AND_TABS,
    DASH,
    ITEM_KEY,
    MARKER,
    end_of,
)
from manifestkit.text.reading import Problem
from manifestkit.text.source import Span

if TYPE_CHECKING:
    from manifestkit.text.reading import Dialect
    from manifestkit.text.trouble import Trouble


class Cursor:
    """One reading of one text: its lines, the one that is read next, and the problems so far.

    A line's ``content`` moves to the right as its dashes and keys are consumed. Columns count from 0.
    """

    def __init__(self, text: str, dialect: Dialect) -> None:
        self.text = text
        self.dialect = dialect
        self.problems: list[Problem] = []
        self.path: list[str] = []
        self.at = 0
        self.tight: list[int] = []
        begin = 1 if text.startswith("\ufeff") else 0
        self.lines, indents = with_no_break_indents(text, lines_of(text, begin), dialect.keys)
        self.no_breaks = [Span(line.start, line.content) for line in indents]
        if begin:
            self.report(trouble.BYTE_ORDER_MARK, Span(0, 1), edits=(Edit(0, 1, ""),))
        self.problems += unreadable_characters(text, begin)

    @property
    def line(self) -> Line:
        """The current line."""
        return self.lines[self.at]

    def advance_to(self, content: int) -> None:
        """Consume the current line up to ``content``."""
        self.lines[self.at] = self.line._replace(content=content)

    def next_line(self) -> Line | None:
        """The next line that is neither blank nor a comment; None at a document marker and at the end."""
        while self.at < len(self.lines):
            line = self.line
            if not line.is_blank and self.text[line.content] == "\t":
                self.advance_to(self.skip_tabs(line.content))
            elif not line.is_blank and self.text[line.content] == "\xa0":
                self._skip_no_breaks()
            line = self.line
            if not line.is_blank and self.text[line.content] != "#":
                return None if self.marker() else line
            self.at += 1
        return None

    def marker(self) -> str | None:
        """The document marker that the current line begins with."""
        if self.at == len(self.lines):
            return None
        match = MARKER.match(self.text, self.line.start)
        return match and match[0]

    def skip_blanks(self, offset: int, *, known: bool = False) -> int:
        """Past blanks; behind the colon of a known key past no-break spaces too. Tabs are reported and passed."""
        end = self.line.end
        content = end_of(BLANKS, self.text, offset, end)
        if known and self.text.startswith("\xa0", content):
            content = end_of(BLANKS_AND_NO_BREAKS, self.text, content, end)
            self.no_breaks.append(Span(offset, content))
        if content < end and self.text[content] == "\t":
            return self.skip_tabs(content)
        return content

    def skip_tabs(self, offset: int) -> int:
        """Past blanks and tabs, which are reported."""
        end = end_of(BLANKS_AND_TABS, self.text, offset, self.line.end)
        blanks = " " * (end - offset)
        self.report(trouble.TAB, Span(offset, end), edits=(Edit(offset, end, blanks),))
        return end

    def _skip_no_breaks(self) -> None:
        line = self.line
        content = end_of(BLANKS_AND_NO_BREAKS, self.text, line.content, line.end)
        if content == line.end:
            self.no_breaks.append(Span(line.content, content))
            self.advance_to(content)

    def is_dash(self, line: Line) -> bool:
        """Whether a list item begins at the content of ``line``."""
        return DASH.match(self.text, line.content) is not None

    def starts_known_entry(self, line: Line) -> bool:
        """Whether ``line`` begins with a known key and a colon, or a dash and those (RULINGS 15)."""
        match = ITEM_KEY.match(self.text, line.content, line.end)
        return match is not None and match[1] in self.dialect.keys

    def skip_deeper(self, column: int) -> None:
        """Past the current line and the lines that are indented below it."""
        self.at += 1
        while (line := self.next_line()) is not None and line.column > column and not self.starts_known_entry(line):
            self.at += 1

    def report(
        self,
        kind: Trouble,
        span: Span,
        values: tuple[str, ...] = (),
        edits: tuple[Edit, ...] = (),
        *,
        pointer: str | None = None,
        safe: bool = True,
    ) -> None:
        """Note a problem; its pointer is that of the mapping or list that is open."""
        if pointer is None:
            pointer = self.pointer()
        self.problems.append(Problem(kind.rule, pointer, span, kind.message, values, kind.help, edits, safe))

    def pointer(self, *, parent: bool = False) -> str:
        """The JSON Pointer of the mapping or list that is open, or that of its parent."""
        pointer = ""
        for part in self.path[: len(self.path) - parent]:
            pointer = pointer_to(pointer, part)
        return pointer
