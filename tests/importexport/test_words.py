"""The words of findings: where people's data is hidden, and where a text holds what no file can."""

from __future__ import annotations

import pytest
from fragments import whole

from manifestkit.checking.check import Settings, check_text
from manifestkit.findings.redaction import redact
from manifestkit.importexport.rules.observing import verdict


@pytest.mark.parametrize("number", ["none", "+1 206 555", "555-0100", "+1 206 555 0100 00"])
def test_the_help_on_a_phone_number_survives_redaction(number: str) -> None:
    """What to do is said without an example, because redaction takes that for somebody's number."""
    text = whole("s3-import", f"returnAddress:\n  phoneNumber: {number}\n")
    report = check_text(text, "manifest", "<manifest>", Settings())
    (finding,) = [finding for finding in redact(report).findings if finding.rule == "IE306"]
    assert finding.help
    assert "*" not in finding.help


def test_a_fix_names_the_new_number_only_where_it_may_be_shown() -> None:
    """The fix of a telephone number says what it writes, and redaction masks that."""
    text = whole("s3-import", "returnAddress:\n  phoneNumber: 206-555-0100\n")
    report = check_text(text, "manifest", "<manifest>", Settings())
    shown, hidden = (
        [finding.fix.message for finding in each.findings if finding.rule == "IE307" and finding.fix]
        for each in (report, redact(report))
    )
    assert shown == ["write `+12065550100`"]
    assert hidden == ["write `***`"]


def test_the_end_of_a_very_long_list_of_addresses_is_left_unjudged() -> None:
    """Of more than 200,000 characters only the first are checked, and a warning tells how to write fewer."""
    addresses = f"{'x' * 200_000}@anycompany.com;ops@anycompany.com"
    report = check_text(whole("s3-import", f"notificationEmail: {addresses}\n"), "manifest", "<manifest>", Settings())
    too_long, unjudged = report.findings
    assert too_long.rule == "IE256"
    assert (unjudged.rule, unjudged.severity, unjudged.evidence) == ("IE256", "warning", "inferred")
    assert unjudged.help == "Name fewer addresses; one of a mailing list will do."


def test_braces_that_a_judge_quotes_take_no_value() -> None:
    """A sentence of a judge of values is a message as it stands: `{}` in it is no place for a value."""
    assert verdict("No key is called a{}b.\t") == "No key is called a{ }b.\\t"


def test_a_marker_with_half_of_a_surrogate_pair_is_compared() -> None:
    """A program may hand over a text that no file holds: a character that cannot be encoded does not end the check."""
    item = '  - exportBucket: example-export-bucket\n    prefix: b\n    beginMarker: "c\ud800"\n'
    report = check_text(whole("s3-export", f"operations:\n{item}"), "manifest", "<manifest>", Settings())
    assert [(finding.rule, finding.pointer) for finding in report.findings if finding.severity == "warning"] == [
        ("IE239", "/operations/0/beginMarker")
    ]


def test_quotes_are_put_behind_a_blank() -> None:
    """The fix of a value that is all comment makes a field by itself, whatever another fix would mend after it."""
    text = whole("s3-import", "returnAddress:\n  street2: # 7\n")
    report = check_text(text, "manifest", "<manifest>", Settings())
    (fix,) = [finding.fix for finding in report.findings if finding.rule == "IE259"]
    assert fix is not None
    (edit,) = fix.edits
    line = text.splitlines()[edit.line - 1]
    assert line[: edit.column - 1] + edit.text + line[edit.end_column - 1 :] == '  street2: "# 7"'
