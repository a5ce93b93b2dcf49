"""A grammar without one of its parts: an alternative, a condition, something optional or repeated."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_DEFINITION = re.compile(r"^\??(_?[A-Za-z][A-Za-z_]*)(?:\.\d+)?:((?:.|\n(?=[ ]+\|))+)", re.MULTILINE)
_IGNORED = re.compile(r"^%ignore .+\n", re.MULTILINE)


class Removal(NamedTuple):
    """A grammar without one part, and which part it is."""

    part: str
    grammar: str


def removals(grammar: str) -> Iterator[Removal]:
    """The grammar without each part of its rules, of its terminals, and of the patterns in them, one at a time."""
    for line in _IGNORED.finditer(grammar):
        yield Removal(line[0].strip(), grammar[: line.start()] + grammar[line.end() :])
    for definition in _DEFINITION.finditer(grammar):
        for start, end in _parts(grammar, *definition.span(2), _RULE):
            part = f"{definition[1]}, column {start - definition.start() + 1}: {grammar[start:end].strip()}"
            yield Removal(part, grammar[:start] + grammar[end:])


class _Notation(NamedTuple):
    """How pieces look: of Lark's rules, or of Python's patterns inside them."""

    piece: re.Pattern[str]
    quantifier: re.Pattern[str]


_RULE = _Notation(
    re.compile(r'\s+|->\s*\w+|\w+|"(?:[^"\\]|\\.)*"|(?P<pattern>/(?:[^/\\]|\\.)+/)|(?P<group>\()|(?P<bar>\|)'),
    re.compile(r"[?*+]?"),
)
_PATTERN = _Notation(
    re.compile(
        r"\\x[0-9a-f]{2}|\\u[0-9a-f]{4}|\\.|\[(?:[^\]\\]|\\.)+\]"
        r"|(?P<group>\((?:\?(?:(?P<condition><?[=!])|:))?)|(?P<bar>\|)|(?P<pattern>(?!))|[^()|]"
    ),
    re.compile(r"(?:[?*+]\+?|\{0,\d+\}\+?)?"),
)


class _Piece(NamedTuple):
    """A piece, its quantifier, and what stands inside its brackets or slashes."""

    start: int
    quantifier: int
    end: int
    inner: tuple[int, int, _Notation] | None
    is_condition: bool


def _parts(text: str, start: int, end: int, notation: _Notation, *, looped: bool = False) -> Iterator[tuple[int, int]]:
    """Where the parts stand that can be taken out; ``looped`` says that all of it may be repeated."""
    bars, alternatives = _alternatives(text, start, end, notation)
    for pieces in alternatives:
        for piece in pieces:
            mark = text[piece.quantifier : piece.quantifier + 1]
            if piece.inner is not None:
                yield from _parts(text, *piece.inner, looped=mark in {"*", "+"})
            if piece.is_condition or mark in {"?", "*", "{"}:
                yield piece.start, piece.end
            # Without its quantifier the first `+` of `(?:a++|b)*` would change nothing.
            elif mark == "+" and not (looped and len(pieces) == 1):
                yield piece.quantifier, piece.end
    if len(bars) > 2:
        yield start, bars[1] + 1
        yield from pairwise(bars[1:])


def _alternatives(text: str, start: int, end: int, notation: _Notation) -> tuple[list[int], list[list[_Piece]]]:
    """The alternatives between two places, and where the bars between them stand, the two places included."""
    bars = [start]
    alternatives: list[list[_Piece]] = [[]]
    at = start
    while at < end:
        match = notation.piece.match(text, at, end)
        assert match is not None, text[at:end]
        inner = None
        after = match.end()
        if match["group"]:
            after = _closing(text, match.end(), notation) + 1
            inner = (match.end(), after - 1, notation)
        elif match["pattern"]:
            inner = (at + 1, after - 1, _PATTERN)
        quantifier = notation.quantifier.match(text, after, end)
        assert quantifier is not None
        if match["bar"]:
            bars.append(at)
            alternatives.append([])
        elif not match[0].isspace() or notation is _PATTERN:
            is_condition = bool(match.groupdict().get("condition"))
            alternatives[-1].append(_Piece(at, after, quantifier.end(), inner, is_condition))
        at = quantifier.end()
    return [*bars, end], alternatives


def _closing(text: str, at: int, notation: _Notation) -> int:
    """Where the group closes whose content begins at ``at``."""
    while text[at] != ")":
        match = notation.piece.match(text, at)
        quantifier = notation.quantifier.match(text, at)
        assert match is not None or quantifier
        if match is None:
            assert quantifier is not None
            at = quantifier.end()
        else:
            at = _closing(text, match.end(), notation) + 1 if match["group"] else match.end()
    return at
