"""A server in a process of its own, and requests to it made by hand."""

from __future__ import annotations

import os
import select
import subprocess
import sys
from contextlib import contextmanager
from http.client import HTTPConnection
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlencode

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from http.client import HTTPMessage

# Seconds: for a start on a busy machine, for an answer, and for a stop.
START, ANSWER, STOP = 60, 30, 20

ACCESS_KEY = "AKIAIOSFODNN7EXAMPLE"
SECRET_KEY = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"  # noqa: S105 - the documentation's placeholder

TARGET = "AWSIESnowballJobManagementService"
NAMESPACE = "{http://importexport.amazonaws.com/doc/2010-06-01/}"


def authorization(region: str = "us-west-2", service: str = "snowball") -> str:
    """An Authorization header of the right form, with a signature that is none."""
    scope = f"{ACCESS_KEY}/20261121/{region}/{service}/aws4_request"
    return f"AWS4-HMAC-SHA256 Credential={scope}, SignedHeaders=host;x-amz-date, Signature={'0' * 64}"


FORM = {"Content-Type": "application/x-www-form-urlencoded; charset=utf-8", "Authorization": authorization()}
CBOR = {"Content-Type": "application/cbor", "Smithy-Protocol": "rpc-v2-cbor", "Authorization": authorization()}


def json_headers(operation: str, region: str = "us-west-2") -> dict[str, str]:
    """The headers of a call in JSON 1.1."""
    return {
        "Content-Type": "application/x-amz-json-1.1",
        "X-Amz-Target": f"{TARGET}.{operation}",
        "Authorization": authorization(region),
    }


class Reply(NamedTuple):
    """What came back."""

    status: int
    headers: HTTPMessage
    body: bytes


class Served(NamedTuple):
    """A server that listens on a port of the loopback interface."""

    process: subprocess.Popen[str]
    port: int

    @property
    def url(self) -> str:
        """Where clients find it."""
        return f"http://127.0.0.1:{self.port}"

    def ask(self, method: str, path: str, headers: Mapping[str, str], body: bytes | str = b"") -> Reply:
        """One request on a connection of its own."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=ANSWER)
        try:
            connection.request(method, path, body.encode() if isinstance(body, str) else body, dict(headers))
            response = connection.getresponse()
            return Reply(response.status, response.headers, response.read())
        finally:
            connection.close()

    def form(self, **parameters: str) -> Reply:
        """A call of Import/Export, as a form."""
        return self.ask("POST", "/", FORM, urlencode(parameters))

    def json(self, operation: str, body: bytes | str, region: str = "us-west-2") -> Reply:
        """A call of Snowball in JSON 1.1."""
        return self.ask("POST", "/", json_headers(operation, region), body)

    def cbor(self, operation: str, body: bytes) -> Reply:
        """A call of Snowball in CBOR."""
        return self.ask("POST", f"/service/{TARGET}/operation/{operation}", CBOR, body)


MODULE = ("-m", "manifestkit")


@contextmanager
def running(*options: str, program: tuple[str, ...] = MODULE) -> Iterator[Served]:
    """A server that is stopped in the end, whatever has happened; ``program`` is what the interpreter runs."""
    process = subprocess.Popen(  # noqa: S603 - the interpreter that runs the tests
        [sys.executable, *program, "serve", *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        ready, _, _ = select.select([process.stdout], [], [], START)
        line = process.stdout.readline() if ready else ""
        address = line.removeprefix("listening on http://127.0.0.1:").rstrip("\n")
        assert address.isdecimal(), (line, process.poll())
        yield Served(process, int(address))
    finally:
        if process.poll() is None:
            process.terminate()
        try:
            process.communicate(timeout=STOP)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate(timeout=STOP)


def environment(home: str) -> dict[str, str]:
    """What a client of AWS finds around it: placeholders, and nothing of this machine's own settings."""
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "LANG", "PYTHONPATH"}}
    return kept | {
        "HOME": home,
        "AWS_ACCESS_KEY_ID": ACCESS_KEY,
        "AWS_SECRET_ACCESS_KEY": SECRET_KEY,
        "AWS_DEFAULT_REGION": "us-west-2",
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_PAGER": "",
        "NO_PROXY": "127.0.0.1",
    }
