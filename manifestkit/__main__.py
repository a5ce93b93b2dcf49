"""The command line: ``manifestkit``, or ``python -m manifestkit``."""

from __future__ import annotations

import gc
import sys
from io import TextIOWrapper

# What is loaded and found stays to the end: looking through it for what has gone, as often as Python does by itself,
# is lost time.
_OBJECTS = 50_000


def run() -> None:
    """Carry out the process's command line and end the process."""
    try:
        gc.set_threshold(_OBJECTS)
        from manifestkit.cli.main import main

        # A file's name may hold bytes that are no text, and an output's encoding may lack a character.
        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(errors="backslashreplace")
        status = main()
    except KeyboardInterrupt:
        status = 130
    except Exception as error:  # noqa: BLE001 - a traceback would show what was read, and with it a secret
        from manifestkit.cli.output import tell
        from manifestkit.mistakes import places

        tell(f"this is a mistake in manifestkit, please report it: {places(error)}")
        status = 2
    sys.exit(status)


if __name__ == "__main__":
    run()
