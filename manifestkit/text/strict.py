"""The strict manifest reader: the ordinary manifest, fast. ``grammars/manifest.lark`` says what that is.

A token is a whole block; its lines are split here. What the grammar cannot say is refused here as well: lines of one
block in different columns, a member below a field that has a value, a colon without a blank that only the dialect can
judge. The tolerant reader then takes the text.
"""

from __future__ import annotations

from manifestkit.lean_typing import TYPE_CHECKING
from manifestkit.text.characters import has_unreadable
from manifestkit.text.edits import Edit
from manifestkit.text.fields import FIELD, ITEM, entries_of, items_of
from manifestkit.text.habits import duplicate_keys, has_duplicates, in_order, keys_without_blank
from manifestkit.text.manifest_automaton import TABLES
from manifestkit.text.nodes import Entry, Mapping, Sequence
from manifestkit.text.reading import Reading
from manifestkit.text.tables import Refused, recognise

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    from manifestkit.text.reading import Dialect, Problem
    from manifestkit.text.tables import Token

_new = tuple.__new__  # the constructor of a named tuple, without the call in between, which is measured


class _NotOrdinary(Exception):  # noqa: N818 - no error: a signal to the other reader
    """The tolerant reader must take this text."""


def read_strictly(text: str, dialect: Dialect) -> Reading | None:
    """The tree of an ordinary manifest, and the remarks on it; None for any other text."""
    if has_unreadable(text):
        return None
    try:
        return _Blocks(text, dialect).read()
    except (Refused, _NotOrdinary):
        return None


class _Blocks:
    """The blocks of one text, and what is to be remarked of them."""

    def __init__(self, text: str, dialect: Dialect) -> None:
        self._text = text
        self._dialect = dialect
        self._tight: list[int] = []  # where values stand right behind their colons
        self._repeats = False  # whether a key stands twice in its mapping

    def read(self) -> Reading:
        entries: list[Entry] = []
        for token in list(recognise(TABLES, self._text)):
            if token.terminal == "FIELDS":
                entries += entries_of(self._rows(FIELD, token), token.start, self._tight)
            elif token.terminal in _BELOW:
                key, key_start, key_end, value = entries[-1]
                if value.end > value.start:
                    raise _NotOrdinary
                if token.terminal == "RECORDS" and key in self._dialect.line_lists:
                    raise _NotOrdinary  # patterns that look like fields
                entries[-1] = _new(Entry, (key, key_start, key_end, _BELOW[token.terminal](self, token)))
        root = self._mapping(entries, is_tight=bool(self._tight))
        return Reading(root, in_order(self._remarks(root)) if self._tight or self._repeats else ())

    def _remarks(self, root: Mapping) -> list[Problem]:
        return [*duplicate_keys(root), *keys_without_blank([Edit(place, place, " ") for place in self._tight])]

    def _rows(self, pattern: re.Pattern[str], token: Token) -> list[tuple[str, ...]]:
        return pattern.findall(self._text, token.start, token.end)

    def _mapping(self, entries: list[Entry], *, is_tight: bool) -> Mapping:
        """The mapping of some entries, of which, unless a known key is tight, none may be (RULINGS 15)."""
        if is_tight:
            tight = [key for key, _, end, value in entries if value.start == end + 1 and value.end > value.start]
            if tight and not any(key in self._dialect.keys for key in tight):
                raise _NotOrdinary
        mapping: Mapping = _new(Mapping, (tuple(entries), entries[0].key_start, entries[-1].value.end))
        self._repeats = self._repeats or has_duplicates(mapping)
        return mapping

    def members(self, token: Token) -> Mapping:
        rows = self._rows(FIELD, token)
        if len({row[0] for row in rows}) > 1:
            raise _NotOrdinary
        before = len(self._tight)
        entries = entries_of(rows, token.start, self._tight)
        return self._mapping(entries, is_tight=len(self._tight) > before)

    def items(self, token: Token) -> Sequence:
        rows = self._rows(ITEM, token)
        items = items_of(rows, token.start)
        column = rows[0][0].index("-")
        for dash, plain, _, _ in rows:
            key, colon, _ = plain.partition(":")
            if dash.index("-") != column or (colon and key in self._dialect.keys):
                raise _NotOrdinary
        return Sequence(tuple(items), token.start + column, items[-1].end)

    def records(self, token: Token) -> Sequence:
        items: list[Mapping] = []
        record: list[Entry] = []
        rows = self._rows(FIELD, token)
        entries = entries_of(rows, token.start, self._tight)
        is_tight = bool(self._tight)
        dash = rows[0][0].index("-")
        column = 0
        for entry, row in zip(entries, rows, strict=True):
            before = row[0]
            if "-" in before:
                if before.index("-") != dash:
                    raise _NotOrdinary
                if record:
                    items.append(self._mapping(record, is_tight=is_tight))
                    record = []
                column = len(before)
            elif len(before) != column:
                raise _NotOrdinary
            record.append(entry)
        items.append(self._mapping(record, is_tight=is_tight))
        return Sequence(tuple(items), token.start + dash, items[-1].end)


_BELOW: dict[str, Callable[[_Blocks, Token], Mapping | Sequence]] = {
    "MEMBERS": _Blocks.members,
    "ITEMS": _Blocks.items,
    "RECORDS": _Blocks.records,
}
