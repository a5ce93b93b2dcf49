"""What callers give to documents: each thing is what it should be, or they are told at once."""

from __future__ import annotations

_MOST_PACKAGES = 999_999


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


def expect_package(package: object) -> None:
    """TypeError unless these are two whole numbers; ValueError unless they are a package and how many there are."""
    if not isinstance(package, tuple) or [type(number) for number in package] != [int, int]:
        raise TypeError("package is not a pair of whole numbers; the first package of two is (1, 2)")
    number, total = package
    if not 1 <= number <= total <= _MOST_PACKAGES:
        raise ValueError(f"there is no package {number} of {total}; packages count from 1 to {_MOST_PACKAGES:,}")


def _kind(value: object) -> str:
    return "None" if value is None else f"of the type {type(value).__name__}"
