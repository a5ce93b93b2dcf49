"""The fixture that pytest finds by its entry point."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifestkit.dryrun.adapter import Attachment


@pytest.fixture
def manifestkit_offline() -> Iterator[Attachment]:
    """Answer the calls of every client of Import/Export and Snowball that boto3 makes in the test.

    Each test has a store of its own. The fixture is the handle that ``manifestkit.offline`` gives.
    """
    from manifestkit.dryrun.adapter import offline

    with offline() as attachment:
        yield attachment
