"""Stop a command at every line of the code that writes: python stepping.py SIGNAL FILES TEMPLATE STEPS COMMAND...

The command runs in a copy of the folder TEMPLATE for each step, STEPS/1, STEPS/2 and so on, in a process that gets
SIGNAL when it has come to that many lines of FILES (ends of names, with commas between them). It ends with the step
that the command survives. The exit statuses are printed, negative for signals.
"""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import sys
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from manifestkit.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType
    from typing import Any


def _stopper(step: int, number: int, files: tuple[str, ...]) -> Callable[..., Any]:
    left = step

    def line(_frame: FrameType, event: str, _argument: object) -> Any:  # noqa: ANN401 - itself
        nonlocal left
        left -= event == "line"
        if left == 0:
            os.kill(os.getpid(), number)
        return line

    def call(frame: FrameType, _event: str, _argument: object) -> Any:  # noqa: ANN401 - as above
        return line if frame.f_code.co_filename.endswith(files) else None

    return call


def _run(command: list[str], folder: Path) -> int:
    os.chdir(folder)
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        return main(command)


def _step(command: list[str], folder: Path, stop: Callable[..., Any]) -> int:
    process = os.fork()
    if process == 0:
        sys.settrace(stop)
        status = _run(command, folder)
        os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def _steps(number: int, files: tuple[str, ...], template: Path, steps: Path, command: list[str]) -> list[int]:
    # What is imported once is there for every step.
    shutil.copytree(template, steps / "0")
    statuses = [_run(command, steps / "0")]
    for step in count(1):
        folder = steps / str(step)
        shutil.copytree(template, folder)
        statuses.append(_step(command, folder, _stopper(step, number, files)))
        if statuses[-1] == statuses[0]:
            return statuses
    return statuses


if __name__ == "__main__":
    print(  # noqa: T201 - for the test that has started it
        *_steps(int(sys.argv[1]), tuple(sys.argv[2].split(",")), Path(sys.argv[3]), Path(sys.argv[4]), sys.argv[5:])
    )
