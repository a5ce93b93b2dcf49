"""A report: all findings of one text, and what could not be checked offline."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from manifestkit.text.edits import Edit, apply_edits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from manifestkit.findings.finding import Finding, Unchecked
    from manifestkit.text.source import Source, Span

# A fix can make room for another (a key that is renamed has its value checked), so fixing goes on until nothing
# changes; no chain of fixes is this long.
_ROUNDS = 10


@dataclass(frozen=True, slots=True)
class Report:
    """What was found in one text.

    ``kind`` and ``variant`` are None where they could not be told. ``secrets`` and ``personal`` are the spans of
    values that reporters mask: the first always, the second with ``--redact``. ``recheck`` checks another text in the
    same way; ``fixed_text`` goes through it.
    """

    source: Source = field(repr=False)
    kind: str | None
    variant: str | None
    edition: str | None
    findings: tuple[Finding, ...] = ()
    unchecked: tuple[Unchecked, ...] = ()
    secrets: tuple[Span, ...] = field(default=(), repr=False)
    personal: tuple[Span, ...] = field(default=(), repr=False)
    recheck: Callable[[str], Report] | None = field(default=None, repr=False, compare=False)

    @property
    def path(self) -> str:
        """The name under which the text was read."""
        return self.source.name

    @property
    def ok(self) -> bool:
        """Whether nothing of severity error was found."""
        return not any(finding.severity == "error" for finding in self.findings)

    def with_findings(self, findings: Iterable[Finding]) -> Report:
        """The same report with other findings, in the order of the text."""
        return replace(self, findings=tuple(sorted(findings, key=_place)))

    def fixed_text(self, *, unsafe: bool = False) -> str:
        """The source with every safe fix applied, with ``unsafe`` the others too; all else byte for byte as it was."""
        report = self
        for _ in range(_ROUNDS):
            text = report._fixed_once(unsafe=unsafe)
            if text == report.source.text or report.recheck is None:
                return text
            following = report.recheck(text)
            if _errors(following) > _errors(report):
                break
            report = following
        return report.source.text

    def _fixed_once(self, *, unsafe: bool) -> str:
        offset = self.source.offset
        fixes = [finding.fix for finding in self.findings if finding.fix is not None]
        return apply_edits(
            self.source.text,
            (
                [
                    Edit(offset(edit.line, edit.column), offset(edit.end_line, edit.end_column), edit.text)
                    for edit in fix.edits
                ]
                for fix in fixes
                if unsafe or fix.safety == "safe"
            ),
        )


def _place(finding: Finding) -> tuple[int, int, str, str]:
    return finding.line, finding.column, finding.rule, finding.pointer


def _errors(report: Report) -> int:
    return sum(finding.severity == "error" for finding in report.findings)
