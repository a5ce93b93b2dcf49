"""Postal codes and states of the countries that Snowball serves, against the table of the Snowball reference, 7.2."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from manifestkit.fields.address import PostalAddress, is_military_post, judge
from manifestkit.fields.country import EUROPEAN_UNION

_DATA = Path(__file__).with_name("data")


def _rows(name: str) -> list[list[str]]:
    return [line.split("\t") for line in (_DATA / name).read_text("utf-8").splitlines()[1:]]


_CODES = _rows("postal_codes.tsv")
_WITH_CODES = [row[:3] for row in _CODES if row[1]]
_STATES = [(country, state) for country, states, _ in _rows("states.tsv") for state in states.split()]


def has_form(country: str, code: str) -> bool:
    """Tell whether a code passes as one of a country."""
    return "postal-code-shape" not in {problem.kind for problem in judge(PostalAddress("", "", code), country)}


def test_the_table_has_the_countries_that_snowball_ships_to() -> None:
    """Every member of the European Union has a row, and so has every other country of the reference, 6."""
    others = {"US", "AU", "IN", "JP", "SG", "BR", "CA", "KR", "HK", "CN", "AE", "ID", "ZA", "GB"}
    assert {row[0] for row in _CODES} == EUROPEAN_UNION | others


@pytest.mark.parametrize(
    ("country", "pattern", "also"), [row[:3] for row in _CODES if "narrower" not in row[3] and row[1]]
)
def test_every_code_of_the_table_passes(country: str, pattern: str, also: str) -> None:
    """What has the form of a country's row is a code of that country."""

    @settings(max_examples=40, database=None)
    @given(
        st.from_regex(
            f"(?:{pattern}){f'|(?:{also})' if also else ''}", fullmatch=True, alphabet=st.characters(codec="ascii")
        )
    )
    def check(code: str) -> None:
        assert has_form(country, code)
        assert has_form(country, code.lower())

    check()


@pytest.mark.parametrize(("country", "pattern", "also"), _WITH_CODES)
def test_no_other_code_passes(country: str, pattern: str, also: str) -> None:
    """What has not the form of a country's row, even without its blanks, is no code of that country."""
    known = re.compile(f"(?:{pattern})|(?:{also or pattern})")
    near = st.from_regex(f"(?:{pattern})[0-9A-Z -]?", fullmatch=True, alphabet=st.characters(codec="ascii"))

    @settings(max_examples=40, database=None)
    @given(st.one_of(near, st.text("0123456789ABSZ -", min_size=1, max_size=10)), st.integers(0, 9))
    def check(code: str, place: int) -> None:
        for text in (code, *(code[:place] + other + code[place + 1 :] for other in ("", "0", "Z"))):
            spaced = " ".join(text.split())
            if spaced and not any(known.fullmatch(written) for written in (spaced, spaced.replace(" ", ""))):
                assert not has_form(country, text)

    check()


@pytest.mark.parametrize("country", [row[0] for row in _CODES if not row[1]])
@pytest.mark.parametrize("code", ["", "00000", "999077", "N/A"])
def test_where_no_codes_are_used_any_code_passes(country: str, code: str) -> None:
    """In Hong Kong and the Emirates a code is neither asked for nor refused."""
    fields = {problem.field for problem in judge(PostalAddress("City", "", code), country)}
    assert "postal_code" not in fields


@pytest.mark.parametrize(("country", "state"), _STATES)
def test_every_state_of_the_table_is_known(country: str, state: str) -> None:
    """The reference's states are known in capitals and in small letters."""
    for text in (state, state.lower()):
        assert "unknown-state" not in {problem.kind for problem in judge(PostalAddress("", text, ""), country)}


@pytest.mark.parametrize("country", sorted({country for country, _ in _STATES}))
@pytest.mark.parametrize("state", ["QQ", "ZZ", "Bavaria"])
def test_no_other_state_is_known(country: str, state: str) -> None:
    """A text that no country of the table has for a state is told."""
    assert "unknown-state" in {problem.kind for problem in judge(PostalAddress("", state, ""), country)}


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        *(("AA", True), ("AE", True), ("ap", True), ("A.P.", True), ("Armed Forces Pacific", True)),
        *(("WA", False), ("PR", False), ("", False)),
    ],
)
def test_the_post_of_the_armed_forces(state: str, expected: bool) -> None:  # noqa: FBT001  a column
    """The three states of the armed forces are told from all others."""
    assert is_military_post(state) is expected
    assert not is_military_post("A" * 1_000_000)


@pytest.mark.parametrize(
    ("country", "city", "state", "code"),
    [
        ("BR", "Sao Paulo", "SP", "01310-100"),
        ("IN", "Bengaluru", "KA", "560 001"),
        ("UA", "Kyiv", "Kyiv", "01001"),
        ("CN", "Guangzhou", "Guangdong", "510000"),
        ("RU", "Moscow", "Moscow", "101000"),
        ("IE", "Dublin", "Dublin", "D02 AF30"),
        ("MX", "Mexico City", "Distrito Federal", "06000"),
        ("LT", "Vilnius", "", "LT-01103"),
        ("SG", "Singapore", "Singapore", "018956"),
        ("DE", "Berlin", "Berlin", "10115"),
    ],
)
def test_spellings_that_the_data_refuses_or_drops_are_no_problem(
    country: str, city: str, state: str, code: str
) -> None:
    """What people write, and what a country has no field for, is left alone (address reference, 2.1)."""
    assert judge(PostalAddress(city, state, code), country) == ()
