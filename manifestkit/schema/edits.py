"""Changes to a request that leave everything else in it as it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from manifestkit.text.edits import Edit
from manifestkit.text.nodes import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from manifestkit.text.nodes import Node

# What stands for itself in every kind of quotes and without them.
_SIMPLE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_./@+-]*(?::[A-Za-z0-9_./@+:-]*[A-Za-z0-9_/])?")
# The styles in which a value without characters stands on the line of its key.
_ON_ITS_LINE = frozenset(("plain", "single", "double", "word"))
_LINE_END = re.compile(r"[ \t]*+(?:\r\n|\n|\r|\Z)")


def rewritten(node: Node, text: str) -> tuple[Edit, ...]:
    """``text`` in the place of a scalar, written as the old one was; none where that is not beyond doubt."""
    if not isinstance(node, Scalar) or _SIMPLE.fullmatch(text) is None:
        return ()
    if node.style == "plain":
        return (Edit(node.start, node.end, text),)
    quote = {"double": '"', "single": "'"}.get(node.style)
    return () if quote is None else (Edit(node.start, node.end, f"{quote}{text}{quote}"),)


def bare(node: Node, text: str) -> tuple[Edit, ...]:
    """A number or a word in the place of a scalar."""
    return (Edit(node.start, node.end, text),) if isinstance(node, Scalar) else ()


def quoted(node: Node) -> tuple[Edit, ...]:
    """A number as a text of the same characters."""
    return (Edit(node.start, node.end, f'"{node.text}"'),) if isinstance(node, Scalar) else ()


def bracketed(node: Node) -> tuple[Edit, ...]:
    """A value as the only item of a list; none where it stands in block style, outside brackets and quotes."""
    if (isinstance(node, Mapping) and _is_in_brackets(node)) or (isinstance(node, Scalar) and node.style == "double"):
        return (Edit(node.start, node.start, "["), Edit(node.end, node.end, "]"))
    return ()


def renamed(holder: Node, name: str, new: str) -> tuple[Edit, ...]:
    """Another name for a member; none where the object has one of that name."""
    if not isinstance(holder, Mapping) or holder.get(new) is not None:
        return ()
    named = [entry for entry in holder.entries if entry.key == name]
    if len(named) != 1:
        return ()
    start, end = named[0].key_start, named[0].key_end
    quotes = end - start - len(name)
    if quotes not in {0, 2}:  # written with escapes
        return ()
    return (Edit(start + quotes // 2, end - quotes // 2, new),)


def dropped(holder: Node, name: str) -> tuple[Edit, ...]:
    """An object without a member, and without the comma beside it in braces; none where that is not beyond doubt.

    In block style the characters of the member alone go; what is left of its line is for ``without_blank_lines``.
    """
    if not isinstance(holder, Mapping):
        return ()
    entries = holder.entries
    named = [number for number, entry in enumerate(entries) if entry.key == name]
    if len(named) != 1:
        return ()
    number = named[0]
    start, end = entries[number].key_start, entries[number].value.end
    if not _is_in_brackets(holder):
        # A block without members would be null.
        is_short = isinstance(value := entries[number].value, Scalar) and value.style in _ON_ITS_LINE
        return (Edit(start, end, ""),) if is_short and len(entries) > 1 else ()
    if number + 1 < len(entries):
        end = entries[number + 1].key_start
    elif number > 0:
        start = entries[number - 1].value.end
    return (Edit(start, end, ""),)


def without_blank_lines(text: str, edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """The edits; one that takes everything from a line takes the line."""
    return tuple(_with_line(text, edit) for edit in edits)


def _with_line(text: str, edit: Edit) -> Edit:
    start, end = edit.start, _LINE_END.match(text, edit.end)
    while start and text[start - 1] in " \t":
        start -= 1
    takes_all = edit.end > edit.start and not edit.text and (start == 0 or text[start - 1] in "\r\n")
    return Edit(start, end.end(), "") if takes_all and end is not None else edit


def _is_in_brackets(node: Mapping | Sequence) -> bool:
    """Whether an object is written in braces: one in block style begins with its first key."""
    return isinstance(node, Mapping) and (not node.entries or node.start < node.entries[0].key_start)
