"""A report: all findings of one text, and what could not be checked offline."""

from __future__ import annotations

from collections import Counter

from manifestkit.lean_typing import TYPE_CHECKING, NamedTuple
from manifestkit.text.edits import Edit, apply_edits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from manifestkit.findings.finding import Finding, Unchecked
    from manifestkit.text.source import Source, Span

# A fix can make room for another (a key that is renamed has its value checked), so fixing goes on until nothing
# changes; no chain of fixes is this long.
_ROUNDS = 10

# Where the fixes of a round add an error together, so many are tried alone.
_MOST_TRIALS = 50


class Report(NamedTuple):
    """What was found in one text.

    ``kind`` and ``variant`` are None where they could not be told. ``secrets`` are the spans of values that reporters
    mask. ``exempted`` are the findings that the configuration accepts. ``find_personal`` finds the spans of what tells
    of people, which is only needed where somebody wants it masked as well. ``recheck`` checks another text in the same
    way; ``fixed_text`` goes through it.
    """

    source: Source
    kind: str | None
    variant: str | None
    edition: str | None
    findings: tuple[Finding, ...] = ()
    unchecked: tuple[Unchecked, ...] = ()
    secrets: tuple[Span, ...] = ()
    exempted: tuple[Finding, ...] = ()
    find_personal: Callable[[], tuple[Span, ...]] = tuple
    recheck: Callable[[str], Report] | None = None

    def __repr__(self) -> str:
        """Without what stands in the text, which may be secret."""
        shown = ("kind", "variant", "edition", "findings", "unchecked", "exempted")
        return f"Report({', '.join(f'{name}={getattr(self, name)!r}' for name in shown)})"

    def __eq__(self, other: object) -> bool:
        """Whether all but the ways to find out more is the same."""
        return isinstance(other, Report) and self[:-2] == other[:-2]

    def __hash__(self) -> int:
        return hash(self[:-2])

    @property
    def path(self) -> str:
        """The name under which the text was read."""
        return self.source.name

    @property
    def personal(self) -> tuple[Span, ...]:
        """The spans of values that tell of people, which ``--redact`` masks."""
        return self.find_personal()

    @property
    def ok(self) -> bool:
        """Whether nothing of severity error was found."""
        return not any(finding.severity == "error" for finding in self.findings)

    def with_findings(self, findings: Iterable[Finding]) -> Report:
        """The same report with other findings, in the order of the text."""
        return self._replace(findings=tuple(sorted(findings, key=_place)))

    def fixed_text(self, *, unsafe: bool = False) -> str:
        """The source with every safe fix applied, with ``unsafe`` the others too; all else byte for byte as it was.

        A fix that would add an error is left out; one that lets an error be seen is not.
        """
        report = self
        for _ in range(_ROUNDS):
            fixes = report._fixes(unsafe=unsafe)
            text = apply_edits(report.source.text, fixes)
            if report.recheck is None:
                return text
            following = report.recheck(text)
            if _adds_error(report, following):
                following = report._fixed_one_by_one(fixes)
            if following.source.text == report.source.text:
                break
            report = following
        return report.source.text

    def _fixes(self, *, unsafe: bool) -> list[list[Edit]]:
        offset = self.source.offset
        fixes = [finding.fix for finding in self.findings if finding.fix is not None]
        return [
            [
                Edit(offset(edit.line, edit.column), offset(edit.end_line, edit.end_column), edit.text)
                for edit in fix.edits
            ]
            for fix in fixes
            if unsafe or fix.safety == "safe"
        ]

    def _fixed_one_by_one(self, fixes: list[list[Edit]]) -> Report:
        """The report on the text with those fixes that add no error."""
        report = self
        kept: list[list[Edit]] = []
        for fix in fixes[:_MOST_TRIALS]:
            text = apply_edits(self.source.text, [*kept, fix])
            if self.recheck is None or text == report.source.text:
                continue
            following = self.recheck(text)
            if not _adds_error(report, following):
                kept.append(fix)
                report = following
        return report


def _place(finding: Finding) -> tuple[int, int, str, str]:
    return finding.line, finding.column, finding.rule, finding.pointer


def _adds_error(before: Report, after: Report) -> bool:
    """Whether a text has an error that it did not have before.

    What a reading error hid was there all the while, and so was what a value of the wrong shape hid. A fix may put
    a field in its place and change its pointer, so that an error is known by the last part of that.
    """
    known, now = _errors(before), _errors(after)
    mended = max((depth for depth, _, _ in known - now), default=0)
    return any(depth >= mended for depth, _, _ in now - known)


def _errors(report: Report) -> Counter[tuple[int, str, str]]:
    """How often each error stands there: how much it hides, its rule, and the last part of its pointer."""
    return Counter(
        (_HIDING.get(finding.rule[:2], 0), finding.rule, finding.pointer.rpartition("/")[2].lower())
        for finding in report.findings
        if finding.severity == "error"
    )


# The families of rules without which the others cannot look: of reading first, then of shape.
_HIDING = {"RD": 2, "SB": 1}
