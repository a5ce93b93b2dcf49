"""What a person is told about a constraint that does not hold, and how it can be mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manifestkit.findings.observation import Mend, Observation
from manifestkit.schema import edits, guesses
from manifestkit.schema.failures import at
from manifestkit.schema.forms import slip
from manifestkit.schema.guesses import either, in_words
from manifestkit.schema.plain import LONGEST
from manifestkit.schema.shape import Shape
from manifestkit.text.nodes import Mapping, Scalar
from manifestkit.text.source import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from manifestkit.findings.observation import Safety
    from manifestkit.schema.failures import Failure
    from manifestkit.schema.guesses import Asked, Guess
    from manifestkit.schema.loading import Schema
    from manifestkit.schema.plain import Path
    from manifestkit.text.edits import Edit
    from manifestkit.text.nodes import Node

_WANTED = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "object": "an object",
    "array": "a list",
}
_TRUTHS = {"true", "false"}
# As many as the largest number of 64 bits has.
_DIGITS = 20


def observe(failure: Failure, asked: Asked) -> Observation:
    """What to say about a failure."""
    return _OBSERVERS[failure.keyword](failure, asked)


def _wrong_type(failure: Failure, _asked: Asked) -> Observation:
    node, wanted = failure.place.node, failure.schema["type"]
    expects = failure.schema.get("x-expects") if isinstance(wanted, list) else _WANTED[wanted]
    return _seen(
        failure,
        f"{_subject(failure.path)} must be {expects}, not {_kind(node)}.",
        mend=_retyped(node, failure.schema),
    )


def _retyped(node: Node, schema: Schema) -> Mend | None:
    """The same characters as the type that is wanted, where that keeps the schema."""
    wanted = schema["type"]
    if wanted == "array":
        return _mend("unsafe", "put it in a list", edits.bracketed(node))
    if not isinstance(node, Scalar) or len(node.text) > _DIGITS:
        return None
    if wanted == "string" and node.style == "number" and node.text.isdigit() and not Shape(schema).broken_by(node.text):
        return _mend("safe", "put quotes around it", edits.quoted(node))
    is_quoted = node.style in {"double", "single"}
    text = node.text.strip().lower()
    is_truth = wanted == "boolean" and text in _TRUTHS
    is_number = wanted == "integer" and _is_whole(text) and not Shape(schema).broken_by(int(text))
    if is_quoted and (is_truth or is_number):
        message = "remove the quotes" if text == node.text else f"write `{text}` without quotes"
        return _mend("safe", message, edits.bare(node, text))
    return None


def _is_whole(text: str) -> bool:
    """Whether a text is a whole number as JSON writes it."""
    return text.isascii() and text.isdigit() and (text == "0" or not text.startswith("0"))


def _missing(failure: Failure, _asked: Asked) -> Observation:
    name = failure.path[-1]
    holder = failure.place
    entry = holder.node.get(str(name)) if isinstance(holder.node, Mapping) else None
    shape: Schema = failure.schema["properties"][name]
    help_line = f"It must be {shape['x-expects']}." if "x-expects" in shape else None
    if "enum" in shape:
        help_line = _choosing(str(name), failure.schema, shape["enum"])
    return Observation(
        failure.pointer,
        holder.key if entry is None else Span(entry.value.start, entry.value.end),
        f"`{name}` is missing." if entry is None else f"`{name}` is null, which counts as missing.",
        help=help_line,
    )


def _unknown(failure: Failure, asked: Asked) -> Observation:
    name, parent = str(failure.path[-1]), failure.path[:-1]
    guess = guesses.member(name, parent, failure.schema, asked)
    holder = failure.holder or failure.place
    return Observation(
        failure.pointer,
        failure.place.key,
        f"{{}} is no member of {in_words(parent, asked)}.",
        (_shortened(name),),
        help=guess.help if guess else "Remove it.",
        mend=_guessed(guess, edits.renamed(holder.node, name, guess.word)) if guess and guess.word else None,
    )


def _not_a_choice(failure: Failure, asked: Asked) -> Observation:
    node, choices = failure.place.node, failure.schema["enum"]
    message = f"{_subject(failure.path)} cannot be {{}}."
    if _is_left_blank(failure, asked):
        return _seen(failure, message, help=_left_out(failure), mend=_dropping(failure, "safe"))
    guess = guesses.choice(_text(failure), failure.path, failure.schema, asked)
    holder: Schema = at(asked.schema, failure.path[:-1]) or {}
    return _seen(
        failure,
        message,
        help=guess.help if guess else _choosing(str(failure.path[-1]), holder, choices),
        mend=_guessed(guess, edits.rewritten(node, guess.word)) if guess and guess.word else None,
    )


def _choosing(name: str, holder: Schema, choices: list[str]) -> str:
    """The choices for a member, or the part of them that makes sense in the object that holds it."""
    sensible: list[str] | None = holder.get("x-members", {}).get(name, {}).get("enum")
    return f"Write {either(sensible)}." if sensible and len(sensible) == 1 else f"Choose {either(sensible or choices)}."


def _guessed(guess: Guess, changes: tuple[Edit, ...]) -> Mend | None:
    return _mend(guess.safety, f"write `{guess.word}`", changes)


def _too_short(failure: Failure, asked: Asked) -> Observation:
    # Whatever else has a minimum has a pattern under the same rule, which says more.
    is_usual = _needs(failure, asked, "x-usual")
    return _seen(
        failure,
        f"{_subject(failure.path)} is empty.",
        help="Write what belongs there; what has nothing to say is left out." if is_usual else _left_out(failure),
        mend=_dropping(failure, "unsafe" if is_usual else "safe"),
    )


def _left_out(failure: Failure) -> str:
    absent = failure.schema.get("x-absent")
    return f"Leave it out: {absent}." if absent else "Leave it out."


def _needs(failure: Failure, asked: Asked, *annotations: str) -> bool:
    """Whether the object that holds a member names it under one of these, such as ``required``."""
    holder: Schema = at(asked.schema, failure.path[:-1]) or {}
    return any(failure.path[-1] in holder.get(annotation, ()) for annotation in annotations)


def _is_left_blank(failure: Failure, asked: Asked) -> bool:
    """Whether an empty text stands for a member that the object can do without, as in a skeleton of the AWS CLI."""
    is_member = isinstance(failure.path[-1], str) and isinstance(failure.place.node, Scalar)
    return is_member and _text(failure) == "" and not _needs(failure, asked, "required", "x-usual")


def _too_long(failure: Failure, _asked: Asked) -> Observation:
    most, count = failure.schema["maxLength"], len(_text(failure))
    return _seen(failure, f"{_subject(failure.path)} must have at most {most} characters; {{}} has {count}.")


def _wrong_form(failure: Failure, asked: Asked) -> Observation:
    text, schema = _text(failure), failure.schema
    length: int | None = schema.get("minLength")
    is_of_wrong_length = length is not None and length == schema.get("maxLength") and length != len(text)
    expects = f"{_subject(failure.path)} must be {schema['x-expects']}"
    message = f"{expects}, {{}} has {len(text)}." if is_of_wrong_length else f"{expects}, not {{}}."
    if _is_left_blank(failure, asked):
        return _seen(failure, message, help=_left_out(failure), mend=_dropping(failure, "safe"))
    found = slip(text, schema, asked.service, asked.edition) if asked.guessing and len(text) < LONGEST else None
    if found is None:
        return _seen(failure, message)
    changes = edits.rewritten(failure.place.node, found.meant) if found.meant else ()
    return _seen(failure, message, help=found.help, mend=_mend(found.safety, f"write `{found.meant}`", changes))


def _too_small(failure: Failure, _asked: Asked) -> Observation:
    return _seen(failure, f"{_subject(failure.path)} must be at least {failure.schema['minimum']}, not {{}}.")


def _too_large(failure: Failure, _asked: Asked) -> Observation:
    return _seen(failure, f"{_subject(failure.path)} must be at most {failure.schema['maximum']}, not {{}}.")


def _null(failure: Failure, _asked: Asked) -> Observation:
    return _seen(
        failure,
        f"{_subject(failure.path)} is null: the SDKs refuse that, and the service takes it for absent.",
        help="Leave it out.",
        mend=_dropping(failure, "safe"),
    )


def _no_moment(failure: Failure, _asked: Asked) -> Observation:
    return _seen(
        failure,
        f"{_subject(failure.path)} must be {failure.schema['x-expects']}, not {{}}.",
        help="Write it as in `2027-01-31T00:00:00Z`.",
    )


def _fraction(failure: Failure, _asked: Asked) -> Observation:
    node = failure.place.node
    written = node.text if isinstance(node, Scalar) else ""
    whole, _, fraction = written.partition(".")
    is_plain = fraction.strip("0") == "" and whole.removeprefix("-").isdigit()
    return _seen(
        failure,
        f"{_subject(failure.path)} is a whole number and must be written like one, not {{}}.",
        help=f"Write {whole}." if is_plain else "Write its digits without a point and without an exponent.",
        mend=_mend("safe", f"write {whole}", edits.bare(node, whole)) if is_plain else None,
    )


_OBSERVERS: dict[str, Callable[[Failure, Asked], Observation]] = {
    "type": _wrong_type,
    "required": _missing,
    "additionalProperties": _unknown,
    "enum": _not_a_choice,
    "minLength": _too_short,
    "maxLength": _too_long,
    "pattern": _wrong_form,
    "minimum": _too_small,
    "maximum": _too_large,
    "null": _null,
    "moment": _no_moment,
    "fraction": _fraction,
}


def _seen(
    failure: Failure,
    message: str,
    *,
    help: str | None = None,  # noqa: A002 - the member's own name
    mend: Mend | None = None,
) -> Observation:
    """Something about a value, which the message names where it has a ``{}``."""
    values = (_shortened(_text(failure)),) if "{}" in message else ()
    return Observation(failure.pointer, failure.place.span, message, values, help, mend)


def _text(failure: Failure) -> str:
    node = failure.place.node
    return node.text if isinstance(node, Scalar) else ""


def _shortened(value: str) -> str:
    return value if len(value) < LONGEST else f"{value[:LONGEST]}…"


def _subject(path: Path) -> str:
    """What a path leads to, at the beginning of a sentence."""
    if not path:
        return "A request"
    *others, last = path
    if isinstance(last, str):
        return f"`{last}`"
    lists = [part for part in others if isinstance(part, str)]
    return f"Item {last + 1} of {f'`{lists[-1]}`' if lists else 'the request'}"


def _kind(node: Node) -> str:
    """What a value is, as opposed to what it should be."""
    if isinstance(node, Mapping):
        return "an object"
    if not isinstance(node, Scalar):
        return "a list"
    if node.style == "word":
        return node.text
    if node.style == "date":
        return "a date and time"
    if node.style == "number":
        return "a number with a fraction" if any(mark in node.text for mark in ".eE") else "a number"
    return "text"


def _dropping(failure: Failure, safety: Safety) -> Mend | None:
    """The request without a member that says nothing."""
    name, holder = str(failure.path[-1]), failure.holder or failure.place
    return _mend(safety, f"remove `{name}`", edits.dropped(holder.node, name))


def _mend(safety: Safety, message: str, changes: tuple[Edit, ...]) -> Mend | None:
    return Mend(safety, message, changes) if changes else None
