"""What is left of a file where printing is cut off."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from manifestkit.cli.main import main
from manifestkit.importexport.skeleton import skeleton
from manifestkit.printing import streaming
from manifestkit.printing.raster import opened

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

JOBS = 3
SHIP_TO = "AWS Import/Export\n123 Any Street\nAny Town, WA  98101\n"

# Ends the process, as the system would, when a function is called for the n-th time: before it does anything.
KILLED = """\
import os, signal, sys
from importlib import import_module
module, name, count = sys.argv.pop(1), sys.argv.pop(1), int(sys.argv.pop(1))
*owner, name = name.split(".")
place = import_module(module)
for part in owner:
    place = getattr(place, part)
real = getattr(place, name)
def call(*arguments, **named):
    global count
    count -= 1
    if not count:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(*arguments, **named)
setattr(place, name, call)
from manifestkit.cli.main import main
sys.exit(main())
"""

CANVAS = "manifestkit.printing.streaming"


@pytest.fixture
def arguments(tmp_path: Path) -> list[str]:
    """What prints three labels into ``label.pdf``, which is there already."""
    (tmp_path / "MyS3ImportManifest.txt").write_text(skeleton("s3-import", example=True), encoding="utf-8")
    (tmp_path / "ship-to.txt").write_text(SHIP_TO, encoding="utf-8")
    (tmp_path / "label.pdf").write_bytes(b"before")
    named = [str(tmp_path / "MyS3ImportManifest.txt"), "--job-id", "53TX4"]
    others = ["--copies", str(JOBS), "--ship-to", str(tmp_path / "ship-to.txt")]
    return ["label", *named, *others, "-o", str(tmp_path / "label.pdf")]


@pytest.mark.skipif(sys.platform == "win32", reason="there are no signals")
@pytest.mark.parametrize(
    ("module", "name", "count"),
    [
        (CANVAS, "StreamingCanvas.showPage", 2),
        (CANVAS, "StreamingCanvas.save", 1),
        (CANVAS, "StreamingCanvas._write_end", 1),
        ("manifestkit.printing.verifying", "verify", 1),
        ("os", "fsync", 1),
        ("os", "replace", 1),
    ],
)
def test_a_killed_print_leaves_the_old_file(
    tmp_path: Path, arguments: list[str], module: str, name: str, count: int
) -> None:
    """Wherever the system ends the process before the end, the file is the whole old one."""
    done = subprocess.run([sys.executable, "-c", KILLED, module, name, str(count), *arguments], check=False)  # noqa: S603 - our own
    assert done.returncode == -signal.SIGKILL
    assert (tmp_path / "label.pdf").read_bytes() == b"before"


def test_a_print_that_ends_leaves_the_new_file_alone(tmp_path: Path, arguments: list[str]) -> None:
    """The whole new file, and nothing that was written on the way."""
    names = {path.name for path in tmp_path.iterdir()}
    assert main(arguments) == 0
    with opened((tmp_path / "label.pdf").read_bytes()) as document:
        assert len(document) == JOBS
    assert {path.name for path in tmp_path.iterdir()} == names


@pytest.mark.parametrize("output", ["label.pdf", "label.png", "label.zpl"])
def test_a_full_disk_leaves_the_old_file(
    tmp_path: Path,
    arguments: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    output: str,
) -> None:
    """One sentence says so, whatever kind of file is written; nothing half is left."""
    arguments[-1] = str(tmp_path / output)
    (tmp_path / output).write_bytes(b"before")
    names = {path.name for path in tmp_path.iterdir()}
    monkeypatch.setattr(streaming.StreamingCanvas, "_write", _full_after(4))
    assert main(arguments) == 2
    assert (
        capsys.readouterr().err == f"manifestkit: {tmp_path / output}: cannot be written: {os.strerror(errno.ENOSPC)}\n"
    )
    assert (tmp_path / output).read_bytes() == b"before"
    assert {path.name for path in tmp_path.iterdir()} == names


def _full_after(writes: int) -> Callable[..., None]:
    real = streaming.StreamingCanvas._write  # noqa: SLF001 - where the disk is written to
    left = writes

    def write(canvas: streaming.StreamingCanvas, data: bytes) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        real(canvas, data)

    return write
