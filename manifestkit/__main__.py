"""The command line: ``manifestkit``, or ``python -m manifestkit``."""

from __future__ import annotations

import gc
import os
import sys
from io import TextIOWrapper

from manifestkit.lean_typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import NoReturn

# What is loaded and found stays to the end: looking through it for what has gone, as often as Python does by itself,
# is lost time.
_OBJECTS = 50_000
_INTERRUPTED = 130


def run() -> NoReturn:
    """Carry out the process's command line and end the process."""
    try:
        _end(_status())
    except KeyboardInterrupt:
        # It may come again while the end is on its way.
        os._exit(_INTERRUPTED)


def _status() -> int:
    try:
        gc.set_threshold(_OBJECTS)
        from manifestkit.cli.main import main

        # A file's name may hold bytes that are no text, and an output's encoding may lack a character.
        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(errors="backslashreplace")
        return main()
    except Exception as error:  # noqa: BLE001 - a traceback would show what was read, and with it a secret
        from manifestkit.cli.output import tell
        from manifestkit.mistakes import places

        tell(f"this is a mistake in manifestkit, please report it: {places(error)}")
        return 2


def _end(status: int) -> NoReturn:
    """End the process at once: the system takes back what it holds much faster than Python takes it apart."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            try:  # noqa: SIM105 - contextlib costs start-up time
                stream.flush()
            except OSError:
                pass  # there is nobody to tell
    os._exit(status)


if __name__ == "__main__":
    run()
