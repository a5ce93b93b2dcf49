"""Running the command line in a folder of its own."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING, NamedTuple

import pytest

from manifestkit.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class Done(NamedTuple):
    """What a command line came to."""

    status: int
    out: str
    err: str


class Shell:
    """A working directory in which command lines are run; ``stream`` makes the stream that one writes to."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self._monkeypatch = monkeypatch
        self.stream: Callable[[io.BytesIO], io.TextIOWrapper] = _stream

    def write(self, name: str, content: str | bytes) -> Path:
        """A file in the directory; a text is written as UTF-8, with its line ends as they are."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        return path

    def run(self, *arguments: str, stdin: str | bytes = b"") -> Done:
        """A command line, run in this process with the streams that a process has; bytes that are no text escape."""
        data = stdin.encode("utf-8") if isinstance(stdin, str) else stdin
        out, err = io.BytesIO(), io.BytesIO()
        with self._monkeypatch.context() as patch:
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
            for name, stream in (("stdout", out), ("stderr", err)):
                patch.setattr(sys, name, self.stream(stream))
            status = main(arguments)
            sys.stdout.flush()
            sys.stderr.flush()
            return Done(status, *(stream.getvalue().decode("utf-8", "surrogateescape") for stream in (out, err)))

    def names(self) -> list[str]:
        """What lies in the directory."""
        return sorted(path.name for path in self.folder.iterdir())


def _stream(buffer: io.BytesIO) -> io.TextIOWrapper:
    return io.TextIOWrapper(buffer, encoding="utf-8", errors="backslashreplace", newline="")


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """An empty working directory, without what the machine says about keys and colours."""
    monkeypatch.chdir(tmp_path)
    for name in ("AWS_SECRET_ACCESS_KEY", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return Shell(tmp_path, monkeypatch)
