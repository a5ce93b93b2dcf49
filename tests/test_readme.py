"""The README's snippets do what the README says."""

from __future__ import annotations

import doctest
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
README = (PROJECT / "README.md").read_text(encoding="utf-8")
CONSOLE = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
PYTHON = re.compile(r"^```pycon\n(.*?)^```", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ (manifestkit .*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)

COMMANDS = [match.groups() for block in CONSOLE.findall(README) for match in COMMAND.finditer(block)]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with the examples in it, as the README's reader has one."""
    shutil.copytree(PROJECT / "examples", tmp_path / "examples")
    return tmp_path


def test_there_are_commands_to_try() -> None:
    """The pattern that finds the README's commands still finds them."""
    assert len(COMMANDS) >= 4


@pytest.mark.parametrize(("command", "expected"), COMMANDS)
def test_commands(command: str, expected: str, desk: Path) -> None:
    """Each command prints what stands below it; a line `...` stands for any lines."""
    environment = {**os.environ, "PYTHONPATH": str(PROJECT), "COLUMNS": "80"}
    done = subprocess.run(  # noqa: S603 - the README's own commands
        [sys.executable, "-m", *shlex.split(command)],
        cwd=desk,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    pattern = "(?:.*\n)*".join(re.escape(part) for part in re.split(r"^\.\.\.\n", expected, flags=re.MULTILINE))
    assert re.fullmatch(pattern, done.stdout + done.stderr), done.stdout + done.stderr


def test_python(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The Python session runs as it stands."""
    monkeypatch.chdir(desk)
    session = "\n".join(PYTHON.findall(README))
    test = doctest.DocTestParser().get_doctest(session, {}, "README.md", "README.md", 0)
    result = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test)
    assert result.attempted > 5
    assert result.failed == 0
