"""From a text to a report: promises that hold for every text."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from manifestkit.checking.check import Settings, check_text
from manifestkit.context import Bucket, Context
from manifestkit.importexport.check import check_manifest
from manifestkit.importexport.editions import DEFAULT_EDITION, EDITIONS
from manifestkit.importexport.options import KEYS
from manifestkit.importexport.order import first_error
from manifestkit.text.source import Source

if TYPE_CHECKING:
    from manifestkit.findings.report import Report

_TEXTS = [path.read_bytes().decode("utf-8") for path in sorted(Path(__file__).with_name("cases").glob("*.txt"))]
_CONTEXT = Context(
    region="us-west-2",
    signing_access_key="AKIAIOSFODNN7EXAMPLE",
    device_capacity_tb=2.0,
    buckets={"example-bucket": Bucket("us-west-2", "read"), "example-log-bucket": Bucket("eu-west-1", None)},
)
_PIECES = st.sampled_from(
    [
        *sorted(KEYS),
        *(": ", ":", "\n", "\n  ", "\n  - ", "[", "]", "{", "}", "'", '"', "|", ">", "#", ";", ",", "\u00a0", "\u201c"),
        *(
            "yes",
            "no",
            "*",
            "@",
            "{}",
            "\x00",
            "\ud800",
            "\u2028",
            "\t",
            "1.0",
            "2.0",
            "3.0",
            "USA",
            "Canada",
            "glacier",
        ),
    ]
)


def _check(text: str, *, edition: str = DEFAULT_EDITION, context: Context = _CONTEXT) -> Report:
    return check_manifest(Source(text), job_type=None, edition=edition, context=context)


@st.composite
def _damaged(draw: st.DrawFn) -> str:
    """A manifest with pieces put in and taken out."""
    text = draw(st.sampled_from(_TEXTS))
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 30)))
        text = text[:start] + "".join(draw(st.lists(_PIECES, max_size=3))) + text[end:]
    return text


def _holds(report: Report) -> None:
    source = report.source
    lines = source.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for finding in report.findings:
        assert (1, 1) <= (finding.line, finding.column) <= (finding.end_line, finding.end_column)
        assert finding.end_line <= len(lines)
        assert finding.end_column <= len(lines[finding.end_line - 1]) + 1
        assert finding.message.endswith((".", "?"))
        assert finding.pointer == "" or finding.pointer.startswith("/")
    first = first_error(report)
    assert first is None or not report.ok


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=_damaged(), edition=st.sampled_from(EDITIONS))
def test_no_text_makes_a_check_fail(text: str, edition: str) -> None:
    """Whatever stands in a manifest, there is a report whose findings stand in the text and say a sentence."""
    _holds(_check(text, edition=edition))


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=_damaged())
def test_fixes_settle_and_add_no_error(text: str) -> None:
    """Fixed text needs no more fixing, and has no error that was not there before."""
    report = check_text(text, "manifest", "<manifest>", Settings(context=_CONTEXT))
    for unsafe in (False, True):
        fixed = report.fixed_text(unsafe=unsafe)
        after = check_text(fixed, "manifest", "<manifest>", Settings(context=_CONTEXT))
        assert after.fixed_text(unsafe=unsafe) == fixed
        assert _errors(after) <= _errors(report)


def _errors(report: Report) -> int:
    return sum(finding.severity == "error" for finding in report.findings)


@settings(max_examples=100, deadline=None)
@given(text=st.text(max_size=200))
def test_any_text_at_all(text: str) -> None:
    """What is no manifest has a report like everything else."""
    _holds(_check(text))


def test_a_secret_is_in_no_finding() -> None:
    """Whatever is wrong with a password or a PIN, no message shows it."""
    secret = "hunter2hunter2"  # noqa: S105 - nobody's
    for line in (
        f"trueCryptPassword: [{secret}]",
        f"trueCryptPassword: \u201c{secret}\u201d",
        f"trueCryptPassword: {{{secret}: }}",
        f"pinCode: {secret}",
        f"pinCode: '{secret} | {secret}'",
        f"pincode: {secret}",
        f"trueCryptPasword: {secret}",
        f"trueCryptPassword: [{secret}",
        f"trueCryptPassword:\n  - {secret}",
        f"trueCryptPassword:\n{secret}",
    ):
        report = _check(f"manifestVersion: 2.0\nbucket: example-bucket\n{line}\n")
        assert report.findings
        for finding in report.findings:
            assert secret not in finding.message
            assert secret not in (finding.help or "")
            assert finding.fix is None or all(edit.secret or secret not in edit.text for edit in finding.fix.edits)


def test_the_same_text_gives_the_same_report() -> None:
    """Output does not depend on what was checked before."""
    reports = [[_check(text).findings for text in _TEXTS] for _ in range(2)]
    assert reports[0] == reports[1]


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        pytest.param("".join(f"key{i}: x\n" for i in range(20_000)), id="unknown keys"),
        pytest.param("operations:\n" + "  - exportBuckt: a\n" * 20_000, id="misspelt keys"),
        pytest.param("exportBucket: a\nfileSystem: b\noperations:\n" + "  - prefix: a\n" * 20_000, id="one stray key"),
        pytest.param("bucket: a\nignore:\n" + "  - (a\n" * 20_000, id="bad patterns"),
        pytest.param("bucket: '" + "{" * 500_000 + "'\nlogBucket: '" + "@A" * 250_000 + "'\n", id="long blanks"),
    ],
)
def test_time_grows_with_the_text(text: str) -> None:
    """Half of a hostile text takes about half the time: nothing is quadratic."""
    from time import process_time

    lines = text.splitlines(keepends=True)
    half = (
        "".join(lines[: len(lines) // 2])
        if len(lines) > 10
        else "\n".join(line[: len(line) // 2] + "'" for line in lines)
    )
    _check(half)
    times = []
    gc.disable()
    try:
        for part in (half, text):
            start = process_time()
            _check(part)
            times.append(process_time() - start)
    finally:
        gc.enable()
    assert times[1] < 6 * times[0] + 0.5
