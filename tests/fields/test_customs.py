"""Codes and amounts of a customs declaration."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sentences import is_sentence

from manifestkit.fields.customs import judge_amount, judge_eccn, judge_hts


def _rows(name: str) -> list[tuple[str, ...]]:
    header, *lines = (Path(__file__).parent / "data" / name).read_text("utf-8").splitlines()
    columns = len(header.split("\t"))
    return [tuple(f"{line}\t\t\t".split("\t")[:columns]) for line in lines]


@pytest.mark.parametrize(("text", "outcome", "suggestion", "fragment"), _rows("eccn.tsv"))
def test_an_export_classification_is_judged_by_its_shape_and_use(
    text: str, outcome: str, suggestion: str, fragment: str
) -> None:
    """The rows follow the address reference, 1.9; what is no ECCN is told what it looks like."""
    verdict = judge_eccn(text)
    assert (verdict.outcome, verdict.suggestion or "") == (outcome, suggestion)
    assert is_sentence(verdict.reason)
    assert fragment in verdict.reason


@pytest.mark.parametrize(("text", "outcome", "suggestion"), _rows("tariff_numbers.tsv"))
def test_a_tariff_number_has_6_8_or_10_digits(text: str, outcome: str, suggestion: str) -> None:
    """Plain or dotted 4.2.4; those of storage devices are 8471.70 and 8523.51 (address reference, 1.9)."""
    verdict = judge_hts(text)
    assert (verdict.outcome, verdict.suggestion or "") == (outcome, suggestion)
    assert is_sentence(verdict.reason)


@pytest.mark.parametrize(("text", "suggestion", "fragment"), _rows("amounts.tsv"))
def test_a_value_is_a_plain_positive_number_of_dollars(text: str, suggestion: str, fragment: str) -> None:
    """A row without a reason is such a number; a suggestion stands where the amount is clear."""
    problem = judge_amount(text)
    if not fragment:
        assert problem is None
        return
    assert problem is not None
    assert fragment in problem.reason
    assert is_sentence(problem.reason)
    assert (problem.suggestion or "") == suggestion


@pytest.mark.parametrize(
    ("text", "is_number"),
    [
        *((number, True) for number in ("0", "0.00", "-5", "+250", "250.", ".5", "2.5e2")),
        *((text, False) for text in ("250 USD", "2,500", "", ".", "e2", "2.5.0")),
    ],
)
def test_a_number_that_is_no_amount_is_still_a_number(text: str, is_number: bool) -> None:  # noqa: FBT001  a column
    """The field is a number (Import/Export reference, 2.2): whether it is one at all is told apart from its worth."""
    problem = judge_amount(text)
    assert problem is not None
    assert problem.is_number is is_number


@pytest.mark.parametrize(("text", "is_clear"), [(f"1{',111' * 9}.00", True), (f"11{',111' * 9}.00", False)])
def test_an_amount_of_more_than_40_characters_is_not_taken_apart(text: str, is_clear: bool) -> None:  # noqa: FBT001  a column
    """No device is worth so much, and nothing is suggested."""
    problem = judge_amount(text)
    assert problem is not None
    assert problem.suggestion == (text.replace(",", "") if is_clear else None)


@pytest.mark.parametrize("text", ["", "250\n", "2\u00a0500", "2\u202f500", "2\u2019500.00", "9" * 5000 + ","])
def test_blanks_and_foreign_separators_never_make_a_plain_number(text: str) -> None:
    """The whole text is looked at, whatever stands in it and however long it is."""
    assert judge_amount(text) is not None


@pytest.mark.parametrize("text", ["", "5D992\n", "\n", "5" * 100_000, "5A002" + ".a" * 50_000])
def test_hostile_codes_are_no_codes(text: str) -> None:
    """The whole text is looked at, whatever stands in it and however long it is."""
    assert judge_eccn(text).outcome == "not-a-code"
    assert judge_hts(text).outcome == "not-a-code"


@given(st.text() | st.text(alphabet="0123456789.,'+-$ eE"))
def test_a_suggested_amount_is_always_a_valid_one(text: str) -> None:
    """Who follows a suggestion gets no further problem."""
    problem = judge_amount(text)
    if problem is not None and problem.suggestion is not None:
        assert judge_amount(problem.suggestion) is None


@given(st.text() | st.text(alphabet="0123456789ABCDEabc.- "))
def test_a_suggested_code_is_always_a_code(text: str) -> None:
    """Who follows a suggestion gets a plausible or at least a well-formed code."""
    for judge in (judge_eccn, judge_hts):
        suggestion = judge(text).suggestion
        if suggestion is not None:
            assert judge(suggestion).outcome != "not-a-code"
