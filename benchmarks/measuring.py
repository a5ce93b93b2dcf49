"""What every measurement has in common: paired runs, whole processes, and the row that tells of them."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

PAIRS = 15


class Row(NamedTuple):
    """One measured comparison; ``wanted`` says whether the ratio should be at least or at most the goal."""

    what: str
    ratio: float
    wanted: str
    goal: float

    def __str__(self) -> str:
        met = self.ratio >= self.goal if self.wanted == "at least" else self.ratio <= self.goal
        return f"| {self.what} | {self.ratio:.2f} | {self.wanted} {self.goal:g} | {'yes' if met else 'no'} |"


def seconds(action: Callable[[], object], clock: Callable[[], float] = perf_counter) -> float:
    """How long one call takes."""
    start = clock()
    action()
    return clock() - start


def paired(
    ours: Callable[[], object], theirs: Callable[[], object], clock: Callable[[], float] = perf_counter
) -> float:
    """The median of theirs over ours: how many times as fast ours is.

    Within one process the ``clock`` is best that of the processor, which does not run while others do.
    """
    return statistics.median(seconds(theirs, clock) / seconds(ours, clock) for _ in range(PAIRS))


def process(ours: Sequence[str], theirs: Sequence[str]) -> float:
    """The time of our process as a part of theirs."""
    return 1 / paired(lambda: run(ours), lambda: run(theirs))


def run(command: Sequence[str]) -> None:
    """Run a command to its end, whatever it finds, where no configuration is; modules are compiled once, as usual."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(  # noqa: S603 - commands of this file
        [sys.executable, *command],
        env=environment,
        cwd=tempfile.gettempdir(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )
