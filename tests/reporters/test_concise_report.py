"""The format of one line for each finding."""

from __future__ import annotations

from report_samples import MIXED, Sight, mend, report, run

from manifestkit.reporters import concise


def rendered(*reports: object) -> str:
    """The whole output."""
    return "".join(concise.render(run(*reports)))  # type: ignore[arg-type] # reports


def test_lines() -> None:
    """A line has the place as editors read it, the rule, a mark where --fix would mend it, and the message."""
    text = "bucket: b\ngenerator: g\n"
    what = report(
        text,
        Sight("IE301", "b\n", "The bucket {} is strange.", ("b",), "Help.", mend=mend(text, "b\n", "c\n")),
        Sight("IE305", "g\n", "Two\nlines.", mend=mend(text, "g\n", "h\n", "unsafe")),
        name="a b.txt",
    )
    assert rendered(what) == (
        'a b.txt:1:9: warning[IE301] bucket-name [*]: The bucket "b" is strange.\n'
        "a b.txt:2:12: info[IE305] generator: Two\\nlines.\n"
    )


def test_one_line_each() -> None:
    """Whatever the texts, each finding has one line that can be encoded."""
    output = "".join(concise.render(MIXED))
    assert len(output.splitlines()) == len(list(MIXED.findings)) == 5
    assert "hunter2" not in output


def test_nothing() -> None:
    """Without findings there is no output."""
    assert rendered(report("bucket: b")) == ""
    assert rendered() == ""


def test_path() -> None:
    """A path cannot steer a terminal either."""
    output = rendered(report("a", Sight("IE301", "a", "A."), name="\x1b[2J\n\udce4"))
    assert output.startswith(r"\x1b[2J\n\udce4:1:1: ")
    output.encode("utf-8")
