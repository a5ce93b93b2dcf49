"""What keeps a line or a value from being read."""

from __future__ import annotations

from manifestkit.findings.reading.family import GOOD, refused
from manifestkit.lean_typing import TYPE_CHECKING

if TYPE_CHECKING:
    from manifestkit.findings.rule import Rule

RULES: tuple[Rule, ...] = (
    refused(
        "RD010",
        "unreadable-line",
        """
A line is no field.

No key with a colon stands on it, and it cannot belong to the value above. A value on the next, unindented line is the
usual case (quirk 22): put it behind its colon. An item of a list needs a blank behind its dash, which the unsafe fix
puts there. Write `#` in front of any other line to make it a comment. What stands behind the `...` that ends a document
is no field either. Source: Import/Export reference, 7 and 13.

Breaks (s3-import):
    prefix:
    imported/

Keeps (s3-import):
    prefix: imported/
""",
    ),
    refused(
        "RD011",
        "missing-colon",
        """
No colon stands behind a known key.

Put a colon and a blank between the key and its value. An equals sign is no colon, nor is the full-width colon of some
keyboards; the unsafe fix puts a colon in its place. Source: Import/Export reference, 7.

Breaks (s3-import):
    generator My Tool 1.0
"""
        + GOOD,
    ),
    refused(
        "RD012",
        "missing-blank",
        """
No blank stands behind the colon of an unknown key.

The service reads `key:value` for the keys that it knows (its own templates are written so); an unknown key is read that
way only beside them. Look for a misspelled key, or write `key: value`. Source: Import/Export reference, 7; RULINGS 15.

Breaks (s3-import):
    genrator:My Tool 1.0
"""
        + GOOD,
    ),
    refused(
        "RD013",
        "bad-indentation",
        """
A line is indented differently from its neighbours.

The members of one mapping, and the items of one list, begin in the same column; any number of blanks will do. The first
line that stands in another column is told, or the very first where it alone differs from all others. The unsafe fix
moves it and its neighbours there to the column of the others. Source: Import/Export reference, 7 and 13 (quirk 24).

Breaks (s3-import):
    generator: My Tool 1.0
      acl: private

Keeps (s3-import):
    generator: My Tool 1.0
    acl: private
""",
    ),
    refused(
        "RD014",
        "tab",
        """
A tab stands where YAML allows only blanks.

Tabs may stand inside quotes and comments alone: not in the indentation, behind a colon, or at the end of a value. The
safe fix writes blanks, in the place of one tab before a field as many as its neighbours have. Source: Import/Export
reference, 7 (consequence 4).

Breaks (bytes):
    b"manifestVersion: 2.0\\ngenerator:\\tMy Tool\\n"
"""
        + GOOD,
    ),
    refused(
        "RD015",
        "second-colon",
        """
A second colon with a blank behind it stands in a value.

YAML reads it as another key on the same line and refuses both. Put the whole value in quotes, as the unsafe fix does,
or begin a new line. Source: Import/Export reference, 7.

Breaks (s3-import):
    generator: Tool: the first

Keeps (s3-import):
    generator: "Tool: the first"
""",
    ),
    refused(
        "RD016",
        "unclosed-quote",
        """
A quote is not closed.

Close it at the end of the value, or leave it out. What follows is read on from the next line that looks like a field.
Source: Import/Export reference, 7.

Breaks (s3-import):
    generator: "My Tool 1.0
"""
        + GOOD,
    ),
    refused(
        "RD017",
        "unclosed-bracket",
        """
A bracket is not closed.

Placeholders of templates are the usual case (quirk 11). Fill in the value, or put it in quotes. Source: Import/Export
reference, 13.

Breaks (s3-import):
    generator: [name of your tool
"""
        + GOOD,
    ),
    refused(
        "RD018",
        "text-behind-value",
        """
Text follows a value that has ended.

Behind a closing quote or bracket only a comment may stand. Put the whole value in quotes, or begin a new line. Source:
Import/Export reference, 7.

Breaks (s3-import):
    generator: "My Tool" 1.0

Keeps (s3-import):
    generator: "My Tool 1.0"
""",
    ),
    refused(
        "RD019",
        "bad-escape",
        """
Double quotes know no such escape.

In double quotes a backslash begins an escape; in single quotes and in no quotes it is a backslash. Half of a surrogate
pair is no character. Source: Import/Export reference, 7 (the manifest is YAML).

Breaks (s3-import):
    prefix: "imported\\pictures/"

Keeps (s3-import):
    prefix: 'imported\\pictures/'
""",
    ),
    refused(
        "RD020",
        "reserved-character",
        """
A value without quotes begins with a character that YAML keeps for itself.

Put the value in quotes. Items of `ignore` need none: they are read to the end of their line. Source: Import/Export
reference, 13 (quirk 21).

Breaks (s3-import):
    generator: %TOOL%

Keeps (s3-import):
    generator: "%TOOL%"
""",
    ),
    refused(
        "RD021",
        "bad-block-header",
        """
Something stands behind `|` or `>` that cannot stand there.

A digit for the indentation, `+` or `-`, and a comment may; the text begins on the next line. Source: Import/Export
reference, 7 (the manifest is YAML).

Breaks (s3-import):
    generator: | My Tool 1.0

Keeps (s3-import):
    generator: |
      My Tool 1.0
""",
    ),
    refused(
        "RD022",
        "stray-item",
        """
A list item stands where a key is expected, or behind the colon of one.

Put it below the key of its list, or delete the dash. A value that begins with a dash and a blank wants quotes. Source:
Import/Export reference, 7.

Breaks (s3-import):
    ignore: - \\.bak$

Keeps (s3-import):
    ignore:
      - \\.bak$
""",
    ),
    refused(
        "RD023",
        "long-key",
        """
A key is longer than 1024 characters.

YAML allows no longer ones, and the longest of a manifest has 28. Look for a missing line end. Source: Import/Export
reference, 7 (the manifest is YAML).

Breaks (bytes):
    b"generator: x\\n" + b"k" * 1025 + b": x\\n"
"""
        + GOOD,
    ),
    refused(
        "RD024",
        "unreadable-collection",
        """
A collection in brackets cannot be read.

Separate its items by commas, and close it by the bracket that matches. Source: Import/Export reference, 7.

Breaks (s3-import):
    ignore: ["a" "b"]

Keeps (s3-import):
    ignore: ["a", "b"]
""",
    ),
)
