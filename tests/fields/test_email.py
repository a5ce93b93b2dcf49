"""Lists of e-mail addresses, against the address reference."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sentences import is_sentence

from manifestkit.fields.email import parse_list

CASES = json.loads((Path(__file__).with_name("data") / "emails.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: repr(case["text"]))
def test_lists(case: dict[str, Any]) -> None:
    """A list falls into the entries, offsets, verdicts and flags that the reference gives it."""
    found = []
    for item in parse_list(case["text"]):
        flags = [flag for flag in ("documentation", "duplicate") if getattr(item, flag)]
        found.append([item.text, item.start, item.verdict, *flags])
    assert found == case["items"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: repr(case["text"]))
def test_what_is_not_valid_is_told_why(case: dict[str, Any]) -> None:
    """Only a valid entry has no message, and a message never repeats the address."""
    for item in parse_list(case["text"]):
        assert is_sentence(item.message) if item.verdict != "valid" else item.message == ""
        assert len(item.text) < len("a@b.co") or item.text not in item.message


def test_messages_say_what_to_mend() -> None:
    """Whoever separated addresses by something else, or wrote none, reads what is wanted."""
    assert "semicolons" in parse_list("a@shop.co,b@shop.co")[0].message
    assert "semicolons" in parse_list("a@shop.co b@shop.co")[0].message
    assert "@" in parse_list("nobody")[0].message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (";a@shop.co", "An address is missing here."),
        ("a@shop.co,b@shop.co", "Separate the addresses with semicolons, not with commas."),
        ("a@shop.co b@shop.co", "There is more than one @. Separate addresses with semicolons."),
        (f"{'a' * 255}@shop.co", "An e-mail address has 254 characters at most."),
        ("j\u00f6rg@shop.co", "Mail systems of the service's time carry only ASCII before the @."),
        ("ops@intranet", "The domain behind the @ is not complete: it has no dot."),
        ("ops@shop.test", "No mail comes to the domain .test: it is reserved."),
        ("ops@SHOP.Invalid", "No mail comes to the domain .invalid: it is reserved."),
        ("ops@localhost", "No mail comes to the domain .localhost: it is reserved."),
    ],
)
def test_each_mistake_has_its_words(text: str, message: str) -> None:
    """What mail does not come to, by the address reference, 1.6 and 2.4, is told in these words."""
    assert parse_list(text)[0].message == message


@pytest.mark.parametrize(
    "text", ["@shop", "@shop.test", "ops@", "j\u00f6rg@", "o ps@shop", "o ps@shop.test", "ops@-shop.co"]
)
def test_what_is_no_address_has_no_reason_of_its_domain(text: str) -> None:
    """Where one side of the @ is missing or a blank stands in between, that is the mistake to mend first."""
    message = parse_list(text)[0].message
    assert not message.startswith(("No mail", "The domain behind", "Mail systems"))


def test_the_whole_of_a_long_list_is_told_to_be_unjudged() -> None:
    """An entry is judged that begins within the first 200,000 characters, and none that begins behind them."""
    last = parse_list(" " * 199_993 + "a@b.co;c@d.co")[-1]
    assert (last.text, last.start, last.end, last.verdict) == ("c@d.co", 200_000, 200_006, "unjudged")
    assert last.message == "The list is so long that the addresses from here on were not checked."
    assert parse_list(" " * 199_992 + "a@b.co;c@d.co")[-1].verdict == "valid"


def test_the_same_mailbox_in_other_letters_is_a_duplicate() -> None:
    """Domains are compared without case, what stands before the @ with it (address reference, 1.6)."""
    items = parse_list("o'hara@shop.co;o'hara@SHOP.co;O'hara@shop.co;o'neil@shop.co")
    assert [item.duplicate for item in items] == [False, True, False, False]


def test_an_address_kept_for_examples_is_known_in_capitals_too() -> None:
    """Whatever stands before the @ (RFC 2606)."""
    assert [item.documentation for item in parse_list("o'hara@Example.COM;ohara@Example.COM;o'hara@shop.co")] == [
        True,
        True,
        False,
    ]


def test_longest_address() -> None:
    """An address may have 254 characters, and a longer entry is refused before it is read."""
    domain = ".".join(["d" * 60] * 4) + ".co"
    local = "a" * (254 - len(domain) - 1)
    assert parse_list(f"{local}@{domain}")[0].verdict == "valid"
    assert parse_list(f"{local}a@{domain}")[0].verdict == "not-an-address"
    assert parse_list(f"{local[:-1]}'@{domain}")[0].verdict == "valid"


def test_longest_list() -> None:
    """Of a longer list, what begins behind its first 200,000 characters is one entry that nobody judged."""
    text = "a@b.co;" * (200_004 // 7)
    assert [item.verdict for item in parse_list(text)] == ["valid"] * (200_004 // 7)
    *judged, last = parse_list(text + "nobody;nobody")
    assert len(judged) == 200_004 // 7
    assert (last.text, last.verdict, last.start, last.end) == ("nobody;nobody", "unjudged", len(text), len(text) + 13)


@pytest.mark.parametrize(
    "text",
    [
        ";" * 200_000,
        "@" * 200_000,
        "," * 200_000,
        "a@b," * 50_000,
        "a" * 1_000_000,
        "a" * 1_000_000 + "@example.com",
        "a@b.co;" * 1_000_000,
        "\u0300\u0316" * 100_000,
        "".join(f"user{number}@example.com;" for number in range(8_000)),
    ],
    ids=["semicolons", "ats", "commas", "joined", "letters", "long", "repeated", "marks", "addresses"],
)
def test_large_lists_take_no_time(text: str) -> None:
    """The largest lists, hostile or not, take seconds at most."""
    start = time.perf_counter()
    assert parse_list(text)
    assert time.perf_counter() - start < 30


@given(st.text(alphabet="ab@.;, \n\té\u00a0", max_size=60))
def test_entries_cover_the_list(text: str) -> None:
    """Entries are in order, are the text at their offsets, and leave only semicolons and blanks between them."""
    end = 0
    items = parse_list(text)
    assert items
    for item in items:
        assert text[item.start : item.end] == item.text
        assert not text[end : item.start].replace(";", "").strip()
        end = item.end
    assert not text[end:].replace(";", "").strip()


@given(st.text(max_size=300))
def test_any_text_is_judged(text: str) -> None:
    """No text raises, and only what has an @ is valid."""
    assert all("@" in item.text for item in parse_list(text) if item.verdict == "valid")
