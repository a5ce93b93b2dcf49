"""Lark's parse table and its contextual lexer, driven by a loop that does nothing but recognise tokens.

Lark itself spends most of the time of a small text on trees, positions and error messages that the strict reader has no
use for. A property test holds this loop and Lark equal.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from lark import Lark
    from lark.lexer import TerminalDef


class Token(NamedTuple):
    """A terminal's name and where it stands."""

    terminal: str
    start: int
    end: int


class Tables(NamedTuple):
    """An LALR automaton.

    ``actions`` of a state: for a terminal the state to go to, or the rule to reduce as (length, name of the rule);
    for a rule's name the state to go to. ``scanners`` matches the terminals that a state allows, ``terminals`` all
    of them; those that are ``ignored`` stand between tokens wherever they like.
    """

    start: int
    accept: int
    actions: dict[int, dict[str, Any]]  # a state's number, or a tuple of length and name
    scanners: dict[int, re.Pattern[str]]
    terminals: re.Pattern[str]
    ignored: frozenset[str]


class Refused(Exception):  # noqa: N818 - what is an error is for the caller to say
    """The grammar takes no token at ``offset``, or no end of the text."""

    def __init__(self, offset: int) -> None:
        super().__init__(offset)
        self.offset = offset


def tables_of(lark: Lark) -> Tables:
    """The tables of a Lark parser with one start rule, the parser ``lalr`` and its contextual lexer."""
    from lark.parsers.lalr_analysis import Shift

    table = lark.parser.parser._parse_table  # noqa: SLF001 - Lark saves it, but hands it out nowhere else
    lexer = lark.parser.lexer
    return Tables(
        start=next(iter(table.start_states.values())),
        accept=next(iter(table.end_states.values())),
        actions={
            state: {
                symbol: argument if action is Shift else (len(argument.expansion), argument.origin.name)
                for symbol, (action, argument) in actions.items()
            }
            for state, actions in table.states.items()
        },
        scanners={state: _scanner(lexer.terminals) for state, lexer in lexer.lexers.items()},
        terminals=_scanner(lexer.root_lexer.terminals),
        ignored=lexer.root_lexer.ignore_types,
    )


def _scanner(terminals: Iterable[TerminalDef]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{terminal.name}>{terminal.pattern.to_regexp()})" for terminal in terminals))


def recognise(tables: Tables, text: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """The tokens of a piece of a text, one after the other; Refused where there is none that the grammar takes."""
    actions, scanners = tables.actions, tables.scanners
    end = len(text) if end is None else end
    stack = [tables.start]
    at = start
    while True:
        terminal, behind = "$END", end
        if at < end:
            match = scanners[stack[-1]].match(text, at, end)
            if match is None:
                raise Refused(at)
            terminal, behind = match.lastgroup or "", match.end()
            if terminal in tables.ignored:
                at = behind
                continue
        action = actions[stack[-1]].get(terminal)
        while isinstance(action, tuple):
            length, rule = action
            del stack[len(stack) - length :]
            stack.append(actions[stack[-1]][rule])
            if terminal == "$END" and stack[-1] == tables.accept:
                return
            action = actions[stack[-1]].get(terminal)
        if action is None:
            raise Refused(at)
        stack.append(action)
        yield Token(terminal, at, behind)
        at = behind
