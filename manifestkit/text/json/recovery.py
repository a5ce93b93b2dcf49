"""Reading on where a text is no JSON: tokens are put in or left out until the automaton can go on.

What it expects says where it stands: behind a key (a colon), behind a value (a comma), or before either.
"""

from __future__ import annotations

import re

from manifestkit.lean_typing import TYPE_CHECKING
from manifestkit.text.edits import Edit
from manifestkit.text.json import trouble
from manifestkit.text.json.builder import GiveUp
from manifestkit.text.json.nesting import give_back, reopen
from manifestkit.text.nodes import Scalar

if TYPE_CHECKING:
    from manifestkit.text.json.builder import Builder

_COMMAS = re.compile(r",(?>(?:[ \t\n\r]*+,)*)")
_CLOSER_AHEAD = re.compile(r"[ \t\n\r]*+[\]}]")
_SEMICOLON = re.compile(r";[ \t\n\r]*+")
_KEY_WITHOUT_QUOTE = re.compile(r'"([^"\\:]++):[ \t]*+"')
_STRING_AHEAD = re.compile(r'"(?>(?:[^"\\\r\n]++|\\[^\r\n])*)"[ \t]*+(?:[,\]}\r\n]|\Z)')
_EQUALS = re.compile(r"=>?")
_KEY_AHEAD = re.compile(r"(?:\"(?>(?:[^\"\\\r\n]++|\\[^\r\n])*)\"|'[^'\r\n]*+'|[A-Za-z_][A-Za-z0-9_-]*+)[ \t]*+:")
_VALUE_AHEAD = re.compile(r"[\[{\"'0-9]|-[0-9]|(?:true|false|null)(?![A-Za-z0-9_])")
_TOKEN_AHEAD = re.compile(r"\"(?>(?:[^\"\\\r\n]++|\\[^\r\n])*)\"|'[^'\r\n]*+'|[A-Za-z0-9_.+-]++|.")
_STRAY = re.compile(r"[^,\[\]{}\r\n]++")
# In an object a comma ends it only where the line ends, or the next key begins: the others are part of the text.
_STRAY_IN_OBJECT = re.compile(r"(?>(?:[^,\[\]{}\r\n]++|,(?![ \t]*+(?:[\r\n]|\Z|\"[^\"\r\n]*+\"[ \t]*+:)))+)")
_REST_OF_LINE = re.compile(r"[^\r\n]*+")
_NESTING = re.compile(r"[\[{]|[\]}]|\"(?>(?:[^\"\\\r\n]++|\\[^\r\n])*)\"?+")
_BLANK_REST = re.compile(r"[ \t\n\r]*+\Z")
_COMMENT_AHEAD = re.compile(r"\s*+(?:#|/[/*])")


def mend(builder: Builder, terminal: str, end: int) -> None:
    """Something stands at ``builder.at`` that cannot follow: the token ``terminal``, up to ``end``, or none at all."""
    at = builder.at
    if terminal == "COMMENT":
        _comment(builder, end)
    elif terminal == "ODD_BLANKS":
        _odd_blanks(builder, end)
    elif at == len(builder.text):
        _end(builder)
    elif builder.is_whole and reopen(builder):
        pass  # and reads on in the object
    elif builder.is_whole:
        builder.report(trouble.TEXT_BEHIND_VALUE, at, _line_end(builder.text, at))
        builder.at = len(builder.text)
    elif "COLON" in builder.expected:
        _behind_key(builder, builder.text[at])
    elif "COMMA" in builder.expected:
        _behind_value(builder, builder.text[at])
    else:
        _before_value(builder, builder.text[at])


def skip_group(builder: Builder, start: int) -> None:
    """The bracket at ``start`` nests too deep; it is left out with all that it holds."""
    builder.report(trouble.TOO_DEEP, start, start + 1)
    builder.take_back()
    builder.feed("WORD")
    level = 0
    builder.at = len(builder.text)
    for match in _NESTING.finditer(builder.text, start):
        if match[0] in "[{":
            level += 1
        elif match[0] in "]}":
            level -= 1
            if level == 0:
                builder.at = match.end()
                break
    builder.add_unread(start, builder.at)
    if level:
        _close_all(builder)


def abandon(builder: Builder) -> None:
    """Close what is open, and leave the rest of the text out."""
    builder.at = len(builder.text)
    _close_all(builder)


def _comment(builder: Builder, end: int) -> None:
    start = builder.at
    builder.at = end
    mark = 1 if builder.text[start] == "#" else 2
    # Somebody wrote it for somebody: what goes with it is nothing that JSON can hold.
    builder.report(trouble.COMMENT, start, start + mark, edits=(Edit(start, end, ""),), safe=False)


def _odd_blanks(builder: Builder, end: int) -> None:
    start = builder.at
    builder.at = end
    found = f"U+{ord(builder.text[start]):04X}"
    builder.report(trouble.ODD_BLANK, start, end, found, edits=(Edit(start, end, " "),), safe=True)


def _behind_key(builder: Builder, character: str) -> None:
    at = builder.at
    key, key_start, key_end = builder.opened[-1].key or ("", at, at)
    if _unclosed_key(builder, key_start, key_end):
        return
    if (equals := _EQUALS.match(builder.text, at)) is not None:
        builder.report(trouble.EQUALS_SIGN, at, equals.end(), edits=(Edit(at, equals.end(), ":"),), safe=True)
        builder.at = equals.end()
        builder.feed("COLON")
    elif character in ",]}" or _KEY_AHEAD.match(builder.text, at):
        _without_value(builder)
    else:
        colon = Edit(key_end, key_end, ": " if at == key_end else ":")
        builder.report(trouble.MISSING_COLON, at, _token_end(builder, at), key, edits=(colon,), safe=True)
        builder.feed("COLON")


def _unclosed_key(builder: Builder, start: int, end: int) -> bool:
    """Whether the quote behind the key opens its value, as in ``"a: "b"``; then both are read so."""
    match = _KEY_WITHOUT_QUOTE.fullmatch(builder.text, start, end)
    if match is None or end != builder.at or _STRING_AHEAD.match(builder.text, end - 1) is None:
        return False
    name_end = match.end(1)
    builder.report(trouble.UNCLOSED_STRING, start, start + 1, edits=(Edit(name_end, name_end, '"'),), safe=True)
    builder.opened[-1].key = (match[1], start, name_end)
    builder.feed("COLON")
    builder.at = end - 1
    return True


def _without_value(builder: Builder) -> None:
    """The key that was read last has no value; its colon may be missing, too."""
    text, start, end = builder.opened[-1].key or ("", builder.at, builder.at)
    if "COLON" in builder.expected:
        builder.feed("COLON")
    builder.feed("WORD")
    if builder.opened[-1].key is not None:  # else the missing key has been told of
        builder.report(trouble.KEY_WITHOUT_VALUE, start, end, text)
        builder.add_unread(builder.at, builder.at)


def _behind_value(builder: Builder, character: str) -> None:
    text, at, holder = builder.text, builder.at, builder.opened[-1]
    if character in "]}":
        _wrong_closer(builder, character)
    elif holder.is_object and character in "[{":
        builder.feed("COMMA")  # a value without a key comes next, which says enough
    elif (_KEY_AHEAD if holder.is_object else _VALUE_AHEAD).match(text, at):
        # Two words side by side in a list may be one text that lost its quotes.
        safe = holder.is_object or character in "[{"
        builder.report(trouble.MISSING_COMMA, at, _token_end(builder, at), edits=_comma(builder), safe=safe)
        builder.feed("COMMA")
    elif character == ":" and not holder.is_object:
        _key_in_list(builder)
    elif not _semicolon(builder):
        _text_behind(builder)


def _semicolon(builder: Builder) -> bool:
    """Whether a semicolon stands where a comma belongs, or behind the last entry; then it is read as that."""
    text, at = builder.text, builder.at
    if (match := _SEMICOLON.match(text, at)) is None:
        return False
    ahead = _KEY_AHEAD if builder.opened[-1].is_object else _VALUE_AHEAD
    if ahead.match(text, match.end()):
        builder.report(trouble.SEMICOLON, at, at + 1, edits=(Edit(at, at + 1, ","),), safe=True)
        builder.feed("COMMA")
        builder.comma = at
    elif text[match.end() : match.end() + 1] in {"]", "}"}:
        builder.report(trouble.SEMICOLON, at, at + 1, edits=(Edit(at, at + 1, ""),), safe=True)
    else:
        return False
    builder.at = at + 1
    return True


def _comma(builder: Builder) -> tuple[Edit, ...]:
    """The edit that puts in a comma, right behind the value before it where only blanks stand between."""
    at = builder.at
    end = _value_end(builder, at)
    return (Edit(end, end, ",") if builder.text[end:at].isspace() else Edit(at, at, ", "),)


def _key_in_list(builder: Builder) -> None:
    """``["a": 1]``; but behind other items, in an object, the list has probably not been closed."""
    at, holder = builder.at, builder.opened[-1]
    key = holder.items[-1]
    parent = builder.opened[-2] if len(builder.opened) > 1 else None
    if len(holder.items) > 1 and parent is not None and parent.is_object and isinstance(key, Scalar):
        holder.items.pop()
        _close_unclosed(builder, key.start)
        builder.feed("COMMA", "KEY")
        parent.key = (key.text, key.start, key.end)
        builder.at = at + 1
    else:
        # What a list has for one key it has for the others.
        last = builder.problems[-1] if builder.problems else None
        if last is None or last.message != trouble.KEY_IN_LIST.message or last.span.start < holder.start:
            builder.report(trouble.KEY_IN_LIST, key.start, at + 1)
        builder.feed("COMMA")
        builder.comma = at
        builder.at = at + 1


def _text_behind(builder: Builder) -> None:
    """Text up to the next punctuation; the value before it is not what was meant, so it is unread."""
    at, holder = builder.at, builder.opened[-1]
    match = (_STRAY_IN_OBJECT if holder.is_object else _STRAY).match(builder.text, at)
    end = match.end() if match is not None else at + 1
    stray = builder.text[at:end].rstrip(" \t")
    builder.report(trouble.TEXT_BEHIND_VALUE, at, at + len(stray))
    builder.at = at + len(stray)
    if holder.is_object and holder.entries and isinstance(value := holder.entries[-1].value, Scalar):
        unread = Scalar("", value.start, builder.at, "unread")
        holder.entries[-1] = holder.entries[-1]._replace(value=unread)
    elif not holder.is_object and isinstance(value := holder.items[-1], Scalar):
        holder.items[-1] = Scalar("", value.start, builder.at, "unread")


def _before_value(builder: Builder, character: str) -> None:
    at = builder.at
    awaits_key = "KEY" in builder.expected
    is_behind_colon = bool(builder.opened) and builder.opened[-1].is_object and not awaits_key
    if character in ",]}" and is_behind_colon:
        _without_value(builder)
    elif character == ",":
        _extra_commas(builder)
    elif character in "]}" and builder.opened and not _is_empty(builder):
        _trailing_comma(builder)
    elif character in "]}":
        _wrong_closer(builder, character)
    elif awaits_key:  # a colon, an equals sign, or an opening bracket
        builder.report(trouble.VALUE_WITHOUT_KEY, at, at + 1)
        builder.feed("KEY")
        builder.at += character in ":="
    else:
        builder.report(trouble.STRAY_COLON, at, at + 1, edits=(Edit(at, at + 1, ""),))
        builder.at = at + 1


def _is_empty(builder: Builder) -> bool:
    """Whether nothing stands before this in the innermost bracket, so that no comma can have been read."""
    return bool({"BRACE_CLOSE", "BRACKET_CLOSE"} & set(builder.expected))


def _extra_commas(builder: Builder) -> None:
    """One mistake, whatever the number of commas."""
    start = builder.at
    match = _COMMAS.match(builder.text, start)
    assert match is not None  # noqa: S101 - a comma stands here
    builder.at = match.end()
    if builder.opened and not _is_empty(builder) and _CLOSER_AHEAD.match(builder.text, builder.at):
        edits = (Edit(builder.comma, builder.comma + 1, ""), Edit(start, builder.at, ""))
        builder.report(trouble.TRAILING_COMMA, builder.comma, builder.comma + 1, edits=edits)
        builder.take_back()
    else:
        builder.report(trouble.EXTRA_COMMA, start, start + 1, edits=(Edit(start, builder.at, ""),))


def _trailing_comma(builder: Builder) -> None:
    comma = builder.comma
    if builder.text[comma] == ",":  # else it stands for a mistake that has been told of
        builder.report(trouble.TRAILING_COMMA, comma, comma + 1, edits=(Edit(comma, comma + 1, ""),), safe=True)
    builder.take_back()


def _wrong_closer(builder: Builder, character: str) -> None:
    """A closing bracket where the innermost open one is of the other kind, or none is open."""
    at = builder.at
    if any(holder.closer == character for holder in builder.opened):
        _close_unclosed(builder, at)
        return
    builder.at = at + 1
    is_last = _BLANK_REST.match(builder.text, at + 1) is not None
    if len(builder.opened) > 1 or (builder.opened and is_last):
        closer = builder.opened[-1].closer
        builder.report(trouble.wrong_closer(closer), at, at + 1, edits=(Edit(at, at + 1, closer),))
        _close(builder, at + 1)
    else:
        builder.report(trouble.STRAY_CLOSER, at, at + 1, edits=(Edit(at, at + 1, ""),))


def _close_unclosed(builder: Builder, end: int) -> None:
    """The innermost bracket should have been closed before ``end``."""
    holder = builder.opened[-1]
    builder.report(trouble.unclosed_bracket(holder.closer), holder.start, holder.start + 1)
    _close(builder, end)


def _close(builder: Builder, end: int) -> None:
    """Close the innermost bracket, behind a value or right behind itself."""
    builder.feed("BRACE_CLOSE" if builder.opened[-1].is_object else "BRACKET_CLOSE")
    builder.close(end)


def _end(builder: Builder) -> None:
    """The text ends before the value does: one mistake, whatever the number of brackets that are open."""
    if not builder.opened:
        builder.report(trouble.NO_VALUE, 0, 0)
        raise GiveUp
    if (inner_end := give_back(builder)) is not None:
        _close(builder, inner_end)
        return
    holder = builder.opened[-1]
    # Behind a comment they would be a part of it.
    end = len(builder.text.rstrip(" \t\n\r"))
    value_end = _value_end(builder, end)
    end = value_end if _COMMENT_AHEAD.match(builder.text, value_end) else end
    closers = "".join(opened.closer for opened in reversed(builder.opened))
    edits = (Edit(end, end, closers),) if "COMMA" in builder.expected else ()
    builder.report(trouble.unclosed_bracket(holder.closer), holder.start, holder.start + 1, edits=edits)
    _close_all(builder)


def _value_end(builder: Builder, default: int) -> int:
    """Where the last value in the innermost bracket ends; ``default`` where there is none."""
    holder = builder.opened[-1]
    values = [entry.value for entry in holder.entries[-1:]] if holder.is_object else holder.items[-1:]
    return values[0].end if values else default


def _close_all(builder: Builder) -> None:
    end = len(builder.text)
    while builder.opened:
        if builder.opened[-1].key is not None:
            builder.add_unread(end, end)
        builder.close(end)


def _token_end(builder: Builder, at: int) -> int:
    match = _TOKEN_AHEAD.match(builder.text, at)
    return match.end() if match is not None else at + 1


def _line_end(text: str, at: int) -> int:
    """Where the line of ``at`` ends, the blanks at its end left out."""
    match = _REST_OF_LINE.match(text, at)
    end = at if match is None else match.end()
    return at + max(len(text[at:end].rstrip(" \t")), 1)
