"""``manifestkit serve`` as a process: it starts, keeps jobs, and stops."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from http.client import HTTPConnection
from statistics import median
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from samples import MANIFEST
from served import ANSWER, MODULE, NAMESPACE, START, Reply, json_headers, running

if TYPE_CHECKING:
    from pathlib import Path

    from served import Served


def _text(reply: Reply, name: str) -> str:
    assert reply.status == 200, reply.body
    return str(ET.fromstring(reply.body).findtext(f".//{NAMESPACE}{name}"))  # noqa: S314 - the server's own answer


def _create(server: Served) -> str:
    reply = server.form(Action="CreateJob", JobType="Import", Manifest=MANIFEST, ValidateOnly="false")
    return _text(reply, "JobId")


def _run(*arguments: str, program: tuple[str, ...] = MODULE) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *program, *arguments]
    return subprocess.run(  # noqa: S603 - the interpreter that runs the tests
        command, capture_output=True, text=True, timeout=START, check=False
    )


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_stops_it_well(number: signal.Signals) -> None:
    """SIGTERM and SIGINT end it with status 0, at once where nothing is in progress."""
    with running() as server:
        assert server.json("ListJobs", b"{}").status == 200
        began = time.monotonic()
        server.process.send_signal(number)
        out, _ = server.process.communicate(timeout=ANSWER)
        assert server.process.returncode == 0
        assert time.monotonic() - began < 2.5
        assert out == ""


def test_a_signal_that_comes_at_once_stops_it_well() -> None:
    """Whoever has read the address may stop the server."""
    for _ in range(3):
        with running() as server:
            server.process.send_signal(signal.SIGTERM)
            assert server.process.wait(ANSWER) == 0


def test_jobs_survive_in_a_store(tmp_path: Path) -> None:
    """What one server has kept in a file another one knows, and the command line moves it on."""
    store = str(tmp_path / "jobs.db")
    with running("--store", store) as server:
        job_id = _create(server)
        server.process.kill()
        server.process.wait(ANSWER)
    with running("--store", store) as server:
        assert _text(server.form(Action="GetStatus", JobId=job_id), "LocationCode") == "NotReceived"
        moved = _run("dry-run", "importexport", "advance", job_id, "AtAWS", "--store", store)
        assert moved.returncode == 0, moved.stderr
        assert _text(server.form(Action="GetStatus", JobId=job_id), "LocationCode") == "AtAWS"


def test_the_context_is_heeded(tmp_path: Path) -> None:
    """Facts that a context states hold for the calls: here the errors that nothing offline can trigger."""
    context = tmp_path / "context.toml"
    context.write_text('[faults]\nListJobs = "InvalidVersionException"\n', encoding="utf-8")
    with running("--context", str(context)) as server:
        reply = server.form(Action="ListJobs")
    assert reply.status == 400
    assert b"<Code>InvalidVersionException</Code>" in reply.body


def test_other_hosts_can_be_allowed() -> None:
    """A name that --allowed-host gives is as good as its own, in any case; others stay foreign."""
    with running("--allowed-host", "aws.example.com", "--allowed-host", "Other.Example.com") as server:
        statuses = {
            host: server.ask("POST", "/", json_headers("ListJobs") | {"Host": host}, b"{}").status
            for host in ("aws.example.com", "AWS.example.com:80", "other.example.com", "x.aws.example.com", "localhost")
        }
    assert [host for host, status in statuses.items() if status != 200] == ["x.aws.example.com"]


def test_request_ids_follow_the_order_of_requests() -> None:
    """Two servers give their requests the same ids, each another one (DESIGN section 4)."""
    seen = []
    for _ in range(2):
        with running() as server:
            seen.append([server.json("ListJobs", b"{}").headers["x-amzn-requestid"] for _ in range(3)])
    assert seen[0] == seen[1]
    assert len(set(seen[0])) == 3


def test_many_clients_at_once_get_an_id_each() -> None:
    """Eight clients make 200 jobs: all are listed, and no id was given twice."""
    with running() as server, ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda _: _create(server), range(200)))
        listed = server.form(Action="ListJobs").body
    tree = ET.fromstring(listed)  # noqa: S314 - the server's own answer
    assert len(set(made)) == 200
    assert {job.text for job in tree.iter(f"{NAMESPACE}JobId")} == set(made)


def test_an_answer_does_not_wait_for_a_receipt(served: Served) -> None:
    """On a connection that is kept, the body follows the head at once, not after the 40 ms of a delayed receipt."""
    connection = HTTPConnection("127.0.0.1", served.port, timeout=ANSWER)
    took = []
    with closing(connection):
        for _ in range(31):
            began = time.monotonic()
            connection.request("POST", "/", b"{}", json_headers("ListJobs"))
            assert connection.getresponse().read()
            took.append(time.monotonic() - began)
    assert median(took) < 0.03


def test_the_port_can_be_chosen() -> None:
    """--port takes a number, and a port that is taken is an error of one line and status 2."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = _run("serve", "--port", port)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
        assert port in done.stderr
    with running("--port", port) as server:
        assert server.port == int(port)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--port", "65536"), "65535"),
        (("--port", "-1"), "--port"),
        (("--host", "nowhere.invalid"), "nowhere.invalid"),
        (("--edition", "1999-01-01"), "1999-01-01"),
        (("--edition", "2009-05-20"), "2009-05-20"),
        (("--edition", "2020-06-17", "--edition", "2026-04-21"), "editions of one service"),
        (("--context", "missing.toml"), "missing.toml"),
        (("--store", "missing/jobs.db"), "missing/jobs.db"),
        (("--store", __file__), "no job store"),
    ],
)
def test_wrong_options_are_told(options: tuple[str, ...], told: str) -> None:
    """What cannot be served is an error on stderr and status 2, before anything listens."""
    done = _run("serve", *options)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_a_missing_library_is_told() -> None:
    """Without the extra the command says how to get it."""
    program = (
        "import sys; sys.modules['uvicorn'] = None; from manifestkit.cli.main import main; sys.exit(main(['serve']))"
    )
    done = _run(program=("-c", program))
    assert (done.returncode, done.stdout) == (2, "")
    assert "pip install 'manifestkit[serve]'" in done.stderr


def test_the_help_says_that_it_does_not_authenticate() -> None:
    """Nobody takes the endpoint for a guarded one."""
    assert "does not authenticate" in _run("serve", "--help").stdout


def test_a_mistake_inside_ends_one_call(tmp_path: Path) -> None:
    """Where the dry run itself fails, the answer is InternalFailure, and stderr says where without what was sent."""
    program = tmp_path / "broken.py"
    program.write_text(
        "import sys\n"
        "from manifestkit.cli.main import main\n"
        "from manifestkit.dryrun.engine import Engine\n"
        "def broken(self, operation, parameters):\n"
        "    raise KeyError(parameters)\n"
        "Engine.answer = broken\n"
        "sys.exit(main(sys.argv[1:]))\n",
        encoding="utf-8",
    )
    with running(program=(str(program),)) as server:
        reply = server.json("ListJobs", json.dumps({"NextToken": "hunter2"}))
        assert reply.status == 500
        assert json.loads(reply.body)["__type"] == "InternalFailure"
        assert server.json("ListJobs", b"[]").status == 400
        server.process.terminate()
        _, err = server.process.communicate(timeout=ANSWER)
    assert "KeyError at broken.py:5" in err
    assert "hunter2" not in err
