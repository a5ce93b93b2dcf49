"""What several rules ask of a manifest, found out once."""

from __future__ import annotations

from functools import wraps

from manifestkit.lean_typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar

    from manifestkit.importexport.manifest import Manifest

    _Answer = TypeVar("_Answer")


def once(ask: Callable[[Manifest], _Answer]) -> Callable[[Manifest], _Answer]:
    """Have a function answer once for each manifest, which keeps the answer and takes it along when it goes."""

    @wraps(ask)
    def answer(manifest: Manifest) -> _Answer:
        answers = manifest.answers
        if ask not in answers:
            answers[ask] = ask(manifest)
        found: _Answer = answers[ask]
        return found

    return answer
