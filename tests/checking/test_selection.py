"""Which findings a project sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from manifestkit.checking import catalogue
from manifestkit.checking.config import Config, Exemption
from manifestkit.checking.selection import selection_of, settle
from manifestkit.findings.finding import Finding
from manifestkit.findings.report import Report
from manifestkit.text.source import Source

if TYPE_CHECKING:
    from manifestkit.findings.rule import Severity


def _finding(rule: str, pointer: str, severity: Severity = "error") -> Finding:
    return Finding(rule, "name", severity, None, "A message.", pointer, 1, 1, 1, 1, "doc")


FINDINGS = (
    _finding("RD016", ""),
    _finding("IE210", "/returnAddress/city"),
    _finding("IE210", "/returnAddressee"),
    _finding("IE225", "/eraseDevice"),
    _finding("RD065", "/bucket", "warning"),
)

# A configuration, and the rules of the findings that are left.
SELECTIONS: list[tuple[Config, list[str]]] = [
    (Config(), ["IE210", "IE210", "IE225", "RD016", "RD065"]),
    (Config(select=()), ["RD016"]),
    (Config(select=("IE2",)), ["IE210", "IE210", "IE225", "RD016"]),
    (Config(select=("missing-field",)), ["IE210", "IE210", "RD016"]),
    (Config(select=("ie210", "RD")), ["IE210", "IE210", "RD016", "RD065"]),
    (Config(ignore=("IE",)), ["RD016", "RD065"]),
    (Config(ignore=("RD",)), ["IE210", "IE210", "IE225", "RD016"]),
    (Config(select=("IE2",), ignore=("IE225",)), ["IE210", "IE210", "RD016"]),
]


def _settled(config: Config, path: str = "jobs/a.txt") -> list[Finding]:
    report = Report(Source("", path), "manifest", None, None).with_findings(FINDINGS)
    selection = selection_of(config)
    return list((settle(report, selection) if selection else report).findings)


@pytest.mark.parametrize(("config", "rules"), SELECTIONS)
def test_select_and_ignore(config: Config, rules: list[str]) -> None:
    """What is selected and not ignored counts; what could not be read counts whatever is said."""
    assert sorted(finding.rule for finding in _settled(config)) == rules


def test_severity_changes() -> None:
    """A project's severity replaces the rule's own, in its findings alone."""
    severities = {(finding.rule, finding.severity) for finding in _settled(Config(severity={"IE210": "info"}))}
    assert severities == {("IE210", "info"), ("IE225", "error"), ("RD016", "error"), ("RD065", "warning")}


# A path pattern, a pointer, and the pointers of the findings of IE210 that are left.
EXEMPTIONS = [
    ("*.txt", None, []),
    ("jobs/*.txt", None, []),
    ("archive/**", None, ["/returnAddress/city", "/returnAddressee"]),
    ("*.txt", "/returnAddress", ["/returnAddressee"]),
    ("*.txt", "/returnAddress/city", ["/returnAddressee"]),
    ("*.txt", "/returnAddress/ci", ["/returnAddress/city", "/returnAddressee"]),
]


@pytest.mark.parametrize(("pattern", "pointer", "left"), EXEMPTIONS)
def test_exemption_covers_a_place_and_what_is_in_it(pattern: str, pointer: str | None, left: list[str]) -> None:
    """An exemption covers its rule, in its files, at its pointer and below; nothing else."""
    exemption = Exemption(pattern, frozenset({"IE210"}), pointer, "a reason", "suppress[0]")
    findings = _settled(Config(suppress=(exemption,)))
    assert [finding.pointer for finding in findings if finding.rule == "IE210"] == left
    assert sum(finding.rule != "IE210" for finding in findings) == 3


def test_every_rule_has_its_own_code_and_name() -> None:
    """No two rules share a code or a name, no name is a code, and each is found by both in any case."""
    words = [word for rule in catalogue.RULES for word in (rule.code, rule.name)]
    assert len(words) == len(set(words))
    for rule in catalogue.RULES:
        for word in (rule.code, rule.code.lower(), rule.name, rule.name.upper()):
            assert catalogue.find(word) is rule


def test_unknown_rule_is_not_found() -> None:
    """A beginning of a code stands for several rules, and is none; what stands for none says so."""
    assert catalogue.find("IE2") is None
    assert len(catalogue.matching("IE2")) > 5
    assert catalogue.matching("") == ()
    assert catalogue.matching("XX") == ()
    assert "did you mean missing-field?" in catalogue.no_such_rule("missing-feild")
    assert "explain" in catalogue.no_such_rule("xyz")
