"""The place in a text where the tolerant reader stands, and what it has to say so far."""

from __future__ import annotations

from bisect import bisect_left

from manifestkit.lean_typing import TYPE_CHECKING
from manifestkit.text import trouble
from manifestkit.text.characters import unreadable_characters
from manifestkit.text.edits import Edit, apply_edits
from manifestkit.text.fields import FIELD, ITEM, entries_of, items_of
from manifestkit.text.habits import pointer_to
from manifestkit.text.lines import Line, lines_of, no_break_indents
from manifestkit.text.patterns import (
    BLANKS_AND_TABS,
    DASH,
    ITEM_KEY,
    MARKER,
    PLAIN_KEY,
    SPACES,
    WORD_KEY,
    end_of,
)
from manifestkit.text.reading import Problem
from manifestkit.text.runs import RUN_OF_FIELDS, RUN_OF_ITEMS
from manifestkit.text.source import Span

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from manifestkit.text.nodes import Entry, Scalar
    from manifestkit.text.reading import Dialect
    from manifestkit.text.trouble import Trouble


# As far as a line looks for neighbours below it.
_NEAR = 10
# As many blanks as a tab stands for without neighbours: below `<tab>- key` that puts `<tab><tab>key` below `key`.
_TAB = 2


class Cursor:
    """One reading of one text: its lines, the one that is read next, and the problems so far.

    A line's ``content`` moves to the right as its dashes and keys are consumed. Columns count from 0.
    """

    def __init__(self, text: str, dialect: Dialect) -> None:
        self.dialect = dialect
        self.problems: list[Problem] = []
        self.path: list[str] = []
        self.columns: list[int] = []  # of the open mappings and lists, the innermost last
        self.at = 0
        self.loose: dict[int, int] = {}  # by column, the line before which no known key has a value behind its colon
        self.repeats = False  # whether a key stands twice in its mapping
        self.tight: list[Edit] = []  # would put a blank behind the colon of `key:value`
        self.written = text
        self.no_breaks = no_break_indents(text, dialect.keys)
        self.text = apply_edits(text, [[blanks_for(span)] for span in self.no_breaks])
        begin = 1 if text.startswith("\ufeff") else 0
        self.lines = lines_of(self.text, begin)
        self._as_written = tuple(self.lines)
        if begin:
            self.report(trouble.BYTE_ORDER_MARK, Span(0, 1), edits=(Edit(0, 1, ""),))
        self.problems += unreadable_characters(text, begin)

    @property
    def line(self) -> Line:
        """The current line."""
        return self.lines[self.at]

    def advance_to(self, content: int) -> None:
        """Consume the current line up to ``content``."""
        line = self.lines[self.at]
        if content != line.content:
            self.mend(content, line.column + content - line.content)

    def mend(self, content: int, column: int) -> None:
        """Consume the current line up to ``content``, which counts as standing in ``column``, where an edit puts it."""
        line = self.lines[self.at]
        self.lines[self.at] = Line(line.start, content, line.end, line.next, column)

    def go_back(self, at: int, line: Line) -> None:
        """Let the lines behind ``at`` be read again, and before them ``line`` as it was when it was current."""
        self.lines[at : self.at + 1] = (line, *self._as_written[at + 1 : self.at + 1])
        self.at = at

    def run_of_fields(self, line: Line) -> list[Entry]:
        """The ordinary fields from the current line on that stand in its column, and past them."""
        run = self._run(RUN_OF_FIELDS, line)
        return entries_of(FIELD.findall(self.text, *run.span()), line.start, []) if run else []

    def run_of_items(self, line: Line) -> list[Scalar]:
        """The ordinary items from the current line on, likewise."""
        run = self._run(RUN_OF_ITEMS, line)
        return items_of(ITEM.findall(self.text, *run.span()), line.start) if run else []

    def _run(self, pattern: re.Pattern[str], line: Line) -> re.Match[str] | None:
        if line is not self._as_written[self.at]:  # it has been mended, or a dash stands before it
            return None
        run = pattern.match(self.text, line.start)
        if run is not None:
            self.at = bisect_left(self.lines, (run.end(),), self.at)
        return run

    def next_line(self) -> Line | None:
        """The next line that is neither blank nor a comment; None at a document marker and at the end."""
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if line.content < line.end and self.text[line.content] in "\t\xa0":
                self._pass_indentation(line)
                line = self.lines[self.at]
            if line.content < line.end and (first := self.text[line.content]) != "#":
                return None if first in "-." and self.marker() else line
            self.at += 1
        return None

    def _pass_indentation(self, line: Line) -> None:
        """Past tabs in the indentation of the current line, and past no-break spaces where it has nothing else."""
        spaces = SPACES if self.dialect.keys else BLANKS_AND_TABS
        content = end_of(spaces, self.text, line.content, line.end)
        if content < line.end:
            content = end_of(BLANKS_AND_TABS, self.text, line.content, line.end)
        indentation = self.text[line.start : content]
        tabs = indentation.count("\t")
        if content == line.end or not tabs or "\xa0" in indentation:
            self._pass(line.content, content, self.pointer())
            self.advance_to(content)
            return
        width = self._width_of_neighbours(content) if tabs == 1 else None
        if width is None:
            width = len(indentation) + tabs * (_TAB - 1)
        edit = Edit(line.start, content, " " * width)
        self.report(trouble.TAB, _stretch(self.text, "\t", line.start, content), edits=(edit,))
        self.mend(content, width)

    def _width_of_neighbours(self, content: int) -> int | None:
        """How far the lines next to the current one are indented, in a block of the document's fields.

        Behind its tab it has its ``content``.
        """
        if self.columns[:-1] == [0]:
            return self.columns[-1]
        if self.columns not in ([], [0]):
            return None
        is_key = WORD_KEY.match(self.text, content, self.line.end) or PLAIN_KEY.match(self.text, content, self.line.end)
        is_field = not self.path and is_key is not None  # and not what stands below one
        for line in self.lines[self.at + 1 : self.at + 1 + _NEAR]:
            if not line.is_blank and self.text[line.content] not in "#\t":
                return line.column if line.column or is_field else None
        return 0 if is_field and self.columns else None

    def marker(self) -> str | None:
        """The document marker that the current line begins with."""
        return None if self.at == len(self.lines) else self._marker(self.line)

    def _marker(self, line: Line) -> str | None:
        match = None if line.column else MARKER.match(self.text, line.content)
        return match and match[0]

    def skip_blanks(self, offset: int, *, no_breaks: bool = False) -> int:
        """Past blanks, and past tabs, which are reported; on demand past no-break spaces too."""
        end = end_of(SPACES if no_breaks else BLANKS_AND_TABS, self.text, offset, self.line.end)
        if self.text[offset:end].strip(" "):
            self._pass(offset, end, self.holder())
        return end

    def _pass(self, start: int, end: int, pointer: str) -> None:
        spaces = self.text[start:end]
        if "\t" in spaces:
            self.report_tabs([Span(start, end)], pointer=pointer)
        if "\xa0" in spaces:
            self.no_breaks.append(_stretch(self.text, "\xa0", start, end))

    def report_tabs(self, spans: Sequence[Span], *, pointer: str | None = None, safe: bool = True) -> None:
        """One problem for the tabs in some stretches of white space of one line, if there are any.

        Its pointer is that of what holds the value, unless another is given.
        """
        tabs = [_stretch(self.text, "\t", *span) for span in spans if "\t" in self.text[span.start : span.end]]
        if tabs:
            # A no-break space behind a blank may be indentation; behind a tab it is text.
            safe = safe and not self.text.startswith("\xa0", spans[-1].end)
            edits = tuple(blanks_for(span) for span in tabs)
            pointer = self.holder() if pointer is None else pointer
            self.report(trouble.TAB, tabs[0], edits=edits, pointer=pointer, safe=safe)

    def is_dash(self, line: Line) -> bool:
        """Whether a list item begins at the content of ``line``."""
        return self.text.startswith("-", line.content) and DASH.match(self.text, line.content) is not None

    def starts_known_entry(self, line: Line) -> bool:
        """Whether ``line`` begins with a known key and a colon, or a dash and those (RULINGS 15)."""
        match = ITEM_KEY.match(self.text, line.content, line.end)
        return match is not None and match[1] in self.dialect.keys

    def ends_value(self, line: Line, column: int) -> bool:
        """Whether a broken value of a block in ``column`` ends before ``line``: a known key, or what is no deeper."""
        if line.is_blank or self.text[line.content] == "#":
            return False
        return line.column <= column or self.starts_known_entry(line) or self._marker(line) is not None

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
        """Note a problem; its pointer is that of what is being read, unless another is given."""
        if pointer is None:
            pointer = self.pointer()
        self.problems.append(Problem(kind.rule, pointer, span, kind.message, values, kind.help, edits, safe))

    def pointer(self) -> str:
        """The JSON Pointer of what is being read."""
        return _pointer(self.path)

    def holder(self) -> str:
        """The JSON Pointer of the mapping or list that holds what is being read."""
        return _pointer(self.path[:-1])


def blanks_for(span: Span) -> Edit:
    """The edit that writes blanks in the place of other white space."""
    return Edit(span.start, span.end, " " * (span.end - span.start))


def _stretch(text: str, character: str, start: int, end: int) -> Span:
    """From the first to the last of a character in a piece of a text."""
    return Span(text.index(character, start, end), text.rindex(character, start, end) + 1)


def _pointer(path: Sequence[str]) -> str:
    pointer = ""
    for part in path:
        pointer = pointer_to(pointer, part)
    return pointer
