"""Write the automata of ``grammars/`` as modules of Python: ``python -m manifestkit.text.generate``.

Lark makes the tables. Its numbers for the states change from run to run, so they are counted anew, from the start on,
in the order of the symbols that lead from one to the next: the same grammar gives the same module, always.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from lark import Lark
from lark.lexer import ContextualLexer
from lark.parsers.lalr_analysis import Shift

from manifestkit.lean_typing import TYPE_CHECKING
from manifestkit.resources import read_text
from manifestkit.text.tables import Scanners, Tables

if TYPE_CHECKING:
    from typing import Any, Literal

# Each grammar, its start rule, and its lexer: the terminals of manifests differ in what they begin with, so that one
# pattern serves all states, which takes less time to compile.
GRAMMARS: dict[str, tuple[str, Literal["basic", "contextual"]]] = {
    "manifest": ("manifest", "basic"),
    "flow": ("value", "contextual"),
    "json": ("start", "contextual"),
}

_MODULE = '''\
"""The automaton of ``grammars/{name}.lark``, written by ``make generate``."""

# SHA-256 of the grammar: {hash}
# fmt: off
# ruff: noqa: E501, Q000 - written by a program

from __future__ import annotations

from manifestkit.text.tables import Scanners, Tables

_TERMINALS = {{
{terminals}
}}
_SETS = (
{sets}
)
TABLES = Tables(
    accept={accept},
    actions=(
{actions}
    ),
    scanners=Scanners(_TERMINALS, tuple(map(_SETS.__getitem__, ({allowed})))),
    ignored=frozenset({ignored}),
)
'''


def generated_files() -> dict[str, str]:
    """The text of each module by its path below the top of the repository."""
    return {f"manifestkit/text/{name}_automaton.py": module(name) for name in GRAMMARS}


def lark_of(name: str, grammar: str) -> Lark:
    """Lark's own parser of a grammar: the one of that name, or one that has its terminals and its start rule."""
    start, lexer = GRAMMARS[name]
    return Lark(grammar, parser="lalr", start=start, lexer=lexer, maybe_placeholders=False)


def module(name: str) -> str:
    """The module that holds the automaton of a grammar."""
    grammar = read_text("grammars", f"{name}.lark")
    tables = tables_of(lark_of(name, grammar))
    sets = sorted(set(tables.scanners.allowed))
    return _MODULE.format(
        name=name,
        hash=sha256(grammar.encode()).hexdigest(),
        terminals="\n".join(f"    {key!a}: {pattern!a}," for key, pattern in tables.scanners.terminals.items()),
        sets="\n".join(f"    {names}," for names in sets),
        accept=tables.accept,
        actions="\n".join(f"        {row}," for row in tables.actions),
        allowed=", ".join(str(sets.index(names)) for names in tables.scanners.allowed),
        ignored=sorted(tables.ignored),
    )


def tables_of(lark: Lark) -> Tables:
    """The tables of a Lark parser with one start rule and the parser ``lalr``."""
    table = lark.parser.parser._parse_table  # noqa: SLF001 - Lark saves it, but hands it out nowhere else
    lexer = lark.parser.lexer
    (start,) = table.start_states.values()
    (end,) = table.end_states.values()
    order = [start]
    for state in order:  # grows on the way
        for _, (action, argument) in sorted(table.states[state].items()):
            if action is Shift and argument not in order:
                order.append(argument)
    numbers = {state: number for number, state in enumerate(order)}
    is_contextual = isinstance(lexer, ContextualLexer)
    every = lexer.root_lexer if is_contextual else lexer
    return Tables(
        accept=numbers[end],
        actions=tuple(_row(table.states[state], numbers) for state in order),
        scanners=Scanners(
            {str(terminal.name): terminal.pattern.to_regexp() for terminal in every.terminals},
            tuple(
                tuple(str(terminal.name) for terminal in (lexer.lexers[state] if is_contextual else lexer).terminals)
                for state in order
            ),
        ),
        ignored=frozenset(map(str, every.ignore_types)),
    )


def _row(actions: dict[Any, Any], numbers: dict[int, int]) -> dict[str, Any]:
    row = {
        # Lark's names are texts of a class of its own, which is slow to look up.
        str(symbol): numbers[argument] if action is Shift else (len(argument.expansion), str(argument.origin.name))
        for symbol, (action, argument) in actions.items()
    }
    return dict(sorted(row.items()))


def main() -> None:
    """Write all of them into the checkout that this module is a part of."""
    top = Path(__file__).parents[2]
    for name, text in generated_files().items():
        (top / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
