"""Where in a text stands what must not be shown.

Spans are found twice: in the tree, and line by line in the characters alone, because a text that could not be read
holds its secrets all the same. Where in doubt, too much is masked; the name of a key never is.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from manifestkit.findings.hiding import AROUND, TELLING, mask, merged
from manifestkit.findings.sensitive import is_personal, is_secret
from manifestkit.lean_typing import TYPE_CHECKING
from manifestkit.text.nodes import Mapping, Scalar
from manifestkit.text.source import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator
    from typing import TypeAlias

    from manifestkit.text.nodes import Entry, Node

    # Whether the value of a key of this name is to be masked, given the names that are known.
    Test: TypeAlias = Callable[[str, Container[str]], bool]
    # Whether the name between two offsets, its colon included, is to be passed over.
    Passes: TypeAlias = Callable[[int, int], bool]

# A word at the start of a line or of a comment, behind whatever is no letter (indentation, dashes, quotes, brackets,
# `#`); a word with another behind it where a flow mapping may have a key; or a word with a colon behind it anywhere.
# Every repetition is possessive or atomic, so each character is looked at a few times at most.
WORD = r"(\w[\w.\-]*+)"
COLON = r"([\"'\\]*+[ \t]*+[:=\uff1a])"
_AT_START = r"(?:(?:(?<=[\r\n])|\A)[^\w\r\n]*+|(?<=#)[^\w\r\n#]*+)"
_IN_FLOW = r"(?<=[{,])[ \t\"']*+(?=\w[\w.\-]*+[ \t]++\w)"


@cache
def _name() -> re.Pattern[str]:
    return re.compile(rf"(?:{_AT_START}|{_IN_FLOW}){WORD}(?>{COLON}?)|(?<![\w.\-]){WORD}{COLON}")


# The same and more, found in a fraction of the time: each begins with one sign, which is found much faster than one of
# several, so that the others are made that one first. A name before a colon is read backwards, from the colon on.
_FIRST_OF_LINE = re.compile(r"\n[^\w\n]*+(\w[\w.\-]*+)")
_FIRST_IN_COMMENT = re.compile(r"#[^\w\n#]*+(\w[\w.\-]*+)")
_FIRST_IN_FLOW = re.compile(r",[ \t\"']*+(\w[\w.\-]*+)")
_BEFORE_COLON_BACKWARDS = re.compile(r":[ \t]*+[\"'\\]*+([\w.\-]++)")


@cache
def _blanks() -> re.Pattern[str]:
    return re.compile(r"[\"'\\]?[ \t]*+")


@cache
def _line() -> re.Pattern[str]:
    return re.compile(r"([^\S\r\n]*+)([^\r\n]*+)(?:\r\n|\n|\r|\Z)")


@cache
def _first_name() -> re.Pattern[str]:
    return re.compile(rf"[^\w\r\n]*+{WORD}(?>{COLON}?)[ \t]*+")


# What begins a line with a name of any kind: its colon has a blank or nothing behind it.
@cache
def _field() -> re.Pattern[str]:
    return re.compile(rf"[^\w\r\n#]*+{WORD}[\"'\\]*+[ \t]*+[:\uff1a](?:[ \t]|\Z)")


@cache
def _suppression() -> re.Pattern[str]:
    return re.compile(r"[ \t]#[ \t]*+manifestkit:")


# Nothing, a comment, or the header of a block scalar: the value follows on the next lines.
@cache
def _no_value_yet() -> re.Pattern[str]:
    return re.compile(r"[ \t]*+(?:[|>][-+0-9]*+[ \t]*+)?(?:#.*)?", re.DOTALL)


# More than these nobody writes into one text; each is looked for in all of it.
_MOST_VALUES = 64
# So much text is worth a first look that only asks whether there is any name of a secret.
_ORDINARY_LENGTH = 65_536
# No line that continues a value is indented further than this.
_DEEPEST = 1000

# What AWS makes for a secret access key, in whatever field it stands: 40 characters of base64, of both cases and with a
# digit.
_ACCESS_KEY_LENGTH = 40


@cache
def _access_key() -> re.Pattern[str]:
    return re.compile(r"(?<![A-Za-z0-9/+])[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=])")


# The member of a manifest that holds an address, in small letters; and a line from its first word on.
_ADDRESS = "returnaddress"


@cache
def _words() -> re.Pattern[str]:
    return re.compile(r"\w[^\r\n]*+")


def secret_spans(text: str, root: Node | None, known: frozenset[str] = frozenset()) -> tuple[Span, ...]:
    """The values of passwords, PIN codes, secret keys and signatures, in order and without overlap.

    ``known`` are the names of keys that may stand there: a line that begins with one is not taken for the value of a
    secret key above that has none, and a name that is known is not taken for a misspelt secret one.
    """
    keys = access_key_spans(text)
    if len(text) <= _ORDINARY_LENGTH and not any(
        is_secret(name, known) for name in _names(text, root) - _harmless(known)
    ):
        return keys
    entries = list(_entries(root, is_secret, known))
    spans = [extent(entry.value) for entry in entries]
    for entry in entries:
        spans += spans_in_key(text, entry, is_secret, known)
    return with_repetitions(text, [*spans, *keys, *written_spans(text, is_secret, known)], known)


def access_key_spans(text: str) -> tuple[Span, ...]:
    """What looks like a secret access key, under whatever name somebody has put it."""
    # Few texts have a word as long, and that is told much faster.
    long_lines = [line for line in text.split("\n") if len(line) >= _ACCESS_KEY_LENGTH]
    if max((len(word) for line in long_lines for word in line.split()), default=0) < _ACCESS_KEY_LENGTH:
        return ()
    return tuple(Span(*match.span()) for match in _access_key().finditer(text) if _is_mixed(match[0]))


def _is_mixed(word: str) -> bool:
    """Whether a word has letters of both cases and a digit."""
    return any(map(str.isupper, word)) and any(map(str.islower, word)) and any(map(str.isdigit, word))


def personal_spans(text: str, root: Node | None, known: Container[str] = frozenset()) -> tuple[Span, ...]:
    """The values that tell of people: what ``--redact`` masks as well. Source: RULINGS 19. ``known`` is as above."""
    entries = list(_entries(root, is_personal, known))
    spans = [extent(entry.value) for entry in entries]
    # Behind a quote, where there is one, the name itself starts.
    read = {entry.key_start + quote for entry in entries if is_read(entry.value) for quote in (0, 1)}
    spans += _loose_address(text, root, known)
    written = written_spans(text, is_personal, known, lambda start, _: start in read)
    return with_repetitions(text, [*spans, *written], known)


def _loose_address(text: str, root: Node | None, known: Container[str]) -> Iterator[Span]:
    """What stands in an address without being one of its known members: a line of its own, or under another name."""
    entries = root.entries if isinstance(root, Mapping) else ()
    for number, entry in enumerate(entries):
        if entry.key.lower() != _ADDRESS:
            continue
        end = entries[number + 1].key_start if number + 1 < len(entries) else len(text)
        at = entry.key_end
        for member in entry.value.entries if isinstance(entry.value, Mapping) else ():
            yield from _lines_with_words(text, at, member.key_start)
            at = max(member.value.end, member.key_end)
            if member.key not in known:
                yield extent(member.value)
        yield from _lines_with_words(text, at, end)


def _lines_with_words(text: str, start: int, end: int) -> Iterator[Span]:
    return (Span(*match.span()) for match in _words().finditer(text, start, end))


def masked_key(key: str, known: Container[str]) -> str:
    """The name of a key without a secret in it, as when a flow mapping has ``pinCode:1234`` for a key."""
    if key in known:
        return key
    return mask(key, 0, len(key), merged([*written_spans(key, is_secret, known), *access_key_spans(key)]))


def _names(text: str, root: Node | None) -> set[str]:
    """The keys of a tree, and whatever may be a name in its text."""
    with_colons = text.replace("=", ":").replace("\uff1a", ":")
    lines = text.replace("\r", "\n")
    names = {
        *_FIRST_OF_LINE.findall("\n" + lines),
        *_FIRST_IN_COMMENT.findall(lines),
        *_FIRST_IN_FLOW.findall(text.replace("{", ",")),
        *(name[::-1] for name in _BEFORE_COLON_BACKWARDS.findall(with_colons[::-1])),
    }
    waiting: list[Node] = [] if root is None else [root]
    for node in waiting:
        if isinstance(node, Mapping):
            names.update([entry.key for entry in node.entries])
            waiting += [entry.value for entry in node.entries if not isinstance(entry.value, Scalar)]
        elif not isinstance(node, Scalar):
            waiting += [item for item in node.items if not isinstance(item, Scalar)]
    return names


@lru_cache(maxsize=8)
def _harmless(known: frozenset[str]) -> frozenset[str]:
    """Those of the known names that announce no secret."""
    return frozenset(name for name in known if not is_secret(name, known))


def _entries(root: Node | None, hides: Test, known: Container[str]) -> Iterator[Entry]:
    """Every entry whose value is to be masked, wherever it stands."""
    waiting: list[Node] = [] if root is None else [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Mapping):
            for entry in node.entries:
                if hides(entry.key, known):
                    yield entry
                else:
                    waiting.append(entry.value)
        elif not isinstance(node, Scalar):
            waiting.extend(node.items)


def spans_in_key(text: str, entry: Entry, hides: Test, known: Container[str]) -> Iterator[Span]:
    """What stands behind a name within a key."""
    for start, end in written_spans(text[entry.key_start : entry.key_end], hides, known):
        yield Span(entry.key_start + start, entry.key_start + end)


def extent(node: Node) -> Span:
    """The characters of a value."""
    return Span(node.start, node.end)


def is_read(node: Node) -> bool:
    """Whether a value is written somewhere, and could be read."""
    return not isinstance(node, Scalar) or (node.style not in {"empty", "unread"} and node.end > node.start)


def _nothing_passes(_start: int, _end: int) -> bool:
    return False


def written_spans(text: str, hides: Test, known: Container[str], passes: Passes = _nothing_passes) -> Iterator[Span]:
    """What stands behind the names in the text, whatever a reader made of it; some names may be passed over."""
    done = 0
    for match in _name().finditer(text):
        group = 1 if match[1] is not None else 3
        start = match.start(group)
        if start < done or not hides(match[group], known) or passes(start, match.end()):
            continue
        blanks = _blanks().match(text, match.end())
        behind = blanks.end() if blanks and not match[group + 1] else match.end()
        for span in _value_spans(text, start, behind, known):
            done = span.end
            yield span


def _value_spans(text: str, name: int, behind: int, known: Container[str]) -> Iterator[Span]:
    """From behind a name to the end of what may be its value, without the known names that stand in between."""
    line = _line().match(text, behind)
    assert line is not None  # noqa: S101 - the pattern matches anything
    start, end = line.span(2)
    comment = _suppression().search(text, start - 1, end)
    if comment:
        end = max(start, comment.start())
    rest = text[start:end]
    column = name - _line_start(text, name)
    empty = waits = _no_value_yet().fullmatch(rest) is not None
    quote = rest[:1] if rest[:1] in {'"', "'"} and rest[:1] not in rest[1:] else ""
    for following in _line().finditer(text, line.end()):
        indent, content = following[1], following[2]
        if not content:
            continue
        # The first line below a key without a value is that value, even if it looks like a field.
        if not (len(indent) > column or waits or quote or (empty and not _field().match(content))):
            break
        is_comment = content.startswith("#")
        first = _first_name().match(content)
        if first and first[1] in known:
            if first[2] and not is_comment:
                break
            yield Span(start, end)
            start = following.start(2) + first.end()
        end = following.end(2)
        waits = waits and (is_comment or not re.search(r"\w", content))
        if quote and quote in content:
            quote = ""
    yield Span(start, end)


def with_repetitions(text: str, spans: Iterable[Span], known: Container[str]) -> tuple[Span, ...]:
    """The spans, and wherever else in the text the same words stand, as in a comment; in order and without overlap.

    Left out are values of which many words are a part, and those that are themselves the name of a key.
    """
    hidden = list(spans)
    # What follows a `#` may be a part of the value or a comment.
    written = [text[span.start : span.end] for span in hidden]
    values = dict.fromkeys(value.strip(AROUND) for each in written for value in (each, each.partition(" #")[0]))
    telling = [value for value in values if len(value) >= TELLING and value not in known]
    return merged([*hidden, *(span for value in telling[:_MOST_VALUES] for span in _found(value, text))])


def _found(value: str, text: str) -> Iterator[Span]:
    """Where a value stands as words of its own."""
    end = 0
    while (start := text.find(value, end)) >= 0:
        end = start + len(value)
        is_part = _are_one_word(text[start - 1 : start], value[0]) or _are_one_word(value[-1], text[end : end + 1])
        if not is_part:
            yield Span(start, end)


def _are_one_word(before: str, behind: str) -> bool:
    return before.isalnum() and behind.isalnum()


def _line_start(text: str, at: int) -> int:
    """Where the line starts, or as far back as it makes sense to look for that."""
    first = max(at - _DEEPEST, 0)
    return max(text.rfind("\n", first, at), text.rfind("\r", first, at), first - 1) + 1
