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
        size = os.fstat(file.fileno()).st_size
        if size > LIMIT:
            raise OversizeError
        # A buffer for as much as the limit allows takes longer to come by than most files take to be read.
        data = file.read(size + 1)
        return data if len(data) <= size else data + read_stream(file, len(data))


def read_stream(stream: BinaryIO, before: int = 0) -> bytes:
    """The bytes that a stream gives up to its end; OSError where none come.

    OversizeError where they are too many, together with those ``before`` them.
    """
    data: bytes | None = stream.read(LIMIT + 1 - before)
    if data is None:
        raise OSError(errno.EAGAIN, "it keeps its readers waiting")
    if len(data) > LIMIT - before:
        raise OversizeError
    return data
