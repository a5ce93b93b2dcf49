"""Text on a terminal, where a character takes no column, one, or two."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=4096)
def _character_width(character: str) -> int:
    """How many columns a printable character takes; combining marks take none, wide East Asian characters two."""
    if character.isascii():
        return 1
    from unicodedata import category, east_asian_width

    if category(character) in {"Mn", "Me"}:
        return 0
    return 2 if east_asian_width(character) in {"W", "F"} else 1


def width_of(text: str) -> int:
    """How many columns a printable text takes."""
    return len(text) if text.isascii() else sum(map(_character_width, text))


def wrap(text: str, width: int, *, used: int = 0, indent: int = 0) -> str:
    """The text in lines of at most ``width`` columns, broken at blanks; a longer word has a line of its own.

    Where ``used`` columns of the first line are taken already, a blank goes in front of the text, or the text begins
    with a line end. The other lines are indented by ``indent``.
    """
    first = " " if used else ""
    if used + len(first) + len(text) <= width and text.isascii():
        return first + text
    words = text.split(" ")
    lines = [first + words[0]]
    if used and used + width_of(lines[0]) > width:
        lines, used = ["", words[0]], indent
    for word in words[1:]:
        longer = f"{lines[-1]} {word}"
        if used + width_of(longer) > width:
            lines.append(word)
            used = indent
        else:
            lines[-1] = longer
    return ("\n" + " " * indent).join(lines)
