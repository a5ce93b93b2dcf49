"""What holds for every test."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest
from hypothesis import settings

# How long an example takes depends on what else the machine does, which is no property of the code. The examples are
# the same in every run, so that a change is judged by itself; "search" looks for new ones.
settings.register_profile("manifestkit", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None)
settings.load_profile("manifestkit")

# A shell lets what it runs in the background ignore interrupts, and so would what the tests start.
signal.signal(signal.SIGINT, signal.default_int_handler)

_FOLDER = Path(__file__).parent
# What these show of time, of other programs and of pages does not hang on the version of Python, so that one is enough.
_SLOW = (
    "dryrun/endpoint",
    "dryrun/test_dryrun_store.py",
    "fuzz",
    "printing",
    "schema/test_schema_keywords.py",
    "schema/test_schema_shape.py",
    "schema/test_schema_sizes.py",
    "schema/test_schema_two_readers.py",
    "test_hostile_requests.py",
    "test_toml.py",
    "text/test_growth.py",
    "text/test_json_growth.py",
    "trust",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that take long, and the files with properties, which Hypothesis marks in part alone."""
    for item in items:
        if item.path.relative_to(_FOLDER).as_posix().startswith(_SLOW):
            item.add_marker(pytest.mark.slow)
        if isinstance(item, pytest.Function) and hasattr(item.module, "given"):
            item.add_marker(pytest.mark.properties)
