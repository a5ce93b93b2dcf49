"""The figures of all runs, and the table that is made of them."""

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

Written by `python tests/fuzz/run.py --record` from all runs. Seconds are those of the processor beside those of the
clock, on a machine that did much else; where runs went on at the same time, those of each count. Edges and features are
libFuzzer's counts for `manifestkit`, and inputs those of the corpus that reach them, at the end of the last run. What
was found is in [finds.json](finds.json), mistakes of the targets themselves among it.

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
    """The table of all runs, and how long they went without a find."""
    lines = [_line(target, [run for run in runs if run.target == target]) for target in _targets(runs)]
    stretches: list[list[Figures]] = [[]]
    for run in runs:
        if run.found:
            stretches.append([])
        else:
            stretches[-1].append(run)
    longest = _span(max(stretches, key=_clock))
    told = f"\n{len(stretches) - 1} runs ended with a find. The longest stretch without one: {longest}.\n"
    told += f"Since the last one: {_span(stretches[-1])}.\n"
    versions = f"Python {platform.python_version()}, atheris {version('atheris')}, {platform.machine()}.\n"
    return f"{_HEAD}{''.join(lines)}| **all** | {_sums(runs)} | | | |\n{told}{versions}"


def _targets(runs: Sequence[Figures]) -> list[str]:
    return [*dict.fromkeys(run.target for run in runs)]


def _line(target: str, runs: Sequence[Figures]) -> str:
    last = runs[-1]
    return f"| `{target}` | {_sums(runs)} | {last.edges:,} | {last.features:,} | {last.inputs:,} |\n"


def _sums(runs: Sequence[Figures]) -> str:
    executions = sum(run.executions for run in runs)
    return f"{executions:,} | {sum(run.processor for run in runs):,.0f} | {sum(run.clock for run in runs):,.0f}"


def _span(runs: Sequence[Figures]) -> str:
    executions, processor = sum(run.executions for run in runs), sum(run.processor for run in runs)
    return f"{_clock(runs):,.0f} seconds ({processor:,.0f} of the processor), {executions:,} executions"


def _clock(runs: Sequence[Figures]) -> float:
    return sum(run.clock for run in runs)
