"""What several rules ask of a manifest, found out once."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, TypeVar
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from collections.abc import Callable

    from manifestkit.importexport.manifest import Manifest

_Answer = TypeVar("_Answer")


def once(ask: Callable[[Manifest], _Answer]) -> Callable[[Manifest], _Answer]:
    """Have a function answer once for each manifest; no answer outlives its manifest, so none may hold it."""
    answers: WeakKeyDictionary[Manifest, _Answer] = WeakKeyDictionary()

    @wraps(ask)
    def answer(manifest: Manifest) -> _Answer:
        if manifest not in answers:
            answers[manifest] = ask(manifest)
        return answers[manifest]

    return answer
