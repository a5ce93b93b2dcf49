"""Repetitions: ``?``, ``*``, ``+`` and ``{2,5}``, each greedy, reluctant or possessive."""

from __future__ import annotations

from manifestkit.fields.java_regex.cursor import DIGITS
from manifestkit.lean_typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from manifestkit.fields.java_regex.cursor import Cursor

ENDLESS = 2**31
"""How often ``*``, ``+`` and ``{n,}`` may repeat: more than any number that can be written."""

_MOST = 2**31 - 1
_WILDCARDS = {
    "*": ' Any run of characters is written ".*".',
    "?": ' Any one character is written ".".',
}


class Repetition(NamedTuple):
    """How often something may stand in a row, and whether it gives back nothing of what it has matched."""

    least: int
    most: int
    possessive: bool


def read_repetition(cursor: Cursor) -> Repetition | None:
    """Read the repetition at the cursor; None if nothing is repeated."""
    match cursor.peek():
        case "?":
            bounds = 0, 1
            cursor.at += 1
        case "*":
            bounds = 0, ENDLESS
            cursor.at += 1
        case "+":
            bounds = 1, ENDLESS
            cursor.at += 1
        case "{":
            bounds = _read_counts(cursor)
        case _:
            return None
    possessive = cursor.take_if("+")
    if not possessive:
        cursor.take_if("?")
    return Repetition(*bounds, possessive)


def dangling(char: str) -> str:
    """Return the message about a ``*``, ``+`` or ``?`` with nothing before it."""
    message = f'Nothing stands before this "{char}" that it could repeat; a literal "{char}" is written "\\{char}".'
    return message + _WILDCARDS.get(char, "")


def _read_counts(cursor: Cursor) -> tuple[int, int]:
    start = cursor.at
    cursor.at += 1
    if cursor.here() not in DIGITS:
        raise cursor.fault(
            start, r'After "{" Java expects a number, as in {2} or {2,5}; a literal brace is written "\{".'
        )
    least = most = _read_number(cursor, start)
    if cursor.take_if(","):
        most = ENDLESS if cursor.peek() == "}" else _read_number(cursor, start)
    if not cursor.take_if("}"):
        raise cursor.fault(
            start, 'A repetition is written {2}, {2,} or {2,5}; this one does not end in "}" after that.'
        )
    if most < least:
        raise cursor.fault(start, "The second number of a repetition is smaller than the first.")
    return least, most


def _read_number(cursor: Cursor, start: int) -> int:
    number = 0
    while (char := cursor.peek()) in DIGITS:
        number = number * 10 + int(char)
        if number > _MOST:
            raise cursor.fault(start, f"Java counts no more than {_MOST} repetitions.")
        cursor.at += 1
    return number
