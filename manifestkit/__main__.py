"""The command line: ``manifestkit``, or ``python -m manifestkit``."""

from __future__ import annotations

import sys
from io import TextIOWrapper


def run() -> None:
    """Carry out the process's command line and end the process."""
    try:
        from manifestkit.cli.main import main

        # A file's name may hold bytes that are no text, and an output's encoding may lack a character.
        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(errors="backslashreplace")
        status = main()
    except KeyboardInterrupt:
        status = 130
    sys.exit(status)


if __name__ == "__main__":
    run()
