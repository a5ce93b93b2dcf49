"""One server for all tests that only ask it something."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from served import running

if TYPE_CHECKING:
    from collections.abc import Iterator

    from served import Served


@pytest.fixture(scope="session")
def served() -> Iterator[Served]:
    """A server with the default settings and a store in memory; what others have made in it is there."""
    with running() as server:
        yield server
