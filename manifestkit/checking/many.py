"""Checking many files, in one process or in several."""

from __future__ import annotations

import os
import sys

from manifestkit.checking.running import check_each
from manifestkit.lean_typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from manifestkit.checking.running import Outcome, Plan
    from manifestkit.checking.walking import Found

# From about here on, starting processes pays where processors are free.
MANY = 500


def check_files(files: Sequence[Found], plan: Plan, jobs: int) -> Iterator[Outcome | None]:
    """What is to be told of each file, in their order; None where it was met in a folder and is none of the kinds.

    More than one of ``jobs`` are processes of their own. They end with this one, however that ends.
    """
    if jobs == 1:
        return check_each(files, plan)
    if sys.platform == "linux":
        from manifestkit.checking.forks import in_forks

        return in_forks(files, plan, jobs)
    from manifestkit.checking.processes import in_processes

    return in_processes(files, plan, jobs)


def useful_jobs(files: int) -> int:
    """How many processes are worth their start for that many files."""
    if files < MANY:
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
