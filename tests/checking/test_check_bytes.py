"""From the bytes of a file to a report: encodings, limits, suppressions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from manifestkit.checking.check import Settings, check_bytes, check_oversize, check_text, refusal
from manifestkit.checking.config import Config
from manifestkit.checking.loading import LIMIT
from manifestkit.checking.selection import selection_of
from manifestkit.findings.baseline import load
from manifestkit.findings.hiding import mask

if TYPE_CHECKING:
    from manifestkit.findings.report import Report

PLANTED = "correct-horse-battery"
ORDINARY = f"manifestVersion: 2.0\ntrueCryptPassword: {PLANTED}\n"


def _reading(report: Report) -> list[tuple[str, int, int]]:
    """The rules of the findings about bytes, with their places."""
    return [
        (finding.rule, finding.line, finding.column)
        for finding in report.findings
        if finding.rule in {"RD001", "RD002", "RD003"}
    ]


# The bytes, and the rule, line and column (in code points) of what is wrong with them.
BYTES = [
    (b"manifestVersion: 2.0\n", []),
    (b"\xef\xbb\xbfmanifestVersion: 2.0\n", []),
    ("generator: Łódź 日本 😀\n".encode(), []),
    ("manifestVersion: 2.0\ngenerator: Café\n".encode("latin-1"), [("RD001", 2, 15)]),
    ("generator: 日本é".encode() + b"\xff", [("RD001", 1, 15)]),
    (b"a: 1\r\nb: \x80\x81\x82\r\n", [("RD001", 2, 4)]),
    (b"\xf0\x9f\x98", [("RD001", 1, 1)]),
    (b"generator: \xed\xa0\x80", [("RD001", 1, 12)]),
    ("manifestVersion: 2.0\n".encode("utf-16"), [("RD001", 1, 1)]),
    ("manifestVersion: 2.0\n".encode("utf-32"), [("RD001", 1, 1)]),
    (b"manifestVersion: 2.0\n\0", [("RD002", 2, 1)]),
    ("manifestVersion: 2.0\n".encode("utf-16-le"), [("RD002", 1, 2)]),
    (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", [("RD002", 3, 1)]),
]


LATIN_1 = """\
generator: Café
manifestVersion: 2.0
bucket: café
eraseDevice: maybe
returnAddress:
  name: José
  country: España
  prénom: José
"""


def test_what_is_lost_in_the_bytes_is_not_judged() -> None:
    """A country, a bucket and a key with letters that are no UTF-8 are; what is wrong beside them is told."""
    report = check_bytes(LATIN_1.encode("latin-1"), "manifest", "name", Settings())
    assert {(finding.rule, finding.pointer) for finding in report.findings if finding.severity != "info"} == {
        ("RD001", ""),
        ("IE210", "/deviceId"),
        ("IE210", "/notificationEmail"),
        ("IE225", "/eraseDevice"),
        ("IE210", "/returnAddress/street1"),
        ("IE210", "/returnAddress/city"),
        ("IE210", "/returnAddress/phoneNumber"),
    }
    whole = check_bytes(LATIN_1.encode(), "manifest", "name", Settings())
    assert {"IE242", "IE220"} <= {finding.rule for finding in whole.findings}


@pytest.mark.parametrize(("data", "wrong"), BYTES)
@pytest.mark.parametrize("kind", ["manifest", "signature"])
def test_what_is_no_text_has_its_place(data: bytes, wrong: list[tuple[str, int, int]], kind: str) -> None:
    """The first byte that is no UTF-8, or that no text has, is found at its line and column."""
    report = check_bytes(data, "manifest" if kind == "manifest" else "signature", "name", Settings())
    assert _reading(report) == wrong
    for finding in report.findings:
        if finding.rule in {"RD001", "RD002"}:
            assert finding.pointer == ""
            assert finding.error_code == ("MalformedManifestException" if kind == "manifest" else None)


def test_encoding_is_named() -> None:
    """A text that another program saved as UTF-16 or UTF-32 is told to be that."""
    for encoding in ("UTF-16", "UTF-32"):
        report = check_bytes(ORDINARY.encode(encoding), "manifest", "name", Settings())
        assert encoding in report.findings[0].message
        assert len(report.findings) == 1


def test_byte_that_is_no_utf8_hides_nothing() -> None:
    """Behind a foreign byte the rest is checked too, and there are no fixes: they would write something else."""
    data = "generator: Café\neraseDevice: maybe\nmanifestVersion: 2.0;\n".encode("latin-1")
    report = check_bytes(data, "manifest", "name", Settings())
    assert {"RD001", "not-yes-or-no", "version-semicolon"} <= {
        word for finding in report.findings for word in (finding.rule, finding.name)
    }
    assert all(finding.fix is None for finding in report.findings)
    assert report.fixed_text() == report.source.text


@pytest.mark.parametrize("data", [ORDINARY.encode() + b"\xff", ORDINARY.encode() + b"\0", b"\xff" + ORDINARY.encode()])
def test_secrets_of_unreadable_texts_are_masked(data: bytes) -> None:
    """What cannot be read may hold a secret all the same."""
    report = check_bytes(data, "manifest", "name", Settings())
    text = report.source.text
    assert PLANTED in text
    assert PLANTED not in mask(text, 0, len(text), report.secrets)
    assert PLANTED not in str(report.findings)


def test_limit_holds_for_texts_and_files() -> None:
    """Sixteen mebibytes are read, one byte more is not: one finding, wherever the text comes from."""
    comment = "#" * (LIMIT - 1) + "\n"
    assert _reading(check_text(comment, "signature", "name", Settings())) == []
    for report in (
        check_text(comment + "#", "manifest", "name", Settings()),
        check_text("é" * (LIMIT // 2 + 1), "manifest", "name", Settings()),
        check_oversize("manifest", "name", Settings()),
    ):
        assert [finding.rule for finding in report.findings] == ["RD003"]
        assert report.fixed_text() == report.source.text


@pytest.mark.parametrize("part", ["\n", "\r", "\r\n", "a,", "[", "{"])
def test_number_of_parts_is_limited(part: str) -> None:
    """Of what makes reading long, 200,000 are read: lines, commas, brackets; one more is one finding."""
    text = "ignore: " + part * 200_000
    assert refusal(text) is None
    report = check_text(text + part, "manifest", "name", Settings())
    assert [finding.rule for finding in report.findings] == ["RD003"]
    assert "200,000 lines, commas and brackets" in report.findings[0].message


def test_text_of_lone_surrogates_is_checked() -> None:
    """A Python text that no encoding can write raises nothing."""
    assert not check_text("generator: \ud800\n", "manifest", "name", Settings()).ok


SUPPRESSED = "manifestVersion: 2.0\neraseDevice: maybe  # manifestkit: ignore[not-yes-or-no] a test\n"


def test_comments_suppress() -> None:
    """A comment takes its finding out of the report; one that has nothing to do is a finding."""
    report = check_text(SUPPRESSED, "manifest", "name", Settings())
    names = {finding.name for finding in report.findings}
    assert "not-yes-or-no" not in names
    assert "unused-suppression" not in names
    report = check_text(SUPPRESSED.replace("maybe", "yes"), "manifest", "name", Settings())
    assert "unused-suppression" in {finding.name for finding in report.findings}


def test_comment_inside_a_value_suppresses_nothing() -> None:
    """What looks like a comment but is a part of a quoted value is the value's."""
    text = 'manifestVersion: 2.0\neraseDevice: "maybe # manifestkit: ignore[not-yes-or-no] a test"\n'
    report = check_text(text, "manifest", "name", Settings())
    assert "not-yes-or-no" in {finding.name for finding in report.findings}


def test_suppression_of_an_ignored_rule_is_not_unused() -> None:
    """Whoever ignores a rule for one run does not hear that its suppressions are unused."""
    for config in (Config(ignore=("not-yes-or-no",)), Config(select=("missing-field", "RD09"))):
        settings = Settings(selection=selection_of(config))
        report = check_text(SUPPRESSED, "manifest", "name", settings)
        assert "unused-suppression" not in {finding.name for finding in report.findings}


def test_baseline_and_selection_hold_for_fixes_too() -> None:
    """Only what is told is mended, and the mended text is checked in the same way."""
    text = "manifestVersion: 2.0;\n"
    known = '{"schema": 1, "files": [{"path": "name", "findings": [{"rule": "IE104", "pointer": "/manifestVersion"}]}]}'
    settings = [Settings(baseline=load(known)), Settings(selection=selection_of(Config(ignore=("IE104",))))]
    assert check_text(text, "manifest", "name", Settings()).fixed_text() == "manifestVersion: 2.0\n"
    for setting in settings:
        assert check_text(text, "manifest", "name", setting).fixed_text() == text
