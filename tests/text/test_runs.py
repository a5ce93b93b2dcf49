"""Runs of ordinary fields and items, which the tolerant reader takes at once: where they end, and what they give."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest
import strategies
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from manifestkit.importexport.dialect import DIALECT
from manifestkit.resources import read_text
from manifestkit.text.cursor import Cursor
from manifestkit.text.flow import FlowError, read_flow
from manifestkit.text.generate import lark_of, tables_of
from manifestkit.text.reading import PLAIN_YAML, Dialect
from manifestkit.text.runs import RUN_OF_FIELDS, RUN_OF_ITEMS
from manifestkit.text.tolerant import read_tolerantly

if TYPE_CHECKING:
    from manifestkit.text.reading import Reading
    from manifestkit.text.tables import Tables

# Each text begins in the first line with fields; what ends the run stands behind the bar.
_RUNS = {
    "the end of the text": "a: x\nb: y\n|",
    "another column further left": "  a: x\n  b: y\n|c: z\n",
    "comments and blank lines belong to it": "a: x # c\n\n  # c\nb: 'y'# c\n   \n|",
    "an empty field before another": "a:\nb: \n|",
    "a value that may go on below": "a: x\n|b: y\n  z\n",
    "a value that may go on behind a comment": "a: x\n|b:\n# c\n  z\n",
    "a list in the column of its key": "a: x\n|b:\n- y\n",
    "a block scalar in the column of its key": "a: x\n|b:\n>\n",
    "a line that a tab indents": "a: x\n|b: y\n\tc: z\n",
    "a line that a no-break space indents": "a: x\n|b: y\n\xa0c: z\n",
    "a value right behind its colon": "a: x\n|b:y\n",
    "a tab behind the colon": "a: x\n|b:\ty\n",
    "a second colon": "a: x\n|b: y: z\n",
    "brackets": "a: x\n|b: [y]\n",
    "escapes": 'a: x\n|b: "\\x41"\n',
    "a quoted key": "a: x\n|'b': y\n",
    "items to the end of the text": "- a\n- b # c\n|",
    "items before a field": "  - a\n  - 'b'\n|c: z\n",
    "items before a deeper line": "- a\n|- b\n c\n",
    "an item with a colon": "- a\n|- b:c\n",
    "an item in an item": "- a\n|- - b\n",
    "an empty item": "- a\n|-\n",
    "another column": "  a: x\n|  b: y\n   c: z\n",
}


@pytest.mark.parametrize("text", _RUNS.values(), ids=_RUNS)
def test_a_run_ends_before_a_field_that_is_not_complete(text: str) -> None:
    """Whatever follows, and whatever the field itself holds that is not ordinary."""
    run, rest = text.split("|")
    pattern = RUN_OF_ITEMS if text.lstrip().startswith("-") else RUN_OF_FIELDS
    match = pattern.match(run + rest)
    assert match is not None
    assert match[0] == run


@settings(max_examples=1000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.one_of(strategies.damaged(strategies.ordinary_manifests()), strategies.any_texts()),
    st.sampled_from([DIALECT, PLAIN_YAML]),
)
def test_runs_change_nothing_but_the_time(text: str, dialect: Dialect) -> None:
    """Line by line, the same tree and the same problems are read."""
    assert read_tolerantly(text, dialect) == _line_by_line(text, dialect)


@settings(max_examples=1000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(strategies.flow_texts(), strategies.damaged(strategies.flow_values)))
def test_members_and_items_together_are_what_each_is_alone(text: str) -> None:
    """Between brackets, the same node, or the same refusal at the same place, one member or item at a time."""
    together = _flow(text)
    with patch("manifestkit.text.flow.TABLES", _one_by_one()):
        assert _flow(text) == together


def _flow(text: str) -> object:
    try:
        return read_flow(text, 0, len(text), DIALECT.keys)
    except FlowError as error:
        return error.cause, error.offset, error.end


@cache
def _one_by_one() -> Tables:
    grammar = read_text("grammars", "flow.lark")
    return tables_of(lark_of("flow", grammar.replace(" | ITEMS\n", "\n").replace(" | MEMBERS\n", "\n")))


def _line_by_line(text: str, dialect: Dialect) -> Reading:
    with patch.object(Cursor, "_run", return_value=None):
        return read_tolerantly(text, dialect)
