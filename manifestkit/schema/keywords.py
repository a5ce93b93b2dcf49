"""Which keywords of a schema a value does not keep, by the libraries that know JSON Schema.

jsonschema knows every value. jsonschema-rs, where it is installed, is asked instead about what both read alike: it is
imported in a third of the time, and answers in a third.
"""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeAlias

    from manifestkit.schema.loading import Schema

    Breaks: TypeAlias = Callable[[object], set[str]]

# The numbers for which every release of jsonschema-rs has room.
_ROOM = range(-(2**63), 2**63)


class Keywords:
    """A schema that says nothing of what is in a value, but for the names of its members."""

    def __init__(self, schema: Schema) -> None:
        self.schema = schema

    def broken_by(self, value: object) -> tuple[str, ...]:
        """Those that a value does not keep, each once, in the order of the schema."""
        breaks = self._told_fast if self._told_fast is not None and _is_read_alike(value) else self._told
        broken = breaks(value)
        return tuple(keyword for keyword in self.schema if keyword in broken)

    @cached_property
    def _told(self) -> Breaks:
        errors = validators()(self.schema).iter_errors
        return lambda value: {str(error.validator) for error in errors(value)}

    @cached_property
    def _told_fast(self) -> Breaks | None:
        """None where jsonschema-rs is not installed."""
        make = fast_validators()
        if make is None:
            return None
        errors = make(self.schema).iter_errors

        def breaks(value: object) -> set[str]:
            outside = dict.fromkeys(value) if isinstance(value, dict) else value
            return {str(error.schema_path[-1]) for error in errors(outside)}

        return breaks


def _is_read_alike(value: object) -> bool:
    """Whether both libraries take a value for the same.

    To one of them 5.0 is an integer, and half of a surrogate pair is no text; what is printable has no such half.
    """
    if isinstance(value, str):
        return value.isprintable()
    if isinstance(value, dict):
        return all(map(str.isprintable, value))
    if isinstance(value, int):
        return value in _ROOM
    return value is None or value == []


@cache
def validators() -> Any:  # noqa: ANN401 - jsonschema types neither its classes nor what they take
    """jsonschema's own, but 5.0 is no integer (Snowball reference, 2.2, trap 9)."""
    from jsonschema.validators import Draft202012Validator, extend

    checker = Draft202012Validator.TYPE_CHECKER.redefine("integer", _is_integer)
    return extend(Draft202012Validator, type_checker=checker)  # type: ignore[no-untyped-call] # ships no types for it


@cache
def fast_validators() -> Any:  # noqa: ANN401 - an optional library
    """Those of jsonschema-rs; None where it is not installed."""
    try:
        from jsonschema_rs import Draft202012Validator
    except ImportError:
        return None
    return Draft202012Validator


def _is_integer(_checker: object, instance: object) -> bool:
    return isinstance(instance, int) and not isinstance(instance, bool)
