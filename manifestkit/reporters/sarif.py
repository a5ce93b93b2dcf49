"""SARIF 2.1.0, the OASIS format that code scanning services read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from manifestkit.findings import page
from manifestkit.findings.hiding import overlaps
from manifestkit.reporters.fingerprints import fingerprinted
from manifestkit.reporters.json_pieces import filled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifestkit.findings.finding import Finding, Fix, FixEdit
    from manifestkit.findings.report import Report
    from manifestkit.findings.rule import Rule
    from manifestkit.reporters.run import Run

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_FINGERPRINT = "manifestkit/v1"
_LONGEST_SNIPPET = 200


def render(run: Run) -> Iterator[str]:
    """One SARIF log, in ASCII. Only the rules that have a result are described in it."""
    known = run.rules()
    rules = [known[code] for code in sorted({finding.rule for finding in run.findings})]
    places = {rule.code: index for index, rule in enumerate(rules)}
    driver = {
        "name": "manifestkit",
        "version": run.version,
        "informationUri": "https://github.com/manifestkit/manifestkit",
        "rules": [_rule(rule) for rule in rules],
    }
    log = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "columnKind": "unicodeCodePoints",
                "results": [],
            }
        ],
    }
    results = (
        _result(finding, fingerprint, report, places[finding.rule])
        for report in run.reports
        for finding, fingerprint in fingerprinted(report)
    )
    yield from filled(log, results)
    yield "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    text = page.clean(rule.page)
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "help": {"text": text},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {
            "evidence": rule.evidence,
            "errorCode": rule.error_code,
            "editions": None if rule.editions is None else sorted(rule.editions),
        },
    }


def _result(finding: Finding, fingerprint: str, report: Report, rule_index: int) -> dict[str, Any]:
    artifact = {"uri": _uri(report.path)}
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": rule_index,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [
            {
                "physicalLocation": {"artifactLocation": artifact, "region": _shown_region(finding, report)},
                "logicalLocations": [{"fullyQualifiedName": finding.pointer}],
            }
        ],
        "partialFingerprints": {_FINGERPRINT: fingerprint},
    }
    if finding.answer:
        result["properties"] = {"answer": finding.answer}
    if finding.fix and not any(edit.secret for edit in finding.fix.edits):
        result["fixes"] = [_fix(finding.fix, artifact)]
    return result


def _shown_region(finding: Finding, report: Report) -> dict[str, Any]:
    """The region with its text, unless there is none, it is long, or it is secret."""
    region = _region(finding)
    offset = report.source.offset
    start, end = offset(finding.line, finding.column), offset(finding.end_line, finding.end_column)
    if 0 < end - start <= _LONGEST_SNIPPET and not overlaps(report.secrets, start, end):
        region["snippet"] = {"text": report.source.text[start:end]}
    return region


def _region(place: Finding | FixEdit) -> dict[str, Any]:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }


def _fix(fix: Fix, artifact: dict[str, str]) -> dict[str, Any]:
    return {
        "description": {"text": fix.message},
        "artifactChanges": [
            {
                "artifactLocation": artifact,
                "replacements": [
                    {"deletedRegion": _region(edit), "insertedContent": {"text": edit.text}} for edit in fix.edits
                ],
            }
        ],
        "properties": {"safety": fix.safety},
    }


def _uri(path: str) -> str:
    """A path as a URI reference; one that is relative stays relative."""
    from urllib.parse import quote

    path = path.replace("\\", "/").removeprefix("./")
    drive = path[1:3] == ":/" and path[0].isalpha()
    try:
        # Undoes what Python did to the bytes of a name that is no UTF-8.
        octets = path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        octets = path.encode("utf-8", "backslashreplace")
    quoted = quote(octets, safe="/:" if drive else "/")
    if drive:
        return f"file:///{quoted}"
    return f"file://{quoted}" if path.startswith("/") else quoted
