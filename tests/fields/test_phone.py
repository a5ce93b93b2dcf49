"""Telephone numbers, against the table of the address reference."""

from __future__ import annotations

import csv
import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sentences import is_sentence

from manifestkit.fields.phone import judge

DATA = Path(__file__).with_name("data")


def rows() -> list[dict[str, str]]:
    """Read the table of cases."""
    with (DATA / "phones.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row['text']}-{row['region']}")
def test_numbers(row: dict[str, str]) -> None:
    """A number gets the verdict, region, extension and country-code flag of the reference."""
    phone = judge(row["text"], row["region"] or None)
    assert phone.verdict == row["verdict"]
    assert phone.region == (row["found"] or None)
    assert phone.extension == (row["extension"] or None)
    assert phone.has_country_code == (row["country_code"] == "yes")


@pytest.mark.parametrize(
    ("text", "region", "e164"),
    [
        ("206-555-0100", "US", "+12065550100"),
        ("+1 604 555 0123", "US", "+16045550123"),
        ("020 7946 0958", "GB", "+442079460958"),
        ("07700 900123", "GB", "+447700900123"),
        ("000-000-0000", "US", "+10000000000"),
        ("206-555-0100 x123", "US", "+12065550100"),
        ("555-1000", "US", None),
        ("911", "US", None),
        ("n/a", "US", None),
    ],
)
def test_e164(text: str, region: str, e164: str | None) -> None:
    """A complete number is also given as machines write it, without its extension; an incomplete one is not."""
    assert judge(text, region).e164 == e164


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row['text']}-{row['region']}")
def test_what_is_not_valid_is_told_why(row: dict[str, str]) -> None:
    """Only a valid number has no message, and a message never repeats the number."""
    phone = judge(row["text"], row["region"] or None)
    assert is_sentence(phone.message) if phone.verdict != "valid" else phone.message == ""
    assert len(row["text"]) < len("1234567") or row["text"] not in phone.message


def test_messages_say_what_to_mend() -> None:
    """Whoever wrote a number of another length, or of another country, reads what is wrong."""
    assert "Canada" in judge("+1 604 555 0123", "US").message
    assert "few" in judge("911", "US").message
    assert "many" in judge("20655510001", "US").message
    assert "country code" in judge("206-555-1000", None).message


@pytest.mark.parametrize(
    "text", ["1" * 251, "1" * 250, "(1" * 125, "1 " * 125, "1234567" + " " * 242 + "x", "x" * 1_000_000]
)
def test_hostile_texts_are_judged_at_once(text: str) -> None:
    """A text that is no number costs next to nothing, however long or tangled it is."""
    judge("206-555-1000", "US")
    start = time.perf_counter()
    assert judge(text, "US").verdict in {"unparsable", "local-only"}
    assert time.perf_counter() - start < 15


@given(
    st.one_of(st.text(max_size=300), st.from_regex(r"[-+0-9 ().x#;=extA-F]{1,40}", fullmatch=True)),
    st.sampled_from([None, "US", "DE", "IN", "JE", "AQ", "XK", "ZZ", "", "us"]),
)
def test_any_text_is_judged(text: str, region: str | None) -> None:
    """No text raises, and E.164 is always a plus and at most seventeen digits."""
    phone = judge(text, region)
    assert phone.e164 is None or re.fullmatch(r"\+[1-9][0-9]{1,17}", phone.e164)
    assert phone.verdict != "valid-elsewhere" or phone.region
