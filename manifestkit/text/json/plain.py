"""The tree of ordinary JSON, in one go.

Ordinary are objects, lists, texts without escapes, numbers without an exponent, and words, some levels deep, where no
key stands twice. What else there is says ``grammars/json.lark``, which reads the ordinary alike.
"""

from __future__ import annotations

import re

from manifestkit.lean_typing import TYPE_CHECKING
from manifestkit.text.nodes import Entry, Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from manifestkit.text.nodes import Node

_DEEPEST = 20

_BLANKS = r"[ \t\n\r]*+"
_TEXT = r'"([^"\\\x00-\x1f]*+)"'
_SCALAR = rf"(?:{_TEXT}|(-?+(?:0|[1-9][0-9]{{0,17}}+)(?>(?:\.[0-9]++)?))|(true|false|null))"
# What follows a value, and the next one.
_BEHIND = rf"{_BLANKS}([,}}\]]){_BLANKS}"
# A scalar with what follows it, or the bracket of a collection.
_VALUE = rf"(?:{_SCALAR}{_BEHIND}|([\[{{]))"
_ITEM = re.compile(_VALUE)
_MEMBER = re.compile(rf"{_TEXT}{_BLANKS}:{_BLANKS}{_VALUE}")
_BEHIND_COLLECTION = re.compile(_BEHIND)
_SKIP = re.compile(_BLANKS)

_new = tuple.__new__  # the constructor of a named tuple, without the call in between, which is measured


class _Odd(Exception):  # noqa: N818 - no error: something is not ordinary
    """Something is not ordinary."""


def read_plain(text: str) -> Mapping | Sequence | None:
    """The tree of a JSON text that is an object or a list; None where something in it is not ordinary."""
    start = _skip(text, 0)
    try:
        root = _collection(text, start, 0)
    except _Odd:
        return None
    return root if _skip(text, root.end) == len(text) else None


def _skip(text: str, at: int) -> int:
    """Where the blanks end that begin at ``at``."""
    match = _SKIP.match(text, at)
    return at if match is None else match.end()


def _collection(text: str, start: int, depth: int) -> Mapping | Sequence:
    """The object or list whose bracket stands at ``start``."""
    opening = text[start : start + 1]
    if depth == _DEEPEST or opening not in {"{", "["}:
        raise _Odd
    at = _skip(text, start + 1)
    if opening == "[":
        return Sequence((), start, at + 1) if text[at : at + 1] == "]" else _array(text, start, at, depth)
    return Mapping((), start, at + 1) if text[at : at + 1] == "}" else _object(text, start, at, depth)


def _object(text: str, start: int, at: int, depth: int) -> Mapping:
    entries: list[Entry] = []
    while True:
        match = _MEMBER.match(text, at)
        if match is None:
            raise _Odd
        _, (key, key_end), string, number, word, (behind, _), (bracket, _) = match.regs
        if bracket < 0:
            value: Node = _scalar(text, string, number, word)
            at = match.end()
        else:
            value = _collection(text, bracket, depth + 1)
            behind, at = _behind(text, value.end)
        entries.append(_new(Entry, (text[key:key_end], key - 1, key_end + 1, value)))
        if text[behind] != ",":
            break
    if text[behind] != "}" or len({entry.key for entry in entries}) < len(entries):
        raise _Odd
    return _new(Mapping, (tuple(entries), start, behind + 1))


def _array(text: str, start: int, at: int, depth: int) -> Sequence:
    items: list[Node] = []
    while True:
        match = _ITEM.match(text, at)
        if match is None:
            raise _Odd
        _, string, number, word, (behind, _), (bracket, _) = match.regs
        if bracket < 0:
            items.append(_scalar(text, string, number, word))
            at = match.end()
        else:
            items.append(_collection(text, bracket, depth + 1))
            behind, at = _behind(text, items[-1].end)
        if text[behind] != ",":
            break
    if text[behind] != "]":
        raise _Odd
    return _new(Sequence, (tuple(items), start, behind + 1))


def _behind(text: str, at: int) -> tuple[int, int]:
    """Where the comma or bracket stands that follows a collection, and where the blanks behind it end."""
    match = _BEHIND_COLLECTION.match(text, at)
    if match is None:
        raise _Odd
    return match.start(1), match.end()


def _scalar(text: str, string: tuple[int, int], number: tuple[int, int], word: tuple[int, int]) -> Scalar:
    """The scalar of which one of three groups has matched: a text without its quotes, a number, or a word."""
    start, end = string
    if start >= 0:
        return _new(Scalar, (text[start:end], start - 1, end + 1, "double"))
    start, end = number
    if start >= 0:
        return _new(Scalar, (text[start:end], start, end, "number"))
    start, end = word
    return _new(Scalar, (text[start:end], start, end, "word"))
