"""How the characters of a scalar become its text: folding, escapes, block bodies. YAML 1.1, as PyYAML reads it."""

from __future__ import annotations

import re

from manifestkit.lean_typing import NamedTuple

LINE_END = r"(?:\r\n|\n|\r)"

_LINE_ENDS = re.compile(LINE_END)
_FOLD = re.compile(rf"[ \t]++(?>(?:{LINE_END}[ \t]*+)*)|(?>(?:{LINE_END}[ \t]*+)+)")
_ESCAPES = re.compile(
    r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}"
    rf"|{LINE_END}[ \t]*+(?>(?:{LINE_END}[ \t]*+)*)|[\s\S])"
    rf"|{_FOLD.pattern}"
)
_ESCAPED = {
    "0": "\0",
    "a": "\a",
    "b": "\b",
    "t": "\t",
    "\t": "\t",
    "n": "\n",
    "v": "\v",
    "f": "\f",
    "r": "\r",
    "e": "\x1b",
    " ": " ",
    '"': '"',
    "\\": "\\",
    "/": "/",
    "N": "\x85",
    "_": "\xa0",
    "L": "\u2028",
    "P": "\u2029",
}
_HIGHEST_CODE_POINT = 0x10FFFF
_SURROGATES = range(0xD800, 0xE000)


class ScalarError(ValueError):
    """A quoted scalar that has no text; ``offset`` counts from its opening quote.

    ``cause`` is ``bad-escape``, or ``lone-surrogate`` for an escape that is half of a character.
    """

    def __init__(self, cause: str, offset: int) -> None:
        super().__init__(cause)
        self.cause = cause
        self.offset = offset


def fold(raw: str) -> str:
    """A plain scalar over several lines: one line end is a blank, of several all but the first stay."""
    return _FOLD.sub(_folded, raw)


def unquote_single(raw: str) -> str:
    """The text of a single-quoted scalar, its quotes included in ``raw``."""
    return _FOLD.sub(_folded, raw[1:-1]).replace("''", "'")


def unquote_double(raw: str) -> str:
    """The text of a double-quoted scalar, its quotes included in ``raw``; ScalarError where an escape is none."""
    inner = raw[1:-1]
    if "\\" not in inner and "\n" not in inner and "\r" not in inner:
        return inner
    return _ESCAPES.sub(_unescaped, inner)


def _folded(match: re.Match[str]) -> str:
    blanks = match[0]
    ends = len(_LINE_ENDS.findall(blanks))
    if ends == 0:
        return blanks
    return " " if ends == 1 else "\n" * (ends - 1)


def _unescaped(match: re.Match[str]) -> str:
    found = match[0]
    if found[0] != "\\":
        return _folded(match)
    mark = found[1]
    if mark in "\r\n":
        return "\n" * (len(_LINE_ENDS.findall(found)) - 1)
    if mark in "xuU" and len(found) > 2:  # noqa: PLR2004 - the backslash and the mark
        code = int(found[2:], 16)  # noqa: FURB166 - \x is no prefix of Python's integers
        if code in _SURROGATES:
            raise ScalarError("lone-surrogate", match.start() + 1)
        if code <= _HIGHEST_CODE_POINT:
            return chr(code)
    elif mark in _ESCAPED:
        return _ESCAPED[mark]
    raise ScalarError("bad-escape", match.start() + 1)


class BlockHeader(NamedTuple):
    """The line of a block scalar that holds its indicators."""

    folded: bool
    chomping: str
    increment: int


_HEADER = re.compile(r"([|>])(?:([+-])([1-9])?|([1-9])([+-])?)?(?=[ \r\n]|\Z)[ ]*+(?:#[^\r\n]*+)?(?=[\r\n]|\Z)")


def block_header(text: str, start: int) -> BlockHeader | None:
    """The header that begins at ``start``, or None where the indicators are none that YAML has."""
    match = _HEADER.match(text, start)
    if match is None:
        return None
    style, chomping, increment, increment_first, chomping_last = match.groups()
    return BlockHeader(style == ">", chomping or chomping_last or "", int(increment or increment_first or 0))


def block_text(header: BlockHeader, lines: list[str], breaks: int, *, ended: bool) -> str:
    """The text of a block scalar.

    ``lines`` are its lines from the first to the last that is not blank, without indentation and line ends (blank
    ones empty); ``breaks`` counts the blank lines behind the last. ``ended`` says whether the last line has a line end.
    """
    text = _fold_block(lines) if header.folded else "\n".join(lines)
    last = "\n" if ended and lines else ""
    if header.chomping == "-":
        return text
    return text + last + ("\n" * breaks if header.chomping == "+" else "")


def _fold_block(lines: list[str]) -> str:
    """Lines that begin with a blank keep the line ends around them; the others are joined by blanks."""
    pieces: list[str] = []
    blank = 0
    indented = True  # nothing to fold with before the first line
    for line in lines:
        if not line:
            blank += 1
            continue
        starts_indented = line[0] in " \t"
        if not pieces:
            joint = "\n" * blank
        elif indented or starts_indented:
            joint = "\n" * (blank + 1)
        else:
            joint = "\n" * blank or " "
        pieces += (joint, line)
        blank = 0
        indented = starts_indented
    return "".join(pieces)
