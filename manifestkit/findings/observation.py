"""What a rule saw: the light form of a finding, before it has lines, columns and a severity."""

from __future__ import annotations

from manifestkit.lean_typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Literal, TypeAlias

    from manifestkit.findings.rule import Evidence, Severity
    from manifestkit.text.edits import Edit
    from manifestkit.text.reading import Problem
    from manifestkit.text.source import Span

    Safety: TypeAlias = Literal["safe", "unsafe"]


class Mend(NamedTuple):
    """A change that would mend what was seen.

    ``safe`` changes keep what the person meant beyond doubt; the others want a look. ``message`` says in a few
    words what it does ("put a blank after the colon").
    """

    safety: Safety
    message: str
    edits: tuple[Edit, ...]


class Observation(NamedTuple):
    """One place where a rule does not hold.

    ``pointer`` is the JSON Pointer of RULINGS 13, ``span`` the characters that the caret underlines. ``message``
    is a sentence; each ``{}`` in it stands for one of ``values``, which are quoted, shortened and masked when the
    finding is made. ``help`` is one line on how to mend it. ``evidence`` and ``severity`` replace the rule's own where
    the fact behind this place has its own. ``answer`` are the service's words about it, where they are known; a ``{}``
    in it stands for the first of ``values``.
    """

    pointer: str
    span: Span
    message: str
    values: tuple[str, ...] = ()
    help: str | None = None
    mend: Mend | None = None
    evidence: Evidence | None = None
    severity: Severity | None = None
    answer: str | None = None


def of_problem(problem: Problem) -> Observation:
    """What a reader saw; its line of help is what its edits would do."""
    mend = None
    if problem.edits:
        help_line = problem.help or "Mend it."
        message = help_line[0].lower() + help_line[1:].rstrip(".")
        mend = Mend("safe" if problem.safe else "unsafe", message, problem.edits)
    return Observation(problem.pointer, problem.span, problem.message, problem.values, problem.help, mend)
