"""The rules of reading: what keeps a text from being a tree, and what reads as nobody else would read it.

The service answers the first kind with MalformedManifestException (RULINGS 14); the second kind is advice.
"""

from __future__ import annotations

from manifestkit.findings.reading import features, remarks, syntax, texts
from manifestkit.lean_typing import TYPE_CHECKING

if TYPE_CHECKING:
    from manifestkit.findings.rule import Rule

RULES: tuple[Rule, ...] = (*texts.RULES, *syntax.RULES, *features.RULES, *remarks.RULES)

BY_CODE = {rule.code: rule for rule in RULES}
