"""What keeps a file from being the text of a manifest at all."""

from __future__ import annotations

from manifestkit.findings.reading.family import GOOD, refused
from manifestkit.lean_typing import TYPE_CHECKING

if TYPE_CHECKING:
    from manifestkit.findings.rule import Rule

RULES: tuple[Rule, ...] = (
    refused(
        "RD001",
        "not-utf8",
        """
The file is not UTF-8.

The service takes the manifest as UTF-8 text. The finding stands at the first byte that is none. Save the file again as
UTF-8. Source: Import/Export reference, 7.

Breaks (bytes):
    b"generator: Caf\\xe9\\n"
"""
        + GOOD,
    ),
    refused(
        "RD002",
        "not-text",
        """
The file is no text.

A NUL character stands in it, as in pictures, archives and programs. Look whether the right file was named. Source:
Import/Export reference, 7.

Breaks (bytes):
    b"PK\\x03\\x04\\x00\\x00"
"""
        + GOOD,
    ),
    refused(
        "RD003",
        "too-large",
        """
The file is larger than 16 MiB, or has more than 200,000 lines, commas and brackets.

No manifest is; the limits keep checking fast, and the file is not read. Look whether the right file was named. Source:
RULINGS 9.

Breaks (bytes):
    b"#" * 16777217
"""
        + GOOD,
    ),
    refused(
        "RD004",
        "no-fields",
        """
The manifest is not a mapping of fields.

It is empty, a list, or one value. The service answers that the manifest is not well-formed. Write one field on each
line. Source: Import/Export reference, 7 (observed).

Breaks (text):
    hello world
"""
        + GOOD,
    ),
    refused(
        "RD005",
        "too-deep",
        """
The nesting goes deeper than 100 levels.

A manifest needs two levels: a field, and the members below it. What stands deeper is not read. Source: Import/Export
reference, 7.

Breaks (bytes):
    b"ignore: " + b"[" * 5000
"""
        + GOOD,
    ),
    refused(
        "RD006",
        "control-character",
        """
A control character stands in the text.

YAML allows tabs and line ends alone, and no half of a surrogate pair. Delete the character. Source: Import/Export
reference, 7 (the manifest is YAML).

Breaks (bytes):
    b"generator: My\\x07Tool\\n"
"""
        + GOOD,
    ),
)
