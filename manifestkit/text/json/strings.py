"""How the characters between quotes become a text, and what is wrong with those that do not.

A string may be anything that the grammar takes for one; its flaws are told by kind, each kind once.
"""

from __future__ import annotations

import re

from manifestkit.lean_typing import TYPE_CHECKING, NamedTuple
from manifestkit.text.edits import Edit
from manifestkit.text.json import trouble

if TYPE_CHECKING:
    from collections.abc import Callable

    from manifestkit.text.trouble import Trouble

_ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_NAMED = {character: f"\\{name}" for name, character in _ESCAPES.items() if character < " "}

# A backslash with what belongs to it: two halves of a pair, half of one, another code, a letter, or anything.
_ESCAPE = re.compile(
    r"\\(?:u(?P<high>[dD][89abAB][0-9A-Fa-f]{2})\\u(?P<low>[dD][c-fC-F][0-9A-Fa-f]{2})"
    r"|u(?P<half>[dD][89a-fA-F][0-9A-Fa-f]{2})|u(?P<code>[0-9A-Fa-f]{4})|(?P<letter>[\"\\/bfnrt])|(?P<bad>[^\r\n]?))"
)
_CONTROL = re.compile(r"\r\n|[\x00-\x1f]")
_TO_ESCAPE = re.compile(r"[\"\\\x00-\x1f]")
_REQUOTED = re.compile(r"\\(?P<escaped>[^\r\n])|\"")


class Flaw(NamedTuple):
    """What is wrong with a string, at the offsets ``start`` to ``end`` in it, and the edits that would mend it."""

    kind: Trouble
    start: int
    end: int
    values: tuple[str, ...] = ()
    edits: tuple[Edit, ...] = ()
    safe: bool = False


class Unquoted(NamedTuple):
    """The text of a string, None where it cannot be told, and its flaws."""

    text: str | None
    flaws: tuple[Flaw, ...]


def unquote(raw: str) -> Unquoted:
    """The text of a double-quoted string, its quotes included in ``raw``."""
    inner = raw[1:-1]
    if "\\" not in inner and inner.isprintable():
        return Unquoted(inner, ())
    flaws = tuple(flaw for find in _FLAWS if (flaw := find(raw)) is not None)
    # What can be mended without doubt is read as mended.
    text = _ESCAPE.sub(_unescaped, inner) if all(flaw.safe for flaw in flaws) else None
    return Unquoted(text, flaws)


def unquote_other(raw: str) -> Unquoted:
    """The text in single or typographic quotes, which ``raw`` includes."""
    quoted = f'"{_REQUOTED.sub(_requoted, raw[1:-1])}"'
    text, flaws = unquote(quoted)
    edits = () if flaws else (Edit(0, len(raw), quoted),)
    flaw = Flaw(trouble.OTHER_QUOTES, 0, len(raw), (), edits, safe=True)
    return Unquoted(None if flaws else text, (flaw,))


def quote(text: str) -> str:
    """``text`` as JSON writes it, in double quotes, with nothing escaped that need not be."""
    return f'"{_TO_ESCAPE.sub(_escaped, text)}"'


def _unescaped(match: re.Match[str]) -> str:
    if match.lastgroup == "letter":
        return _ESCAPES[match["letter"]]
    if match.lastgroup == "low":
        high, low = int(match["high"], 16), int(match["low"], 16)
        return chr(0x10000 + ((high & 0x3FF) << 10 | low & 0x3FF))
    return chr(int(match["code"], 16))


def _requoted(match: re.Match[str]) -> str:
    """What stands between single quotes as it stands between double ones."""
    if match[0] == '"':
        return r"\""
    return "'" if match["escaped"] == "'" else match[0]


def _escaped(match: re.Match[str]) -> str:
    character = match[0]
    if character in '"\\':
        return f"\\{character}"
    return _NAMED.get(character) or f"\\u{ord(character):04x}"


def _bad_escape(raw: str) -> Flaw | None:
    bad = [match.start() for match in _ESCAPE.finditer(raw, 1, len(raw) - 1) if match.lastgroup == "bad"]
    if not bad:
        return None
    edits = tuple(Edit(start, start, "\\") for start in bad)
    return Flaw(trouble.BAD_ESCAPE, bad[0], bad[0] + 1, (), edits)


def _lone_surrogate(raw: str) -> Flaw | None:
    for match in _ESCAPE.finditer(raw, 1, len(raw) - 1):
        if match.lastgroup == "half":
            return Flaw(trouble.LONE_SURROGATE, match.start(), match.end())
    return None


def _control_character(raw: str) -> Flaw | None:
    controls = [match for match in _CONTROL.finditer(raw) if match[0][-1] not in "\r\n"]
    if not controls:
        return None
    first = controls[0]
    edits = tuple(Edit(*match.span(), _escaped(match)) for match in controls)
    return Flaw(trouble.CONTROL_CHARACTER, *first.span(), (f"U+{ord(first[0]):04X}",), edits, safe=True)


def _line_break(raw: str) -> Flaw | None:
    breaks = [match.span() for match in _CONTROL.finditer(raw) if match[0][-1] in "\r\n"]
    if not breaks:
        return None
    return Flaw(trouble.LINE_BREAK, 0, 1, (), tuple(Edit(start, end, r"\n") for start, end in breaks))


_FLAWS: tuple[Callable[[str], Flaw | None], ...] = (_bad_escape, _lone_surrogate, _control_character, _line_break)
