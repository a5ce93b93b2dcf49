"""What a value says: its text, without what typography put around it."""

from __future__ import annotations

from manifestkit.lean_typing import TYPE_CHECKING
from manifestkit.text.nodes import Mapping, Scalar

if TYPE_CHECKING:
    from manifestkit.text.nodes import Node

_CURLY_QUOTES = "\u201c\u201d\u201e\u201f\xab\xbb\u2018\u2019\u201a\u201b"
_BYTE_ORDER_MARK = "\ufeff"
_ZERO_WIDTH = "\u200b\u200c\u200d\u2060" + _BYTE_ORDER_MARK
# What YAML passes over, and what the reader has reported wherever it stands.
_NOT_TYPOGRAPHY = " \t\r\n" + _BYTE_ORDER_MARK


def readable(node: Node) -> str | None:
    """The value, where it is one text that could be read, else None."""
    return node.text if isinstance(node, Scalar) and node.style != "unread" else None


def is_empty(node: Node) -> bool:
    """Whether nothing was written, or only quotes, brackets or typography around nothing."""
    if isinstance(node, Scalar):  # most are
        return node.style != "unread" and not settled(node.text)
    return not (node.entries if isinstance(node, Mapping) else node.items)


def settled(text: str) -> str:
    """A text without what typography put around it: blanks of all kinds, and a pair of curly quotes."""
    if text.isascii():
        return text.strip()
    text = text.strip().strip(_ZERO_WIDTH).strip()
    if len(text) > 1 and text[0] in _CURLY_QUOTES and text[-1] in _CURLY_QUOTES:
        text = text[1:-1].strip()
    return text


def has_typography(text: str) -> bool:
    """Whether something stands around a text that word processors and web pages put there."""
    return settled(text) != text.strip(_NOT_TYPOGRAPHY)


def may_have_typography(source: str) -> bool:
    """Whether one of the values of a source may have typography around it; of most sources none has.

    ASCII that can be seen is none, however it is written, but for the escapes in double quotes.
    """
    is_plain = source.isascii() and source.replace("\n", "").replace("\r", "").isprintable()
    return not is_plain or ('"' in source and "\\" in source)


def word(node: Node) -> str | None:
    """The value in small letters, where it is one text, as words are compared."""
    text = readable(node)
    return None if text is None else settled(text).lower()
