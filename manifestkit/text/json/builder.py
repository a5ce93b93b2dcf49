"""The state of reading a JSON text: the automaton's stack, the brackets that are open, the tree and the problems."""

from __future__ import annotations

from manifestkit.lean_typing import TYPE_CHECKING
from manifestkit.text.json import trouble
from manifestkit.text.json_automaton import TABLES
from manifestkit.text.nodes import Entry, Mapping, Scalar, Sequence
from manifestkit.text.places import join
from manifestkit.text.reading import Problem
from manifestkit.text.source import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from manifestkit.text.edits import Edit
    from manifestkit.text.nodes import Node
    from manifestkit.text.trouble import Trouble

MAX_DEPTH = 100
MAX_MISTAKES = 1000
_MAX_POINTER = 1000  # characters; what lies deeper is told of at the nearest ancestor, so that no text takes too much


class GiveUp(Exception):  # noqa: N818 - no error: a signal to the end of reading
    """The text has too many mistakes."""


class Open:
    """A bracket that is open, and what has been read in it."""

    __slots__ = ("entries", "is_object", "items", "key", "start")

    def __init__(self, start: int, *, is_object: bool) -> None:
        self.start = start
        self.is_object = is_object
        self.entries: list[Entry] = []
        self.items: list[Node] = []
        self.key: tuple[str, int, int] | None = None

    @property
    def closer(self) -> str:
        """The bracket that closes it."""
        return "}" if self.is_object else "]"


class Builder:
    """A JSON text while it is read; ``at`` is the offset up to which it has been."""

    __slots__ = ("at", "comma", "mistakes", "moves", "opened", "problems", "root", "states", "terminal", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.terminal = ""  # of the token that was read last
        self.comma = 0  # where the last comma stands
        self.states = [0]
        self.opened: list[Open] = []
        self.root: Node | None = None
        self.problems: list[Problem] = []
        self.mistakes = 0
        self.moves = 0  # of members into another object than the brackets say

    @property
    def is_whole(self) -> bool:
        """Whether the text's one value has been read."""
        return self.root is not None and not self.opened

    @property
    def expected(self) -> Collection[str]:
        """The terminals that may follow, and perhaps some more that the automaton refuses only later."""
        return TABLES.actions[self.states[-1]]

    def feed(self, *terminals: str) -> None:
        """Go on as if these tokens stood here; only what may follow can be fed."""
        actions = TABLES.actions
        for terminal in terminals:
            action = actions[self.states[-1]][terminal]
            while isinstance(action, tuple):
                length, rule = action
                del self.states[len(self.states) - length :]
                self.states.append(actions[self.states[-1]][rule])
                action = actions[self.states[-1]][terminal]
            self.states.append(action)

    def take_back(self) -> None:
        """Forget the token that was read last."""
        self.states.pop()

    def open(self, start: int, *, is_object: bool) -> None:
        """An opening bracket stands at ``start``."""
        self.opened.append(Open(start, is_object=is_object))

    def close(self, end: int) -> None:
        """The innermost bracket closes; its counterpart ends at ``end``."""
        closed = self.opened.pop()
        if closed.is_object:
            self.add_object(closed.entries, closed.start, end)
        else:
            self.add(Sequence(tuple(closed.items), closed.start, end))

    def add(self, value: Node) -> None:
        """A value stands in the innermost bracket, or is the whole."""
        if not self.opened:
            self.root = value
            return
        holder = self.opened[-1]
        if not holder.is_object:
            holder.items.append(value)
        elif holder.key is not None:
            holder.entries.append(Entry(*holder.key, value))
            holder.key = None

    def add_object(self, entries: list[Entry], start: int, end: int) -> None:
        """An object that has been read whole."""
        if len({entry[0] for entry in entries}) < len(entries):
            self._tell_duplicates(entries)
        self.add(Mapping(tuple(entries), start, end))

    def add_unread(self, start: int, end: int) -> None:
        """A value stands there that cannot be read."""
        self.add(Scalar("", start, end, "unread"))

    def report(
        self,
        kind: Trouble,
        start: int,
        end: int,
        *values: str,
        edits: tuple[Edit, ...] = (),
        safe: bool = False,
        in_token: bool = False,
    ) -> None:
        """A mistake stands there, perhaps in the value or key that is being read; GiveUp where it is one too many."""
        self.mistakes += 1
        if self.mistakes > MAX_MISTAKES:
            kind, values, edits = trouble.TOO_MANY, (), ()
        self.problems.append(
            Problem(
                kind.rule,
                pointer_to(_names(self.opened if in_token else self.opened[:-1])),
                Span(start, end),
                kind.message,
                values,
                kind.help,
                edits,
                safe,
            )
        )
        if self.mistakes > MAX_MISTAKES:
            raise GiveUp

    def _tell_duplicates(self, entries: list[Entry]) -> None:
        kind = trouble.DUPLICATE_KEY
        parent = pointer_to(_names(self.opened))  # what is read now stands in all that are open
        seen: set[str] = set()
        for key, start, end, _ in entries:
            if key in seen:
                pointer = pointer_to((key,), parent)
                self.problems.append(Problem(kind.rule, pointer, Span(start, end), kind.message, (key,), kind.help))
            seen.add(key)


def pointer_to(names: Iterable[str], parent: str = "") -> str:
    """The pointer that goes by these names from ``parent``; where it is too long, that of an ancestor."""
    for name in names:
        if len(parent) + len(name) > _MAX_POINTER:
            break
        parent = join(parent, name)
    return parent


def _names(holders: list[Open]) -> Iterator[str]:
    """The names of what is being read in each bracket, down to a key that is lost."""
    for holder in holders:
        if not holder.is_object:
            yield str(len(holder.items))
        elif holder.key is not None:
            yield holder.key[0]
        else:
            return
