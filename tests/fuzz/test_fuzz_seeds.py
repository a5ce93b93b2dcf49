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
    ("target", "data"),
    [("http", b"POST /\n\n"), ("manifest", b"0a: b"), ("json-text", b"{")],
)
def test_a_broken_promise_is_told(target: str, data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """A target that catches everything would find nothing: a mistake inside the project goes through it."""

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    for place in (
        "checking.check.check_text",
        "api.check_text",
        "dryrun.engine.Engine.answer",
        "text.json_grammar._read",
    ):
        monkeypatch.setattr(f"manifestkit.{place}", broken)
    monkeypatch.setattr("manifestkit.dryrun.endpoint.application.wire_of", broken)
    with pytest.raises(ZeroDivisionError):
        TARGETS[target](data)
