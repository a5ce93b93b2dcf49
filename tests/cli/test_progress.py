"""The progress bar: on a terminal, for what takes long."""

from __future__ import annotations

import io
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from manifestkit.cli import progress
from manifestkit.cli.progress import Bars, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conftest import Shell

MANIFEST = "manifestVersion: 2.0\ndeviceId: A1\n"


class Screen:
    """What stands on a line that is written anew after each carriage return."""

    def __init__(self) -> None:
        self.text = ""
        self.flushed = 0

    def isatty(self) -> bool:
        """It is a terminal."""
        return True

    def write(self, text: str) -> None:
        """Show a text."""
        self.text += text

    def flush(self) -> None:
        """Everything so far can be seen."""
        self.flushed = len(self.text)


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Screen:
    """A terminal for stderr, before which nobody has patience."""
    screen = Screen()
    monkeypatch.setattr(progress, "sys", SimpleNamespace(stderr=screen))
    monkeypatch.setattr(progress, "_PATIENCE", 0)
    monkeypatch.setattr(progress, "_PAUSE", 0)
    return screen


def test_things_are_counted_as_they_are_taken(screen: Screen) -> None:
    """Each is handed on, and the bar shows how many have been done with, in place of what it showed before."""
    things = shown(range(4), 4, "labels")
    taken = [next(things), next(things)]
    assert screen.text == f"\r[{'#' * 7:<30}] 1 of 4 labels"
    assert screen.flushed == len(screen.text)
    assert [*taken, *things] == [0, 1, 2, 3]
    assert screen.text.endswith(f"\r[{'#' * 30}] 4 of 4 labels\n")
    assert screen.text.count("\n") == 1


def test_thousands_are_set_apart(screen: Screen) -> None:
    """Large numbers can be read."""
    list(shown(range(1000), 1000, "files"))
    assert "999 of 1,000 files\r" in screen.text
    assert "1,000 of 1,000 files\n" in screen.text


def test_an_interrupt_leaves_the_line(screen: Screen) -> None:
    """What is written after an interrupt begins a line of its own."""

    def things() -> Iterator[int]:
        yield 1
        yield 2
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(shown(things(), 9, "files"))
    assert screen.text.endswith("2 of 9 files\n")


def test_what_is_quickly_done_has_no_bar(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody has to be told what takes less than a second, nor that there is nothing to do."""
    assert list(shown([], 0, "files")) == []
    monkeypatch.setattr(progress, "_PATIENCE", 3600)
    assert len(list(shown(range(1000), 1000, "files"))) == 1000
    assert screen.text == ""


def test_the_bar_is_drawn_now_and_then(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    """Drawing does not cost the time of what it tells about."""
    monkeypatch.setattr(progress, "_PAUSE", 3600)
    list(shown(range(1000), 1000, "files"))
    assert screen.text.count("\r") == 2


class Terminal(io.TextIOWrapper):
    """A stream that is a terminal."""

    def isatty(self) -> bool:
        """It is."""
        return True


def test_check_counts_the_files(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bar of a check counts what is read, what turns out to be nothing of ours included, and only on a terminal."""
    for name in ("a.txt", "b.txt"):
        shell.write(name, MANIFEST)
    shell.write("c.txt", "Dear all,\n")
    monkeypatch.setattr(progress, "_PATIENCE", 0)
    assert "of 3 files" not in shell.run("check", ".").err
    shell.stream = lambda buffer: Terminal(buffer, encoding="utf-8", newline="")
    done = shell.run("check", "--format", "json", ".")
    assert done.err.endswith(f"\r[{'#' * 30}] 3 of 3 files\n")
    assert "of 3 files" not in done.out


def test_copies_and_barcodes_are_counted(screen: Screen) -> None:
    """Five thousand copies of one label take long, and reading their barcodes again takes longer."""
    bars = Bars(5_000, "shipping labels")
    assert len(list(bars.drawn(range(5_000)))) == 5_000
    assert len(list(bars.read(range(10_000)))) == 10_000
    lines = [line.split("\r")[-1] for line in screen.text.rstrip().split("\n")]
    full = f"[{'#' * 30}]"
    assert lines == [f"{full} 5,000 of 5,000 shipping labels", f"{full} 10,000 of 10,000 barcodes read again"]
