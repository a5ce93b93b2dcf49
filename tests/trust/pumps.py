"""Inputs that are the worst for a regular expression, made from the expression itself.

A backtracking search is slow where a repetition can end in many places and what stands behind it fits at none of them.
So each repetition gets its turn: a text that leads to it, many texts that it takes, and something that nothing takes.
"""

from __future__ import annotations

import re
from importlib import import_module
from itertools import islice, product
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# The standard library's own readers of expressions; their names are not public.
_parser: Any = import_module("re._parser")
_constants: Any = import_module("re._constants")

_OTHERS = "\x00 \nAa0-\u00e9"
_OUTSIDE = "\u2603"  # few expressions name it
_MOST = 3  # alternatives that are tried of a class, of a branch, and of a text
_REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")
_CATEGORIES = {
    "CATEGORY_DIGIT": "0",
    "CATEGORY_NOT_DIGIT": "a",
    "CATEGORY_SPACE": " ",
    "CATEGORY_NOT_SPACE": "a",
    "CATEGORY_WORD": "a",
    "CATEGORY_NOT_WORD": "-",
}


def parsed(pattern: re.Pattern[str]) -> Any:  # noqa: ANN401 - the library's own type
    """The tree of an expression."""
    return _parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)


def operators(tree: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - the library's own type
    """All operators of a tree with their arguments, those inside others too."""
    if isinstance(tree, _parser.SubPattern):
        for operator, argument in tree:
            yield operator.name, argument
            yield from operators(argument)
    elif isinstance(tree, tuple | list):
        for part in tree:
            yield from operators(part)


def pumps(pattern: re.Pattern[str], length: int) -> Iterator[str]:
    """Texts of about ``length`` characters that are hard to search with an expression."""
    tree = parsed(pattern)
    alphabet = list(dict.fromkeys([*_characters(tree), *_OTHERS]))
    seen = set()
    for before, body in _turns(tree, ""):
        for one in dict.fromkeys((body, *body)):
            run = one * (length // len(one)) if one else ""
            for behind in ("", _OUTSIDE, "\n", " "):
                text = f"{before}{run}{behind}"
                if text not in seen:
                    seen.add(text)
                    yield text
    for unit in (*alphabet, *map("".join, islice(product(alphabet, repeat=2), 100))):
        yield unit * (length // len(unit)) + _OUTSIDE


def _turns(tree: Any, before: str) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - the library's own type
    """For each repetition in a tree a text that leads to it, and one that it takes once."""
    for operator, argument in tree:
        name = operator.name
        if name in _REPEATS:
            least, _, inner = argument
            for body in _samples(inner):
                yield before, body
            # Two turns of a repetition around another one, and the inner one by itself.
            yield from _turns(inner, before)
            before += next(iter(_samples(inner)), "") * max(int(least), 1)
        elif name == "BRANCH":
            for branch in argument[1]:
                yield from _turns(branch, before)
            before += next(iter(_samples_of(name, argument)), "")
        elif name in {"SUBPATTERN", "ATOMIC_GROUP", "ASSERT", "ASSERT_NOT"}:
            inner = argument if name == "ATOMIC_GROUP" else argument[-1]
            yield from _turns(inner, before)
            if name in {"SUBPATTERN", "ATOMIC_GROUP"}:
                before += next(iter(_samples(inner)), "")
        else:
            before += next(iter(_samples_of(name, argument)), "")


def _samples(tree: Any) -> Sequence[str]:  # noqa: ANN401 - the library's own type
    """Some short texts that a tree takes, as far as they can be told without trying."""
    texts = [""]
    for operator, argument in tree:
        parts = _samples_of(operator.name, argument)
        texts = [f"{text}{part}" for text, part in islice(product(texts, parts), _MOST * 2)]
    return list(dict.fromkeys(text for text in texts if text))


def _samples_of(name: str, argument: Any) -> Sequence[str]:  # noqa: ANN401 - the library's own type
    match name:
        case "LITERAL":
            return [chr(argument)]
        case "NOT_LITERAL":
            return [character for character in "a0 -" if ord(character) != argument]
        case "ANY":
            return ["a", "0", " "]
        case "IN":
            return _of_class(argument)
        case "BRANCH":
            return [text for branch in argument[1] for text in (*_samples(branch)[:_MOST], "")[:_MOST]]
        case "SUBPATTERN" | "ATOMIC_GROUP":
            return _samples(argument if name == "ATOMIC_GROUP" else argument[-1])
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            least, _, inner = argument
            some = [text * max(int(least), 1) for text in _samples(inner)]
            return some if least else [*some, ""]
    return [""]


def _of_class(items: Any) -> list[str]:  # noqa: ANN401 - the library's own type
    """Some characters of a class: the ends of its ranges, or what is not excluded."""
    named = [character for operator, argument in items for character in _of_item(operator.name, argument)]
    if items and items[0][0].name == "NEGATE":
        inside = re.compile(f"[{''.join(map(_escaped, _written(items)))}]")
        return [character for character in "a0 -.\n\u00e9" if not inside.match(character)][:_MOST]
    return named


def _of_item(name: str, argument: Any) -> list[str]:  # noqa: ANN401 - the library's own type
    match name:
        case "LITERAL":
            return [chr(argument)]
        case "RANGE":
            return list(dict.fromkeys((chr(argument[0]), chr(argument[1]))))
        case "CATEGORY":
            return [_CATEGORIES[argument.name]]
    return []


def _written(items: Any) -> Iterator[str | tuple[str, str]]:  # noqa: ANN401 - the library's own type
    for operator, argument in items:
        if operator.name == "LITERAL":
            yield chr(argument)
        elif operator.name == "RANGE":
            yield chr(argument[0]), chr(argument[1])
        elif operator.name == "CATEGORY":
            yield _CATEGORIES[argument.name]


def _escaped(item: str | tuple[str, str]) -> str:
    return re.escape(item) if isinstance(item, str) else f"{re.escape(item[0])}-{re.escape(item[1])}"


def _characters(tree: Any) -> Iterator[str]:  # noqa: ANN401 - the library's own type
    """The characters that an expression names."""
    for name, argument in operators(tree):
        if name == "LITERAL":
            yield chr(argument)
        elif name == "IN":
            yield from _of_class(argument)
