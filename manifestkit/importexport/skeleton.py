"""The skeleton of a manifest: every option of a variant with a comment. Derived from the table of options."""

from __future__ import annotations

import re

from manifestkit.importexport.editions import E14
from manifestkit.importexport.options import options_of
from manifestkit.importexport.variants import VARIANTS
from manifestkit.lean_typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifestkit.importexport.options import Option, Place
    from manifestkit.importexport.variants import Variant

_TITLES: dict[Variant, str] = {
    "s3-import": "The manifest of an Amazon S3 import.",
    "ebs-import": "The manifest of an Amazon EBS import.",
    "glacier-import": "The manifest of an Amazon Glacier import.",
    "s3-export": "The manifest of an Amazon S3 export.",
}
_HOW_TO_FILL = "Write your own value in place of each [blank], its brackets included."
_HOW_TO_CHOOSE = "What stands behind a `#` without a blank is optional: remove the `#` to use it."

# Optional for the service, and yet most addresses need them.
_SHOWN = frozenset(("company", "stateOrProvince"))

_PLACES: dict[str, Place] = {
    "returnAddress": "returnAddress",
    "customs": "customs",
    "operations": "operations",
}

_WORD_START = re.compile(r"(?<=[a-z])(?=[A-Z0-9])")


def skeleton(variant: str, *, example: bool) -> str:
    """A manifest with a comment on every option of ``variant``; ValueError where there is no such variant.

    With ``example`` it is valid as it stands, else once its marked blanks are filled. Source: RULINGS 20.
    """
    known = next((name for name in VARIANTS if name == variant), None)
    if known is None:
        raise ValueError(f"unknown variant: {variant!r}; there are {', '.join(VARIANTS)}")
    head = (_TITLES[known], _HOW_TO_CHOOSE) if example else (_TITLES[known], _HOW_TO_FILL, _HOW_TO_CHOOSE)
    lines = [f"# {sentence}" for sentence in head]
    for row in options_of("top", known):
        lines += ("", *_option(row, known, "", example=example))
    return "\n".join(lines) + "\n"


def _option(row: Option, variant: Variant, indent: str, *, dash: str = "", example: bool) -> Iterator[str]:
    """The comment on an option and the option, the latter behind a ``#`` where it may be left out."""
    yield f"{indent}# {row.help}"
    mark = "" if _is_shown(row, variant) else "#"
    for line in _lines(row, variant, example=example):
        yield f"{indent}{mark}{dash}{line}" if line else ""


def _lines(row: Option, variant: Variant, *, example: bool) -> Iterator[str]:
    if row.shape == "text":
        yield f"{row.key}: {_value(row, variant, example=example)}"
        return
    yield f"{row.key}:"
    if row.key in _PLACES:
        yield from _members(row, variant, example=example)
    else:
        yield from (f"  {line}" for line in row.example.split("\n"))


def _members(row: Option, variant: Variant, *, example: bool) -> Iterator[str]:
    first, *others = options_of(_PLACES[row.key], variant)
    if not _is_shown(row, variant):
        # Without comments between its lines, the whole can be put in by removing the `#` before each.
        yield from (f"  {member.key}: {_value(member, variant, example=True)}" for member in (first, *others))
        return
    is_list = row.kind == "items"
    yield from _option(first, variant, "  ", dash="- " if is_list else "", example=example)
    for member in others:
        if is_list:
            yield ""
        yield from _option(member, variant, "    " if is_list else "  ", example=example)


def _is_shown(row: Option, variant: Variant) -> bool:
    need = row.need(variant)
    if need == "either since 2014-12-18":
        return row == next(other for other in options_of(row.place, variant) if other.need(variant) == need)
    return row.is_required(E14, variant) or row.key in _SHOWN


def _value(row: Option, variant: Variant, *, example: bool) -> str:
    choices = row.values(variant) or (("yes", "no") if row.kind == "yes-no" else ())
    if row.only is not None:
        return row.only
    if len(choices) == 1:
        return choices[0]
    if example or not _is_shown(row, variant):
        return row.example
    return f"[{' | '.join(choices)}]" if choices else f"[your {_WORD_START.sub(' ', row.key).lower()}]"
