r"""Escapes that stand for a character or a class of them: ``\t``, ``\0377``, ``\x41``, ``\d``, ``\p{Alpha}``."""

from __future__ import annotations

from manifestkit.fields.java_regex.cursor import DIGITS, LETTERS
from manifestkit.fields.java_regex.properties import is_property
from manifestkit.lean_typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from manifestkit.fields.java_regex.cursor import Cursor

BOUNDARIES = frozenset("bBAGzZ")
"""The letters of the escapes that stand for a place between characters."""

_CONTROLS = {"t": 0x09, "n": 0x0A, "v": 0x0B, "f": 0x0C, "r": 0x0D, "a": 0x07, "e": 0x1B}
_CLASS_LETTERS = frozenset("dDsSwW")
_NEWER_CLASSES = {"h": 8, "H": 8, "V": 8, "N": 9}
# They may match several characters, so that they cannot stand in a class.
_NEWER_SEQUENCES = {"R": 8, "X": 9}

_OCTAL_DIGITS = frozenset("01234567")
_HEX_DIGITS = frozenset("0123456789abcdefABCDEF")
_LAST_CODE_POINT = 0x10FFFF
_HIGH_SURROGATES = range(0xD800, 0xDC00)
_LOW_SURROGATES = range(0xDC00, 0xE000)


def read_escape(cursor: Cursor, *, in_class: bool) -> int | None:
    """Read the escape at the cursor; return the code point it stands for, or None if it is a class."""
    start = cursor.at
    letter = cursor.after_here()
    cursor.at += 2
    if not letter:
        raise cursor.fault(start, r"A backslash ends the pattern; a literal backslash is written \\.")
    if letter in _CLASS_LETTERS:
        return None
    if letter in "pP":
        _read_property(cursor, start)
        return None
    newer = _NEWER_CLASSES if in_class else _NEWER_CLASSES | _NEWER_SEQUENCES
    if letter in newer:
        _read_newer(cursor, start, letter, newer[letter])
        return None
    if letter in _NUMERIC:
        return _NUMERIC[letter](cursor, start)
    if letter not in _CONTROLS and (letter in LETTERS or letter in DIGITS):
        raise cursor.fault(start, _unknown(letter, in_class=in_class))
    return _CONTROLS.get(letter, ord(letter))


def _read_newer(cursor: Cursor, start: int, letter: str, release: int) -> None:
    if letter == "N" and not (cursor.take_if("{") and cursor.take_until("}")):
        raise cursor.fault(start, r"\N is followed by the Unicode name of a character, as in \N{SPACE}.")
    cursor.note_newer(start, f"\\{letter}", release)


def _octal(cursor: Cursor, start: int) -> int:
    digits = cursor.take_run(_OCTAL_DIGITS, 2)
    if not digits:
        raise cursor.fault(start, r"\0 is followed by one to three octal digits, at most \0377.")
    if digits[0] in "0123":
        digits += cursor.take_run(_OCTAL_DIGITS, 3 - len(digits))
    return int(digits, 8)


def _hexadecimal(cursor: Cursor, start: int) -> int:
    if not cursor.take_if("{"):
        message = r"\x is followed by two hexadecimal digits, or by a code point as in \x{1F4BE}."
        return _hex_digits(cursor, start, 2, message)
    digits = cursor.take_run(_HEX_DIGITS)
    if not digits or not cursor.take_if("}"):
        raise cursor.fault(start, r"\x{ is followed by hexadecimal digits and a }.")
    code = int(digits, 16)
    if code > _LAST_CODE_POINT:
        raise cursor.fault(start, f"There is no code point over {_LAST_CODE_POINT:X}.")
    return code


def _utf16(cursor: Cursor, start: int) -> int:
    r"""Read ``\uXXXX``, or two of them that stand for one character."""
    unit = _utf16_unit(cursor, start)
    if unit not in _HIGH_SURROGATES or not cursor.sees(r"\u"):
        return unit
    second = cursor.at
    cursor.at += 2
    low = _utf16_unit(cursor, second)
    if low not in _LOW_SURROGATES:
        cursor.at = second
        return unit
    return 0x10000 + (unit - _HIGH_SURROGATES.start) * len(_LOW_SURROGATES) + low - _LOW_SURROGATES.start


def _utf16_unit(cursor: Cursor, start: int) -> int:
    return _hex_digits(cursor, start, 4, r"\u is followed by four hexadecimal digits.")


def _hex_digits(cursor: Cursor, start: int, count: int, message: str) -> int:
    digits = cursor.take_run(_HEX_DIGITS, count)
    if len(digits) < count:
        raise cursor.fault(start, message)
    return int(digits, 16)


def _control(cursor: Cursor, start: int) -> int:
    char = cursor.take()
    if not char:
        raise cursor.fault(start, r"\c is followed by the letter of a control character, as in \cI.")
    return ord(char) ^ 0x40


_NUMERIC: Mapping[str, Callable[[Cursor, int], int]] = {
    "0": _octal,
    "x": _hexadecimal,
    "u": _utf16,
    "c": _control,
}
"""By the letter of each escape that has a number in it, what reads the rest and gives the code point."""


def _read_property(cursor: Cursor, start: int) -> None:
    name = cursor.take_until("}") if cursor.take_if("{") else cursor.take()
    if name is None:
        raise cursor.fault(start, r'The name of this property does not end in "}", as in \p{Alpha}.')
    if not is_property(name, unicode_classes=cursor.modes.unicode_classes):
        raise cursor.fault(
            start,
            "Java has no character property of this name; names are case-sensitive, such as"
            r" \p{Alpha}, \p{Lu}, \p{IsLatin} or \p{javaLowerCase}.",
        )


def _unknown(letter: str, *, in_class: bool) -> str:
    if letter == "E":
        return r"This \E ends a quotation, but no \Q stands before it."
    if letter in _NEWER_SEQUENCES:
        return f"\\{letter} may stand for several characters, so it cannot stand in a character class."
    if in_class and letter in BOUNDARIES:
        return f"\\{letter} stands for a place and not for a character, so it cannot stand in a character class."
    if letter in DIGITS:
        return f"No back reference can stand in a character class; an octal escape is written \\0{letter}."
    return (
        f"Java knows no escape \\{letter}; a letter needs no backslash, and a literal backslash is written"
        r" \\."
    )
