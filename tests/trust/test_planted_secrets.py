"""A planted secret is searched for in all that any command gives out.

The rows are places where somebody may put a secret, the columns are the ways in which the toolkit gives something out.
Exempt are the answers that a service would give, and with them the store, and the text of a signature sheet.
"""

from __future__ import annotations

import base64
import json
import os
import pty
import subprocess
import sys
import traceback
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from samples import MANIFEST

import manifestkit
from manifestkit.cli.main import main
from manifestkit.reporters.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

pytestmark = pytest.mark.slow

_PROJECT = Path(__file__).parents[2]
# A password of nobody's, and the key in AWS's own documentation.
_PASSWORD = "hunter2horse"  # noqa: S105 - looked for
_KEY = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
_OTHER_KEY = "je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY"


class Plant(NamedTuple):
    """A text with a secret in it: a manifest, a request of CreateJob, or a SIGNATURE file."""

    kind: str
    text: str
    secret: str


def _manifest(lines: str, secret: str, *, wrong: bool = True) -> Plant:
    return Plant("manifest", f"{MANIFEST}{lines}{'eraseDevice: maybe' if wrong else ''}\n", secret)


def _request(secret: str, **members: object) -> Plant:
    return Plant("snowball.CreateJob", json.dumps({"JobType": "NOPE", **members}), secret)


def _signature(text: str) -> Plant:
    return Plant("signature", f"version:2.0\nsigningMethod:HmacSHA1\njobId:3DE4N\n{text}\n", _PASSWORD)


PLANTS = {
    "password": _manifest(f"trueCryptPassword: {_PASSWORD}\n", _PASSWORD),
    "password in a good manifest": _manifest(f"trueCryptPassword: {_PASSWORD}", _PASSWORD, wrong=False),
    "PIN code": _manifest(f"pinCode: {_PASSWORD}\n", _PASSWORD),
    "PIN code in a good manifest": _manifest(f"pinCode: {_PASSWORD}", _PASSWORD, wrong=False),
    "password again in a comment": _manifest(f"trueCryptPassword: {_PASSWORD}\nacl: x # is {_PASSWORD}\n", _PASSWORD),
    "password again as a value": _manifest(f"trueCryptPassword: {_PASSWORD}\nacl: {_PASSWORD}\n", _PASSWORD),
    "password again in a request": _request(_PASSWORD, Password=_PASSWORD, JobType=_PASSWORD),
    "comment with a name": _manifest(f"# the password: {_PASSWORD}\n", _PASSWORD),
    "comment with a key": _manifest(f"# {_KEY}\n", _KEY),
    "comment behind a value": _manifest(f"prefix: x  # secretKey={_KEY}\n", _KEY),
    "unknown key": _manifest(f"mySecret: {_PASSWORD}\n", _PASSWORD),
    "key like a harmless one": _manifest(f"devicePin: {_PASSWORD}\n", _PASSWORD),
    "key under a harmless name": _manifest(f"remark: {_KEY}\n", _KEY),
    "key for an access key id": _manifest(f"accessKeyId: {_KEY}\n", _KEY),
    "key for a prefix": _manifest(f"prefix: {_KEY}\n", _KEY),
    "key for a pattern": _manifest(f"ignore:\n- {_KEY}(\n", _KEY),
    "key for a name of a field": _manifest(f"{_KEY}: x\n", _KEY),
    "key on a line of its own": _manifest(f"{_KEY}\n", _KEY),
    "key in quotes that are open": _manifest(f'prefix: "{_KEY}\n', _KEY),
    "key in a list": _manifest(f"prefix: [{_KEY}, a\n", _KEY),
    "unexpected member": _request(_PASSWORD, Password=_PASSWORD),
    "unexpected member with a key": _request(_KEY, Nope=_KEY),
    "key for a member": Plant("snowball.CreateJob", json.dumps({_KEY: 1}), _KEY),
    "key for a type": _request(_KEY, JobType=_KEY),
    "key for a role": _request(_KEY, RoleARN=_KEY),
    "key in a description": _request(_KEY, Description=f"signed with {_KEY}"),
    "key in an address": _request(_KEY, AddressId=_KEY),
    "unlock code": _request(_PASSWORD, UnlockCode=_PASSWORD),
    "signature": _signature(f"signature:{_PASSWORD}"),
    "signature without a colon": _signature(f"signature {_PASSWORD}"),
    "signature of another line": _signature(f"signatur:{_PASSWORD}\nx"),
}
_NAMES = {"manifest": "MyS3ImportManifest.txt", "snowball.CreateJob": "job.json", "signature": "SIGNATURE"}
_CREATE = ("dry-run", "importexport", "create-job", "--job-type", "Import", "--manifest", "file://{file}")
_JOBS = ("dry-run", "importexport", "list-jobs", "--store")
_PRINT = ("{file}", "--job-id", "3DE4N", "--ship-to", "to.txt", "-o")

# What is done with each kind of text; {file} is its name.
COMMANDS: dict[str, dict[str, Sequence[str]]] = {
    "manifest": {
        "diff": ("check", "--diff", "--unsafe-fixes", "{file}"),
        "fix": ("check", "--fix", "--unsafe-fixes", "{file}"),
        "baseline": ("check", "--baseline", "{file}", "{file}"),
        "context": ("check", "--context", "{file}", "{file}"),
        "dry run of creating": (*_CREATE, "--validate-only", "--store", "jobs.db"),
        "dry run of creating in earnest": (*_CREATE, "--no-validate-only", "--store", "jobs.db"),
        "dry run of the path": (*_CREATE[:-1], "{file}", "--validate-only"),
        "list of the jobs": ("dry-run", "importexport", "list-jobs", "--store", "jobs.db"),
        "input of a call": ("dry-run", "importexport", "create-job", "--cli-input-json", "file://{file}"),
        "label": ("label", *_PRINT, "out.pdf", "--force"),
        "label as PNG": ("label", *_PRINT, "out.png", "--force"),
        "label as ZPL": ("label", *_PRINT, "out.zpl", "--force"),
        "packing slip": ("packing-slip", "{file}", "--job-id", "3DE4N", "-o", "out.pdf", "--force"),
        "signing": ("signature", "sign", "--job-id", "3DE4N", "--key-file", "key.txt", "{file}"),
        "key file": ("signature", "sign", "--job-id", "3DE4N", "--credentials", "{file}", "key.txt"),
        "showing as a signature": ("signature", "show", "{file}"),
        "sheet of it": ("signature-sheet", "{file}", "-o", "out.pdf"),
        "store": ("dry-run", "importexport", "list-jobs", "--store", "{file}"),
    },
    "snowball.CreateJob": {
        "diff": ("check", "--kind", "snowball.CreateJob", "--diff", "--unsafe-fixes", "{file}"),
        "fix": ("check", "--kind", "snowball.CreateJob", "--fix", "--unsafe-fixes", "{file}"),
        "dry run": ("dry-run", "snowball", "create-job", "--region", "us-west-2", "--cli-input-json", "file://{file}"),
        "dry run of a cluster": (
            *("dry-run", "snowball", "create-cluster", "--region", "us-west-2", "--cli-input-json", "file://{file}"),
        ),
        "label": ("label", *_PRINT, "out.pdf"),
    },
    "signature": {
        "showing": ("signature", "show", "{file}"),
        "verifying": ("signature", "verify", "{file}", "key.txt", "--key-file", "key.txt"),
        "diff": ("check", "--kind", "signature", "--diff", "--unsafe-fixes", "{file}"),
        "fix": ("check", "--kind", "signature", "--fix", "--unsafe-fixes", "{file}"),
        "label": ("label", *_PRINT, "out.pdf"),
    },
}
for _kind, _commands in COMMANDS.items():
    for _format in FORMATS:
        _checking = ("check", "--kind", _kind, "--format", _format, "{file}")
        _commands |= {f"report as {_format}": _checking, f"redacted report as {_format}": (*_checking, "--redact")}
ROWS = [(place, way) for place, plant in PLANTS.items() for way in COMMANDS[plant.kind]]


def _forms(secret: str) -> list[bytes]:
    """A secret as it may stand in something: as it is, in JSON, in a URL, in base64, and in capitals."""
    return [
        secret.encode(),
        secret.upper().encode(),
        secret.replace("/", "%2F").encode(),
        secret.replace("/", "\\/").encode(),
        base64.b64encode(secret.encode()).rstrip(b"=")[:-1],
        secret.encode("utf-16-le"),
    ]


def _shown(secret: str, *outputs: bytes) -> list[bytes]:
    return [form for form in _forms(secret) for output in outputs if form in output]


def _unpacked(data: bytes) -> bytes:
    """A file with the compressed streams of a PDF written out."""
    parts = [data]
    for stream in data.split(b"stream")[1::2]:
        for raw in (stream.strip(b"\r\n"), base64.a85decode(stream.strip(), adobe=True) if b"~>" in stream else b""):
            try:
                parts.append(zlib.decompress(raw))
            except zlib.error:
                continue
    return b"\n".join(parts)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with what commands need, and a key in the environment that no command has to show."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", _OTHER_KEY)
    monkeypatch.setenv("AWS_SESSION_TOKEN", _OTHER_KEY)
    (tmp_path / "to.txt").write_text("Example Company\n1 Example Road\nSeattle WA 98101\n", encoding="utf-8")
    (tmp_path / "key.txt").write_text(f"{_OTHER_KEY}\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(("place", "way"), ROWS, ids=lambda text: text)
def test_it_is_given_out_nowhere(place: str, way: str, desk: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """No stream has the secret, and no file but the one in which it was and the store that has to give it back."""
    plant = PLANTS[place]
    name = _NAMES[plant.kind]
    (desk / name).write_text(plant.text, encoding="utf-8")
    status = main([word.format(file=name) for word in COMMANDS[plant.kind][way]])
    streams = capsysbinary.readouterr()
    files = {path: _unpacked(path.read_bytes()) for path in desk.rglob("*") if path.is_file()}
    assert status in {0, 1, 2}
    assert _shown(plant.secret, *streams) == []
    assert _shown(_OTHER_KEY, *streams) == []
    for path, data in files.items():
        if path.name not in {name, "jobs.db", "jobs.db-wal"}:
            assert _shown(plant.secret, data) == [], path
        if path.name != "key.txt":
            assert _shown(_OTHER_KEY, data) == [], path
        if path.name.startswith("jobs.db"):
            assert path.stat().st_mode & 0o077 == 0
    assert plant.secret in (desk / name).read_text(encoding="utf-8")


# Command lines with a secret where something else belongs.
MISPLACED = {
    "key for a key file": ("signature", "sign", "--job-id", "3DE4N", "--key-file", _KEY, "key.txt"),
    "key behind the manifest": ("signature", "sign", "--job-id", "3DE4N", "key.txt", _KEY),
    "key for a SIGNATURE file": ("signature", "show", _KEY),
    "key for a manifest": ("check", _KEY),
    "key under an option of its own": ("signature", "sign", "--secret-key", _KEY),
    "key in an option of its own": ("signature", "sign", f"--secret-key={_KEY}"),
    "key for a rule": ("explain", _KEY),
    "manifest for its path": ("check", f"bucket: b\npinCode: {_PASSWORD}\n"),
    "line of a manifest for its path": ("check", f"pinCode: {_PASSWORD}"),
    "manifest that begins with dashes": (*_CREATE[:-1], f"---\npinCode: {_PASSWORD}\n", "--validate-only"),
    "the same without a blank": (*_CREATE[:-1], f"---\npinCode:{_PASSWORD}\n", "--validate-only"),
    "database for a file": ("check", f"postgresql://pat:{_PASSWORD}@localhost/jobs"),
    "database of Java": (*_JOBS, f"jdbc:postgresql://pat:{_PASSWORD}@localhost/jobs"),
    "database of another library": (*_JOBS, f"postgresql+psycopg://pat:{_PASSWORD}@localhost/jobs"),
}


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("arguments", MISPLACED.values(), ids=MISPLACED)
def test_no_message_repeats_it(arguments: Sequence[str], capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """Where somebody gives a secret for something else, the message about that does not show it."""
    assert main(arguments) in {1, 2}
    streams = capsysbinary.readouterr()
    assert streams.err
    assert _shown(_PASSWORD, *streams) == []
    assert _shown(_KEY, *streams) == []


@pytest.mark.parametrize("place", ["password in a good manifest", "PIN code in a good manifest"])
@pytest.mark.parametrize(
    "way",
    [
        *("dry run of creating", "dry run of creating in earnest", "label", "label as PNG", "label as ZPL"),
        *("packing slip", "signing", "report as text"),
    ],
)
def test_the_ways_lead_somewhere(place: str, way: str, desk: Path) -> None:
    """A good manifest with a secret passes, so that what is searched above is more than complaints."""
    plant = PLANTS[place]
    (desk / _NAMES["manifest"]).write_text(plant.text, encoding="utf-8")
    assert main([word.format(file=_NAMES["manifest"]) for word in COMMANDS["manifest"][way]]) == 0


def test_the_search_finds() -> None:
    """A secret in a compressed stream of a PDF, in base64 or behind percent signs is seen."""
    packed = b"stream\n" + zlib.compress(_KEY.encode()) + b"\nendstream"
    assert _shown(_KEY, _unpacked(packed))
    assert _shown(_KEY, base64.b64encode(_KEY.encode()))
    assert _shown(_KEY, _KEY.replace("/", "%2F").encode())
    assert not _shown(_KEY, b"wJalr")


def _client(service: str = "importexport", **options: Any) -> Any:  # noqa: ANN401 - a client
    return manifestkit.client(service, "us-west-2", **options)


RAISING: dict[str, Callable[[], object]] = {
    "manifest that cannot be read": lambda: manifestkit.parse_manifest(f"pinCode: [{_PASSWORD}\n"),
    "manifest with a key as a line": lambda: manifestkit.parse_manifest(f"{_PASSWORD}: [\npinCode: {_PASSWORD}\n"[13:]),
    "signature": lambda: manifestkit.signature.parse(_PASSWORD),
    "signature of a file": lambda: manifestkit.signature.parse(f"version:2.0\nsignature:{_PASSWORD}"),
    "key that is none": lambda: manifestkit.signature.sign(_PASSWORD, "x", _PASSWORD),
    "manifest of a job": lambda: _client().create_job(
        JobType="Import", Manifest=f"pinCode: {_PASSWORD}\n", ValidateOnly=True
    ),
    "member of a job": lambda: _client().create_job(secretKey=_PASSWORD),
    "member of another job": lambda: _client("snowball").create_job(secretKey=_PASSWORD),
    "member of an address": lambda: _client("snowball").create_address(Address={"password": _PASSWORD}),
    "lines of a member": lambda: _client("snowball").create_job(JobType=f"x\npinCode: {_PASSWORD}\n"),
    "JSON in a member": lambda: _client("snowball").create_job(JobType=json.dumps({"pinCode": _PASSWORD})),
    "member that is no text": lambda: _client("snowball").create_job(UnlockCode=[_PASSWORD]),
    "context": lambda: _client(context={"pinCode": _PASSWORD}),
    "context with another type": lambda: _client(context={"signing_access_key": [_PASSWORD]}),
    "database": lambda: _client(store=f"postgresql://user:{_PASSWORD}@127.0.0.1:1/jobs"),
    "database that is none": lambda: _client(store=f"mysql://user:{_PASSWORD}@127.0.0.1/jobs"),
    "parameters that are none": lambda: manifestkit.check_request("snowball", _PASSWORD[:7], {_PASSWORD: _PASSWORD}),
}


@pytest.mark.parametrize("raising", RAISING.values(), ids=RAISING)
def test_no_exception_has_it(raising: Callable[[], object]) -> None:
    """Neither what an exception says, nor what it holds, nor the traceback with its causes."""
    with pytest.raises(Exception) as raised:  # noqa: PT011 - any
        raising()
    error = raised.value
    said = [str(error), repr(error), repr(error.args), repr(vars(error))]
    quoted = [line for line in traceback.format_exception(error) if not line.lstrip().startswith("File")]
    assert not any(_PASSWORD in text for text in [*said, *quoted])


def test_no_report_shows_it_when_it_is_printed() -> None:
    """What Python prints of a report, of its findings and of an error is for logs, too."""
    report = manifestkit.check_manifest(PLANTS["password"].text)
    assert report.findings
    assert _PASSWORD not in repr(report)
    assert _PASSWORD not in str(report.findings)


_CRASH = """
import sys
from manifestkit import __main__
from manifestkit.checking import running

def crash(data, *_):
    raise ValueError(data)

running.check_data = crash
sys.argv = ["manifestkit", "check", sys.argv[1]]
__main__.run()
"""


def test_a_crash_shows_nothing(desk: Path) -> None:
    """A mistake of the toolkit's own is one line that says where it is, and nothing of the text."""
    path = desk / _NAMES["manifest"]
    path.write_text(PLANTS["password"].text, encoding="utf-8")
    done = subprocess.run(  # noqa: S603 - the interpreter that runs the tests
        [sys.executable, "-c", _CRASH, path],
        env={**os.environ, "PYTHONPATH": str(_PROJECT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "ValueError at <string>:7 < " in done.stderr
    assert _PASSWORD not in done.stdout + done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="the system has no such terminals")
def test_the_progress_on_a_terminal_shows_nothing(desk: Path) -> None:
    """What is drawn on a terminal while many files are checked tells of files alone."""
    for number in range(60):
        (desk / f"n{number}S3ImportManifest.txt").write_text(PLANTS["password"].text, encoding="utf-8")
    leader, follower = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "manifestkit", "check", "--format", "concise", "."],
        env={**os.environ, "PYTHONPATH": str(_PROJECT), "TERM": "xterm"},
        stdout=subprocess.PIPE,
        stderr=follower,
    )
    out, _ = process.communicate(timeout=60)
    os.close(follower)
    os.set_blocking(leader, False)
    drawn = b""
    try:
        while piece := os.read(leader, 65536):
            drawn += piece
    except OSError:
        pass
    finally:
        os.close(leader)
    assert process.returncode == 1
    assert out.count(b"\n") >= 60
    assert _shown(_PASSWORD, out, drawn) == []
