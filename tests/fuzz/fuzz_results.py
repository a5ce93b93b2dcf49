"""The figures of all runs, and the table of those since the last find."""

from __future__ import annotations

import json
import platform
from importlib.metadata import version
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_HEAD = """\
# Fuzzing: figures

Written by `python tests/fuzz/run.py --record`. All runs since the last find; where there is one, it is told at the end.
Seconds are those of the processor beside those of the clock; edges and features are libFuzzer's counts for
`manifestkit`, and inputs those of the corpus that reach them, at the end of the last run.

| Target | Executions | Processor | Clock | Edges | Features | Inputs |
| --- | --: | --: | --: | --: | --: | --: |
"""


class Figures(NamedTuple):
    """What a run of one target came to; ``processor`` and ``clock`` are seconds, ``found`` names the finds."""

    target: str
    executions: int
    processor: float
    clock: float
    edges: int
    features: int
    inputs: int
    found: tuple[str, ...]


def remember(path: Path, figures: Figures) -> None:
    """Add the figures of a run to those of all runs."""
    with path.open("a", encoding="ascii") as file:
        file.write(json.dumps(figures) + "\n")


def remembered(path: Path) -> list[Figures]:
    """The figures of all runs, the latest last."""
    lines = path.read_text("ascii").splitlines() if path.exists() else []
    return [Figures(*json.loads(line)) for line in lines]


def table(runs: Sequence[Figures]) -> str:
    """The table of what has been tried since the last find, and a line on what was found before."""
    loud = [number for number, run in enumerate(runs) if run.found]
    quiet = runs[loud[-1] + 1 :] if loud else runs
    lines = [_line(target, [run for run in quiet if run.target == target]) for target in _targets(quiet)]
    total = f"| **all** | {_sums(quiet)} | | | |\n"
    before = runs[: len(runs) - len(quiet)]
    told = f"\nIn all {_seconds(quiet)} of the clock without a find; before that {_seconds(before)} with {len(loud)}.\n"
    versions = f"Python {platform.python_version()}, atheris {version('atheris')}, {platform.machine()}.\n"
    return _HEAD + "".join(lines) + total + told + versions


def _targets(runs: Sequence[Figures]) -> list[str]:
    return [*dict.fromkeys(run.target for run in runs)]


def _line(target: str, runs: Sequence[Figures]) -> str:
    last = runs[-1]
    return f"| `{target}` | {_sums(runs)} | {last.edges:,} | {last.features:,} | {last.inputs:,} |\n"


def _sums(runs: Sequence[Figures]) -> str:
    executions = sum(run.executions for run in runs)
    return f"{executions:,} | {sum(run.processor for run in runs):,.0f} | {sum(run.clock for run in runs):,.0f}"


def _seconds(runs: Sequence[Figures]) -> str:
    return f"{sum(run.clock for run in runs):,.0f} seconds"
