"""What callers give to documents: each thing is what it should be, or they are told at once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_COPIES = 10_000
_MOST_PACKAGES = 999_999
_HASH = re.compile("[0-9A-F]{12}")


def expect(name: str, value: object, kind: type) -> None:
    """TypeError unless a value is of a kind."""
    if not isinstance(value, kind):
        raise TypeError(f"{name} is {_kind(value)}; give a value of the type {kind.__name__}")


def expect_texts(name: str, values: object) -> None:
    """TypeError unless these are texts one after another, and not one text."""
    if not isinstance(values, tuple | list) or not all(isinstance(value, str) for value in values):
        raise TypeError(f"{name} is {_kind(values)}; give a tuple of texts, one for each line")


def expect_pairs(name: str, values: object) -> None:
    """TypeError unless these are pairs of texts."""
    if not isinstance(values, tuple | list):
        raise TypeError(f"{name} is {_kind(values)}; give a tuple of pairs of texts")
    for value in values:
        expect_texts(f"a pair of {name}", value)
        if len(value) != len(("name", "text")):
            raise ValueError(f"{name} has {len(value)} texts where a pair is wanted")


def expect_members(name: str, members: object) -> None:
    """TypeError unless this is a mapping whose keys are texts."""
    expect(name, members, Mapping)
    for key in members if isinstance(members, Mapping) else ():
        expect(f"a key of {name}", key, str)


def expect_paths(name: str, values: Iterable[Path | str]) -> tuple[Path, ...]:
    """The paths of files or folders; TypeError where one is none, and for one path in place of several."""
    if isinstance(values, str | bytes | Path):
        raise TypeError(f"{name} is one path; give a tuple of paths")
    return tuple(map(Path, values))


def expect_day(name: str, value: object) -> None:
    """TypeError unless this is a date without a time."""
    expect(name, value, date)
    if isinstance(value, datetime):
        raise TypeError(f"{name} is a date with a time; give its date()")


def expect_hash(name: str, value: object) -> None:
    """TypeError unless this is a text; ValueError unless it is a short hash, or empty."""
    expect(name, value, str)
    if isinstance(value, str) and value and _HASH.fullmatch(value) is None:
        raise ValueError(f"{name} is no short hash, which has twelve hexadecimal digits, the letters of them capitals")


def expect_copies(copies: object) -> None:
    """TypeError unless this is a whole number; ValueError unless so many copies can be printed."""
    if type(copies) is not int:
        raise TypeError(f"copies is {_kind(copies)}; give a whole number")
    if not 1 <= copies <= MOST_COPIES:
        raise ValueError(f"copies is a number from 1 to {MOST_COPIES:,}")


def expect_package(package: object) -> None:
    """TypeError unless these are two whole numbers; ValueError unless they are a package and how many there are."""
    if not isinstance(package, tuple) or [type(number) for number in package] != [int, int]:
        raise TypeError("package is not a pair of whole numbers; the first package of two is (1, 2)")
    number, total = package
    if max(number, total) > _MOST_PACKAGES:
        raise ValueError(f"packages count from 1 to {_MOST_PACKAGES:,}")
    if not 1 <= number <= total:
        raise ValueError(f"there is no package {number} of {total}")


def _kind(value: object) -> str:
    return "None" if value is None else f"of the type {type(value).__name__}"
