"""The usual ways to say where something was seen and how to mend it."""

from __future__ import annotations

from manifestkit.findings.observation import Mend, Observation
from manifestkit.findings.printable import printable
from manifestkit.importexport.manifest import pointer_to
from manifestkit.lean_typing import TYPE_CHECKING
from manifestkit.text.edits import Edit
from manifestkit.text.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from manifestkit.findings.observation import Safety
    from manifestkit.findings.rule import Evidence
    from manifestkit.importexport.manifest import Field, Group
    from manifestkit.text.nodes import Node
    from manifestkit.text.source import Source


def seen_at(
    field: Field,
    message: str,
    *values: str,
    help: str | None = None,  # noqa: A002 - the member's own name
    mend: Mend | None = None,
    evidence: Evidence | None = None,
) -> Observation:
    """Something about the value of a field."""
    return Observation(field.pointer, field.span, message, values, help, mend, evidence)


def missing_in(
    group: Group,
    key: str,
    message: str,
    help: str,  # noqa: A002 - the member's own name
    evidence: Evidence | None = None,
) -> Observation:
    """Something that a group should have and has not."""
    return Observation(pointer_to(group.pointer, key), group.anchor, message, (), help, None, evidence)


def misspelt(field: Field, key: str, message: str, evidence: Evidence | None = None) -> Observation:
    """An unknown key that was most likely meant to be ``key``; ``message`` has a place for its name."""
    help_line, mend = how_to_spell(field, key)
    return Observation(field.pointer, field.key, message, (field.name,), help_line, mend, evidence)


def how_to_spell(field: Field, key: str) -> tuple[str, Mend | None]:
    """What to do about a key that was most likely meant to be ``key``."""
    if not field.name.startswith(f"{key}:"):
        return f"Did you mean `{key}`?", renaming(field, key, "unsafe")
    help_line = "Put a blank behind the colon; between brackets YAML sees no key without it."
    if field.key.end - field.key.start > len(field.name):  # in quotes
        return help_line, None
    colon = field.key.start + len(key) + 1
    return help_line, Mend("unsafe", "put a blank behind the colon", (Edit(colon, colon, " "),))


def renaming(field: Field, key: str, safety: Safety) -> Mend:
    """The change of a key to another."""
    return Mend(safety, f"write `{key}`", (Edit(*field.key, key),))


def replacing(field: Field, text: str | None, safety: Safety, message: str | None = None) -> Mend | None:
    """The change of a value to ``text``; None where that is not known or cannot be written in its place.

    Without a ``message`` the change is named by ``text``, which is for values that may be shown.
    """
    if text is None:
        return None
    from manifestkit.importexport.rewriting import rewritten

    edits = rewritten(field.node, text)
    return Mend(safety, message or f"write `{text}`", edits) if edits else None


def either(words: Iterable[str]) -> str:
    """Words that stand for themselves, as an enumeration: ```a`, `b` or `c```."""
    *others, last = (f"`{word}`" for word in words)
    return f"{', '.join(others)} or {last}" if others else last


def part_of(value: str, node: Node, source: Source, start: int, end: int) -> Span | None:
    """Where a part of the ``value`` of a node stands; None where escapes or line breaks hide the part."""
    written = source.text[node.start : node.end]
    at = written.find(value)
    return Span(node.start + at + start, node.start + at + end) if at >= 0 else None


def verdict(text: str) -> str:
    """A sentence that a judge of values gave, fit to be a message: what it quotes is visible and no ``{}``."""
    return printable(text).replace("{}", "{ }")
