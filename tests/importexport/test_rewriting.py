"""Another text in the place of a value."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from manifestkit.importexport.dialect import DIALECT
from manifestkit.importexport.rewriting import plain_or_quoted, rewritten
from manifestkit.text.edits import apply_edits
from manifestkit.text.manifest import read
from manifestkit.text.nodes import Mapping
from manifestkit.text.source import Source

_ONE_LINE = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp", "Cn", "Co"], exclude_characters="\ufeff"))


def _value_of(text: str) -> object:
    root = read(Source(text), DIALECT).root
    assert root is not None
    return root.to_python()


@given(written=st.sampled_from(["old", "'old'", '"old"', "old value"]), new=_ONE_LINE.filter(bool))
def test_a_new_value_reads_back(written: str, new: str) -> None:
    """Whatever is put in the place of a value is the value afterwards, and its neighbours stay."""
    text = f"generator: {written}\ndeviceId: x\n"
    root = read(Source(text), DIALECT).root
    assert isinstance(root, Mapping)
    changed = apply_edits(text, [rewritten(root.entries[0].value, new)])
    assert _value_of(changed) == {"generator": new, "deviceId": "x"}


@given(new=_ONE_LINE.filter(bool))
def test_a_new_key_reads_back(new: str) -> None:
    """A text that is written as a key or an item is that text."""
    assert _value_of(f"substitutions:\n  {plain_or_quoted(new)}: x\n") == {"substitutions": {new: "x"}}


@pytest.mark.parametrize(("written", "changed"), [("a", "b c"), ("'a'", "'b c'"), ('"a"', '"b c"')])
def test_quotes_stay(written: str, changed: str) -> None:
    """A value that stood in quotes does so afterwards, and another does not."""
    text = f"generator: {written}\n"
    root = read(Source(text), DIALECT).root
    assert isinstance(root, Mapping)
    assert apply_edits(text, [rewritten(root.entries[0].value, "b c")]) == f"generator: {changed}\n"


@pytest.mark.parametrize("value", ["|\n  a\n", "[a]", "{a: b}", ""])
def test_what_is_no_text_of_one_line_is_left_alone(value: str) -> None:
    """Blocks and collections have no place where a text could be put."""
    root = read(Source(f"generator: {value}\n"), DIALECT).root
    assert isinstance(root, Mapping)
    assert rewritten(root.entries[0].value, "b") == ()
