"""How the pieces of a manifest's lines look.

Every repetition is possessive, so that no text makes matching go back; that of a group is an ordinary one in an atomic
group, ``(?>(?:...)*)``, because Python before 3.11.5 takes what a last turn began with, though it fails (gh-100061).
"""

from __future__ import annotations

import re

# What a plain scalar may begin with in the block context, and how it runs on: to the end of its line, to a colon
# with a blank behind it, or to a comment.
_FIRST = r"(?:[^ \t\r\n\-?:,\[\]{}#&*!|>'\"%@`]|[-?:](?![ \t\r\n]|\Z))"
_RUN = r"(?>(?:[^ \t\r\n:]++|:(?![ \t\r\n]|\Z)|[ ]++(?=[^ #\t\r\n])(?!:(?:[ \t\r\n]|\Z)))*)"

PLAIN_FIRST = re.compile(_FIRST)
PLAIN = re.compile(_RUN)
PLAIN_KEY = re.compile(rf"((?={_FIRST}){_RUN})[ \t]*+:(?=[ \t\r\n]|\Z)")
QUOTED = re.compile(r"'(?>(?:[^'\r\n]++|'')*)'|\"(?>(?:[^\"\\\r\n]++|\\[^\r\n])*)\"")
QUOTED_KEY = re.compile(rf"({QUOTED.pattern})[ \t]*+:(?=[ \t\r\n]|\Z)")

# The dialect's keys: a word, and a colon with or without a blank behind it.
WORD_KEY = re.compile(r"([A-Za-z0-9]+):")
ITEM_KEY = re.compile(r"(?:-[ ]++)?([A-Za-z0-9]+):")
UNSPACED_ITEM_KEY = re.compile(r"-([A-Za-z0-9]+):")
TIGHT_KEY = re.compile(r"([^\s:#&*!|>'\"%@`,\[\]{}\-][^\s:]*+):(?=[^ \t\r\n])")
LAST_WORD = re.compile(r"(?<![A-Za-z0-9])[A-Za-z0-9]++(?=[ \t]*+\Z)")
# An equals sign or a full-width colon behind a word, in the place of a colon.
NO_COLON = re.compile(r"([A-Za-z0-9]+)[ \t]*+(=|\uff1a)[ \t]*+")
BARE_WORD = re.compile(r"([A-Za-z0-9]+)(?=[ \t]|\Z)")

DASH = re.compile(r"-(?=[ \t\r\n]|\Z)")
VALUE_OF_COMPLEX_KEY = re.compile(r":(?=[ \t\r\n]|\Z)")
MARKER = re.compile(r"(?:---|\.\.\.)(?=[ \t\r\n]|\Z)")
BLANKS = re.compile(r"[ ]*+")
BLANKS_AND_TABS = re.compile(r"[ \t]*+")
SPACES = re.compile(r"[ \t\xa0]*+")

# Blanks left to be filled in that YAML would refuse: `***Your street***`, `@BUCKET@` (reference 13, quirk 10).
PLACEHOLDER = re.compile(r"(?:\*\*++[^*\r\n]++\*\*++|@[A-Za-z0-9_]++@)[ ]*+(?=\Z|#)")


def end_of(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    """Where the match of ``pattern`` at ``start`` ends; ``start`` where there is none."""
    match = pattern.match(text, start, end)
    return start if match is None else match.end()
