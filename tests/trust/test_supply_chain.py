"""What is installed is named, bounded with a reason only, and held against hashes."""

from __future__ import annotations

import re
import tomllib
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

if TYPE_CHECKING:
    from collections.abc import Iterator

_PROJECT = Path(__file__).parents[2]
_PYPROJECT = (_PROJECT / "pyproject.toml").read_text(encoding="utf-8")
_TABLES = tomllib.loads(_PYPROJECT)
_LOCKS = ("runtime.txt", "ci.txt")
# What is large, and of use to few.
_UNPINNED = "spark"
_PIN = re.compile(
    r"^([a-z0-9-]+)(?:\[[^\]]*\])?==(\S+)(?: ; (.*?))? \\$\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)",
    re.MULTILINE,
)


def _lock(name: str) -> str:
    return (_PROJECT / "requirements" / name).read_text(encoding="utf-8")


def _pins(name: str) -> dict[str, set[tuple[str, str]]]:
    """The versions of a lock, with their markers, by the names of the packages."""
    pins: dict[str, set[tuple[str, str]]] = {}
    for match in _PIN.finditer(_lock(name)):
        pins.setdefault(match[1], set()).add((match[2], match[3] or ""))
    return pins


def _group(name: str) -> Iterator[str]:
    groups: dict[str, list[Any]] = _TABLES["dependency-groups"]
    for item in groups[name]:
        yield from [item] if isinstance(item, str) else _group(item["include-group"])


def _asked(lock: str) -> set[str]:
    """What the project asks for of what a lock has to name."""
    project = _TABLES["project"]
    extras = (names for extra, names in project["optional-dependencies"].items() if extra != _UNPINNED)
    return {*project["dependencies"], *chain.from_iterable(extras), *(_group("ci") if lock == "ci.txt" else ())}


@pytest.mark.parametrize("lock", _LOCKS)
def test_every_line_is_a_pin_with_hashes(lock: str) -> None:
    """Nothing else stands in a lock: no range, no address of a registry, nothing without a hash."""
    rest = _PIN.sub("", _lock(lock))
    assert [line for line in rest.splitlines() if not line.lstrip().startswith("#")] == []
    assert "://" not in _lock(lock)


@pytest.mark.parametrize("lock", _LOCKS)
def test_a_lock_is_fresh(lock: str) -> None:
    """What pyproject.toml asks for is there, in versions that it allows; `make lock` makes it so."""
    pins = _pins(lock)
    for asked in map(Requirement, _asked(lock)):
        versions = pins.get(canonicalize_name(asked.name), set())
        assert versions, asked
        assert all(asked.specifier.contains(Version(version)) for version, _ in versions), asked


def test_the_locks_agree() -> None:
    """CI tests what a user who installs from the other lock gets."""
    ci, runtime = (
        {(name, version) for name, pins in _pins(lock).items() for version, _ in pins} for lock in _LOCKS[::-1]
    )
    assert runtime <= ci


def test_every_python_that_is_supported_gets_one_version_of_each() -> None:
    """Where a package has several pins, their markers leave no Python with two of them or none."""
    for name, pins in _pins("ci.txt").items():
        if len(pins) > 1:
            for python in ("3.11", "3.12", "3.13"):
                taken = [
                    version
                    for version, marker in pins
                    if Requirement(f"{name}; {marker}").marker.evaluate(  # type: ignore[union-attr] # it has one
                        {"python_version": python, "python_full_version": f"{python}.0", "extra": ""}
                    )
                ]
                assert len(taken) == 1, (name, python)


def test_a_bound_from_above_has_a_reason() -> None:
    """Only with a comment on its line or right above, so that nobody is kept from a newer release without need."""
    bounded = re.compile(r'"[A-Za-z0-9._\[\]-]+[^"]*(?:<|~=|==)[^"]*"')
    lines = _PYPROJECT.splitlines()
    found = [at for at, line in enumerate(lines) if bounded.search(line)]
    assert [lines[at] for at in found if "#" not in lines[at] and not lines[at - 1].lstrip().startswith("#")] == []
    assert found, "the bound on what ships the schema of SARIF is one"
