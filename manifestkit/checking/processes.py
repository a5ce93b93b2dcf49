"""Checking files in several processes, on any system."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from multiprocessing import Pipe, Process, parent_process
from threading import Thread
from time import sleep
from typing import TYPE_CHECKING

from manifestkit.checking.running import WorkerError, check_each
from manifestkit.checking.workers import GRACE, dealt, interrupts_held

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from multiprocessing.connection import Connection

    from manifestkit.checking.running import Outcome, Plan
    from manifestkit.checking.walking import Found


def in_processes(files: Sequence[Found], plan: Plan, jobs: int) -> Iterator[Outcome | None]:
    """What comes of each file, in their order; WorkerError where a process is lost."""
    batches = dealt(files, jobs)
    jobs = min(jobs, len(batches))
    processes: list[Process] = []
    answers: list[Connection] = []
    try:
        with interrupts_held():
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
        sleep(GRACE)
        os._exit(1)
