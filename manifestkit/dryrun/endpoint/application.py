"""From an HTTP request to the simulated service that it is meant for, and back."""

from __future__ import annotations

import itertools
import logging
import re
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING
from uuid import UUID

from anyio import CapacityLimiter, to_thread
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from manifestkit.dryrun.endpoint import cbor, json11, query_xml, signing
from manifestkit.dryrun.endpoint.forms import form_of
from manifestkit.dryrun.endpoint.wire import Message, malformed, no_action
from manifestkit.dryrun.engine import Engine
from manifestkit.dryrun.errors import NotSimulatedError, ServiceError
from manifestkit.dryrun.store import StoreError
from manifestkit.findings.printable import encodable, printable
from manifestkit.mistakes import places

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from starlette.types import Receive, Scope, Send

    from manifestkit.dryrun.endpoint.wire import Wire
    from manifestkit.dryrun.reply import Reply
    from manifestkit.dryrun.world import World

# Bytes of a body. A manifest has some kilobytes.
LIMIT = 2**20
# Calls at a time: what they do takes one processor, and memory that is a multiple of their bodies.
_CALLS = 4
# Bytes of long bodies and answers that are held at a time; a small one has its place whatever the others hold.
_ROOM = 64 * LIMIT
_SMALL = 2**16
# Headers for what the body has no place for: a hint at what is behind an error, and what could not be checked offline.
_HINT, _UNCHECKED = "x-manifestkit-hint", "x-manifestkit-unchecked"
_LONGEST_HINT = 1000
_OPERATION = re.compile(r"[A-Za-z]{1,64}")
_PORT = re.compile(r":[0-9]*\Z")
_ORIGIN = re.compile(r"[a-z]+://([^/@]+)")

_log = logging.getLogger("manifestkit.endpoint")


class Application:
    """An ASGI application that answers for both services.

    ``worlds`` are the surroundings of the calls by service; a call that is signed for a region is made in that region.
    ``hosts`` are the names, without ports, by which a request may call this server, so that no page in a browser
    reaches it under a name of its own.
    """

    def __init__(self, worlds: Mapping[str, World], hosts: Collection[str]) -> None:
        self._worlds = worlds
        names = (host.strip("[]").lower() for host in hosts)
        self._hosts = frozenset(f"[{name}]" if ":" in name else name for name in names)
        self._numbers = itertools.count(1)
        self._limiter: CapacityLimiter | None = None
        self._room = _ROOM

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; nothing where its sender has gone."""
        request = Request(scope, receive)
        request_id = _request_id(next(self._numbers))
        wire = wire_of(scope["path"], request.headers)
        held = 0
        try:
            self._require_hosts(request.headers)
            if _has_two_lengths(request.headers):
                raise malformed("The request has a Content-Length and a Transfer-Encoding.")
            body = bytearray()
            async for chunk in request.stream():
                body += chunk
                if len(body) > LIMIT:
                    raise malformed(f"The body is longer than {LIMIT} bytes.", status=413)
                held += self._take(max(len(body) - _SMALL, 0) - held)
            query = scope["query_string"].decode("latin-1")
            message = Message(request.method, scope["path"], query, request.headers, bytes(body))
            self._limiter = self._limiter or CapacityLimiter(_CALLS)
            response = await to_thread.run_sync(self._response, wire, message, request_id, limiter=self._limiter)
            held += self._take(max(len(response.body) - _SMALL, 0))
            await _deliver(response, send)
        except ClientDisconnect:
            return
        except ServiceError as error:
            response = _refused(wire, error, request_id)
            if _has_two_lengths(request.headers):
                response.headers["connection"] = "close"
            await _deliver(response, send)
        finally:
            self._room += held

    def _take(self, size: int) -> int:
        """``size``, taken from the room; ServiceError where there is not as much."""
        if size > self._room:
            raise ServiceError("ServiceUnavailable", "Too many long requests are on their way at once.", status=503)
        self._room -= size
        return size

    def _require_hosts(self, headers: Mapping[str, str]) -> None:
        """ServiceError where the request, or the page in a browser that sends it, is from elsewhere."""
        origin = headers.get("origin")
        page = _ORIGIN.fullmatch(origin.lower()) if origin is not None else None
        hosts = [headers.get("host", ""), *([] if origin is None else [page[1] if page is not None else ""])]
        if not self._hosts.issuperset(_PORT.sub("", host).lower() for host in hosts):
            raise ServiceError(
                "AccessDeniedException",
                "This server is not called by the name in the Host or Origin header; --allowed-host would allow it.",
            )

    def _response(self, wire: Wire, message: Message, request_id: str) -> Response:
        try:
            operation, answer = self._answer(wire, message)
            body = wire.answer(operation, answer.members, request_id)
        except ServiceError as error:
            return _refused(wire, error, request_id)
        except NotSimulatedError as error:
            return _refused(wire, ServiceError("NotSimulated", f"{error}.", status=501), request_id)
        except StoreError as error:
            return _refused(wire, ServiceError("InternalFailure", f"{error}.", status=500), request_id)
        except Exception as error:  # noqa: BLE001 - a mistake of ours ends one call, never the server
            _log.error("%s", places(error))
            why = f"The dry run itself has failed, with {type(error).__name__}."
            return _refused(wire, ServiceError("InternalFailure", why, status=500), request_id)
        unchecked = ", ".join(sorted({entry.check for entry in answer.unchecked}))
        return _reply(wire, body, 200, request_id, {_UNCHECKED: unchecked} if unchecked else {})

    def _answer(self, wire: Wire, message: Message) -> tuple[str, Reply]:
        world = self._worlds[wire.service]
        form = form_of(message) if wire is query_xml.WIRE else {}
        region = signing.region_of(message.headers, form)
        operation, parameters = wire.read(message, world.edition)
        if not _OPERATION.fullmatch(operation):
            raise no_action("The name of an operation is made of letters.")
        return operation, Engine(wire.service, replace(world, region=region or world.region)).answer(
            operation, parameters
        )


def wire_of(path: str, headers: Mapping[str, str]) -> Wire:
    """The protocol in which a request is to be read and answered. Source: Snowball reference, 9."""
    if path.startswith(cbor.FOLDER) or cbor.HEADER in headers:
        return cbor.WIRE
    if "x-amz-target" in headers or headers.get("content-type", "").startswith(json11.MEDIA_TYPE):
        return json11.WIRE
    return query_xml.WIRE


def _has_two_lengths(headers: Mapping[str, str]) -> bool:
    """Whether others may see the end of the request elsewhere, and so the beginning of the next (RFC 9112, 6.1)."""
    return "transfer-encoding" in headers and "content-length" in headers


async def _deliver(response: Response, send: Send) -> None:
    """Send an answer, the next piece of it when there is room for that on the way."""
    body = bytes(response.body)
    await send({"type": "http.response.start", "status": response.status_code, "headers": response.raw_headers})
    for start in range(0, max(len(body), 1), _SMALL):
        end = start + _SMALL
        await send({"type": "http.response.body", "body": body[start:end], "more_body": end < len(body)})


def _refused(wire: Wire, error: ServiceError, request_id: str) -> Response:
    notes = {_HINT: encodable(printable(error.hint), "ascii")[:_LONGEST_HINT]} if error.hint else {}
    return _reply(wire, wire.refusal(error, request_id), error.status, request_id, notes)


def _reply(wire: Wire, body: bytes, status: int, request_id: str, notes: Mapping[str, str]) -> Response:
    return Response(body, status, {**wire.headers, "x-amzn-requestid": request_id, **notes})


def _request_id(number: int) -> str:
    return str(UUID(bytes=sha256(f"endpoint {number}".encode()).digest()[:16]))
