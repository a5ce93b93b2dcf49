"""``manifestkit explain``: one rule's page, or the table of all rules."""

from __future__ import annotations

from manifestkit.cli.output import CommandError, say
from manifestkit.cli.parsing import Parser
from manifestkit.lean_typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from manifestkit.findings.rule import Rule

_HEAD = ("code", "name", "severity", "evidence", "service error")

# Source: RULINGS 1; the lists of marks at the beginning of each reference.
_EVIDENCE = {
    "doc": "stated in AWS's documentation",
    "model": "stated in the service model of AWS's SDKs",
    "tmpl": "stated in the sample manifests that AWS shipped",
    "obs": "observed in a real answer, or expected by a test of AWS's SDKs",
    "guide": "stated in AWS's user guides",
    "seed": "stated in the API listing of 2020",
    "wild": "seen in the programs and manifests of others",
    "standard": "stated by a public standard",
    "inferred": "reasoned from what is stated",
    "recalled": "general knowledge that could not be looked up again",
}

_MEMBERS = "These examples are members of a request that is right otherwise; null takes one away."


def run(arguments: Sequence[str]) -> int:
    """Print what is asked for; see ``main`` for the exit status."""
    parser = Parser(
        "explain",
        "Explains a rule: what it checks, why, a text that breaks it and one that keeps\n"
        "it. Without a rule it lists them all.",
        "  manifestkit explain\n  manifestkit explain IE210\n  manifestkit explain bucket-arn\n",
    )
    parser.add_argument("rule", metavar="RULE", nargs="?", help="the code or the name of a rule")
    word = parser.parse(arguments).rule
    from manifestkit.checking import catalogue

    if word is None:
        say("".join(_table(catalogue.RULES)))
    elif (rule := catalogue.find(word)) is None:
        raise CommandError(catalogue.no_such_rule(word))
    else:
        say("".join(_page(rule)))
    return 0


def _table(rules: Sequence[Rule]) -> Iterator[str]:
    """A line for each rule, family by family, in the order of the codes."""
    from manifestkit.checking.families import by_family

    families = [(family, [_cells(rule) for rule in members]) for family, members in by_family(rules)]
    rows = [_HEAD, *(row for _, members in families for row in members)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    yield _line(_HEAD, widths)
    for family, members in families:
        yield f"\n{family.about}: {family.title}\n"
        for row in members:
            yield _line(row, widths)


def _cells(rule: Rule) -> tuple[str, ...]:
    return rule.code, rule.name, rule.severity, rule.evidence, rule.error_code or "-"


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
    return "  ".join(padded).rstrip() + "\n"


def _page(rule: Rule) -> Iterator[str]:
    from manifestkit.findings import page

    editions = "all" if rule.editions is None else ", ".join(sorted(rule.editions))
    yield f"{rule.code} {rule.name}\n\n"
    yield f"severity:       {rule.severity}\n"
    yield f"service error:  {rule.error_code or ('none' if rule.severity == 'error' else 'none, this is advice')}\n"
    yield f"evidence:       {rule.evidence}, {_EVIDENCE[rule.evidence]}\n"
    yield f"editions:       {editions}\n\n"
    yield f"{page.clean(rule.page)}\n"
    if any("." in example.variant and " " not in example.variant for example in page.parse(rule.page).examples):
        yield f"\n{_MEMBERS}\n"
