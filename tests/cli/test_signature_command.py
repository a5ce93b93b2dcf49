"""``manifestkit signature``: sign, show, verify."""

from __future__ import annotations

import base64
import hashlib
import hmac
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Shell

# The placeholder of AWS's documentation.
KEY = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
MANIFEST = b"manifestVersion: 1.0\r\ndeviceId: DISK-0001\r\n"


def _signature(job_id: str, manifest: bytes = MANIFEST) -> str:
    """The recipe of the reference, section 8: HMAC-SHA1 of job id, LF and the manifest with LF alone."""
    message = job_id.encode() + b"\n" + manifest.replace(b"\r\n", b"\n")
    return base64.b64encode(hmac.new(KEY.encode(), message, hashlib.sha1).digest()).decode()


def _file(version: str, signature: str) -> str:
    return f"version:{version}\nsigningMethod:HmacSHA1\njobId:53TX4\nsignature:{signature}\n"


SIGNED = _file("1.0", _signature("53TX4"))
OFFLINE = _file("2.0", base64.b64encode(b"OFFLINE DRY RUN ONLY").decode())
LATER = _file("2.0", base64.b64encode(b"20 bytes of the rest").decode())


@pytest.fixture
def signing(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """A working directory with a manifest and a key in each place that a key may have."""
    shell.write("manifest.txt", MANIFEST)
    shell.write("key.txt", f"{KEY}\n")
    shell.write(
        "AWSCredentials.properties", f"# of the tool\r\naccessKeyId: AKIAIOSFODNN7EXAMPLE\r\nsecretKey : {KEY}\r\n"
    )
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", KEY)
    return shell


@pytest.mark.parametrize("options", [["--key-file", "key.txt"], ["--credentials", "AWSCredentials.properties"], []])
def test_sign_follows_the_published_recipe(signing: Shell, monkeypatch: pytest.MonkeyPatch, options: list[str]) -> None:
    """The key comes from a file, the tool's credentials or the environment; the file is the recipe's."""
    if options:
        monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "another")
    done = signing.run("signature", "sign", "--job-id", "53tx4", *options, "manifest.txt")
    assert done.status == 0
    assert done.out == SIGNED
    assert "would not accept" in done.err
    assert KEY not in done.err


@pytest.mark.parametrize(("destination", "is_image"), [("ebs-snapshot", True), ("glacier", True), ("", False)])
def test_sign_tells_that_an_image_has_no_signature_file(signing: Shell, destination: str, *, is_image: bool) -> None:
    """EBS and Glacier jobs have a barcode instead (reference, 8)."""
    operations = f"operations:\n  - destination: {destination}\n    source: device\n" if destination else ""
    signing.write("job.txt", f"manifestVersion: 3.0\n{operations}".encode())
    done = signing.run("signature", "sign", "--job-id", "53TX4", "job.txt")
    assert done.status == 0
    assert ("takes a barcode" in done.err) is is_image


def test_sign_reads_stdin_and_writes_a_file(signing: Shell) -> None:
    """The manifest may come from stdin; the file that is written is for its owner alone."""
    done = signing.run("signature", "sign", "--job-id", "53TX4", "-", "-o", "SIGNATURE", stdin=MANIFEST)
    assert (done.status, done.out) == (0, "")
    path = signing.folder / "SIGNATURE"
    assert path.read_text() == SIGNED
    assert path.stat().st_mode & 0o777 == 0o600
    assert signing.run("check", "SIGNATURE").status == 0


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (SIGNED, ["1.0", "53TX4", "HmacSHA1", "well-formed"]),
        (LATER.replace("\n", "\r\n").replace(":", ": "), ["2.0", "53TX4"]),
        (OFFLINE, ["2.0", "AWS will not accept it"]),
    ],
)
def test_show_says_what_stands_there(signing: Shell, text: str, words: list[str]) -> None:
    """What is no secret is shown; an offline signature says what it is."""
    signing.write("SIGNATURE", text)
    for arguments, stdin in ((["SIGNATURE"], ""), (["-"], text)):
        done = signing.run("signature", "show", *arguments, stdin=stdin)
        assert done.status == 0
        for word in words:
            assert word in done.out
        assert text.rpartition(":")[2].strip() not in done.out


# A SIGNATURE file, arguments, the exit status, and what is told.
VERDICTS = [
    (SIGNED, ["SIGNATURE", "manifest.txt"], 0, "is the one"),
    (SIGNED, ["SIGNATURE", "-"], 0, "is the one"),
    (SIGNED, ["SIGNATURE", "key.txt"], 1, "is not the one"),
    (SIGNED, ["SIGNATURE", "manifest.txt", "--key-file", "manifest.txt"], 2, "white space"),
    (LATER, ["SIGNATURE", "manifest.txt"], 2, "--against"),
    (OFFLINE, ["SIGNATURE", "manifest.txt"], 1, "AWS will not accept it"),
    (LATER, ["SIGNATURE", "--against", "OTHER"], 0, "say the same"),
    (SIGNED, ["SIGNATURE", "--against", "OTHER"], 1, "differ"),
    (SIGNED, ["SIGNATURE", "--against", "OTHER", "manifest.txt"], 2, "or another"),
    (SIGNED, ["SIGNATURE"], 2, "name a manifest"),
    ("hello", ["SIGNATURE", "manifest.txt"], 2, "SIGNATURE: "),
]


@pytest.mark.parametrize(("text", "arguments", "status", "words"), VERDICTS)
def test_verify_gives_a_verdict(signing: Shell, text: str, arguments: list[str], status: int, words: str) -> None:
    """0: it belongs; 1: it does not; 2: nobody can tell, or the question was wrong."""
    signing.write("SIGNATURE", text)
    signing.write("OTHER", LATER.replace("\n", "\r\n"))
    done = signing.run("signature", "verify", *arguments, stdin=MANIFEST)
    assert done.status == status
    assert words in done.out + done.err
    assert KEY not in done.out + done.err


def test_verify_needs_no_key_where_it_does_not_help(shell: Shell) -> None:
    """A version that nobody can recompute is told before a key is asked for."""
    shell.write("SIGNATURE", LATER)
    shell.write("manifest.txt", MANIFEST)
    assert "--against" in shell.run("signature", "verify", "SIGNATURE", "manifest.txt").err


# Arguments of sign that cannot be, and what is told.
MISTAKES = [
    (["manifest.txt"], "--job-id"),
    (["--job-id", "53TX4"], "MANIFEST"),
    (["--job-id", "O0000", "manifest.txt"], "job id"),
    (["--job-id", "53TX4-VALIDATE-ONLY", "manifest.txt"], "VALIDATE-ONLY"),
    (["--job-id", "53TX4", "gone.txt"], "gone.txt: cannot be read: No such file or directory"),
    (["--job-id", "53TX4", "."], ".: cannot be read: Is a directory"),
    (["--job-id", "53TX4", "--key-file", "gone.txt", "manifest.txt"], "gone.txt: cannot be read"),
    (["--job-id", "53TX4", "--key-file", "empty", "manifest.txt"], "holds no secret access key"),
    (["--job-id", "53TX4", "--key-file", "bytes", "manifest.txt"], "bytes: byte 40 is not UTF-8"),
    (["--job-id", "53TX4", "--credentials", "key.txt", "manifest.txt"], "secretKey in key.txt"),
    (["--job-id", "53TX4", "--key-file", "a", "--credentials", "b", "manifest.txt"], "not allowed with"),
    (["--job-id", "53TX4", "-o", "gone/SIGNATURE", "manifest.txt"], "gone/SIGNATURE: cannot be written"),
    (["--job-id", "53TX4", "-o", ".", "manifest.txt"], ".: cannot be written"),
]


@pytest.mark.parametrize(("arguments", "words"), MISTAKES)
def test_mistake_shows_no_key(signing: Shell, arguments: list[str], words: str) -> None:
    """What cannot be signed is told, in a line without the key; nothing is written."""
    signing.write("empty", "\n")
    signing.write("bytes", KEY.encode() + b"\xff")
    before = signing.names()
    done = signing.run("signature", "sign", *arguments)
    assert (done.status, done.out) == (2, "")
    assert words in done.err.splitlines()[-1]
    assert KEY not in done.err
    assert signing.names() == before


def test_key_is_never_an_argument(signing: Shell) -> None:
    """There is no option for the key itself: every process can read the arguments."""
    for option in ("--key", "--secret-key"):
        assert signing.run("signature", "sign", "--job-id", "53TX4", option, KEY, "manifest.txt").status == 2


def test_no_key_at_all_is_told(shell: Shell) -> None:
    """Where no place holds a key, the places are named."""
    shell.write("manifest.txt", MANIFEST)
    done = shell.run("signature", "sign", "--job-id", "53TX4", "manifest.txt")
    assert done.status == 2
    for word in ("AWS_SECRET_ACCESS_KEY", "--key-file", "--credentials"):
        assert word in done.err
