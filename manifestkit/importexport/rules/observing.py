"""The usual ways to say where something was seen and how to mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manifestkit.findings.observation import Mend, Observation
from manifestkit.findings.printable import printable
from manifestkit.importexport.manifest import pointer_to
from manifestkit.importexport.rewriting import rewritten
from manifestkit.text.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from manifestkit.findings.observation import Safety
    from manifestkit.findings.rule import Evidence
    from manifestkit.importexport.manifest import Field, Group
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


def replacing(field: Field, text: str | None, safety: Safety, message: str = "replace the value") -> Mend | None:
    """The change of a value to ``text``; None where that is not known or cannot be written in its place."""
    edits = () if text is None else rewritten(field.node, text)
    return Mend(safety, message, edits) if edits else None


def either(words: Iterable[str]) -> str:
    """Words that stand for themselves, as an enumeration: ```a`, `b` or `c```."""
    *others, last = (f"`{word}`" for word in words)
    return f"{', '.join(others)} or {last}" if others else last


def part_of(field: Field, source: Source, start: int, end: int) -> Span:
    """Where a part of a field's ``value`` stands; the whole value where escapes or line breaks hide the part."""
    written = source.text[field.node.start : field.node.end]
    at = written.find(field.value) if field.value else -1
    if at < 0:
        return field.span
    return Span(field.node.start + at + start, field.node.start + at + end)


def verdict(text: str) -> str:
    """A sentence that a judge of values gave, fit to be a message: what it quotes is visible and no ``{}``."""
    return printable(text).replace("{}", "{ }")
