"""Every rule of every kind of text, in one tuple, and the ways to name some of them."""

from __future__ import annotations

from manifestkit.findings import json_reading, reading, suppressions
from manifestkit.importexport import catalogue as importexport
from manifestkit.lean_typing import TYPE_CHECKING
from manifestkit.printing import catalogue as printing
from manifestkit.schema import rules as schema
from manifestkit.snowball import catalogue as snowball

if TYPE_CHECKING:
    from manifestkit.findings.rule import Rule

RULES: tuple[Rule, ...] = (
    *reading.RULES,
    *json_reading.RULES,
    *suppressions.RULES,
    *importexport.RULES,
    *schema.RULES,
    *snowball.RULES,
    *printing.RULES,
)

_BY_WORD = {word: rule for rule in RULES for word in (rule.code, rule.name)}


def find(word: str) -> Rule | None:
    """The rule of a code (``IE203``, in any case) or a name (``missing-field``)."""
    return _BY_WORD.get(word.upper()) or _BY_WORD.get(word.lower())


def matching(selector: str) -> tuple[Rule, ...]:
    """The rules of a code, a name or the beginning of a code (``IE2``); none where nothing is called so."""
    if (rule := find(selector)) is not None:
        return (rule,)
    start = selector.upper()
    return tuple(rule for rule in RULES if start and rule.code.startswith(start))


def no_such_rule(word: str) -> str:
    """What to tell somebody who named a rule that does not exist."""
    from manifestkit.fields.spelling import closest

    guess = closest(word, _BY_WORD)
    hint = f"did you mean {guess}?" if guess else "'manifestkit explain' lists all rules"
    return f"no rule is called {word!r}; {hint}"
