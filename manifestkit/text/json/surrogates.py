"""Halves of surrogate pairs in a text, which are no characters: a program can pass them, a file cannot hold them."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import islice

from manifestkit.lean_typing import TYPE_CHECKING
from manifestkit.text.json import trouble
from manifestkit.text.json.builder import pointer_to
from manifestkit.text.nodes import Mapping, Scalar
from manifestkit.text.reading import Problem
from manifestkit.text.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifestkit.text.nodes import Node

_SURROGATE = re.compile(r"[\ud800-\udfff]")
_SURROGATES_PER_TEXT = 100


def surrogates(text: str, root: Node | None) -> Iterator[Problem]:
    """A problem for each half of a surrogate pair; for a text that is full of them, for the first hundred."""
    kind = trouble.SURROGATE
    for match in islice(_SURROGATE.finditer(text), _SURROGATES_PER_TEXT):
        pointer = pointer_to(_names_to(root, match.start()))
        yield Problem(kind.rule, pointer, Span(*match.span()), kind.message, (f"U+{ord(match[0]):04X}",), kind.help)


def _names_to(node: Node | None, at: int) -> Iterator[str]:
    """The names of the values around a place, from the outermost on."""
    while node is not None and not isinstance(node, Scalar):
        if isinstance(node, Mapping):
            members = [(entry.key, entry.value) for entry in node.entries]
        else:
            members = [(str(index), item) for index, item in enumerate(node.items)]
        number = bisect_right(members, at, key=lambda member: member[1].start) - 1
        if number < 0 or members[number][1].end <= at:
            return
        name, node = members[number]
        yield name
