"""Checking files in several processes that are copies of this one, which starts them in no time.

That needs a system on which a copy is safe: Linux, as long as this process has a single thread. Others take
``processes``. ``multiprocessing`` itself takes longer to load than some hundreds of manifests to check.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from _thread import start_new_thread
from contextlib import suppress
from pickle import UnpicklingError, dump, load
from time import sleep

from manifestkit.checking.running import WorkerError, check_each
from manifestkit.checking.workers import GRACE, dealt, interrupts_held
from manifestkit.lean_typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import BinaryIO, NoReturn

    from manifestkit.checking.running import Outcome, Plan
    from manifestkit.checking.walking import Found


class _Worker(NamedTuple):
    pid: int
    answers: BinaryIO


def in_forks(files: Sequence[Found], plan: Plan, jobs: int) -> Iterator[Outcome | None]:
    """What comes of each file, in their order; WorkerError where a process is lost."""
    # What the first file needs is then loaded for all processes.
    yield from check_each(files[:1], plan)
    batches = dealt(files[1:], jobs)
    jobs = min(jobs, len(batches))
    workers: list[_Worker] = []
    # Nobody writes into it: it ends when this process does.
    lifeline, held = os.pipe()
    try:
        with interrupts_held():
            for first in range(jobs):
                workers.append(_start(batches[first::jobs], plan, lifeline, (held, *_ends(workers))))
        for number in range(len(batches)):
            yield from _received(workers[number % jobs].answers)
    finally:
        # Where this process was started without an interest in what it starts, the system clears that away by itself.
        for worker in workers:
            with suppress(ProcessLookupError):
                os.kill(worker.pid, signal.SIGTERM)
            # It may be waiting for somebody to take an answer.
            worker.answers.close()
        for worker in workers:
            with suppress(ChildProcessError):
                os.waitpid(worker.pid, 0)
        os.close(lifeline)
        os.close(held)


def _ends(workers: Sequence[_Worker]) -> Iterator[int]:
    return (worker.answers.fileno() for worker in workers)


def _start(batches: Sequence[Sequence[Found]], plan: Plan, lifeline: int, others: Sequence[int]) -> _Worker:
    """A process that checks some batches; it closes the ends of pipes by which this one is known to live."""
    reading, writing = os.pipe()
    pid = os.fork()
    if not pid:
        for end in (reading, *others):
            os.close(end)
        _work(batches, plan, lifeline, writing)
    # With its own end closed here, the loss of the process is seen.
    os.close(writing)
    return _Worker(pid, open(reading, "rb"))  # noqa: PTH123 - a descriptor has no path


def _received(answers: BinaryIO) -> list[Outcome | None]:
    try:
        outcomes: list[Outcome | None] = load(answers)  # noqa: S301 - of a process of ours
    except (EOFError, UnpicklingError) as error:
        raise WorkerError("a process that checked files has been ended by the system") from error
    return outcomes


def _work(batches: Sequence[Sequence[Found]], plan: Plan, lifeline: int, writing: int) -> NoReturn:
    """Check files for the process that this one is a copy of: that takes the interrupts, and this one ends with it."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        # An ordinary end, on which a file that is being written is cleared away.
        signal.signal(signal.SIGTERM, lambda *_: sys.exit())
        start_new_thread(_end_with_parent, (lifeline,))
        # What was loaded before stays to the end, and is not to be copied for being looked through.
        gc.freeze()
        answers = open(writing, "wb")  # noqa: SIM115 - a descriptor has no path, and the system closes it
        for files in batches:
            dump(list(check_each(files, plan)), answers)
            answers.flush()
    finally:
        # Whatever has happened, nothing of what this is a copy of must go on, or write what it has still to write.
        os._exit(0)


def _end_with_parent(lifeline: int) -> None:
    os.read(lifeline, 1)
    os.kill(os.getpid(), signal.SIGTERM)
    sleep(GRACE)
    os._exit(1)
