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
    old, new = before.splitlines(), after.splitlines()
    lines = difflib.unified_diff(old, new, "a.txt", "a.txt", lineterm="")
    return "".join(f"{line.rstrip() if line.startswith(' ') else line}\n" for line in lines)


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
    assert unified_diff(_report(before), _report(after)) == _expected(before, after)


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
            assert old[at].rstrip() == line[1:].rstrip()
            if not line.startswith("-"):
                new.append(old[at])
            at += 1
    return "".join(f"{line}\n" for line in [*new, *old[at:]])


@given(lines, lines)
def test_diff_makes_the_one_of_the_other(before: str, after: str) -> None:
    """Whoever applies the diff to the one text has the other."""
    diff = unified_diff(_report(before), _report(after))
    assert (diff == "") == (before == after)
    assert _applied(before, diff) == after if diff else before == after


@pytest.mark.parametrize("removed", [0, 1])
def test_long_texts_take_no_time(removed: int) -> None:
    """A text of many lines, every second of them changed, is compared in seconds, and the diff is true."""
    before = "".join(f"key{n}:x\n" for n in range(60_000))
    after = "".join(f"key{n}: x\n" if n % 2 else f"key{n}:x\n" for n in range(removed, 60_000))
    start = time.perf_counter()
    diff = unified_diff(_report(before), _report(after))
    assert time.perf_counter() - start < 60
    assert _applied(before, diff) == after


def test_secrets_are_masked() -> None:
    """A secret shows neither in a changed line nor in those around it, on whatever lines it stands."""
    before = "pinCode:hunter2\nbucket:b\ntrueCryptPassword: |\n  correct\n  horse\n"
    after = before.replace(":b", ": b").replace(":h", ": h")
    diff = unified_diff(_report(before, "hunter2", "correct\n  horse"), _report(after, "hunter2", "correct\n  horse"))
    assert diff == (
        "--- a.txt\n+++ a.txt\n@@ -1,5 +1,5 @@\n"
        "-pinCode:***\n-bucket:b\n+pinCode: ***\n+bucket: b\n"
        " trueCryptPassword: |\n   ***\n ***\n"
    )


def test_change_inside_a_secret_does_not_show() -> None:
    """Where only what is masked differs there is nothing to show."""
    assert unified_diff(_report("pinCode: 12\n", "12"), _report("pinCode: '12'\n", "'12'")) == ""


def test_invisible_characters_show() -> None:
    """What a fix does to characters that nobody sees can be seen, and nothing steers the terminal."""
    diff = unified_diff(_report("\ufeffa:\xa0b\x1b[31m\r\n"), _report("a: b\x1b[31m\r\n"))
    assert diff.splitlines()[3:] == ["-\\ufeffa:\\xa0b\\x1b[31m", "+a: b\\x1b[31m"]
