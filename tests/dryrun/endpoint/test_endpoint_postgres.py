"""Two endpoints on one database, as a team runs them."""

from __future__ import annotations

import json
from contextlib import closing
from http.client import HTTPException
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from postgres_server import SECRET
from samples import ADDRESS
from served import running

import manifestkit

if TYPE_CHECKING:
    from postgres_server import PostgresServer
    from served import Served

# How many threads call each of two servers, after how many answers one is killed, and how many it then takes.
CALLERS, BEFORE, AFTER = 4, 60, 60


class Callers:
    """Threads that make addresses through an endpoint until it is gone, or they are told to stop."""

    def __init__(self, served: Served) -> None:
        self.acknowledged: list[str] = []
        self.is_over = False
        self._served = served
        self._threads = [Thread(target=self._call) for _ in range(CALLERS)]
        for thread in self._threads:
            thread.start()

    def _call(self) -> None:
        while not self.is_over:
            try:
                reply = self._served.json("CreateAddress", json.dumps({"Address": ADDRESS}))
            except (HTTPException, OSError):
                # The server was killed; what it did not acknowledge nobody waits for.
                return
            assert reply.status == 200, reply.body
            self.acknowledged.append(json.loads(reply.body)["AddressId"])

    def wait(self) -> None:
        """Wait until all threads have ended."""
        for thread in self._threads:
            thread.join(60)
            assert not thread.is_alive()

    def have(self, number: int) -> None:
        """Wait until so many calls have been acknowledged."""
        for _ in range(6000):
            if len(self.acknowledged) >= number:
                return
            self._threads[0].join(0.01)
        raise AssertionError(len(self.acknowledged))


@pytest.mark.parametrize("turn", range(3))
def test_two_servers_of_which_one_is_killed(postgres: PostgresServer, database: str, turn: int) -> None:
    """Nothing that either acknowledged is lost, no id is handed out twice, and the other goes on."""
    url = postgres.url(database)
    with running("--store", url) as first, running("--store", url) as second:
        killed, other = Callers(first), Callers(second)
        killed.have(BEFORE + turn)
        other.have(BEFORE)
        first.process.kill()
        killed.wait()
        other.have(len(other.acknowledged) + AFTER)
        other.is_over = True
        other.wait()
    acknowledged = killed.acknowledged + other.acknowledged
    assert len(set(acknowledged)) == len(acknowledged)
    with closing(manifestkit.client("snowball", "us-west-2", url)) as client:
        pages = client.get_paginator("describe_addresses").paginate()
        kept = [address["AddressId"] for page in pages for address in page["Addresses"]]
    assert len(set(kept)) == len(kept)
    assert set(acknowledged) <= set(kept)
    # What the killed one may have kept without saying so: one call of each thread.
    assert len(kept) <= len(acknowledged) + CALLERS


def test_a_server_whose_database_goes_away(postgres: PostgresServer, database: str) -> None:
    """It answers with an InternalFailure that tells no password, lives on, and works again with the database."""
    body = json.dumps({"Address": ADDRESS})
    with running("--store", postgres.url(database, password=SECRET)) as served:
        assert served.json("CreateAddress", body).status == 200
        postgres.stop()
        try:
            reply = served.json("CreateAddress", body)
        finally:
            postgres.start()
        assert reply.status == 500
        assert json.loads(reply.body)["__type"].endswith("InternalFailure")
        assert f"/{database} cannot be used" in reply.body.decode()
        assert SECRET not in reply.body.decode()
        assert served.json("CreateAddress", body).status == 200
