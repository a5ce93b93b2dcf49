"""What a reader gives: a tree, and the problems that it met on the way."""

from __future__ import annotations

from manifestkit.lean_typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from manifestkit.text.edits import Edit
    from manifestkit.text.nodes import Node
    from manifestkit.text.source import Span


class Dialect(NamedTuple):
    """What the manifest reader must know of the service to read what people wrote.

    ``keys``: the known keys; one of them followed by a colon starts an entry at the start of a line, with a blank
    after the colon or without (RULINGS 15). ``line_lists``: the top-level keys whose list items, where they are no
    YAML scalar, are the rest of their line; ``record_lists``: those whose items are mappings. ``members``: the known
    keys that stand below another one, and ``top`` those that do not, or not only; they tell what a line out of place
    belongs to. Without keys nothing of the dialect holds: a text is plain YAML.
    """

    keys: frozenset[str] = frozenset()
    line_lists: frozenset[str] = frozenset()
    record_lists: frozenset[str] = frozenset()
    members: frozenset[str] = frozenset()
    top: frozenset[str] = frozenset()


PLAIN_YAML = Dialect()


class Problem(NamedTuple):
    """A place that could not be read, or that was read as nobody but this reader would.

    ``rule`` is the code of a reading rule: below RD060 it refuses, from there on it is a remark. ``pointer`` is the
    nearest readable ancestor. ``message`` has a ``{}`` for each of ``values``; ``help`` is one line on how to mend it,
    and ``edits`` would mend it.
    """

    rule: str
    pointer: str
    span: Span
    message: str
    values: tuple[str, ...] = ()
    help: str | None = None
    edits: tuple[Edit, ...] = ()
    safe: bool = True


class Reading(NamedTuple):
    """The tree of a text, as far as it could be read, and every problem, in the order of the text."""

    root: Node | None
    problems: tuple[Problem, ...]
