"""Reading the bytes of a file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from manifestkit.checking import loading
from manifestkit.checking.loading import OversizeError, read_file


@pytest.fixture
def stated_size(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file says that it has three bytes, as one does that grows afterwards."""
    real = os.fstat

    def three(descriptor: int) -> os.stat_result:
        told = list(real(descriptor))
        told[6] = 3
        return os.stat_result(told)

    monkeypatch.setattr(os, "fstat", three)


@pytest.mark.usefixtures("stated_size")
@pytest.mark.parametrize("content", [b"", b"ab", b"abc", b"abcd", b"abcdefgh" * 10_000], ids=len)
def test_a_file_is_read_to_its_end_whatever_size_it_states(tmp_path: Path, content: bytes) -> None:
    """It may be shorter than it says, and longer."""
    path = tmp_path / "file"
    path.write_bytes(content)
    assert read_file(str(path)) == content


@pytest.mark.usefixtures("stated_size")
def test_the_limit_holds_for_what_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that grows past the limit is refused at the first byte too many."""
    monkeypatch.setattr(loading, "LIMIT", 10)
    path = tmp_path / "file"
    path.write_bytes(b"x" * 10)
    assert read_file(str(path)) == b"x" * 10
    path.write_bytes(b"x" * 11)
    with pytest.raises(OversizeError):
        read_file(str(path))


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the system has no such files")
def test_a_file_of_the_system_has_no_size_and_is_read_all_the_same() -> None:
    """Such a file is written while it is read."""
    assert b"Pid:" in read_file("/proc/self/status")
