"""What is wrong with a pattern, and where."""

from __future__ import annotations

from manifestkit.lean_typing import NamedTuple


class RegexProblem(NamedTuple):
    """Why a pattern does not compile, and the offset in code points of the part that is to blame.

    ``since`` is the release of Java from which on the part is valid, or None where it never is.
    """

    position: int
    message: str
    since: int | None = None


class PatternError(Exception):
    """Ends the reading of a pattern at its first fault."""

    def __init__(self, position: int, message: str) -> None:
        super().__init__(message)
        self.problem = RegexProblem(position, message)
