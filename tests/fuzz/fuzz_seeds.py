"""The texts that fuzzing begins with: the examples, the cases of the other tests, and what coverage has found.

``corpus/`` holds the latter: a file for each target, with one input in each line, as a JSON text whose halves of
surrogate pairs stand for the bytes that are no UTF-8. ``finds.json`` holds every input that once broke a promise.
"""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import cbor2
from fuzz_inputs import bytes_of
from fuzz_targets import NAMES, OPERATIONS, SNOWBALL, WAYS

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).parent
CORPUS = FOLDER / "corpus"
FINDS = FOLDER / "finds.json"
_TESTS = FOLDER.parent
_EXAMPLES = _TESTS.parent / "examples"
_LARGEST = 4096


def seeds(target: str) -> list[bytes]:
    """The inputs that a target begins with, those of the corpus among them."""
    own = {
        "manifest-text": _manifests,
        "json-text": _json_texts,
        "manifest": _chosen_manifests,
        "request-text": _chosen_requests,
        "request-values": _streams,
        "signature": _signatures,
        "file": _files,
        "http": _messages,
        "query": _forms,
        "json11": _json_bodies,
        "cbor": _cbor_bodies,
        "repeated": _pieces,
    }[target]
    return [seed for seed in dict.fromkeys((*own(), *kept(target))) if len(seed) <= _LARGEST]


def kept(target: str) -> list[bytes]:
    """What coverage has found for a target."""
    path = CORPUS / f"{target}.jsonl"
    lines = path.read_text("ascii").splitlines() if path.exists() else []
    return [bytes_of(json.loads(line)) for line in lines]


def finds() -> list[tuple[str, str, bytes]]:
    """Every input that once broke a promise: its target, what was wrong, and the input."""
    return [(find["target"], find["says"], bytes_of(find["input"])) for find in json.loads(FINDS.read_text("ascii"))]


def words() -> list[str]:
    """Words that the services know, for a fuzzer to put in."""
    from manifestkit.importexport.options import KEYS
    from manifestkit.schema.loading import member_names

    names = {name for service, operation in OPERATIONS for name in member_names(service, operation)}
    return sorted({*KEYS, *names, *(operation for _, operation in OPERATIONS)})


def _digit(choice: int) -> bytes:
    return bytes([ord("0") + choice])


def _read(folder: Path, pattern: str) -> list[bytes]:
    return [path.read_bytes() for path in sorted(folder.glob(pattern))]


def _manifests() -> list[bytes]:
    return [
        *_read(_EXAMPLES, "*/*.txt"),
        *_read(_TESTS / "text" / "cases", "*.txt"),
        *_read(_TESTS / "importexport" / "cases", "*.txt"),
    ]


def _requests() -> Iterator[tuple[int, bytes]]:
    """The number of an operation, and the JSON text of its request."""
    for path in sorted((_TESTS / "snowball" / "cases").glob("*.json")):
        kind = tomllib.loads(path.with_suffix(".toml").read_text("utf-8"))["kind"]
        service, _, operation = kind.partition(".")
        yield OPERATIONS.index((service, operation)), path.read_bytes()
    for number, (service, _) in enumerate(OPERATIONS):
        if service == "importexport":
            manifest = (_EXAMPLES / "good" / "MyS3ImportManifest.txt").read_text("utf-8")
            yield number, json.dumps({"JobType": "Import", "Manifest": manifest, "ValidateOnly": True}).encode()
        yield number, b'{"JobId": "EX1ID", "MaxResults": 1}'


def _json_texts() -> list[bytes]:
    cases = json.loads((_TESTS / "text" / "json_cases" / "cases.json").read_text("utf-8"))
    texts = [bytes_of(case["text"].encode("utf-8", "surrogatepass").decode("utf-8", "replace")) for case in cases]
    return [*texts, *(text for _, text in _requests())]


def _chosen_manifests() -> list[bytes]:
    return [_digit(number % len(WAYS)) + text for number, text in enumerate(_manifests())]


def _chosen_requests() -> list[bytes]:
    return [_digit(number) + text for number, text in _requests()]


def _streams() -> list[bytes]:
    return [_digit(number) + bytes(range(start, start + 64)) for number in range(len(OPERATIONS)) for start in (0, 99)]


def _signatures() -> list[bytes]:
    path = _TESTS / "importexport" / "data" / "signature_cases.toml"
    return [bytes_of(case["text"]) for case in tomllib.loads(path.read_text("utf-8"))["case"]]


def _files() -> list[bytes]:
    manifests = [_digit(1 + number % 3) + text for number, text in enumerate(_manifests()[::7])]
    requests = [_digit(NAMES.index("create-job.json")) + text for _, text in [*_requests()][::7]]
    return [*manifests, *requests, *(_digit(0) + text for text in _signatures()), b"1\xff\xfea\0", b"2a: \xe9\n"]


def _forms() -> list[bytes]:
    manifest = (_EXAMPLES / "good" / "MyS3ImportManifest.txt").read_text("utf-8")
    calls = [
        {"Action": "CreateJob", "JobType": "Import", "ValidateOnly": "false", "Manifest": manifest},
        {
            "Action": "CreateJob",
            "JobType": "Import",
            "ValidateOnly": "true",
            "Manifest": "a: b",
            "Version": "2010-06-01",
        },
        {"Operation": "GetStatus", "JobId": "EX1ID"},
        {"Action": "ListJobs", "MaxJobs": "3", "Marker": "EX1ID"},
        {"Action": "CancelJob", "JobId": "EX1ID"},
        {"Action": "UpdateJob", "JobId": "EX1ID", "JobType": "Export", "Manifest": manifest, "ValidateOnly": "0"},
        {
            "Action": "GetShippingLabel",
            "jobIds.member.1": "EX1ID",
            "name": "Pat",
            "country": "USA",
            "postalCode": "98101",
        },
    ]
    return [urlencode(call).encode() for call in calls]


def _json_bodies() -> list[bytes]:
    return [
        _digit(SNOWBALL.index(operation)) + text
        for number, text in _requests()
        for service, operation in (OPERATIONS[number],)
        if service == "snowball"
    ]


def _cbor_bodies() -> list[bytes]:
    bodies = []
    for body in _json_bodies():
        try:
            bodies.append(body[:1] + cbor2.dumps(json.loads(body[1:])))
        except ValueError:  # cases of texts that are no JSON
            continue
    return bodies


def _messages() -> list[bytes]:
    form = b"content-type: application/x-www-form-urlencoded\n\n"
    json_head = b"POST /\ncontent-type: application/x-amz-json-1.1\nx-amz-target: AWSIESnowballJobManagementService."
    cbor_head = b"POST /service/AWSIESnowballJobManagementService/operation/"
    cbor_tail = b"\ncontent-type: application/cbor\nsmithy-protocol: rpc-v2-cbor\n\n"
    create, *others = [b"POST /\n" + form + body for body in _forms()]
    bodies = [(SNOWBALL[body[0] - ord("0")].encode(), body[1:]) for body in _json_bodies()[::9]]
    return [
        b"GET /?Action=ListJobs\n\n",
        b"GET /%41?Action=%ff&Action=x\nhost: example.com:80\nauthorization: AWS4-HMAC-SHA256 Credential=a/b/c\n\n",
        *(create + b"\n%%%\n" + other for other in others),
        *(json_head + operation + b"\n\n" + body for operation, body in bodies),
        *(cbor_head + operation + cbor_tail + b"\xa0" for operation, _ in bodies),
    ]


def _pieces() -> list[bytes]:
    pieces = (
        *"[{\"'|>-#:,&*!%@`\\ \t\n?",
        "- ",
        "a:",
        "a: b\n",
        "\n ",
        "bucket:x",
        "\u00a0",
        '"a": {',
        "\\u",
        "//",
        "{}",
    )
    beginnings = ("", "a: ", "ignore:\n- ", '{"Description": "')
    return [f"{kind}{start}\0{piece}\0x".encode() for kind in "01" for start in beginnings for piece in pieces]
