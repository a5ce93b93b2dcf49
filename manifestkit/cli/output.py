"""Where a command writes: data to stdout, everything else to stderr."""

from __future__ import annotations

import os
import re
import sys

from manifestkit.findings.hiding import MASK, mask
from manifestkit.findings.printable import printable
from manifestkit.lean_typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TextIO

_WIDTH = 80


class CommandError(Exception):
    """A command cannot be carried out: wrong usage, unreadable input, a broken configuration."""


def tell(message: str) -> None:
    """Write one line to stderr, with everything in it that could steer a terminal made visible."""
    if sys.stderr is not None:
        try:
            sys.stderr.write(f"manifestkit: {printable(without_keys(message))}\n")
        except OSError:
            # There is nobody to tell.
            discard(sys.stderr)


def named(path: str) -> str:
    """A path for a message: in quotes where it could not be told from the words around it.

    What is no path but a text, or a URL with a login, is shown without the secrets in it.
    """
    if "://" in path:
        path = re.sub(r"(?<=://)[^/@]*+@", f"{MASK}@", path)
    if "\n" in path or ": " in path:
        from manifestkit.findings.masking import secret_spans

        path = mask(path, 0, len(path), secret_spans(path, None))
    return path if path and path == path.strip() else repr(path)


def without_keys(message: str) -> str:
    """A message without secret access keys, which somebody may have given for something else."""
    from manifestkit.findings.masking import access_key_spans

    return mask(message, 0, len(message), access_key_spans(message))


def say(text: str) -> None:
    """Write a text to stdout."""
    write(text, sys.stdout)


def write(text: str, stream: TextIO | None) -> None:
    """Write a text to a stream; a process may have been started without one."""
    if stream is not None:
        stream.write(text)


def say_bytes(data: bytes) -> None:
    """Write bytes to stdout as they are, line ends included."""
    if sys.stdout is not None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)


def takes_color(stream: TextIO | None) -> bool:
    """Whether colours are welcome: on a terminal that has them, and not with NO_COLOR."""
    is_terminal = stream is not None and stream.isatty()
    return is_terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def width_of(stream: TextIO | None) -> int:
    """The number of columns of a terminal; 80 of everything else."""
    if stream is None or not stream.isatty():
        return _WIDTH
    from shutil import get_terminal_size

    return get_terminal_size().columns


def encoding_of(stream: TextIO | None) -> str:
    """The encoding of a stream."""
    return getattr(stream, "encoding", None) or "utf-8"


def finish() -> None:
    """Hand everything that was written to the system; OSError where it does not take it."""
    if sys.stdout is not None:
        sys.stdout.flush()


def discard(stream: TextIO) -> None:
    """Let what is left in a stream go nowhere, so that the interpreter does not stumble over it at its end."""
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - pathlib costs start-up time
        os.dup2(nowhere.fileno(), stream.fileno())
