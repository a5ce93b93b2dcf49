"""Positioned trees of JSON, from Python values."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from manifestkit.text.nodes import Entry, Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from manifestkit.text.nodes import Node


class Pairs(NamedTuple):
    """An object in which a key may stand twice."""

    pairs: tuple[tuple[str, object], ...]


class Raw(NamedTuple):
    """Characters that stand in the text as they are, as a scalar of this style."""

    text: str
    style: str = "number"


def tree(value: object) -> tuple[Node, str]:
    """A value as a tree, and the JSON text whose positions are in it."""
    pieces: list[str] = []
    root = _node(value, pieces, 0)
    return root, "".join(pieces)


def _node(value: object, pieces: list[str], at: int) -> Node:
    if isinstance(value, dict):
        value = Pairs(tuple(value.items()))
    if isinstance(value, Pairs):
        return _object(value, pieces, at)
    if isinstance(value, list):
        return _list(value, pieces, at)
    if isinstance(value, Raw):
        pieces.append(value.text)
        text = "" if value.style == "unread" else value.text
        return Scalar(text, at, at + len(value.text), value.style)  # type: ignore[arg-type] # any of the styles
    written = json.dumps(value, ensure_ascii=False)
    pieces.append(written)
    if isinstance(value, str):
        return Scalar(value, at, at + len(written), "double")
    return Scalar(written, at, at + len(written), "word" if value is None or isinstance(value, bool) else "number")


def _object(value: Pairs, pieces: list[str], at: int) -> Mapping:
    start = at
    entries: list[Entry] = []
    pieces.append("{")
    at += 1
    for number, (key, member) in enumerate(value.pairs):
        if number:
            pieces.append(", ")
            at += 2
        written = json.dumps(key, ensure_ascii=False)
        pieces += (written, ": ")
        key_end = at + len(written)
        node = _node(member, pieces, key_end + 2)
        entries.append(Entry(key, at, key_end, node))
        at = node.end
    pieces.append("}")
    return Mapping(tuple(entries), start, at + 1)


def _list(value: list[object], pieces: list[str], at: int) -> Sequence:
    start = at
    items: list[Node] = []
    pieces.append("[")
    at += 1
    for number, member in enumerate(value):
        if number:
            pieces.append(", ")
            at += 2
        items.append(_node(member, pieces, at))
        at = items[-1].end
    pieces.append("]")
    return Sequence(tuple(items), start, at + 1)
