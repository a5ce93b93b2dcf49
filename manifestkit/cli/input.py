"""Reading what a command needs; ``-`` is stdin."""

from __future__ import annotations

import sys

from manifestkit.checking.loading import read_file, read_stream
from manifestkit.cli.output import CommandError, named

STDIN = "-"


def read_bytes(path: str) -> bytes:
    """The bytes of a file; CommandError where they cannot be read or are too many."""
    try:
        return read_stdin() if path == STDIN else read_file(path)
    except OSError as error:
        raise CommandError(f"{named(path)}: cannot be read: {error.strerror or error}") from error


def read_text(path: str) -> str:
    """The text of a file in UTF-8, without a byte order mark; CommandError where there is none."""
    try:
        return read_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = error.start
    # Raised here, because the codec's own error carries the whole text.
    raise CommandError(f"{named(path)}: byte {place} is not UTF-8")


def read_stdin() -> bytes:
    """The bytes of stdin; OSError where they cannot be read or are too many."""
    if sys.stdin is None:
        return b""
    return read_stream(sys.stdin.buffer)
