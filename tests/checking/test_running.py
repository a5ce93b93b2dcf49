"""Checking and mending files, one after the other or several at a time."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from manifestkit.checking import many
from manifestkit.checking.catalogue import find
from manifestkit.checking.check import Settings
from manifestkit.checking.many import check_files, useful_jobs
from manifestkit.checking.running import Outcome, Plan, check_file
from manifestkit.checking.selection import Selection
from manifestkit.checking.walking import Found

ROOT = Path(__file__).parents[2]
MENDABLE = b"\xef\xbb\xbfmanifestVersion: 2.0;\r\nbucket:my-bucket\r\n"
UNMENDABLE = b"manifestVersion: 2.0\neraseDevice: maybe\n"


def _rules(outcome: Outcome | None) -> set[str]:
    assert outcome is not None
    assert outcome.report is not None
    return {finding.name for finding in outcome.report.findings}


def _written(folder: Path, files: dict[str, bytes]) -> list[Found]:
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return [Found(str(folder / name), named=True) for name in files]


# A name and a text, and what is told of the file when it was named, and when it was met in a folder.
KINDS = [
    ("MyS3ImportManifest.txt", b"", "manifest", "manifest"),
    ("job.txt", b"manifestVersion: 2.0\n", "trouble", "nothing"),
    ("job.txt", b"manifestVersion: 2.0\ndeviceId: A1\n", "manifest", "manifest"),
    ("job.txt", "manifestVersion: 2.0\ndeviceId: A1\n".encode("utf-16"), "manifest", "manifest"),
    ("job.dat", b"\0\1\2", "trouble", "nothing"),
    ("SIGNATURE", b"", "signature", "signature"),
    ("jobs.special", b"hello", "manifest", "manifest"),
]


@pytest.mark.parametrize(("name", "data", "named", "met"), KINDS)
def test_what_a_file_is(tmp_path: Path, name: str, data: bytes, named: str, met: str) -> None:
    """A pattern of the project, the name or the text tell; a file of no kind is a trouble only when it was named."""
    plan = Plan(Settings(), patterns=[("*.special", "manifest")], folder=str(tmp_path))
    (tmp_path / name).write_bytes(data)
    for is_named, expected in ((True, named), (False, met)):
        outcome = check_file(Found(str(tmp_path / name), named=is_named), plan)
        if expected == "nothing":
            assert outcome is None
        elif expected == "trouble":
            assert outcome is not None
            assert outcome.report is None
            assert "--kind" in (outcome.trouble or "")
        else:
            assert outcome is not None
            assert outcome.report is not None
            assert outcome.report.kind == expected


def test_patterns_reach_into_folders(tmp_path: Path) -> None:
    """A file that a pattern of the project names is read in a folder, whatever its suffix."""
    plan = Plan(Settings(), patterns=[("*.special", "manifest")], folder=str(tmp_path))
    assert plan.is_wanted(str(tmp_path / "a.special"))
    assert plan.is_wanted(str(tmp_path / "a.txt"))
    assert not plan.is_wanted(str(tmp_path / "a.jpg"))


def test_kind_that_was_told_wins(tmp_path: Path) -> None:
    """What somebody says that a file is, it is."""
    [found] = _written(tmp_path, {"SIGNATURE": b"manifestVersion: 2.0\n"})
    outcome = check_file(found, Plan(Settings(), kind="manifest"))
    assert outcome is not None
    assert outcome.report is not None
    assert outcome.report.kind == "manifest"


def test_file_that_cannot_be_read_is_a_trouble(tmp_path: Path) -> None:
    """A file that vanished, a loop, a folder in a file's place: one line, named or not."""
    loop = tmp_path / "loop.txt"
    loop.symlink_to(loop)
    for path in (tmp_path / "gone.txt", loop, tmp_path, tmp_path / "a\0b"):
        for named in (True, False):
            outcome = check_file(Found(str(path), named=named), Plan(Settings()))
            assert outcome is not None
            assert (outcome.trouble or "").startswith("cannot be read: ")
            assert outcome.report is None


def test_file_above_the_limit_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A large manifest is a finding; a large file of unknown kind a trouble, when it was named."""
    for name in ("MyS3ImportManifest.txt", "other.txt"):
        with (tmp_path / name).open("wb") as file:
            file.truncate(100 * 2**20)
    monkeypatch.setattr("manifestkit.checking.loading.read_stream", None)
    manifest = check_file(Found(str(tmp_path / "MyS3ImportManifest.txt"), named=True), Plan(Settings()))
    assert _rules(manifest) == {"too-large"}
    other = check_file(Found(str(tmp_path / "other.txt"), named=True), Plan(Settings()))
    assert other is not None
    assert "16 MiB" in (other.trouble or "")
    assert check_file(Found(str(tmp_path / "other.txt"), named=False), Plan(Settings())) is None


def test_mending_writes_what_the_fixes_change_and_no_more(tmp_path: Path) -> None:
    """The edits of the safe fixes are the only bytes that change; a second run changes nothing."""
    [found] = _written(tmp_path, {"MyS3ImportManifest.txt": MENDABLE})
    plan = Plan(Settings(), mending="safe")
    outcome = check_file(found, plan)
    assert outcome is not None
    assert outcome.changed
    assert outcome.trouble is None
    assert "version-semicolon" not in _rules(outcome)
    mended = Path(found.path).read_bytes()
    assert mended.decode("utf-8").removeprefix("\ufeff") == "manifestVersion: 2.0\r\nbucket: my-bucket\r\n"
    again = check_file(found, plan)
    assert again is not None
    assert not again.changed
    assert Path(found.path).read_bytes() == mended


def test_file_without_fixes_is_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is written where nothing changes, nor where the bytes are no UTF-8."""
    monkeypatch.setattr("manifestkit.checking.fix.rewrite", None)
    files = {"aS3ImportManifest.txt": UNMENDABLE, "bS3ImportManifest.txt": MENDABLE + b"\xff"}
    for found in _written(tmp_path, files):
        outcome = check_file(found, Plan(Settings(), mending="unsafe"))
        assert outcome is not None
        assert not outcome.changed


def test_diff_writes_nothing(tmp_path: Path) -> None:
    """What would change is shown, and the file is as it was."""
    [found] = _written(tmp_path, {"MyS3ImportManifest.txt": MENDABLE})
    outcome = check_file(found, Plan(Settings(), mending="safe", dry=True))
    assert outcome is not None
    assert outcome.changed
    assert "+bucket: my-bucket\r\n" in outcome.diff
    assert not outcome.hides
    assert Path(found.path).read_bytes() == MENDABLE


def test_diff_can_hide_people(tmp_path: Path) -> None:
    """With ``redact`` a diff shows nothing that tells of people."""
    [found] = _written(tmp_path, {"MyS3ImportManifest.txt": MENDABLE + b"returnAddress:\r\n  name:Pat Sample\r\n"})
    for redact in (False, True):
        outcome = check_file(found, Plan(Settings(), mending="safe", dry=True, redact=redact))
        assert outcome is not None
        assert ("Pat Sample" in outcome.diff) is not redact
        assert outcome.hides is redact


def test_file_that_cannot_be_written_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where writing fails the report is that of the file as it is."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    [found] = _written(tmp_path, {"MyS3ImportManifest.txt": MENDABLE})
    monkeypatch.setattr(os, "fsync", full)
    outcome = check_file(found, Plan(Settings(), mending="safe"))
    assert outcome is not None
    assert outcome.trouble == "cannot be written: No space left on device"
    assert "version-semicolon" in _rules(outcome)
    assert Path(found.path).read_bytes() == MENDABLE


def test_one_process_for_few_files() -> None:
    """Starting processes pays for many files only."""
    assert useful_jobs(1) == 1
    assert useful_jobs(many.MANY - 1) == 1
    assert useful_jobs(many.MANY) == len(os.sched_getaffinity(0))


def _many(folder: Path, count: int) -> None:
    for number in range(count):
        text = f"manifestVersion: 2.0\neraseDevice: maybe{number}\n" * (1 + number % 3)
        (folder / f"{number:05}-S3ImportManifest.txt").write_text(text)
    (folder / "gone-S3ImportManifest.txt").symlink_to(folder / "gone")
    (folder / "notes.txt").write_text("nothing of ours")


# How the command line is started: as it is, and with the way that it takes on systems where no process is copied.
_ELSEWHERE = """
from manifestkit.checking import forks, processes
forks.in_forks = processes.in_processes
from manifestkit.__main__ import run
run()
"""
WAYS = {"here": ("-m", "manifestkit"), "elsewhere": ("-c", _ELSEWHERE)}
_DEAF = """
import signal
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
from manifestkit.__main__ import run
run()
"""
on_both_ways = pytest.mark.parametrize("way", WAYS)


def _checked(folder: Path, *options: str, way: str = "here") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *WAYS[way], "check", *options, str(folder)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603 - our own


@on_both_ways
def test_several_processes_say_the_same(tmp_path: Path, way: str) -> None:
    """The output does not depend on the number of processes."""
    _many(tmp_path, 150)
    alone, together = (_checked(tmp_path, "--format", "json", "--jobs", jobs, way=way) for jobs in ("1", "3"))
    assert alone.returncode == together.returncode == 2
    assert alone.stdout == together.stdout
    assert alone.stderr == together.stderr
    assert alone.stdout.count('"path"') == 150


@pytest.mark.skipif(os.name == "nt", reason="the system has no such signal")
def test_several_processes_need_no_notice_of_their_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some programs ignore that what they have started ends, and what they start inherits that."""
    monkeypatch.setitem(WAYS, "here", ("-c", _DEAF))
    _written(tmp_path, {f"{number}-S3ImportManifest.txt": UNMENDABLE for number in range(8)})
    done = _checked(tmp_path, "--jobs", "2")
    assert (done.returncode, done.stderr) == (1, "")


@on_both_ways
def test_several_processes_mend(tmp_path: Path, way: str) -> None:
    """Files are mended in whichever process they are checked."""
    found = _written(tmp_path, {f"{number:02}-S3ImportManifest.txt": MENDABLE for number in range(40)})
    done = _checked(tmp_path, "--fix", "--jobs", "2", way=way)
    assert "40 files mended" in done.stderr
    assert all(b"bucket: my-bucket" in Path(path).read_bytes() for path, _ in found)


def _processes(word: str) -> set[int]:
    """The processes that have a word in their command line."""
    pids = set()
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                if word.encode() in (entry / "cmdline").read_bytes():
                    pids.add(int(entry.name))
            except OSError:
                continue
    return pids


def _gone(word: str) -> bool:
    """Whether all processes with a word in their command line end within a few seconds."""
    until = time.monotonic() + 15
    while _processes(word) and time.monotonic() < until:
        time.sleep(0.05)
    return not _processes(word)


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="the system has no /proc")
@pytest.mark.parametrize(("sent", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, -15), (signal.SIGKILL, -9)])
@on_both_ways
def test_no_process_is_left_behind(tmp_path: Path, way: str, sent: signal.Signals, status: int) -> None:
    """However the first process ends, those that it started end with it, and nobody sees a traceback."""
    for number in range(200):
        text = "manifestVersion: 2.0\n" + "".join(f"unknown{n}: x\n" for n in range(1000))
        (tmp_path / f"{number:03}-S3ImportManifest.txt").write_text(text)
    command = [sys.executable, *WAYS[way], "check", "--jobs", "2", str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:  # noqa: S603 - our own
        until = time.monotonic() + 20
        while len(_processes(str(tmp_path))) < 3 and time.monotonic() < until:
            time.sleep(0.02)
        assert len(_processes(str(tmp_path))) == 3
        process.send_signal(sent)
        _, err = process.communicate(timeout=30)
    assert process.returncode == status
    assert b"Traceback" not in err
    assert _gone(str(tmp_path))


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="the system has no /proc")
@on_both_ways
def test_lost_process_is_told(tmp_path: Path, way: str) -> None:
    """Where the system ends one of the processes nobody waits for ever, and half a report is no report."""
    for number in range(200):
        text = "manifestVersion: 2.0\n" + "".join(f"unknown{n}: x\n" for n in range(1000))
        (tmp_path / f"{number:03}-S3ImportManifest.txt").write_text(text)
    command = [sys.executable, *WAYS[way], "check", "--jobs", "2", str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:  # noqa: S603 - our own
        until = time.monotonic() + 20
        while len(_processes(str(tmp_path))) < 3 and time.monotonic() < until:
            time.sleep(0.02)
        os.kill(max(_processes(str(tmp_path)) - {process.pid}), signal.SIGKILL)
        out, err = process.communicate(timeout=30)
    assert (process.returncode, out) == (2, b"")
    assert err == b"manifestkit: a process that checked files has been ended by the system\n"
    assert _gone(str(tmp_path))


def test_outcomes_keep_the_order_of_the_files(tmp_path: Path) -> None:
    """In one process too, files come in the order in which they were given."""
    files = _written(tmp_path, {f"{name}S3ImportManifest.txt": b"" for name in "cab"})
    outcomes = check_files(files, Plan(Settings()), 1)
    assert [outcome and outcome.path for outcome in outcomes] == [found.path for found in files]


RIGHT = b"manifestVersion: 2.0\ndeviceId: A1\ntrueCryptPassword: planted\n"


@pytest.mark.parametrize("jobs", [1, 2])
def test_little_is_held_of_a_file(tmp_path: Path, jobs: int) -> None:
    """A report has its text, and its secrets, only where a finding lies in it, and no way to check again."""
    files = _written(tmp_path, {"a.txt": RIGHT, "b.txt": UNMENDABLE + RIGHT})
    rule = find("not-yes-or-no")
    assert rule is not None
    plan = Plan(Settings(selection=Selection(frozenset((rule.code,)), {}, (), str(tmp_path))), kind="manifest")
    without, with_one = [outcome.report for outcome in check_files(files, plan, jobs) if outcome and outcome.report]
    assert (len(without.findings), without.source.text, without.secrets) == (0, "", ())
    assert (len(with_one.findings), with_one.source.text) == (1, (UNMENDABLE + RIGHT).decode())
    assert with_one.secrets
    assert (without.path, without.recheck, with_one.recheck) == (files[0].path, None, None)


def test_what_many_files_have_in_common_is_held_once(tmp_path: Path) -> None:
    """Files of which the same could not be checked share the list of it, also when it comes from another process."""
    files = _written(tmp_path, {f"{number:03}.txt": RIGHT for number in range(300)})
    for jobs in (1, 2):
        outcomes = check_files(files, Plan(Settings(), kind="manifest"), jobs)
        reports = [outcome.report for outcome in outcomes if outcome and outcome.report]
        assert len(reports) == 300
        assert len(reports[0].unchecked) > 1
        assert len({id(report.unchecked) for report in reports}) < 20
