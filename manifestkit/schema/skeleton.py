"""The skeleton of a request, derived from its schema: what a person fills in, or an example. Source: RULINGS 20."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from manifestkit.schema.loading import load

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from manifestkit.schema.loading import Schema

_WIDTH = 100

_HOW_TO_FILL = "Write your own value in place of each [blank], its brackets included."
_HOW_TO_CHOOSE = "What stands behind a `#` without a blank is optional: remove the `#` to use it."
_NOTHING_NEEDED = "Nothing is required: remove this line when you use one of the members above."

_WORD_START = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
# What every reader of YAML takes for text, but for what has a meaning of its own.
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 _./@:-]*")
_NO_TEXT = re.compile(r": | #|:\Z| \Z|\A(?:false|n|no|null|off|on|true|y|yes)\Z", re.IGNORECASE)


class _Member(NamedTuple):
    """A member of an object: its shape with what is said of it here, and whether a skeleton has it."""

    name: str
    shape: Schema
    shown: bool


def as_json(service: str, operation: str, edition: str, *, example: bool) -> str:
    """The members that a request needs, as JSON: blanks in the place of their values, or with ``example`` right ones.

    LookupError where the edition has no such operation.
    """
    from json import dumps

    request = _object(load(service, operation, edition), example=example)
    return dumps(request, indent=2, ensure_ascii=False) + "\n"


def as_yaml(service: str, operation: str, edition: str, *, example: bool) -> str:
    """Every member that a request can have, as YAML with comments; those that it does not need behind a ``#``.

    LookupError where the edition has no such operation.
    """
    schema = load(service, operation, edition)
    title = f"The request of {service}.{operation}, edition {edition}."
    lines = [f"# {line}" for line in ((title,) if example else (title, _HOW_TO_FILL))]
    if any(not member.shown for member in _members(schema)):
        lines.append(f"# {_HOW_TO_CHOOSE}")
    for member in _members(schema):
        lines += ("", *_entry(member, "", example=example))
    if not any(member.shown for member in _members(schema)):
        lines += ("", *([f"# {_NOTHING_NEEDED}"] if schema["properties"] else []), "{}")
    return "\n".join(lines) + "\n"


def _members(schema: Schema) -> Iterator[_Member]:
    said: dict[str, Schema] = schema.get("x-members", {})
    shown = {*schema.get("required", ()), *schema.get("x-usual", ())}
    for name, shape in schema["properties"].items():
        yield _Member(name, {**shape, **said.get(name, {})}, name in shown)


def _object(schema: Schema, *, example: bool, whole: bool = False) -> dict[str, Any]:
    """The members that an object needs, or the ``whole`` of it."""
    return {
        member.name: _value(member, example=example, whole=whole)
        for member in _members(schema)
        if whole or member.shown
    }


def _value(member: _Member, *, example: bool, whole: bool) -> Any:  # noqa: ANN401 - any value of JSON
    shape = member.shape
    if shape["type"] == "object":
        return _object(shape, example=example, whole=whole)
    if shape["type"] == "array":
        return [_value(member._replace(shape=shape["items"]), example=example, whole=whole)]
    return _scalar(member, example=example)


def _scalar(member: _Member, *, example: bool) -> Any:  # noqa: ANN401 - a text, a number or a truth value
    """An example, or a blank where a person has to choose or to write something."""
    shape = member.shape
    choices: list[str] = shape.get("enum", [])
    if len(choices) == 1:
        return choices[0]
    if example or shape["type"] != "string":
        return shape["x-example"]
    return f"[{' | '.join(choices)}]" if choices else f"[your {_WORD_START.sub(' ', member.name).lower()}]"


def _entry(member: _Member, indent: str, *, dash: str = "", example: bool) -> Iterator[str]:
    """The comment on a member and the member, the latter behind a ``#`` where it may be left out."""
    yield from _comment(member, indent)
    mark = "" if member.shown else "#"
    for line in _lines(member, example=example):
        yield f"{indent}{mark}{dash}{line}" if line else ""
        dash = " " * len(dash)


def _lines(member: _Member, *, example: bool) -> Iterator[str]:
    """A member; without comments inside where it may be left out, so that each line loses one ``#`` to come in."""
    shape = member.shape
    if not member.shown:
        yield from _plain_lines(member.name, _value(member, example=True, whole=True))
    elif shape["type"] == "object":
        yield f"{member.name}:"
        yield from _inner(shape, "  ", example=example)
    elif shape["type"] == "array" and shape["items"]["type"] == "object":
        yield f"{member.name}:"
        yield from _inner(shape["items"], "    ", dash="- ", example=example)
    else:
        yield from _plain_lines(member.name, _value(member, example=example, whole=False))


def _inner(schema: Schema, indent: str, *, dash: str = "", example: bool) -> Iterator[str]:
    """The members of an object, those that it needs first, since a list item begins with one."""
    outer = indent[len(dash) :]
    for number, member in enumerate(sorted(_members(schema), key=lambda member: not member.shown)):
        if number == 0:
            yield from _entry(member, outer, dash=dash, example=example)
        else:
            yield ""
            yield from _entry(member, indent, example=example)


def _comment(member: _Member, indent: str) -> Iterator[str]:
    from textwrap import wrap

    shape = member.shape
    said = [shape["x-help"]]
    choices, expected = shape.get("enum", ()), shape.get("x-expects")
    if len(choices) > 1:
        said.append(f"One of {', '.join(choices)}.")
    elif expected is not None and not choices:
        said.append(f"It must be {expected}.")
    elif "maximum" in shape:
        said.append(f"From {shape['minimum']} to {shape['maximum']}.")
    for line in wrap(" ".join(said), _WIDTH - len(indent), break_long_words=False, break_on_hyphens=False):
        yield f"{indent}# {line}"


def _plain_lines(name: str, value: object) -> Iterator[str]:
    """A member in block style, without comments."""
    if isinstance(value, dict):
        yield f"{name}:"
        for inner, part in value.items():
            yield from (f"  {line}" for line in _plain_lines(inner, part))
    elif isinstance(value, list):
        yield f"{name}:"
        for part in value:
            yield from _item_lines(part)
    elif isinstance(value, str) and "\n" in value:
        yield f"{name}: |"
        yield from (f"  {line}" for line in value.splitlines())
    else:
        yield f"{name}: {_written(value)}"


def _item_lines(value: object) -> Iterator[str]:
    if not isinstance(value, dict):
        yield f"  - {_written(value)}"
        return
    lines = [line for inner, part in value.items() for line in _plain_lines(inner, part)]
    yield from (f"  {'- ' if number == 0 else '  '}{line}" for number, line in enumerate(lines))


def _written(value: object) -> str:
    """A scalar as every reader of YAML takes it for what it is."""
    if isinstance(value, str) and _PLAIN.fullmatch(value) and not _NO_TEXT.search(value):
        return value
    from json import dumps

    return dumps(value, ensure_ascii=False)
