"""Which of the four manifests a text may be. Source: Import/Export reference, 1 and 1.1."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from manifestkit.importexport.options import option, options_named
from manifestkit.importexport.variants import VARIANTS, variants_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from manifestkit.importexport.options import Option, Place
    from manifestkit.importexport.variants import JobType, Variant

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
_FIRST_FAMILY = re.compile(r"1\.[0-9]+")


def told_by(place: Place, key: str, word: str | None) -> Variant | None:
    """The variant that a key with what it says, in small letters, tells apart from the others."""
    return _MARKS.get((place, key, None)) or _MARKS.get((place, key, word))


def candidates(
    top: Mapping[str, str | None],
    operations: Iterable[Mapping[str, str | None]],
    lost: Iterable[str],
    job_type: JobType | None,
) -> tuple[Variant, ...]:
    """The variants that a manifest fits best, in the order of ``VARIANTS``: one where it is clear.

    The first argument holds the keys of the manifest with what they say, the second those of its operations;
    ``lost`` are keys that cannot be read. The marks of the reference decide, then the number of keys that a variant
    has. ``job_type`` decides where both are equal, and where only the marks are; it never makes a manifest what its
    fields deny.
    """
    keys: dict[tuple[Place, str], str | None] = {("top", key): word for key, word in top.items()}
    for item in operations:
        for key, word in item.items():
            keys.setdefault(("operations", key), word)
    marks, having = dict.fromkeys(VARIANTS, 0), dict.fromkeys(VARIANTS, 0)
    for (place, key), word in keys.items():
        told_apart = told_by(place, key, word)
        if told_apart is not None:
            marks[told_apart] += 1 if (place, key, None) in _MARKS else _WEIGHT_OF_A_WORD
        for variant in _having((option(place, key),), word):
            having[variant] += 1
    for key in lost:
        for variant in _having(options_named(key), None):
            having[variant] += 1
    told = variants_of(job_type) if job_type else ()
    ranks = {
        variant: (marks[variant], marks[variant] > 0 and variant in told, having[variant], variant in told)
        for variant in VARIANTS
    }
    best = max(ranks.values())
    return tuple(variant for variant in VARIANTS if ranks[variant] == best)


def _having(rows: Iterable[Option | None], word: str | None) -> Iterator[Variant]:
    """The variants that have an option, with this value where their values differ."""
    for row in rows:
        if row is None:
            continue
        if row.key == "manifestVersion" and word is not None:
            word = word.rstrip("; ")
            if _FIRST_FAMILY.fullmatch(word):
                yield from _S3
                continue
        is_choice = word in row.values(*VARIANTS)
        for variant in VARIANTS:
            if row.need(variant) != "foreign" and (not is_choice or word in row.values(variant)):
                yield variant
