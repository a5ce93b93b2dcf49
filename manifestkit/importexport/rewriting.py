"""Another text in the place of a value, written as the value was."""

from __future__ import annotations

import re
from functools import cache

from manifestkit.lean_typing import TYPE_CHECKING
from manifestkit.text.edits import Edit
from manifestkit.text.nodes import Scalar

if TYPE_CHECKING:
    from manifestkit.text.nodes import Node


# What stands for itself without quotes, in a flow collection too.
@cache
def _plain() -> re.Pattern[str]:
    return re.compile(r"(?:[A-Za-z0-9_+/.^$\\(=;]|-(?=\S))(?:[A-Za-z0-9_+/.^$\\()=@;-]| (?=[A-Za-z0-9]))*")


def rewritten(node: Node, text: str) -> tuple[Edit, ...]:
    """The edit that puts ``text`` in the place of a scalar and keeps its quotes; none where it would not be safe."""
    if not isinstance(node, Scalar) or node.style in {"literal", "folded", "unread", "empty"}:
        return ()
    if node.style == "double" and '"' not in text and "\\" not in text:
        return (Edit(node.start, node.end, f'"{text}"'),)
    new = plain_or_quoted(text) if node.style in {"plain", "rest"} else _quoted(text)
    return (Edit(node.start, node.end, new),)


def plain_or_quoted(text: str) -> str:
    """A text as YAML: as it is where it stands for itself, else in single quotes."""
    return text if _plain().fullmatch(text) is not None else _quoted(text)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
