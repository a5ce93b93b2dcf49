"""What is fuzzed: each target takes bytes, and raises where a promise does not hold.

A target catches the exceptions that the documentation names, and no others.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import fuzz_reports
from fuzz_inputs import Stream, chosen, text_of
from fuzz_values import value_of
from json_promises import reads_as_the_standard_library, safe_edits_keep_what_was_read, spans_lie_in_order
from manifest_promises import (
    places_lie_in_the_text,
    readers_agree,
    reads_as_pyyaml,
    safe_edits_settle,
    spans_hold_what_was_read,
)

import manifestkit
from manifestkit import ManifestSyntaxError, signature
from manifestkit.checking.check import Settings, check_bytes
from manifestkit.checking.kinds import kind_of
from manifestkit.context import from_mapping
from manifestkit.importexport.dialect import DIALECT
from manifestkit.schema.loading import editions, load, operations
from manifestkit.text.reading import PLAIN_YAML

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from manifestkit.findings.report import Report

# Every operation of both services, in the order of the reference.
OPERATIONS = [
    (service, operation)
    for service in ("snowball", "importexport")
    for operation in operations(service, editions(service)[-1])
]
SNOWBALL = [operation for service, operation in OPERATIONS if service == "snowball"]
_FACTS = {
    "region": "us-west-2",
    "signing_access_key": "AKIAIOSFODNN7EXAMPLE",
    "device_capacity_tb": 2.0,
    "buckets": {
        "example-bucket": {"region": "us-west-2", "access": "read"},
        "example-log-bucket": {"region": "eu-west-1", "access": "write"},
    },
}
# How a manifest is checked: the type of its job, the edition, and the stated facts.
WAYS = [
    (job_type, edition, context)
    for context in (None, from_mapping(_FACTS))
    for edition in (None, "2010-06-03", "2009-05-20")
    for job_type in (None, "Import", "Export")
]
NAMES = ["SIGNATURE", "manifest.txt", "MyS3ImportManifest.txt", "manifest.yaml", "create-job.json", "request.yaml", "x"]
_WORTH = {"signature-validate-only", "offline-signature"}


def manifest_text(data: bytes) -> None:
    """The readers of manifests agree, with PyYAML too; places lie in the text; edits settle."""
    text = text_of(data)
    reads_as_pyyaml(text)
    for dialect in (DIALECT, PLAIN_YAML):
        readers_agree(text, dialect)
        places_lie_in_the_text(text, dialect)
        spans_hold_what_was_read(text, dialect)
    safe_edits_settle(text)


def json_text(data: bytes) -> None:
    """The reader of JSON agrees with the standard library; places lie in the text; edits keep what was read."""
    text = text_of(data)
    reads_as_the_standard_library(text)
    spans_lie_in_order(text)
    safe_edits_keep_what_was_read(text)


def manifest(data: bytes) -> None:
    """A manifest has a report, in every format, and a tree exactly where nothing refuses it."""
    job_type, edition, context = chosen(WAYS, data)
    text = text_of(data[1:])

    def check() -> Report:
        return manifestkit.check_manifest(text, job_type, edition, context)

    report = check()
    fuzz_reports.holds(report, check())
    try:
        manifestkit.parse_manifest(text)
    except ManifestSyntaxError as error:
        refused = error.span
    else:
        return
    assert not report.ok
    assert 0 <= refused.start <= refused.end <= len(text)


def request_text(data: bytes) -> None:
    """The JSON text of a request has a report."""
    service, operation = chosen(OPERATIONS, data)
    text = text_of(data[1:])
    fuzz_reports.holds(
        manifestkit.check_request(service, operation, text), manifestkit.check_request(service, operation, text)
    )


def request_values(data: bytes) -> None:
    """What a program passes has a report, and is what it was."""
    service, operation = chosen(OPERATIONS, data)
    edition = editions(service)[-1]
    schema = load(service, operation, edition)
    value = value_of(Stream(data[1:]), schema)
    before = _shown(value)
    fuzz_reports.holds(
        manifestkit.check_request(service, operation, value), manifestkit.check_request(service, operation, value)
    )
    assert _shown(value) == before


def _shown(value: object) -> str:
    # Integers of more digits than Python writes have no text.
    with suppress(ValueError):
        return repr(value)
    return ""


def signature_file(data: bytes) -> None:
    """A text is a SIGNATURE file exactly where no rule but those on its worth at AWS finds an error."""
    text = text_of(data)
    report = _signature_report(data)
    fuzz_reports.holds(report, _signature_report(data))
    try:
        file = signature.parse(text)
    except signature.SignatureError:
        return
    assert signature.parse(file.to_text()) == file
    assert {finding.name for finding in report.findings if finding.severity == "error"} <= _WORTH


def _signature_report(data: bytes) -> Report:
    return check_bytes(data, "signature", "SIGNATURE", Settings())


def file(data: bytes) -> None:
    """The bytes of a file under any name have a kind or none, and then a report."""
    name = chosen(NAMES, data)
    content = data[1:]
    kind = kind_of(name, content.decode("utf-8", "replace"))
    if kind is None:
        return
    fuzz_reports.holds(check_bytes(content, kind, name, Settings()), check_bytes(content, kind, name, Settings()))


def http(data: bytes) -> None:
    """Messages are answered in the grammar of their protocol, and alike by two servers."""
    import fuzz_endpoint

    fuzz_endpoint.http(data)


def query(data: bytes) -> None:
    """A form as a body."""
    import fuzz_endpoint

    headers = {"content-type": "application/x-www-form-urlencoded"}
    fuzz_endpoint.call("POST", "/", headers, data)


def json11(data: bytes) -> None:
    """A JSON text as a body, which CBOR says alike."""
    import fuzz_endpoint

    fuzz_endpoint.protocols_agree(chosen(SNOWBALL, data), data[1:])


def cbor(data: bytes) -> None:
    """Bytes as a body of CBOR."""
    import fuzz_endpoint

    fuzz_endpoint.cbor_call(chosen(SNOWBALL, data), data[1:])


# Characters of a text whose pieces repeat; it is checked in the time that any input has.
_LONG = 16_384


def repeated(data: bytes) -> None:
    """A beginning, a piece that is repeated, and an end, with a NUL between them, are checked in good time."""
    beginning, piece, end, *_ = [*map(text_of, data[1:].split(b"\0", 2)), "", ""]
    text = beginning + piece * (_LONG // max(len(piece), 1)) + end
    if chosen("01", data) == "0":
        manifestkit.check_manifest(text)
    else:
        manifestkit.check_request("snowball", "CreateJob", text)


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    "manifest-text": manifest_text,
    "json-text": json_text,
    "manifest": manifest,
    "request-text": request_text,
    "request-values": request_values,
    "signature": signature_file,
    "file": file,
    "http": http,
    "query": query,
    "json11": json11,
    "cbor": cbor,
    "repeated": repeated,
}
