"""The three ways to call a dry run: the client, boto3 with the adapter, and boto3 with the endpoint.

Each makes the same calls and tells what came back in the same form, without what only the way itself knows: ids of
requests and headers.
"""

from __future__ import annotations

import re
import socket
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from time import sleep
from typing import TYPE_CHECKING, Any

import boto3
import uvicorn
from botocore.config import Config
from botocore.exceptions import ClientError

import manifestkit
from manifestkit.dryrun.endpoint.application import Application
from manifestkit.dryrun.engine import Engine
from manifestkit.dryrun.names import snake_case
from manifestkit.dryrun.opening import open_world
from manifestkit.dryrun.sqlite_store import SqliteStore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from manifestkit.dryrun.store import Store

WAYS = ("client", "adapter", "endpoint")
PLACEHOLDERS = {
    "aws_access_key_id": "AKIAIOSFODNN7EXAMPLE",
    "aws_secret_access_key": "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
}
# The members that name a paper. Each store in memory has a folder of its own.
_URLS = {"ShippingLabelURL", "URL"}
# No second try where the service says that it has failed.
_ONCE = Config(retries={"total_max_attempts": 1})
NOON = datetime(2015, 5, 7, 12, tzinfo=UTC)


@dataclass
class Surroundings:
    """What is the same for every way to call; ``now`` can be set."""

    service: str
    edition: str | None = None
    region: str = "us-west-2"
    context: dict[str, Any] = field(default_factory=dict)
    store: Store = field(default_factory=SqliteStore)
    now: datetime = NOON

    def clock(self) -> datetime:
        """The moment of a call."""
        return self.now


class Runner:
    """One way to call the service."""

    def __init__(self, client: Any, advance: Callable[..., None]) -> None:  # noqa: ANN401 - of boto3, or ours
        self.client = client
        self._advance = advance

    def call(self, operation: str, parameters: dict[str, Any]) -> dict[str, Any]:
        """What came back: the answer, or under ``raised`` the class of an exception, with what it carries."""
        try:
            answer = getattr(self.client, snake_case(operation))(**parameters)
        except (ClientError, manifestkit.ClientError) as error:
            text = str(error).replace(" (reached max retries: 0)", "")
            return {"raised": type(error).__name__, "text": text, **_without_transport(error.response)}
        except Exception as error:  # noqa: BLE001 - whatever else a way raises is part of what it does
            return {"raised": type(error).__name__}
        return _without_transport(answer)

    def advance(self, id_: str, state: str, **details: Any) -> dict[str, Any]:  # noqa: ANN401 - what answers shall tell
        """Let time pass; the message of a ValueError where the way is closed."""
        try:
            self._advance(id_, state, **details)
        except ValueError as error:
            return {"raised": "ValueError", "text": str(error)}
        return {}


def _without_transport(response: dict[str, Any]) -> dict[str, Any]:
    for place in (response, *response.get("ArtifactList", ())):
        for name in _URLS & place.keys():
            place[name] = re.sub(".*/", "file:///papers/", place[name])
    metadata = {"HTTPStatusCode": response["ResponseMetadata"]["HTTPStatusCode"]}
    return response | {"ResponseMetadata": metadata}


@contextmanager
def running(way: str, around: Surroundings, *others: str) -> Iterator[Runner]:
    """A runner of one of the ``WAYS``; the endpoint answers for ``others``, which are services, as well."""
    options: dict[str, Any] = {"context": around.context, "edition": around.edition, "clock": around.clock}
    if way == "client":
        ours = manifestkit.client(around.service, around.region, around.store, **options)
        yield Runner(ours, ours.advance)
        return
    if way == "adapter":
        client = _session().client(around.service, around.region, config=_ONCE, **PLACEHOLDERS)
        with manifestkit.attach(client, "dry-run", store=around.store, **options) as attachment:
            region = around.region if around.service == "snowball" else ""
            yield Runner(client, attachment.engine(around.service, region).advance)
        return
    worlds = {
        service: open_world(service, store=around.store, lenient=True, **options)
        for service in (around.service, *others)
    }
    switch, url = _server()
    switch.application = Application(worlds, {"127.0.0.1"})
    client = _session().client(around.service, around.region, endpoint_url=url, config=_ONCE, **PLACEHOLDERS)
    here = open_world(around.service, region=around.region, store=around.store, **options)
    yield Runner(client, Engine(around.service, here).advance)


@cache
def _session() -> Any:  # noqa: ANN401 - boto3 ships no types
    return boto3.session.Session()


class _Switch:
    """One server for all tests, which answers from the application of the test at hand."""

    application: Any = None

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:  # noqa: ANN401 - what ASGI passes
        await self.application(scope, receive, send)


@cache
def _server() -> tuple[_Switch, str]:
    switch = _Switch()
    listener = socket.create_server(("127.0.0.1", 0))
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    server = uvicorn.Server(uvicorn.Config(switch, log_level="error", lifespan="off", interface="asgi3"))
    threading.Thread(target=server.run, args=([listener],), daemon=True).start()
    while not server.started:
        sleep(0.01)
    return switch, f"http://127.0.0.1:{listener.getsockname()[1]}"
