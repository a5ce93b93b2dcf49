"""The Query protocol of Import/Export by hand. Source: Import/Export reference, 9.1 to 9.4."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode
from xml.etree import ElementTree as ET

import pytest
from samples import MANIFEST
from served import FORM, NAMESPACE

if TYPE_CHECKING:
    from served import Reply, Served

_CREATE = {"JobType": "Import", "Manifest": MANIFEST, "ValidateOnly": "false"}
_VERSION_2 = {
    "AWSAccessKeyId": "AKIAIOSFODNN7EXAMPLE",
    "SignatureVersion": "2",
    "SignatureMethod": "HmacSHA256",
    "Timestamp": "2010-09-21T00:00:00Z",
    "Signature": "A" * 43 + "=",
}


def _tree(reply: Reply) -> ET.Element:
    assert reply.headers["Content-Type"].startswith("text/xml")
    return ET.fromstring(reply.body)  # noqa: S314 - the server's own answer


def _names(element: ET.Element) -> list[str]:
    return [child.tag.removeprefix(NAMESPACE) for child in element]


def _result(reply: Reply, operation: str) -> ET.Element:
    """The result in an answer, after a look at what stands around it (9.3)."""
    root = _tree(reply)
    assert reply.status == 200
    assert root.tag == f"{NAMESPACE}{operation}Response"
    assert _names(root) == [f"{operation}Result", "ResponseMetadata"]
    assert _names(root[1]) == ["RequestId"]
    assert root[1][0].text == reply.headers["x-amzn-requestid"]
    return root[0]


def _error(reply: Reply) -> tuple[int, str]:
    """The status and the code of an error, after a look at what stands around it (9.3)."""
    root = _tree(reply)
    assert root.tag == f"{NAMESPACE}ErrorResponse"
    assert _names(root) == ["Error", "RequestId"]
    assert root[1].text == reply.headers["x-amzn-requestid"]
    assert _names(root[0]) == ["Type", "Code", "Message"]
    assert root[0][0].text == ("Sender" if reply.status < 500 else "Receiver")
    assert root[0][2].text
    return reply.status, str(root[0][1].text)


def _told(element: ET.Element) -> dict[str, str | None]:
    return {child.tag.removeprefix(NAMESPACE): child.text for child in element}


def test_create_job_answers_as_the_samples_do(served: Served) -> None:
    """The answer has the members of 9.2, as text, and the empty list of artifacts as an empty element."""
    told = _told(_result(served.form(Action="CreateJob", Version="2010-06-01", **_CREATE), "CreateJob"))
    assert told["JobType"] == "Import"
    assert told["JobId"] is not None
    assert len(told["JobId"]) == 5
    assert told["Signature"] is not None
    assert told["SignatureFileContents"] is not None
    assert f"jobId:{told['JobId']}\n" in told["SignatureFileContents"]
    assert told["ArtifactList"] is None


def test_a_header_says_what_was_not_checked(served: Served) -> None:
    """The body has no place for it (9.3, 9.4); where everything was checked there is no such header."""
    reply = served.form(Action="CreateJob", **_CREATE | {"ValidateOnly": "true"})
    told = reply.headers["x-manifestkit-unchecked"].split(", ")
    assert told == sorted(set(told))
    assert {"bucket-exists", "customs", "quota"} <= set(told)
    assert "x-manifestkit-unchecked" not in served.form(Action="ListJobs").headers


@pytest.mark.parametrize(
    ("manifest", "words"),
    [
        ("/home/pat/MyS3ImportManifest.txt", "This is the path of a file, not the text of a manifest."),
        ("file:///home/東京/manifest.txt", "Hand over the text that is in the file"),
        ("pinCode: [8675309\n", "Manifest line 1: "),
        ("東京: [\x07\n", "Manifest line 1: "),
    ],
)
def test_a_header_says_what_is_behind_a_malformed_manifest(served: Served, manifest: str, words: str) -> None:
    """The message is the service's own, word for word (9.4, 12); the hint is on one line of ASCII, without secrets."""
    reply = served.form(Action="CreateJob", **_CREATE | {"Manifest": manifest})
    assert _error(reply) == (400, "MalformedManifestException")
    assert b"<Message>Your manifest is not well-formed</Message>" in reply.body
    hint = reply.headers["x-manifestkit-hint"]
    assert words in hint
    assert hint.isascii()
    assert hint.isprintable()
    assert "8675309" not in hint
    assert "x-manifestkit-hint" not in served.form(Action="GetStatus", JobId="EX1AM").headers


def test_the_manifest_comes_back_as_it_was_sent(served: Served) -> None:
    """CurrentManifest is the last manifest submitted, verbatim, its line ends included (9.2)."""
    manifest = MANIFEST.replace("\n", "\r\n").replace("My", "<&>")
    created = served.form(Action="CreateJob", **_CREATE | {"Manifest": manifest})
    job_id = _told(_result(created, "CreateJob"))["JobId"]
    status = _told(_result(served.form(Action="GetStatus", JobId=str(job_id)), "GetStatus"))
    assert status["CurrentManifest"] == manifest
    assert status["ErrorCount"] == "0"
    assert str(status["CreationDate"]).endswith("Z")


def test_a_list_holds_members(served: Served) -> None:
    """Lists are member elements, truth values lower-case words (9.1), and Jobs stands beside IsTruncated (9.2)."""
    job_id = _told(_result(served.form(Action="CreateJob", **_CREATE), "CreateJob"))["JobId"]
    result = _result(served.form(Action="ListJobs", MaxJobs="1"), "ListJobs")
    assert _names(result) == ["Jobs", "IsTruncated"]
    assert [child.tag for child in result[0]] == [f"{NAMESPACE}member"]
    told = _told(result[0][0])
    assert told.keys() == {"JobId", "CreationDate", "IsCanceled", "JobType"}
    assert (told["JobId"], told["IsCanceled"]) == (job_id, "false")


def test_lists_in_requests_are_numbered(served: Served) -> None:
    """jobIds.member.N is taken in the order of the numbers (9.1): of two unknown ids the first is told."""
    reply = served.form(**{"Action": "GetShippingLabel", "jobIds.member.10": "BBBBB", "jobIds.member.2": "AAAAA"})
    assert b"No such job AAAAA for your account" in reply.body


@pytest.mark.parametrize(
    "selector",
    [
        {"Action": "ListJobs", "Version": "2010-06-01"},
        {"Action": "ListJobs", "Version": "2010-06-03"},
        {"Operation": "ListJobs"},
        {"Action": "ListJobs", "Operation": "ListJobs"},
    ],
    ids=lambda selector: " ".join(selector.values()),
)
def test_operations_are_selected_as_all_clients_do(served: Served, selector: dict[str, str]) -> None:
    """Action or Operation, in the body or the URL, either version or none, with POST and with GET (9.1)."""
    query = urlencode(selector)
    for method, path, body in (("POST", "/", query), ("GET", f"/?{query}", ""), ("POST", f"/?{query}", "")):
        _result(served.ask(method, path, FORM, body), "ListJobs")


def test_the_body_and_the_url_go_together(served: Served) -> None:
    """The SDKs say Operation in the URL and Action in the body (9.1)."""
    _result(served.ask("POST", "/?Operation=ListJobs", FORM, "Action=ListJobs&MaxJobs=1"), "ListJobs")


@pytest.mark.parametrize(
    ("parameters", "code"),
    [
        ({}, "InvalidAction"),
        ({"Action": "Nope"}, "InvalidAction"),
        ({"Action": "x" * 70_000}, "InvalidAction"),
        ({"Action": "ListJobs", "Operation": "GetStatus"}, "InvalidAction"),
        ({"Action": "ListJobs", "Version": "2009-05-20"}, "InvalidAction"),
        ({"Action": "ListJobs", "MaxJobs": "1001"}, "InvalidParameterException"),
        ({"Action": "ListJobs", "MaxJobs": "many"}, "InvalidParameterException"),
        ({"Action": "ListJobs", "MaxJobs": "9" * 5000}, "InvalidParameterException"),
        ({"Action": "ListJobs", "Marker": "ZZZZZ"}, "InvalidParameterException"),
        ({"Action": "GetStatus"}, "InvalidJobIdException"),
        ({"Action": "GetStatus", "JobId": "ZZZZZ"}, "InvalidJobIdException"),
        ({"Action": "GetStatus", "JobId": "\x00<\ud7ff\ufffe&"}, "InvalidJobIdException"),
        ({"Action": "GetShippingLabel"}, "InvalidJobIdException"),
        ({"Action": "GetShippingLabel", "jobIds": ""}, "InvalidJobIdException"),
        ({"Action": "GetShippingLabel", "jobIds": "AAAAA"}, "InvalidParameterException"),
        ({"Action": "CreateJob"}, "MissingParameterException"),
        ({"Action": "CreateJob", **_CREATE, "ValidateOnly": "perhaps"}, "InvalidParameterException"),
        ({"Action": "CreateJob", **_CREATE, "JobType": "Sideways"}, "InvalidParameterException"),
        ({"Action": "CreateJob", **_CREATE, "Manifest": "folder/manifest"}, "MalformedManifestException"),
        ({"Action": "CreateJob", **_CREATE, "Manifest": "bucket:\n"}, "MissingManifestFieldException"),
    ],
    ids=lambda value: " ".join(value)[:40] if isinstance(value, dict) else None,
)
def test_what_is_wrong_gets_an_error_of_the_service(served: Served, parameters: dict[str, str], code: str) -> None:
    """Each is a well-formed ErrorResponse with status 400 and the code of 9.4, or that of an unknown action."""
    assert _error(served.form(**parameters)) == (400, code)


@pytest.mark.parametrize(
    ("method", "path", "headers", "body", "code"),
    [
        ("PUT", "/", {}, "Action=ListJobs", "InvalidAction"),
        ("POST", "/elsewhere", {}, "Action=ListJobs", "InvalidAction"),
        ("POST", "/", {"Content-Type": "text/plain"}, "Action=ListJobs", "SerializationException"),
        (
            "POST",
            "/",
            {"Content-Type": "application/x-www-form-urlencoded; charset=utf-16"},
            "Action=ListJobs",
            "SerializationException",
        ),
        ("POST", "/", {}, "Action=GetStatus&JobId=%ff", "SerializationException"),
        ("POST", "/", {}, b"Action=GetStatus&JobId=\xff", "SerializationException"),
        ("POST", "/", {}, "Action=GetStatus&JobId=A&JobId=B", "SerializationException"),
        ("POST", "/?JobId=A", {}, "Action=GetStatus&JobId=B", "SerializationException"),
        ("POST", "/", {}, "Action=ListJobs" + "&a=1" * 10_000, "SerializationException"),
    ],
)
def test_what_cannot_be_read_gets_an_error_of_the_service(
    served: Served, method: str, path: str, headers: dict[str, str], body: str | bytes, code: str
) -> None:
    """Another method, path, type or character set, or one parameter with two values, is refused in XML."""
    assert _error(served.ask(method, path, FORM | headers, body)) == (400, code)


@pytest.mark.parametrize("missing", [None, *_VERSION_2])
def test_signature_version_2_is_parameters(served: Served, missing: str | None) -> None:
    """An old client signs with five parameters (9.1); without one of them the signature is incomplete."""
    signature = {name: value for name, value in _VERSION_2.items() if name != missing}
    headers = {"Content-Type": FORM["Content-Type"]}
    reply = served.ask("POST", "/", headers, urlencode({"Action": "ListJobs", **signature}))
    if missing is None:
        _result(reply, "ListJobs")
    else:
        assert _error(reply) == (400, "IncompleteSignature")
