"""``manifestkit explain`` and ``manifestkit new``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from manifestkit.checking.catalogue import RULES
from manifestkit.importexport.variants import VARIANTS

if TYPE_CHECKING:
    from conftest import Shell

    from manifestkit.findings.rule import Rule


def test_table_has_every_rule(shell: Shell) -> None:
    """Without a rule, all are listed in the order of their codes, each with what is said of it."""
    done = shell.run("explain")
    assert done.status == 0
    head, *lines = (line.split() for line in done.out.splitlines())
    assert head == ["code", "name", "severity", "evidence", "service", "error"]
    assert lines == [
        [rule.code, rule.name, rule.severity, rule.evidence, rule.error_code or "-"]
        for rule in sorted(RULES, key=lambda rule: rule.code)
    ]


@pytest.mark.parametrize("rule", RULES, ids=[rule.code for rule in RULES])
def test_page_of_a_rule(shell: Shell, rule: Rule) -> None:
    """A rule's page has its words and its examples; code and name, in any case, lead to the same."""
    done = shell.run("explain", rule.code)
    assert done.status == 0
    assert done.err == ""
    assert done.out.startswith(f"{rule.code} {rule.name}\n")
    assert rule.summary.strip() in done.out
    assert (rule.error_code or "none, this is advice") in done.out
    assert f"evidence:       {rule.evidence}, " in done.out
    assert "Breaks (" in done.out
    assert max(map(len, done.out.splitlines())) <= 120
    for word in (rule.code.lower(), rule.name, rule.name.upper()):
        assert shell.run("explain", word) == done


def test_unknown_rule_is_told(shell: Shell) -> None:
    """What is no rule gives a guess and 2."""
    done = shell.run("explain", "IE2100")
    assert (done.status, done.out) == (2, "")
    assert "no rule is called 'IE2100'" in done.err


@pytest.mark.parametrize("variant", VARIANTS)
def test_skeletons_go_into_check(shell: Shell, variant: str) -> None:
    """The example is right as it stands; the skeleton has only its blanks against it (RULINGS 20)."""
    example = shell.run("new", variant, "--example")
    assert example.status == 0
    done = shell.run("check", "-", stdin=example.out)
    assert done.status == 0
    blank = shell.run("new", variant)
    assert blank.status == 0
    done = shell.run("check", "-", "--format", "concise", stdin=blank.out)
    assert done.status == 1
    errors = [line for line in done.out.splitlines() if " error[" in line]
    assert errors
    assert all("unfilled-placeholder" in line for line in errors)
