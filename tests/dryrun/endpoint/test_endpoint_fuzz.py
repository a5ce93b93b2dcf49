"""Damaged messages at the socket: requests that were cut, stuffed and mixed are sent in pieces, one after the other."""

from __future__ import annotations

import os
import select
import socket
import time
from contextlib import closing, suppress
from typing import TYPE_CHECKING, NamedTuple

import h11
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from served import ANSWER, CBOR, FORM, TARGET, json_headers, running

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from hypothesis.strategies import DrawFn
    from served import Served

_MOST = 6
# Seconds between two pieces: the next one comes while the last is being answered, or after that.
_PAUSES = (0.0005, 0.003)


def _message(headers: Mapping[str, str], body: str = "", first: str = "POST / HTTP/1.1") -> bytes:
    lines = "".join(f"{name}: {value}\r\n" for name, value in {"Host": "localhost", **headers}.items())
    return f"{first}\r\n{lines}\r\n{body}".encode("latin-1")


_JSON = json_headers("ListJobs")
_WHOLE = [
    _message({**_JSON, "Content-Length": "2"}, "{}"),
    _message({**_JSON, "Transfer-Encoding": "chunked"}, "1\r\n{\r\n1;a=b\r\n}\r\n0\r\n\r\n"),
    _message({**_JSON, "Content-Length": "2", "Expect": "100-continue"}, "{}"),
    _message({**_JSON, "Content-Length": "2", "Host": "evil.example.com"}, "{}"),
    _message({**FORM, "Content-Length": "15"}, "Action=ListJobs"),
    _message({**CBOR, "Content-Length": "1"}, "\xa0", f"POST /service/{TARGET}/operation/ListJobs HTTP/1.1"),
    _message(FORM, first="GET /?Action=ListJobs HTTP/1.1"),
    _message(FORM, first="HEAD / HTTP/1.0"),
]
_OLD = _message({**_JSON, "Content-Length": "2"}, "{}", "POST / HTTP/1.0")
_LAST = _message({**_JSON, "Content-Length": "2", "Connection": "close"}, "{}")
_SCRAPS = [
    *(b"\r\n", b"\n", b"\r\n\r\n", b"\r", b" ", b"\0", b":", b",", b"%0d%0a", b"\xff", b"0\r\n\r\n", b"{}", b"GET / "),
    b"Content-Length: 5\r\n",
    b"Content-Length: -1\r\n",
    b"Transfer-Encoding: chunked\r\n",
    b"Expect: 100-continue\r\n",
    b"Connection: close\r\n",
    b"Connection: Upgrade\r\nUpgrade: websocket\r\n",
    b"Host: evil.example.com\r\n",
    b"Origin: http://evil.example.com\r\n",
    b"%0d%0aX-Injected:%20yes",
]


@pytest.fixture(scope="module")
def target() -> Iterator[Served]:
    """A server of its own, whose complaints nobody else has caused."""
    with running() as server:
        # That it does not authenticate.
        assert complaint(server)
        yield server


def complaint(server: Served) -> str:
    """What the server has written to stderr since."""
    stream = server.process.stderr
    assert stream is not None
    ready, _, _ = select.select([stream], [], [], 0)
    return os.read(stream.fileno(), 65536).decode() if ready else ""


@st.composite
def damaged(draw: DrawFn) -> bytes:
    """A message of which pieces were cut out, and into which others were put."""
    data = draw(st.sampled_from(_WHOLE))
    for _ in range(draw(st.integers(0, 2))):
        start = draw(st.integers(0, len(data)))
        end = draw(st.integers(start, min(len(data), start + 30)))
        piece = draw(st.one_of(st.sampled_from(_SCRAPS), st.binary(max_size=4), st.just(data[start:end] * 2)))
        data = data[:start] + piece + data[end:]
    return data


@st.composite
def streams(draw: DrawFn) -> list[bytes]:
    """What is sent over one connection, in pieces."""
    data = b"".join(draw(st.lists(damaged(), min_size=1, max_size=_MOST)))
    cuts = sorted(draw(st.lists(st.integers(0, len(data)), max_size=3)))
    return [data[start:end] for start, end in zip([0, *cuts], [*cuts, len(data)], strict=True)]


class Owed(NamedTuple):
    """How many answers are wanted, and to what methods; one more, to what is not whole, may come."""

    methods: Sequence[bytes]
    wanted: int


def owed(pieces: Sequence[bytes]) -> Owed:
    """What a server has to answer, as h11 reads what was sent."""
    connection = h11.Connection(h11.SERVER)
    methods: list[bytes] = []
    whole = 0
    for piece in pieces:
        if not piece:
            continue
        connection.receive_data(piece)
        while True:
            try:
                event = connection.next_event()
            except h11.RemoteProtocolError:
                return Owed([*methods, b"GET"][: whole + 1], whole + 1)
            if isinstance(event, h11.Request):
                methods.append(event.method)
            elif isinstance(event, h11.EndOfMessage):
                whole += 1
                connection.send(h11.Response(status_code=400, headers=[("Content-Length", "0")]))
                connection.send(h11.EndOfMessage())
                if connection.our_state is h11.MUST_CLOSE:
                    return Owed(methods, whole)
                connection.start_next_cycle()
            elif event is h11.NEED_DATA:
                break
    return Owed([*methods, b"GET"][: whole + 1], whole)


def answers(received: Sequence[bytes], methods: Sequence[bytes]) -> list[int]:
    """The statuses of the whole answers in what was received, those of information aside; empty bytes are the end."""
    connection = h11.Connection(h11.CLIENT)
    for piece in received:
        connection.receive_data(piece)
    statuses: list[int] = []
    for method in methods:
        connection.send(h11.Request(method=method, target="/", headers=[("Host", "localhost")]))
        connection.send(h11.EndOfMessage())
        status = _answer(connection)
        if status is None:
            return statuses
        statuses.append(status)
        if connection.their_state is not h11.DONE:
            break
        connection.start_next_cycle()
    assert not connection.trailing_data[0]
    return statuses


def _answer(connection: h11.Connection) -> int | None:
    """The status of the next answer; None where no whole one is there."""
    status = None
    while True:
        try:
            event = connection.next_event()
        except h11.RemoteProtocolError:
            # It ends in the middle, and nowhere else.
            assert connection.trailing_data[1]
            return None
        if event is h11.NEED_DATA or isinstance(event, h11.ConnectionClosed):
            return None
        if isinstance(event, h11.EndOfMessage):
            return status
        if isinstance(event, h11.Response):
            status = event.status_code
            assert b"x-injected" not in dict(event.headers)


def exchanged(server: Served, pieces: Sequence[bytes], expected: Owed, pause: float) -> list[int]:
    """The statuses of what comes back: an answer to each request, and what the server has to say beyond."""
    methods, wanted = expected.methods, expected.wanted
    received: list[bytes] = []
    with closing(socket.create_connection(("127.0.0.1", server.port), timeout=ANSWER)) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        # A server that has said its last word need not listen.
        with suppress(ConnectionError):
            for piece in pieces:
                connection.sendall(piece)
                time.sleep(pause)
        with suppress(ConnectionError):
            while len(answers(received, methods)) < wanted and (more := connection.recv(65536)):
                received.append(more)
            with suppress(OSError):  # it has ended
                connection.shutdown(socket.SHUT_WR)
            while more := connection.recv(65536):
                received.append(more)
    return answers([*received, b""], methods)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(streams(), st.sampled_from(_PAUSES))
def test_each_request_has_one_answer(target: Served, pieces: Sequence[bytes], pause: float) -> None:
    """There are as many answers as requests, each well-formed; the server neither complains nor stops."""
    expected = owed(pieces)
    statuses = exchanged(target, pieces, expected, pause)
    # What is begun and refused for its head is answered before the rest of it is there.
    assert expected.wanted <= len(statuses) <= len(expected.methods)
    assert {*statuses} <= {200, 400}
    assert target.json("ListJobs", b"{}").status == 200
    assert complaint(target) == ""


@pytest.mark.parametrize("behind", [b"\r\n", b"JUNK", _WHOLE[0]], ids=["a line end", "junk", "a request"])
@pytest.mark.parametrize(
    ("last", "status"), [(_LAST, 200), (_OLD, 200), (_WHOLE[-1], 400)], ids=["HTTP/1.1", "HTTP/1.0", "HEAD"]
)
def test_nothing_counts_behind_the_last_request(target: Served, last: bytes, status: int, behind: bytes) -> None:
    """What comes behind a request that ends the connection changes nothing, whenever it comes.

    Source: RFC 9112, 9.6 and, for line ends, 2.2.
    """
    for step in range(20):
        assert exchanged(target, [last, behind], owed([last]), step / 10_000) == [status]
    assert complaint(target) == ""
