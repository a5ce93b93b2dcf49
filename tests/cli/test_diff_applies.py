"""What --diff writes is a patch that other tools apply."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Shell

# Every fix that is safe has something to do in them.
TEXTS = {
    "tabs": "manifestVersion: 2.0\ngenerator:\tMy Tool\t\ndeviceId: D\n",
    "crlf": "manifestVersion: 2.0;\r\ngenerator:My Tool\r\ndeviceId: D\r\n",
    "cr": "manifestVersion: 2.0;\rgenerator:My Tool\rdeviceId: D\r",
    "mixed line ends": "manifestVersion: 2.0;\r\ngenerator:My Tool\ndeviceId:D\rbucket:b\n",
    "no last line feed": "deviceId: D\nmanifestVersion: 2.0;",
    "no last line feed elsewhere": "manifestVersion: 2.0;\ndeviceId: D\n#\n# end",
    "byte order mark": "\ufeffmanifestVersion: 2.0\n",
    "no-break spaces": "manifestVersion: 2.0\ncustoms:\n\u00a0\u00a0dataDescription: backups\n",
    "blanks at the end": "manifestVersion: 2.0;   \n\n   \ngenerator: x\n",
    "far apart": "manifestVersion: 2.0;\n" + "#\n" * 20 + "generator:\tx\n",
    "secret out of sight": "manifestVersion: 2.0;\n" + "#\n" * 20 + "pinCode: 123456\n",
    "other letters": "manifestVersion: 2.0;\ngenerator: Gr\u00fc\u00dfe \u65e5\u672c\n",
}
NAMES = ["MyS3ImportManifest.txt", "jobs of May/MyS3ImportManifest.txt", "t\u00e9l\u00e9/MyS3ImportManifest.txt"]
ODD_NAMES = ['a "b" \\c/MyS3ImportManifest.txt', "tab\there/MyS3ImportManifest.txt"]
GIT_APPLY = ["git", "apply", "-p1", "--whitespace=nowarn", "-"]
PATCH = ["patch", "-p1", "--binary", "--silent"]
TOOLS = [
    pytest.param(command, id=command[0], marks=pytest.mark.skipif(shutil.which(command[0]) is None, reason="not there"))
    for command in (GIT_APPLY, PATCH)
]


def _apply(command: list[str], folder: Path, diff: str) -> None:
    """Let another tool apply a diff in a folder, untouched by the settings of whoever runs the tests."""
    environment = {
        **os.environ,
        "GIT_CEILING_DIRECTORIES": str(folder.parent),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
    }
    subprocess.run(command, cwd=folder, env=environment, input=diff.encode(), check=True, timeout=60)  # noqa: S603 - our own


def _diff_and_fix(shell: Shell, name: str, text: str) -> tuple[str, bytes]:
    """The diff of a file, which is then as it was, and what --fix makes of it."""
    path = shell.write(name, text)
    diff = shell.run("check", "--diff", ".")
    assert diff.err == "manifestkit: 1 file would change\n"
    shell.run("check", "--fix", ".")
    fixed = path.read_bytes()
    assert fixed != text.encode()
    path.write_bytes(text.encode())
    return diff.out, fixed


@pytest.mark.parametrize("command", TOOLS)
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_applied_diff_is_what_fix_writes(shell: Shell, text: str, name: str, command: list[str]) -> None:
    """Byte for byte, whatever the line ends, the invisible characters and the name."""
    diff, fixed = _diff_and_fix(shell, name, text)
    _apply(command, shell.folder, diff)
    assert (shell.folder / name).read_bytes() == fixed


@pytest.mark.skipif(sys.platform == "win32", reason="no file can be called so")
@pytest.mark.parametrize("command", TOOLS)
@pytest.mark.parametrize("name", ODD_NAMES)
def test_odd_names_are_quoted(shell: Shell, name: str, command: list[str]) -> None:
    """Quotes, backslashes and control characters in a name come through."""
    diff, fixed = _diff_and_fix(shell, name, TEXTS["crlf"])
    _apply(command, shell.folder, diff)
    assert (shell.folder / name).read_bytes() == fixed


@pytest.mark.parametrize("command", TOOLS)
def test_paths_are_those_from_the_working_directory(shell: Shell, command: list[str]) -> None:
    """Where a file is named by its whole path the patch applies all the same."""
    path = shell.write("jobs/MyS3ImportManifest.txt", TEXTS["tabs"])
    _apply(command, shell.folder, shell.run("check", "--diff", str(path)).out)
    assert path.read_text() == "manifestVersion: 2.0\ngenerator: My Tool \ndeviceId: D\n"


def test_paths_outside_the_working_directory_are_whole(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """No tool follows ``..`` in a patch; a whole path without its first slash can be applied from the root."""
    path = shell.write("jobs/MyS3ImportManifest.txt", TEXTS["crlf"])
    shell.write("elsewhere/notes.txt", "")
    monkeypatch.chdir(shell.folder / "elsewhere")
    done = shell.run("check", "--diff", "../jobs/MyS3ImportManifest.txt")
    assert done.out.startswith(f"--- a{path.as_posix()}\n+++ b{path.as_posix()}\n@@")


def test_diff_with_a_secret_is_for_reading_only(shell: Shell) -> None:
    """The secret stays masked, and a line on stderr says that no tool can apply the diff."""
    shell.write("MyS3ImportManifest.txt", "manifestVersion: 2.0;\npinCode: 123456\n")
    done = shell.run("check", "--diff")
    assert "123456" not in done.out
    assert " pinCode: ***\n" in done.out
    assert done.err.splitlines()[0] == (
        "manifestkit: MyS3ImportManifest.txt: the diff does not show everything, so no tool can apply it; --fix can"
    )
