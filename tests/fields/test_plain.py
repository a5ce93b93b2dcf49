"""What is accepted in its plain form, without the library that judges the rest, is what the library accepts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from manifestkit.fields import address, country, email, java_regex, phone, po_box, s3
from manifestkit.fields.address import PostalAddress
from manifestkit.fields.country_names import COUNTRIES
from manifestkit.fields.java_regex.parser import Parser
from manifestkit.fields.plain_us import is_plain_place, plain_number

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

many = settings(max_examples=500, deadline=None)

_NEVER = re.compile(r"(?!)")


def _pieces(pieces: str, *, at_most: int) -> SearchStrategy[str]:
    return st.lists(st.sampled_from(pieces.split("·")), max_size=at_most).map("".join)


_digits = st.integers(0, 9).map(str)
_three = st.integers(0, 999).map("{:03}".format)
_four = st.integers(0, 9999).map("{:04}".format)
_gaps = st.sampled_from(["", " ", "-", ".", "  ", "/", "--"])
_numbers = st.one_of(
    st.builds(
        "{}{}{}{}{}{}{}{}{}".format,
        st.sampled_from(["", "+1", "+1 ", "+1-", "1", "1 ", "+", "+2", "001", "\uff0b1"]),
        _gaps,
        st.sampled_from(["", "("]),
        _three,
        st.sampled_from(["", ")"]),
        _gaps,
        _three,
        _gaps,
        _four,
    ),
    _pieces("+1·206·555·0100·(·)·-· ·.·5·x", at_most=9),
)


@many
@given(_numbers)
def test_a_plain_number_is_one_of_the_library(text: str) -> None:
    """The verdict, the number as machines write it, and whether it has a country code."""
    judged = phone.judge(text, "US")
    with patch.object(phone, "plain_number", return_value=None):
        assert phone.judge(text, "US") == judged


@settings(max_examples=2000, deadline=None)
@given(st.integers(200, 999), st.integers(200, 999), _four)
def test_every_area_code_has_every_exchange(area: int, exchange: int, line: str) -> None:
    """A number that is plain by its area code alone is in an assigned range of the United States."""
    text = f"{area}-{exchange}-{line}"
    if plain_number(text) is not None:
        with patch.object(phone, "plain_number", return_value=None):
            assert phone.judge(text, "US").region == "US"


def test_the_usual_forms_of_a_number_are_plain() -> None:
    """Else the library would be loaded for each of them."""
    for text in ("+1 206-555-0100", "+1 206 555 0100", "+12065550100", "206-555-0100", "(206) 555-0100"):
        assert plain_number(text) == ("+12065550100", text.startswith("+"))


_states = st.sampled_from(
    [
        "AL",
        "AS",
        "AZ",
        "CA",
        "DC",
        "FM",
        "GA",
        "HI",
        "MA",
        "NY",
        "PR",
        "TX",
        "VA",
        "VI",
        "WA",
        "WY",
        "AA",
        "AE",
        "wa",
        "Wash",
        "Washington",
        "ON",
        "XX",
    ]
)
_codes = st.one_of(
    st.integers(0, 99999).map("{:05}".format),
    st.sampled_from(["", "9810", "981080", "98108-1226", "9810\uff18", "²8108", "98 108"]),
)


@many
@given(st.builds(PostalAddress, st.sampled_from(["", " ", "Seattle", "x" * 200]), _states, _codes))
def test_a_plain_address_is_right_by_the_data_of_the_library(written: PostalAddress) -> None:
    """The city is there, and the ZIP code is one of the state."""
    judged = address.judge(written, "US")
    with patch.object(address, "is_plain_place", return_value=False):
        assert address.judge(written, "US") == judged


@settings(max_examples=2000, deadline=None)
@given(_states, st.integers(0, 99999).map("{:05}".format))
def test_every_plain_zip_code_is_one_of_its_state(state: str, code: str) -> None:
    """None of the hundred codes with the same beginning belongs to another state."""
    if is_plain_place(state, code):
        with patch.object(address, "is_plain_place", return_value=False):
            assert address.judge(PostalAddress("Seattle", state, code), "US") == ()


def test_the_usual_form_of_an_address_is_plain() -> None:
    """Else the data would be loaded for it."""
    assert is_plain_place("WA", "98108")
    assert not is_plain_place("WA", "10001")


_addresses = st.one_of(
    st.builds(
        "{}@{}.{}".format,
        _pieces("a·B·1·.·_·+·-·'·é·" + "x" * 63, at_most=5),
        _pieces("example·a·1·-·--·.·_·xn--·é·" + "y" * 62, at_most=5),
        st.sampled_from(
            ["com", "COM", "org", "test", "local", "example", "us", "uk", "a", "1a", "museum", "c-m", "arpa", "onion"]
        ),
    ),
    _pieces("a·@·b·.·com·-·,·\n·example", at_most=8),
    st.just("a@" + "b." * 124 + "com"),
)


@many
@given(_addresses)
def test_a_plain_mail_address_is_one_of_the_library(text: str) -> None:
    """The verdict, the part before the @, and the domain in small letters."""
    judged = email.parse_list(text + ";" + text.swapcase())
    with patch.object(email, "_PLAIN", _NEVER):
        assert email.parse_list(text + ";" + text.swapcase()) == judged


def test_the_usual_mail_addresses_are_plain() -> None:
    """Else the library would be loaded for each of them."""
    with patch.dict("sys.modules", {"email_validator": None}):
        for text in ("it@example.com", "first.last+tag@mail.example.org", "a_b@anycompany.co.uk"):
            assert [item.verdict for item in email.parse_list(text)] == ["valid"]


_listed = [code for line in COUNTRIES.strip().splitlines() for code in line.split(" ", 2)[:2] if line[0] != " "]


@many
@given(st.sampled_from(_listed) | st.text("AEIKNRSUZXé", min_size=2, max_size=3))
def test_a_code_in_capitals_means_what_the_index_says(code: str) -> None:
    """A country, or none: the index has the names and all other spellings."""
    found = country.resolve(code)
    with patch.object(country, "_by_code", return_value=None):
        assert country.resolve(code) == found


def test_a_code_in_capitals_needs_no_index() -> None:
    """Else the index would be built for each manifest from the USA."""
    with patch.object(country, "_index", side_effect=AssertionError):
        assert [country.resolve(code) for code in ("US", "USA")] == [country.Country("US", "USA", "United States")] * 2


@many
@given(_pieces("a·z·0·-·.·..·_·A·é·\n·xn--·sthree-·amzn-s3-demo-·-s3alias·--x-s3·.mrap·" + "b" * 61, at_most=5))
def test_an_ordinary_bucket_keeps_every_rule(name: str) -> None:
    """Where the name is judged at once, the rules one by one say the same."""
    judged = s3.judge_bucket(name)
    with patch.object(s3, "_ORDINARY", _NEVER):
        assert s3.judge_bucket(name) == judged


@many
@given(
    _pieces(
        "P·O·p.o.·BOX·Box·boks·PF·pl·Post·B·Bag·Private·Casilla·de Correo·Apdo·Postfach·Skr·poczt· · ·.·-·12·Main·é",
        at_most=7,
    )
)
def test_a_street_without_the_letters_of_a_box_is_none(street: str) -> None:
    """Where the patterns are not asked, they would find nothing."""
    judged = po_box.is_po_box(street)
    with patch.object(po_box, "_may_be_one", return_value=True):
        assert po_box.is_po_box(street) == judged


@many
@given(_pieces("^·tmp·/·_·-· ·.·*·.*·\\\\.·\\\\·$·(·+·é", at_most=8))
def test_a_plain_pattern_compiles(pattern: str) -> None:
    """The parser finds nothing in it."""
    if java_regex.check(pattern) is None:
        assert Parser(pattern).run() is None


def test_the_usual_patterns_are_plain() -> None:
    """Else the parser would be loaded for each of them."""
    with patch.dict("sys.modules", {"manifestkit.fields.java_regex.parser": None}):
        assert not any(map(java_regex.check, (r"\.bak$", "^tmp/", r".*\.tmp", "lost and found/.*", "")))
