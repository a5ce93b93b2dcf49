"""Where the strict reader leaves a text to the tolerant one, and what the readers' small parts promise."""

from __future__ import annotations

import pytest
import strategies
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from manifestkit.importexport.dialect import DIALECT
from manifestkit.text.characters import has_unreadable
from manifestkit.text.flow import FlowError, read_flow
from manifestkit.text.habits import duplicate_keys
from manifestkit.text.manifest import read
from manifestkit.text.nodes import Entry, Mapping, Scalar
from manifestkit.text.reading import PLAIN_YAML, Dialect
from manifestkit.text.source import Position, Source, Span
from manifestkit.text.strict import read_strictly
from manifestkit.text.tolerant import read_tolerantly

# Texts that the strict grammar takes and that are no ordinary manifests all the same.
_NOT_ORDINARY = {
    "items in two columns": "ignore:\n  - a\n - b\n",
    "records in two columns": "operations:\n- exportBucket: x\n  - exportBucket: y\n",
    "members of a record in two columns": "operations:\n- exportBucket: x\n   prefix: y\n",
    "members in two columns": "returnAddress:\n  name: x\n   city: y\n",
    "members below a value": "bucket: x\n  prefix: y\n",
    "patterns that look like fields": "ignore:\n- prefix: x\n",
    "an item that is a tight field": "k:\n- a\n- bucket:x\n",
    "a colon without a blank behind unknown keys alone": "buckt:x\n",
}


@pytest.mark.parametrize("text", _NOT_ORDINARY.values(), ids=_NOT_ORDINARY)
def test_the_strict_reader_judges_nothing_doubtful(text: str) -> None:
    """Columns that differ, and colons that only the dialect can judge, are the tolerant reader's."""
    assert read_strictly(text, DIALECT) is None
    assert read(Source(text), DIALECT).problems


@pytest.mark.parametrize(
    ("text", "place"),
    [("{\nbucket:'a'b\n}", 12), ("{\nbucket:*a\n}", 9), ("{\nbucket:::a\n}", 9)],
)
def test_a_tight_flow_entry_has_one_whole_value(text: str, place: int) -> None:
    """Behind the colon of a known key stands a plain or a quoted scalar, and nothing behind that (RULINGS 15)."""
    with pytest.raises(FlowError) as caught:
        read_flow(text, 0, len(text), DIALECT.keys)
    assert (caught.value.cause, caught.value.offset) == ("unexpected", place)


def test_printable_characters_alone_are_readable() -> None:
    """Of ASCII, YAML 1.1 has the tab, the line ends and what stands between the blank and the tilde."""
    readable = {chr(code) for code in range(0x80) if not has_unreadable(chr(code))}
    assert readable == {"\t", "\n", "\r", *map(chr, range(ord(" "), ord("~") + 1))}
    assert has_unreadable("a\x7f")
    assert has_unreadable("\u2028")
    assert not has_unreadable("\xe9\n")


@settings(max_examples=500, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(strategies.any_texts(), st.sampled_from([DIALECT, PLAIN_YAML]))
def test_every_repeated_key_of_the_tree_is_told(text: str, dialect: Dialect) -> None:
    """Wherever in the text its mapping stands, in whatever style."""
    reading = read_tolerantly(text, dialect)
    told = {problem for problem in reading.problems if problem.rule == "RD065"}
    assert told == set(() if reading.root is None else duplicate_keys(reading.root))


def test_the_last_entry_of_a_key_is_in_force() -> None:
    """As with every reader of YAML; of a key that is not there, there is none."""
    entries = tuple(Entry("k", at, at + 1, Scalar(str(at), at, at, "plain")) for at in range(3))
    mapping = Mapping(entries, 0, 3)
    assert mapping.get("k") == entries[2]
    assert mapping.get("x") is None


def test_lines_end_at_crlf_lf_and_cr_only() -> None:
    """RULINGS 13: not at U+2028, nor at a form feed; the end of a text that ends with a line end begins a line."""
    source = Source("a\r\nbc\rd\u2028\x0ce\n")
    assert source.line_count == 4
    assert [source.line_span(line) for line in (1, 2, 3, 4)] == [Span(0, 1), Span(3, 5), Span(6, 10), Span(11, 11)]
    assert source.position(11) == Position(4, 1)
    source = Source("bc\nd\u2028\x0ce\n\n")
    assert [source.line_span(line) for line in (1, 2, 3, 4)] == [Span(0, 2), Span(3, 7), Span(8, 8), Span(9, 9)]
    assert (source.line_count, source.position(3), source.position(9)) == (4, Position(2, 1), Position(4, 1))


@pytest.mark.parametrize("text", ["", "a", "a\r\nb", "\r\r\n\n\r", "x\ny\n"])
def test_offsets_and_positions_are_each_other_s_way_back(text: str) -> None:
    """For every place in a text and for its end."""
    source = Source(text)
    for offset in range(len(text) + 1):
        assert source.offset(*source.position(offset)) == offset
