"""How deep brackets may stand in one another."""

from __future__ import annotations

from manifestkit.lean_typing import TYPE_CHECKING

if TYPE_CHECKING:
    from manifestkit.fields.java_regex.cursor import Cursor

MAX_NESTING = 500
"""How deep groups and character classes may nest in all; Java's own parser runs out of stack later."""


def check_depth(cursor: Cursor, depth: int, at: int) -> None:
    """Raise PatternError when the bracket at ``at`` is the ``depth``-th that is open, and one too many."""
    if depth > MAX_NESTING:
        raise cursor.fault(at, f"Groups and character classes are nested more than {MAX_NESTING} deep.")
