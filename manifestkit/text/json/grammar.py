"""JSON by ``grammars/json.lark``, and mending where a text is no JSON.

The automaton recognises; the tree is built as its tokens come. JSON that is right never leaves this module.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manifestkit.text.edits import Edit
from manifestkit.text.json import trouble
from manifestkit.text.json.builder import MAX_DEPTH, Builder, GiveUp
from manifestkit.text.json_automaton import TABLES
from manifestkit.text.nodes import Scalar

if TYPE_CHECKING:
    from collections.abc import Callable

    from manifestkit.text.nodes import Node
    from manifestkit.text.reading import Problem


def read_by_grammar(text: str) -> tuple[Node | None, list[Problem]]:
    """The tree of any JSON text, or of what was to be one, and the problems in it, as the grammar has it."""
    builder = Builder(text)
    if text.startswith("\ufeff"):
        builder.report(trouble.BYTE_ORDER_MARK, 0, 1, edits=(Edit(0, 1, ""),), safe=True)
        builder.at = 1
    try:
        _read(builder)
    except GiveUp:
        from manifestkit.text.json.recovery import abandon

        abandon(builder)
    return builder.root, builder.problems


def _read(builder: Builder) -> None:
    text = builder.text
    actions, scanners = TABLES.actions, TABLES.scanners
    states = builder.states
    while True:
        start = builder.at
        row = actions[states[-1]]
        match = scanners[states[-1]].match(text, start)
        terminal = "" if match is None else match.lastgroup or ""
        action = row.get(terminal)
        while isinstance(action, tuple):
            length, rule = action
            del states[len(states) - length :]
            states.append(actions[states[-1]][rule])
            action = actions[states[-1]].get(terminal)
        if match is not None and action is not None:
            states.append(action)
            end = builder.at = match.end()
            builder.terminal = terminal
            (_ORDINARY.get(terminal) or _odd)(builder, start, end)
        elif terminal == "BLANKS" and match is not None:
            builder.at = match.end()
        elif start == len(text) and builder.is_whole:
            return
        else:
            from manifestkit.text.json.recovery import mend

            mend(builder, terminal, start if match is None else match.end())


def _comma(builder: Builder, start: int, _end: int) -> None:
    builder.comma = start


def _key(builder: Builder, start: int, end: int) -> None:
    text = builder.text
    key_end = text.rindex('"', start, end)
    key = text[start + 1 : key_end]
    if "\\" in key:
        _odd(builder, start, end)
    else:
        builder.opened[-1].key = (key, start, key_end + 1)


def _open_object(builder: Builder, start: int, _end: int) -> None:
    if _may_open(builder, start):
        builder.open(start, is_object=True)


def _open_array(builder: Builder, start: int, _end: int) -> None:
    if _may_open(builder, start):
        builder.open(start, is_object=False)


def _may_open(builder: Builder, start: int) -> bool:
    """Whether the bracket at ``start`` does not nest too deep; else it is left out."""
    if len(builder.opened) < MAX_DEPTH:
        return True
    from manifestkit.text.json.recovery import skip_group

    skip_group(builder, start)
    return False


def _close(builder: Builder, start: int, _end: int) -> None:
    builder.close(start + 1)


def _string(builder: Builder, start: int, end: int) -> None:
    string = builder.text[start + 1 : end - 1]
    if "\\" in string:
        _odd(builder, start, end)
    else:
        builder.add(Scalar(string, start, end, "double"))


def _word(builder: Builder, start: int, end: int) -> None:
    builder.add(Scalar(builder.text[start:end], start, end, "word"))


def _odd(builder: Builder, start: int, end: int) -> None:
    from manifestkit.text.json.tokens import read_odd

    read_odd(builder, start, end)


_ORDINARY: dict[str, Callable[[Builder, int, int], None]] = {
    "COMMA": _comma,
    "KEY": _key,
    "BRACE_OPEN": _open_object,
    "BRACKET_OPEN": _open_array,
    "BRACE_CLOSE": _close,
    "BRACKET_CLOSE": _close,
    "STRING": _string,
    "WORD": _word,
}
