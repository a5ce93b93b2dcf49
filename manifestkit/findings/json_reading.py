"""The rules of reading JSON: what keeps a request from being JSON.

The service answers all of them with SerializationException (RULINGS 14).
"""

from __future__ import annotations

from manifestkit.findings.rule import Rule

_GOOD = """
Keeps (snowball.ListJobs text):
    {"MaxResults": 10}
"""


def _refused(code: str, name: str, page: str) -> Rule:
    """The rule for what no reader of JSON can read."""
    return Rule(code, name, "error", "SerializationException", "standard", page.strip())


RULES: tuple[Rule, ...] = (
    _refused(
        "RD040",
        "no-json-value",
        """
The text holds no JSON value.

It is empty, or holds comments alone. A request without parameters is written `{}`. Source: RFC 8259.

Breaks (snowball.ListJobs text):
    // nothing yet

Keeps (snowball.ListJobs text):
    {}
""",
    ),
    _refused(
        "RD041",
        "json-byte-order-mark",
        """
The text begins with a byte-order mark.

RFC 8259 (section 8.1) forbids writing one, and many readers of JSON refuse it. Save the text as UTF-8 without the
mark; the safe fix removes it. Source: RFC 8259.

Breaks (snowball.ListJobs text):
    \ufeff{}
"""
        + _GOOD,
    ),
    _refused(
        "RD042",
        "json-comment",
        """
A comment stands in the text.

JSON has no comments: not behind `//`, not behind `#`, not between `/*` and `*/`. The fix deletes them; it is unsafe,
since what they say is lost with them. Source: RFC 8259.

Breaks (snowball.ListJobs text):
    {"MaxResults": 10} // enough
"""
        + _GOOD,
    ),
    _refused(
        "RD043",
        "extra-comma",
        """
A comma stands where none belongs.

A comma stands between two entries: not behind the last one, not before the first, and never twice. The safe fix
deletes one behind the last entry; elsewhere a value may be missing. Source: RFC 8259.

Breaks (snowball.ListJobs text):
    {"MaxResults": 10,}
"""
        + _GOOD,
    ),
    _refused(
        "RD044",
        "missing-comma",
        """
A comma is missing between two entries.

The finding stands at what follows, or at the semicolon in its place. Between the members of an object the fix is safe;
between two items of a list it is not, since they may be one text, unless a semicolon parts them. Source: RFC 8259.

Breaks (snowball.ListJobs text):
    {"MaxResults": 10 "NextToken": "x"}

Keeps (snowball.ListJobs text):
    {"MaxResults": 10, "NextToken": "x"}
""",
    ),
    _refused(
        "RD045",
        "member-without-colon",
        """
No colon stands behind a key.

An equals sign does not do. The safe fix puts the colon there. Source: RFC 8259.

Breaks (snowball.ListJobs text):
    {"MaxResults" = 10}
"""
        + _GOOD,
    ),
    _refused(
        "RD046",
        "incomplete-member",
        """
A member has no value, or a value has no key.

Each member of an object is a key, a colon and a value. What has no key is read and left out; a key without a value
counts as one whose value cannot be read. Source: RFC 8259.

Breaks (snowball.ListJobs text):
    {"MaxResults": }
"""
        + _GOOD,
    ),
    _refused(
        "RD047",
        "wrong-quotes",
        """
A text stands in other than double quotes.

Single quotes come from Python and JavaScript, typographic ones from word processors and web pages. The safe fix
writes double quotes. Source: RFC 8259.

Breaks (snowball.ListJobs text):
    {'MaxResults': 10}
"""
        + _GOOD,
    ),
    _refused(
        "RD048",
        "unquoted-text",
        """
A key or a text stands without quotes.

Every key and every text stands in double quotes, on both sides. The fix is safe for a key; for a value it is not, since
nobody knows where the text was to end. Source: RFC 8259.

Breaks (snowball.ListJobs text):
    {MaxResults: 10}
"""
        + _GOOD,
    ),
    _refused(
        "RD049",
        "wrong-word",
        """
A word is not written as JSON writes it.

The words of JSON are `true`, `false` and `null`, in small letters. `True` and `None` come from Python, `TRUE` from
spreadsheets. The safe fix writes the word of JSON. Source: RFC 8259.

Breaks (snowball.ListJobs text):
    {"NextToken": None}

Keeps (snowball.ListJobs text):
    {"NextToken": null}
""",
    ),
    _refused(
        "RD050",
        "bad-number",
        """
A number is not written as JSON writes numbers.

JSON has neither NaN nor Infinity, no plus sign, no leading zeros, no hexadecimal digits, and wants digits on both
sides of a point. The fix is safe where only a plus sign or a digit beside the point is concerned. No program holds a
number like 1e400, which RFC 8259 (section 6) leaves to who reads it. Source: RFC 8259.

Breaks (snowball.ListJobs text):
    {"MaxResults": +10}
"""
        + _GOOD,
    ),
    _refused(
        "RD051",
        "huge-integer",
        """
An integer does not fit into 64 bits.

RFC 8259 (section 6) leaves the range of numbers to who reads them, and no member of a request is wider than 64 bits.
An identifier stands in quotes. Source: RFC 8259.

Breaks (snowball.ListJobs text):
    {"MaxResults": 10000000000000000000}
"""
        + _GOOD,
    ),
    _refused(
        "RD052",
        "unclosed-string",
        """
A quote is not closed on its line.

The text counts as unread up to the end of its line, without the punctuation there, and reading goes on behind it.
Source: RFC 8259.

Breaks (snowball.ListJobs text):
    {"NextToken": "x}

Keeps (snowball.ListJobs text):
    {"NextToken": "x"}
""",
    ),
    _refused(
        "RD053",
        "bad-json-escape",
        """
A backslash begins no escape of JSON.

The escapes are `\\" \\\\ \\/ \\b \\f \\n \\r \\t`, and `\\u` with four hexadecimal digits; half of a surrogate pair
alone is no character. A backslash itself is written twice, which Windows paths often lack. Source: RFC 8259.

Breaks (snowball.ListJobs text):
    {"NextToken": "a\\d"}

Keeps (snowball.ListJobs text):
    {"NextToken": "a\\\\d"}
""",
    ),
    _refused(
        "RD054",
        "forbidden-character",
        """
A character stands in the text that JSON does not allow there.

Inside a text that is a control character, such as a tab or a line end; outside a blank that is none for JSON, such as
a no-break space. The safe fix writes the escape, or an ordinary blank. Source: RFC 8259.

Breaks (snowball.ListJobs text):
    {"NextToken": "a\tb"}

Keeps (snowball.ListJobs text):
    {"NextToken": "a\\tb"}
""",
    ),
    _refused(
        "RD055",
        "wrong-bracket",
        """
A bracket is of the wrong kind, or closes nothing.

Braces stand around members, square brackets around the items of a list, and each closes its own kind. A brace is also
one too many where more members follow behind the request's end; they are read as its members.
Source: RFC 8259.

Breaks (snowball.ListJobs text):
    {"MaxResults": 10]
"""
        + _GOOD,
    ),
    _refused(
        "RD056",
        "unclosed-json-bracket",
        """
A bracket is not closed.

The finding stands at the innermost one that is open. Where the text breaks off, one finding stands for all of them.
Where the members of an outer object follow inside an inner one, as their indentation tells, it stands at the inner one,
and they are read as members of the outer one.
Source: RFC 8259.

Breaks (snowball.ListJobs text):
    {"MaxResults": 10
"""
        + _GOOD,
    ),
    _refused(
        "RD057",
        "text-behind-json",
        """
Text follows a value that has ended.

Behind the last bracket nothing may stand; behind a text in quotes, only punctuation. A quote inside a text is written
`\\"`. Source: RFC 8259.

Breaks (snowball.ListJobs text):
    {"NextToken": "say "x" twice"}

Keeps (snowball.ListJobs text):
    {"NextToken": "say \\"x\\" twice"}
""",
    ),
    _refused(
        "RD058",
        "too-many-mistakes",
        """
The text has more than 1000 mistakes.

The rest has not been read, since it is no JSON, most likely. Look whether the right file was named.
Source: RULINGS 9.
"""
        + _GOOD,
    ),
    _refused(
        "RD059",
        "no-json-value-of-python",
        """
A Python value cannot stand in a request.

A program passes texts, numbers, truth values, None, dates with a time, lists and mappings with texts as keys; no
bytes, no sets, nothing that holds itself. What cannot be written as JSON counts as unread. Source: RFC 8259.
"""
        + _GOOD,
    ),
)
