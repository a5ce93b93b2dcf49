"""What all ways to check files in several processes have in common."""

from __future__ import annotations

import signal
import sys
from contextlib import contextmanager

from manifestkit.lean_typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from manifestkit.checking.walking import Found

# How many seconds a process has to end of itself when the one that started it has ended.
GRACE = 5

_LARGEST_BATCH = 64
_BATCHES_FOR_EACH = 4


def dealt(files: Sequence[Found], jobs: int) -> list[Sequence[Found]]:
    """The files in batches, which go to one process after the other."""
    share = -(-len(files) // (jobs * _BATCHES_FOR_EACH))
    size = max(1, min(share, _LARGEST_BATCH))
    return [files[at : at + size] for at in range(0, len(files), size)]


@contextmanager
def interrupts_held() -> Iterator[None]:
    """Let an interrupt wait until all processes are started and known; they start with it held."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
