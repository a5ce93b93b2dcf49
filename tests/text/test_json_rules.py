"""Every rule of reading JSON has a page whose examples behave as it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from manifestkit.findings.json_reading import RULES
from manifestkit.findings.page import Example, parse
from manifestkit.text.json import trouble as json_trouble
from manifestkit.text.json.reader import read_json
from manifestkit.text.source import Source
from manifestkit.text.trouble import Trouble

if TYPE_CHECKING:
    from manifestkit.findings.rule import Rule

# Neither a thousand mistakes nor a Python value can stand on a page.
_WITHOUT_TEXT = {"RD058", "RD059"}
# The rules of manifests that mean the same here.
_SHARED = {"RD003", "RD005", "RD065"}

_EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.code}-{'keeps' if example.keeps else 'breaks'}")
    for rule in RULES
    for example in parse(rule.page).examples
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_page_has_a_sentence_a_source_and_both_kinds_of_example(rule: Rule) -> None:
    """Whoever asks what a rule is finds what is wrong, where the fact comes from, and how it looks both ways."""
    page = parse(rule.page)
    assert page.summary.endswith(".")
    assert "Source: " in page.body
    assert {example.keeps for example in page.examples} == ({True} if rule.code in _WITHOUT_TEXT else {True, False})


@pytest.mark.parametrize(("rule", "example"), _EXAMPLES)
def test_an_example_behaves_as_its_page_says(rule: Rule, example: Example) -> None:
    """What is said to break the rule breaks it; what is said to keep it is JSON."""
    rules = {problem.rule for problem in read_json(Source(example.text)).problems}
    if example.keeps:
        assert not rules
    else:
        assert rule.code in rules


def test_every_trouble_has_a_rule_and_every_rule_a_trouble() -> None:
    """The table of what is said and the table of rules name the same codes."""
    kinds = [kind for kind in vars(json_trouble).values() if isinstance(kind, Trouble)]
    kinds += [json_trouble.wrong_closer("]"), json_trouble.unclosed_bracket("]")]
    assert {kind.rule for kind in kinds} - _SHARED == {rule.code for rule in RULES}


def test_the_rules_are_errors_of_the_standard() -> None:
    """What is no JSON the service answers with SerializationException (RULINGS 14); the standard is RFC 8259."""
    assert {(rule.severity, rule.error_code, rule.evidence) for rule in RULES} == {
        ("error", "SerializationException", "standard")
    }
    assert len({rule.name for rule in RULES}) == len(RULES)
