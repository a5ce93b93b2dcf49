"""The server: it listens, drops what does not arrive, and stops when it is told to."""

from __future__ import annotations

import signal
import socket
from contextlib import contextmanager
from typing import TYPE_CHECKING

import h11
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable, Iterator

    from starlette.types import ASGIApp

# Seconds from the first sign of a request until all of it is here, and those for which an answer waits to be read.
PATIENCE = 10.0
# Seconds that calls in progress have left when the server is told to stop.
_GRACE = 3
_BACKLOG = 128
_OWED = (h11.IDLE, h11.SEND_BODY)
_SAID = (h11.MUST_CLOSE, h11.CLOSED)


class _Connection(H11Protocol):
    """A connection that is dropped where a request does not arrive in time, or its answer is not read."""

    _deadline: asyncio.TimerHandle | None = None
    _unread: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as in the base class
        super().connection_made(transport)
        self._expect()

    def data_received(self, data: bytes) -> None:
        # Behind a request that is the last of its connection nothing counts, whether its answer is on its way or not.
        if self.conn.their_state in _SAID:
            return
        self._expect()
        super().data_received(data)
        if self.conn.their_state not in _OWED:
            self._rest()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        # The head of the next request may have come along with the last one.
        if self.conn.their_state is h11.SEND_BODY:
            self._expect()

    def pause_writing(self) -> None:
        """Wait for the other side to read what is on its way."""
        super().pause_writing()
        self._unread = self.loop.call_later(PATIENCE, self.transport.abort)

    def resume_writing(self) -> None:
        """Go on: the other side has read."""
        self._read()
        super().resume_writing()

    def connection_lost(self, exc: Exception | None) -> None:
        self._rest()
        self._read()
        super().connection_lost(exc)

    def shutdown(self) -> None:
        """Stop when all requests that have arrived are answered; what is still on its way is not waited for."""
        if self._deadline is not None:
            self.transport.abort()
        else:
            super().shutdown()

    def _expect(self) -> None:
        if self._deadline is None:
            self._deadline = self.loop.call_later(PATIENCE, self.transport.abort)

    def _read(self) -> None:
        if self._unread is not None:
            self._unread.cancel()
            self._unread = None

    def _rest(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens; port 0 is any free one. OSError where there is no such host, or the port is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.create_server((host, port), family=family, backlog=_BACKLOG)
    # Connections take it over. The head and the body of an answer are sent one after the other, and the second would
    # wait some 40 milliseconds for the receipt of the first.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener


def serve(application: ASGIApp, listener: socket.socket, ready: Callable[[], None]) -> None:
    """Answer what comes in at ``listener`` until SIGTERM or SIGINT; from the call of ``ready`` on those are heeded."""
    server = uvicorn.Server(
        uvicorn.Config(
            application,
            http=_Connection,
            loop="asyncio",
            ws="none",
            lifespan="off",
            log_config=None,
            log_level="critical",  # what senders do wrong is no news, and what goes wrong here has been told
            access_log=False,
            server_header=False,
            proxy_headers=False,
            timeout_graceful_shutdown=_GRACE,
        )
    )
    with listener, _stopped_by_signals(server):
        ready()
        server.run(sockets=[listener])


@contextmanager
def _stopped_by_signals(server: uvicorn.Server) -> Iterator[None]:
    """Signals that stop the server and do no more: it raises those that it has seen once again when it has stopped."""

    def stop(*_: object) -> None:
        server.should_exit = True

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
