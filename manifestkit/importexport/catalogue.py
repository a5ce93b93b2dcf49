"""Every rule of Import/Export, in the order of the codes."""

from __future__ import annotations

from manifestkit.importexport.manifest_rules import MANIFEST_RULES, PATH_INSTEAD_OF_TEXT
from manifestkit.importexport.signature_rules import SIGNATURE_RULES
from manifestkit.lean_typing import TYPE_CHECKING

if TYPE_CHECKING:
    from manifestkit.findings.rule import Rule

RULES: tuple[Rule, ...] = (
    PATH_INSTEAD_OF_TEXT,
    *(rule for rule, _ in MANIFEST_RULES),
    *(rule for rule, _ in SIGNATURE_RULES),
)
