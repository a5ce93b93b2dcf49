"""Texts from outside, made fit to be read: nothing in them reaches a terminal as anything but a visible character."""

from __future__ import annotations

_QUOTED_LENGTH = 60


def printable(text: str) -> str:
    r"""The text with an escape (``\x1b``, ``\u202e``, ``\ud800``) for each character that cannot be seen as such.

    Those are control and format characters, blanks other than U+0020, lone surrogates, and code points without a
    meaning. The result can be encoded as UTF-8.
    """
    if text.isprintable():
        return text
    return "".join(map(visible, text))


def visible(character: str) -> str:
    """One character, or its escape."""
    return character if character.isprintable() else character.encode("unicode_escape").decode("ascii")


def encodable(text: str, encoding: str) -> str:
    """The text with an escape for each character that an encoding lacks."""
    return text if text.isascii() else text.encode(encoding, "backslashreplace").decode(encoding)


def quoted(value: str) -> str:
    """A value in double quotes, of which at most 60 code points are shown."""
    if len(value) > _QUOTED_LENGTH:
        value = value[:_QUOTED_LENGTH] + "…"
    return f'"{printable(value)}"'
