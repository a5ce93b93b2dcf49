"""The form of signatures. Source: Import/Export reference, 9.1; Snowball reference, 1.2 and 9."""

from __future__ import annotations

import pytest

from manifestkit.dryrun.endpoint.signing import region_of
from manifestkit.dryrun.errors import ServiceError

_SIGNATURE = "0123456789abcdef" * 4
_RIGHT = (
    "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20261121/eu-west-1/snowball/aws4_request,"
    f" SignedHeaders=host;x-amz-date, Signature={_SIGNATURE}"
)


@pytest.mark.parametrize("header", [_RIGHT, _RIGHT.replace(", ", ","), _RIGHT.replace("SHA256 ", "SHA256   ")])
def test_the_region_is_that_of_the_credential_scope(header: str) -> None:
    """Signature version 4 names the region in its scope, with or without blanks after the commas."""
    assert region_of({"authorization": header}, {}) == "eu-west-1"


@pytest.mark.parametrize(
    "header",
    [
        "",
        "AWS4-HMAC-SHA256",
        _RIGHT.replace("AWS4-HMAC-SHA256", "AWS4-HMAC-SHA1"),
        _RIGHT.replace("Credential", "Credentials"),
        _RIGHT.replace("AKIAIOSFODNN7EXAMPLE", ""),
        _RIGHT.replace("20261121", "2026-11-21"),
        _RIGHT.replace("20261121", "٢٠٢٦١١٢١"),
        _RIGHT.replace("eu-west-1", "moon"),
        _RIGHT.replace("/snowball", ""),
        _RIGHT.replace("aws4_request", "aws4_response"),
        _RIGHT.replace("host;x-amz-date", ""),
        _RIGHT.replace(_SIGNATURE, _SIGNATURE[1:]),
        _RIGHT.replace(_SIGNATURE, _SIGNATURE.upper()),
        "AWS AKIAIOSFODNN7EXAMPLE:frJIUN8DYpKDtOLCwo//yllqDzg=",
    ],
)
def test_another_form_is_incomplete(header: str) -> None:
    """A header that lacks a part of the form, or has a malformed one, is IncompleteSignature."""
    with pytest.raises(ServiceError) as caught:
        region_of({"authorization": header}, {})
    assert caught.value.code == "IncompleteSignature"


_IN_THE_URL = {
    "Action": "ListJobs",
    "X-Amz-Algorithm": "AWS4-HMAC-SHA256",
    "X-Amz-Credential": "AKIAIOSFODNN7EXAMPLE/20261121/us-east-1/IngestionService/aws4_request",
    "X-Amz-Date": "20261121T120000Z",
    "X-Amz-Expires": "3600",
    "X-Amz-SignedHeaders": "host",
    "X-Amz-Signature": _SIGNATURE,
}


def test_a_url_may_be_signed() -> None:
    """A call with GET may have signature version 4 among its parameters, as in a URL that was made beforehand."""
    assert region_of({}, _IN_THE_URL) == "us-east-1"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("X-Amz-Algorithm", "AWS4-HMAC-SHA1"),
        ("X-Amz-Algorithm", ""),
        ("X-Amz-Credential", "AKIAIOSFODNN7EXAMPLE"),
        ("X-Amz-SignedHeaders", ""),
        ("X-Amz-Signature", "0"),
    ],
)
def test_the_signature_of_a_url_has_the_same_form(name: str, value: str) -> None:
    """What is incomplete in a header is incomplete in a URL."""
    with pytest.raises(ServiceError, match="IncompleteSignature"):
        region_of({}, _IN_THE_URL | {name: value})


def test_no_signature_is_incomplete() -> None:
    """A request that nothing has signed is IncompleteSignature too, the nearest of the common errors."""
    with pytest.raises(ServiceError, match="IncompleteSignature"):
        region_of({}, {"Action": "ListJobs"})


_VERSION_2 = {
    "AWSAccessKeyId": "AKIAIOSFODNN7EXAMPLE",
    "SignatureVersion": "2",
    "SignatureMethod": "HmacSHA1",
    "Timestamp": "2010-09-21T00:00:00Z",
    "Signature": "A" * 27 + "=",
}


def test_version_2_names_no_region() -> None:
    """Signature version 2 has parameters alone, and no scope."""
    assert region_of({}, _VERSION_2) == ""


@pytest.mark.parametrize(
    ("name", "value"),
    [("SignatureVersion", "1"), ("SignatureMethod", "HmacMD5"), ("Signature", "%%%"), ("AWSAccessKeyId", "")],
)
def test_version_2_has_a_form_as_well(name: str, value: str) -> None:
    """Another version or method, or a signature that is no base64, is IncompleteSignature."""
    with pytest.raises(ServiceError, match="IncompleteSignature"):
        region_of({}, _VERSION_2 | {name: value})
