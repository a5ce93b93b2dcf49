"""What tokens other than the ordinary ones give: a value or a key, and what is wrong with it."""

from __future__ import annotations

import re
from math import isinf

from manifestkit.lean_typing import TYPE_CHECKING
from manifestkit.text.edits import Edit
from manifestkit.text.json import trouble
from manifestkit.text.json.strings import quote, unquote, unquote_other
from manifestkit.text.json.words import meaning
from manifestkit.text.nodes import Scalar

if TYPE_CHECKING:
    from collections.abc import Callable

    from manifestkit.text.json.builder import Builder
    from manifestkit.text.json.strings import Unquoted

_HIGHEST = 2**63 - 1
_LOWEST = -(2**63)
_QUOTE_BEHIND_KEY = re.compile(r'"(?=[ \t]*+:)')
_QUOTE_BEHIND_TEXT = re.compile(r'"(?=[ \t]*+(?:[,\]}\r\n]|\Z))')
_MAX_DIGITS = 20  # no integer of 64 bits has more, its sign included


def read_odd(builder: Builder, start: int, end: int) -> None:
    """The token that stands there has just been read."""
    _READERS[builder.terminal](builder, start, end)


def _colon(_builder: Builder, _start: int, _end: int) -> None:
    """It belongs to an odd key, which has been told of."""


def _string(builder: Builder, start: int, end: int) -> None:
    _add_text(builder, unquote(builder.text[start:end]), start, end)


def _other_quotes(builder: Builder, start: int, end: int) -> None:
    _add_text(builder, unquote_other(builder.text[start:end]), start, end)


def _key(builder: Builder, start: int, end: int) -> None:
    _set_key(builder, unquote(builder.text[start:end]), start, end)


def _key_with_colon(builder: Builder, start: int, end: int) -> None:
    _key(builder, start, builder.text.rindex('"', start, end) + 1)


def _other_quotes_key(builder: Builder, start: int, end: int) -> None:
    _set_key(builder, unquote_other(builder.text[start:end]), start, end)


def _add_text(builder: Builder, found: Unquoted, start: int, end: int) -> None:
    _tell(builder, found, start)
    if found.text is None:
        builder.add_unread(start, end)
    else:
        builder.add(Scalar(found.text, start, end, "double"))


def _set_key(builder: Builder, found: Unquoted, start: int, end: int) -> None:
    _tell(builder, found, start)
    text = builder.text[start + 1 : end - 1] if found.text is None else found.text
    builder.opened[-1].key = (text, start, end)


def _tell(builder: Builder, found: Unquoted, start: int) -> None:
    for kind, first, last, values, edits, safe in found.flaws:
        moved = tuple(Edit(start + edit.start, start + edit.end, edit.text) for edit in edits)
        builder.report(kind, start + first, start + last, *values, edits=moved, safe=safe, in_token=True)


def _bare_key(builder: Builder, start: int, end: int) -> None:
    text = builder.text[start:end]
    # With the quote that is missing, a backslash would mean something else.
    if "\\" not in text and _QUOTE_BEHIND_KEY.match(builder.text, end) is not None:
        end = builder.at = end + 1
        builder.report(trouble.HALF_QUOTED_KEY, start, end, text, edits=(Edit(start, start, '"'),), safe=True)
    else:
        builder.report(trouble.UNQUOTED_KEY, start, end, text, edits=(Edit(start, end, quote(text)),), safe=True)
    builder.opened[-1].key = (text, start, end)


def _bare(builder: Builder, start: int, end: int) -> None:
    raw = builder.text[start:end]
    if builder.opened and _QUOTE_BEHIND_TEXT.match(builder.text, end) is not None:
        end = builder.at = end + 1
        opening = Edit(start, start, '"')
        builder.report(trouble.HALF_QUOTED_TEXT, start, end, raw, edits=(opening,), in_token=True)
        builder.add_unread(start, end)
        return
    kind, text, style, safe = meaning(raw)
    edits = () if text is None else (Edit(start, end, text),)
    builder.report(kind, start, end, raw, edits=edits, safe=safe, in_token=True)
    if safe and text is not None:
        builder.add(Scalar(text, start, end, style))
    else:
        builder.add_unread(start, end)
        if builder.is_whole:
            builder.at = len(builder.text)  # no JSON at all, and one mistake


def _number(builder: Builder, start: int, end: int) -> None:
    text = builder.text[start:end]
    is_integer = text.lstrip("-").isdecimal()
    if is_integer and (len(text) > _MAX_DIGITS or not _LOWEST <= int(text) <= _HIGHEST):
        kind = trouble.HUGE_INTEGER
    elif not is_integer and isinf(float(text)):
        kind = trouble.HUGE_NUMBER
    else:
        builder.add(Scalar(text, start, end, "number"))
        return
    builder.report(kind, start, end, text, in_token=True)
    builder.add_unread(start, end)


def _unclosed(builder: Builder, start: int, end: int) -> None:
    end = _end_of_unclosed(builder, start, end)
    builder.add_unread(start, end)


def _unclosed_key(builder: Builder, start: int, end: int) -> None:
    """The rest of the line is lost, since nobody knows where in it the key ends."""
    _end_of_unclosed(builder, start, end)


def _end_of_unclosed(builder: Builder, start: int, end: int) -> int:
    """Where the text probably ends: before the punctuation at the end of the line."""
    line = builder.text[start:end]
    end = builder.at = start + max(len(line.rstrip(" \t,]}")), 1)
    edits = (Edit(end, end, '"'),) if line[0] == '"' else ()
    builder.report(trouble.UNCLOSED_STRING, start, start + 1, edits=edits, in_token=True)
    return end


_READERS: dict[str, Callable[[Builder, int, int], None]] = {
    "COLON": _colon,
    "STRING": _string,
    "ODD_STRING": _string,
    "LONG_STRING": _string,
    "OTHER_QUOTES": _other_quotes,
    "NAME": _key,
    "ODD_KEY": _key,
    "KEY": _key_with_colon,
    "OTHER_QUOTES_KEY": _other_quotes_key,
    "NUMBER": _number,
    "BARE": _bare,
    "BARE_KEY": _bare_key,
    "UNCLOSED": _unclosed,
    "UNCLOSED_KEY": _unclosed_key,
}
