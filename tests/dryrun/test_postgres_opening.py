"""Opening a job store on a PostgreSQL server: its URL, its password, its schema, and the commands that take it."""

from __future__ import annotations

import json
import sys
import traceback
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from dryrun_cases import manifest
from postgres_server import GUARDED, PASSWORD, SECRET, insert

from manifestkit.cli.main import main
from manifestkit.dryrun.opening import open_store
from manifestkit.dryrun.store import Record, StoreError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from postgres_server import PostgresServer


def _refused(url: str) -> str:
    """What opening a store says, with all that a traceback would show."""
    with pytest.raises(StoreError) as raised:
        open_store(url)
    assert "\n" not in str(raised.value)
    shown = "".join(traceback.format_exception(raised.value))
    assert SECRET not in shown
    return str(raised.value)


@pytest.mark.parametrize(
    ("url", "words"),
    [
        (f"postgresql://pat:{SECRET}%zz@localhost/jobs", "cannot be read"),
        (f"postgresql://pat:{SECRET}@localhost/jobs?colour={SECRET}", "cannot be read"),
        (f"postgresql://pat:{SECRET}\ud800@localhost/jobs", "cannot be read"),
        (f"postgresql://pat:my@{SECRET}@localhost/jobs", "an @ too many"),
        (f"postgresql://pat:my/{SECRET}@localhost/jobs", "an @ too many"),
        (f"postgresql://pat:my?{SECRET}@localhost/jobs", "an @ too many"),
        (f"postgresql://pat:{SECRET}/jobs", "is no number"),
        (f"postgresql://pat:{SECRET}\0@localhost/jobs", "is no number"),
        (f"postgres://pat:{SECRET}@localhost:1/jobs", "postgres://localhost:1/jobs cannot be opened: "),
        (f"postgresql://localhost:1/jobs?password={SECRET}", "postgresql://localhost:1/jobs cannot be opened: "),
        (f"postgresql://pat:{SECRET}@%2Fnowhere/two\nlines", "postgresql://%2Fnowhere/two lines cannot be opened: "),
        (f"mysql://pat:{SECRET}@localhost/jobs", "not mysql://"),
        (f"postgresql+psycopg://pat:{SECRET}@localhost/jobs", "not postgresql+psycopg://"),
    ],
)
def test_a_url_without_a_database(url: str, words: str) -> None:
    """One line says what is wrong, and nowhere is the password, however the URL is malformed."""
    assert words in _refused(url)


def test_a_message_that_repeats_the_password() -> None:
    """Where the server's library would show it, in the name of a socket's folder, no reason is given."""
    url = f"postgresql://pat:{SECRET}@/jobs?host=/nowhere/{SECRET}"
    assert _refused(url) == "postgresql:///jobs cannot be opened: the reason would show a password"


def test_a_role_with_a_password(postgres: PostgresServer, database: str) -> None:
    """The right one opens the store, a wrong one does not, and neither password nor role is told."""
    postgres.run(f"CREATE ROLE {GUARDED} LOGIN PASSWORD '{PASSWORD}'")
    try:
        postgres.run(f"GRANT CREATE ON DATABASE {database} TO {GUARDED}")
        with closing(open_store(postgres.url(database, GUARDED, PASSWORD))) as store:
            assert insert(store) == 1
        said = _refused(postgres.url(database, GUARDED, SECRET))
        assert said.endswith("password authentication failed for user")
        assert GUARDED not in said
    finally:
        postgres.run(f"DROP OWNED BY {GUARDED}", database)
        postgres.run(f"DROP ROLE {GUARDED}")


def test_without_psycopg(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who has not installed the extra is told its name."""
    for name in ("postgres_store", "postgres_address"):
        monkeypatch.delitem(sys.modules, f"manifestkit.dryrun.{name}", raising=False)
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(StoreError, match=r"pip install 'manifestkit\[postgres\]'"):
        open_store("postgresql://localhost/jobs")


@pytest.mark.parametrize(
    ("before", "words"),
    [
        ("CREATE SCHEMA manifestkit; CREATE TABLE manifestkit.cookies (name TEXT)", "of another program"),
        ("CREATE SCHEMA manifestkit; CREATE VIEW manifestkit.records AS SELECT 1", "of another program"),
        ("UPDATE manifestkit.about SET version = 99", "newer manifestkit (schema 99, this one knows 1)"),
        ("DELETE FROM manifestkit.about", "does not tell its version"),
        ("DROP TABLE manifestkit.numbers", "of another program"),
        ("ALTER TABLE manifestkit.about RENAME version TO size", 'cannot be opened: column "version" does not exist'),
    ],
)
def test_a_database_that_is_no_store(postgres: PostgresServer, database: str, before: str, words: str) -> None:
    """Opening says in one line what is wrong, and changes nothing."""
    if "CREATE" not in before:
        open_store(postgres.url(database)).close()
    postgres.run(before, database)
    objects = "SELECT relname FROM pg_class WHERE relnamespace = 'manifestkit'::regnamespace ORDER BY relname"
    there = postgres.run(objects, database)
    said = _refused(postgres.url(database))
    assert words in said
    assert f"/{database} " in said
    assert postgres.run(objects, database) == there


def test_the_tables_of_others_are_left_alone(postgres: PostgresServer, database: str) -> None:
    """A database with tables of the same names elsewhere serves as well."""
    postgres.run("CREATE TABLE records (number INTEGER); CREATE TABLE numbers (last INTEGER)", database)
    with closing(open_store(postgres.url(database))) as store:
        assert insert(store) == 1
    assert postgres.run("SELECT * FROM public.records", database) == []


def test_a_role_with_few_rights(postgres: PostgresServer, database: str) -> None:
    """Who may not make a schema is told so, and needs no more than an empty one; nobody else may read it."""
    postgres.run("CREATE ROLE clerk LOGIN; CREATE ROLE stranger LOGIN")
    try:
        assert f"permission denied for database {database}" in _refused(postgres.url(database, "clerk"))
        postgres.run("CREATE SCHEMA manifestkit AUTHORIZATION clerk", database)
        with closing(open_store(postgres.url(database, "clerk"))) as store:
            assert insert(store) == 1
        assert "permission denied for schema manifestkit" in _refused(postgres.url(database, "stranger"))
    finally:
        postgres.run("DROP OWNED BY clerk", database)
        postgres.run("DROP ROLE clerk; DROP ROLE stranger")


@pytest.mark.parametrize("encoding", ["LATIN1", "SQL_ASCII"])
def test_a_database_of_another_encoding(postgres: PostgresServer, database: str, encoding: str) -> None:
    """Every text can be kept there too."""
    postgres.run(f"DROP DATABASE {database}")
    postgres.run(f"CREATE DATABASE {database} ENCODING '{encoding}' TEMPLATE template0")
    record = Record("address", "ADID1", 1, "us", "", {"Name": "王小明 \u00e9 \U0001f4e6"})
    with closing(open_store(postgres.url(database))) as store:
        with store.transaction(writes=True) as records:
            records.insert(record)
        with store.transaction(writes=False) as records:
            assert records.get("address", "ADID1") == record
            assert records.get("address", "王") is None


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Runs a command line, and gives its status and what it wrote."""

    def run(*arguments: str) -> tuple[int, str, str]:
        status = main(arguments)
        return status, *capsys.readouterr()

    return run


def test_dry_runs_on_the_command_line(
    postgres: PostgresServer, database: str, shell: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    """What one call creates another lists, lets time pass for, and prints the label of."""
    store = ("--store", postgres.url(database))
    text = manifest("s3-import")
    status, out, err = shell(
        "dry-run",
        "importexport",
        "create-job",
        "--job-type",
        "Import",
        "--manifest",
        text,
        "--no-validate-only",
        *store,
    )
    assert status == 0
    assert all(line.startswith("manifestkit: note: ") for line in err.splitlines())
    job = json.loads(out)["JobId"]
    assert shell("dry-run", "importexport", "advance", job, "InProgress", *store)[0] == 0
    status, out, _ = shell("dry-run", "importexport", "list-jobs", *store)
    assert [entry["JobId"] for entry in json.loads(out)["Jobs"]] == [job]
    label = tmp_path / "label.pdf"
    assert shell("label", *store, "--job-id", job, "-o", str(label))[0] == 0
    assert label.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    "command",
    [
        ("dry-run", "importexport", "list-jobs"),
        ("dry-run", "snowball", "advance", "JID1", "WithCustomer"),
        ("label", "--job-id", "53TX4", "-o", "label.pdf"),
        ("serve",),
    ],
    ids=lambda command: command[0],
)
def test_a_store_that_cannot_be_reached(command: tuple[str, ...], shell: Callable[..., tuple[int, str, str]]) -> None:
    """The status is 2, and one line says why, without the password."""
    status, out, err = shell(*command, "--store", f"postgresql://pat:{SECRET}@localhost:1/jobs")
    assert (status, out) == (2, "")
    assert "postgresql://localhost:1/jobs cannot be opened" in err
    assert SECRET not in err


def test_a_label_of_a_job_that_is_not_kept(
    postgres: PostgresServer, database: str, shell: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    """The answer of the service is told without the URL of the store."""
    url = postgres.url(database, password=SECRET)
    status, out, err = shell("label", "--store", url, "--job-id", "53TX4", "-o", str(tmp_path / "label.pdf"))
    assert (status, out) == (2, "")
    assert "InvalidJobIdException" in err
    assert SECRET not in err
