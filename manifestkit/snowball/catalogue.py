"""Every rule of Snowball, family by family: what the fact weighs, and the function that checks it.

The ids are those of the Snowball reference as they stand (RULINGS 16). Severity and error are its columns; where a
column is split, the observation carries its own severity.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from manifestkit.findings.rule import Rule
    from manifestkit.snowball.rules.family import Check

REQUEST_RULES: tuple[tuple[Rule, Check], ...] = ()

# The rules that a schema states: `x-rule` names them (see schemas/README.md).
SCHEMA_RULES: tuple[Rule, ...] = ()

RULES: tuple[Rule, ...] = (*(rule for rule, _ in REQUEST_RULES), *SCHEMA_RULES)
