"""Numbers of India's goods and services tax, against the tables of the two references."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sentences import is_sentence

from manifestkit.fields.gstin import agrees, check_character, judge, state_name

_DATA = Path(__file__).with_name("data")
_ROWS = [line.split("\t") for line in (_DATA / "gstins.tsv").read_text("utf-8").splitlines()[1:]]
_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_AWS_PATTERN = re.compile(r"[0-9]{2}[A-Z]{5}[0-9]{4}[A-Z]{1}[A-Z0-9]{1}[Z]{1}[A-Z0-9]{1}")
_STATE_CODES = [f"{number:02}" for number in range(1, 39)]
_HOLDERS = "ABCFGHJKLPT"

# Two-letter codes of ISO 3166-2 before and after 2023, in the order of the codes 01 to 38.
_LETTERS = """
JK HP PB CH UK|UT HR DL RJ UP BR SK AR NL MN MZ TR ML AS WB JH OD|OR CG|CT MP GJ DD DH MH AP KA GA LD KL TN PY AN
TS|TG AP LA
"""


def valid(code: str, holder: str, serial: int, counter: str) -> str:
    """Make a regular GSTIN that has no problem but perhaps those of its state."""
    body = f"{code}ABC{holder}E{serial:04}F{counter}Z"
    return body + check_character(body)


@pytest.mark.parametrize(("text", "family", "accepted", "state", "holder", "problems", "source"), _ROWS)
def test_each_number_of_the_references_gets_its_verdict(  # noqa: PLR0913, PLR0917  one for each column
    text: str, family: str, accepted: str, state: str, holder: str, problems: str, source: str
) -> None:
    """A number has the family, state, holder and problems that the row's source gives it."""
    gstin = judge(text)
    assert (gstin.family or "") == family, source
    assert gstin.accepted is (accepted == "yes")
    assert (gstin.state or "") == state
    assert holder in (gstin.holder or "")
    assert bool(gstin.holder) is bool(holder)
    assert " ".join(problem.kind for problem in gstin.problems) == problems
    assert [problem.message for problem in gstin.problems if not is_sentence(problem.message)] == []


@pytest.mark.parametrize(("body", "expected"), [(row[0][:14], row[0][14]) for row in _ROWS if row[5] == ""])
def test_the_check_character_is_that_of_the_samples(body: str, expected: str) -> None:
    """The samples whose check character is verified in the references have the one that is computed."""
    assert check_character(body) == expected


@pytest.mark.parametrize("text", ["", "27AAPFU0939F1", "27AAPFU0939F1ZV", "27aapfu0939f1z", "२७AAPFU0939F1Z"])
def test_other_texts_have_no_check_character(text: str) -> None:
    """Only 14 ASCII digits and capital letters have a check character."""
    with pytest.raises(ValueError, match=r"^the check character is computed from 14 digits and capital letters$"):
        check_character(text)


@given(st.text(_ALPHABET, min_size=14, max_size=14))
def test_the_check_character_makes_the_luhn_sum_zero(body: str) -> None:
    """Luhn, modulo 36, over all 15 characters is 0: the second way of the Snowball reference, 8.2."""
    total = 0
    for position, character in enumerate(reversed(body + check_character(body))):
        product = _ALPHABET.index(character) * (2 if position % 2 else 1)
        total += product // 36 + product % 36
    assert total % 36 == 0


@given(st.sampled_from(_STATE_CODES), st.sampled_from(_HOLDERS), st.integers(1, 9999), st.sampled_from(_ALPHABET[1:]))
def test_a_number_of_the_standard_has_no_problem(code: str, holder: str, serial: int, counter: str) -> None:
    """Numbers made by the standard are accepted, and only the states 25 and 28 are worth a note."""
    gstin = judge(valid(code, holder, serial, counter))
    assert gstin.accepted
    assert gstin.state == state_name(code) is not None
    assert [problem.kind for problem in gstin.problems] == (["legacy-state"] if code in {"25", "28"} else [])


@given(st.sampled_from(_STATE_CODES), st.integers(1, 9999), st.integers(0, 14), st.sampled_from(_ALPHABET))
def test_one_wrong_character_is_found(code: str, serial: int, position: int, character: str) -> None:
    """A number in which one character is replaced has a problem, wherever that is."""
    number = valid(code, "C", serial, "1")
    wrong = number[:position] + character + number[position + 1 :]
    assert {problem.kind for problem in judge(wrong).problems} - {"legacy-state"} or wrong == number


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (valid("96", "C", 1234, "1"), "special-state"),
        (valid("99", "C", 1234, "1"), "special-state"),
        (valid("97", "C", 1234, "1"), None),
        (valid("39", "C", 1234, "1"), "unknown-state"),
        (valid("98", "C", 1234, "1"), "unknown-state"),
        (valid("25", "C", 1234, "1"), "legacy-state"),
        (valid("28", "C", 1234, "1"), "legacy-state"),
        (valid("29", "D", 1234, "1"), "holder"),
        (valid("29", "C", 0, "1"), "serial"),
        (valid("29", "C", 1234, "0"), "counter"),
    ],
)
def test_parts_that_are_not_issued_are_told_apart(number: str, kind: str | None) -> None:
    """Each part that the standard knows better than AWS's pattern has a problem of its own."""
    gstin = judge(number)
    assert gstin.accepted
    assert [problem.kind for problem in gstin.problems] == ([kind] if kind else [])


@pytest.mark.parametrize("row", [row for row in _ROWS if "spelling" in row[5]], ids=lambda row: row[0])
def test_a_spelling_is_mended(row: list[str]) -> None:
    """The suggestion is the number as AWS takes it, where AWS takes its kind at all."""
    spelling, *others = judge(row[0]).problems
    mended = judge(spelling.suggestion or "")
    assert mended.problems == tuple(others)
    assert mended.accepted is (row[1] == "regular")


@pytest.mark.parametrize(("text", "words"), [
    ("27AAPFU0939F1CV", ("valid by the standard", "AWS", "collector")),
    ("0717USA12345UN7", ("valid by the standard", "AWS", "embassy")),
    ("22AAAAA0000A1Z5", ("AWS", "By the standard")),
    ("27AAPFU0939F1ZO", ("have to be V",)),
    ("27AAPFU0939F1Z", ("15 characters", "14")),
    ("२७AAPFU0939F1ZV", ("0 to 9",)),
    ("27aapfu0939f1zv", ("capitals",)),
])  # fmt: skip
def test_messages_say_what_the_standard_and_aws_hold(text: str, words: tuple[str, ...]) -> None:
    """Where the two differ, both judgments stand in the message; elsewhere what is wrong."""
    for problem in judge(text).problems:
        assert is_sentence(problem.message)
    messages = " ".join(problem.message for problem in judge(text).problems)
    assert all(word in messages for word in words)


def test_every_code_of_the_table_has_a_name() -> None:
    """The codes 01 to 38, 96, 97 and 99 have a name; no other text has one."""
    named = [code for code in map("{:02}".format, range(100)) if state_name(code)]
    assert named == [*_STATE_CODES, "96", "97", "99"]
    assert state_name("7") is state_name("०७") is state_name("") is None


@pytest.mark.parametrize(("code", "letters"), list(zip(_STATE_CODES, _LETTERS.split(), strict=True)))
def test_a_state_agrees_with_its_code_however_it_is_written(code: str, letters: str) -> None:
    """The name and the two-letter codes, old and new, agree; those of all other states do not."""
    written = [*letters.split("|"), state_name(code) or "", f"in-{letters[:2].lower()}"]
    assert [agrees(code, text) for text in written] == [True] * len(written)
    others = "KA" if code != "29" else "MH"
    assert agrees(code, others) is False


@pytest.mark.parametrize(("code", "state", "verdict"), [
    ("25", "Dadra and Nagar Haveli and Daman and Diu", True),
    ("26", "Daman and Diu", True),
    ("28", "Andhra Pradesh", True),
    ("28", "Telangana", False),
    ("21", "Orissa", True),
    ("34", "Pondicherry", True),
    ("07", "NCT of Delhi", True),
    ("07", "new delhi", True),
    ("27", "Mumbai", None),
    ("27", "", None),
    ("27", "Texas", None),
    ("27", "M" * 100_000, None),
    ("97", "Maharashtra", None),
    ("96", "Maharashtra", None),
    ("99", "Maharashtra", None),
    ("00", "Maharashtra", None),
    ("", "Maharashtra", None),
])  # fmt: skip
def test_agreement_is_said_only_where_both_are_known(code: str, state: str, verdict: bool | None) -> None:  # noqa: FBT001  a column
    """Merged states agree with today's, and nothing is said of a text that names no state."""
    assert agrees(code, state) is verdict


@given(st.one_of(st.text(), st.from_regex(r"[0-9A-Z -]{13,17}", fullmatch=True)))
def test_any_text_is_judged(text: str) -> None:
    """No text raises; what AWS's pattern takes is accepted, and only that."""
    gstin = judge(text)
    assert gstin.accepted is (_AWS_PATTERN.fullmatch(text) is not None)
    assert gstin.family or [problem.kind for problem in gstin.problems] == ["shape"]
