"""A store that a disk has changed: an error in one line, and never an answer that was not kept."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest
from samples import ADDRESS, MANIFEST

import manifestkit
from manifestkit.dryrun.store import StoreError

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

_JOBS = 15
_PASSWORD = "hunter2horse"  # noqa: S105 - looked for


def _made(path: Path) -> None:
    with closing(manifestkit.client("importexport", "us-east-1", path)) as jobs:
        for _ in range(_JOBS):
            jobs.create_job(JobType="Import", Manifest=MANIFEST, ValidateOnly=False)
    with closing(manifestkit.client("snowball", "us-west-2", path)) as snowball:
        for _ in range(_JOBS):
            snowball.create_address(Address=ADDRESS)


def _told(path: Path, ids: list[str]) -> dict[str, Any]:
    """All that a store tells of the jobs and addresses in it, by their ids."""
    told: dict[str, Any] = {}
    try:
        with closing(manifestkit.client("importexport", "us-east-1", path)) as jobs:
            told |= {job["JobId"]: job for job in jobs.list_jobs()["Jobs"]}
            told |= {f"status of {id_}": jobs.get_status(JobId=id_)["CurrentManifest"] for id_ in ids}
        with closing(manifestkit.client("snowball", "us-west-2", path)) as snowball:
            addresses = snowball.describe_addresses()["Addresses"]
            told |= {address["AddressId"]: address for address in addresses}
    except StoreError as error:
        told["trouble"] = str(error)
    return told


def _flipped(data: bytes, seed: int) -> bytes:
    """The bytes of a file with some of them changed, or without its end."""
    dice = random.Random(seed)  # noqa: S311 - the same in every run
    if seed % 10 == 0:
        return data[: dice.randrange(len(data))]
    changed = bytearray(data)
    for _ in range(dice.choice((1, 2, 8, 200))):
        changed[dice.randrange(len(changed))] ^= 1 << dice.randrange(8)
    return bytes(changed)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, dict[str, Any], list[str]]:
    """A store's file, what it tells, and the ids of the jobs in it."""
    path = tmp_path_factory.mktemp("whole") / "jobs.db"
    _made(path)
    data = path.read_bytes()
    with closing(manifestkit.client("importexport", "us-east-1", path)) as jobs:
        ids = [job["JobId"] for job in jobs.list_jobs()["Jobs"]]
    told = _told(path, ids)
    assert len(told) == 3 * _JOBS
    return data, told, ids


@pytest.mark.parametrize("part", range(4))
def test_a_damaged_store_tells_nothing_wrong(
    whole: tuple[bytes, dict[str, Any], list[str]], part: int, tmp_path: Path
) -> None:
    """Whatever bytes change, each answer is the one of the whole store, and none is left out without an error."""
    data, right, ids = whole
    damaged = 0
    for seed in range(part * 60, part * 60 + 60):
        path = tmp_path / f"{seed}.db"
        path.write_bytes(_flipped(data, seed))
        told = _told(path, ids)
        trouble = told.pop("trouble", "")
        assert trouble.count(str(path)) == 1 or not trouble
        assert "\n" not in trouble
        assert told.items() <= right.items() if trouble else told == right, seed
        damaged += trouble != ""
    assert damaged > 30


def test_no_error_quotes_a_record(tmp_path: Path) -> None:
    """A record that is no text any more is told without what it holds, of which SQLite's own error quotes a part."""
    path = tmp_path / "jobs.db"
    with closing(manifestkit.client("importexport", "us-east-1", path)) as jobs:
        jobs.create_job(JobType="Import", Manifest=f"trueCryptPassword: {_PASSWORD}\n{MANIFEST}", ValidateOnly=False)
    data = path.read_bytes()
    assert data.count(_PASSWORD.encode()) == 1
    path.write_bytes(data.replace(b"Seattle", b"Seattl\xff"))
    with (
        closing(manifestkit.client("importexport", "us-east-1", path)) as jobs,
        pytest.raises(StoreError, match="one of its records cannot be read") as raised,
    ):
        jobs.list_jobs()
    assert _PASSWORD not in repr([raised.value, raised.value.__cause__])


def test_a_record_that_an_index_lacks_is_damage(tmp_path: Path) -> None:
    """A list without one of its jobs would look whole."""
    path = tmp_path / "jobs.db"
    _made(path)
    with closing(sqlite3.connect(path)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'by_region'").fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    data = bytearray(path.read_bytes())
    # The number of the entries of a page is at its bytes 3 and 4 (SQLite file format, 1.6).
    count = (page - 1) * size + 4
    data[count] -= 1
    path.write_bytes(data)
    with pytest.raises(StoreError, match=r"jobs\.db is damaged: "):
        manifestkit.client("importexport", "us-east-1", path)


@pytest.mark.parametrize(
    "document", ["{}", '{"type": 5}', "[]", "null", "", "5", '{"created": "x", "life": {}, "type": "Import"}']
)
def test_a_record_that_another_wrote_is_damage(document: str, tmp_path: Path) -> None:
    """JSON that is good in itself, but not as the record was kept, is told and not used."""
    path = tmp_path / "jobs.db"
    _made(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE records SET document = ?", (document,))
        connection.commit()
    with (
        closing(manifestkit.client("importexport", "us-east-1", path)) as jobs,
        pytest.raises(StoreError, match="one of its records cannot be read"),
    ):
        jobs.list_jobs()
