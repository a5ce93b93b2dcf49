"""A progress bar on stderr, for what takes long on a terminal."""

from __future__ import annotations

import sys
from time import monotonic

from manifestkit.lean_typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import TypeVar

    Thing = TypeVar("Thing")

_WIDTH = 30

# In seconds: before the bar is drawn, and from then on until it is drawn again.
_PATIENCE = 1.0
_PAUSE = 0.1


def shown(things: Iterable[Thing], total: int, noun: str) -> Iterator[Thing]:
    """The things, counted on stderr as they are taken where that is a terminal and it takes long."""
    stream = sys.stderr
    if stream is None or not stream.isatty():
        yield from things
        return
    number = 0
    is_drawn = False
    due = monotonic() + _PATIENCE
    try:
        for thing in things:
            yield thing
            number += 1
            if (now := monotonic()) >= due:
                stream.write(_bar(number, total, noun))
                stream.flush()
                is_drawn, due = True, now + _PAUSE
    finally:
        # However this ends, what comes next begins a line of its own.
        if is_drawn:
            stream.write(_bar(number, total, noun) + "\n")
            stream.flush()


class Bars:
    """A bar for the copies of what is printed, ``total`` of them, and then one for the barcodes that are read again."""

    def __init__(self, total: int, noun: str) -> None:
        self._total = total
        self._noun = noun

    def drawn(self, copies: Iterable[Thing]) -> Iterable[Thing]:
        """Count the copies as they are drawn."""
        return shown(copies, self._total, self._noun)

    def read(self, barcodes: Sequence[Thing]) -> Iterable[Thing]:
        """Count the barcodes as they are read again."""
        return shown(barcodes, len(barcodes), "barcodes read again")


def _bar(number: int, total: int, noun: str) -> str:
    filled = "#" * (_WIDTH * number // total)
    return f"\r[{filled:<{_WIDTH}}] {number:,} of {total:,} {noun}"
