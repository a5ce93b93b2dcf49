"""What holds of every JSON text: beside the standard library, for spans, for edits, and for the grammar."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from manifestkit.text.edits import apply_edits
from manifestkit.text.json_strings import quote
from manifestkit.text.json_text import read_json
from manifestkit.text.nodes import Mapping, Scalar, Sequence
from manifestkit.text.source import Source

if TYPE_CHECKING:
    from manifestkit.text.nodes import Node

many = settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])

_characters = st.characters(exclude_categories=["Cs"])
_scalars = (
    st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False, allow_infinity=False)
)
values = st.recursive(
    _scalars | st.text(_characters, max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(_characters, max_size=4), inner, max_size=4),
    max_leaves=20,
)
texts = st.builds(
    lambda value, indent, is_ascii, separators: json.dumps(
        value, indent=indent, ensure_ascii=is_ascii, separators=separators
    ),
    values,
    st.sampled_from([None, 0, 1, "\t"]),
    st.booleans(),
    st.sampled_from([None, (",", ":"), (" , ", " : "), ("\r\n,", "\n:\t")]),
)
_SCRAPS = [
    *"{}[],:\"'\\ \n\t=/#.-+01eaux",
    "true",
    "None",
    "NaN",
    '"a"',
    '"b":',
    "\\u00",
    "\\ud800",
    "//",
    "/*",
    "*/",
    "\ufeff",
]
scraps = st.lists(st.sampled_from(_SCRAPS), max_size=30).map("".join)


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A text of JSON with a piece taken out or put in."""
    text = draw(texts)
    start = draw(st.integers(0, len(text)))
    end = min(len(text), start + draw(st.integers(0, 3)))
    return text[:start] + draw(scraps | st.just("")) + text[end:]


# What ``json`` takes, and this reader tells of: depth, no numbers, wide integers, half pairs, duplicate keys.
_CHOSEN = {"RD005", "RD050", "RD051", "RD053", "RD054", "RD065"}


def _plain(node: Node) -> object:
    """The values as ``json`` gives them when numbers stay text."""
    if isinstance(node, Sequence):
        return [_plain(item) for item in node.items]
    if isinstance(node, Mapping):
        return {entry.key: _plain(entry.value) for entry in node.entries}
    return {"true": True, "false": False, "null": None}[node.text] if node.style == "word" else node.text


@pytest.mark.parametrize("kind", [texts, damaged(), scraps], ids=["whole", "damaged", "scraps"])
def test_json_reads_as_the_standard_library_reads_it(kind: st.SearchStrategy[str]) -> None:
    """What ``json`` takes is read as ``json`` reads it; what it refuses is told of."""

    @many
    @given(kind)
    @example('{"a": [1, {"b": []}], "a": 2}')
    @example("[null, 0:]")
    def holds(text: str) -> None:
        reading = read_json(Source(text))
        try:
            expected = json.loads(text, parse_float=str, parse_int=str, parse_constant=str)
        except ValueError:
            assert [problem for problem in reading.problems if problem.rule < "RD060"]
            return
        rules = {problem.rule for problem in reading.problems}
        assert rules <= _CHOSEN
        if rules <= {"RD065"}:
            assert reading.root is not None
            assert _plain(reading.root) == expected

    holds()


@many
@given(texts)
def test_an_ordinary_text_has_no_problem(text: str) -> None:
    """What ``json`` writes of values that a request can hold is read without a word."""
    assert read_json(Source(text)).problems == ()


@pytest.mark.parametrize("kind", [texts, damaged(), scraps], ids=["whole", "damaged", "scraps"])
def test_spans_lie_in_the_text_and_in_order(kind: st.SearchStrategy[str]) -> None:
    """A node lies within its holder, behind the node before it; what was read there stands there."""

    @many
    @given(kind)
    def holds(text: str) -> None:
        reading = read_json(Source(text))
        if reading.root is not None:
            _check_spans(reading.root, text)
        for problem in reading.problems:
            assert 0 <= problem.span.start <= problem.span.end <= len(text)
            assert problem.message.count("{}") == len(problem.values)
            assert problem.help
        assert list(reading.problems) == sorted(reading.problems, key=lambda problem: problem.span)

    holds()


def _check_spans(node: Node, text: str) -> None:
    assert 0 <= node.start <= node.end <= len(text)
    parts: list[tuple[int, int]] = []
    if isinstance(node, Scalar):
        if node.style == "number" and re.fullmatch(r"-?[1-9]\d*", text[node.start : node.end]):
            assert node.text == text[node.start : node.end]
        return
    assert text[node.start] == ("{" if isinstance(node, Mapping) else "[")
    for child in node.items if isinstance(node, Sequence) else node.entries:
        value = child if isinstance(child, (Mapping, Sequence, Scalar)) else child.value
        if not isinstance(child, (Mapping, Sequence, Scalar)):
            parts.append((child.key_start, child.key_end))
        parts.append((value.start, value.end))
        _check_spans(value, text)
    for (_, end), (start, _) in pairwise([(node.start, node.start), *parts, (node.end, node.end)]):
        assert end <= start


@pytest.mark.parametrize("kind", [damaged(), scraps], ids=["damaged", "scraps"])
def test_safe_edits_keep_what_was_read(kind: st.SearchStrategy[str]) -> None:
    """Where every mistake has a safe edit, one round of them makes JSON of the values that were read before."""

    @many
    @given(kind)
    @example("{'a': True, b: .5,}")
    def holds(text: str) -> None:
        reading = read_json(Source(text))
        if reading.root is None or not all(problem.safe and problem.edits for problem in reading.problems):
            return
        for _ in range(len(text)):
            text = apply_edits(text, [problem.edits for problem in read_json(Source(text)).problems])
        again = read_json(Source(text))
        assert again.problems == ()
        assert again.root is not None
        assert again.root.to_python() == reading.root.to_python()

    holds()


@many
@given(st.text(_characters))
def test_quoting_is_what_the_standard_library_does(text: str) -> None:
    """Nothing is escaped that need not be."""
    assert quote(text) == json.dumps(text, ensure_ascii=False)


def test_half_of_a_pair_is_told_at_its_value() -> None:
    """As where a program passes the same as a mapping; in a key, at the object that has it."""
    text = '{"a": {"b": ["x", "y\ud800"], "c\udc00": 1}, "d": 2} \ud800'
    problems = read_json(Source(text)).problems
    halves = [(problem.pointer, *problem.values) for problem in problems if problem.rule == "RD054"]
    assert halves == [("/a/b/1", "U+D800"), ("/a", "U+DC00"), ("", "U+D800")]


def test_numbers_keep_their_digits() -> None:
    """A number is the text that was written, whatever Python would make of it."""
    numbers = "1E300, -0.0, 1e-7, 100000000000000000.10"
    root = read_json(Source(f"[{numbers}]")).root
    assert root is not None
    assert root.to_python() == numbers.split(", ")
