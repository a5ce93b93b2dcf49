"""What tests of the dry runs need around them."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

import pytest
from postgres_server import running, why_not

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from postgres_server import PostgresServer


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A server of PostgreSQL; the tests are skipped where there is none on the machine."""
    if reason := why_not():
        pytest.skip(reason)
    yield from running()


@pytest.fixture
def database(postgres: PostgresServer) -> str:
    """The name of a fresh database."""
    return postgres.new_database()


@pytest.fixture(params=["sqlite", "postgres"])
def new_store(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """Gives names of stores that do not exist yet and that several processes may open: files, and databases."""
    if request.param == "sqlite":
        numbers = count(1)
        return lambda: str(tmp_path / f"jobs-{next(numbers)}.db")
    server: PostgresServer = request.getfixturevalue("postgres")
    return lambda: server.url(server.new_database())


@pytest.fixture
def store_name(new_store: Callable[[], str]) -> str:
    """The name of one such store."""
    return new_store()
