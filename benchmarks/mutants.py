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
from bisect import bisect
from contextlib import suppress
from functools import _lru_cache_wrapper, partial
from importlib import import_module
from itertools import accumulate
from math import ceil
from random import Random
from tempfile import TemporaryFile
from time import process_time
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from mutmut.mutation.trampoline import set_mutant_under_test
from mutmut.state import state
from mutmut.utils.format_utils import mangled_name_from_mutant_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from types import FrameType

    import pytest
    from _typeshed import TraceFunction

KILLED, SURVIVED, NO_TESTS, TIMEOUT = 1, 0, 33, 36
CHILDREN = 2
# In seconds of the processor: long tests come last, slow ones never, and no more of them than is enough for a mutant.
LONG, SLOW, ENOUGH = 0.03, 0.25, 20
_TIMED_OUT = {-signal.SIGXCPU, -signal.SIGALRM, -signal.SIGKILL}
# What a mutant may take beyond what its tests take without it.
SECONDS, TIMES = 1, 1
# The seconds of the clock for a second of the processor, for one that waits for ever.
PATIENCE = 20
MEMORY = 4 << 30
# Of the processor, for all tests of a room.
ALL_TESTS = 300


class Measured(NamedTuple):
    """What the tests are without a mutant: the seconds of each, the functions it comes by, and all that they import.

    Of a function that a test comes by is also told which of its lines the test runs.
    """

    seconds: dict[str, float]
    functions: dict[str, dict[str, list[int]]]
    modules: list[str]


class Mutants:
    """Takes the place of pytest's loop over the tests, and tells of each mutant with which code it ends."""

    def __init__(self, names: Sequence[str], told: Callable[[str, int], None]) -> None:
        self._names = names
        self._told = told
        self._running: dict[int, tuple[str, BinaryIO]] = {}
        # By function, the tests that killed mutants of it, the latest first.
        self._killers: dict[str, dict[str, None]] = {}
        # The functions that have run before any test does.
        self._early: set[str] = set()
        set_mutant_under_test("stats")

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Measure the tests, then try each mutant on those that come by it.

        What a function does while modules are imported is done before a mutant takes its place, so that one that the
        tests do not find has yet to be tried from the start; it ends as one that no test comes by.
        """
        measured = _measured(session)
        for module in measured.modules:
            with suppress(ImportError):  # made by a test, for itself
                import_module(module)
        self._early = set(state()._stats)  # noqa: SLF001 - where mutmut's trampolines write
        for cache in _caches():
            cache.cache_clear()
        gc.freeze()
        items = {item.nodeid: item for item in session.items if measured.seconds[item.nodeid] < SLOW}
        by_function: dict[str, dict[str, list[int]]] = {}
        mixed = Random(0).sample(sorted(items), len(items))  # noqa: S311 - neighbours are alike, and find the same
        for test in sorted(mixed, key=lambda test: measured.seconds[test] > LONG):
            for function, lines in measured.functions[test].items():
                by_function.setdefault(function, {})[test] = lines
        covering = {function: _covering(tests) for function, tests in by_function.items()}
        for name in self._names:
            function = mangled_name_from_mutant_name(name)
            tests = list(dict.fromkeys((*self._killers.get(function, ()), *covering.get(function, ()))))
            if not tests:
                self._told(name, NO_TESTS)
                continue
            spent = list(accumulate(measured.seconds[test] for test in tests))
            tests = tests[: bisect(spent, ENOUGH) + 1]
            if len(self._running) == CHILDREN:
                self._wait()
            limit = ceil(SECONDS + TIMES * min(spent[-1], ENOUGH))
            report = TemporaryFile()  # noqa: SIM115 - closed when the child has ended
            number = child(lambda: _try(session, [items[test] for test in tests], limit, name, report))  # noqa: B023
            self._running[number] = name, report
        while self._running:
            self._wait()
        return True

    def _wait(self) -> None:
        number, status = os.wait()
        name, report = self._running.pop(number)
        with report:
            report.seek(0)
            if killer := report.read().decode():
                killers = self._killers.setdefault(mangled_name_from_mutant_name(name), {})
                killers.pop(killer, None)
                self._killers[mangled_name_from_mutant_name(name)] = {killer: None, **killers}
        verdict = _verdict(status)
        is_early = mangled_name_from_mutant_name(name) in self._early
        self._told(name, NO_TESTS if is_early and verdict == SURVIVED else verdict)


def _measured(session: pytest.Session) -> Measured:
    """Run every test once, without a mutant, in a child of its own; SystemExit where one fails."""

    def measure() -> int:
        set_mutant_under_test("stats")
        seconds: dict[str, float] = {}
        functions: dict[str, dict[str, list[int]]] = {}
        known, caches = 0, []
        for item, following in _with_next(session.items):
            # What was found out for one test counts for the next one as well.
            if len(sys.modules) > known:
                known, caches = len(sys.modules), _caches()
            for cache in caches:
                cache.cache_clear()
            state()._stats.clear()  # noqa: SLF001 - where mutmut's trampolines write
            begin = process_time()
            _run(session, item, following)
            seconds[item.nodeid] = process_time() - begin
            seen: dict[str, set[int]] = {name: set() for name in state()._stats}  # noqa: SLF001 - as above
            sys.settrace(partial(_traced, seen))
            _run(session, item, following)
            sys.settrace(None)
            functions[item.nodeid] = {name: sorted(seen[name]) for name in sorted(seen)}
        file.write(json.dumps(Measured(seconds, functions, sorted(sys.modules))).encode())
        file.flush()
        return 0

    with TemporaryFile() as file:
        if ended(child(measure)):
            raise SystemExit("a test fails without a mutant")
        file.seek(0)
        return Measured(*json.load(file))


def _covering(tests: dict[str, list[int]]) -> list[str]:
    """The tests of a function, those that see most of it first, and before the others those that see what is new.

    Most of them leave it at once.
    """
    deepest = sorted(tests, key=lambda test: -len(tests[test]))
    seen: set[int] = set()
    first = []
    for test in deepest:
        if not seen.issuperset(tests[test]):
            seen.update(tests[test])
            first.append(test)
    return list(dict.fromkeys((*first, *deepest)))


def _traced(seen: dict[str, set[int]], frame: FrameType, event: str, _: object) -> TraceFunction | None:
    """Add the lines of the functions that mutants are made of, as the original of each runs."""
    name, suffix, _ = frame.f_code.co_name.rpartition("__mutmut_orig")
    lines = seen.get(f"{frame.f_globals['__name__']}.{name}") if suffix else None
    if lines is None:
        return None
    if event == "line":
        lines.add(frame.f_lineno)
    return partial(_traced, seen)


def _caches() -> list[_lru_cache_wrapper[object]]:
    caches = [found for found in gc.get_objects() if isinstance(found, _lru_cache_wrapper)]
    return [cache for cache in caches if cache.__module__.startswith("manifestkit")]


def _try(session: pytest.Session, items: Sequence[pytest.Item], limit: int, name: str, report: BinaryIO) -> int:
    set_mutant_under_test(name)
    bound(limit)
    for item, following in _with_next(items):
        report.seek(0)
        report.truncate()
        report.write(item.nodeid.encode())
        report.flush()
        _run(session, item, following)
    report.truncate(0)
    return SURVIVED


def _run(session: pytest.Session, item: pytest.Item, following: pytest.Item | None) -> None:
    session.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
    if session.testsfailed:
        os._exit(KILLED)


def _with_next(items: Sequence[pytest.Item]) -> Iterable[tuple[pytest.Item, pytest.Item | None]]:
    return zip(items, (*items[1:], None), strict=True)


def bound(seconds: int) -> None:
    """Let this process end after so many seconds of the processor, or where it waits for ever or takes all memory."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    signal.alarm(seconds * PATIENCE)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def child(act: Callable[[], int], *, is_silent: bool = True) -> int:
    """Fork, and give the number of the child, which does it, in silence as a rule, and ends with what that returns."""
    number = os.fork()
    if number:
        return number
    if is_silent:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
    try:
        os._exit(act())
    finally:  # whatever a mutant has raised, it never comes back to the parent's loop
        os._exit(KILLED)


def ended(number: int) -> int:
    """Wait for a child, and give its verdict: SURVIVED, KILLED or TIMEOUT."""
    return _verdict(os.waitpid(number, 0)[1])


def _verdict(status: int) -> int:
    code = os.waitstatus_to_exitcode(status)
    return TIMEOUT if code in _TIMED_OUT else code and KILLED
