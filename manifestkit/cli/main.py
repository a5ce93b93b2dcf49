"""From the arguments of the process to one command, and from what comes of it to an exit status."""

from __future__ import annotations

import sys

from manifestkit.cli.output import CommandError, discard, finish, tell
from manifestkit.lean_typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# Each is a module of this package whose function ``run`` takes its arguments and gives the exit status.
COMMANDS = {
    "check": "check manifests, SIGNATURE files and requests",
    "dry-run": "answer an operation as the service would",
    "explain": "explain a rule, or list them all",
    "label": "print shipping labels",
    "new": "print the skeleton of a manifest or a request",
    "packing-slip": "print packing slips",
    "serve": "answer both services over HTTP, for any AWS SDK",
    "signature": "sign, show or verify a SIGNATURE file",
    "signature-sheet": "print the text of SIGNATURE files",
}

_USAGE = 2
_INTERRUPTED = 130
_PIPE_CLOSED = 141


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out a command line (default: that of the process) and give its exit status.

    0: nothing of severity error was found. 1: an error was found. 2: wrong usage, unreadable input, or a
    broken configuration. As with other tools, 130 stands for an interrupt and 141 for a reader that has
    gone away.
    """
    try:
        status = _status(sys.argv[1:] if arguments is None else arguments)
        finish()
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        discard(sys.stdout)
        return _PIPE_CLOSED
    except OSError as error:
        discard(sys.stdout)
        tell(f"the output cannot be written: {error.strerror or error}")
        return _USAGE
    return status


def _status(arguments: Sequence[str]) -> int:
    try:
        return _run(arguments)
    except CommandError as error:
        tell(str(error))
        return _USAGE
    except SystemExit as stop:
        # The parser has said what is wrong, or has printed the help.
        return stop.code if isinstance(stop.code, int) else 0


def _run(arguments: Sequence[str]) -> int:
    if not arguments or arguments[0] not in COMMANDS:
        return _without_command(arguments)
    from importlib import import_module

    status: int = import_module(f"manifestkit.cli.{arguments[0].replace('-', '_')}").run(arguments[1:])
    return status


def _without_command(arguments: Sequence[str]) -> int:
    """What is left where no command is named: help, the version, or a mistake."""
    from manifestkit.cli.parsing import ActionParser
    from manifestkit.version import __version__

    parser = ActionParser(
        "",
        "Checks AWS Import/Export manifests and AWS Snowball requests, offline.",
        COMMANDS,
        "  manifestkit check MyS3ImportManifest.txt\n  manifestkit explain\n  manifestkit check --help\n",
        called="command",
    )
    parser.add_argument("--version", action="version", version=f"manifestkit {__version__}")
    return parser.explain(arguments)
