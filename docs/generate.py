"""Write docs/rules.md: the table of every rule."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from manifestkit.checking.catalogue import RULES
from manifestkit.checking.families import by_family

if TYPE_CHECKING:
    from manifestkit.findings.rule import Rule

RULES_PAGE = Path(__file__).with_name("rules.md")
_HEAD = (
    "| Code | Name | Severity | The service's error | Evidence | What it says |",
    "| --- | --- | --- | --- | --- | --- |",
)


def rules_page() -> str:
    """The text of docs/rules.md."""
    lines = [
        "# Rules",
        "",
        "Written by `make generate` from the rules themselves; `manifestkit explain RULE` prints a rule's page.",
    ]
    for about, families in groupby(by_family(RULES), key=lambda pair: pair[0].about):
        lines += ("", f"## {about}")
        for family, rules in families:
            lines += ("", f"### {family.title}", "", *_HEAD, *map(_row, rules))
    return "\n".join(lines) + "\n"


def _row(rule: Rule) -> str:
    error = f"`{rule.error_code}`" if rule.error_code else ""
    summary = rule.summary.replace("|", "\\|")
    return f"| {rule.code} | {rule.name} | {rule.severity} | {error} | {rule.evidence} | {summary} |"


if __name__ == "__main__":
    RULES_PAGE.write_text(rules_page(), encoding="utf-8")
