"""Ranges of object keys, as an export job names them.

A marker that is None, or empty, leaves its end of the range open. Keys are compared by their bytes in UTF-8.
Source: Snowball reference, 5.5.
"""

from __future__ import annotations


def in_range(key: str, begin: str | None, end: str | None) -> bool:
    """Tell whether a key lies in the range from ``begin`` to ``end``.

    Both markers belong to the range, and so does every key that begins with ``end``: a range that ends with
    ``photos`` holds ``photos/cat.jpg``. Source: Snowball reference, 5.5, KR03, KR04 and KR06.
    """
    place = _bytes(key)
    first, last = _bytes(begin or ""), _bytes(end or "")
    return place >= first and (place <= last or place.startswith(last))


def is_empty_range(begin: str | None, end: str | None) -> bool:
    """Tell whether no key at all lies in the range from ``begin`` to ``end``.

    A range with an open end is never empty, nor is one whose first marker begins with its last.
    Source: Snowball reference, 5.5, KR05 and KR06.
    """
    first, last = _bytes(begin or ""), _bytes(end or "")
    return first > last and not first.startswith(last)


def _bytes(text: str) -> bytes:
    # A lone surrogate, which UTF-8 cannot hold, is no reason to fail.
    return text.encode("utf-8", "surrogatepass")
