"""Reports without what tells of people."""

from __future__ import annotations

import time

import pytest

from manifestkit.findings.finding import Finding, Unchecked
from manifestkit.findings.make import make
from manifestkit.findings.masking import personal_spans, secret_spans
from manifestkit.findings.observation import Mend, Observation
from manifestkit.findings.redaction import redact
from manifestkit.findings.report import Report
from manifestkit.findings.rule import Rule
from manifestkit.text.edits import Edit
from manifestkit.text.source import Source, Span

RULE = Rule("AD01", "address", "warning", None, "doc", "An address is strange.")

TEXT = """\
bucket: b
returnAddress:
  name: "Pat Sample"
  company: Ox
  street1: 1 Sample Road
  city: Springfield
notificationEmail: pat@example.com; sam@example.com
pinCode: 1234
"""


def span_of(part: str) -> Span:
    """Where a part stands in the text."""
    start = TEXT.index(part)
    return Span(start, start + len(part))


def redacted(*seen: Observation, unchecked: tuple[Unchecked, ...] = ()) -> Report:
    """The redacted report on what was seen in the text."""
    source = Source(TEXT)
    secrets = secret_spans(TEXT, None)
    findings = tuple(make(RULE, each, source, secrets=secrets) for each in seen)
    personal = personal_spans(TEXT, None)
    report = Report(
        source, "manifest", None, None, findings, unchecked, secrets=secrets, find_personal=lambda: personal
    )
    return redact(report)


def told(on: str, message: str, *values: str, help_line: str | None = None) -> Finding:
    """The redacted finding on a part of the text."""
    return redacted(Observation("/x", span_of(on), message, values, help_line)).findings[0]


@pytest.mark.parametrize(
    ("on", "message", "values", "shown"),
    [
        ("bucket", "It is {}.", ("Pat Sample",), 'It is "***".'),
        ("bucket", "It is {}.", ("to Pat Sample, please",), 'It is "to ***, please".'),
        ("bucket", "It is {} and {}.", ("sam@example.com", "b"), 'It is "***" and "b".'),
        ("bucket", "It is {}.", ("pat@example.com; sam@example.com",), 'It is "***".'),
        ("bucket", "Springfield is {}.", ("Springfield",), 'Springfield is "Springfield".'),
        # Two letters, and letters within a word, are no one's.
        ("bucket", "It is {}.", ("Ox",), 'It is "Ox".'),
        ("bucket", "It is {}.", ("1 Sample Roads",), 'It is "1 Sample Roads".'),
        # On a personal value everything in quotes goes.
        ("Ox", "The company {} is short.", ("Ox",), 'The company "***" is short.'),
        ("Pat", "The name {} is short.", ('P"at" S',), 'The name "***" is short.'),
        ("Pat", "A name is short.", (), "A name is short."),
        ("Springfield", "The city {}.", ("Springfield",), 'The city "Springfield".'),
    ],
)
def test_messages(on: str, message: str, values: tuple[str, ...], shown: str) -> None:
    """Personal values vanish from messages, and nothing else does."""
    assert told(on, message, *values).message == shown


def test_long_value() -> None:
    """A value that the message shortens is found all the same."""
    name = "Pat " + "x" * 80
    source = Source(f"name: {name}\nbucket: b\n")
    finding = make(RULE, Observation("", Span(0, 0), "It is {}.", (name,)), source)
    report = Report(source, "manifest", None, None, (finding,), find_personal=lambda: personal_spans(source.text, None))
    assert redact(report).findings[0].message == 'It is "***".'


@pytest.mark.parametrize(
    ("on", "help_line", "shown"),
    [
        ("bucket", "Ask Pat Sample.", "Ask ***."),
        ("bucket", "Write 997 characters.", "Write 997 characters."),
        ("Pat", "Write a street.", "Write a street."),
        ("Pat", "Did you mean joe@example.com, or +1 555 0100?", "Did you mean *** or *** *** ***"),
        ("Pat", 'Write "Joe".', 'Write "***".'),
        ("Pat", None, None),
    ],
)
def test_help(on: str, help_line: str | None, shown: str | None) -> None:
    """Help on a personal value may hold it in a better form, so words with digits or an @ go too."""
    assert told(on, "A.", help_line=help_line).help == shown


@pytest.mark.parametrize(
    ("pointer", "shown"),
    [
        ("/returnAddress/name", "/returnAddress/name"),
        ("/returnAddress/name:Pat Sample", "/returnAddress/name:***"),
        ("/returnAddress/street1:1 Sample Road~1a~0b", "/returnAddress/street1:***~1a~0b"),
        ("", ""),
    ],
)
def test_pointers(pointer: str, shown: str) -> None:
    """A key that has swallowed its value shows nothing of it, and keeps its escapes (RFC 6901)."""
    finding = redacted(Observation(pointer, span_of("bucket"), "It is wrong.")).findings[0]
    assert finding.pointer == shown


def test_fixes() -> None:
    """Fixes stay whole, but an edit that shows a personal value is marked; one that does not is not."""
    edits = (
        Edit(*span_of("Pat"), "pat"),
        Edit(*span_of("bucket"), "name: Pat Sample\nbucket"),
        Edit(*span_of("city"), "town"),
        Edit(*span_of("1234"), "'1234'"),
    )
    report = redacted(Observation("/x", span_of("bucket"), "A.", mend=Mend("safe", "write Pat Sample", edits)))
    fix = report.findings[0].fix
    assert fix is not None
    assert [edit.secret for edit in fix.edits] == [True, True, False, True]
    assert [edit.text for edit in fix.edits] == [edit.text for edit in edits]
    assert fix.message == "write ***"


def test_better_form_in_a_fix() -> None:
    """What a fix would write in place of a personal value is not told by its words."""
    mend = Mend("unsafe", "write Patricia", (Edit(*span_of("Pat Sample"), "Patricia"),))
    fix = redacted(Observation("/x", span_of("Pat"), "A.", mend=mend)).findings[0].fix
    assert fix is not None
    assert fix.message == "write ***"


# What the service would say about a value, and how that is shown: "name" stands for a place that is personal.
ANSWERS = [
    (
        '"Pat Sample"',
        "Value '{}' at 'name' failed: A",
        "Value '***' at 'name' failed: A",
    ),
    ('"Pat Sample"', "2: Value '{}' at 'a' failed: A; Value '{}' at 'a' failed: B", "2: Value '***' at 'a' failed: B"),
    ("bucket", "No such job for Pat Sample", "No such job for ***"),
    ("bucket", "Value '{}' at 'bucket' failed: A", "Value 'it's' at 'x' at 'bucket' failed: A"),
]


@pytest.mark.parametrize(("on", "answer", "shown"), ANSWERS)
def test_answer(on: str, answer: str, shown: str) -> None:
    """The service quotes what it was sent; of a personal value nothing is left, whatever quotes are in it."""
    seen = Observation("/x", span_of(on), "It is {}.", ("it's' at 'x",), answer=answer)
    assert redacted(seen).findings[0].answer == shown


def test_source_and_unchecked() -> None:
    """Reporters mask the source by the report's secrets, which then hold both kinds; reasons are masked here."""
    report = redacted(unchecked=(Unchecked("deliverable", "/x", "nobody asked Pat Sample"),))
    assert report.secrets == tuple(sorted((*report.personal, span_of("1234"))))
    assert report.unchecked == (Unchecked("deliverable", "/x", "nobody asked ***"),)


def test_nothing_personal() -> None:
    """A report without personal values stays as it is."""
    report = Report(Source("bucket: b"), "manifest", None, None)
    assert redact(report) is report


def test_many_values_and_findings() -> None:
    """Thousands of values in thousands of messages take a moment, not their product."""
    count = 20_000
    source = Source("".join(f"name: Pat Sample {number}\n" for number in range(count)))
    seen = (Observation("", Span(0, 0), "It is {}.", (f"Pat Sample {number}",)) for number in range(count))
    findings = tuple(make(RULE, each, source) for each in seen)
    report = Report(source, "manifest", None, None, findings, find_personal=lambda: personal_spans(source.text, None))
    start = time.process_time()
    assert {finding.message for finding in redact(report).findings} == {'It is "***".'}
    assert time.process_time() - start < 30
