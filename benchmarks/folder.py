"""Measure the check of a folder of many manifests: time, memory, and what an interrupt leaves; write FOLDER.md.

    python benchmarks/folder.py [FILES]

No two files are alike, and every twentieth has a mistake; the figures are not told unless just these are found. Memory
is what the system has noted as the most that each process held, so this needs Linux.
"""

from __future__ import annotations

import os
import platform
import signal
import subprocess
import sys
import tempfile
import time
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from texts import ordinary

if TYPE_CHECKING:
    from collections.abc import Iterator

FILES = 100_000
IN_A_FOLDER = 1000
MISTAKEN = 20
MISTAKES = (
    ("eraseDevice: yes", "eraseDevice: maybe"),
    ("manifestVersion: 2.0", "manifestVersion: 2.1"),
    ("  city: Seattle\n", ""),
)

# How an error shows in each format.
ERRORS = {"text": b"\nerror[", "json": b'"severity": "error"', "sarif": b'"level": "error", "message"'}

# In seconds: between two looks at a process, and from the start of the others until they are interrupted.
PAUSE = 0.05
EARLY = 3.0


class Run(NamedTuple):
    """What one check took: seconds, and MiB at the most for the first process and for the largest of the others."""

    status: int
    seconds: float
    first: float
    other: float


def write(folder: Path, files: int) -> None:
    """So many manifests, a thousand in a folder."""
    mistakes = cycle(MISTAKES)
    for number, text in zip(range(files), ordinary(), strict=False):
        inner = folder / f"{number // IN_A_FOLDER:03}"
        if not number % IN_A_FOLDER:
            inner.mkdir()
        broken = text if number % MISTAKEN else text.replace(*next(mistakes))
        (inner / f"{number:06}-S3ImportManifest.txt").write_text(broken, encoding="utf-8")


def start(folder: Path, out: Path, *options: str) -> subprocess.Popen[bytes]:
    """A check of a folder; mail to example.com, of which each file would be told, is not to be found."""
    command = [sys.executable, "-m", "manifestkit", "check", *options, str(folder)]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with out.open("wb") as stream:
        return subprocess.Popen(command, stdout=stream, env=environment)  # noqa: S603 - a command of this file


def others(process: int) -> list[int]:
    """The processes that a process has started and that still run."""
    try:
        return [int(word) for word in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
    except OSError:
        return []


def peak(process: int) -> float:
    """The most memory that a process has held so far, in MiB; 0 where it has ended."""
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM:")), 0)


def run(folder: Path, out: Path, *options: str) -> Run:
    """Check a folder to the end."""
    first = other = 0.0
    begin = time.perf_counter()
    process = start(folder, out, *options)
    while process.poll() is None:
        first = max(first, peak(process.pid))
        other = max([other, *map(peak, others(process.pid))])
        time.sleep(PAUSE)
    return Run(process.returncode, time.perf_counter() - begin, first, other)


def interrupt(folder: Path, out: Path, sent: signal.Signals) -> float:
    """How many seconds after a signal all processes of a check have ended; they must leave no output."""
    process = start(folder, out, "--format", "json")
    while not (started := others(process.pid)) and process.poll() is None:
        time.sleep(PAUSE)
    time.sleep(EARLY)
    process.send_signal(sent)
    begin = time.perf_counter()
    process.wait()
    while any(peak(other) for other in started):
        time.sleep(PAUSE)
    if not started or out.stat().st_size or process.returncode not in {130, -sent}:
        raise RuntimeError(f"{sent.name}: status {process.returncode}, {out.stat().st_size} bytes of output")
    return time.perf_counter() - begin


def measure(folder: Path, out: Path, files: int) -> Iterator[str]:
    """What each run took, as lines of a table."""
    mistaken = len(range(0, files, MISTAKEN))
    quiet = ("--ignore", "documentation-email")
    for told, options in (
        ("text", ("--format", "text", *quiet)),
        ("json", ("--format", "json", *quiet)),
        ("sarif", ("--format", "sarif", *quiet)),
        ("text, with two more findings in each file", ("--format", "text")),
        ("text, one process", ("--format", "text", "--jobs", "1", *quiet)),
    ):
        done = run(folder, out, *options)
        output = b"\n" + out.read_bytes()
        if done.status != 1 or (found := output.count(ERRORS[options[1]])) != mistaken:
            raise RuntimeError(f"{told}: status {done.status}, {found} errors of {mistaken}")
        other = f"{done.other:.0f}" if done.other else "-"
        size = len(output) / 2**20
        yield f"| {told} | {done.seconds:.0f} | {files / done.seconds:,.0f} | {done.first:.0f} | {other} | {size:.1f} |"


def interrupts(folder: Path, out: Path) -> Iterator[str]:
    """What came of each way to end a check early, as lines of a table."""
    for sent in (signal.SIGINT, signal.SIGTERM):
        yield f"| {sent.name} | {interrupt(folder, out, sent):.2f} | 0 | 0 |"


def said(lines: Iterator[str]) -> Iterator[str]:
    """The lines, each also said when it is there: the whole takes long."""
    for line in lines:
        sys.stderr.write(f"{line}\n")
        yield line


def main() -> None:
    """Measure, print, and write the tables."""
    files = int(sys.argv[1]) if len(sys.argv) > 1 else FILES
    # What a shell starts in the background, and whatever that starts, ignores interrupts.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with tempfile.TemporaryDirectory() as place:
        folder, out = Path(place, "manifests"), Path(place, "out")
        folder.mkdir()
        write(folder, files)
        ends = list(said(interrupts(folder, out)))
        runs = list(said(measure(folder, out, files)))
    cores = len(os.sched_getaffinity(0))
    tables = "\n".join(
        (
            "# A folder measured",
            "",
            f"CPython {platform.python_version()}, {platform.system()} {platform.machine()}, {cores} processors.",
            f"By `benchmarks/folder.py {files}`; load average of the machine {os.getloadavg()[2]:.1f}.",
            "",
            f"{files:,} manifests, no two alike, every twentieth with one error. Memory is the most a process held:",
            "the first, which collects and tells, and the largest of those that check.",
            "",
            "| Format | Seconds | Files a second | MiB, first process | MiB, each other | MiB of output |",
            "| --- | --: | --: | --: | --: | --: |",
            *runs,
            "",
            f"Ended by a signal {EARLY:.0f} seconds after the other processes began, in the format json:",
            "",
            "| Signal | Seconds to the end of the last process | Processes left | Bytes of output |",
            "| --- | --: | --: | --: |",
            *ends,
            "",
        )
    )
    Path(__file__).with_name("FOLDER.md").write_text(tables, encoding="utf-8")
    sys.stdout.write(tables)


if __name__ == "__main__":
    main()
