"""One thing that is wrong with a document that is to be printed."""

from __future__ import annotations

from manifestkit.findings.printable import printable, quoted
from manifestkit.findings.rule import Rule
from manifestkit.lean_typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from manifestkit.findings.rule import Evidence, Severity


class Trouble(NamedTuple):
    """One thing that is wrong with a document.

    ``pointer`` is the JSON Pointer of the manifest's member that it is about, or a name of the same form for what the
    manifest does not say: ``/jobId``, ``/shipTo/0``, ``/media``. Each ``{}`` in ``message`` stands for one of
    ``values``.
    """

    rule: Rule
    pointer: str
    message: str
    values: tuple[str, ...] = ()
    help: str | None = None

    def __str__(self) -> str:
        first, *others = self.message.split("{}")
        shown = first + "".join(quoted(value) + text for value, text in zip(self.values, others, strict=True))
        return printable(f"{self.pointer}: {shown}")


class PreflightError(ValueError):
    """A document cannot be printed; ``troubles`` says all that is wrong with it."""

    def __init__(self, troubles: Sequence[Trouble]) -> None:
        super().__init__("; ".join(map(str, troubles)))
        self.troubles = tuple(troubles)


def rule_of(code: str, name: str, severity: Severity, evidence: Evidence, trouble: Callable[..., Trouble]) -> Rule:
    """The rule whose page of help is the docstring of what tells of it."""
    return Rule(code, name, severity, None, evidence, trouble.__doc__ or "")
