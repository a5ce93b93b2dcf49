"""Where the papers lie that a dry run makes: what a service would put into a bucket."""

from __future__ import annotations

import os
import weakref

_SUFFIX = ".papers"


class Papers:
    """The files of one store.

    They lie in a folder beside the file of the store. A store that is no file of this machine has a folder of its own
    among the temporary ones, which goes when the store is closed. No folder is made before there is a file for it.
    """

    def __init__(self, store: str | None) -> None:
        self._folder = None if store is None else store + _SUFFIX
        self._is_temporary = store is None

    def keep(self, name: str, data: bytes) -> str:
        """Write a file under a name and give its URL; OSError where it cannot be written."""
        from manifestkit.checking.fix import rewrite

        path = os.path.join(self._made(), name)  # noqa: PTH118 - the rest is made of such paths
        rewrite(path, data)
        return _url(path)

    def find(self, name: str) -> str | None:
        """The URL of the file of a name, where there is one."""
        path = None if self._folder is None else os.path.join(self._folder, name)  # noqa: PTH118 - likewise
        return _url(path) if path is not None and os.path.isfile(path) else None  # noqa: PTH113 - likewise

    def close(self) -> None:
        """Remove what is temporary."""
        if self._is_temporary and self._folder is not None:
            _remove(self._folder, os.getpid())
            self._folder = None

    def _made(self) -> str:
        """The folder, for its owner alone."""
        if self._folder is None:
            from tempfile import mkdtemp

            self._folder = mkdtemp(prefix="manifestkit-")
            weakref.finalize(self, _remove, self._folder, os.getpid())
        os.makedirs(self._folder, mode=0o700, exist_ok=True)  # noqa: PTH103 - likewise
        return self._folder


def _url(path: str) -> str:
    from pathlib import Path

    return Path(path).as_uri()


def _remove(folder: str, owner: int) -> None:
    """Remove a folder, unless it is that of the parent of this process."""
    if owner == os.getpid():
        from shutil import rmtree

        rmtree(folder, ignore_errors=True)
