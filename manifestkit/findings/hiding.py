"""A text without what must not be shown of it, whose spans are known."""

from __future__ import annotations

from bisect import bisect_left

from manifestkit.lean_typing import TYPE_CHECKING, NamedTuple
from manifestkit.text.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# Of fixed width, because the length of a secret is a part of it.
MASK = "***"

# What stands around a value and is no part of it.
AROUND = " \t\r\n\"'"
# Shorter values are a part of many words.
TELLING = 4


class Piece(NamedTuple):
    """A part of a text, and whether it is to be masked."""

    start: int
    end: int
    hidden: bool


def overlaps(spans: Sequence[Span], start: int, end: int) -> bool:
    """Whether the piece has a character in one of the spans, or is an empty one inside; the spans are in order."""
    at = bisect_left(spans, (end,)) - 1
    return at >= 0 and spans[at].end > start


def touches(spans: Sequence[Span], start: int, end: int) -> bool:
    """As ``overlaps``, but an empty piece touches what stands on either side of it as well."""
    empty = start == end
    return overlaps(spans, start - empty, end + empty)


def within(spans: Sequence[Span], start: int, end: int) -> Sequence[Span]:
    """Those of the spans that have a character between ``start`` and ``end``; the spans are in order."""
    first = max(bisect_left(spans, (start,)) - 1, 0)
    return [span for span in spans[first : bisect_left(spans, (end,))] if span.end > start]


def cut(text: str, span: Span, limits: Span) -> str:
    """The characters of a span that lie between the limits."""
    return text[max(span.start, limits.start) : min(span.end, limits.end)]


def pieces(start: int, end: int, spans: Sequence[Span]) -> Iterator[Piece]:
    """The piece from ``start`` to ``end``, cut where something hidden begins or ends; the spans are in order."""
    at = max(bisect_left(spans, (start,)) - 1, 0)
    while start < end:
        while at < len(spans) and spans[at].end <= start:
            at += 1
        if at == len(spans) or spans[at].start >= end:
            yield Piece(start, end, hidden=False)
            return
        span = spans[at]
        if span.start > start:
            yield Piece(start, span.start, hidden=False)
        start, stop = max(start, span.start), min(end, span.end)
        yield Piece(start, stop, hidden=True)
        start = stop


def mask(text: str, start: int, end: int, spans: Sequence[Span]) -> str:
    """The slice with ``***`` for each hidden part of it."""
    return "".join(MASK if piece.hidden else text[piece.start : piece.end] for piece in pieces(start, end, spans))


def without(text: str, hidden: Iterable[str]) -> str:
    """A text for people without the hidden ones, of which those are left out that many words have in them."""
    for secret in hidden:
        bare = secret.strip(AROUND)
        if len(bare) >= TELLING:
            text = text.replace(bare, MASK)
    return text


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order, those that overlap or touch made one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if span.start >= span.end:
            continue
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)
