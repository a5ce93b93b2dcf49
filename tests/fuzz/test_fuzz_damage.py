"""Every target keeps its promises on seeds that were damaged, and on what the other tests write for the readers."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
import strategies
from fuzz_inputs import bytes_of
from fuzz_seeds import seeds, words
from fuzz_targets import TARGETS
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

_LONGEST = 4096
_SCRAPS = [
    b"",
    b"\n",
    b" ",
    b"\t",
    b":",
    b": ",
    b'"',
    b"'",
    b"\\",
    b"[",
    b"]",
    b"{",
    b"}",
    b",",
    b"#",
    b"%",
    b"&",
    b"=",
    b"0",
]
some = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@cache
def _pieces() -> SearchStrategy[bytes]:
    texts = st.sampled_from([*words(), "\u00a0", "\u2028", "\u201c", "\ufeff", "\x00", "yes", "2.0", "-1", "USA"])
    return st.one_of(st.sampled_from(_SCRAPS), texts.map(str.encode), st.binary(max_size=4))


@st.composite
def damaged(draw: DrawFn, target: str) -> bytes:
    """A seed with pieces cut out, put in, doubled, and taken from another seed."""
    inputs = st.sampled_from(seeds(target))
    data = draw(inputs)
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = draw(st.integers(start, min(len(data), start + 60)))
        other = draw(inputs)
        begin = draw(st.integers(0, len(other)))
        taken = other[begin : begin + draw(st.integers(0, 60))]
        piece = draw(st.one_of(_pieces(), st.just(taken), st.just(data[start:end] * 2)))
        data = data[:start] + piece + data[end:]
    return data[:_LONGEST]


@pytest.mark.parametrize("target", TARGETS)
def test_damaged_seeds(target: str) -> None:
    """Whatever was cut out of an input or put into it."""
    some(given(damaged(target))(TARGETS[target]))()


@pytest.mark.parametrize("target", ["manifest", "file"])
def test_texts_of_the_readers(target: str) -> None:
    """Manifests and YAML of every form, whole and damaged, are checked, told and mended."""
    start = st.sampled_from([b"0", b"1", b"2", b"3"])
    texts = st.one_of(strategies.any_texts(), strategies.damaged(strategies.dialect_texts())).map(bytes_of_any)
    some(given(st.builds(bytes.__add__, start, texts))(TARGETS[target]))()


def bytes_of_any(text: str) -> bytes:
    """The bytes of a text, in which every half of a surrogate pair is one that stands for a byte."""
    return bytes_of("".join("\udcff" if "\ud800" <= character <= "\udfff" else character for character in text))
