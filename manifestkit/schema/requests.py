"""From a request to what its schema has against it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manifestkit.findings.observation import Observation
from manifestkit.schema.failures import failures
from manifestkit.schema.guesses import Asked
from manifestkit.schema.loading import error_of
from manifestkit.schema.observing import observe
from manifestkit.schema.shape import shape_of
from manifestkit.schema.words import VALIDATION, constraint, joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from manifestkit.schema.failures import Failure
    from manifestkit.schema.plain import Path
    from manifestkit.text.places import Place

# How many slips of a request are guessed at: a guess costs more than all the rest.
_GUESSES = 200
# How many are told; nobody reads more.
_TOLD = 1000
# What is only advice.
_ADVICE = frozenset(("null", "fraction"))


def check(place: Place, service: str, operation: str, edition: str) -> Iterator[tuple[str, Observation]]:
    """Each place where a request has not the shape that its operation asks for, under the code of the rule.

    ``place`` is the whole request, ``service`` is ``snowball`` or ``importexport``. Places that could not be read are
    passed over. Of a request with more than a thousand such places, the last finding says how many there are besides.
    LookupError where the edition has no such operation.
    """
    shape = shape_of(service, operation, edition)
    found = failures(place, shape)
    if not found:
        return
    asked = Asked(service, operation, edition, shape.schema)
    groups = _grouped(found)
    renamed: set[tuple[Path, str]] = set()
    for number, group in enumerate(groups[:_TOLD]):
        # The last one of a shape is its pattern where it has one, which tells most.
        seen = observe(group[-1], asked if number < _GUESSES else asked._replace(guessing=False))
        if group[-1].keyword == "additionalProperties" and seen.mend is not None:
            # Two members that mean a third: at most one can become it.
            name = (group[-1].path[:-1], seen.mend.message)
            if name in renamed:
                seen = seen._replace(mend=None)
            renamed.add(name)
        yield group[-1].rule, seen._replace(answer=_answer(group, asked, "{}" if seen.values else None))
    if len(groups) > _TOLD:
        yield _rest([group[-1] for group in groups[_TOLD:]], place)


def validation_message(place: Place, service: str, operation: str, edition: str) -> str | None:
    """The text of the one ValidationException with which the service answers a request; None where it has none.

    LookupError where the edition has no such operation.
    """
    shape = shape_of(service, operation, edition)
    return _words(failures(place, shape), Asked(service, operation, edition, shape.schema), None)


def _rest(untold: Sequence[Failure], root: Place) -> tuple[str, Observation]:
    """What is said of many failures at once, under the rule of the first that is more than advice."""
    first = next((failure for failure in untold if failure.keyword not in _ADVICE), untold[0])
    message = f"{len(untold)} more places of the request are not as its operation asks."
    return first.rule, Observation("", root.key, message, help="Look whether this is the right request.")


def _grouped(found: Iterable[Failure]) -> list[list[Failure]]:
    """What one rule says about one value is one finding: an id that is too long has not the right form either."""
    groups: dict[tuple[Path, str], list[Failure]] = {}
    for failure in found:
        groups.setdefault((failure.path, failure.rule), []).append(failure)
    return list(groups.values())


def _answer(group: Sequence[Failure], asked: Asked, value: str | None) -> str | None:
    """The service's words where they are known, from its model or from an answer that was seen."""
    words = _words(group, asked, value)
    if words is None and group[-1].keyword == "required":
        seen: dict[str, str] = group[-1].schema.get("x-answer", {})
        return seen.get(str(group[-1].path[-1]))
    return words


def _words(found: Iterable[Failure], asked: Asked, value: str | None) -> str | None:
    constraints = [
        constraint(failure, value)
        for failure in found
        if error_of(asked.service, asked.operation, failure.rule) == VALIDATION
    ]
    return joined(constraints) if constraints else None
