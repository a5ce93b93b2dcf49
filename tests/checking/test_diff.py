"""The difference between two texts, without secrets."""

from __future__ import annotations

import difflib
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from manifestkit.checking.diff import unified_diff
from manifestkit.findings.report import Report
from manifestkit.text.source import Source, Span


def _report(text: str, *secrets: str) -> Report:
    spans = tuple(Span(text.index(secret), text.index(secret) + len(secret)) for secret in secrets)
    return Report(Source(text, "a.txt"), "manifest", None, None, secrets=spans)


def _expected(before: str, after: str) -> str:
    """What difflib, which writes the format that every tool reads, makes of it."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    return "".join(difflib.unified_diff(old, new, "a/a.txt", "b/a.txt"))


TEXTS = [
    ("", ""),
    ("a\n", "a\n"),
    ("a\n", "b\n"),
    ("", "a\n"),
    ("a\n", ""),
    ("a\nb\nc\n", "a\nc\n"),
    ("a\nc\n", "a\nb\nc\n"),
    ("".join(f"{n}\n" for n in range(30)), "".join(f"{n}\n" for n in range(30) if n not in {3, 20})),
    ("".join(f"{n}\n" for n in range(30)), "".join(f"{n if n not in (5, 12) else 'x'}\n" for n in range(30))),
    ("".join(f"{n}\n" for n in range(30)), "".join(f"{n if n not in (5, 13) else 'x'}\n" for n in range(30))),
]


@pytest.mark.parametrize(("before", "after"), TEXTS)
def test_diff_is_unified(before: str, after: str) -> None:
    """The diff is the one that difflib writes."""
    assert unified_diff(_report(before), _report(after)) == (_expected(before, after), False)


lines = st.lists(st.sampled_from(["", "a", "b", "c: d"]), max_size=40).map(
    lambda some: "".join(f"{line}\n" for line in some)
)


def _applied(before: str, diff: str) -> str:
    """The text that a reader of the diff would make of the one before."""
    old = before.split("\n")[:-1]
    new: list[str] = []
    at = 0
    for line in diff.split("\n")[2:-1]:
        if line.startswith("@@"):
            start, _, length = line.split()[1][1:].partition(",")
            begin = int(start) - (length != "0")
            new += old[at:begin]
            at = begin
        elif line.startswith("+"):
            new.append(line[1:])
        else:
            assert old[at] == line[1:]
            if not line.startswith("-"):
                new.append(old[at])
            at += 1
    return "".join(f"{line}\n" for line in [*new, *old[at:]])


@given(lines, lines)
def test_diff_makes_the_one_of_the_other(before: str, after: str) -> None:
    """Whoever applies the diff to the one text has the other."""
    diff, hides = unified_diff(_report(before), _report(after))
    assert not hides
    assert (diff == "") == (before == after)
    assert _applied(before, diff) == after if diff else before == after


@pytest.mark.parametrize("removed", [0, 1])
def test_long_texts_take_no_time(removed: int) -> None:
    """A text of many lines, every second of them changed, is compared in seconds, and the diff is true."""
    before = "".join(f"key{n}:x\n" for n in range(60_000))
    after = "".join(f"key{n}: x\n" if n % 2 else f"key{n}:x\n" for n in range(removed, 60_000))
    start = time.process_time()
    diff, _ = unified_diff(_report(before), _report(after))
    assert time.process_time() - start < 30
    assert _applied(before, diff) == after


def test_secrets_are_masked() -> None:
    """A secret shows neither in a changed line nor in those around it, on whatever lines it stands."""
    before = "pinCode:hunter2\nbucket:b\ntrueCryptPassword: |\n  correct\n  horse\n"
    after = before.replace(":b", ": b").replace(":h", ": h")
    diff = unified_diff(_report(before, "hunter2", "correct\n  horse"), _report(after, "hunter2", "correct\n  horse"))
    assert diff.hides
    assert diff.text == (
        "--- a/a.txt\n+++ b/a.txt\n@@ -1,5 +1,5 @@\n"
        "-pinCode:***\n-bucket:b\n+pinCode: ***\n+bucket: b\n"
        " trueCryptPassword: |\n   ***\n ***\n"
    )


def test_change_inside_a_secret_does_not_show() -> None:
    """Where only what is masked differs there is nothing to show, and that is said."""
    assert unified_diff(_report("pinCode: 12\n", "12"), _report("pinCode: '12'\n", "'12'")) == ("", True)


_NEAR, _FAR = "#\n" * 2, "#\n" * 9


@pytest.mark.parametrize(
    ("before", "after", "hides"),
    [
        # The secret lies outside the hunk.
        (f"a:b\n{_FAR}pinCode: 12\n", f"a: b\n{_FAR}pinCode: 12\n", False),
        # It lies in the hunk.
        (f"a:b\n{_NEAR}pinCode: 12\n", f"a: b\n{_NEAR}pinCode: 12\n", True),
        # A second change lies in it alone, and is not shown.
        (f"a:b\n{_FAR}pinCode: 1\n2\n", f"a: b\n{_FAR}pinCode: 1\r\n2\n", True),
    ],
)
def test_diff_that_does_not_show_all_says_so(before: str, after: str, *, hides: bool) -> None:
    """Only a mask in what is shown, or a change under a mask, keeps a tool from applying the diff."""
    reports = [_report(text, text[text.index("pinCode: ") + 9 : -1]) for text in (before, after)]
    diff = unified_diff(*reports)
    assert diff.text
    assert diff.hides is hides


def test_nothing_steers_the_terminal() -> None:
    """Control and format characters are escapes; blanks of all kinds and a byte order mark are those of the file."""
    diff = unified_diff(_report("\ufeffa:\xa0b\x1b[31m\u202e\u3000\t\r\n"), _report("a: b\x1b[31m\u202e\r\n"))
    lines = diff.text.split("\n")[3:]
    assert lines == ["-\ufeffa:\xa0b\\x1b[31m\\u202e\u3000\t\r", "+a: b\\x1b[31m\\u202e\r", ""]
    assert diff.hides
