"""The named tuples of the package against those of ``typing``."""

from __future__ import annotations

import copy
import pickle
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from manifestkit.lean_typing import NamedTuple as LeanNamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable


class Typed(NamedTuple):
    """A place."""

    start: int
    end: int = 7
    name: str = "?"

    @property
    def size(self) -> int:
        """How long it is."""
        return self.end - self.start


class Lean(LeanNamedTuple):
    """A place."""

    start: int
    end: int = 7
    name: str = "?"

    @property
    def size(self) -> int:
        """How long it is."""
        return self.end - self.start


_USES: dict[str, Callable[[Any], Any]] = {
    "made": lambda made: tuple(made(1, 2, "x")),
    "made by names": lambda made: tuple(made(name="x", start=1)),
    "defaults": lambda made: tuple(made(1)),
    "fields": lambda made: (made(1).start, made(1).end, made(1).name),
    "property": lambda made: made(1).size,
    "replaced": lambda made: tuple(made(1)._replace(end=9)),
    "as a dictionary": lambda made: made(1)._asdict(),
    "of a list": lambda made: tuple(made._make([1, 2, "x"])),
    "equal to a tuple": lambda made: made(1) == (1, 7, "?"),
    "hash": lambda made: hash(made(1)) == hash((1, 7, "?")),
    "copied": lambda made: copy.copy(made(1)) == made(1),
    "type of a copy": lambda made: type(copy.deepcopy(made(1))) is made,
    "pickled": lambda made: tuple(pickle.loads(pickle.dumps(made(1)))),  # noqa: S301 - our own
    "type of what was pickled": lambda made: type(pickle.loads(pickle.dumps(made(1)))) is made,  # noqa: S301 - our own
    "shown": lambda made: repr(made(1)).replace("Lean", "Typed"),
    "names": lambda made: (made._fields, made._field_defaults, made.__match_args__, made.__doc__, made.__module__),
    "annotations": lambda made: list(made.__annotations__),
    "no further attributes": lambda made: hasattr(made(1), "__dict__"),
}
_MISTAKES: dict[str, Callable[[Any], Any]] = {
    "one missing": lambda made: made(),
    "one too many": lambda made: made(1, 2, "x", 4),
    "unknown": lambda made: made(1, place=3),
    "replacing what is not there": lambda made: made(1)._replace(place=3),
    "of a short list": lambda made: made._make([1]),
    "assigned": lambda made: setattr(made(1), "start", 2),
}


@pytest.mark.parametrize("use", _USES.values(), ids=_USES)
def test_it_does_what_the_real_one_does(use: Callable[[Any], Any]) -> None:
    """Whatever a named tuple is used for gives the same."""
    assert use(Lean) == use(Typed)


@pytest.mark.parametrize("mistake", _MISTAKES.values(), ids=_MISTAKES)
def test_it_refuses_what_the_real_one_refuses(mistake: Callable[[Any], Any]) -> None:
    """In the same words, which name the class that was to be made."""
    # Which class the exception has differs from one version of Python to the next.
    with pytest.raises((TypeError, ValueError, AttributeError)) as real:
        mistake(Typed)
    with pytest.raises((TypeError, AttributeError)) as lean:
        mistake(Lean)
    assert str(lean.value) == str(real.value).replace("Typed", "Lean")
