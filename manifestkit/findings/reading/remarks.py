"""What is read, but not as everybody would read it: advice."""

from __future__ import annotations

from manifestkit.findings.reading.family import GOOD, remark
from manifestkit.lean_typing import TYPE_CHECKING

if TYPE_CHECKING:
    from manifestkit.findings.rule import Rule

RULES: tuple[Rule, ...] = (
    remark(
        "RD061",
        "key-without-blank",
        "info",
        "tmpl",
        """
Keys are written without a blank behind the colon.

AWS's own templates are, and the service reads them; other tools for YAML read something else or refuse the file. One
finding stands for the whole file; the safe fix puts the blanks in. Source: Import/Export reference, 7 and 13 (quirk 1).

Breaks (s3-import):
    generator:My Tool 1.0
"""
        + GOOD,
    ),
    remark(
        "RD062",
        "byte-order-mark",
        "warning",
        "inferred",
        """
The text begins with a byte-order mark.

It is read as if it were not there, but it changes the bytes that a 1.0 signature covers, and not every tool passes over
it. The safe fix removes it. Source: Import/Export reference, 7 (consequence 5).

Breaks (bytes):
    b"\\xef\\xbb\\xbfgenerator: My Tool 1.0\\n"
"""
        + GOOD,
    ),
    remark(
        "RD063",
        "no-break-indentation",
        "warning",
        "wild",
        """
No-break spaces stand where blanks belong.

They come from copying out of a web page, as do the wide blanks of typesetting (U+3000 and others). Before a known key
they are read as blanks; a YAML tool would take them for a part of the key. The safe fix writes blanks. Source:
Import/Export reference, 13 (quirk 25).

Breaks (bytes):
    b"customs:\\n\\xc2\\xa0\\xc2\\xa0dataDescription: backups\\n"
"""
        + GOOD,
    ),
    remark(
        "RD064",
        "indented-after-first-line",
        "warning",
        "doc",
        """
Every line but the first is indented.

An example of the AWS CLI shows a manifest typed into a shell that way; it is read as if all lines began in the first
column. The safe fix moves them there. Source: Import/Export reference, 13 (quirk 4).

Breaks (text):
    manifestVersion: 2.0
     generator: My Tool 1.0
     deviceId: DISK-0001
"""
        + GOOD,
    ),
    remark(
        "RD065",
        "duplicate-key",
        "warning",
        "inferred",
        """
A key stands twice in one mapping.

YAML libraries keep the last value and say nothing. Delete the one that is wrong. Source: Import/Export reference, 7
(consequence 3); RULINGS 13.

Breaks (s3-import):
    generator: My Tool 1.0
    generator: My Tool 2.0
"""
        + GOOD,
    ),
    remark(
        "RD066",
        "unquoted-pattern",
        "warning",
        "inferred",
        """
A pattern of `ignore` is no YAML value.

It is read as the rest of its line, as whoever wrote it meant; a YAML tool reads something else or refuses the file. The
safe fix puts it in single quotes. Source: Import/Export reference, 13 (quirk 21); RULINGS 15.

Breaks (s3-import):
    ignore:
      - [a-c]\\.bak$

Keeps (s3-import):
    ignore:
      - '[a-c]\\.bak$'
""",
    ),
)
