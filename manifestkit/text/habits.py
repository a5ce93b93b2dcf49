"""What both readers have to say about a tree that could be read: keys that stand twice, colons without a blank."""

from __future__ import annotations

from functools import reduce

from manifestkit.lean_typing import TYPE_CHECKING
from manifestkit.text import trouble
from manifestkit.text.nodes import Mapping, Scalar, Sequence
from manifestkit.text.reading import Problem
from manifestkit.text.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from manifestkit.text.edits import Edit
    from manifestkit.text.nodes import Node
    from manifestkit.text.trouble import Trouble


def duplicate_keys(root: Node) -> Iterator[Problem]:
    """A problem for each key that stands in its mapping for a second or later time."""
    waiting: list[tuple[tuple[str | int, ...], Node]] = [((), root)]
    while waiting:
        path, node = waiting.pop()
        if isinstance(node, Mapping):
            if has_duplicates(node):
                is_item = bool(path) and isinstance(path[-1], int)
                kind = trouble.DUPLICATE_KEY_OF_ITEM if is_item else trouble.DUPLICATE_KEY
                yield from _repeated(reduce(pointer_to, map(str, path), ""), node, kind)
            inner = [entry for entry in node.entries if not isinstance(entry.value, Scalar)]
            waiting += [((*path, entry.key), entry.value) for entry in inner]
        elif isinstance(node, Sequence):
            waiting += [((*path, at), item) for at, item in enumerate(node.items) if not isinstance(item, Scalar)]


def has_duplicates(mapping: Mapping) -> bool:
    """Whether a key stands in a mapping for a second or later time."""
    return len({entry.key for entry in mapping.entries}) < len(mapping.entries)


def _repeated(pointer: str, mapping: Mapping, kind: Trouble) -> Iterator[Problem]:
    seen: set[str] = set()
    for key, start, end, _ in mapping.entries:
        if key in seen:
            yield Problem(kind.rule, pointer_to(pointer, key), Span(start, end), kind.message, (key,), kind.help)
        seen.add(key)


def keys_without_blank(edits: Iterable[Edit]) -> Iterator[Problem]:
    """One problem for all values that stand right behind their colon, at the first of the ``edits`` that mend them."""
    edits = tuple(sorted(edits))
    if edits:
        first = edits[0].start
        kind = trouble.KEY_WITHOUT_BLANK
        yield Problem(kind.rule, "", Span(first - 1, first), kind.message, (), kind.help, edits)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems in the order of the text."""
    return tuple(sorted(problems, key=lambda problem: problem.span))


def pointer_to(parent: str, key: str) -> str:
    """The JSON Pointer (RFC 6901) of a member."""
    return f"{parent}/{key.replace('~', '~0').replace('/', '~1')}"
