"""Blanks of a template that nobody filled in: ``[your bucket]``, ``{BUCKET}``, ``@BUCKET@``, ``***Your Street***``.

Source: Import/Export reference, 7 and 13 (quirks 10, 11, 30 and 31).
"""

from __future__ import annotations

import re
from functools import cache

from manifestkit.lean_typing import TYPE_CHECKING
from manifestkit.text.nodes import Mapping, Scalar

if TYPE_CHECKING:
    from manifestkit.importexport.options import Kind, Shape
    from manifestkit.text.nodes import Node, Sequence

# A text without any of these is no blank.
_SIGNS = "[<{*|"
_VARIABLE = re.compile(r"@[A-Za-z0-9_]+@")


@cache
def _whole() -> re.Pattern[str]:
    return re.compile(r"\[[^\[\]]*\]|<[^<>]*>|\$?\{\{?[^{}]*\}\}?|@[A-Za-z0-9_]+@|\*\*+[^*]+\*\*+")


def may_have_blanks(source: str) -> bool:
    """Whether one of the values of a source may be a blank; of most sources none is.

    What a value has stands in its source as well, but for the escapes in double quotes.
    """
    return _has_sign(source) or ('"' in source and "\\" in source)


def is_unfilled(kind: Kind, shape: Shape, node: Node, text: str) -> bool:
    """Whether a value is the blank of a template instead of what belongs there.

    ``kind`` and ``shape`` are those of the option, ``text`` is the source in which the node stands. A value of the
    kind ``free`` may look like a blank, as passwords do, unless it was written without quotes in a way that makes
    it no text at all: ``[password]`` is a list.
    """
    if isinstance(node, Scalar):
        return shape != "list" and _is_unfilled_text(kind, node)
    if isinstance(node, Mapping):
        return shape != "mapping" and text[node.start] == "{" and _is_name_in_braces(node)
    if kind == "e-mails" and all(isinstance(item, Scalar) and "@" in item.text for item in node.items):
        return False  # somebody took the addresses for a list
    return shape != "list" and text[node.start] == "[" and _is_words_in_brackets(node, shape, text)


def _has_sign(text: str) -> bool:
    return any(map(text.__contains__, _SIGNS)) or _VARIABLE.search(text) is not None


def _is_unfilled_text(kind: Kind, node: Scalar) -> bool:
    if kind == "free":
        return node.style == "rest"
    if not _has_sign(node.text):
        return False
    text = node.text.strip()
    if kind == "e-mails":
        return _is_choice(text) or any(_is_blank_for_an_address(item.strip()) for item in (text, *text.split(";")))
    if _whole().fullmatch(text) is not None:
        return True
    if kind == "prose":
        return False
    if _is_choice(text):
        return True
    return kind != "name" and re.search(r"\$?\{\{?[A-Za-z0-9_ .-]*\}\}?|@[A-Z0-9_]+@", text) is not None


def _is_choice(text: str) -> bool:
    return re.search(r"\S \| \S", text) is not None


def _is_blank_for_an_address(text: str) -> bool:
    """Whether a text is a blank, and no address in the angle brackets that stand behind a person's name."""
    return _whole().fullmatch(text) is not None and re.fullmatch(r"<[^\s@<>]++@[^\s@<>]++>", text) is None


def _is_name_in_braces(node: Mapping) -> bool:
    return bool(node.entries) and all(
        isinstance(entry.value, Scalar) and entry.value.style == "empty" for entry in node.entries
    )


def _is_words_in_brackets(node: Sequence, shape: Shape, text: str) -> bool:
    """Whether nothing but words stands in brackets; where a text belongs, a colon among them is one of its signs."""
    return bool(node.items) and all(
        isinstance(item, Scalar) or (shape == "text" and _is_pair_of_words(item, text)) for item in node.items
    )


def _is_pair_of_words(node: Node, text: str) -> bool:
    return isinstance(node, Mapping) and text[node.start] != "{" and isinstance(node.entries[0].value, Scalar)
