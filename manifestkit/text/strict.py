"""The strict manifest reader: the ordinary manifest, fast. ``grammars/manifest.lark`` says what that is.

A token is a whole block; its lines are split here. What the grammar cannot say is refused here as well: lines of one
block in different columns, a member below a field that has a value, a colon without a blank that only the dialect can
judge. The tolerant reader then takes the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manifestkit.text.characters import has_unreadable
from manifestkit.text.fields import FIELD, ITEM, entries_of, items_of
from manifestkit.text.manifest_automaton import TABLES
from manifestkit.text.nodes import Entry, Mapping, Sequence
from manifestkit.text.tables import Refused, recognise

if TYPE_CHECKING:
    from collections.abc import Callable, Container

    from manifestkit.text.reading import Dialect
    from manifestkit.text.tables import Token

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
    entries, before = entries_of(FIELD, text, token.start, token.end, tight)
    if before.count(before[0]) < len(before):
        raise _NotOrdinary
    return entries


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
    items, before = items_of(ITEM, text, token.start, token.end)
    column = before[0].index("-")
    for item, dash in zip(items, before, strict=True):
        if dash.index("-") != column:
            raise _NotOrdinary
        key, colon, _ = item.text.partition(":")
        if colon and item.style == "plain" and key in known:
            raise _NotOrdinary
    return Sequence(tuple(items), token.start + column, items[-1].end)


def _records(text: str, token: Token, known: Container[str], tight: list[int]) -> Sequence:
    items: list[Mapping] = []
    record: list[Entry] = []
    entries, before = entries_of(FIELD, text, token.start, token.end, tight)
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
