"""Findings held against those that the file beside a case expects."""

from __future__ import annotations

from typing import Any

# What counts only where a case says it.
_MATTERS = ("line", "column", "end_column", "evidence", "message", "help", "fix", "written")


def compare(findings: list[dict[str, Any]], expected: dict[str, Any]) -> None:
    """Hold that all errors and warnings are there and no other, and of severity info those that are named."""
    wanted = [{"error_code": None, **finding} for finding in expected["findings"]]
    by_place = {(finding["rule"], finding["pointer"]): finding for finding in wanted}
    told = [_told(finding, by_place.get((finding["rule"], finding["pointer"]), {})) for finding in findings]
    named = {finding["rule"] for finding in wanted}
    weighty = [finding for finding in told if finding["severity"] != "info" or finding["rule"] in named]
    assert sorted(weighty, key=_key) == sorted(wanted, key=_key)
    assert {finding["rule"] for finding in findings}.isdisjoint(expected.get("absent", []))


def _key(finding: dict[str, Any]) -> tuple[str, str, int, int]:
    return finding["rule"], finding["pointer"], finding.get("line", 0), finding.get("column", 0)


def _told(finding: dict[str, Any], expected: dict[str, Any]) -> dict[str, Any]:
    """A finding, with its place and its words only where they are expected."""
    told = {key: finding[key] for key in ("rule", "severity", "error_code", "pointer")}
    return told | {key: finding[key] for key in _MATTERS if key in expected}
