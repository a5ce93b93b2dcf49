"""Ordinary fields and items, taken apart many at a time: whole blocks, runs between other lines, and between brackets.

What is ordinary, the grammars alone say.
"""

from __future__ import annotations

import re

from manifestkit.text.nodes import Entry, Scalar

# What a grammar has accepted, taken apart: what stands before the key; the key; its colon and the blanks behind it; the
# value, quoted, or plain with all that stands behind it on its line; what is skipped, to the last character, so that
# each match begins where the last one ended. ``findall`` gives the texts of all groups without a call for each line,
# which is measured.
KEY = r"([^:]++)(:[ ]*+)"
QUOTED = r"(\"[^\"]*+\"|'[^']*+')"
_VALUE = rf"(?:([^\"'# \r\n][^\r\n]*+)|{QUOTED}|)"
_SKIPPED = r"([^\r\n]*+[\r\n]*+(?:#[^\r\n]*+[\r\n]*+|[ ][ ]*+(?:#[^\r\n]*+[\r\n]*+|[\r\n]++|\Z))*)"
FIELD = re.compile(rf"([ -]*+){KEY}{_VALUE}{_SKIPPED}")
ITEM = re.compile(rf"([ ]*+-[ ]++){_VALUE}{_SKIPPED}")

_new = tuple.__new__  # the constructor of a named tuple, without the call in between, which is measured


def entries_of(rows: list[tuple[str, ...]], at: int, tight: list[int]) -> list[Entry]:
    """The entries that ``FIELD``, or its like in brackets, found from the place ``at`` on.

    ``tight`` grows by the places where a value stands right behind its colon.
    """
    entries: list[Entry] = []
    for before, key, colon, plain, quoted, skipped in rows:
        key_start = at + len(before)
        key_end = key_start + len(key)
        start = at = key_end + len(colon)
        if plain:
            at += len(plain)
            text = plain if " " not in plain else _alone(plain)
            value = _new(Scalar, (text, start, start + len(text), "plain"))
        elif quoted:
            at += len(quoted)
            value = _quoted(quoted, start, at)
        else:
            value = Scalar("", key_end + 1, key_end + 1, "empty")
        if colon == ":" and start < at:
            tight.append(start)
        entries.append(_new(Entry, (key, key_start, key_end, value)))
        at += len(skipped)
    return entries


def items_of(rows: list[tuple[str, ...]], at: int) -> list[Scalar]:
    """The items that ``ITEM``, or its like in brackets, found from the place ``at`` on."""
    items: list[Scalar] = []
    for dash, plain, quoted, skipped in rows:
        start = at + len(dash)
        at = start + len(plain) + len(quoted)
        if quoted:
            items.append(_quoted(quoted, start, at))
        else:
            text = _alone(plain)
            items.append(_new(Scalar, (text, start, start + len(text), "plain")))
        at += len(skipped)
    return items


def _alone(plain: str) -> str:
    """A plain value without the blanks and the comment behind it."""
    return plain.partition(" #")[0].rstrip(" ")


def _quoted(raw: str, start: int, end: int) -> Scalar:
    return Scalar(raw[1:-1], start, end, "single" if raw[0] == "'" else "double")
