"""The endpoint under attack, byte by byte: what it takes for a request, what it holds, and whom it still answers."""

from __future__ import annotations

import re
import resource
import socket
import sys
import time
from contextlib import ExitStack, closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlencode

import boto3
import pytest
from samples import MANIFEST
from served import ACCESS_KEY, ANSWER, CBOR, FORM, SECRET_KEY, TARGET, authorization, json_headers, running

if TYPE_CHECKING:
    from collections.abc import Iterator

    from served import Reply, Served

_HOST = "Host: 127.0.0.1\r\n"
_CALL = "".join(f"{name}: {value}\r\n" for name, value in json_headers("ListJobs").items())
_START = f"POST / HTTP/1.1\r\n{_HOST}{_CALL}"
_WHOLE = f"{_START}Content-Length: 2\r\n\r\n{{}}"
_CBOR = (
    f"{_HOST}Smithy-Protocol: rpc-v2-cbor\r\nContent-Type: application/cbor\r\n"
    f"Authorization: {authorization()}\r\nContent-Length: 1\r\n\r\n\xa0"
)
_FOLDER = f"/service/{TARGET}/operation"
_SIGNED = f"{_HOST}Authorization: {authorization()}\r\n"
_CHUNKED = f"{_START}Transfer-Encoding: chunked\r\n\r\n"
_STATUS = re.compile(rb"HTTP/1\.1 ([0-9]{3})")


class Case(NamedTuple):
    """Bytes that are sent, the statuses that come back, and whether the connection ends with the last."""

    sent: str
    statuses: list[int]
    closes: bool = False


# Sources: RFC 9112 (messages), RFC 9110 (Expect), RFC 3986 (percent signs).
CASES = {
    "HTTP/0.9": Case("GET /\r\n\r\n", [400], closes=True),
    "HTTP/1.0": Case(f"POST / HTTP/1.0\r\n{_HOST}{_CALL}Content-Length: 2\r\n\r\n{{}}", [200], closes=True),
    "no host": Case(f"POST / HTTP/1.1\r\n{_CALL}Content-Length: 2\r\n\r\n{{}}", [400], closes=True),
    "two hosts": Case(f"POST / HTTP/1.1\r\n{_HOST}Host: evil.example.com\r\n{_CALL}\r\n", [400], closes=True),
    "a host with a user": Case(f"POST / HTTP/1.1\r\nHost: 127.0.0.1@evil.example.com\r\n{_CALL}\r\n", [400]),
    "a host in brackets": Case(f"POST / HTTP/1.1\r\nHost: [127.0.0.1]\r\n{_CALL}\r\n", [400]),
    "a host with half a bracket": Case(f"POST / HTTP/1.1\r\nHost: [localhost\r\n{_CALL}\r\n", [400]),
    "a foreign target": Case(f"POST http://evil.example.com/ HTTP/1.1\r\n{_HOST}{_CALL}\r\n", [400]),
    "its own target in full": Case(f"POST http://127.0.0.1/ HTTP/1.1\r\n{_HOST}{_CALL}\r\n", [400]),
    "a tunnel": Case(f"CONNECT example.com:443 HTTP/1.1\r\n{_SIGNED}\r\n", [400]),
    "the server as a whole": Case(f"OPTIONS * HTTP/1.1\r\n{_SIGNED}\r\n", [400]),
    "an echo": Case(f"TRACE / HTTP/1.1\r\n{_SIGNED}\r\n", [400]),
    "an unknown method": Case(f"BREW / HTTP/1.1\r\n{_SIGNED}\r\n", [400]),
    "a method in small letters": Case(_WHOLE.replace("POST", "post"), [400]),
    "a long method": Case(f"{'A' * 5000} / HTTP/1.1\r\n{_SIGNED}\r\n", [400]),
    "one length twice": Case(f"{_START}Content-Length: 2\r\nContent-Length: 2\r\n\r\n{{}}", [200]),
    "two lengths": Case(f"{_START}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{{}}", [400], closes=True),
    "a length with a sign": Case(f"{_START}Content-Length: +2\r\n\r\n{{}}", [400], closes=True),
    "a hexadecimal length": Case(f"{_START}Content-Length: 0x2\r\n\r\n{{}}", [400], closes=True),
    "an endless length": Case(f"{_START}Content-Length: {'9' * 400}\r\n\r\n{{}}", [400], closes=True),
    "a length and chunks": Case(
        f"{_START}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{{}}\r\n0\r\n\r\n", [400], closes=True
    ),
    "a request hidden behind chunks": Case(
        f"{_START}Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n{_WHOLE}", [400], closes=True
    ),
    "chunks of something else": Case(f"{_START}Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", [400], closes=True),
    "no chunks": Case(f"{_START}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n", [400], closes=True),
    "a blank before the colon": Case(f"{_START}Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n", [400], closes=True),
    "chunks": Case(f"{_CHUNKED}1\r\n{{\r\n1;a=b\r\n}}\r\n0\r\nX: y\r\n\r\n", [200]),
    "junk behind a chunk": Case(f"{_CHUNKED}2\r\n{{}}JUNK\r\n0\r\n\r\n", [400], closes=True),
    "a chunk of less than nothing": Case(f"{_CHUNKED}-2\r\n{{}}\r\n0\r\n\r\n", [400], closes=True),
    "an endless chunk": Case(f"{_CHUNKED}{'F' * 40}\r\n{{}}", [400], closes=True),
    "two requests": Case(_WHOLE * 2, [200, 200]),
    "junk behind a request": Case(f"{_WHOLE}JUNK\r\n\r\n", [200, 400], closes=True),
    "a line end in the path": Case(f"GET /%0d%0aX-Injected:%20yes HTTP/1.1\r\n{_SIGNED}\r\n", [400]),
    "a line end in the operation": Case(_WHOLE.replace("ListJobs", "ListJobs%0d%0aX-Injected: yes"), [400]),
    "a NUL in a header": Case(f"{_START}X: a\0b\r\nContent-Length: 2\r\n\r\n{{}}", [400], closes=True),
    "a NUL in the path": Case(f"GET /%00 HTTP/1.1\r\n{_SIGNED}\r\n", [400]),
    "dots": Case(f"GET /../../etc/passwd?Action=ListJobs HTTP/1.1\r\n{_SIGNED}\r\n", [400]),
    "dots in percent signs": Case(f"GET /%2e%2e/%2e%2e/etc/passwd?Action=ListJobs HTTP/1.1\r\n{_SIGNED}\r\n", [400]),
    "dots to an operation": Case(f"POST {_FOLDER}/../operation/ListJobs HTTP/1.1\r\n{_CBOR}", [400]),
    "an operation in percent signs": Case(f"POST {_FOLDER}/%4cistJobs HTTP/1.1\r\n{_CBOR}", [200]),
    "broken percent signs": Case(f"GET /%zz%ff?%zz HTTP/1.1\r\n{_SIGNED}\r\n", [400]),
    "bytes in the path": Case(f"GET /\xff\xfe HTTP/1.1\r\n{_SIGNED}\r\n", [400], closes=True),
    "a long header": Case(f"GET / HTTP/1.1\r\n{_SIGNED}X: {'a' * 20_000}\r\n\r\n", [400]),
    "a long host": Case(f"GET / HTTP/1.1\r\nHost: {'a' * 20_000}\r\n\r\n", [400]),
    "a long operation": Case(_WHOLE.replace("ListJobs", "L" * 20_000), [400]),
    "an announcement": Case(f"{_START}Expect: 100-continue\r\nContent-Length: 2\r\n\r\n", [100]),
    "an unknown expectation": Case(f"{_START}Expect: miracles\r\nContent-Length: 2\r\n\r\n{{}}", [200]),
    "another protocol": Case(f"GET / HTTP/1.1\r\n{_SIGNED}Connection: Upgrade\r\nUpgrade: h2c\r\n\r\n", [400]),
    "a proxy's word": Case(_WHOLE.replace(_CALL, f"{_CALL}X-Forwarded-Host: evil.example.com\r\n"), [200]),
    "its own page": Case(_WHOLE.replace(_CALL, f"{_CALL}Origin: http://localhost:3000\r\n"), [200]),
    "a foreign page": Case(_WHOLE.replace(_CALL, f"{_CALL}Origin: http://evil.example.com\r\n"), [400]),
    "a page of no origin": Case(_WHOLE.replace(_CALL, f"{_CALL}Origin: null\r\n"), [400]),
}


def _connected(server: Served, sent: str = "") -> socket.socket:
    connection = socket.create_connection(("127.0.0.1", server.port), timeout=ANSWER)
    with suppress(ConnectionError):
        connection.sendall(sent.encode("latin-1"))
    return connection


def _received(connection: socket.socket, *, until: int, closes: bool) -> tuple[bytes, bool]:
    """What comes back until so many answers are there or the connection ends, and whether it ends."""
    data = b""
    with suppress(ConnectionError, TimeoutError):
        while closes or len(_STATUS.findall(data)) < until:
            piece = connection.recv(65536)
            if not piece:
                return data, True
            data += piece
        # Nothing more is to come, the end included.
        connection.settimeout(0.2)
        while piece := connection.recv(65536):
            data += piece
        return data, True
    return data, closes


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_it_takes_for_a_request_what_is_one(served: Served, case: Case) -> None:
    """The statuses are these and no others, the connection ends where it must, and no header is what was sent."""
    with closing(_connected(served, case.sent)) as connection:
        data, ended = _received(connection, until=len(case.statuses), closes=case.closes)
    assert [int(status) for status in _STATUS.findall(data)] == case.statuses
    assert ended is case.closes
    assert b"\r\nX-Injected" not in data
    assert served.json("ListJobs", b"{}").status == 200


def test_it_listens_on_loopback_alone(served: Served) -> None:
    """Another address of this machine, even one of the loopback network, does not lead to it."""
    if not sys.platform.startswith("linux"):
        pytest.skip("only Linux has the whole network 127.0.0.0/8")
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.2", served.port), timeout=ANSWER).close()


@pytest.fixture
def many_files() -> Iterator[None]:
    """Room for the files of a thousand connections, here and in the server that is started."""
    before, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    if most != resource.RLIM_INFINITY and most < 4096:
        pytest.skip("the system allows fewer open files")
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(before, 4096), most))
    yield
    resource.setrlimit(resource.RLIMIT_NOFILE, (before, most))


_LONG = 2**20
_CROWD = {
    "nothing": "",
    "half a head": _START,
    "a head": f"{_START}Content-Length: 2\r\n\r\n",
    "half a chunk": f"{_CHUNKED}ff\r\n{{",
    "nearly all of a long body": f"{_START}Content-Length: {_LONG}\r\n\r\n{' ' * (_LONG - 1)}",
}


def _most_memory(server: Served) -> int:
    """The most that a server has had in memory, in megabytes."""
    text = Path(f"/proc/{server.process.pid}/status").read_text(encoding="ascii")
    found = re.search(r"VmHWM:\s+([0-9]+) kB", text)
    assert found is not None
    return int(found[1]) // 1024


@pytest.mark.usefixtures("many_files")
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells what a process has in memory")
def test_a_thousand_connections() -> None:
    """Half-sent requests of a thousand senders keep nobody else waiting, and are held in bounded memory."""
    with running() as server, ExitStack() as stack:
        for number in range(1000):
            sent = [*_CROWD.values()][number % len(_CROWD)]
            connection = stack.enter_context(closing(_connected(server)))
            connection.setblocking(False)  # noqa: FBT003 - what there is no room for, the server does not take
            with suppress(BlockingIOError, ConnectionError):
                while sent:
                    sent = sent[connection.send(sent.encode()) :]
        began = time.monotonic()
        client = boto3.client(
            "snowball",
            region_name="us-west-2",
            endpoint_url=server.url,
            aws_access_key_id=ACCESS_KEY,
            aws_secret_access_key=SECRET_KEY,
        )
        with closing(client):
            assert client.list_jobs()["JobListEntries"] == []
        assert time.monotonic() - began < ANSWER
        assert _most_memory(server) < 400


_UNREAD = """
import sys
from manifestkit.cli.main import main
from manifestkit.dryrun.endpoint import application, server
server.PATIENCE = 3.0
application._ROOM = 2**22
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture(scope="module")
def small() -> Iterator[Served]:
    """A server that waits three seconds, and has room for four megabytes."""
    with running(program=("-c", _UNREAD)) as server:
        yield server


def test_an_answer_that_nobody_reads_is_dropped(small: Served) -> None:
    """Who asks for long answers and does not read them loses the connection, and others have the room again."""
    manifest = f"{MANIFEST}# {'x' * 900_000}\n"
    created = small.form(Action="CreateJob", JobType="Import", Manifest=manifest, ValidateOnly="false").body
    job_id = created.partition(b"<JobId>")[2].partition(b"</JobId>")[0].decode()
    ask = f"GET /?Action=GetStatus&JobId={job_id} HTTP/1.1\r\n{_SIGNED}\r\n"
    with ExitStack() as stack:
        for _ in range(8):
            connection = stack.enter_context(closing(socket.socket()))
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            connection.settimeout(ANSWER)
            connection.connect(("127.0.0.1", small.port))
            connection.sendall(ask.encode() * 9)
        began = time.monotonic()
        while small.ask("GET", f"/?Action=GetStatus&JobId={job_id}", FORM).status != 200:
            assert time.monotonic() - began < ANSWER
            time.sleep(0.1)
        assert small.json("ListJobs", b"{}").status == 200


def test_long_bodies_share_a_room(small: Served) -> None:
    """Where long requests fill it the next is refused with 503, as by a service that is busy; short ones are not."""
    begun = f"{_START}Content-Length: {_LONG}\r\n\r\n{' ' * (_LONG - 1)}"
    whole = b"{" + b" " * (_LONG - 2) + b"}"

    def ask() -> Reply:
        return small.json("ListJobs", whole)

    began = time.monotonic()
    with ExitStack() as stack:
        # Which of those that come at the same time is refused is chance, and what does not go on is dropped in the end.
        while (reply := ask()).status == 200 and time.monotonic() - began < ANSWER:
            stack.enter_context(closing(_connected(small, begun)))
        assert (reply.status, b"ServiceUnavailable" in reply.body) == (503, True)
        assert small.json("ListJobs", b"{}").status == 200
    while (reply := ask()).status == 503 and time.monotonic() - began < 2 * ANSWER:
        time.sleep(0.1)
    assert reply.status == 200


_SECRET = "je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY"  # noqa: S105 - a placeholder of AWS's documentation
_SIGNATURES = {
    "a key for a signature": f"AWS4-HMAC-SHA256 Credential={ACCESS_KEY}/x, SignedHeaders=host, Signature={_SECRET}",
    "a key for a scope": f"AWS4-HMAC-SHA256 Credential={_SECRET}, SignedHeaders=host, Signature={'0' * 64}",
    "a key for a region": authorization(region=_SECRET),
    "a key alone": _SECRET,
    "another algorithm": f"{_SECRET} Credential=x",
}


@pytest.mark.parametrize("signature", _SIGNATURES.values(), ids=_SIGNATURES)
def test_what_has_signed_comes_back_nowhere(served: Served, signature: str) -> None:
    """A key in the Authorization header, in the URL or in the parameters of an old signature is in no answer."""
    headers = FORM | {"Authorization": signature}
    old = {"Action": "ListJobs", "SignatureVersion": "2", "AWSAccessKeyId": _SECRET, "Timestamp": _SECRET}
    without = {name: value for name, value in FORM.items() if name != "Authorization"}
    replies = [
        served.ask("POST", "/", headers, "Action=ListJobs"),
        served.ask("GET", f"/?{urlencode({'Action': _SECRET, 'X-Amz-Signature': _SECRET})}", headers),
        served.ask("POST", "/", without, urlencode(old | {"Signature": _SECRET})),
        served.ask("POST", "/", without, urlencode(old | {"SignatureMethod": _SECRET})),
        served.ask("POST", "/", json_headers("ListJobs") | {"Authorization": signature}, "{}"),
        served.ask("POST", "/", json_headers(f"x.{_SECRET}"), "{}"),
        served.ask("POST", f"{_FOLDER}/{_SECRET}", CBOR | {"Authorization": signature}, b"\xa0"),
    ]
    assert {reply.status for reply in replies} == {400}
    for reply in replies:
        assert _SECRET not in str(reply.headers)
        assert _SECRET.encode() not in reply.body
