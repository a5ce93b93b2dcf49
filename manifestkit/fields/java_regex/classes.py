"""Character classes: ``[a-z]``, unions of them, and intersections with ``&&``."""

from __future__ import annotations

from manifestkit.fields.java_regex.escapes import read_escape
from manifestkit.fields.java_regex.nesting import check_depth
from manifestkit.lean_typing import TYPE_CHECKING

if TYPE_CHECKING:
    from manifestkit.fields.java_regex.cursor import Cursor


class _OpenClass:
    """A class whose ``]`` is still to come."""

    __slots__ = ("has_content", "start")

    def __init__(self, start: int) -> None:
        self.start = start
        self.has_content = False
        """Whether anything stands in it yet; until then ``]`` is a literal."""


def read_class(cursor: Cursor, depth: int) -> None:
    """Read the class at the cursor and all that are nested in it; ``depth`` groups are open around it."""
    open_classes: list[_OpenClass] = []
    while char := cursor.peek():
        if char == "[":
            check_depth(cursor, depth + len(open_classes) + 1, cursor.at)
            open_classes.append(_OpenClass(cursor.at))
            cursor.at += 1
            cursor.at += cursor.sees("^")
            continue
        innermost = open_classes[-1]
        if char == "]" and innermost.has_content:
            cursor.at += 1
            open_classes.pop()
            if not open_classes:
                return
            innermost = open_classes[-1]
        elif char != "&" or not _read_intersection(cursor, innermost):
            _read_item(cursor)
        innermost.has_content = True
    raise cursor.fault(open_classes[-1].start, r'This "[" is never closed; a literal bracket is written "\[".')


def _read_intersection(cursor: Cursor, innermost: _OpenClass) -> bool:
    """Read ``&&``, or nothing if a single ``&`` stands here."""
    start = cursor.at
    cursor.at += 1
    if not cursor.take_if("&"):
        cursor.at = start
        return False
    if not innermost.has_content and cursor.peek() in ("]", "&"):
        raise cursor.fault(start, 'Neither side of this "&&" names a character.')
    return True


def _read_item(cursor: Cursor) -> None:
    """Read one character or escape of a class, or a range."""
    first = _read_character(cursor)
    if first is None or cursor.peek() != "-":
        return
    if cursor.after_here() in ("[", "]"):
        return
    hyphen = cursor.at
    cursor.at += 1
    if not cursor.peek():
        return
    last = _read_character(cursor)
    if last is None:
        raise cursor.fault(hyphen, r'A range ends with a single character; write a literal hyphen as "\-".')
    if last < first:
        raise cursor.fault(hyphen, "This range is reversed: its last character comes before its first.")


def _read_character(cursor: Cursor) -> int | None:
    """Return the code point of a character or escape, or None for an escape that is a class."""
    if cursor.peek() == "\\":
        return read_escape(cursor, in_class=True)
    return ord(cursor.take())
