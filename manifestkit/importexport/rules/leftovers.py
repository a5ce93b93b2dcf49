"""What somebody else's text has left in a value: the blanks of a template, the quotes of a word processor."""

from __future__ import annotations

from manifestkit.findings.observation import Observation
from manifestkit.importexport.manifest import pointer_to
from manifestkit.importexport.rules.observing import replacing, seen_at
from manifestkit.importexport.scalars import has_typography, may_have_typography, settled
from manifestkit.importexport.unfilled import is_unfilled
from manifestkit.lean_typing import TYPE_CHECKING
from manifestkit.text.nodes import Mapping, Scalar
from manifestkit.text.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifestkit.context import Context
    from manifestkit.importexport.manifest import Manifest
    from manifestkit.text.nodes import Node


def unfilled_placeholder(manifest: Manifest, _context: Context) -> Iterator[Observation]:
    """A blank of a template was never filled in.

    Templates mark what you have to write: AWS's own with brackets, such as `[Your bucket]`, others with braces, stars
    or at signs, or by naming all possible values with bars between them. A comment in AWS's templates calls a
    manifest with brackets left in it invalid. Nothing else is checked about such a value. Passwords, prefixes and
    other texts that may hold anything are taken as they are.

    Write the value in place of the blank, brackets included.

    Source: Import/Export reference, 7 and 13 (quirks 10, 11 and 30).

    Breaks (s3-import):
        bucket: [Your bucket]

    Keeps (s3-import):
        bucket: example-import-bucket
    """
    text = manifest.source.text
    for field, option in manifest.without_value:
        if field.is_unfilled and not option.is_of_customs:
            yield unfilled(field.pointer, field.node, text)
        elif option.kind == "pairs" and isinstance(field.node, Mapping):
            for entry in field.node.entries:
                if is_unfilled("free", "text", entry.value, text):
                    yield unfilled(pointer_to(field.pointer, entry.key), entry.value, text)


def unfilled(pointer: str, node: Node, text: str) -> Observation:
    """A blank at a place of the source ``text``."""
    blank = node.text if isinstance(node, Scalar) else text[node.start : node.end]
    return Observation(
        pointer,
        Span(node.start, node.end),
        "The blank {} was never filled in.",
        (blank,),
        "Write your own value in its place.",
    )


def typography(manifest: Manifest, _context: Context) -> Iterator[Observation]:
    """Curly quotes or special blanks stand around a value.

    Word processors and web pages put them there. For YAML they are a part of the value, and the service would look
    for a bucket or an address that has them in its name. Here the value is read without them.

    The fix removes them.

    Source: Import/Export reference, 7 (parser note 5).

    Breaks (s3-import):
        bucket: “example-import-bucket”

    Keeps (s3-import):
        bucket: example-import-bucket
    """
    if not may_have_typography(manifest.source.text):
        return
    for field, option in manifest.fields:
        text = field.text
        if text and not field.is_unfilled and has_typography(text) and settled(text):
            yield seen_at(
                field,
                "Curly quotes or special blanks stand around {}.",
                settled(text),
                help="Write the value alone, or with straight quotes.",
                mend=replacing(field, settled(text), "unsafe" if option.kind == "free" else "safe", "remove them"),
            )
