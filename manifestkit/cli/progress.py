"""A progress bar on stderr, for long batches on a terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    Thing = TypeVar("Thing")

_LONG = 50
_WIDTH = 30


def shown(things: Iterable[Thing], total: int, noun: str) -> Iterator[Thing]:
    """The things, counted on stderr as they are taken where that is a terminal and they are many."""
    stream = sys.stderr
    if total < _LONG or stream is None or not stream.isatty():
        yield from things
        return
    percent = -1
    for number, thing in enumerate(things, 1):
        yield thing
        if (now := 100 * number // total) != percent:
            percent = now
            bar = "#" * (_WIDTH * number // total)
            stream.write(f"\r[{bar:<{_WIDTH}}] {number:,} of {total:,} {noun}")
            stream.flush()
    stream.write("\n")
