"""The job store on a PostgreSQL server in use; ``test_dryrun_store.py`` has what holds for every store."""

from __future__ import annotations

import gc
import os
import signal
import traceback
from contextlib import ExitStack, closing
from threading import Thread
from typing import TYPE_CHECKING, Any

import psycopg
import pytest
from dryrun_cases import request
from postgres_server import SECRET, insert

import manifestkit
from manifestkit.dryrun.opening import open_store
from manifestkit.dryrun.sql import SqlTransaction
from manifestkit.dryrun.store import Record, StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from postgres_server import PostgresServer

    from manifestkit.dryrun.store import Store

CONNECTIONS = 8


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("DROP TABLE manifestkit.records", 'relation "records" does not exist'),
        ("DELETE FROM manifestkit.numbers", "lost count"),
        ("UPDATE manifestkit.numbers SET last = 0", "kept already"),
        ("UPDATE manifestkit.records SET document = '{'", "cannot be read"),
        ("UPDATE manifestkit.records SET document = '[]'", "cannot be read"),
        ("ALTER TABLE manifestkit.records ADD CHECK (region = '') NOT VALID", "violates check constraint"),
    ],
)
def test_damage_in_the_middle_of_use(postgres: PostgresServer, database: str, statement: str, words: str) -> None:
    """A database that somebody changes gives a StoreError, which shows no record, and leaves no transaction behind."""
    with closing(open_store(postgres.url(database))) as store:
        _insert_secret(store)
        postgres.run(statement, database)
        for _ in range(2):
            with pytest.raises(StoreError, match=words) as raised:
                _insert_secret(store)
            assert SECRET not in "".join(traceback.format_exception(raised.value))
        assert _sessions(postgres, database, "state = 'idle in transaction'") == 0


def test_a_record_that_is_no_text_is_damage(postgres: PostgresServer) -> None:
    """Bytes that are not UTF-8, as a failing disk leaves them, give a StoreError, which shows no record."""
    database = f"{postgres.new_database()}_of_bytes"
    postgres.run(f"CREATE DATABASE {database} ENCODING 'SQL_ASCII' TEMPLATE template0")
    with closing(open_store(postgres.url(database))) as store:
        _insert_secret(store)
    postgres.run(r"UPDATE manifestkit.records SET document = document || E'\377'", database)
    # From now on the server takes for granted that what it holds is UTF-8.
    postgres.run(f"UPDATE pg_database SET encoding = pg_char_to_encoding('UTF8') WHERE datname = '{database}'")  # noqa: S608 - a name of ours
    with closing(open_store(postgres.url(database))) as store, pytest.raises(StoreError, match="no text") as raised:
        _insert_secret(store)
    assert SECRET not in "".join(traceback.format_exception(raised.value))


def _insert_secret(store: Store) -> None:
    with store.transaction(writes=True) as records:
        number = records.next_number()
        records.insert(Record("job", f"JID{number}", number, "us", "", {"pinCode": SECRET}))
        records.page("job", "us", before=None, limit=10)


def _sessions(postgres: PostgresServer, database: str, condition: str = "true") -> int:
    ((number,),) = postgres.run(
        f"SELECT count(*) FROM pg_stat_activity WHERE datname = '{database}'"  # noqa: S608 - made of constants
        f" AND application_name = 'manifestkit' AND {condition}"
    )
    assert isinstance(number, int)
    return number


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGQUIT], ids=["stopped", "crashed"])
def test_a_server_that_goes_away_and_comes_back(postgres: PostgresServer, database: str, how: signal.Signals) -> None:
    """Calls in the meantime give a StoreError; then it goes on, and all that was acknowledged is there."""
    with closing(open_store(postgres.url(database))) as store:
        assert insert(store) == 1
        with ExitStack() as stack:
            for _ in range(3):
                # Several connections that lie idle when the server goes.
                stack.enter_context(store.transaction(writes=False))
        with pytest.raises(StoreError, match="cannot be used"):
            _insert_while(store, lambda: postgres.stop(how))
        try:
            for _ in range(2):
                with pytest.raises(StoreError, match=r"cannot be used: .*Is the server running"):
                    insert(store)
        finally:
            postgres.start()
        assert insert(store) == 2
        with store.transaction(writes=False) as records:
            assert [record.number for record in records.page("job", "us", before=None, limit=-1)] == [2, 1]


def _insert_while(store: Store, happen: Callable[[], object]) -> None:
    with store.transaction(writes=True) as records:
        records.insert(Record("job", "JID", records.next_number(), "us", "", {}))
        happen()
        records.next_number()


def test_sessions_that_the_server_ends(postgres: PostgresServer, database: str) -> None:
    """Nobody notices that idle connections were ended, as a server does after a while."""
    with closing(open_store(postgres.url(database))) as store:
        assert insert(store) == 1
        postgres.run(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{database}'")  # noqa: S608 - as above
        assert insert(store) == 2


def test_a_session_that_ends_with_the_transaction(postgres: PostgresServer, database: str) -> None:
    """Where nobody knows whether a call was kept the error says to look, and the next call works."""
    with closing(open_store(postgres.url(database))) as store:
        postgres.run(
            "CREATE FUNCTION manifestkit.cut() RETURNS trigger LANGUAGE plpgsql AS"
            " 'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END';"
            "CREATE CONSTRAINT TRIGGER cut AFTER INSERT ON manifestkit.records"
            " DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION manifestkit.cut()",
            database,
        )
        with pytest.raises(StoreError, match="was lost at the end of a call; look"):
            insert(store)
        postgres.run("DROP TRIGGER cut ON manifestkit.records", database)
        assert insert(store) == 1


def test_a_writer_waits_for_its_turn(postgres: PostgresServer, database: str) -> None:
    """While one writes another waits and a reader does not; nothing of what was not ended is seen."""
    done: list[int] = []
    with closing(open_store(postgres.url(database))) as one, closing(open_store(postgres.url(database))) as other:
        with one.transaction(writes=True) as records:
            records.insert(Record("job", "JID", records.next_number(), "us", "", {}))
            waiting = Thread(target=lambda: done.append(insert(other)))
            waiting.start()
            with other.transaction(writes=False) as read:
                assert read.page("job", "us", before=None, limit=1) == []
            waiting.join(0.2)
            assert waiting.is_alive()
        waiting.join(30)
        assert done == [2]


def test_the_connections_of_a_process_are_few(postgres: PostgresServer, database: str) -> None:
    """However many threads there are, eight connections are open at most, and they are used again."""
    with closing(open_store(postgres.url(database))) as store:
        with ExitStack() as stack:
            for _ in range(CONNECTIONS):
                stack.enter_context(store.transaction(writes=False))
            late = Thread(target=insert, args=(store,))
            late.start()
            late.join(0.2)
            assert late.is_alive()
            assert _sessions(postgres, database) == CONNECTIONS
        late.join(30)
        for _ in range(CONNECTIONS):
            insert(store)
        assert _sessions(postgres, database) == CONNECTIONS


def test_a_forgotten_store_closes_itself(postgres: PostgresServer, database: str) -> None:
    """A client that nobody closes leaves no session, and no warning of one; so does what ends after a close."""
    client = manifestkit.client("snowball", "us-west-2", postgres.url(database))
    client.create_job(**request("import"))
    del client
    gc.collect()
    store = open_store(postgres.url(database))
    with store.transaction(writes=False):
        store.close()
    # A session is gone a moment after its connection.
    for _ in range(100):
        if _sessions(postgres, database) == 0:
            return
        postgres.run("SELECT pg_sleep(0.05)")
    raise AssertionError(_sessions(postgres, database))


def test_a_forked_process_leaves_the_sessions_of_its_parent(postgres: PostgresServer, database: str) -> None:
    """A child that closes the store, or forgets it, ends nothing but its own."""
    store = open_store(postgres.url(database))
    insert(store)
    session = f"SELECT pid FROM pg_stat_activity WHERE datname = '{database}' AND application_name = 'manifestkit'"  # noqa: S608 - as above
    before = postgres.run(session)
    child = os.fork()
    if child == 0:
        status = 1
        try:
            insert(store)
            store.close()
            del store
            gc.collect()
            status = 0
        finally:
            os._exit(status)
    assert os.waitpid(child, 0)[1] == 0
    assert insert(store) == 3
    assert set(before) <= set(postgres.run(session))
    store.close()


def test_a_page_looks_at_no_more_than_itself(postgres: PostgresServer, database: str) -> None:
    """Every list goes over an index, in its order: no table is scanned, and nothing sorted."""
    plans: list[str] = []
    with closing(open_store(postgres.url(database))) as store, store.transaction(writes=True) as records:
        for _ in range(3000):
            number = records.next_number()
            records.insert(Record("job", f"JID{number}", number, "us", f"CID{number % 100}", {}))
    postgres.run("ANALYZE manifestkit.records", database)
    with psycopg.connect(postgres.url(database), options="-csearch_path=manifestkit") as connection:

        def explain(statement: str, values: Sequence[object]) -> list[Any]:
            rows = connection.execute(f"EXPLAIN {statement.replace('?', '%s')}".encode(), values).fetchall()
            plans.append("\n".join(line for (line,) in rows))
            return []

        records = SqlTransaction(explain)
        records.get("job", "JID1")
        records.page("job", "us", before=None, limit=10)
        records.page("job", "us", before=1500, limit=10)
        records.children("job", "CID1", after=1, limit=10)
    assert len(plans) == 4
    for plan in plans:
        assert "Index Scan" in plan, plan
        assert "Seq Scan" not in plan, plan
        assert "Sort" not in plan, plan
