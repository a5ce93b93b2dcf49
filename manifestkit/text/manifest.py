"""The manifest reader: the strict grammar for the ordinary manifest, the tolerant reader for every other text."""

from __future__ import annotations

from manifestkit.lean_typing import TYPE_CHECKING
from manifestkit.text import trouble
from manifestkit.text.nodes import Mapping
from manifestkit.text.reading import Problem, Reading
from manifestkit.text.source import Span
from manifestkit.text.strict import read_strictly

if TYPE_CHECKING:
    from manifestkit.text.nodes import Node
    from manifestkit.text.reading import Dialect
    from manifestkit.text.source import Source

_REFUSED_BELOW = "RD060"


def read(source: Source, dialect: Dialect) -> Reading:
    """The tree of a manifest and every problem in it, in the order of the text; raises nothing."""
    ordinary = read_strictly(source.text, dialect)
    if ordinary is not None:
        return ordinary

    from manifestkit.text.tolerant import read_tolerantly

    reading = read_tolerantly(source.text, dialect)
    if isinstance(reading.root, Mapping) or any(is_refusal(problem) for problem in reading.problems):
        return reading
    return reading._replace(problems=(*reading.problems, _not_a_mapping(source, reading.root)))


def is_refusal(problem: Problem) -> bool:
    """Whether the problem makes the manifest malformed; the others are remarks."""
    return problem.rule < _REFUSED_BELOW


def _not_a_mapping(source: Source, root: Node | None) -> Problem:
    kind = trouble.not_a_mapping(root)
    span = Span(0, 0) if root is None else source.line_span(source.position(root.start).line)
    return Problem(kind.rule, "", span, kind.message, (), kind.help)
