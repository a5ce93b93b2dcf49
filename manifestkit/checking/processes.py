"""Checking files in several processes."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import contextmanager, suppress
from multiprocessing import Pipe, Process, parent_process
from threading import Thread
from time import sleep
from typing import TYPE_CHECKING

from manifestkit.checking.running import WorkerError, check_each

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from multiprocessing.connection import Connection

    from manifestkit.checking.running import Outcome, Plan
    from manifestkit.checking.walking import Found

_LARGEST_BATCH = 64
_BATCHES_FOR_EACH = 4

# How many seconds a process has to end of itself when the one that started it has ended.
_GRACE = 5


def in_processes(files: Sequence[Found], plan: Plan, jobs: int) -> Iterator[Outcome | None]:
    """What comes of each file, in their order; WorkerError where a process is lost.

    The files are dealt out in batches, one process after the other, and taken back in the same order.
    """
    share = -(-len(files) // (jobs * _BATCHES_FOR_EACH))
    size = max(1, min(share, _LARGEST_BATCH))
    batches = [files[at : at + size] for at in range(0, len(files), size)]
    jobs = min(jobs, len(batches))
    processes: list[Process] = []
    answers: list[Connection] = []
    try:
        with _interrupts_held():
            for first in range(jobs):
                ours, theirs = Pipe(duplex=False)
                process = Process(target=_work, args=(batches[first::jobs], plan, theirs), daemon=True)
                process.start()
                # With its own end closed here, the loss of the process is seen.
                theirs.close()
                processes.append(process)
                answers.append(ours)
        for number in range(len(batches)):
            yield from _received(answers[number % jobs])
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            process.join()


def _received(answer: Connection) -> list[Outcome | None]:
    try:
        outcomes: list[Outcome | None] = answer.recv()
    except EOFError as error:
        raise WorkerError("a process that checked files has been ended by the system") from error
    return outcomes


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Let an interrupt wait until all processes are started and known; they start with it held."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(batches: Sequence[Sequence[Found]], plan: Plan, answer: Connection) -> None:
    """Check files for the process that started this one: it takes the interrupts, and this one ends with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # An ordinary end, on which a file that is being written is cleared away.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    Thread(target=_end_with_parent, daemon=True).start()
    # Nobody takes the answers of a process whose parent has ended.
    with suppress(BrokenPipeError):
        for files in batches:
            answer.send(list(check_each(files, plan)))


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)
        sleep(_GRACE)
        os._exit(1)
