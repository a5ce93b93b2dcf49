"""The format for people."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_samples import MIXED, RULES, TEXT, Sight, mend, report, run, span_of

from manifestkit.findings.finding import Unchecked
from manifestkit.findings.make import make
from manifestkit.findings.observation import Observation
from manifestkit.findings.redaction import redact
from manifestkit.findings.report import Report
from manifestkit.reporters import text
from manifestkit.reporters.columns import width_of, wrap
from manifestkit.reporters.excerpt import excerpt
from manifestkit.reporters.run import Run
from manifestkit.text.source import Source, Span

GOLDEN = Path(__file__).parent / "golden"

TABS = "operations:\n\t-\texportBucket:\tMy_Bucket\t# x\n"
WIDE = "bucket: 日本のバケツ x\nprefix: ﾊﾝｶｸ日x\n"
MARKS = "company: Cafe\u0301 e\u0301\u0302x\nstreet1: \u0301a\n"
LONG = f"archiveComment: {'x' * 50}{'日' * 40}TARGET{'y' * 2_000_000}\n"
HIDDEN = "name: x\ntrueCryptPassword: hunter2 # x\npinCode: |\n  12\n  34\nbucket: b\n"
CONTROL = "generator: \x1b[31mred\u202e\x07 x\u00a0y\n"

CASES = {
    "ordinary": run(
        report(
            TEXT,
            Sight(
                "IE203",
                "2.0;",
                "The version {} ends with a semicolon, which is no part of a version; the service refuses it.",
                ("2.0;",),
                "Delete the semicolon: an example in the guide of the command line interface has it by mistake.",
                mend=mend(TEXT, ";", ""),
            ),
            Sight("IE301", "bucket", "Short.", mend=mend(TEXT, "bucket", "logBucket", "unsafe")),
            name="jobs/MyS3ImportManifest.txt",
        )
    ),
    "tabs": run(
        report(
            TABS,
            Sight("IE301", "exportBucket", "Behind two tabs."),
            Sight("IE301", "My_Bucket", "Behind three tabs."),
            Sight("IE301", "\t#", "On a tab."),
        )
    ),
    "wide": run(
        report(
            WIDE,
            Sight("IE301", "日本", "Two wide characters of {}.", ("日本のバケツ x" * 9,)),
            Sight("IE301", "x", "Behind them."),
            Sight("IE301", "日x", "Behind narrow ones."),
        )
    ),
    "marks": run(
        report(
            MARKS,
            Sight("IE301", "e\u0301", "A letter with a mark."),
            Sight("IE301", "e\u0301\u0302", "A letter with two marks."),
            Sight("IE301", "\u0302", "The second mark."),
            Sight("IE301", "x", "Behind them."),
            Sight("IE301", "\u0301a", "A mark without a letter."),
        )
    ),
    "long": run(
        report(
            LONG,
            Sight("IE301", "archiveComment", "At the start."),
            Sight("IE301", "TARGET", "In the middle."),
            Sight("IE301", Span(16, len(LONG) - 1), "Nearly all of it."),
            Sight("IE301", Span(len(LONG) - 3, len(LONG) - 1), "The last two."),
            Sight("IE301", Span(len(LONG) - 1, len(LONG) - 1), "At the end."),
        )
    ),
    "secrets": run(
        report(
            HIDDEN,
            Sight("IE201", "trueCryptPassword", "The key {} is long.", ("trueCryptPassword",)),
            Sight(
                "IE201", "hunter2", "The value {} is short.", ("hunter2",), mend=mend(HIDDEN, "hunter2", "'hunter2'")
            ),
            Sight("IE201", "ter2 #", "A part."),
            Sight("IE201", "12\n  34", "The value {} has two lines.", ("12\n34",)),
            Sight("IE201", "34", "The second line."),
        )
    ),
    "several-lines": run(
        report(
            "a: |\n  b\n  c\nd: e",
            Sight("IE301", "|\n  b", "Two lines."),
            Sight("IE301", "|\n  b\n  c\n", "Three lines, the end of the third included."),
            Sight("IE301", "a: |\n", "One line with its end."),
        )
    ),
    "control": run(
        report(
            CONTROL,
            Sight("IE305", "red", "Behind an escape."),
            Sight("IE305", "x\u00a0y", "Around a blank of {}.", (CONTROL,)),
            name="a\x1b[2J.txt",
        )
    ),
    "edges": run(
        report("", Sight("IE201", Span(0, 0), "The text is empty.")),
        report(
            "a\r\n\r\nb", Sight("IE201", Span(1, 1), "At a line end."), Sight("IE201", Span(3, 3), "On a blank line.")
        ),
        report("a\n", Sight("IE201", Span(2, 2), "Behind the last line.")),
    ),
    "nothing": run(report("bucket: b\n"), report("")),
    "unchecked": run(
        report(
            "bucket: b\n",
            name="jobs/a.txt",
            unchecked=(
                *(Unchecked("bucket-exists", f"/operations/{number}/exportBucket", "x") for number in range(5)),
                Unchecked("one-region", "/logBucket", "x"),
                Unchecked("vault-exists", "/operations/0/vaultName", "x"),
                Unchecked("address-deliverable", "/returnAddress", "x"),
                Unchecked("quota", "", "x"),
            ),
        ),
        report("bucket: b\n", name="b.txt", unchecked=(Unchecked("quota", "", "x"),)),
    ),
}


def rendered(what: Run) -> str:
    """The whole output."""
    return "".join(text.render(what))


@pytest.mark.parametrize("name", CASES)
def test_golden(name: str) -> None:
    """The output is the one that a person has looked at; no line of it has more than 80 columns."""
    output = rendered(CASES[name])
    assert output == (GOLDEN / f"{name}.txt").read_text("utf-8")
    assert all(width_of(line) <= 80 for line in output.splitlines())


def test_golden_files_are_used() -> None:
    """No expectation lies about unread."""
    assert {path.stem for path in GOLDEN.iterdir()} == set(CASES)


def test_same_twice() -> None:
    """The same run gives the same bytes."""
    assert rendered(MIXED) == rendered(MIXED)


def test_color() -> None:
    """Colour adds escape sequences and changes nothing else; without it there are none."""
    from re import sub

    plain = rendered(CASES["ordinary"])
    colored = rendered(Run(CASES["ordinary"].reports, lambda: RULES, "1", color=True))
    assert "\x1b[" not in plain
    assert "\x1b[1;31merror[IE203] version [*]\x1b[0m" in colored
    assert sub("\x1b\\[[0-9;]*m", "", colored) == plain


def test_width() -> None:
    """A wider terminal shows more of a message and of a long line, a narrow one less."""
    wide = rendered(Run(CASES["ordinary"].reports, lambda: RULES, "1", width=200)).splitlines()
    assert wide[0].endswith("the service refuses it.")
    narrow = rendered(Run(CASES["long"].reports, lambda: RULES, "1", width=40)).splitlines()
    assert {width_of(line) for line in narrow if line.startswith("1 |")} <= {39, 40}


def test_redacted() -> None:
    """A redacted report shows no one's name, in no line."""
    what = report(TEXT, Sight("IE305", "name", "A name."), Sight("IE305", "Pat Sample", "It is {}.", ("Pat Sample",)))
    assert "Pat" in rendered(run(what))
    output = rendered(run(redact(what)))
    assert "Pat" not in output
    assert "5 |   name: ***" in output


@pytest.mark.parametrize(
    ("sights", "line"),
    [
        ((), "no findings in 1 file"),
        (("IE203",), "1 error in 1 file"),
        (("IE203", "IE301", "IE301", "IE305", "IE305"), "1 error, 2 warnings, 2 infos in 1 file"),
        (("IE305",), "1 info in 1 file"),
    ],
)
def test_summary(sights: tuple[str, ...], line: str) -> None:
    """The last line counts what was found, by severity, and the files."""
    what = report("bucket: b", *(Sight(rule, "b", "A.") for rule in sights))
    assert rendered(run(what)).splitlines()[-1] == line


@pytest.mark.parametrize(
    ("safe", "unsafe", "end"),
    [
        (2, 0, "; 2 fixable with --fix"),
        (1, 2, "; 1 fixable with --fix, 2 with --unsafe-fixes"),
        (0, 1, "; 1 fixable with --unsafe-fixes"),
    ],
)
def test_summary_of_fixes(safe: int, unsafe: int, end: str) -> None:
    """It says how many of them each option would mend."""
    source = "bucket: b"
    sights = [Sight("IE301", "b", "A.", mend=mend(source, "b", "c"))] * safe
    sights += [Sight("IE301", "b", "A.", mend=mend(source, "b", "c", "unsafe"))] * unsafe
    assert rendered(run(report(source, *sights))).endswith(f" in 1 file{end}\n")


def test_lone_surrogates() -> None:
    """What cannot be encoded is escaped, wherever it stands."""
    what = report("a: \ud800b", Sight("IE301", "b", "It is {}.", ("\udcff",)), name="\udce4.txt")
    output = rendered(run(what))
    output.encode("utf-8")
    assert r"\udce4.txt:1:5" in output
    assert r"1 | a: \ud800b" in output
    assert r'"\udcff"' in output


@given(
    source=st.text(st.sampled_from("ab日ｱ\u0301\t\x1b\u202e\ud800😀\r\n :p"), max_size=200),
    start=st.integers(0, 200),
    length=st.integers(0, 50),
    room=st.integers(20, 60),
)
def test_any_excerpt(source: str, start: int, length: int, room: int) -> None:
    """Whatever the line, its excerpt fits, is printable, and has carets of which the first is below a character."""
    start = min(start, len(source))
    span = Span(start, min(start + length, len(source)))
    finding = make(RULES["IE301"], Observation("", span, "A."), Source(source))
    shown = excerpt(Source(source), finding, (), room, "utf-8")
    assert shown.line.isprintable()
    assert width_of(shown.line) <= room
    assert shown.carets.strip() == "^" * len(shown.carets.strip())
    assert shown.carets.endswith("^")
    assert len(shown.carets) <= min(room, width_of(shown.line) + 1)


def test_caret_behind_a_line_that_fits() -> None:
    """A line that is just short enough makes room for a caret behind its end."""
    for letter in "a日":
        source = Source(letter * (20 // width_of(letter)))
        end = len(source.text)
        finding = make(RULES["IE301"], Observation("", Span(end, end), "A."), source)
        assert len(excerpt(source, finding, (), 20, "utf-8").carets) <= 20
        assert excerpt(source, finding, (), 21, "utf-8").line == source.text


@given(
    before=st.text(st.sampled_from("ab日ｱ\t\x1b"), max_size=10),
    on=st.text(st.sampled_from("xy日"), min_size=1, max_size=5),
    after=st.text(st.sampled_from("ab日\t"), max_size=10),
)
def test_carets_lie_under_the_span(before: str, on: str, after: str) -> None:
    """The columns above the carets show what the finding lies on."""
    source = Source(before + on + after)
    seen = Observation("", Span(len(before), len(before) + len(on)), "A.")
    shown = excerpt(source, make(RULES["IE301"], seen, source), (), 200, "utf-8")
    columns = [character for character in shown.line for _ in range(width_of(character))]
    under = columns[len(shown.carets) - len(shown.carets.strip()) : len(shown.carets)]
    assert under == [character for character in on for _ in range(width_of(character))]


@pytest.mark.parametrize(
    ("source", "width", "used", "lines"),
    [
        ("one two", 7, 0, ["one two"]),
        ("one two", 6, 0, ["one", "  two"]),
        ("one two", 9, 3, [" one", "  two"]),
        ("one two", 11, 3, [" one two"]),
        ("one two", 6, 3, ["", "  one", "  two"]),
        ("one two", 9, 8, ["", "  one two"]),
        ("one two three", 9, 0, ["one two", "  three"]),
        ("日本 日本", 9, 0, ["日本 日本"]),
        ("日本 日本", 8, 0, ["日本", "  日本"]),
        ("a verylongword b", 6, 0, ["a", "  verylongword", "  b"]),
        ("a  b", 3, 0, ["a ", "  b"]),
        ("", 5, 0, [""]),
    ],
)
def test_wrap(source: str, width: int, used: int, lines: list[str]) -> None:
    """Lines break at blanks, by columns, and are indented after the first."""
    assert wrap(source, width, used=used, indent=2) == "\n".join(lines)


@pytest.mark.slow
@pytest.mark.parametrize(
    "line", ["bucket: My_Bucket\n", "name: 日本の\tバケツ e\u0301\n", "pinCode: 1234\n", "bucket: b "]
)
def test_many_findings(line: str) -> None:
    """A hundred thousand findings take a few seconds, on as many lines or on one."""
    count = 100_000
    source = Source(line * count)
    seen = (Observation("", Span(at, at + 3), "It is {}.", ("x",)) for at in range(0, len(source.text), len(line)))
    findings = tuple(make(RULES["IE301"], each, source) for each in seen)
    what = Report(source, "manifest", None, None, findings, secrets=(span_of(source.text, line[:4]),))
    start = time.process_time()
    assert sum(map(len, text.render(run(what)))) > count
    assert time.process_time() - start < 30


# A line, what of it is underlined, the encoding, and what is shown of both in 30 columns.
ENCODED = [
    ("a: \u65e5\u672c x", "x", "ascii", r"a: \u65e5\u672c x", "                ^"),
    ("a: \u65e5\u672c x", "\u65e5\u672c", "ascii", r"a: \u65e5\u672c x", "   ^^^^^^^^^^^^"),
    ("a: \u65e5\u672c x", "x", "shift_jis", "a: \u65e5\u672c x", "        ^"),
    ("a: \u00e9 \u65e5", "\u65e5", "latin-1", "a: \u00e9 \\u65e5", "     ^^^^^^"),
    ("a: e\u0301x", "x", "ascii", r"a: e\u0301x", "          ^"),
    ("\ta: \u00e9\tx", "x", "ascii", r"    a: \xe9 x", "            ^"),
    ("a: " + "b" * 40 + " x", "x", "ascii", "..." + "b" * 22 + " x", "                          ^"),
]


@pytest.mark.parametrize(("line", "under", "encoding", "shown", "carets"), ENCODED)
def test_carets_stand_below_escapes(line: str, under: str, encoding: str, shown: str, carets: str) -> None:
    """Where the encoding lacks a character its escape takes more columns, which the carets count."""
    source = Source(line)
    at = line.index(under)
    finding = make(RULES["IE301"], Observation("", Span(at, at + len(under)), "x"), source)
    assert excerpt(source, finding, (), 30, encoding) == (shown, carets)
