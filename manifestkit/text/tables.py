"""The automata of the grammars, made ahead of time, and a loop that does nothing but recognise tokens.

Lark makes them (``manifestkit.text.generate``). It spends most of the time of a small text on trees, positions and
error messages that the readers have no use for; a property test holds this loop and Lark equal.
"""

from __future__ import annotations

import re
from functools import cached_property

from manifestkit.lean_typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any


class Token(NamedTuple):
    """A terminal's name and where it stands."""

    terminal: str
    start: int
    end: int


class Scanners(dict[int, re.Pattern[str]]):
    """For each state the pattern of the terminals that it allows; compiled when it is first used, which few are.

    ``terminals`` are all of them and their patterns, ``allowed`` those of each state, in the order in which they are
    tried.
    """

    def __init__(self, terminals: dict[str, str], allowed: tuple[tuple[str, ...], ...]) -> None:
        super().__init__()
        self.terminals = terminals
        self.allowed = allowed

    def __missing__(self, state: int) -> re.Pattern[str]:
        pattern = self[state] = self._any_of(self.allowed[state])
        return pattern

    @cached_property
    def every(self) -> re.Pattern[str]:
        """The pattern of all terminals."""
        return self._any_of(self.terminals)

    def _any_of(self, names: Iterable[str]) -> re.Pattern[str]:
        return re.compile("|".join(f"(?P<{name}>{self.terminals[name]})" for name in names))


class Tables(NamedTuple):
    """An LALR automaton, which begins in the state 0 and ends in ``accept``.

    ``actions`` of a state: for a terminal the state to go to, or the rule to reduce as (length, name of the rule);
    for a rule's name the state to go to. Terminals that are ``ignored`` stand between tokens wherever they like.
    """

    accept: int
    actions: tuple[dict[str, Any], ...]  # a state's number, or a tuple of length and name
    scanners: Scanners
    ignored: frozenset[str]


_new = tuple.__new__  # the constructor of a named tuple, without the call in between, which is measured


class Refused(Exception):  # noqa: N818 - what is an error is for the caller to say
    """The grammar takes no token at ``offset``, or no end of the text."""

    def __init__(self, offset: int) -> None:
        super().__init__(offset)
        self.offset = offset


def recognise(tables: Tables, text: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """The tokens of a piece of a text, one after the other; Refused where there is none that the grammar takes."""
    accept, actions, scanners, ignored = tables
    end = len(text) if end is None else end
    stack = [0]
    state = 0
    at = start
    while True:
        terminal, behind = "$END", end
        if at < end:
            match = scanners[state].match(text, at, end)
            if match is None:
                raise Refused(at)
            terminal, behind = match.lastgroup or "", match.end()
            if terminal in ignored:
                at = behind
                continue
        action = actions[state].get(terminal)
        while isinstance(action, tuple):
            length, rule = action
            del stack[len(stack) - length :]
            state = actions[stack[-1]][rule]
            stack.append(state)
            if terminal == "$END" and state == accept:
                return
            action = actions[state].get(terminal)
        if action is None:
            raise Refused(at)
        state = action
        stack.append(state)
        yield _new(Token, (terminal, at, behind))
        at = behind
