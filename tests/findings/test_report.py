"""Fixing a text, where one fix may undo or spoil another."""

from __future__ import annotations

import pytest

from manifestkit.findings.make import make
from manifestkit.findings.observation import Mend, Observation
from manifestkit.findings.report import Report
from manifestkit.findings.rule import Rule
from manifestkit.text.edits import Edit
from manifestkit.text.source import Source, Span

FIXABLE = Rule("IE901", "fixable", "warning", None, "doc", "A letter can be replaced.")
BROKEN = Rule("IE902", "broken", "error", None, "doc", "A letter must not be.")


def checked(text: str, replaced: dict[str, str], forbidden: tuple[str, ...], tried: list[str] | None = None) -> Report:
    """The report on a text in which letters can be replaced by others, and others are errors, each by its name.

    Every text that is checked again is added to ``tried``.
    """
    source = Source(text)
    seen = [
        make(FIXABLE, Observation("", Span(at, at + 1), "A.", mend=Mend("safe", "x", (Edit(at, at + 1, new),))), source)
        for at, letter in enumerate(text)
        if (new := replaced.get(letter)) is not None
    ]
    seen += [
        make(BROKEN, Observation(f"/{word}", Span(0, 1), "B."), source)
        for word in forbidden
        for _ in range(text.count(word))
    ]

    def recheck(changed: str) -> Report:
        if tried is not None:
            tried.append(changed)
        return checked(changed, replaced, forbidden, tried)

    return Report(source, "manifest", None, None, recheck=recheck).with_findings(seen)


# A text, what its fixes replace, what is an error, and what is made of it.
FIXES = [
    ("a.b.c", {"a": "x", "b": "y"}, (), "x.y.c"),
    # The fix of one adds an error, those of its neighbours are applied all the same.
    ("a.b.c", {"a": "x", "b": "y", "c": "z"}, ("y",), "x.b.z"),
    # Two fixes spoil one another; the first stays.
    ("a.b.c", {"a": "x", "c": "z"}, ("x.b.z",), "x.b.c"),
    # Neither does without an error.
    ("a.b", {"a": "x", "b": "y"}, ("x", "y"), "a.b"),
    # The error was there before, so that the fix does not add it.
    ("a.b!", {"a": "x"}, ("!",), "x.b!"),
    # The error was there before, but a second one like it was not.
    ("a.!", {"a": "!"}, ("!",), "a.!"),
    # A fix makes room for the next, which adds an error.
    ("a.b", {"a": "c", "c": "d", "b": "y"}, ("d",), "c.y"),
    # Two fixes that touch take two rounds.
    ("ab", {"a": "x", "b": "y"}, (), "xy"),
]


@pytest.mark.parametrize(("text", "replaced", "forbidden", "fixed"), FIXES)
def test_a_fix_that_adds_an_error_is_left_out(
    text: str, replaced: dict[str, str], forbidden: tuple[str, ...], fixed: str
) -> None:
    """The others are applied, in the order of the text, and fixing again changes nothing."""
    assert checked(text, replaced, forbidden).fixed_text() == fixed
    assert checked(fixed, replaced, forbidden).fixed_text() == fixed


def test_fixes_that_add_no_error_are_applied_together() -> None:
    """A text is checked once for all its fixes, not once for each."""
    tried: list[str] = []
    assert checked("a.b.c", {"a": "x", "b": "y", "c": "z"}, (), tried).fixed_text() == "x.y.z"
    assert set(tried) == {"x.y.z"}


def test_trials_are_bounded() -> None:
    """Of very many fixes that add an error together the first fifty are tried alone, in each of ten rounds."""
    tried: list[str] = []
    fixed = checked("a." * 300 + "b", {"a": "x", "b": "y"}, ("y",), tried).fixed_text()
    assert fixed.startswith("x." * 50)
    assert fixed.endswith("b")
    assert len(tried) <= 10 * 51


def test_without_a_way_to_check_again_all_fixes_are_applied_once() -> None:
    """Where nobody can check what they make, there is one round."""
    report = checked("a.c", {"a": "c", "c": "z"}, ())
    alone = Report(report.source, "manifest", None, None).with_findings(report.findings)
    assert alone.fixed_text() == "c.z"
