"""What reading says of a mistake, where one code has several things to say."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from manifestkit.importexport.dialect import DIALECT
from manifestkit.text.manifest import read
from manifestkit.text.source import Source


class Case(NamedTuple):
    """A text with one mistake, and words of the message and of the help."""

    text: str
    rule: str
    message: str
    help: str


CASES = {
    "no colon": Case("bucket: a\nhello\n", "RD010", "no key with a colon", "Write `key: value`"),
    "a value below": Case("prefix:\nhello\n", "RD010", "looks like the value", "behind the colon"),
    "behind the end": Case("bucket: a\n...\nfoo: x\n", "RD010", "behind the `...`", "Delete the line with `...`"),
    "below a list": Case("  - a\nfoo: x\n", "RD010", "belongs to nothing", "one field on each line"),
    "no blank behind a dash": Case("ignore:\n-a$\n", "RD010", "behind the dash", "Put a blank behind the dash"),
    "an item behind a colon": Case("bucket: - a\n", "RD022", "cannot stand behind a colon", "below the key"),
    "a question mark in a value": Case("bucket: ? a\n", "RD030", "complex key", "quotes around a value"),
    "a blank of a template and more": Case(
        "logBucket: [x]-logs\n", "RD018", "follows the brackets", "a template's blank"
    ),
    "half a blank of a template": Case("bucket: [Your bucket\n", "RD017", "not closed", "a template's blank"),
    "a key twice": Case("bucket: a\nbucket: b\n", "RD065", "stands twice", "Delete one of the two."),
    "a key twice in an item": Case(
        "operations:\n  - exportBucket: a\n    exportBucket: b\n", "RD065", "stands twice", "or put a dash"
    ),
    "an equals sign": Case("bucket: a\nprefix=x\n", "RD011", "An equals sign", "with a colon and a blank"),
    "a full-width colon": Case("bucket: a\nprefix\uff1ax\n", "RD011", "A full-width colon", "with an ordinary colon"),
    "an alias": Case("bucket: *a\n", "RD033", "a YAML alias", "in quotes"),
    "a merge key": Case("bucket: a\n<<: *a\n", "RD033", "merges the fields", "write the fields out"),
    "a merge key in braces": Case("customs: {<<: *a}\n", "RD033", "merges the fields", "write the fields out"),
    "no escape": Case('bucket: "\\d"\n', "RD019", "no such escape", "in single quotes"),
    "half a character": Case('bucket: "\\ud800"\n', "RD019", "half of a surrogate pair", "the character itself"),
    "no-break space": Case("customs:\n\u00a0dataDescription: x\n", "RD063", "No-break spaces", "ordinary blanks"),
    "wide blank": Case("customs:\n\u3000dataDescription: x\n", "RD063", "U+3000", "ordinary blanks"),
    "odd first line": Case(
        "customs:\n  encryptedData: no\n deviceType: x\n dataDescription: x\n",
        "RD013",
        "by 2 blanks where its neighbours are indented by 1 blank",
        "the same column",
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_message_and_help_fit_the_mistake(case: Case) -> None:
    """Each is said once, in words that are true of it."""
    [problem] = read(Source(case.text), DIALECT).problems
    assert problem.rule == case.rule
    assert case.message in problem.message
    assert case.help in (problem.help or "")


def test_unspaced_items_are_mended_on_demand() -> None:
    """The blank behind the dash is put in by an unsafe fix: a pattern may begin with a dash."""
    [problem] = read(Source("ignore:\n-a$\n"), DIALECT).problems
    assert [(edit.start, edit.end, edit.text) for edit in problem.edits] == [(9, 9, " ")]
    assert not problem.safe
