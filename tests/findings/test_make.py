"""From what a rule saw to a finding."""

from __future__ import annotations

import pytest

from manifestkit.findings.finding import Finding, Fix, FixEdit
from manifestkit.findings.make import make
from manifestkit.findings.masking import secret_spans
from manifestkit.findings.observation import Mend, Observation
from manifestkit.findings.rule import Rule
from manifestkit.text.edits import Edit
from manifestkit.text.source import Source, Span

RULE = Rule("IE301", "bucket-name", "error", "NoSuchBucketException", "tmpl", "A bucket has a strange name.")


def span_of(text: str, part: str) -> Span:
    """Where a part stands in a text."""
    start = text.index(part)
    return Span(start, start + len(part))


def made(text: str, seen: Observation) -> Finding:
    """The finding on a text whose secrets are found as they are for a manifest."""
    return make(RULE, seen, Source(text), secrets=secret_spans(text, None))


def test_parts() -> None:
    """A finding takes its rule's parts, and its place as people count: from 1, the end exclusive."""
    text = "a: b\r\nbucket: 日本 x\r\n"
    finding = make(RULE, Observation("/bucket", span_of(text, "本 x"), "Strange."), Source(text))
    assert finding == Finding(
        rule="IE301",
        name="bucket-name",
        severity="error",
        error_code="NoSuchBucketException",
        message="Strange.",
        pointer="/bucket",
        line=2,
        column=10,
        end_line=2,
        end_column=13,
        evidence="tmpl",
    )


def test_own_parts() -> None:
    """What an observation says of itself comes before what its rule says."""
    text = "bucket: b"
    seen = Observation("", Span(0, 0), "A.", (), "Mend it.", Mend("unsafe", "do it", (Edit(0, 6, "b"),)), "wild")
    finding = make(RULE, seen, Source(text), severity="info")
    assert (finding.severity, finding.evidence, finding.help) == ("info", "wild", "Mend it.")
    assert finding.fix == Fix("unsafe", "do it", (FixEdit(1, 1, 1, 7, "b"),))
    assert (finding.line, finding.column, finding.end_line, finding.end_column) == (1, 1, 1, 1)


def test_several_lines() -> None:
    """A span may reach over line ends of every kind."""
    text = "a\rb\nc\r\nd"
    finding = make(RULE, Observation("", Span(0, 8), "A."), Source(text))
    assert (finding.line, finding.end_line, finding.end_column) == (1, 4, 2)


def test_values() -> None:
    """Each pair of braces stands for a value, which is quoted and made printable; a value's own braces are text."""
    seen = Observation("", Span(0, 0), "{} is not {}, {x}.", ("{}", "a\x1b"))
    assert make(RULE, seen, Source("")).message == r'"{}" is not "a\x1b", {x}.'


@pytest.mark.parametrize("values", [(), ("a", "b")])
def test_wrong_number_of_values(values: tuple[str, ...]) -> None:
    """A message has as many places as values, or its rule is wrong."""
    with pytest.raises(ValueError, match="values for the message"):
        make(RULE, Observation("", Span(0, 0), "A {}.", values), Source(""))


TEXT = "logBucket: b\ntrueCryptPassword: hunter2\npinCode:\n4711: x\n"


@pytest.mark.parametrize(
    ("on", "shown"),
    [
        ("hunter2", False),
        ("er", False),
        ("trueCryptPassword: h", False),
        ("trueCryptPassword: ", True),
        ("trueCryptPassword", True),
        ("logBucket", True),
    ],
)
def test_masked_values(on: str, shown: bool) -> None:  # noqa: FBT001 - a column of the table
    """A value is masked as soon as the observation touches a secret."""
    finding = made(TEXT, Observation("", span_of(TEXT, on), "It is {}.", ("value",)))
    assert finding.message == ('It is "value".' if shown else 'It is "***".')


def test_masked_far_from_the_secret() -> None:
    """A long observation is masked even where the secret stands near its end."""
    text = "x" * 5000 + "\npinCode: 1234"
    assert made(text, Observation("", Span(0, len(text)), "It is {}.", ("1234",))).message == 'It is "***".'


@pytest.mark.parametrize(("offset", "shown"), [(-1, True), (0, False), (3, False), (7, False), (8, True)])
def test_masked_at_a_place(offset: int, shown: bool) -> None:  # noqa: FBT001 - a column of the table
    """An observation between two characters touches both, and stays between two characters."""
    place = TEXT.index("hunter2") + offset
    finding = made(TEXT, Observation("", Span(place, place), "It is {}.", ("value",)))
    assert ("***" not in finding.message) == shown
    assert (finding.line, finding.column) == (finding.end_line, finding.end_column)


def test_pointer_out_of_a_secret() -> None:
    """A key that was read out of a secret is no part of the pointer; the keys around it are."""
    at = span_of(TEXT, "4711")
    assert made(TEXT, Observation("/pinCode/4711/0", at, "A.")).pointer == "/pinCode/***/0"
    text = "pinCode:\na/b~c\n"
    assert made(text, Observation("/a~1b~0c", span_of(text, "a/b~c"), "A.")).pointer == "/***"


@pytest.mark.parametrize("pointer", ["/pinCode:12~134", "/pinCode 12~134"])
def test_pointer_with_a_secret_in_a_key(pointer: str) -> None:
    """A key that a flow mapping made of a name and a value shows the name alone, wherever the finding lies."""
    text = "bucket: b\n"
    finding = made(text, Observation(f"/operations/0{pointer}/x~1y", span_of(text, "b"), "A."))
    assert finding.pointer == f"/operations/0{pointer[:9]}***/x~1y"


def test_known_names_are_shown() -> None:
    """A finding on a value that stands below its key tells which key that is."""
    text = "pinCode:\n1234\n"
    seen = Observation("/pinCode", span_of(text, "1234"), "{} looks like the value of {}.", ("1234", "pinCode"))
    finding = make(RULE, seen, Source(text), secrets=secret_spans(text, None), known=frozenset(["pinCode"]))
    assert finding.message == '"***" looks like the value of "pinCode".'
    assert finding.pointer == "/pinCode"


@pytest.mark.parametrize(
    ("edits", "secret"),
    [
        ([("hunter2", "'hunter2'")], [True]),
        ([("er2", "")], [True]),
        ([(": h", ": ")], [True]),
        ([("trueCryptPassword", "password")], [False]),
        ([(" b\n", " c\n")], [False]),
        # A fix that moves the secret writes it somewhere else.
        ([("logBucket", "pinCode: hunter2\nlogBucket"), ("hunter2", "")], [True, True]),
        ([("logBucket", "bucket"), ("hunter2", "")], [False, True]),
    ],
)
def test_secret_edits(edits: list[tuple[str, str]], secret: list[bool]) -> None:
    """An edit is marked where the old or the new text shows a secret, and nowhere else."""
    mend = Mend("safe", "mend", tuple(Edit(*span_of(TEXT, old), new) for old, new in edits))
    finding = made(TEXT, Observation("", Span(0, 0), "A.", mend=mend))
    assert finding.fix is not None
    assert [edit.secret for edit in finding.fix.edits] == secret
    assert [edit.text for edit in finding.fix.edits] == [new for _, new in edits]


def test_insertion_beside_a_secret() -> None:
    """A blank that is put in front of a secret shows nothing of it."""
    text = "trueCryptPassword:hunter2"
    place = text.index("h")
    mend = Mend("safe", "put a blank", (Edit(place, place, " "),))
    fix = made(text, Observation("", Span(place, place), "A.", mend=mend)).fix
    assert fix is not None
    assert not fix.edits[0].secret


def test_words_that_hold_a_secret() -> None:
    """A rule that puts a secret into its own words, or into those of its fix, does not show it either."""
    mend = Mend("safe", "write 'hunter2' in quotes", (Edit(*span_of(TEXT, "hunter2"), "'hunter2'"),))
    finding = made(TEXT, Observation("", span_of(TEXT, "hunter2"), "Not hunter2.", (), "Never hunter2.", mend))
    assert finding.fix is not None
    assert finding.message == "Not ***."
    assert finding.help == "Never ***."
    assert finding.fix.message == "write '***' in quotes"
