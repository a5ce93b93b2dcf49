"""What becomes of files when something fails: every row of docs/faults.md is tried."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from samples import MANIFEST

import manifestkit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full device"),
]

_PROJECT = Path(__file__).parents[2]
_STEPPING = Path(__file__).with_name("stepping.py")
_SECONDS = 60
_MANIFEST = MANIFEST.replace("bucket:", "Bucket:")
_NAME = "MyS3ImportManifest.txt"
_OLD = b"what was there before\n"
_FIX = ("check", "--fix", _NAME)
_LABEL = ("label", "right.txt", "--job-id", "3DE4N", "--ship-to", "to.txt", "-o", "label.pdf")
_PNG = (*_LABEL[:-1], "label.png")
_SIGN = ("signature", "sign", "--job-id", "3DE4N", "--key-file", "key.txt", "-o", "SIGNATURE", "right.txt")
_CREATE = ("dry-run", "importexport", "create-job", "--job-type", "Import", "--manifest", "file://right.txt")
_KEEP = (*_CREATE, "--no-validate-only", "--store", "jobs.db")
_KEEP_LARGE = tuple(word.replace("right.txt", "large.txt") for word in _KEEP)
_LIST = ("dry-run", "importexport", "list-jobs", "--store", "jobs.db")


class Row(NamedTuple):
    """A row of the table."""

    fault: str
    command: str
    status: str
    said: str
    file: str
    left: str


def _rows() -> Iterator[Row]:
    lines = (_PROJECT / "docs" / "faults.md").read_text(encoding="utf-8").splitlines()
    table = [line for line in lines if line.startswith("|")]
    for line in table[2:]:
        yield Row(*(cell.strip() for cell in line.strip("|").split("|")))


class Done(NamedTuple):
    """What a command came to."""

    status: int
    err: str


class Desk:
    """A folder in which something fails."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "desk"
        self.folder.mkdir()
        self.write(_NAME, _MANIFEST)
        self.write("right.txt", _MANIFEST.replace("Bucket", "bucket"))
        self.write("large.txt", _MANIFEST.replace("Bucket", f"# {'x' * 60_000}\nbucket"))
        self.write("to.txt", "Example Company\n1 Example Road\nSeattle WA 98101\n")
        self.write("key.txt", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n")

    def write(self, name: str, content: str) -> None:
        """Put a text into the folder."""
        (self.folder / name).write_text(content, encoding="utf-8")

    def run(
        self,
        command: Sequence[str],
        *,
        program: Sequence[str] = ("-m", "manifestkit"),
        prefix: Sequence[str] = (),
        largest: int | None = None,
        out: str | None = None,
    ) -> Done:
        """A command in a process of its own: with a largest size of files in bytes, or with its output in a file."""
        limit = None if largest is None else partial(resource.setrlimit, resource.RLIMIT_FSIZE, (largest, largest))
        with Path(out or os.devnull).open("wb") as stream:
            done = subprocess.run(  # noqa: S603 - the interpreter that runs the tests
                [*prefix, sys.executable, *program, *command],
                cwd=self.folder,
                env={**os.environ, "PYTHONPATH": str(_PROJECT), "PYTHONDONTWRITEBYTECODE": "1"},
                stdout=stream,
                stderr=subprocess.PIPE,
                text=True,
                timeout=_SECONDS,
                check=False,
                preexec_fn=limit,
            )
        assert "Traceback" not in done.stderr, done.stderr
        return Done(done.returncode, done.stderr)

    def content(self) -> dict[str, bytes]:
        """The files in the folder, but SQLite's own beside a store."""
        own = ("-wal", "-shm")
        return {
            path.name: path.read_bytes() if path.is_file() else b"folder"
            for path in self.folder.iterdir()
            if not path.name.endswith(own)
        }


def _jobs(store: Path) -> list[str]:
    """The ids in a store that has to be whole."""
    with closing(sqlite3.connect(store)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    with closing(manifestkit.client("importexport", store=store)) as client:
        return [job["JobId"] for job in client.list_jobs()["Jobs"]]


def _restricted() -> tuple[str, ...]:
    """What a command is run with so that modes of folders hold for it, although the tests are root's."""
    if os.geteuid() != 0:
        return ()
    setpriv = shutil.which("setpriv")
    if setpriv is None:
        pytest.skip("modes do not hold for root, and setpriv is not there")
    return (setpriv, "--bounding-set=-all", "--inh-caps=-all")


class Fault(NamedTuple):
    """How a row is tried.

    ``file`` is what the row tells of. ``prepare`` makes the desk ready, ``run`` makes the fault happen.
    """

    command: Sequence[str]
    file: str
    run: Callable[[Desk, Sequence[str]], Done]
    prepare: Callable[[Desk], object] = lambda _: None


def _full(largest: int) -> Callable[[Desk, Sequence[str]], Done]:
    return lambda desk, command: desk.run(command, largest=largest)


def _output_full(desk: Desk, command: Sequence[str]) -> Done:
    return desk.run(command, out="/dev/full")


def _in_read_only_folder(desk: Desk, command: Sequence[str]) -> Done:
    prefix = _restricted()
    desk.folder.chmod(0o500)
    try:
        return desk.run(command, prefix=prefix)
    finally:
        desk.folder.chmod(0o700)


def _with_read_only_file(desk: Desk, command: Sequence[str]) -> Done:
    (desk.folder / _NAME).chmod(0o400)
    return desk.run(command, prefix=_restricted())


_CHANGING = f"""
import os, sys
real = os.fsync
def change(descriptor):
    real(descriptor)
    with open({_NAME!r}, "wb") as file:
        file.write({_OLD!r})
os.fsync = change
from manifestkit.cli.main import main
sys.exit(main(sys.argv[1:]))
"""


def _changing(desk: Desk, command: Sequence[str]) -> Done:
    return desk.run(command, program=("-c", _CHANGING))


def _plain(desk: Desk, command: Sequence[str]) -> Done:
    return desk.run(command)


def _old(name: str) -> Callable[[Desk], object]:
    return lambda desk: (desk.folder / name).write_bytes(_OLD)


def _store(desk: Desk) -> None:
    with closing(manifestkit.client("importexport", store=desk.folder / "jobs.db")) as client:
        for _ in range(3):
            client.create_job(JobType="Import", Manifest=_MANIFEST, ValidateOnly=False)


def _without_members(desk: Desk) -> None:
    _store(desk)
    with closing(sqlite3.connect(desk.folder / "jobs.db")) as connection:
        connection.execute("UPDATE records SET document = '{}'")
        connection.commit()


def _with_other_bytes(desk: Desk) -> None:
    _store(desk)
    path = desk.folder / "jobs.db"
    data = path.read_bytes()
    assert data.count(b"example-bucket") == 3
    path.write_bytes(data.replace(b"example-bucket", b"exbmple-bucket"))


def _cut(desk: Desk) -> None:
    _store(desk)
    path = desk.folder / "jobs.db"
    path.write_bytes(path.read_bytes()[:-5000])


def _zeroed(desk: Desk) -> None:
    """As a disk gives back a sector that it cannot read: with nothing in it."""
    _store(desk)
    path = desk.folder / "jobs.db"
    with closing(sqlite3.connect(path)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'by_region'").fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    data = path.read_bytes()
    path.write_bytes(data[: (page - 1) * size] + bytes(size) + data[page * size :])


def _half_a_baseline(desk: Desk) -> None:
    desk.write("report.json", '{"schema": 1, "files": [{"path": "MyS3Import')


FAULTS: dict[tuple[str, str], Fault] = {
    ("disk full", "check --fix"): Fault(_FIX, _NAME, _full(50)),
    ("disk full", "label, new file"): Fault(_LABEL, "label.pdf", _full(50)),
    ("disk full", "label, existing file"): Fault(_LABEL, "label.pdf", _full(50), _old("label.pdf")),
    ("disk full", "label as PNG"): Fault(_PNG, "label.png", _full(50), _old("label.png")),
    ("disk full", "signature sign"): Fault(_SIGN, "SIGNATURE", _full(50), _old("SIGNATURE")),
    ("disk full", "dry-run"): Fault(_KEEP, "jobs.db", _full(50), _store),
    ("disk full later", "dry-run"): Fault(_KEEP_LARGE, "jobs.db", _full(40_000), _store),
    ("output full", "check"): Fault(("check", "--format", "json", _NAME), _NAME, _output_full),
    ("output full", "label to stdout"): Fault((*_LABEL[:-1], "-"), "right.txt", _output_full),
    ("output full", "new"): Fault(("new", "s3-import"), _NAME, _output_full),
    ("output full", "dry-run"): Fault(_KEEP, "jobs.db", _output_full, _store),
    ("read-only folder", "check --fix"): Fault(_FIX, _NAME, _in_read_only_folder),
    ("read-only folder", "label, new file"): Fault(_LABEL, "label.pdf", _in_read_only_folder),
    ("read-only folder", "label, existing file"): Fault(_LABEL, "label.pdf", _in_read_only_folder, _old("label.pdf")),
    ("read-only folder", "signature sign"): Fault(_SIGN, "SIGNATURE", _in_read_only_folder, _old("SIGNATURE")),
    ("read-only folder", "dry-run, new store"): Fault(_KEEP, "jobs.db", _in_read_only_folder),
    ("read-only folder", "dry-run"): Fault(_KEEP, "jobs.db", _in_read_only_folder, _store),
    ("read-only file", "check --fix"): Fault(_FIX, _NAME, _with_read_only_file),
    ("a folder in its place", "label, new file"): Fault(
        _LABEL, "label.pdf", _plain, lambda desk: (desk.folder / "label.pdf").mkdir()
    ),
    ("changed by another", "check --fix"): Fault(_FIX, _NAME, _changing),
    ("store with other bytes", "dry-run list-jobs"): Fault(_LIST, "jobs.db", _plain, _with_other_bytes),
    ("store cut short", "dry-run list-jobs"): Fault(_LIST, "jobs.db", _plain, _cut),
    ("store with a page of zeros", "dry-run list-jobs"): Fault(_LIST, "jobs.db", _plain, _zeroed),
    ("record without its members", "dry-run list-jobs"): Fault(_LIST, "jobs.db", _plain, _without_members),
    ("baseline cut short", "check --baseline"): Fault(
        ("check", "--baseline", "report.json", _NAME), "report.json", _plain, _half_a_baseline
    ),
}
_WRITING = "checking/fix.py"
_KEEPING = "dryrun/sqlite_store.py,dryrun/sql.py"
# The command, the file it writes, and the modules that write.
STEPS: dict[tuple[str, str], tuple[Sequence[str], str, str]] = {
    ("killed at each step", "check --fix"): (_FIX, _NAME, _WRITING),
    ("killed at each step", "label, existing file"): (_LABEL, "label.pdf", _WRITING),
    ("killed at each step", "signature sign"): (_SIGN, "SIGNATURE", _WRITING),
    ("killed at each step", "dry-run"): (_KEEP, "jobs.db", _KEEPING),
    ("interrupted at each step", "check --fix"): (_FIX, _NAME, _WRITING),
    ("interrupted at each step", "label, existing file"): (_LABEL, "label.pdf", _WRITING),
}
_SEVERAL = ("interrupted at some moment", "check --fix --jobs 2")
ROWS = {(row.fault, row.command): row for row in _rows()}


def _state(before: dict[str, bytes], after: dict[str, bytes], name: str, desk: Desk) -> str:
    """What has become of a file, in the words of the table."""
    if after.get(name) == b"folder":
        return "a folder still"
    if name not in after or (name not in before and not after[name]):
        return "not there"
    if before.get(name) == after[name]:
        return "as it was"
    if name == "jobs.db":
        return {3: "as it was", 4: "whole and new"}[len(_jobs(desk.folder / name))]
    return "as the other left it" if after[name] == _OLD else "changed"


def test_the_table_is_what_is_tried() -> None:
    """Every row has its case, and every case its row."""
    assert set(ROWS) == {*FAULTS, *STEPS, _SEVERAL}


@pytest.mark.parametrize("key", FAULTS, ids=lambda key: f"{key[0]}: {key[1]}")
def test_a_fault(key: tuple[str, str], tmp_path: Path) -> None:
    """The status, the words, the file and what is left behind are those of the table."""
    row, fault = ROWS[key], FAULTS[key]
    desk = Desk(tmp_path)
    fault.prepare(desk)
    before = desk.content()
    done = fault.run(desk, fault.command)
    after = desk.content()
    assert (str(done.status), _state(before, after, fault.file, desk)) == (row.status, row.file), done.err
    assert row.said in done.err
    assert all(line.startswith("manifestkit: ") for line in done.err.splitlines()), done.err
    assert sorted(set(after) - set(before) - {fault.file}) == []
    assert row.left == "nothing"


@pytest.mark.parametrize("key", STEPS, ids=lambda key: f"{key[0]}: {key[1]}")
def test_a_stop_at_each_step(key: tuple[str, str], tmp_path: Path) -> None:
    """Wherever it is stopped, a file is the old one or the new one, and no more is left behind than the table says."""
    row, (command, name, files) = ROWS[key], STEPS[key]
    desk = Desk(tmp_path)
    if name == "jobs.db":
        _store(desk)
    elif name != _NAME:
        (desk.folder / name).write_bytes(_OLD)
    number = signal.SIGKILL if key[0].startswith("killed") else signal.SIGINT
    before = desk.content()
    steps = tmp_path / "steps"
    done = subprocess.run(  # noqa: S603 - the interpreter that runs the tests
        [sys.executable, _STEPPING, str(int(number)), files, desk.folder, steps, *command],
        env={**os.environ, "PYTHONPATH": str(_PROJECT)},
        capture_output=True,
        text=True,
        timeout=_SECONDS * 3,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    statuses = [int(word) for word in done.stdout.split()]
    stopped = -signal.SIGKILL if row.status == "killed" else int(row.status)
    assert set(statuses[1:-1]) == {stopped}, statuses
    assert len(statuses) > 20
    desk.folder = steps / "0"
    new = desk.content()[name]
    seen = set()
    for step in range(1, len(statuses)):
        desk.folder = steps / str(step)
        after = desk.content()
        left = set(after) - set(before)
        assert len(left) <= (row.left != "nothing")
        assert all(other.startswith(".manifestkit-") for other in left)
        if name == "jobs.db":
            seen.add(len(_jobs(desk.folder / name)))
        else:
            seen.add({before[name]: 3, new: 4}[after[name]])
    assert seen == {3, 4}


@pytest.mark.parametrize("seconds", [0.4, 0.6, 0.8, 1.0, 1.3])
def test_an_interrupt_of_several_processes(seconds: float, tmp_path: Path) -> None:
    """Those that write end in order when the one that has started them is interrupted."""
    desk = Desk(tmp_path)
    for number in range(150):
        desk.write(f"n{number}{_NAME}", _MANIFEST)
    process = subprocess.Popen(
        [sys.executable, "-m", "manifestkit", "check", "--fix", "--jobs", "2", "."],
        cwd=desk.folder,
        env={**os.environ, "PYTHONPATH": str(_PROJECT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    time.sleep(seconds)
    process.send_signal(signal.SIGINT)
    # It may have ended before, or not yet have begun.
    assert process.wait(_SECONDS) in {int(ROWS[_SEVERAL].status), 0, -signal.SIGINT}
    content = desk.content()
    assert [name for name in content if name.startswith(".")] == []
    new = _MANIFEST.replace("Bucket", "bucket").encode()
    assert {content[name] for name in content if name.endswith(_NAME)} <= {_MANIFEST.encode(), new}
