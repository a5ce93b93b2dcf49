r"""The names of ``\p{...}``."""

from __future__ import annotations

import re

from manifestkit.fields.java_regex.blocks import is_block

_POSIX = frozenset(
    {
        "Lower",
        "Upper",
        "Alpha",
        "Digit",
        "Alnum",
        "Punct",
        "Graph",
        "Print",
        "Blank",
        "Cntrl",
        "XDigit",
        "Space",
    }
)
_POSIX_CAPITALS = frozenset(name.upper() for name in _POSIX)
_CATEGORIES = frozenset(
    group + kind
    for group, kinds in {
        "L": ["", "u", "l", "t", "m", "o", "C", "D", "1"],
        "M": ["", "n", "e", "c"],
        "N": ["", "d", "l", "o"],
        "Z": ["", "s", "l", "p"],
        "C": ["", "c", "f", "o", "s", "n"],
        "P": ["", "d", "s", "e", "c", "o", "i", "f"],
        "S": ["", "m", "c", "k", "o"],
    }.items()
    for kind in kinds
)
_JAVA_METHODS = frozenset(
    f"java{name}"
    for name in [
        "LowerCase",
        "UpperCase",
        "Alphabetic",
        "Ideographic",
        "TitleCase",
        "Digit",
        "Defined",
        "Letter",
        "LetterOrDigit",
        "JavaIdentifierStart",
        "JavaIdentifierPart",
        "UnicodeIdentifierStart",
        "UnicodeIdentifierPart",
        "IdentifierIgnorable",
        "SpaceChar",
        "Whitespace",
        "ISOControl",
        "Mirrored",
    ]
)
_NAMES = _POSIX | _CATEGORIES | _JAVA_METHODS | {"ASCII", "all"}
_SCRIPT = re.compile(r"[A-Za-z0-9][A-Za-z0-9 _-]*")


def is_property(name: str, *, unicode_classes: bool) -> bool:
    """Tell whether Java has a character property of this name.

    ``unicode_classes`` is flag U, under which the case of POSIX names does not matter. Of scripts the name need
    only be well-formed.
    """
    key, equals, value = name.partition("=")
    if equals:
        match key.lower():
            case "gc" | "general_category":
                return value in _NAMES
            case "sc" | "script":
                return _SCRIPT.fullmatch(value) is not None
            case "blk" | "block":
                return is_block(value)
            case _:
                return False
    if name.startswith("In"):
        return is_block(name[2:])
    if name.startswith("Is"):
        return _SCRIPT.fullmatch(name, 2) is not None
    return name in _NAMES or (unicode_classes and name.upper() in _POSIX_CAPITALS)
