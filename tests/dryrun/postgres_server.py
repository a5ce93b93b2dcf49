"""A PostgreSQL server for tests, on a Unix socket in a folder of its own, run by an ordinary user."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from manifestkit.dryrun.store import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifestkit.dryrun.store import Store

# Seconds.
START, STOP = 60, 30
OWNER, GUARDED = "owner", "guarded"
# A role that needs a password, which no message may show; some of its characters must be encoded in a URL.
PASSWORD = "s3cret/P@ss:word"  # noqa: S105 - of a server that is gone after the tests
# A secret that must not be seen, and does not occur in words.
SECRET = "Xq7Zw9"  # noqa: S105 - of no account
_ORDINARY = ("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups")


def programs() -> Path | None:
    """The folder of the server's programs, of the newest version; None where there is none."""
    found = shutil.which("initdb")
    debian = sorted(Path("/usr/lib/postgresql").glob("[0-9]*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    folders = [path.resolve().parent for path in (*([Path(found)] if found else []), *reversed(debian))]
    return next((folder for folder in folders if (folder / "postgres").exists()), None)


def why_not() -> str:
    """What keeps a server from being started; empty where nothing does."""
    if programs() is None:
        return "there is no PostgreSQL server on this machine"
    if os.geteuid() == 0 and shutil.which("setpriv") is None:
        return "PostgreSQL does not run as root, and there is no setpriv to become somebody else"
    return ""


class PostgresServer:
    """A server that can be stopped and started again."""

    def __init__(self) -> None:
        # The name of a socket is limited to about 100 bytes, and the folder must let an ordinary user pass.
        self._folder = Path(tempfile.mkdtemp(prefix="manifestkit-", dir="/tmp"))
        self._as_user: tuple[str, ...] = ()
        if os.geteuid() == 0:
            nobody = pwd.getpwnam("nobody")
            os.chown(self._folder, nobody.pw_uid, nobody.pw_gid)
            self._as_user = _ORDINARY
        self._names = count(1)
        self._process: subprocess.Popen[bytes] | None = None
        self._data = self._folder / "data"
        self._run("initdb", "--no-sync", "--auth=trust", f"--username={OWNER}", "--encoding=UTF8", "--locale=C")
        rules = self._data / "pg_hba.conf"
        rules.write_text(f"local all {GUARDED} scram-sha-256\n{rules.read_text()}")

    def _run(self, program: str, *arguments: str) -> None:
        command = [*self._as_user, str(self._program(program)), f"--pgdata={self._data}", *arguments]
        subprocess.run(command, check=True, capture_output=True, timeout=START, cwd="/")  # noqa: S603 - PostgreSQL's own

    def _program(self, name: str) -> Path:
        folder = programs()
        assert folder is not None
        return folder / name

    @property
    def process_id(self) -> int:
        """The id of the server's first process."""
        assert self._process is not None
        return self._process.pid

    def start(self) -> None:
        """Start, and wait until it answers."""
        # A server must not outlive tests that are killed.
        bound = (*(self._as_user or ("setpriv",)), "--pdeathsig", "QUIT") if shutil.which("setpriv") else ()
        with (self._folder / "log").open("ab") as log:
            self._process = subprocess.Popen(  # noqa: S603 - PostgreSQL's own
                [
                    *bound,
                    str(self._program("postgres")),
                    *("-D", str(self._data), "-k", str(self._folder), "-F", "-c", "listen_addresses="),
                ],
                stdout=log,
                stderr=log,
                cwd="/",
            )
        deadline = time.monotonic() + START
        while True:
            try:
                self.run("SELECT 1")
            except ConnectionError:
                assert self._process.poll() is None, (self._folder / "log").read_text()
                assert time.monotonic() < deadline
                time.sleep(0.05)
            else:
                return

    def stop(self, number: signal.Signals = signal.SIGINT) -> None:
        """Stop; SIGINT ends all sessions, and SIGQUIT does it as a crash would."""
        if self._process is not None:
            self._process.send_signal(number)
            self._process.wait(STOP)
            self._process = None

    def close(self) -> None:
        """Stop at once, and leave nothing behind."""
        self.stop(signal.SIGQUIT)
        shutil.rmtree(self._folder)

    def url(self, database: str = "postgres", user: str = OWNER, password: str = "") -> str:
        """The URL of a database."""
        login = f"{user}:{quote(password, safe='')}" if password else user
        return f"postgresql://{login}@{quote(str(self._folder), safe='')}/{database}"

    def new_database(self) -> str:
        """The name of a fresh database."""
        name = f"team{next(self._names)}"
        self.run(f"CREATE DATABASE {name}")
        return name

    def run(self, statement: str, database: str = "postgres", user: str = OWNER) -> list[tuple[object, ...]]:
        """The rows of a statement; ConnectionError where no session can be had."""
        import psycopg

        try:
            connection = psycopg.connect(self.url(database, user), autocommit=True)
        except psycopg.OperationalError as error:
            raise ConnectionError(str(error)) from error
        with connection:
            cursor = connection.execute(statement.encode())
            return cursor.fetchall() if cursor.description else []


def insert(store: Store) -> int:
    """Insert the next job, and give its number."""
    with store.transaction(writes=True) as records:
        number = records.next_number()
        records.insert(Record("job", f"JID{number}", number, "us", "", {}))
    return number


def running() -> Iterator[PostgresServer]:
    """A server that is stopped in the end, whatever has happened."""
    server = PostgresServer()
    try:
        server.start()
        yield server
    finally:
        server.close()
