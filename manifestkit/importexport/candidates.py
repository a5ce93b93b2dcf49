"""Which of the four manifests a text may be. Source: Import/Export reference, 1 and 1.1."""

from __future__ import annotations

from manifestkit.importexport.options import option, options_named
from manifestkit.importexport.scalars import word
from manifestkit.importexport.variants import VARIANTS, variants_of
from manifestkit.lean_typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from manifestkit.importexport.options import Option, Place
    from manifestkit.importexport.variants import JobType, Variant
    from manifestkit.text.nodes import Entry

# The column "told apart by" of the table in section 1; with a value, where the key alone does not tell.
_MARKS: dict[tuple[Place, str, str | None], Variant] = {
    ("top", "bucket", None): "s3-import",
    ("operations", "destination", "ebs-snapshot"): "ebs-import",
    ("operations", "destination", "glacier"): "glacier-import",
    ("operations", "exportBucket", None): "s3-export",
    ("top", "fileSystem", None): "s3-export",
}
# The destination of an image is written as a word of its own, a bucket may have come from another template
# (reference, 1.1 and 13, quirk 23): so it counts for more.
_WEIGHT_OF_A_WORD = 2

_S3: tuple[Variant, ...] = ("s3-import", "s3-export")


def told_by(place: Place, key: str, word: str | None) -> Variant | None:
    """The variant that a key with what it says, in small letters, tells apart from the others."""
    return _MARKS.get((place, key, None)) or _MARKS.get((place, key, word))


def candidates(
    top: Mapping[str, Entry],
    operations: Iterable[Mapping[str, Entry]],
    lost: Iterable[str],
    job_type: JobType | None,
) -> tuple[Variant, ...]:
    """The variants that a manifest fits best, in the order of ``VARIANTS``: one where it is clear.

    The first argument holds the entries of the manifest by their keys, the second those of its operations;
    ``lost`` are keys that cannot be read. The marks of the reference decide, then the number of keys that a variant
    has. ``job_type`` decides where both are equal, and where only the marks are; it never makes a manifest what its
    fields deny.
    """
    items: dict[str, Entry] = {}
    for item in operations:
        for key, entry in item.items():
            items.setdefault(key, entry)
    places: dict[Place, Mapping[str, Entry]] = {"top": top, "operations": items}
    marks = _marks(places)
    first = [variant for variant in VARIANTS if marks[variant] == max(marks.values())]
    if len(first) == 1:
        return tuple(first)
    having = dict.fromkeys(VARIANTS, 0)
    for place, entries in places.items():
        for key, entry in entries.items():
            for variant in _having((option(place, key),), word(entry.value)):
                having[variant] += 1
    for key in lost:
        for variant in _having(options_named(key), None):
            having[variant] += 1
    told = variants_of(job_type) if job_type else ()
    ranks = {variant: (marks[variant] > 0 and variant in told, having[variant], variant in told) for variant in first}
    best = max(ranks.values())
    return tuple(variant for variant in first if ranks[variant] == best)


def _marks(places: Mapping[Place, Mapping[str, Entry]]) -> dict[Variant, int]:
    """How much each variant is told by."""
    marks = dict.fromkeys(VARIANTS, 0)
    for (place, key, wanted), variant in _MARKS.items():
        entry = places[place].get(key)
        if entry is None:
            continue
        if wanted is None:
            marks[variant] += 1
        elif word(entry.value) == wanted:
            marks[variant] += _WEIGHT_OF_A_WORD
    return marks


def _having(rows: Iterable[Option | None], said: str | None) -> Iterator[Variant]:
    """The variants that have an option, with this value where their values differ."""
    for row in rows:
        if row is None:
            continue
        if row.key == "manifestVersion" and said is not None:
            said = said.rstrip("; ")
            if is_of_first_family(said):
                yield from _S3
                continue
        is_choice = said in row.values(*VARIANTS)
        for variant in VARIANTS:
            if row.need(variant) != "foreign" and (not is_choice or said in row.values(variant)):
                yield variant


def is_of_first_family(version: str) -> bool:
    """Whether a version is 1 and a number behind it."""
    family, dot, number = version.partition(".")
    return family == "1" and dot == "." and number.isascii() and number.isdecimal()
