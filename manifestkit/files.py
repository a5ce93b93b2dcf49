"""Opening what is a file and nothing else: a pipe or a device could keep a reader waiting for ever."""

from __future__ import annotations

import errno
import os
import stat

from manifestkit.lean_typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import BinaryIO


def open_regular(path: str) -> BinaryIO:
    """A regular file, open for reading its bytes; OSError where it cannot be opened or is none."""
    try:
        # Without O_NONBLOCK the opening of a pipe waits for somebody to write.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except ValueError as error:
        raise OSError(errno.EINVAL, "it is no path") from error
    mode = os.fstat(descriptor).st_mode
    if not stat.S_ISREG(mode):
        os.close(descriptor)
        if stat.S_ISDIR(mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        raise OSError(errno.EINVAL, "it is no regular file; - reads stdin")
    return open(descriptor, "rb")  # noqa: PTH123 - a descriptor has no path
