"""Everything that reading a JSON text can stumble over, in the words that a person reads.

What JSON is says RFC 8259; the service answers what is none with SerializationException (RULINGS 14).
"""

from __future__ import annotations

from manifestkit.text import trouble
from manifestkit.text.trouble import Trouble

TOO_DEEP = trouble.TOO_DEEP._replace(help="Look for brackets that are too many.")
DUPLICATE_KEY = trouble.DUPLICATE_KEY

TOO_LARGE = Trouble(
    "RD003",
    "The parameters take more than 16 MiB as JSON, so they have not been read.",
    "A request takes a few kilobytes: look whether these are the right parameters.",
)

TOO_MANY_VALUES = TOO_LARGE._replace(
    message="The parameters hold more than 100,000 values, so they have not been read."
)

NO_VALUE = Trouble("RD040", "The text holds no JSON value.", "Write an object, such as `{}`.")
BYTE_ORDER_MARK = Trouble(
    "RD041",
    "The text begins with a byte-order mark, which JSON does not allow.",
    "Save it as UTF-8 without the mark.",
)
COMMENT = Trouble("RD042", "JSON has no comments.", "Delete the comment.")
TRAILING_COMMA = Trouble("RD043", "A comma stands behind the last entry.", "Delete the comma.")
EXTRA_COMMA = Trouble("RD043", "A comma stands where a value or a key is expected.", "Delete it, or write the value.")
MISSING_COMMA = Trouble(
    "RD044",
    "A comma is missing before this.",
    "Put a comma behind the value before it.",
)
SEMICOLON = Trouble(
    "RD044",
    "A comma is missing: a semicolon stands in its place.",
    "Write a comma between two entries, and nothing behind the last.",
)
MISSING_COLON = Trouble("RD045", "No colon stands behind the key {}.", "Write the key, a colon, and the value.")
EQUALS_SIGN = Trouble("RD045", "JSON puts a colon behind a key, not `=`.", "Write a colon instead.")
KEY_WITHOUT_VALUE = Trouble("RD046", "The key {} has no value.", "Write a value behind it, or leave the key out.")
VALUE_WITHOUT_KEY = Trouble(
    "RD046",
    "A value stands in an object without a key.",
    'Write `"key": value`; a list of values stands in `[` and `]`.',
)
STRAY_COLON = Trouble("RD046", "A colon stands where a value is expected.", "Delete it, or write the value.")
OTHER_QUOTES = Trouble("RD047", "JSON knows double quotes alone.", 'Write `"` on both sides.')
UNQUOTED_KEY = Trouble("RD048", "The key {} stands without quotes.", "Put it in double quotes.")
UNQUOTED_TEXT = Trouble("RD048", "The text {} stands without quotes.", "Put it in double quotes.")
HALF_QUOTED_KEY = Trouble("RD048", "The key {} has a quote at its end alone.", "Put one before it, too.")
HALF_QUOTED_TEXT = Trouble("RD048", "The text {} has a quote at its end alone.", "Put one before it, too.")
WRONG_WORD = Trouble(
    "RD049",
    "{} is no word of JSON, which knows `true`, `false` and `null` in small letters.",
    "Write it as JSON does.",
)
NO_NUMBER = Trouble(
    "RD050",
    "JSON has no number {}.",
    "Write a number in digits, or leave the member out.",
)
ODD_NUMBER = Trouble(
    "RD050",
    "The number {} is not written as JSON writes numbers.",
    "Write it like `10`, `-0.5` or `2e3`: without plus sign and leading zeros, with digits on both sides of the point.",
)
LEADING_ZEROS = Trouble(
    "RD050",
    "The number {} begins with zeros, which JSON does not allow.",
    "Put it in double quotes, as a postal code wants, or write it without the zeros.",
)
HUGE_NUMBER = Trouble(
    "RD050",
    "The number {} is larger than programs can hold.",
    "Write a number in digits, or leave the member out.",
)
HUGE_INTEGER = Trouble(
    "RD051",
    "The integer {} does not fit into 64 bits.",
    "Write a number between -9223372036854775808 and 9223372036854775807; an identifier stands in quotes.",
)
UNCLOSED_STRING = Trouble(
    "RD052",
    "The quote that opens here is not closed on its line.",
    "Close it at the end of the text.",
)
BAD_ESCAPE = Trouble(
    "RD053",
    "JSON knows no such escape.",
    r"Write `\\` for a backslash; the escapes are `\" \\ \/ \b \f \n \r \t` and `\u` with four hexadecimal digits.",
)
LONE_SURROGATE = Trouble(
    "RD053",
    "This escape is half of a surrogate pair, which is no character.",
    r"Write the character itself, or both halves, such as `\ud83d\ude00`.",
)
CONTROL_CHARACTER = Trouble(
    "RD054",
    "The character {} cannot stand in a JSON text as it is.",
    r"Delete it, or write its escape, such as `\t`.",
)
LINE_BREAK = Trouble(
    "RD054",
    "The text that opens here goes over the end of its line.",
    r"Write `\n` where the text has a line end, and keep it on one line.",
)
ODD_BLANK = Trouble("RD054", "The character {} is no blank for JSON.", "Write an ordinary blank instead.")
SURROGATE = Trouble("RD054", "The character {} is half of a surrogate pair, which is no character.", "Delete it.")
STRAY_CLOSER = Trouble("RD055", "This bracket closes nothing.", "Delete it, or write the bracket that it should close.")
EARLY_CLOSER = Trouble("RD055", "This bracket closes the object, and more of its members follow.", "Delete it.")
KEY_IN_LIST = Trouble(
    "RD055",
    "A key with a colon stands in a list.",
    "Write `{` and `}` around keys and their values; `[` and `]` hold values alone.",
)
TEXT_BEHIND_VALUE = Trouble(
    "RD057",
    "Text follows the value that ended before it.",
    r"Delete it, or put it into the value; a quote inside a text is written `\"`.",
)
TOO_MANY = Trouble(
    "RD058",
    "The text has more than 1000 mistakes; the rest has not been read.",
    "Look whether this is the right file, and whether it is JSON.",
)
NO_JSON_VALUE = Trouble(
    "RD059",
    "A value of the Python type {} cannot stand in a request.",
    "Pass a text, a number, a truth value, None, a date and time, a list or a mapping.",
)
NO_JSON_KEY = Trouble("RD059", "A key of the Python type {} is no text.", "Let every key be a text.")
HOLDS_ITSELF = Trouble("RD059", "This value of the Python type {} holds itself.", "Pass a copy of what it should hold.")
RAISED = Trouble(
    "RD059",
    "This value of the Python type {} cannot be read: it raised {}.",
    "Pass a dictionary, or a date and time with an ordinary time zone.",
)


def wrong_closer(closer: str) -> Trouble:
    """A closing bracket of the other kind; ``closer`` is the one that belongs there."""
    return Trouble("RD055", "This bracket does not match the one that is open.", f"Write `{closer}` instead.")


def unclosed_bracket(closer: str) -> Trouble:
    """A bracket that its counterpart ``closer`` does not follow."""
    return Trouble("RD056", "The bracket that opens here is not closed.", f"Write `{closer}` where it ends.")
