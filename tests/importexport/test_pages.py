"""Every rule has a page of help whose examples behave as it says."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest
from fragments import RIGHT, whole

from manifestkit.context import Context, from_mapping
from manifestkit.findings.page import Example, parse
from manifestkit.importexport.check import check_manifest
from manifestkit.importexport.editions import DEFAULT_EDITION
from manifestkit.importexport.manifest_rules import MANIFEST_RULES, PATH_INSTEAD_OF_TEXT
from manifestkit.importexport.variants import job_type_of
from manifestkit.text.source import Source

if TYPE_CHECKING:
    from manifestkit.findings.rule import Rule

_RULES = (PATH_INSTEAD_OF_TEXT, *(rule for rule, _ in MANIFEST_RULES))
# RULINGS 1, and the lists of marks at the beginning of each reference.
_EVIDENCE = {"doc", "model", "tmpl", "obs", "guide", "seed", "wild", "standard", "inferred", "recalled"}
_EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.code}-{'keeps' if example.keeps else 'breaks'}-{number}")
    for rule in _RULES
    for number, example in enumerate(parse(rule.page).examples)
]


@pytest.mark.parametrize("rule", _RULES, ids=lambda rule: rule.code)
def test_a_page_has_a_sentence_a_source_and_both_kinds_of_example(rule: Rule) -> None:
    """Whoever asks what a rule is finds what is wrong, where the fact comes from, and how it looks both ways."""
    page = parse(rule.page)
    assert page.summary.endswith(".")
    assert "Source: " in page.body
    assert {example.keeps for example in page.examples} == {True, False}


@pytest.mark.parametrize(("rule", "example"), _EXAMPLES)
def test_an_example_behaves_as_its_page_says(rule: Rule, example: Example) -> None:
    """What is said to break the rule breaks it; what is said to keep it does, and has no error at all."""
    text = example.text if example.variant == "text" else whole(example.variant, example.text)
    context = from_mapping(tomllib.loads(example.context)) if example.context else Context()
    report = check_manifest(
        Source(text),
        job_type=job_type_of(example.job_type) if example.job_type else None,
        edition=example.edition or DEFAULT_EDITION,
        context=context,
    )
    codes = {finding.rule for finding in report.findings}
    if example.keeps:
        assert rule.code not in codes
        assert [finding for finding in report.findings if finding.severity == "error"] == []
    else:
        assert rule.code in codes


@pytest.mark.parametrize("rule", _RULES, ids=lambda rule: rule.code)
def test_a_rule_says_what_it_rests_on(rule: Rule) -> None:
    """Every rule is stated somewhere, or inferred, or recalled."""
    assert rule.evidence in _EVIDENCE


@pytest.mark.parametrize("rule", [rule for rule in _RULES if rule.severity == "error"], ids=lambda rule: rule.code)
def test_an_error_rests_on_more_than_an_inference(rule: Rule) -> None:
    """What is only inferred or recalled is a warning (RULINGS 2)."""
    assert rule.evidence not in {"inferred", "recalled"}


@pytest.mark.parametrize("rule", _RULES, ids=lambda rule: rule.code)
def test_a_mistake_in_an_example_gives_one_error(rule: Rule) -> None:
    """One mistake gives one finding: what breaks a rule gives no other error besides."""
    for example in parse(rule.page).examples:
        if not example.keeps and example.variant in RIGHT:
            context = from_mapping(tomllib.loads(example.context)) if example.context else Context()
            report = check_manifest(
                Source(whole(example.variant, example.text)),
                job_type=job_type_of(example.job_type) if example.job_type else None,
                edition=example.edition or DEFAULT_EDITION,
                context=context,
            )
            assert [f.rule for f in report.findings if f.severity != "info" and f.rule != rule.code] == []


def test_the_examples_rest_on_manifests_without_a_fault() -> None:
    """The manifests into which the pages' fragments are put have no error and no warning."""
    for variant, text in RIGHT.items():
        report = check_manifest(Source(text), job_type=None, edition=DEFAULT_EDITION, context=Context())
        assert report.variant == variant
        assert [f.rule for f in report.findings if f.severity != "info"] == []


def test_codes_and_names_name_one_rule_each() -> None:
    """A code or a name in a configuration means one rule, and the catalogue is in the order of the codes."""
    codes = [rule.code for rule in _RULES]
    assert codes == sorted(set(codes))
    assert len({rule.name for rule in _RULES}) == len(codes)
