"""What holds of every report, whatever was checked; each function raises AssertionError where it does not."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from manifestkit.checking.catalogue import RULES
from manifestkit.findings.redaction import redact
from manifestkit.reporters.formats import FORMATS
from manifestkit.reporters.run import Run

if TYPE_CHECKING:
    from collections.abc import Iterable

    from manifestkit.findings.finding import Finding, FixEdit
    from manifestkit.findings.report import Report
    from manifestkit.text.source import Source

# A text may hold it as a secret; then nothing shows it.
PLANTED = "hunter2hunter2"
_RULES = {rule.code: rule for rule in RULES}


def holds(report: Report, again: Report) -> None:
    """Everything; ``again`` is the report on the same text, made once more."""
    assert report == again
    for finding in report.findings:
        _is_in_place(report.source, finding)
        assert finding.rule in _RULES
        assert finding.message.endswith((".", "?"))
        assert finding.pointer == "" or finding.pointer.startswith("/")
        for edit in finding.fix.edits if finding.fix else ():
            _is_in_place(report.source, edit)
    places = [(found.line, found.column, found.rule, found.pointer) for found in report.findings]
    assert places == sorted(places)
    assert all(0 <= start <= end <= len(report.source.text) for start, end in (*report.secrets, *report.personal))
    _is_told(report)
    for unsafe in (False, True):
        _is_mended(report, unsafe=unsafe)


def _is_in_place(source: Source, place: Finding | FixEdit) -> None:
    assert (1, 1) <= (place.line, place.column) <= (place.end_line, place.end_column)
    assert place.end_line <= source.line_count
    for line, column in ((place.line, place.column), (place.end_line, place.end_column)):
        start, end = source.line_span(line)
        # A place behind the last character of a line may be its line end.
        assert column - 1 <= end - start + 2


def _is_told(report: Report) -> None:
    """Every format tells it, in its own grammar, and without a secret."""
    hidden = _is_secret(report)
    for each in (report, redact(report)):
        run = Run((each,), lambda: _RULES, "1.0")
        told = {name: "".join(render(run)) for name, render in FORMATS.items()}
        for name in ("json", "sarif", "gitlab"):
            json.loads(told[name])
        ET.fromstring(told["junit"])  # noqa: S314 - it was written here
        for text in told.values():
            text.encode("utf-8")
            assert not (hidden and PLANTED in text)


def _is_secret(report: Report) -> bool:
    """Whether the planted text stands in the text, and only inside secrets."""
    text, at = report.source.text, -1
    while (at := text.find(PLANTED, at + 1)) >= 0:
        if not any(start <= at and at + len(PLANTED) <= end for start, end in report.secrets):
            return False
    return PLANTED in text


def _is_mended(report: Report, *, unsafe: bool) -> None:
    """Fixes settle, keep a text readable, and add no error but what one of shape has hidden."""
    fixed = report.fixed_text(unsafe=unsafe)
    if report.recheck is None or fixed == report.source.text:
        return
    after = report.recheck(fixed)
    assert after.fixed_text(unsafe=unsafe) == fixed
    if not _errors(report.findings, "RD"):
        assert not _errors(after.findings, "RD")
        assert _errors(after.findings, "SB") <= _errors(report.findings, "SB")
        if not _errors(report.findings, "SB"):
            assert _errors(after.findings) <= _errors(report.findings)


def _errors(findings: Iterable[Finding], family: str = "") -> int:
    return sum(finding.severity == "error" and finding.rule.startswith(family) for finding in findings)
