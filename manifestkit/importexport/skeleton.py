"""The skeleton of a manifest: every option of a variant with a comment. Derived from the table of options."""

from __future__ import annotations

import re

from manifestkit.importexport.editions import DEFAULT_EDITION, E09, E14, EDITIONS, FIRST_VERSION
from manifestkit.importexport.options import options_of
from manifestkit.importexport.variants import IMAGES, VARIANTS
from manifestkit.lean_typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifestkit.importexport.options import Option, Place
    from manifestkit.importexport.variants import Variant

_NAMES: dict[Variant, str] = {
    "s3-import": "Amazon S3 import",
    "ebs-import": "Amazon EBS import",
    "glacier-import": "Amazon Glacier import",
    "s3-export": "Amazon S3 export",
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


class _Form(NamedTuple):
    """What is to be written: the manifest of a variant, by the rules of an edition, with its blanks filled or not."""

    variant: Variant
    edition: str
    example: bool

    def shows(self, row: Option) -> bool:
        """Whether an option stands in it without a ``#`` in front."""
        need = row.need(self.variant)
        if need == "either since 2014-12-18":
            first = next(other for other in options_of(row.place, self.variant) if other.need(self.variant) == need)
            return row == first and self.edition == E14
        return row.is_required(self.edition, self.variant) or row.key in _SHOWN

    def value(self, row: Option) -> str:
        """The value of an option of one line, or a blank for it."""
        choices = row.values(self.variant) or (("yes", "no") if row.kind == "yes-no" else ())
        if row.key == "manifestVersion" and self.edition == E09:
            return FIRST_VERSION
        if row.only is not None and self.edition == E14:
            return row.only
        if len(choices) == 1:
            return choices[0]
        if self.example or not self.shows(row):
            return row.example
        return f"[{' | '.join(choices)}]" if choices else f"[your {_WORD_START.sub(' ', row.key).lower()}]"


def skeleton(variant: str, *, example: bool, edition: str = DEFAULT_EDITION) -> str:
    """A manifest with a comment on every option of ``variant``, by the rules of an edition.

    With ``example`` it is valid as it stands, else once its marked blanks are filled. ValueError where there is no such
    variant in the edition, or no such edition. Source: RULINGS 6 and 20.
    """
    known = next((name for name in VARIANTS if name == variant), None)
    if known is None:
        raise ValueError(f"unknown variant: {variant!r}; there are {', '.join(VARIANTS)}")
    if edition not in EDITIONS:
        raise ValueError(f"unknown edition: {edition!r}; there are {', '.join(EDITIONS)}")
    if edition == E09 and known in IMAGES:
        raise ValueError(f"the edition {E09} has no {known}: it knows jobs of Amazon S3 alone")
    of_edition = "" if edition == DEFAULT_EDITION else f", by the rules of {edition}"
    title = f"The manifest of an {_NAMES[known]}{of_edition}."
    head = (title, _HOW_TO_CHOOSE) if example else (title, _HOW_TO_FILL, _HOW_TO_CHOOSE)
    lines = [f"# {sentence}" for sentence in head]
    form = _Form(known, edition, example)
    for row in options_of("top", known):
        lines += ("", *_option(row, form, ""))
    return "\n".join(lines) + "\n"


def _option(row: Option, form: _Form, indent: str, dash: str = "") -> Iterator[str]:
    """The comment on an option and the option, the latter behind a ``#`` where it may be left out."""
    yield f"{indent}# {row.help}"
    mark = "" if form.shows(row) else "#"
    for line in _lines(row, form):
        yield f"{indent}{mark}{dash}{line}" if line else ""


def _lines(row: Option, form: _Form) -> Iterator[str]:
    if row.shape == "text":
        yield f"{row.key}: {form.value(row)}"
        return
    yield f"{row.key}:"
    if row.key in _PLACES:
        yield from _members(row, form)
    else:
        yield from (f"  {line}" for line in row.example.split("\n"))


def _members(row: Option, form: _Form) -> Iterator[str]:
    first, *others = options_of(_PLACES[row.key], form.variant)
    if not form.shows(row):
        # Without comments between its lines, the whole can be put in by removing the `#` before each.
        filled = form._replace(example=True)
        yield from (f"  {member.key}: {filled.value(member)}" for member in (first, *others))
        return
    is_list = row.kind == "items"
    yield from _option(first, form, "  ", "- " if is_list else "")
    for member in others:
        if is_list:
            yield ""
        yield from _option(member, form, "    " if is_list else "  ")
