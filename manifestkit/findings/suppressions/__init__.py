"""Comments in a text that accept a finding: ``# manifestkit: ignore[IE203] reason``. Source: RULINGS 18.

They stand on the line of the finding, or alone on a line above it, and name rules by code or name.
"""

from __future__ import annotations

from manifestkit.findings.make import make
from manifestkit.findings.suppressions import rules as own
from manifestkit.findings.suppressions.comments import look_alikes, suppressions_in, values_of
from manifestkit.lean_typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping
    from typing import TypeAlias

    from manifestkit.findings.finding import Finding
    from manifestkit.findings.observation import Observation
    from manifestkit.findings.report import Report
    from manifestkit.findings.rule import Rule
    from manifestkit.findings.suppressions.comments import Name, Suppression
    from manifestkit.text.nodes import Node

    # A line, and the code or name of a rule.
    _Place: TypeAlias = tuple[int, str]

RULES = own.RULES


def apply(report: Report, root: Node | None, rules: Iterable[Rule], *, skipped: Container[str] = frozenset()) -> Report:
    """The report without what its text suppresses, and with findings about suppressions that are wrong themselves.

    ``root`` is the tree of the text: inside a value there are no comments. ``rules`` are all that a comment may
    name; ``skipped`` holds the codes of those that did not run, so that a suppression of one is not unused.
    """
    source = report.source
    by_word = {word: rule for rule in rules for word in (rule.code, rule.name)}
    values = values_of(root)
    suppressions = suppressions_in(source, values)
    kept, used = _divide(report.findings, suppressions, by_word)
    wrong = [seen for suppression in suppressions for seen in _judge(suppression, by_word, used, skipped)]
    wrong += ((own.MISSPELT, own.misspelt(comment)) for comment in look_alikes(source, values, by_word))
    told = (make(rule, seen, source, secrets=report.secrets) for rule, seen in wrong)
    return report.with_findings([*kept, *told])


def _divide(
    findings: Iterable[Finding], suppressions: list[Suppression], by_word: Mapping[str, Rule]
) -> tuple[list[Finding], set[_Place]]:
    """The findings that stay, and where which words suppressed one."""
    accepted = {
        (suppression.line, name.text)
        for suppression in suppressions
        if suppression.reason
        for name in suppression.names
    }
    kept: list[Finding] = []
    used: set[_Place] = set()
    for finding in findings:
        places = accepted & {(finding.line, finding.rule), (finding.line, finding.name)}
        rule = by_word.get(finding.rule)
        if places and rule is not None and not rule.is_reading_error:
            used |= places
        else:
            kept.append(finding)
    return kept, used


def _judge(
    suppression: Suppression,
    by_word: Mapping[str, Rule],
    used: Container[_Place],
    skipped: Container[str],
) -> Iterator[tuple[Rule, Observation]]:
    """What is wrong with a suppression."""
    if not suppression.reason:
        yield own.WITHOUT_REASON, own.without_reason(suppression)
    if not suppression.names:
        yield own.OF_UNKNOWN_RULE, own.of_no_rule(suppression)
    unused: list[Name] = []
    kept: list[Name] = []
    for name in suppression.names:
        rule = by_word.get(name.text)
        if rule is None:
            yield own.OF_UNKNOWN_RULE, own.of_unknown_rule(name, by_word)
        elif rule.is_reading_error:
            yield own.OF_READING_ERROR, own.of_reading_error(name)
        elif suppression.reason and (suppression.line, name.text) not in used and rule.code not in skipped:
            unused.append(name)
            continue
        kept.append(name)
    for name in unused:
        yield own.UNUSED, own.unused(name, suppression, kept)
