"""From what a rule saw to a finding that may be shown."""

from __future__ import annotations

import re

from manifestkit.findings.finding import Finding, Fix, FixEdit
from manifestkit.findings.hiding import MASK, cut, overlaps, touches, within, without
from manifestkit.findings.masking import masked_key
from manifestkit.findings.printable import printable, quoted
from manifestkit.findings.sensitive import is_secret
from manifestkit.lean_typing import TYPE_CHECKING
from manifestkit.text.source import Span

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from manifestkit.findings.observation import Mend, Observation
    from manifestkit.findings.rule import Rule, Severity
    from manifestkit.text.edits import Edit
    from manifestkit.text.source import Source

# How far around the place of an observation, in code points, secrets may matter to its words.
_NEAR = 1000
# What may stand between a name and its value.
_BEFORE_VALUE = re.compile(r"[ \t\"'\\:=\uff1a]*+")


def make(
    rule: Rule,
    seen: Observation,
    source: Source,
    *,
    severity: Severity | None = None,
    secrets: Sequence[Span] = (),
    known: Container[str] = frozenset(),
) -> Finding:
    """The finding for one place where ``rule`` does not hold.

    ``severity`` replaces the rule's own. ``secrets`` are the spans that are never shown, in order: where the
    observation touches one, its values are masked, and an edit that would show one is marked. ``known`` are the keys
    whose names are never masked, wherever they stand. ValueError where the message has not one ``{}`` for each value.
    """
    start, end = source.position(seen.span.start), source.position(seen.span.end)
    masks = touches(secrets, *seen.span)
    hidden = _near(seen.span, source, secrets) if masks else []
    return Finding(
        rule=rule.code,
        name=rule.name,
        severity=severity or seen.severity or rule.severity,
        error_code=rule.error_code,
        message=_message(seen, hidden, known, masks=masks),
        pointer=_pointer(seen.pointer, hidden, known, masks=masks),
        line=start.line,
        column=start.column,
        end_line=end.line,
        end_column=end.column,
        evidence=seen.evidence or rule.evidence,
        fix=None
        if seen.mend is None or _gives_away(seen.mend, source, secrets, known)
        else _fix(seen.mend, source, secrets),
        help=seen.help and printable(without(seen.help, hidden)),
        answer=seen.answer and _answer(seen.answer, seen, hidden, masks=masks),
    )


def _near(span: Span, source: Source, secrets: Sequence[Span]) -> list[str]:
    """The secrets around a place."""
    limits = Span(span.start - _NEAR, span.start + _NEAR)
    return [cut(source.text, secret, limits) for secret in within(secrets, *limits)]


def _message(seen: Observation, hidden: Sequence[str], known: Container[str], *, masks: bool) -> str:
    first, *others = seen.message.split("{}")
    if len(others) != len(seen.values):
        raise ValueError(f"{len(seen.values)} values for the message: {seen.message}")
    shown = (quoted(MASK if masks and value not in known else value) for value in seen.values)
    message = first + "".join(value + text for value, text in zip(shown, others, strict=True))
    return printable(without(message, hidden))


def _answer(answer: str, seen: Observation, hidden: Sequence[str], *, masks: bool) -> str:
    value = MASK if masks else seen.values[0] if seen.values else ""
    return printable(without(answer.replace("{}", value), hidden))


def _pointer(pointer: str, hidden: Sequence[str], known: Container[str], *, masks: bool) -> str:
    """The pointer without keys that were read out of a secret, as when a password stands below its key."""
    root, *parts = pointer.split("/")
    return "/".join([root, *(_part(part, hidden, known, masks=masks) for part in parts)])


def _part(part: str, hidden: Sequence[str], known: Container[str], *, masks: bool) -> str:
    name = part.replace("~1", "/").replace("~0", "~")
    if not name or name in known:
        return part
    if masks and (any(name in text for text in hidden) or not (name.isdecimal() or is_secret(name, known))):
        return MASK
    shown = masked_key(name, known)
    return part if shown == name else shown.replace("~", "~0").replace("/", "~1")


def _gives_away(mend: Mend, source: Source, secrets: Sequence[Span], known: Container[str]) -> bool:
    """Whether a mend makes something of a secret that nobody would take for one any more."""
    # Whether it is a name comes last: that takes as long as what is replaced.
    return _uncovers(mend, source, secrets) or any(
        edit.text.strip()
        and _is_before_secret(edit, source.text, secrets)
        and is_secret(source.text[edit.start : edit.end], known)
        and not is_secret(edit.text, known)
        for edit in mend.edits
    )


def _is_before_secret(edit: Edit, text: str, secrets: Sequence[Span]) -> bool:
    """Whether a secret stands right behind what an edit replaces, or behind its colon."""
    behind = _BEFORE_VALUE.match(text, edit.end)
    at = behind.end() if behind else edit.end
    return overlaps(secrets, at, at + 1)


def _uncovers(mend: Mend, source: Source, secrets: Sequence[Span]) -> bool:
    """Whether a mend moves a line out of a secret, where nothing would tell any more that it is a part of one."""
    text = source.text
    return any(
        not (edit.text + text[edit.start : edit.end]).strip()
        and text[max(edit.start - 1, 0)] in "\r\n"
        and overlaps(secrets, edit.end, edit.end + 1)
        for edit in mend.edits
        if edit.start < len(text)
    )


def _fix(mend: Mend, source: Source, secrets: Sequence[Span]) -> Fix:
    # A fix that moves a secret deletes it here and writes it there.
    moved = [
        cut(source.text, span, Span(edit.start, edit.end)).strip(" \t\r\n\"'")
        for edit in mend.edits
        for span in within(secrets, edit.start, edit.end)
    ]
    edits = tuple(
        _fix_edit(edit, source, moved, replaces=overlaps(secrets, edit.start, edit.end)) for edit in mend.edits
    )
    return Fix(mend.safety, without(mend.message, [*moved, *(edit.text for edit in edits if edit.secret)]), edits)


def _fix_edit(edit: Edit, source: Source, moved: Sequence[str], *, replaces: bool) -> FixEdit:
    start, end = source.position(edit.start), source.position(edit.end)
    secret = replaces or any(text and text in edit.text for text in moved)
    return FixEdit(start.line, start.column, end.line, end.column, edit.text, secret)
