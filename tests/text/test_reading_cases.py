"""Manifests beside what reading them gives: every quirk, every ruling, every rule of reading, and recovery.

``cases/NAME.json`` says of ``cases/NAME.txt``: ``source``, where the expectation comes from; ``dialect``, "plain" where
the text is read as plain YAML; ``tree``, the plain values (what could not be read is an empty text there, and null is a
text without content); ``problems``, all of them in the order of the text, each on one line of it. Where there is
``cases/NAME.fixed``, it is what the safe edits make of the text, and ``cases/NAME.mended`` what all of them do.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from manifestkit.findings.reading import BY_CODE
from manifestkit.importexport.dialect import DIALECT
from manifestkit.text.edits import apply_edits
from manifestkit.text.manifest import is_refusal, read
from manifestkit.text.reading import PLAIN_YAML
from manifestkit.text.source import Source
from manifestkit.text.tolerant import read_tolerantly

if TYPE_CHECKING:
    from manifestkit.text.reading import Dialect, Problem

_FOLDER = Path(__file__).with_name("cases")


class Case(NamedTuple):
    """A text, and what is expected of it."""

    path: Path
    expected: dict[str, Any]

    @property
    def source(self) -> Source:
        """The text, byte by byte."""
        return Source(self.path.read_bytes().decode("utf-8"))

    @property
    def dialect(self) -> Dialect:
        """What to read it as."""
        return PLAIN_YAML if self.expected.get("dialect") == "plain" else DIALECT


_CASES = [
    Case(path.with_suffix(".txt"), json.loads(path.read_text("utf-8"))) for path in sorted(_FOLDER.glob("*.json"))
]
_FIXED = [case for case in _CASES if case.path.with_suffix(".fixed").exists()]
_MENDED = [case for case in _CASES if case.path.with_suffix(".mended").exists()]
_BROKEN = [case for case in _CASES if case.path.stem.startswith("ten-mistakes")]


def _name(case: Case) -> str:
    return case.path.stem


@pytest.mark.parametrize("case", _CASES, ids=_name)
def test_a_text_reads_as_its_case_says(case: Case) -> None:
    """The tree and every problem with its exact place."""
    reading = read(case.source, case.dialect)
    problems = [_row(case.source, problem) for problem in reading.problems]
    assert problems == case.expected["problems"]
    tree = None if reading.root is None else reading.root.to_python()
    assert tree == case.expected["tree"]


@pytest.mark.parametrize("case", _CASES, ids=_name)
def test_the_tolerant_reader_reads_every_case_alone(case: Case) -> None:
    """Which of the two readers takes a text is seen by nobody; RD004 alone is said above both."""
    reading = read(case.source, case.dialect)
    alone = read_tolerantly(case.source.text, case.dialect)
    assert alone.root == reading.root
    assert alone.problems == tuple(problem for problem in reading.problems if problem.rule != "RD004")


@pytest.mark.parametrize("case", _FIXED, ids=_name)
def test_the_safe_edits_make_what_the_case_says(case: Case) -> None:
    """Every other character stays as it is."""
    edits = [problem.edits for problem in read(case.source, case.dialect).problems if problem.safe]
    assert apply_edits(case.source.text, edits).encode() == case.path.with_suffix(".fixed").read_bytes()


@pytest.mark.parametrize("case", _MENDED, ids=_name)
def test_all_edits_make_what_the_case_says(case: Case) -> None:
    """The unsafe ones too leave every other character as it is."""
    edits = [problem.edits for problem in read(case.source, case.dialect).problems]
    assert apply_edits(case.source.text, edits).encode() == case.path.with_suffix(".mended").read_bytes()


@pytest.mark.parametrize("case", _BROKEN, ids=_name)
def test_ten_mistakes_give_ten_findings_on_their_ten_lines(case: Case) -> None:
    """Reading goes on after a bad line, and says of each mistake one thing."""
    refusals = [problem for problem in read(case.source, case.dialect).problems if is_refusal(problem)]
    assert len(refusals) == 10
    assert len({case.source.position(problem.span.start).line for problem in refusals}) == 10


def test_every_rule_that_the_readers_know_has_a_case() -> None:
    """RD001 to RD003 are said before a text is a text; suppressions are no matter of reading."""
    said = {problem["rule"] for case in _CASES for problem in case.expected["problems"]}
    assert said == {code for code in BY_CODE if code >= "RD004"}


def _row(source: Source, problem: Problem) -> dict[str, Any]:
    start, end = source.position(problem.span.start), source.position(problem.span.end)
    assert start.line == end.line
    return {
        "rule": problem.rule,
        "line": start.line,
        "column": start.column,
        "end_column": end.column,
        "pointer": problem.pointer,
    }
