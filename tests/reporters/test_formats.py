"""The output formats by name."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from report_samples import MIXED, report, run

import manifestkit
from manifestkit.findings.redaction import redact
from manifestkit.reporters.formats import FORMATS


def test_names() -> None:
    """The names are those of the contract, in its order."""
    assert list(FORMATS) == ["text", "concise", "json", "sarif", "github", "gitlab", "junit"]


@pytest.mark.parametrize("name", FORMATS)
def test_promises(name: str) -> None:
    """Every format gives the same bytes twice, can be encoded, ends with a line end, and shows no secret."""
    output = "".join(FORMATS[name](MIXED))
    assert output == "".join(FORMATS[name](MIXED))
    output.encode("utf-8")
    assert output.endswith("\n")
    assert "hunter2" not in output


@pytest.mark.parametrize("name", FORMATS)
def test_redacted(name: str) -> None:
    """No format shows what tells of people once a report is redacted."""
    output = "".join(FORMATS[name](run(*map(redact, MIXED.reports))))
    assert "Pat" not in output


@pytest.mark.parametrize("name", FORMATS)
def test_no_files(name: str) -> None:
    """A run without files is told, too."""
    "".join(FORMATS[name](run())).encode("ascii")
    "".join(FORMATS[name](run(report(""))))


def test_loaded_when_used() -> None:
    """Choosing a format loads that one alone, and none of the libraries of the others."""
    program = (
        "import sys; from manifestkit.reporters.formats import FORMATS; from manifestkit.reporters.run import Run;"
        "list(FORMATS['concise'](Run((), dict, '1')));"
        "print([name for name in ('json', 'xml', 'urllib.parse', 'hashlib', 'unicodedata', 'difflib')"
        " if name in sys.modules], [name for name in sys.modules if name.startswith('manifestkit.reporters.')])"
    )
    command = [sys.executable, "-S", "-c", program]
    root = Path(manifestkit.__file__).parents[1]
    done = subprocess.run(  # noqa: S603 - this interpreter
        command, check=True, capture_output=True, text=True, cwd=root
    )
    assert done.stdout.startswith("[] ")
    assert "sarif" not in done.stdout
