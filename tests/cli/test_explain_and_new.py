"""``manifestkit explain`` and ``manifestkit new``."""

from __future__ import annotations

import re
from textwrap import indent
from typing import TYPE_CHECKING

import pytest

from manifestkit.checking.catalogue import RULES
from manifestkit.findings.page import parse
from manifestkit.importexport.variants import VARIANTS

if TYPE_CHECKING:
    from conftest import Shell

    from manifestkit.findings.rule import Rule


def test_table_has_every_rule_in_its_family(shell: Shell) -> None:
    """Without a rule, all are listed: each once, below the title of its family, with what is said of it."""
    done = shell.run("explain")
    assert done.status == 0
    head, *families = done.out.split("\n\n")
    assert head.split() == ["code", "name", "severity", "evidence", "service", "error"]
    listed = []
    for family in families:
        title, *lines = family.splitlines()
        assert re.fullmatch(r"(Every text|AWS Import/Export|Requests of either service|AWS Snowball|Print): .+", title)
        rows = [tuple(line.split()) for line in lines]
        assert rows == sorted(rows)
        listed += rows
    assert sorted(listed) == sorted(
        (rule.code, rule.name, rule.severity, rule.evidence, rule.error_code or "-") for rule in RULES
    )


@pytest.mark.parametrize("rule", RULES, ids=[rule.code for rule in RULES])
def test_page_of_a_rule(shell: Shell, rule: Rule) -> None:
    """A rule's page has its words and its examples; code and name, in any case, lead to the same."""
    done = shell.run("explain", rule.code)
    assert done.status == 0
    assert done.err == ""
    assert done.out.startswith(f"{rule.code} {rule.name}\n")
    assert rule.summary.strip() in done.out
    assert f"service error:  {rule.error_code or 'none'}" in done.out
    # Whether it is advice follows from the severity: an error without a code of the service is no advice.
    assert ("this is advice" in done.out) is (rule.error_code is None and rule.severity != "error")
    assert f"evidence:       {rule.evidence}, " in done.out
    for example in parse(rule.page).examples:
        assert f"{'Keeps' if example.keeps else 'Breaks'} ({example.variant}" in done.out
        assert indent(example.text, "    ") in done.out
    parts = {example.variant for example in parse(rule.page).examples}
    is_told = done.out.endswith("members of a request that is right otherwise; null takes one away.\n")
    assert is_told is any(re.fullmatch(r"(snowball|importexport)\.\w+", part) for part in parts)
    short = [line for line in done.out.splitlines() if not line.startswith(" ")]
    assert max(map(len, short)) <= 120
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


# What follows `new`, and what is wrong with it.
MISTAKES = [
    (("snowball.CreateJobs",), "did you mean CreateJob?"),
    (("s3-imprt",), "did you mean s3-import?"),
    (("snowmobile.CreateJob",), "there is no service 'snowmobile'"),
    (("snowball.CreateJob", "--edition", "2014-12-18"), "there is no edition '2014-12-18'"),
    (("snowball.CreateLongTermPricing", "--edition", "2020-06-17"), "the edition 2026-04-21 has it"),
    (("s3-import", "--yaml"), "--yaml goes with requests"),
    (("s3-import", "--edition", "2020-06-17"), "there is no edition '2020-06-17'"),
    (("ebs-import", "--edition", "2009-05-20"), "it knows jobs of Amazon S3 alone"),
]


@pytest.mark.parametrize(("arguments", "told"), MISTAKES)
def test_what_cannot_be_begun_is_told(shell: Shell, arguments: tuple[str, ...], told: str) -> None:
    """What is no kind, or not in the edition, gives a hint on stderr, nothing on stdout, and 2."""
    done = shell.run("new", *arguments)
    assert (done.status, done.out) == (2, "")
    assert told in done.err


@pytest.mark.parametrize("options", [(), ("--yaml",)])
def test_requests_go_into_check(shell: Shell, options: tuple[str, ...]) -> None:
    """The example is right as it stands, without even a warning; the skeleton has only its blanks against it."""
    name = "new.yaml" if options else "new.json"
    how = ("--kind", "snowball.CreateJob", "--strict", "--stdin-filename", name)
    example = shell.run("new", "snowball.CreateJob", "--example", *options)
    assert example.status == 0
    assert shell.run("check", "-", *how, stdin=example.out).status == 0
    blank = shell.run("new", "snowball.CreateJob", *options)
    assert blank.status == 0
    done = shell.run("check", "-", *how, "--format", "concise", stdin=blank.out)
    assert done.status == 1
    errors = [int(line.split(":")[1]) for line in done.out.splitlines() if " error[" in line]
    blanks = [number for number, line in enumerate(blank.out.splitlines(), 1) if re.search(r'"\[.*\]"', line)]
    assert errors == blanks


def test_a_new_manifest_is_of_the_edition_that_is_asked_for(shell: Shell) -> None:
    """What `new` begins by the rules of a date, `check` by the same rules finds right."""
    begun = shell.run("new", "s3-export", "--example", "--edition", "2009-05-20")
    assert begun.out.startswith("# The manifest of an Amazon S3 export, by the rules of 2009-05-20.\n")
    assert shell.run("check", "-", "--edition", "2009-05-20", "--strict", stdin=begun.out).status == 0
    assert shell.run("check", "-", stdin=begun.out).status == 1


def test_a_new_request_is_of_the_edition_that_has_it(shell: Shell) -> None:
    """An operation that came later needs no date, and one that changed has what the date says."""
    assert "LongTermPricingType" in shell.run("new", "snowball.CreateLongTermPricing").out
    early = shell.run("new", "snowball.CreateCluster")
    late = shell.run("new", "snowball.CreateCluster", "--edition", "2026-04-21")
    assert ("RoleARN" in early.out, "RoleARN" in late.out) == (True, False)
