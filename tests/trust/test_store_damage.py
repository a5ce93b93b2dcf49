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
# What a service says of an id that it does not know: a record may be lost with the page on which it was.
_UNKNOWN = ("InvalidJobIdException", "InvalidResourceException")


def _made(path: Path) -> None:
    with closing(manifestkit.client("importexport", "us-east-1", path)) as jobs:
        for _ in range(_JOBS):
            jobs.create_job(JobType="Import", Manifest=MANIFEST, ValidateOnly=False)
    with closing(manifestkit.client("snowball", "us-west-2", path)) as snowball:
        for _ in range(_JOBS):
            snowball.create_address(Address=ADDRESS)


def _asked(client: Any, operation: str, **parameters: Any) -> Any:  # noqa: ANN401 - a client, and what it answers
    try:
        return getattr(client, operation)(**parameters)
    except client.exceptions.ClientError as error:
        if error.response["Error"]["Code"] not in _UNKNOWN:
            raise
        return None


def _told(path: Path, ids: list[str]) -> dict[str, Any]:
    """All that a store tells of the jobs and addresses in it, by their ids."""
    told: dict[str, Any] = {}
    try:
        with closing(manifestkit.client("importexport", "us-east-1", path)) as jobs:
            told |= {job["JobId"]: job for job in _asked(jobs, "list_jobs")["Jobs"]}
            for id_ in ids:
                answer = _asked(jobs, "get_status", JobId=id_)
                told[f"status of {id_}"] = answer and answer["CurrentManifest"]
        with closing(manifestkit.client("snowball", "us-west-2", path)) as snowball:
            addresses = _asked(snowball, "describe_addresses")["Addresses"]
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
    """Whatever bytes change, each answer is the one of the whole store, or there is none."""
    data, right, ids = whole
    damaged = 0
    for seed in range(part * 60, part * 60 + 60):
        path = tmp_path / f"{seed}.db"
        path.write_bytes(_flipped(data, seed))
        told = _told(path, ids)
        trouble = told.pop("trouble", "")
        assert trouble.count(str(path)) == 1 or not trouble
        assert "\n" not in trouble
        wrong = {name: answer for name, answer in told.items() if answer is not None and answer != right.get(name)}
        assert wrong == {}, seed
        damaged += told != right
    assert damaged > 30


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
