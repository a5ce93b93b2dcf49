"""The JSON text and the tree of ordinary parameters, in one go.

Ordinary are dictionaries, lists, texts of printable ASCII, integers, truth values and None, some levels deep.
"""

from __future__ import annotations

import re

from manifestkit.lean_typing import TYPE_CHECKING
from manifestkit.text.nodes import Entry, Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from manifestkit.text.nodes import Node

_PLAIN = re.compile(r"[ !#-\[\]-~]*+")
_INDENTATION = "  "
_DEEPEST = 20 * len(_INDENTATION)
_MOST = 10_000  # pieces
_LONGEST = 1_000_000  # characters
_HIGHEST = 2**63
_WORDS = {None: "null", True: "true", False: "false"}

_new = tuple.__new__  # the constructor of a named tuple, without the call in between, which is measured


class _Odd(Exception):  # noqa: N818 - no error: something is not ordinary
    """Something is not ordinary."""


def render_plain(params: object) -> tuple[str, Node] | None:
    """``params`` as JSON text and its tree; None where something in them is not ordinary."""
    pieces: list[str] = []
    try:
        root = _node(params, 0, "\n", pieces)
    except _Odd:
        return None
    return "".join(pieces), root


def _node(value: object, at: int, line: str, pieces: list[str]) -> Node:
    """Write a value that begins at ``at``, on a line that begins with ``line``, a line end and its indentation."""
    if len(pieces) > _MOST or at > _LONGEST or len(line) > _DEEPEST:
        raise _Odd
    if type(value) is str:
        return _text(value, at, pieces)
    if type(value) is dict:
        return _object(value, at, line, pieces)
    if type(value) is list:
        return _array(value, at, line, pieces)
    if type(value) is int and -_HIGHEST <= value < _HIGHEST:
        text = str(value)
        pieces.append(text)
        return _new(Scalar, (text, at, at + len(text), "number"))
    if value is None or value is True or value is False:
        text = _WORDS[value]
        pieces.append(text)
        return _new(Scalar, (text, at, at + len(text), "word"))
    raise _Odd


def _text(value: str, at: int, pieces: list[str]) -> Scalar:
    if not _PLAIN.fullmatch(value):
        raise _Odd
    pieces.append(f'"{value}"')
    return _new(Scalar, (value, at, at + len(value) + 2, "double"))


def _object(value: dict[object, object], at: int, line: str, pieces: list[str]) -> Mapping:
    start = at
    before = "{" + line + _INDENTATION
    entries = []
    for key, member in list(value.items()):
        if type(key) is not str or not _PLAIN.fullmatch(key):
            raise _Odd
        key_start = at + len(before)
        key_end = key_start + len(key) + 2
        pieces.append(f'{before}"{key}": ')
        node = _node(member, key_end + 2, line + _INDENTATION, pieces)
        entries.append(_new(Entry, (key, key_start, key_end, node)))
        at = node.end
        before = "," + line + _INDENTATION
    closing = line + "}" if entries else "{}"
    pieces.append(closing)
    return _new(Mapping, (tuple(entries), start, at + len(closing)))


def _array(value: list[object], at: int, line: str, pieces: list[str]) -> Sequence:
    start = at
    before = "[" + line + _INDENTATION
    items = []
    for item in list(value):
        pieces.append(before)
        node = _node(item, at + len(before), line + _INDENTATION, pieces)
        items.append(node)
        at = node.end
        before = "," + line + _INDENTATION
    closing = line + "]" if items else "[]"
    pieces.append(closing)
    return _new(Sequence, (tuple(items), start, at + len(closing)))
