"""The rules of reading: what keeps a text from being a tree, and what reads as nobody else would read it.

The service answers the first kind with MalformedManifestException (RULINGS 14); the second kind is advice.
"""

from __future__ import annotations

from manifestkit.findings.rule import Rule

_MALFORMED = "MalformedManifestException"
_GOOD = """
Keeps (s3-import):
    generator: My Tool 1.0
"""


def _refused(code: str, name: str, page: str) -> Rule:
    return Rule(code, name, "error", _MALFORMED, "doc", page.strip())


def _never_used(code: str, name: str, page: str) -> Rule:
    return Rule(code, name, "error", _MALFORMED, "inferred", page.strip())


RULES: tuple[Rule, ...] = (
    _refused(
        "RD001",
        "not-utf8",
        """
The file is not UTF-8.

The service takes the manifest as UTF-8 text. The finding stands at the first byte that is none. Save the file again as
UTF-8. Source: Import/Export reference, 7.

Breaks (bytes):
    b"generator: Caf\\xe9\\n"
"""
        + _GOOD,
    ),
    _refused(
        "RD002",
        "not-text",
        """
The file is no text.

A NUL character stands in it, as in pictures, archives and programs. Look whether the right file was named. Source:
Import/Export reference, 7.

Breaks (bytes):
    b"PK\\x03\\x04\\x00\\x00"
"""
        + _GOOD,
    ),
    _refused(
        "RD003",
        "too-large",
        """
The file is larger than 16 MiB.

No manifest is; the limit keeps checking fast, and the file is not read. Look whether the right file was named. Source:
RULINGS 9.

Breaks (bytes):
    b"#" * 16777217
"""
        + _GOOD,
    ),
    _refused(
        "RD004",
        "no-fields",
        """
The manifest is not a mapping of fields.

It is empty, a list, or one value. The service answers that the manifest is not well-formed. Write one field on each
line. Source: Import/Export reference, 7 (observed).

Breaks (text):
    hello world
"""
        + _GOOD,
    ),
    _refused(
        "RD005",
        "too-deep",
        """
The nesting goes deeper than 100 levels.

A manifest needs two levels: a field, and the members below it. What stands deeper is not read. Source: Import/Export
reference, 7.

Breaks (bytes):
    b"ignore: " + b"[" * 5000
"""
        + _GOOD,
    ),
    _refused(
        "RD006",
        "control-character",
        """
A control character stands in the text.

YAML allows tabs and line ends alone, and no half of a surrogate pair. Delete the character. Source: Import/Export
reference, 7 (the manifest is YAML).

Breaks (bytes):
    b"generator: My\\x07Tool\\n"
"""
        + _GOOD,
    ),
    _refused(
        "RD010",
        "unreadable-line",
        """
A line is no field.

No key with a colon stands on it, and it cannot belong to the value above. A value on the next, unindented line is the
usual case (quirk 22). Put it behind its colon, or write `#` in front to make the line a comment. Source:
Import/Export reference, 7 and 13.

Breaks (s3-import):
    prefix:
    imported/

Keeps (s3-import):
    prefix: imported/
""",
    ),
    _refused(
        "RD011",
        "missing-colon",
        """
No colon stands behind a known key.

Put a colon and a blank between the key and its value. Source: Import/Export reference, 7.

Breaks (s3-import):
    generator My Tool 1.0
"""
        + _GOOD,
    ),
    _refused(
        "RD012",
        "missing-blank",
        """
No blank stands behind the colon of an unknown key.

The service reads `key:value` for the keys that it knows (its own templates are written so); an unknown key is read that
way only beside them. Look for a misspelled key, or write `key: value`. Source: Import/Export reference, 7; RULINGS 15.

Breaks (s3-import):
    genrator:My Tool 1.0
"""
        + _GOOD,
    ),
    _refused(
        "RD013",
        "bad-indentation",
        """
A line is indented differently from its neighbours.

The members of one mapping, and the items of one list, begin in the same column; any number of blanks will do. Source:
Import/Export reference, 7 and 13 (quirk 24).

Breaks (s3-import):
    generator: My Tool 1.0
      acl: private

Keeps (s3-import):
    generator: My Tool 1.0
    acl: private
""",
    ),
    _refused(
        "RD014",
        "tab",
        """
A tab stands where YAML allows only blanks.

Tabs may stand inside quotes and comments alone: not in the indentation, behind a colon, or at the end of a value. The
safe fix writes blanks. Source: Import/Export reference, 7 (consequence 4).

Breaks (bytes):
    b"manifestVersion: 2.0\\ngenerator:\\tMy Tool\\n"
"""
        + _GOOD,
    ),
    _refused(
        "RD015",
        "second-colon",
        """
A second colon with a blank behind it stands in a value.

YAML reads it as another key on the same line and refuses both. Put the whole value in quotes, or begin a new line.
Source: Import/Export reference, 7.

Breaks (s3-import):
    generator: Tool: the first

Keeps (s3-import):
    generator: "Tool: the first"
""",
    ),
    _refused(
        "RD016",
        "unclosed-quote",
        """
A quote is not closed.

Close it at the end of the value, or leave it out. What follows is read on from the next line that looks like a field.
Source: Import/Export reference, 7.

Breaks (s3-import):
    generator: "My Tool 1.0
"""
        + _GOOD,
    ),
    _refused(
        "RD017",
        "unclosed-bracket",
        """
A bracket is not closed.

Placeholders of templates are the usual case (quirk 11). Fill in the value, or put it in quotes. Source: Import/Export
reference, 13.

Breaks (s3-import):
    generator: [name of your tool
"""
        + _GOOD,
    ),
    _refused(
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
    _refused(
        "RD019",
        "bad-escape",
        """
Double quotes know no such escape.

In double quotes a backslash begins an escape; in single quotes and in no quotes it is a backslash. Source:
Import/Export reference, 7 (the manifest is YAML).

Breaks (s3-import):
    prefix: "imported\\pictures/"

Keeps (s3-import):
    prefix: 'imported\\pictures/'
""",
    ),
    _refused(
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
    _refused(
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
    _refused(
        "RD022",
        "stray-item",
        """
A list item stands where a key is expected.

Put it below the key of its list, or delete the dash. Source: Import/Export reference, 7.

Breaks (s3-import):
    ignore: - \\.bak$

Keeps (s3-import):
    ignore:
      - \\.bak$
""",
    ),
    _refused(
        "RD023",
        "long-key",
        """
A key is longer than 1024 characters.

YAML allows no longer ones, and the longest of a manifest has 28. Look for a missing line end. Source: Import/Export
reference, 7 (the manifest is YAML).

Breaks (bytes):
    b"generator: x\\n" + b"k" * 1025 + b": x\\n"
"""
        + _GOOD,
    ),
    _refused(
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
    _never_used(
        "RD030",
        "complex-key",
        """
A `?` marks a complex key.

YAML has them, manifests never use them, and nobody knows what the service would do. Write `key: value`.

Breaks (s3-import):
    ? generator
    : My Tool 1.0
"""
        + _GOOD,
    ),
    _never_used(
        "RD031",
        "yaml-tag",
        """
A `!` marks a YAML tag.

YAML has them, manifests never use them, and nobody knows what the service would do. Delete the tag, or put the value in
quotes.

Breaks (s3-import):
    generator: !!str My Tool 1.0
"""
        + _GOOD,
    ),
    _never_used(
        "RD032",
        "yaml-anchor",
        """
An `&` marks a YAML anchor.

YAML has them, manifests never use them, and nobody knows what the service would do. Delete the anchor, or put the value
in quotes.

Breaks (s3-import):
    generator: &tool My Tool 1.0
"""
        + _GOOD,
    ),
    _never_used(
        "RD033",
        "yaml-alias",
        """
A `*` marks a YAML alias.

YAML has them, manifests never use them, and nobody knows what the service would do. Write the value out, or put it in
quotes.

Breaks (s3-import):
    generator: *tool
"""
        + _GOOD,
    ),
    _never_used(
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
        + _GOOD,
    ),
    _never_used(
        "RD035",
        "text-after-marker",
        """
Text stands on the line of a document marker.

A leading `---` is read (Ruby writes one); the first field begins on the next line.

Breaks (text):
    --- manifestVersion
"""
        + _GOOD,
    ),
    _never_used(
        "RD036",
        "block-document",
        """
The whole document is one block of text.

Write one field on each line.

Breaks (text):
    |
      manifestVersion: 2.0
"""
        + _GOOD,
    ),
    _never_used(
        "RD037",
        "unicode-line-end",
        """
A character stands in the text that ends a line for YAML 1.1, but for no editor.

U+0085, U+2028 and U+2029 come from word processors. Delete the character, or end the line there.

Breaks (bytes):
    b"generator: My\\xe2\\x80\\xa8Tool\\n"
"""
        + _GOOD,
    ),
    _never_used(
        "RD038",
        "inner-byte-order-mark",
        """
A byte-order mark stands inside the text.

It is left over from joining two files. Delete it.

Breaks (bytes):
    b"generator: My\\xef\\xbb\\xbfTool\\n"
"""
        + _GOOD,
    ),
    _never_used(
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
        + _GOOD,
    ),
    Rule(
        "RD061",
        "key-without-blank",
        "info",
        None,
        "tmpl",
        """
Keys are written without a blank behind the colon.

AWS's own templates are, and the service reads them; other tools for YAML read something else or refuse the file. One
finding stands for the whole file; the safe fix puts the blanks in. Source: Import/Export reference, 7 and 13 (quirk 1).

Breaks (s3-import):
    generator:My Tool 1.0
""".strip()
        + "\n"
        + _GOOD,
    ),
    Rule(
        "RD062",
        "byte-order-mark",
        "warning",
        None,
        "inferred",
        """
The text begins with a byte-order mark.

It is read as if it were not there, but it changes the bytes that a 1.0 signature covers, and not every tool passes over
it. The safe fix removes it. Source: Import/Export reference, 7 (consequence 5).

Breaks (bytes):
    b"\\xef\\xbb\\xbfgenerator: My Tool 1.0\\n"
""".strip()
        + "\n"
        + _GOOD,
    ),
    Rule(
        "RD063",
        "no-break-indentation",
        "warning",
        None,
        "wild",
        """
No-break spaces stand where blanks belong.

They come from copying out of a web page. Before a known key they are read as blanks; a YAML tool would take them for a
part of the key. The safe fix writes blanks. Source: Import/Export reference, 13 (quirk 25).

Breaks (bytes):
    b"customs:\\n\\xc2\\xa0\\xc2\\xa0dataDescription: backups\\n"
""".strip()
        + "\n"
        + _GOOD,
    ),
    Rule(
        "RD064",
        "indented-after-first-line",
        "warning",
        None,
        "doc",
        """
Every line but the first is indented.

An example of the AWS CLI shows a manifest typed into a shell that way; it is read as if all lines began in the first
column. The safe fix moves them there. Source: Import/Export reference, 13 (quirk 4).

Breaks (text):
    manifestVersion: 2.0
     generator: My Tool 1.0
     deviceId: DISK-0001
""".strip()
        + "\n"
        + _GOOD,
    ),
    Rule(
        "RD065",
        "duplicate-key",
        "warning",
        None,
        "inferred",
        """
A key stands twice in one mapping.

YAML libraries keep the last value and say nothing. Delete the one that is wrong. Source: Import/Export reference, 7
(consequence 3); RULINGS 13.

Breaks (s3-import):
    generator: My Tool 1.0
    generator: My Tool 2.0
""".strip()
        + "\n"
        + _GOOD,
    ),
    Rule(
        "RD066",
        "unquoted-pattern",
        "warning",
        None,
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
""".strip(),
    ),
)

BY_CODE = {rule.code: rule for rule in RULES}
