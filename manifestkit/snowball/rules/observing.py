"""The usual ways to say where in a request something was seen and how to mend it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from manifestkit.fields.spelling import folded
from manifestkit.findings.observation import Mend, Observation
from manifestkit.schema.edits import dropped
from manifestkit.text.edits import Edit
from manifestkit.text.nodes import Scalar
from manifestkit.text.places import join

if TYPE_CHECKING:
    from collections.abc import Sequence

    from manifestkit.findings.observation import Safety
    from manifestkit.findings.rule import Severity
    from manifestkit.text.places import Place

# What needs no quotes anywhere in YAML.
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")


def seen_at(
    place: Place,
    message: str,
    *values: str,
    help: str | None = None,  # noqa: A002 - the member's own name
    mend: Mend | None = None,
    severity: Severity | None = None,
) -> Observation:
    """Something about a value."""
    return Observation(place.pointer, place.span, message, values, help, mend, severity=severity)


def missing_from(
    parent: Place,
    *names: str,
    message: str,
    help: str | None = None,  # noqa: A002 - the member's own name
) -> Observation:
    """Something that should stand below these names and does not."""
    pointer = parent.pointer
    for name in names:
        pointer = join(pointer, name)
    while len(names) > 1 and (inner := parent.get(names[0])) is not None:
        parent, names = inner, names[1:]
    return Observation(pointer, parent.key, message, (), help)


def replacing(place: Place, text: str | None, safety: Safety, message: str = "replace the value") -> Mend | None:
    """The change of a text to another one, quoted as it was; None where that is not known or has no place."""
    node = place.node
    if text is None or not isinstance(node, Scalar) or node.style not in {"plain", "single", "double"}:
        return None
    return Mend(safety, message, (Edit(node.start, node.end, _written(node, text)),))


def dropping(items: Sequence[Place], index: int, message: str) -> Mend:
    """The removal of an item that is not the first of its list, with the comma or the line break before it."""
    return Mend("safe", message, (Edit(items[index - 1].span.end, items[index].span.end, ""),))


def removing(holder: Place, name: str) -> Mend | None:
    """The removal of a member, in braces with the comma beside it; None where that is not beyond doubt."""
    edits = dropped(holder.node, name)
    return Mend("unsafe", f"remove `{name}`", edits) if edits else None


def absent(place: Place, *names: str) -> list[str]:
    """The members that an object lacks.

    One that has its name in other capitals or with underscores counts as there: the schema has seen the mistake.
    """
    lacking = [name for name in names if place.get(name) is None]
    if not lacking:
        return []
    misspelt = {folded(name) for name, _ in place.members if name not in names}
    return [name for name in lacking if folded(name) not in misspelt]


def _written(node: Scalar, text: str) -> str:
    if node.style == "single":
        return "'" + text.replace("'", "''") + "'"
    if node.style == "plain" and _PLAIN.fullmatch(text):
        return text
    from json import dumps  # its quotes are those of YAML as well

    return dumps(text, ensure_ascii=False)
