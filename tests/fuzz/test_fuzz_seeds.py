"""Every target keeps its promises on every seed, and on every input that once broke one."""

from __future__ import annotations

import pytest
from fuzz_seeds import finds, kept, seeds
from fuzz_targets import TARGETS

_LARGEST_CORPUS = 2**20


@pytest.mark.parametrize("target", TARGETS)
def test_seeds(target: str) -> None:
    """What fuzzing begins with breaks nothing; were there no seeds, it would begin with nothing."""
    inputs = seeds(target)
    assert inputs
    for data in inputs:
        TARGETS[target](data)


@pytest.mark.parametrize(("target", "says", "data"), finds(), ids=[says for _, says, _ in finds()])
def test_finds(target: str, says: str, data: bytes) -> None:
    """What was mended stays mended."""
    assert says
    TARGETS[target](data)


def test_the_corpus_is_small() -> None:
    """It is kept for what it covers, not for its size."""
    assert sum(len(data) for target in TARGETS for data in kept(target)) < _LARGEST_CORPUS


@pytest.mark.parametrize(
    ("target", "data", "broken"),
    [
        ("manifest", b"0a: b", "api.check_text"),
        ("request-values", b"0", "api.check_parameters"),
        ("cbor", b"0\xa0", "dryrun.engine.Engine.answer"),
        ("http", b"POST /\n\n", "dryrun.endpoint.application.wire_of"),
    ],
)
def test_a_mistake_is_a_find(target: str, data: bytes, broken: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A target that caught everything would find nothing; an internal failure that the endpoint answers is one too."""

    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(f"manifestkit.{broken}", fail)
    with pytest.raises((ZeroDivisionError, AssertionError), match=r"ZeroDivisionError|^$"):
        TARGETS[target](data)
