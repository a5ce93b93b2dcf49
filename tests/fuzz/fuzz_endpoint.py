"""HTTP requests to the endpoint, at the level of ASGI: each in a world of its own, answered twice."""

from __future__ import annotations

import asyncio
import json
import logging
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import cbor2

from manifestkit.context import Context, from_mapping
from manifestkit.dryrun.endpoint.application import Application
from manifestkit.dryrun.opening import open_store, open_world

if TYPE_CHECKING:
    from collections.abc import Sequence

TARGET = "AWSIESnowballJobManagementService"
# Between the requests of one input, which share a store.
NEXT = b"\n%%%\n"
_MOST = 6
_SCOPE = b"AKIAIOSFODNN7EXAMPLE/20261121/us-west-2/snowball/aws4_request"
_SIGNED = b"AWS4-HMAC-SHA256 Credential=" + _SCOPE + b", SignedHeaders=host, Signature=" + b"0" * 64
_STATUSES = frozenset((200, 400, 403, 413, 500, 501, 503))
_WIDE = 2**64


class Reply(NamedTuple):
    """What came back."""

    status: int
    headers: dict[bytes, bytes]
    body: bytes


class _Raising(logging.Handler):
    """The endpoint answers for its own mistakes, and logs them: here they are findings."""

    def handle(self, record: logging.LogRecord) -> bool:
        raise AssertionError(record.getMessage())


@cache
def _context() -> Context:
    return from_mapping(
        {
            "clock": "2026-04-21T12:00:00Z",
            "region": "us-west-2",
            "buckets": {"example-bucket": {"region": "us-west-2", "access": "write"}},
            "limits": {"jobs_per_day": 3},
        }
    )


@cache
def _loop() -> asyncio.AbstractEventLoop:
    logging.getLogger("manifestkit.endpoint").addHandler(_Raising())
    return asyncio.new_event_loop()


def http(data: bytes) -> None:
    """Messages as they are sent: a line with method and target, headers, an empty line, the body."""
    messages = [_scope(raw) for raw in data.split(NEXT)[:_MOST]]
    replies = _answered(messages)
    assert replies == _answered(messages)


def call(method: str, target: str, headers: dict[str, str], body: bytes) -> Reply:
    """One well-formed message, whose body may be anything."""
    lines = [f"{method} {target}", *(f"{name}: {value}" for name, value in headers.items())]
    message = _scope("\n".join(lines).encode() + b"\n\n" + body)
    (reply,) = _answered([message])
    assert [reply] == _answered([message])
    return reply


def json_call(operation: str, body: bytes) -> Reply:
    """A call of Snowball in JSON 1.1."""
    headers = {"content-type": "application/x-amz-json-1.1", "x-amz-target": f"{TARGET}.{operation}"}
    return call("POST", "/", headers, body)


def cbor_call(operation: str, body: bytes) -> Reply:
    """A call of Snowball in CBOR."""
    headers = {"content-type": "application/cbor", "smithy-protocol": "rpc-v2-cbor"}
    return call("POST", f"/service/{TARGET}/operation/{operation}", headers, body)


def protocols_agree(operation: str, body: bytes) -> None:
    """What a JSON text and the same values in CBOR are answered with is the same."""
    told = json_call(operation, body)
    try:
        value = json.loads(body.decode("utf-8")) if body else {}
        written = cbor2.dumps(value)
    except (ValueError, RecursionError):
        return
    if _has_wide_number(value):
        return
    other = cbor_call(operation, written)
    assert (told.status, _code(json.loads(told.body))) == (other.status, _code(cbor2.loads(other.body)))


def _code(answer: dict[str, Any]) -> object:
    return answer.get("__type")


def _has_wide_number(value: object) -> bool:
    """CBOR has such numbers only as tags that the protocol does not have."""
    if isinstance(value, dict):
        return any(map(_has_wide_number, value.values()))
    if isinstance(value, list):
        return any(map(_has_wide_number, value))
    return isinstance(value, int) and not -_WIDE <= value < _WIDE


def _scope(raw: bytes) -> tuple[dict[str, Any], bytes]:
    head, _, body = raw.partition(b"\n\n")
    first, *lines = head.split(b"\n")
    method, _, target = first.partition(b" ")
    path, _, query = target.partition(b"?")
    headers = [(name.strip().lower(), value.strip()) for name, _, value in (line.partition(b":") for line in lines)]
    given = {name for name, _ in headers}
    # A message without them would not come far.
    for name, value in ((b"host", b"localhost"), (b"authorization", _SIGNED)):
        if name not in given:
            headers.append((name, value))
    return {
        "type": "http",
        "method": method.decode("latin-1"),
        # As servers unquote it.
        "path": unquote(path.decode("latin-1")),
        "query_string": query,
        "headers": headers,
    }, body


def _answered(messages: Sequence[tuple[dict[str, Any], bytes]]) -> list[Reply]:
    """The replies of a fresh server, each of which is well-formed."""
    store = open_store(None)
    try:
        worlds = {
            service: open_world(service, store=store, context=_context(), region="us-west-2", lenient=True)
            for service in ("importexport", "snowball")
        }
        application = Application(worlds, ["localhost"])
        replies = [_loop().run_until_complete(_reply(application, scope, body)) for scope, body in messages]
    finally:
        store.close()
    for reply in replies:
        _is_well_formed(reply)
    return replies


async def _reply(application: Application, scope: dict[str, Any], body: bytes) -> Reply:
    sent: list[Any] = []
    half = len(body) // 2
    coming = [
        {"type": "http.request", "body": body[:half], "more_body": True},
        {"type": "http.request", "body": body[half:], "more_body": False},
    ]

    async def receive() -> Any:  # noqa: ANN401 - as ASGI has it
        return coming.pop(0) if coming else {"type": "http.disconnect"}

    async def send(message: Any) -> None:  # noqa: ANN401 - as above
        sent.append(message)

    await application(scope, receive, send)
    start, *parts = sent
    return Reply(start["status"], dict(start["headers"]), b"".join(part.get("body", b"") for part in parts))


def _is_well_formed(reply: Reply) -> None:
    assert reply.status in _STATUSES
    assert int(reply.headers[b"content-length"]) == len(reply.body)
    assert reply.headers[b"x-amzn-requestid"]
    media_type = reply.headers[b"content-type"]
    if media_type == b"application/cbor":
        assert isinstance(cbor2.loads(reply.body), dict)
    elif media_type == b"application/x-amz-json-1.1":
        assert isinstance(json.loads(reply.body), dict)
    else:
        assert media_type == b"text/xml"
        ET.fromstring(reply.body)  # noqa: S314 - it was written here
