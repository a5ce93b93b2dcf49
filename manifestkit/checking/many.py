"""Checking many files, in one process or in several."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from manifestkit.checking.running import check_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from manifestkit.checking.running import Outcome, Plan
    from manifestkit.checking.walking import Found

# From about here on, starting processes pays: half as much again in speed at 10,000 files.
MANY = 2000


def check_files(files: Sequence[Found], plan: Plan, jobs: int) -> Iterator[Outcome]:
    """What comes of each file, in their order; those that are none of the kinds and were not named are left out.

    More than one of ``jobs`` are processes of their own. They end with this one, however that ends.
    """
    outcomes: Iterator[Outcome | None]
    if jobs == 1:
        outcomes = (check_file(found, plan) for found in files)
    else:
        from manifestkit.checking.processes import in_processes

        outcomes = in_processes(files, plan, jobs)
    return (outcome for outcome in outcomes if outcome is not None)


def useful_jobs(files: int) -> int:
    """How many processes are worth their start for that many files."""
    if files < MANY:
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
