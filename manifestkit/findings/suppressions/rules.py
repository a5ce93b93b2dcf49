"""The rules about suppressions themselves. The docstring of each function is its page of help."""

from __future__ import annotations

from manifestkit.findings.observation import Mend, Observation
from manifestkit.findings.rule import Rule
from manifestkit.lean_typing import TYPE_CHECKING
from manifestkit.text.edits import Edit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from manifestkit.findings.suppressions.comments import LookAlike, Name, Suppression


def unused(name: Name, suppression: Suppression, kept: list[Name]) -> Observation:
    """A suppression that suppresses nothing has outlived its finding.

    It would hide the next finding of that rule on its line, which nobody has looked at yet. The fix deletes the
    rule's name, or the whole comment where no other name is left in it.

    Breaks (text):
        manifestVersion: 2.0
        generator: my tool 1.0  # manifestkit: ignore[missing-field] the form adds it

    Keeps (text):
        manifestVersion: 2.0  # manifestkit: ignore[missing-field] the form adds the rest
    """
    names = ", ".join(other.text for other in kept)
    edit = Edit(*suppression.brackets, names) if kept else Edit(*suppression.removal, "")
    return Observation(
        "",
        name.span,
        "No finding of {} is left to suppress here.",
        (name.text,),
        "Delete the suppression.",
        Mend("safe", "delete what suppresses nothing", (edit,)),
    )


def without_reason(suppression: Suppression) -> Observation:
    """A suppression needs a reason behind its bracket; without one it suppresses nothing.

    Whoever reads the line a year later wants to know whether the reason still holds.

    Breaks (text):
        manifestVersion: 2.0  # manifestkit: ignore[missing-field]

    Keeps (text):
        manifestVersion: 2.0  # manifestkit: ignore[missing-field] the form adds the rest
    """
    return Observation(
        "",
        suppression.span,
        "This suppression gives no reason, so it suppresses nothing.",
        help="Say behind the bracket why the finding may stay.",
    )


def of_unknown_rule(name: Name, words: Iterable[str]) -> Observation:
    """A suppression names the rules that it is for, by code or by name, as they are written in the findings.

    Several are separated by commas.

    Breaks (text):
        manifestVersion: 2.0  # manifestkit: ignore[mising-field] the form adds the rest

    Keeps (text):
        manifestVersion: 2.0  # manifestkit: ignore[missing-field] the form adds the rest
    """
    from manifestkit.fields.spelling import closest

    guess = closest(name.text, words)
    help_line = f"Did you mean {guess}?" if guess else "manifestkit explain lists all rules."
    return Observation("", name.span, "There is no rule {} to suppress.", (name.text,), help_line)


def of_no_rule(suppression: Suppression) -> Observation:
    """What is said by the rule above where no name stands at all."""
    return Observation(
        "",
        suppression.span,
        "This suppression names no rule.",
        help="Put the code or the name of the rule in square brackets behind ignore.",
    )


def of_reading_error(name: Name) -> Observation:
    """Errors in reading cannot be suppressed, because what stands behind them has not been checked.

    Breaks (text):
        manifestVersion: 2.0
        # manifestkit: ignore[RD016] the form closes it
        deviceId: "DISK-0001

    Keeps (text):
        manifestVersion: 2.0
        deviceId: "DISK-0001"
    """
    return Observation(
        "",
        name.span,
        "{} says that the text cannot be read, which no comment can suppress.",
        (name.text,),
        "Mend the text, and delete the suppression.",
    )


def misspelt(look_alike: LookAlike) -> Observation:
    """A comment looks like a suppression but is misspelt, so it suppresses nothing.

    A suppression begins with `# manifestkit: ignore`, in small letters and with the colon. In square brackets behind it
    stand the rules, and behind those the reason.

    Breaks (text):
        manifestVersion: 2.0  # manifestkit: ignroe[missing-field] the form adds the rest

    Keeps (text):
        manifestVersion: 2.0  # manifestkit: ignore[missing-field] the form adds the rest
    """
    return Observation(
        "",
        look_alike.span,
        "This comment is no suppression, though it looks like one.",
        help=f"Did you mean `# manifestkit: ignore[{look_alike.names or 'RULE'}]`?",
    )


def _rule(code: str, name: str, page: Callable[..., Observation]) -> Rule:
    return Rule(code, name, "warning", None, "inferred", page.__doc__ or "")


UNUSED = _rule("RD091", "unused-suppression", unused)
WITHOUT_REASON = _rule("RD092", "suppression-without-reason", without_reason)
OF_UNKNOWN_RULE = _rule("RD093", "suppression-of-unknown-rule", of_unknown_rule)
OF_READING_ERROR = _rule("RD094", "suppression-of-reading-error", of_reading_error)
MISSPELT = _rule("RD095", "misspelt-suppression", misspelt)

RULES: tuple[Rule, ...] = (UNUSED, WITHOUT_REASON, OF_UNKNOWN_RULE, OF_READING_ERROR, MISSPELT)
