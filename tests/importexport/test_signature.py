"""The SIGNATURE file as data: reading, writing, signing, comparing. Source: Import/Export reference, 8."""

from __future__ import annotations

import tomllib
import traceback
from base64 import b64decode, b64encode
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from manifestkit.importexport import signature
from manifestkit.importexport.signature import SignatureError, SignatureFile, Verdict

VECTORS = tomllib.loads(Path(__file__).with_name("data").joinpath("signature_vectors.toml").read_text("utf-8"))
KEY: str = VECTORS["secret_key"]
ZEROS = b64encode(bytes(20)).decode("ascii")
LINES = ("version:2.0", "signingMethod:HmacSHA1", "jobId:EX1ID", f"signature:{ZEROS}")
FILE = SignatureFile("2.0", "HmacSHA1", "EX1ID", ZEROS)

JOB_IDS = st.text("123456789ABCDEFGHIJKLMNPQRSTUVWXYZ", min_size=5, max_size=5)
SIGNATURES = st.binary(min_size=20, max_size=20).map(lambda data: b64encode(data).decode("ascii"))
FILES = st.builds(
    SignatureFile,
    st.sampled_from(["1.0", "2.0"]),
    st.just("HmacSHA1"),
    st.builds(str.__add__, JOB_IDS | JOB_IDS.map(str.lower), st.sampled_from(["", "-VALIDATE-ONLY"])),
    SIGNATURES,
)
_NO_PARAMETER = "is not one of version, signingMethod, jobId, signature, a colon and a value"
_NO_ID = "is not five characters of 1-9 and A-Z without O"
_NO_JOB = "an id with -VALIDATE-ONLY names no job, so there is nothing to sign"
# Texts that are nearly SIGNATURE files, so that every branch of the reader is met.
PIECES = st.sampled_from(
    [*LINES, *(line.partition(":")[0] for line in LINES), "\n", "\r", ":", " ", "\0", "\ufeff", "="]
)
NEAR_FILES = st.lists(PIECES, max_size=12).map("".join)


def test_text_is_laid_out_as_aws_does() -> None:
    """The four lines of section 8, without blanks, each with a line feed: 86 bytes."""
    text = FILE.to_text()
    assert text == "\n".join(LINES) + "\n"
    assert len(text.encode("ascii")) == 86


@pytest.mark.parametrize(
    ("text", "size"),
    [
        pytest.param("\n".join(LINES), 85, id="no last line end"),
        pytest.param("\n".join(LINES) + "\n", 86, id="LF"),
        pytest.param("\r\n".join(LINES) + "\r\n", 90, id="CRLF"),
        pytest.param("\n".join(LINES).replace(":", ": ") + "\n", 90, id="a blank after each colon"),
        pytest.param("\n" + "\n".join(LINES) + "\n    ", 91, id="white space around the text"),
        pytest.param("\r".join(LINES), 85, id="CR"),
        pytest.param("\ufeff" + "\n".join(LINES) + "\n", 89, id="byte order mark"),
        pytest.param("\n".join(reversed(LINES)) + "\n", 86, id="another order"),
    ],
)
def test_reading_is_tolerant(text: str, size: int) -> None:
    """Both line ends, blanks after the colon and white space around the text are read alike."""
    assert len(text.encode()) == size
    assert signature.parse(text) == FILE


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "there is no version"),
        ("\n".join(LINES[:3]), "there is no signature"),
        ("version 2.0\n", f"line 1 {_NO_PARAMETER}"),
        ("\n".join(LINES[:2]) + f"\n\n{ZEROS}\n", f"line 4 {_NO_PARAMETER}"),
        ("\n".join(LINES).replace("jobId", "jobid"), f"line 3 {_NO_PARAMETER}"),
        ("\n".join((*LINES[:3], *LINES)), "line 4 gives version a second time"),
        ("\n".join((*LINES, *LINES)), "line 5 follows the last line of the SIGNATURE file"),
        ("\n".join(LINES) + "\0", "the text holds a NUL character"),
        ("\n".join(LINES).replace("2.0", "3.0"), "the version is neither 1.0 nor 2.0"),
        ("\n".join(LINES).replace("SHA1", "SHA256"), "the signingMethod is not HmacSHA1"),
        ("\n".join(LINES).replace("EX1ID", "EX0ID"), f"the jobId {_NO_ID}"),
        ("\n".join(LINES).replace("EX1ID", "EX1ID-VALIDATE"), f"the jobId {_NO_ID}"),
        ("\n".join(LINES).replace("=", ""), "the signature is not the 28 base64 characters of 20 bytes"),
        ("\n".join(LINES).replace("A=", "B="), "the signature is not the 28 base64 characters of 20 bytes"),
    ],
)
def test_what_is_no_signature_file_is_refused(text: str, message: str) -> None:
    """The error says what is wrong and in which line, and never shows the signature."""
    with pytest.raises(SignatureError) as caught:
        signature.parse(text)
    assert str(caught.value) == message


@pytest.mark.parametrize("job_id", ["53TX4", "TSTD1", "WXSPP", "796CK", "EX1ID", "AAABC", "45HFS", "4Y8ND", "65PXQ"])
def test_job_ids_of_the_reference_are_read(job_id: str) -> None:
    """Every id that section 11.5 has seen can stand in a file, with the suffix of section 9.2 too."""
    for written in (job_id, job_id.lower(), f"{job_id}-VALIDATE-ONLY"):
        text = "\n".join(LINES).replace("EX1ID", written)
        assert signature.parse(text).job_id == written


@given(FILES)
def test_what_is_written_is_read_back(file: SignatureFile) -> None:
    """Reading undoes writing."""
    assert signature.parse(file.to_text()) == file


@given(st.text() | NEAR_FILES)
@example("\n" * 1000 + ":" * 1000)
@example("version:2.0\n" * 1000)
def test_no_text_raises_anything_else(text: str) -> None:
    """Whatever the text, it is a SIGNATURE file or a SignatureError."""
    try:
        file = signature.parse(text)
    except SignatureError:
        return
    assert signature.parse(file.to_text()) == file


@pytest.mark.parametrize("vector", VECTORS["vector"], ids=lambda vector: vector["says"])
def test_signatures_are_those_of_openssl(vector: dict[str, str]) -> None:
    """The signature is base64 of HMAC-SHA1 of the id, a line feed and the manifest with every CRLF as LF."""
    file = signature.sign(vector["job_id"], vector["manifest"], KEY)
    assert file == SignatureFile("1.0", "HmacSHA1", vector["job_id"].upper(), vector["signature"])
    assert signature.sign(vector["job_id"], vector["manifest"].encode("utf-8"), KEY) == file
    assert signature.verify(file, vector["manifest"], KEY) is Verdict.MATCHES


def test_bytes_that_are_no_text_can_be_signed() -> None:
    """Bytes are signed as they are."""
    # printf '65PXQ\n\xff\x00\n' | openssl ..., as in the table.
    assert signature.sign("65PXQ", b"\xff\x00\n", KEY).signature == "Ewmd4YkgGbnGqs9HaQd46LC5g6c="


def test_an_id_signed_in_lower_case_is_recognised() -> None:
    """Nobody knows in which case an id was signed, so a file with a lower-case id may cover either."""
    manifest = "manifestVersion:1.2\nbucket:my-import-bucket\n"
    # printf 'ex1id\nmanifestVersion:1.2\nbucket:my-import-bucket\n' | openssl ..., as in the table.
    lower = SignatureFile("1.0", "HmacSHA1", "ex1id", "NN5Viox9XvTQr4en81G+sDei0dE=")
    upper = SignatureFile("1.0", "HmacSHA1", "ex1id", "F9vqR5SSbvA/glgdHcYasSOkC7Y=")
    assert signature.verify(lower, manifest, KEY) is Verdict.MATCHES
    assert signature.verify(upper, manifest, KEY) is Verdict.MATCHES
    # What is written in upper case was signed in upper case.
    shouted = SignatureFile("1.0", "HmacSHA1", "EX1ID", lower.signature)
    assert signature.verify(shouted, manifest, KEY) is Verdict.DIFFERS


def test_another_key_or_job_differs() -> None:
    """A signature is good for one key and one job."""
    file = signature.sign("EX1ID", "manifestVersion:1.2\n", KEY)
    other_job = SignatureFile("1.0", "HmacSHA1", "TSTD1", file.signature)
    assert signature.verify(file, "manifestVersion:1.2\n", KEY + "x") is Verdict.DIFFERS
    assert signature.verify(other_job, "manifestVersion:1.2\n", KEY) is Verdict.DIFFERS


@given(st.binary(min_size=1, max_size=200), st.integers(0, 199), st.integers(1, 255))
@example(b"a\rb", 2, ord("b") ^ ord("\n"))
@example(b"a\r\n", 1, ord("\r") ^ ord("\n"))
def test_a_change_of_one_byte_invalidates(manifest: bytes, at: int, bits: int) -> None:
    """Section 8: one changed byte invalidates the signature, also where it makes or breaks a CRLF."""
    at %= len(manifest)
    changed = manifest[:at] + bytes([manifest[at] ^ bits]) + manifest[at + 1 :]
    verdict = signature.verify(signature.sign("EX1ID", manifest, KEY), changed, KEY)
    assert verdict is Verdict.DIFFERS


def test_version_2_is_never_judged() -> None:
    """The algorithm of version 2.0 is not published: even the 1.0 signature in a 2.0 file proves nothing."""
    signed = signature.sign("EX1ID", "manifestVersion:2.0\n", KEY)
    file = SignatureFile("2.0", "HmacSHA1", "EX1ID", signed.signature)
    verdict = signature.verify(file, "manifestVersion:2.0\n", KEY)
    assert verdict is Verdict.UNPUBLISHED
    assert "never published" in verdict.message


@pytest.mark.parametrize(
    ("job_id", "message"),
    [
        ("", f"the job id {_NO_ID}"),
        ("EX1I", f"the job id {_NO_ID}"),
        ("EX1IDX", f"the job id {_NO_ID}"),
        ("EX1I0", f"the job id {_NO_ID}"),
        ("EX1IO", f"the job id {_NO_ID}"),
        ("EX1Io", f"the job id {_NO_ID}"),
        ("EX1I\N{LATIN SMALL LETTER LONG S}", f"the job id {_NO_ID}"),
        ("EX1ID\n", f"the job id {_NO_ID}"),
        ("EX1ID-VALIDATE-ONLY", _NO_JOB),
        ("ex1id-validate-only", _NO_JOB),
    ],
)
def test_bad_job_ids_are_not_signed(job_id: str, message: str) -> None:
    """An id of version 1.0 has five characters of 1-9 and A-Z without O; a validated job does not exist."""
    with pytest.raises(SignatureError) as caught:
        signature.sign(job_id, "manifestVersion:1.2\n", KEY)
    assert str(caught.value) == message


_NO_KEY = "the secret key is empty or holds white space"
_SURROGATE = "holds a lone surrogate, which UTF-8 cannot write"


@pytest.mark.parametrize(
    ("manifest", "key", "message"),
    [
        pytest.param("manifestVersion:1.2\n", "", _NO_KEY, id="no key"),
        pytest.param("manifestVersion:1.2\n", KEY + "\n", _NO_KEY, id="a key with its line end"),
        pytest.param(
            "manifestVersion:1.2\n", KEY + "\ud800", f"the secret key {_SURROGATE}", id="a key that UTF-8 cannot write"
        ),
        pytest.param("pinCode: 4711\ud800", KEY, f"the manifest {_SURROGATE}", id="a manifest that UTF-8 cannot write"),
    ],
)
def test_no_error_shows_a_secret(manifest: str, key: str, message: str) -> None:
    """Neither the key nor the manifest stands in an error, in its cause or in what caused that."""
    with pytest.raises(SignatureError) as caught:
        signature.sign("EX1ID", manifest, key)
    assert str(caught.value) == message
    said = "".join(traceback.format_exception(caught.value))
    assert KEY not in said
    assert "4711" not in said
    assert caught.value.__context__ is None


def test_repr_hides_the_signature() -> None:
    """A file can be logged."""
    assert repr(FILE) == "SignatureFile(version='2.0', signing_method='HmacSHA1', job_id='EX1ID')"


def test_a_file_cannot_be_changed() -> None:
    """What was validated stays valid, and equal files are one in a set."""
    with pytest.raises(AttributeError):
        FILE.version = "3.0"  # type: ignore[misc] # that is the point
    assert {FILE, signature.parse(FILE.to_text())} == {FILE}


def test_same_compares_what_the_files_say() -> None:
    """The layout and the case of the id do not count; version, id and signature do."""
    one_bit_off = b64encode(bytes(19) + b"\1").decode("ascii")
    on_device = "\r\n".join(LINES).replace(":", ": ").replace("EX1ID", "ex1id")
    assert signature.same(FILE, signature.parse(on_device))
    assert not signature.same(FILE, SignatureFile("1.0", "HmacSHA1", "EX1ID", ZEROS))
    assert not signature.same(FILE, SignatureFile("2.0", "HmacSHA1", "TSTD1", ZEROS))
    assert not signature.same(FILE, SignatureFile("2.0", "HmacSHA1", "EX1ID", one_bit_off))


def test_offline_signature_says_what_it_is() -> None:
    """RULINGS 29: base64 of 20 bytes that can be read."""
    assert b64decode(signature.OFFLINE_SIGNATURE) == b"OFFLINE DRY RUN ONLY"
    assert signature.is_offline(SignatureFile("2.0", "HmacSHA1", "EX1ID", signature.OFFLINE_SIGNATURE))
    assert not signature.is_offline(FILE)


@given(st.text("ABQUwg048+/=-_ \n", min_size=26, max_size=30) | SIGNATURES)
def test_a_signature_is_what_an_encoder_writes(text: str) -> None:
    """20 bytes, decoded and encoded again, give the same text; nothing else is a signature."""
    try:
        data = b64decode(text, validate=True)
    except ValueError:
        data = b""
    assert signature.is_signature(text) == (len(data) == 20 and b64encode(data).decode("ascii") == text)
