"""A file is rewritten whole or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from manifestkit.checking.fix import rewrite

OLD = b"\xef\xbb\xbfmanifestVersion:2.0\r\n"
NEW = b"\xef\xbb\xbfmanifestVersion: 2.0\r\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file with the old content."""
    path = tmp_path / "manifest.txt"
    path.write_bytes(OLD)
    return path


def _only(path: Path) -> None:
    """Nothing else is left in the folder, no temporary file above all."""
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("mode", [0o644, 0o600, 0o755, 0o640])
def test_content_changes_and_mode_stays(file: Path, mode: int) -> None:
    """The new bytes are there exactly, under the old mode."""
    file.chmod(mode)
    rewrite(str(file), NEW, old=OLD)
    assert file.read_bytes() == NEW
    assert stat.S_IMODE(file.stat().st_mode) == mode
    _only(file)


def test_file_behind_a_link_is_rewritten(file: Path, tmp_path: Path) -> None:
    """A link stays a link, and the file behind it has the new content."""
    folder = tmp_path.parent / f"{tmp_path.name}-links"
    folder.mkdir()
    link = folder / "link.txt"
    link.symlink_to(file)
    rewrite(str(link), NEW, old=OLD)
    assert link.is_symlink()
    assert file.read_bytes() == NEW
    _only(file)
    _only(link)


@pytest.mark.parametrize("step", ["fsync", "replace", "chmod"])
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_failure_leaves_the_file_whole(
    file: Path, monkeypatch: pytest.MonkeyPatch, step: str, error: BaseException
) -> None:
    """Whatever fails, and when: the old content is there, and no temporary file."""

    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(os, step, fail)
    with pytest.raises(type(error)):
        rewrite(str(file), NEW, old=OLD)
    monkeypatch.undo()
    assert file.read_bytes() == OLD
    _only(file)


def test_somebody_elses_change_is_kept(file: Path) -> None:
    """A file that no longer holds what was read is left alone."""
    file.write_bytes(OLD + b"deviceId: A1\n")
    with pytest.raises(OSError, match="changed since it was read"):
        rewrite(str(file), NEW, old=OLD)
    assert file.read_bytes() == OLD + b"deviceId: A1\n"
    _only(file)


def test_read_only_file_is_left_alone(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that may not be written is not replaced, although its folder would allow it."""
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(PermissionError):
        rewrite(str(file), NEW, old=OLD)
    assert file.read_bytes() == OLD
    _only(file)


def test_owner_that_cannot_be_kept_is_no_failure(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system lets nobody give files away, the file is rewritten all the same."""

    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "chown", refuse)
    rewrite(str(file), NEW, old=OLD)
    assert file.read_bytes() == NEW


def test_new_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    """A file that was not there is written, readable by its owner only."""
    path = tmp_path / "SIGNATURE"
    rewrite(str(path), NEW)
    assert path.read_bytes() == NEW
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_what_is_no_file_is_left_alone(tmp_path: Path) -> None:
    """A pipe, a device or a folder is not replaced by a file."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (pipe, tmp_path, Path(os.devnull)):
        with pytest.raises(OSError, match="no ordinary file"):
            rewrite(str(path), NEW)
    assert stat.S_ISFIFO(pipe.stat().st_mode)
