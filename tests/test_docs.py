"""What is derived from the rules and from the table of options is not stale."""

from __future__ import annotations

import runpy
from pathlib import Path

PROJECT = Path(__file__).parents[1]


def test_the_rules_table_is_that_of_the_rules() -> None:
    """docs/rules.md is what docs/generate.py would write today; `make generate` mends it."""
    generate = runpy.run_path(str(PROJECT / "docs" / "generate.py"))
    assert (PROJECT / "docs" / "rules.md").read_text(encoding="utf-8") == generate["rules_page"]()
