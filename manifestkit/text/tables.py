"""Lark's parse table and its contextual lexer, driven by a loop that does nothing but recognise tokens.

Lark itself spends most of the time of a small text on trees, positions and error messages that the strict reader has no
use for. A property test holds this loop and Lark equal.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Any

    from lark import Lark


class Token(NamedTuple):
    """A terminal's name and where it stands."""

    terminal: str
    start: int
    end: int


class Tables(NamedTuple):
    """An LALR automaton.

    ``actions`` of a state: for a terminal the state to go to, or the rule to reduce as (length, name of the rule);
    for a rule's name the state to go to. ``scanners`` matches the terminals that a state allows.
    """

    start: int
    accept: int
    actions: dict[int, dict[str, Any]]  # a state's number, or a tuple of length and name
    scanners: dict[int, re.Pattern[str]]


def tables_of(lark: Lark) -> Tables:
    """The tables of a Lark parser with one start rule, the parser ``lalr`` and its contextual lexer."""
    from lark.parsers.lalr_analysis import Shift

    table = lark.parser.parser._parse_table  # noqa: SLF001 - Lark saves it, but hands it out nowhere else
    lexers = lark.parser.lexer.lexers
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
        scanners={
            state: re.compile(
                "|".join(f"(?P<{terminal.name}>{terminal.pattern.to_regexp()})" for terminal in lexer.terminals)
            )
            for state, lexer in lexers.items()
        },
    )


def recognise(tables: Tables, text: str) -> list[Token] | None:
    """The tokens of ``text``, or None where the grammar refuses it."""
    actions, scanners = tables.actions, tables.scanners
    stack = [tables.start]
    tokens: list[Token] = []
    at = 0
    while True:
        match = scanners[stack[-1]].match(text, at) if at < len(text) else None
        if match is not None:
            terminal = match.lastgroup or ""
            tokens.append(Token(terminal, at, match.end()))
            at = match.end()
        elif at < len(text):
            return None
        else:
            terminal = "$END"
        action = actions[stack[-1]].get(terminal)
        while isinstance(action, tuple):
            length, rule = action
            del stack[len(stack) - length :]
            stack.append(actions[stack[-1]][rule])
            if terminal == "$END" and stack[-1] == tables.accept:
                return tokens
            action = actions[stack[-1]].get(terminal)
        if action is None:
            return None
        stack.append(action)
