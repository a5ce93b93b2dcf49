"""What Python programs call."""

from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import manifestkit
from manifestkit import ContextError, ManifestSyntaxError

# Import/Export reference, 7.1, with a company for the label.
GOOD = """\
manifestVersion: 2.0
generator: reference sample
deviceId: DISK-0001
bucket: sample-import-bucket
eraseDevice: yes
notificationEmail: ops@example.com
returnAddress:
  name: Pat Sample
  company: Sample Company
  street1: 1 Sample Road
  city: Springfield
  stateOrProvince: IL
  postalCode: 62701
  country: USA
  phoneNumber: +1 217 555 0100
"""


def test_every_public_name_is_there() -> None:
    """What the package promises it has, once asked for; what it does not have is an AttributeError."""
    for name in manifestkit.__all__:
        assert getattr(manifestkit, name) is not None
        assert name in dir(manifestkit)
    with pytest.raises(AttributeError, match="no attribute 'chek_manifest'"):
        _ = manifestkit.chek_manifest  # type: ignore[attr-defined]


def test_importing_the_package_loads_nothing() -> None:
    """Whoever imports the package pays for nothing that is not used."""
    code = (
        "import sys, manifestkit; known = set(sys.modules); manifestkit.signature; "
        "print(sorted(m for m in known if m.startswith('manifestkit')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - our own
    assert done.stdout.strip() == "['manifestkit', 'manifestkit.lean_typing', 'manifestkit.version']"


def test_good_manifest() -> None:
    """A manifest as the reference has it is told to be right, by its kind and edition, and what was not checked."""
    report = manifestkit.check_manifest(GOOD)
    assert report.ok
    assert (report.kind, report.variant, report.edition) == ("manifest", "s3-import", "2014-12-18")
    assert report.path == "<manifest>"
    assert "bucket-exists" in {unchecked.check for unchecked in report.unchecked}
    assert report.fixed_text() == GOOD


def test_finding_has_its_place() -> None:
    """A finding says where it is, which rule it is of, and what the service would say."""
    report = manifestkit.check_manifest(GOOD.replace("eraseDevice: yes", "eraseDevice: maybe"), filename="a.txt")
    [finding] = [finding for finding in report.findings if finding.severity == "error"]
    assert not report.ok
    assert report.path == "a.txt"
    assert (finding.pointer, finding.error_code) == ("/eraseDevice", "InvalidManifestFieldException")
    assert (finding.line, finding.column, finding.end_line, finding.end_column) == (5, 14, 5, 19)


def test_edition_and_job_type_count() -> None:
    """An edition brings its own rules (RULINGS 6); a job type in any case (RULINGS 32) is held against the manifest."""
    no = GOOD.replace("eraseDevice: yes", "eraseDevice: no")
    assert not manifestkit.check_manifest(no).ok
    assert manifestkit.check_manifest(no, edition="2010-06-03").ok
    for job_type in ("Export", "EXPORT", "export"):
        report = manifestkit.check_manifest(GOOD, job_type)
        assert [finding.rule for finding in report.findings if finding.severity == "error"] == ["IE105"]


@pytest.mark.parametrize(
    "context",
    [
        {"buckets": {"sample-import-bucket": {"access": "none"}}},
        manifestkit.Context(buckets={}),
    ],
)
def test_context_counts(context: Any) -> None:  # noqa: ANN401 - either form
    """Stated facts are checked, whether they are a mapping or a Context."""
    codes = {finding.error_code for finding in manifestkit.check_manifest(GOOD, context=context).findings}
    assert codes & {"BucketPermissionException", "NoSuchBucketException"}


ARGUMENTS: list[tuple[dict[str, Any], type[Exception], str]] = [
    ({"text": None}, TypeError, "text is a str, not NoneType"),
    ({"text": b"manifestVersion: 2.0"}, TypeError, "text is a str, not bytes"),
    ({"filename": Path("a.txt")}, TypeError, "filename is a str"),
    ({"job_type": 1}, TypeError, "job_type is a str"),
    ({"job_type": "Imprt"}, ValueError, "Import and Export"),
    ({"edition": 2010}, TypeError, "edition is a str"),
    ({"edition": "2015-01-01"}, ValueError, "there is no edition '2015-01-01'; there are 2009-.*, 2014-12-18$"),
    ({"edition": "2020-06-17"}, ValueError, "there is no edition '2020-06-17'"),
    ({"context": "context.toml"}, ContextError, "context"),
    ({"context": []}, ContextError, "context"),
    ({"context": {"regoin": "us-west-2"}}, ContextError, "did you mean region?"),
]


@pytest.mark.parametrize(("arguments", "error", "words"), ARGUMENTS)
def test_wrong_argument_is_told(arguments: dict[str, Any], error: type[Exception], words: str) -> None:
    """An argument that cannot be what it is gives TypeError or ValueError, with what belongs there."""
    with pytest.raises(error, match=words):
        manifestkit.check_manifest(**{"text": GOOD, **arguments})


def test_path_is_checked(tmp_path: Path) -> None:
    """A file is what its name and text say, under the path that was given; ``kind`` overrides."""
    path = tmp_path / "MyS3ImportManifest.txt"
    path.write_text(GOOD, encoding="utf-8")
    for given_path in (path, str(path)):
        report = manifestkit.check_path(given_path)
        assert report.ok
        assert report.path == str(path)
    assert manifestkit.check_path(path, kind="signature").kind == "signature"
    assert not manifestkit.check_path(path, job_type="export").ok


def test_path_that_cannot_be_checked_is_told(tmp_path: Path) -> None:
    """A file that is not there is an OSError, one of no kind a ValueError, a large one a finding."""
    with pytest.raises(FileNotFoundError):
        manifestkit.check_path(tmp_path / "MyS3ImportManifest.txt")
    with pytest.raises(IsADirectoryError):
        manifestkit.check_path(tmp_path)
    path = tmp_path / "notes.txt"
    path.write_text("hello", encoding="utf-8")
    with pytest.raises(ValueError, match="give its kind"):
        manifestkit.check_path(path)
    with pytest.raises(ValueError, match="there is no kind"):
        manifestkit.check_path(path, kind="manifset")  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        manifestkit.check_path(None)  # type: ignore[arg-type]
    with path.open("wb") as file:
        file.truncate(17 * 2**20)
    assert [finding.rule for finding in manifestkit.check_path(path, kind="manifest").findings] == ["RD003"]


def test_manifest_becomes_python() -> None:
    """Every scalar stays text (DESIGN section 4)."""
    document = manifestkit.parse_manifest("manifestVersion:2.0\nreturnAddress: {postalCode: 01234, country: NO}\n")
    assert document.to_python() == {
        "manifestVersion": "2.0",
        "returnAddress": {"postalCode": "01234", "country": "NO"},
    }


# A text that is no manifest, and the line and column of the first place that cannot be read.
SYNTAX = [
    ("hello world", 1, 1),
    ("", 1, 1),
    ("manifestVersion: 2.0\ngenerator: 'x\n", 2, 12),
    ("manifestVersion: 2.0\ngenerator: \0\n", 2, 12),
    ("#" * (16 * 2**20 + 1), 1, 1),
]


@pytest.mark.parametrize(("text", "line", "column"), SYNTAX, ids=["scalar", "empty", "quote", "nul", "large"])
def test_syntax_error_has_its_place(text: str, line: int, column: int) -> None:
    """What cannot be read is an error with its span; the error can be sent to another process."""
    with pytest.raises(ManifestSyntaxError) as caught:
        manifestkit.parse_manifest(text)
    error = caught.value
    assert (error.line, error.column) == (line, column)
    assert str(error).startswith(f"line {line}, column {column}: ")
    assert 0 <= error.span.start <= error.span.end <= len(text)
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    assert (str(again), again.span) == (str(error), error.span)


def test_syntax_error_shows_no_secret() -> None:
    """Where a password cannot be read the error does not repeat it."""
    for text in ("trueCryptPassword: 'hunter2\n", "trueCryptPassword hunter2\n", "pinCode:\nhunter2\n"):
        with pytest.raises(ManifestSyntaxError) as caught:
            manifestkit.parse_manifest(f"manifestVersion: 2.0\n{text}")
        assert "hunter2" not in str(caught.value)
        assert "hunter2" not in repr(caught.value)


def test_text_of_another_type_is_told() -> None:
    """Bytes are no text."""
    with pytest.raises(TypeError, match="text is a str, not bytes"):
        manifestkit.parse_manifest(b"manifestVersion: 2.0")  # type: ignore[arg-type]


@given(st.text())
def test_no_text_raises_anything_else(text: str) -> None:
    """Every text gives a report, and a tree or a ManifestSyntaxError."""
    report = manifestkit.check_manifest(text)
    try:
        manifestkit.parse_manifest(text)
    except ManifestSyntaxError:
        assert not report.ok


def test_the_same_text_has_the_same_report() -> None:
    """Two reports are equal where the text, its name and all that was found are, and no others."""
    text = "manifestVersion: 2.0\nbucket: Example\n"
    report = manifestkit.check_manifest(text)
    assert report == manifestkit.check_manifest(text)
    assert len({report, manifestkit.check_manifest(text)}) == 1
    assert report != manifestkit.check_manifest(text, filename="other.txt")
    assert report != manifestkit.check_manifest(text + "\n")


def test_many_fixes_need_one_round_only() -> None:
    """However many comments are to go, the first fixed text has none of them, and fixing it changes nothing."""
    text = (Path(__file__).parents[1] / "examples" / "good" / "MyS3ImportManifest.txt").read_text("utf-8")
    commented = text + "# manifestkit: ignore[IE224] an old reason\n" * 1000
    fixed = manifestkit.check_manifest(commented).fixed_text()
    assert "IE224" not in fixed
    assert manifestkit.check_manifest(fixed).fixed_text() == fixed


def test_no_finding_shows_a_secret() -> None:
    """A fix that moves a secret is applied, and does not show it where somebody logs the finding."""
    text = "manifestVersion: 2.0\ntrueCryptPassword: \u201chunter2zz\u201d\n"
    report = manifestkit.check_manifest(text)
    assert any(finding.fix for finding in report.findings)
    assert "hunter2zz" not in repr(report.findings)
