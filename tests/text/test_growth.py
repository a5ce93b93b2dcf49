"""Reading takes time in proportion to the text, whatever the text.

What is counted are calls, of Python's functions and of C's, and the characters that Lark looks at, so that the result
does not hang on the machine. What a regular expression does inside one call is not seen that way: long lines are read
at full size, with a limit that a quadratic search would exceed many times over.
"""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import pytest

from manifestkit.importexport.dialect import DIALECT
from manifestkit.text.flow import FlowError, read_flow
from manifestkit.text.manifest import read
from manifestkit.text.source import Source
from manifestkit.text.tolerant import read_tolerantly

if TYPE_CHECKING:
    from collections.abc import Callable

    from manifestkit.text.nodes import Node

# Lines that are repeated, between a first and a last line or none.
_LINES: dict[str, tuple[str, str] | tuple[str, str, str]] = {
    "duplicate known keys": ("", "bucket: x\n"),
    "duplicate unknown keys": ("", "k: x\n"),
    "duplicate quoted keys": ("", '"k" : x\n'),
    "tight known keys": ("", "bucket:x\n"),
    "tight unknown keys": ("", "a:b\n"),
    "tight unknown keys below a field": ("k: x\n", "a:b\n"),
    "tight unknown keys among fields": ("", "k: x\na:b\n"),
    "tight unknown keys in mappings": ("", "k:\n  a: 'x'\n  a:b\n"),
    "tight unknown keys in records": ("operations:\n", "- exportBucket: x\n  a:b\n"),
    "tight unknown keys with comments": ("", "a:b # c\n"),
    "documents of tight unknown keys with comments": ("k: x\n", "---\na:b # c\na:b # c\n"),
    "lists of tight unknown keys with comments": ("k:\n", "- a:b # c\n  a:b # c\n"),
    "tight records": ("operations:\n", "- prefix:x\n"),
    "open double quotes": ("", 'k: "x\n'),
    "open single quotes": ("", "bucket: 'x\n"),
    "open quotes in items": ("", '- "x\n'),
    "lone quotes": ("", '"\n'),
    "open brackets": ("", "k: [\n"),
    "open brackets with a word": ("", "k: [x\n"),
    "open braces": ("", "k: {\n"),
    "open brackets in items": ("k:\n", "  - [\n"),
    "open brackets in the first column": ("", "[x\n"),
    "open brackets and entries": ("", "k:\n  [x,\n  l: y,\n"),
    "open brackets indented below one": ("k: [\n", "  bucket: [x,\n"),
    "open brackets with a comma": ("", "k: [a,\n"),
    "good brackets behind an open one": ("k: [\n", "k: [a]\n"),
    "good braces over several lines behind an open one": ("k: [\n", "k: {\n  bucket: x\n}\n"),
    "refused in brackets": ("", "k: [? a, *b]\n"),
    "refused in open brackets": ("", "- [*a,\n"),
    "text behind brackets": ("", "k: [a] b\n"),
    "text behind brackets over several lines": ("", "k: [\n a\n] b\n"),
    "text behind quotes over several lines": ("", 'k: "\n a\n" b\n'),
    "quotes that swallow lines": ("", 'k: "a\nk: b" c\n'),
    "deep brackets": ("", "k: " + "[" * 99 + "]" * 99 + "\n"),
    "deep open brackets": ("", "k: " + "[" * 99 + "\n"),
    "deep dashes": ("", "- " * 90 + "a\n"),
    "too deep dashes": ("", "- " * 101 + "a\n"),
    "dashes": ("", "-\n"),
    "dashes below a key": ("k:\n", "-\n"),
    "tabs before keys": ("", "\tk: x\n"),
    "tabs before colons": ("", "k\t: x\n"),
    "tabs behind colons": ("", "k:\tx\n"),
    "tabs behind values": ("", "k: x\t\n"),
    "tabs alone": ("k: x\n", "\t\n"),
    "tabs before lines that go on": ("k: x\n", "  \ty\n"),
    "no-break spaces before keys": ("", "\xa0bucket: x\n"),
    "no-break spaces behind colons": ("", "bucket:\xa0x\n"),
    "no-break spaces alone": ("", "\xa0\n"),
    "block scalars in lists": ("", "- |\n  x\n"),
    "block scalars without text": ("", "k: |\n"),
    "block scalars of blank lines": ("", "- |\n\n\n"),
    "one block scalar": ("k: >\n", "  x\n\n"),
    "bad block headers": ("", "k: |x\n"),
    "block scalars before tabs": ("", "k: |\n\tx\n"),
    "plain lines that go on": ("k: x\n", "  y\n"),
    "plain lines with blank ones": ("", "k: x\n\n"),
    "plain lines with colons": ("k: x\n", "  y: \n"),
    "comments": ("", "# c\n"),
    "comments before an open bracket": ("[", "# c\n"),
    "blank lines": ("", "\n"),
    "lines of blanks": ("", "   \r"),
    "odd quotes in patterns": ("ignore:\n", "- 'a\n"),
    "lone quotes in patterns": ("ignore:\n", "- '\n- \"\n"),
    "escaped quotes in patterns": ("ignore:\n", '- "\\"\n'),
    "patterns over several lines": ("ignore:\n", "- 'a\n  b' c\n"),
    "brackets in patterns": ("ignore:\n", "- [a\n"),
    "missing colons": ("", "bucket\n"),
    "lines of text": ("", "hello world\n"),
    "lines of text among fields": ("", "k: x\nhello world\n"),
    "lines of text before fields": ("", '"x"\nk: x\n'),
    "indented behind the first line": ("k: x\n", " a: b\n"),
    "known items behind the first line": ("k: 'x'\n", " - bucket: x\n", "z: y\n"),
    "members left of their mapping": ("returnAddress:\n  name: x\n", "city: x\n", "  country: x\n"),
    "members left of their mapping by turns": ("returnAddress:\n  name: x\n", "city: x\n  country: x\n"),
    "members below their dash": ("operations:\n", "  - exportBucket: x\n  prefix: y\n"),
    "records without a blank": ("operations:\n", "  -exportBucket: x\n    prefix: y\n"),
    "complex keys with comments": ("", "? a\n# c\n: b\n"),
    "tabs before fields": ("bucket: x\n", "\tprefix: y\n"),
    "second colons": ("", "bucket: x prefix: y\n"),
    "second colons and lines that go on": ("", "bucket: x: y\n  z\n"),
    "one second colon over many lines": ("bucket: x: y\n", "  z\n"),
    "items before a key in their column": ("", "- x\nk: y\n---\n"),
    "documents": ("", "---\n"),
    "documents of fields": ("", "---\na: x\n"),
    "ends of documents": ("k: x\n", "...\n"),
    "directives": ("", "%x\n"),
    "aliases": ("", "k: *a\n"),
    "complex keys": ("", "? a\n: b\n"),
    "reserved characters": ("", "k: %a\n"),
    "unreadable characters": ("", "k: \x85\n"),
    "flow items on lines": ("k: [", "a,\n"),
    "flow comments": ("k: [a ", "# c\n"),
    "tight flow entries": ("customs: {\n", "bucket:'x',\n"),
    "flow entries without commas": ("customs: {\n", "bucket:x\n"),
    "one flow scalar": ("k: [a", "\nb"),
}

# Texts that are no repeated lines.
_SHAPES: dict[str, Callable[[int], str]] = {
    "a staircase of keys": lambda n: "".join(" " * step + "k:\n" for step in range(n)),
    "a staircase of known keys": lambda n: "".join(" " * step + "bucket:x\n" for step in range(n)),
    "a staircase down": lambda n: "".join(" " * (n - step) + "k: x\n" for step in range(n)),
    "a staircase of strays": lambda n: "k:\n" + "".join(" " * (step % 60 * 2 + 1) + "bucket:\n" for step in range(n)),
    "strays by turns": lambda n: "k: x\n" + "  bucket: x\n   prefix: y\n" * n + "k: x\n",
    "strays in deep strays": lambda n: (
        "".join(" " * (2 * step) + "bucket: 'x'\n" + " " * (2 * step + 1) + "k:\n" for step in range(60))
        + (" " * 200 + "bucket: 'x'\n") * (n // 200)
    ),
    "a staircase of dashes": lambda n: "".join(" " * step + "- [\n" for step in range(n)),
    "a staircase of open braces": lambda n: "".join(" " * step + "bucket: {\n" for step in range(n)),
}

# One long line, or a text of one long token.
_LONG: dict[str, Callable[[int], str]] = {
    "letters": lambda n: "bucket: " + "x" * n,
    "a key": lambda n: "k" * n + ": x\n",
    "a known key behind blanks": lambda n: " " * n + "bucket: x\n",
    "words": lambda n: "bucket: " + "x " * (n // 2),
    "blanks before the end": lambda n: "bucket: x" + " " * n + "\n",
    "blanks before a letter": lambda n: "bucket: x" + " " * n + "y\n",
    "blanks before a comment": lambda n: "bucket: x" + " " * n + "#\n",
    "blanks alone": lambda n: " " * n,
    "tabs": lambda n: "bucket:" + "\t" * n + "x\n",
    "tabs alone": lambda n: "\t" * n,
    "no-break spaces": lambda n: "\xa0" * n + "bucket: x\n",
    "colons": lambda n: "a:" * (n // 2),
    "colons and blanks": lambda n: "a: " * (n // 3),
    "dashes": lambda n: "- " * (n // 2),
    "question marks": lambda n: "? " * (n // 2),
    "double quotes": lambda n: 'bucket: "' + '"' * n,
    "single quotes": lambda n: "bucket: " + "'" * n,
    "backslashes": lambda n: 'bucket: "' + "\\" * n + '"\n',
    "stars": lambda n: "bucket: " + "*" * n + "\n",
    "stars and letters": lambda n: "bucket: " + "**x" * (n // 3) + "\n",
    "at signs": lambda n: "bucket: " + "@a" * (n // 2) + "\n",
    "number signs": lambda n: "bucket: x" + " #" * (n // 2) + "\n",
    "opening brackets": lambda n: "ignore: " + "[" * n,
    "commas": lambda n: "ignore: [" + "," * n + "]\n",
    "blanks in brackets": lambda n: "ignore: [a" + " " * n + "]\n",
    "words in brackets": lambda n: "ignore: [" + "a b " * (n // 4) + ":]\n",
    "colons in brackets": lambda n: "ignore: [" + "a:" * (n // 2) + "]\n",
    "quotes in brackets": lambda n: "ignore: [?" + "'" * n,
    "a pattern": lambda n: "ignore:\n- [" + "a-" * (n // 2) + "\n",
    "byte-order marks": lambda n: "\ufeff" * n,
    "control characters": lambda n: "\x01" * n,
}

_SECONDS = 10


def _lines(name: str, size: int) -> str:
    first, line, *last = _LINES[name]
    return first + line * max(size // len(line), 8) + "".join(last)


def _calls(text: str) -> int:
    """How many functions are called while both readers read a text."""
    source = Source(text)
    read(source, DIALECT)  # compiles the scanners that this text needs
    read_tolerantly(text, DIALECT)
    calls = 0

    def count(*_event: object) -> None:
        nonlocal calls
        calls += 1

    sys.setprofile(count)
    try:
        read(source, DIALECT)
        read_tolerantly(text, DIALECT)
    finally:
        sys.setprofile(None)
    return calls


def _seconds(text: str) -> float:
    source = Source(text)
    start = time.process_time()
    read(source, DIALECT)
    return time.process_time() - start


@pytest.fixture(autouse=True, scope="module")
def _grammars() -> None:
    """Have both grammars loaded before anything is counted."""
    read(Source("bucket: x\nignore: [\n"), DIALECT)


@pytest.mark.parametrize("name", list(_LINES))
def test_four_times_the_lines_take_four_times_the_calls(name: str) -> None:
    """Where each line asked for a look at all the others, it would be sixteen times."""
    assert _calls(_lines(name, 3200)) < 5 * _calls(_lines(name, 800))


@pytest.mark.parametrize("name", list(_LINES))
def test_brackets_and_quotes_are_not_looked_for_again(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lark looks at each character a few times at most, whether or not what it looks for is there."""
    looked_at = 0

    def counting(text: str, start: int, end: int, known: frozenset[str], depth: int = 100) -> Node:
        nonlocal looked_at
        try:
            node = read_flow(text, start, end, known, depth)
        except FlowError as error:
            closes = error.cause.startswith("unclosed")
            looked_at += (end if closes else error.end or error.offset) - start
            raise
        looked_at += node.end - start
        return node

    monkeypatch.setattr("manifestkit.text.values.read_flow", counting)
    text = _lines(name, 10_000)
    read_tolerantly(text, DIALECT)
    assert looked_at <= 3 * len(text)


@pytest.mark.parametrize("name", list(_SHAPES))
def test_four_times_the_text_takes_four_times_the_calls(name: str) -> None:
    """Here a text has the square of its number of lines as characters: twice the lines are four times the text."""
    assert _calls(_SHAPES[name](160)) < 5 * _calls(_SHAPES[name](80))


@pytest.mark.parametrize("name", list(_LONG))
def test_a_long_line_takes_calls_in_proportion(name: str) -> None:
    """Whatever stands on it."""
    assert _calls(_LONG[name](4000)) < 5 * _calls(_LONG[name](1000))


@pytest.mark.parametrize("name", list(_LONG))
def test_a_line_of_two_megabytes_is_read_at_once(name: str) -> None:
    """No regular expression goes back over what it has passed."""
    assert _seconds(_LONG[name](2_000_000)) < _SECONDS


def test_a_hundred_thousand_duplicate_keys_are_read_at_once() -> None:
    """And each but the first is told."""
    reading = read(Source("bucket: x\n" * 100_000), DIALECT)
    assert [problem.rule for problem in reading.problems] == ["RD065"] * 99_999


def test_five_thousand_nested_brackets_are_one_mistake() -> None:
    """The nesting is bounded before anything recurses."""
    for text in ("ignore: " + "[" * 5000, "ignore: " + "[" * 5000 + "]" * 5000 + "\n", "ignore: " + "{a: " * 5000):
        assert [problem.rule for problem in read(Source(text), DIALECT).problems] == ["RD005"]


def test_a_thousand_levels_of_blocks_are_one_mistake() -> None:
    """Dashes and keys nest as brackets do, and both together."""
    keys = "".join(" " * level + f"k{level}:\n" for level in range(1000))
    for text in ("k: 'x'\nl:\n  " + "- " * 1000 + "a\n", keys, "l:\n  " + "- " * 60 + "[" * 60):
        assert [problem.rule for problem in read(Source(text), DIALECT).problems] == ["RD005"]
