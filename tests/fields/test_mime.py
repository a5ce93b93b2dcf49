"""Media types and file extensions: their form."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sentences import is_sentence

from manifestkit.fields.mime import check, check_extension

_ROWS = [
    tuple(f"{line}\t".split("\t")[:2])
    for line in (Path(__file__).parent / "data" / "media_types.tsv").read_text("utf-8").splitlines()[1:]
]
_NAMES = st.from_regex(r"\A[A-Za-z0-9][A-Za-z0-9!#$&\-^_.+]{0,126}\Z")


@pytest.mark.parametrize(("text", "fragment"), _ROWS)
def test_a_media_type_has_the_form_of_rfc_6838(text: str, fragment: str) -> None:
    """A row without a reason is well-formed; the others are refused for theirs."""
    reason = check(text)
    if fragment:
        assert reason is not None
        assert fragment in reason
        assert is_sentence(reason)
    else:
        assert reason is None


def test_type_and_subtype_have_at_most_127_characters() -> None:
    """One character and up to 126 more (address reference, 1.8)."""
    assert check(f"{'a' * 127}/{'b' * 127}") is None
    assert "The type of a media type has at most" in str(check(f"{'a' * 128}/b"))
    assert "The subtype of a media type has at most" in str(check(f"a/{'b' * 128}"))
    assert check(f"a/b; {'c' * 127}=d") is None
    assert "The parameter name of a media type has at most" in str(check(f"a/b; {'c' * 128}=d"))


@pytest.mark.parametrize("text", ["", "image/jpeg\n", "image/\njpeg", "a/b; c=d\n", 'a/b; c="\n"', "a/b;\u00a0c=d"])
def test_no_line_break_or_foreign_blank_passes(text: str) -> None:
    """Only blanks and tabs may stand around a semicolon, and nothing at the ends."""
    assert check(text) is not None


@pytest.mark.parametrize(
    "rest", ['; c="' + "d" * 1_000_000, '; c="' + "\\d" * 500_000, "; c=d" * 200_000, ";" * 1_000_000]
)
def test_hostile_parameters_are_refused_at_once(rest: str) -> None:
    """An endless value, or parameters without number, take time in proportion to their length."""
    start = time.perf_counter()
    assert check(f"a/b{rest}") is not None
    assert time.perf_counter() - start < 15


@given(_NAMES, _NAMES)
def test_any_two_restricted_names_make_a_media_type(kind: str, subtype: str) -> None:
    """The form is all that counts: no list of known types is kept."""
    assert check(f"{kind}/{subtype}") is None


def test_a_media_type_may_end_in_any_letter() -> None:
    """Nothing but blanks is taken from its end, and these only before a semicolon."""
    assert check("model/X") is None
    assert check("model/x ; a=b") is None
    assert check("model/x ") is not None


@given(st.text())
def test_every_text_has_a_verdict(text: str) -> None:
    """Nothing raises, and what is refused is refused in a sentence."""
    for reason in (check(text), check_extension(text)):
        assert reason is None or reason.endswith(".")


@pytest.mark.parametrize("text", ["jpg", "JPG", "7z", "c++", "tar.gz", "jpg~", "写真"])
def test_an_extension_comes_without_its_dot(text: str) -> None:
    """Extensions are whatever stands after the dot of a file's name (Import/Export reference, 3)."""
    assert check_extension(text) is None


@pytest.mark.parametrize(
    ("text", "fragment"),
    [
        (".jpg", "without its dot"),
        (".", "without its dot"),
        ("", "missing"),
        ("image/jpeg", "no slash"),
        ("j pg", "no blanks"),
        ("jpg ", "no blanks"),
        ("jpg\t", "no blanks"),
        ("jpg\u00a0", "no blanks"),
    ],
)
def test_what_cannot_be_an_extension_is_refused(text: str, fragment: str) -> None:
    """A dot in front, a slash or a blank shows that something else was meant."""
    assert fragment in str(check_extension(text))
