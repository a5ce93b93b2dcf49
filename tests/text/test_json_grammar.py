"""Every part of the grammar of JSON is needed: without it some text of a list is read differently.

The list is the texts of ``json_cases``, and here what they do not tell apart: how a text is cut into tokens.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

from lark.exceptions import LarkError
from productions import removals

from manifestkit.resources import read_text
from manifestkit.text.generate import lark_of, tables_of
from manifestkit.text.json import recovery as json_recovery
from manifestkit.text.json.reader import read_json
from manifestkit.text.source import Source
from manifestkit.text.tables import Refused, recognise

if TYPE_CHECKING:
    import pytest

    from manifestkit.text.json.builder import Builder
    from manifestkit.text.tables import Tables, Token

_FOLDER = Path(__file__).with_name("json_cases")
_TEXTS: list[str] = [
    *(case["text"] for case in json.loads((_FOLDER / "cases.json").read_text("utf-8")) if len(case["text"]) < 1000),
    *json.loads((_FOLDER / "tokens.json").read_text("utf-8")),
]
_MENDS = 200


class _EndlessError(Exception):
    """Half a grammar may let mending go round in circles."""


def test_no_part_of_the_grammar_can_be_taken_out_unnoticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rules, alternatives, conditions, what is optional and what repeats: each changes the reading of some text."""
    grammar = read_text("grammars", "json.lark")
    _stop_circles(monkeypatch)
    tables = tables_of(lark_of("json", grammar))
    whole = [_outcome(tables, text, monkeypatch) for text in _TEXTS]
    parts = list(removals(grammar))
    assert len(parts) > 100
    unnoticed = []
    for part, rest in parts:
        try:
            tables = tables_of(lark_of("json", rest))
        except (LarkError, re.error, AssertionError):
            continue  # what is left is no grammar
        if all(_outcome(tables, text, monkeypatch) == outcome for text, outcome in zip(_TEXTS, whole, strict=True)):
            unnoticed.append(part)
    assert not unnoticed


def _stop_circles(monkeypatch: pytest.MonkeyPatch) -> None:
    mend = json_recovery.mend
    mends = 0
    last = -1

    def counted(builder: Builder, terminal: str, end: int) -> None:
        nonlocal mends, last
        mends = mends + 1 if builder.at == last else 0
        last = builder.at
        if mends > _MENDS:
            raise _EndlessError
        mend(builder, terminal, end)

    monkeypatch.setattr(json_recovery, "mend", counted)


def _outcome(tables: Tables, text: str, monkeypatch: pytest.MonkeyPatch) -> object:
    """The tokens and the reading of a text."""
    monkeypatch.setattr("manifestkit.text.json.builder.TABLES", tables)
    monkeypatch.setattr("manifestkit.text.json.grammar.TABLES", tables)
    try:
        reading: object = read_json(Source(text))
    except Exception as error:  # noqa: BLE001 - half a grammar may break what is built on it in any way
        reading = repr(error)
    tokens: list[Token] = []
    try:
        tokens.extend(recognise(tables, text))
    except Refused as error:
        return tokens, error.offset, reading
    return tokens, None, reading
