"""What senders do wrong, by mistake or on purpose: it costs them their own request, and nobody else's."""

from __future__ import annotations

import socket
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, suppress
from http.client import HTTPConnection
from typing import TYPE_CHECKING

import pytest
from samples import MANIFEST
from served import ANSWER, CBOR, FORM, TARGET, authorization, json_headers, running

if TYPE_CHECKING:
    from collections.abc import Iterator

    from served import Served

_LIMIT = 2**20
# A server that waits two seconds for a request, where the real one waits ten: enough for an answer on a busy machine.
_PATIENCE = 2.0
_IMPATIENT = f"""
import sys
from manifestkit.cli.main import main
from manifestkit.dryrun.endpoint import server
server.PATIENCE = {_PATIENCE}
sys.exit(main(sys.argv[1:]))
"""
_HEAD = f"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Amz-Target: {TARGET}.ListJobs\r\n"
_HALVES = {
    "nothing": "",
    "part of a line": "POST / HT",
    "part of the head": _HEAD,
    "the head": f"{_HEAD}Content-Length: 2\r\n\r\n",
    "part of the body": f"{_HEAD}Content-Length: 2\r\n\r\n{{",
    "part of a chunk": f"{_HEAD}Transfer-Encoding: chunked\r\n\r\n2\r\n{{",
}


@pytest.fixture(scope="module")
def impatient() -> Iterator[Served]:
    """A server that waits two seconds."""
    with running(program=("-c", _IMPATIENT)) as server:
        yield server


def _connected(server: Served, sent: str = "") -> socket.socket:
    connection = socket.create_connection(("127.0.0.1", server.port), timeout=ANSWER)
    connection.sendall(sent.encode())
    return connection


def _whole(body: str = "{}") -> str:
    lines = "".join(f"{name}: {value}\r\n" for name, value in json_headers("ListJobs").items())
    return f"POST / HTTP/1.1\r\nHost: localhost\r\n{lines}Content-Length: {len(body)}\r\n\r\n{body}"


def _answered(connection: socket.socket) -> bytes:
    """The next piece of an answer; nothing where the other side has gone."""
    try:
        return connection.recv(65536)
    except ConnectionResetError:
        return b""


def _is_dropped(connection: socket.socket) -> bool:
    """Whether the other side goes away without a word."""
    return not _answered(connection)


@pytest.mark.parametrize("half", _HALVES.values(), ids=_HALVES)
def test_half_a_request_is_dropped(impatient: Served, half: str) -> None:
    """Whatever is missing, the connection ends when the time is over, and not before."""
    began = time.monotonic()
    with closing(_connected(impatient, half)) as connection:
        assert _is_dropped(connection)
    assert _PATIENCE * 0.8 < time.monotonic() - began < _PATIENCE + 5


def test_a_request_that_drips_is_dropped(impatient: Served) -> None:
    """The time runs from the first byte: sending one now and then does not renew it."""
    began = time.monotonic()
    with closing(_connected(impatient, f"{_HEAD}Content-Length: 1000\r\n\r\n")) as connection:
        connection.settimeout(0.1)
        while time.monotonic() - began < _PATIENCE + 5:
            try:
                connection.sendall(b" ")
                if connection.recv(1) == b"":
                    break
            except TimeoutError:
                continue
            except OSError:
                break
    assert time.monotonic() - began < _PATIENCE + 5


def test_half_a_request_behind_a_whole_one_is_dropped(impatient: Served) -> None:
    """The head of a second request that came along with the first is answered for alike."""
    with closing(_connected(impatient, _whole() + f"{_HEAD}Content-Length: 2\r\n\r\n")) as connection:
        assert _answered(connection).startswith(b"HTTP/1.1 200")
        while more := _answered(connection):
            assert b"HTTP/1.1" not in more


def test_a_connection_may_rest_between_requests(impatient: Served) -> None:
    """A client that keeps its connection owes nothing while it asks nothing."""
    connection = HTTPConnection("127.0.0.1", impatient.port, timeout=ANSWER)
    with closing(connection):
        for pause in (_PATIENCE * 1.5, 0):
            connection.request("POST", "/", b"{}", json_headers("ListJobs"))
            response = connection.getresponse()
            assert (response.status, bool(response.read())) == (200, True)
            held = connection.sock
            time.sleep(pause)
        assert connection.sock is held


def test_half_requests_do_not_delay_the_stop() -> None:
    """A hundred senders that have not finished are left behind at once."""
    with running() as server, ExitStack() as stack:
        for number in range(100):
            half = [*_HALVES.values()][number % len(_HALVES)]
            stack.enter_context(closing(_connected(server, half)))
        assert server.json("ListJobs", b"{}").status == 200
        began = time.monotonic()
        server.process.terminate()
        assert server.process.wait(ANSWER) == 0
        assert time.monotonic() - began < 2.5


def test_an_answer_that_nobody_reads_does_not_delay_the_stop_for_long() -> None:
    """Who asks and asks and never reads is waited for no longer than the calls in progress."""
    manifest = f"{MANIFEST}# {'x' * 900_000}\n"
    with running() as server, closing(socket.socket()) as connection:
        created = server.form(Action="CreateJob", JobType="Import", Manifest=manifest, ValidateOnly="false").body
        job_id = created.partition(b"<JobId>")[2].partition(b"</JobId>")[0].decode()
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        connection.settimeout(ANSWER)
        connection.connect(("127.0.0.1", server.port))
        ask = f"GET /?Action=GetStatus&JobId={job_id} HTTP/1.1\r\nHost: localhost\r\n"
        connection.sendall(f"{ask}Authorization: {authorization()}\r\n\r\n".encode() * 40)
        assert _answered(connection).startswith(b"HTTP/1.1 200")
        time.sleep(1)
        began = time.monotonic()
        server.process.terminate()
        assert server.process.wait(ANSWER) == 0
        assert time.monotonic() - began < 6


@pytest.mark.parametrize(
    ("path", "headers"),
    [("/", FORM), ("/", json_headers("ListJobs")), (f"/service/{TARGET}/operation/ListJobs", CBOR)],
    ids=["query", "json", "cbor"],
)
def test_a_long_body_is_refused(served: Served, path: str, headers: dict[str, str]) -> None:
    """More than a megabyte is refused in each protocol, and the connection serves the next request."""
    reply = served.ask("POST", path, headers, b" " * (_LIMIT + 1))
    assert reply.status == 413
    assert reply.headers["Content-Type"] in {"text/xml", "application/x-amz-json-1.1", "application/cbor"}
    assert b"SerializationException" in reply.body


def test_a_body_of_the_limit_is_read(served: Served) -> None:
    """The limit itself is allowed."""
    assert served.json("ListJobs", b"{" + b" " * (_LIMIT - 2) + b"}").status == 200


def test_a_body_without_end_is_refused(served: Served) -> None:
    """A sender that never says how much there is to come is answered when it is too much."""
    head = _HEAD + "Transfer-Encoding: chunked\r\n\r\n"
    with closing(_connected(served, head)) as connection:
        for _ in range(_LIMIT // 2**16 + 1):
            connection.sendall(b"10000\r\n" + b" " * 2**16 + b"\r\n")
        assert _answered(connection).startswith(b"HTTP/1.1 413")


@pytest.mark.parametrize(
    "text",
    [
        "\r\n\r\n\r\n\r\n",
        "GET\r\n\r\n",
        "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
        _HEAD + "Content-Length: -1\r\n\r\n",
        _HEAD + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
        _HEAD + "Transfer-Encoding: chunked\r\n\r\nZZ\r\n",
        "POST / HTTP/1.1\r\n" + "X: y\r\n" * 20_000,
        "GET /" + "a" * 200_000,
    ],
    ids=["blank lines", "no target", "TLS", "negative", "two lengths", "no chunk", "many headers", "long line"],
)
def test_what_is_no_http_is_refused(served: Served, text: str) -> None:
    """The answer is 400, in the words of HTTP, or a farewell; the server goes on."""
    with closing(_connected(served)) as connection:
        with suppress(ConnectionError):
            connection.sendall(text.encode("latin-1"))
        answer = _answered(connection)
    assert answer.startswith(b"HTTP/1.1 400") or not answer
    assert served.json("ListJobs", b"{}").status == 200


def test_websockets_are_not_spoken(served: Served) -> None:
    """An attempt to change the protocol is a request like others, and lacks an Action."""
    upgrade = {"Connection": "Upgrade", "Upgrade": "websocket", "Authorization": authorization()}
    reply = served.ask("GET", "/", upgrade)
    assert reply.status == 400
    assert b"InvalidAction" in reply.body


@pytest.mark.parametrize(
    "host", ["evil.example.com", "127.0.0.1.example.com", "169.254.169.254", "", "[::2]:80", ":80"]
)
def test_a_foreign_host_is_refused(served: Served, host: str) -> None:
    """A page in a browser that reaches this server under a name of its own gets nothing out of it."""
    replies = [
        served.ask("POST", "/", FORM | {"Host": host}, "Action=ListJobs"),
        served.ask("POST", "/", json_headers("ListJobs") | {"Host": host}, "{}"),
        served.ask("POST", f"/service/{TARGET}/operation/ListJobs", CBOR | {"Host": host}, b"\xa0"),
    ]
    assert {reply.status for reply in replies} == {400}
    assert all(b"AccessDeniedException" in reply.body for reply in replies)


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:80", "127.0.0.1", "127.0.0.1:1", "[::1]", "[::1]:80"])
def test_loopback_is_no_foreign_host(served: Served, host: str) -> None:
    """The names of the loopback interface are allowed, with any port or none."""
    assert served.ask("POST", "/", json_headers("ListJobs") | {"Host": host}, "{}").status == 200


def test_no_host_is_a_foreign_one(served: Served) -> None:
    """HTTP/1.0 lets a request go without the header."""
    with closing(_connected(served, _whole().replace("HTTP/1.1\r\nHost: localhost", "HTTP/1.0"))) as connection:
        assert _answered(connection).startswith(b"HTTP/1.1 400")


def test_a_long_call_does_not_stall_others(served: Served) -> None:
    """While one manifest takes its time, small calls are answered."""
    manifest = "a: &x\n" * 25_000
    with ThreadPoolExecutor(1) as pool:
        long = pool.submit(served.form, Action="CreateJob", JobType="Import", Manifest=manifest, ValidateOnly="true")
        time.sleep(0.5)
        for _ in range(3):
            assert served.json("ListJobs", b"{}").status == 200
        assert not long.done()
        assert long.result().status == 400


def test_nothing_of_a_request_is_logged() -> None:
    """What is sent, right or wrong, and the signature beside it, reach neither stdout nor stderr."""
    secret = "hunter2hunter2"  # noqa: S105 - a password to look for
    with running() as server:
        for body in (f'{{"NextToken": "{secret}"}}', f'{{"{secret}": ', f'["{secret}"]', f'{{"{secret}": "{secret}"}}'):
            server.json("ListJobs", body)
            server.form(
                Action="CreateJob", JobType="Import", Manifest=f"pinCode: {secret}\n{body}", ValidateOnly="true"
            )
            server.ask("POST", f"/{secret}", FORM | {"Authorization": secret}, body)
            with closing(_connected(server, f"{secret}\r\n\r\n")) as connection:
                assert _answered(connection).startswith(b"HTTP/1.1 400")
        server.process.terminate()
        out, err = server.process.communicate(timeout=ANSWER)
    assert out == ""
    assert err.count("\n") == 1
    assert secret not in err
    assert "does not authenticate" in err
