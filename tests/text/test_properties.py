"""What holds of every text: for the two readers, for PyYAML beside them, for spans and for edits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import strategies
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lark import Token
from lark.exceptions import UnexpectedInput, UnexpectedToken
from manifest_promises import (
    known_keys_change_nothing,
    places_lie_in_the_text,
    readers_agree,
    reads_as_pyyaml,
    safe_edits_settle,
    spans_hold_what_was_read,
)

from manifestkit.importexport.dialect import DIALECT
from manifestkit.text import flow_automaton, json_automaton, manifest_automaton
from manifestkit.text.reading import PLAIN_YAML, Dialect
from manifestkit.text.strict import read_strictly
from manifestkit.text.tables import Refused, recognise
from manifestkit.text.tolerant import read_tolerantly

if TYPE_CHECKING:
    from manifestkit.text.nodes import Node
    from manifestkit.text.tables import Tables

dialects = st.sampled_from([DIALECT, PLAIN_YAML])
many = settings(max_examples=500, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _plain(node: Node | None) -> object:
    return None if node is None else node.to_python()


# Beside PyYAML


@pytest.mark.parametrize(
    "texts",
    [strategies.plain_yaml(), strategies.damaged(strategies.plain_yaml()), strategies.scraps()],
    ids=["whole", "damaged", "scraps"],
)
def test_plain_yaml_reads_as_pyyaml_reads_it(texts: st.SearchStrategy[str]) -> None:
    """What both accept is equal; PyYAML accepts what is accepted; the closed list alone is refused beyond it."""
    many(given(texts)(reads_as_pyyaml))()


def test_known_keys_change_nothing_in_plain_yaml() -> None:
    """A text that is plain YAML, with known keys among its own, reads as without them."""
    many(given(strategies.plain_yaml())(known_keys_change_nothing))()


# The two readers


@pytest.mark.parametrize(
    "texts",
    [strategies.ordinary_manifests(), strategies.damaged(strategies.ordinary_manifests())],
    ids=["whole", "damaged"],
)
def test_the_strict_reader_gives_what_the_tolerant_one_gives(texts: st.SearchStrategy[str]) -> None:
    """Wherever the strict reader accepts, with known keys and without: the same tree, the same remarks, no refusal."""
    many(given(texts, dialects)(readers_agree))()


@many
@given(strategies.written_manifests())
def test_a_manifest_reads_back_as_it_was_written(written: tuple[str, dict[str, object]]) -> None:
    """The strict reader takes it, and both readers give the fields that were written."""
    text, tree = written
    ordinary = read_strictly(text, DIALECT)
    assert ordinary is not None
    assert ordinary[0].to_python() == tree
    assert _plain(read_tolerantly(text, DIALECT).root) == tree


@pytest.mark.parametrize(
    ("name", "tables", "texts"),
    [
        ("manifest", manifest_automaton.TABLES, strategies.ordinary_manifests()),
        ("flow", flow_automaton.TABLES, strategies.flow_texts()),
        ("json", json_automaton.TABLES, strategies.json_texts()),
    ],
    ids=["manifest", "flow", "json"],
)
def test_the_tables_recognise_what_lark_parses(name: str, tables: Tables, texts: st.SearchStrategy[str]) -> None:
    """The same texts, in them the same tokens, and in others the same place where no token fits."""
    grammar = strategies.grammar(name)

    @many
    @given(st.one_of(texts, strategies.damaged(texts)))
    def holds(text: str) -> None:
        try:
            tokens = list(recognise(tables, text))
        except Refused as refused:
            place = refused.offset
            with pytest.raises(UnexpectedInput) as caught:
                grammar.parse(text)
            assert _place(caught.value, text) == place
        else:
            leaves = grammar.parse(text).scan_values(lambda leaf: isinstance(leaf, Token))
            assert tokens == [(leaf.type, leaf.start_pos, leaf.end_pos) for leaf in leaves]

    holds()


def _place(error: UnexpectedInput, text: str) -> int | None:
    at_end = isinstance(error, UnexpectedToken) and error.token.type == "$END"
    return len(text) if at_end else error.pos_in_stream


# Places


@many
@given(strategies.any_texts(), dialects)
def test_every_place_lies_in_the_text(text: str, dialect: Dialect) -> None:
    """Nothing raises; problems and nodes lie inside the text, members inside what holds them, in order."""
    places_lie_in_the_text(text, dialect)


@many
@given(strategies.any_texts(), dialects)
def test_every_span_holds_what_was_read_from_it(text: str, dialect: Dialect) -> None:
    """A scalar on one line is its own text; quotes, brackets and blocks read again from their span give the same."""
    spans_hold_what_was_read(text, dialect)


# Edits


@many
@given(st.one_of(strategies.dialect_texts(), strategies.damaged(strategies.dialect_texts()), strategies.any_texts()))
def test_safe_edits_settle_and_change_no_value(text: str) -> None:
    """Applied until none is left, they mend what they are for; the tree stays, and no text becomes malformed."""
    safe_edits_settle(text)
