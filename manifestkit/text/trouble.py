"""Everything that reading can stumble over, in the words that a person reads.

The closed list of what manifests never use (RD030 to RD039) is what this reader refuses of YAML on purpose.
"""

from __future__ import annotations

from manifestkit.lean_typing import TYPE_CHECKING, NamedTuple
from manifestkit.text.nodes import Scalar, Sequence

if TYPE_CHECKING:
    from manifestkit.text.nodes import Node


class Trouble(NamedTuple):
    """A kind of problem: the code of its rule, the message with its ``{}``, and one line on how to mend it."""

    rule: str
    message: str
    help: str


TOO_DEEP = Trouble(
    "RD005",
    "The nesting goes deeper than 100 levels.",
    "No manifest and no request is as deep: look for brackets or indentation that should not be there.",
)
CONTROL_CHARACTER = Trouble(
    "RD006",
    "The character {} is no text.",
    "Delete it; tabs and line ends are the only control characters that a text may hold.",
)
UNREADABLE_LINE = Trouble(
    "RD010",
    "This line is no field: no key with a colon stands on it.",
    "Write `key: value`, or put `#` in front to make it a comment.",
)
FIELD_OUTSIDE = Trouble(
    "RD010",
    "This line belongs to nothing that stands above it.",
    "Write one field on each line, such as `key: value`, and the items of a list below their key.",
)
BEHIND_THE_END = Trouble(
    "RD010",
    "This line stands behind the `...` that ends the document.",
    "Delete the line with `...`, or everything below it.",
)
UNSPACED_ITEM = Trouble(
    "RD010",
    "No blank stands behind the dash of this item.",
    "Put a blank behind the dash.",
)
STRANDED_VALUE = Trouble(
    "RD010",
    "This line is no field; it looks like the value of {} above.",
    "Put the value behind the colon, on the same line.",
)
MISSING_COLON = Trouble(
    "RD011",
    "No colon stands behind the key {}.",
    "Put a colon and a blank between the key and its value.",
)
EQUALS_SIGN = Trouble(
    "RD011",
    "An equals sign stands behind the key {} instead of a colon.",
    "Write `key: value`, with a colon and a blank.",
)
WIDE_COLON = Trouble(
    "RD011",
    "A full-width colon stands behind the key {}, which is no colon to YAML.",
    "Write `key: value`, with an ordinary colon and a blank.",
)
MISSING_BLANK = Trouble(
    "RD012",
    "No blank stands behind the colon of {}.",
    "Write `key: value`; only a known key may have its value right behind the colon, and the colon right behind it.",
)
TAB = Trouble(
    "RD014",
    "A tab stands where YAML allows only blanks.",
    "Write blanks instead of the tab.",
)
SECOND_COLON = Trouble(
    "RD015",
    "A second colon with a blank behind it stands in this value.",
    "Put the whole value in quotes, or begin a new line.",
)
UNCLOSED_QUOTE = Trouble(
    "RD016",
    "The quote that opens here is not closed.",
    "Close it at the end of the value, or leave the quote out.",
)
UNCLOSED_BRACKET = Trouble(
    "RD017",
    "The bracket that opens here is not closed.",
    "Close it, or put the whole value in quotes; in place of a template's blank write your own value.",
)
TEXT_BEHIND_VALUE = Trouble(
    "RD018",
    "Text follows the value that ended before it.",
    "Put the whole value in quotes, or begin a new line.",
)
TEXT_BEHIND_BRACKETS = Trouble(
    "RD018",
    "Text follows the brackets that closed before it.",
    "Put the whole value in quotes; in place of a template's blank write your own value.",
)
BAD_ESCAPE = Trouble(
    "RD019",
    "Double quotes know no such escape.",
    "Write the value in single quotes, where a backslash is a backslash.",
)
LONE_SURROGATE = Trouble(
    "RD019",
    "This escape is half of a surrogate pair, which is no character.",
    "Write the character itself.",
)
ESCAPES = {"bad-escape": BAD_ESCAPE, "lone-surrogate": LONE_SURROGATE}
RESERVED_CHARACTER = Trouble(
    "RD020",
    "A value without quotes cannot begin with {}.",
    "Put the value in quotes.",
)
BAD_BLOCK_HEADER = Trouble(
    "RD021",
    "Behind {} only an indentation digit, `+` or `-`, and a comment may stand.",
    "Begin the text on the next line, or put the value in quotes.",
)
STRAY_ITEM = Trouble(
    "RD022",
    "A list item stands where a key is expected.",
    "Put the item below the key of its list, in the column of the other items, or delete the dash.",
)
ITEM_BEHIND_KEY = Trouble(
    "RD022",
    "This dash begins a list item, which cannot stand behind a colon.",
    "Put the item on a line of its own below the key, or put the value in quotes.",
)
LONG_KEY = Trouble(
    "RD023",
    "The key is longer than 1024 characters.",
    "No known key is as long: look for a missing line end.",
)
UNREADABLE_COLLECTION = Trouble(
    "RD024",
    "The collection in brackets cannot be read from here on.",
    "Separate its items by commas, or put the whole value in quotes.",
)
NEVER_USED = frozenset(f"RD03{digit}" for digit in range(10))
COMPLEX_KEY = Trouble(
    "RD030",
    "A `?` marks a complex key, which no manifest and no request needs.",
    "Write `key: value`, or put quotes around a value that begins so.",
)
TAG = Trouble("RD031", "A `!` marks a YAML tag, which no manifest and no request needs.", "Put the value in quotes.")
ANCHOR = Trouble(
    "RD032", "An `&` marks a YAML anchor, which no manifest and no request needs.", "Put the value in quotes."
)
ALIAS = Trouble(
    "RD033", "A `*` marks a YAML alias, which no manifest and no request needs.", "Put the value in quotes."
)
MERGE_KEY = Trouble(
    "RD033",
    "A `<<` merges the fields of another place, which is not read in a manifest.",
    "Delete this line, and write the fields out.",
)
SEVERAL_DOCUMENTS = Trouble(
    "RD034",
    "A second YAML document begins here; a file holds one manifest or one request.",
    "Keep each in a file of its own.",
)
TEXT_AFTER_MARKER = Trouble(
    "RD035",
    "Text stands on the line of a document marker.",
    "Begin the first field on the next line.",
)
BLOCK_DOCUMENT = Trouble(
    "RD036",
    "The whole document is one block of text.",
    "Write one field on each line, such as `key: value`.",
)
UNICODE_LINE_END = Trouble(
    "RD037",
    "The character {} ends a line for YAML 1.1, but for no editor.",
    "Delete it, or end the line there.",
)
INNER_BYTE_ORDER_MARK = Trouble(
    "RD038",
    "A byte-order mark stands inside the text.",
    "Delete it; it is left over from joining two files.",
)
DIRECTIVE = Trouble("RD039", "A `%` at the start of a line is a YAML directive.", "Delete the line.")

KEY_WITHOUT_BLANK = Trouble(
    "RD061",
    "No blank stands behind the colon of a key: the service reads `key:value`, other tools for YAML do not.",
    "Put a blank behind each colon.",
)
BYTE_ORDER_MARK = Trouble("RD062", "The text begins with a byte-order mark.", "Save it as UTF-8 without the mark.")
INDENTED_AFTER_FIRST_LINE = Trouble(
    "RD064",
    "Every line but the first is indented, as when a text is typed into a shell.",
    "Let all fields begin in the first column.",
)
DUPLICATE_KEY = Trouble(
    "RD065",
    "The key {} stands twice; the last value is the one in force.",
    "Delete one of the two.",
)
DUPLICATE_KEY_OF_ITEM = DUPLICATE_KEY._replace(
    help="Delete one of the two, or put a dash where the next item of the list begins."
)
UNQUOTED_PATTERN = Trouble(
    "RD066",
    "This pattern is no YAML value; it is read as the rest of its line.",
    "Put it in single quotes.",
)


def odd_indentation(blank: str) -> Trouble:
    """A line that is indented by a blank that is none to YAML."""
    what = "No-break spaces stand" if blank == "\xa0" else f"The blank U+{ord(blank):04X} stands"
    return Trouble(
        "RD063",
        f"{what} where ordinary blanks belong, as when a text is copied out of a web page.",
        "Write ordinary blanks.",
    )


def bad_indentation(found: int, expected: int) -> Trouble:
    """A line that begins in another column than its neighbours; both numbers count blanks."""
    return Trouble(
        "RD013",
        f"This line is indented by {_blanks(found)} where its neighbours are indented by {_blanks(expected)}.",
        "Let the members of one mapping or list begin in the same column.",
    )


def _blanks(count: int) -> str:
    return "1 blank" if count == 1 else f"{count} blanks"


def not_a_mapping(root: Node | None) -> Trouble:
    """A text that holds no fields at all: it is empty, or a list, or one value."""
    if root is None or (isinstance(root, Scalar) and not root.text):
        what = "it is empty"
    elif isinstance(root, Sequence):
        what = "it is a list"
    else:
        what = "it is one value"
    return Trouble(
        "RD004",
        f"The manifest holds no fields: {what}.",
        "Write one field on each line, such as `manifestVersion: 2.0`.",
    )
