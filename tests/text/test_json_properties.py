"""What holds of every JSON text: beside the standard library, for spans, for edits, and for the grammar."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from json_promises import reads_as_the_standard_library, safe_edits_keep_what_was_read, spans_lie_in_order

from manifestkit.text.json.reader import read_json
from manifestkit.text.json.strings import quote
from manifestkit.text.source import Source

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


@pytest.mark.parametrize("kind", [texts, damaged(), scraps], ids=["whole", "damaged", "scraps"])
def test_json_reads_as_the_standard_library_reads_it(kind: st.SearchStrategy[str]) -> None:
    """What ``json`` takes is read as ``json`` reads it; what it refuses is told of."""

    @many
    @given(kind)
    @example('{"a": [1, {"b": []}], "a": 2}')
    @example("[null, 0:]")
    def holds(text: str) -> None:
        reads_as_the_standard_library(text)

    holds()


@many
@given(texts)
def test_an_ordinary_text_has_no_problem(text: str) -> None:
    """What ``json`` writes of values that a request can hold is read without a word."""
    assert read_json(Source(text)).problems == ()


@pytest.mark.parametrize("kind", [texts, damaged(), scraps], ids=["whole", "damaged", "scraps"])
def test_spans_lie_in_the_text_and_in_order(kind: st.SearchStrategy[str]) -> None:
    """A node lies within its holder, behind the node before it; what was read there stands there."""
    many(given(kind)(spans_lie_in_order))()


@pytest.mark.parametrize("kind", [damaged(), scraps], ids=["damaged", "scraps"])
def test_safe_edits_keep_what_was_read(kind: st.SearchStrategy[str]) -> None:
    """Where every mistake has a safe edit, one round of them makes JSON of the values that were read before."""

    @many
    @given(kind)
    @example("{'a': True, b: .5,}")
    @example('{\\u001f": null}')
    def holds(text: str) -> None:
        safe_edits_keep_what_was_read(text)

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
