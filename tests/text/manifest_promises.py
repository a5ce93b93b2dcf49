"""What holds of every text that is read as a manifest; each function raises AssertionError where it does not."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import yaml

from manifestkit.importexport.dialect import DIALECT
from manifestkit.text.edits import apply_edits
from manifestkit.text.flow import read_flow
from manifestkit.text.manifest import is_refusal, read
from manifestkit.text.nodes import Mapping, Scalar, Sequence
from manifestkit.text.reading import PLAIN_YAML
from manifestkit.text.source import Source
from manifestkit.text.strict import read_strictly
from manifestkit.text.tolerant import read_tolerantly

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifestkit.text.nodes import Entry, Node
    from manifestkit.text.reading import Dialect, Problem, Reading

# What is refused of YAML on purpose (ways.md 1), half of a surrogate pair, a key that PyYAML's own limit would stop,
# and the limit of depth.
_CLOSED_LIST = frozenset({*(f"RD03{digit}" for digit in range(10)), "RD019", "RD023", "RD005"})
_ROUNDS = 8


def reads_as_pyyaml(text: str) -> None:
    """What both accept is equal; PyYAML accepts what is accepted; the closed list alone is refused beyond it."""
    reading = read_tolerantly(text, PLAIN_YAML)
    refused = _refusals(reading)
    try:
        expected = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - it makes nothing but texts
    except (yaml.YAMLError, TypeError, OverflowError):  # for a collection as a key, and an escape like \UFFFFFFFF
        assert refused
        return
    if refused:
        assert any(problem.rule in _CLOSED_LIST for problem in refused)
    else:
        assert _plain(reading.root) == expected


def known_keys_change_nothing(text: str) -> None:
    """What plain YAML accepts reads the same with known keys, where these stand as keys alone (RULINGS 15)."""
    plain = read_tolerantly(text, PLAIN_YAML)
    if not _refusals(plain):
        reading = read_tolerantly(text, DIALECT)
        assert not _refusals(reading)
        assert _plain(reading.root) == _plain(plain.root)


def readers_agree(text: str, dialect: Dialect) -> None:
    """Where the strict reader accepts, the tolerant one gives the same tree and the same remarks, and no refusal."""
    ordinary = read_strictly(text, dialect)
    if ordinary is None:
        return
    tolerant = read_tolerantly(text, dialect)
    assert ordinary == tolerant
    assert not _refusals(tolerant)


def places_lie_in_the_text(text: str, dialect: Dialect) -> None:
    """Problems and nodes lie inside the text, members inside what holds them, one after the other."""
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


def spans_hold_what_was_read(text: str, dialect: Dialect) -> None:
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


def safe_edits_settle(text: str) -> None:
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


def _refusals(reading: Reading) -> list[Problem]:
    return [problem for problem in reading.problems if is_refusal(problem)]


def _plain(node: Node | None) -> object:
    return None if node is None else node.to_python()


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
