"""The facts that the user states because nobody can look them up offline.

Every part is optional, and what is not stated stays unchecked. Source: DESIGN section 2, RULINGS 22.
"""

from __future__ import annotations

from manifestkit.fields.region import is_region_name
from manifestkit.lean_typing import TYPE_CHECKING, NamedTuple
from manifestkit.toml import join

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from typing import Any, Literal, TypeAlias

    from jsonschema import ValidationError

    Access: TypeAlias = Literal["none", "read", "write"]

# Requests are nested a few levels deep; the bound ends a mapping that holds itself.
_DEPTH = 32


class ContextError(ValueError):
    """The stated facts are not what a context may hold; the message says where and why, in one line."""


class Bucket(NamedTuple):
    """An Amazon S3 bucket: the region that it lies in, and what the account may do with it."""

    region: str | None = None
    access: Access | None = None


class Context(NamedTuple):
    """The stated facts.

    ``region`` is that of the Snowball API or of the Import/Export facility; ``device_capacity_tb`` counts
    terabytes; ``clock`` knows its offset from UTC. Where ``buckets`` is given it is complete: a bucket
    outside it does not exist. ``addresses``, ``clusters``, ``ship_to`` (an address), ``limits`` and
    ``faults`` serve the dry run.
    """

    region: str | None = None
    signing_access_key: str | None = None
    device_capacity_tb: float | None = None
    clock: datetime | None = None
    buckets: Mapping[str, Bucket] | None = None
    addresses: Mapping[str, Mapping[str, Any]] | None = None
    clusters: Mapping[str, Mapping[str, Any]] | None = None
    ship_to: Mapping[str, Any] | None = None
    limits: Mapping[str, int] = {}
    faults: Mapping[str, str] = {}


def load(path: str) -> Context:
    """The context that a TOML file states; ContextError, with the file's name, where it states none."""
    from manifestkit.toml import TomlError
    from manifestkit.toml import load as load_toml

    try:
        return from_mapping(load_toml(path))
    except TomlError as error:
        raise ContextError(f"{path} {error}") from error
    except ContextError as error:
        raise ContextError(f"{path}: {error}") from error


def from_mapping(stated: Mapping[str, Any]) -> Context:
    """The context that a mapping with the TOML file's names states; ContextError where it is none.

    A clock without an offset is UTC.
    """
    facts = _plain(stated, "", _DEPTH)
    _validate(facts)
    if (clock := facts.get("clock")) is not None:
        facts["clock"] = _moment(clock)
    if (capacity := facts.get("device_capacity_tb")) is not None:
        facts["device_capacity_tb"] = float(capacity)
    if (buckets := facts.get("buckets")) is not None:
        facts["buckets"] = {name: Bucket(**bucket) for name, bucket in buckets.items()}
    return Context(**facts)


def _plain(value: object, place: str, depth: int) -> Any:  # noqa: ANN401 - of a TOML file, or anything
    """The value in dictionaries, lists, texts and numbers alone; dates become text."""
    from collections.abc import Mapping
    from datetime import date, time
    from math import isfinite

    if not depth:
        raise ContextError(f"{place}: nested too deeply")
    if isinstance(value, Mapping):
        if (odd := next((key for key in value if not isinstance(key, str)), None)) is not None:
            raise ContextError(f"{place or 'context'}: a name is a text, not {type(odd).__name__}")
        return {key: _plain(inner, join(place, key), depth - 1) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner, join(place, str(index)), depth - 1) for index, inner in enumerate(value)]
    if isinstance(value, date | time):
        return value.isoformat()
    if value is None or isinstance(value, str | int) or (isinstance(value, float) and isfinite(value)):
        return value
    if isinstance(value, float):
        raise ContextError(f"{place or 'context'}: this should be a number, and {value} is none")
    raise ContextError(f"{place or 'context'}: {type(value).__name__} is nothing that a context can state")


def _validate(facts: object) -> None:
    import json

    from jsonschema import Draft202012Validator, FormatChecker

    from manifestkit.resources import read_text

    checker = FormatChecker(formats=())
    checker.checks("aws-region")(lambda value: isinstance(value, str) and is_region_name(value))
    checker.checks("date-time", raises=ValueError)(lambda value: bool(_moment(value)))
    schema = json.loads(read_text("schemas", "context.json"))
    errors = Draft202012Validator(schema, format_checker=checker).iter_errors(facts)
    first = min(errors, key=lambda error: [str(part) for part in error.absolute_path], default=None)
    if first is not None:
        raise ContextError(_explain(first))


def _explain(error: ValidationError) -> str:
    place = ""
    for part in error.absolute_path:
        place = join(place, str(part))
    schema: Any = error.schema
    if error.validator == "additionalProperties":
        table: Any = error.instance
        return _unknown(place, table, schema["properties"])
    if place.startswith("faults."):
        return _no_error(place, error)
    return f"{place or 'context'}: this should be {schema['x-expects']}"


def _unknown(place: str, table: Mapping[str, object], known: Mapping[str, object]) -> str:
    from manifestkit.fields.spelling import closest

    name = next(name for name in table if name not in known)
    guess = closest(name, known)
    hint = f"did you mean {guess}?" if guess else f"known names are {', '.join(known)}"
    return f"{join(place, name)}: unknown name; {hint}"


def _no_error(place: str, error: ValidationError) -> str:
    """The line about what is the name of no error that an operation can raise."""
    from manifestkit.fields.spelling import closest

    enumerations: Any = [one.validator_value for one in error.context or (error,)]
    name, known = error.instance, [name for names in enumerations for name in names]
    guess = closest(name, known) or closest(f"{name}Exception", known) if isinstance(name, str) else None
    hint = f"did you mean {guess}?" if guess else f"it can raise {', '.join(known)}"
    return f"{place}: this should be the name of an error of the operation; {hint}"


def _moment(text: object) -> datetime:
    """The moment of a date and time in ISO 8601; without an offset it is UTC. ValueError where it is none."""
    from datetime import UTC, datetime

    moment = datetime.fromisoformat(str(text))
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
