"""The positioned tree that every reader gives: every scalar is text, every key and value knows its span.

The nodes are named tuples because a manifest has hundreds of them and reading is measured.
"""

from __future__ import annotations

from manifestkit.lean_typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Literal, TypeAlias

    Style: TypeAlias = Literal[
        "plain", "single", "double", "literal", "folded", "rest", "empty", "unread", "number", "word", "date"
    ]


class Scalar(NamedTuple):
    """A text.

    ``style`` says how it was written: ``plain``, ``single`` or ``double`` quoted, as a ``literal`` or ``folded``
    block, as the ``rest`` of a line that is no YAML scalar, ``empty`` where nothing was written, or ``unread``
    where a value stands that could not be read: its text is then empty and a problem has been reported. JSON writes
    texts in ``double`` quotes and has two styles of its own: a ``number``, and a ``word``, which is ``true``,
    ``false`` or ``null``. A ``date`` is the number of seconds in whose place a program passed a date and time.
    """

    text: str
    start: int
    end: int
    style: Style

    def to_python(self) -> str:
        """The text alone."""
        return self.text


class Sequence(NamedTuple):
    """A list of nodes."""

    items: tuple[Node, ...]
    start: int
    end: int

    def to_python(self) -> list[Value]:
        """The items as plain Python values."""
        return [item.to_python() for item in self.items]


class Entry(NamedTuple):
    """A key with its value."""

    key: str
    key_start: int
    key_end: int
    value: Node


class Mapping(NamedTuple):
    """Entries in the order of the text; a key may stand in it twice, and the last one wins."""

    entries: tuple[Entry, ...]
    start: int
    end: int

    def get(self, key: str) -> Entry | None:
        """The entry that is in force for ``key``."""
        for entry in reversed(self.entries):
            if entry.key == key:
                return entry
        return None

    def to_python(self) -> dict[str, Value]:
        """The entries as a plain dictionary."""
        return {entry.key: entry.value.to_python() for entry in self.entries}


Node: TypeAlias = Scalar | Sequence | Mapping
Value: TypeAlias = "str | list[Value] | dict[str, Value]"
