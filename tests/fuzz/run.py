"""Runs the targets under atheris, one after the other, from the kept corpus on: ``make fuzz SECONDS=600``.

    python tests/fuzz/run.py [--seconds N] [--keep] [--record] [TARGET...]

The seconds are shared by the targets. What coverage finds goes to ``.fuzz/`` beside the repository's files, where the
next run takes it up; ``--keep`` reduces it to what adds coverage and writes that to ``corpus/``, and ``--record``
writes the figures. An input that breaks a promise, or takes too long, is told and stays in ``.fuzz/TARGET/finds``; the
exit status is then 1.
"""

from __future__ import annotations

import argparse
import importlib
import json
import pkgutil
import re
import resource
import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fuzz_results import Figures

FOLDER = Path(__file__).resolve().parent
ROOT = FOLDER.parents[1]
WORK = ROOT / ".fuzz"
FIGURES = WORK / "figures.jsonl"
RESULTS = FOLDER / "RESULTS.md"
sys.path[:0] = [str(ROOT), str(FOLDER), str(FOLDER.parent / "text")]

# Seconds of the processor that an input may take: what a hostile one of 4 KiB may at most.
LIMIT = 1.0
_LONGEST = 4096
# The targets bound the time of the processor themselves; what libFuzzer calls slow is a busy machine.
_LIBFUZZER = (
    f"-max_len={_LONGEST}",
    "-rss_limit_mb=2048",
    "-timeout=120",
    "-report_slow_units=600",
    "-print_final_stats=1",
    "-verbosity=1",
)
_KEPT_BYTES = 40_000
_WARMING = 20
_ROOMS = ("checking", "dryrun", "fields", "findings", "importexport", "reporters", "schema", "snowball", "text")

_EXECUTIONS = re.compile(r"number_of_executed_units: (\d+)")
_COVERAGE = re.compile(r"cov: (\d+) ft: (\d+) corp: (\d+)")


def main(arguments: list[str]) -> int:
    """Run the targets, or with ``--inside`` one of them in this process."""
    parser = argparse.ArgumentParser(description="Fuzzes manifestkit from the kept corpus on.")
    parser.add_argument("targets", nargs="*", metavar="TARGET", help="which (default: all)")
    parser.add_argument("--seconds", type=int, default=600, help="for all targets together (default: 600)")
    parser.add_argument("--keep", action="store_true", help="write what adds coverage to corpus/")
    parser.add_argument("--record", action="store_true", help="write the figures of all runs to RESULTS.md")
    parser.add_argument("--inside", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.inside is not None:
        fuzz(options.targets[0], options.inside)
    from fuzz_targets import TARGETS

    targets = options.targets or [*TARGETS]
    unknown = [target for target in targets if target not in TARGETS]
    if unknown:
        parser.error(f"there is no target {unknown[0]}; there are {', '.join(TARGETS)}")
    figures = [run(target, max(options.seconds // len(targets), 1)) for target in targets if options.seconds]
    if options.keep:
        for target in targets:
            keep(target)
    if options.record:
        from fuzz_results import remembered, table

        RESULTS.write_text(table(remembered(FIGURES)), "ascii")
    return int(any(each.found for each in figures))


def fuzz(target: str, flags: list[str]) -> None:
    """Fuzz in this process; never returns."""
    import atheris  # type: ignore[import-untyped] # ships no types

    with atheris.instrument_imports(include=["manifestkit"]):
        from fuzz_seeds import seeds
        from fuzz_targets import TARGETS

        _import_all()
    # What is imported and kept when it is first used is counted against no input.
    for seed in seeds(target)[:_WARMING]:
        TARGETS[target](seed)
    function = TARGETS[target]

    def timed(data: bytes) -> None:
        began = time.process_time()
        function(data)
        if time.process_time() - began > LIMIT:
            # Once may be the collector of garbage, or another process.
            began = time.process_time()
            function(data)
            taken = time.process_time() - began
            assert taken <= LIMIT, f"{len(data)} bytes take {taken:.1f} seconds"

    # libFuzzer starts itself once more to reduce a corpus.
    atheris.Setup([" ".join(_inside(target)), *flags], timed)
    atheris.Fuzz()


def _import_all() -> None:
    """Import every module that a target may reach, so that its coverage is counted."""
    import manifestkit

    for room in _ROOMS:
        folder = f"{manifestkit.__path__[0]}/{room}"
        for module in pkgutil.walk_packages([folder], f"manifestkit.{room}."):
            importlib.import_module(module.name)


def run(target: str, seconds: int) -> Figures:
    """Fuzz one target in a process of its own."""
    from fuzz_results import Figures, remember

    found, corpus = prepared(target)
    before = {*found.iterdir()}
    log = WORK / target / "log.txt"
    used, began = _used_by_children(), time.monotonic()
    with log.open("wb") as output:
        command = (f"-max_total_time={seconds}", f"-artifact_prefix={found}/", f"-dict={WORK / 'words'}", str(corpus))
        done = subprocess.run(_inside(target, *_LIBFUZZER, *command), stdout=output, stderr=output, check=False)  # noqa: S603 - our own
    told = log.read_text("utf-8", "replace")
    new = sorted(path.name for path in {*found.iterdir()} - before)
    if done.returncode:
        sys.stderr.write(told[-6000:])
        new = new or [f"exit status {done.returncode}"]
    edges, features, inputs = map(int, [("0", "0", "0"), *_COVERAGE.findall(told)][-1])
    figures = Figures(
        target=target,
        executions=sum(map(int, _EXECUTIONS.findall(told))),
        processor=round(_used_by_children() - used, 1),
        clock=round(time.monotonic() - began, 1),
        edges=edges,
        features=features,
        inputs=inputs,
        found=tuple(new),
    )
    remember(FIGURES, figures)
    sys.stderr.write(f"{figures}\n")
    return figures


def keep(target: str) -> None:
    """Write what adds coverage, the smallest first, to the corpus of the repository."""
    from fuzz_inputs import text_of
    from fuzz_seeds import CORPUS, seeds

    _, corpus = prepared(target)
    reduced = WORK / target / "reduced"
    reduced.mkdir(exist_ok=True)
    for path in reduced.iterdir():
        path.unlink()
    flags = ("-merge=1", *_LIBFUZZER[:3], str(reduced), str(corpus))
    subprocess.run(_inside(target, *flags), capture_output=True, check=False)  # noqa: S603 - our own
    own = {*seeds(target)}
    lines, size = [], 0
    for data in sorted((path.read_bytes() for path in reduced.iterdir()), key=lambda data: (len(data), data)):
        line = json.dumps(text_of(data))
        if data not in own and size + len(line) < _KEPT_BYTES:
            lines.append(line)
            size += len(line) + 1
    CORPUS.mkdir(exist_ok=True)
    path = CORPUS / f"{target}.jsonl"
    already = path.read_text("ascii").splitlines() if path.exists() else []
    kept = [line for line in dict.fromkeys((*already, *lines)) if line]
    path.write_text("".join(f"{line}\n" for line in kept), "ascii")


def prepared(target: str) -> tuple[Path, Path]:
    """The folders of a target's finds and of its corpus, in which its seeds lie."""
    from fuzz_seeds import seeds, words

    found, corpus = (WORK / target / name for name in ("finds", "corpus"))
    for folder in (found, corpus):
        folder.mkdir(parents=True, exist_ok=True)
    for seed in seeds(target):
        (corpus / sha256(seed).hexdigest()[:16]).write_bytes(seed)
    (WORK / "words").write_text("".join(f'"{word}"\n' for word in words()), "ascii")
    return found, corpus


def _inside(target: str, *flags: str) -> list[str]:
    return [sys.executable, __file__, target, "--inside", *flags]


def _used_by_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
