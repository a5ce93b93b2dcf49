"""The lines of an address: the order of its country, and no field lost."""

from __future__ import annotations

import tomllib
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from manifestkit.fields.country import resolve
from manifestkit.fields.country_names import COUNTRIES
from manifestkit.printing.address_block import FIELDS, block, lines

_CASES = tomllib.loads(Path(__file__).with_name("data").joinpath("addresses.toml").read_text("utf-8"))["case"]
_ALPHA2 = [entry[:2] for entry in COUNTRIES.strip().split("\n") if not entry.startswith(" ")]
_FULL = {
    "name": "Ann Lee",
    "company": "Example Corp",
    "street1": "1 First Street",
    "street2": "Floor 2",
    "street3": "Door 3",
    "landmark": "Old Bridge",
    "prefectureOrDistrict": "Westend",
    "city": "Metropolis",
    "stateOrProvince": "Lakeland",
    "postalCode": "12345",
}


def _letters(text: str) -> str:
    """The bare letters and figures of a text, in small letters: what an address may not lose."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).upper().replace("\u0130", "I"))
    return "".join(filter(str.isalnum, folded.casefold()))


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["source"][:40])
def test_the_lines_are_those_of_the_countrys_post(case: dict[str, object]) -> None:
    """An address is set as the post of its country publishes it."""
    assert list(lines(case["address"], case["sender"])) == case["lines"]  # type: ignore[arg-type]


def test_the_cases_are_of_many_countries() -> None:
    """The cases cover at least 25 countries."""
    assert len({resolve(case["address"]["country"]) for case in _CASES} - {None}) >= 25


@pytest.mark.parametrize("alpha2", _ALPHA2)
def test_every_field_is_shown_in_every_country(alpha2: str) -> None:
    """Whatever the format of a country lacks, each field is shown once, on foreign and on domestic mail."""
    for sender in (None, alpha2):
        found = block(_FULL | {"country": alpha2}, sender)
        assert sorted(member for line in found for member in line.members if member != "country") == sorted(FIELDS)
        for line in found:
            for member in line.members:
                assert member == "country" or _letters(_FULL[member]) in _letters(line.text)


@pytest.mark.parametrize("alpha2", _ALPHA2)
def test_the_country_stands_alone_and_last(alpha2: str) -> None:
    """The last line is the English name in capitals; in mail inside the country it is not there."""
    country = resolve(alpha2)
    assert country is not None
    foreign = lines(_FULL | {"country": alpha2}, None)
    assert foreign[-1] == country.name.upper()
    domestic = block(_FULL | {"country": alpha2}, country.name)
    assert not any("country" in line.members for line in domestic)


@given(
    st.fixed_dictionaries({}, optional={member: st.text(max_size=40) for member in FIELDS}),
    st.sampled_from([*_ALPHA2, "", "Nowhere"]),
    st.sampled_from([None, "US", "DE", "JP"]),
)
def test_no_text_is_lost(address: dict[str, str], country: str, sender: str | None) -> None:
    """The letters of each field that is not blank appear in the lines, whatever is written into it."""
    shown = _letters("\n".join(lines(address | {"country": country}, sender)))
    for value in address.values():
        assert _letters(value) in shown


@given(st.sampled_from(_ALPHA2), st.sets(st.sampled_from(sorted(FIELDS))))
def test_nothing_is_left_of_what_parts_empty_fields(alpha2: str, empty: set[str]) -> None:
    """No line begins or ends with a blank or punctuation, whichever fields are empty."""
    address = {member: value for member, value in _FULL.items() if member not in empty}
    for line in lines(address | {"country": alpha2}, None):
        assert line == line.strip(" ,/-")
        assert line


def test_what_is_no_part_of_an_address_is_not_shown() -> None:
    """A telephone number stands elsewhere on a label."""
    assert lines({"name": "A", "phoneNumber": "206-555-0100"}, None) == ("A",)


def test_blanks_are_no_field() -> None:
    """A field of blanks is empty, and blanks in a row are one."""
    assert lines({"name": " A   B ", "company": "  "}, None) == ("A B",)


def test_a_wrong_postal_code_stays_as_it_is() -> None:
    """A code that the country does not have is not touched."""
    address = {"city": "Ottawa", "stateOrProvince": "ON", "postalCode": "D1D1D1", "country": "CA"}
    assert lines(address, "CA") == ("OTTAWA ON  D1D1D1",)


def test_long_fields_are_fast() -> None:
    """Fields of 100,000 characters are set as they are."""
    long = "a-" * 50_000
    assert len(lines(dict.fromkeys(FIELDS, long) | {"country": long}, "US")) >= 9
