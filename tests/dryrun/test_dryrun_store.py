"""The job store: what it promises to threads, to processes and to those that are killed; and its file.

The tests with ``store_name`` or ``new_store`` hold for every kind of store that several processes may open.
``MANIFESTKIT_STORE_JOBS`` is how many jobs the tests of many writers make, by default 2,000.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sqlite3
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from dryrun_cases import request

import manifestkit
from manifestkit.dryrun.opening import open_store
from manifestkit.dryrun.sqlite_store import SqliteStore
from manifestkit.dryrun.store import Record, StoreError

if TYPE_CHECKING:
    from collections.abc import Callable

    from manifestkit.dryrun.store import Kind, Store

JOBS = int(os.environ.get("MANIFESTKIT_STORE_JOBS", "2000"))
THREADS, PROCESSES, KILLS = 16, 4, 20
_WORKER = Path(__file__).with_name("dryrun_worker.py")


def _started(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(  # noqa: S603 - the interpreter that runs the tests
        [sys.executable, str(_WORKER), *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(_WORKER.parents[2])},
    )


_KINDS: tuple[Kind, ...] = ("job", "cluster")


def _insert(store: Store, **document: Any) -> int:  # noqa: ANN401 - any document
    with store.transaction(writes=True) as records:
        number = records.next_number()
        records.insert(Record("job", f"JID{number}", number, "us", "", document))
    return number


def _listed(client: Any) -> list[str]:  # noqa: ANN401 - a client
    pages = client.get_paginator("list_jobs").paginate()
    return [entry["JobId"] for page in pages for entry in page["JobListEntries"]]


def _create(client: Any) -> str:  # noqa: ANN401 - a client
    job: str = client.create_job(**request("import"))["JobId"]
    return job


def test_threads_share_a_store(store_name: str) -> None:
    """Sixteen threads make jobs through one client: no id twice, and all are listed, the newest first."""
    _expect_threads_to_share(store_name)


def test_threads_share_a_store_in_memory() -> None:
    """The same without a file."""
    _expect_threads_to_share(None)


def _expect_threads_to_share(store_name: str | None) -> None:
    number = JOBS // 4
    with closing(manifestkit.client("snowball", "us-west-2", store_name)) as client:
        with ThreadPoolExecutor(THREADS) as pool:
            jobs = list(pool.map(lambda _: _create(client), range(number)))
        assert len(set(jobs)) == number
        assert sorted(_listed(client)) == sorted(jobs)


def test_processes_share_a_store(store_name: str) -> None:
    """Four processes make jobs in one store: no id twice, and all are listed."""
    workers = [_started("create", store_name, str(JOBS // PROCESSES)) for _ in range(PROCESSES)]
    jobs = [job for worker in workers for job in worker.communicate(timeout=600)[0].split()]
    assert [worker.returncode for worker in workers] == [0] * PROCESSES
    assert len(set(jobs)) == len(jobs) == JOBS // PROCESSES * PROCESSES
    with closing(manifestkit.client("snowball", "us-west-2", store_name)) as client:
        assert sorted(_listed(client)) == sorted(jobs)


def test_processes_open_a_fresh_store_at_once(new_store: Callable[[], str]) -> None:
    """Whoever comes first makes the tables; the others find them."""
    for _ in range(3):
        name = new_store()
        workers = [_started("open", name) for _ in range(PROCESSES)]
        for worker in workers:
            worker.communicate(input="", timeout=60)
        assert [worker.returncode for worker in workers] == [0] * PROCESSES


def test_what_was_acknowledged_survives_a_kill(store_name: str) -> None:
    """A process that is killed in the middle of its writing takes nothing with it that it had acknowledged."""
    acknowledged: set[str] = set()
    for turn in range(KILLS):
        worker = _started("insert", store_name, "1000000")
        assert worker.stdout is not None
        for _ in range(5 + 3 * turn):
            acknowledged.add(worker.stdout.readline().strip())
        worker.send_signal(signal.SIGKILL)
        rest = worker.communicate(timeout=60)[0]
        # The last line may be cut off: it was not acknowledged whole.
        acknowledged |= {line.strip() for line in rest.splitlines(keepends=True) if line.endswith("\n")}
        with closing(open_store(store_name)) as store, store.transaction(writes=True) as records:
            kept = {record.id for record in records.page("job", "us", before=None, limit=-1)}
            assert acknowledged <= kept
            assert records.next_number() > max(int(id_.removeprefix("JID")) for id_ in kept)


def test_a_forked_process_opens_the_store_itself(store_name: str) -> None:
    """A store that came by a fork goes on with a connection of its own, and the parent with its own."""
    with closing(open_store(store_name)) as store:
        _insert(store)
        child = multiprocessing.get_context("fork").Process(target=_insert, args=(store,))
        child.start()
        child.join(60)
        assert child.exitcode == 0
        assert _insert(store) == 3


def test_a_store_in_memory_stays_with_its_process() -> None:
    """A forked process is told, and not given a copy that would drift apart."""
    with closing(SqliteStore()) as store:
        child = multiprocessing.get_context("fork").Process(target=_expect_store_error, args=(store,))
        child.start()
        child.join(60)
        assert child.exitcode == 0


def _expect_store_error(store: Store) -> None:
    with pytest.raises(StoreError, match="belongs to the process"):
        _insert(store)


def test_what_raises_undoes_a_transaction(store_name: str) -> None:
    """Nothing of it is kept, and its numbers are given again to nobody that could know them."""
    with closing(open_store(store_name)) as store:
        with pytest.raises(KeyError):
            _insert_and_raise(store)
        with store.transaction(writes=False) as records:
            assert records.get("job", "JID1") is None


def _insert_and_raise(store: Store) -> None:
    with store.transaction(writes=True) as records:
        records.insert(Record("job", "JID1", records.next_number(), "us", "", {}))
        raise KeyError


def test_an_id_is_kept_once(store_name: str) -> None:
    """A second record under an id, or of a number, is refused; the transaction goes on."""
    with closing(open_store(store_name)) as store:
        _insert(store)
        with store.transaction(writes=True) as records:
            with pytest.raises(StoreError, match="JID1 is kept already"):
                records.insert(Record("job", "JID1", records.next_number(), "us", "", {}))
            with pytest.raises(StoreError, match="JID2 is kept already"):
                records.insert(Record("job", "JID2", 1, "us", "", {}))
            records.insert(Record("cluster", "JID1", records.next_number(), "us", "", {}))
        with store.transaction(writes=False) as records:
            kept = {kind: [one.id for one in records.page(kind, "us", before=None, limit=-1)] for kind in _KINDS}
            assert kept == {"job": ["JID1"], "cluster": ["JID1"]}


def test_what_is_kept_comes_back(store_name: str) -> None:
    """A record with any text in its document is the same afterwards, and so is what replaces it."""
    document: dict[str, Any] = {
        "text": "\0 \n ' \" \\ % ? \u00e9 \u4e2d \U0001f4e6 \ud800",
        "list": [1, -0.5, True, None, {}],
        "": "",
    }
    record = Record("cluster", "CID1", 1, "eu-west-1", "", document)
    with closing(open_store(store_name)) as store:
        with store.transaction(writes=True) as records:
            assert records.next_number() == 1
            records.insert(record)
            assert records.get("cluster", "CID1") == record
        with store.transaction(writes=True) as records:
            records.replace(record._replace(document={"new": document}))
        with store.transaction(writes=False) as records:
            assert records.get("cluster", "CID1") == record._replace(document={"new": document})


@pytest.mark.parametrize("id_", ["", "cid1", "CID1 ", "CID2", "CID\0", "CID\ud800", "CID\u00e9", "'; --", "%s", "?"])
def test_an_id_that_is_not_kept(store_name: str, id_: str) -> None:
    """Whatever a caller names, there is no such record."""
    with closing(open_store(store_name)) as store:
        with store.transaction(writes=True) as records:
            records.insert(Record("cluster", "CID1", records.next_number(), "us", "", {}))
            assert records.get("job", "CID1") is None
        with store.transaction(writes=False) as records:
            assert records.get("cluster", id_) is None


def test_lists(store_name: str) -> None:
    """A page has the newest of a region, children are in order; both stop at a limit and go on from a number."""
    with closing(open_store(store_name)) as store:
        with store.transaction(writes=True) as records:
            for number in range(1, 10):
                region, parent = ("us", "eu-west-1")[number % 2], ("CID1", "CID2", "")[number % 3]
                records.insert(Record("job", f"JID{number}", records.next_number(), region, parent, {}))
        with store.transaction(writes=False) as records:

            def page(region: str, before: int | None, limit: int) -> list[int]:
                return [record.number for record in records.page("job", region, before=before, limit=limit)]

            def children(parent: str, **options: int) -> list[int]:
                return [record.number for record in records.children("job", parent, **options)]

            assert page("us", None, -1) == [8, 6, 4, 2]
            assert page("us", None, 3) == [8, 6, 4]
            assert page("us", 4, 3) == [2]
            assert page("eu-west-1", 9, 2) == [7, 5]
            assert page("us", None, 0) == page("us-east-1", None, 5) == []
            assert children("CID1") == [3, 6, 9]
            assert children("CID2", after=1) == [4, 7]
            assert children("CID2", after=1, limit=1) == [4]
            assert children("CID3") == []


def test_a_reader_sees_one_moment(store_name: str) -> None:
    """What another writes while a transaction reads is there for the next one, not for this."""
    with closing(open_store(store_name)) as reader, closing(open_store(store_name)) as writer:
        with reader.transaction(writes=False) as records:
            assert records.get("job", "JID1") is None
            _insert(writer)
            assert records.get("job", "JID1") is None
        with reader.transaction(writes=False) as records:
            assert records.get("job", "JID1") is not None


def test_a_page_looks_at_no_more_than_itself() -> None:
    """Every list and every count goes over an index, in its order: no table is scanned, and nothing sorted."""
    seen: list[str] = []
    with closing(SqliteStore()) as store:
        store._connection.set_trace_callback(seen.append)  # noqa: SLF001 - what SQLite is asked is not told elsewhere
        with store.transaction(writes=False) as records:
            records.get("job", "JID1")
            records.page("job", "us", before=None, limit=10)
            records.page("job", "us", before=5, limit=10)
            records.children("job", "CID1", after=1, limit=10)
        store._connection.set_trace_callback(None)  # noqa: SLF001 - as above
        statements = [statement for statement in seen if statement.startswith("SELECT")]
        assert len(statements) == 4
        for statement in statements:
            plan = [row[3] for row in store._connection.execute(f"EXPLAIN QUERY PLAN {statement}")]  # noqa: SLF001 - as above
            assert len(plan) == 1, plan
            assert plan[0].startswith("SEARCH records USING"), plan


def test_a_page_takes_as_many_steps_whatever_the_store_holds() -> None:
    """SQLite does as much for a page of ten among 3,000 records as among 300."""

    def steps(number: int) -> int:
        count = 0

        def step() -> int:
            nonlocal count
            count += 1
            return 0

        with closing(SqliteStore()) as store:
            with store.transaction(writes=True) as records:
                for _ in range(number):
                    mine = records.next_number()
                    records.insert(Record("job", f"JID{mine}", mine, "us", "", {}))
            store._connection.set_progress_handler(step, 1)  # noqa: SLF001 - as above
            with store.transaction(writes=False) as records:
                assert len(records.page("job", "us", before=number // 2, limit=10)) == 10
        return count

    assert abs(steps(3000) - steps(300)) < 10


def test_the_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    """The mode is 0600 (RULINGS 25), that of the files beside it too."""
    path = tmp_path / "jobs.db"
    with closing(SqliteStore(path)) as store:
        _insert(store)
        assert {stat.S_IMODE(file.stat().st_mode) for file in tmp_path.iterdir()} == {0o600}


def _other_program(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE cookies (name TEXT)")


def _newer_version(path: Path) -> None:
    SqliteStore(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")


def _no_table(path: Path) -> None:
    SqliteStore(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TABLE records")
        connection.commit()


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda path: path.write_text("no database, but a text that is long enough to be one" * 20), "no job store"),
        (_other_program, "of another program"),
        (_newer_version, "newer manifestkit"),
        (lambda path: path.mkdir(), "cannot be opened"),
        (lambda path: (path.touch(), path.chmod(0o600), path.unlink(), path.symlink_to(path)), "cannot be opened"),
    ],
    ids=["text", "other-program", "newer-version", "folder", "loop"],
)
def test_a_file_that_is_no_store(tmp_path: Path, spoil: Callable[[Path], object], words: str) -> None:
    """Opening says in one line what is wrong, and changes nothing."""
    path = tmp_path / "jobs.db"
    spoil(path)
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(StoreError, match=words) as raised:
        SqliteStore(path)
    assert "\n" not in str(raised.value)
    assert str(path) in str(raised.value)
    assert (path.read_bytes() if path.is_file() else b"") == before


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TABLE records",
        "DELETE FROM numbers",
        "UPDATE numbers SET last = 'many'",
        "UPDATE records SET document = '{'",
        "UPDATE records SET document = '[]'",
        "UPDATE records SET document = CAST(x'ff' AS TEXT)",
        "UPDATE records SET document = 5",
    ],
)
def test_damage_in_the_middle_of_use(tmp_path: Path, statement: str) -> None:
    """A file that somebody changes while it is open gives a StoreError, and leaves no transaction behind."""
    path = tmp_path / "jobs.db"
    with closing(manifestkit.client("snowball", "us-west-2", path)) as client:
        job = _create(client)
        with closing(sqlite3.connect(path)) as other:
            other.execute(statement)
            other.commit()
        for _ in range(2):
            with pytest.raises(StoreError, match=r"cannot be used|kept already"):
                _use(client, job)


def _use(client: Any, job: str) -> None:  # noqa: ANN401 - a client
    _create(client)
    client.describe_job(JobId=job)


def test_pages_of_the_file_that_are_overwritten(tmp_path: Path) -> None:
    """A file with noise in the place of its pages gives a StoreError where it is opened or used."""
    path = tmp_path / "jobs.db"
    with closing(SqliteStore(path)) as store:
        for _ in range(200):
            _insert(store, text="x" * 100)
    data = bytearray(path.read_bytes())
    data[4096:] = b"\x5a" * (len(data) - 4096)
    path.write_bytes(data)
    with pytest.raises(StoreError), closing(SqliteStore(path)) as store, store.transaction(writes=False) as records:
        records.page("job", "us", before=None, limit=10)


def test_a_closed_store_says_so(store_name: str) -> None:
    """What is called after close gives a StoreError; closing twice does not."""
    store = open_store(store_name)
    store.close()
    store.close()
    with pytest.raises(StoreError, match="closed"):
        _insert(store)


def test_a_forgotten_store_closes_itself(tmp_path: Path) -> None:
    """A client that nobody closes leaves no open file, and no warning of one."""
    path = tmp_path / "jobs.db"
    client = manifestkit.client("snowball", "us-west-2", path)
    _create(client)
    del client
    gc.collect()
    # With the last connection the files beside it go.
    assert [file.name for file in tmp_path.iterdir()] == ["jobs.db"]


def test_what_is_kept_is_there_for_the_next_client(store_name: str) -> None:
    """Jobs of both services lie in one store, those of Snowball by region (RULINGS 25)."""
    with closing(manifestkit.client("snowball", "eu-west-1", store_name)) as client:
        job = _create(client)
    with closing(manifestkit.client("snowball", "eu-west-1", store_name)) as client:
        assert _listed(client) == [job]
    with closing(manifestkit.client("snowball", "us-west-2", store_name)) as client:
        assert _listed(client) == []
        with pytest.raises(client.exceptions.InvalidResourceException):
            client.describe_job(JobId=job)
    with closing(manifestkit.client("importexport", store=store_name)) as client:
        assert client.list_jobs()["Jobs"] == []


def test_the_regions_of_the_united_states_are_one(store_name: str) -> None:
    """In any of them a list has what was made in all (Snowball reference, 4.7)."""
    with closing(manifestkit.client("snowball", "us-east-1", store_name)) as client:
        job = _create(client)
    with closing(manifestkit.client("snowball", "us-west-2", store_name)) as client:
        assert _listed(client) == [job]
