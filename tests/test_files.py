"""Opening files, and nothing that could keep a reader waiting."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from manifestkit import toml
from manifestkit.cli.main import main
from manifestkit.files import open_regular

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_is_opened(tmp_path: Path) -> None:
    """A regular file gives its bytes."""
    path = tmp_path / "file"
    path.write_bytes(b"\r\n\x00")
    with open_regular(str(path)) as file:
        assert file.read() == b"\r\n\x00"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_is_refused_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A pipe that nobody writes to is one line on stderr and status 2, as a manifest and as a configuration."""
    path = tmp_path / "MyS3ImportManifest.txt"
    os.mkfifo(path)
    assert main(["check", str(path)]) == 2
    assert capsys.readouterr().err == f"manifestkit: {path}: cannot be read: it is no regular file; - reads stdin\n"
    with pytest.raises(toml.TomlError, match="no regular file"):
        toml.load(str(path))


def test_what_is_no_file(tmp_path: Path) -> None:
    """Folders, devices, missing files and impossible names raise OSError."""
    for path in (str(tmp_path), os.devnull, str(tmp_path / "missing"), "nul\0"):
        with pytest.raises(OSError, match=r"."):
            open_regular(path)
