"""The job store in SQLite: in memory, or in a file that several processes may open at once."""

from __future__ import annotations

import os
import sqlite3
import threading
import time
import weakref
from contextlib import contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING

from manifestkit.dryrun.papers import Papers
from manifestkit.dryrun.sql import DamageError, SqlTransaction
from manifestkit.dryrun.store import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from manifestkit.dryrun.sql import Run

# "mkit" in ASCII: by it SQLite files tell whose they are.
_APPLICATION_ID = 0x6D6B6974
_SCHEMA_VERSION = 1
_SCHEMA = """
CREATE TABLE numbers (last INTEGER NOT NULL);
INSERT INTO numbers VALUES (0);
CREATE TABLE records (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    number INTEGER NOT NULL UNIQUE,
    region TEXT NOT NULL,
    parent TEXT NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (kind, id)
) WITHOUT ROWID;
CREATE INDEX by_region ON records (kind, region, number);
CREATE INDEX by_parent ON records (kind, parent, number);
"""
# How long a process waits for its turn, in seconds.
_PATIENCE = 60.0
_PAUSE = 0.01
_NAMELESS = ":memory:"


class SqliteStore:
    """Records in SQLite.

    ``path`` is a file, made with mode 0600 where there is none (RULINGS 25); None keeps the records in memory.
    StoreError where the file is no store, is damaged, or is that of another program or of a newer version. Threads and
    forked or spawned processes may use one file at once: each process opens a connection of its own. A store that
    nobody holds any longer closes itself.
    """

    def __init__(self, path: str | os.PathLike[str] | None = None) -> None:
        self._path = _NAMELESS if path is None else os.path.abspath(os.fsdecode(path))  # noqa: PTH100 - the file may be a link
        self._lock = threading.RLock()
        self._open()
        self.papers = Papers(None if path is None else self._path)

    def _open(self) -> None:
        self._connection = _opened(self._path)
        self._owner = os.getpid()
        weakref.finalize(self, _close, self._connection, self._owner)

    @contextmanager
    def transaction(self, *, writes: bool) -> Iterator[SqlTransaction]:
        """A transaction, as the protocol says; StoreError where SQLite fails, or the file is damaged."""
        with self._lock:
            if self._owner != os.getpid():
                # A connection must not cross a fork: the file's locks belong to the process that took them.
                if self._path == _NAMELESS:
                    raise StoreError("a store in memory belongs to the process that made it; name a file to share one")
                _inherited.append(self._connection)
                self._open()
            connection = self._connection
            try:
                connection.execute("BEGIN IMMEDIATE" if writes else "BEGIN")
                yield SqlTransaction(_runner(connection))
                connection.execute("COMMIT")
            except BaseException as error:
                _roll_back(connection)
                if isinstance(error, sqlite3.Error | DamageError):
                    raise StoreError(f"{self._path} cannot be used: {_reason(error)}") from error
                raise

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            _close(self._connection, self._owner)
        self.papers.close()


# Connections of a parent process: even to close one here would touch its locks.
_inherited: list[sqlite3.Connection] = []


class _Connection(sqlite3.Connection):
    """A connection to a file that may be damaged so that SQLite's message about it, which quotes it, is no text."""

    def execute(self, sql: str, parameters: Sequence[Any] = (), /) -> sqlite3.Cursor:  # type: ignore[override] # no names
        """Run a statement."""
        try:
            return super().execute(sql, parameters)
        except UnicodeDecodeError as error:
            raise sqlite3.DatabaseError("database disk image is malformed") from error


def _opened(path: str) -> sqlite3.Connection:
    try:
        if path != _NAMELESS:
            os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
        connection = sqlite3.connect(
            path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False, factory=_Connection
        )
    except (OSError, sqlite3.Error) as error:
        raise StoreError(f"{path} cannot be opened: {_reason(error)}") from error
    # What is no text is damage, and the checksums tell it; the library's own error would quote the record.
    connection.text_factory = partial(str, encoding="utf-8", errors="replace")
    try:
        _prepare(connection, path)
    except sqlite3.Error as error:
        connection.close()
        # Operational is what the machine does not let it do.
        what = "cannot be opened" if isinstance(error, sqlite3.OperationalError) else "is no job store"
        raise StoreError(f"{path} {what}: {_reason(error)}") from error
    except StoreError:
        connection.close()
        raise
    return connection


def _close(connection: sqlite3.Connection, owner: int) -> None:
    if owner == os.getpid():
        connection.close()
    else:
        _inherited.append(connection)


def _runner(connection: sqlite3.Connection) -> Run:
    return lambda statement, values: connection.execute(statement, values).fetchall()


def _roll_back(connection: sqlite3.Connection) -> None:
    # A file that is damaged may refuse this too, and a closed one has nothing to undo.
    with suppress(sqlite3.Error):
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _prepare(connection: sqlite3.Connection, path: str) -> None:
    """Make the tables in an empty file; StoreError where the file holds something else."""
    connection.execute("BEGIN")
    is_ready = _is_ours(connection, path)
    if is_ready:
        _require_whole(connection, path)
    connection.execute("COMMIT")
    if not is_ready:
        connection.execute("BEGIN IMMEDIATE")
        # Another process may have made them meanwhile.
        if not _is_ours(connection, path):
            for statement in filter(str.strip, _SCHEMA.split(";")):
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {_SCHEMA_VERSION}")
        connection.execute("COMMIT")
    if path != _NAMELESS:
        _write_ahead(connection)
        # What is acknowledged survives the process; only a power failure could take the last moments.
        connection.execute("PRAGMA synchronous = NORMAL")


def _is_ours(connection: sqlite3.Connection, path: str) -> bool:
    """Whether the tables are there; no, where the file is empty; StoreError where it is something else."""
    (owner,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if not owner and not version and not tables:
        return False
    if owner != _APPLICATION_ID:
        raise StoreError(f"{path} is an SQLite file of another program, and no job store")
    if version > _SCHEMA_VERSION:
        known = f"schema {version}, this one knows {_SCHEMA_VERSION}"
        raise StoreError(f"{path} was written by a newer manifestkit ({known})")
    return True


def _require_whole(connection: sqlite3.Connection, path: str) -> None:
    """StoreError where records are lost, which no checksum tells: a page that is gone, an index that lacks some."""
    # Some three seconds for a gigabyte.
    ((found,),) = connection.execute("PRAGMA integrity_check(1)")
    if found != "ok":
        raise StoreError(f"{path} is damaged: {found.splitlines()[-1]}")


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Keep a write-ahead log; for this change alone SQLite does not wait for other processes itself."""
    deadline = time.monotonic() + _PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(_PAUSE)
        else:
            return


def _reason(error: Exception) -> str:
    # SQLite quotes the statements that it finds in a damaged file.
    return getattr(error, "strerror", None) or str(error).partition("\n")[0]
