"""From the bytes of a fuzzer to what the targets try."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")


def text_of(data: bytes) -> str:
    """The bytes as UTF-8; each that is none becomes half of a surrogate pair, which programs can pass as well."""
    return data.decode("utf-8", "surrogateescape")


def bytes_of(text: str) -> bytes:
    """The way back from ``text_of``."""
    return text.encode("utf-8", "surrogateescape")


def chosen(choices: Sequence[T], data: bytes) -> T:
    """The choice that the first byte makes: a digit or a letter takes the one at its place, in the seeds."""
    first = data[0] if data else ord("0")
    return choices[(first - ord("0")) % len(choices)]


class Stream:
    """The bytes one after the other; behind the last one stand zeros without end."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    @property
    def is_over(self) -> bool:
        """Whether all bytes have been taken."""
        return self._at >= len(self._data)

    def number(self) -> int:
        """The next byte."""
        self._at += 1
        return self._data[self._at - 1] if self._at <= len(self._data) else 0

    def one_of(self, choices: Sequence[T]) -> T:
        """The choice that the next byte makes."""
        return choices[self.number() % len(choices)]

    def text(self, length: int) -> str:
        """A text of the next bytes."""
        start, self._at = self._at, self._at + length
        return text_of(self._data[start : self._at])
