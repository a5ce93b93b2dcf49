"""The JSON reader: in one go what is ordinary, and by ``grammars/json.lark`` all else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manifestkit.text.json.plain import read_plain
from manifestkit.text.reading import Reading

if TYPE_CHECKING:
    from manifestkit.text.nodes import Node
    from manifestkit.text.reading import Problem
    from manifestkit.text.source import Source, Span


def read_json(source: Source) -> Reading:
    """The tree of a JSON text and every problem in it, in the order of the text; raises nothing.

    Source: RFC 8259.
    """
    text = source.text
    root: Node | None = read_plain(text)
    problems: list[Problem] = []
    if root is None:
        from manifestkit.text.json.grammar import read_by_grammar

        root, problems = read_by_grammar(text)
    if not text.isascii():
        from manifestkit.text.json.surrogates import surrogates

        problems += surrogates(text, root)
    if len(problems) > 1:
        problems.sort(key=_place)
    return Reading(root, tuple(problems))


def _place(problem: Problem) -> Span:
    return problem.span
