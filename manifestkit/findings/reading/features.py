"""What of YAML manifests never use: the closed list of what is refused on purpose."""

from __future__ import annotations

from manifestkit.findings.reading.family import GOOD, never_used
from manifestkit.lean_typing import TYPE_CHECKING

if TYPE_CHECKING:
    from manifestkit.findings.rule import Rule

RULES: tuple[Rule, ...] = (
    never_used(
        "RD030",
        "complex-key",
        """
A `?` marks a complex key.

YAML has them, manifests never use them, and nobody knows what the service would do. Write `key: value`.

Breaks (s3-import):
    ? generator
    : My Tool 1.0
"""
        + GOOD,
    ),
    never_used(
        "RD031",
        "yaml-tag",
        """
A `!` marks a YAML tag.

YAML has them, manifests never use them, and nobody knows what the service would do. Delete the tag, or put the value in
quotes.

Breaks (s3-import):
    generator: !!str My Tool 1.0
"""
        + GOOD,
    ),
    never_used(
        "RD032",
        "yaml-anchor",
        """
An `&` marks a YAML anchor.

YAML has them, manifests never use them, and nobody knows what the service would do. Delete the anchor, or put the value
in quotes.

Breaks (s3-import):
    generator: &tool My Tool 1.0
"""
        + GOOD,
    ),
    never_used(
        "RD033",
        "yaml-alias",
        """
A `*` marks a YAML alias.

YAML has them, manifests never use them, and nobody knows what the service would do. Write the value out, or put it in
quotes. With `<<` an alias stands for fields: write them out.

Breaks (s3-import):
    generator: *tool
"""
        + GOOD,
    ),
    never_used(
        "RD034",
        "several-documents",
        """
A second YAML document begins.

A manifest is one document, for one device. Keep one manifest in each file.

Breaks (s3-import):
    generator: My Tool 1.0
    ---
    generator: My Tool 2.0
"""
        + GOOD,
    ),
    never_used(
        "RD035",
        "text-after-marker",
        """
Text stands on the line of a document marker.

A leading `---` is read (Ruby writes one); the first field begins on the next line.

Breaks (text):
    --- manifestVersion
"""
        + GOOD,
    ),
    never_used(
        "RD036",
        "block-document",
        """
The whole document is one block of text.

Write one field on each line.

Breaks (text):
    |
      manifestVersion: 2.0
"""
        + GOOD,
    ),
    never_used(
        "RD037",
        "unicode-line-end",
        """
A character stands in the text that ends a line for YAML 1.1, but for no editor.

U+0085, U+2028 and U+2029 come from word processors. Delete the character, or end the line there.

Breaks (bytes):
    b"generator: My\\xe2\\x80\\xa8Tool\\n"
"""
        + GOOD,
    ),
    never_used(
        "RD038",
        "inner-byte-order-mark",
        """
A byte-order mark stands inside the text.

It is left over from joining two files. Delete it.

Breaks (bytes):
    b"generator: My\\xef\\xbb\\xbfTool\\n"
"""
        + GOOD,
    ),
    never_used(
        "RD039",
        "yaml-directive",
        """
A `%` at the start of a line is a YAML directive.

YAML has them, manifests never use them, and nobody knows what the service would do. Delete the line.

Breaks (text):
    %YAML 1.1
    ---
    generator: My Tool 1.0
"""
        + GOOD,
    ),
)
