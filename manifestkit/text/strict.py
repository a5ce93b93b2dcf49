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

# The lines of a block, which the grammar has accepted, taken apart: the indentation, the dash, the key, the blanks
# behind its colon, the value; then what is skipped, to the last character, so that no search goes on inside a comment.
# ``regs`` gives the spans of all groups at once, which is measured.
_SKIPPED = r"[^\r\n]*+(?:[\r\n]++[ ]*+(?:#[^\r\n]*+)?(?=[\r\n]|\Z))*+[\r\n]*+"
_VALUE = r"(\"[^\"]*+\"|'[^']*+'|(?!#)(?:[^ \r\n]++|[ ]++(?![ #\r\n]|\Z))*+|)"
_KEY = r"([A-Za-z][A-Za-z0-9_.-]*+):[ ]*+"
_FIELD = re.compile(rf"([ ]*+){_KEY}{_VALUE}{_SKIPPED}")
_RECORD = re.compile(rf"([ ]*+)(-[ ]++)?{_KEY}{_VALUE}{_SKIPPED}")
_ITEM = re.compile(rf"([ ]*+)-[ ]++{_VALUE}{_SKIPPED}")
_TIGHT = re.compile(r"([A-Za-z0-9]++):")


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
                holder = entries[-1]
                if holder.value.end > holder.value.start:
                    return None
                if token.terminal == "RECORDS" and holder.key in dialect.line_lists:
                    return None  # patterns that look like fields
                entries[-1] = holder._replace(value=_BELOW[token.terminal](text, token, known, tight))
        if tight:
            _judge_tight(entries, known)
    except (Refused, _NotOrdinary):
        return None
    return Mapping(tuple(entries), entries[0].key_start, entries[-1].value.end), tight


def _fields(text: str, token: Token, tight: list[int]) -> list[Entry]:
    """The fields of a block; ``tight`` grows by the places where a value stands right behind its colon."""
    entries = []
    column = -1
    for match in _FIELD.finditer(text, token.start, token.end):
        _, (line, _), (key_start, key_end), (start, end) = match.regs
        if key_start - line != column:
            if column >= 0:
                raise _NotOrdinary
            column = key_start - line
        entries.append(_field(text, key_start, key_end, start, end, tight))
    return entries


def _field(text: str, key_start: int, key_end: int, start: int, end: int, tight: list[int]) -> Entry:
    if start == end:
        value = Scalar("", key_end + 1, key_end + 1, "empty")
    else:
        if start == key_end + 1:
            tight.append(start)
        value = _scalar(text, start, end)
    return _new(Entry, (text[key_start:key_end], key_start, key_end, value))


def _scalar(text: str, start: int, end: int) -> Scalar:
    first = text[start]
    if first == "'":
        return Scalar(text[start + 1 : end - 1], start, end, "single")
    if first == '"':
        return Scalar(text[start + 1 : end - 1], start, end, "double")
    return _new(Scalar, (text[start:end], start, end, "plain"))


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
    items = []
    column = -1
    for match in _ITEM.finditer(text, token.start, token.end):
        _, (line, dash), (start, end) = match.regs
        if column not in (-1, dash - line):
            raise _NotOrdinary
        column = dash - line
        tight = _TIGHT.match(text, start, end)
        if tight is not None and tight[1] in known:
            raise _NotOrdinary
        items.append(_scalar(text, start, end))
    return Sequence(tuple(items), token.start + column, items[-1].end)


def _records(text: str, token: Token, known: Container[str], tight: list[int]) -> Sequence:
    items: list[Mapping] = []
    entries: list[Entry] = []
    dash_column = key_column = -1
    for match in _RECORD.finditer(text, token.start, token.end):
        _, (line, dash), (_, blanks), (key_start, key_end), (start, end) = match.regs
        if blanks >= 0:
            if dash_column not in (-1, dash - line):
                raise _NotOrdinary
            dash_column = dash - line
            if entries:
                items.append(_mapping(entries, known, is_tight=bool(tight)))
                entries = []
        elif key_start - line != key_column:
            raise _NotOrdinary
        key_column = key_start - line
        entries.append(_field(text, key_start, key_end, start, end, tight))
    items.append(_mapping(entries, known, is_tight=bool(tight)))
    return Sequence(tuple(items), token.start + dash_column, items[-1].end)


_BELOW: dict[str, Callable[[str, Token, Container[str], list[int]], Mapping | Sequence]] = {
    "MEMBERS": _members,
    "ITEMS": _items,
    "RECORDS": _records,
}
