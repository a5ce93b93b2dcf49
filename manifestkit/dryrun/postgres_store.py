"""The job store in a database of PostgreSQL, for a team that shares one."""

from __future__ import annotations

import os
import weakref
from collections import deque
from contextlib import contextmanager, suppress
from threading import BoundedSemaphore
from typing import TYPE_CHECKING

import psycopg
from psycopg.pq import TransactionStatus

from manifestkit.dryrun.papers import Papers
from manifestkit.dryrun.postgres_address import read_address
from manifestkit.dryrun.sql import DamageError, SqlTransaction
from manifestkit.dryrun.store import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any, TypeAlias

    from manifestkit.dryrun.postgres_address import PostgresAddress
    from manifestkit.dryrun.sql import Run

    Connection: TypeAlias = psycopg.Connection[tuple[Any, ...]]

_SCHEMA_VERSION = 1
_TABLES = {"about", "numbers", "records"}
_SCHEMA = """
CREATE TABLE about (version INTEGER NOT NULL);
CREATE TABLE numbers (last BIGINT NOT NULL);
INSERT INTO numbers VALUES (0);
CREATE TABLE records (
    kind TEXT COLLATE "C" NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    number BIGINT NOT NULL UNIQUE,
    region TEXT COLLATE "C" NOT NULL,
    parent TEXT COLLATE "C" NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (kind, id)
);
CREATE INDEX by_region ON records (kind, region, number);
CREATE INDEX by_parent ON records (kind, parent, number);
"""
# How long a process waits for its turn, and how long one that is gone without a word may keep it from others.
_SESSION = """
SET search_path = manifestkit;
SET lock_timeout = '60s';
SET idle_in_transaction_session_timeout = '60s';
"""
# "mkit" in ASCII: whoever makes the tables holds the lock of this number.
_MAKING = 0x6D6B6974
_READING = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
_WRITING = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE"
# Who holds the row of the counter writes; the others wait for it.
_TURN = "SELECT last FROM numbers FOR UPDATE"
# How many connections a process opens at most; a server usually has a hundred for all.
_CONNECTIONS = 8


class PostgresStore:
    """Records in the schema ``manifestkit`` of a database on a PostgreSQL server.

    ``url`` is ``postgresql://...`` or ``postgres://...`` as libpq reads it; the tables are made where there are none.
    StoreError where the URL is malformed, the server cannot be reached, or the schema is that of another program or
    of a newer version. Threads, and forked or spawned processes, on as many machines as there are, may use one
    database at once. After the server was gone the next call connects again. A store that nobody holds any longer
    closes itself.
    """

    def __init__(self, url: str) -> None:
        self._address = read_address(url)
        self._is_closed = False
        self.papers = Papers(None)
        # By process: a connection must not cross a fork.
        self._pools: dict[int, _Pool] = {}
        weakref.finalize(self, _close, self._pools)
        try:
            with self._pool().connection(_WRITING) as connection:
                _prepare(connection, self._address.shown)
                connection.execute("COMMIT")
        except psycopg.Error as error:
            raise StoreError(f"{self._address.shown} cannot be opened: {self._reason(error)}") from None

    @contextmanager
    def transaction(self, *, writes: bool) -> Iterator[SqlTransaction]:
        """A transaction, as the protocol says; StoreError where the server fails, or what it holds is damaged."""
        if self._is_closed:
            raise StoreError(f"{self._address.shown} cannot be used: the store is closed")
        try:
            with self._pool().connection(_WRITING if writes else _READING) as connection:
                if writes:
                    connection.execute(_TURN)
                yield SqlTransaction(_runner(connection))
                self._commit(connection)
        except (psycopg.Error, DamageError) as error:
            raise StoreError(f"{self._address.shown} cannot be used: {self._reason(error)}") from None

    def close(self) -> None:
        """Close the connections; those in use when their transactions end."""
        self._is_closed = True
        _close(self._pools)
        self.papers.close()

    def _pool(self) -> _Pool:
        return self._pools.setdefault(os.getpid(), _Pool(self._address))

    def _commit(self, connection: Connection) -> None:
        try:
            connection.execute("COMMIT")
        except psycopg.OperationalError as error:
            shown, reason = self._address.shown, self._reason(error)
            raise StoreError(f"{shown} was lost at the end of a call; look what it has kept of it: {reason}") from None

    def _reason(self, error: psycopg.Error | DamageError) -> str:
        # The details of an error of the server would tell what a record holds.
        primary = error.diag.message_primary if isinstance(error, psycopg.Error) else None
        return self._address.told(primary or str(error))


class _Pool:
    """The connections of one process, which are opened when they are needed."""

    def __init__(self, address: PostgresAddress) -> None:
        self._address = address
        self._places = BoundedSemaphore(_CONNECTIONS)
        self._is_closed = False
        self.idle: deque[Connection] = deque()

    @contextmanager
    def connection(self, begin: str) -> Iterator[Connection]:
        """A connection in a transaction that has begun, and is undone unless the block commits it."""
        with self._places:
            connection = self._begun(begin.encode())
            try:
                yield connection
            finally:
                self._give_back(connection)

    def close(self) -> None:
        """Close what is idle, and from now on what is given back."""
        self._is_closed = True
        self._close_idle()

    def _begun(self, begin: bytes) -> Connection:
        while True:
            try:
                connection, is_new = self.idle.pop(), False
            except IndexError:
                connection, is_new = psycopg.connect(autocommit=True, **self._address.parameters), True
            try:
                if is_new:
                    connection.execute(_SESSION)
                connection.execute(begin)
            except BaseException as error:
                connection.close()
                # The server may have ended a connection while it was idle; nothing is lost by that.
                if is_new or not isinstance(error, psycopg.OperationalError):
                    raise
            else:
                return connection

    def _give_back(self, connection: Connection) -> None:
        try:
            if connection.info.transaction_status != TransactionStatus.IDLE:
                connection.execute("ROLLBACK")
        except psycopg.Error:
            connection.close()
        else:
            self.idle.append(connection)
        if self._is_closed:
            self._close_idle()

    def _close_idle(self) -> None:
        # Another thread may be at it too.
        with suppress(IndexError):
            while True:
                self.idle.pop().close()


# Connections of a parent process: to close one here would end it there.
_inherited: list[Connection] = []


def _close(pools: dict[int, _Pool]) -> None:
    own = pools.pop(os.getpid(), None)
    if own is not None:
        own.close()
    for pool in pools.values():
        _inherited.extend(pool.idle)


def _runner(connection: Connection) -> Run:
    def run(statement: str, values: Sequence[object]) -> Sequence[Sequence[Any]]:
        try:
            return connection.execute(statement.replace("?", "%s").encode(), values).fetchall()
        except UnicodeDecodeError:
            # The error carries the record.
            raise DamageError("one of its records is no text") from None

    return run


def _prepare(connection: Connection, shown: str) -> None:
    """Make the tables in a database without any; StoreError where the schema holds something else."""
    if _is_ours(connection, shown):
        return
    connection.execute("SELECT pg_advisory_xact_lock(%s)", (_MAKING,))
    # Another process may have made them meanwhile.
    if _is_ours(connection, shown):
        return
    # Where a role may not make schemas in the database, somebody else has made an empty one for it.
    if connection.execute("SELECT to_regnamespace('manifestkit')").fetchone() == (None,):
        connection.execute("CREATE SCHEMA manifestkit")
    connection.execute(_SCHEMA)
    connection.execute("INSERT INTO about VALUES (%s)", (_SCHEMA_VERSION,))


def _is_ours(connection: Connection, shown: str) -> bool:
    """Whether the tables are there; no, where the schema is empty; StoreError where it is something else."""
    there = {
        name
        for (name,) in connection.execute(
            "SELECT relname FROM pg_class WHERE relnamespace = to_regnamespace('manifestkit')"
        )
    }
    if not there:
        return False
    if not there >= _TABLES:
        raise StoreError(f"{shown} has a schema manifestkit of another program, which is no job store")
    versions = connection.execute("SELECT version FROM manifestkit.about").fetchall()
    version = max((number for (number,) in versions), default=0)
    if not version:
        raise StoreError(f"{shown} has a schema manifestkit that does not tell its version, and is no job store")
    if version > _SCHEMA_VERSION:
        known = f"schema {version}, this one knows {_SCHEMA_VERSION}"
        raise StoreError(f"{shown} was written by a newer manifestkit ({known})")
    return True
