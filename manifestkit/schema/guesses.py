"""What was probably meant by a name or a value that a request cannot have."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from manifestkit.fields.spelling import closest, folded
from manifestkit.schema.failures import at
from manifestkit.schema.loading import editions, load, operations

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from manifestkit.findings.observation import Safety
    from manifestkit.schema.loading import Schema
    from manifestkit.schema.plain import Path


class Asked(NamedTuple):
    """The operation whose request is looked at, in an edition, and its schema.

    Guesses take time: where there are too many to make, nothing is guessed.
    """

    service: str
    operation: str
    edition: str
    schema: Schema
    guessing: bool = True


class Guess(NamedTuple):
    """A help line, and the word that was meant where there is one."""

    help: str
    word: str | None = None
    safety: Safety = "unsafe"


def member(name: str, path: Path, schema: Schema, asked: Asked) -> Guess | None:
    """What an unknown member of the object at ``path``, whose shape is ``schema``, should be; None if nobody knows."""
    if not asked.guessing:
        return None
    members: Schema = schema["properties"]
    elsewhere = [(edition, shape["properties"]) for edition, shape in _in_other_editions(path, asked)]
    guess = _known_slip(name, schema, members, elsewhere) or _of_another_edition(name, elsewhere, asked)
    if guess is not None:
        return guess
    near = closest(name, members)
    if near is not None and folded(near) == folded(name):
        return Guess(f"Write `{near}`.", near, "safe")
    for place, shape in _places_in(asked.schema):
        if name in shape["properties"]:
            return Guess(f"It belongs to {in_words(place, asked)}.")
    if (guess := None if path else _of_another_operation(name, asked)) is not None:
        return guess
    if near is not None:
        return Guess(f"Did you mean `{near}`?", near)
    for place, shape in _places_in(asked.schema):
        if words := [word for word in _slips(name, shape) or () if word in shape["properties"]]:
            belong = "belongs" if len(words) == 1 else "belong"
            return Guess(f"Did you mean {either(words)}, which {belong} to {in_words(place, asked)}?")
    return None


def choice(value: str, path: Path, schema: Schema, asked: Asked) -> Guess | None:
    """What a value should be that is none of its shape's; None if nobody knows."""
    if not asked.guessing:
        return None
    choices: list[str] = schema["enum"]
    elsewhere = [(edition, shape["enum"]) for edition, shape in _in_other_editions(path, asked)]
    guess = _known_slip(value, schema, choices, elsewhere) or _of_another_edition(value, elsewhere, asked)
    if guess is not None:
        return guess
    near = closest(value, choices)
    if near is None:
        return None
    if folded(near) == folded(value):
        return Guess(f"Write `{near}`.", near, "safe")
    return Guess(f"Did you mean `{near}`?", near)


def meant(names: Iterable[str], schema: Schema) -> set[str]:
    """The members of a shape that the unknown ones among the names stand for, as far as that can be told.

    What has more of them than the shape has members is something else altogether.
    """
    members: Schema = schema["properties"]
    strays = islice((name for name in names if name not in members), len(members))
    found = ((*(_slips(name, schema) or ()), closest(name, members)) for name in strays)
    return {word for words in found for word in words if word is not None}


def in_words(path: Path, asked: Asked) -> str:
    """The object that a path leads to, for a sentence."""
    names = [part for part in path if isinstance(part, str)]
    if not names:
        return f"a request of {asked.operation}"
    return f"an item of `{names[-1]}`" if isinstance(path[-1], int) else f"`{names[-1]}`"


def either(words: Iterable[str]) -> str:
    """Words that stand for themselves, as an enumeration: ```a`, `b` or `c```."""
    *others, last = (f"`{word}`" for word in words)
    return f"{', '.join(others)} or {last}" if others else last


def _slips(word: str, schema: Schema) -> list[str] | None:
    """What people are known to mean by a word that has never existed (Snowball reference, 11); None for other words."""
    name = folded(word)
    return next((words for slip, words in schema.get("x-meant", {}).items() if folded(slip) == name), None)


def _known_slip(
    word: str, schema: Schema, known: Iterable[str], elsewhere: list[tuple[str, Iterable[str]]]
) -> Guess | None:
    """What to say of a word that has never existed, where it is known what people mean by it."""
    slips = _slips(word, schema)
    if slips is None:
        return None
    here = [word for word in slips if word in known]
    if here:
        return Guess(f"Did you mean {either(here)}?", here[0] if len(here) == 1 else None)
    for edition, others in elsewhere:
        there = [word for word in slips if word in others]
        if there:
            return Guess(f"Did you mean {either(there)}? It is in the edition {edition} only.")
    return Guess("The service has never had it.") if not slips else None


def _of_another_edition(word: str, elsewhere: list[tuple[str, Iterable[str]]], asked: Asked) -> Guess | None:
    for edition, known in elsewhere:
        if word in known:
            return Guess(f"The edition {edition} has it; this is {asked.edition}.")
    return None


def _of_another_operation(name: str, asked: Asked) -> Guess | None:
    """Where else a member belongs, of what orders and changes jobs and clusters (Snowball reference, 4.8 and 11)."""
    for operation in _RELATED.get(asked.operation, ()):
        for edition in (asked.edition, *(date for date in editions(asked.service) if date != asked.edition)):
            if operation not in operations(asked.service, edition):
                continue
            schema = load(asked.service, operation, edition)
            member = _named(name, schema)
            if member is None:
                continue
            if operation == asked.operation.replace("Update", "Create"):
                return Guess(f"{asked.operation} cannot change it; it is stated once, in {operation}.")
            when = "" if edition == asked.edition else f" in the edition {edition}"
            return Guess(f"`{member}` belongs to a request of {operation}{when}.")
    return None


# The operations in whose requests a member may belong, the likeliest first.
_RELATED = {
    "CreateCluster": ("CreateJob", "UpdateCluster"),
    "CreateJob": ("CreateCluster", "UpdateJob"),
    "UpdateCluster": ("CreateCluster", "CreateJob", "UpdateJob"),
    "UpdateJob": ("CreateJob", "CreateCluster", "UpdateCluster"),
}


def _named(word: str, schema: Schema) -> str | None:
    """The member of an object that a word names, in whatever letters, or is known to be used for."""
    name = folded(word)
    members = {folded(member): member for member in schema["properties"]}
    for slip, meant in schema.get("x-meant", {}).items():
        if len(meant) == 1 and meant[0] in schema["properties"]:
            members.setdefault(folded(slip), meant[0])
    return members.get(name)


def _in_other_editions(path: Path, asked: Asked) -> Iterator[tuple[str, Schema]]:
    """The same shape as the other editions have it."""
    for edition in editions(asked.service):
        if edition != asked.edition and asked.operation in operations(asked.service, edition):
            shape = at(load(asked.service, asked.operation, edition), path)
            if shape is not None:
                yield edition, shape


def _places_in(schema: Schema) -> Iterator[tuple[Path, Schema]]:
    """The objects of a request and where they stand, the nearest to the top first."""
    level: list[tuple[Path, Schema]] = [((), schema)]
    while level:
        yield from ((where, shape) for where, shape in level if "properties" in shape)
        deeper: list[tuple[Path, Schema]] = []
        for where, shape in level:
            deeper += (((*where, member), inner) for member, inner in shape.get("properties", {}).items())
            if "items" in shape:
                deeper.append(((*where, 0), shape["items"]))
        level = deeper
