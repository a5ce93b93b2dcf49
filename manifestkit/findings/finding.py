"""A finding: one place where a rule does not hold, as every reporter and every caller sees it."""

from __future__ import annotations

from manifestkit.lean_typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from manifestkit.findings.observation import Safety
    from manifestkit.findings.rule import Evidence, Severity


class FixEdit(NamedTuple):
    """One change of a fix, as people count places; the end column is exclusive.

    ``secret`` marks a text that must not be shown: reporters write null in its place (RULINGS 17).
    """

    line: int
    column: int
    end_line: int
    end_column: int
    text: str
    secret: bool = False

    def __repr__(self) -> str:
        text = "***" if self.secret else self.text
        return f"FixEdit({self.line}:{self.column} to {self.end_line}:{self.end_column}, {text!r})"


class Fix(NamedTuple):
    """The change that would mend a finding."""

    safety: Safety
    message: str
    edits: tuple[FixEdit, ...]


class Finding(NamedTuple):
    """One place where a rule does not hold; lines and columns count from 1 in code points, the end exclusive.

    ``error_code`` is the service's own exception name, or None for advice. ``help`` is one line on how to mend it,
    ``answer`` the words in which the service would say it, where they are known.
    """

    rule: str
    name: str
    severity: Severity
    error_code: str | None
    message: str
    pointer: str
    line: int
    column: int
    end_line: int
    end_column: int
    evidence: Evidence
    fix: Fix | None = None
    help: str | None = None
    answer: str | None = None


class Unchecked(NamedTuple):
    """Something that nobody can look up offline and that the context does not state."""

    check: str
    pointer: str
    reason: str
