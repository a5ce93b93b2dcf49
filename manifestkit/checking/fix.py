"""Writing to the disk: a file is rewritten whole or not at all."""

# ruff: noqa: PTH101, PTH105, PTH108, PTH116, PTH118, PTH120, PTH123 - the system's own calls, step by step
from __future__ import annotations

import errno
import os
import stat
import sys
from contextlib import contextmanager, suppress

from manifestkit.lean_typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO


def rewrite(path: str, new: bytes, *, old: bytes | None = None, is_private: bool = True) -> None:
    """Make ``new`` the content of a file, as ``rewriting`` does.

    Where ``old`` is given, the file has to hold it still: somebody may have changed it since it was read.
    """
    with rewriting(path, old=old, is_private=is_private) as file:
        file.write(new)


@contextmanager
def rewriting(path: str, *, old: bytes | None = None, is_private: bool = True) -> Iterator[BinaryIO]:
    """A file whose content becomes that of ``path`` at the end of the block.

    OSError where that cannot be; then, and where the block raises, the file is as it was. The mode and, as far as the
    system lets it, the owner stay; a new file is for its owner alone, or, where it is not ``is_private``, for whom the
    umask lets it be. Where ``path`` is a link, the file behind it is rewritten, and the link stays.
    """
    target = os.path.realpath(path)
    status = _writable(target)
    # Its name is known before it is there: a signal may come as soon as it is.
    temporary = os.path.join(os.path.dirname(target), f".manifestkit-{os.urandom(8).hex()}")
    try:
        with open(temporary, "x+b", opener=_for_owner if is_private else None) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if status is not None:
            _keep(temporary, status)
        if old is not None:
            _expect(target, old)
        os.replace(temporary, target)
    except BaseException as error:
        if not (isinstance(error, FileExistsError) and error.filename == temporary):
            with suppress(OSError):
                os.unlink(temporary)
        raise


def _for_owner(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _writable(path: str) -> os.stat_result | None:
    """What the system says about a file that may be rewritten; None where there is none yet."""
    try:
        status = os.stat(path)
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, "it is no ordinary file")
    # Replacing a file asks only for rights on its folder.
    if not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return status


def _keep(path: str, status: os.stat_result) -> None:
    """Give a file the owner and mode of another; the owner first, since that may clear bits of the mode."""
    if sys.platform != "win32":
        with suppress(PermissionError):
            os.chown(path, status.st_uid, status.st_gid)
    os.chmod(path, stat.S_IMODE(status.st_mode))


def _expect(path: str, data: bytes) -> None:
    with open(path, "rb") as file:
        if file.read(len(data) + 1) != data:
            raise OSError(errno.ESTALE, "it has changed since it was read")
