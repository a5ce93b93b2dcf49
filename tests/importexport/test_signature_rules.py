"""The rules for SIGNATURE files. Source: Import/Export reference, 8, 9.2, 11.2 and 11.5."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from sentences import unreadable

from manifestkit.checking.check import Settings, check_text
from manifestkit.findings.hiding import mask
from manifestkit.findings.page import parse as parse_page
from manifestkit.importexport import signature
from manifestkit.importexport.check_signature import check_signature
from manifestkit.importexport.signature_rules import SIGNATURE_RULES
from manifestkit.text.source import Source

if TYPE_CHECKING:
    from manifestkit.findings.rule import Rule

DATA = Path(__file__).with_name("data")
CASES = tomllib.loads(DATA.joinpath("signature_cases.toml").read_text("utf-8"))["case"]
RULES = [rule for rule, _ in SIGNATURE_RULES]
SIGNATURE = "DV+TpDfx1/TdSE9ktyK9k/bDTVI="  # the reference's example of a signature, made up by AWS
PIECES = st.sampled_from(
    [
        "version",
        "signingMethod",
        "jobId",
        "signature",
        "2.0",
        "HmacSHA1",
        "EX1ID",
        "ex1id",
        SIGNATURE,
        SIGNATURE[:14],
        ":",
        "\n",
        "\r\n",
        " ",
        "\0",
        "\ufeff",
    ]
)
TEXTS = st.lists(PIECES, max_size=20).map("".join)


def source_of(case: dict[str, Any]) -> Source:
    """The text of a case, named as on the device unless the case says otherwise."""
    return Source(case["text"], case.get("name", "SIGNATURE"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["says"])
def test_findings_are_those_of_the_table(case: dict[str, Any]) -> None:
    """Each text has these findings and no others, each at its pointer and under these characters, or at this place."""
    report = check_signature(source_of(case))
    offset, text = report.source.offset, case["text"]
    found = [
        [
            finding.name,
            finding.pointer,
            text[offset(finding.line, finding.column) : offset(finding.end_line, finding.end_column)],
        ]
        for finding in report.findings
    ]
    assert sorted(found) == sorted(case["findings"])
    if "at" in case:
        assert [[finding.line, finding.column] for finding in report.findings] == case["at"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["says"])
def test_findings_are_told_in_sentences(case: dict[str, Any]) -> None:
    """Every finding says in sentences what is wrong and how to mend it."""
    findings = check_signature(source_of(case)).findings
    assert [words for finding in findings for words in unreadable(finding)] == []
    assert [finding.message for finding in findings if not finding.help] == []
    assert {finding.fix.safety for finding in findings if finding.fix} <= {"safe", "unsafe"}


def test_the_order_is_told_as_aws_writes_it() -> None:
    """The help on the order of lines has all four names, in the order of section 8."""
    text = f"jobId:EX1ID\nversion:2.0\nsigningMethod:HmacSHA1\nsignature:{SIGNATURE}\n"
    findings = check_signature(Source(text, "SIGNATURE")).findings
    assert {finding.help for finding in findings} == {"Write version, signingMethod, jobId, signature, in this order."}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["says"])
def test_fixes_are_those_of_the_table(case: dict[str, Any]) -> None:
    """Every fix mends its finding, a safe one alone where the table says so, and all else stays."""
    report = check_text(case["text"], "signature", case.get("name", "SIGNATURE"), Settings())
    safe = case.get("safe_fixed", case["text"])
    assert report.fixed_text() == safe
    assert report.fixed_text(unsafe=True) == case.get("fixed", safe)


def test_every_rule_is_broken_in_the_table() -> None:
    """No rule is without a case."""
    assert {rule.name for rule in RULES} == {name for case in CASES for name, _, _ in case["findings"]}


def test_rules_can_be_told_apart() -> None:
    """Each code and each name stands for one rule, codes in the family of SIGNATURE files and in order."""
    codes = [rule.code for rule in RULES]
    assert codes == [f"IE{number}" for number in range(401, 401 + len(codes))]
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert all(rule.error_code is None for rule in RULES)
    # The evidence of what section 8 says (doc), of a captured id (obs), and of what only follows from them.
    assert {rule.evidence for rule in RULES} == {"doc", "obs", "inferred"}


@pytest.mark.parametrize(
    ("line", "instead", "message"),
    [
        ("jobId:EX1ID", "JobID:EX1ID", 'A SIGNATURE file has no parameter "JobID"'),
        ("jobId:EX1ID", "jobId:EX0ID", "A job id has five characters of 1-9 and A-Z without O, and this has not"),
        ("jobId:EX1ID", "jobId:EX1ID-VALIDATE-ONLY", "No job has an id with -VALIDATE-ONLY"),
        (
            f"signature:{SIGNATURE}",
            f"signature:{signature.OFFLINE_SIGNATURE}",
            "This is the signature of an offline dry run",
        ),
        (f"signature:{SIGNATURE}", "signature:A", "The signature is not the 28 base64 characters of 20 bytes"),
    ],
)
def test_what_aborts_a_job_is_told_with_the_mistake(line: str, instead: str, message: str) -> None:
    """The mistake comes first, and then what AWS would make of it."""
    text = f"version:2.0\nsigningMethod:HmacSHA1\njobId:EX1ID\nsignature:{SIGNATURE}\n".replace(line, instead)
    (finding,) = check_signature(Source(text, "SIGNATURE")).findings
    assert finding.message == f"{message}; AWS would abort the job with InvalidSignature."


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_an_error_names_the_status_of_the_job(rule: Rule) -> None:
    """Section 11.2: the service has no exception for the file, it aborts the job with InvalidSignature."""
    findings = [
        finding for case in CASES for finding in check_signature(source_of(case)).findings if finding.rule == rule.code
    ]
    assert all(("InvalidSignature" in finding.message) == (rule.severity == "error") for finding in findings)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_pages_show_what_breaks_and_what_keeps(rule: Rule) -> None:
    """The first example of a page breaks its rule in one place, the second breaks no rule at all."""
    page = parse_page(rule.page)
    assert [example.keeps for example in page.examples] == [False, True]
    for shown in page.examples:
        name = "signature.txt" if rule.name == "signature-file-name" and not shown.keeps else "SIGNATURE"
        report = check_signature(Source(shown.text, name))
        assert [finding.rule for finding in report.findings if finding.rule == rule.code] == (
            [] if shown.keeps else [rule.code]
        )
        assert not shown.keeps or not report.findings


@given(TEXTS | st.text())
@example("\ufeff")
@example("\0")
def test_errors_of_shape_are_what_cannot_be_read(text: str) -> None:
    """A text is a SIGNATURE file exactly where no rule but those on its worth at AWS finds an error."""
    worth = {"signature-validate-only", "offline-signature"}
    report = check_signature(Source(text, "SIGNATURE"))
    errors = {finding.name for finding in report.findings if finding.severity == "error"} - worth
    try:
        signature.parse(text)
    except signature.SignatureError:
        assert errors
    else:
        assert not errors


@given(TEXTS)
def test_fixes_are_final_and_add_no_error(text: str) -> None:
    """A fixed text has nothing left to fix and no more errors than before."""
    report = check_text(text, "signature", "SIGNATURE", Settings())
    fixed = check_text(report.fixed_text(unsafe=True), "signature", "SIGNATURE", Settings())
    assert fixed.fixed_text(unsafe=True) == fixed.source.text
    assert sum(finding.severity == "error" for finding in fixed.findings) <= sum(
        finding.severity == "error" for finding in report.findings
    )


@given(
    st.sampled_from(["{}", " {}\n", "signature:{}\n", "signature :\t{}", "version:{}", "x:{}", "jobId {}\n"]),
    TEXTS,
)
@example("signature:{}", "version:2.0\nsigningMethod:HmacSHA1\njobId:EX1ID\n")
def test_the_signature_is_never_shown(line: str, text: str) -> None:
    """Wherever a whole signature stands in the text, no message has it and its span is one to be masked."""
    text = f"{text}\n{line.format(SIGNATURE)}"
    report = check_signature(Source(text, "SIGNATURE"))
    assert SIGNATURE not in mask(text, 0, len(text), report.secrets)
    assert list(report.secrets) == sorted(report.secrets)
    assert all(SIGNATURE not in f"{finding.message}{finding.help}{finding.pointer}" for finding in report.findings)


def test_the_tail_of_a_wrapped_signature_is_masked() -> None:
    """Half a signature on the next line is a secret too."""
    text = f"version:2.0\nsigningMethod:HmacSHA1\njobId:EX1ID\nsignature:{SIGNATURE[:14]}\n{SIGNATURE[14:]}\n"
    report = check_signature(Source(text, "SIGNATURE"))
    shown = mask(text, 0, len(text), report.secrets)
    assert SIGNATURE[:14] not in shown
    assert SIGNATURE[14:] not in shown
    assert "EX1ID" in shown


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("\n" * 1_000_000, id="line ends"),
        pytest.param(" " * 1_000_000, id="blanks"),
        pytest.param(":\n" * 500_000, id="colons"),
        pytest.param("version:2.0\n" * 80_000, id="one line again and again"),
        pytest.param("version" + " " * 1_000_000 + ":" + " " * 1_000_000 + "2.0", id="blanks within a line"),
        pytest.param("\0" * 1_000_000, id="NUL characters"),
    ],
)
def test_long_texts_are_checked_at_once(text: str) -> None:
    """A million characters take no noticeable time and no more findings than a person would read."""
    started = time.monotonic()
    report = check_signature(Source(text, "SIGNATURE"))
    assert time.monotonic() - started < 30
    assert 1 <= len(report.findings) <= 40


def test_report_is_one_of_a_signature() -> None:
    """The kind is signature, and neither a variant nor an edition matters."""
    report = check_signature(Source("", "SIGNATURE"))
    assert (report.kind, report.variant, report.edition) == ("signature", None, None)
    assert not report.ok
