"""From the paths that a person names to the files that are to be read."""

# ruff: noqa: PTH112, PTH116, PTH118 - pathlib costs start-up time
from __future__ import annotations

import os
import stat

from manifestkit.lean_typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

# Folders whose name begins with a dot are passed over as well.
_VENDORED = frozenset(("__pycache__", "__pypackages__", "node_modules", "site-packages", "venv"))


class Found(NamedTuple):
    """A file to read: ``named`` by the person, or else met in a folder."""

    path: str
    named: bool


class Unread(NamedTuple):
    """A path that could not be read, and why in a few words."""

    path: str
    reason: str


def walk(paths: Iterable[str], wanted: Callable[[str], bool]) -> Iterator[Found | Unread]:
    """Every file that the paths name, and those in folders whose path is ``wanted``; each once, in order.

    Links to folders are followed only where they are named, so that no loop is walked.
    """
    seen: set[str] = set()
    for path in paths:
        for found in _folder(path, wanted) if os.path.isdir(path) else (Found(path, named=True),):
            if (place := os.path.normpath(found.path)) not in seen:
                seen.add(place)
                yield found


def _folder(root: str, wanted: Callable[[str], bool]) -> Iterator[Found | Unread]:
    waiting = [(root, True)]
    while waiting:
        path, is_folder = waiting.pop()
        if not is_folder:
            yield Found(path, named=False)
            continue
        try:
            with os.scandir(path) as entries:
                inside = [_look(path, entry, wanted) for entry in entries]
        except OSError as error:
            yield Unread(path, error.strerror or str(error))
        else:
            waiting += sorted(filter(None, inside), reverse=True)


def _look(folder: str, entry: os.DirEntry[str], wanted: Callable[[str], bool]) -> tuple[str, bool] | None:
    """The path of an entry and whether it is a folder; None where it is nothing to check."""
    if entry.name.startswith("."):
        return None
    path = entry.name if folder == os.curdir else os.path.join(folder, entry.name)
    if entry.is_dir(follow_symlinks=False):
        return None if entry.name in _VENDORED else (path, True)
    return (path, False) if wanted(path) and _may_be_text(path) else None


def _may_be_text(path: str) -> bool:
    """Whether a path is a file, or something that reading has to report: a loop, a link to nothing."""
    try:
        return stat.S_ISREG(os.stat(path).st_mode)
    except OSError:
        return True
