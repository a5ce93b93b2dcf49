"""What both readers have to say about a tree that could be read: keys that stand twice, colons without a blank."""

from __future__ import annotations

from functools import reduce
from operator import itemgetter
from typing import TYPE_CHECKING

from manifestkit.text import trouble
from manifestkit.text.nodes import Mapping, Scalar, Sequence
from manifestkit.text.reading import Problem
from manifestkit.text.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from manifestkit.text.edits import Edit
    from manifestkit.text.nodes import Node

_KEY_OF = itemgetter(0)  # of an entry


def duplicate_keys(root: Node) -> Iterator[Problem]:
    """A problem for each key that stands in its mapping for a second or later time."""
    waiting: list[tuple[tuple[str | int, ...], Node]] = [((), root)]
    while waiting:
        path, node = waiting.pop()
        if isinstance(node, Mapping):
            if len(set(map(_KEY_OF, node.entries))) < len(node.entries):
                yield from _repeated(reduce(pointer_to, map(str, path), ""), node)
            waiting += [((*path, key), value) for key, _, _, value in node.entries if not isinstance(value, Scalar)]
        elif isinstance(node, Sequence):
            waiting += [((*path, at), item) for at, item in enumerate(node.items) if not isinstance(item, Scalar)]


def _repeated(pointer: str, mapping: Mapping) -> Iterator[Problem]:
    seen: set[str] = set()
    for key, start, end, _ in mapping.entries:
        if key in seen:
            kind = trouble.DUPLICATE_KEY
            yield Problem(kind.rule, pointer_to(pointer, key), Span(start, end), kind.message, (key,), kind.help)
        seen.add(key)


def keys_without_blank(edits: Iterable[Edit]) -> Iterator[Problem]:
    """One problem for all values that stand right behind their colon, at the first of the ``edits`` that mend them."""
    edits = tuple(sorted(edits))
    if edits:
        first = edits[0].start
        kind = trouble.KEY_WITHOUT_BLANK
        yield Problem(kind.rule, "", Span(first - 1, first), kind.message, (), kind.help, edits)


def pointer_to(parent: str, key: str) -> str:
    """The JSON Pointer (RFC 6901) of a member."""
    return f"{parent}/{key.replace('~', '~0').replace('/', '~1')}"
