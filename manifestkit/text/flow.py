"""Flow collections and quoted scalars at a place in a text, read by Lark (``grammars/flow.lark``)."""

from __future__ import annotations

import re

from manifestkit.lean_typing import TYPE_CHECKING
from manifestkit.text.fields import KEY, QUOTED, entries_of, items_of
from manifestkit.text.flow_automaton import TABLES
from manifestkit.text.nodes import Entry, Mapping, Scalar, Sequence
from manifestkit.text.patterns import PLAIN_FIRST
from manifestkit.text.scalars import ScalarError, fold, unquote_double, unquote_single
from manifestkit.text.tables import Refused, recognise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from manifestkit.text.nodes import Node
    from manifestkit.text.tables import Token

MAX_DEPTH = 100
MAX_KEY = 1024

_OPENING = frozenset(("LIST_OPEN", "MAP_OPEN"))
_CLOSING = frozenset(("LIST_CLOSE", "MAP_CLOSE"))
_KEYS = frozenset(("PLAIN_KEY", "SINGLE_KEY", "DOUBLE_KEY"))
_REFUSED = "?!&*\t"
# As ``FIELD`` and ``ITEM``, between brackets.
_VALUE = rf"(?:([^\"', \r\n][^,\r\n]*+)|{QUOTED})([, \r\n]*+)"
_MEMBER = re.compile(rf"(){KEY}{_VALUE}")
_ITEM = re.compile(rf"(){_VALUE}")
# Brackets, and what may hold brackets that are text: quoted scalars, comments; a plain scalar may hold quotes.
_BRACKET = re.compile(r"[\[\]{}]|'[^']*+'|\"(?>(?:[^\"\\]++|\\[\s\S])*)\"|#[^\r\n]*+|[^\s,\[\]{}\"'#:][^\s,\[\]{}]*+")
_TIGHT = re.compile(r"([A-Za-z0-9]+):")
_TIGHT_BELOW = re.compile(r"[\r\n][ ]*+([A-Za-z0-9]+):")


class FlowError(Exception):
    """A flow collection or a quoted scalar that cannot be read; ``offset`` is where in the text.

    ``end`` is where it closes all the same, or None where that is not sure.
    """

    def __init__(self, cause: str, offset: int, end: int | None = None) -> None:
        super().__init__(cause)
        self.cause = cause
        self.offset = offset
        self.end = end


def read_flow(text: str, start: int, end: int, known: frozenset[str], depth: int = MAX_DEPTH) -> Node:
    """The node that begins at ``start`` with a bracket or a quote and closes before ``end``.

    Its own ``end`` is where reading stopped. ``known`` are the keys that start an entry at the start of a line even
    without a blank after the colon. FlowError where there is no such node; its ``cause`` is one of
    ``unclosed-quote``, ``unclosed-bracket``, ``too-deep`` (more than ``depth`` levels), ``long-key``, ``bad-escape``,
    ``lone-surrogate``, ``refused`` (what manifests never use, or a tab) and ``unexpected``.
    """
    tokens: list[Token] = []
    level = 0
    try:
        for token in recognise(TABLES, text, start, end):
            tokens.append(token)
            if token.terminal in _OPENING:
                level += 1
                if level > depth:
                    raise FlowError("too-deep", token.start)
            elif token.terminal in _CLOSING:
                level -= 1
            if not level:
                break
    except Refused as refused:
        raise _refusal(text, start, refused.offset, end, level) from None
    try:
        return _Builder(tokens, text, known).node()
    except FlowError as error:
        raise FlowError(error.cause, error.offset, None if error.cause == "unexpected" else tokens[-1].end) from None


def _refusal(text: str, start: int, offset: int, end: int, level: int) -> FlowError:
    """The error for a place at which no token begins that may stand there, ``level`` brackets deep."""
    if offset == end:
        return FlowError("unclosed-bracket", start)
    if TABLES.scanners.every.match(text, offset, end):
        return FlowError("unexpected", offset)
    if text[offset] in "\"'":
        return FlowError("unclosed-quote", offset)
    if text[offset] not in _REFUSED:
        return FlowError("unexpected", offset)
    for match in _BRACKET.finditer(text, offset, end):
        if match[0] in "[{":
            level += 1
        elif match[0] in "]}":
            level -= 1
            if level == 0:
                return FlowError("refused", offset, match.end())
    return FlowError("unclosed-bracket", start)


def tight_values(node: Node) -> Iterator[int]:
    """Where in a node that ``read_flow`` gave a value stands right behind its colon as only the dialect reads it."""
    waiting = [node]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Sequence):
            waiting += node.items
        elif isinstance(node, Mapping):
            for entry in node.entries:
                value = entry.value
                if not isinstance(value, Scalar):
                    waiting.append(value)
                elif value.start == entry.key_end + 1 and value.style != "empty" and _is_plain(entry):
                    yield value.start


def _is_plain(entry: Entry) -> bool:
    return entry.key_end - entry.key_start == len(entry.key)


class _Builder:
    """Makes the node of tokens that the grammar has accepted; recursion ends at the depth that they were kept to."""

    def __init__(self, tokens: list[Token], text: str, known: frozenset[str]) -> None:
        self._tokens = tokens
        self._at = 0
        self._text = text
        self._known = known

    def node(self) -> Node:
        """The node that begins at the next token."""
        token = self._next()
        if token.terminal == "LIST_OPEN":
            items: list[Node] = []
            while (end := self._close()) is None:
                items += self._items()
            return Sequence(tuple(items), token.start, end)
        if token.terminal == "MAP_OPEN":
            entries: list[Entry] = []
            while (end := self._close()) is None:
                entries += self._members()
            return Mapping(tuple(entries), token.start, end)
        return self._scalar(token)

    def _next(self) -> Token:
        self._at += 1
        return self._tokens[self._at - 1]

    def _ahead(self) -> str:
        return self._tokens[self._at].terminal

    def _close(self) -> int | None:
        """Past a comma, and past a closing bracket, whose end it gives."""
        if self._ahead() == "COMMA":
            self._at += 1
        return self._next().end if self._ahead() in _CLOSING else None

    def _items(self) -> Iterable[Node]:
        if self._ahead() == "ITEMS":
            _, start, end = self._next()
            return items_of(_ITEM.findall(self._text, start, end), start)
        if self._ahead() not in _KEYS:
            return (self.node(),)
        entry = self._entry()  # `[a: b]` is a list of one mapping
        return (Mapping((entry,), entry.key_start, entry.value.end),)

    def _members(self) -> Iterable[Entry]:
        if self._ahead() == "MEMBERS":
            _, start, end = self._next()
            return entries_of(_MEMBER.findall(self._text, start, end), start, [])
        return (self._entry() if self._ahead() in _KEYS else self._bare_key(),)

    def _entry(self) -> Entry:
        key, colon = self._scalar(self._next()), self._next()
        if colon.start - key.start > MAX_KEY:
            raise FlowError("long-key", key.start)
        is_empty = self._ahead() == "COMMA" or self._ahead() in _CLOSING
        value = Scalar("", colon.end, colon.end, "empty") if is_empty else self.node()
        return Entry(key.text, key.start, key.end, value)

    def _bare_key(self) -> Entry:
        key = self._scalar(self._next())
        empty = Scalar("", key.end, key.end, "empty")
        return _tight_entry(key, self._text, self._known) or Entry(key.text, key.start, key.end, empty)

    def _scalar(self, token: Token) -> Scalar:
        terminal, start, end = token
        raw = self._text[start:end]
        try:
            if terminal.startswith("SINGLE"):
                return Scalar(unquote_single(raw), start, end, "single")
            if terminal.startswith("DOUBLE"):
                return Scalar(unquote_double(raw), start, end, "double")
        except ScalarError as error:
            raise FlowError(error.cause, start + error.offset) from None
        for match in _TIGHT_BELOW.finditer(raw):
            if match[1] in self._known:  # an entry of its own, so that a comma is missing before it
                raise FlowError("unexpected", start + match.start(1))
        return Scalar(fold(raw), start, end, "plain")


def _tight_entry(key: Scalar, text: str, known: frozenset[str]) -> Entry | None:
    """`key:value` with a known key at the start of a line (RULINGS 15)."""
    match = _TIGHT.match(text, key.start, key.end)
    if match is None or key.style != "plain" or match[1] not in known or not _starts_line(text, key.start):
        return None
    start, end = match.end(), key.end
    value: Node
    if text[start] in "\"'":
        value = read_flow(text, start, end, known)
        start = value.end
    elif text[start] != ":" and PLAIN_FIRST.match(text, start, end):
        value = Scalar(fold(text[start:end]), start, end, "plain")
        start = end
    if start != end:
        raise FlowError("unexpected", start)
    return Entry(match[1], match.start(1), match.end(1), value)


def _starts_line(text: str, offset: int) -> bool:
    while offset and text[offset - 1] == " ":
        offset -= 1
    return offset == 0 or text[offset - 1] in "\r\n"
