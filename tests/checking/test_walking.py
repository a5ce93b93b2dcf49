"""From named paths to files."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from manifestkit.checking.walking import Found, Unread, walk

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _fill(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()


def _walked(*paths: str) -> list[str]:
    return [found.path for found in walk(paths, lambda path: path.endswith(".txt"))]


def test_folder_is_walked_in_order(here: Path) -> None:
    """The files of a folder come in one order, whatever order the system has; others are passed over."""
    _fill(here, "b/2.txt", "b/1.txt", "a.txt", "c.txt", "b/x.jpg", "b/sub/0.txt")
    assert _walked(".") == ["a.txt", "b/1.txt", "b/2.txt", "b/sub/0.txt", "c.txt"]
    assert _walked("b") == ["b/1.txt", "b/2.txt", "b/sub/0.txt"]
    assert _walked(f"{here}/b/sub") == [f"{here}/b/sub/0.txt"]


def test_hidden_and_vendored_are_passed_over(here: Path) -> None:
    """Hidden entries and the folders of package managers are not walked into; named, they are read."""
    _fill(here, ".git/a.txt", ".venv/a.txt", "node_modules/a.txt", "venv/a.txt", ".hidden.txt", "a.txt")
    assert _walked(".") == ["a.txt"]
    assert _walked("node_modules", ".hidden.txt") == ["node_modules/a.txt", ".hidden.txt"]


def test_named_file_is_taken_whatever_it_is(here: Path) -> None:
    """A named file is read under the name that it was given, even where a folder's would be passed over."""
    _fill(here, "x.jpg")
    assert list(walk(["x.jpg", "gone.txt"], lambda _: False)) == [
        Found("x.jpg", named=True),
        Found("gone.txt", named=True),
    ]


def test_file_is_walked_once(here: Path) -> None:
    """A file that is named twice, or that lies in a named folder, comes once, at its first place."""
    _fill(here, "a.txt", "b.txt")
    assert _walked("b.txt", ".", "./b.txt") == ["b.txt", "a.txt"]


def test_link_loops_end(here: Path) -> None:
    """A link to a folder above is not followed; a link to itself is left for reading to report."""
    _fill(here, "sub/a.txt")
    (here / "sub" / "up").symlink_to(here, target_is_directory=True)
    (here / "sub" / "loop.txt").symlink_to(here / "sub" / "loop.txt")
    (here / "sub" / "dangling.txt").symlink_to(here / "gone")
    (here / "sub" / "link.txt").symlink_to(here / "sub" / "a.txt")
    assert _walked(".") == ["sub/a.txt", "sub/dangling.txt", "sub/link.txt", "sub/loop.txt"]


def test_named_link_to_a_folder_is_followed(here: Path) -> None:
    """Somebody who names a link means what is behind it."""
    _fill(here, "real/a.txt")
    (here / "link").symlink_to(here / "real", target_is_directory=True)
    assert _walked("link") == ["link/a.txt"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_pipes_are_passed_over(here: Path) -> None:
    """A named pipe in a folder is not opened: that would wait for ever."""
    os.mkfifo(here / "pipe.txt")
    assert _walked(".") == []


def test_vanished_folder_is_told(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that goes away, or that may not be read, is one problem; its neighbours are still walked."""
    _fill(here, "a/1.txt", "b/2.txt", "c/3.txt")
    scandir = os.scandir

    def vanish(path: str) -> os._ScandirIterator[str]:
        if path == "b":
            raise FileNotFoundError(2, "No such file or directory", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", vanish)
    assert list(walk(["."], lambda _: True)) == [
        Found("a/1.txt", named=False),
        Unread("b", "No such file or directory"),
        Found("c/3.txt", named=False),
    ]


def test_deep_folders_are_walked(here: Path) -> None:
    """The depth of folders is bounded by the system, not by recursion."""
    deep = here
    for _ in range(300):
        deep = deep / "d"
    _fill(deep, "a.txt")
    assert _walked(".") == ["/".join(["d"] * 300 + ["a.txt"])]
