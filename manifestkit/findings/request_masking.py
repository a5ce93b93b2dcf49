"""Where in a request stands what must not be shown: there a value ends where the tree says.

The characters are searched line by line only for what the tree does not have, such as comments and what could not be
read.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from manifestkit.findings.hiding import merged
from manifestkit.findings.masking import (
    COLON,
    WORD,
    access_key_spans,
    extent,
    is_read,
    spans_in_key,
    with_repetitions,
    written_spans,
)
from manifestkit.findings.sensitive import is_personal, is_secret
from manifestkit.lean_typing import TYPE_CHECKING
from manifestkit.text.nodes import Mapping, Scalar
from manifestkit.text.source import Span

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from manifestkit.findings.masking import Test
    from manifestkit.text.nodes import Entry, Node

_NAME = re.compile(rf"(?<![\w.\-]){WORD}{COLON}")
_COLONS = re.compile(r"[:=\uff1a]")
_ARN = re.compile(r"arn:\S*+")
# No name with a colon behind it, and no word so long that it may be a secret access key.
_HARMLESS = re.compile(
    rf"(?:(?={_ARN.pattern}\Z)|(?=[^:=\uff1a]*+\Z))(?>(?:[A-Za-z0-9/+]{{0,39}}+[^A-Za-z0-9/+]++)*)[A-Za-z0-9/+]{{0,39}}+"
)
_COMMENT = re.compile(r"[ \t]++#[^\r\n]*+")


def harmless(known: frozenset[str]) -> frozenset[str]:
    """Those of the names that a request may have whose values are neither secret nor personal."""
    return frozenset(name for name in known if not _key_may_hide(name, known))


def hides_nothing(root: Node, known: Container[str], harmless: Container[str]) -> bool:
    """Whether there is neither a secret nor anything personal in a request that was read from JSON without a problem.

    Then no character stands outside the tree. Most requests are such, and it is told much faster than where something
    hides. ``known`` is as below; ``harmless`` is what is told of it above.
    """
    waiting = [root]
    for node in waiting:
        if isinstance(node, Mapping):
            for key, _, _, value in node.entries:
                if key not in harmless and (_key_may_hide(key, known) or access_key_spans(key)):
                    return False
                waiting.append(value)
        elif not isinstance(node, Scalar):
            waiting.extend(node.items)
        elif not _HARMLESS.fullmatch(node.text) and (
            access_key_spans(node.text)
            or _text_hides(node.text, is_secret, known)
            or _text_hides(node.text, is_personal, known)
        ):
            return False
    return True


def secret_spans(text: str, root: Node | None, known: Container[str]) -> tuple[Span, ...]:
    """The values of secret keys, and the texts that have a secret behind its name, in order and without overlap.

    ``known`` are the names that a request may have, which are not taken for misspelt secret ones.
    """
    return with_repetitions(text, [*_spans(text, root, is_secret, known), *access_key_spans(text)], known)


def personal_spans(text: str, root: Node | None, known: Container[str]) -> tuple[Span, ...]:
    """What tells of people; ``known`` is as above."""
    return with_repetitions(text, _spans(text, root, is_personal, known), known)


def _spans(text: str, root: Node | None, hides: Test, known: Container[str]) -> tuple[Span, ...]:
    spans: list[Span] = []
    keys: list[Span] = []  # those that have a value
    values: list[Span] = []
    waiting: list[Node] = [] if root is None else [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Mapping):
            for entry in node.entries:
                if is_read(entry.value) and not _is_empty_block(entry.value):
                    keys.append(Span(entry.key_start, entry.key_end))
                spans += _spans_of_entry(text, entry, hides, known)
                waiting.append(entry.value)
        elif not isinstance(node, Scalar):
            waiting.extend(node.items)
        elif is_read(node):
            values.append(extent(node))
            if _text_hides(node.text, hides, known) or (hides is is_secret and access_key_spans(node.text)):
                spans.append(extent(node))
    keys.sort()
    values.sort()

    def passes(start: int, end: int) -> bool:
        return start < _end_around(keys, start) or end <= _end_around(values, start)

    return merged([*spans, *written_spans(text, hides, known, passes)])


def _is_empty_block(node: Node) -> bool:
    """Whether a value is the beginning of a block alone, so that the line below may have been meant."""
    return isinstance(node, Scalar) and node.style in {"literal", "folded"} and not node.text


def _spans_of_entry(text: str, entry: Entry, hides: Test, known: Container[str]) -> Iterator[Span]:
    """What a key hides: its value, and what stands behind a name within the key itself."""
    is_hidden = _key_hides(entry.key, hides, known)
    if is_hidden:
        yield _with_comment(text, entry.value)
    if is_hidden or _COLONS.search(entry.key):
        yield from spans_in_key(text, entry, hides, known)


def _key_hides(key: str, hides: Test, known: Container[str]) -> bool:
    """Whether a key, or a word of it, is such a name."""
    return any(hides(name, known) for name in {key, *key.split()})


def _key_may_hide(key: str, known: Container[str]) -> bool:
    """Whether a key announces something that must not be shown, or has a colon, so that it may hold such a thing."""
    return any(_key_hides(key, hides, known) for hides in (is_secret, is_personal)) or _COLONS.search(key) is not None


def _text_hides(text: str, hides: Test, known: Container[str]) -> bool:
    """Whether a text has such a name with a colon behind it, or is a manifest, perhaps, with such a line."""
    if _COLONS.search(text) is None or _ARN.fullmatch(text):
        return False
    if any(hides(match[1], known) for match in _NAME.finditer(text)):
        return True
    return ("\n" in text or "\r" in text) and any(written_spans(text, hides, known))


def _end_around(spans: Sequence[Span], place: int) -> int:
    """The end of the last of the spans, which are in order and apart, that begins before a place or at it."""
    at = bisect_right(spans, place, key=lambda span: span.start)
    return spans[at - 1].end if at else -1


def _with_comment(text: str, node: Node) -> Span:
    """A value with the comment behind it, which may be a part that should have stood in quotes."""
    is_plain = isinstance(node, Scalar) and node.style == "plain"
    comment = _COMMENT.match(text, node.end) if is_plain else None
    return Span(node.start, comment.end() if comment else node.end)
