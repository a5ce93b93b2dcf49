"""Reading the bytes of a file, within a limit."""

from __future__ import annotations

import errno
import os

from manifestkit.files import open_regular
from manifestkit.lean_typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import BinaryIO

# A manifest has a few kilobytes; the limit bounds the time and the memory that one file takes (RULINGS 9).
LIMIT = 16 * 1024 * 1024


class OversizeError(OSError):
    """A file has more bytes than the limit."""

    def __init__(self) -> None:
        super().__init__(errno.EFBIG, "it is larger than 16 MiB")


def read_file(path: str) -> bytes:
    """The bytes of a file; OSError where it cannot be read, OversizeError, unread, where it is too large."""
    with open_regular(path) as file:
        if os.fstat(file.fileno()).st_size > LIMIT:
            raise OversizeError
        return read_stream(file)


def read_stream(stream: BinaryIO) -> bytes:
    """The bytes that a stream gives up to its end; OversizeError where they are too many, OSError where none come."""
    data: bytes | None = stream.read(LIMIT + 1)
    if data is None:
        raise OSError(errno.EAGAIN, "it keeps its readers waiting")
    if len(data) > LIMIT:
        raise OversizeError
    return data
