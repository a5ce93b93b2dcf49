"""What the judges of values say, word for word: each mistake of the two references in a sentence that mends it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from manifestkit.fields import address, customs, gstin, java_regex, mime, phone

if TYPE_CHECKING:
    from collections.abc import Callable

_ROWS = [
    line.split("\t") for line in (Path(__file__).parent / "data" / "words.tsv").read_text("utf-8").split("\n")[1:-1]
]


def _of_gstin(text: str) -> str:
    return " ".join(problem.message for problem in gstin.judge(text).problems)


def _of_address(text: str) -> str:
    country, *parts = text.split("|")
    return " ".join(problem.message for problem in address.judge(address.PostalAddress(*parts), country))


def _of_amount(text: str) -> str:
    problem = customs.judge_amount(text)
    return problem.reason if problem else ""


def _of_regular_expression(text: str) -> str:
    problem = java_regex.check(text)
    return problem.message if problem else ""


_JUDGES: dict[str, Callable[[str], str | None]] = {
    "address": _of_address,
    "amount": _of_amount,
    "classification": lambda text: customs.judge_eccn(text).reason,
    "extension": mime.check_extension,
    "gstin": _of_gstin,
    "media type": mime.check,
    "phone": lambda text: phone.judge(text, None).message,
    "phone US": lambda text: phone.judge(text, "US").message,
    "regular expression": _of_regular_expression,
    "tariff number": lambda text: customs.judge_hts(text).reason,
}


@pytest.mark.parametrize(("judge", "text", "words"), _ROWS)
def test_each_mistake_has_its_words(judge: str, text: str, words: str) -> None:
    """What is wrong with a value, and what would be right (address reference, 1.3, 1.5 and 1.7 to 1.9)."""
    assert _JUDGES[judge](text) == words


@pytest.mark.parametrize("text", ["a/b\u00a0; c=d", "a/b;\u00a0", "a/b; c=d;\u00a0"])
def test_only_blanks_and_tabs_are_blanks_of_a_media_type(text: str) -> None:
    """Another space is none, before a semicolon or behind the last one."""
    assert mime.check(text) not in {None, "Nothing follows the last semicolon; leave it out."}


@pytest.mark.parametrize(
    ("text", "number", "state_code"),
    [
        ("27 aapfu-0939f 1zv", "27AAPFU0939F1ZV", "27"),
        ("0717USA12345UN7", "0717USA12345UN7", None),
        ("x-y", "XY", None),
    ],
)
def test_a_gstin_is_known_in_capitals_and_with_its_state(text: str, number: str, state_code: str | None) -> None:
    """Without blanks and hyphens, and with the code of a state where its kind begins with one."""
    judged = gstin.judge(text)
    assert (judged.number, judged.state_code) == (number, state_code)
