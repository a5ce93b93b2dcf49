"""The command line as a whole: commands, help, streams, signals."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from manifestkit.cli.main import COMMANDS
from manifestkit.version import __version__

if TYPE_CHECKING:
    from conftest import Shell

ROOT = Path(__file__).parents[2]
MANIFEST = "manifestVersion: 2.0\neraseDevice: maybe\n"


def _process(folder: Path, *arguments: str, **options: object) -> subprocess.CompletedProcess[bytes]:
    """The command line in a process of its own, whose working directory is the folder."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **options.pop("env", {})}  # type: ignore[dict-item]
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
    command = [sys.executable, "-m", "manifestkit", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, check=False, **streams)  # type: ignore[call-overload, no-any-return] # noqa: S603 - our own


def test_version_is_told(shell: Shell) -> None:
    """--version names the tool and its version, on stdout."""
    assert shell.run("--version") == (0, f"manifestkit {__version__}\n", "")


def test_help_names_every_command(shell: Shell) -> None:
    """--help lists the commands, on stdout; without any argument the same is told on stderr, as a mistake."""
    done = shell.run("--help")
    assert done.status == 0
    assert done.err == ""
    for name, does in COMMANDS.items():
        assert f"{name}" in done.out
        assert does in done.out
    assert shell.run() == (2, "", done.out)


@pytest.mark.parametrize("command", [*COMMANDS, "signature sign", "signature show", "signature verify"])
def test_every_command_has_help_with_an_example(shell: Shell, command: str) -> None:
    """The help of a command fits 80 columns, and shows how it is called."""
    done = shell.run(*command.split(), "--help")
    assert done.status == 0
    assert f"usage: manifestkit {command}" in done.out
    examples = done.out.partition("examples:\n")[2]
    assert "  manifestkit " in examples
    assert max(map(len, done.out.splitlines())) <= 80


MISTAKES = [
    (["chek"], "did you mean check?"),
    (["--verison"], "did you mean --version?"),
    (["validate"], "there are check, dry-run, explain, label, new"),
    (["signature", "verfiy"], "did you mean verify?"),
    (["signature", "--", "sign"], "comes first"),
    (["explain", "missing-feild"], "did you mean missing-field?"),
    (["explain", "IE210", "IE211"], "unknown argument 'IE211'"),
    (["new", "s3import"], "did you mean s3-import?"),
    (["new"], "KIND"),
    (["check", "--che"], "unknown argument '--che'"),
]


@pytest.mark.parametrize(("arguments", "words"), MISTAKES)
def test_mistake_is_told(shell: Shell, arguments: list[str], words: str) -> None:
    """A wrong command line says on stderr what was meant; the status is 2 and stdout empty."""
    done = shell.run(*arguments)
    assert done.status == 2
    assert done.out == ""
    assert words in done.err.splitlines()[-1]


def test_process_gives_the_status(tmp_path: Path) -> None:
    """python -m manifestkit ends with the status, and says nothing else."""
    (tmp_path / "MyS3ImportManifest.txt").write_text(MANIFEST)
    done = _process(tmp_path, "check", "--format", "concise")
    assert done.returncode == 1
    assert b"not-yes-or-no" in done.stdout
    assert done.stderr == b""


def test_reader_that_has_seen_enough_is_no_failure(tmp_path: Path) -> None:
    """Where stdout is closed at the other end the process ends quietly, as one that SIGPIPE ended."""
    (tmp_path / "MyS3ImportManifest.txt").write_text(MANIFEST + "".join(f"unknown{n}: x\n" for n in range(5000)))
    for arguments in (["check"], ["explain"], ["--help"], ["new", "s3-import"]):
        reader, writer = os.pipe()
        os.close(reader)
        try:
            done = _process(tmp_path, *arguments, stdout=writer)
        finally:
            os.close(writer)
        assert done.returncode == 141
        assert done.stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
@pytest.mark.parametrize("arguments", [["check"], ["explain", "IE210"], ["--help"]])
def test_output_that_cannot_be_written_is_told(tmp_path: Path, arguments: list[str]) -> None:
    """A full disk behind stdout is one line on stderr, and 2: nobody takes half a report for a whole one."""
    (tmp_path / "MyS3ImportManifest.txt").write_text(MANIFEST)
    with Path("/dev/full").open("wb") as full:
        done = _process(tmp_path, *arguments, stdout=full)
        assert done.returncode == 2
        assert done.stderr == b"manifestkit: the output cannot be written: No space left on device\n"
        assert _process(tmp_path, *arguments, stdout=full, stderr=full).returncode == 2


# A shell lets what it starts in the background ignore interrupts, and Python leaves that as it is.
INTERRUPTIBLE = """\
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
from manifestkit.__main__ import run
run()
"""


@pytest.mark.skipif(os.name == "nt", reason="the system has no interrupts of this kind")
def test_interrupt_ends_the_wait_for_stdin(tmp_path: Path) -> None:
    """Ctrl-C while stdin gives nothing more ends the process with 130, and there is no traceback."""
    reader, writer = os.pipe()
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(  # noqa: S603 - our own
        [sys.executable, "-c", INTERRUPTIBLE, "check", "-"],
        cwd=tmp_path,
        env=environment,
        stdin=reader,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    try:
        os.write(writer, MANIFEST.encode())
        _wait_until_read(reader, process)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    finally:
        process.kill()
        process.communicate()
        os.close(reader)
        os.close(writer)
    assert process.returncode == 130
    assert out == b""
    assert b"Traceback" not in err
    assert len(err.splitlines()) <= 1


# The interrupt comes once more when the first has been heeded, while the streams are emptied.
INTERRUPTED_AGAIN = """\
import sys
from manifestkit import __main__
from manifestkit.cli import main

class Stream:
    def flush(self):
        raise KeyboardInterrupt

def run(arguments):
    sys.stdout = Stream()
    raise KeyboardInterrupt

main._run = run
__main__.run()
"""


def test_a_second_interrupt_is_like_the_first(tmp_path: Path) -> None:
    """Whoever presses Ctrl-C twice sees no traceback either."""
    command = [sys.executable, "-c", INTERRUPTED_AGAIN, "check"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=False)  # noqa: S603 - our own
    assert (done.returncode, done.stderr) == (130, b"")


def _wait_until_read(pipe: int, process: subprocess.Popen[bytes]) -> None:
    """Wait until the process has taken all that was written, so that it waits for more; a minute at most."""
    import fcntl
    import termios

    deadline = time.monotonic() + 60
    while any(fcntl.ioctl(pipe, termios.FIONREAD, b"\0" * 4)):
        assert process.poll() is None, "the process has ended by itself"
        assert time.monotonic() < deadline, "the process reads nothing"
        time.sleep(0.01)
    # Between two reads, too short a time to be seen from here, an interrupt would wait for the next of them.
    time.sleep(0.1)


COLORS = [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"TERM": "dumb"}, False)]


@pytest.mark.skipif(os.name == "nt", reason="the shell of the system is another")
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams_do_no_harm(tmp_path: Path, closed: str) -> None:
    """Without one of the streams, or any, the status is as always and there is no traceback."""
    (tmp_path / "MyS3ImportManifest.txt").write_text(MANIFEST)
    for arguments, status in (("check", 1), ("check gone.txt", 2), ("check --bad", 2), ("check -", 2)):
        script = f"{sys.executable} -m manifestkit {arguments} {closed}"
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        done = subprocess.run(  # noqa: S602 - our own
            script, shell=True, cwd=tmp_path, env=environment, capture_output=True, check=False, input=b""
        )
        assert done.returncode == status
        assert b"Traceback" not in done.stderr


def test_output_that_lacks_a_character_escapes_it(tmp_path: Path) -> None:
    """Where the encoding of stdout has no such character it is an escape, with the carets below all of it."""
    (tmp_path / "MyS3ImportManifest.txt").write_text("manifestVersion: 2.0\neraseDevice: 日本\n", encoding="utf-8")
    done = _process(tmp_path, "check", env={"PYTHONIOENCODING": "ascii"})
    assert done.returncode == 1
    lines = done.stdout.decode("ascii").splitlines()
    at = next(at for at, line in enumerate(lines) if line.startswith("2 |"))
    assert lines[at] == r"2 | eraseDevice: \u65e5\u672c"
    assert lines[at + 1] == "  |              ^^^^^^^^^^^^"


@pytest.mark.skipif(os.name == "nt", reason="the system has no terminals of this kind")
@pytest.mark.parametrize(("environment", "colored"), COLORS)
def test_colours_are_for_terminals(tmp_path: Path, environment: dict[str, str], colored: bool) -> None:  # noqa: FBT001 - a table's column
    """Colours go to a terminal alone, and NO_COLOR is obeyed."""
    (tmp_path / "MyS3ImportManifest.txt").write_text(MANIFEST)
    ours, theirs = os.openpty()
    base = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    variables = {**base, "TERM": "xterm", "PYTHONPATH": str(ROOT), **environment}
    command = [sys.executable, "-m", "manifestkit", "check"]
    with subprocess.Popen(command, cwd=tmp_path, env=variables, stdout=theirs) as process:  # noqa: S603 - our own
        os.close(theirs)
        out = b""
        try:
            while piece := os.read(ours, 65536):
                out += piece
        except OSError:
            # What a terminal gives whose other end is closed.
            pass
        process.wait(timeout=30)
    os.close(ours)
    assert (b"\x1b[" in out) is colored
    assert b"\x1b[" not in _process(tmp_path, "check", env=environment).stdout
