"""The format for people: each finding with its line of the source, then a summary."""

from __future__ import annotations

from manifestkit.findings.printable import printable
from manifestkit.findings.rule import SEVERITIES
from manifestkit.lean_typing import TYPE_CHECKING
from manifestkit.reporters.columns import width_of, wrap
from manifestkit.reporters.excerpt import excerpt
from manifestkit.reporters.labels import has_safe_fix, rule_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from manifestkit.findings.finding import Finding, Unchecked
    from manifestkit.findings.report import Report
    from manifestkit.reporters.run import Run

# The checks for which the context has a place to state the facts; for the others there is nothing that one could do.
STATABLE = frozenset(
    (
        "access-key",
        "address-exists",
        "address-in-eu",
        "bucket-exists",
        "bucket-permission",
        "bucket-region",
        "cluster-exists",
        "customs",
        "device-capacity",
        "expedited-shipping",
        "one-region",
        "quota",
        "region",
    )
)

_INDENT = 4
_LEAST_ROOM = 20

_BOLD, _FRAME, _RESET = "\x1b[1m", "\x1b[1;34m", "\x1b[0m"
_COLORS = {"error": "\x1b[1;31m", "warning": "\x1b[1;33m", "info": "\x1b[1;36m"}


def render(run: Run) -> Iterator[str]:
    """The findings, what could not be checked, and how many of which there are."""
    for report in run.reports:
        for finding in report.findings:
            yield "\n".join(_finding(finding, report, run)) + "\n\n"
    if not run.reports:
        return
    for note in notes(unchecked for report in run.reports for unchecked in report.unchecked):
        yield wrap(note, run.width, indent=_INDENT) + "\n\n"
    yield wrap(_summary(run), run.width, indent=_INDENT) + "\n"


def notes(unchecked: Iterable[Unchecked]) -> Iterator[str]:
    """What could not be checked, a line for what one can state and one for the rest."""
    checks = {entry.check for entry in unchecked}
    if statable := sorted(checks & STATABLE):
        yield f"note: not checked offline: {', '.join(statable)}; state facts with --context"
    if others := sorted(checks - STATABLE):
        yield f"note: nobody can check offline: {', '.join(others)}"


def _finding(finding: Finding, report: Report, run: Run) -> Iterator[str]:
    color = _COLORS[finding.severity]
    rule = rule_of(finding)
    message = wrap(finding.message, run.width, used=width_of(f"{rule}:"), indent=_INDENT)
    yield f"{_painted(run, color, rule)}:{_painted(run, _BOLD, message)}"
    number = str(finding.line)
    margin = " " * len(number)
    bar = _painted(run, _FRAME, f"{margin} |")
    room = max(run.width - len(f"{number} | "), _LEAST_ROOM)
    shown = excerpt(report.source, finding, report.secrets, room, run.encoding)
    place = f"{printable(report.path)}:{finding.line}:{finding.column}"
    yield f"{margin}{_painted(run, _FRAME, '-->')} {place}"
    yield bar
    yield f"{_painted(run, _FRAME, f'{number} |')} {shown.line}".rstrip()
    yield f"{bar} {_painted(run, color, shown.carets)}"
    if more := _further_lines(finding):
        yield f"{bar} ... and {_count(more, 'more line')}"
    for label, text in _remarks(finding):
        used = len(f"{margin} = {label}:")
        yield f"{_painted(run, _FRAME, f'{margin} =')} {label}:{wrap(text, run.width, used=used, indent=used + 1)}"


def _remarks(finding: Finding) -> Iterator[tuple[str, str]]:
    if finding.error_code:
        yield "service", finding.error_code
    if finding.answer:
        yield "answer", finding.answer
    if finding.help:
        yield "help", finding.help
    if finding.fix:
        yield "fix", finding.fix.message if has_safe_fix(finding) else f"{finding.fix.message} (unsafe)"


def _further_lines(finding: Finding) -> int:
    """How many lines below the first it reaches into."""
    return max(finding.end_line - finding.line - (finding.end_column == 1), 0)


def _summary(run: Run) -> str:
    files = f"in {_count(len(run.reports), 'file')}"
    severities = [finding.severity for finding in run.findings]
    counts = [_count(number, severity) for severity in SEVERITIES if (number := severities.count(severity))]
    if not counts:
        return f"no findings {files}"
    safe = sum(map(has_safe_fix, run.findings))
    unsafe = sum(finding.fix is not None for finding in run.findings) - safe
    ways = [f"{number} with {option}" for number, option in ((safe, "--fix"), (unsafe, "--unsafe-fixes")) if number]
    fixable = "; " + ", ".join(ways).replace(" with", " fixable with", 1) if ways else ""
    return f"{', '.join(counts)} {files}{fixable}"


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _painted(run: Run, color: str, text: str) -> str:
    return f"{color}{text}{_RESET}" if run.color else text
