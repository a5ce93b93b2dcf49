"""The two TOML files that a user may write: the context, and the configuration."""

from __future__ import annotations

import re

from manifestkit.files import open_regular
from manifestkit.lean_typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

# What people write by hand is a few kilobytes; the limit keeps a wrong path from filling the memory.
_LIMIT = 1024 * 1024
# The parser's time grows with the square of the length of a dotted key.
_MOST_DOTS = 200
_SHOWN = 40


class TomlError(ValueError):
    """The file cannot be read, or is no TOML; the message is one line without the file's name."""


def load(path: str) -> dict[str, Any]:
    """The tables of a TOML file of at most one mebibyte; TomlError where there are none."""
    try:
        with open_regular(path) as file:
            data = file.read(_LIMIT + 1)
    except (OSError, ValueError) as error:
        raise TomlError(f"cannot be read: {getattr(error, 'strerror', None) or error}") from error
    return loads(data)


def loads(data: bytes) -> dict[str, Any]:
    """The tables of a TOML text; TomlError where there are none."""
    import tomllib

    if len(data) > _LIMIT:
        raise TomlError("is larger than 1 MiB")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise TomlError(f"is not UTF-8: byte {error.start} cannot be read") from error
    if any(line.count(".") > _MOST_DOTS for line in text.split("\n")):
        raise TomlError(f"has a line with more than {_MOST_DOTS} dots")
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise TomlError("is nested too deeply") from error
    except ValueError as error:
        # A number of too many digits raises ValueError itself.
        raise TomlError(f"is no TOML: {error}") from error


def join(place: str, name: str) -> str:
    """A place in a file as TOML writes it: a name that is no bare key is quoted, and a long one cut."""
    shown = name if len(name) <= _SHOWN else f"{name[:_SHOWN]}..."
    if re.fullmatch(r"[A-Za-z0-9_-]+", name) is None:
        shown = repr(shown)
    return f"{place}.{shown}" if place else shown
