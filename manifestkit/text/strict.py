"""The strict manifest reader: the ordinary manifest, fast. ``grammars/manifest.lark`` says what that is.

A token is a whole block; its lines are split here. What the grammar cannot say is refused here as well: lines of one
block in different columns, a member below a field that has a value, a colon without a blank that only the dialect can
judge. The tolerant reader then takes the text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from manifestkit.text.characters import has_unreadable
from manifestkit.text.manifest_automaton import TABLES
from manifestkit.text.nodes import Entry, Mapping, Scalar, Sequence
from manifestkit.text.tables import Refused, recognise

if TYPE_CHECKING:
    from collections.abc import Callable, Container

    from manifestkit.text.reading import Dialect
    from manifestkit.text.tables import Token

# The lines of a block, which the grammar has accepted, taken apart: what stands before the key; the key; its colon and
# the blanks behind it; the value, plain or quoted; what is skipped, to the last character, so that each match begins
# where the last one ended. ``findall`` gives the texts of all groups without a call for each line, which is measured.
_VALUE = r"(?:([^\"'# \r\n][^ \r\n]*+(?:[ ]++[^# \r\n][^ \r\n]*+)*+)|(\"[^\"]*+\"|'[^']*+'))?+"
_SKIPPED = r"([^\r\n]*+[\r\n]*+(?:[ ]*+#[^\r\n]*+[\r\n]*+|[ ]++(?:[\r\n]++|\Z))*+)"
_FIELD = re.compile(rf"([ ]*+(?:-[ ]++)?)([A-Za-z][A-Za-z0-9_.-]*+)(:[ ]*+){_VALUE}{_SKIPPED}")
_ITEM = re.compile(rf"([ ]*+)(-[ ]++){_VALUE}{_SKIPPED}")


_new = tuple.__new__  # the constructor of a named tuple, without the call in between, which is measured


class _NotOrdinary(Exception):  # noqa: N818 - no error: a signal to the other reader
    """The tolerant reader must take this text."""


def read_strictly(text: str, dialect: Dialect) -> tuple[Mapping, list[int]] | None:
    """The tree of an ordinary manifest and where values stand right behind their colons; None for any other text."""
    if has_unreadable(text):
        return None
    known = dialect.keys
    tight: list[int] = []
    entries: list[Entry] = []
    try:
        for token in list(recognise(TABLES, text)):
            if token.terminal == "FIELDS":
                entries += _fields(text, token, tight)
            elif token.terminal in _BELOW:
                key, key_start, key_end, value = entries[-1]
                if value.end > value.start:
                    return None
                if token.terminal == "RECORDS" and key in dialect.line_lists:
                    return None  # patterns that look like fields
                value = _BELOW[token.terminal](text, token, known, tight)
                entries[-1] = _new(Entry, (key, key_start, key_end, value))
        if tight:
            _judge_tight(entries, known)
    except (Refused, _NotOrdinary):
        return None
    return Mapping(tuple(entries), entries[0].key_start, entries[-1].value.end), tight


def _fields(text: str, token: Token, tight: list[int]) -> list[Entry]:
    """The fields of a block; ``tight`` grows by the places where a value stands right behind its colon."""
    entries, before = _entries(text, token, tight)
    if before.count(before[0]) < len(before):
        raise _NotOrdinary
    return entries


def _entries(text: str, token: Token, tight: list[int]) -> tuple[list[Entry], list[str]]:
    """The entries of a block, and what stands before each of them on its line."""
    entries, before = [], []
    at = token.start
    for blanks, key, colon, plain, quoted, skipped in _FIELD.findall(text, at, token.end):
        key_start = at + len(blanks)
        key_end = key_start + len(key)
        start = at = key_end + len(colon)
        if plain:
            at += len(plain)
            value = _new(Scalar, (plain, start, at, "plain"))
        elif quoted:
            at += len(quoted)
            value = _quoted(quoted, start, at)
        else:
            value = Scalar("", key_end + 1, key_end + 1, "empty")
        if colon == ":" and start < at:
            tight.append(start)
        entries.append(_new(Entry, (key, key_start, key_end, value)))
        before.append(blanks)
        at += len(skipped)
    return entries, before


def _quoted(raw: str, start: int, end: int) -> Scalar:
    return Scalar(raw[1:-1], start, end, "single" if raw[0] == "'" else "double")


def _judge_tight(entries: list[Entry], known: Container[str]) -> None:
    """Unless a known key of the mapping has its value right behind the colon, no key may (RULINGS 15)."""
    tight = [key for key, _, end, value in entries if value.start == end + 1 and value.end > value.start]
    if tight and not any(key in known for key in tight):
        raise _NotOrdinary


def _members(text: str, token: Token, known: Container[str], tight: list[int]) -> Mapping:
    before = len(tight)
    return _mapping(_fields(text, token, tight), known, is_tight=len(tight) > before)


def _mapping(entries: list[Entry], known: Container[str], *, is_tight: bool) -> Mapping:
    if is_tight:
        _judge_tight(entries, known)
    return Mapping(tuple(entries), entries[0].key_start, entries[-1].value.end)


def _items(text: str, token: Token, known: Container[str], _tight: list[int]) -> Sequence:
    items: list[Scalar] = []
    at = token.start
    found = _ITEM.findall(text, at, token.end)
    column = found[0][0]
    for blanks, dash, plain, quoted, skipped in found:
        if blanks != column:
            raise _NotOrdinary
        start = at + len(blanks) + len(dash)
        at = start + len(plain) + len(quoted)
        if quoted:
            items.append(_quoted(quoted, start, at))
        else:
            key, colon, _ = plain.partition(":")
            if colon and key in known:
                raise _NotOrdinary
            items.append(_new(Scalar, (plain, start, at, "plain")))
        at += len(skipped)
    return Sequence(tuple(items), token.start + len(column), items[-1].end)


def _records(text: str, token: Token, known: Container[str], tight: list[int]) -> Sequence:
    items: list[Mapping] = []
    record: list[Entry] = []
    entries, before = _entries(text, token, tight)
    dash = before[0].index("-")
    column = 0
    for entry, blanks in zip(entries, before, strict=True):
        if "-" in blanks:
            if blanks.index("-") != dash:
                raise _NotOrdinary
            if record:
                items.append(_mapping(record, known, is_tight=bool(tight)))
                record = []
            column = len(blanks)
        elif len(blanks) != column:
            raise _NotOrdinary
        record.append(entry)
    items.append(_mapping(record, known, is_tight=bool(tight)))
    return Sequence(tuple(items), token.start + dash, items[-1].end)


_BELOW: dict[str, Callable[[str, Token, Container[str], list[int]], Mapping | Sequence]] = {
    "MEMBERS": _members,
    "ITEMS": _items,
    "RECORDS": _records,
}
