"""Reading JSON takes time in proportion to the text, whatever the text.

What is counted are calls, of Python's functions and of C's, so that the result does not hang on the machine. What a
regular expression does inside one call is not seen that way: large texts are read at full size, with a limit that a
quadratic search would exceed many times over.
"""

from __future__ import annotations

import sys
import time

import pytest

from manifestkit.text.json.reader import read_json
from manifestkit.text.source import Source

# What is repeated, between a beginning and an end.
_REPEATED: dict[str, tuple[str, str, str]] = {
    "open brackets": ("", "[", ""),
    "open braces": ("", "{", ""),
    "open lists of one": ("", "[1,", ""),
    "open members": ("", '{"a":', ""),
    "nested lists that close": ("[", "[[1],[2]],", "0]"),
    "closing brackets": ("", "]", ""),
    "wrong closing brackets": ("[" * 99, "}", ""),
    "empty lists": ("[", "[],", "[]]"),
    "empty lists without commas": ("", "[]", ""),
    "quotes": ("", '"', ""),
    "quotes in a list": ("[", '"', ""),
    "quotes behind commas": ('{"a": 1 x', ',"', ""),
    "words behind quotes behind commas": ('{"a": 1 x', ', "x', ""),
    "escaped quotes on lines": ("", '"\\"\n', ""),
    "open quotes on lines in a list": ("[", '"x,\n', ""),
    "open quotes on lines": ('{"a": ', '"x\n', ""),
    "open keys on lines": ("{", '"x\n', ""),
    "line ends in a text": ('"', "\n", '"'),
    "line ends in an open text": ('["', "\n", ""),
    "single quotes": ("", "'", ""),
    "commas": ("", ",", ""),
    "commas in a list": ("[", ",", ""),
    "commas and blanks": ("[1", ", ", ""),
    "commas twice": ("[", "1,,", ""),
    "colons": ("{", ":", ""),
    "colons in a list": ("[", "1:", ""),
    "escapes": ('"', "\\n", '"'),
    "bad escapes": ('"', "\\u", '"'),
    "bad escapes without a quote": ("", "\\u", ""),
    "halves of pairs": ('"', "\\ud800", '"'),
    "halves of pairs as they are": ("[", "\ud800", ""),
    "control characters": ('"', "\x01", '"'),
    "letters": ("", "x", ""),
    "letters in a text": ('{"a": "', "x", '"}'),
    "letters in an open text": ('{"a": "', "x", ""),
    "letters in a key": ('{"', "x", '": 1}'),
    "words in a list": ("[", "a ", ""),
    "digits": ("[", "1", "]"),
    "digits before a letter": ("[", "1", "x]"),
    "digits behind a point": ("[0.", "1", "e]"),
    "signs": ("[", "-", "]"),
    "blanks": ("", " ", ""),
    "blanks behind a key": ('{"a"', " ", "1}"),
    "blanks behind a word": ("[x", " ", "y]"),
    "odd blanks": ("", "\xa0 ", ""),
    "comments": ("", "//x\n", ""),
    "comments in a list": ("[", "1, # x\n", "1]"),
    "open comments": ("", "/*", ""),
    "stars in a comment": ("/*", "*", ""),
    "NUL characters": ("", "\0", ""),
    "numbers": ("[", "1,", "1]"),
    "members": ("{", '"a":1,', '"b":1}'),
    "members with lists": ("{", '"a":[{}],', '"b":1}'),
    "members without commas": ("{", '"a":1 ', "}"),
    "members without colons": ("{", '"a" 1,', '"b":1}'),
    "members without quotes": ("{", "a:1,", "b:1}"),
    "members deep down below a long key": ('{"' + "k" * 5000 + '": {', '"a":1,', '"b":1}}'),
}

# A million characters take a tenth of this on a slow machine, and a quadratic search would take hours.
_SIZE = 1_000_000
_SECONDS = 10


def _text(name: str, size: int) -> str:
    first, repeated, last = _REPEATED[name]
    return first + repeated * (size // len(repeated)) + last


def _calls(text: str) -> int:
    """How many functions are called while a text is read."""
    source = Source(text)
    read_json(source)  # compiles the scanners that this text needs
    calls = 0

    def count(*_event: object) -> None:
        nonlocal calls
        calls += 1

    sys.setprofile(count)
    try:
        read_json(source)
    finally:
        sys.setprofile(None)
    return calls


@pytest.fixture(autouse=True, scope="module")
def _everything_loaded() -> None:
    """Have the grammar, and what is imported for mistakes alone, before anything is counted."""
    read_json(Source("[\ud800 'x': 1"))


@pytest.mark.parametrize("name", list(_REPEATED))
def test_four_times_the_text_takes_four_times_the_calls(name: str) -> None:
    """Where each mistake asked for a look at all the others, it would be sixteen times."""
    assert _calls(_text(name, 16_000)) < 5 * _calls(_text(name, 4_000)) + 200


@pytest.mark.parametrize("name", list(_REPEATED))
def test_a_million_characters_are_read_at_once(name: str) -> None:
    """No regular expression goes back over what it has passed."""
    source = Source(_text(name, _SIZE))
    start = time.process_time()
    read_json(source)
    assert time.process_time() - start < _SECONDS


@pytest.mark.parametrize(
    "text",
    ["[" * 3000 + "]" * 3000, '{"a":' * 3000 + "1" + "}" * 3000, "[" * 5000],
    ids=["lists", "objects", "open lists"],
)
def test_thousands_of_levels_are_one_mistake(text: str) -> None:
    """The nesting is bounded, and nothing recurses on it."""
    assert [problem.rule for problem in read_json(Source(text)).problems] == ["RD005"]


def test_a_hundred_thousand_duplicate_keys_are_told_each() -> None:
    """Each but the first, and pointers take no more room than the text, whatever the keys above."""
    text = '{"' + "k" * 1_000_000 + '": {' + ",".join(['"a":1'] * 100_000) + "}}"
    reading = read_json(Source(text))
    assert [problem.rule for problem in reading.problems] == ["RD065"] * 99_999
    assert sum(len(problem.pointer) for problem in reading.problems) < len(text)


def test_a_thousand_mistakes_are_enough() -> None:
    """What has more is no JSON; the last finding says so, and what was read before is kept."""
    reading = read_json(Source("[" + "1," * 10 + "1 " * 5000 + "]"))
    assert [problem.rule for problem in reading.problems] == ["RD044"] * 1000 + ["RD058"]
    assert reading.root is not None
    assert len(reading.root.to_python()) == 1011
