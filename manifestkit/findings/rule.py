"""A rule: one thing that is checked, under a code and a name, with its page of help."""

from __future__ import annotations

from manifestkit.lean_typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Literal, TypeAlias

    Severity: TypeAlias = Literal["error", "warning", "info"]
    Evidence: TypeAlias = Literal[
        "doc", "model", "tmpl", "obs", "guide", "seed", "wild", "standard", "inferred", "recalled"
    ]

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


class Rule(NamedTuple):
    """One thing that is checked.

    ``code`` (``IE203``) and ``name`` (``missing-field``) each name it alone. ``severity`` is the default that a
    configuration may change for reports. ``error_code`` is the exception that the service would raise, or None
    for advice. ``evidence`` is the mark of RULINGS 1, ``editions`` the dated rule sets in which the rule holds (None:
    in all), ``page`` its help: a sentence, then paragraphs, then the examples (see ``manifestkit.findings.page``).
    """

    code: str
    name: str
    severity: Severity
    error_code: str | None
    evidence: Evidence
    page: str
    editions: frozenset[str] | None = None

    @property
    def summary(self) -> str:
        """The first sentence of the page."""
        return self.page.partition("\n")[0]

    @property
    def is_reading_error(self) -> bool:
        """Whether it says that a text could not be read, so that what else is wrong with it is not known."""
        return self.code.startswith("RD") and self.severity == "error"
