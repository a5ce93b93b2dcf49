"""JSON texts beside what reading them gives: every kind of value, every mistake, and recovery.

``json_cases/cases.json`` says of each text: ``tree``, the plain values (what could not be read is an empty text there);
``problems``, all of them in the order of the text, each on one line of it; ``fixed``, where it stands, what the safe
edits make of the text; else perhaps ``left``, what these make, and ``mended``, what all edits make.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from manifestkit.findings.json_reading import RULES
from manifestkit.text.edits import apply_edits
from manifestkit.text.json.reader import read_json
from manifestkit.text.source import Source

if TYPE_CHECKING:
    from manifestkit.text.reading import Problem

_CASES: list[dict[str, Any]] = json.loads(
    Path(__file__).with_name("json_cases").joinpath("cases.json").read_text("utf-8")
)
_FIXED = [case for case in _CASES if "fixed" in case]
_MENDED = [case for case in _CASES if "mended" in case]


def _name(case: dict[str, Any]) -> str:
    return str(case["name"])


@pytest.mark.parametrize("case", _CASES, ids=_name)
def test_a_text_reads_as_its_case_says(case: dict[str, Any]) -> None:
    """The tree and every problem with its exact place."""
    source = Source(case["text"])
    reading = read_json(source)
    assert [_row(source, problem) for problem in reading.problems] == case["problems"]
    assert (None if reading.root is None else reading.root.to_python()) == case["tree"]


@pytest.mark.parametrize("case", _FIXED, ids=_name)
def test_the_safe_edits_make_what_the_case_says(case: dict[str, Any]) -> None:
    """Every other character stays as it is, and what comes out is JSON with the values that were read before."""
    reading = read_json(Source(case["text"]))
    fixed = apply_edits(case["text"], [problem.edits for problem in reading.problems if problem.safe])
    assert fixed == case["fixed"]
    _holds(fixed, case["tree"])


@pytest.mark.parametrize("case", _MENDED, ids=_name)
def test_what_a_person_wrote_goes_only_with_an_unsafe_edit(case: dict[str, Any]) -> None:
    """The safe edits leave what the case says is left; with the others it is JSON with the values that were read."""
    problems = read_json(Source(case["text"])).problems
    assert apply_edits(case["text"], [problem.edits for problem in problems if problem.safe]) == case["left"]
    mended = apply_edits(case["text"], [problem.edits for problem in problems])
    assert mended == case["mended"]
    _holds(mended, case["tree"])


def _holds(text: str, tree: object) -> None:
    """The text is JSON, and these are the values in it."""
    reading = read_json(Source(text))
    assert reading.problems == ()
    assert reading.root is not None
    assert reading.root.to_python() == tree


@pytest.mark.parametrize("case", _CASES, ids=_name)
def test_the_standard_library_agrees_on_what_is_json(case: dict[str, Any]) -> None:
    """What ``json`` refuses is reported; what is reported beyond that is a choice that this list names."""
    chosen = {"RD005", "RD050", "RD051", "RD053", "RD065"}  # depth, NaN, 64 bits, lone surrogates, duplicate keys
    rules = {problem["rule"] for problem in case["problems"]}
    try:
        json.loads(case["text"])
    except (ValueError, RecursionError):
        assert rules
    else:
        assert rules <= chosen


def test_ten_mistakes_give_ten_findings_on_their_ten_lines() -> None:
    """Reading goes on after a mistake, and says of each mistake one thing."""
    source = Source(next(case["text"] for case in _CASES if case["name"] == "ten mistakes"))
    lines = [source.position(problem.span.start).line for problem in read_json(source).problems]
    assert len(lines) == len(set(lines)) == 10


def test_every_rule_has_a_case() -> None:
    """But for the two that texts of a line cannot break."""
    said = {problem["rule"] for case in _CASES for problem in case["problems"]}
    assert {rule.code for rule in RULES} - said == {"RD058", "RD059"}


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
