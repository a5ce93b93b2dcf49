"""Media types, and the file extensions that they are given to.

Sources: address reference, 1.8; Import/Export reference, 3 (``contentTypes``); RFC 6838, 4.2 and 4.3, and for
the values of parameters RFC 2045, 5.1.
"""

from __future__ import annotations

import re
from functools import cache

_BLANKS = " \t"
_MAX_NAME_LENGTH = 127
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9!#$&\-^_.+]*")


@cache
def _parameter() -> re.Pattern[str]:
    return re.compile(
        rf"[ \t]*;[ \t]*(?P<name>{_NAME.pattern})="
        r"""(?:[A-Za-z0-9!#$%&'*+\-.^_`{|}~]+|"(?>(?:[\t !#-\[\]-~]++|\\[\t -~])*)")"""
    )


def check(text: str) -> str | None:
    """Return why a text is no media type such as ``text/html; charset=utf-8``, or None if it is one.

    Only the form is checked: a type and a subtype of at most 127 characters each, then parameters whose
    values are tokens or quoted strings. Source: address reference, 1.8.
    """
    essence, semicolon, _ = text.partition(";")
    name, slash, subname = essence.rstrip(_BLANKS if semicolon else "").partition("/")
    if not slash:
        return 'A media type has a type and a subtype with "/" between them, as in image/jpeg.'
    return _name_problem("type", name) or _name_problem("subtype", subname) or _parameters_problem(text, len(essence))


def check_extension(text: str) -> str | None:
    """Return why a text is no file extension as ``contentTypes`` has them, or None if it is one.

    Extensions are case-sensitive and come without the dot. Source: Import/Export reference, 3.
    """
    if not text:
        return "The extension is missing; write it as in jpg."
    if text.startswith("."):
        return "Write the extension without its dot, as in jpg."
    if "/" in text:
        return "An extension holds no slash; it stands before the colon and its media type after it."
    if any(map(str.isspace, text)):
        return "An extension holds no blanks."
    return None


def _name_problem(part: str, name: str) -> str | None:
    if not _NAME.fullmatch(name):
        return (
            f"The {part} of a media type begins with a letter or digit and goes on with letters, digits and"
            " the signs ! # $ & - ^ _ . and + only."
        )
    if len(name) > _MAX_NAME_LENGTH:
        return f"The {part} of a media type has at most {_MAX_NAME_LENGTH} characters."
    return None


def _parameters_problem(text: str, at: int) -> str | None:
    """Check what stands from ``at`` on: nothing, or parameters, each with a semicolon before it."""
    if at == len(text):
        return None
    names: set[str] = set()
    while match := _parameter().match(text, at):
        name = match["name"].lower()
        if problem := _name_problem("parameter name", name):
            return problem
        if name in names:
            return "A parameter of a media type may be given once only."
        names.add(name)
        at = match.end()
    if at == len(text):
        return None
    if text[at:].strip(_BLANKS) == ";":
        return "Nothing follows the last semicolon; leave it out."
    return (
        'A parameter of a media type is written "; charset=utf-8", with no blanks around the "="; a value'
        " with blanks or other special characters stands in quotation marks."
    )
