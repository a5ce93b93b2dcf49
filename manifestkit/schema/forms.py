"""What exactly is wrong with a text that has not the form that its shape asks for."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from manifestkit.fields.arn_kinds import judge_key, judge_role, judge_topic
from manifestkit.schema.loading import shapes
from manifestkit.schema.words import model_pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from manifestkit.findings.observation import Safety
    from manifestkit.schema.loading import Schema


class Slip(NamedTuple):
    """What is wrong with a text, as a help line, and the text that was meant where it can be told."""

    help: str
    meant: str | None = None
    safety: Safety = "unsafe"


class _Habit(NamedTuple):
    undone: Callable[[str], str]
    help: str
    safety: Safety


_LEADING_CAPITALS = re.compile(r"[A-Z]+")
_BLANKS_AND_HYPHENS = str.maketrans("", "", " -")


def _cased(length: int) -> _Habit:
    return _Habit(
        lambda text: text[:length].upper() + text[length:].lower(),
        "Write its beginning in capital letters and the UUID in small ones.",
        "safe",
    )


def _without_hyphen(length: int) -> _Habit:
    return _Habit(
        lambda text: text[:length].upper() + text[length:].removeprefix("-").lower(),
        "Remove the hyphen before the UUID.",
        "unsafe",
    )


_HABITS = (
    _Habit(str.strip, "Remove the blanks around it.", "safe"),
    _Habit(str.upper, "Write it in capital letters.", "safe"),
    _Habit(str.lower, "Write it in small letters.", "safe"),
    *(_cased(length) for length in (3, 4, 5)),
    _Habit(
        lambda text: text.translate(_BLANKS_AND_HYPHENS).upper(),
        "Write it in capital letters, without blanks and hyphens.",
        "safe",
    ),
    *(_without_hyphen(length) for length in (3, 4, 5)),
)

# What AWS's patterns let through, so that it is not why a text does not match.
_LET_THROUGH = frozenset(
    ("unknown-partition", "partition-of-other-region", "region-form", "missing-region", "missing-name", "name-form")
)


def slip(text: str, schema: Schema, service: str, edition: str) -> Slip | None:
    """What is wrong with ``text``, which does not match the expression of ``schema``; None where it cannot be told."""
    matches = re.compile(schema["pattern"]).search
    pattern = model_pattern(schema)
    # The names in an ARN have a case of their own.
    for habit in _HABITS[:1] if pattern.startswith("arn:") else _HABITS:
        meant = habit.undone(text)
        if matches(meant):
            return Slip(habit.help, meant, habit.safety)
    for name, noun in _others(text, schema, service, edition):
        return Slip(f"This is {noun}, as in `{name}`.")
    judged = _judged(text, schema["x-rule"]["pattern"])
    if judged is not None:
        return judged if judged.meant and matches(judged.meant) else judged._replace(meant=None)
    if (prefix := _LEADING_CAPITALS.match(pattern)) and matches(prefix[0] + text.lower()):
        return Slip(f"Put {prefix[0]} in front.", prefix[0] + text.lower())
    if pattern == ".*":
        return Slip("Write it on one line.")
    return None


def _others(text: str, schema: Schema, service: str, edition: str) -> Iterator[tuple[str, str]]:
    """The other shapes with a form of their own that a text has."""
    for name, noun, matches in _forms(service, edition):
        if noun != schema.get("x-noun") and matches(text):
            yield name, noun


@cache
def _forms(service: str, edition: str) -> tuple[tuple[str, str, Callable[[str], object]], ...]:
    """The shapes of an edition that have a form of their own: their name, what they are, and what finds it."""
    return tuple(
        (name, shape["x-noun"], re.compile(shape["pattern"]).search)
        for name, shape in shapes(service, edition).items()
        if "x-noun" in shape
    )


def _judged(text: str, rule: str) -> Slip | None:
    """What is wrong with an ARN or a GSTIN by those who know them best."""
    if rule == "TX03":
        from manifestkit.fields.gstin import judge

        return next((Slip(problem.message) for problem in judge(text).problems), None)
    judge_arn = {"KM01": judge_key, "IA01": judge_role, "SN01": judge_topic}.get(rule)
    problems = judge_arn(text) if judge_arn else ()
    first = min(problems, key=lambda problem: problem.kind in _LET_THROUGH, default=None)
    return None if first is None else Slip(first.message, first.suggestion)
