"""The regular expressions that say which files are not loaded."""

from __future__ import annotations

import re

from manifestkit.fields import java_regex
from manifestkit.findings.observation import Mend, Observation
from manifestkit.importexport.manifest import pointer_to
from manifestkit.importexport.remembering import once
from manifestkit.importexport.rules.observing import part_of, verdict
from manifestkit.lean_typing import TYPE_CHECKING
from manifestkit.text.nodes import Scalar, Sequence
from manifestkit.text.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifestkit.context import Context
    from manifestkit.fields.java_regex.problem import RegexProblem
    from manifestkit.importexport.manifest import Manifest
    from manifestkit.text.source import Source


# A file pattern that means all names with an ending.

_REPEATING = "*+?"

# By the character to blame, behind the signs that repeat.
_HOW_TO_WRITE = {
    "(": r"Close the group with `)`, or write `\(` for the sign itself.",
    ")": r"Open the group with `(` before it, or write `\)` for the sign itself.",
    "[": r"Close the class with `]`, or write `\[` for the sign itself.",
    "{": r"Write a repetition such as `{2}` or `{2,5}`, or `\{` for the sign itself.",
    "\\": r"Correct the escape, or write `\\` for a backslash.",
}
# What Java 7 has in the place of each escape that is newer.
_IN_OLDER_TERMS = {
    r"\h": r"`[ \t]`",
    r"\H": r"`[^ \t]`",
    r"\R": r"`[\r\n]`",
    r"\V": r"`[^\r\n]`",
    r"\X": "`.`",
    r"\b": r"`\b`",
    r"\N": "the character itself",
}


def bad_regex(manifest: Manifest, _context: Context) -> Iterator[Observation]:
    r"""A pattern of `ignore` is no Java regular expression.

    The service compiles each item as a Java pattern. Java knows `\Q...\E`, possessive quantifiers, `\p{Alpha}` and
    the intersection of classes, but not `(?P<name>...)` as Python writes it. File patterns such as `*.bak` are no
    regular expressions at all.

    Correct the pattern: `\.bak$` stands for all names that end with `.bak`.

    Source: Import/Export reference, 3 and 15.

    Breaks (s3-import):
        ignore:
          - (unclosed

    Keeps (s3-import):
        ignore:
          - \.bak$
          - ^tmp/
    """
    for seen, item, problem in _problems(manifest):
        if problem.since is None:
            ending = re.fullmatch(r"\*(?P<ending>(?:\.[A-Za-z0-9_-]+)+)", item.text)
            if ending is None:
                yield seen._replace(help=_how_to_write(item.text, problem.position))
                continue
            from manifestkit.importexport.rewriting import rewritten

            pattern = re.sub(r"[.-]", r"\\\g<0>", ending["ending"]) + "$"
            edits = rewritten(item, pattern)
            yield seen._replace(
                help=f"A file pattern is no regular expression: write `{pattern}` for names that end so.",
                mend=Mend("unsafe", f"write `{pattern}`", edits) if edits else None,
            )


def newer_regex(manifest: Manifest, _context: Context) -> Iterator[Observation]:
    r"""A pattern of `ignore` has something that only newer releases of Java understand.

    Which Java the service ran is not known. `\h`, `\H`, `\V` and `\R` came with Java 8, `\X`, `\N{...}` and `\b{g}`
    with Java 9; an older Java would refuse the pattern.

    Write it in older terms: `[ \t]` for `\h`, `[\r\n]` for `\R`.

    Source: Import/Export reference, 3 and 15.

    Breaks (s3-import):
        ignore:
          - ^old\h+files/

    Keeps (s3-import):
        ignore:
          - ^old[ \t]+files/
    """
    for seen, item, problem in _problems(manifest):
        if problem.since is not None:
            older = _IN_OLDER_TERMS[item.text[problem.position :][:2]]
            yield seen._replace(help=f"Every Java knows {older} in its place.")


def _how_to_write(pattern: str, position: int) -> str:
    sign = pattern[position]
    if sign in _REPEATING:
        return rf"Write before it what it is to repeat, or `\{sign}` for the sign itself."
    if pattern.startswith("(?", position):
        return "Write the group as Java has it, such as `(?:...)` or `(?<name>...)`."
    return _HOW_TO_WRITE.get(sign, "Correct the pattern there, or remove the item.")


@once
def _problems(manifest: Manifest) -> tuple[tuple[Observation, Scalar, RegexProblem], ...]:
    """What is wrong with the patterns, as it is seen; two rules share it out."""
    problems = []
    for field, option in manifest.without_value:
        if option.kind != "patterns" or not isinstance(field.node, Sequence):
            continue
        for index, item in enumerate(field.node.items):
            if isinstance(item, Scalar) and (problem := java_regex.check(item.text)) is not None:
                seen = _seen(pointer_to(field.pointer, index), item, problem, manifest.source)
                problems.append((seen, item, problem))
    return tuple(problems)


def _seen(pointer: str, item: Scalar, problem: RegexProblem, source: Source) -> Observation:
    """A problem at its place in the pattern, or at the whole pattern where escapes hide the place."""
    message = verdict(problem.message)
    width = 2 if item.text[problem.position] == "\\" else 1
    end = min(problem.position + width, len(item.text))
    place = part_of(item.text, item, source, problem.position, end)
    if place is not None:
        return Observation(pointer, place, message)
    message = f"{message} This is at character {problem.position + 1} of {{}}."
    return Observation(pointer, Span(item.start, item.end), message, (item.text,))
