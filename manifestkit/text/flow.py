"""Flow collections and quoted scalars at a place in a text, read by Lark (``grammars/flow.lark``)."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from manifestkit.resources import read_text
from manifestkit.text.nodes import Entry, Mapping, Scalar, Sequence
from manifestkit.text.patterns import PLAIN_FIRST
from manifestkit.text.scalars import ScalarError, fold, unquote_double, unquote_single

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, TypeAlias

    from lark import Lark, Token

    from manifestkit.text.nodes import Node

    _Tree: TypeAlias = Any  # a lark.Tree: which child is a tree and which a token is the grammar's to say

MAX_DEPTH = 100
MAX_KEY = 1024

_OPENING = frozenset(("LIST_OPEN", "MAP_OPEN"))
_CLOSING = frozenset(("LIST_CLOSE", "MAP_CLOSE"))
_REFUSED = "?!&*\t"
# Brackets, and what may hold brackets that are text: quoted scalars, comments; a plain scalar may hold quotes.
_BRACKET = re.compile(r"[\[\]{}]|'[^']*+'|\"(?:[^\"\\]++|\\[\s\S])*+\"|#[^\r\n]*+|[^\s,\[\]{}\"'#:][^\s,\[\]{}]*+")
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
    ``unclosed-quote``, ``unclosed-bracket``, ``too-deep`` (more than ``depth`` levels), ``long-key``, ``bad-scalar``,
    ``refused`` (what manifests never use, or a tab) and ``unexpected``.
    """
    from lark import TextSlice
    from lark.exceptions import UnexpectedCharacters, UnexpectedToken
    from lark.lexer import LexerState, LineCounter

    session = _parser().parse_interactive()
    # Lark would count the lines before the slice each time; nobody asks for its line numbers.
    counter = LineCounter("\n")  # type: ignore[no-untyped-call] # Lark leaves it untyped
    counter.char_pos = start
    session.lexer_thread.state = LexerState(TextSlice(text, start, end), counter)
    level = 0
    try:
        for token in session.iter_parse():
            if token.type in _OPENING:
                level += 1
                if level > depth:
                    raise FlowError("too-deep", _start(token))
            elif token.type in _CLOSING:
                level -= 1
            if level == 0:
                session.feed_token(token)  # the loop would feed it only after reading what comes behind
                return _closed(session.feed_eof(token), text, known, _end(token))  # type: ignore[no-untyped-call] # likewise
    except UnexpectedCharacters as error:
        offset: int = error.pos_in_stream  # type: ignore[assignment] # it is always set
        raise _refusal(text, start, offset, end, level) from None
    except UnexpectedToken as error:
        raise FlowError("unexpected", _start(error.token)) from None
    raise FlowError("unclosed-bracket", start)


def _refusal(text: str, start: int, offset: int, end: int, level: int) -> FlowError:
    """The error for a character at which no token begins, ``level`` brackets deep."""
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
            for key, key_start, key_end, value in node.entries:
                is_plain = key_end - key_start == len(key)
                if is_plain and isinstance(value, Scalar) and value.style != "empty" and value.start == key_end + 1:
                    yield value.start
                waiting.append(value)


@cache
def _parser() -> Lark:
    from lark import Lark

    return Lark(read_text("grammars", "flow.lark"), parser="lalr", start="value", maybe_placeholders=False)


def _closed(tree: _Tree, text: str, known: frozenset[str], end: int) -> Node:
    try:
        return _node(tree, text, known)
    except FlowError as error:
        raise FlowError(error.cause, error.offset, None if error.cause == "unexpected" else end) from None


def _node(tree: _Tree, text: str, known: frozenset[str]) -> Node:
    """Recursion ends at MAX_DEPTH, which the parser has kept to."""
    if tree.data == "sequence":
        opening, *items, closing = tree.children
        return Sequence(tuple(_item(item, text, known) for item in items), _start(opening), _end(closing))
    if tree.data == "mapping":
        opening, *members, closing = tree.children
        return Mapping(tuple(_entry(member, text, known) for member in members), _start(opening), _end(closing))
    return _scalar(tree, known)


def _item(tree: _Tree, text: str, known: frozenset[str]) -> Node:
    if tree.data != "entry":
        return _node(tree, text, known)
    entry = _entry(tree, text, known)  # `[a: b]` is a list of one mapping
    return Mapping((entry,), entry.key_start, entry.value.end)


def _entry(tree: _Tree, text: str, known: frozenset[str]) -> Entry:
    if tree.data == "bare_key":
        key = _scalar(tree.children[0], known)
        return _tight_entry(key, text, known) or Entry(
            key.text, key.start, key.end, Scalar("", key.end, key.end, "empty")
        )
    key = _scalar(tree.children[0], known)
    colon = tree.children[1]
    if _start(colon) - key.start > MAX_KEY:
        raise FlowError("long-key", key.start)
    if len(tree.children) > 2:  # noqa: PLR2004 - the key, the colon, and a value
        value = _node(tree.children[2], text, known)
    else:
        value = Scalar("", _end(colon), _end(colon), "empty")
    return Entry(key.text, key.start, key.end, value)


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


def _scalar(tree: _Tree, known: frozenset[str]) -> Scalar:
    token = tree.children[0]
    start = _start(token)
    try:
        if tree.data == "plain":
            for match in _TIGHT_BELOW.finditer(token):
                if match[1] in known:  # an entry of its own, so that a comma is missing before it
                    raise FlowError("unexpected", start + match.start(1))
            return Scalar(fold(token), start, _end(token), "plain")
        if tree.data == "single":
            return Scalar(unquote_single(token), start, _end(token), "single")
        return Scalar(unquote_double(token), start, _end(token), "double")
    except ScalarError as error:
        raise FlowError("bad-scalar", start + error.offset) from None


def _start(token: Token) -> int:
    offset = token.start_pos
    assert offset is not None  # noqa: S101 - a token of a text has a place
    return offset


def _end(token: Token) -> int:
    return _start(token) + len(token)
