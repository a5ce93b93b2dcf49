"""JUnit XML."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import pytest
from lxml import etree
from report_samples import MIXED, Sight, report, run

from manifestkit.reporters import junit


def document(what: Any) -> Any:  # noqa: ANN401 - lxml's own
    """The root of the document that the output is."""
    output = "".join(junit.render(what))
    assert output.isascii()
    return etree.fromstring(output.encode("ascii"))


@pytest.fixture(scope="module")
def schema() -> Any:  # noqa: ANN401 - lxml's own
    """The schema of Ant's reports, out of a package that ships it."""
    return etree.XMLSchema(etree.fromstring((files("ub_test_reports") / "schemas" / "JUnit.xsd").read_bytes()))


ODD = run(report("a", Sight("IE201", "a", "It is {}.", ("\x00\ufffe\ud800",)), name="\x0b\udce4.txt"))


@pytest.mark.parametrize("what", [MIXED, run(), run(report("a")), ODD], ids=["mixed", "no files", "no findings", "odd"])
def test_schema(what: Any, schema: Any) -> None:  # noqa: ANN401 - as above
    """The output is XML 1.0 and keeps the schema of the format."""
    schema.assertValid(document(what))


def test_suites() -> None:
    """A suite for each file: the errors are failures, the other findings pass and are told in its output."""
    good, bad = document(MIXED)
    assert (good.get("name"), good.get("tests"), good.get("failures")) == ("good.txt", "1", "0")
    assert [child.tag for child in good] == ["properties", "testcase", "system-out", "system-err"]
    assert (bad.get("id"), bad.get("tests"), bad.get("failures"), bad.get("errors")) == ("1", "5", "2", "0")
    assert [(case.get("name"), [child.tag for child in case]) for case in bad.iter("testcase")] == [
        ("IE203 version (1:18)", ["failure"]),
        ("IE301 bucket-name (2:1)", []),
        ("IE301 bucket-name (2:9)", []),
        ("IE305 generator (3:20)", []),
        ("IE201 missing-field (4:1)", ["failure"]),
    ]
    told = bad.findtext("system-out").splitlines()
    assert len(told) == 3
    assert told[1].endswith('warning[IE301] bucket-name: The bucket "日本, "x" & <y>" is strange.')


def test_failure() -> None:
    """A failure has the rule, the message, and the place with the help below."""
    failure = document(MIXED).find(".//failure")
    assert failure.get("type") == "IE203"
    assert failure.get("message") == 'The version "2.0;" ends with a semicolon.'
    assert failure.text == (
        ".\\jobs\\bad: 1,2%.txt:1:18: error[IE203] version [*]: "
        'The version "2.0;" ends with a semicolon.\nDelete it: it is 100% wrong.'
    )


def test_answer() -> None:
    """The service's own words stand below the finding, before the help."""
    finding = MIXED.reports[1].findings[0]._replace(answer="Your manifest is not well-formed")
    failure = document(run(MIXED.reports[1].with_findings([finding]))).find(".//failure")
    assert failure.text.splitlines()[1:] == ["Your manifest is not well-formed", "Delete it: it is 100% wrong."]


def test_odd_characters() -> None:
    """What XML cannot hold is written as an escape."""
    suite = document(ODD)[0]
    assert suite.get("name") == r"\x0b\udce4.txt"
    assert suite.find(".//failure").get("message") == r'It is "\x00\ufffe\ud800".'


def test_secrets() -> None:
    """No case shows a secret."""
    assert "hunter2" not in "".join(junit.render(MIXED))
