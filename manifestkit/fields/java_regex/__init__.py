r"""The syntax of java.util.regex, in which the ``ignore`` option of an S3 import is written.

Sources: Import/Export reference, 3 and 15; for the syntax itself, the documentation of
java.util.regex.Pattern. Which Java the service ran is not known, so the grammar is that of Java 7, with no
flag set. What came later is read as well and reported with the release that brought it: ``\h``, ``\H``, ``\V``,
``\R`` (Java 8), ``\X``, ``\N{...}`` and ``\b{g}`` (Java 9). ``\v`` is valid in all of them, as one control
character at first and as a class since Java 8. ``*``, ``+`` and ``{n,}`` in a look-behind are refused, as
documented, although each release lets some of them pass.

A ``Cursor`` reads characters, modules named for a part of the syntax read that part from it, and ``Parser``
puts them together. What is wrong is raised as ``PatternError`` and returned by ``check``.
"""

from __future__ import annotations

import re

from manifestkit.fields.java_regex.nesting import MAX_NESTING
from manifestkit.lean_typing import TYPE_CHECKING

if TYPE_CHECKING:
    from manifestkit.fields.java_regex.problem import RegexProblem

__all__ = ["MAX_NESTING", "check"]

# Patterns that compile beyond doubt, such as `^tmp/.*\.bak$`: they need no parser, which takes long to load.
_PLAIN = re.compile(r"\^?(?>(?:[A-Za-z0-9_/ -]|\\\.|\.\*?+)*)\$?")


def check(pattern: str) -> RegexProblem | None:
    """Return the first syntax error of ``pattern`` as a java.util.regex.Pattern, or None if it compiles.

    Where there is no other error, the problem is the first part that Java 7 does not know yet.

    The position lies within the pattern. Takes time in proportion to the pattern's length. The names of
    scripts (``IsLatin``, ``sc=``) need only be well-formed: which exist depends on the Unicode version of the
    Java in use. A block (``InGreek``, ``blk=``) has to be one of Unicode 14.
    Source: Import/Export reference, 3 (``ignore``) and 15.
    """
    if _PLAIN.fullmatch(pattern):
        return None

    from manifestkit.fields.java_regex.parser import Parser
    from manifestkit.fields.java_regex.problem import PatternError

    try:
        return Parser(pattern).run()
    except PatternError as error:
        return error.problem
