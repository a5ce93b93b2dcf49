"""Flow collections and quoted scalars at a place in a text, read by Lark (``grammars/flow.lark``)."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from manifestkit.resources import read_text
from manifestkit.text.nodes import Entry, Mapping, Scalar, Sequence
from manifestkit.text.scalars import ScalarError, fold, unquote_double, unquote_single

if TYPE_CHECKING:
    from typing import Any, TypeAlias

    from lark import Lark, Token

    from manifestkit.text.nodes import Node

    _Tree: TypeAlias = Any  # a lark.Tree: which child is a tree and which a token is the grammar's to say

MAX_DEPTH = 100
MAX_KEY = 1024

_OPENING = frozenset(("LIST_OPEN", "MAP_OPEN"))
_CLOSING = frozenset(("LIST_CLOSE", "MAP_CLOSE"))
_TIGHT = re.compile(r"([A-Za-z0-9]+):")


class FlowError(Exception):
    """A flow collection or a quoted scalar that cannot be read; ``offset`` is where in the text."""

    def __init__(self, cause: str, offset: int) -> None:
        super().__init__(cause)
        self.cause = cause
        self.offset = offset


def read_flow(text: str, start: int, end: int, known: frozenset[str]) -> Node:
    """The node that begins at ``start`` with a bracket or a quote and closes before ``end``.

    Its own ``end`` is where reading stopped. ``known`` are the keys that start an entry at the start of a line even
    without a blank after the colon. FlowError where there is no such node; its ``cause`` is one of
    ``unclosed-quote``, ``unclosed-bracket``, ``too-deep``, ``long-key``, ``bad-scalar`` and ``unexpected``.
    """
    from lark import TextSlice
    from lark.exceptions import UnexpectedCharacters, UnexpectedToken
    from lark.lexer import LexerState, LineCounter

    session = _parser().parse_interactive()
    # Lark would count the lines before the slice each time; nobody asks for its line numbers.
    counter = LineCounter("\n")  # type: ignore[no-untyped-call] # Lark leaves it untyped
    counter.char_pos = start
    session.lexer_thread.state = LexerState(TextSlice(text, start, end), counter)
    depth = 0
    try:
        for token in session.iter_parse():
            if token.type in _OPENING:
                depth += 1
                if depth > MAX_DEPTH:
                    raise FlowError("too-deep", _start(token))
            elif token.type in _CLOSING:
                depth -= 1
            if depth == 0:
                session.feed_token(token)  # the loop would feed it only after reading what comes behind
                return _node(session.feed_eof(token), text, known)  # type: ignore[no-untyped-call] # likewise
    except UnexpectedCharacters as error:
        offset: int = error.pos_in_stream  # type: ignore[assignment] # it is always set
        raise FlowError("unclosed-quote" if text[offset] in "\"'" else "unexpected", offset) from None
    except UnexpectedToken as error:
        raise FlowError("unexpected", _start(error.token)) from None
    raise FlowError("unclosed-bracket", start)


@cache
def _parser() -> Lark:
    from lark import Lark

    return Lark(read_text("grammars", "flow.lark"), parser="lalr", start="value", maybe_placeholders=False)


def _node(tree: _Tree, text: str, known: frozenset[str]) -> Node:
    """Recursion ends at MAX_DEPTH, which the parser has kept to."""
    if tree.data == "sequence":
        opening, *items, closing = tree.children
        return Sequence(tuple(_item(item, text, known) for item in items), _start(opening), _end(closing))
    if tree.data == "mapping":
        opening, *members, closing = tree.children
        return Mapping(tuple(_entry(member, text, known) for member in members), _start(opening), _end(closing))
    return _scalar(tree)


def _item(tree: _Tree, text: str, known: frozenset[str]) -> Node:
    if tree.data != "entry":
        return _node(tree, text, known)
    entry = _entry(tree, text, known)  # `[a: b]` is a list of one mapping
    return Mapping((entry,), entry.key_start, entry.value.end)


def _entry(tree: _Tree, text: str, known: frozenset[str]) -> Entry:
    if tree.data == "bare_key":
        key = _scalar(tree.children[0])
        return _tight_entry(key, text, known) or Entry(
            key.text, key.start, key.end, Scalar("", key.end, key.end, "empty")
        )
    key = _scalar(tree.children[0])
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
    value = Scalar(fold(text[match.end() : key.end]), match.end(), key.end, "plain")
    return Entry(match[1], match.start(1), match.end(1), value)


def _starts_line(text: str, offset: int) -> bool:
    while offset and text[offset - 1] == " ":
        offset -= 1
    return offset == 0 or text[offset - 1] in "\r\n"


def _scalar(tree: _Tree) -> Scalar:
    token = tree.children[0]
    start = _start(token)
    try:
        if tree.data == "plain":
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
