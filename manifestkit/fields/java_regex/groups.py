"""What stands after the parenthesis that opens a group: its kind, its flags, its name."""

from __future__ import annotations

from manifestkit.fields.java_regex.cursor import DIGITS, LETTERS
from manifestkit.lean_typing import TYPE_CHECKING

if TYPE_CHECKING:
    from manifestkit.fields.java_regex.cursor import Cursor
    from manifestkit.fields.java_regex.lengths import GroupKind

_KINDS: dict[str, GroupKind] = {
    ":": "group",
    ">": "atomic",
    "=": "look-around",
    "!": "look-around",
}
_FOREIGN = {
    "P<": "Java names a group with (?<name>...), without the P.",
    "P=": r"Java refers back to a named group with \k<name>, not with (?P=name).",
    "#": "Java has no comment groups; take the comment out.",
    "(": "Java has no conditional groups; write the alternatives out with |.",
}
"""What other tools understand after ``(?``, and what Java has in its place."""

_FLAGS = frozenset("idmsuxUc")  # c is known to Java's parser alone; no documentation has it
_NAME_CHARACTERS = LETTERS | DIGITS


def read_opening(cursor: Cursor, names: set[str]) -> GroupKind | None:
    """Read from the ``(`` at the cursor to the group's content; return its kind.

    None is for flags that hold up to the end of the group around them, as in ``(?i)``. A name is added to
    ``names``, which holds those further left.
    """
    start = cursor.at
    cursor.at += 1
    if not cursor.take_if("?"):
        return "group"
    mark = cursor.here()
    if mark in _KINDS:
        cursor.at += 1
        return _KINDS[mark]
    if mark == "<":
        cursor.at += 1
        return _read_name_or_look_behind(cursor, start, names)
    for foreign, message in _FOREIGN.items():
        if cursor.sees(foreign):
            raise cursor.fault(start, message)
    return _read_flags(cursor, start)


def read_group_name(cursor: Cursor) -> str:
    """Read a group's name and the ``>`` behind it."""
    at = cursor.at
    if cursor.peek() not in LETTERS:
        raise cursor.fault(at, "A group's name begins with a letter from A to Z or a to z.")
    name = cursor.take_run(_NAME_CHARACTERS)
    if not cursor.take_if(">"):
        raise cursor.fault(at, 'A group\'s name holds only the letters A to Z and a to z and digits, up to a ">".')
    return name


def _read_name_or_look_behind(cursor: Cursor, start: int, names: set[str]) -> GroupKind:
    if cursor.peek() in LETTERS:
        at = cursor.at
        name = read_group_name(cursor)
        if name in names:
            raise cursor.fault(at, "A group of this name stands further left already; each name may be given once.")
        names.add(name)
        return "group"
    if cursor.take() in ("=", "!"):
        return "look-behind"
    raise cursor.fault(
        start, 'After "(?<" comes "=" or "!" for a look-behind, or a group\'s name, which begins with a letter.'
    )


def _read_flags(cursor: Cursor, start: int) -> GroupKind | None:
    on = True
    while char := cursor.peek():
        if char in _FLAGS:
            cursor.modes = cursor.modes.switched(char, on=on)
        elif char == "-" and on:
            on = False
        else:
            break
        cursor.at += 1
    at = cursor.at
    match cursor.take():
        case ")":
            return None
        case ":":
            return "group"
        case "":
            raise cursor.fault(start, 'This "(?" is never finished.')
        case _:
            raise cursor.fault(at, "Java knows no such flag or group; the flags are i, d, m, s, u, x and U.")
