"""A whole pattern: groups, alternatives, and what is repeated in them."""

from __future__ import annotations

from manifestkit.fields.java_regex.classes import read_class
from manifestkit.fields.java_regex.cursor import DIGITS, Cursor
from manifestkit.fields.java_regex.escapes import BOUNDARIES, read_escape
from manifestkit.fields.java_regex.groups import read_group_name, read_opening
from manifestkit.fields.java_regex.lengths import CHARACTER, NOTHING, UNLIMITED, OpenGroup
from manifestkit.fields.java_regex.nesting import check_depth
from manifestkit.fields.java_regex.repetitions import ENDLESS, dangling, read_repetition
from manifestkit.lean_typing import TYPE_CHECKING

if TYPE_CHECKING:
    from manifestkit.fields.java_regex.lengths import Extent
    from manifestkit.fields.java_regex.problem import RegexProblem


class Parser:
    """Reads a pattern once, from left to right, with a stack of its own for the groups that are open."""

    def __init__(self, pattern: str) -> None:
        self._cursor = Cursor(pattern)
        self._groups = [OpenGroup(0, "pattern", self._cursor.modes)]
        self._names: set[str] = set()

    def run(self) -> RegexProblem | None:
        """Read to the end; return the first part that is newer than Java 7. PatternError at the first fault."""
        cursor = self._cursor
        while char := cursor.peek():
            match char:
                case "(":
                    self._open_group()
                case ")":
                    self._close_group()
                case "|":
                    cursor.at += 1
                    self._groups[-1].begin_alternative()
                case "*" | "+" | "?":
                    raise cursor.fault(cursor.at, dangling(char))
                case _:
                    self._add(self._read_atom(char))
        if len(self._groups) > 1:
            raise cursor.fault(
                self._groups[-1].start, r'This "(" is never closed; a literal parenthesis is written "\(".'
            )
        return cursor.newer

    def _open_group(self) -> None:
        start = self._cursor.at
        modes = self._cursor.modes
        kind = read_opening(self._cursor, self._names)
        if kind is not None:
            check_depth(self._cursor, len(self._groups), start)
            self._groups.append(OpenGroup(start, kind, modes))

    def _close_group(self) -> None:
        cursor = self._cursor
        if len(self._groups) == 1:
            raise cursor.fault(cursor.at, r'This ")" closes no group; a literal parenthesis is written "\)".')
        cursor.at += 1
        group = self._groups.pop()
        cursor.modes = group.modes
        if group.kind == "look-behind" and group.longest() == ENDLESS:
            raise cursor.fault(
                group.start,
                "Java must see how far this look-behind can reach: write no *, + or {n,}, no back reference"
                " and no repeated group of varying length in it.",
            )
        self._add(group.closed())

    def _add(self, extent: Extent) -> None:
        """Add a part of which all but the repetition has been read."""
        repetition = read_repetition(self._cursor)
        self._groups[-1].add(extent.repeated(repetition) if repetition else extent)

    def _read_atom(self, char: str) -> Extent:
        match char:
            case "[":
                read_class(self._cursor, len(self._groups) - 1)
                return CHARACTER
            case "\\":
                return self._read_escape()
            case "{":
                return NOTHING  # Java takes this for a repetition of the empty text
            case "^" | "$":
                self._cursor.at += 1
                return NOTHING
            case _:
                self._cursor.at += 1
                return CHARACTER

    def _read_escape(self) -> Extent:
        cursor = self._cursor
        start = cursor.at
        letter = cursor.after_here()
        if letter in BOUNDARIES:
            cursor.at += 2
            if letter == "b" and cursor.sees("{g}"):
                cursor.at += 3
                cursor.note_newer(start, r"\b{g}", 9)
            return NOTHING
        if letter in DIGITS and letter != "0":
            cursor.at += 2
            return UNLIMITED
        if letter == "k":
            cursor.at += 2
            self._read_named_reference(start)
            return UNLIMITED
        read_escape(cursor, in_class=False)
        return UNLIMITED if letter == "X" else CHARACTER

    def _read_named_reference(self, start: int) -> None:
        cursor = self._cursor
        if not cursor.take_if("<"):
            raise cursor.fault(start, r"\k refers back to a named group and is written \k<name>.")
        if read_group_name(cursor) not in self._names:
            raise cursor.fault(start, "No group of this name stands further left.")
