"""Comments that accept findings."""

from __future__ import annotations

import time

import pytest

from manifestkit.findings import suppressions
from manifestkit.findings.make import make
from manifestkit.findings.observation import Observation
from manifestkit.findings.report import Report
from manifestkit.findings.rule import Rule
from manifestkit.text.nodes import Entry, Mapping, Node, Scalar, Sequence
from manifestkit.text.source import Source, Span

MISSING = Rule("IE210", "missing-field", "error", "MissingManifestFieldException", "tmpl", "A field is missing.")
NAMING = Rule("IE301", "bucket-name", "warning", None, "doc", "A bucket has a strange name.")
BROKEN = Rule("RD016", "unclosed-quote", "error", "MalformedManifestException", "doc", "A quote is open.")
TIGHT = Rule("RD061", "key-without-blank", "info", None, "tmpl", "A key has no blank behind it.")
RULES = (MISSING, NAMING, BROKEN, TIGHT, *suppressions.RULES)

# A rule breaks wherever its mark stands in a text.
MARKS = {"!m": MISSING, "!n": NAMING, "!b": BROKEN, "!t": TIGHT}


def checked(text: str, root: Node | None = None, skipped: frozenset[str] = frozenset()) -> Report:
    """The report on a text in which marks break rules."""
    source = Source(text)

    def check(text: str) -> Report:
        source = Source(text)
        found = (
            make(rule, Observation("/x", Span(at, at + 2), "A."), source)
            for mark, rule in MARKS.items()
            for at in range(len(text))
            if rule.code not in skipped and text.startswith(mark, at)
        )
        report = Report(source, "manifest", None, None, recheck=check).with_findings(found)
        return suppressions.apply(report, root, RULES, skipped=skipped)

    return check(source.text)


def told(report: Report) -> list[tuple[int, str]]:
    """The lines and rules of the findings."""
    return [(finding.line, finding.rule) for finding in report.findings]


ON = "# manifestkit: ignore"

CASES = {
    "no comment": ("!m", [(1, "IE210")]),
    "by code": (f"!m  {ON}[IE210] why", []),
    "by name": (f"!m  {ON}[missing-field] why", []),
    "every finding of the rule on the line": (f"!m !m {ON}[IE210] why", []),
    "several rules": (f"!m !n {ON}[IE210, bucket-name] why", []),
    "another rule": (f"!m !n {ON}[bucket-name] why", [(1, "IE210")]),
    "alone above": (f"{ON}[IE210] why\n!m\n!m", [(3, "IE210")]),
    "alone and indented": (f"a:\n   {ON}[IE210] why\r\n   !m", []),
    "two alone above each other": (f"{ON}[IE210] why\n{ON}[IE301] why\n!m !n", []),
    "not alone, so not for the line below": (f"!n {ON}[IE301,IE210] why\n!m", [(1, "RD091"), (2, "IE210")]),
    "not for the line above": (f"!m\n{ON}[IE210] why\na", [(1, "IE210"), (2, "RD091")]),
    "a line between": (f"{ON}[IE210] why\n\n!m", [(1, "RD091"), (3, "IE210")]),
    "blanks anywhere": ("!m #manifestkit:ignore [ IE210 ,IE210 ]why", []),
    "a remark of reading": (f"!t {ON}[RD061] why", []),
    "in any case": (f"!m {ON}[ie210] why\n!n {ON}[Bucket-Name] why", []),
    "unused": (f"a {ON}[IE210] why", [(1, "RD091")]),
    "one of two unused": (f"!m {ON}[IE210, IE301] why", [(1, "RD091")]),
    "without reason": (f"!m {ON}[IE210]", [(1, "IE210"), (1, "RD092")]),
    "without reason, and unused": (f"a {ON}[IE210]  ", [(1, "RD092")]),
    "unknown": (f"!m {ON}[IE211] why", [(1, "IE210"), (1, "RD093")]),
    "unknown beside known": (f"!m {ON}[IE211, IE210] why", [(1, "RD093")]),
    "names nothing": (f"!m {ON}[] why", [(1, "IE210"), (1, "RD093")]),
    "no brackets": (f"!m {ON} why", [(1, "IE210"), (1, "RD093")]),
    "open bracket": (f"!m {ON}[IE210 why", [(1, "IE210"), (1, "RD093")]),
    "a reading error": (f"!b {ON}[RD016] why", [(1, "RD016"), (1, "RD094")]),
    "no comment without a blank": (f"!m{ON}[IE210] why", [(1, "IE210")]),
    "another tool": ("!m # other: ignore[IE210] why", [(1, "IE210")]),
    "misspelt": ("!m # manifestkit: ignroe[IE210] why", [(1, "IE210"), (1, "RD095")]),
    "misspelt, without brackets": ("!m # manifestkit: ignor IE210", [(1, "IE210"), (1, "RD095")]),
    "no colon": ("!m # manifestkit ignore[IE210] why", [(1, "IE210"), (1, "RD095")]),
    "in capitals": ("!m # Manifestkit: IGNORE[IE210] why", [(1, "IE210"), (1, "RD095")]),
    "a blank before the colon": ("!m # manifestkit : ignore[IE210] why", [(1, "IE210"), (1, "RD095")]),
    "round brackets": ("!m # manifestkit: ingore(IE210) why", [(1, "IE210"), (1, "RD095")]),
    "another tool's word": ("!m # manifestkit: noqa[missing-field] why", [(1, "IE210"), (1, "RD095")]),
    "no word": ("!m # manifestkit: [IE210] why", [(1, "IE210"), (1, "RD095")]),
    "a word with an ending": ("!m # manifestkit: ignored[IE210] why", [(1, "IE210"), (1, "RD095")]),
    "prose about the tool": ("a # manifestkit ignores tabs here, see [1]\n# made by manifestkit: no hands", []),
    "at the end of the text": (f"a\n{ON}[IE210] why", [(2, "RD091")]),
}


@pytest.mark.parametrize(("text", "findings"), CASES.values(), ids=CASES)
def test_suppressions(text: str, findings: list[tuple[int, str]]) -> None:
    """Which findings stay, and which are added about the comments themselves."""
    assert told(checked(text)) == findings


@pytest.mark.parametrize(
    ("text", "rule", "on"),
    [
        (f"a {ON}[IE210] why", "RD091", "IE210"),
        (f"!m {ON}[IE210,  bucket-name ] why", "RD091", "bucket-name"),
        (f"a {ON}[IE210]  ", "RD092", f"{ON}[IE210]"),
        (f"a {ON}[a b, IE211] why", "RD093", "a b"),
        (f"a {ON}[] why", "RD093", f"{ON}[] why"),
        (f"a {ON}[RD016] why", "RD094", "RD016"),
        ("a # manifestkit: ignroe[IE210] why", "RD095", "# manifestkit: ignroe[IE210]"),
        ("a # manifestkit: ignroe why", "RD095", "# manifestkit: ignroe"),
    ],
)
def test_places(text: str, rule: str, on: str) -> None:
    """A finding lies on the name that it is about, else on the comment."""
    finding = next(finding for finding in checked(text).findings if finding.rule == rule)
    assert text[finding.column - 1 : finding.end_column - 1] == on
    assert (finding.severity, finding.error_code, finding.pointer) == ("warning", None, "")


@pytest.mark.parametrize(
    ("word", "help_line"),
    [
        ("mising-field", "Did you mean missing-field?"),
        ("IE21", "Did you mean IE210?"),
        ("everything", "manifestkit explain lists all rules."),
    ],
)
def test_did_you_mean(word: str, help_line: str) -> None:
    """An unknown rule is compared with those that there are."""
    finding = checked(f"a {ON}[{word}] why").findings[0]
    assert finding.help == help_line
    assert f'"{word}"' in finding.message


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("# manifestkit: ignroe[IE210, bucket-name] why", "# manifestkit: ignore[IE210, bucket-name]"),
        ("# manifestkit ignore(IE210)", "# manifestkit: ignore[IE210]"),
        ("# manifestkit: ignor", "# manifestkit: ignore[RULE]"),
    ],
)
def test_misspelt_suppression_is_shown_as_it_should_be(text: str, meant: str) -> None:
    """The help repeats the rules that were named."""
    [finding] = checked(text).findings
    assert finding.help == f"Did you mean `{meant}`?"


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        (f"a: b  {ON}[IE210] why\nc: d\n", "a: b\nc: d\n"),
        (f"a: b\t{ON}[IE210] why\r\nc: d\r\n", "a: b\r\nc: d\r\n"),
        (f"a: b\n  {ON}[IE210] why\nc: d\n", "a: b\nc: d\n"),
        (f"a: b\r\n{ON}[IE210] why\r\n", "a: b\r\n"),
        (f"a: b\n{ON}[IE210] why", "a: b\n"),
        (f"a: b {ON}[IE210, IE301] why", "a: b"),
        (f"!m {ON}[IE301, IE210, RD061] why", f"!m {ON}[IE210] why"),
        (f"!m {ON}[ IE210 , IE301 ] why", f"!m {ON}[IE210] why"),
        (f"a {ON}[IE210, nonsense] why", f"a {ON}[nonsense] why"),
        (f"!m {ON}[IE210] why", f"!m {ON}[IE210] why"),
    ],
)
def test_fixes(text: str, fixed: str) -> None:
    """The safe fix takes out the names that suppress nothing, with the last of them the comment and its line."""
    assert checked(text).fixed_text() == fixed
    assert checked(fixed).fixed_text() == fixed


def test_skipped_rules() -> None:
    """A suppression of a rule that was not run may still be needed."""
    text = f"!m !n {ON}[IE210, IE301] why"
    assert told(checked(text, skipped=frozenset(["IE301"]))) == []
    assert told(checked(f"a {ON}[IE210, IE301] why", skipped=frozenset(["IE301"]))) == [(1, "RD091")]


def test_values_hold_no_comments() -> None:
    """What stands inside a value suppresses nothing and is no mistake; behind the value it does and is."""
    text = f"a: |\n  {ON}[IE210] why\n  !m\nb: !n x {ON}[IE301] why\n"
    block = Scalar("", 3, text.index("b:") - 1, "literal")
    plain = Scalar("!n x", text.index("!n"), text.index(" x") + 2, "plain")
    inner = Mapping((Entry("b", 0, 1, plain),), 0, 1)
    root = Mapping((Entry("a", 0, 1, Sequence((block, inner), 3, len(text))),), 0, len(text))
    assert told(checked(text, root)) == [(3, "IE210")]
    assert told(checked(text, None)) == []


def test_unread_values_may_hold_comments() -> None:
    """Where a value could not be read, nobody knows where it ends."""
    text = f"a: !m {ON}[IE210] why\n"
    root = Mapping((Entry("a", 0, 1, Scalar("", 3, len(text), "unread")),), 0, len(text))
    assert told(checked(text, root)) == []


def test_rules() -> None:
    """The codes and names are a promise; all are warnings that the service knows nothing of."""
    assert [(rule.code, rule.name, rule.severity, rule.error_code) for rule in suppressions.RULES] == [
        ("RD091", "unused-suppression", "warning", None),
        ("RD092", "suppression-without-reason", "warning", None),
        ("RD093", "suppression-of-unknown-rule", "warning", None),
        ("RD094", "suppression-of-reading-error", "warning", None),
        ("RD095", "misspelt-suppression", "warning", None),
    ]


LONG = {
    "names": f"a {ON}[{'IE210,' * 100_000}] why",
    "comments": f"a {ON}[IE210] why\n" * 30_000,
    "comments alone": f"{ON}[nonsense] why\n" * 30_000,
    "misspelt": "a # manifestkit: ignroe[IE210] why\n" * 30_000,
    "misspelt in one line": "a # manifestkit: ignroe[" * 30_000,
    "misspelt names": f"a # manifestkit: ignroe[{'IE210,' * 100_000}] why",
    "comments in one line": f"a {ON}[" * 30_000,
}


@pytest.mark.slow
@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_long_texts(text: str) -> None:
    """However many there are, each is judged, and the time stays bounded."""
    report = Report(Source(text), "manifest", None, None)
    start = time.process_time()
    found = suppressions.apply(report, None, RULES).findings
    assert time.process_time() - start < 30
    assert found
