"""What holds of every text: for the two readers, for PyYAML beside them, for spans and for edits."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
import strategies
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lark import Token
from lark.exceptions import UnexpectedInput, UnexpectedToken

from manifestkit.importexport.dialect import DIALECT
from manifestkit.text import flow_automaton, json_automaton, manifest_automaton
from manifestkit.text.edits import Edit, apply_edits
from manifestkit.text.flow import read_flow
from manifestkit.text.habits import duplicate_keys, keys_without_blank
from manifestkit.text.manifest import is_refusal, read
from manifestkit.text.nodes import Mapping, Scalar, Sequence
from manifestkit.text.reading import PLAIN_YAML, Dialect
from manifestkit.text.source import Source
from manifestkit.text.strict import read_strictly
from manifestkit.text.tables import Refused, recognise
from manifestkit.text.tolerant import read_tolerantly

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifestkit.text.nodes import Entry, Node
    from manifestkit.text.reading import Problem, Reading
    from manifestkit.text.tables import Tables

# What is refused of YAML on purpose (ways.md 1), a key that PyYAML's own limit would stop, and the limit of depth.
_CLOSED_LIST = frozenset({*(f"RD03{digit}" for digit in range(10)), "RD023", "RD005"})
_ROUNDS = 8

dialects = st.sampled_from([DIALECT, PLAIN_YAML])
many = settings(max_examples=500, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _refusals(reading: Reading) -> list[Problem]:
    return [problem for problem in reading.problems if is_refusal(problem)]


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

    @many
    @given(texts)
    def holds(text: str) -> None:
        reading = read_tolerantly(text, PLAIN_YAML)
        refused = _refusals(reading)
        try:
            expected = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - it makes nothing but texts
        except (yaml.YAMLError, TypeError):  # the latter for a collection as a key
            assert refused
            return
        if refused:
            assert any(problem.rule in _CLOSED_LIST for problem in refused)
        else:
            assert _plain(reading.root) == expected

    holds()


# The two readers


@pytest.mark.parametrize(
    "texts",
    [strategies.ordinary_manifests(), strategies.damaged(strategies.ordinary_manifests())],
    ids=["whole", "damaged"],
)
def test_the_strict_reader_gives_what_the_tolerant_one_gives(texts: st.SearchStrategy[str]) -> None:
    """Wherever the strict reader accepts, with known keys and without: the same tree, the same remarks, no refusal."""

    @many
    @given(texts, dialects)
    def holds(text: str, dialect: Dialect) -> None:
        ordinary = read_strictly(text, dialect)
        if ordinary is None:
            return
        tolerant = read_tolerantly(text, dialect)
        root, tight = ordinary
        assert root == tolerant.root
        blanks = (Edit(place, place, " ") for place in tight)
        remarks = [*keys_without_blank(blanks), *duplicate_keys(root)]
        assert sorted(remarks, key=lambda problem: problem.span) == list(tolerant.problems)
        assert not _refusals(tolerant)

    holds()


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
    """Nothing raises; problems and nodes lie inside the text, members inside what holds them, one after the other."""
    reading = read(Source(text), dialect)
    for problem in reading.problems:
        assert 0 <= problem.span.start <= problem.span.end <= len(text)
        assert problem.message.count("{}") == len(problem.values)
        assert all(0 <= edit.start <= edit.end <= len(text) for edit in problem.edits)
    if reading.root is None:
        return
    for node in _nodes(reading.root):
        assert 0 <= node.start <= node.end <= len(text)
        children = _children(node)
        for child in children:
            assert node.start <= child.start
            assert child.end <= node.end or (isinstance(child, Scalar) and child.style in {"empty", "unread"})
        for left, right in pairwise(children):
            assert left.end <= right.start


@many
@given(strategies.any_texts(), dialects)
def test_every_span_holds_what_was_read_from_it(text: str, dialect: Dialect) -> None:
    """A scalar on one line is its own text; quotes, brackets and blocks read again from their span give the same.

    No-break spaces that count as indentation (RD063) are no part of a text any more.
    """
    reading = read_tolerantly(text, dialect)
    if reading.root is None or any(problem.rule == "RD063" for problem in reading.problems):
        return
    for node in _nodes(reading.root):
        raw = text[node.start : node.end]
        if isinstance(node, Scalar):
            _check_scalar(node, raw)
    for entry in _entries(reading.root):
        raw = text[entry.key_start : entry.key_end]
        if raw[:1] in {'"', "'"}:
            assert _plain(read_flow(raw, 0, len(raw), frozenset())) == entry.key
        elif "\n" not in raw and "\r" not in raw:
            assert raw == entry.key


def _check_scalar(node: Scalar, raw: str) -> None:
    if node.style in {"single", "double"}:
        assert _plain(read_flow(raw, 0, len(raw), frozenset())) == node.text
    elif node.style in {"plain", "rest"} and "\n" not in raw and "\r" not in raw:
        assert raw == node.text
    elif node.style == "empty":
        assert raw == node.text == ""
    elif node.style == "unread":
        assert node.text == ""
    elif node.style in {"literal", "folded"}:
        assert raw[0] == ("|" if node.style == "literal" else ">")


def _nodes(root: Node) -> Iterator[Node]:
    waiting = [root]
    while waiting:
        node = waiting.pop()
        yield node
        waiting += _children(node)


def _children(node: Node) -> list[Node]:
    if isinstance(node, Mapping):
        return [entry.value for entry in node.entries]
    return list(node.items) if isinstance(node, Sequence) else []


def _entries(root: Node) -> Iterator[Entry]:
    for node in _nodes(root):
        if isinstance(node, Mapping):
            yield from node.entries


# Edits


@many
@given(st.one_of(strategies.dialect_texts(), strategies.damaged(strategies.dialect_texts()), strategies.any_texts()))
def test_safe_edits_settle_and_change_no_value(text: str) -> None:
    """Applied until none is left, they mend what they are for; the tree stays, and no text becomes malformed.

    Edits that touch each other wait for another round. Where something else is malformed, the tree may change.
    """
    first = read_tolerantly(text, DIALECT)
    last = first
    for _ in range(_ROUNDS):
        edits = [problem.edits for problem in last.problems if problem.safe and problem.edits]
        if not edits:
            break
        text = apply_edits(text, edits)
        last = read_tolerantly(text, DIALECT)
    assert not [problem for problem in last.problems if problem.safe and problem.edits]
    if all(problem.safe and problem.edits for problem in _refusals(first)):
        assert _plain(last.root) == _plain(first.root)
        assert not _refusals(last)
