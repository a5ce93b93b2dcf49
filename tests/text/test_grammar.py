"""Every part of the grammars is needed: without it some text of a short list is refused or read differently.

The list is ``grammar_texts.json``: for each grammar, texts that it accepts and texts that it has to refuse.
"""

from __future__ import annotations

import json
import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lark.exceptions import LarkError
from productions import removals

from manifestkit.importexport.dialect import DIALECT
from manifestkit.resources import read_text
from manifestkit.text.flow import FlowError, read_flow
from manifestkit.text.generate import generated_files, lark_of, tables_of
from manifestkit.text.strict import read_strictly
from manifestkit.text.tables import recognise

if TYPE_CHECKING:
    from collections.abc import Callable

    from lark import Lark

    from manifestkit.text.tables import Tables

_TEXTS: dict[str, list[str]] = json.loads(Path(__file__).with_name("grammar_texts.json").read_text("utf-8"))
_GRAMMARS = ("manifest", "flow")
_PROJECT = Path(__file__).parents[2]


@pytest.mark.parametrize(("name", "text"), generated_files().items())
def test_the_automata_are_those_of_the_grammars(name: str, text: str) -> None:
    """`make generate` was run after a grammar was changed; the same grammar gives the same module in every run."""
    assert (_PROJECT / name).read_text(encoding="utf-8") == text


@pytest.mark.parametrize("name", _GRAMMARS)
def test_no_part_of_a_grammar_can_be_taken_out_unnoticed(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rules, alternatives, conditions, what is optional and what repeats: each changes the reading of some text."""
    read = {"manifest": _manifests, "flow": _flows}[name]
    grammar = read_text("grammars", f"{name}.lark")
    whole = read(lark_of(name, grammar), monkeypatch)
    parts = list(removals(grammar))
    assert len(parts) > 40
    unnoticed = []
    for part, rest in parts:
        try:
            lark = lark_of(name, rest)
        except (LarkError, re.error, AssertionError):
            continue  # what is left is no grammar
        if read(lark, monkeypatch) == whole:
            unnoticed.append(part)
    assert not unnoticed


@pytest.mark.parametrize("name", _GRAMMARS)
def test_the_list_has_texts_of_both_kinds(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A list of texts that are all refused, or all accepted, could not notice much."""
    lark = lark_of(name, read_text("grammars", f"{name}.lark"))
    read = {"manifest": _manifests, "flow": _flows}[name]
    outcomes = read(lark, monkeypatch)
    refused = [outcome for outcome in outcomes if outcome is None or isinstance(outcome, str)]
    assert 10 < len(refused) < len(outcomes) - 10


def test_parts_are_found_in_rules_and_in_patterns() -> None:
    """Alternatives, conditions, options, repetitions, what is ignored; but no `+` whose loop repeats all the same."""
    grammar = 'start: ("a" | B)? C+\nB: /x(?:y++|z)*+(?!w)/\nC: "|" /[|?]/\n%ignore " "\n'
    gone = {part.split(": ", 1)[-1]: rest for part, rest in removals(grammar)}
    assert sorted(gone) == sorted(
        ['%ignore " "', '("a" | B)?', '"a" |', "| B", "+", "(?:y++|z)*+", "y++|", "|z", "(?!w)"]
    )
    assert gone['"a" |'] == 'start: ( B)? C+\nB: /x(?:y++|z)*+(?!w)/\nC: "|" /[|?]/\n%ignore " "\n'


def _manifests(lark: Lark, monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The tokens and the tree of each text, or None."""
    tables = tables_of(lark)
    monkeypatch.setattr("manifestkit.text.strict.TABLES", tables)
    return [_outcome(partial(_tokens_and_tree, tables, text)) for text in _TEXTS["manifest"]]


def _tokens_and_tree(tables: Tables, text: str) -> object:
    tree = read_strictly(text, DIALECT)
    return None if tree is None else (list(recognise(tables, text)), tree)


def _flows(lark: Lark, monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The tokens and the node of each text, or why and where it is refused."""
    tables = tables_of(lark)
    monkeypatch.setattr("manifestkit.text.flow.TABLES", tables)
    return [_outcome(partial(_tokens_and_node, tables, text)) for text in _TEXTS["flow"]]


def _tokens_and_node(tables: Tables, text: str) -> object:
    node = read_flow(text, 0, len(text), DIALECT.keys)
    return list(recognise(tables, text, 0, node.end)), node


def _outcome(read: Callable[[], object]) -> object:
    try:
        return read()
    except FlowError as error:
        return f"{error.cause} at {error.offset}, closed at {error.end}"
    except Exception as error:  # noqa: BLE001 - half a grammar may break what is built on it in any way
        return repr(error)
