"""Characters that cannot be printed, and how they are named to people."""

from __future__ import annotations

import unicodedata
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

JOINERS = frozenset("\u200c\u200d")
"""They shape the letters around them, in Persian and in Hindi, and show nothing themselves."""

_FORBIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
_EMOJI = range(0x1F000, 0x1FB00)
_MAKES_EMOJI = frozenset("\ufe0f\u20e3")
# More would stand on the line above; Unicode's own texts have no more than these on one letter.
_MOST_MARKS = 8
_MOST_NAMED = 5

_NEEDS_ITS_OWN_FONT = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "IDEOGRAPHIC", "BOPOMOFO", "FULLWIDTH", "HALFWIDTH")


class MissingGlyphError(ValueError):
    """A text that cannot be drawn. ``characters`` has each of its characters to blame once, in their order."""

    def __init__(self, characters: Iterable[str], message: str | None = None) -> None:
        self.characters = "".join(dict.fromkeys(characters))
        super().__init__(message or f"No font has {named(self.characters)}. {remedy(self.characters)}")


class ForbiddenCharacterError(MissingGlyphError):
    """A text with characters that are never drawn: control characters, bidi overrides, emoji, lone surrogates."""

    def __init__(self, characters: Iterable[str]) -> None:
        characters = list(characters)
        super().__init__(characters, f"{named(characters)} cannot be printed. Take it out of the text.")


def check(text: str) -> None:
    """Let a text pass that consists of letters, marks, figures, punctuation, symbols and blanks.

    Raises ForbiddenCharacterError for control and format characters, line breaks, private and unassigned
    characters, emoji, lone surrogates, and heaps of marks.
    """
    if text.isascii() and text.isprintable():
        return
    forbidden = [character for character in text if _is_forbidden(character)]
    if forbidden:
        raise ForbiddenCharacterError(forbidden)
    for is_mark, characters in groupby(text, key=_is_mark_or_joiner):
        marks = list(characters)
        if is_mark and len(marks) > _MOST_MARKS:
            raise ForbiddenCharacterError(marks)


def clusters(text: str) -> Iterator[str]:
    """Split a text into letters, each with the marks on it that run in its direction."""
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or not _belongs(text[end], text[start]):
            yield text[start:end]
            start = end


def _belongs(mark: str, letter: str) -> bool:
    return _is_mark_or_joiner(mark) and (
        unicodedata.bidirectional(mark) != "L" or unicodedata.bidirectional(letter) == "L"
    )


def _is_mark_or_joiner(character: str) -> bool:
    return character > "\u02ff" and (unicodedata.category(character)[0] == "M" or character in JOINERS)


def named(characters: Iterable[str]) -> str:
    """Name characters by number and name, and no more than a few of many: ``U+4EAC (CJK UNIFIED IDEOGRAPH-4EAC)``."""
    names = [_name(character) for character in dict.fromkeys(characters)]
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return ", ".join(names[:_MOST_NAMED]) + more


def _name(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Cs":
        name = "half of a character"
    elif category == "Cc":
        name = "control character"
    else:
        name = unicodedata.name(character, "no character of its own")
    return f"U+{ord(character):04X} ({name})"


def _is_forbidden(character: str) -> bool:
    if ord(character) in _EMOJI or character in _MAKES_EMOJI:
        return True
    return unicodedata.category(character) in _FORBIDDEN_CATEGORIES and character not in JOINERS


def remedy(characters: str) -> str:
    """Say which fonts would do. Source: address reference, 2.7."""
    if any(unicodedata.name(character, "").startswith(_NEEDS_ITS_OWN_FONT) for character in characters):
        return (
            "Install a TrueType font for the language, or name its file with --font: IPAex Gothic (Japanese), "
            "Nanum Gothic (Korean), WenQuanYi Zen Hei (Chinese) or Droid Sans Fallback (all three). "
            "Noto Sans CJK as .otf or .ttc has PostScript outlines, which cannot be embedded."
        )
    return "Install a TrueType font that has it, or name the font's file with --font."
