"""Run the tests of one room against each of its mutants, as a plugin of pytest.

mutmut makes the mutants, all at once, and tells which function each belongs to. The tests are collected a single time;
after that every mutant costs one fork and those tests that come by its function, the quickest first, until one fails.
Nothing is asked of the code before the fork but what its modules do when they are imported, and what they remember of
that is forgotten, so that no mutant hides behind an answer that was found without it.
"""

from __future__ import annotations

import gc
import json
import os
import resource
import signal
import sys
from contextlib import suppress
from functools import _lru_cache_wrapper
from importlib import import_module
from math import ceil
from tempfile import TemporaryFile
from time import process_time
from typing import TYPE_CHECKING, NamedTuple

from mutmut.mutation.trampoline import set_mutant_under_test
from mutmut.state import state
from mutmut.utils.format_utils import mangled_name_from_mutant_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    import pytest

KILLED, SURVIVED, NO_TESTS, TIMEOUT = 1, 0, 33, 36
CHILDREN = 2
# A test that takes longer, in seconds of the processor, is left out.
SLOW = 0.25
_TIMED_OUT = {-signal.SIGXCPU, -signal.SIGALRM, -signal.SIGKILL}
# What a mutant may take beyond what its tests take without it.
SECONDS, TIMES = 2, 5
# The seconds of the clock for a second of the processor, for one that waits for ever.
PATIENCE = 20
MEMORY = 4 << 30


class Measured(NamedTuple):
    """What the tests are without a mutant: the seconds of each, the functions it comes by, and all that they import."""

    seconds: dict[str, float]
    functions: dict[str, list[str]]
    modules: list[str]


class Mutants:
    """Takes the place of pytest's loop over the tests, and tells of each mutant with which code it ends."""

    def __init__(self, names: Sequence[str], told: Callable[[str, int], None]) -> None:
        self._names = names
        self._told = told
        self._running: dict[int, str] = {}

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Measure the tests, then try each mutant on those that come by it."""
        measured = _measured(session)
        for module in measured.modules:
            with suppress(ImportError):  # made by a test, for itself
                import_module(module)
        for remembered in gc.get_objects():
            if isinstance(remembered, _lru_cache_wrapper) and remembered.__module__.startswith("manifestkit"):
                remembered.cache_clear()
        gc.freeze()
        by_function: dict[str, list[pytest.Item]] = {}
        quick = [item for item in session.items if measured.seconds[item.nodeid] < SLOW]
        for item in sorted(quick, key=lambda item: measured.seconds[item.nodeid]):
            for function in measured.functions[item.nodeid]:
                by_function.setdefault(function, []).append(item)
        for name in self._names:
            items = by_function.get(mangled_name_from_mutant_name(name), [])
            if not items:
                self._told(name, NO_TESTS)
                continue
            if len(self._running) == CHILDREN:
                self._wait()
            limit = ceil(SECONDS + TIMES * sum(measured.seconds[item.nodeid] for item in items))
            child = _child(lambda items=items, limit=limit, name=name: _try(session, items, limit, name))
            self._running[child] = name
        while self._running:
            self._wait()
        return True

    def _wait(self) -> None:
        child, status = os.wait()
        code = os.waitstatus_to_exitcode(status)
        name = self._running.pop(child)
        self._told(name, TIMEOUT if code in _TIMED_OUT else code and KILLED)


def _measured(session: pytest.Session) -> Measured:
    """Run every test once, without a mutant, in a child of its own; SystemExit where one fails."""

    def measure() -> int:
        set_mutant_under_test("stats")
        seconds: dict[str, float] = {}
        functions: dict[str, list[str]] = {}
        for item, following in _with_next(session.items):
            state()._stats.clear()  # noqa: SLF001 - where mutmut's trampolines write
            begin = process_time()
            _run(session, item, following)
            seconds[item.nodeid] = process_time() - begin
            functions[item.nodeid] = sorted(state()._stats)  # noqa: SLF001 - as above
        file.write(json.dumps(Measured(seconds, functions, sorted(sys.modules))).encode())
        file.flush()
        return 0

    with TemporaryFile() as file:
        _, status = os.waitpid(_child(measure), 0)
        if status:
            raise SystemExit("a test fails without a mutant")
        file.seek(0)
        return Measured(*json.load(file))


def _try(session: pytest.Session, items: Sequence[pytest.Item], limit: int, name: str) -> int:
    set_mutant_under_test(name)
    resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 1))
    signal.alarm(limit * PATIENCE)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    for item, following in _with_next(items):
        _run(session, item, following)
    return SURVIVED


def _run(session: pytest.Session, item: pytest.Item, following: pytest.Item | None) -> None:
    session.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
    if session.testsfailed:
        os._exit(KILLED)


def _with_next(items: Sequence[pytest.Item]) -> Iterable[tuple[pytest.Item, pytest.Item | None]]:
    return zip(items, (*items[1:], None), strict=True)


def _child(act: Callable[[], int]) -> int:
    """Fork, and give the number of the child, which does it in silence and ends."""
    child = os.fork()
    if child:
        return child
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    try:
        os._exit(act())
    finally:  # whatever a mutant has raised, it never comes back to the parent's loop
        os._exit(KILLED)
