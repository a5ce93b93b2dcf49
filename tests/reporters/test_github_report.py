"""Workflow commands of GitHub Actions."""

from __future__ import annotations

import pytest
from report_samples import MIXED, Sight, report, run

from manifestkit.reporters import github


def lines(*reports: object) -> list[str]:
    """The commands."""
    return "".join(github.render(run(*reports))).splitlines()  # type: ignore[arg-type] # reports


def test_command() -> None:
    """A command names the rule, the file and the place; its text is the message with the help below."""
    what = report("bucket: b\n", Sight("IE301", "b\n", "Strange.", help="Mend it."), Sight("IE201", "bucket", "A."))
    assert lines(what) == [
        "::error title=IE201 missing-field,file=manifest.txt,line=1,endLine=1,col=1,endColumn=7::A.",
        "::warning title=IE301 bucket-name,file=manifest.txt,line=1,endLine=2::Strange.%0AMend it.",
    ]


@pytest.mark.parametrize(("rule", "command"), [("IE203", "error"), ("IE301", "warning"), ("IE305", "notice")])
def test_severities(rule: str, command: str) -> None:
    """Advice is what GitHub calls a notice."""
    assert lines(report("a", Sight(rule, "a", "A.")))[0].startswith(f"::{command} ")


def test_escapes() -> None:
    """Properties escape what ends one, texts what ends a line; nothing can begin another command."""
    what = report("a", Sight("IE301", "a", "A."), name="a:b,c%\n::set.txt")
    message = "100%: a\r\n::error::x"
    (line,) = lines(what._replace(findings=(what.findings[0]._replace(message=message),)))
    assert "file=a%3Ab%2Cc%25\\n%3A%3Aset.txt," in line
    assert line.endswith("::100%25: a%0D%0A::error::x")


def test_mixed() -> None:
    """Each finding has one line, and none shows a secret."""
    output = "".join(github.render(MIXED))
    assert len(output.splitlines()) == 5
    assert "hunter2" not in output
    assert output.count("file=./jobs/bad%3A 1%2C2%25.txt,") == 5
    assert lines(report("a")) == []
