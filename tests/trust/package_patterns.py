"""Every regular expression of the package, and how it is used."""

from __future__ import annotations

import ast
import json
import pkgutil
import re
from dataclasses import fields, is_dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeGuard

import manifestkit
from manifestkit.fields.address_rules import rules_for
from manifestkit.fields.country_names import COUNTRIES
from manifestkit.text.tables import Tables

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

_ROOT = Path(manifestkit.__file__).parent
_SCHEMAS = _ROOT.parent / "schemas"
_DEEPEST = 8  # no table is deeper
USES = frozenset(("match", "fullmatch", "search", "finditer", "findall", "sub", "split"))


class Known(NamedTuple):
    """An expression, where it stands, and the methods by which it is used."""

    where: str
    pattern: re.Pattern[str]
    uses: frozenset[str]


def every() -> list[Known]:
    """All expressions: of the modules, inside functions, of the schemas, the automata and the countries."""
    found = [*_of_modules(), *_inside_functions(), *_of_schemas(), *_of_automata(), *_of_countries()]
    return list({(known.pattern, known.uses): known for known in found}.values())


@cache
def modules() -> tuple[ModuleType, ...]:
    """All modules of the package."""
    names = [module.name for module in pkgutil.walk_packages([str(_ROOT)], "manifestkit.")]
    return tuple(import_module(name) for name in sorted(names) if not name.endswith("__main__"))


@cache
def tree_of(module: ModuleType) -> ast.Module:
    """The source of a module."""
    assert module.__file__
    return ast.parse(Path(module.__file__).read_text(encoding="utf-8"))


def made_inside(module: ModuleType) -> Iterator[ast.Call]:
    """The calls, in functions that need more than nothing, with an expression that is not written there."""
    functions = [
        node
        for node in ast.walk(tree_of(module))
        if isinstance(node, ast.FunctionDef) and not _gives_pattern(getattr(module, node.name, None))
    ]
    for call in _calls(module):
        if not isinstance(call.args[0], ast.Constant) and any(call in ast.walk(function) for function in functions):
            yield call


def _calls(module: ModuleType) -> Iterator[ast.Call]:
    for node in ast.walk(tree_of(module)):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name("re"), attr=attr)) if attr in USES | {"compile"}:
                yield node


def _gives_pattern(value: object) -> TypeGuard[Callable[[], re.Pattern[str]]]:
    """Whether a name is that of a function which makes one expression, and needs nothing for it."""
    if not callable(value) or isinstance(value, type):
        return False
    code = getattr(getattr(value, "__wrapped__", value), "__code__", None)
    returns = getattr(value, "__annotations__", {}).get("return")
    return returns == "re.Pattern[str]" and code is not None and not code.co_argcount


def _of_modules() -> Iterator[Known]:
    for module in modules():
        uses = _uses(module)
        for name, value in vars(module).items():
            made = value() if _gives_pattern(value) else value
            for pattern in _patterns(made, 0):
                # What stands in a table is held against single values.
                yield Known(f"{module.__name__}.{name}", pattern, uses.get(name) or frozenset({"fullmatch"}))


def _patterns(value: object, depth: int) -> Iterator[re.Pattern[str]]:
    """The expressions in the value of a global name, however deep it is."""
    if isinstance(value, re.Pattern):
        yield value
    elif depth < _DEEPEST:
        inner: list[Any] = []
        if isinstance(value, dict):
            inner = [*value, *value.values()]
        elif isinstance(value, tuple | list | set | frozenset):
            inner = [*value]
        elif is_dataclass(value) and not isinstance(value, type):
            inner = [getattr(value, field.name) for field in fields(value)]
        for part in inner:
            yield from _patterns(part, depth + 1)


@cache
def _uses(module: ModuleType) -> dict[str, frozenset[str]]:
    """By which methods the expressions of a module are used, public ones in other modules too."""
    own = _methods(module)
    public = {name for name in own if not name.startswith("_")} | {
        name for name in vars(module) if not name.startswith("_")
    }
    others = [_methods(other) for other in modules()]
    return own | {name: own.get(name, frozenset()).union(*(uses.get(name, ()) for uses in others)) for name in public}


@cache
def _methods(module: ModuleType) -> dict[str, frozenset[str]]:
    """By which methods names are used in the source of a module."""
    uses: dict[str, set[str]] = {}
    for node in ast.walk(tree_of(module)):
        match node:
            case ast.Attribute(value=ast.Name(id=name) | ast.Attribute(attr=name), attr=attr) if attr in USES:
                uses.setdefault(name, set()).add(attr)
            case ast.Attribute(value=ast.Call(func=ast.Name(id=name), args=[]), attr=attr) if attr in USES:
                uses.setdefault(name, set()).add(attr)
    return {name: frozenset(methods) for name, methods in uses.items()}


def _inside_functions() -> Iterator[Known]:
    for module in modules():
        for call in _calls(module):
            match call:
                case ast.Call(func=ast.Attribute(attr=attr), args=[ast.Constant(value=str(expression)), *_]):
                    if attr != "compile":
                        yield Known(f"{module.__name__}:{call.lineno}", re.compile(expression), frozenset({attr}))


def _of_schemas() -> Iterator[Known]:
    for path in sorted(_SCHEMAS.rglob("*.json")):
        for expression in _values_of("pattern", json.loads(path.read_text(encoding="utf-8"))):
            where = path.relative_to(_SCHEMAS).as_posix()
            yield Known(where, re.compile(expression), frozenset({"search"}))


def _values_of(key: str, value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for name, part in value.items():
            if name == key and isinstance(part, str):
                yield part
            yield from _values_of(key, part)
    elif isinstance(value, list):
        for part in value:
            yield from _values_of(key, part)


def _of_automata() -> Iterator[Known]:
    for module in modules():
        for value in vars(module).values():
            if isinstance(value, Tables):
                scanners = value.scanners
                for pattern in {scanners.every, *(scanners[state] for state in range(len(scanners.allowed)))}:
                    yield Known(module.__name__, pattern, frozenset({"match"}))


def _of_countries() -> Iterator[Known]:
    for alpha2 in sorted(set(re.findall(r"\n([A-Z]{2}) ", COUNTRIES))):
        try:
            pattern = rules_for(alpha2).postal_code
        except ValueError:
            continue
        if pattern is not None:
            yield Known(f"postal code of {alpha2}", pattern, frozenset({"fullmatch"}))
