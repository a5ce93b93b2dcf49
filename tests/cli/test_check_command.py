"""``manifestkit check``: every option, the exit statuses, and bad input."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

import pytest

from manifestkit.reporters.formats import FORMATS

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Shell

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
WARNING = GOOD.replace("2.0", "2.0;", 1)
BAD = GOOD.replace("eraseDevice: yes", "eraseDevice: maybe")
NAME = "MyS3ImportManifest.txt"


def _errors(out: str) -> list[dict[str, Any]]:
    """The findings of severity error in a JSON report."""
    files = json.loads(out)["files"]
    return [finding for file in files for finding in file["findings"] if finding["severity"] == "error"]


# Files, arguments, and the exit status.
STATUS: list[tuple[dict[str, str], list[str], int]] = [
    ({NAME: GOOD}, [NAME], 0),
    ({NAME: WARNING}, [NAME], 0),
    ({NAME: WARNING}, [NAME, "--strict"], 1),
    ({NAME: BAD}, [NAME], 1),
    ({NAME: BAD}, [NAME, "--edition", "2010-06-03"], 1),
    ({NAME: GOOD.replace("eraseDevice: yes", "eraseDevice: no")}, [NAME, "--edition", "2010-06-03"], 0),
    ({NAME: BAD}, [NAME, "--ignore", "IE225"], 0),
    ({NAME: BAD}, [NAME, "--ignore", "RD,not-yes-or-no"], 0),
    ({NAME: BAD}, [NAME, "--select", "missing-field"], 0),
    ({NAME: BAD}, [NAME, "--select", "IE2", "--select", "RD"], 1),
    ({NAME: GOOD}, [NAME, "--job-type", "Export"], 1),
    ({NAME: GOOD}, [NAME, "--job-type", "iMPORT"], 0),
    ({NAME: GOOD}, [NAME, "gone.txt"], 2),
    ({NAME: BAD}, [NAME, "gone.txt"], 2),
    ({NAME: GOOD, "notes.txt": "hello"}, [NAME, "notes.txt"], 2),
    ({NAME: GOOD, "notes.txt": "hello"}, ["."], 0),
    ({"notes.txt": "hello"}, ["notes.txt", "--kind", "manifest"], 1),
    ({NAME: GOOD}, [NAME, "--kind", "signature"], 1),
    ({NAME: GOOD}, [], 0),
    ({f"deep/down/{NAME}": BAD}, [], 1),
    ({"notes.txt": "hello"}, [], 0),
    ({NAME: GOOD}, [NAME, "--region", "us-west-2"], 0),
    ({NAME: WARNING}, [NAME, "--diff"], 1),
    ({NAME: BAD}, [NAME, "--diff"], 0),
    ({NAME: WARNING}, [NAME, "--fix", "--strict"], 0),
    ({NAME: BAD}, [NAME, "--fix"], 1),
    ({NAME: BAD}, [NAME, "--jobs", "1"], 1),
    ({NAME: BAD}, [NAME, "--", "-"], 2),
    # Wrong usage.
    ({NAME: GOOD}, [NAME, "--edition", "2015-01-01"], 2),
    ({NAME: GOOD}, [NAME, "--edition", "2010-06-03", "--edition", "2020-06-17"], 0),
    ({NAME: GOOD}, [NAME, "--edition", "2020-06-17", "--edition", "2026-04-21"], 2),
    ({NAME: GOOD}, [NAME, "--edition", "2009-05-20", "--edition", "2010-06-03"], 2),
    ({NAME: GOOD}, [NAME, "--region", "us_west"], 2),
    ({NAME: GOOD}, [NAME, "--kind", "manifset"], 2),
    ({NAME: GOOD}, [NAME, "--format", "jsn"], 2),
    ({NAME: GOOD}, [NAME, "--job-type", "both"], 2),
    ({NAME: GOOD}, [NAME, "--jobs", "0"], 2),
    ({NAME: GOOD}, [NAME, "--jobs", "many"], 2),
    ({NAME: GOOD}, [NAME, "--jobs", "1" * 5000], 2),
    ({NAME: GOOD}, [NAME, "--select", "IE999"], 2),
    ({NAME: GOOD}, [NAME, "--select", ""], 2),
    ({NAME: GOOD}, [NAME, "--ignore", "IE2,"], 2),
    ({NAME: BAD, "manifestkit.toml": "select = []"}, [NAME], 0),
    ({NAME: BAD, "manifestkit.toml": "select = []"}, [NAME, "--select", "IE2"], 1),
    ({NAME: BAD}, [NAME, "--select", "IE1, IE2"], 1),
    ({NAME: GOOD}, [NAME, "--ignore", "RD001"], 2),
    ({NAME: GOOD}, [NAME, "--strit"], 2),
    ({NAME: GOOD}, [NAME, "--unsafe-fixes"], 2),
    ({NAME: GOOD}, [NAME, "--stdin-filename", "a.txt"], 2),
    ({NAME: GOOD}, [NAME, "-"], 2),
    ({NAME: GOOD}, [NAME, "--context", "gone.toml"], 2),
    ({NAME: GOOD, "c.toml": "regoin = 1"}, [NAME, "--context", "c.toml"], 2),
    ({NAME: GOOD}, [NAME, "--baseline", "gone.json"], 2),
    ({NAME: GOOD, "b.json": "[]"}, [NAME, "--baseline", "b.json"], 2),
    ({NAME: GOOD, "manifestkit.toml": "selct = 1"}, [NAME], 2),
    ({NAME: GOOD, "pyproject.toml": "[tool.manifestkit]\nselct = 1"}, [NAME], 2),
]


@pytest.mark.parametrize(("files", "arguments", "status"), STATUS, ids=[" ".join(case[1])[:60] for case in STATUS])
def test_exit_status(shell: Shell, files: dict[str, str], arguments: list[str], status: int) -> None:
    """0: nothing of severity error. 1: an error. 2, which beats 1: wrong usage, unreadable, a broken configuration."""
    for name, text in files.items():
        shell.write(name, text)
    done = shell.run("check", *arguments)
    assert done.status == status
    if status == 2:
        assert done.err
    else:
        assert all(line.startswith("manifestkit: ") for line in done.err.splitlines())


# Arguments that are wrong, and what is told about them.
HINTS = [
    (["--strit"], "did you mean --strict?"),
    (["--format", "jsn"], "did you mean json?"),
    (["--format", "yaml"], "there are text, concise, json, sarif, github, gitlab, junit"),
    (["--kind", "manifset"], "did you mean manifest?"),
    (["--edition", "2015-01-01"], "2009-05-20, 2010-06-03, 2014-12-18"),
    (["--select", "mising-field"], "did you mean missing-field?"),
    (["--select", ""], "no rule is called ''"),
    (["--job-type", "both"], "there is no job type 'both'; there are Import and Export"),
    (["--edition", "2009-05-20", "--edition", "2010-06-03"], "2009-05-20 and 2010-06-03 are editions of one service"),
    (["--ignore", "RD016"], "RD016 cannot be ignored"),
    (["--region", "us_west"], "us-west-2"),
    (["gone.txt"], "gone.txt: cannot be read: No such file or directory"),
    (["notes.txt"], "notes.txt: is no manifest, SIGNATURE file or request by its name and text; use --kind"),
    (["--context", "notes.txt"], "notes.txt is no TOML"),
    (["--baseline", "notes.txt"], "notes.txt: line 1, column 1: this is no JSON"),
    (["--unsafe-fixes"], "--unsafe-fixes goes with --fix, or with --diff"),
    (["--jobs", "0"], "'0' is no number from 1"),
]


@pytest.mark.parametrize(("arguments", "words"), HINTS)
def test_mistake_says_how_to_mend_it(shell: Shell, arguments: list[str], words: str) -> None:
    """What is told about a mistake names it, and what was meant or what there is."""
    shell.write("notes.txt", "hello there")
    done = shell.run("check", *arguments)
    assert done.status == 2
    assert words in done.err.splitlines()[-1]


UNREADABLE = [
    (["gone.txt"], "manifestkit: gone.txt: cannot be read: No such file or directory\n"),
    ([""], "manifestkit: '': cannot be read: No such file or directory\n"),
    ([" "], "manifestkit: ' ': cannot be read: No such file or directory\n"),
    (["--baseline", ""], "manifestkit: '': cannot be read: No such file or directory\n"),
]


@pytest.mark.parametrize(("arguments", "told"), UNREADABLE)
def test_input_that_cannot_be_read_is_all_that_is_told(shell: Shell, arguments: list[str], told: str) -> None:
    """One line on stderr, with a name that can be seen; no report says that nothing was found."""
    assert shell.run("check", *arguments) == (2, "", told)
    assert json.loads(shell.run("check", "--format", "json", "gone.txt").out)["files"] == []


def test_nothing_to_check_is_a_note(shell: Shell) -> None:
    """A folder without manifests is no mistake, and stdout stays empty."""
    done = shell.run("check")
    assert done == (0, "", "manifestkit: there is nothing to check: no manifest, SIGNATURE file or request\n")


# The name of a link to nothing, the options, and the status.
DANGLING = [
    ("notes.txt", [], 0),
    ("data", [], 0),
    ("picture.jpg", [], 0),
    (NAME, [], 2),
    ("SIGNATURE", [], 2),
    ("manifest.yml", [], 2),
    ("notes.txt", ["--kind", "manifest"], 2),
    ("jobs.mf", [], 2),
    ("notes.txt", ["notes.txt"], 2),
]


@pytest.mark.parametrize(("name", "arguments", "status"), DANGLING)
def test_link_to_nothing_counts_where_it_should_be_a_manifest(
    shell: Shell, name: str, arguments: list[str], status: int
) -> None:
    """In a folder it is passed over unless its name or an option says what it was; a named one is a mistake."""
    shell.write("manifestkit.toml", "files = {manifest = '*.mf'}\n")
    shell.write("good/" + NAME, GOOD)
    (shell.folder / name).symlink_to(shell.folder / "gone")
    done = shell.run("check", *(arguments or ["."]), *(["."] if "--kind" in arguments else []))
    assert done.status == status
    assert done.err == (f"manifestkit: {name}: cannot be read: No such file or directory\n" if status else "")


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_written(shell: Shell, name: str) -> None:
    """Each format goes to stdout, with the finding in it; the others are what the reporters' own tests say."""
    shell.write(NAME, BAD)
    done = shell.run("check", "--format", name, NAME)
    assert done.status == 1
    assert "IE225" in done.out
    assert done.err == ""
    again = shell.run("check", "--format", name, NAME)
    assert again.out == done.out


def test_other_files_are_checked_all_the_same(shell: Shell) -> None:
    """A file that cannot be read is one line on stderr, and no other file suffers."""
    shell.write("aS3ImportManifest.txt", BAD)
    (shell.folder / "bS3ImportManifest.txt").symlink_to("bS3ImportManifest.txt")
    shell.write("cS3ImportManifest.txt", BAD)
    for arguments in (["."], ["aS3ImportManifest.txt", "bS3ImportManifest.txt", "gone", "cS3ImportManifest.txt"]):
        done = shell.run("check", "--format", "json", *arguments)
        assert done.status == 2
        assert len(_errors(done.out)) == 2
        assert done.err.count("\n") == len(arguments) // 2 or 1
        assert "bS3ImportManifest.txt: cannot be read: " in done.err


def test_operands_and_options_may_mix(shell: Shell) -> None:
    """Options may stand between and behind the paths."""
    shell.write("aS3ImportManifest.txt", WARNING)
    shell.write("bS3ImportManifest.txt", WARNING)
    done = shell.run("check", "aS3ImportManifest.txt", "--strict", "bS3ImportManifest.txt", "--format=json")
    assert done.status == 1
    assert json.loads(done.out)["summary"]["files"] == 2


def test_empty_folder_is_a_note(shell: Shell) -> None:
    """A folder without manifests is no failure, and says so."""
    (shell.folder / "empty").mkdir()
    done = shell.run("check", "empty")
    assert done.status == 0
    assert "nothing to check" in done.err
    assert json.loads(shell.run("check", "empty", "--format", "json").out)["files"] == []


def test_stdin_is_checked(shell: Shell) -> None:
    """The text of stdin is what its name or its text says, and carries the name."""
    done = shell.run("check", "-", "--format", "json", stdin=BAD)
    assert done.status == 1
    assert json.loads(done.out)["files"][0]["path"] == "<stdin>"
    done = shell.run("check", "-", "--format", "json", "--stdin-filename", f"jobs/{NAME}", stdin="")
    assert done.status == 1
    assert json.loads(done.out)["files"][0]["path"] == f"jobs/{NAME}"
    done = shell.run("check", "--stdin-filename", "SIGNATURE", "-", stdin="hello")
    assert done.status == 1
    done = shell.run("check", "-", stdin="hello")
    assert done.status == 2
    assert "use --kind" in done.err


def test_stdin_above_the_limit_is_a_finding(shell: Shell) -> None:
    """A stream without an end is read up to the limit; nothing that could be lost is written back."""
    done = shell.run("check", "-", "--kind", "manifest", "--format", "concise", stdin=b"#" * (16 * 2**20 + 1))
    assert done.status == 1
    assert "RD003" in done.out
    done = shell.run("check", "-", "--kind", "manifest", "--fix", stdin=b"#" * (16 * 2**20 + 1))
    assert done.status == 2
    assert "#" not in done.out


def test_stdin_is_mended_to_stdout(shell: Shell) -> None:
    """With --fix the mended text has stdout for itself, line ends as they were; the findings go to stderr."""
    text = WARNING.replace("\n", "\r\n").replace("eraseDevice: yes", "eraseDevice: maybe")
    done = shell.run("check", "-", "--fix", stdin=text)
    assert done.status == 1
    assert done.out == text.replace("2.0;", "2.0")
    assert "not-yes-or-no" in done.err
    for unmended in (GOOD, GOOD.encode() + b"# \xff\n"):
        done = shell.run("check", "-", "--fix", stdin=unmended)
        data = unmended.encode() if isinstance(unmended, str) else unmended
        assert done.out.encode("utf-8", "surrogateescape") == data


def test_fix_writes_and_tells(shell: Shell) -> None:
    """--fix mends the files, tells what remains, and a second run has nothing to do."""
    path = shell.write(NAME, WARNING.replace("\n", "\r\n"))
    path.chmod(0o640)
    done = shell.run("check", "--fix", NAME)
    assert done.status == 0
    assert "version-semicolon" not in done.out
    assert "1 file mended" in done.err
    assert path.read_bytes() == GOOD.replace("\n", "\r\n").encode()
    assert path.stat().st_mode & 0o777 == 0o640
    assert "0 files mended" in shell.run("check", "--fix", NAME).err
    assert shell.names() == [NAME]


def test_file_that_cannot_be_mended_stays_whole(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the disk is full the file is as it was, one line says so, and the status is 2."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    path = shell.write(NAME, WARNING)
    monkeypatch.setattr(os, "replace", full)
    done = shell.run("check", "--fix", NAME)
    assert done.status == 2
    assert f"{NAME}: cannot be written: No space left on device" in done.err
    assert path.read_text() == WARNING
    assert shell.names() == [NAME]


def test_diff_shows_and_writes_nothing(shell: Shell) -> None:
    """--diff shows what --fix would do, on stdout and alone."""
    path = shell.write(NAME, WARNING)
    for fix in ([], ["--fix"]):
        done = shell.run("check", "--diff", *fix, NAME)
        assert done.status == 1
        assert done.out.splitlines()[:5] == [
            f"--- a/{NAME}",
            f"+++ b/{NAME}",
            "@@ -1,4 +1,4 @@",
            "-manifestVersion: 2.0;",
            "+manifestVersion: 2.0",
        ]
        assert "1 file would change" in done.err
        assert path.read_text() == WARNING
    done = shell.run("check", "--diff", "-", stdin=WARNING)
    assert done.status == 1
    assert "+manifestVersion: 2.0\n" in done.out


def test_baseline_leaves_out_what_is_known(shell: Shell) -> None:
    """An earlier report is a baseline: what is in it is not told again, what is new is."""
    path = shell.write(NAME, BAD)
    shell.write("baseline.json", shell.run("check", NAME, "--format", "json").out)
    assert shell.run("check", NAME, "--baseline", "baseline.json").status == 0
    path.write_text("# a line above\n" + BAD)
    assert shell.run("check", NAME, "--baseline", "baseline.json").status == 0
    path.write_text(BAD.replace("deviceId: DISK-0001\n", ""))
    done = shell.run("check", NAME, "--baseline", "baseline.json", "--format", "json")
    assert [error["pointer"] for error in _errors(done.out)] == ["/deviceId"]


# How the files are named whose paths a baseline has from `check .`, and whether it knows them.
NAMINGS = [
    (".", True),
    ("./", True),
    (NAME, True),
    (f".//{NAME}", True),
    ("{folder}", False),
    (f"{{folder}}/{NAME}", False),
]


@pytest.mark.parametrize(("naming", "known"), NAMINGS)
def test_a_baseline_that_knows_none_of_the_files_is_told(shell: Shell, naming: str, known: bool) -> None:  # noqa: FBT001 - a case
    """Paths are compared as they were given; where all differ, everything would be told again without a word of why."""
    shell.write(NAME, BAD)
    shell.write("baseline.json", shell.run("check", ".", "--format", "json").out)
    done = shell.run("check", naming.format(folder=shell.folder), "--baseline", "baseline.json")
    assert done.status == (0 if known else 1)
    assert ("the baseline knows none of these files" in done.err) is not known


def test_an_empty_baseline_knows_every_file(shell: Shell) -> None:
    """Where nothing was found, there was nothing to know: no word of the wrong folder."""
    shell.write(NAME, GOOD)
    shell.write("baseline.json", shell.run("check", "--format", "json", "--select", "IE101").out)
    assert shell.run("check", str(shell.folder), "--baseline", "baseline.json", "--select", "IE101").err == ""


def test_context_and_region_are_stated_facts(shell: Shell) -> None:
    """What the context states is checked; a region on the command line wins over the file's."""
    shell.write(NAME, GOOD)
    shell.write("context.toml", "region = 'us-east-1'\n[buckets]\n")
    done = shell.run("check", NAME, "--context", "context.toml", "--format", "json")
    assert [error["error_code"] for error in _errors(done.out)] == ["NoSuchBucketException"]
    unchecked = [entry["check"] for entry in json.loads(done.out)["files"][0]["unchecked"]]
    assert "bucket-exists" not in unchecked


def test_configuration_settles_and_the_command_line_wins(shell: Shell) -> None:
    """Each key of the configuration has its effect; an option replaces it."""
    shell.write("jobs/a.job", BAD)
    shell.write("facts.toml", "[buckets]\nsample-import-bucket = {access = 'none'}\n")
    shell.write(
        "manifestkit.toml",
        "files = {manifest = 'jobs/*.job'}\nignore = 'IE225'\ncontext = 'facts.toml'\nedition = '2010-06-03'\n",
    )
    done = shell.run("check", "--format", "json")
    assert [error["error_code"] for error in _errors(done.out)] == ["BucketPermissionException"]
    assert json.loads(done.out)["files"][0]["edition"] == "2010-06-03"
    done = shell.run("check", "--format", "json", "--ignore", "IE233", "--edition", "2014-12-18")
    assert {error["rule"] for error in _errors(done.out)} >= {"IE225"}
    assert json.loads(done.out)["files"][0]["edition"] == "2014-12-18"


ARCHIVE, OTHER = "archive/a-S3ImportManifest.txt", "b-S3ImportManifest.txt"
SUPPRESSED_ERASE = "reason = 'sent', rule = 'IE225'"

# What an entry of the configuration says besides its reason, the arguments, and whether it is told to be unneeded where
# OTHER alone breaks the rule.
UNNEEDED = [
    (f"path = '{OTHER}', {SUPPRESSED_ERASE}", [], False),
    (f"path = '*.txt', {SUPPRESSED_ERASE}", [], False),
    (f"path = 'archive/**', {SUPPRESSED_ERASE}", [], True),
    (f"path = '{ARCHIVE}', {SUPPRESSED_ERASE}", [], True),
    (f"path = '{ARCHIVE}', {SUPPRESSED_ERASE}", [ARCHIVE], True),
    (f"path = './{OTHER}', {SUPPRESSED_ERASE}", [OTHER], False),
    (f"path = './{OTHER}', {SUPPRESSED_ERASE}, pointer = '/bucket'", [OTHER], True),
    # Another file of the pattern, which was not checked, may need it.
    (f"path = 'archive/**', {SUPPRESSED_ERASE}", [ARCHIVE], False),
    (f"path = 'archive/**', {SUPPRESSED_ERASE}", ["archive"], False),
    (f"path = 'gone/*', {SUPPRESSED_ERASE}", [], False),
    # A rule that did not run says nothing about what needs it.
    (f"path = 'archive/**', {SUPPRESSED_ERASE}", ["--ignore", "IE225"], False),
    ("path = 'archive/**', reason = 'sent', rule = 'IE227'", [], True),
    ("path = 'archive/**', reason = 'sent', rule = 'IE227'", ["--edition", "2010-06-03"], False),
]


@pytest.mark.parametrize(("entry", "arguments", "told"), UNNEEDED)
def test_exemption_that_nothing_needs_is_told(shell: Shell, entry: str, arguments: list[str], told: bool) -> None:  # noqa: FBT001 - a table's column
    """A note on stderr names the entry; the exit status and stdout stay as they are."""
    shell.write(ARCHIVE, GOOD)
    shell.write(OTHER, BAD)
    without = shell.run("check", "--format", "json", ARCHIVE)
    shell.write("pyproject.toml", f"[tool.manifestkit]\nsuppress = [{{{entry}}}]\n")
    done = shell.run("check", "--format", "json", *arguments)
    assert ("manifestkit: tool.manifestkit.suppress[0]: nothing in" in done.err) is told
    assert shell.run("check", "--format", "json", "--jobs", "2", *arguments) == done
    assert shell.run("check", "--format", "json", ARCHIVE)[:2] == without[:2]


def test_exemption_for_a_file_that_could_not_be_read_stays(shell: Shell) -> None:
    """Behind a line that cannot be read may stand what the entry is for."""
    shell.write(ARCHIVE, GOOD + 'generator: "open\n')
    shell.write("manifestkit.toml", f"suppress = [{{path = 'archive/*', {SUPPRESSED_ERASE}}}]\n")
    assert shell.run("check").err == ""


def test_configuration_names_an_edition_of_each_service(shell: Shell) -> None:
    """RULINGS 5: each date counts for its own service, and two of one service are a mistake."""
    shell.write(NAME, GOOD.replace("eraseDevice: yes", "eraseDevice: no"))
    for dates in ("'2010-06-03', '2020-06-17'", "'2020-06-17', '2010-06-03'"):
        shell.write("manifestkit.toml", f"edition = [{dates}]\n")
        done = shell.run("check", "--format", "json")
        assert (done.status, done.err) == (0, "")
        assert json.loads(done.out)["files"][0]["edition"] == "2010-06-03"
    shell.write("manifestkit.toml", "edition = ['2020-06-17']\n")
    assert json.loads(shell.run("check", "--format", "json").out)["files"][0]["edition"] == "2014-12-18"
    shell.write("manifestkit.toml", "edition = ['2010-06-03', '2020-06-17', '2014-12-18']\n")
    done = shell.run("check")
    assert done.status == 2
    assert "2010-06-03 and 2014-12-18 are editions of one service" in done.err


def test_exemption_and_severity_of_the_configuration(shell: Shell) -> None:
    """A project may accept a finding for a reason, and weigh a rule anew."""
    shell.write("archive/a-S3ImportManifest.txt", BAD)
    shell.write("b-S3ImportManifest.txt", BAD)
    shell.write(
        "manifestkit.toml",
        "suppress = [{path = 'archive/**', rule = 'IE225', pointer = '/eraseDevice', reason = 'sent'}]\n"
        "severity = {IE225 = 'warning'}\n",
    )
    assert shell.run("check").status == 0
    assert shell.run("check", "--strict").status == 1
    assert shell.run("check", "--strict", "archive", "--ignore", "IE4").status == 0


def test_redact_hides_people(shell: Shell) -> None:
    """--redact leaves nothing of names, streets and numbers in any format."""
    personal = ("Pat Sample", "1 Sample Road", "Sample Company", "pat.sample@", "555 0100", "DISK-0001")
    text = GOOD.replace("ops@", "pat.sample@")
    text = "".join(line.replace(": ", ":\t", 1) for line in text.splitlines(keepends=True))
    shell.write(NAME, text)
    for name in FORMATS:
        done = shell.run("check", "--redact", "--format", name, NAME)
        assert not any(word in done.out + done.err for word in personal)


def test_vanished_file_is_one_line(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that goes away between being found and being read hides nothing of the others."""
    from manifestkit.checking import running

    read_file = running.read_file
    for letter in "abc":
        shell.write(f"{letter}S3ImportManifest.txt", BAD)

    def read(path: str) -> bytes:
        if path.startswith("a"):
            (shell.folder / "bS3ImportManifest.txt").unlink()
        return read_file(path)

    monkeypatch.setattr(running, "read_file", read)
    done = shell.run("check", "--format", "json")
    assert done.status == 2
    assert done.err == "manifestkit: bS3ImportManifest.txt: cannot be read: No such file or directory\n"
    assert [file["path"] for file in json.loads(done.out)["files"]] == [
        "aS3ImportManifest.txt",
        "cS3ImportManifest.txt",
    ]


def test_file_without_rights_is_one_line(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that may not be read is told, and the status is 2."""

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    shell.write(NAME, GOOD)
    monkeypatch.setattr("manifestkit.checking.loading.open_regular", refuse)
    done = shell.run("check", NAME)
    assert done.status == 2
    assert done.err == f"manifestkit: {NAME}: cannot be read: Permission denied\n"


def _bad_inputs() -> dict[str, bytes]:
    """The texts of the list "what bad input gets"."""
    head = b"manifestVersion: 2.0\n"
    return {
        "no-text": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 10,
        "invalid-utf8": head + b"generator: Caf\xe9\n",
        "utf16": (head * 2).decode().encode("utf-16"),
        "nul": head + b"generator: a\0b\n",
        "open-brackets": head + b"ignore: " + b"[" * 5000,
        "nested-brackets": head + b"ignore: " + b"[" * 5000 + b"]" * 5000,
        "nested-braces": head + b"customs: " + b"{a: " * 5000 + b"}" * 5000,
        "long-line": head + b"generator: " + b"x" * 2_000_000 + b"\n",
        "long-broken-line": head + b"generator: " + b"x y: " * 400_000 + b"\n",
        "duplicate-keys": head + b"generator: x\n" * 100_000,
        "tight-duplicate-keys": head + b"generator:x\n" * 100_000,
        "control-characters": head + b"generator: \x1b]0;title\x07\x08\n",
        "empty": b"",
        "only-blank": b" \n\t\n",
        "only-bom": b"\xef\xbb\xbf",
        "carriage-returns": b"manifestVersion: 2.0\r" * 100,
    }


@pytest.mark.slow
@pytest.mark.parametrize("name", _bad_inputs())
@pytest.mark.parametrize("options", [["--format", "concise"], ["--format", "json"], ["--diff", "--unsafe-fixes"]])
def test_bad_input_is_a_finding(shell: Shell, name: str, options: list[str]) -> None:
    """Whatever stands in a manifest: a report, its neighbours checked too, and nothing that steers a terminal."""
    shell.write("aS3ImportManifest.txt", _bad_inputs()[name])
    shell.write("bS3ImportManifest.txt", WARNING)
    done = shell.run("check", *options)
    assert done.status == 1
    assert "bS3ImportManifest.txt" in done.out
    assert not any(char in done.out + done.err for char in "\x1b\x07\x08\0")
    if "--diff" not in options:
        assert "aS3ImportManifest.txt" in done.out


def test_large_file_is_refused(shell: Shell) -> None:
    """A file of 100 MB is not read: a finding."""
    with (shell.folder / NAME).open("wb") as file:
        file.truncate(100 * 10**6)
    done = shell.run("check", NAME, "--format", "concise")
    assert done.status == 1
    assert "RD003" in done.out


def test_name_of_a_file_steers_nothing(shell: Shell) -> None:
    """Control characters and bytes that are no text in a file's name are shown as escapes."""
    name = os.fsdecode(b"\x1b[31m\n\xff-S3ImportManifest.txt")
    for arguments in ([name], [name + "gone"]):
        shell.write(name, BAD)
        done = shell.run("check", "--format", "concise", *arguments)
        text = done.out + done.err
        assert "\x1b" not in text
        assert text.count("\n") == len(text.splitlines())
        assert "\\x1b[31m\\n\\udcff-S3ImportManifest.txt" in text


def test_folder_named_like_a_manifest_is_walked(shell: Shell) -> None:
    """A folder is a folder, whatever its name."""
    shell.write(f"{NAME}/{NAME}", BAD)
    assert shell.run("check", NAME).status == 1


def _absolute(path: Path) -> str:
    return str(path.absolute())


def test_patterns_of_the_project_fit_however_a_path_is_given(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pattern starts at the configuration's folder, whether the path is absolute, relative, or from below."""
    path = shell.write("jobs/a.job", BAD)
    shell.write("manifestkit.toml", "files = {manifest = 'jobs/*.job'}\n")
    assert shell.run("check", _absolute(path)).status == 1
    assert shell.run("check", "jobs/../jobs/a.job").status == 1
    monkeypatch.chdir(shell.folder / "jobs")
    assert shell.run("check", "a.job").status == 1
