r"""Java's regular expressions: which patterns compile, and where the fault is in those that do not.

The expectations in ``data/java_regex.tsv`` follow the documentation of java.util.regex.Pattern. Each verdict
was confirmed once against java.util.regex itself (Java 17), but for the rows whose remark says that a release
after Java 7 accepts the pattern; several hundred thousand random patterns over the metacharacters were
compared as well.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sentences import is_sentence

from manifestkit.fields.java_regex import MAX_NESTING, check
from manifestkit.fields.java_regex.quotations import original_offset

_HEADER, *_ROWS = [
    tuple(f"{line}\t\t\t".split("\t")[:4])
    for line in (Path(__file__).parent / "data" / "java_regex.tsv").read_text("utf-8").strip("\n").split("\n")
]
_VALID = [pattern for pattern, verdict, _, _ in _ROWS if verdict == "valid"]
_BROKEN = [(pattern, position) for pattern, verdict, position, _ in _ROWS if verdict == "error"]

_PATTERNS = st.text() | st.lists(
    st.sampled_from(
        [*"()[]{}*+?|^$.\\-&,:=!<>#aPQ1 \n", "\\Q", "\\E", "\\p{", "(?", "(?<", "(?x)", "&&", "{2", "\ud83d"]
    )
).map("".join)


@pytest.mark.parametrize("pattern", _VALID)
def test_a_pattern_that_java_compiles_has_no_problem(pattern: str) -> None:
    """What Java's documentation allows passes."""
    assert check(pattern) is None


@pytest.mark.parametrize(("pattern", "position"), _BROKEN)
def test_a_pattern_that_java_refuses_has_a_problem_at_its_fault(pattern: str, position: str) -> None:
    """What Java refuses is reported, at the place in the table where that is certain."""
    problem = check(pattern)
    assert problem is not None
    assert is_sentence(problem.message)
    if position:
        assert problem.position == int(position)


def test_the_table_is_read_whole() -> None:
    """Every row of the table is a case: nothing is skipped for a misspelled verdict."""
    assert _HEADER == ("pattern", "verdict", "position", "remark")
    assert len(_VALID) + len(_BROKEN) == len(_ROWS) >= 120


def test_the_empty_pattern_compiles() -> None:
    """The empty pattern matches the empty text and is legal."""
    assert check("") is None


@pytest.mark.parametrize("end", ["\n", "\r", "\u2028", "\u2029", "\x85"])
def test_a_comment_ends_with_its_line(end: str) -> None:
    """In mode x a comment runs to any line terminator of Java."""
    assert check(f"(?x)a # ({end}b") is None
    problem = check(f"(?x)a # {end}(")
    assert problem is not None
    assert problem.position == 9


def test_only_a_line_feed_ends_a_comment_in_unix_lines_mode() -> None:
    """Mode d knows no line terminator but the line feed."""
    assert check("(?xd)a # (\rb(") is None
    assert check("(?xd)a # (\nb(") is not None


@pytest.mark.parametrize(
    ("pattern", "java_way"),
    [
        ("(?P<name>a)", "(?<name>"),
        ("(?P=name)", r"\k<name>"),
        ("(?#remark)", "comment"),
        ("(a)(?(1)b|c)", "|"),
        (r"\h", "Java 8"),
        (r"\b{g}", "Java 9"),
        ("*.bak", '".*"'),
        ("?.bak", '"."'),
        (r"[\1]", r"\01"),
        (r"(?<=a*)b", "look-behind"),
    ],
)
def test_a_message_names_the_java_way(pattern: str, java_way: str) -> None:
    """Who writes another tool's syntax is told what Java has in its place."""
    problem = check(pattern)
    assert problem is not None
    assert java_way in problem.message


@pytest.mark.parametrize(("before", "inside", "after"), [("(", "", ")"), ("[", "a", "]")])
def test_nesting_is_bounded(before: str, inside: str, after: str) -> None:
    """Nesting up to the stated limit passes; the first bracket beyond it is the problem."""
    assert check(before * MAX_NESTING + inside + after * MAX_NESTING) is None
    problem = check(before * 100_000 + inside + after * 100_000)
    assert problem is not None
    assert problem.position == MAX_NESTING
    assert str(MAX_NESTING) in problem.message


def test_groups_and_classes_share_the_limit_of_nesting() -> None:
    """A class inside the deepest group is one level too many."""
    assert check("(" * (MAX_NESTING - 1) + "[a]" + ")" * (MAX_NESTING - 1)) is None
    assert check("(" * MAX_NESTING + "[a]" + ")" * MAX_NESTING) is not None


@given(_PATTERNS)
def test_any_text_has_a_verdict_whose_position_lies_within_it(pattern: str) -> None:
    """No text makes the checker raise, and a problem points at a character of the pattern."""
    problem = check(pattern)
    if problem is not None:
        assert 0 <= problem.position < len(pattern)
        assert problem.message.endswith(".")


@given(st.text().filter(lambda text: "\\E" not in text))
def test_quoted_text_compiles_whatever_it_is(text: str) -> None:
    r"""What stands between \Q and \E is literal, so that it cannot be wrong, and a repetition may follow."""
    assert check(f"\\Q{text}\\E") is None
    assert check(f"(a\\Q{text}\\E+)") is None


@given(st.text())
def test_escaped_text_compiles_whatever_it_is(text: str) -> None:
    """A backslash before whatever is no ASCII letter or digit makes it a literal."""
    assert check("".join(c if c.isascii() and c.isalnum() else f"\\{c}" for c in text)) is None


@given(st.text(), st.sampled_from("([{"))
def test_a_position_counts_the_characters_of_the_pattern_as_written(text: str, opening: str) -> None:
    """A quotation before the fault does not shift it."""
    quoted = "\\Q" + text.replace("\\", "") + "\\E"
    problem = check(f"{quoted}x{opening}")
    assert problem is not None
    assert problem.position == len(quoted) + 1


@pytest.mark.parametrize(
    ("pattern", "since"),
    [
        (r"\h", 8),
        (r"[\H]", 8),
        (r"\V", 8),
        (r"\R", 8),
        (r"\X", 9),
        (r"\N{SPACE}", 9),
        (r"[\N{SPACE}]", 9),
        (r"\b{g}", 9),
        (r"\X\h", 9),
        (r"\h(", None),
        (r"[\R]", None),
        (r"[\X]", None),
        (r"\N", None),
        (r"\N{}", None),
        (r"\N{SPACE", None),
        (r"(?<=\X)", None),
    ],
)
def test_what_newer_releases_know_is_told_from_what_none_knows(pattern: str, since: int | None) -> None:
    """A problem says since which release of Java a part is valid; an error of all releases comes first."""
    problem = check(pattern)
    assert problem is not None
    assert problem.since == since


def test_a_fault_behind_the_end_is_told_at_the_last_character() -> None:
    r"""Read without its quotation, ``\Q(\E)`` is ``\()``: a place behind these three characters is that of the last."""
    assert [original_offset(r"\Q(\E)", at) for at in range(5)] == [2, 2, 5, 5, 5]
