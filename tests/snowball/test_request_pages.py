"""Every rule has a page of help whose examples behave as it says."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest
from right_requests import RIGHT, merged

import manifestkit
from manifestkit.findings.page import parse
from manifestkit.schema.rules import RULES as SHAPE_RULES
from manifestkit.snowball.catalogue import RULES, STATE_RULES
from manifestkit.snowball.editions import EDITIONS

if TYPE_CHECKING:
    from manifestkit.findings.page import Example
    from manifestkit.findings.report import Report
    from manifestkit.findings.rule import Rule

_RULES = (*SHAPE_RULES, *RULES)
_EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.code}-{'keeps' if example.keeps else 'breaks'}-{number}")
    for rule in _RULES
    for number, example in enumerate(parse(rule.page).examples)
]


def _report(example: Example) -> Report:
    kind, _, is_text = example.variant.partition(" ")
    service, _, operation = kind.partition(".")
    return manifestkit.check_request(
        service,
        operation,
        example.text if is_text else merged(operation, example.text),
        edition=example.edition,
        region=example.region,
        context=tomllib.loads(example.context) if example.context else None,
    )


@pytest.mark.parametrize("rule", _RULES, ids=lambda rule: rule.code)
def test_a_page_has_a_sentence_a_source_and_both_kinds_of_example(rule: Rule) -> None:
    """Whoever asks what a rule is finds what is wrong, where the fact comes from, and how it looks both ways.

    What breaks with the state of a job or cluster alone cannot be seen in a request, and has no example.
    """
    page = parse(rule.page)
    assert page.summary.endswith(".")
    assert "Source: " in page.body
    assert {example.keeps for example in page.examples} == (set() if rule in STATE_RULES else {True, False})


@pytest.mark.parametrize(("rule", "example"), _EXAMPLES)
def test_an_example_behaves_as_its_page_says(rule: Rule, example: Example) -> None:
    """What is said to break the rule breaks it and no other error; what keeps it does, and has no error at all."""
    report = _report(example)
    codes = {finding.rule for finding in report.findings}
    others = [finding.rule for finding in report.findings if finding.severity == "error" and finding.rule != rule.code]
    assert (rule.code in codes) is not example.keeps
    assert others == []
    assert not example.keeps or report.ok


@pytest.mark.parametrize("operation", RIGHT)
def test_the_examples_rest_on_requests_without_a_fault(operation: str) -> None:
    """The requests into which the pages' fragments are put have no error and no warning."""
    report = manifestkit.check_request("snowball", operation, merged(operation, "{}"))
    assert [finding.rule for finding in report.findings if finding.severity != "info"] == []


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("operation", RIGHT)
def test_whoever_makes_no_mistake_gets_little_advice(operation: str, edition: str) -> None:
    """Advice is read where there is little of it: two pieces at most for a request without a fault."""
    report = manifestkit.check_request("snowball", operation, merged(operation, "{}"), edition, "us-east-1")
    assert len([finding.rule for finding in report.findings if finding.severity == "info"]) <= 2


def test_codes_and_names_name_one_rule_each() -> None:
    """A code or a name in a configuration means one rule."""
    assert len({rule.code for rule in _RULES}) == len(_RULES)
    assert len({rule.name for rule in _RULES}) == len(_RULES)
