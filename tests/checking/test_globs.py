"""Patterns of file names."""

from __future__ import annotations

import pytest

from manifestkit.checking.globs import matches

CASES = [
    ("*.txt", "a.txt", True),
    ("*.txt", "jobs/2015/a.txt", True),
    ("*.txt", "a.txt.bak", False),
    ("jobs/*.txt", "jobs/a.txt", True),
    ("jobs/*.txt", "jobs/2015/a.txt", False),
    ("jobs/*.txt", "old/jobs/a.txt", False),
    ("./jobs/*.txt", "jobs/a.txt", True),
    ("jobs/**/*.txt", "jobs/a.txt", True),
    ("jobs/**/*.txt", "jobs/2015/05/a.txt", True),
    ("**/jobs/*", "old/jobs/a.txt", True),
    ("**", "a/b/c", True),
    ("jobs/", "jobs/2015/a.txt", True),
    ("jobs/", "old/jobs/a.txt", False),
    ("job?.txt", "job1.txt", True),
    ("job?.txt", "job12.txt", False),
    ("job[0-9].txt", "job7.txt", True),
    ("job[!0-9].txt", "job7.txt", False),
    ("job[.txt", "job[.txt", True),
    ("JOBS/*", "jobs/a", False),
    ("/jobs/*", "jobs/a", False),
    ("a/b", "a", False),
    ("a", "a/b", False),
]


@pytest.mark.parametrize(("pattern", "path", "fits"), CASES)
def test_pattern_fits(pattern: str, path: str, fits: bool) -> None:  # noqa: FBT001 - a table's column
    """A pattern fits the paths that the documentation of ``matches`` says, and no others."""
    assert matches(pattern, path) is fits


@pytest.mark.parametrize("pattern", ["*a" * 60 + "b", "**/" * 60 + "b", "**/*a*/" * 20 + "b"])
def test_no_pattern_takes_long(pattern: str) -> None:
    """Patterns that make a backtracking matcher try without end give their answer at once."""
    assert not matches(pattern, "/".join(["a" * 120] * 60))
