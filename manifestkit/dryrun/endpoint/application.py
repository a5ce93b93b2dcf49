"""From an HTTP request to the simulated service that it is meant for, and back."""

from __future__ import annotations

import itertools
import logging
import re
import traceback
from dataclasses import replace
from hashlib import sha256
from pathlib import PurePath
from typing import TYPE_CHECKING
from uuid import UUID

from anyio import CapacityLimiter, to_thread
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from manifestkit.checking.kinds import request_kind
from manifestkit.dryrun.endpoint import cbor, json11, query_xml, signing
from manifestkit.dryrun.endpoint.forms import form_of
from manifestkit.dryrun.endpoint.wire import Message, malformed, no_action
from manifestkit.dryrun.engine import Engine
from manifestkit.dryrun.errors import NotSimulatedError, ServiceError
from manifestkit.dryrun.store import StoreError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from typing import Any

    from starlette.types import Receive, Scope, Send

    from manifestkit.dryrun.endpoint.wire import Wire
    from manifestkit.dryrun.world import World

# Bytes of a body. A manifest has some kilobytes.
LIMIT = 2**20
# Calls at a time: what they do takes one processor, and memory that is a multiple of their bodies.
_CALLS = 4
_OPERATION = re.compile(r"[A-Za-z]{1,64}")
_PORT = re.compile(r":[0-9]*\Z")

_log = logging.getLogger("manifestkit.endpoint")


class Application:
    """An ASGI application that answers for both services.

    ``worlds`` are the surroundings of the calls by service; a call that is signed for a region is made in that region.
    ``hosts`` are the names, without ports, by which a request may call this server, so that no page in a browser
    reaches it under a name of its own.
    """

    def __init__(self, worlds: Mapping[str, World], hosts: Collection[str]) -> None:
        self._worlds = worlds
        self._hosts = frozenset(host.lower() for host in hosts)
        self._numbers = itertools.count(1)
        self._limiter: CapacityLimiter | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; nothing where its sender has gone."""
        request = Request(scope, receive)
        request_id = _request_id(next(self._numbers))
        wire = wire_of(scope["path"], request.headers)
        try:
            self._require_host(request.headers.get("host", ""))
            body = await _body(request)
        except ClientDisconnect:
            return
        except ServiceError as error:
            response = _refused(wire, error, request_id)
        else:
            query = scope["query_string"].decode("latin-1")
            message = Message(request.method, scope["path"], query, request.headers, body)
            self._limiter = self._limiter or CapacityLimiter(_CALLS)
            response = await to_thread.run_sync(self._response, wire, message, request_id, limiter=self._limiter)
        await response(scope, receive, send)

    def _require_host(self, host: str) -> None:
        name = _PORT.sub("", host).strip("[]").lower()
        if name not in self._hosts:
            raise ServiceError(
                "AccessDeniedException",
                "This server is not called by the name in the Host header; --allowed-host would allow it.",
            )

    def _response(self, wire: Wire, message: Message, request_id: str) -> Response:
        try:
            operation, answer = self._answer(wire, message)
            body = wire.answer(operation, answer, request_id)
        except ServiceError as error:
            return _refused(wire, error, request_id)
        except NotSimulatedError as error:
            return _refused(wire, ServiceError("NotSimulated", f"{error}.", status=501), request_id)
        except StoreError as error:
            return _refused(wire, ServiceError("InternalFailure", f"{error}.", status=500), request_id)
        except Exception as error:  # noqa: BLE001 - a mistake of ours ends one call, never the server
            _log.error("%s", _told(error))
            why = f"The dry run itself has failed, with {type(error).__name__}."
            return _refused(wire, ServiceError("InternalFailure", why, status=500), request_id)
        return _reply(wire, body, 200, request_id)

    def _answer(self, wire: Wire, message: Message) -> tuple[str, dict[str, Any]]:
        world = self._worlds[wire.service]
        form = form_of(message) if wire is query_xml.WIRE else {}
        region = signing.region_of(message.headers, form)
        operation, parameters = wire.read(message, world.edition)
        _require_operation(wire.service, operation, world.edition)
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


def _require_operation(service: str, operation: str, edition: str) -> None:
    if not _OPERATION.fullmatch(operation):
        raise no_action("The name of an operation is made of letters.")
    try:
        request_kind(service, operation, edition)
    except ValueError as error:
        raise no_action(f"{error}.") from error


async def _body(request: Request) -> bytes:
    """The whole body; ServiceError where it is too long, ClientDisconnect where its sender goes away."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LIMIT:
            raise malformed(f"The body is longer than {LIMIT} bytes.", status=413)
    return bytes(body)


def _refused(wire: Wire, error: ServiceError, request_id: str) -> Response:
    return _reply(wire, wire.refusal(error, request_id), error.status, request_id)


def _reply(wire: Wire, body: bytes, status: int, request_id: str) -> Response:
    return Response(body, status, {**wire.headers, "x-amzn-requestid": request_id})


def _request_id(number: int) -> str:
    return str(UUID(bytes=sha256(f"endpoint {number}".encode()).digest()[:16]))


def _told(error: Exception) -> str:
    """Where a mistake is, without the exception's text: that may hold what was sent."""
    frames = reversed(traceback.extract_tb(error.__traceback__))
    places = (f"{PurePath(frame.filename).name}:{frame.lineno}" for frame in frames)
    return f"{type(error).__name__} at {' < '.join(places)}"
