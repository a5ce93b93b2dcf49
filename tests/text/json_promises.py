"""What holds of every text that is read as JSON; each function raises AssertionError where it does not."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from typing import TYPE_CHECKING

from manifestkit.text.edits import apply_edits
from manifestkit.text.json.reader import read_json
from manifestkit.text.nodes import Mapping, Scalar, Sequence
from manifestkit.text.source import Source

if TYPE_CHECKING:
    from manifestkit.text.nodes import Node

# What ``json`` takes, and this reader tells of: depth, no numbers, wide integers, half pairs, duplicate keys.
_CHOSEN = {"RD005", "RD050", "RD051", "RD053", "RD054", "RD065"}
_WORDS = {"true": True, "false": False, "null": None}


def reads_as_the_standard_library(text: str) -> None:
    """What ``json`` takes is read as ``json`` reads it; what it refuses is told of."""
    reading = read_json(Source(text))
    try:
        expected = json.loads(text, parse_float=str, parse_int=str, parse_constant=str)
    except RecursionError:  # the standard library's own limit
        assert "RD005" in {problem.rule for problem in reading.problems}
        return
    except ValueError:
        assert [problem for problem in reading.problems if problem.rule < "RD060"]
        return
    rules = {problem.rule for problem in reading.problems}
    assert rules <= _CHOSEN
    if rules <= {"RD065"}:
        assert reading.root is not None
        assert _plain(reading.root) == expected


def spans_lie_in_order(text: str) -> None:
    """A node lies within its holder, behind the node before it; what was read there stands there."""
    reading = read_json(Source(text))
    if reading.root is not None:
        _check_spans(reading.root, text)
    for problem in reading.problems:
        assert 0 <= problem.span.start <= problem.span.end <= len(text)
        assert problem.message.count("{}") == len(problem.values)
        assert problem.help
    assert list(reading.problems) == sorted(reading.problems, key=lambda problem: problem.span)


def safe_edits_keep_what_was_read(text: str) -> None:
    """Where every mistake has a safe edit, rounds of them make JSON of the values that were read before."""
    reading = read_json(Source(text))
    if reading.root is None or not all(problem.safe and problem.edits for problem in reading.problems):
        return
    again = reading
    for _ in range(len(text)):
        if not again.problems:
            break
        text = apply_edits(text, [problem.edits for problem in again.problems])
        again = read_json(Source(text))
    assert again.problems == ()
    assert again.root is not None
    assert again.root.to_python() == reading.root.to_python()


def _plain(node: Node) -> object:
    """The values as ``json`` gives them when numbers stay text."""
    if isinstance(node, Sequence):
        return [_plain(item) for item in node.items]
    if isinstance(node, Mapping):
        return {entry.key: _plain(entry.value) for entry in node.entries}
    return _WORDS[node.text] if node.style == "word" else node.text


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
